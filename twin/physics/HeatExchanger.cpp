#include "twin/physics/HeatExchanger.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace twin {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double smallRatio = 1e-9; // below it a stream keeps its temperature and every arrangement gives 1 - exp(-NTU)

// 1 - exp(-x) without loss for small x.
double risen(double x) { return -std::expm1(-x); }
// Its inverse; infinite where it would have to exceed 1.
double unrisen(double y) { return y < 1 ? -std::log1p(-y) : infinite; }

void requireStreams(const HeatStream& a, const HeatStream& b)
{
    for (const auto& s : {a, b})
        if (!(s.capacityWPerK >= 0) || !std::isfinite(s.inletC))
            throw Error(TWIN_TEXT("A stream of %1 W/K at %2 °C cannot enter a heat exchanger; give a flow of zero or more and a temperature."),
                        {numberText(s.capacityWPerK), numberText(s.inletC)});
    if (std::isinf(a.capacityWPerK) && std::isinf(b.capacityWPerK))
        throw Error(TWIN_TEXT("Both streams of a heat exchanger change phase; its effectiveness is not defined. Give one a finite flow."));
}

struct Capacities
{
    double least, ratio;
};
Capacities capacities(const HeatStream& a, const HeatStream& b, FlowArrangement arrangement)
{
    const auto [least, most] = std::minmax(a.capacityWPerK, b.capacityWPerK);
    return {least, arrangement == FlowArrangement::PhaseChange || std::isinf(most) ? 0 : least / most};
}

} // namespace

double effectiveness(double ntu, double c, FlowArrangement arrangement)
{
    if (!(ntu > 0))
        return 0;
    if (c < smallRatio)
        return risen(ntu);
    switch (arrangement) {
    case FlowArrangement::Parallel:
        return risen(ntu * (1 + c)) / (1 + c);
    case FlowArrangement::Counterflow: {
        const double difference = 1 - c;
        if (difference < smallRatio)
            return 1 / (1 + 1 / ntu);
        const double e = risen(ntu * difference);
        return e / (difference + c * e);
    }
    case FlowArrangement::CrossflowUnmixed:
        return risen(std::pow(ntu, 0.22) / c * risen(c * std::pow(ntu, 0.78)));
    case FlowArrangement::CrossflowMinMixed: // Cmin mixed, Cmax unmixed
        return risen(risen(c * ntu) / c);
    case FlowArrangement::CrossflowMinUnmixed: // Cmax mixed, Cmin unmixed
        return risen(c * risen(ntu)) / c;
    case FlowArrangement::PhaseChange:
        return risen(ntu);
    }
    return 0;
}

double ntuFromEffectiveness(double target, double c, FlowArrangement arrangement)
{
    if (!(target > 0))
        return 0;
    if (c < smallRatio)
        return unrisen(target);
    switch (arrangement) {
    case FlowArrangement::Parallel:
        return unrisen(target * (1 + c)) / (1 + c);
    case FlowArrangement::Counterflow: {
        if (target >= 1)
            return infinite;
        const double difference = 1 - c;
        if (difference < smallRatio)
            return target / (1 - target);
        return unrisen(target * difference / (1 - target * c)) / difference;
    }
    case FlowArrangement::CrossflowMinMixed:
        return target < 1 ? unrisen(c * unrisen(target)) / c : infinite;
    case FlowArrangement::CrossflowMinUnmixed:
        return target * c < 1 ? unrisen(unrisen(target * c) / c) : infinite;
    case FlowArrangement::PhaseChange:
        return unrisen(target);
    case FlowArrangement::CrossflowUnmixed:
        break;
    }
    double high = 1;
    while (effectiveness(high, c, arrangement) < target) {
        high *= 2;
        if (high > 1e6)
            return infinite;
    }
    double low = 0;
    for (int i = 0; i < 80 && high - low > 1e-12 * high; ++i) { // effectiveness grows with NTU
        const double middle = 0.5 * (low + high);
        (effectiveness(middle, c, arrangement) < target ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

double plateUaFactor(double flowRatio1, double flowRatio2)
{
    if (!(flowRatio1 > 0) || !(flowRatio2 > 0))
        return 0;
    return 2 / (std::pow(flowRatio1, -0.7) + std::pow(flowRatio2, -0.7));
}

double uaAt(const UaLaw& law, double flow1, double flow2)
{
    if (!(law.designUaWPerK >= 0) || !(law.designFlow1 > 0) || !(law.designFlow2 > 0) || !(law.convectionRatio > 0)
        || !(law.wallShare >= 0 && law.wallShare <= 1) || !(law.exponent1 >= 0) || !(law.exponent2 >= 0))
        throw Error(TWIN_TEXT("A heat exchanger with a UA of %1 W/K at flows of %2 and %3, a convection ratio of %4 and a wall share of %5 "
                              "cannot be; give positive numbers and a wall share from 0 to 1."),
                    {numberText(law.designUaWPerK), numberText(law.designFlow1), numberText(law.designFlow2), numberText(law.convectionRatio),
                     numberText(law.wallShare)});
    if (!(flow1 >= 0) || !(flow2 >= 0))
        throw Error(TWIN_TEXT("Flows of %1 and %2 cannot pass a heat exchanger; give zero or more."), {numberText(flow1), numberText(flow2)});
    if (flow1 == 0 || flow2 == 0)
        return 0;
    const double r = law.convectionRatio;
    const double convection = (std::pow(flow1 / law.designFlow1, -law.exponent1) + r * std::pow(flow2 / law.designFlow2, -law.exponent2)) / (1 + r);
    return law.designUaWPerK / (law.wallShare + (1 - law.wallShare) * convection);
}

HeatExchange exchangeHeat(const HeatStream& s1, const HeatStream& s2, double uaWPerK, FlowArrangement arrangement)
{
    requireStreams(s1, s2);
    if (!(uaWPerK >= 0))
        throw Error(TWIN_TEXT("A heat exchanger cannot have a UA of %1 W/K; give zero or more."), {numberText(uaWPerK)});
    HeatExchange x;
    x.outlet1C = s1.inletC;
    x.outlet2C = s2.inletC;
    const auto c = capacities(s1, s2, arrangement);
    if (!(c.least > 0))
        return x;
    x.ntu = uaWPerK / c.least;
    x.effectiveness = effectiveness(x.ntu, c.ratio, arrangement);
    x.heatW = x.effectiveness * c.least * (s1.inletC - s2.inletC);
    const bool keeps = arrangement == FlowArrangement::PhaseChange;
    if (!keeps || s1.capacityWPerK == c.least)
        x.outlet1C -= x.heatW / s1.capacityWPerK;
    if (!keeps || s1.capacityWPerK != c.least)
        x.outlet2C += x.heatW / s2.capacityWPerK;
    return x;
}

double uaForHeat(const HeatStream& s1, const HeatStream& s2, double heatW, FlowArrangement arrangement)
{
    requireStreams(s1, s2);
    if (heatW == 0)
        return 0;
    const auto c = capacities(s1, s2, arrangement);
    const double most = c.least * (s1.inletC - s2.inletC);
    if (!std::isfinite(heatW) || (heatW > 0) != (s1.inletC > s2.inletC))
        throw Error(TWIN_TEXT("%1 W cannot flow from a stream at %2 °C to one at %3 °C; heat flows from hot to cold."),
                    {numberText(heatW), numberText(s1.inletC), numberText(s2.inletC)});
    return most == 0 ? infinite : ntuFromEffectiveness(heatW / most, c.ratio, arrangement) * c.least;
}

} // namespace twin
