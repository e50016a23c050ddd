// Electric chillers by curve sets: capacity and energy input ratio as biquadratics of two water temperatures, the latter also as a
// quadratic of part load (EnergyPlus Engineering Reference, "Electric Chiller Model Based on Condenser Entering Temperature"; the same
// law as ElectricEIR of the Modelica Buildings library). Pure values and functions, any thread. Temperatures °C, powers W, flows kg/s.
#pragma once
#include "twin/base/Error.h"
#include <array>
#include <string>
#include <vector>

namespace twin {

struct ChillerCurveSet
{
    std::string name;
    double capacityW = 0, cop = 0;                              ///< at the nominal temperatures
    double partLoadMin = 0, partLoadMinUnloading = 0, partLoadMax = 1;
    double evaporatorKgPerS = 0, condenserKgPerS = 0;
    double leavingC = 0, enteringC = 0;                         ///< nominal: evaporator leaving, condenser entering
    double leavingMinC = 0, leavingMaxC = 0, enteringMinC = 0, enteringMaxC = 0;
    std::array<double, 6> capacityCurve{}, eirCurve{};          ///< c1 + c2 x + c3 x² + c4 y + c5 y² + c6 x y; x leaving, y entering
    std::array<double, 3> partLoadCurve{};
    double motorEfficiency = 1;                                 ///< share of the power that ends up in the condenser water
};

/// Throws Error for a set that no chiller could have: which set, which figure.
void requireChillerCurves(const ChillerCurveSet& set);

/// The bare laws, taken wherever they are asked; relative to nominal.
double chillerCapacityRatio(const ChillerCurveSet& set, double leavingC, double enteringC);
double chillerEnergyInputRatio(const ChillerCurveSet& set, double leavingC, double enteringC);
double chillerPartLoadRatio(const ChillerCurveSet& set, double partLoad);
/// COP at a part load (asked: capped at 1, no chiller gives more than it has), the part load at which the compressor runs (no less than
/// the smallest without false loading), and the share of time it runs. 0 where it does not run.
double chillerCurveCop(const ChillerCurveSet& set, double leavingC, double enteringC, double partLoad, double compressorPartLoad, double cyclingRatio);

enum ChillerRange : unsigned { chillerInRange = 0, chillerLeavingClamped = 1, chillerEnteringClamped = 2, chillerLoadClamped = 4 };

struct ChillerRun
{
    double availableW = 0;           ///< capacity at these temperatures
    double heatW = 0, powerW = 0, cop = 0;
    double partLoad = 0;             ///< heat over capacity
    double compressorPartLoad = 0;   ///< with hot gas bypassed below the smallest unloading
    double cyclingRatio = 0;         ///< share of time running, below the smallest part load
    double falseLoadW = 0;           ///< cooling that only the hot gas bypass takes up
    double condenserW = 0;           ///< heat to the condenser water
    double leavingC = 0, enteringC = 0; ///< as used, drawn into the set's limits
    unsigned range = chillerInRange; ///< flags of ChillerRange
};

/// A chiller carrying `loadW`, or what it has. Temperatures beyond the set's limits are drawn in and said. Throws Error for a load or
/// a temperature that is no number or a negative load.
ChillerRun runChiller(const ChillerCurveSet& set, double loadW, double leavingC, double enteringC);

/// What was drawn in, one sentence each.
std::vector<Message> rangeMessages(const ChillerCurveSet& set, const ChillerRun& run);

} // namespace twin
