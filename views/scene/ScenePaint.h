// What the colours of racks and GPUs say: values, the ranges they are shown in, and the map. Pure values.
#pragma once
#include "views/scene/ColourScale.h"
#include "views/scene/GpuAtlas.h"
#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace views {

/// What shaders look colours up in: below the range, 256 steps of the map, above it, two stripes where nothing is known, places
/// without a GPU, and what is too old to be shown.
struct ColourSlots
{
    static constexpr int below = 0, map = 1, above = 257, unknown = 258, vacant = 260, stale = 261, count = 262;
};
using ColourLookup = std::array<std::array<std::uint8_t, 4>, ColourSlots::count>;

/// Spans are valid during a prepare() only.
struct ScenePaint
{
    GpuAtlas::Input values;       ///< racks empty: no such quantity; gpus empty: racks are painted with values of their own
    ColourRange rackRange, gpuRange;
    twin::MetricInfo::Map map = twin::MetricInfo::Map::Viridis;
    GpuAtlas::Summary summary = GpuAtlas::Summary::Mean;
    std::optional<ColourLookup> lookup; ///< in place of the map's
    bool hasValues() const { return !values.racks.empty() || !values.gpus.empty(); }
};

ColourLookup colourLookup(twin::MetricInfo::Map map, Theme::Kind kind);
/// One colour whatever the value.
ColourLookup plainLookup(const QColor& color);

/// From an atlas code to a slot: floor(code * factor + offset), clamped to below .. above.
struct SlotScale
{
    float factor = 0, offset = ColourSlots::map;
    bool operator==(const SlotScale&) const = default;
};
SlotScale slotScale(const GpuAtlas::Scale& codes, const ColourRange& range);

} // namespace views
