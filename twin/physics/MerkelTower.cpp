#include "twin/physics/MerkelTower.h"
#include "twin/base/NumberText.h"
#include "twin/physics/HeatExchanger.h"
#include "twin/physics/Psychrometrics.h"
#include "twin/physics/RootFinding.h"
#include "twin/physics/Water.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

constexpr double airHeatCapacity = 1006; // J/kg/K
constexpr double hottestWaterC = 90;     // saturated air has a finite enthalpy well above it at any site

double saturatedEnthalpy(double celsius, double pressurePa)
{
    return psychro::enthalpyJPerKg(celsius, psychro::saturationHumidityRatio(celsius, pressurePa));
}

double dryAirKgPerM3(double dryBulbC, double wetBulbC, double pressurePa)
{
    // Drier than bone dry happens where a wet bulb is rounded: then the air is taken as dry.
    const double w = std::max(0.0, psychro::humidityRatioFromWetBulb(dryBulbC, wetBulbC, pressurePa));
    return 1 / psychro::specificVolumeM3PerKg(dryBulbC, w, pressurePa);
}

struct Exchange
{
    double heatW = 0, airOutWetBulbC = 0;
};

// Finds the leaving wet bulb where what the exchanger moves is what the air takes up. The difference of both falls steadily with it.
Exchange exchange(double uaWPerK, double airKgPerS, double waterWPerK, double waterC, double wetBulbC, double pressurePa)
{
    Exchange x{0, wetBulbC};
    if (!(waterC > wetBulbC) || !(waterWPerK > 0) || !(airKgPerS > 0))
        return x;
    const double enthalpyIn = saturatedEnthalpy(wetBulbC, pressurePa), most = waterC - wetBulbC;
    const auto surplus = [&](double rise) {
        const double capacity = (saturatedEnthalpy(wetBulbC + rise, pressurePa) - enthalpyIn) / rise; // J/kg/K of saturated air
        const double air = airKgPerS * capacity, least = std::min(air, waterWPerK), ratio = least / std::max(air, waterWPerK);
        x.heatW = effectiveness(uaWPerK * capacity / airHeatCapacity / least, ratio) * least * most;
        return x.heatW - air * rise;
    };
    const double rise = risingRoot([&](double r) { return -surplus(r); }, 1e-9 * most, most, 1e-10 * most, 1e-12 * waterWPerK * most);
    surplus(rise);
    x.airOutWetBulbC = wetBulbC + rise;
    return x;
}

