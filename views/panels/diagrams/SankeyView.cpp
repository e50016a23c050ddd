#include "views/panels/diagrams/SankeyView.h"
#include "views/panels/diagrams/FlowTexts.h"
#include "views/text/Format.h"
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace views {
namespace {

using twin::FlowRole;
std::size_t at(int i) { return static_cast<std::size_t>(i); }

constexpr double coldC = 10, hotC = 60; // of the colours of heat

/// What a heat node's medium has, °C; NaN where it has none of its own.
double temperatureOf(std::string_view id, const twin::KeyFigures& f)
{
    if (id == "gpu_heat" || id == "gpu_power" || id.starts_with("chip_"))
        return f.gpu_temperature_mean_c;
    if (id == "technology_loops" || id == "cdus" || id.starts_with("technology_"))
        return f.technology_return_c;
    if (id == "outdoor_air")
        return f.dry_bulb_c;
    if (id == "facility_loop" || id == "dry_coolers" || id == "towers" || id == "chiller_heat" || id == "rear_doors" || id == "room_air" || id.starts_with("room_")
        || id.starts_with("facility_"))
        return f.facility_return_c;
    return std::numeric_limits<double>::quiet_NaN();
}

QColor mixed(const QColor& a, const QColor& b, double share)
{
    const auto mix = [share](int x, int y) { return static_cast<int>(std::lround(x + share * (y - x))); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace

SankeyView::SankeyView(const Theme* theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Flow diagram"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

int SankeyView::textPixels(const QSizeF& size)
{
    // Grows on large canvases, so that a 4K picture reads as a small one does.
    return std::clamp(static_cast<int>(12 * std::min(size.width() / 1280, size.height() / 640)), 12, 30);
}

SankeyStyle SankeyView::style(double pixels, Density density) const
{
    SankeyStyle s;
    const double scale = pixels / 12;
    s.lineHeight = std::ceil(pixels * 1.34);
    s.nodeWidth = 10 * scale;
    s.gap = 6 * scale;
    s.margin = 8 * scale;
    s.bend = 30 * scale;
    s.nameWidth = 104 * scale;
    s.leastThickness = 96 * scale;
    if (density != Density::Wide) {
        s.bend = 14 * scale;
        s.nameWidth = 78 * scale;
        s.nodeWidth = 8 * scale;
        s.labelGap = 4 * scale;
        s.gap = 1.5 * scale;
        s.margin = 4 * scale;
        s.leastThickness = 64 * scale;
    }
    if (density == Density::Narrow) {
        s.narrow = true;
        s.bend = 8 * scale;
        s.nodeWidth = 6 * scale;
        s.labelGap = 3 * scale;
        s.gap = 1 * scale;
        s.nameWidth = 48 * scale;
        s.leastThickness = 48 * scale;
    }
    s.textWidth = [metrics = QFontMetricsF(text::font(static_cast<int>(pixels)))](const QString& words) { return metrics.horizontalAdvance(words); };
    return s;
}

SankeyView::Drawn SankeyView::drawn() const
{
    Drawn d;
    std::vector<int> index(m_account.nodes.size(), -1);
    std::vector<bool> used(m_account.nodes.size(), false);
    const auto shown = [this](const twin::Flow& f) { return !f.isResidual || f.value > drawnResidual * m_account.total; };
    for (const auto& f : m_account.flows)
        if (shown(f))
            used[at(f.from)] = used[at(f.to)] = true;
    // While chips neither warm up nor cool down, their power and their heat are one: no need for two bars.
    const int power = m_account.node("gpu_power"), heat = m_account.node("gpu_heat");
    const bool merged = power >= 0 && heat >= 0 && m_account.node("chip_heat_released") < 0;
    if (merged)
        used[at(power)] = false;
    int last = 0;
    for (const auto& n : m_account.nodes)
        if (n.info->role != FlowRole::Problem)
            last = std::max(last, n.info->column);
    for (std::size_t i = 0; i < m_account.nodes.size(); ++i) {
        if (!used[i])
            continue;
        const auto& n = m_account.nodes[i];
        index[i] = static_cast<int>(d.nodes.size());
        d.nodes.push_back(static_cast<int>(i));
        d.graph.nodes.push_back({flows::nodeLabel(*n.info), flows::value(m_account, n.value()) + QStringLiteral(" · ") + flows::share(m_account, n.value()), n.value(),
                                 merged && static_cast<int>(i) == heat ? 0 : std::min(n.info->column, last), flows::value(m_account, n.value())});
    }
    for (std::size_t i = 0; i < m_account.flows.size(); ++i)
        if (const auto& f = m_account.flows[i]; shown(f) && index[at(f.from)] >= 0 && index[at(f.to)] >= 0) {
            d.flows.push_back(static_cast<int>(i));
            d.graph.links.push_back({index[at(f.from)], index[at(f.to)], f.value});
        }
    return d;
}

void SankeyView::setAccount(twin::FlowAccount account, const twin::KeyFigures& figures)
{
    const auto nameOf = [this](int graphNode) { return graphNode < 0 ? nullptr : m_account.nodes[at(m_drawn.nodes[at(graphNode)])].info; };
    const auto* chosen = nameOf(m_node);
    const bool other = account.subject != m_account.subject;
    m_account = std::move(account);
    m_figures = figures;
    m_drawn = drawn();
    if (m_marked.size() != m_account.nodes.size())
        m_marked.assign(m_account.nodes.size(), false);
    if (m_path.size() != m_account.nodes.size())
        m_path.clear();
    // What was chosen stays chosen while time goes on.
    m_node = m_flow = -1;
    for (std::size_t i = 0; !other && chosen && i < m_drawn.nodes.size(); ++i)
        if (nameOf(static_cast<int>(i)) == chosen)
            m_node = static_cast<int>(i);
    arrange();
    QStringList spoken;
    for (const auto& f : m_account.flows)
        spoken << flows::nodeLabel(*m_account.nodes[at(f.from)].info) + QStringLiteral(" → ") + flows::nodeLabel(*m_account.nodes[at(f.to)].info) + QLatin1Char(' ')
                + flows::value(m_account, f.value);
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    Q_EMIT currentChanged(currentText());
}

void SankeyView::setMarked(std::vector<bool> nodes)
{
    m_marked = std::move(nodes);
    m_marked.resize(m_account.nodes.size(), false);
    update();
}

void SankeyView::setPath(std::vector<bool> nodes)
{
    m_path = std::move(nodes);
    if (!m_path.empty())
        m_path.resize(m_account.nodes.size(), false);
    update();
}

void SankeyView::arrange()
{
    const QSizeF room = parentWidget() ? QSizeF(parentWidget()->size()) : QSizeF(size());
    m_pixels = textPixels(room);
    m_places = layoutSankey(m_drawn.graph, room, style(m_pixels));
    // Closer together and a little smaller, then with names of one word a line, before anything must be scrolled to; never sideways only to
    // save height.
    const auto exceeds = [&](const SankeyPlaces& p) { return p.size.width() > room.width() + 0.5; };
    if ((exceeds(m_places) || m_places.size.height() > room.height() + 0.5) && m_pixels == 12) {
        m_pixels = 11;
        m_places = layoutSankey(m_drawn.graph, room, style(m_pixels, Density::Compact));
        if (exceeds(m_places))
            m_places = layoutSankey(m_drawn.graph, room, style(m_pixels, Density::Narrow));
    }
    // Only what exceeds the room is asked for, so that the diagram shrinks again with its panel.
    const auto beyond = [](double needed, double has) { return needed > has + 0.5 ? static_cast<int>(std::ceil(needed)) : 0; };
    const QSize least(beyond(m_places.size.width(), room.width()), beyond(m_places.size.height(), room.height()));
    if (least != minimumSize())
        setMinimumSize(least);
    update();
}

QColor SankeyView::colourOf(const twin::FlowNodeInfo& info, Theme::Kind kind) const
{
    const auto c = [kind](Role role) { return Theme::color(role, kind); };
    if (m_account.subject == twin::FlowAccount::Subject::Heat)
        if (const double t = temperatureOf(info.id, m_figures); std::isfinite(t)) // the middle of the map reads on both themes
            return mapColor(twin::MetricInfo::Map::Inferno, 0.22 + 0.6 * std::clamp((t - coldC) / (hotC - coldC), 0.0, 1.0));
    switch (info.role) {
    case FlowRole::Supply:
    case FlowRole::It:
    case FlowRole::Water: return c(Role::Accent);
    case FlowRole::Conversion: return mixed(c(Role::Accent), c(Role::Muted), 0.5);
    case FlowRole::Cooling: return mapColor(twin::MetricInfo::Map::Viridis, 0.6);
    case FlowRole::Outdoors: return mapColor(twin::MetricInfo::Map::Viridis, 0.4);
    case FlowRole::Loss:
    case FlowRole::House: return c(Role::Muted);
    case FlowRole::Heat: return mapColor(twin::MetricInfo::Map::Inferno, 0.6);
    case FlowRole::Stored: return c(Role::Information);
    case FlowRole::Problem: return c(Role::Critical);
    }
    return c(Role::Muted);
}

void SankeyView::paint(QPainter& painter, const Drawn& d, const SankeyPlaces& places, int pixels, Theme::Kind kind, bool live) const
{
    const auto c = [kind](Role role) { return Theme::color(role, kind); };
    painter.fillRect(QRectF(QPointF(0, 0), places.size).united(live ? QRectF(rect()) : QRectF()), c(Role::Surface));
    painter.setRenderHint(QPainter::Antialiasing);
    const auto infoOf = [&](int graphNode) -> const twin::FlowNodeInfo& { return *m_account.nodes[at(d.nodes[at(graphNode)])].info; };
    const auto onPath = [&](int graphNode) { return m_path.empty() || m_path[at(d.nodes[at(graphNode)])]; };
    for (std::size_t i = 0; i < d.graph.links.size(); ++i) {
        const auto& link = d.graph.links[i];
        // Losses and overhead keep the colour of what becomes of them; the rest that of where it comes from.
        const auto &from = infoOf(link.from), &to = infoOf(link.to);
        const bool byEnd = m_account.subject != twin::FlowAccount::Subject::Heat && to.role != FlowRole::Conversion;
        auto colour = colourOf(from.role == FlowRole::Problem || (!byEnd && to.role != FlowRole::Problem) ? from : to, kind);
        const bool chosen = live && (static_cast<int>(i) == m_flow || (m_node >= 0 && (link.from == m_node || link.to == m_node)));
        const bool followed = onPath(link.from) && onPath(link.to);
        const auto base = c(Role::Surface);
        colour = mixed(base, colour, !followed ? 0.15 : chosen ? 0.85 : kind == Theme::Kind::Dark ? 0.48 : 0.42);
        painter.fillPath(places.links[i].band, colour);
        if (places.links[i].thickness < 1.5) { // thin ones stay to be seen
            painter.setPen(QPen(colour, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawPath(places.links[i].spine);
        }
    }
    for (std::size_t i = 0; i < d.graph.nodes.size(); ++i) {
        const auto& bar = places.nodes[i].bar;
        auto colour = colourOf(infoOf(static_cast<int>(i)), kind);
        if (!onPath(static_cast<int>(i)))
            colour = mixed(c(Role::Surface), colour, 0.35);
        painter.fillRect(bar.height() < 1.5 ? QRectF(bar.left(), bar.center().y() - 0.75, bar.width(), 1.5) : bar, colour);
        const bool marked = m_marked.size() > at(d.nodes[i]) && m_marked[at(d.nodes[i])];
        if (marked && live) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(c(Role::Accent), 2));
            painter.drawRect(bar.adjusted(-3, -3, 3, 3));
        }
        if (live && hasFocus() && static_cast<int>(i) == m_node) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(c(Role::Text), 1.5, Qt::DotLine));
            painter.drawRect(bar.united(places.nodes[i].label).adjusted(-4, -2, 4, 2));
        }
    }
    // Words last, with a halo so that they read over any band.
    const auto font = text::font(pixels);
    const QFontMetricsF metrics(font);
    for (std::size_t i = 0; i < d.graph.nodes.size(); ++i) {
        const auto& n = places.nodes[i];
        const double line = n.label.height() / static_cast<double>(std::max<qsizetype>(1, n.lines.size()));
        const bool faded = !onPath(static_cast<int>(i));
        for (int l = 0; l < n.lines.size(); ++l) {
            const QPointF base(n.label.left(), n.label.top() + line * l + (line + metrics.ascent() - metrics.descent()) / 2);
            QPainterPath words;
            words.addText(base, font, n.lines[l]);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(c(Role::Surface), pixels / 4.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPath(words);
            painter.setFont(font);
            painter.setPen(faded || (l + 1 == n.lines.size() && n.lines.size() > 1) ? c(Role::Muted) : c(Role::Text));
            painter.drawText(base, n.lines[l]);
        }
    }
}

void SankeyView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, m_drawn, m_places, m_pixels, m_theme->kind(), true);
}

void SankeyView::paintTo(QPainter& painter, const QSizeF& size, Theme::Kind kind) const
{
    const int pixels = textPixels(size);
    const auto places = layoutSankey(m_drawn.graph, size, style(pixels));
    painter.save();
    const double scale = std::min(size.width() / places.size.width(), size.height() / places.size.height());
    painter.scale(scale, scale);
    paint(painter, m_drawn, places, pixels, kind, false);
    painter.restore();
}

int SankeyView::nodeAt(const QPointF& p) const
{
    for (std::size_t i = 0; i < m_places.nodes.size(); ++i)
        if (m_places.nodes[i].bar.adjusted(-4, -3, 4, 3).contains(p) || m_places.nodes[i].label.contains(p))
            return static_cast<int>(i);
    return -1;
}

int SankeyView::flowAt(const QPointF& p) const
{
    for (std::size_t i = m_places.links.size(); i-- > 0;)
        if (m_places.links[i].band.contains(p))
            return static_cast<int>(i);
    QPainterPathStroker wide;
    wide.setWidth(5); // thin bands are hard to hit
    for (std::size_t i = 0; i < m_places.links.size(); ++i)
        if (m_places.links[i].thickness < 4 && wide.createStroke(m_places.links[i].spine).contains(p))
            return static_cast<int>(i);
    return -1;
}

QString SankeyView::currentText() const
{
    if (m_node >= 0)
        return flows::nodeLine(m_account, m_account.nodes[at(m_drawn.nodes[at(m_node)])]);
    if (m_flow >= 0)
        return flows::flowLine(m_account, m_account.flows[at(m_drawn.flows[at(m_flow)])]);
    return {};
}

void SankeyView::choose(int node, int flow)
{
    if (node == m_node && flow == m_flow)
        return;
    m_node = node;
    m_flow = flow;
    update();
    Q_EMIT currentChanged(currentText());
}

void SankeyView::mouseMoveEvent(QMouseEvent* event)
{
    const int node = nodeAt(event->position()), flow = node >= 0 ? -1 : flowAt(event->position());
    if (node >= 0 || flow >= 0)
        m_byKeys = false;
    if (!m_byKeys) // pointing at nothing does not undo what keys chose
        choose(node, flow);
    const bool selects = node >= 0 && m_account.nodes[at(m_drawn.nodes[at(node)])].info->kind != twin::AssetKind::Site;
    setCursor(selects ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (currentText().isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), currentText(), this);
}

void SankeyView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const int node = nodeAt(event->position()); node >= 0)
        Q_EMIT nodeActivated(m_drawn.nodes[at(node)]);
}

