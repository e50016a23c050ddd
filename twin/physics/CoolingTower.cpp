#include "twin/physics/CoolingTower.h"
#include "twin/physics/Water.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace twin {
namespace {

// EnergyPlus engineering reference, YorkCalc: term 9a + 3b + c belongs to ratio^a range^b wetBulb^c.
constexpr std::array<double, 27> york = {
    -0.359741205, -0.055053608, 0.0023850432, 0.173926877, -0.0248473764, 0.00048430224, -0.005589849456,
    0.0005770079712, -0.00001342427256, 2.84765801111111, -0.121765149, 0.0014599242, 1.680428651, -0.0166920786,
    -0.0007190532, -0.025485194448, 0.0000487491696, 0.00002719234152, -0.0653766255555556, -0.002278167, 0.0002500254,
    -0.0910565458, 0.00318176316, 0.000038621772, -0.0034285382352, 0.00000856589904, -0.000001516821552};

constexpr double smallestRangeK = 1.11, largestRangeK = 22.2;
constexpr double largestRatio = 8;

} // namespace

double yorkApproachK(double t, double r, double l)
{
    const auto inWetBulb = [t](int i) { return york[i] + t * (york[i + 1] + t * york[i + 2]); };
    const auto inRange = [&](int i) { return inWetBulb(i) + r * (inWetBulb(i + 3) + r * inWetBulb(i + 6)); };
    return inRange(0) + l * (inRange(9) + l * inRange(18));
}

double yorkFlowRatio(double wetBulbC, double rangeK, double approachK)
{
    double low = 0.05, high = largestRatio;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        (yorkApproachK(wetBulbC, rangeK, middle) < approachK ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

namespace {

// The zero of c0 + c1 x + c2 x² between two ends where its sign changes.
double zeroBetween(double c0, double c1, double c2, double low, double high)
{
    const double disc = std::sqrt(std::max(0.0, c1 * c1 - 4 * c2 * c0));
    const double q = -0.5 * (c1 + std::copysign(disc, c1));
    const double one = q != 0 ? c0 / q : low;
    if (one >= low && one <= high)
        return one;
    const double other = c2 != 0 ? q / c2 : one;
    return std::clamp(other, low, high);
}

} // namespace

YorkAtWetBulb::YorkAtWetBulb(double wetBulbC) : m_wetBulbC(std::clamp(wetBulbC, -34.4, 29.4)), m_clamped(m_wetBulbC != wetBulbC)
{
    for (std::size_t i = 0; i < 9; ++i)
        m_c[i / 3][i % 3] = york[3 * i] + m_wetBulbC * (york[3 * i + 1] + m_wetBulbC * york[3 * i + 2]);
}

double YorkAtWetBulb::approachK(double r, double l) const
{
    const auto at = [&](int i) { return m_c[i][0] + r * (m_c[i][1] + r * m_c[i][2]); };
    return at(0) + l * (at(1) + l * at(2));
}

double YorkAtWetBulb::rangeK(double driveK, double perRange, double flowRatio) const
{
    if (!(driveK > 0))
        return 0;
    const double l = std::min(flowRatio, largestRatio);
    const auto at = [&](int b) { return m_c[0][b] + l * (m_c[1][b] + l * m_c[2][b]); };
    const double a0 = at(0), a1 = at(1) + perRange, a2 = at(2); // drive = a0 + a1 range + a2 range²
    const auto needed = [&](double r) { return a0 + r * (a1 + r * a2); };
    const double forSmallest = needed(smallestRangeK);
    if (forSmallest >= driveK)
        return smallestRangeK * driveK / forSmallest;
    if (needed(largestRangeK) <= driveK)
        return largestRangeK;
    return zeroBetween(a0 - driveK, a1, a2, smallestRangeK, largestRangeK);
}

double YorkAtWetBulb::flowRatioFor(double driveK, double rangeK, double least) const
{
    // Below the smallest range the drive falls with the range.
    const double r = std::max(rangeK, smallestRangeK);
    const double approach = rangeK >= smallestRangeK ? driveK - r : r * driveK / std::max(rangeK, 1e-9) - r;
    const auto at = [&](int i) { return m_c[i][0] + r * (m_c[i][1] + r * m_c[i][2]); };
    if (approachK(r, least) >= approach)
        return least;
    if (approachK(r, largestRatio) <= approach)
        return largestRatio;
    return zeroBetween(at(0) - approach, at(1), at(2), least, largestRatio);
}

double yorkRangeK(double waterInC, double wetBulbC, double flowRatio)
{
    const YorkAtWetBulb york(wetBulbC);
    return york.rangeK(waterInC - york.wetBulbC(), 1, flowRatio);
}

double towerCapacityW(const TowerPlant& tower, double waterInC, double wetBulbC)
{
    return tower.flowKgPerS * water::heatCapacity * yorkRangeK(waterInC, wetBulbC, tower.flowRatio);
}

TowerOperation runTower(const TowerPlant& tower, double waterInC, double wetBulbC, double heatW)
{
    TowerOperation run;
    run.waterOutC = waterInC;
    const double capacity = towerCapacityW(tower, waterInC, wetBulbC);
    if (!(capacity > 0) || !(heatW > 0))
        return run;
    const double flowW = tower.flowKgPerS * water::heatCapacity;
    run.heatW = std::min(heatW, capacity);
    if (heatW >= capacity) {
        run.fanSpeed = 1;
    } else if (run.heatW > tower.freeConvection * capacity) {
        // Air follows fan speed; cells run alike. The slowest speed is where the ratio's bound is met.
        double low = tower.flowRatio / largestRatio, high = 1;
        for (int i = 0; i < 40; ++i) {
            const double speed = 0.5 * (low + high);
            (flowW * yorkRangeK(waterInC, wetBulbC, tower.flowRatio / speed) < run.heatW ? low : high) = speed;
        }
        run.fanSpeed = 0.5 * (low + high);
    }
    run.fanW = tower.fanW * run.fanSpeed * run.fanSpeed * run.fanSpeed;
    run.waterOutC = waterInC - run.heatW / flowW;
    return run;
}

TowerWater towerWater(double heatW, double latentShare, double flowKgPerS, double driftShare, double cycles)
{
    TowerWater w;
    if (!(heatW > 0))
        return w;
    w.evaporationKgPerS = heatW * latentShare / water::latentHeat;
    w.driftKgPerS = flowKgPerS * driftShare;
    w.blowdownKgPerS = std::max(0.0, w.evaporationKgPerS / (cycles - 1) - w.driftKgPerS);
    return w;
}

} // namespace twin
