#include "views/panels/oneline/OneLineDiagram.h"
#include "twin/model/SiteModel.h"
#include "views/panels/oneline/OneLineTexts.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include "views/theme/Theme.h"
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <map>

namespace views {
namespace {

using Kind = twin::network::SiteElement::Kind;
std::size_t at(int i) { return static_cast<std::size_t>(i); }
constexpr double leastPitch = 44, mostPitch = 120, margin = 44, boxSize = 16, leastPad = 7, mostPad = 14, legendHeight = 34;
constexpr int least = 250;

} // namespace

OneLineDiagram::OneLineDiagram(const ViewContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setAccessibleName(tr("One-line diagram"));
    setFocusPolicy(Qt::StrongFocus);
    connect(context.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize OneLineDiagram::minimumSizeHint() const
{
    std::size_t lineUps = 1;
    if (m_result)
        lineUps = static_cast<std::size_t>(std::count_if(m_result->elements.begin(), m_result->elements.end(), [](const auto& e) { return e.kind == Kind::LineUp; }));
    return {static_cast<int>(2 * margin + leastPitch * static_cast<double>(std::max<std::size_t>(1, lineUps))), least};
}

void OneLineDiagram::setResult(std::shared_ptr<const twin::OneLine> result)
{
    const bool same = m_result && result && m_result->elements.size() == result->elements.size();
    m_result = std::move(result);
    if (!same) {
        setMinimumWidth(minimumSizeHint().width());
        updateGeometry();
    }
    arrange();
    update();
}

void OneLineDiagram::setSelected(int element)
{
    m_selected = element;
    update();
}

void OneLineDiagram::setPath(std::vector<int> elements)
{
    if (elements == m_path)
        return;
    m_path = std::move(elements);
    update();
}

bool OneLineDiagram::isOnPath(int element) const { return std::find(m_path.begin(), m_path.end(), element) != m_path.end(); }

void OneLineDiagram::arrange()
{
    m_places.clear();
    m_x.clear();
    if (!m_result)
        return;
    const auto& elements = m_result->elements;
    std::vector<int> lineUps;
    for (std::size_t e = 0; e < elements.size(); ++e)
        if (elements[e].kind == Kind::LineUp)
            lineUps.push_back(static_cast<int>(e));
    if (lineUps.empty())
        return;
    m_pitch = std::clamp((width() - 2 * margin) / static_cast<double>(lineUps.size()), leastPitch, mostPitch);
    const double left = std::max(margin, (width() - m_pitch * static_cast<double>(lineUps.size())) / 2);
    // Rows fill the height, with what is left going to the pads.
    const double h = std::max<double>(height(), least);
    m_highY = 26;
    m_transformerY = m_highY + std::clamp(h * 0.15, 34.0, 60.0);
    m_busY = m_transformerY + std::clamp(h * 0.15, 34.0, 60.0);
    m_sourceY = m_busY + 30;
    m_padY = m_sourceY + 34;
    for (std::size_t l = 0; l < lineUps.size(); ++l) {
        m_x.push_back(left + m_pitch * (static_cast<double>(l) + 0.5));
        m_places.push_back({lineUps[l], QRectF(m_x.back() - m_pitch * 0.38, m_busY - 4, m_pitch * 0.76, 8)});
    }
    struct Column
    {
        int transformers = 0, sources = 0, pads = 0;
    };
    std::vector<Column> columns(lineUps.size());
    int feeds = 0;
    for (const auto& e : elements)
        feeds += e.kind == Kind::UtilityFeed;
    int feed = 0;
    // Pads as large as the place below allows.
    std::vector<int> padsAt(lineUps.size(), 0);
    for (const auto& e : elements)
        if (e.kind == Kind::PadTransformer && e.lineUp >= 0 && at(e.lineUp) < padsAt.size())
            ++padsAt[at(e.lineUp)];
    const int mostPads = *std::max_element(padsAt.begin(), padsAt.end());
    const auto across = [&](double size) { return std::max(1, static_cast<int>(m_pitch * 0.84 / (size + 2))); };
    m_padSize = mostPad;
    while (m_padSize > leastPad && std::ceil(mostPads / static_cast<double>(across(m_padSize))) * (m_padSize + 3) > h - m_padY - legendHeight)
        m_padSize -= 1;
    const int padsAcross = across(m_padSize);
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const auto& e = elements[i];
        const int element = static_cast<int>(i);
        if (e.kind == Kind::UtilityFeed) {
            const double span = m_pitch * static_cast<double>(lineUps.size()) / feeds;
            m_places.push_back({element, QRectF(left + span * feed + 4, m_highY - 4, span - 8, 8)});
            ++feed;
            continue;
        }
        if (e.lineUp < 0 || at(e.lineUp) >= m_x.size())
            continue;
        auto& c = columns[at(e.lineUp)];
        const double x = m_x[at(e.lineUp)];
        switch (e.kind) {
        case Kind::SubstationTransformer:
            m_places.push_back({element, QRectF(x - boxSize / 2 + 20 * c.transformers++, m_transformerY - boxSize / 2, boxSize, boxSize)});
            break;
        case Kind::RingTie: {
            const bool closing = at(e.lineUp) + 1 >= m_x.size(); // the last goes round to the first
            const double from = x + m_pitch * 0.38;
            m_places.push_back({element, closing ? QRectF(from, m_busY - 3, 14, 6) : QRectF(from, m_busY - 3, m_pitch * 0.24, 6)});
            break;
        }
        case Kind::Machine:
        case Kind::Battery: {
            // Two a row where there is room; more of them share the place of the last.
            const double step = boxSize + 3;
            const int beside = std::max(1, static_cast<int>(m_pitch / step));
            const int n = std::min(c.sources++, beside - 1);
            const double start = x - step * beside / 2 + 1.5;
            m_places.push_back({element, QRectF(start + step * n, m_sourceY - boxSize / 2, boxSize, boxSize)});
            break;
        }
        case Kind::PadTransformer: {
            const int n = c.pads++;
            m_places.push_back({element, QRectF(x - padsAcross * (m_padSize + 2) / 2 + (n % padsAcross) * (m_padSize + 2), m_padY + (n / padsAcross) * (m_padSize + 3), m_padSize, m_padSize)});
            break;
        }
        default: break;
        }
    }
}

bool OneLineDiagram::isOpen(int element) const
{
    if (m_result->state.solved)
        return m_result->state.elements[at(element)].open;
    return false;
}

bool OneLineDiagram::isLive(int element) const { return m_result->state.solved && m_result->state.elements[at(element)].live; }

QColor OneLineDiagram::colourOf(int element) const
{
    const auto& theme = *m_context.theme;
    if (!isLive(element))
        return theme.color(Role::NoData);
    const double loading = m_result->state.elements[at(element)].loading;
    const bool isFeed = m_result->elements[at(element)].kind == Kind::UtilityFeed;
    if (std::isnan(loading))
        return theme.color(Role::Muted);
    if (loading > 1 + 1e-6 && !isFeed)
        return theme.color(Role::Critical);
    return mapColor(twin::MetricInfo::Map::Viridis, loading);
}

void OneLineDiagram::paintBox(QPainter& painter, int element, const QRectF& rect, const QString& letter) const
{
    const auto& theme = *m_context.theme;
    const auto colour = colourOf(element);
    painter.setPen(QPen(theme.color(Role::Muted), 1));
    painter.setBrush(colour);
    const auto kind = m_result->elements[at(element)].kind;
    if (kind == Kind::SubstationTransformer) { // two rings, as transformers are drawn
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, 2.5));
        painter.drawEllipse(QRectF(rect.left() + 2, rect.top() - 2, rect.width() - 4, rect.height() - 4));
        painter.drawEllipse(QRectF(rect.left() + 2, rect.top() + 6, rect.width() - 4, rect.height() - 4));
    } else if (kind == Kind::Machine) {
        painter.drawEllipse(rect);
    } else {
        painter.drawRect(rect);
    }
    if (!letter.isEmpty()) {
        painter.setFont(text::font(11, true));
        // Dark letters on the light end of the map, light ones on the dark end.
        painter.setPen(qGray(colour.rgb()) > 120 ? Qt::black : Qt::white);
        painter.drawText(rect, Qt::AlignCenter, letter);
    }
    if (isOpen(element)) {
        painter.setPen(QPen(theme.color(Role::Critical), 2));
        painter.drawLine(rect.topLeft() + QPointF(-2, -2), rect.bottomRight() + QPointF(2, 2));
        painter.drawLine(rect.topRight() + QPointF(2, -2), rect.bottomLeft() + QPointF(-2, 2));
    }
    if (element == m_selected) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Role::Accent), 2));
        painter.drawRect(rect.adjusted(-4, -4, 4, 4));
    } else if (isOnPath(element)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Role::Accent), 2));
        painter.drawRoundedRect(rect.adjusted(-2.5, -2.5, 2.5, 2.5), 3, 3);
    }
}

