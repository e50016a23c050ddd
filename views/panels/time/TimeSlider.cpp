#include "views/panels/time/TimeSlider.h"
#include "data/time/TimeController.h"
#include "views/panels/common/Paint.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace views {
namespace {
constexpr double side = 8;            // room for the handle at both ends
constexpr double trackTop = 15, trackHeight = 8;
constexpr double catchPixels = 5;     // how near the mouse must be to an event
} // namespace

Role severityRole(data::RecordingEvent::Severity severity)
{
    switch (severity) {
    case data::RecordingEvent::Severity::Critical: return Role::Critical;
    case data::RecordingEvent::Severity::Warning: return Role::Warning;
    case data::RecordingEvent::Severity::Information: break;
    }
    return Role::Information;
}

void paintEventMark(QPainter& painter, data::RecordingEvent::Severity severity, const QPointF& foot, const Theme& theme)
{
    const QColor color = theme.color(severityRole(severity));
    QPolygonF shape;
    const double x = foot.x(), y = foot.y();
    switch (severity) {
    case data::RecordingEvent::Severity::Information:
        painter.fillRect(QRectF(x - 0.75, y - 8, 1.5, 8), color);
        return;
    case data::RecordingEvent::Severity::Warning: shape << QPointF(x, y - 10) << QPointF(x + 5, y - 1) << QPointF(x - 5, y - 1); break;
    case data::RecordingEvent::Severity::Critical:
        shape << QPointF(x, y - 12) << QPointF(x + 5.5, y - 6.5) << QPointF(x, y - 1) << QPointF(x - 5.5, y - 6.5);
        break;
    }
    QPainterPath path;
    path.addPolygon(shape);
    path.closeSubpath();
    painter.setPen(QPen(theme.color(Role::Surface), 1));
    painter.setBrush(color);
    painter.drawPath(path);
}

