// How far a value of an instant can be trusted. Pure value.
#pragma once
#include <cstdint>

namespace twin {

/// From best to worst: of several that are put together the greatest holds.
enum class ValueQuality : std::uint8_t {
    Good,
    Uncertain, ///< there is a value, and its source doubts it
    Stale,     ///< the newest one is older than its channel's limit, or its source says that it is: not current
    Bad,       ///< the source says that it is wrong
    None       ///< nothing is known: not recorded, or in a gap
};

/// Only good and uncertain values are shown as values.
constexpr bool isValue(ValueQuality quality) { return quality <= ValueQuality::Uncertain; }

} // namespace twin