void OneLineDiagram::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto& theme = *m_context.theme;
    painter.fillRect(rect(), theme.color(Role::Surface));
    if (!m_result || m_x.empty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& elements = m_result->elements;
    double mostMw = 1;
    for (const auto& p : m_places)
        if (const double mw = megawatts(p.element); !std::isnan(mw) && elements[at(p.element)].kind != Kind::UtilityFeed)
            mostMw = std::max(mostMw, std::abs(mw));
    const auto roomRightOf = [&](const QRectF& rect) { // to the next transformer
        double room = width() - rect.right();
        for (const auto& p : m_places)
            if (elements[at(p.element)].kind == Kind::SubstationTransformer && p.rect.left() > rect.left())
                room = std::min(room, p.rect.left() - rect.right());
        return room;
    };
    const auto wire = [&](int element) {
        const bool live = isLive(element) && !isOpen(element);
        // The wider, the more flows.
        const double mw = megawatts(element), width = std::isnan(mw) ? 1.5 : 1.2 + 3.3 * std::sqrt(std::min(1.0, std::abs(mw) / mostMw));
        if (isOnPath(element))
            return QPen(theme.color(Role::Accent), width + 1);
        return QPen(live ? theme.color(Role::Muted) : theme.color(Role::Line), live ? width : 1.5, live ? Qt::SolidLine : Qt::DashLine);
    };
    // Wires first, then what hangs on them.
    std::map<int, QRectF> feedPlaces;
    for (const auto& p : m_places)
        if (elements[at(p.element)].kind == Kind::UtilityFeed)
            feedPlaces[static_cast<int>(feedPlaces.size())] = p.rect;
    int transformer = 0;
    for (const auto& p : m_places) {
        const auto& e = elements[at(p.element)];
        const double x = p.rect.center().x();
        painter.setPen(wire(p.element));
        if (e.kind == Kind::SubstationTransformer) {
            if (!feedPlaces.empty()) { // transformers take the feeds in turn
                const auto feed = feedPlaces[transformer++ % static_cast<int>(feedPlaces.size())];
                const double top = std::clamp(x, feed.left(), feed.right());
                painter.drawPolyline(QPolygonF{{top, feed.bottom()}, {top, m_transformerY - 22}, {x, m_transformerY - 22}, {x, p.rect.top()}});
            }
            painter.drawLine(QPointF(x, p.rect.bottom() + 4), QPointF(x, m_busY - 4));
            paintBreaker(painter, p.element, {x, (p.rect.bottom() + m_busY) / 2});
        } else if (e.kind == Kind::Machine || e.kind == Kind::Battery) {
            painter.drawLine(QPointF(x, m_busY + 4), QPointF(x, p.rect.top()));
            paintBreaker(painter, p.element, {x, (m_busY + 4 + p.rect.top()) / 2});
        } else if (e.kind == Kind::LineUp) {
            painter.drawLine(QPointF(x + m_pitch * 0.42, m_busY + 4), QPointF(x + m_pitch * 0.42, m_padY + 2));
            painter.drawLine(QPointF(x - m_pitch * 0.42, m_padY - 4), QPointF(x + m_pitch * 0.42, m_padY - 4));
        }
    }
    // The tie that closes the ring goes round below the bus.
    for (const auto& p : m_places) {
        const auto& e = elements[at(p.element)];
        if (e.kind != Kind::RingTie)
            continue;
        const auto colour = isLive(p.element) ? colourOf(p.element) : theme.color(Role::Line);
        const double tieMw = megawatts(p.element);
        painter.setPen(QPen(colour, std::isnan(tieMw) ? 2 : 1.6 + 3 * std::sqrt(std::min(1.0, std::abs(tieMw) / mostMw)), isOpen(p.element) ? Qt::DotLine : Qt::SolidLine));
        if (at(e.lineUp) + 1 < m_x.size()) {
            painter.drawLine(p.rect.left(), m_busY, p.rect.right(), m_busY);
        } else {
            const double right = m_x.back() + m_pitch * 0.38, leftX = m_x.front() - m_pitch * 0.38, y = m_busY - 14;
            painter.drawPolyline(QPolygonF{{right, m_busY}, {right + 10, m_busY}, {right + 10, y}, {leftX - 10, y}, {leftX - 10, m_busY}, {leftX, m_busY}});
        }
        if (p.element == m_selected || isOpen(p.element) || isOnPath(p.element)) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.color(isOpen(p.element) ? Role::Critical : Role::Accent), 2));
            painter.drawRect(p.rect.adjusted(-3, -4, 3, 4));
        }
    }
    for (const auto& p : m_places) {
        const auto kind = elements[at(p.element)].kind;
        if (kind == Kind::RingTie)
            continue;
        const auto& name = elements[at(p.element)].name;
        paintBox(painter, p.element, p.rect, kind == Kind::Machine ? (name.starts_with("genset") ? QStringLiteral("D") : QStringLiteral("G"))
                                                 : kind == Kind::Battery ? QStringLiteral("B") : QString());
    }
    // What flows, where there is room: under feeds, right of transformers.
    painter.setFont(text::font(11));
    painter.setPen(theme.color(Role::Text));
    for (const auto& p : m_places) {
        const auto kind = elements[at(p.element)].kind;
        const double mw = megawatts(p.element);
        if (std::isnan(mw) || (kind != Kind::UtilityFeed && kind != Kind::SubstationTransformer))
            continue;
        const auto words = text::withUnit(text::number(mw, 1), text::unit("MW"));
        const double wide = painter.fontMetrics().horizontalAdvance(words);
        if (kind == Kind::UtilityFeed)
            painter.drawText(QRectF(p.rect.center().x() - wide / 2, p.rect.top() - 17, wide + 2, 14), Qt::AlignLeft | Qt::AlignVCenter, words);
        else if (wide + 8 < roomRightOf(p.rect))
            painter.drawText(QRectF(p.rect.right() + 5, p.rect.center().y() - 7, wide + 2, 14), Qt::AlignLeft | Qt::AlignVCenter, words);
    }
    // Words at the left edge, numbers over the line-ups where there is room.
    painter.setPen(theme.color(Role::Muted));
    painter.setFont(text::font(11));
    const auto word = [&](double y, const QString& words) { painter.drawText(QRectF(4, y - 8, margin, 16), Qt::AlignLeft | Qt::AlignVCenter, words); };
    word(m_highY - 14, text::withUnit(QStringLiteral("161"), QStringLiteral("kV")));
    word(m_padY + 4, text::withUnit(QStringLiteral("415"), QStringLiteral("V")));
    word(m_busY - 24, text::withUnit(text::number(13.8, 1), QStringLiteral("kV")));
    for (std::size_t l = 0; l < m_x.size(); ++l)
        painter.drawText(QRectF(m_x[l] - m_pitch * 0.42, m_sourceY + 12, m_pitch * 0.5, 14), Qt::AlignLeft | Qt::AlignVCenter, QString::number(l + 1));
    // What the colours mean.
    const double y = height() - 16.0, x0 = 8;
    painter.drawText(QRectF(x0, y - 4, 70, 16), Qt::AlignLeft | Qt::AlignVCenter, tr("Loading"));
    const double barX = x0 + QFontMetricsF(text::font(11)).horizontalAdvance(tr("Loading")) + 10;
    for (int i = 0; i < 100; ++i)
        painter.fillRect(QRectF(barX + i, y, 1.5, 8), mapColor(twin::MetricInfo::Map::Viridis, i / 100.0));
    painter.drawText(QRectF(barX + 106, y - 4, 60, 16), Qt::AlignLeft | Qt::AlignVCenter, text::withUnit(QStringLiteral("100"), QStringLiteral("%")));
    double legendX = barX + 152;
    const auto entry = [&](const QColor& colour, const QString& words) {
        painter.fillRect(QRectF(legendX, y, 10, 8), colour);
        const double wide = QFontMetricsF(text::font(11)).horizontalAdvance(words);
        painter.drawText(QRectF(legendX + 14, y - 4, wide + 4, 16), Qt::AlignLeft | Qt::AlignVCenter, words);
        legendX += wide + 28;
    };
    entry(theme.color(Role::Critical), tr("Overloaded"));
    entry(theme.color(Role::NoData), tr("Dark or stopped"));
    painter.setPen(theme.color(Role::Muted));
    painter.drawText(QRectF(legendX, y - 4, width() - legendX, 16), Qt::AlignLeft | Qt::AlignVCenter, tr("■ closed  □ open · wider lines carry more"));
}

