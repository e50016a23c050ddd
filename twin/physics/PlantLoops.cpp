// The hall's air and the facility water system between the racks and the cooling plant.
#include "twin/physics/CompiledPlant.h"
#include "twin/physics/PlantOutages.h"

namespace twin {
namespace {

/// Pump flow below which the drive's command counts as unchanged, of design flow.
constexpr double flowDeadBand = 0.002;
/// Past this no hall runs: the search for a steady room ends here, and what no door takes shows in the balance.
constexpr double hottestRoomC = 95;
/// Of the air in training: fans of servers and doors don't turn slower (estimate).
constexpr double leastAir = 0.5;

/// What the doors take of the largest heat their air could give, all doors together.
double doorEffectiveness(const CompiledPlant& plant, double airRatio, double waterRatio, const PlantBalance& b)
{
    double e = plant.cooling.door.effectiveness(airRatio, waterRatio);
    if (b.pumpsOut > 0) {
        // Water shared out thinly: below the table a door takes in proportion to its water, the smaller of the two streams there.
        const double shared = std::min(waterRatio, facilityFlowMax(plant, b.pumpsOut));
        e = plant.cooling.door.effectiveness(airRatio, shared) * std::min(1.0, shared / DoorTable::leastFlow);
    }
    return b.doorsOut > 0 ? e * (1 - b.doorsOut) : e;
}

double settledFlow(const CompiledPlant& plant, int pumpsOut, double heatWithoutPumpsW)
{
    const PumpTable& pumps = facilityPumps(plant, pumpsOut);
    // Pumps follow the heat, and their own heat ends in the loop: two turns settle that.
    double flow = 0, heat = heatWithoutPumpsW;
    for (int i = 0; i < 2; ++i) {
        flow = facilityFlowRatio(plant, heat, pumpsOut);
        heat = heatWithoutPumpsW + pumps.powerW(flow);
    }
    return flow;
}

} // namespace

double advanceRoom(const CompiledPlant& plant, double dt, PlantBalance& b, PlantState& state)
{
    b.roomHeatInW = b.racks.airW + b.lump.miscW + b.lump.networkW + b.buswayLossW + b.upsLossW;
    b.facilityFlow = 0;
    const bool settle = dt <= 0;
    auto& flow = state.cooling.facilityFlow;
    double doorHeatW = b.roomHeatInW;
    if (plant.doorWPerK > 0) {
        // Server fans keep the rise over a rack, so air follows the racks' heat down to the fans' least speed; the doors'
        // valves let in water for their heat, as every consumer of the loop does. A door takes e C (T exhaust - T water); exhaust is
        // room air plus the rack's own heat over its air flow.
        const double waterRatio = std::clamp(b.roomHeatInW / plant.designAirW, plant.p.facilityFlowMin, cduFlowMax);
        const double airRatio = std::clamp(b.racks.airW / (plant.cooling.doorAirWPerK * plant.p.rackAirRiseK), leastAir, 1.4);
        const double e = doorEffectiveness(plant, airRatio, waterRatio, b);
        const double doorWPerK = e * airRatio * plant.cooling.doorAirWPerK, direct = e * b.racks.airW;
        const double old = state.roomAirC;
        if (settle) {
            state.roomAirC = state.facilityWaterC + (b.roomHeatInW - direct) / doorWPerK;
            const double hottest = std::max(hottestRoomC, state.facilityWaterC);
            if ((b.doorsOut > 0 || b.pumpsOut > 0) && !(state.roomAirC < hottest)) { // no steady state with so few doors
                state.roomAirC = hottest;
                doorHeatW = std::min(b.roomHeatInW, direct + doorWPerK * (hottest - state.facilityWaterC));
            }
        } else {
            const double mass = plant.roomJPerK / dt;
            state.roomAirC = (mass * old + b.roomHeatInW - direct + doorWPerK * state.facilityWaterC) / (mass + doorWPerK);
            const double stored = mass * (state.roomAirC - old);
            b.storedW += stored;
            b.roomStoredW = stored;
            doorHeatW -= stored;
        }
    }
    if (settle) {
        state.cooling.flowHeatW.settle(b.racks.cduToFacilityW + doorHeatW);
    } else {
        const double target = settledFlow(plant, b.pumpsOut, state.cooling.flowHeatW.follow(b.racks.cduToFacilityW + doorHeatW, coolingControlS, dt));
        if (flow.at > 0)
            flow.drive(target, flowDeadBand, Actuator::travel(1, plant.p.cooling.pumpRampS, dt));
        else
            flow.settle(target);
        if (b.pumpsOut > 0)
            flow.at = std::min(flow.at, facilityFlowMax(plant, b.pumpsOut)); // pumps stop at once
        b.facilityFlow = flow.at;
    }
    return doorHeatW;
}

double loopHeat(const CompiledPlant& plant, PlantBalance& b)
{
    const double heat = b.racks.cduToFacilityW + b.doorHeatW;
    if (!(b.facilityFlow > 0))
        b.facilityFlow = settledFlow(plant, b.pumpsOut, heat);
    b.facilityPumpW = facilityPumps(plant, b.pumpsOut).powerW(b.facilityFlow);
    return heat + b.facilityPumpW;
}

} // namespace twin
