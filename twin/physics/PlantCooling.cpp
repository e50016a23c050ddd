// Towers first, as far as the wet bulb lets them recool the return; chillers do the rest.
#include "twin/physics/CompiledPlant.h"
#include "twin/physics/Pumps.h"
#include "twin/physics/Water.h"
#include <algorithm>

namespace twin {
namespace {

TowerPlant towerPlant(const CompiledPlant& plant, const PlantInputs& inputs)
{
    TowerPlant tower;
    const double ratingW = plant.group(AssetKind::CoolingTower).rating(inputs.towersOut);
    tower.flowKgPerS = ratingW / (water::heatCapacity * plant.p.towerDutyRangeK);
    tower.flowRatio = plant.p.towerFlowRatio;
    tower.fanW = tower.flowKgPerS * plant.p.towerFanWPerKgS;
    tower.freeConvection = plant.p.towerFreeConvection;
    return tower;
}

/// Heat the towers can take at a loop supply temperature: what they cool, within their share, and what the exchanger between
/// tower and loop passes on when the tower moves more water than the loop.
double towerLimitW(const CompiledPlant& plant, const TowerPlant& tower, double returnC, double loopWPerK, double wetBulbC,
                   double heatInW)
{
    const double capacity = towerCapacityW(tower, returnC - plant.p.towerExchangerK, wetBulbC);
    const double towerWPerK = tower.flowKgPerS * water::heatCapacity;
    const double passed = towerWPerK > loopWPerK ? capacity * loopWPerK / towerWPerK : capacity;
    return std::min(passed, plant.p.towerShare * heatInW);
}

/// Share of the tower's heat that evaporates water: linear in the wet bulb through the means of January and July.
double latentShare(const PlantParameters& p, double wetBulbC)
{
    const double x = (wetBulbC - 2.1) / (22.8 - 2.1);
    return std::clamp(p.latentWinter + (p.latentSummer - p.latentWinter) * x, 0.3, 1.0);
}

double chillerCapacityW(const CompiledPlant& plant, const PlantInputs& inputs, double supplyC)
{
    return plant.group(AssetKind::Chiller).rating(inputs.chillersOut)
        * chillerCapacityFactor(plant.p.chiller, supplyC, inputs.weather.dryBulbC + plant.p.chillerRecirculationK);
}

} // namespace

double coolingCapacityW(const CompiledPlant& plant, const PlantInputs& inputs, double supplyC, double heatInW)
{
    const double loopWPerK = facilityFlowRatio(plant, heatInW) * plant.facilityWPerK;
    if (!(loopWPerK > 0))
        return 0;
    return towerLimitW(plant, towerPlant(plant, inputs), supplyC + heatInW / loopWPerK, loopWPerK, inputs.weather.wetBulbC, heatInW)
        + chillerCapacityW(plant, inputs, supplyC);
}

double facilityFlowRatio(const CompiledPlant& plant, double heatInW)
{
    if (!(plant.designFacilityHeatW > 0))
        return 1;
    return std::clamp(heatInW / plant.designFacilityHeatW, plant.p.facilityFlowMin, cduFlowMax);
}

CoolingResult rejectHeat(const CompiledPlant& plant, const PlantInputs& inputs, double supplyC, double heatInW, double wantedW, double,
                         CoolingState&)
{
    CoolingResult result;
    result.heatInW = heatInW;
    result.returnC = supplyC;
    const double loopWPerK = facilityFlowRatio(plant, heatInW) * plant.facilityWPerK;
    if (!(loopWPerK > 0))
        return result;
    const auto& w = inputs.weather;
    result.returnC = supplyC + heatInW / loopWPerK;

    const TowerPlant tower = towerPlant(plant, inputs);
    const double towerWanted = std::min(wantedW, towerLimitW(plant, tower, result.returnC, loopWPerK, w.wetBulbC, heatInW));
    const TowerOperation run = runTower(tower, result.returnC - plant.p.towerExchangerK, w.wetBulbC, towerWanted);
    result.towerHeatW = run.heatW;
    result.towerFanW = run.fanW;
    if (run.heatW > 0) {
        result.towerPumpW = pumpPowerW(tower.flowKgPerS, plant.p.towerPumpHeadM, plant.p.pumpEfficiency);
        result.water = towerWater(run.heatW, latentShare(plant.p, w.wetBulbC), tower.flowKgPerS, plant.p.driftShare, plant.p.cycles);
    }

    const double intakeC = w.dryBulbC + plant.p.chillerRecirculationK;
    result.chillerCapacityW = chillerCapacityW(plant, inputs, supplyC);
    result.chillerHeatW = std::clamp(wantedW - run.heatW, 0.0, result.chillerCapacityW);
    if (result.chillerHeatW > 0) {
        const double cop = chillerCop(plant.p.chiller, supplyC, intakeC)
            * chillerPartLoadFactor(plant.p.chiller, result.chillerHeatW / result.chillerCapacityW);
        result.chillerW = result.chillerHeatW / cop;
    }

    // Short of capacity the loop settles warmer, where towers and chillers carry more; the limit is about the set-point.
    result.chillerDemandW = result.chillerHeatW;
    if (supplyC > plant.p.facilitySupplyC + 0.05) {
        const double returnC = plant.p.facilitySupplyC + heatInW / loopWPerK;
        result.chillerDemandW = std::max(0.0, heatInW - towerLimitW(plant, tower, returnC, loopWPerK, w.wetBulbC, heatInW));
        result.chillerCapacityW = chillerCapacityW(plant, inputs, plant.p.facilitySupplyC);
    }
    return result;
}

} // namespace twin
