// Numbers of the supply that are no machine's: battery bands, demand target, allowed ramp, wear. SI units; shares of 1.
#pragma once
#include "twin/physics/BatteryLaws.h"
#include <array>
#include <cstddef>
#include <cstdint>

namespace twin {

/// What the Megapacks are there for. Each purpose has an energy band and a power band of its own.
enum class BatteryPurpose : std::uint8_t {
    RideThrough, ///< carries the load that no other source can; nothing else may touch its energy
    Smoothing,   ///< slows down what the grid sees of fast swings
    PeakShaving, ///< keeps the import under the demand target
    Resale,      ///< lightens the import when asked, or in the tariff's on-peak hours
};
inline constexpr std::size_t batteryPurposeCount = 4;

/// How the usable energy and the inverters' power are shared out. Resale gets the energy that the others leave.
struct BatteryBandLaw
{
    double rideThroughShare = 0.6, smoothingShare = 0.04, shavingShare = 0.18; ///< of the energy between lowest and highest state of charge
    double smoothingPower = 1, shavingPower = 0.6, resalePower = 0.5;          ///< of the plant's power limit
    double resaleShare() const { return 1 - rideThroughShare - smoothingShare - shavingShare; }
};

struct SupplyParameters
{
    BatteryBandLaw bands;
    double demandTargetShare = 1; ///< of the grid capacity: what the import shall stay under
    double demandBeforeShare = 1; ///< of the target: highest import already billed when a run begins
    double gridRampWPerS = 2e6;   ///< fastest change of the import that smoothing lets through
    bool resaleOnPeak = false;    ///< sells in the tariff's on-peak hours by itself
    CapacityFade fade;
    double batteryAgeDays = 0, batteryCyclesBefore = 0;
};

} // namespace twin
