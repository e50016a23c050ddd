#include "views/panels/time/TimeSlider.h"
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include "twin/model/TwinState.h"
#include "views/panels/common/Paint.h"
#include "views/panels/time/TimeMarks.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QContextMenuEvent>
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
constexpr double laneTop = trackTop + trackHeight + 1.5, laneHeight = 3;
constexpr double catchPixels = 5;     // how near the mouse must be to an event
constexpr double flagWidth = 7;
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
    connect(&context.time->bookmarks(), &data::TimeBookmarks::changed, this, qOverload<>(&QWidget::update));
    connect(context.session, &data::Session::loadingChanged, this, qOverload<>(&QWidget::update));
    connect(context.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize TimeSlider::sizeHint() const { return {600, 46}; }
QSize TimeSlider::minimumSizeHint() const { return {160, 46}; }

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

void TimeSlider::setQualityMarks(std::vector<data::TimeMark> marks)
{
    m_marks = std::move(marks);
    update();
}

QRectF TimeSlider::lane() const { return {side, laneTop, std::max(1.0, width() - 2 * side), laneHeight}; }

int TimeSlider::bookmarkAt(const QPointF& position) const
{
    const auto& all = m_context.time->bookmarks().all();
    const auto range = m_context.time->range();
    int best = -1;
    double nearest = 1e9;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].at < range.begin || all[i].at > range.end)
            continue;
        const double dx = position.x() - xOf(all[i].at);
        if (dx >= -catchPixels && dx <= flagWidth + 1 && std::fabs(dx) < nearest) {
            best = static_cast<int>(i);
            nearest = std::fabs(dx);
        }
    }
    return best;
}

QStringList TimeSlider::marksAt(double x) const
{
    QStringList lines;
    for (const auto& mark : m_marks) {
        if (mark.kind == data::TimeMark::Kind::Gap || x < xOf(mark.span.begin) - 2 || x > xOf(mark.span.end) + 2)
            continue;
        const bool isInstant = mark.span.isEmpty();
        QString line = isInstant ? tr("%1 at %2").arg(markLabel(mark.kind), text::timeOfDay(mark.span.begin, m_clock))
                                 : tr("%1 from %2 to %3").arg(markLabel(mark.kind), text::timeOfDay(mark.span.begin, m_clock), text::timeOfDay(mark.span.end, m_clock));
        if (mark.kind == data::TimeMark::Kind::Late)
            line += QStringLiteral(", ") + (mark.value < 1.5 ? tr("1 sample") : tr("%1 samples").arg(text::number(mark.value, 0)));
        else if (mark.kind == data::TimeMark::Kind::ClockSkew)
            line += QStringLiteral(", ") + (mark.value > 0 ? tr("%1 s ahead") : tr("%1 s behind")).arg(text::full(std::fabs(mark.value)));
        else if (mark.kind == data::TimeMark::Kind::CounterReset)
            line += QStringLiteral(", ") + tr("it had reached %1").arg(text::full(mark.value));
        if (mark.channels > 1)
            line += QStringLiteral(" (%1)").arg(tr("%1 channels").arg(text::number(mark.channels, 0)));
        lines << line;
        if (lines.size() >= 6)
            break;
    }
    return lines;
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
    // Bookmarks and events first (the nearest ones), then gaps and qualities under the mouse, then the instant.
    QStringList lines;
    if (const int b = bookmarkAt(position); b >= 0) {
        const auto& bookmark = m_context.time->bookmarks().all()[static_cast<std::size_t>(b)];
        lines << (bookmark.stop ? tr("Bookmark “%1”, playing stops here") : tr("Bookmark “%1”")).arg(text::fromUtf8(bookmark.name));
        lines << text::dateTime(bookmark.at, m_clock) + QLatin1Char(' ') + text::zoneName(bookmark.at, m_clock);
    }
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
    if (const auto quiet = silence(); !quiet.isEmpty() && xOf(quiet.begin) <= position.x())
        lines << tr("Nothing has arrived since %1").arg(text::timeOfDay(quiet.begin, m_clock));
    lines << marksAt(position.x());
    if (lines.isEmpty())
        lines << text::dateTime(timeAt(position.x()), m_clock) + QLatin1Char(' ') + text::zoneName(timeAt(position.x()), m_clock);
    return lines.join(QLatin1Char('\n'));
}

