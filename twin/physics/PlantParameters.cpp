#include "twin/physics/PlantParameters.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/physics/CoolingTower.h"
#include "twin/physics/Water.h"
#include <cmath>

namespace twin {
namespace {

/// Reads numbers with their physical bounds; everything below is one call a parameter.
struct Reader
{
    const ParameterSet& set;

    double between(const char* id, double low, double high) const
    {
        const auto& p = set.at(id);
        if (!(p.value >= low && p.value <= high))
            throw Error(TWIN_TEXT("The parameter “%1” is %2 %3; it must lie between %4 and %5."),
                        {p.label.empty() ? std::string(id) : p.label, numberText(p.value), p.unit, numberText(low), numberText(high)});
        return p.value;
    }
    double share(const char* id) const { return between(id, 0, 1); }
    double efficiency(const char* id) const { return between(id, 0.01, 1); }
    double percent(const char* id, double high = 100) const { return 0.01 * between(id, 0, high); }
    int choice(const char* id, int last) const
    {
        const double v = between(id, 0, last);
        if (v != std::floor(v))
            throw Error(TWIN_TEXT("The parameter “%1” is %2; it names one of several models by a whole number from 0 to %3."),
                        {set.at(id).label, numberText(v), std::to_string(last)});
        return static_cast<int>(v);
    }
    double celsius(const char* id) const { return between(id, -50, 90); }
    double notNegative(const char* id, double high = 1e9) const { return between(id, 0, high); }
};

GeneratorLaw readTurbines(const Reader& r)
{
    GeneratorLaw law;
    law.derateAbove15PerK = r.percent("turbine_derate", 3);
    law.heatRateAbove15PerK = r.percent("turbine_heat_rate_rise", 3);
    law.efficiency75 = r.between("turbine_efficiency_75", 0.1, 1.2);
    law.efficiency50 = r.between("turbine_efficiency_50", 0.1, 1.2);
    law.efficiency25 = r.between("turbine_efficiency_25", 0.1, 1.2);
    law.startSeconds = r.notNegative("turbine_start_time", 86400);
    law.rampWPerS = 1e6 * r.between("turbine_ramp", 1e-4, 1000);
    law.startIntervalS = r.notNegative("turbine_start_interval", 86400);
    law.coverLargest = r.share("generation_n1") >= 0.5;
    return law;
}

GeneratorLaw readGensets(const Reader& r)
{
    GeneratorLaw law; // engines keep their output and heat rate in Memphis' air
    law.efficiency75 = r.between("genset_efficiency_75", 0.1, 1.2);
    law.efficiency50 = r.between("genset_efficiency_50", 0.1, 1.2);
    law.efficiency25 = r.between("genset_efficiency_25", 0.1, 1.2);
    law.startSeconds = r.notNegative("genset_start_time", 86400);
    law.rampWPerS = 1e6 * r.between("genset_ramp", 1e-4, 1000);
    law.startIntervalS = r.notNegative("genset_start_interval", 86400);
    law.coverLargest = r.share("generation_n1") >= 0.5;
    return law;
}

SupplyParameters readSupply(const Reader& r)
{
    SupplyParameters s;
    auto& b = s.bands;
    b.rideThroughShare = r.percent("battery_ride_through_band");
    b.smoothingShare = r.percent("battery_smoothing_band");
    b.shavingShare = r.percent("battery_peak_shaving_band");
    if (b.resaleShare() < -1e-12)
        throw Error(TWIN_TEXT("The battery's bands for ride-through, smoothing and peak shaving take %1 % of its usable energy; they must leave 0 % or more "
                              "of it to resale: lower one of them."),
                    {numberText(100 * (1 - b.resaleShare()))});
    b.smoothingPower = r.percent("battery_smoothing_power");
    b.shavingPower = r.percent("battery_peak_shaving_power");
    b.resalePower = r.percent("battery_resale_power");
    s.resaleOnPeak = r.share("battery_resale_on_peak") >= 0.5;
    s.demandTargetShare = r.percent("demand_target");
    s.demandBeforeShare = r.percent("demand_before");
    s.gridRampWPerS = 1e6 / 5 * r.between("grid_ramp_limit", 1e-3, 1e5);
    s.fade.calendarPerDay = r.between("battery_calendar_fade", 0, 0.1);
    s.fade.cyclePerEfc = r.between("battery_cycle_fade", 0, 0.1);
    s.batteryAgeDays = r.notNegative("battery_age", 36500);
    s.batteryCyclesBefore = r.notNegative("battery_cycles_before", 1e6);
    return s;
}

ChillerLaw readChillers(const Reader& r)
{
    ChillerLaw law;
    law.carnotEfficiency = r.efficiency("chiller_carnot_efficiency");
    law.evaporatorApproachK = r.between("chiller_evaporator_approach", 0, 20);
    law.condenserApproachK = r.between("chiller_condenser_approach", 0, 40);
    law.minCondensingC = r.celsius("chiller_min_condensing");
    law.factor75 = r.between("chiller_part_load_75", 0.3, 2);
    law.factor50 = r.between("chiller_part_load_50", 0.3, 2);
    law.factor25 = r.between("chiller_part_load_25", 0.3, 2);
    law.capacityPerKWater = r.percent("chiller_capacity_water", 10);
    law.capacityPerKAir = r.percent("chiller_capacity_air", 10);
    return law;
}

Tariff readTariff(const Reader& r)
{
    Tariff t;
    t.blendedPerKwh = r.notNegative("electricity_price", 100);
    t.timeOfUse = r.share("tariff_time_of_use") >= 0.5;
    t.onPeakPerKwh = r.notNegative("energy_price_on_peak", 100);
    t.offPeakPerKwh = r.notNegative("energy_price_off_peak", 100);
    t.onPeakDemandPerKwMonth = r.notNegative("demand_charge_on_peak", 1e4);
    t.offPeakDemandPerKwMonth = r.notNegative("demand_charge_off_peak", 1e4);
    t.onPeakBeginH = r.between("on_peak_begin", 0, 24);
    t.onPeakEndH = r.between("on_peak_end", 0, 24);
    t.gasPerMmbtu = r.notNegative("gas_price", 1e4);
    t.waterPerM3 = r.notNegative("water_price", 1e4);
    return t;
}

void readIt(const Reader& r, PlantParameters& p)
{
    p.leakagePerK = r.percent("gpu_leakage_slope", 3);
    p.gpuReferenceCoolantC = r.celsius("gpu_reference_coolant");
    p.powerSpread = r.percent("gpu_power_spread", 20);
    p.resistanceSpread = r.percent("gpu_resistance_spread", 20);
    p.dieCapacity = r.between("gpu_die_capacity", 1, 1e5);
    p.plateCapacity = r.between("gpu_plate_capacity", 1, 1e6);
    p.conductionShare = r.between("gpu_conduction_share", 0.05, 0.95);
    p.networkWPerGpu = r.notNegative("network_power_per_gpu", 1e5);
    p.managementWPerGpu = r.notNegative("management_power_per_gpu", 1e5);
    p.storageWPerTb = r.notNegative("storage_power", 1e4);
    p.serviceTrainingLoad = r.between("service_training_load", 0.01, 1);
}

void readLiquid(const Reader& r, PlantParameters& p)
{
    const double density = r.between("coolant_density", 500, 2000);
    const double heat = r.between("coolant_heat_capacity", 500, 6000);
    p.technologySupplyC = r.celsius("technology_supply");
    p.technologyFlowWPerKPerW = r.between("technology_flow", 0.1, 20) * 1e-3 / 60 * density * heat * 1e-3;
    p.technologyLoopJPerKPerW = r.between("technology_loop_volume", 0.01, 100) * 1e-3 * density * heat * 1e-3;
    p.cduApproachK = r.between("cdu_approach", 0.1, 30);
    p.facilitySupplyC = r.celsius("facility_supply");
    p.facilityRiseK = r.between("facility_rise", 1, 40);
    p.facilityLoopJPerKPerW = r.between("facility_loop_volume", 0.05, 1000) * 1e-6 * water::density * water::heatCapacity;
    p.facilityPumpHeadM = r.notNegative("facility_pump_head", 500);
    p.towerPumpHeadM = r.notNegative("tower_pump_head", 500);
    p.pumpEfficiency = r.efficiency("pump_efficiency");
    p.pumpFixedHead = r.share("pump_fixed_head");
    p.facilityFlowMin = r.between("facility_flow_min", 0.05, 1);
    p.doorEffectiveness = r.between("rear_door_effectiveness", 0.05, 0.99);
    p.rackAirRiseK = r.between("rack_air_rise", 1, 60);
    p.roomJPerKPerW = r.between("room_heat_capacity", 0.1, 1000);
}

void readCooling(const Reader& r, PlantParameters& p)
{
    p.chiller = readChillers(r);
    p.chillerRecirculationK = r.between("chiller_recirculation", 0, 15);
    p.towerShare = r.share("tower_share");
    auto& c = p.cooling;
    c.towerDesignWetBulbC = r.between("tower_design_wet_bulb", -30, 29.4);
    c.towerDesignRangeK = r.between("tower_design_range", 1.2, 22);
    c.towerDesignApproachK = r.between("tower_design_approach", 1.2, 30);
    p.towerFlowRatio = yorkFlowRatio(c.towerDesignWetBulbC, c.towerDesignRangeK, c.towerDesignApproachK);
    c.chillers = static_cast<ChillerModel>(r.choice("chiller_model", 2));
    c.towers = static_cast<TowerModel>(r.choice("tower_model", 1));
    c.dryCoolerShare = r.between("dry_cooler_share", 0, 10);
    c.towerWaterToAir = r.between("tower_water_to_air", 0.2, 5);
    c.towerFanTimeS = r.notNegative("tower_fan_ramp", 3600);
    c.towerBasinS = r.notNegative("tower_basin", 7200);
    c.fanDeadBand = r.percent("tower_fan_dead_band", 50);
    c.pumpRampS = r.notNegative("facility_pump_ramp", 3600);
    c.chillerTargetLoad = r.between("chiller_target_load", 0.1, 1);
    c.chillerStartS = r.notNegative("chiller_start_time", 7200);
    c.chillerRestartS = r.notNegative("chiller_restart_time", 7200);
    c.chillerMinRunS = r.notNegative("chiller_min_run", 86400);
    c.chillerMinOffS = r.notNegative("chiller_min_off", 86400);
    c.chillerLoadTimeS = r.notNegative("chiller_load_time", 3600);
    p.towerDutyRangeK = r.between("tower_duty_range", 1.2, 22);
    p.towerExchangerK = r.between("tower_exchanger_approach", 0, 20);
    p.towerFanWPerKgS = r.notNegative("tower_fan_power", 1e5);
    p.towerFreeConvection = r.between("tower_free_convection", 0, 0.5);
    p.cycles = r.between("cycles_of_concentration", 1.1, 100);
    p.driftShare = r.percent("tower_drift", 10);
    p.latentSummer = r.share("evaporation_share_summer");
    p.latentWinter = r.share("evaporation_share_winter");
}

void readElectrical(const Reader& r, PlantParameters& p)
{
    p.gridCapacityW = 1e6 * r.notNegative("grid_capacity", 1e6);
    p.powerFactor = r.between("power_factor", 0.5, 1);
    p.turbine = readTurbines(r);
    p.genset = readGensets(r);
    p.gasHhvToLhv = r.between("gas_hhv_to_lhv", 1, 1.3);
    p.generationReserve = r.percent("generation_reserve");
    p.supply = readSupply(r);
    p.batteryPowerLimitW = 1e6 * r.notNegative("battery_power_limit", 1e6);
    p.batteryRoundTrip = r.efficiency("battery_round_trip_efficiency");
    p.batterySocMin = r.share("battery_soc_min");
    p.batterySocMax = r.between("battery_soc_max", p.batterySocMin, 1);
    p.batteryInitialSoc = r.share("battery_initial_soc");
    p.batteryStandbyPerDay = r.percent("battery_standby_loss");
    p.hvNoLoad = r.percent("hv_transformer_no_load_loss", 10);
    p.hvLoad = r.percent("hv_transformer_load_loss", 10);
    p.mvNoLoad = r.percent("mv_transformer_no_load_loss", 10);
    p.mvLoad = r.percent("mv_transformer_load_loss", 10);
    p.buswayLoss = r.percent("busway_loss", 20);
    p.upsConstant = r.between("ups_loss_constant", 0, 0.3);
    p.upsLinear = r.between("ups_loss_linear", 0, 0.3);
    p.upsQuadratic = r.between("ups_loss_quadratic", 0, 0.3);
    p.upsLoading = r.between("ups_loading", 0.05, 1);
    p.houseShare = r.percent("house_load");
}

void readGrowth(const Reader& r, PlantParameters& p)
{
    p.storage.referenceEb = r.between("storage_reference_capacity", 1e-6, 1e4);
    p.storage.growthExponent = r.between("storage_growth_exponent", 0, 2);
    p.storage.driveTb = r.between("storage_drive_capacity", 0.01, 1e4);
    auto& c = p.checkpoint;
    c.parameters = 1e12 * r.between("model_parameters", 1e-6, 1e4);
    c.bytesPerParameter = r.between("checkpoint_bytes_per_parameter", 0.5, 64);
    c.bandwidthShare = r.between("checkpoint_bandwidth_share", 1e-6, 1);
    c.overheadS = r.notNegative("checkpoint_overhead", 86400);
    c.snapshotS = r.notNegative("checkpoint_snapshot", 86400);
    c.intervalS = 60 * r.between("checkpoint_interval", 0.01, 1e5);
    c.gpuHoursPerFailure = r.between("failure_interval", 1, 1e12);
    c.restartS = 60 * r.notNegative("restart_time", 1e5);
    c.jobShare = r.between("training_job_share", 1e-6, 1);
    auto& f = p.fabric;
    f.switchTbPerS = r.between("switch_capacity", 1.6, 1e4);
    f.switchW = r.notNegative("switch_power", 1e5);
    f.opticW = r.notNegative("switch_optic_power", 1e3);
    f.nicOpticW = r.notNegative("nic_optic_power", 1e3);
    f.oversubscription = r.between("fabric_oversubscription", 1, 16);
    f.rails = static_cast<int>(std::lround(r.between("fabric_rails", 1, 64)));
}

} // namespace

PlantParameters readPlantParameters(const ParameterSet& set)
{
    const Reader r{set};
    PlantParameters p{};
    readElectrical(r, p);
    readIt(r, p);
    readLiquid(r, p);
    readCooling(r, p);
    readGrowth(r, p);
    p.tariff = readTariff(r);
    p.gridCo2KgPerMwh = r.notNegative("grid_co2", 1e5);
    p.publishedMemoryPbPerS = r.notNegative("published_memory_bandwidth", 1e9);
    return p;
}

} // namespace twin