double uaReaching(double heatW, double airKgPerS, double waterWPerK, double waterC, double wetBulbC, double pressurePa)
{
    double low = 1e-3 * heatW / (waterC - wetBulbC), high = low;
    while (exchange(high, airKgPerS, waterWPerK, waterC, wetBulbC, pressurePa).heatW < heatW) {
        high *= 2;
        if (high > 1e9 * low)
            return HUGE_VAL;
    }
    for (int i = 0; i < 200 && high - low > 1e-12 * high; ++i) {
        const double middle = 0.5 * (low + high);
        (exchange(middle, airKgPerS, waterWPerK, waterC, wetBulbC, pressurePa).heatW < heatW ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

void requireInlet(const MerkelInlet& in)
{
    if (!(in.waterKgPerS >= 0) || !std::isfinite(in.waterKgPerS) || !(in.waterC >= 0 && in.waterC <= hottestWaterC))
        throw Error(TWIN_TEXT("A cooling tower cannot be fed with %1 kg/s of water at %2 °C; give a flow of zero or more between 0 and 90 °C."),
                    {numberText(in.waterKgPerS), numberText(in.waterC)});
    if (!(in.wetBulbC >= -60 && in.wetBulbC <= 60) || !(in.dryBulbC >= -60 && in.dryBulbC <= 70) || !(in.pressurePa >= 50e3 && in.pressurePa <= 120e3))
        throw Error(TWIN_TEXT("A cooling tower cannot stand in air of %1 °C with a wet bulb of %2 °C at %3 Pa; check the weather."),
                    {numberText(in.dryBulbC), numberText(in.wetBulbC), numberText(in.pressurePa)});
}

// UA and air at a speed. Below the curve's slowest air UA runs straight down to that of free convection.
struct Airflow
{
    double ratio, ua;
};
Airflow airflow(const MerkelTower& tower, double speed, bool& clamped)
{
    const auto& curve = tower.design.corrections.airRatio;
    const double free = tower.design.freeConvection;
    clamped = false;
    if (speed <= free)
        return {free, tower.freeUaWPerK};
    if (speed >= curve.low || curve.low <= free)
        return {speed, tower.uaWPerK * curve.at(speed)};
    clamped = true;
    const double t = (speed - free) / (curve.low - free);
    return {speed, tower.freeUaWPerK + t * (tower.uaWPerK * curve.at(curve.low) - tower.freeUaWPerK)};
}

} // namespace

double MerkelCurve::at(double x) const
{
    const double v = std::clamp(x, low, high);
    return c0 + v * (c1 + v * c2);
}

MerkelTower designMerkelTower(const MerkelDesign& d)
{
    if (!(d.waterM3PerS > 0) || !(d.airM3PerS > 0) || !(d.rangeK > 0) || !(d.approachK > 0) || !(d.fanW >= 0))
        throw Error(TWIN_TEXT("A cooling tower of %1 m³/s of water, %2 m³/s of air, a range of %3 K, an approach of %4 K and a fan of %5 W "
                              "cannot be; give positive numbers."),
                    {numberText(d.waterM3PerS), numberText(d.airM3PerS), numberText(d.rangeK), numberText(d.approachK), numberText(d.fanW)});
    if (!(d.freeConvection > 0 && d.freeConvection < 1))
        throw Error(TWIN_TEXT("A cooling tower cannot keep %1 of its capacity without fans; give a share between 0 and 1."), {numberText(d.freeConvection)});
    MerkelTower tower;
    tower.design = d;
    tower.waterKgPerS = d.waterM3PerS * water::density;
    const MerkelInlet inlet{d.wetBulbC + d.approachK + d.rangeK, tower.waterKgPerS, d.wetBulbC, d.dryBulbC, d.pressurePa};
    requireInlet(inlet);
    const double waterWPerK = tower.waterKgPerS * water::heatCapacity;
    tower.heatW = waterWPerK * d.rangeK;
    const double air = d.airM3PerS * dryAirKgPerM3(d.dryBulbC, d.wetBulbC, d.pressurePa);
    tower.uaWPerK = uaReaching(tower.heatW, air, waterWPerK, inlet.waterC, d.wetBulbC, d.pressurePa);
    if (!std::isfinite(tower.uaWPerK))
        throw Error(TWIN_TEXT("%1 m³/s of air cannot take up the %2 W of this cooling tower's design; give more air or a larger approach."),
                    {numberText(d.airM3PerS), numberText(tower.heatW)});
    // As EnergyPlus sizes it: the share of the capacity with the same share of the air. Where that little air cannot take so much, the
    // UA falls with the air.
    const double free = uaReaching(d.freeConvection * tower.heatW, d.freeConvection * air, waterWPerK, inlet.waterC, d.wetBulbC, d.pressurePa);
    tower.freeUaWPerK = std::min(free, tower.uaWPerK * d.corrections.airRatio.at(d.freeConvection));
    return tower;
}

MerkelOperation runMerkelAtSpeed(const MerkelTower& tower, const MerkelInlet& in, double fanSpeed)
{
    requireInlet(in);
    if (!std::isfinite(fanSpeed))
        throw Error(TWIN_TEXT("A fan cannot run at a speed of %1; give a share of full speed from 0 to 1."), {numberText(fanSpeed)});
    MerkelOperation run;
    run.fanSpeed = std::clamp(fanSpeed, 0.0, 1.0);
    if (run.fanSpeed != fanSpeed)
        run.range |= merkelSpeedClamped;
    run.fanW = tower.design.fanW * tower.design.fan.at(run.fanSpeed);
    run.waterOutC = in.waterC;
    run.airOutWetBulbC = in.wetBulbC;
    bool airClamped = false;
    const auto flow = airflow(tower, run.fanSpeed, airClamped);
    run.airKgPerS = flow.ratio * tower.design.airM3PerS * dryAirKgPerM3(in.dryBulbC, in.wetBulbC, in.pressurePa);
    if (in.waterKgPerS == 0)
        return run;
    const auto& corrections = tower.design.corrections;
    const double waterRatio = in.waterKgPerS / tower.waterKgPerS, difference = tower.design.wetBulbC - in.wetBulbC;
    run.range |= (airClamped ? merkelAirClamped : 0u) | (corrections.waterRatio.covers(waterRatio) ? 0u : merkelWaterClamped)
                 | (corrections.wetBulbK.covers(difference) ? 0u : merkelWetBulbClamped);
    const double ua = flow.ua * std::max(0.0, corrections.waterRatio.at(waterRatio)) * std::max(0.0, corrections.wetBulbK.at(difference));
    const double waterWPerK = in.waterKgPerS * water::heatCapacity;
    const auto x = exchange(ua, run.airKgPerS, waterWPerK, in.waterC, in.wetBulbC, in.pressurePa);
    run.heatW = x.heatW;
    run.airOutWetBulbC = x.airOutWetBulbC;
    run.waterOutC = in.waterC - x.heatW / waterWPerK;
    return run;
}

MerkelOperation withBypass(MerkelOperation run, const MerkelInlet& in, double setPointC)
{
    const double target = std::min(setPointC, in.waterC);
    if (run.waterOutC >= target || in.waterKgPerS == 0)
        return run;
    // What goes over the tower is taken to leave it as cold as the whole flow would; a first-order mixing balance.
    run.bypass = (target - run.waterOutC) / (in.waterC - run.waterOutC);
    run.waterOutC = target;
    run.heatW *= 1 - run.bypass;
    return run;
}

MerkelOperation runMerkelToSetPoint(const MerkelTower& tower, const MerkelInlet& in, double setPointC, double minFanSpeed)
{
    if (!std::isfinite(setPointC) || !(minFanSpeed >= 0 && minFanSpeed <= 1))
        throw Error(TWIN_TEXT("A cooling tower cannot hold %1 °C with fans no slower than %2; give a temperature and a share from 0 to 1."),
                    {numberText(setPointC), numberText(minFanSpeed)});
    auto run = runMerkelAtSpeed(tower, in, 0);
    if (in.waterKgPerS == 0 || run.waterOutC <= setPointC)
        return withBypass(run, in, setPointC);
    run = runMerkelAtSpeed(tower, in, 1);
    if (run.waterOutC >= setPointC)
        return run;
    double low = std::max(minFanSpeed, tower.design.freeConvection), high = 1;
    run = runMerkelAtSpeed(tower, in, low);
    if (run.waterOutC <= setPointC)
        return run;
    while (high - low > 1e-9) {
        const double middle = 0.5 * (low + high);
        (runMerkelAtSpeed(tower, in, middle).waterOutC > setPointC ? low : high) = middle;
    }
    return runMerkelAtSpeed(tower, in, high);
}

std::vector<Message> rangeMessages(const MerkelTower& tower, const MerkelOperation& run)
{
    std::vector<Message> out;
    const auto& c = tower.design.corrections;
    if (run.range & merkelAirClamped)
        out.push_back({TWIN_TEXT("The tower's air flow is below %1 of design, where its UA curve begins; UA falls in a straight line to free convection."),
                       {numberText(c.airRatio.low)}});
    if (run.range & merkelWaterClamped)
        out.push_back({TWIN_TEXT("The tower's water flow is outside %1 to %2 of design, where its UA curve holds; the curve's end is used."),
                       {numberText(c.waterRatio.low), numberText(c.waterRatio.high)}});
    if (run.range & merkelWetBulbClamped)
        out.push_back({TWIN_TEXT("The wet bulb is further from the tower's design than %1 to %2 K, where its UA curve holds; the curve's end is used."),
                       {numberText(c.wetBulbK.low), numberText(c.wetBulbK.high)}});
    if (run.range & merkelSpeedClamped)
        out.push_back({TWIN_TEXT("A fan speed outside 0 to 1 was asked for; the nearest end is used."), {}});
    return out;
}

} // namespace twin
