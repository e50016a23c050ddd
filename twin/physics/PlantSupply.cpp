// Who carries the load: grid up to its limit, turbines, gensets, battery; what is left is not served.
#include "twin/physics/BatteryDispatch.h"
#include "twin/physics/CompiledPlant.h"
#include <algorithm>
#include <cmath>
#include <utility>

namespace twin {
namespace {

TransformerBank substation(const CompiledPlant& plant, int out)
{
    return {plant.group(AssetKind::Transformer).rating(out), plant.p.hvNoLoad, plant.p.hvLoad};
}

/// What the meter can import: the agreement, and what the transformers carry. A site without substation transformers is
/// connected at medium voltage.
double gridCapacityW(const CompiledPlant& plant, const PlantInputs& inputs, int transformersOut)
{
    const double agreed = inputs.gridLimitW < 0 ? plant.p.gridCapacityW : inputs.gridLimitW;
    if (plant.group(AssetKind::Transformer).count() == 0)
        return agreed;
    return std::min(agreed, substation(plant, transformersOut).ratingVa * plant.p.powerFactor);
}

double busPowerW(const TransformerBank& bank, double meterW, double powerFactor)
{
    return std::max(0.0, meterW - transformerLossW(bank, meterW / powerFactor));
}

/// Turbines or gensets with what they can do in this air.
GeneratorGroup fleet(const CompiledPlant& plant, const PlantInputs& inputs, bool gensets)
{
    const auto& law = gensets ? plant.p.genset : plant.p.turbine;
    return {law, plant.generators, gensets ? plant.gensetMerit : plant.turbineMerit,
            gensets ? plant.group(AssetKind::Genset).inService(inputs.gensetsOut) : plant.group(AssetKind::Turbine).inService(inputs.turbinesOut),
            generatorCapacityFactor(law, inputs.weather.dryBulbC)};
}

/// Running generators share a drop that they cannot follow and the battery cannot take.
void shed(const GeneratorGroup& group, double factor, std::vector<GeneratorState>& states)
{
    for (const int i : group.merit)
        states[static_cast<std::size_t>(i)].outputW *= factor;
}

/// Fuel and CO2 of the running units, as generatorFuel says. Units are mostly equally loaded, so the part-load curve is read once for all of
/// the same share.
void addFuel(const CompiledPlant& plant, const GeneratorGroup& group, double airC, const std::vector<GeneratorState>& states, SupplyResult& s)
{
    const double warmth = 1 + group.law.heatRateAbove15PerK * std::max(0.0, airC - 15);
    double share = -1, fuelShare = 0;
    for (const int i : group.merit) {
        const auto& state = states[static_cast<std::size_t>(i)];
        if (!state.online())
            continue;
        const auto& unit = plant.generators[static_cast<std::size_t>(i)];
        const double fullLoadW = group.capacityW(i);
        if (std::abs(state.outputW - share * fullLoadW) > 1e-9 * fullLoadW) {
            share = state.outputW / fullLoadW;
            fuelShare = generatorFuelShare(group.law, share);
        }
        const double equivalentW = fullLoadW * warmth * fuelShare;
        s.gasMmbtuPerH += equivalentW * 1e-9 * unit.heatRate * plant.p.gasHhvToLhv;
        s.co2KgPerH += equivalentW * 1e-6 * unit.co2KgPerMwh;
    }
}

/// The hours in which it pays to sell, by the tariff's on-peak window; 0 outside.
double onPeakHoursLeft(const CompiledPlant& plant, double hourOfDay)
{
    const auto& t = plant.p.tariff;
    if (!plant.p.supply.resaleOnPeak || !(hourOfDay >= t.onPeakBeginH && hourOfDay < t.onPeakEndH))
        return 0;
    return std::max(t.onPeakEndH - hourOfDay, 0.05); // the last minutes are not sold faster than the rest
}

/// Counts cycles and age; the capacity left is worked out every quarter of an hour.
void countWear(const CompiledPlant& plant, const BatteryPlant& battery, double storedWh, double dt, SupplyState& supply)
{
    const auto& p = plant.p.supply;
    if (!(battery.capacityWh > 0))
        return;
    supply.cycles.add(std::clamp(storedWh / battery.capacityWh, 0.0, 1.0));
    supply.equivalentCycles = p.batteryCyclesBefore + supply.cycles.equivalentFullCycles();
    supply.ageS += dt;
    supply.wearDueS -= dt;
    if (supply.wearDueS > 0)
        return;
    supply.wearDueS = 900;
    supply.relativeCapacity = lfpRelativeCapacity(p.fade, p.batteryAgeDays + supply.ageS / 86400, supply.equivalentCycles);
}

} // namespace

BatteryPlant batteryPlant(const CompiledPlant& plant, const PlantInputs& inputs)
{
    BatteryPlant battery;
    const auto& group = plant.group(AssetKind::Megapack);
    battery.capacityWh = group.energyWh(inputs.megapacksOut);
    battery.powerLimitW = std::min(group.ratingUpTo[static_cast<std::size_t>(group.inService(inputs.megapacksOut))], plant.p.batteryPowerLimitW);
    battery.socMin = plant.p.batterySocMin;
    battery.socMax = plant.p.batterySocMax;
    battery.roundTrip = plant.p.batteryRoundTrip;
    battery.standbyLossPerDay = plant.p.batteryStandbyPerDay;
    battery.chargeEfficiency = battery.dischargeEfficiency = std::sqrt(battery.roundTrip); // once, not at every use
    return battery;
}

SupplyResult dispatch(const CompiledPlant& plant, const PlantInputs& inputs, double demandW, double dt, PlantState& state)
{
    SupplyResult s;
    SupplyState& supply = state.supply;
    const auto& p = plant.p;
    const TransformerBank bank = substation(plant, inputs.transformersOut);
    const BatteryPlant battery = batteryPlant(plant, inputs);
    const double energyOfAll = plant.group(AssetKind::Megapack).energyWh(0);
    const double share = energyOfAll > 0 ? battery.capacityWh / energyOfAll : 0; // units out of service keep their energy
    const double storedWh = state.batteryWh * share;
    const GeneratorGroup turbines = fleet(plant, inputs, false), gensets = fleet(plant, inputs, true);
    auto& units = supply.generators;
    if (units.size() != plant.generators.size())
        units.assign(plant.generators.size(), {});
    if (!(dt > 0)) {
        auto kept = std::move(units); // keeps its memory
        supply = SupplyState();
        units = std::move(kept);
    }

    s.gridCapW = gridCapacityW(plant, inputs, inputs.transformersOut);
    s.turbineCapW = turbines.capacityW();
    s.gensetCapW = gensets.capacityW();
    const double gridLossByTransformer = plant.group(AssetKind::Transformer).inService(inputs.transformersOut) > 0
        ? s.gridCapW - gridCapacityW(plant, inputs, inputs.transformersOut + 1) : 0;
    s.largestLossW = std::max({turbines.largestW(), gensets.largestW(), gridLossByTransformer});

    BatteryTask task;
    task.dt = dt;
    task.gridCapacityW = busPowerW(bank, s.gridCapW, p.powerFactor);
    const double agreedW = inputs.gridLimitW < 0 ? p.gridCapacityW : std::min(p.gridCapacityW, inputs.gridLimitW);
    const double targetMeterW = std::min(s.gridCapW, p.supply.demandTargetShare * agreedW);
    const double ceilingMeterW = std::min(targetMeterW, std::max(p.supply.demandBeforeShare * targetMeterW, supply.gridPeakW));
    task.gridTargetW = p.supply.demandTargetShare < 1 ? busPowerW(bank, targetMeterW, p.powerFactor) : task.gridCapacityW;
    task.rechargeCeilingW = ceilingMeterW < targetMeterW ? busPowerW(bank, ceilingMeterW, p.powerFactor) : task.gridTargetW;
    task.gridRampWPerS = p.supply.gridRampWPerS;
    task.requestW = inputs.batteryRequestW;
    task.onPeakHoursLeft = onPeakHoursLeft(plant, inputs.timeOfDayHours);
    task.onPeak = task.onPeakHoursLeft > 0;

    const double need = std::max(0.0, demandW - task.gridTargetW);
    double turbineW = 0, gensetW = 0;
    if (dt > 0) {
        // Running turbines with headroom help to recharge where the import has none.
        task.loadW = demandW - need;
        const double running = supply.turbineClock.onlineW;
        task.generatorSpareW = std::max(0.0, running - need);
        const double wish = rechargeWishW(battery, p.supply.bands, task, supply.battery);
        const double forCharging = std::clamp(wish - std::max(0.0, task.rechargeCeilingW - std::min(demandW, task.gridTargetW)), 0.0, task.generatorSpareW);
        turbineW = advanceGenerators(turbines, std::min(need + forCharging, s.turbineCapW), p.generationReserve, dt, units, supply.turbineClock);
        // Gensets help where turbines can't, or where nothing else bridges the turbines' start.
        const double canBridge = dischargeLimitW(battery, storedWh, dt);
        const double beyond = std::max(need - s.turbineCapW, need - turbineW - canBridge);
        gensetW = advanceGenerators(gensets, std::clamp(beyond, 0.0, s.gensetCapW), p.generationReserve, dt, units, supply.gensetClock);
    } else {
        turbineW = settleGenerators(turbines, need, p.generationReserve, units, supply.turbineClock);
        gensetW = settleGenerators(gensets, need - turbineW, p.generationReserve, units, supply.gensetClock);
    }

    task.loadW = demandW - turbineW - gensetW;
    double afterWh = storedWh;
    const BatteryAnswer answer = dispatchBattery(battery, p.supply.bands, task, supply.battery, afterWh);
    if (answer.surplusW > 0) {
        const double factor = std::max(0.0, 1 - answer.surplusW / (turbineW + gensetW));
        shed(turbines, factor, units);
        shed(gensets, factor, units);
        turbineW *= factor;
        gensetW *= factor;
    }
    if (dt > 0)
        state.batteryWh += afterWh - storedWh;

    s.turbineW = turbineW;
    s.gensetW = gensetW;
    s.batteryW = answer.powerW;
    s.batteryPurposeW = supply.battery.powerW;
    s.unservedW = answer.unservedW;
    s.gridW = s.gridCapW > 0 ? std::min(s.gridCapW, transformerInputW(bank, answer.gridW, p.powerFactor)) : 0;
    s.hvLossW = s.gridW - answer.gridW;
    s.turbinesOnline = supply.turbineClock.online;
    s.gensetsOnline = supply.gensetClock.online;
    s.spinningReserveW = std::max(0.0, supply.turbineClock.onlineW + supply.gensetClock.onlineW - turbineW - gensetW);
    addFuel(plant, turbines, inputs.weather.dryBulbC, units, s);
    addFuel(plant, gensets, inputs.weather.dryBulbC, units, s);
    s.co2KgPerH += s.gridW * 1e-6 * p.gridCo2KgPerMwh;
    supply.gridPeakW = std::max(supply.gridPeakW, s.gridW);
    countWear(plant, battery, afterWh, dt, supply);
    // What others read of the units.
    const std::size_t n = units.size();
    state.turbineW.resize(n);
    state.turbineStartS.resize(n);
    state.turbineIdleS.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        state.turbineW[i] = units[i].outputW;
        state.turbineStartS[i] = units[i].startS;
        state.turbineIdleS[i] = units[i].idleS;
    }
    return s;
}

} // namespace twin
