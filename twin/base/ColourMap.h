// Colour maps of data, the same in the scene, the charts and the report. Immutable tables, usable from any thread.
#pragma once
#include "twin/base/Metric.h"
#include <array>
#include <cstdint>

namespace twin {

struct Rgb8
{
    std::uint8_t r = 0, g = 0, b = 0;
    constexpr bool operator==(const Rgb8&) const = default;
};
using ColourTable = std::array<Rgb8, 256>;

/// Viridis, inferno, or a diverging blue-white-orange: even steps that hold for colour-blind people.
const ColourTable& colourTable(MetricInfo::Map map);
/// The colour at `x`, clamped to 0 .. 1; not a number gives the low end.
Rgb8 mapColour(MetricInfo::Map map, double x);

} // namespace twin
