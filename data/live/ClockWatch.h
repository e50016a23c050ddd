// A sensor's clock against this machine's: from what the other side says of it, and from when samples bear which instant. Pure values.
#pragma once
#include "data/live/LiveTypes.h"
#include <optional>

namespace data::live {

/// Fed with the newest sample of each delivery. A sample from the future is proof. That even the freshest samples of half a minute are old is
/// either a clock that is behind or a long way: that is told as it is. Offsets from `shownSeconds` on become marks of the recording: one at
/// once, then one each `markEverySeconds` that continues it, and a last one when the clock is right again or the connection ends.
class ClockWatch
{
public:
    static constexpr double shownSeconds = 2, windowSeconds = 30, markEverySeconds = 30;
    static constexpr int fewestDeliveries = 3; ///< of which all were old before a clock is said to be behind

    /// `readsHistory`: old samples are asked for and say nothing.
    explicit ClockWatch(bool readsHistory = false) : m_readsHistory(readsHistory) {}
    /// What the other side itself said (a Date header, a time topic): its clock minus this machine's.
    void setKnown(double seconds) { m_known = seconds; }
    void note(const LiveMark::Place& newest, twin::Timestamp sampled, twin::Timestamp arrived);
    double offsetSeconds() const;
    bool isKnown() const; ///< false: what is behind may as well be long on the way
    /// A stretch that is to be recorded by now.
    std::optional<LiveMark> takeMark(twin::Timestamp at);
    /// The connection ends; what is learnt anew begins with the next sample.
    std::optional<LiveMark> end(twin::Timestamp at);

private:
    struct Window
    {
        double lead = -1e18; ///< of the freshest sample: sampled minus arrived, s
        int deliveries = 0;
    };
    bool m_readsHistory;
    std::optional<double> m_known;
    Window m_now, m_before;
    std::optional<twin::Timestamp> m_windowBegin;
    bool m_isBeforeWhole = false;
    LiveMark::Place m_place;
    std::optional<twin::Timestamp> m_markedTo; ///< of a clock that is off
    double m_markedValue = 0;
};

} // namespace data::live
