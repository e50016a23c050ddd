#include "twin/model/FlowAccount.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace twin {
namespace {

using Place = FlowNodeInfo::Place;
using Role = FlowRole;
using Kind = AssetKind;
using K = KeyFigures;

constexpr FlowNodeInfo table[] = {
    // Power, from the left.
    {"grid", "Utility", "Import at the 161 kV meter.", Role::Supply, Place::Source, 0, Kind::UtilityFeed},
    {"turbines", "Turbines", "Gas turbines on the site, by merit after the grid.", Role::Supply, Place::Source, 0, Kind::Turbine},
    {"gensets", "Gensets", "Diesel or gas engines, by merit after the turbines.", Role::Supply, Place::Source, 0, Kind::Genset},
    {"battery", "Battery", "Megapacks discharging.", Role::Supply, Place::Source, 0, Kind::Megapack},
    {"unserved", "Not served", "Load that no source can carry.", Role::Problem, Place::Source, 0, Kind::Site},
    {"substation", "Substation", "Substation transformers, 161 to 13.8 kV: no-load loss and load loss by the square of the load.", Role::Conversion, Place::Inner, 1, Kind::Transformer},
    {"medium_voltage", "13.8 kV line-ups", "The ring of line-ups with machines and Megapacks.", Role::Conversion, Place::Inner, 2, Kind::Switchgear},
    {"battery_charging", "Battery charging", "Megapacks taking up energy.", Role::Stored, Place::Sink, 3, Kind::Megapack},
    {"pads", "Pad transformers", "13.8 kV to 415 V: no-load loss and load loss by the square of the load.", Role::Conversion, Place::Inner, 3, Kind::PadTransformer},
    {"low_voltage", "415 V", "Low-voltage sides of the pads.", Role::Conversion, Place::Inner, 4, Kind::Site},
    {"it_feeders", "Busways and UPS", "Busways to the racks, loss by the square of the current; the UPS feeds network spine and management only.", Role::Conversion, Place::Inner, 5, Kind::Site},
    {"cooling_power", "Cooling power", "Everything that moves or lifts heat.", Role::Cooling, Place::Inner, 5, Kind::Site},
    {"servers", "GPU servers", "Servers at their AC input; power supplies have no loss law of their own, published figures are AC figures already.", Role::It, Place::Inner, 6, Kind::Server},
    {"gpus", "GPUs", "All GPUs, with the leakage of their own temperatures.", Role::It, Place::Sink, 7, Kind::Gpu},
    {"hosts", "Server hosts", "CPUs, switches, fans, voltage regulators and power-supply losses of GPU servers.", Role::It, Place::Sink, 7, Kind::Server},
    {"network", "Network", "Leaf, spine and core switches with optics, by the parameter of watts a GPU.", Role::It, Place::Sink, 7, Kind::Rack},
    {"storage", "Storage", "Storage racks, by watts a terabyte.", Role::It, Place::Sink, 7, Kind::Rack},
    {"cpu", "CPU and management", "CPU racks, management and what else is IT.", Role::It, Place::Sink, 7, Kind::Rack},
    {"chillers", "Chillers", "Compressors of the chillers.", Role::Cooling, Place::Sink, 7, Kind::Chiller},
    {"fans", "Tower and cooler fans", "Fans of towers, dry coolers and condensers; power by the cube of speed.", Role::Cooling, Place::Sink, 7, Kind::CoolingTower},
    {"pumps", "Pumps", "CDU, facility and tower pumps.", Role::Cooling, Place::Sink, 7, Kind::Pump},
    {"door_fans", "Rear-door fans", "Fans of rear doors and rooms.", Role::Cooling, Place::Sink, 7, Kind::Site},
    {"house", "House load", "Lighting, offices, controls: a share of the design IT load.", Role::House, Place::Sink, 7, Kind::Site},
    {"losses", "Losses", "Transformers, busways, UPS and the battery's stand-by.", Role::Loss, Place::Sink, 7, Kind::Site},
    // Heat, from the left.
    {"gpu_heat", "GPUs", "Heat of the chips.", Role::It, Place::Inner, 1, Kind::Gpu},
    {"gpu_power", "Power of GPUs", "What the chips draw becomes heat.", Role::Supply, Place::Source, 0, Kind::Site},
    {"host_heat", "Server hosts", "Heat of CPUs, switches, regulators and power supplies of GPU servers.", Role::It, Place::Source, 0, Kind::Server},
    {"network_heat", "Network", "All its heat goes to the air.", Role::It, Place::Source, 0, Kind::Rack},
    {"storage_heat", "Storage", "All its heat goes to the air.", Role::It, Place::Source, 0, Kind::Rack},
    {"cpu_heat", "CPU and management", "All its heat goes to the air.", Role::It, Place::Source, 0, Kind::Rack},
    {"indoor_losses", "Busways and UPS", "Their losses warm the halls.", Role::Loss, Place::Source, 0, Kind::Site},
    {"door_fan_heat", "Rear-door fans", "Their power ends in the air of the halls.", Role::Cooling, Place::Source, 0, Kind::Site},
    {"cooling_heat", "Pumps and machines", "Power of pumps, fans and compressors: it leaves with the heat that they move.", Role::Cooling, Place::Source, 0, Kind::Site},
    {"chip_heat_released", "Chips cooling down", "Heat that dies and cold plates give up.", Role::Stored, Place::Source, 0, Kind::Site},
    {"technology_heat_released", "Technology loops cooling down", "Heat that their liquid gives up.", Role::Stored, Place::Source, 1, Kind::Site},
    {"room_heat_released", "Room air cooling down", "Heat that the air of the halls gives up.", Role::Stored, Place::Source, 1, Kind::Site},
    {"facility_heat_released", "Facility loop cooling down", "Heat that its water gives up.", Role::Stored, Place::Source, 3, Kind::Site},
    {"outdoor_losses", "House load and transformers", "Outdoors or ventilated; they do not enter the water loop (estimate).", Role::House, Place::Source, 0, Kind::Site},
    {"technology_loops", "Technology loops", "Liquid from cold plates to CDUs.", Role::Heat, Place::Inner, 2, Kind::Cdu},
    {"room_air", "Air of the halls", "What is not on cold plates.", Role::Heat, Place::Inner, 2, Kind::Hall},
    {"chip_heat_stored", "Chips warming up", "Heat that dies and cold plates take up.", Role::Stored, Place::Sink, 2, Kind::Site},
    {"cdus", "CDUs", "Plate exchangers from the technology loops to the facility water.", Role::Heat, Place::Inner, 3, Kind::Cdu},
    {"rear_doors", "Rear doors", "Coils from room air to the facility water.", Role::Heat, Place::Inner, 3, Kind::RearDoor},
    {"technology_heat_stored", "Technology loops warming up", "Heat that their liquid takes up.", Role::Stored, Place::Sink, 3, Kind::Site},
    {"room_heat_stored", "Room air warming up", "Heat that the air of the halls takes up.", Role::Stored, Place::Sink, 3, Kind::Site},
    {"facility_loop", "Facility loop", "Facility water with its pumps.", Role::Heat, Place::Inner, 4, Kind::Pump},
    {"facility_heat_stored", "Facility loop warming up", "Heat that its water takes up.", Role::Stored, Place::Sink, 5, Kind::Site},
    {"dry_coolers", "Dry coolers", "Free cooling by outdoor air; fans follow the cube of speed.", Role::Cooling, Place::Inner, 5, Kind::Site},
    {"towers", "Cooling towers", "Evaporative cooling behind a plate exchanger.", Role::Cooling, Place::Inner, 5, Kind::CoolingTower},
    {"chiller_heat", "Chillers", "The rest, with their compressors' power.", Role::Cooling, Place::Inner, 5, Kind::Chiller},
    {"outdoor_air", "Outdoor air", "Where all of it ends.", Role::Outdoors, Place::Sink, 6, Kind::Site},
    // Water.
    {"make_up", "Make-up water", "Fresh water to the towers' basins.", Role::Water, Place::Source, 0, Kind::Site},
    {"tower_water", "Cooling towers", "Evaporative cooling of towers and of condensers with towers of their own.", Role::Cooling, Place::Inner, 1, Kind::CoolingTower},
    {"evaporation", "Evaporation", "The latent share of the towers' heat by 2.43 MJ/kg.", Role::Outdoors, Place::Sink, 2, Kind::Site},
    {"drift", "Drift", "Droplets carried off, a share of the water over the cells.", Role::Loss, Place::Sink, 2, Kind::Site},
    {"blow_down", "Blow-down", "Drained to keep minerals down: evaporation / (cycles − 1) − drift.", Role::Loss, Place::Sink, 2, Kind::Site},
    // What is left over.
    {"residual_in", "Residual", "Missing at a node by the figures shown: rounding of a recording, or a state that does not settle.", Role::Problem, Place::Source, 0, Kind::Site},
    {"residual_out", "Residual", "Left over at a node by the figures shown: rounding of a recording, or a state that does not settle.", Role::Problem, Place::Sink, 7, Kind::Site},
};

const FlowNodeInfo& infoOf(std::string_view id) { return *std::find_if(std::begin(table), std::end(table), [&](const auto& n) { return id == n.id; }); }

// Sums of doubles differ by this much of the largest term and are equal all the same.
constexpr double roundingShare = 1e-12;
// Racks' heats are sums of float32: a flow that is the difference of two of them is known no better.
constexpr double rackShare = 1e-6;

class Builder
{
public:
    Builder(FlowAccount::Subject subject, const char* unit)
    {
        m.subject = subject;
        m.unit = unit;
    }
    /// A flow against its direction stays out, and shows as residuals at both its ends.
    void flow(const char* from, const char* to, double value)
    {
        if (!(value > 0))
            return;
        const int f = nodeOf(from), t = nodeOf(to);
        m.nodes[at(f)].out += value;
        m.nodes[at(t)].in += value;
        m.flows.push_back({f, t, value, false});
    }
    /// Heat taken up (above 0) or given up by a mass.
    void stored(const char* node, const char* sink, const char* source, double value)
    {
        if (value > 0)
            flow(node, sink, value);
        else
            flow(source, node, -value);
    }
    FlowAccount finish()
    {
        for (const auto& n : m.nodes)
            if (n.info->place == Place::Source)
                m.total += n.out;
        const auto count = m.nodes.size();
        for (std::size_t i = 0; i < count; ++i) {
            const FlowNode n = m.nodes[i];
            const double left = n.in - n.out;
            if (n.info->place != Place::Inner || std::abs(left) <= roundingShare * n.value())
                continue;
            flow(left > 0 ? n.info->id : "residual_in", left > 0 ? "residual_out" : n.info->id, std::abs(left));
            m.flows.back().isResidual = true;
            m.residual += std::abs(left);
        }
        return std::move(m);
    }

private:
    static std::size_t at(int i) { return static_cast<std::size_t>(i); }
    int nodeOf(std::string_view id)
    {
        if (const int i = m.node(id); i >= 0)
            return i;
        m.nodes.push_back({&infoOf(id)});
        return static_cast<int>(m.nodes.size()) - 1;
    }
    FlowAccount m;
};

FlowAccount powerAccount(const K& f)
{
    Builder b(FlowAccount::Subject::Power, "MW");
    b.flow("grid", "substation", f.grid_mw);
    b.flow("substation", "medium_voltage", f.grid_mw - f.substation_loss_mw);
    b.flow("turbines", "medium_voltage", f.turbine_mw);
    b.flow("gensets", "medium_voltage", f.genset_mw);
    b.flow("battery", "medium_voltage", f.battery_mw);
    b.flow("unserved", "medium_voltage", f.unserved_mw);
    const double feeders = f.it_mw + f.busway_loss_mw + f.ups_loss_mw;
    const double low = feeders + f.cooling_mw + f.house_mw;
    b.flow("medium_voltage", "pads", low + f.pad_loss_mw);
    b.flow("medium_voltage", "battery_charging", -f.battery_mw);
    b.flow("pads", "low_voltage", low);
    b.flow("low_voltage", "it_feeders", feeders);
    b.flow("it_feeders", "servers", f.gpu_server_mw);
    b.flow("servers", "gpus", f.gpu_mw);
    b.flow("servers", "hosts", f.gpu_server_mw - f.gpu_mw);
    b.flow("it_feeders", "network", f.network_mw);
    b.flow("it_feeders", "storage", f.storage_mw);
    b.flow("it_feeders", "cpu", f.cpu_misc_mw);
    b.flow("low_voltage", "cooling_power", f.cooling_mw);
    b.flow("cooling_power", "chillers", f.chiller_mw);
    b.flow("cooling_power", "fans", f.tower_mw);
    b.flow("cooling_power", "pumps", f.pump_mw);
    b.flow("cooling_power", "door_fans", f.fan_mw);
    b.flow("low_voltage", "house", f.house_mw);
    b.flow("substation", "losses", f.substation_loss_mw);
    b.flow("medium_voltage", "losses", f.battery_standby_mw);
    b.flow("pads", "losses", f.pad_loss_mw);
    b.flow("it_feeders", "losses", f.busway_loss_mw + f.ups_loss_mw);
    return b.finish();
}

FlowAccount heatAccount(const K& f)
{
    Builder b(FlowAccount::Subject::Heat, "MW");
    const double host = f.gpu_server_mw - f.gpu_mw, hostLiquid = f.heat_to_liquid_mw - f.gpu_liquid_mw, hostAir = host - hostLiquid;
    const double indoorLoss = f.busway_loss_mw + f.ups_loss_mw;
    const double chipAir = f.heat_to_air_mw - (hostAir + f.network_mw + f.storage_mw + f.cpu_misc_mw + f.fan_mw + indoorLoss);
    b.flow("gpu_power", "gpu_heat", f.gpu_mw);
    b.flow("gpu_heat", "technology_loops", f.gpu_liquid_mw);
    // What is left between sums of hundreds of megawatts is no air flow.
    if (std::abs(chipAir) > rackShare * f.heat_to_air_mw)
        b.flow("gpu_heat", "room_air", chipAir);
    b.stored("gpu_heat", "chip_heat_stored", "chip_heat_released", f.chip_heat_stored_mw);
    b.flow("host_heat", "technology_loops", hostLiquid);
    b.flow("host_heat", "room_air", hostAir);
    b.flow("network_heat", "room_air", f.network_mw);
    b.flow("storage_heat", "room_air", f.storage_mw);
    b.flow("cpu_heat", "room_air", f.cpu_misc_mw);
    b.flow("door_fan_heat", "room_air", f.fan_mw);
    b.flow("indoor_losses", "room_air", indoorLoss);
    b.flow("cooling_heat", "technology_loops", f.cdu_pump_mw);
    b.flow("technology_loops", "cdus", f.cdu_heat_mw);
    b.stored("technology_loops", "technology_heat_stored", "technology_heat_released", f.technology_heat_stored_mw);
    b.flow("room_air", "rear_doors", f.door_heat_mw);
    b.stored("room_air", "room_heat_stored", "room_heat_released", f.room_heat_stored_mw);
    b.flow("cdus", "facility_loop", f.cdu_heat_mw);
    b.flow("rear_doors", "facility_loop", f.door_heat_mw);
    b.flow("cooling_heat", "facility_loop", f.facility_pump_mw);
    b.stored("facility_loop", "facility_heat_stored", "facility_heat_released", f.facility_heat_stored_mw);
    // Fans and pumps of condensers with towers of their own are counted with the towers'.
    const double towerPower = f.tower_mw - f.dry_cooler_mw + f.pump_mw - f.cdu_pump_mw - f.facility_pump_mw;
    const double inTowers = towerPower > roundingShare * f.cooling_mw ? towerPower : 0;
    b.flow("facility_loop", "dry_coolers", f.dry_cooler_heat_mw);
    b.flow("facility_loop", "towers", f.tower_heat_mw);
    b.flow("facility_loop", "chiller_heat", f.chiller_heat_mw);
    b.flow("cooling_heat", "dry_coolers", f.dry_cooler_mw);
    b.flow("cooling_heat", "towers", inTowers);
    b.flow("cooling_heat", "chiller_heat", f.chiller_mw);
    b.flow("dry_coolers", "outdoor_air", f.dry_cooler_heat_mw + f.dry_cooler_mw);
    b.flow("towers", "outdoor_air", f.tower_heat_mw + inTowers);
    b.flow("chiller_heat", "outdoor_air", f.chiller_heat_mw + f.chiller_mw);
    b.flow("outdoor_losses", "outdoor_air", f.house_mw + f.substation_loss_mw + f.pad_loss_mw + f.battery_standby_mw);
    return b.finish();
}

FlowAccount waterAccount(const K& f)
{
    Builder b(FlowAccount::Subject::Water, "m³/h");
    b.flow("make_up", "tower_water", f.water_m3_per_h);
    b.flow("tower_water", "evaporation", f.evaporation_m3_per_h);
    b.flow("tower_water", "drift", f.drift_m3_per_h);
    b.flow("tower_water", "blow_down", f.blowdown_m3_per_h);
    return b.finish();
}

// Which figures an account cannot do without.
constexpr double K::*powerNeeds[] = {&K::grid_mw, &K::turbine_mw, &K::genset_mw, &K::battery_mw, &K::unserved_mw, &K::it_mw, &K::gpu_server_mw,
                                     &K::network_mw, &K::storage_mw, &K::cpu_misc_mw, &K::cooling_mw, &K::chiller_mw, &K::tower_mw, &K::pump_mw,
                                     &K::fan_mw, &K::house_mw};
constexpr double K::*powerSplits[] = {&K::gpu_mw, &K::substation_loss_mw, &K::pad_loss_mw, &K::busway_loss_mw, &K::ups_loss_mw, &K::battery_standby_mw};
constexpr double K::*heatNeeds[] = {&K::it_mw, &K::heat_to_liquid_mw, &K::heat_to_air_mw, &K::heat_rejected_mw, &K::dry_cooler_heat_mw,
                                    &K::tower_heat_mw, &K::chiller_heat_mw, &K::dry_cooler_mw};
constexpr double K::*heatSplits[] = {&K::gpu_liquid_mw, &K::cdu_heat_mw, &K::door_heat_mw, &K::cdu_pump_mw, &K::facility_pump_mw,
                                     &K::chip_heat_stored_mw, &K::technology_heat_stored_mw, &K::room_heat_stored_mw, &K::facility_heat_stored_mw};
constexpr double K::*waterNeeds[] = {&K::water_m3_per_h, &K::evaporation_m3_per_h, &K::drift_m3_per_h, &K::blowdown_m3_per_h};

bool known(const K& f, std::span<double K::*const> members)
{
    return std::all_of(members.begin(), members.end(), [&](auto member) { return std::isfinite(f.*member); });
}

using Subject = FlowAccount::Subject;

const std::vector<FigureMakeUp> makeUps = {
    {"gpus", "gpus", "GPUs fitted in all racks of the site, counted one by one.", Subject::Power, false,
     {{"gpus", ' '}, {"racks", ' '}, {"gpu_mw", ' '}, {"gpu_temperature_mean_c", ' '}, {"gpu_temperature_max_c", ' '}, {"gpus_throttled", ' '}, {"gpus_tripped", ' '}}},
    {"it_mw", "it_mw", "IT load = GPU servers + network + storage + CPU and management, at the inlets of the racks.", Subject::Power, true,
     {{"gpu_server_mw", '+'}, {"network_mw", '+'}, {"storage_mw", '+'}, {"cpu_misc_mw", '+'}, {"gpu_mw", ' '}}},
    {"facility_mw", "facility_mw", "Facility load = IT load + cooling + electrical losses + house load, at the meter.", Subject::Power, true,
     {{"it_mw", '+'}, {"cooling_mw", '+'}, {"electrical_loss_mw", '+'}, {"house_mw", '+'}}},
    {"pue", "pue", "PUE = facility load ÷ IT load. What cooling, losses and house load add is all that lies above 1.", Subject::Power, true,
     {{"facility_mw", '+'}, {"it_mw", '/'}, {"cooling_mw", ' '}, {"electrical_loss_mw", ' '}, {"house_mw", ' '}, {"dry_bulb_c", ' '}, {"wet_bulb_c", ' '}}},
    {"grid_mw", "facility_mw", "Grid + turbines + gensets + battery + what nobody serves = facility load. Discharging counts above zero.", Subject::Power, true,
     {{"grid_mw", '+'}, {"turbine_mw", '+'}, {"genset_mw", '+'}, {"battery_mw", '+'}, {"unserved_mw", '+'}}},
    {"battery_mwh", "battery_mwh", "Energy stored in all Megapacks now. Autonomy is how long they alone would carry the present facility load.", Subject::Power, true,
     {{"battery_mwh", ' '}, {"battery_soc", ' '}, {"battery_reserve_mwh", ' '}, {"battery_mw", ' '}, {"facility_mw", ' '}, {"autonomy_minutes", ' '}}},
    {"water_m3_per_h", "water_m3_per_h", "Water = evaporation + drift + blow-down of the towers, all replaced by make-up.", Subject::Water, true,
     {{"evaporation_m3_per_h", '+'}, {"drift_m3_per_h", '+'}, {"blowdown_m3_per_h", '+'}, {"tower_heat_mw", ' '}, {"wet_bulb_c", ' '}, {"wue_l_per_kwh", ' '}}},
    {"storage_eb", "storage_eb", "Sum of the capacities of all storage racks; wanted is what this number of GPUs asks for.", Subject::Power, false,
     {{"storage_eb", ' '}, {"storage_wanted_eb", ' '}, {"storage_drives", ' '}, {"storage_write_tb_per_s", ' '}, {"storage_read_tb_per_s", ' '}, {"storage_mw", ' '}}},
    {"hbm_pb_per_s", "hbm_pb_per_s", "Sum of the memory bandwidths of all GPUs, by their data sheets. The published label is no sum of these.", Subject::Power, false,
     {{"hbm_pb_per_s", ' '}, {"nvlink_pb_per_s", ' '}, {"network_pb_per_s", ' '}, {"published_memory_pb_per_s", ' '}}},
    {"heat_rejected_mw", "heat_rejected_mw", "Heat rejected = dry coolers + towers + chillers, out of the facility loop.", Subject::Heat, true,
     {{"dry_cooler_heat_mw", '+'}, {"tower_heat_mw", '+'}, {"chiller_heat_mw", '+'}, {"cdu_heat_mw", ' '}, {"door_heat_mw", ' '}, {"facility_pump_mw", ' '}, {"heat_stored_mw", ' '}, {"heat_balance_error_mw", ' '}}},
    {"cooling_mw", "cooling_mw", "Cooling = chillers + tower, dry-cooler and condenser fans + pumps + rear-door fans.", Subject::Power, true,
     {{"chiller_mw", '+'}, {"tower_mw", '+'}, {"pump_mw", '+'}, {"fan_mw", '+'}}},
    {"electrical_loss_mw", "electrical_loss_mw", "Electrical losses = substation and pad transformers + busways + UPS + stand-by of the battery.", Subject::Power, true,
     {{"substation_loss_mw", '+'}, {"pad_loss_mw", '+'}, {"busway_loss_mw", '+'}, {"ups_loss_mw", '+'}, {"battery_standby_mw", '+'}}},
};

} // namespace

