#include "data/time/TimeController.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace data {
namespace {

// Instants near the ends of int64 must not wrap around: they stop there.
std::int64_t addSaturated(std::int64_t a, std::int64_t b)
{
    std::int64_t sum = 0;
    if (!__builtin_add_overflow(a, b, &sum))
        return sum;
    return b > 0 ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min();
}

std::int64_t nanoseconds(double seconds)
{
    constexpr double limit = 9.2e18;
    return static_cast<std::int64_t>(std::llround(std::clamp(seconds * 1e9, -limit, limit)));
}

// Before any recording is open the range is {0, 0}: then there is nothing to keep the time inside of.
bool isUnset(const TimeSpan& range) { return range.end < range.begin || (range.begin.ns == 0 && range.end.ns == 0); }

twin::Timestamp clampedTo(const TimeSpan& range, twin::Timestamp t)
{
    return isUnset(range) ? t : std::clamp(t, range.begin, range.end);
}

} // namespace

TimeController::TimeController(QObject* parent) : QObject(parent)
{
    // For receivers in other threads.
    qRegisterMetaType<twin::Timestamp>("twin::Timestamp");
    qRegisterMetaType<data::TimeSpan>("data::TimeSpan");
    qRegisterMetaType<data::TimeBookmark>("data::TimeBookmark");
}

TimeSpan TimeController::playedSpan() const
{
    if (m_loop != Loop::Range)
        return m_range;
    const TimeSpan inside{std::max(m_loopRange.begin, m_range.begin), std::min(m_loopRange.end, m_range.end)};
    return inside.isEmpty() ? m_range : inside;
}

void TimeController::moveTo(twin::Timestamp t, bool jump)
{
    if (t == m_time)
        return;
    m_time = t;
    Q_EMIT timeChanged(m_time);
    if (jump)
        Q_EMIT timeJumped(m_time);
}

void TimeController::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void TimeController::setRange(const TimeSpan& range)
{
    if (range == m_range)
        return;
    m_range = range;
    Q_EMIT rangeChanged(m_range);
    if (m_range.isEmpty() && m_state == State::Playing)
        setState(State::Paused);
    if (m_state == State::Following && !isUnset(m_range))
        moveTo(m_range.end, false);
    else
        moveTo(clampedTo(m_range, m_time), true);
}

void TimeController::setTime(twin::Timestamp t)
{
    if (m_state == State::Following)
        setState(State::Paused);
    moveTo(clampedTo(m_range, t), true);
}

void TimeController::setSpeed(double speed)
{
    if (std::isnan(speed) || speed == 0)
        return;
    const double clamped = std::copysign(std::clamp(std::abs(speed), minSpeed, maxSpeed), speed);
    if (clamped == m_speed)
        return;
    m_speed = clamped;
    Q_EMIT stateChanged();
}

void TimeController::setLoop(Loop loop)
{
    if (loop == m_loop)
        return;
    m_loop = loop;
    Q_EMIT stateChanged();
}

void TimeController::setLoopRange(const TimeSpan& range)
{
    TimeSpan ordered = range;
    if (ordered.end < ordered.begin)
        std::swap(ordered.begin, ordered.end);
    if (ordered == m_loopRange)
        return;
    m_loopRange = ordered;
    Q_EMIT stateChanged();
}

void TimeController::play()
{
    if (m_range.isEmpty())
        return;
    const auto span = playedSpan();
    const bool forward = m_speed > 0;
    const bool outside = m_loop == Loop::Range && (m_time < span.begin || m_time > span.end);
    const bool atItsEnd = forward ? m_time >= span.end : m_time <= span.begin;
    if (outside || atItsEnd)
        moveTo(forward ? span.begin : span.end, true);
    setState(State::Playing);
}

void TimeController::pause() { setState(State::Paused); }

void TimeController::follow()
{
    setState(State::Following);
    if (!isUnset(m_range))
        moveTo(m_range.end, true);
}

void TimeController::step(double seconds)
{
    setState(State::Paused);
    if (std::isfinite(seconds))
        moveTo(clampedTo(m_range, {addSaturated(m_time.ns, nanoseconds(seconds))}), true);
}

void TimeController::jumpToBegin()
{
    if (!isUnset(m_range))
        setTime(m_range.begin);
}

void TimeController::jumpToEnd()
{
    if (!isUnset(m_range))
        setTime(m_range.end);
}

const TimeBookmark* TimeController::stopBetween(twin::Timestamp from, twin::Timestamp to, bool withFrom) const
{
    const auto [low, high] = std::minmax(from, to);
    const auto& all = m_bookmarks.all();
    const TimeBookmark* first = nullptr;
    auto it = std::lower_bound(all.begin(), all.end(), low, [](const TimeBookmark& b, twin::Timestamp t) { return b.at < t; });
    for (; it != all.end() && it->at <= high; ++it) {
        if (!it->stop || (it->at == from && !withFrom))
            continue;
        if (to >= from)
            return &*it;
        first = &*it; // backwards the last one comes first
    }
    return first;
}

bool TimeController::stopOnTheWay(twin::Timestamp from, twin::Timestamp to, bool withFrom)
{
    const TimeBookmark* stop = stopBetween(from, to, withFrom);
    if (!stop)
        return false;
    const TimeBookmark reached = *stop; // receivers may edit the list
    moveTo(reached.at, false);
    setState(State::Paused);
    Q_EMIT stoppedAt(reached);
    return true;
}

void TimeController::advance(double dtSeconds)
{
    if (m_state != State::Playing || !(dtSeconds > 0))
        return;
    const auto span = playedSpan();
    const std::int64_t delta = nanoseconds(std::min(dtSeconds, maxStepSeconds) * m_speed);
    const twin::Timestamp next{addSaturated(m_time.ns, delta)};
    const bool forward = delta > 0;

    if (m_loop != Loop::Off) {
        if (next >= span.begin && next <= span.end) {
            if (!stopOnTheWay(m_time, next, false))
                moveTo(next, false);
            return;
        }
        const bool wasInside = m_time >= span.begin && m_time <= span.end;
        const bool leaves = forward ? next > span.end : next < span.begin;
        if (!wasInside || !leaves) { // the loop range was moved away from under the time: start over inside it
            moveTo(forward ? span.begin : span.end, true);
            return;
        }
        // What is left of the step after the end is played from the other end; unsigned arithmetic holds the widest span.
        const auto length = static_cast<std::uint64_t>(span.end.ns) - static_cast<std::uint64_t>(span.begin.ns);
        const auto beyond = forward ? static_cast<std::uint64_t>(next.ns) - static_cast<std::uint64_t>(span.end.ns)
                                    : static_cast<std::uint64_t>(span.begin.ns) - static_cast<std::uint64_t>(next.ns);
        const auto offset = static_cast<std::int64_t>(beyond % length);
        const twin::Timestamp first = forward ? span.begin : span.end, last = forward ? span.end : span.begin;
        const twin::Timestamp wrapped{forward ? span.begin.ns + offset : span.end.ns - offset};
        if (stopOnTheWay(m_time, last, false))
            return;
        // A step longer than the loop comes past every stop of it.
        if (stopOnTheWay(first, beyond >= length ? last : wrapped, true))
            return;
        moveTo(wrapped, false);
        return;
    }

    const auto kept = clampedTo(span, next);
    if (stopOnTheWay(m_time, kept, false))
        return;
    moveTo(kept, false);
    if (kept == (forward ? span.end : span.begin))
        setState(State::Paused);
}

} // namespace data
