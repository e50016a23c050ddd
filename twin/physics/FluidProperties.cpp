#include "twin/physics/FluidProperties.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace twin::fluids {
namespace {

// Melinder's polynomial in the share x (percent) and the temperature y (°C), about the centre of his fit.
constexpr double glycolCentrePercent = 30.7031, glycolCentreC = 32.7083;
constexpr int glycolTerms[6] = {4, 4, 4, 3, 2, 1}; // powers of y for each power of x
using GlycolCoefficients = std::array<double, 18>;
constexpr GlycolCoefficients glycolFreezing{-1.325e1,  -3.820e-5, 7.865e-7,   -1.733e-9, -6.631e-1, 6.774e-6,
                                            -6.242e-8, -7.819e-10, -1.094e-2, 5.332e-8,  -4.169e-9, 3.288e-11,
                                            -2.283e-4, -1.131e-8, 1.918e-10,  -3.409e-6, 8.035e-11, 1.465e-8};
constexpr GlycolCoefficients glycolDensity{1.018e3,  -5.406e-1, -2.666e-3, 1.347e-5,  7.604e-1,  -9.450e-3,
                                           5.541e-5, -1.343e-7, -2.498e-3, 2.700e-5,  -4.018e-7, 3.376e-9,
                                           -1.550e-4, 2.829e-6, -7.175e-9, -1.131e-6, -2.221e-8, 2.342e-8};
constexpr GlycolCoefficients glycolHeatCapacity{3.882e3,   2.699e0,  -1.659e-3, -1.032e-5, -1.304e1,  5.070e-2,
                                                -4.752e-5, 1.522e-6, -1.598e-1, 9.534e-5,  1.167e-5,  -4.870e-8,
                                                3.539e-4,  3.102e-5, -2.950e-7, 5.000e-5,  -7.135e-7, -4.959e-7};
constexpr GlycolCoefficients glycolConductivity{4.513e-1,  7.955e-4,  3.482e-8,  -5.966e-9,  -4.795e-3,  -1.678e-5,
                                                8.941e-8,  1.493e-10, 2.076e-5,  1.563e-7,   -4.615e-9,  9.897e-12,
                                                -9.083e-8, -2.518e-9, 6.543e-11, -5.952e-10, -3.605e-11, 2.104e-11};
constexpr GlycolCoefficients glycolLogViscosity{6.837e-1, -3.045e-2, 2.525e-4,  -1.399e-6, 3.328e-2,   -3.984e-4, // ln of mPa s
                                                4.332e-6, -1.860e-8, 5.453e-5,  -8.600e-8, -1.593e-8,  -4.465e-11,
                                                -3.900e-6, 1.054e-7, -1.589e-9, -1.587e-8, 4.475e-10,  3.564e-9};

double melinder(const GlycolCoefficients& a, double share, double celsius)
{
    const double x = 100 * share - glycolCentrePercent, y = celsius - glycolCentreC;
    double sum = 0, xPower = 1;
    std::size_t n = 0;
    for (const int terms : glycolTerms) {
        double yPower = xPower;
        for (int j = 0; j < terms; ++j, yPower *= y)
            sum += a[n++] * yPower;
        xPower *= x;
    }
    return sum;
}

// What is no number cannot be drawn into a range.
void requireNumbers(double celsius, double pressurePa, double share)
{
    if (!std::isfinite(celsius) || !std::isfinite(share) || !std::isfinite(pressurePa) || pressurePa <= 0)
        throw Error(TWIN_TEXT("No coolant has %1 °C, %2 Pa and a glycol share of %3; give finite numbers and a pressure above zero."),
                    {numberText(celsius), numberText(pressurePa), numberText(share)});
}

double drawn(double value, double low, double high, unsigned flag, unsigned& range)
{
    const double inside = std::clamp(value, low, high);
    if (inside != value)
        range |= flag;
    return inside;
}

} // namespace

double propyleneGlycolFreezingC(double glycolShare)
{
    // Melinder's terms in temperature are below 2e-3 K here; the freezing point is taken at the centre of the fit.
    return melinder(glycolFreezing, std::clamp(glycolShare, 0.0, glycolHighestShare), glycolCentreC);
}

Liquid propyleneGlycol(double glycolShare, double celsius)
{
    Liquid l;
    requireNumbers(celsius, 1, glycolShare);
    l.askedCelsius = celsius;
    l.askedGlycolShare = glycolShare;
    l.glycolShare = drawn(glycolShare, 0, glycolHighestShare, shareClamped, l.range);
    l.celsius = drawn(celsius, propyleneGlycolFreezingC(l.glycolShare), glycolHighestC, temperatureClamped, l.range);
    if (l.glycolShare < glycolFitLowestShare || l.glycolShare > glycolFitHighestShare || l.celsius > glycolFitHighestC)
        l.range |= beyondFit;
    l.densityKgPerM3 = melinder(glycolDensity, l.glycolShare, l.celsius);
    l.heatCapacityJPerKgK = melinder(glycolHeatCapacity, l.glycolShare, l.celsius);
    l.conductivityWPerMK = melinder(glycolConductivity, l.glycolShare, l.celsius);
    l.viscosityPaS = 1e-3 * std::exp(melinder(glycolLogViscosity, l.glycolShare, l.celsius));
    return l;
}

Liquid coolant(double glycolShare, double celsius, double pressurePa)
{
    requireNumbers(celsius, pressurePa, glycolShare);
    if (glycolShare == 0)
        return water(celsius, pressurePa);
    auto l = propyleneGlycol(glycolShare, celsius);
    l.pressurePa = l.askedPressurePa = pressurePa;
    return l;
}

std::vector<Message> rangeMessages(const Liquid& l)
{
    std::vector<Message> out;
    if (l.range & temperatureClamped)
        out.push_back({TWIN_TEXT("The coolant properties at %1 °C were taken at %2 °C, the nearest temperature their formulas cover."),
                       {numberText(l.askedCelsius, 2), numberText(l.celsius, 2)}});
    if (l.range & pressureClamped)
        out.push_back({TWIN_TEXT("The coolant properties at %1 kPa were taken at %2 kPa, the nearest pressure at which it is liquid and covered."),
                       {numberText(l.askedPressurePa / 1000, 2), numberText(l.pressurePa / 1000, 2)}});
    if (l.range & shareClamped)
        out.push_back({TWIN_TEXT("The coolant properties for %1 % glycol were taken for %2 %, the nearest share their formulas cover."),
                       {numberText(100 * l.askedGlycolShare, 1), numberText(100 * l.glycolShare, 1)}});
    if (l.range & beyondFit)
        out.push_back({TWIN_TEXT("The glycol properties at %1 % and %2 °C lie outside the measurements behind them (15 to 57 %, up to 40 °C)."),
                       {numberText(100 * l.glycolShare, 1), numberText(l.celsius, 2)}});
    return out;
}

} // namespace twin::fluids
