// Units of foreign systems and the program's own. Pure functions, any thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace data {

/// stored = value x factor + offset
struct Conversion
{
    double factor = 1, offset = 0;
    bool isIdentity() const { return factor == 1 && offset == 0; }
};

/// How values of one unit become those of another; empty if the two do not measure the same, or one is not known. No unit is a ratio.
std::optional<Conversion> convertUnit(std::string_view from, std::string_view to);
/// The unit a text stands for, in the project's spelling ("degC" -> "°C", "lpm" -> "L/min"); empty if it is none, or a plain ratio.
std::string knownUnit(std::string_view text);
bool isUnit(std::string_view text); ///< known, "ratio" and "fraction" too
/// What a unit measures, as the unit all of its kind are counted in ("kW" -> "W", "%" -> ""); empty optional for an unknown one.
std::optional<std::string_view> baseUnit(std::string_view text);

/// Unit in which the program keeps a metric; empty optional if the metric is not one of its own.
std::optional<std::string> storedUnit(std::string_view metric);

} // namespace data
