#include "twin/physics/PowerSeries.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>

namespace twin {

PowerSeries::PowerSeries(std::vector<double> seconds, std::vector<double> watts, const std::string& name)
    : m_seconds(std::move(seconds)), m_watts(std::move(watts))
{
    if (m_seconds.empty() || m_seconds.size() != m_watts.size())
        throw Error(TWIN_TEXT("The power of %1 holds no reading, or not one power a time; give both for every reading."), {name});
    m_energy.assign(m_seconds.size(), 0);
    for (std::size_t i = 0; i < m_seconds.size(); ++i) {
        if (!std::isfinite(m_seconds[i]) || !std::isfinite(m_watts[i]))
            throw Error(TWIN_TEXT("Reading %1 of %2 has no time or no power; correct or remove it."), {std::to_string(i + 1), name});
        if (i == 0)
            continue;
        if (m_seconds[i] < m_seconds[i - 1])
            throw Error(TWIN_TEXT("Reading %1 of %2 is earlier than the one before; sort the readings by time."), {std::to_string(i + 1), name});
        m_energy[i] = m_energy[i - 1] + 0.5 * (m_watts[i] + m_watts[i - 1]) * (m_seconds[i] - m_seconds[i - 1]);
    }
}

double PowerSeries::at(double second) const
{
    const auto right = std::upper_bound(m_seconds.begin(), m_seconds.end(), second);
    if (right == m_seconds.begin())
        return m_watts.front();
    if (right == m_seconds.end())
        return m_watts.back();
    const auto i = static_cast<std::size_t>(right - m_seconds.begin());
    return m_watts[i - 1] + (m_watts[i] - m_watts[i - 1]) * (second - m_seconds[i - 1]) / (m_seconds[i] - m_seconds[i - 1]);
}

double PowerSeries::energyUntil(double second) const
{
    const auto right = std::upper_bound(m_seconds.begin(), m_seconds.end(), second);
    if (right == m_seconds.begin())
        return 0;
    if (right == m_seconds.end())
        return m_energy.back();
    const auto i = static_cast<std::size_t>(right - m_seconds.begin()) - 1;
    return m_energy[i] + 0.5 * (m_watts[i] + at(second)) * (second - m_seconds[i]);
}

double PowerSeries::energyJ(double fromS, double toS) const { return energyUntil(toS) - energyUntil(fromS); }

double PowerSeries::meanW(double fromS, double toS) const { return toS > fromS ? energyJ(fromS, toS) / (toS - fromS) : at(fromS); }

std::vector<ReplayFrame> replayFrames(const PowerSeries& series, double speed, double frameS)
{
    const double step = speed * frameS;
    if (!(speed > 0) || !(frameS > 0) || !std::isfinite(step))
        throw Error(TWIN_TEXT("A replay at %1 times real time in frames of %2 s is not possible; both must be above 0."),
                    {numberText(speed), numberText(frameS)});
    const double frames = std::ceil((series.endS() - series.beginS()) / step);
    if (frames > 1e8)
        throw Error(TWIN_TEXT("A replay in %1 frames is too long; choose longer frames or a higher speed."), {numberText(frames, 0)});
    std::vector<ReplayFrame> out;
    out.reserve(static_cast<std::size_t>(frames));
    for (double i = 0; i < frames; ++i) {
        const double begin = series.beginS() + i * step, end = std::min(series.endS(), series.beginS() + (i + 1) * step);
        if (end > begin)
            out.push_back({begin, end, series.meanW(begin, end)});
    }
    return out;
}

} // namespace twin
