// Headline figures, limits and the arrays of plant units.
#include "twin/physics/CompiledPlant.h"
#include "twin/physics/PlantOutages.h"
#include "twin/physics/Water.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace twin {
namespace {

constexpr double mega = 1e6;
constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

std::vector<float>& values(PlantState& state, Metric metric) { return state.unit[static_cast<std::size_t>(metric)]; }

/// Spreads a group's power and loading over its units in service; those out show 0.
struct UnitWriter
{
    const CompiledPlant& plant;
    PlantState& state;

    void set(AssetKind kind, int out, double groupPowerW, double loading) const
    {
        const auto& group = plant.group(kind);
        const int running = group.inService(out);
        for (int i = 0; i < group.count(); ++i) {
            const auto u = static_cast<std::size_t>(group.units[static_cast<std::size_t>(i)]);
            const bool on = i < running;
            values(state, Metric::Power)[u] = on ? static_cast<float>(groupPowerW / running) : 0.0f;
            values(state, Metric::Loading)[u] = on ? static_cast<float>(loading) : 0.0f;
        }
    }
};

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

/// The running chillers carry the load between them; where it is more than all in service could, their loading shows by how much.
void writeChillers(const UnitWriter& write, const CompiledPlant& plant, const PlantInputs& inputs, const CoolingResult& c)
{
    const auto& group = plant.group(AssetKind::Chiller);
    const double inService = group.inService(inputs.chillersOut), running = c.chillersRunning;
    const double carried = running > 0 && inService > 0 ? ratio(c.chillerHeatW, c.chillerCapacityW * running / inService) : 0;
    write.set(AssetKind::Chiller, group.count() - c.chillersRunning, c.chillerW, std::max(carried, ratio(c.chillerDemandW, c.chillerCapacityW) > 1 ? ratio(c.chillerDemandW, c.chillerCapacityW) : 0));
}

class Limits
{
public:
    explicit Limits(std::vector<Limit>& list) : m_list(list) { m_list.clear(); }
    void add(const char* id, const char* label, double used, double capacity, const char* unit)
    {
        m_list.push_back({id, label, used, capacity, unit});
    }
    int binding() const
    {
        int worst = -1;
        for (std::size_t i = 0; i < m_list.size(); ++i)
            if (worst < 0 || m_list[i].headroomPercent() < m_list[static_cast<std::size_t>(worst)].headroomPercent())
                worst = static_cast<int>(i);
        return worst;
    }

private:
    std::vector<Limit>& m_list;
};

void writeLimits(const CompiledPlant& plant, const PlantInputs& inputs, const PlantBalance& b, KeyFigures& k)
{
    Limits limits(k.limits);
    const auto& s = b.supply;
    const auto has = [&](AssetKind kind) { return plant.group(kind).count() > 0; };
    const double pf = plant.p.powerFactor;
    const double continuous = s.gridCapW + s.turbineCapW + s.gensetCapW;
    limits.add("grid_import", "Grid import", k.facility_mw, s.gridCapW / mega, "MW");
    if (!plant.generators.empty())
        limits.add("onsite_generation", "On-site generation", (s.turbineW + s.gensetW) / mega, (s.turbineCapW + s.gensetCapW) / mega, "MW");
    limits.add("total_supply", "Grid and generation", k.facility_mw, continuous / mega, "MW");
    limits.add("total_supply_n1", "Grid and generation, largest unit out", k.facility_mw, (continuous - s.largestLossW) / mega, "MW");
    if (has(AssetKind::Transformer))
        limits.add("substation_transformers", "Substation transformers", s.gridW / pf / mega,
                   plant.group(AssetKind::Transformer).rating(inputs.transformersOut) / mega, "MVA");
    if (has(AssetKind::PadTransformer))
        limits.add("pad_transformers", "Pad transformers", (b.lowVoltageW + b.padLossW) / pf / mega,
                   plant.group(AssetKind::PadTransformer).rating(0) / mega, "MVA");
    if (has(AssetKind::Chiller))
        limits.add("chillers", "Chillers", b.cooling.chillerDemandW / mega, b.cooling.chillerCapacityW / mega, "MW");
    if (has(AssetKind::CoolingTower))
        limits.add("cooling_tower", "Cooling tower", b.cooling.towerHeatW / mega,
                   plant.group(AssetKind::CoolingTower).rating(inputs.towersOut) / mega, "MW");
    if (has(AssetKind::Pump))
        limits.add("facility_pumps", "Facility pumps", b.facilityPumpW / mega, plant.group(AssetKind::Pump).rating(inputs.pumpsOut) / mega, "MW");
    if (b.racks.cduRatingAtMaxW > 0)
        limits.add("cdu", "CDU, busiest rack", b.racks.cduHeatAtMaxW * 1e-3, b.racks.cduRatingAtMaxW * 1e-3, "kW");
    if (b.racks.doorRatingAtMaxW > 0)
        limits.add("rear_door", "Rear door, busiest rack", b.racks.doorHeatAtMaxW * 1e-3, b.racks.doorRatingAtMaxW * 1e-3, "kW");
    if (has(AssetKind::Megapack))
        limits.add("battery_power", "Battery power", (std::max(0.0, s.batteryW) + s.unservedW) / mega,
                   batteryPlant(plant, inputs).powerLimitW / mega, "MW");
    if (b.racks.gpus > 0)
        limits.add("gpu_temperature", "Hottest GPU against slowdown", b.racks.headroomDieC, b.racks.headroomSlowdownC, "°C");
    k.binding_limit = limits.binding();
}

/// How the totals split: what the accounts of flows are made of.
void writeSplits(const CompiledPlant& plant, const PlantInputs& inputs, const PlantBalance& b, const PlantState& state, KeyFigures& k)
{
    const auto& r = b.racks;
    constexpr double m3PerH = 3600.0 / water::density;
    k.gpu_mw = r.gpuW / mega;
    k.substation_loss_mw = b.supply.hvLossW / mega;
    k.pad_loss_mw = b.padLossW / mega;
    k.busway_loss_mw = b.buswayLossW / mega;
    k.ups_loss_mw = b.upsLossW / mega;
    k.battery_standby_mw = b.batteryStandbyW / mega;
    k.cdu_pump_mw = r.cduPumpW / mega;
    k.facility_pump_mw = b.facilityPumpW / mega;
    k.gpu_liquid_mw = r.gpuLiquidW / mega;
    k.cdu_heat_mw = r.cduToFacilityW / mega;
    k.door_heat_mw = b.doorHeatW / mega;
    k.chip_heat_stored_mw = (r.storedW - r.loopStoredW) / mega;
    k.technology_heat_stored_mw = r.loopStoredW / mega;
    k.room_heat_stored_mw = b.roomStoredW / mega;
    k.facility_heat_stored_mw = b.facilityStoredW / mega;
    // All technology loops hold the same liquid, so their capacity rates tell the volume.
    double m3PerHByWPerK = 0;
    for (const RackLaw& law : plant.laws)
        if (law.liquid())
            m3PerHByWPerK = law.coolantLPerMin * 0.06 / law.technologyWPerK;
    k.technology_flow_m3_per_h = r.loopWeight * m3PerHByWPerK;
    k.facility_flow_m3_per_h = b.facilityFlow * plant.facilityWPerK / water::heatCapacity * m3PerH;
    k.tower_flow_m3_per_h = b.cooling.towerKgPerS * m3PerH;
    k.tower_basin_c = plant.group(AssetKind::CoolingTower).count() > 0 ? state.cooling.basinC : KeyFigures::notSolved;
    k.chillers_in_service = plant.group(AssetKind::Chiller).inService(inputs.chillersOut);
    k.towers_in_service = plant.group(AssetKind::CoolingTower).inService(inputs.towersOut);
    k.pumps_in_service = plant.group(AssetKind::Pump).inService(inputs.pumpsOut);
}

} // namespace

