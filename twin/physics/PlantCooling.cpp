// Heat rejection in a row along the loop's return: dry coolers, then towers behind their exchanger, as far as the air lets them
// (free cooling); chillers do the rest.
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/physics/CompiledPlant.h"
#include "twin/physics/PlantChillers.h"
#include "twin/physics/PlantOutages.h"
#include "twin/physics/PlantTowers.h"
#include "twin/physics/Pumps.h"
#include "twin/physics/RootFinding.h"
#include "twin/physics/Water.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

constexpr double coldestBasinC = 5;    // basin heaters and bypass keep it from freezing (estimate)
constexpr double loadDeadBand = 0.002; // of the running chillers' capacity
constexpr double saturationSlackK = 0.5; // rounded weather files differ by so much
constexpr double leastDryDriveK = 0.5; // air that is not colder than the water by this is not worth a fan

/// Share of the tower's heat that evaporates water: linear in the wet bulb through the means of January and July.
double latentShare(const PlantParameters& p, double wetBulbC)
{
    const double x = (wetBulbC - 2.1) / (22.8 - 2.1);
    return std::clamp(p.latentWinter + (p.latentSummer - p.latentWinter) * x, 0.3, 1.0);
}

/// Dry coolers side by side; they take the loop's flow, or as much of it as they are made for.
struct DryBank
{
    const CoolingPlant& c;
    double airC, returnC, kgPerSEach = 0;

    DryBank(const CompiledPlant& plant, double air, double waterC, double loopWPerK) : c(plant.cooling), airC(air), returnC(waterC)
    {
        if (c.dryUnits > 0 && waterC - air > leastDryDriveK)
            kgPerSEach = std::min(loopWPerK / water::heatCapacity / c.dryUnits, c.dry.coolantKgPerS);
    }
    bool any() const { return kgPerSEach > 0; }
    double heatW(double speed) const
    {
        return c.dryUnits * runDryCoolerAtSpeed(c.dry, {returnC, kgPerSEach, water::heatCapacity, airC}, speed).heatW;
    }
    double speedFor(double wantedW) const
    {
        if (heatW(0) >= wantedW)
            return 0;
        return risingRoot([&](double speed) { return heatW(speed) - wantedW; }, c.dry.rating.freeConvection, 1, 1e-9);
    }
    double fanW(double speed) const { return c.dryUnits * c.dry.rating.fanW * speed * speed * speed; }
};

void runDryCoolers(const CompiledPlant& plant, const DryBank& bank, double wantedW, double dt, CoolingState& state, CoolingResult& r)
{
    if (!bank.any()) {
        state.dryFan.settle(0);
        return;
    }
    const double target = bank.speedFor(wantedW);
    if (dt <= 0)
        state.dryFan.settle(target);
    else
        state.dryFan.drive(target, plant.p.cooling.fanDeadBand * target, Actuator::travel(1, plant.p.cooling.towerFanTimeS, dt));
    // What is too much goes round them.
    r.dryHeatW = std::clamp(bank.heatW(state.dryFan.at), 0.0, wantedW);
    r.dryFanW = bank.fanW(state.dryFan.at);
    r.towerFanW += r.dryFanW;
}

