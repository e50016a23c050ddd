// Evaporative cooling tower after the YorkCalc correlation. Pure functions, any thread. Temperatures °C, flows kg/s, powers W.
#pragma once

namespace twin {

/// Leaving water less wet bulb, K. EnergyPlus engineering reference, "YorkCalc"; `flowRatio` is water over air, both relative
/// to design. No bounds are applied.
double yorkApproachK(double wetBulbC, double rangeK, double flowRatio);
/// Design water-to-air ratio that gives an approach at a wet bulb and range.
double yorkFlowRatio(double wetBulbC, double rangeK, double approachK);
/// Range of a tower fed with water at `waterInC`; inputs are kept within the correlation's bounds (wet bulb -34.4 .. 29.4 °C,
/// range 1.11 .. 22.2 K, ratio up to 8). Below the smallest range it falls linearly to 0 where the water reaches the wet bulb.
double yorkRangeK(double waterInC, double wetBulbC, double flowRatio);

/// YorkCalc at one wet bulb, which makes it two quadratics in range and flow ratio: solved in closed form.
class YorkAtWetBulb
{
public:
    explicit YorkAtWetBulb(double wetBulbC); ///< drawn in to -34.4 .. 29.4 °C
    bool clamped() const { return m_clamped; }
    double wetBulbC() const { return m_wetBulbC; }
    double approachK(double rangeK, double flowRatio) const;
    /// Range of a tower whose water leaves at `driveK - perRange x range` above the wet bulb: perRange 1 for water that arrives at
    /// driveK, more where an exchanger stands before it. Bounds as yorkRangeK.
    double rangeK(double driveK, double perRange, double flowRatio) const;
    /// Flow ratio at which water arriving `driveK` above the wet bulb is cooled by `rangeK`, between `least` and 8.
    double flowRatioFor(double driveK, double rangeK, double least) const;

private:
    double m_wetBulbC;
    bool m_clamped;
    double m_c[3][3]; ///< by power of ratio, of range
};

struct TowerPlant
{
    double flowKgPerS = 0;         ///< water over all cells in service
    double flowRatio = 1;          ///< at full fan speed
    double fanW = 0;               ///< at full speed
    double freeConvection = 0.125; ///< share of the capacity left without fans
};

struct TowerOperation
{
    double heatW = 0;
    double fanSpeed = 0;           ///< mean of the cells, 0 .. 1
    double fanW = 0;
    double waterOutC = 0;
};

/// Largest heat the tower takes from water at `waterInC`.
double towerCapacityW(const TowerPlant& tower, double waterInC, double wetBulbC);
/// The tower taking `heatW` (or its capacity) with the fans as slow as that allows; fan power follows speed cubed.
TowerOperation runTower(const TowerPlant& tower, double waterInC, double wetBulbC, double heatW);

struct TowerWater
{
    double evaporationKgPerS = 0, driftKgPerS = 0, blowdownKgPerS = 0;
    double total() const { return evaporationKgPerS + driftKgPerS + blowdownKgPerS; }
};
/// Make-up water: evaporation from the latent share of the heat (2.43 MJ/kg), drift as a share of flow, blow-down from the
/// cycles of concentration (EnergyPlus engineering reference: evaporation / (cycles - 1) - drift).
TowerWater towerWater(double heatW, double latentShare, double flowKgPerS, double driftShare, double cycles);

} // namespace twin