data::TimeSpan TimeSlider::silence() const
{
    const auto recorded = m_context.session->range();
    const auto end = m_context.time->range().end;
    constexpr double shortest = 10, steps = 3;
    const double limit = std::max(shortest, steps * m_context.session->frameSeconds());
    return m_context.session->measured() && end.secondsSince(recorded.end) > limit ? data::TimeSpan{recorded.end, end} : data::TimeSpan{};
}

void TimeSlider::paintGaps(QPainter& painter) const
{
    const auto& theme = *m_context.theme;
    const QRectF bar = track();
    const auto paint = [&](const data::TimeSpan& gap) {
        const double x0 = xOf(gap.begin), x1 = std::max(x0 + 1, xOf(gap.end));
        const QRectF hole(x0, bar.top(), x1 - x0, bar.height());
        painter.fillRect(hole, theme.color(Role::Background));
        paintHatch(painter, hole, theme.color(Role::Muted));
    };
    for (const auto& gap : m_gaps)
        paint(gap);
    if (const auto quiet = silence(); !quiet.isEmpty())
        paint(quiet);
}

void TimeSlider::paintQualities(QPainter& painter) const
{
    const auto range = m_context.time->range();
    const QRectF at = lane();
    // From what says least to what says most; what is closer than a pixel is one mark.
    const double pixel = range.seconds() / at.width();
    for (const auto& mark : data::thinned(m_marks, pixel)) {
        if (mark.kind == data::TimeMark::Kind::Gap || mark.span.end < range.begin || mark.span.begin > range.end)
            continue;
        paintMark(painter, mark.kind, xOf(mark.span.begin), xOf(mark.span.end), at, *m_context.theme);
    }
}

