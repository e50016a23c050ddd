#include "twin/physics/HeatExchanger.h"
#include <cmath>
#include <limits>

namespace twin {

double effectiveness(double ntu, double c, FlowArrangement arrangement)
{
    if (!(ntu > 0))
        return 0;
    switch (arrangement) {
    case FlowArrangement::Parallel:
        return (1 - std::exp(-ntu * (1 + c))) / (1 + c);
    case FlowArrangement::Counterflow: {
        if (std::abs(1 - c) < 1e-9)
            return ntu / (1 + ntu);
        const double e = std::exp(-ntu * (1 - c));
        return (1 - e) / (1 - c * e);
    }
    case FlowArrangement::CrossflowUnmixed:
        if (c < 1e-9)
            return 1 - std::exp(-ntu);
        return 1 - std::exp(std::pow(ntu, 0.22) / c * (std::exp(-c * std::pow(ntu, 0.78)) - 1));
    case FlowArrangement::CrossflowMinMixed: // Cmin mixed, Cmax unmixed
        if (c < 1e-9)
            return 1 - std::exp(-ntu);
        return 1 - std::exp(-(1 - std::exp(-c * ntu)) / c);
    case FlowArrangement::CrossflowMinUnmixed: // Cmax mixed, Cmin unmixed
        if (c < 1e-9)
            return 1 - std::exp(-ntu);
        return (1 - std::exp(-c * (1 - std::exp(-ntu)))) / c;
    case FlowArrangement::PhaseChange:
        return 1 - std::exp(-ntu);
    }
    return 0;
}

double ntuFromEffectiveness(double target, double c, FlowArrangement arrangement)
{
    if (!(target > 0))
        return 0;
    double high = 1;
    while (effectiveness(high, c, arrangement) < target) {
        high *= 2;
        if (high > 1e6)
            return std::numeric_limits<double>::infinity();
    }
    double low = 0;
    for (int i = 0; i < 80; ++i) { // every arrangement's effectiveness grows with NTU
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

} // namespace twin
