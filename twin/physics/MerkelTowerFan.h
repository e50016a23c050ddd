// Fan power over fan speed, from the points of a data sheet. Belongs to nobody, never changes once made; any thread.
#pragma once
#include <vector>

namespace twin {

/// Power relative to full speed. Between the points a cubic that rises where the points rise (Fritsch and Carlson 1980); outside
/// them the value at the end. Without points the fan law: speed cubed.
class FanPowerCurve
{
public:
    FanPowerCurve() = default;
    /// `speed` ascends from 0 or more to 1 or more, `power` is zero or more, at least two points; throws Error otherwise.
    FanPowerCurve(std::vector<double> speed, std::vector<double> power);
    double at(double speed) const;

private:
    std::vector<double> m_speed, m_power, m_slope;
};

} // namespace twin