void runTowers(const CompiledPlant& plant, const TowerBank& towers, double wetBulbC, double returnC, double wantedW, double dt, CoolingState& state,
               CoolingResult& r)
{
    const auto& p = plant.p;
    if (!towers.any()) {
        state.towerFan.settle(0);
        return;
    }
    const double largest = towers.largestRangeK(returnC), wantedK = std::min(largest, wantedW / towers.wPerK());
    const double settledIn = returnC - (towers.perRange() - 1) * wantedK;
    const double target = wantedK > 0 ? (wantedK >= largest ? 1 : towers.speedFor(settledIn, wantedK, dt <= 0 || state.towerFan.at > 0)) : 0;
    if (dt <= 0) {
        state.towerFan.settle(target);
        state.basinC = std::max(coldestBasinC, settledIn - wantedK);
        r.towerHeatW = wantedK * towers.wPerK();
    } else {
        state.towerFan.drive(target, p.cooling.fanDeadBand * target, Actuator::travel(1, p.cooling.towerFanTimeS, dt));
        // The exchanger takes from the loop what the basin's water allows; what is too much goes round it. The basin mixes.
        const double carried = towers.exchangerWPerK() * (returnC - state.basinC);
        r.towerHeatW = std::clamp(carried, 0.0, std::max(0.0, wantedW));
        const double inC = state.basinC + r.towerHeatW / towers.wPerK();
        const double outC = inC - towers.rangeK(inC, state.towerFan.at);
        const double mass = p.cooling.towerBasinS / dt;
        state.basinC = std::max(coldestBasinC, (mass * state.basinC + outC) / (mass + 1));
    }
    r.towerFanSpeed = state.towerFan.at;
    r.towerFanW += towers.fanW(state.towerFan.at);
    r.clamped += towers.clamped();
    if (r.towerHeatW > 0) {
        r.towerKgPerS = towers.kgPerS();
        r.towerPumpW += pumpPowerW(towers.kgPerS(), p.towerPumpHeadM, p.pumpEfficiency);
        r.water = towerWater(r.towerHeatW, latentShare(p, wetBulbC), towers.kgPerS(), p.driftShare, p.cycles);
    }
}

void runChillers(const CompiledPlant& plant, const PlantInputs& inputs, double supplyC, double loadW, double dt, CoolingState& state, CoolingResult& r)
{
    ChillerFleet fleet(plant, inputs, supplyC);
    const int available = plant.group(AssetKind::Chiller).inService(inputs.chillersOut);
    const double each = fleet.eachW();
    r.chillerCapacityW = available * each;
    const ChillerStagingLaw law{plant.p.cooling.chillerTargetLoad, plant.p.cooling.chillerStartS, plant.p.cooling.chillerRestartS,
                                plant.p.cooling.chillerMinRunS, plant.p.cooling.chillerMinOffS};
    auto& load = state.chillerLoadW;
    if (dt <= 0) {
        state.chillers = {};
        state.chillers.running = settledChillers(law, loadW, each, available);
        load.settle(std::min(loadW, state.chillers.running * each));
    } else {
        advanceChillers(law, loadW, each, available, dt, state.chillers);
        const double capacity = state.chillers.running * each;
        load.at = std::min(load.at, capacity); // what stands takes nothing
        load.drive(std::min(loadW, capacity), loadDeadBand * capacity, Actuator::travel(capacity, plant.p.cooling.chillerLoadTimeS, dt));
    }
    r.chillerHeatW = load.at;
    r.chillersRunning = state.chillers.running;
    const auto run = fleet.run(r.chillerHeatW, state.chillers.running, dt, state.condenserC);
    r.chillerW = run.powerW;
    r.towerFanW += run.condenserFanW;
    r.towerPumpW += run.condenserPumpW;
    r.clamped += run.clamped;
    if (run.condenserHeatW > 0) {
        const auto w = towerWater(run.condenserHeatW, latentShare(plant.p, inputs.weather.wetBulbC), run.condenserKgPerS, plant.p.driftShare, plant.p.cycles);
        r.water.evaporationKgPerS += w.evaporationKgPerS;
        r.water.driftKgPerS += w.driftKgPerS;
        r.water.blowdownKgPerS += w.blowdownKgPerS;
    }
}

/// Most that dry coolers and towers could take.
double freeCoolingW(const CompiledPlant& plant, const PlantInputs& inputs, double returnC, double loopWPerK, double heatInW)
{
    const DryBank dry(plant, inputs.weather.dryBulbC, returnC, loopWPerK);
    const double dryW = dry.any() ? std::min(heatInW, std::max(0.0, dry.heatW(1))) : 0;
    const TowerBank towers(plant, inputs, loopWPerK);
    if (!towers.any())
        return dryW;
    return dryW + std::min(towers.largestRangeK(returnC - dryW / loopWPerK) * towers.wPerK(), std::min(plant.p.towerShare * heatInW, heatInW - dryW));
}

} // namespace

