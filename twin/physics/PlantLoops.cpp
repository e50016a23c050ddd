// The hall's air and the facility water system between the racks and the cooling plant.
#include "twin/physics/CompiledPlant.h"

namespace twin {
namespace {

/// Pump flow below which the drive's command counts as unchanged, of design flow.
constexpr double flowDeadBand = 0.002;
/// Of the air in training: fans of servers and doors don't turn slower (estimate).
constexpr double leastAir = 0.5;

double settledFlow(const CompiledPlant& plant, double heatWithoutPumpsW)
{
    // Pumps follow the heat, and their own heat ends in the loop: two turns settle that.
    double flow = 0, heat = heatWithoutPumpsW;
    for (int i = 0; i < 2; ++i) {
        flow = facilityFlowRatio(plant, heat);
        heat = heatWithoutPumpsW + plant.cooling.facilityPump.powerW(flow);
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
        const double e = plant.cooling.door.effectiveness(airRatio, waterRatio);
        const double doorWPerK = e * airRatio * plant.cooling.doorAirWPerK, direct = e * b.racks.airW;
        const double old = state.roomAirC;
        if (settle) {
            state.roomAirC = state.facilityWaterC + (b.roomHeatInW - direct) / doorWPerK;
        } else {
            const double mass = plant.roomJPerK / dt;
            state.roomAirC = (mass * old + b.roomHeatInW - direct + doorWPerK * state.facilityWaterC) / (mass + doorWPerK);
            const double stored = mass * (state.roomAirC - old);
            b.storedW += stored;
            doorHeatW -= stored;
        }
    }
    if (settle) {
        state.cooling.flowHeatW.settle(b.racks.cduToFacilityW + doorHeatW);
    } else {
        const double target = settledFlow(plant, state.cooling.flowHeatW.follow(b.racks.cduToFacilityW + doorHeatW, coolingControlS, dt));
        if (flow.at > 0)
            flow.drive(target, flowDeadBand, Actuator::travel(1, plant.p.cooling.pumpRampS, dt));
        else
            flow.settle(target);
        b.facilityFlow = flow.at;
    }
    return doorHeatW;
}

double loopHeat(const CompiledPlant& plant, PlantBalance& b)
{
    const double heat = b.racks.cduToFacilityW + b.doorHeatW;
    if (!(b.facilityFlow > 0))
        b.facilityFlow = settledFlow(plant, heat);
    b.facilityPumpW = plant.cooling.facilityPump.powerW(b.facilityFlow);
    return heat + b.facilityPumpW;
}

} // namespace twin