TimeSlider::TimeSlider(const ViewContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Time"));
    connect(context.time, &data::TimeController::timeChanged, this, qOverload<>(&QWidget::update));
    connect(context.time, &data::TimeController::rangeChanged, this, qOverload<>(&QWidget::update));
    connect(context.time, &data::TimeController::stateChanged, this, qOverload<>(&QWidget::update));
    connect(context.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize TimeSlider::sizeHint() const { return {600, 42}; }
QSize TimeSlider::minimumSizeHint() const { return {160, 42}; }

void TimeSlider::setClock(text::Clock clock)
{
    m_clock = clock;
    update();
}

void TimeSlider::setRecordingMarks(std::vector<data::RecordingEvent> events, std::vector<data::TimeSpan> gaps)
{
    m_events = std::move(events);
    m_gaps = std::move(gaps);
    update();
}

QRectF TimeSlider::track() const { return {side, trackTop, std::max(1.0, width() - 2 * side), trackHeight}; }

double TimeSlider::xOf(twin::Timestamp t) const
{
    const auto range = m_context.time->range();
    const QRectF bar = track();
    if (range.isEmpty())
        return bar.left();
    return bar.left() + bar.width() * std::clamp(t.secondsSince(range.begin) / range.seconds(), 0.0, 1.0);
}

twin::Timestamp TimeSlider::timeAt(double x) const
{
    const auto range = m_context.time->range();
    const QRectF bar = track();
    return range.begin.plusSeconds(range.seconds() * std::clamp((x - bar.left()) / bar.width(), 0.0, 1.0));
}

QString TimeSlider::textAt(const QPointF& position) const
{
    const auto range = m_context.time->range();
    if (range.isEmpty())
        return tr("No time axis yet. Simulate a day or open a recording.");
    // Events first (the nearest ones), then the gap under the mouse, then the instant.
    QStringList lines;
    int more = 0;
    for (const auto& e : m_events) {
        if (e.at < range.begin || e.at > range.end || std::fabs(xOf(e.at) - position.x()) > catchPixels)
            continue;
        if (lines.size() >= 8) {
            ++more;
            continue;
        }
        QString line = text::dateTime(e.at, m_clock).mid(11) + QStringLiteral("  ") + text::fromUtf8(e.text.empty() ? e.kind : e.text);
        if (!e.asset.empty())
            line += QStringLiteral(" (%1)").arg(text::fromUtf8(e.asset));
        lines << line;
    }
    if (more > 0)
        lines << tr("and %n more", nullptr, more);
    for (const auto& gap : m_gaps)
        if (xOf(gap.begin) <= position.x() && position.x() <= xOf(gap.end))
            lines << tr("Gap: nothing was measured from %1 to %2").arg(text::timeOfDay(gap.begin, m_clock), text::timeOfDay(gap.end, m_clock));
    if (lines.isEmpty())
        lines << text::dateTime(timeAt(position.x()), m_clock) + QLatin1Char(' ') + text::zoneName(timeAt(position.x()), m_clock);
    return lines.join(QLatin1Char('\n'));
}

void TimeSlider::paintGaps(QPainter& painter) const
{
    const auto& theme = *m_context.theme;
    const QRectF bar = track();
    for (const auto& gap : m_gaps) {
        const double x0 = xOf(gap.begin), x1 = std::max(x0 + 1, xOf(gap.end));
        const QRectF hole(x0, bar.top(), x1 - x0, bar.height());
        painter.fillRect(hole, theme.color(Role::Background));
        painter.save();
        painter.setClipRect(hole);
        painter.setPen(QPen(theme.color(Role::Muted), 1));
        for (double x = std::floor(x0 / 4) * 4 - 8; x < x1; x += 4)
            painter.drawLine(QPointF(x, bar.bottom()), QPointF(x + bar.height(), bar.top()));
        painter.restore();
    }
}

void TimeSlider::paintEvents(QPainter& painter) const
{
    const auto range = m_context.time->range();
    // One mark a few pixels, the gravest one: thousands of events stay readable and cost nothing.
    using Severity = data::RecordingEvent::Severity;
    for (const auto severity : {Severity::Information, Severity::Warning, Severity::Critical}) {
        const double apart = severity == Severity::Information ? 2 : 6;
        double last = -100;
        for (const auto& e : m_events) {
            if (e.severity != severity || e.at < range.begin || e.at > range.end)
                continue;
            const double x = xOf(e.at);
            if (x - last < apart)
                continue;
            paintEventMark(painter, severity, QPointF(x, trackTop - 1), *m_context.theme);
            last = x;
        }
    }
}

void TimeSlider::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& theme = *m_context.theme;
    const auto range = m_context.time->range();
    const QRectF bar = track();
    painter.setPen(QPen(theme.color(hasFocus() ? Role::Accent : Role::Line), 1));
    painter.setBrush(theme.color(Role::Raised));
    painter.drawRoundedRect(bar, 2, 2);
    painter.setFont(text::font(11));
    if (range.isEmpty()) {
        painter.setPen(theme.color(Role::Muted));
        painter.drawText(QRectF(bar.left(), bar.bottom() + 2, bar.width(), 16), Qt::AlignCenter,
                         elided(tr("No time axis yet. Simulate a day or open a recording."), painter.font(), bar.width()));
        return;
    }
    // The part already played, and the loop range above it.
    const double now = xOf(m_context.time->time());
    QColor played = theme.color(Role::Accent);
    played.setAlphaF(0.30f);
    painter.fillRect(QRectF(bar.left(), bar.top(), now - bar.left(), bar.height()), played);
    if (m_context.time->loop() == data::TimeController::Loop::Range && !m_context.time->loopRange().isEmpty()) {
        const double x0 = xOf(m_context.time->loopRange().begin), x1 = xOf(m_context.time->loopRange().end);
        painter.setPen(QPen(theme.color(Role::Accent), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(x0, bar.top() - 1, x1 - x0, bar.height() + 2));
    }
    paintGaps(painter);

    for (const auto& tick : text::timeTicks(range, bar.width(), m_clock, 72)) {
        const double x = xOf(tick.at);
        painter.setPen(theme.color(tick.isDay ? Role::Text : Role::Muted));
        painter.drawLine(QPointF(x, bar.bottom() + 1), QPointF(x, bar.bottom() + (tick.label.isEmpty() ? 3 : 5)));
        if (tick.label.isEmpty())
            continue;
        const double w = painter.fontMetrics().horizontalAdvance(tick.label) + 2;
        // Labels stay inside at both ends.
        const double left = std::clamp(x - w / 2, 0.0, width() - w);
        painter.drawText(QRectF(left, bar.bottom() + 4, w, 15), Qt::AlignCenter, tick.label);
    }
    paintEvents(painter);

    if (m_hoverX >= 0 && !m_isDragging) {
        painter.setPen(QPen(theme.color(Role::Muted), 1, Qt::DotLine));
        painter.drawLine(QPointF(m_hoverX, bar.top() - 4), QPointF(m_hoverX, bar.bottom() + 4));
    }
    painter.setPen(QPen(theme.color(Role::Accent), 1.6));
    painter.drawLine(QPointF(now, 2), QPointF(now, bar.bottom() + 2));
    painter.setPen(QPen(theme.color(Role::Surface), 1.5));
    painter.setBrush(theme.color(Role::Accent));
    painter.drawEllipse(QPointF(now, bar.center().y()), 6, 6);
}

void TimeSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_context.time->range().isEmpty())
        return;
    m_isDragging = true;
    if (event->modifiers() & Qt::ShiftModifier) {
        m_loopFromX = event->position().x();
        return;
    }
    // A click on an event goes exactly there.
    const double x = event->position().x();
    const data::RecordingEvent* nearest = nullptr;
    if (event->position().y() < trackTop)
        for (const auto& e : m_events)
            if (std::fabs(xOf(e.at) - x) <= catchPixels && (!nearest || std::fabs(xOf(e.at) - x) < std::fabs(xOf(nearest->at) - x)))
                nearest = &e;
    m_context.time->setTime(nearest ? nearest->at : timeAt(x));
}

void TimeSlider::mouseMoveEvent(QMouseEvent* event)
{
    m_hoverX = event->position().x();
    if (m_isDragging && (event->buttons() & Qt::LeftButton)) {
        if (m_loopFromX >= 0) {
            const double x0 = std::min(m_loopFromX, m_hoverX), x1 = std::max(m_loopFromX, m_hoverX);
            if (x1 - x0 >= 3) {
                m_context.time->setLoopRange({timeAt(x0), timeAt(x1)});
                m_context.time->setLoop(data::TimeController::Loop::Range);
            }
        } else {
            m_context.time->setTime(timeAt(m_hoverX));
        }
    }
    update();
}

void TimeSlider::mouseReleaseEvent(QMouseEvent*)
{
    m_isDragging = false;
    m_loopFromX = -1;
    update();
}

void TimeSlider::leaveEvent(QEvent*)
{
    m_hoverX = -1;
    update();
}

bool TimeSlider::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), textAt(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace views
