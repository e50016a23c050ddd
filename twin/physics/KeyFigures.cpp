#include "twin/physics/KeyFigures.h"
#include <array>
#include <cmath>

namespace twin {
namespace {
using K = KeyFigures;
constexpr KeyFigureInfo table[] = {
    {"gpus", "GPUs", "", 0, &K::gpus},
    {"racks", "GPU racks", "", 0, &K::racks},
    {"service_racks", "Service racks", "", 0, &K::service_racks},
    {"it_mw", "IT load", "MW", 1, &K::it_mw},
    {"facility_mw", "Facility load", "MW", 1, &K::facility_mw},
    {"pue", "PUE", "", 3, &K::pue},
    {"wue_l_per_kwh", "WUE", "L/kWh", 2, &K::wue_l_per_kwh},
    {"cue_kg_per_kwh", "CUE", "kg/kWh", 3, &K::cue_kg_per_kwh},
    {"gpu_server_mw", "GPU servers", "MW", 1, &K::gpu_server_mw},
    {"network_mw", "Network", "MW", 1, &K::network_mw},
    {"storage_mw", "Storage", "MW", 2, &K::storage_mw},
    {"cpu_misc_mw", "CPU and management", "MW", 2, &K::cpu_misc_mw},
    {"grid_mw", "Grid import", "MW", 1, &K::grid_mw},
    {"turbine_mw", "Turbines", "MW", 1, &K::turbine_mw},
    {"genset_mw", "Gensets", "MW", 1, &K::genset_mw},
    {"turbines_online", "Turbines running", "", 0, &K::turbines_online},
    {"gensets_online", "Gensets running", "", 0, &K::gensets_online},
    {"generator_starts", "Generator starts", "", 0, &K::generator_starts},
    {"spinning_reserve_mw", "Spinning reserve", "MW", 1, &K::spinning_reserve_mw},
    {"grid_peak_mw", "Highest grid import", "MW", 1, &K::grid_peak_mw},
    {"battery_mw", "Battery", "MW", 1, &K::battery_mw},
    {"unserved_mw", "Not served", "MW", 1, &K::unserved_mw},
    {"battery_mwh", "Battery energy", "MWh", 0, &K::battery_mwh},
    {"battery_soc", "Battery state of charge", "", 3, &K::battery_soc},
    {"battery_ride_through_mw", "Battery for ride-through", "MW", 1, &K::battery_ride_through_mw},
    {"battery_smoothing_mw", "Battery for smoothing", "MW", 1, &K::battery_smoothing_mw},
    {"battery_peak_shaving_mw", "Battery for peak shaving", "MW", 1, &K::battery_peak_shaving_mw},
    {"battery_resale_mw", "Battery for resale", "MW", 1, &K::battery_resale_mw},
    {"battery_reserve_mwh", "Ride-through reserve", "MWh", 0, &K::battery_reserve_mwh},
    {"battery_equivalent_cycles", "Battery equivalent full cycles", "", 2, &K::battery_equivalent_cycles},
    {"battery_relative_capacity", "Battery capacity relative to new", "", 4, &K::battery_relative_capacity},
    {"autonomy_minutes", "Battery autonomy", "min", 0, &K::autonomy_minutes},
    {"electrical_loss_mw", "Electrical losses", "MW", 2, &K::electrical_loss_mw},
    {"mv_voltage_min_pu", "Lowest voltage at 13.8 kV", "pu", 4, &K::mv_voltage_min_pu},
    {"mv_voltage_max_pu", "Highest voltage at 13.8 kV", "pu", 4, &K::mv_voltage_max_pu},
    {"rack_voltage_min_pu", "Lowest voltage at the racks", "pu", 4, &K::rack_voltage_min_pu},
    {"network_loss_mw", "Losses of the network", "MW", 2, &K::network_loss_mw},
    {"short_circuit_mv_ka", "Short-circuit level at 13.8 kV", "kA", 1, &K::short_circuit_mv_ka},
    {"overloaded_elements", "Overloaded network elements", "", 0, &K::overloaded_elements},
    {"dark_it_mw", "IT without supply", "MW", 1, &K::dark_it_mw},
    {"cooling_mw", "Cooling", "MW", 1, &K::cooling_mw},
    {"chiller_mw", "Chillers", "MW", 1, &K::chiller_mw},
    {"tower_mw", "Tower fans", "MW", 2, &K::tower_mw},
    {"pump_mw", "Pumps", "MW", 2, &K::pump_mw},
    {"fan_mw", "Rear-door and room fans", "MW", 2, &K::fan_mw},
    {"house_mw", "House load", "MW", 2, &K::house_mw},
    {"heat_to_liquid_mw", "Heat to liquid", "MW", 1, &K::heat_to_liquid_mw},
    {"heat_to_air_mw", "Heat to air", "MW", 1, &K::heat_to_air_mw},
    {"heat_rejected_mw", "Heat rejected", "MW", 1, &K::heat_rejected_mw},
    {"tower_heat_mw", "Heat through towers", "MW", 1, &K::tower_heat_mw},
    {"dry_cooler_heat_mw", "Heat through dry coolers", "MW", 1, &K::dry_cooler_heat_mw},
    {"chiller_heat_mw", "Heat through chillers", "MW", 1, &K::chiller_heat_mw},
    {"dry_cooler_mw", "Dry cooler fans", "MW", 2, &K::dry_cooler_mw},
    {"free_cooling_share", "Free cooling", "", 3, &K::free_cooling_share},
    {"chillers_running", "Chillers running", "", 0, &K::chillers_running},
    {"chiller_starts", "Chiller starts", "", 0, &K::chiller_starts},
    {"tower_fan_speed", "Tower fan speed", "", 3, &K::tower_fan_speed},
    {"facility_pumps_running", "Facility pumps running", "", 0, &K::facility_pumps_running},
    {"curve_inputs_clamped", "Machine curves at their end", "", 0, &K::curve_inputs_clamped},
    {"heat_stored_mw", "Heat being stored", "MW", 2, &K::heat_stored_mw},
    {"heat_balance_error_mw", "Heat balance error", "MW", 4, &K::heat_balance_error_mw},
    {"facility_supply_c", "Facility water supply", "°C", 1, &K::facility_supply_c},
    {"facility_return_c", "Facility water return", "°C", 1, &K::facility_return_c},
    {"technology_supply_c", "Technology loop supply", "°C", 1, &K::technology_supply_c},
    {"technology_return_c", "Technology loop return", "°C", 1, &K::technology_return_c},
    {"water_m3_per_h", "Water", "m³/h", 0, &K::water_m3_per_h},
    {"evaporation_m3_per_h", "Evaporation", "m³/h", 0, &K::evaporation_m3_per_h},
    {"drift_m3_per_h", "Drift", "m³/h", 2, &K::drift_m3_per_h},
    {"blowdown_m3_per_h", "Blow-down", "m³/h", 0, &K::blowdown_m3_per_h},
    {"gpu_temperature_mean_c", "Mean GPU temperature", "°C", 1, &K::gpu_temperature_mean_c},
    {"gpu_temperature_max_c", "Hottest GPU", "°C", 1, &K::gpu_temperature_max_c},
    {"gpus_throttled", "GPUs throttled", "", 0, &K::gpus_throttled},
    {"gpus_tripped", "GPUs tripped", "", 0, &K::gpus_tripped},
    {"storage_eb", "Storage", "EB", 2, &K::storage_eb},
    {"storage_write_tb_per_s", "Storage write", "TB/s", 1, &K::storage_write_tb_per_s},
    {"storage_read_tb_per_s", "Storage read", "TB/s", 1, &K::storage_read_tb_per_s},
    {"storage_wanted_eb", "Storage wanted", "EB", 2, &K::storage_wanted_eb},
    {"storage_racks_needed", "Storage racks needed", "", 0, &K::storage_racks_needed},
    {"storage_drives", "Storage drives", "", 0, &K::storage_drives},
    {"checkpoint_tb", "Checkpoint", "TB", 1, &K::checkpoint_tb},
    {"checkpoint_seconds", "Pause for a checkpoint", "s", 1, &K::checkpoint_seconds},
    {"checkpoint_stall_percent", "Stalled by checkpoints", "%", 2, &K::checkpoint_stall_percent},
    {"checkpoint_async_stall_percent", "Stalled by asynchronous checkpoints", "%", 2, &K::checkpoint_async_stall_percent},
    {"checkpoint_best_minutes", "Best time between checkpoints", "min", 1, &K::checkpoint_best_minutes},
    {"failure_interval_minutes", "Time between failures of the largest job", "min", 1, &K::failure_interval_minutes},
    {"job_efficiency_percent", "Useful time of the largest job", "%", 1, &K::job_efficiency_percent},
    {"fabric_tiers", "Tiers of the fabric", "", 0, &K::fabric_tiers},
    {"fabric_leaf_switches", "Leaf switches", "", 0, &K::fabric_leaf_switches},
    {"fabric_spine_switches", "Spine switches", "", 0, &K::fabric_spine_switches},
    {"fabric_core_switches", "Core switches", "", 0, &K::fabric_core_switches},
    {"fabric_switches", "Switches of the fabric", "", 0, &K::fabric_switches},
    {"fabric_optics", "Optical modules of the fabric", "", 0, &K::fabric_optics},
    {"fabric_mw", "Fabric, switch by switch", "MW", 2, &K::fabric_mw},
    {"hbm_pb_per_s", "HBM bandwidth", "PB/s", 0, &K::hbm_pb_per_s},
    {"nvlink_pb_per_s", "NVLink bandwidth", "PB/s", 0, &K::nvlink_pb_per_s},
    {"network_pb_per_s", "Network bandwidth", "PB/s", 1, &K::network_pb_per_s},
    {"published_memory_pb_per_s", "Published memory bandwidth", "PB/s", 0, &K::published_memory_pb_per_s},
    {"cost_usd_per_h", "Energy cost", "$/h", 0, &K::cost_usd_per_h},
    {"co2_kg_per_h", "CO₂", "kg/h", 0, &K::co2_kg_per_h},
    {"gas_mmbtu_per_h", "Gas", "MMBtu/h", 0, &K::gas_mmbtu_per_h},
    {"dry_bulb_c", "Dry bulb", "°C", 1, &K::dry_bulb_c},
    {"wet_bulb_c", "Wet bulb", "°C", 1, &K::wet_bulb_c},
};
} // namespace

double Limit::headroomPercent() const
{
    if (capacity > 0)
        return 100.0 * (capacity - used) / capacity;
    return used > 0 ? -100.0 : 100.0;
}

std::span<const KeyFigureInfo> keyFigureTable() { return table; }

const KeyFigureInfo* keyFigureById(std::string_view id)
{
    for (const auto& info : table)
        if (id == info.id)
            return &info;
    return nullptr;
}

} // namespace twin
