// Air-cooled GPUs: temperature from power with an air inlet and one thermal resistance, and both from measurements. Pure functions,
// any thread. °C, W, K/W.
#pragma once
#include <span>
#include <vector>

namespace twin {

/// Least squares of y = intercept + slope x.
struct LineFit
{
    double intercept = 0, slope = 0;
    double rms = 0; ///< of what the line leaves
};
/// Throws Error with fewer than two different x, with lists of different length, and for what is no number.
LineFit fitLine(std::span<const double> x, std::span<const double> y);

struct AirCooledGpu
{
    double inletC = 25;
    double resistanceKPerW = 0.1;
    bool inletHeld = false; ///< the data asked for an inlet outside its bounds, which was held at the nearer one
};
/// Inlet and resistance that explain measured temperatures best, the inlet within its bounds. Throws Error as fitLine(), and where the
/// temperature does not rise with power.
AirCooledGpu fitAirCooledGpu(std::span<const double> powerW, std::span<const double> temperatureC, double leastInletC, double mostInletC);
/// Steady die temperatures, from the same kernel that steps the plant's GPUs, with air as the coolant and no limit on the power.
std::vector<double> airCooledTemperaturesC(const AirCooledGpu& gpu, std::span<const double> powerW);

} // namespace twin
