// Cooling distribution units on one tower loop, stepped in time: blade loops with a plate exchanger and a control valve each, supply
// and return headers, and a cooling tower with fans and a bypass. Water volumes are the thermal masses. Pure functions over value
// types, any thread. °C, W, kg/s, J/K, s.
#pragma once
#include "twin/physics/CoolingTower.h"
#include <span>
#include <vector>

namespace twin {

/// A proportional-integral controller with a dead band and a limited speed of its actuator.
struct LoopControl
{
    double setC = 0, deadBandK = 0;
    double gainPerK = 0, integralS = 60; ///< share of the stroke a kelvin; reset time
    double slewPerS = 0.05;              ///< share of the stroke a second
};

struct CduLoopPlant
{
    std::size_t cdus = 0;
    // one CDU
    double bladeFlowKgPerS = 0;      ///< constant
    double facilityFlowKgPerS = 0;   ///< valve fully open
    double uaWPerK = 0;              ///< both flows at design; follows the facility flow as plateUaFactor()
    double bladeHotJPerK = 0, bladeColdJPerK = 0; ///< racks and return side; supply side behind the exchanger
    double valveRange = 50;          ///< equal-percentage valve: flow from 1 over this to 1
    LoopControl valve;               ///< blade supply; gain is that of the valve's stroke at 10 K across the blades
    // headers and tower
    double headerSupplyJPerK = 0, headerReturnJPerK = 0; ///< basin and supply pipes; return pipes
    TowerPlant tower;                ///< flow and water-to-air ratio at design
    double leastTowerFlow = 0.6;     ///< of design, a cell: below, cells are shut off
    LoopControl fans;                ///< header supply; the set point rises to wet bulb + towerApproachK where that is warmer
    double towerApproachK = 4;
};
/// A loop for `cdus` units that each take `heatW` from racks with blade supply at 32 °C, at up to `wetBulbC` outside. Estimate: 8 K over
/// blades and tower, 4 K tower approach, volumes of 40 s (blade return), 15 s (blade supply) and 60 s (each header) of flow; fans
/// draw 1.2 % of the heat. Throws Error for what cannot be built.
CduLoopPlant sizedCduLoop(std::size_t cdus, double heatW, double wetBulbC);

struct CduLoopState
{
    std::vector<double> bladeHotC, bladeSupplyC; ///< by CDU
    std::vector<double> valve, valveError;       ///< stroke 0 .. 1, error of the last turn
    double headerSupplyC = 0, headerReturnC = 0;
    double towerDrive = 0;                       ///< 0 .. 1 fan speed, -1 .. 0 share of the flow that bypasses the tower
    double towerError = 0;
    double towerOutC = 0;                        ///< leaving the cells in service
    double fanW = 0, flowKgPerS = 0;
};

struct CduLoopStep
{
    double heatInJ = 0, rejectedJ = 0, storedJ = 0; ///< storedJ from the temperatures before and after
    double balanceJ() const { return heatInJ - rejectedJ - storedJ; }
    double leastApproachK = 0;     ///< tower water less wet bulb, over the step
    double leastExchangerK = 0;    ///< blade supply leaving the exchanger less facility water entering, over the step
    double mostFanW = 0;
};

/// Heat in all water of the loop, J over 0 °C.
double storedHeatJ(const CduLoopPlant& plant, const CduLoopState& state);
/// Set point of the header under a wet bulb.
double headerSetC(const CduLoopPlant& plant, double wetBulbC);
/// `seconds` on under constant loads (by CDU) and wet bulb, in inner steps of at most a second. The wet bulb is kept between -34.4 and
/// 29.4 °C, the bounds of the tower's correlation. Throws Error for a state of another plant, for negative loads and what is no number.
CduLoopStep stepCduLoop(const CduLoopPlant& plant, std::span<const double> loadW, double wetBulbC, double seconds, CduLoopState& state);
/// The loop after it has run under constant loads until nothing moves by more than 1e-4 K a minute. Throws Error, naming what still
/// moves, where it does not settle within two days.
CduLoopState settledCduLoop(const CduLoopPlant& plant, std::span<const double> loadW, double wetBulbC);

} // namespace twin
