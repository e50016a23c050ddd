// What a column means, from its name: quantity, unit and asset. Pure functions.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace data::csv {

/// stored = value x factor + offset
struct Conversion
{
    double factor = 1, offset = 0;
    bool isIdentity() const { return factor == 1 && offset == 0; }
};

/// How values of one unit become those of another; empty if the two do not measure the same, or one is not known.
std::optional<Conversion> convertUnit(std::string_view from, std::string_view to);
/// The unit a text stands for, in the project's spelling ("degC" -> "°C", "lpm" -> "L/min"); empty if it is none.
std::string knownUnit(std::string_view text);

struct ColumnMeaning
{
    std::string asset;  ///< what is left of the name ("cdu1" of "cdu1_W"); may be empty
    std::string part;   ///< "1" of a meter's "W1": a part of the asset
    std::string metric; ///< twin::Metric id, key figure id, or a name of its own
    std::string unit;   ///< as the column has it; empty if the name does not tell
    bool known = false; ///< the metric is one of the program's
};
/// "cdu1_W" -> cdu1, power, W. "power_ave_W" -> power, W. "T_wetbulb_C" -> site, wet_bulb_c, °C. "facility_mw" -> site, facility_mw, MW.
ColumnMeaning readColumnName(std::string_view name);

/// Unit in which the program keeps a metric; empty optional if the metric is not one of its own.
std::optional<std::string> storedUnit(std::string_view metric);

bool looksLikeTimeColumn(std::string_view name);   ///< "t_ms", "Time (s)", "timestamp", "hour"
bool looksLikeAssetColumn(std::string_view name);  ///< "node", "rack_id", "hostname"
std::string timeUnitOfName(std::string_view name); ///< "ns", "us", "ms", "s", or empty

} // namespace data::csv
