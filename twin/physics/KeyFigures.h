// The headline figures of the whole facility, and the limits they run into.
#pragma once
#include <limits>
#include <span>
#include <string_view>
#include <string>
#include <vector>

namespace twin {

/// A capacity and how much of it is asked for. `used` may exceed `capacity`: that is the finding.
struct Limit
{
    std::string id;      ///< "grid_import"
    std::string label;   ///< "Grid import", English; translated by views (context "Limit")
    double used = 0;
    double capacity = 0;
    std::string unit;
    double headroomPercent() const; ///< 100 (capacity - used) / capacity; -100 where nothing is there but something is asked
};

/// Facility totals at one instant. Units are in the names: `_mw` MW, `_mwh` MWh, `_m3_per_h`, `_pb_per_s` ... Figures that are
/// not known are NaN.
struct KeyFigures
{
    static constexpr double notSolved = std::numeric_limits<double>::quiet_NaN();
    double gpus = 0, racks = 0, service_racks = 0;
    double it_mw = 0, facility_mw = 0, pue = 0, wue_l_per_kwh = 0, cue_kg_per_kwh = 0;
    double gpu_server_mw = 0, network_mw = 0, storage_mw = 0, cpu_misc_mw = 0; ///< IT by use; they add up to it_mw
    double grid_mw = 0, turbine_mw = 0, genset_mw = 0;
    double battery_mw = 0;      ///< + discharging, - charging, at the point of connection
    double unserved_mw = 0;     ///< load that no source can carry
    double battery_mwh = 0, battery_soc = 0;
    double autonomy_minutes = 0; ///< how long the battery alone carries the facility load, or its power limit where the load is above it
    /// Battery power by purpose, + discharging; they add up to battery_mw. A purpose that recharges its band counts negative.
    double battery_ride_through_mw = 0, battery_smoothing_mw = 0, battery_peak_shaving_mw = 0, battery_resale_mw = 0;
    double battery_reserve_mwh = 0;    ///< in the ride-through band: what nothing else may touch
    double battery_equivalent_cycles = 0, battery_relative_capacity = 1; ///< wear since new
    double turbines_online = 0, gensets_online = 0; ///< synchronised
    double generator_starts = 0;       ///< since the state was settled
    double spinning_reserve_mw = 0;    ///< what the synchronised units could deliver beyond their present output
    double grid_peak_mw = 0;           ///< highest import since the state was settled
    /// The one-line's figures; NaN where it has not been solved (see network/OneLineStudy.h).
    double mv_voltage_min_pu = notSolved, mv_voltage_max_pu = notSolved; ///< 13.8 kV line-ups that are alive
    double rack_voltage_min_pu = notSolved;  ///< far ends of the busways that are alive
    double network_loss_mw = notSolved;      ///< transformers, ring and busways: what electrical_loss_mw holds without UPS and batteries
    double short_circuit_mv_ka = notSolved;  ///< largest initial three-phase current at 13.8 kV
    double overloaded_elements = notSolved;
    double dark_it_mw = notSolved;           ///< IT load without supply: sections cut off, and what an island had to shed
    double electrical_loss_mw = 0, cooling_mw = 0, chiller_mw = 0, tower_mw = 0, pump_mw = 0, fan_mw = 0, house_mw = 0;
    double heat_to_liquid_mw = 0, heat_to_air_mw = 0;
    /// How power and heat split further, for the accounts of flows; unknown in recordings made before these were written.
    double gpu_mw = notSolved;         ///< GPUs alone, of gpu_server_mw; the rest are their hosts
    double substation_loss_mw = notSolved, pad_loss_mw = notSolved, busway_loss_mw = notSolved, ups_loss_mw = notSolved,
           battery_standby_mw = notSolved; ///< they add up to electrical_loss_mw
    double cdu_pump_mw = notSolved, facility_pump_mw = notSolved; ///< of pump_mw; the rest are the towers' and condensers'
    double gpu_liquid_mw = notSolved;  ///< of heat_to_liquid_mw, from GPUs; the rest is from hosts
    double cdu_heat_mw = notSolved, door_heat_mw = notSolved; ///< into the facility loop
    double chip_heat_stored_mw = notSolved, technology_heat_stored_mw = notSolved, room_heat_stored_mw = notSolved,
           facility_heat_stored_mw = notSolved; ///< they add up to heat_stored_mw
    double technology_flow_m3_per_h = notSolved, facility_flow_m3_per_h = notSolved, tower_flow_m3_per_h = notSolved;
    double tower_basin_c = notSolved;
    double chillers_in_service = notSolved, towers_in_service = notSolved, pumps_in_service = notSolved; ///< running or ready
    double heat_rejected_mw = 0, tower_heat_mw = 0; ///< leaving the facility loop; through the towers
    double dry_cooler_heat_mw = 0, chiller_heat_mw = 0; ///< the rest of it
    double dry_cooler_mw = 0;          ///< fans of the dry coolers, counted in tower_mw
    double free_cooling_share = 0;     ///< of the heat rejected, without compressors
    double chillers_running = 0, chiller_starts = 0; ///< starts since the state was settled
    double tower_fan_speed = 0, facility_pumps_running = 0;
    double curve_inputs_clamped = 0;   ///< inputs of chiller and tower curves drawn to the end of their range at this instant
    double heat_stored_mw = 0;         ///< warming GPUs, loops and rooms; 0 where settled
    double heat_balance_error_mw = 0;  ///< heat in less heat rejected and stored: 0 but for rounding, and where no steady state exists
    double facility_supply_c = 0, facility_return_c = 0, technology_supply_c = 0, technology_return_c = 0;
    double water_m3_per_h = 0, evaporation_m3_per_h = 0, drift_m3_per_h = 0, blowdown_m3_per_h = 0;
    double gpu_temperature_mean_c = 0, gpu_temperature_max_c = 0, gpus_throttled = 0, gpus_tripped = 0;
    double storage_eb = 0, storage_write_tb_per_s = 0, storage_read_tb_per_s = 0;
    double storage_wanted_eb = 0, storage_racks_needed = 0; ///< for this number of GPUs, by the storage_* parameters
    double storage_drives = 0;         ///< that hold storage_eb
    double checkpoint_tb = 0;
    double checkpoint_seconds = 0;     ///< training stands so long for a synchronous checkpoint
    double checkpoint_stall_percent = 0, checkpoint_async_stall_percent = 0; ///< of the time, at the checkpoint_interval
    double checkpoint_best_minutes = 0; ///< computing time between synchronous checkpoints that loses least (Daly)
    double failure_interval_minutes = 0; ///< mean time between failures of the largest job
    double job_efficiency_percent = 0; ///< of that job's time that ends as progress, at the best interval
    double fabric_tiers = 0, fabric_leaf_switches = 0, fabric_spine_switches = 0, fabric_core_switches = 0, fabric_switches = 0;
    double fabric_optics = 0;          ///< optical modules at the switches
    double fabric_mw = 0;              ///< switches and optics counted one by one; network_mw follows the parameter
    double hbm_pb_per_s = 0, nvlink_pb_per_s = 0, network_pb_per_s = 0;
    double published_memory_pb_per_s = 194; ///< the operator's label, shown beside the computed totals
    double cost_usd_per_h = 0, co2_kg_per_h = 0, gas_mmbtu_per_h = 0;
    double dry_bulb_c = 0, wet_bulb_c = 0;
    std::vector<Limit> limits;
    int binding_limit = -1; ///< index into limits: the one with the least headroom
};

/// One row a figure, in the order people read them; the command line, the headline strip, the recordings and the report
/// all walk this table.
struct KeyFigureInfo
{
    const char* id;      ///< "facility_mw", the JSON key and the channel name
    const char* label;   ///< English; translated by views (context "KeyFigure")
    const char* unit;    ///< "MW"
    int decimals;        ///< for people
    double KeyFigures::*member;
};
std::span<const KeyFigureInfo> keyFigureTable();
const KeyFigureInfo* keyFigureById(std::string_view id); ///< nullptr if unknown

} // namespace twin
