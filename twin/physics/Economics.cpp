#include "twin/physics/Economics.h"

namespace twin {

double energyCostPerHour(const Tariff& tariff, double gridW, double gasMmbtuPerH, double waterM3PerH, double hourOfDay)
{
    const double kw = gridW * 1e-3;
    double grid = kw * tariff.blendedPerKwh;
    if (tariff.timeOfUse) {
        const bool onPeak = hourOfDay >= tariff.onPeakBeginH && hourOfDay < tariff.onPeakEndH;
        constexpr double hoursPerMonth = 730;
        grid = kw * (onPeak ? tariff.onPeakPerKwh : tariff.offPeakPerKwh)
            + kw * (tariff.onPeakDemandPerKwMonth + tariff.offPeakDemandPerKwMonth) / hoursPerMonth;
    }
    return grid + gasMmbtuPerH * tariff.gasPerMmbtu + waterM3PerH * tariff.waterPerM3;
}

} // namespace twin
