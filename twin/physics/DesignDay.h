// Days of extreme weather that plants are designed for. Immutable, usable from any thread.
#pragma once
#include "twin/physics/Weather.h"
#include <memory>
#include <string>
#include <string_view>

namespace twin {

/// Which extreme: the dry bulb exceeded in 0.4 % of the hours of a year, the wet bulb exceeded in 0.4 %, or the dry bulb that 99.6 %
/// of the hours exceed.
enum class DesignDay { Cooling, WetBulb, Heating };
std::string designDayId(DesignDay day);                 ///< "cooling", "wetbulb", "heating"
DesignDay designDayById(std::string_view id);           ///< throws Error (usage) naming the known ones

struct DesignConditions
{
    double coolingDryBulbC = 35.6, coolingWetBulbC = 25.2;        ///< with the mean coincident wet bulb
    double evaporationWetBulbC = 26.8, evaporationDryBulbC = 32.8; ///< with the mean coincident dry bulb
    double heatingDryBulbC = -8.3;
    double dailyRangeK = 9.2;                                     ///< dry bulb, mean of the hottest month
    double pressurePa = 100'354;                                  ///< standard at 81 m
    double utcOffsetHours = -6;
    std::string source = "Memphis International Airport, 2009 ASHRAE Handbook";
};
/// From the header of an EPW file; where that has none, from its hours: exceeded and coincident values of that one year.
/// Throws Error as readEpwData().
DesignConditions designConditions(const EpwData& data, const std::string& name);

/// The day, every day: the dry bulb swings by the daily range with the hourly shares of ASHRAE Fundamentals 2013 ch. 14 (peak at
/// 14 to 15 h standard time, least at 5 h); the moisture stays what it is at the peak, except that air that cools below its dew
/// point is saturated. The heating day is constant and saturated, as EnergyPlus has it. Throws Error for conditions that no air has.
std::shared_ptr<const Weather> designDayWeather(DesignDay day, const DesignConditions& conditions = {});

/// Hour of the day, standard time, at which the day is at its extreme.
inline constexpr double designPeakHour = 14.5;

} // namespace twin
