#include "views/panels/headline/HeadlineStrip.h"
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/panels/common/Coalescer.h"
#include "views/panels/headline/HeadlineBands.h"
#include "views/text/Format.h"
#include "views/text/TimeText.h"
#include <QHash>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <cmath>

namespace views {
namespace {

constexpr double padding = 12;        // left and right of a tile
constexpr double labelHeight = 18, bandHeight = 15, detailHeight = 17, graphicHeight = 12;
constexpr int largest = 34, smallest = 22;
constexpr double topOf(int leftOut) { return leftOut > 0 ? 4 : 6; }
constexpr double bottomOf(int leftOut) { return leftOut > 0 ? 5 : 8; }
constexpr int curvePoints = 96;
constexpr double bandValidS = 15 * 60; // weather and load change little within

/// Of a line of tiles with so much left out: nothing; bands, bars and curves; the second line of words too.
double rowHeight(double valuePixels, int leftOut)
{
    return topOf(leftOut) + labelHeight + valuePixels * 1.24 + (leftOut == 0 ? bandHeight + detailHeight + graphicHeight : leftOut == 1 ? detailHeight : 0) + bottomOf(leftOut);
}
constexpr int mostLeftOut = 2;

constexpr double originMark = 20;     // room for the dashes after the label of what is modelled

/// Names are set smaller than digits: they are longer, and read as fast.
int valueSize(const HeadlineItem& item, double pixels) { return static_cast<int>(item.isWord ? std::max(16.0, pixels * 0.62) : pixels); }

/// Kept: sizes are tried one after the other with every new instant, and labels and units stay what they are.
double textWidth(const QFont& font, const QString& text)
{
    constexpr qsizetype most = 4096;
    static QHash<std::pair<QString, int>, double> widths;
    static QString family;
    if (widths.size() > most || family != font.family()) {
        widths.clear();
        family = font.family();
    }
    const std::pair key(text, 2 * font.pixelSize() + (font.bold() ? 1 : 0));
    const auto known = widths.constFind(key);
    return known != widths.constEnd() ? *known : *widths.insert(key, QFontMetricsF(font).horizontalAdvance(text));
}

} // namespace

HeadlineStrip::HeadlineStrip(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_refresh(new Coalescer(this, [this] { refresh(); }))
{
    setAccessibleName(tr("Headline figures"));
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus); // a click with the mouse leaves the keys where they are
    connect(context.state, &twin::TwinState::changed, m_refresh, &Coalescer::request);
    connect(context.site, &twin::SiteModel::changed, m_refresh, &Coalescer::request);
    if (context.session)
        connect(context.session, &data::Session::recordingsChanged, this, [this] {
            m_curvesStale = true;
            m_refresh->request();
        });
    if (context.theme)
        connect(context.theme, &Theme::changed, m_refresh, &Coalescer::request);
    m_refresh->request();
    refresh();
}

QSize HeadlineStrip::minimumSizeHint() const { return {480, static_cast<int>(rowHeight(smallest, mostLeftOut))}; }
QSize HeadlineStrip::sizeHint() const { return {1280, height()}; }

void HeadlineStrip::refresh()
{
    m_items = headlineItems(m_context.state->figures(), m_context.site->scenario());
    if (m_bands && areFiguresKnown(m_context.state->figures()) && std::abs(m_context.state->time().seconds() - m_bandsAt.seconds()) <= bandValidS)
        addBands(m_items, *m_bands);
    refreshCurves();
    QStringList spoken;
    for (auto& item : m_items) {
        item.tooltip += QStringLiteral("<p>%1</p>").arg(item.id == QLatin1String("limit") ? tr("Click or Enter: all limits.") : tr("Click or Enter: how it is made up."));
        if (const auto it = m_curves.find(item.spark); it != m_curves.end() && item.details.isEmpty()) {
            // The day's range as text beside its curve, with as many digits as the value has.
            const QString low = text::significant(it->second.low), high = text::significant(it->second.high);
            if (low != high)
                item.details << tr("day %1–%2").arg(low, high) << QStringLiteral("%1–%2").arg(low, high);
        } else if (!item.spark.empty() && it == m_curves.end() && areFiguresKnown(m_context.state->figures())) {
            item.tooltip += QStringLiteral("<p>%1</p>").arg(tr("No curve: nothing is recorded yet. Simulate a day or open a recording."));
        }
        spoken << item.label + QLatin1Char(' ') + text::withUnit(item.value, item.unit)
                      + (item.band.isEmpty() ? QString() : QStringLiteral(", ") + tr("band %1").arg(text::withUnit(item.band, item.unit)))
                      + (item.details.isEmpty() ? QString() : QStringLiteral(", ") + item.details.front());
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    arrange();
    update();
}

void HeadlineStrip::setBands(std::shared_ptr<const twin::BandStudy> bands, twin::Timestamp at)
{
    m_bands = std::move(bands);
    m_bandsAt = at;
    m_refresh->request();
}

void HeadlineStrip::refreshCurves()
{
    auto* session = m_context.session;
    if (!session)
        return;
    const auto range = session->range();
    data::TimeSpan day;
    if (!range.isEmpty()) {
        day = range;
        if (range.seconds() > 26 * 3600) {
            // The site's calendar day of the instant shown.
            const auto now = std::clamp(m_context.state->time(), range.begin, range.end);
            const auto wall = text::toWallClock(now, text::Clock::Site);
            const auto midnight = text::fromWallClock(QDateTime(wall.date(), QTime(0, 0), Qt::UTC), text::Clock::Site);
            day.begin = std::max(range.begin, midnight);
            day.end = std::min(range.end, midnight.plusSeconds(86400));
        }
    }
    if (day == m_day && !m_curvesStale)
        return;
    m_day = day;
    m_curvesStale = false;
    m_curves.clear();
    if (day.isEmpty())
        return;
    for (const auto& item : m_items) {
        if (item.spark.empty())
            continue;
        const auto series = session->figure(item.spark, day, curvePoints);
        Curve curve;
        curve.low = std::numeric_limits<double>::infinity();
        curve.high = -curve.low;
        for (const float v : series.mean)
            if (std::isfinite(v)) {
                curve.low = std::min(curve.low, static_cast<double>(v));
                curve.high = std::max(curve.high, static_cast<double>(v));
            }
        if (!(curve.high >= curve.low))
            continue;
        // A flat day is a flat line: the scale never magnifies less than 2 % of the value.
        const double pad = std::max(0.0, 0.02 * std::fabs(curve.high) - (curve.high - curve.low)) / 2;
        const double low = curve.low - pad, span = std::max(1e-12, curve.high - curve.low + 2 * pad);
        QPolygonF line;
        for (std::size_t i = 0; i < series.seconds.size(); ++i) {
            const double x = (series.seconds[i] - day.begin.seconds()) / day.seconds();
            if (std::isfinite(series.mean[i]))
                line << QPointF(x, (series.mean[i] - low) / span);
            else if (!line.isEmpty())
                curve.lines.push_back(std::exchange(line, {}));
        }
        if (!line.isEmpty())
            curve.lines.push_back(line);
        m_curves.emplace(item.spark, std::move(curve));
    }
}

double HeadlineStrip::naturalWidth(const HeadlineItem& item, double pixels) const
{
    double value = textWidth(text::font(valueSize(item, pixels)), item.value);
    if (!item.unit.isEmpty())
        value += 4 + textWidth(text::font(13), item.unit);
    if (item.shape)
        value += valueSize(item, pixels) * 0.8 + 6;
    const double label = textWidth(text::font(13), item.label) + (item.isModelled ? originMark : 0);
    const double detail = item.details.isEmpty() ? 0 : textWidth(text::font(13), item.details.back());
    return std::ceil(std::max({value, label, detail})) + 2 * padding;
}

void HeadlineStrip::setScale(double scale, int mostHeight)
{
    if (scale == m_wantedScale && mostHeight == m_mostHeight)
        return;
    m_wantedScale = scale;
    m_mostHeight = mostHeight;
    arrange();
    update();
}

void HeadlineStrip::arrange()
{
    m_scale = m_wantedScale;
    m_leftOut = 0;
    int wanted = place();
    while (m_mostHeight > 0 && m_scale > 1 && wanted > m_mostHeight) {
        m_scale = std::max(1.0, m_scale - 0.1);
        wanted = place();
    }
    while (m_mostHeight > 0 && m_leftOut < mostLeftOut && wanted > m_mostHeight) {
        ++m_leftOut;
        wanted = place();
    }
    if (wanted != minimumHeight() || wanted != maximumHeight())
        setFixedHeight(wanted);
}

int HeadlineStrip::place()
{
    const double room = width() / m_scale;
    m_places.clear();
    const int count = static_cast<int>(m_items.size());
    const auto total = [this](int from, int to, double pixels) {
        double sum = 0;
        for (int i = from; i < to; ++i)
            sum += naturalWidth(m_items[static_cast<std::size_t>(i)], pixels);
        return sum;
    };
    // One line at the largest size that fits; else as few lines as 22 px need, then as large as those lines allow.
    double pixels = largest;
    std::vector<int> breaks{0, count};
    while (pixels > smallest && total(0, count, pixels) > room)
        --pixels;
    if (total(0, count, pixels) > room) {
        for (int lines = 2; lines <= count; ++lines) {
            breaks = {0};
            for (int line = 1; line < lines; ++line)
                breaks.push_back((count * line + lines - 1) / lines);
            breaks.push_back(count);
            const auto fits = [&](double size) {
                for (int line = 0; line < lines; ++line)
                    if (total(breaks[static_cast<std::size_t>(line)], breaks[static_cast<std::size_t>(line) + 1], size) > room)
                        return false;
                return true;
            };
            pixels = smallest;
            if (!fits(pixels))
                continue;
            while (pixels < (m_leftOut > 0 ? 24 : 28) && fits(pixels + 1))
                ++pixels;
            break;
        }
    }
    const double height = rowHeight(pixels, m_leftOut);
    const int lines = static_cast<int>(breaks.size()) - 1;
    for (int line = 0; line < lines; ++line) {
        const int from = breaks[static_cast<std::size_t>(line)], to = breaks[static_cast<std::size_t>(line) + 1];
        double spare = std::max(0.0, room - total(from, to, pixels));
        // First give tiles the room their longest second line wants, then share the rest evenly.
        std::vector<double> widths;
        for (int i = from; i < to; ++i) {
            const auto& item = m_items[static_cast<std::size_t>(i)];
            double w = naturalWidth(item, pixels);
            if (!item.details.isEmpty()) {
                const double wish = std::ceil(textWidth(text::font(13), item.details.front())) + 2 * padding - w;
                if (wish > 0 && wish <= spare) {
                    w += wish;
                    spare -= wish;
                }
            }
            widths.push_back(w);
        }
        double x = 0;
        for (int i = from; i < to; ++i) {
            const double w = widths[static_cast<std::size_t>(i - from)] + spare / (to - from);
            Place place{QRectF(x, line * height, w, height), i, pixels, false};
            place.clipped = naturalWidth(m_items[static_cast<std::size_t>(i)], pixels) > w + 0.5;
            m_places.push_back(place);
            x += w;
        }
    }
    return static_cast<int>(std::ceil(lines * height * m_scale)) + 1;
}

QString HeadlineStrip::detailFor(const HeadlineItem& item, double width) const
{
    for (const auto& detail : item.details)
        if (textWidth(text::font(13), detail) <= width)
            return detail;
    return item.details.isEmpty() ? QString() : elided(item.details.back(), text::font(13), width);
}

void HeadlineStrip::paintItem(QPainter& painter, const Place& place) const
{
    const auto& item = m_items[static_cast<std::size_t>(place.item)];
    const auto& theme = *m_context.theme;
    const QRectF r = place.rect.adjusted(padding, topOf(m_leftOut), -padding, -bottomOf(m_leftOut));
    painter.setFont(text::font(13));
    painter.setPen(theme.color(Role::Muted));
    painter.drawText(QRectF(r.left(), r.top(), r.width(), labelHeight), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     elided(item.label, painter.font(), r.width()));
    if (item.isModelled) {
        // The line of modelled values, as in every chart.
        QPen dashes(theme.color(Role::Modelled), 1.6);
        dashes.setDashPattern({2.5, 1.5});
        const double x0 = r.left() + textWidth(painter.font(), item.label) + 6, y0 = r.top() + labelHeight / 2 + 1;
        painter.setPen(dashes);
        painter.drawLine(QPointF(x0, y0), QPointF(x0 + 14, y0));
    }

    int size = valueSize(item, place.valuePixels);
    if (item.isWord)
        // As large as the tile's spare width allows, never larger than the digits beside it.
        while (size < place.valuePixels * 0.85 && textWidth(text::font(size + 1), item.value) + (item.shape ? (size + 1) * 0.8 + 6 : 0) <= r.width())
            ++size;
    const QRectF line(r.left(), r.top() + labelHeight, r.width(), place.valuePixels * 1.24);
    // Value and unit stand on one base line.
    const QFont valueFont = text::font(size);
    const double base = line.top() + line.height() / 2 + QFontMetricsF(valueFont).capHeight() / 2;
    double x = r.left();
    if (item.shape) {
        const double side = size * 0.8;
        paintGlyph(painter, *item.shape, QRectF(x, base - QFontMetricsF(valueFont).capHeight() / 2 - side / 2, side, side), theme.color(item.valueRole));
        x += side + 6;
    }
    painter.setFont(valueFont);
    painter.setPen(theme.color(item.valueRole == Role::Muted ? Role::Muted : item.isWord ? Role::Text : item.valueRole));
    const QString value = elided(item.value, valueFont, r.right() - x);
    painter.drawText(QPointF(x, base), value);
    if (!item.unit.isEmpty() && item.value != text::dash()) {
        x += textWidth(valueFont, value) + 4;
        painter.setFont(text::font(13));
        painter.setPen(theme.color(Role::Muted));
        painter.drawText(QPointF(x, base), item.unit);
    }

    if (m_leftOut == mostLeftOut)
        return;
    if (!item.band.isEmpty() && m_leftOut == 0) {
        painter.setFont(text::font(11));
        painter.setPen(theme.color(Role::Muted));
        painter.drawText(QRectF(r.left(), line.bottom(), r.width(), bandHeight), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         elided(item.band, painter.font(), r.width()));
    }

    const double detailTop = line.bottom() + (m_leftOut == 0 ? bandHeight : 0);
    const QString detail = detailFor(item, r.width());
    painter.setFont(text::font(13, item.detailRole != Role::Muted));
    painter.setPen(theme.color(item.detailRole));
    painter.drawText(QRectF(r.left(), detailTop, r.width(), detailHeight), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     item.detailRole == Role::Muted ? detail : elided(detail, painter.font(), r.width()));

    if (m_leftOut > 0)
        return;
    const QRectF graphic(r.left(), detailTop + detailHeight, r.width(), graphicHeight);
    if (!item.bar.empty()) {
        paintBar(painter, graphic.adjusted(0, 4, 0, -1), item.bar, theme);
    } else if (const auto it = m_curves.find(item.spark); it != m_curves.end()) {
        const double now = (m_context.state->time().seconds() - m_day.begin.seconds()) / std::max(1e-9, m_day.seconds());
        paintSpark(painter, graphic.adjusted(1, 2, -3, -1), it->second.lines, now, theme.color(Role::Modelled), theme.color(Role::Text));
    }
}

void HeadlineStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto& theme = *m_context.theme;
    painter.fillRect(rect(), theme.color(Role::Surface));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(m_scale, m_scale);
    for (const auto& place : m_places)
        paintItem(painter, place);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme.color(Role::Line));
    for (const auto& place : m_places)
        if (place.rect.left() > 1)
            painter.drawLine(QPointF(std::round(place.rect.left()), place.rect.top() + 10),
                             QPointF(std::round(place.rect.left()), place.rect.bottom() - 10));
    painter.resetTransform();
    painter.drawLine(0, height() - 1, width(), height() - 1);
    if (hasFocus())
        for (const auto& place : m_places)
            if (place.item == m_focused) {
                painter.setPen(QPen(theme.color(Role::Accent), 2));
                painter.drawRect(place.rect.adjusted(3, 3, -3, -4));
            }
}

