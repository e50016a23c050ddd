#include "twin/physics/ChillerCurves.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

double biquadratic(const std::array<double, 6>& c, double x, double y) { return c[0] + x * (c[1] + c[2] * x + c[5] * y) + y * (c[3] + c[4] * y); }

} // namespace

void requireChillerCurves(const ChillerCurveSet& s)
{
    struct Check
    {
        const char* what;
        double value;
        bool good;
    };
    const Check checks[] = {
        {"capacity", s.capacityW, s.capacityW > 0},
        {"COP", s.cop, s.cop > 0},
        {"smallest part load", s.partLoadMin, s.partLoadMin >= 0 && s.partLoadMin <= 1},
        {"smallest unloading", s.partLoadMinUnloading, s.partLoadMinUnloading >= s.partLoadMin && s.partLoadMinUnloading <= 1},
        {"largest part load", s.partLoadMax, s.partLoadMax > 0 && s.partLoadMax >= s.partLoadMinUnloading},
        {"evaporator flow", s.evaporatorKgPerS, s.evaporatorKgPerS > 0},
        {"condenser flow", s.condenserKgPerS, s.condenserKgPerS > 0},
        {"range of leaving temperatures", s.leavingMaxC - s.leavingMinC, s.leavingMaxC > s.leavingMinC},
        {"range of entering temperatures", s.enteringMaxC - s.enteringMinC, s.enteringMaxC > s.enteringMinC},
        {"nominal leaving temperature", s.leavingC, true},
        {"nominal entering temperature", s.enteringC, true},
        {"motor efficiency", s.motorEfficiency, s.motorEfficiency > 0 && s.motorEfficiency <= 1},
    };
    for (const auto& c : checks)
        if (!c.good || !std::isfinite(c.value))
            throw Error(TWIN_TEXT("The chiller curves “%1” have a %2 of %3, which cannot be; correct or leave out the set."), {s.name, c.what, numberText(c.value)});
    const auto finite = [](const auto& curve) { return std::all_of(curve.begin(), curve.end(), [](double c) { return std::isfinite(c); }); };
    if (!finite(s.capacityCurve) || !finite(s.eirCurve) || !finite(s.partLoadCurve))
        throw Error(TWIN_TEXT("The chiller curves “%1” lack a coefficient; correct or leave out the set."), {s.name});
    if (!(chillerCapacityRatio(s, s.leavingC, s.enteringC) > 0) || !(chillerEnergyInputRatio(s, s.leavingC, s.enteringC) > 0)
        || !(chillerPartLoadRatio(s, 1) > 0))
        throw Error(TWIN_TEXT("The chiller curves “%1” give no capacity or no power at their own nominal temperatures; correct or leave out the set."), {s.name});
}

double chillerCapacityRatio(const ChillerCurveSet& s, double leavingC, double enteringC) { return biquadratic(s.capacityCurve, leavingC, enteringC); }

double chillerEnergyInputRatio(const ChillerCurveSet& s, double leavingC, double enteringC) { return biquadratic(s.eirCurve, leavingC, enteringC); }

double chillerPartLoadRatio(const ChillerCurveSet& s, double partLoad)
{
    const auto& c = s.partLoadCurve;
    return c[0] + partLoad * (c[1] + partLoad * c[2]);
}

double chillerCurveCop(const ChillerCurveSet& s, double leavingC, double enteringC, double partLoad, double compressorPartLoad, double cyclingRatio)
{
    const double input = chillerEnergyInputRatio(s, leavingC, enteringC) * chillerPartLoadRatio(s, compressorPartLoad) * cyclingRatio;
    return input > 0 ? s.cop * std::min(partLoad, 1.0) / input : 0;
}

ChillerRun runChiller(const ChillerCurveSet& s, double loadW, double leavingC, double enteringC)
{
    if (!(loadW >= 0) || !std::isfinite(loadW) || !std::isfinite(leavingC) || !std::isfinite(enteringC))
        throw Error(TWIN_TEXT("The chiller “%1” cannot carry %2 W at %3 °C leaving and %4 °C entering water; give numbers, and a load of zero or more."),
                    {s.name, numberText(loadW), numberText(leavingC), numberText(enteringC)});
    ChillerRun run;
    run.leavingC = std::clamp(leavingC, s.leavingMinC, s.leavingMaxC);
    run.enteringC = std::clamp(enteringC, s.enteringMinC, s.enteringMaxC);
    run.range = (run.leavingC != leavingC ? chillerLeavingClamped : 0u) | (run.enteringC != enteringC ? chillerEnteringClamped : 0u);
    // A fit may dip below zero in a corner of its limits; there the chiller has nothing to give.
    run.availableW = s.capacityW * std::max(0.0, chillerCapacityRatio(s, run.leavingC, run.enteringC));
    const double most = run.availableW * std::min(1.0, s.partLoadMax);
    run.heatW = std::min(loadW, most);
    if (loadW > most)
        run.range |= chillerLoadClamped;
    if (!(run.heatW > 0))
        return run;
    run.partLoad = run.heatW / run.availableW;
    run.cyclingRatio = s.partLoadMin > 0 ? std::min(1.0, run.partLoad / s.partLoadMin) : 1;
    run.compressorPartLoad = std::max(run.partLoad, s.partLoadMinUnloading);
    run.falseLoadW = std::max(0.0, run.availableW * run.compressorPartLoad * run.cyclingRatio - run.heatW);
    run.cop = chillerCurveCop(s, run.leavingC, run.enteringC, run.partLoad, run.compressorPartLoad, run.cyclingRatio);
    run.powerW = run.cop > 0 ? run.heatW / run.cop : 0;
    run.condenserW = run.heatW + s.motorEfficiency * run.powerW;
    return run;
}

std::vector<Message> rangeMessages(const ChillerCurveSet& s, const ChillerRun& run)
{
    std::vector<Message> out;
    if (run.range & chillerLeavingClamped)
        out.push_back({TWIN_TEXT("The curves of “%1” hold for chilled water from %2 to %3 °C; the nearest end is used."),
                       {s.name, numberText(s.leavingMinC, 1), numberText(s.leavingMaxC, 1)}});
    if (run.range & chillerEnteringClamped)
        out.push_back({TWIN_TEXT("The curves of “%1” hold for condenser water from %2 to %3 °C; the nearest end is used."),
                       {s.name, numberText(s.enteringMinC, 1), numberText(s.enteringMaxC, 1)}});
    if (run.range & chillerLoadClamped)
        out.push_back({TWIN_TEXT("“%1” cannot carry the load; it gives %2 W."), {s.name, numberText(run.heatW, 0)}});
    return out;
}

} // namespace twin