void TimeSlider::paintLoop(QPainter& painter) const
{
    const auto loop = m_context.time->loopRange();
    if (m_context.time->loop() != data::TimeController::Loop::Range || loop.isEmpty())
        return;
    const QRectF bar = track();
    const QColor color = m_context.theme->color(Role::Accent);
    const double x0 = xOf(loop.begin), x1 = xOf(loop.end);
    painter.setPen(QPen(color, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(x0, bar.top() - 1, x1 - x0, bar.height() + 2));
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    // Handles at both ends.
    painter.drawRoundedRect(QRectF(x0 - 2, bar.top() - 3, 4, bar.height() + 6), 2, 2);
    painter.drawRoundedRect(QRectF(x1 - 2, bar.top() - 3, 4, bar.height() + 6), 2, 2);
}

void TimeSlider::paintTicks(QPainter& painter) const
{
    const auto& theme = *m_context.theme;
    const QRectF bar = track();
    const double top = lane().bottom() + 1;
    for (const auto& tick : text::timeTicks(m_context.time->range(), bar.width(), m_clock, 72)) {
        const double x = xOf(tick.at);
        painter.setPen(theme.color(tick.isDay ? Role::Text : Role::Muted));
        painter.drawLine(QPointF(x, top), QPointF(x, top + (tick.label.isEmpty() ? 2 : 4)));
        if (tick.label.isEmpty())
            continue;
        const double w = painter.fontMetrics().horizontalAdvance(tick.label) + 2;
        // Labels stay inside at both ends.
        const double left = std::clamp(x - w / 2, 0.0, width() - w);
        painter.drawText(QRectF(left, top + 3, w, 15), Qt::AlignCenter, tick.label);
    }
}

void TimeSlider::paintBookmarks(QPainter& painter) const
{
    const auto range = m_context.time->range();
    for (const auto& b : m_context.time->bookmarks().all())
        if (b.at >= range.begin && b.at <= range.end)
            paintBookmark(painter, QPointF(xOf(b.at), trackTop + trackHeight), trackTop + trackHeight - 1, b.stop, *m_context.theme);
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
    paintGaps(painter);
    paintQualities(painter);
    paintLoop(painter);
    paintTicks(painter);
    paintEvents(painter);
    paintBookmarks(painter);

    if (m_hoverX >= 0 && m_drag == Drag::None) {
        painter.setPen(QPen(theme.color(Role::Muted), 1, Qt::DotLine));
        painter.drawLine(QPointF(m_hoverX, bar.top() - 4), QPointF(m_hoverX, bar.bottom() + 4));
    }
    painter.setPen(QPen(theme.color(Role::Accent), 1.6));
    painter.drawLine(QPointF(now, 2), QPointF(now, bar.bottom() + 2));
    painter.setPen(QPen(theme.color(Role::Surface), 1.5));
    painter.setBrush(theme.color(Role::Accent));
    painter.drawEllipse(QPointF(now, bar.center().y()), 6, 6);
    // What is on screen meanwhile is of another instant: an empty handle stands there.
    if (const auto shown = m_context.state->time(); m_context.session->isLoading() && shown >= range.begin && shown <= range.end) {
        painter.setPen(QPen(theme.color(Role::Text), 1.2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(xOf(shown), bar.center().y()), 4.5, 4.5);
    }
}

TimeSlider::Drag TimeSlider::dragAt(const QPointF& position) const
{
    const auto loop = m_context.time->loopRange();
    if (m_context.time->loop() != data::TimeController::Loop::Range || loop.isEmpty())
        return Drag::Time;
    const double begin = std::fabs(position.x() - xOf(loop.begin)), end = std::fabs(position.x() - xOf(loop.end));
    // Where the two are on each other, the nearer side decides.
    if (std::min(begin, end) > 3)
        return Drag::Time;
    return begin < end || (begin == end && position.x() < xOf(loop.begin)) ? Drag::LoopBegin : Drag::LoopEnd;
}

void TimeSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_context.time->range().isEmpty())
        return;
    const double x = event->position().x();
    if (event->modifiers() & Qt::ShiftModifier) {
        m_drag = Drag::NewLoop;
        m_loopFromX = x;
        return;
    }
    m_drag = dragAt(event->position());
    if (m_drag != Drag::Time)
        return;
    // A click on a bookmark or an event goes exactly there.
    if (event->position().y() < trackTop) {
        const data::RecordingEvent* nearest = nullptr;
        for (const auto& e : m_events)
            if (std::fabs(xOf(e.at) - x) <= catchPixels && (!nearest || std::fabs(xOf(e.at) - x) < std::fabs(xOf(nearest->at) - x)))
                nearest = &e;
        if (const int b = bookmarkAt(event->position()); b >= 0) {
            const auto at = m_context.time->bookmarks().all()[static_cast<std::size_t>(b)].at;
            if (!nearest || std::fabs(xOf(at) - x) <= std::fabs(xOf(nearest->at) - x))
                return m_context.time->setTime(at);
        }
        if (nearest)
            return m_context.time->setTime(nearest->at);
    }
    m_context.time->setTime(timeAt(x));
}

void TimeSlider::mouseMoveEvent(QMouseEvent* event)
{
    m_hoverX = event->position().x();
    auto* time = m_context.time;
    if (m_drag != Drag::None && (event->buttons() & Qt::LeftButton)) {
        const auto loop = time->loopRange();
        switch (m_drag) {
        case Drag::Time: time->setTime(timeAt(m_hoverX)); break;
        case Drag::LoopBegin: time->setLoopRange({std::min(timeAt(m_hoverX), loop.end), loop.end}); break;
        case Drag::LoopEnd: time->setLoopRange({loop.begin, std::max(timeAt(m_hoverX), loop.begin)}); break;
        case Drag::NewLoop: {
            const double x0 = std::min(m_loopFromX, m_hoverX), x1 = std::max(m_loopFromX, m_hoverX);
            if (x1 - x0 >= 3) {
                time->setLoopRange({timeAt(x0), timeAt(x1)});
                time->setLoop(data::TimeController::Loop::Range);
            }
            break;
        }
        case Drag::None: break;
        }
    } else {
        setCursor(!time->range().isEmpty() && dragAt(event->position()) != Drag::Time ? Qt::SizeHorCursor : Qt::ArrowCursor);
    }
    update();
}

void TimeSlider::mouseReleaseEvent(QMouseEvent*)
{
    m_drag = Drag::None;
    m_loopFromX = -1;
    update();
}

void TimeSlider::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_context.time->range().isEmpty())
        Q_EMIT menuRequested(event->globalPos(), timeAt(event->pos().x()), bookmarkAt(event->pos()));
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
