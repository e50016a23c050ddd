#include "twin/physics/ChillerReformulated.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

double biquadratic(const std::array<double, 6>& c, double x, double y) { return c[0] + x * (c[1] + c[2] * x + c[5] * y) + y * (c[3] + c[4] * y); }

} // namespace

double reformulatedCapacityW(const ReformulatedChiller& c, double leavingC, double condenserLeavingC)
{
    const double x = std::clamp(leavingC, c.leavingMinC, c.leavingMaxC), y = std::clamp(condenserLeavingC, c.condenserMinC, c.condenserMaxC);
    return c.capacityW * std::max(0.0, biquadratic(c.capacityCurve, x, y));
}

ReformulatedRun runReformulated(const ReformulatedChiller& c, double loadW, double leavingC, double condenserLeavingC)
{
    if (!(loadW >= 0) || !std::isfinite(loadW) || !std::isfinite(leavingC) || !std::isfinite(condenserLeavingC))
        throw Error(TWIN_TEXT("A water-cooled chiller cannot carry %1 W with water leaving at %2 °C and condenser water leaving at %3 °C; give numbers, "
                              "and a load of zero or more."),
                    {numberText(loadW), numberText(leavingC), numberText(condenserLeavingC)});
    ReformulatedRun run;
    const double x = std::clamp(leavingC, c.leavingMinC, c.leavingMaxC), y = std::clamp(condenserLeavingC, c.condenserMinC, c.condenserMaxC);
    run.clamped = (x != leavingC) + (y != condenserLeavingC);
    const double available = run.availableW = reformulatedCapacityW(c, x, y);
    run.heatW = std::min(loadW, available * std::min(1.0, c.partLoadMax));
    if (!(run.heatW > 0))
        return run;
    const double partLoad = run.heatW / available, at = std::max(partLoad, c.partLoadMin);
    run.clamped += partLoad < c.partLoadMin;
    const auto& k = c.partLoadCurve;
    const double byLoad = k[0] + y * (k[1] + k[2] * y + k[6] * y * y) + at * (k[3] + at * (k[4] + k[7] * at)) + y * at * (k[5] + k[8] * y + k[9] * at);
    const double cycling = partLoad / at;
    run.powerW = available / c.cop * std::max(0.0, biquadratic(c.eirCurve, x, y)) * std::max(0.0, byLoad) * cycling;
    return run;
}

} // namespace twin
