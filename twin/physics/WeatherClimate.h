// The climate of Memphis as numbers: monthly table, mean hour curve of July and the fit behind the weather generator.
#pragma once
#include <array>

namespace twin::climate {

/// One month of the airport's typical year. °C, Pa, m/s; extremes are means over the month's days.
struct Month
{
    double dryBulbC, dryBulbDailyMinC, dryBulbDailyMaxC;
    double wetBulbC, wetBulbDailyMinC, wetBulbDailyMaxC;
    double dewPointC, pressurePa, windMs;
};

/// January first. Computed from the 8,760 hours of NREL TMY3 station 723340, Memphis International Airport.
const std::array<Month, 12>& months();
/// Mean July day by hour (the hour ends at 1 .. 24 local standard time), same source.
const std::array<double, 24>& julyDryBulbC();
const std::array<double, 24>& julyWetBulbC();

/// Least-squares fit of annual and daily harmonics to the same year: c0 + c1 cos d + c2 sin d + c3 cos 2d + c4 sin 2d + c5 cos h
/// + c6 sin h + c7 cos 2h + c8 sin 2h + c9 cos h cos d + c10 sin h cos d.
using Harmonics = std::array<double, 11>;
const Harmonics& dryBulbHarmonics();
const Harmonics& dewPointHarmonics();
/// Value of a fit in hour 0 .. 8759 of the year.
double evaluate(const Harmonics& c, int hourOfYear);

/// Monthly means joined by straight lines between mid-months, for what has no fit (pressure, wind).
double monthlyMean(double Month::*member, int hourOfYear);

inline constexpr double utcOffsetHours = -6; ///< local standard time of the table
inline constexpr const char* source = "Memphis International Airport, NREL TMY3 723340";

} // namespace twin::climate