std::span<const FlowNodeInfo> flowNodeTable() { return table; }

int FlowAccount::node(std::string_view id) const
{
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (id == nodes[i].info->id)
            return static_cast<int>(i);
    return -1;
}

const char* flowSubjectId(FlowAccount::Subject subject)
{
    switch (subject) {
    case Subject::Power: return "power";
    case Subject::Heat: return "heat";
    case Subject::Water: return "water";
    }
    return "";
}

FlowAccount flowAccount(FlowAccount::Subject subject, const KeyFigures& f)
{
    FlowAccount none;
    none.subject = subject;
    none.unit = subject == Subject::Water ? "m³/h" : "MW";
    const bool isWater = subject == Subject::Water, isHeat = subject == Subject::Heat;
    if (!known(f, powerNeeds) || (isHeat && !known(f, heatNeeds)) || (isWater && !known(f, waterNeeds)) || !(f.facility_mw > 0)) {
        none.problem = {TWIN_TEXT("There are no modelled figures of this instant; wait for the model, or go to a time that was simulated."), {}};
        return none;
    }
    if (!isWater && (!known(f, powerSplits) || (isHeat && !known(f, heatSplits)))) {
        none.problem = {TWIN_TEXT("This recording was made by an older version and does not say how the figures split; simulate the day again to see where they go."), {}};
        return none;
    }
    if (isWater && !(f.water_m3_per_h > 0)) {
        none.problem = {TWIN_TEXT("No water is used at this instant: the towers stand, or there are none; chillers and dry coolers carry the heat."), {}};
        return none;
    }
    return isWater ? waterAccount(f) : isHeat ? heatAccount(f) : powerAccount(f);
}

const std::vector<FigureMakeUp>& figureMakeUps() { return makeUps; }

const FigureMakeUp* figureMakeUp(std::string_view id)
{
    for (const auto& m : makeUps)
        if (id == m.id)
            return &m;
    return nullptr;
}

double madeUp(const FigureMakeUp& makeUp, const KeyFigures& f)
{
    double sum = 0;
    bool counts = false;
    for (const auto& part : makeUp.parts) {
        const auto* info = keyFigureById(part.figure);
        if (part.sign == ' ' || !info)
            continue;
        const double value = f.*info->member;
        sum = part.sign == '/' ? sum / value : sum + value;
        counts = true;
    }
    return counts ? sum : std::numeric_limits<double>::quiet_NaN();
}

} // namespace twin
