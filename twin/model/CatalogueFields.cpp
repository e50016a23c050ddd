#include "twin/model/CatalogueFields.h"

namespace twin {
namespace {

constexpr FieldInfo<GpuSpec> gpuTable[] = {
    {"idle_w", "idle power", "W", 1, &GpuSpec::idleW, true},
    {"training_w", "typical training power", "W", 1, &GpuSpec::trainingW, true},
    {"tdp_w", "rated power (TDP)", "W", 1, &GpuSpec::tdpW, true},
    {"die_resistance_k_per_w", "die-to-coolant resistance", "K/W", 1, &GpuSpec::dieResistanceKPerW, true},
    {"throttle_c", "clocks are cut from", "°C", 1, &GpuSpec::throttleC, true},
    {"slowdown_c", "hardware slowdown", "°C", 1, &GpuSpec::slowdownC, true},
    {"trip_c", "trip", "°C", 1, &GpuSpec::tripC, true},
    {"hbm_gb", "HBM", "GB", 1, &GpuSpec::hbmGb, true},
    {"hbm_tb_per_s", "HBM bandwidth", "TB/s", 1, &GpuSpec::hbmTbPerS, true},
    {"nvlink_gb_per_s", "NVLink bandwidth", "GB/s", 1, &GpuSpec::nvlinkGbPerS, true},
    {"dense_bf16_tflops", "dense BF16", "TFLOP/s", 1, &GpuSpec::denseBf16Tflops, true},
};

constexpr FieldInfo<RackSpec> rackTable[] = {
    {"host_idle_kw", "servers without GPUs, idle", "kW", 1e3, &RackSpec::hostIdleW, false},
    {"host_training_kw", "servers without GPUs, training", "kW", 1e3, &RackSpec::hostTrainingW, false},
    {"host_rated_kw", "servers without GPUs, rated", "kW", 1e3, &RackSpec::hostRatedW, false},
    {"network_kw", "network in the rack", "kW", 1e3, &RackSpec::networkW, false},
    {"liquid_fraction", "share of heat to liquid", "", 1, &RackSpec::liquidFraction, false},
    {"cdu_rating_kw", "CDU rating", "kW", 1e3, &RackSpec::cduRatingW, false},
    {"cdu_pump_percent", "CDU pump power", "% of heat", 0.01, &RackSpec::cduPumpFraction, false},
    {"rear_door_rating_kw", "rear-door rating", "kW", 1e3, &RackSpec::rearDoorRatingW, false},
    {"rear_door_fan_kw", "rear-door fan", "kW", 1e3, &RackSpec::rearDoorFanW, false},
    {"nic_tb_per_s", "network rate", "Tb/s", 1, &RackSpec::nicTbPerS, false},
    {"storage_pb", "storage", "PB", 1, &RackSpec::storagePb, false},
    {"storage_read_tb_per_s", "storage read rate", "TB/s", 1, &RackSpec::storageReadTbPerS, false},
    {"storage_write_tb_per_s", "storage write rate", "TB/s", 1, &RackSpec::storageWriteTbPerS, false},
};

constexpr FieldInfo<UnitSpec> unitTable[] = {
    {"rating_mw", "rating", "MW", 1e6, &UnitSpec::rating, false},
    {"rating_mva", "rating", "MVA", 1e6, &UnitSpec::rating, false},
    {"energy_mwh", "energy", "MWh", 1e6, &UnitSpec::energyWh, false},
    {"heat_rate_btu_per_kwh", "heat rate (LHV)", "Btu/kWh", 1, &UnitSpec::heatRate, false},
    {"step_load", "largest load step", "of rating", 1, &UnitSpec::stepLoad, false},
    {"co2_kg_per_mwh", "CO₂", "kg/MWh", 1, &UnitSpec::co2KgPerMwh, false},
};

} // namespace

std::span<const FieldInfo<GpuSpec>> gpuFields() { return gpuTable; }
std::span<const FieldInfo<RackSpec>> rackFields() { return rackTable; }
std::span<const FieldInfo<UnitSpec>> unitFields() { return unitTable; }

} // namespace twin
