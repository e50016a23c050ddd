#include "twin/physics/PumpOutages.h"
#include "twin/physics/CompiledPlant.h"
#include <algorithm>

namespace twin {

const PumpOutages::Left& PumpOutages::left(int out) const
{
    out = std::clamp(out, 0, m_design.pumps);
    const std::lock_guard lock(m_mutex);
    if (const auto it = m_left.find(out); it != m_left.end())
        return it->second;
    Left left;
    if (out < m_design.pumps) {
        const hydraulics::FacilityLoop loop(m_design);
        const auto at = [&](double flow) {
            hydraulics::FacilityRequest request;
            request.pumpsOut = out;
            for (const double m : m_design.hallKgPerS)
                request.hallKgPerS.push_back(flow * m);
            return loop.operate(request);
        };
        left.flowMax = std::min(cduFlowMax, at(cduFlowMax).kgPerS / loop.designKgPerS());
        constexpr std::size_t points = 12;
        constexpr double least = 0.2; // of that
        std::vector<double> power;
        std::vector<int> running;
        for (std::size_t i = 0; i < points; ++i) {
            const auto point = at(left.flowMax * (least + (1 - least) * static_cast<double>(i) / (points - 1)));
            power.push_back(point.electricalW);
            running.push_back(point.pumpsRunning);
        }
        left.pumps = PumpTable(least * left.flowMax, left.flowMax, std::move(power), std::move(running));
    }
    return m_left.try_emplace(out, std::move(left)).first->second;
}

} // namespace twin
