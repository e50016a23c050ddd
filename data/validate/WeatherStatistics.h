// Statistics of a year of weather as references print them. Pure functions, any thread.
#pragma once
#include "twin/physics/Weather.h"
#include <array>
#include <map>
#include <string>

namespace data {

/// One month's figures by the names of the monthly tables: "db_max", "db_max_dayhour" ("17:15"), "rh_avg", …
struct MonthStatistics
{
    std::map<std::string, double> numbers;
    std::map<std::string, std::string> stamps; ///< day:hour of the first hour at the extreme
};
std::array<MonthStatistics, 12> monthStatistics(const twin::EpwData& data);

/// The year's figures by the names of the annual tables: "T_mean_C", "hours_Twb_below_7C", …; with the header's place and zone.
std::map<std::string, double> yearStatistics(const twin::EpwData& data);
std::array<double, 12> monthlyMeanDryBulbC(const twin::EpwData& data);

} // namespace data
