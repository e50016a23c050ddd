// What the supply remembers from one step to the next, beside the stored energy. Settling makes it anew.
#pragma once
#include "twin/physics/Generators.h"
#include "twin/physics/SupplyParameters.h"
#include <array>
#include <vector>

namespace twin {

/// The battery's share of it. W at the point of connection, + discharging.
struct BatteryState
{
    std::array<double, batteryPurposeCount> bandWh{}; ///< stored energy by purpose; with the part below the lowest state of charge the stored energy
    std::array<double, batteryPurposeCount> powerW{}; ///< of the latest step; they add up to the battery's power
    double capacityWh = 0;    ///< of the battery these bands belong to
    double gridBaseW = 0;     ///< import at the bus without recharging and resale
    double gridReferenceW = 0; ///< middle of the dead band in which it moves freely
    double rechargeW = 0;     ///< >= 0, of the latest step
    double quietS = 0;        ///< how long recharging still waits after a discharge
    bool recharging = false, restoring = false; ///< filling the bands; bringing a too full smoothing band back to its middle
};

struct SupplyState
{
    std::vector<GeneratorState> generators; ///< turbines and gensets in unit order
    GeneratorClock turbineClock, gensetClock;
    BatteryState battery;
    double gridPeakW = 0;     ///< highest import since the state was settled, at the meter
    CycleCounter cycles;
    double ageS = 0;          ///< since the state was settled
    double wearDueS = 0;      ///< until the capacity is worked out again
    double equivalentCycles = 0, relativeCapacity = 1; ///< since new
};

} // namespace twin
