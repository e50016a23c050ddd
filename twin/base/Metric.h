// What is measured or modelled of an asset: the one table of quantities behind channels, colours, legends and charts.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace twin {

/// Quantities that racks and plant units carry as arrays. The text ids in `metricInfo` are part of recordings.
enum class Metric : std::uint8_t {
    Power,              ///< electrical power drawn or (turbine, genset, Megapack) delivered, W
    ServerPower,        ///< power of the GPU servers of a rack alone, W
    Utilisation,        ///< 0 .. 1
    GpuTemperature,     ///< mean die temperature of a rack's GPUs, °C
    GpuTemperatureMax,  ///< hottest die of a rack, °C
    CoolantSupply,      ///< coolant entering the cold plates, °C
    CoolantReturn,      ///< coolant leaving them, °C
    CoolantFlow,        ///< L/min
    AirInlet,           ///< air at the rack's front, °C
    HeatToLiquid,       ///< W
    HeatToAir,          ///< W
    Loading,            ///< share of the rating, 0 .. 1 and above
    StateOfCharge,      ///< 0 .. 1
    ThermalHeadroom,    ///< slowdown temperature minus the hottest die, K
    GpuPower,           ///< power of a rack's GPUs alone, W
    Count_
};
inline constexpr std::size_t metricCount = static_cast<std::size_t>(Metric::Count_);

/// Where a number comes from. Never mixed silently.
enum class Origin : std::uint8_t { Measured, Modelled, Residual };

struct MetricInfo
{
    Metric metric;
    std::string_view id;           ///< in files: "gpu_temperature"
    std::string_view label;        ///< English; translated by views (context "Metric")
    std::string_view unit;         ///< of the stored value: "W"
    std::string_view displayUnit;  ///< what people read: "kW"
    double displayScale;           ///< stored value x scale = displayed value
    int displayDecimals;
    enum class Map : std::uint8_t { Viridis, Inferno, Diverging } map;
    double resolution;             ///< at which recordings keep it, in `unit`
};

std::span<const MetricInfo> metrics();
const MetricInfo& metricInfo(Metric metric);
std::optional<Metric> metricById(std::string_view id);
std::string_view originId(Origin origin); ///< "measured", "modelled", "residual"

} // namespace twin