void HeadlineStrip::resizeEvent(QResizeEvent*) { arrange(); }

int HeadlineStrip::itemAt(const QPointF& position) const
{
    for (const auto& place : m_places)
        if (place.rect.contains(position / m_scale))
            return place.item;
    return -1;
}

bool HeadlineStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        if (const int i = itemAt(help->pos()); i >= 0)
            QToolTip::showText(help->globalPos(), m_items[static_cast<std::size_t>(i)].tooltip, this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void HeadlineStrip::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(itemAt(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QWidget::mouseMoveEvent(event);
}

void HeadlineStrip::focusInEvent(QFocusEvent*) { update(); }
void HeadlineStrip::focusOutEvent(QFocusEvent*) { update(); }

void HeadlineStrip::keyPressEvent(QKeyEvent* event)
{
    const int count = static_cast<int>(m_items.size());
    if (event->modifiers() & ~Qt::KeypadModifier || count == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left: m_focused = std::max(0, m_focused - 1); break;
    case Qt::Key_Right: m_focused = std::min(count - 1, m_focused + 1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT itemActivated(m_items[static_cast<std::size_t>(std::min(m_focused, count - 1))].id); return;
    default: QWidget::keyPressEvent(event); return;
    }
    update();
}

void HeadlineStrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        if (const int i = itemAt(event->position()); i >= 0)
            Q_EMIT itemActivated(m_items[static_cast<std::size_t>(i)].id);
}

} // namespace views