void writeUnits(const CompiledPlant& plant, const PlantInputs& inputs, const PlantBalance& b, PlantState& state)
{
    const std::size_t n = plant.spec.units.size();
    for (const Metric metric : {Metric::Power, Metric::Loading})
        values(state, metric).assign(n, 0.0f);
    values(state, Metric::StateOfCharge).assign(n, unknown);

    const UnitWriter write{plant, state};
    const auto& s = b.supply;
    const double pf = plant.p.powerFactor;
    const auto ratingOf = [&](AssetKind kind, int out) { return plant.group(kind).rating(out); };
    write.set(AssetKind::UtilityFeed, 0, s.gridW, ratio(s.gridW, s.gridCapW));
    write.set(AssetKind::Transformer, inputs.transformersOut, s.gridW, ratio(s.gridW / pf, ratingOf(AssetKind::Transformer, inputs.transformersOut)));
    write.set(AssetKind::Switchgear, 0, b.mediumVoltageW, ratio(b.mediumVoltageW / pf, ratingOf(AssetKind::Switchgear, 0)));
    write.set(AssetKind::PadTransformer, 0, b.lowVoltageW + b.padLossW, ratio((b.lowVoltageW + b.padLossW) / pf, ratingOf(AssetKind::PadTransformer, 0)));
    writeChillers(write, plant, inputs, b.cooling);
    write.set(AssetKind::CoolingTower, inputs.towersOut, b.cooling.towerFanW, ratio(b.cooling.towerHeatW, ratingOf(AssetKind::CoolingTower, inputs.towersOut)));
    write.set(AssetKind::Pump, inputs.pumpsOut, b.facilityPumpW, ratio(b.facilityPumpW, ratingOf(AssetKind::Pump, inputs.pumpsOut)));
    for (std::size_t i = 0; i < plant.generators.size(); ++i) {
        const auto u = static_cast<std::size_t>(plant.generators[i].unit);
        values(state, Metric::Power)[u] = static_cast<float>(state.turbineW[i]);
        values(state, Metric::Loading)[u] = static_cast<float>(ratio(state.turbineW[i], plant.generators[i].ratingW));
    }
    const BatteryPlant battery = batteryPlant(plant, inputs);
    write.set(AssetKind::Megapack, inputs.megapacksOut, s.batteryW, ratio(std::abs(s.batteryW), battery.powerLimitW));
    const double energyWh = plant.group(AssetKind::Megapack).energyWh(0);
    for (const int u : plant.group(AssetKind::Megapack).units)
        values(state, Metric::StateOfCharge)[static_cast<std::size_t>(u)] = static_cast<float>(ratio(state.batteryWh, energyWh));
}

