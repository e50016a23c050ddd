#include "twin/base/Metric.h"
#include <array>

namespace twin {
namespace {
using Map = MetricInfo::Map;
constexpr std::array<MetricInfo, metricCount> table{{
    {Metric::Power, "power", "Power", "W", "kW", 1e-3, 1, Map::Viridis, 1},
    {Metric::ServerPower, "server_power", "Server power", "W", "kW", 1e-3, 1, Map::Viridis, 1},
    {Metric::Utilisation, "utilisation", "Utilisation", "", "%", 100, 1, Map::Viridis, 0.001},
    {Metric::GpuTemperature, "gpu_temperature", "GPU temperature", "°C", "°C", 1, 1, Map::Inferno, 0.1},
    {Metric::GpuTemperatureMax, "gpu_temperature_max", "Hottest GPU", "°C", "°C", 1, 1, Map::Inferno, 0.1},
    {Metric::CoolantSupply, "coolant_supply", "Coolant supply", "°C", "°C", 1, 1, Map::Inferno, 0.01},
    {Metric::CoolantReturn, "coolant_return", "Coolant return", "°C", "°C", 1, 1, Map::Inferno, 0.01},
    {Metric::CoolantFlow, "coolant_flow", "Coolant flow", "L/min", "L/min", 1, 1, Map::Viridis, 0.1},
    {Metric::AirInlet, "air_inlet", "Air inlet", "°C", "°C", 1, 1, Map::Inferno, 0.01},
    {Metric::HeatToLiquid, "heat_to_liquid", "Heat to liquid", "W", "kW", 1e-3, 1, Map::Viridis, 1},
    {Metric::HeatToAir, "heat_to_air", "Heat to air", "W", "kW", 1e-3, 1, Map::Viridis, 1},
    {Metric::Loading, "loading", "Loading", "", "%", 100, 1, Map::Viridis, 0.001},
    {Metric::StateOfCharge, "state_of_charge", "State of charge", "", "%", 100, 1, Map::Viridis, 0.0001},
    {Metric::ThermalHeadroom, "thermal_headroom", "Thermal headroom", "K", "K", 1, 1, Map::Viridis, 0.1},
    {Metric::GpuPower, "gpu_power", "GPU power", "W", "kW", 1e-3, 1, Map::Viridis, 1},
}};
} // namespace

std::span<const MetricInfo> metrics() { return table; }

const MetricInfo& metricInfo(Metric metric) { return table[static_cast<std::size_t>(metric)]; }

std::optional<Metric> metricById(std::string_view id)
{
    for (const auto& m : table)
        if (m.id == id)
            return m.metric;
    return {};
}

std::string_view originId(Origin origin)
{
    constexpr std::string_view ids[] = {"measured", "modelled", "residual"};
    return ids[static_cast<std::size_t>(origin)];
}

} // namespace twin
