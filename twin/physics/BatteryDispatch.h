// How the battery serves its four purposes: who may draw from which band, when it recharges, what the grid sees. Pure functions on values,
// any thread; nothing is allocated.
#pragma once
#include "twin/physics/Battery.h"
#include "twin/physics/SupplyState.h"
#include <array>

namespace twin {

/// Energy that each purpose's band can hold. They add up to the energy between lowest and highest state of charge.
std::array<double, batteryPurposeCount> batteryBandCapacityWh(const BatteryPlant& battery, const BatteryBandLaw& law);
/// Shares a stored energy out anew: ride-through first, the smoothing band up to its middle, peak shaving, resale, the rest of smoothing.
std::array<double, batteryPurposeCount> shareOutWh(const BatteryPlant& battery, const BatteryBandLaw& law, double storedWh);

/// What the battery is to deal with in one step. W at the medium-voltage bus.
struct BatteryTask
{
    double loadW = 0;          ///< load less generation; negative: generators that cannot follow a drop
    double gridCapacityW = 0;  ///< most the grid can bring; 0 without a grid
    double gridTargetW = 0;    ///< what the import shall stay under, at most the capacity
    double rechargeCeilingW = 0; ///< import that recharging may lead to: never above the target nor the highest import so far
    double gridRampWPerS = 2e6;
    double generatorSpareW = 0; ///< what running generators could give beyond their need: recharging may use it too
    double requestW = 0;       ///< asked for: + discharge for resale, - charge
    double onPeakHoursLeft = 0; ///< > 0: in the hours in which it sells by itself
    bool onPeak = false;       ///< then it does not recharge for itself
    double dt = 0;             ///< s; 0 settles: the battery only carries what nothing else can, and what is asked of it
};

struct BatteryAnswer
{
    double powerW = 0;         ///< + discharging; the sum of the purposes in BatteryState
    double gridW = 0;          ///< import at the bus, >= 0
    double unservedW = 0;
    double surplusW = 0;       ///< generation that nobody takes and that has to be shed
};

/// Moves the battery on by a step, `storedWh` with it. load = power + grid + unserved - surplus, exactly but for rounding.
/// Rules: ride-through energy serves only load that grid, generators and shaving cannot carry (and then everything stored may follow);
/// every other purpose discharges its own band only; recharging keeps import at or below `rechargeCeilingW`, starts only `batteryQuietS` after
/// a discharge and with a gap of `batteryRechargeGap`, and grows no faster than the ramp; resale never exports.
BatteryAnswer dispatchBattery(const BatteryPlant& battery, const BatteryBandLaw& law, const BatteryTask& task, BatteryState& state, double& storedWh);

/// How much recharging could take now by band state and hysteresis, W; 0 while it rests. For generators with headroom to spare.
double rechargeWishW(const BatteryPlant& battery, const BatteryBandLaw& law, const BatteryTask& task, const BatteryState& state);

inline constexpr double gridRampWindowS = 5;        ///< over which a grid code counts the change of an import (10 MW in 5 s)
inline constexpr double gridDeadBand = 0.2;         ///< of that change, either way, that smoothing leaves alone (estimate)
inline constexpr double batteryQuietS = 300;        ///< rest between a discharge and recharging (estimate)
inline constexpr double batteryRechargeGap = 0.02;  ///< of a band: less is not worth starting for (estimate)
inline constexpr double batteryHeadroomBand = 0.02; ///< of the ceiling: headroom with which recharging starts (estimate)

} // namespace twin
