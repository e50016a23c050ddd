// The hall's air and the facility water system between the racks and the cooling plant.
#include "twin/physics/CompiledPlant.h"
#include "twin/physics/Pumps.h"
#include "twin/physics/Water.h"

namespace twin {

double advanceRoom(const CompiledPlant& plant, double dt, PlantBalance& b, PlantState& state)
{
    b.roomHeatInW = b.racks.airW + b.lump.miscW + b.lump.networkW + b.buswayLossW + b.upsLossW;
    if (!(plant.doorWPerK > 0))
        return b.roomHeatInW;
    // A door takes e C (T exhaust - T water); exhaust is room air plus the rack's own heat over its air flow.
    const double direct = plant.p.doorEffectiveness * b.racks.airW;
    const double old = state.roomAirC;
    if (dt <= 0) {
        state.roomAirC = state.facilityWaterC + (b.roomHeatInW - direct) / plant.doorWPerK;
        return b.roomHeatInW;
    }
    const double mass = plant.roomJPerK / dt;
    state.roomAirC = (mass * old + b.roomHeatInW - direct + plant.doorWPerK * state.facilityWaterC) / (mass + plant.doorWPerK);
    const double stored = mass * (state.roomAirC - old);
    b.storedW += stored;
    return b.roomHeatInW - stored;
}

// Pumps follow the heat, and their own heat ends in the loop: two turns settle that.
double loopHeat(const CompiledPlant& plant, PlantBalance& b)
{
    const double design = pumpPowerW(plant.facilityWPerK / water::heatCapacity, plant.p.facilityPumpHeadM, plant.p.pumpEfficiency);
    double heat = b.racks.cduToFacilityW + b.doorHeatW;
    for (int i = 0; i < 2; ++i) {
        b.facilityPumpW = design * pumpPowerFactor(facilityFlowRatio(plant, heat), plant.p.pumpFixedHead);
        heat = b.racks.cduToFacilityW + b.doorHeatW + b.facilityPumpW;
    }
    return heat;
}

} // namespace twin
