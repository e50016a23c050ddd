// Evaporative cooling tower with variable fan speed after Merkel: air is treated as a gas whose heat capacity is that of saturated
// air between two wet bulbs, the tower as a counterflow exchanger (EnergyPlus Engineering Reference, "Variable Speed Cooling Towers,
// Merkel Theory"; Scheier, as quoted there). Pure functions, any thread. Temperatures °C, flows kg/s or m³/s, powers W, UA W/K.
#pragma once
#include "twin/base/Error.h"
#include "twin/physics/MerkelTowerFan.h"
#include <vector>

namespace twin {

/// c0 + c1 x + c2 x², fitted between two limits; inputs beyond them are drawn in and said.
struct MerkelCurve
{
    double c0 = 1, c1 = 0, c2 = 0;
    double low = 0, high = 1;
    double at(double x) const;
    bool covers(double x) const { return x >= low && x <= high; }
};

/// UA relative to design. The defaults are those of the Engineering Reference's example tower and of the Modelica Buildings library
/// (record UAMerkel).
struct MerkelCorrections
{
    MerkelCurve airRatio{0, 1.3, -0.3, 0.2, 1.0};
    MerkelCurve waterRatio{0.1082, 1.667, -0.7713, 0.3, 1.0};
    MerkelCurve wetBulbK{1, 0.0081, 0, -10, 25}; ///< of design wet bulb less wet bulb
};

/// Nominal data of one tower (or of all cells together).
struct MerkelDesign
{
    double waterM3PerS = 0, airM3PerS = 0; ///< air as it enters
    double wetBulbC = 25.6, dryBulbC = 35; ///< EnergyPlus designs at 95 °F / 78 °F
    double rangeK = 0, approachK = 0;
    double fanW = 0;                       ///< at full speed
    double freeConvection = 0.1;           ///< share of capacity and of air that remains without fans
    double pressurePa = 101325;
    FanPowerCurve fan;
    MerkelCorrections corrections;
};

/// A design with the UA that reaches it.
struct MerkelTower
{
    MerkelDesign design;
    double waterKgPerS = 0, heatW = 0;     ///< at design
    double uaWPerK = 0;                    ///< based on the heat capacity of moist air, 1006 J/kg/K
    double freeUaWPerK = 0;                ///< without fans
};

/// Throws Error for what is not positive, and where no tower of any size could reach the design with this much air.
MerkelTower designMerkelTower(const MerkelDesign& design);

struct MerkelInlet
{
    double waterC = 0, waterKgPerS = 0;
    double wetBulbC = 0, dryBulbC = 0;     ///< the dry bulb only sets how dense the air is
    double pressurePa = 101325;
};

enum MerkelRange : unsigned { merkelInRange = 0, merkelAirClamped = 1, merkelWaterClamped = 2, merkelWetBulbClamped = 4, merkelSpeedClamped = 8 };

struct MerkelOperation
{
    double heatW = 0, waterOutC = 0;
    double fanSpeed = 0, fanW = 0;
    double airKgPerS = 0, airOutWetBulbC = 0; ///< dry air; saturated when it leaves
    double bypass = 0;                        ///< share of the water that goes round the tower to keep a set point
    unsigned range = merkelInRange;           ///< flags of MerkelRange
};

/// All water over the tower at a fan speed of 0 .. 1 (drawn in). No water, or water no warmer than the wet bulb: no heat. With fans
/// slower than the draught the tower has by itself it runs on free convection. Throws Error for an inlet that cannot be.
MerkelOperation runMerkelAtSpeed(const MerkelTower& tower, const MerkelInlet& inlet, double fanSpeed);
/// The slowest fans that bring the water to `setPointC`, or full speed where none do; colder than asked without fans: part of the
/// water goes round the tower. `minFanSpeed`: fans don't turn slower, so the water may get colder than asked.
MerkelOperation runMerkelToSetPoint(const MerkelTower& tower, const MerkelInlet& inlet, double setPointC, double minFanSpeed = 0);
/// A tower without fans whose water would get colder than `setPointC`: part of it goes round the tower.
MerkelOperation withBypass(MerkelOperation run, const MerkelInlet& inlet, double setPointC);

/// What was drawn in, one sentence each.
std::vector<Message> rangeMessages(const MerkelTower& tower, const MerkelOperation& run);

} // namespace twin
