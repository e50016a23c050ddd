// The one clock of what is shown: paused, playing or following. It never reads a clock itself.
#pragma once
#include "data/store/RecordingTypes.h"
#include "data/time/TimeBookmarks.h"
#include <QObject>
#include <optional>

namespace data {

class TimeController : public QObject
{
    Q_OBJECT
public:
    enum class State { Paused, Playing, Following };
    Q_ENUM(State)
    enum class Loop { Off, All, Range };
    Q_ENUM(Loop)
    static constexpr double minSpeed = 0.1, maxSpeed = 3600;
    static constexpr double maxStepSeconds = 0.1; ///< a stall of the window is not played through

    explicit TimeController(QObject* parent = nullptr);

    twin::Timestamp time() const { return m_time; }
    TimeSpan range() const { return m_range; }
    State state() const { return m_state; }
    double speed() const { return m_speed; }
    Loop loop() const { return m_loop; }
    TimeSpan loopRange() const { return m_loopRange; }
    TimeBookmarks& bookmarks() { return m_bookmarks; }
    const TimeBookmarks& bookmarks() const { return m_bookmarks; }

    /// The span there is data for. Keeps the time inside it; while Following the time goes to its end.
    void setRange(const TimeSpan& range);
    void setTime(twin::Timestamp t);          ///< a jump: clamped to the range; Following becomes Paused
    void setSpeed(double speed);              ///< clamped to +-(minSpeed .. maxSpeed); 0 and NaN are refused: nothing changes
    void setLoop(Loop loop);
    /// What Loop::Range plays; its part inside the range counts, and without any the whole range does. Ends may be swapped.
    void setLoopRange(const TimeSpan& range);
    void play();                              ///< from the end it starts over (backwards: from the begin); without data it stays paused
    void pause();
    void follow();
    void step(double seconds);                ///< pauses, then moves
    void jumpToBegin();
    void jumpToEnd();
    /// `dt` seconds of wall time have passed. At the end of the range without a loop it stops and pauses; in a loop the rest of the
    /// step is played from the other end. A bookmark that says "stop" and is played across, in either direction, is where it pauses: playing
    /// goes on from there. Does nothing unless Playing, nor for a `dt` that is not above 0.
    void advance(double dtSeconds);

Q_SIGNALS:
    void timeChanged(twin::Timestamp time);   ///< every move
    void timeJumped(twin::Timestamp time);    ///< besides timeChanged: not by playing
    void stateChanged();                      ///< state, speed or loop
    void stoppedAt(const data::TimeBookmark& bookmark); ///< after timeChanged and stateChanged
    void rangeChanged(const data::TimeSpan& range);

private:
    void moveTo(twin::Timestamp t, bool jump);
    void setState(State state);
    TimeSpan playedSpan() const;              ///< the range, or the part of it that is looped
    /// The first bookmark with a stop on the way from `from` to `to`; `to` counts, `from` only if asked.
    const TimeBookmark* stopBetween(twin::Timestamp from, twin::Timestamp to, bool withFrom) const;
    bool stopOnTheWay(twin::Timestamp from, twin::Timestamp to, bool withFrom);
    twin::Timestamp m_time;
    TimeSpan m_range, m_loopRange;
    State m_state = State::Paused;
    double m_speed = 60;
    Loop m_loop = Loop::Off;
    TimeBookmarks m_bookmarks;
};

} // namespace data
