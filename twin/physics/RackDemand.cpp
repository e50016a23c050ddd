#include "twin/physics/RackDemand.h"
#include <algorithm>

namespace twin {
namespace {

Demand make(const CompiledPlant& plant, std::size_t type, const LoadLevel& load)
{
    const RackLaw& law = plant.laws[type];
    Demand d;
    d.live = true;
    const double u = rackUtilisation(law, load);
    d.utilisation = u;
    d.requestedW = static_cast<float>(law.gpuIdleW + (law.gpuTdpW - law.gpuIdleW) * u);
    d.idleW = static_cast<float>(law.gpuIdleW);
    d.hostW = hostPowerW(law, u);
    d.networkW = law.networkW;
    d.pumpW = law.pumpW;
    d.fanW = law.fanW;
    switch (law.use) {
    case RackUse::Network: d.serviceW = plant.networkRackW; break; // switches and optics draw nearly the same at any traffic
    case RackUse::Storage:
        d.serviceW = plant.p.storageWPerTb * plant.spec.rackTypes[type].storagePb * 1e3
            * (law.hostTrainingW > 0 ? d.hostW / law.hostTrainingW : 1);
        break;
    case RackUse::Cpu: d.serviceW = d.hostW; break;
    case RackUse::Gpu: d.serviceW = law.gpus > 0 ? 0 : d.hostW; break; // without GPUs the hosts alone; an empty rack is off
    }
    return d;
}

} // namespace

DemandTable::DemandTable(const CompiledPlant& plant, std::span<const PlantInputs> inputs) : m_types(plant.laws.size())
{
    for (const auto& in : inputs)
        m_loads = std::max(m_loads, in.loads.size());
    m_table.resize(inputs.size() * m_types * m_loads);
    for (std::size_t j = 0; j < inputs.size(); ++j)
        for (std::size_t t = 0; t < m_types; ++t)
            for (std::size_t w = 0; w < m_loads; ++w) {
                const auto& loads = inputs[j].loads;
                const LoadLevel load = loads.empty() ? LoadLevel{} : loads[w < loads.size() ? w : 0];
                m_table[(j * m_types + t) * m_loads + w] = make(plant, t, load);
            }
}

bool DemandTable::changes(std::size_t step) const
{
    const std::size_t each = m_types * m_loads;
    const auto now = m_table.begin() + static_cast<std::ptrdiff_t>(step * each);
    return !std::equal(now, now + static_cast<std::ptrdiff_t>(each), now - static_cast<std::ptrdiff_t>(each),
                       [](const Demand& a, const Demand& b) { return a.utilisation == b.utilisation; });
}

} // namespace twin
