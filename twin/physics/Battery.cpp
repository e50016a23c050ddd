#include "twin/physics/Battery.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace twin {

double BatteryPlant::charging() const { return chargeEfficiency > 0 ? chargeEfficiency : std::sqrt(roundTrip); }
double BatteryPlant::discharging() const { return dischargeEfficiency > 0 ? dischargeEfficiency : std::sqrt(roundTrip); }

double dischargeLimitW(const BatteryPlant& battery, double storedWh, double dtSeconds)
{
    const double usable = storedWh - battery.socMin * battery.capacityWh;
    if (!(usable > 0))
        return 0;
    if (dtSeconds <= 0)
        return battery.powerLimitW;
    return std::min(battery.powerLimitW, usable * battery.discharging() * 3600 / dtSeconds);
}

double chargeLimitW(const BatteryPlant& battery, double storedWh, double dtSeconds)
{
    const double room = battery.socMax * battery.capacityWh - storedWh;
    if (!(room > 0))
        return 0;
    if (dtSeconds <= 0)
        return battery.powerLimitW;
    return std::min(battery.powerLimitW, room / battery.charging() * 3600 / dtSeconds);
}

double storedAfterWh(const BatteryPlant& battery, double storedWh, double powerW, double dtSeconds)
{
    const double fromStore = powerW > 0 ? powerW / battery.discharging() : powerW * battery.charging();
    return std::max(0.0, storedWh - fromStore * dtSeconds / 3600);
}

double secondsUntilStored(const BatteryPlant& battery, double storedWh, double targetWh, double powerW)
{
    const double change = targetWh - storedWh;
    if (change == 0)
        return 0;
    const double rateW = powerW > 0 ? -powerW / battery.discharging() : -powerW * battery.charging();
    const double seconds = change / rateW * 3600;
    return seconds > 0 ? seconds : std::numeric_limits<double>::infinity();
}

double autonomyMinutes(const BatteryPlant& battery, double storedWh, double loadW)
{
    const double usable = (storedWh - battery.socMin * battery.capacityWh) * battery.discharging();
    const double power = std::min(loadW, battery.powerLimitW);
    return usable > 0 && power > 0 ? usable / power * 60 : 0;
}

} // namespace twin
