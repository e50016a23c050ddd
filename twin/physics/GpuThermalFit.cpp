#include "twin/physics/GpuThermalFit.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/physics/GpuKernel.h"
#include <algorithm>
#include <cmath>
#include <string>

namespace twin {

LineFit fitLine(std::span<const double> x, std::span<const double> y)
{
    if (x.size() != y.size() || x.size() < 2)
        throw Error(TWIN_TEXT("A line cannot be laid through %1 and %2 values; give at least two pairs."), {std::to_string(x.size()), std::to_string(y.size())});
    const auto n = static_cast<double>(x.size());
    double meanX = 0, meanY = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!std::isfinite(x[i]) || !std::isfinite(y[i]))
            throw Error(TWIN_TEXT("Pair %1 of the fit is no number; correct or remove it."), {std::to_string(i + 1)});
        meanX += x[i];
        meanY += y[i];
    }
    meanX /= n;
    meanY /= n;
    double xx = 0, xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - meanX) * (x[i] - meanX);
        xy += (x[i] - meanX) * (y[i] - meanY);
    }
    if (!(xx > 0))
        throw Error(TWIN_TEXT("A line cannot be laid through values that are all at %1; give different ones."), {numberText(meanX)});
    LineFit fit;
    fit.slope = xy / xx;
    fit.intercept = meanY - fit.slope * meanX;
    double squares = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double left = y[i] - fit.intercept - fit.slope * x[i];
        squares += left * left;
    }
    fit.rms = std::sqrt(squares / n);
    return fit;
}

AirCooledGpu fitAirCooledGpu(std::span<const double> powerW, std::span<const double> temperatureC, double leastInletC, double mostInletC)
{
    const LineFit line = fitLine(powerW, temperatureC);
    AirCooledGpu gpu;
    gpu.inletC = std::clamp(line.intercept, leastInletC, mostInletC);
    gpu.inletHeld = gpu.inletC != line.intercept;
    gpu.resistanceKPerW = line.slope;
    if (gpu.inletHeld) { // the best line through (0 W, inlet)
        double pp = 0, pt = 0;
        for (std::size_t i = 0; i < powerW.size(); ++i) {
            pp += powerW[i] * powerW[i];
            pt += powerW[i] * (temperatureC[i] - gpu.inletC);
        }
        gpu.resistanceKPerW = pt / pp;
    }
    if (!(gpu.resistanceKPerW > 0))
        throw Error(TWIN_TEXT("The temperature of the GPU does not rise with its power, so no thermal resistance can be told; check the columns."));
    return gpu;
}

std::vector<double> airCooledTemperaturesC(const AirCooledGpu& gpu, std::span<const double> powerW)
{
    if (!(gpu.resistanceKPerW > 0) || !std::isfinite(gpu.resistanceKPerW) || !std::isfinite(gpu.inletC))
        throw Error(TWIN_TEXT("A GPU with a thermal resistance of %1 K/W cannot be; it must be above 0."), {numberText(gpu.resistanceKPerW)});
    // Each power is one GPU of a rack: the kernel's request times the GPU's own factor. Die to heat sink takes a tenth of the
    // resistance, the fins the rest; in the steady state only their sum counts.
    const std::size_t n = powerW.size();
    std::vector<float> factor(n), one(n, 1.0f), power(n), die(n, 0.0f), plate(n, 0.0f);
    double most = 1;
    for (std::size_t i = 0; i < n; ++i) {
        if (!(powerW[i] >= 0) || !std::isfinite(powerW[i]))
            throw Error(TWIN_TEXT("Power %1 of the GPU is %2 W; it must be a number that is not negative."), {std::to_string(i + 1), numberText(powerW[i])});
        most = std::max(most, powerW[i]);
        factor[i] = static_cast<float>(powerW[i]);
    }
    GpuRackConditions c;
    c.requestedW = 1;
    c.tdpW = static_cast<float>(2 * most);
    c.coolantC = static_cast<float>(gpu.inletC);
    c.throttleC = 1e6f; // measured powers already hold what the firmware cut
    c.tripC = 2e6f;
    c.dieToPlateWPerK = static_cast<float>(1 / (0.1 * gpu.resistanceKPerW));
    c.plateToCoolantWPerK = static_cast<float>(1 / (0.9 * gpu.resistanceKPerW));
    advanceGpus(c, {factor.data(), one.data(), power.data(), die.data(), plate.data(), n});
    return {die.begin(), die.end()};
}

} // namespace twin
