#include "twin/physics/Battery.h"
#include <algorithm>
#include <cmath>

namespace twin {

double dischargeLimitW(const BatteryPlant& battery, double storedWh, double dtSeconds)
{
    const double usable = storedWh - battery.socMin * battery.capacityWh;
    if (!(usable > 0))
        return 0;
    if (dtSeconds <= 0)
        return battery.powerLimitW;
    return std::min(battery.powerLimitW, usable * std::sqrt(battery.roundTrip) * 3600 / dtSeconds);
}

double chargeLimitW(const BatteryPlant& battery, double storedWh, double dtSeconds)
{
    const double room = battery.socMax * battery.capacityWh - storedWh;
    if (!(room > 0))
        return 0;
    if (dtSeconds <= 0)
        return battery.powerLimitW;
    return std::min(battery.powerLimitW, room / std::sqrt(battery.roundTrip) * 3600 / dtSeconds);
}

double storedAfterWh(const BatteryPlant& battery, double storedWh, double powerW, double dtSeconds)
{
    const double root = std::sqrt(battery.roundTrip);
    const double fromStore = powerW > 0 ? powerW / root : powerW * root;
    return std::max(0.0, storedWh - fromStore * dtSeconds / 3600);
}

double autonomyMinutes(const BatteryPlant& battery, double storedWh, double loadW)
{
    const double usable = (storedWh - battery.socMin * battery.capacityWh) * std::sqrt(battery.roundTrip);
    const double power = std::min(loadW, battery.powerLimitW);
    return usable > 0 && power > 0 ? usable / power * 60 : 0;
}

} // namespace twin
