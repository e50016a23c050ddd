// All Megapacks as one store. Pure functions, any thread.
#pragma once

namespace twin {

struct BatteryPlant
{
    double powerLimitW = 0;         ///< least of unit ratings and the plant's limit
    double capacityWh = 0;          ///< of the units in service
    double socMin = 0.1, socMax = 0.95;
    double roundTrip = 0.93;        ///< split evenly: the root each way
    double standbyLossPerDay = 0;   ///< of the capacity, drawn from the site's network
    double chargeEfficiency = 0, dischargeEfficiency = 0; ///< each way on its own; 0: the root of `roundTrip`
    double charging() const;        ///< the efficiencies that count
    double discharging() const;
    double standbyW() const { return capacityWh * standbyLossPerDay / 24; }
};

/// What the store can give (or take) at its connection for `dt` seconds; with dt 0 the power limit holds while there is any
/// energy (or room) at all.
double dischargeLimitW(const BatteryPlant& battery, double storedWh, double dtSeconds);
double chargeLimitW(const BatteryPlant& battery, double storedWh, double dtSeconds);
/// Stored energy after `powerW` (+ discharging, at the connection) for `dt` seconds.
double storedAfterWh(const BatteryPlant& battery, double storedWh, double powerW, double dtSeconds);
/// Seconds until the store holds `targetWh` at a constant power (+ discharging); infinite where this power never leads there.
double secondsUntilStored(const BatteryPlant& battery, double storedWh, double targetWh, double powerW);
/// How long the store carries `loadW`, or its power limit where that is less, in minutes.
double autonomyMinutes(const BatteryPlant& battery, double storedWh, double loadW);

} // namespace twin