QRectF OneLineDiagram::placeOf(int element) const
{
    for (const auto& p : m_places)
        if (p.element == element)
            return p.rect;
    return {};
}

int OneLineDiagram::elementAt(const QPointF& position) const
{
    int best = -1;
    double nearest = 6; // pixels that a click may miss by
    for (const auto& p : m_places) {
        const double dx = std::max({p.rect.left() - position.x(), 0.0, position.x() - p.rect.right()});
        const double dy = std::max({p.rect.top() - position.y(), 0.0, position.y() - p.rect.bottom()});
        const double d = std::hypot(dx, dy);
        if (d < nearest) {
            nearest = d;
            best = p.element;
        }
    }
    return best;
}

void OneLineDiagram::mousePressEvent(QMouseEvent* event)
{
    const int element = elementAt(event->position());
    if (element >= 0)
        Q_EMIT clicked(element);
}

void OneLineDiagram::mouseReleaseEvent(QMouseEvent* event) { event->accept(); }

double OneLineDiagram::megawatts(int element) const
{
    constexpr double none = twin::network::notGiven;
    if (!m_result || !m_result->state.solved || element < 0 || !isLive(element))
        return none;
    const auto& e = m_result->elements[at(element)];
    const auto& flow = m_result->state.flow;
    const auto within = [&](const auto& list) { return e.index >= 0 && at(e.index) < list.size(); };
    switch (e.kind) {
    case Kind::SubstationTransformer:
    case Kind::PadTransformer: return within(flow.transformers) ? -flow.transformers[at(e.index)].to.activeW() * 1e-6 : none;
    case Kind::RingTie: return within(flow.lines) ? (flow.lines[at(e.index)].from.activeW() - flow.lines[at(e.index)].to.activeW()) / 2 * 1e-6 : none;
    case Kind::Busway: return within(flow.lines) ? -flow.lines[at(e.index)].to.activeW() * 1e-6 : none;
    case Kind::Machine:
    case Kind::Battery: return within(flow.generators) ? flow.generators[at(e.index)].at.activeW() * 1e-6 : none;
    case Kind::UtilityFeed: return within(flow.sources) ? flow.sources[at(e.index)].at.activeW() * 1e-6 : none;
    case Kind::LineUp: return none;
    }
    return none;
}

