// Water-cooled centrifugal chiller with variable speed by the reformulated EIR method: curves of leaving evaporator and leaving
// condenser water, and of part load (EnergyPlus Engineering Reference, "Electric Chiller Model Based on Condenser Leaving
// Temperature"). Pure values and functions, any thread. Temperatures °C, powers W.
#pragma once
#include <array>

namespace twin {

/// Defaults: Carrier 19XR 1,407 kW, COP 6.04, variable speed, of the EnergyPlus data set ReformEIR chillers.
struct ReformulatedChiller
{
    double capacityW = 1.407e6, cop = 6.04;
    double leavingMinC = 4.44, leavingMaxC = 10, condenserMinC = 18, condenserMaxC = 37, partLoadMin = 0.2, partLoadMax = 1.04;
    std::array<double, 6> capacityCurve{0.9006457, -0.01139681, -0.001480623, 0.02770949, -0.0009617215, 0.001812986};
    std::array<double, 6> eirCurve{1.174615, -0.01237741, -0.001147159, -0.02996332, 0.0008901939, -0.0002302077};
    /// 1, x, x², y, y², x y, x³, y³, x² y, x y² with x leaving condenser water and y part load.
    std::array<double, 10> partLoadCurve{-0.5839828, 0.04640814, -7.366007e-5, -0.1926398, 2.597682, -0.04268655, 0, -0.866639, 0, 0};
};

struct ReformulatedRun
{
    double availableW = 0, heatW = 0, powerW = 0;
    int clamped = 0; ///< inputs drawn to an end of the curves' range
};

/// Capacity at these temperatures, drawn into the curves' range.
double reformulatedCapacityW(const ReformulatedChiller& chiller, double leavingC, double condenserLeavingC);
/// A chiller carrying `loadW` or what it has; below the least part load it cycles. Throws Error for a load below zero and for what is
/// no number.
ReformulatedRun runReformulated(const ReformulatedChiller& chiller, double loadW, double leavingC, double condenserLeavingC);

} // namespace twin