void writeFigures(const CompiledPlant& plant, const PlantInputs& inputs, const PlantBalance& b, bool withLimits, PlantState& state)
{
    std::vector<Limit> limits = std::move(state.figures.limits); // keeps its memory from step to step
    state.figures = plant.totals;
    KeyFigures& k = state.figures;
    k.limits = std::move(limits);
    const auto& r = b.racks;
    const auto& s = b.supply;
    k.gpu_server_mw = r.gpuServerW / mega;
    k.network_mw = (r.networkW + b.lump.networkW) / mega;
    k.storage_mw = r.storageW / mega;
    k.cpu_misc_mw = (r.cpuW + b.lump.miscW) / mega;
    k.it_mw = k.gpu_server_mw + k.network_mw + k.storage_mw + k.cpu_misc_mw;

    k.chiller_mw = b.cooling.chillerW / mega;
    k.tower_mw = b.cooling.towerFanW / mega;
    k.pump_mw = (r.cduPumpW + b.facilityPumpW + b.cooling.towerPumpW) / mega;
    k.fan_mw = r.doorFanW / mega;
    k.cooling_mw = k.chiller_mw + k.tower_mw + k.pump_mw + k.fan_mw;
    k.house_mw = b.houseW / mega;
    k.electrical_loss_mw = (b.buswayLossW + b.upsLossW + b.padLossW + b.batteryStandbyW + s.hvLossW) / mega;
    k.facility_mw = k.it_mw + k.cooling_mw + k.house_mw + k.electrical_loss_mw;
    k.pue = k.it_mw > 0 ? k.facility_mw / k.it_mw : std::numeric_limits<double>::quiet_NaN();

    k.grid_mw = s.gridW / mega;
    k.turbine_mw = s.turbineW / mega;
    k.genset_mw = s.gensetW / mega;
    k.battery_mw = s.batteryW / mega;
    k.unserved_mw = s.unservedW / mega;
    const auto purposeMw = [&](BatteryPurpose purpose) { return s.batteryPurposeW[static_cast<std::size_t>(purpose)] / mega; };
    k.battery_ride_through_mw = purposeMw(BatteryPurpose::RideThrough);
    k.battery_smoothing_mw = purposeMw(BatteryPurpose::Smoothing);
    k.battery_peak_shaving_mw = purposeMw(BatteryPurpose::PeakShaving);
    k.battery_resale_mw = purposeMw(BatteryPurpose::Resale);
    k.battery_reserve_mwh = std::max(0.0, state.supply.battery.bandWh[static_cast<std::size_t>(BatteryPurpose::RideThrough)]) / mega;
    k.battery_equivalent_cycles = state.supply.equivalentCycles;
    k.battery_relative_capacity = state.supply.relativeCapacity;
    k.turbines_online = s.turbinesOnline;
    k.gensets_online = s.gensetsOnline;
    k.generator_starts = static_cast<double>(state.supply.turbineClock.starts + state.supply.gensetClock.starts);
    k.spinning_reserve_mw = s.spinningReserveW / mega;
    k.grid_peak_mw = state.supply.gridPeakW / mega;
    const BatteryPlant battery = batteryPlant(plant, inputs);
    const double energyWh = plant.group(AssetKind::Megapack).energyWh(0);
    k.battery_mwh = state.batteryWh / mega;
    k.battery_soc = energyWh > 0 ? state.batteryWh / energyWh : std::numeric_limits<double>::quiet_NaN();
    k.autonomy_minutes = energyWh > 0
        ? autonomyMinutes(battery, state.batteryWh * battery.capacityWh / energyWh, k.facility_mw * mega) : 0;

    k.heat_to_liquid_mw = r.liquidW / mega;
    k.heat_to_air_mw = (r.airW + b.lump.miscW + b.lump.networkW + b.buswayLossW + b.upsLossW) / mega;
    k.heat_rejected_mw = b.cooling.rejectedW() / mega;
    k.tower_heat_mw = b.cooling.towerHeatW / mega;
    k.dry_cooler_heat_mw = b.cooling.dryHeatW / mega;
    k.chiller_heat_mw = b.cooling.chillerHeatW / mega;
    k.dry_cooler_mw = b.cooling.dryFanW / mega;
    k.free_cooling_share = ratio(b.cooling.towerHeatW + b.cooling.dryHeatW, b.cooling.rejectedW());
    k.chillers_running = b.cooling.chillersRunning;
    k.chiller_starts = static_cast<double>(state.cooling.chillers.starts);
    k.tower_fan_speed = b.cooling.towerFanSpeed;
    k.facility_pumps_running = facilityPumps(plant, inputs.pumpsOut).running(b.facilityFlow);
    k.curve_inputs_clamped = b.cooling.clamped;
    k.heat_stored_mw = b.storedW / mega;
    const double heatInMw = k.it_mw + (r.cduPumpW + r.doorFanW + b.facilityPumpW + b.buswayLossW + b.upsLossW) / mega;
    k.heat_balance_error_mw = heatInMw - k.heat_rejected_mw - k.heat_stored_mw;
    k.facility_supply_c = state.facilityWaterC;
    k.facility_return_c = b.cooling.returnC;
    const double none = std::numeric_limits<double>::quiet_NaN();
    k.technology_supply_c = r.loopWeight > 0 ? r.supplySumC / r.loopWeight : none;
    k.technology_return_c = r.loopWeight > 0 ? r.returnSumC / r.loopWeight : none;
    k.gpu_temperature_mean_c = r.gpus > 0 ? r.dieSumC / r.gpus : none;
    k.gpu_temperature_max_c = r.gpus > 0 ? r.dieMaxC : none;
    k.gpus_throttled = r.throttled;
    k.gpus_tripped = r.tripped;

    const auto& w = b.cooling.water;
    constexpr double m3PerH = 3600.0 / water::density;
    k.evaporation_m3_per_h = w.evaporationKgPerS * m3PerH;
    k.drift_m3_per_h = w.driftKgPerS * m3PerH;
    k.blowdown_m3_per_h = w.blowdownKgPerS * m3PerH;
    k.water_m3_per_h = w.total() * m3PerH;
    k.wue_l_per_kwh = k.it_mw > 0 ? k.water_m3_per_h / k.it_mw : none; // m³/h over MW is L/kWh
    k.gas_mmbtu_per_h = s.gasMmbtuPerH;
    k.co2_kg_per_h = s.co2KgPerH;
    k.cue_kg_per_kwh = k.it_mw > 0 ? s.co2KgPerH / (k.it_mw * 1e3) : none;
    k.cost_usd_per_h = energyCostPerHour(plant.p.tariff, s.gridW, s.gasMmbtuPerH, k.water_m3_per_h, inputs.timeOfDayHours);
    k.dry_bulb_c = inputs.weather.dryBulbC;
    k.wet_bulb_c = inputs.weather.wetBulbC;
    writeSplits(plant, inputs, b, state, k);
    if (withLimits) {
        writeLimits(plant, inputs, b, k);
    } else {
        k.limits.clear();
        k.binding_limit = -1;
    }
}

} // namespace twin
