// What a column means, from its name: quantity, unit and asset. Pure functions.
#pragma once
#include "data/mapping/Units.h"
#include <optional>
#include <string>
#include <string_view>

namespace data::csv {

using data::convertUnit;
using data::knownUnit;
using data::storedUnit;
using data::Conversion;

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

bool looksLikeTimeColumn(std::string_view name);   ///< "t_ms", "Time (s)", "timestamp", "hour"
bool looksLikeAssetColumn(std::string_view name);  ///< "node", "rack_id", "hostname"
std::string timeUnitOfName(std::string_view name); ///< "ns", "us", "ms", "s", or empty

} // namespace data::csv
