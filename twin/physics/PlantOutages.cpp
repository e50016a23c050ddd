#include "twin/physics/PlantOutages.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

// Water in loops whose pumps stand still creeps on by its own buoyancy (estimate); it also keeps every law finite.
constexpr double creepingFlow = 0.002;
// Below this the hosts' plates hand over less, in proportion to the flow; the servers' fans carry the rest to the air (estimate).
constexpr double hostsNeedFlow = 0.1;
constexpr double smallestFlow = 0.02; // below it the temperature of a return has no meaning

} // namespace

const PumpTable& facilityPumps(const CompiledPlant& plant, int pumpsOut)
{
    return pumpsOut > 0 && plant.cooling.pumpOutages ? plant.cooling.pumpOutages->left(pumpsOut).pumps : plant.cooling.facilityPump;
}

double facilityFlowMax(const CompiledPlant& plant, int pumpsOut)
{
    return pumpsOut > 0 && plant.cooling.pumpOutages ? plant.cooling.pumpOutages->left(pumpsOut).flowMax
                                                     : std::numeric_limits<double>::infinity();
}

bool flowsReduced(const PlantInputs& inputs) { return inputs.pumpsOut > 0 || !inputs.hallFlow.empty(); }

RackFlow rackFlow(const CompiledPlant& plant, const RackLaw& law, const PlantInputs& inputs, std::size_t hall, double facilityC)
{
    RackFlow f;
    const double share = std::clamp(hallFlow(inputs, hall), 0.0, 1.0), facilityMax = facilityFlowMax(plant, inputs.pumpsOut);
    f.share = share;
    f.technology = std::max(share, creepingFlow);
    f.facility = std::max(facilityMax, creepingFlow);
    f.technologyWPerK = law.technologyWPerK * f.technology;
    if (share >= 1 && facilityMax >= cduFlowMax) {
        f.plateToCoolantWPerK = law.plateToCoolantWPerK;
        f.cduLeastWPerK = law.cduLeastWPerK;
        f.cduMostWPerK = law.cduMostWPerK;
        return f;
    }
    // Die to coolant: the conduction share of the resistance stays, convection follows the flow to the power 0.7 (plates in turbulent flow;
    // Incropera 7th ed. ch. 8). At a trickle the coolant leaves as hot as the die, and carries away no more.
    const double perGpu = law.gpus > 0 ? law.gpus / f.technologyWPerK : 0; // K/W
    const double conduction = 1 / law.dieToPlateWPerK;
    const double convection = share >= 1 ? 1 / law.plateToCoolantWPerK : std::pow(f.technology, -0.7) / law.plateToCoolantWPerK;
    f.plateToCoolantWPerK = 1 / (share >= 1 ? convection : std::max(convection, perGpu - conduction));
    f.cduLeastWPerK = cduConductance(law, f.technology, std::min(plant.p.facilityFlowMin, f.facility));
    f.cduMostWPerK = cduConductance(law, f.technology, std::min(cduFlowMax, f.facility));
    f.pumpShare = share * share * share; // affinity law
    f.hostLiquidShare = std::min(1.0, f.technology / hostsNeedFlow);
    f.moves = f.technology >= smallestFlow;
    const double idleHeatW = law.gpuLiquidShare * law.gpus * law.gpuIdleW + f.hostLiquidShare * law.hostLiquidShare * law.hostIdleW;
    const double supplyC = std::max(facilityC + idleHeatW * (1 / f.cduMostWPerK - 1 / f.technologyWPerK),
                                    std::min(plant.p.technologySupplyC, facilityC));
    const double dieC = supplyC + law.gpuIdleW * (1 / law.dieToPlateWPerK + 1 / f.plateToCoolantWPerK);
    f.holds = !(law.tripC > 0) || dieC < law.tripC;
    return f;
}

RackFlows::RackFlows(const CompiledPlant& plant, const PlantInputs& inputs, double facilityC) : m_plant(plant)
{
    if (!flowsReduced(inputs))
        return;
    m_halls = static_cast<std::size_t>(std::max(1, plant.spec.hallCount));
    for (std::size_t h = 0; h < m_halls; ++h)
        for (const RackLaw& law : plant.laws)
            m_flows.push_back(law.liquid() ? rackFlow(plant, law, inputs, h, facilityC) : RackFlow{});
}

const RackFlow* RackFlows::of(std::uint32_t rack) const
{
    if (m_flows.empty())
        return nullptr;
    return &m_flows[std::min<std::size_t>(m_plant.spec.rackHall[rack], m_halls - 1) * m_plant.laws.size() + m_plant.spec.rackType[rack]];
}

} // namespace twin