/// A small square on the wire: filled where closed, hollow and in the colour of trouble where open.
void OneLineDiagram::paintBreaker(QPainter& painter, int element, const QPointF& place) const
{
    const auto& theme = *m_context.theme;
    const bool open = isOpen(element);
    const QRectF r(place.x() - 3, place.y() - 3, 6, 6);
    painter.save();
    painter.setBrush(theme.color(open ? Role::Surface : isLive(element) ? Role::Text : Role::NoData));
    painter.setPen(QPen(theme.color(open ? Role::Critical : isLive(element) ? Role::Text : Role::NoData), open ? 1.6 : 1));
    painter.drawRect(r);
    painter.restore();
}

void OneLineDiagram::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const int dx = key == Qt::Key_Right ? 1 : key == Qt::Key_Left ? -1 : 0, dy = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    if ((dx == 0 && dy == 0) || m_places.empty() || event->modifiers() != Qt::NoModifier) {
        QWidget::keyPressEvent(event);
        return;
    }
    const QRectF from = placeOf(m_selected);
    if (from.isNull()) {
        Q_EMIT clicked(m_places.front().element);
        return;
    }
    // The nearest element that way; what lies across counts three times.
    int best = -1;
    double least = 0;
    for (const auto& p : m_places) {
        const QPointF d = p.rect.center() - from.center();
        const double ahead = dx != 0 ? d.x() * dx : d.y() * dy, aside = std::abs(dx != 0 ? d.y() : d.x());
        if (p.element == m_selected || ahead < 2)
            continue;
        if (const double far = ahead + 3 * aside; best < 0 || far < least) {
            best = p.element;
            least = far;
        }
    }
    if (best >= 0)
        Q_EMIT clicked(best); // selects, and shows it in the list, where Space switches it
}

