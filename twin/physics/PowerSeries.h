// A measured power over time: straight lines between readings. Immutable after construction, any thread.
#pragma once
#include <string>
#include <vector>

namespace twin {

class PowerSeries
{
public:
    /// Times in s, rising (equal times are allowed: a step); powers in W. Throws Error naming the reading that is out of order or no
    /// number; `name` says what the readings belong to.
    PowerSeries(std::vector<double> seconds, std::vector<double> watts, const std::string& name);
    std::size_t size() const { return m_seconds.size(); }
    const std::vector<double>& seconds() const { return m_seconds; }
    const std::vector<double>& watts() const { return m_watts; }
    double beginS() const { return m_seconds.front(); }
    double endS() const { return m_seconds.back(); }
    /// Outside the readings the first or last one holds.
    double at(double second) const;
    /// Trapezoid energy between two instants, J; what lies outside the readings counts nothing.
    double energyJ(double fromS, double toS) const;
    double energyJ() const { return m_energy.back(); }
    /// Mean over an interval inside the readings; at(from) where the interval is empty.
    double meanW(double fromS, double toS) const;

private:
    double energyUntil(double second) const;
    std::vector<double> m_seconds, m_watts, m_energy; ///< energy since the first reading
};

/// What a replay at `speed` times real time shows in frames of `frameS` wall seconds: each frame carries the mean power of the time it
/// stands for, so that no energy is lost between frames whatever the speed. Throws Error for a speed or frame that is not above 0.
struct ReplayFrame
{
    double beginS = 0, endS = 0; ///< on the clock of the readings
    double meanW = 0;
};
std::vector<ReplayFrame> replayFrames(const PowerSeries& series, double speed, double frameS);

} // namespace twin
