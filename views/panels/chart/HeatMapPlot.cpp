#include "views/panels/chart/HeatMapPlot.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QRubberBand>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace views {
namespace {
constexpr double left = 84, right = 78, top = 8, bottom = 34;
}

HeatMapPlot::HeatMapPlot(const Theme* theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_band(new QRubberBand(QRubberBand::Rectangle, this))
{
    setAccessibleName(tr("Heat map over time"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

QRectF HeatMapPlot::area(const QSize& size) const { return {left, top, std::max(10.0, size.width() - left - right), std::max(10.0, size.height() - top - bottom)}; }

void HeatMapPlot::setMap(data::HeatMap map, std::vector<QString> lineNames, twin::Metric metric, twin::Origin origin, const ColourRange& range)
{
    m_map = std::move(map);
    m_names = std::move(lineNames);
    m_metric = metric;
    m_origin = origin;
    m_range = range;
    m_line = std::min(m_line, m_map.lines - 1);
    restyle();
}

void HeatMapPlot::setRange(const ColourRange& range)
{
    m_range = range;
    restyle();
}

void HeatMapPlot::restyle()
{
    m_image = {};
    if (m_map.lines > 0 && m_map.columns > 0) {
        std::vector<QRgb> colours;
        colourise(m_map.cells, m_metric, m_origin, m_range, m_theme->kind(), colours);
        m_image = QImage(m_map.columns, m_map.lines, QImage::Format_ARGB32);
        for (int l = 0; l < m_map.lines; ++l)
            std::copy_n(colours.data() + static_cast<std::ptrdiff_t>(l) * m_map.columns, m_map.columns, reinterpret_cast<QRgb*>(m_image.scanLine(l)));
    }
    update();
}

void HeatMapPlot::setSpan(const data::TimeSpan& span)
{
    m_span = span;
    update();
}

void HeatMapPlot::setInstant(twin::Timestamp t)
{
    const auto strip = [this] {
        const double x = xOf(m_instant);
        update(QRect(static_cast<int>(x) - 3, 0, 7, height()));
    };
    strip();
    m_instant = t;
    strip();
}

void HeatMapPlot::setClock(text::Clock clock)
{
    m_clock = clock;
    update();
}

void HeatMapPlot::setNotice(const QString& text)
{
    if (m_notice == text)
        return;
    m_notice = text;
    update();
}

double HeatMapPlot::xOf(twin::Timestamp t) const
{
    const auto a = area(size());
    return m_span.isEmpty() ? a.left() : a.left() + t.secondsSince(m_span.begin) / m_span.seconds() * a.width();
}

double HeatMapPlot::yOf(int line) const
{
    const auto a = area(size());
    return a.top() + (line + 0.5) / std::max(1, m_map.lines) * a.height();
}

double HeatMapPlot::secondsAt(double x) const
{
    const auto a = area(size());
    return m_span.begin.seconds() + (x - a.left()) / a.width() * m_span.seconds();
}

int HeatMapPlot::lineAt(double y) const
{
    const auto a = area(size());
    return m_map.lines == 0 ? -1 : std::clamp(static_cast<int>((y - a.top()) / a.height() * m_map.lines), 0, m_map.lines - 1);
}

void HeatMapPlot::paint(QPainter& painter, const QSize& size, bool isPicture)
{
    const auto a = area(size);
    const QColor muted = m_theme->color(Role::Muted), line = m_theme->color(Role::Line);
    painter.fillRect(QRect({}, size), m_theme->color(Role::Surface));
    if (m_span.isEmpty())
        return;
    const auto x = [&](double seconds) { return a.left() + (seconds - m_span.begin.seconds()) / m_span.seconds() * a.width(); };
    painter.save();
    painter.setClipRect(a);
    // What is not known shows the hatch through.
    painter.fillRect(a, QBrush(line, Qt::BDiagPattern));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    if (!m_image.isNull()) {
        const double x0 = x(m_map.span.begin.seconds()), x1 = x(m_map.span.end.seconds());
        painter.drawImage(QRectF(x0, a.top(), x1 - x0, a.height()), m_image);
    }
    painter.restore();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(line, 1));
    painter.drawRect(a);

    // Names of lines where there is room for them.
    painter.setFont(text::font(11));
    if (m_map.lines > 0) {
        const double each = a.height() / m_map.lines;
        const int step = std::max(1, static_cast<int>(std::ceil(14 / each)));
        for (int l = 0; l < m_map.lines && l < static_cast<int>(m_names.size()); l += step) {
            const double y = a.top() + (l + 0.5) * each;
            painter.setPen(l == m_line && !isPicture ? m_theme->color(Role::Text) : muted);
            const auto name = painter.fontMetrics().elidedText(m_names[static_cast<std::size_t>(l)], Qt::ElideRight, static_cast<int>(left) - 10);
            painter.drawText(QRectF(2, y - 8, left - 8, 16), Qt::AlignRight | Qt::AlignVCenter, name);
        }
        if (!isPicture && m_line >= 0 && hasFocus()) {
            painter.setPen(QPen(m_theme->color(Role::Accent), 1));
            painter.drawRect(QRectF(a.left(), a.top() + m_line * each, a.width(), each));
        }
    }

    // Time along the bottom.
    for (const auto& tick : text::timeTicks(m_span, a.width(), m_clock, 84)) {
        const double at = x(tick.at.seconds());
        painter.setPen(QPen(tick.label.isEmpty() ? line : muted, 1));
        painter.drawLine(QPointF(at, a.bottom()), QPointF(at, a.bottom() + (tick.label.isEmpty() ? 2 : 4)));
        if (!tick.label.isEmpty() && at > left - 30 && at < size.width() - 30) {
            painter.setPen(muted);
            painter.drawText(QRectF(at - 50, a.bottom() + 4, 100, 14), Qt::AlignHCenter | Qt::AlignTop, tick.label);
        }
    }
    painter.setPen(muted);
    painter.drawText(QRectF(a.left(), a.bottom() + 18, a.width(), 14), Qt::AlignHCenter | Qt::AlignTop, text::zoneDescription(m_span.end, m_clock));

    // The scale.
    if (!m_image.isNull() && m_range.high > m_range.low) {
        const QRectF bar(a.right() + 12, a.top() + 16, 12, std::max(20.0, a.height() - 32));
        const auto table = mapTable(mapOf(m_metric, m_origin));
        QImage colours(1, 256, QImage::Format_RGB32);
        for (int i = 0; i < 256; ++i)
            colours.setPixel(0, i, table[static_cast<std::size_t>(255 - i)]);
        painter.drawImage(bar, colours);
        painter.setPen(QPen(line, 1));
        painter.drawRect(bar);
        painter.setPen(m_theme->color(Role::Text));
        const double reference = std::max(std::abs(m_range.low), std::abs(m_range.high));
        painter.drawText(QRectF(a.right() + 4, a.top() - 2, right - 6, 16), Qt::AlignLeft | Qt::AlignVCenter, valueText(m_metric, m_range.high, reference, true));
        painter.drawText(QRectF(a.right() + 4, bar.bottom() + 2, right - 6, 16), Qt::AlignLeft | Qt::AlignVCenter, valueText(m_metric, m_range.low, reference, true));
    }
    if (!isPicture && !m_notice.isEmpty()) {
        painter.setFont(text::font(13));
        const double w = painter.fontMetrics().horizontalAdvance(m_notice) + 24;
        const QRectF box(a.center().x() - w / 2, a.center().y() - 14, w, 28);
        QColor ground = m_theme->color(Role::Surface);
        ground.setAlphaF(0.9f);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(box, 4, 4);
        painter.setPen(muted);
        painter.drawText(box, Qt::AlignCenter, m_notice);
    }
    const double cursor = x(m_instant.seconds());
    if (cursor >= a.left() && cursor <= a.right()) {
        painter.setPen(QPen(m_theme->color(Role::Surface), 3.4));
        painter.drawLine(QPointF(cursor, a.top()), QPointF(cursor, a.bottom()));
        painter.setPen(QPen(m_theme->color(Role::Accent), 1.4));
        painter.drawLine(QPointF(cursor, a.top()), QPointF(cursor, a.bottom()));
    }
}

void HeatMapPlot::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setClipRegion(event->region());
    paint(painter, size(), false);
}

void HeatMapPlot::paintTo(QPainter& painter, const QSize& size) { paint(painter, size, true); }

void HeatMapPlot::mousePressEvent(QMouseEvent* event)
{
    const bool isBand = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier));
    m_drag = isBand ? Drag::Band : event->button() == Qt::LeftButton ? Drag::Pending : Drag::None;
    m_pressedAt = event->position();
    m_pressedSpan = m_span;
    ++m_gesture;
}