QString OneLineDiagram::tip(int element) const
{
    const auto& e = m_result->elements[at(element)];
    auto words = oneline::elementLabel(e);
    if (!m_result->unitNames[at(element)].empty())
        words += QStringLiteral(" (") + QString::fromStdString(m_result->unitNames[at(element)]) + QLatin1Char(')');
    const auto place = oneline::placeLabel(e, m_context.site->site());
    if (!place.isEmpty())
        words += QLatin1Char('\n') + place;
    if (!m_result->state.solved)
        return words;
    const auto& s = m_result->state.elements[at(element)];
    if (s.open)
        return words + QLatin1Char('\n') + tr("Open");
    if (!s.live)
        return words + QLatin1Char('\n') + tr("Dark or stopped");
    if (const double mw = megawatts(element); !std::isnan(mw))
        words += QLatin1Char('\n')
               + (e.kind == Kind::RingTie && mw < 0 ? tr("Carries %1, towards the line-up before") : tr("Carries %1")).arg(text::withUnit(text::number(std::abs(mw), 2), text::unit("MW")))
               + QStringLiteral(", ") + tr("closed");
    if (s.lossW > 0)
        words += QLatin1Char('\n') + tr("Loss %1").arg(text::withUnit(text::number(s.lossW * 1e-3, 1), QStringLiteral("kW")));
    if (!std::isnan(s.loading))
        words += QLatin1Char('\n') + tr("Loading %1").arg(text::withUnit(text::number(100 * s.loading, 1), QStringLiteral("%")));
    if (!std::isnan(s.pu))
        words += QLatin1Char('\n') + tr("Voltage %1").arg(text::withUnit(text::number(s.pu, 4), QStringLiteral("pu")));
    return words;
}

bool OneLineDiagram::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_result) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int element = elementAt(QPointF(help->pos()));
        if (element >= 0)
            QToolTip::showText(help->globalPos(), tip(element), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace views