double coolingCapacityW(const CompiledPlant& plant, const PlantInputs& inputs, double supplyC, double heatInW)
{
    const double loopWPerK = facilityFlowRatio(plant, heatInW, inputs.pumpsOut) * plant.facilityWPerK;
    if (!(loopWPerK > 0))
        return 0;
    return freeCoolingW(plant, inputs, supplyC + heatInW / loopWPerK, loopWPerK, heatInW)
        + plant.group(AssetKind::Chiller).inService(inputs.chillersOut) * ChillerFleet(plant, inputs, supplyC).eachW();
}

double facilityFlowRatio(const CompiledPlant& plant, double heatInW, int pumpsOut)
{
    if (!(plant.designFacilityHeatW > 0))
        return 1;
    return std::min(std::clamp(heatInW / plant.designFacilityHeatW, plant.p.facilityFlowMin, cduFlowMax), facilityFlowMax(plant, pumpsOut));
}

CoolingResult rejectHeat(const CompiledPlant& plant, const PlantInputs& inputs, double supplyC, double heatInW, double wantedW, double dt,
                         CoolingState& state)
{
    CoolingResult r;
    r.heatInW = heatInW;
    r.returnC = supplyC;
    const auto& air = inputs.weather;
    if (air.wetBulbC > air.dryBulbC + saturationSlackK)
        throw Error(TWIN_TEXT("Air of %1 °C cannot have a wet bulb of %2 °C: that is above saturation. Check the weather file or the numbers given."),
                    {numberText(air.dryBulbC), numberText(air.wetBulbC)});
    auto& flow = state.facilityFlow;
    if (dt <= 0 || !(flow.at > 0))
        flow.settle(facilityFlowRatio(plant, heatInW, inputs.pumpsOut));
    const double loopWPerK = flow.at * plant.facilityWPerK;
    if (!(loopWPerK > 0))
        return r;
    r.returnC = supplyC + heatInW / loopWPerK;
    const double heat = dt <= 0 ? state.heatInW.settle(heatInW) : state.heatInW.follow(heatInW, coolingControlS, dt);
    const double wanted = std::max(0.0, dt <= 0 ? state.wantedW.settle(wantedW) : state.wantedW.follow(wantedW, coolingControlS, dt));
    const double returnC = supplyC + heat / loopWPerK; // as the machines get it, mixed on its way

    runDryCoolers(plant, DryBank(plant, inputs.weather.dryBulbC, returnC, loopWPerK), wanted, dt, state, r);
    const TowerBank towers(plant, inputs, loopWPerK);
    runTowers(plant, towers, air.wetBulbC, returnC - r.dryHeatW / loopWPerK, std::min(wanted - r.dryHeatW, plant.p.towerShare * heat), dt, state, r);
    runChillers(plant, inputs, supplyC, std::max(0.0, wanted - r.dryHeatW - r.towerHeatW), dt, state, r);

    // Short of capacity the loop settles warmer, where towers and chillers carry more; the limit is about the set-point.
    r.chillerDemandW = r.chillerHeatW;
    const double setPointC = plant.p.facilitySupplyC;
    if (supplyC > setPointC + 0.05) {
        r.chillerDemandW = std::max(0.0, heatInW - freeCoolingW(plant, inputs, setPointC + heatInW / loopWPerK, loopWPerK, heatInW));
        r.chillerCapacityW = plant.group(AssetKind::Chiller).inService(inputs.chillersOut) * ChillerFleet(plant, inputs, setPointC).eachW();
    }
    return r;
}

} // namespace twin
