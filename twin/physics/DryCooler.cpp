#include "twin/physics/DryCooler.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

constexpr auto arrangement = FlowArrangement::CrossflowUnmixed;

} // namespace

DryCooler rateDryCooler(const DryCoolerRating& r)
{
    const double range = r.coolantInC - r.coolantOutC;
    if (!(r.heatW > 0) || !(range > 0) || !(r.airInC < r.coolantOutC) || !(r.fanW >= 0) || !(r.coolantHeatCapacity > 0) || !(r.airToCoolant > 0)
        || !(r.freeConvection >= 0 && r.freeConvection < 1) || !std::isfinite(r.coolantInC) || !std::isfinite(r.heatW))
        throw Error(TWIN_TEXT("A dry cooler of %1 W that cools from %2 to %3 °C in air of %4 °C with fans of %5 W cannot be; give a rating with "
                              "air colder than the coolant."),
                    {numberText(r.heatW), numberText(r.coolantInC), numberText(r.coolantOutC), numberText(r.airInC), numberText(r.fanW)});
    DryCooler cooler;
    cooler.rating = r;
    const double coolantWPerK = r.heatW / range;
    cooler.coolantKgPerS = coolantWPerK / r.coolantHeatCapacity;
    cooler.airWPerK = r.airToCoolant * coolantWPerK;
    const double ua = uaForHeat({coolantWPerK, r.coolantInC}, {cooler.airWPerK, r.airInC}, r.heatW, arrangement);
    if (!std::isfinite(ua))
        throw Error(TWIN_TEXT("No coil of any size gives %1 W with this much air; the rating needs more air or warmer coolant."), {numberText(r.heatW)});
    cooler.ua = {ua, cooler.coolantKgPerS, 1, r.convectionRatio, r.coolantExponent, r.airExponent, 0};
    uaAt(cooler.ua, cooler.coolantKgPerS, 1); // says what is wrong with the convection figures
    return cooler;
}

DryCoolerOperation runDryCoolerAtSpeed(const DryCooler& cooler, const DryCoolerInlet& in, double fanSpeed)
{
    if (!(in.coolantKgPerS >= 0) || !(in.coolantHeatCapacity > 0) || !std::isfinite(in.coolantC) || !std::isfinite(in.airC) || !std::isfinite(fanSpeed))
        throw Error(TWIN_TEXT("A dry cooler cannot run with %1 kg/s of coolant at %2 °C, air of %3 °C and a fan speed of %4; give numbers, and a "
                              "flow of zero or more."),
                    {numberText(in.coolantKgPerS), numberText(in.coolantC), numberText(in.airC), numberText(fanSpeed)});
    DryCoolerOperation run;
    run.fanSpeed = std::clamp(fanSpeed, 0.0, 1.0);
    run.fanW = cooler.rating.fanW * run.fanSpeed * run.fanSpeed * run.fanSpeed;
    const double air = std::max(run.fanSpeed, cooler.rating.freeConvection);
    const auto x = exchangeHeat({in.coolantKgPerS * in.coolantHeatCapacity, in.coolantC}, {air * cooler.airWPerK, in.airC},
                                uaAt(cooler.ua, in.coolantKgPerS, air), arrangement);
    run.heatW = x.heatW;
    run.coolantOutC = x.outlet1C;
    run.airOutC = x.outlet2C;
    return run;
}

DryCoolerOperation runDryCoolerToSetPoint(const DryCooler& cooler, const DryCoolerInlet& in, double setPointC)
{
    if (!std::isfinite(setPointC))
        throw Error(TWIN_TEXT("A dry cooler cannot hold a set point of %1 °C; give a temperature."), {numberText(setPointC)});
    const auto idle = runDryCoolerAtSpeed(cooler, in, 0);
    if (idle.coolantOutC <= setPointC || in.airC >= in.coolantC || in.coolantKgPerS == 0)
        return idle;
    const auto full = runDryCoolerAtSpeed(cooler, in, 1);
    if (full.coolantOutC >= setPointC)
        return full;
    double low = cooler.rating.freeConvection, high = 1;
    while (high - low > 1e-9) {
        const double middle = 0.5 * (low + high);
        (runDryCoolerAtSpeed(cooler, in, middle).coolantOutC > setPointC ? low : high) = middle;
    }
    return runDryCoolerAtSpeed(cooler, in, high);
}

} // namespace twin
