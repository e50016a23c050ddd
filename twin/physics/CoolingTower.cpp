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

double yorkRangeK(double waterInC, double wetBulbC, double flowRatio)
{
    const double wetBulb = std::clamp(wetBulbC, -34.4, 29.4);
    const double ratio = std::min(flowRatio, largestRatio);
    if (waterInC <= wetBulb)
        return 0;
    // Water in = range + wet bulb + approach; the approach grows with the range.
    const auto excess = [&](double range) { return waterInC - range - wetBulb - yorkApproachK(wetBulb, range, ratio); };
    const double atSmallest = excess(smallestRangeK);
    if (atSmallest <= 0) {
        const double needed = waterInC - atSmallest - wetBulb; // driving difference at which the smallest range is reached
        return smallestRangeK * (waterInC - wetBulb) / needed;
    }
    if (excess(largestRangeK) >= 0)
        return largestRangeK;
    double low = smallestRangeK, high = largestRangeK;
    for (int i = 0; i < 50; ++i) {
        const double middle = 0.5 * (low + high);
        (excess(middle) > 0 ? low : high) = middle;
    }
    return 0.5 * (low + high);
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
