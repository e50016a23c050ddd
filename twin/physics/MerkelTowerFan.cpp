#include "twin/physics/MerkelTowerFan.h"
#include "twin/base/Error.h"
#include <algorithm>
#include <cmath>
#include <string>

namespace twin {

FanPowerCurve::FanPowerCurve(std::vector<double> speed, std::vector<double> power) : m_speed(std::move(speed)), m_power(std::move(power))
{
    const std::size_t n = m_speed.size();
    bool good = n >= 2 && m_power.size() == n;
    for (std::size_t i = 0; good && i < n; ++i)
        good = std::isfinite(m_speed[i]) && m_power[i] >= 0 && std::isfinite(m_power[i]) && (i == 0 ? m_speed[i] >= 0 : m_speed[i] > m_speed[i - 1]);
    if (!good || m_speed.back() < 1)
        throw Error(TWIN_TEXT("A fan power curve of %1 speeds and %2 powers cannot be used; give as many powers of zero or more as speeds, "
                              "at least two, with speeds rising from 0 to 1."),
                    {std::to_string(n), std::to_string(m_power.size())});
    // Slopes: harmonic mean of the neighbours' (Fritsch and Butland 1984), so that no bump appears between points.
    std::vector<double> step(n - 1);
    for (std::size_t i = 0; i + 1 < n; ++i)
        step[i] = (m_power[i + 1] - m_power[i]) / (m_speed[i + 1] - m_speed[i]);
    m_slope.assign(n, 0);
    for (std::size_t i = 1; i + 1 < n; ++i)
        if (step[i - 1] * step[i] > 0) {
            const double before = m_speed[i] - m_speed[i - 1], after = m_speed[i + 1] - m_speed[i];
            m_slope[i] = 3 * (before + after) / ((2 * after + before) / step[i - 1] + (after + 2 * before) / step[i]);
        }
    m_slope.front() = step.front();
    m_slope.back() = step.back();
}

double FanPowerCurve::at(double speed) const
{
    if (!(speed > 0))
        return m_speed.empty() ? 0 : m_speed.front() > 0 ? 0 : m_power.front();
    if (m_speed.empty())
        return speed * speed * speed;
    const double v = std::clamp(speed, m_speed.front(), m_speed.back());
    const auto upper = std::upper_bound(m_speed.begin() + 1, m_speed.end() - 1, v);
    const auto i = static_cast<std::size_t>(upper - m_speed.begin()) - 1;
    const double width = m_speed[i + 1] - m_speed[i], t = (v - m_speed[i]) / width, s = 1 - t;
    return s * s * ((1 + 2 * t) * m_power[i] + t * width * m_slope[i]) + t * t * ((3 - 2 * t) * m_power[i + 1] - s * width * m_slope[i + 1]);
}

} // namespace twin