void HeatMapPlot::mouseMoveEvent(QMouseEvent* event)
{
    const auto a = area(size());
    if (m_drag == Drag::Pending && (event->position() - m_pressedAt).manhattanLength() > 3)
        m_drag = Drag::Pan;
    if (m_drag == Drag::Pan) {
        const double by = (m_pressedAt.x() - event->position().x()) / a.width() * m_pressedSpan.seconds();
        Q_EMIT spanWanted({m_pressedSpan.begin.plusSeconds(by), m_pressedSpan.end.plusSeconds(by)}, m_gesture);
    } else if (m_drag == Drag::Band) {
        const double x0 = std::clamp(m_pressedAt.x(), a.left(), a.right()), x1 = std::clamp(event->position().x(), a.left(), a.right());
        m_band->setGeometry(QRectF(std::min(x0, x1), a.top(), std::abs(x1 - x0), a.height()).toRect());
        m_band->setVisible(std::abs(x1 - x0) > 3);
    }
}

void HeatMapPlot::mouseReleaseEvent(QMouseEvent* event)
{
    const auto drag = std::exchange(m_drag, Drag::None);
    if (m_span.isEmpty())
        return;
    if (drag == Drag::Band) {
        const bool isZoom = m_band->isVisible();
        m_band->hide();
        if (isZoom)
            Q_EMIT spanWanted({twin::Timestamp::fromSeconds(secondsAt(m_band->geometry().left())), twin::Timestamp::fromSeconds(secondsAt(m_band->geometry().right()))}, m_gesture);
    } else if (drag == Drag::Pending && area(size()).contains(event->position()) && m_map.lines > 0) {
        m_line = lineAt(event->position().y());
        update();
        Q_EMIT picked(m_line, twin::Timestamp::fromSeconds(secondsAt(event->position().x())));
    }
}

void HeatMapPlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && area(size()).contains(event->position()) && m_map.lines > 0)
        Q_EMIT opened(lineAt(event->position().y()));
}

void HeatMapPlot::wheelEvent(QWheelEvent* event)
{
    if (m_span.isEmpty() || event->angleDelta().y() == 0) {
        QWidget::wheelEvent(event);
        return;
    }
    if (!m_sinceWheel.isValid() || m_sinceWheel.elapsed() > 800)
        ++m_gesture;
    m_sinceWheel.start();
    const double factor = std::pow(0.85, event->angleDelta().y() / 120.0), about = secondsAt(event->position().x());
    Q_EMIT spanWanted({twin::Timestamp::fromSeconds(about - (about - m_span.begin.seconds()) * factor), twin::Timestamp::fromSeconds(about + (m_span.end.seconds() - about) * factor)}, m_gesture);
    event->accept();
}

void HeatMapPlot::keyPressEvent(QKeyEvent* event)
{
    if (m_map.lines == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up: m_line = m_line < 0 ? 0 : std::max(0, m_line - 1); break;
    case Qt::Key_Down: m_line = std::min(m_map.lines - 1, m_line + 1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_line >= 0) {
            if (event->modifiers().testFlag(Qt::ControlModifier))
                Q_EMIT opened(m_line);
            else
                Q_EMIT picked(m_line, m_instant);
        }
        break;
    default: QWidget::keyPressEvent(event); return;
    }
    update();
}

bool HeatMapPlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const auto a = area(size());
    if (m_map.lines == 0 || m_map.columns == 0 || !a.contains(help->pos())) {
        QToolTip::hideText();
        return true;
    }
    const int l = lineAt(help->pos().y());
    const double seconds = secondsAt(help->pos().x());
    const int c = static_cast<int>(std::floor((seconds - m_map.span.begin.seconds()) / m_map.columnSeconds()));
    const auto v = c >= 0 && c < m_map.columns ? static_cast<double>(m_map.cell(l, c)) : std::nan("");
    const QString value = std::isfinite(v) ? valueText(m_metric, v) : l < m_map.linesDone ? tr("no data") : tr("loading…");
    QToolTip::showText(help->globalPos(),
                       QStringLiteral("%1\n%2: %3\n%4 %5").arg(l < static_cast<int>(m_names.size()) ? m_names[static_cast<std::size_t>(l)] : QString(), text::metricLabel(m_metric), value,
                                                               text::dateTime(twin::Timestamp::fromSeconds(seconds), m_clock), text::zoneName(m_span.begin, m_clock)), this);
    return true;
}

} // namespace views
