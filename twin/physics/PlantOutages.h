// What is out of service on the cooling side, as the parts of a step see it: technology flow, facility pumps, rear doors. Internal to
// twin/physics; any thread.
#pragma once
#include "twin/physics/CompiledPlant.h"
#include "twin/physics/PumpOutages.h"
#include <limits>

namespace twin {

/// Facility pumps in service.
const PumpTable& facilityPumps(const CompiledPlant& plant, int pumpsOut);
/// Most that they move, of design; infinite where none is out, as nothing then asks for more than they give.
double facilityFlowMax(const CompiledPlant& plant, int pumpsOut);

/// Share of its technology flow that a hall has left.
inline double hallFlow(const PlantInputs& inputs, std::size_t hall)
{
    return hall < inputs.hallFlow.size() ? static_cast<double>(inputs.hallFlow[hall]) : 1.0;
}

/// A full rack's liquid side with its flows reduced.
struct RackFlow
{
    double technology = 1, facility = std::numeric_limits<double>::infinity(); ///< shares of design, most that there is; never quite 0
    double plateToCoolantWPerK = 0; ///< a GPU
    double technologyWPerK = 0, cduLeastWPerK = 0, cduMostWPerK = 0;
    double share = 1;               ///< of the technology flow that is left, 0 .. 1
    double pumpShare = 1;           ///< of the CDU pumps' power
    double hostLiquidShare = 1;     ///< of what the hosts' plates hand over else
    bool moves = true;              ///< there is a flow worth the name
    bool holds = true;              ///< idle GPUs stay below their trip temperature for good
};
bool flowsReduced(const PlantInputs& inputs);
/// `facilityC`: the facility water then.
RackFlow rackFlow(const CompiledPlant& plant, const RackLaw& law, const PlantInputs& inputs, std::size_t hall, double facilityC);

/// The liquid sides of all racks where flows are reduced.
class RackFlows
{
public:
    RackFlows(const CompiledPlant& plant, const PlantInputs& inputs, double facilityC);
    bool reduced() const { return !m_flows.empty(); }
    const RackFlow* of(std::uint32_t rack) const; ///< null: as designed

private:
    const CompiledPlant& m_plant;
    std::vector<RackFlow> m_flows; ///< by hall and type; empty: all as designed
    std::size_t m_halls = 0;
};

} // namespace twin
