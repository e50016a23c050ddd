// Who carries the load: grid up to its limit, turbines, gensets, battery; what is left is not served.
#include "twin/physics/CompiledPlant.h"
#include <algorithm>
#include <limits>

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

/// Turbines and gensets with what they can do now.
struct Fleet
{
    std::vector<double> capacityW;
    std::vector<bool> available;
    std::vector<GeneratorState> states;

    Fleet(const CompiledPlant& plant, const PlantInputs& inputs, const PlantState& state)
    {
        const std::size_t n = plant.generators.size();
        capacityW.resize(n);
        available.assign(n, true);
        states.resize(n);
        int turbines = plant.group(AssetKind::Turbine).inService(inputs.turbinesOut);
        int gensets = plant.group(AssetKind::Genset).inService(inputs.gensetsOut);
        for (std::size_t i = 0; i < n; ++i) {
            const auto& g = plant.generators[i];
            const auto& law = g.genset ? plant.p.genset : plant.p.turbine;
            capacityW[i] = g.ratingW * generatorCapacityFactor(law, inputs.weather.dryBulbC);
            int& left = g.genset ? gensets : turbines;
            available[i] = left-- > 0; // the highest indices go first
            if (i < state.turbineW.size() && i < state.turbineStartS.size() && i < state.turbineIdleS.size())
                states[i] = {state.turbineW[i], state.turbineStartS[i], state.turbineIdleS[i]};
        }
    }

    double capacity(const std::vector<int>& group) const
    {
        double sum = 0;
        for (const int i : group)
            sum += available[i] ? capacityW[i] : 0;
        return sum;
    }
    double onlineHeadroom(const std::vector<int>& group) const
    {
        double sum = 0;
        for (const int i : group)
            sum += available[i] && states[i].online() ? capacityW[i] : 0;
        return sum;
    }
    double largest() const
    {
        double most = 0;
        for (std::size_t i = 0; i < capacityW.size(); ++i)
            most = std::max(most, available[i] ? capacityW[i] : 0);
        return most;
    }
    void scale(const std::vector<int>& group, double factor)
    {
        for (const int i : group)
            states[i].outputW *= factor;
    }
    void keep(PlantState& state) const
    {
        const std::size_t n = states.size();
        state.turbineW.resize(n);
        state.turbineStartS.resize(n);
        state.turbineIdleS.resize(n);
        for (std::size_t i = 0; i < n; ++i) {
            state.turbineW[i] = states[i].outputW;
            state.turbineStartS[i] = states[i].startS;
            state.turbineIdleS[i] = states[i].idleS;
        }
    }
};

} // namespace

BatteryPlant batteryPlant(const CompiledPlant& plant, const PlantInputs& inputs)
{
    BatteryPlant battery;
    const auto& group = plant.group(AssetKind::Megapack);
    const int inService = group.inService(inputs.megapacksOut);
    double rating = 0;
    for (int i = 0; i < inService; ++i) {
        const auto& unit = plant.spec.units[static_cast<std::size_t>(group.units[static_cast<std::size_t>(i)])];
        rating += unit.rating;
        battery.capacityWh += unit.energyWh;
    }
    battery.powerLimitW = std::min(rating, plant.p.batteryPowerLimitW);
    battery.socMin = plant.p.batterySocMin;
    battery.socMax = plant.p.batterySocMax;
    battery.roundTrip = plant.p.batteryRoundTrip;
    battery.standbyLossPerDay = plant.p.batteryStandbyPerDay;
    return battery;
}

