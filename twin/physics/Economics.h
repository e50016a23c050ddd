// Running costs of an hour at the present load. Pure functions, any thread.
#pragma once

namespace twin {

struct Tariff
{
    double blendedPerKwh = 0;
    bool timeOfUse = false;
    double onPeakPerKwh = 0, offPeakPerKwh = 0;
    double onPeakDemandPerKwMonth = 0, offPeakDemandPerKwMonth = 0;
    double onPeakBeginH = 13, onPeakEndH = 19;
    double gasPerMmbtu = 0, waterPerM3 = 0;
};

/// Grid energy, gas and water, $ an hour. With the time-of-use tariff the demand charges are spread evenly over a month of 730 h,
/// as if the present import were the month's highest.
double energyCostPerHour(const Tariff& tariff, double gridW, double gasMmbtuPerH, double waterM3PerH, double hourOfDay);

} // namespace twin