void SankeyView::leaveEvent(QEvent*)
{
    if (!m_byKeys)
        choose(-1, -1);
}

void SankeyView::focusInEvent(QFocusEvent* event)
{
    if (m_node < 0 && m_flow < 0 && !m_drawn.nodes.empty() && event->reason() != Qt::MouseFocusReason) {
        m_byKeys = true;
        choose(0, -1);
    }
    update();
}

void SankeyView::focusOutEvent(QFocusEvent*)
{
    if (m_byKeys)
        choose(-1, -1);
    m_byKeys = false;
    update();
}

void SankeyView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_drawn = drawn();
        arrange();
    }
    QWidget::changeEvent(event);
}

void SankeyView::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) && m_node >= 0) {
        Q_EMIT nodeActivated(m_drawn.nodes[at(m_node)]);
        return;
    }
    if (key == Qt::Key_Escape && (m_node >= 0 || m_flow >= 0)) {
        choose(-1, -1);
        return;
    }
    const int dx = key == Qt::Key_Right ? 1 : key == Qt::Key_Left ? -1 : 0, dy = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    if ((dx == 0 && dy == 0) || m_drawn.nodes.empty() || event->modifiers() != Qt::NoModifier) {
        QWidget::keyPressEvent(event);
        return;
    }
    m_byKeys = true;
    if (m_node < 0) {
        choose(0, -1);
        return;
    }
    // The nearest bar that way: in the same column up and down, in the next column left and right.
    const auto& here = m_places.nodes[at(m_node)];
    int best = -1;
    double least = 0;
    for (std::size_t i = 0; i < m_places.nodes.size(); ++i) {
        const auto& n = m_places.nodes[i];
        const double down = n.bar.center().y() - here.bar.center().y();
        if (n.column != here.column + dx || (dy != 0 && down * dy <= 0.01) || static_cast<int>(i) == m_node)
            continue;
        if (best < 0 || std::abs(down) < least) {
            best = static_cast<int>(i);
            least = std::abs(down);
        }
    }
    if (best >= 0)
        choose(best, -1);
}

} // namespace views