SupplyResult dispatch(const CompiledPlant& plant, const PlantInputs& inputs, double demandW, double dt, PlantState& state)
{
    SupplyResult s;
    const double pf = plant.p.powerFactor;
    const TransformerBank bank = substation(plant, inputs.transformersOut);
    const BatteryPlant battery = batteryPlant(plant, inputs);
    double storedTotal = 0;
    for (const int u : plant.group(AssetKind::Megapack).units)
        storedTotal += plant.spec.units[static_cast<std::size_t>(u)].energyWh;
    const double share = storedTotal > 0 ? battery.capacityWh / storedTotal : 0; // units out of service keep their energy
    const double storedWh = state.batteryWh * share;
    Fleet fleet(plant, inputs, state);

    s.gridCapW = gridCapacityW(plant, inputs, inputs.transformersOut);
    s.turbineCapW = fleet.capacity(plant.turbineMerit);
    s.gensetCapW = fleet.capacity(plant.gensetMerit);
    const double gridLossByTransformer = plant.group(AssetKind::Transformer).inService(inputs.transformersOut) > 0
        ? s.gridCapW - gridCapacityW(plant, inputs, inputs.transformersOut + 1) : 0;
    s.largestLossW = std::max(fleet.largest(), gridLossByTransformer);
    const double gridBusCapW = busPowerW(bank, s.gridCapW, pf);
    const double canDischarge = dischargeLimitW(battery, storedWh, dt);
    const double canCharge = chargeLimitW(battery, storedWh, dt);

    // A request to discharge lightens the other sources; one to charge (or plain recharging) waits for headroom.
    const double requested = std::clamp(inputs.batteryRequestW, 0.0, std::min(canDischarge, demandW));
    const double need = std::max(0.0, demandW - requested - gridBusCapW);
    double wish = 0; // charging wanted
    if (inputs.batteryRequestW < 0)
        wish = std::min(-inputs.batteryRequestW, canCharge);
    else if (dt > 0 && inputs.batteryRequestW == 0 && storedWh < (plant.p.batterySocMax - 0.01) * battery.capacityWh)
        wish = canCharge;

    double turbineW = 0, gensetW = 0;
    if (dt > 0) {
        const double gridSpare = std::max(0.0, gridBusCapW - (demandW - requested));
        const double running = fleet.onlineHeadroom(plant.turbineMerit);
        const double forCharging = std::clamp(wish - gridSpare, 0.0, std::max(0.0, running - need));
        turbineW = advanceGenerators(plant.p.turbine, fleet.capacityW, fleet.available, plant.turbineMerit,
                                     std::min(need + forCharging, s.turbineCapW), plant.p.generationReserve, dt, fleet.states);
        // Gensets help where turbines can't, or where nothing else bridges the turbines' start.
        const double beyond = std::max(need - s.turbineCapW, need - turbineW - (canDischarge - requested));
        gensetW = advanceGenerators(plant.p.genset, fleet.capacityW, fleet.available, plant.gensetMerit,
                                    std::clamp(beyond, 0.0, s.gensetCapW), plant.p.generationReserve, dt, fleet.states);
    } else {
        turbineW = settleGenerators(fleet.capacityW, fleet.available, plant.turbineMerit, need, plant.p.generationReserve, fleet.states);
        gensetW = settleGenerators(fleet.capacityW, fleet.available, plant.gensetMerit, need - turbineW, plant.p.generationReserve,
                                  fleet.states);
    }

    double rest = demandW - requested - turbineW - gensetW;
    double charge = 0;
    if (rest < 0) { // generators can't follow a drop at once: the battery takes the surplus, what it can't they shed
        charge = std::min(-rest, canCharge);
        const double total = turbineW + gensetW;
        const double factor = total > 0 ? (total + rest + charge) / total : 1;
        fleet.scale(plant.turbineMerit, factor);
        fleet.scale(plant.gensetMerit, factor);
        turbineW *= factor;
        gensetW *= factor;
        rest = 0;
    }
    double gridBusW = std::min(rest, gridBusCapW);
    rest -= gridBusW;
    const double bridged = std::min(rest, std::max(0.0, canDischarge - requested));
    rest -= bridged;
    if (requested + bridged <= 0) {
        const double more = std::min(std::max(0.0, wish - charge), gridBusCapW - gridBusW);
        charge += more;
        gridBusW += more;
    }

    s.turbineW = turbineW;
    s.gensetW = gensetW;
    s.batteryW = requested + bridged - charge;
    s.unservedW = rest < 1e-6 * demandW ? 0 : rest;
    s.gridW = s.gridCapW > 0 ? std::min(s.gridCapW, transformerInputW(bank, gridBusW, pf)) : 0;
    s.hvLossW = s.gridW - gridBusW;
    for (std::size_t i = 0; i < plant.generators.size(); ++i) {
        if (!fleet.states[i].online())
            continue;
        const auto& g = plant.generators[i];
        const auto fuel = generatorFuel(g.genset ? plant.p.genset : plant.p.turbine, g, fleet.states[i].outputW,
                                        inputs.weather.dryBulbC, plant.p.gasHhvToLhv);
        s.gasMmbtuPerH += fuel.gasMmbtuHhvPerH;
        s.co2KgPerH += fuel.co2KgPerH;
    }
    s.co2KgPerH += s.gridW * 1e-6 * plant.p.gridCo2KgPerMwh;
    fleet.keep(state);
    if (dt > 0)
        state.batteryWh += storedAfterWh(battery, storedWh, s.batteryW, dt) - storedWh;
    return s;
}

} // namespace twin
