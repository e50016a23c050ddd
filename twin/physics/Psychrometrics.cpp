#include "twin/physics/Psychrometrics.h"
#include "twin/physics/RootFinding.h"
#include <algorithm>
#include <cmath>
#include <limits>

// Equation numbers are those of ASHRAE Handbook Fundamentals 2013 (SI), chapter 1.
namespace twin::psychro {
namespace {
constexpr double kelvin = 273.15;
constexpr double triplePointC = 0.01;
constexpr double waterToAirMass = 0.621945;
constexpr double dryAirGasConstant = 287.042; // J/(kg K)
constexpr double coldestC = -100;

double logOverIce(double t) // eq. 5
{
    return -5674.5359 / t + 6.3925247 - 0.009677843 * t + 6.2215701e-7 * t * t + 2.0747825e-9 * t * t * t
           - 9.484024e-13 * t * t * t * t + 4.1635019 * std::log(t);
}

double logOverWater(double t) // eq. 6
{
    return -5800.2206 / t + 1.3914993 - 0.048640239 * t + 4.1764768e-5 * t * t - 1.4452093e-8 * t * t * t + 6.5459673 * std::log(t);
}

double slopeOverIce(double t)
{
    return 5674.5359 / (t * t) - 0.009677843 + 2 * 6.2215701e-7 * t + 3 * 2.0747825e-9 * t * t - 4 * 9.484024e-13 * t * t * t
           + 4.1635019 / t;
}

double slopeOverWater(double t)
{
    return 5800.2206 / (t * t) - 0.048640239 + 2 * 4.1764768e-5 * t - 3 * 1.4452093e-8 * t * t + 6.5459673 / t;
}

// Eq. 33 (wet) and 35 (ice): the humidity ratio that a wick at `wet` would show.
double wickOverWater(double dry, double wet, double pressure)
{
    return ((2501 - 2.326 * wet) * saturationHumidityRatio(wet, pressure) - 1.006 * (dry - wet)) / (2501 + 1.86 * dry - 4.186 * wet);
}

double wickOverIce(double dry, double wet, double pressure)
{
    return ((2830 - 0.24 * wet) * saturationHumidityRatio(wet, pressure) - 1.006 * (dry - wet)) / (2830 + 1.86 * dry - 2.1 * wet);
}

} // namespace

double saturationPressurePa(double celsius)
{
    const double t = celsius + kelvin;
    return std::exp(celsius < triplePointC ? logOverIce(t) : logOverWater(t));
}

double humidityRatioFromVapourPressure(double vapourPa, double pressurePa) // eq. 20
{
    if (vapourPa >= pressurePa)
        return std::numeric_limits<double>::infinity();
    return waterToAirMass * vapourPa / (pressurePa - vapourPa);
}

double vapourPressurePa(double humidityRatio, double pressurePa)
{
    if (std::isinf(humidityRatio))
        return pressurePa;
    return pressurePa * humidityRatio / (waterToAirMass + humidityRatio);
}

double saturationHumidityRatio(double celsius, double pressurePa)
{
    return humidityRatioFromVapourPressure(saturationPressurePa(celsius), pressurePa);
}

double humidityRatioFromRelativeHumidity(double dryBulbC, double relativeHumidityShare, double pressurePa)
{
    return humidityRatioFromVapourPressure(relativeHumidityShare * saturationPressurePa(dryBulbC), pressurePa);
}

double humidityRatioFromDewPoint(double dewPoint, double pressurePa)
{
    return saturationHumidityRatio(dewPoint, pressurePa);
}

double humidityRatioFromWetBulb(double dryBulbC, double wetBulb, double pressurePa)
{
    return wetBulb < 0 ? wickOverIce(dryBulbC, wetBulb, pressurePa) : wickOverWater(dryBulbC, wetBulb, pressurePa);
}

double relativeHumidity(double dryBulbC, double humidityRatio, double pressurePa)
{
    return vapourPressurePa(humidityRatio, pressurePa) / saturationPressurePa(dryBulbC);
}

double dewPointFromVapourPressureC(double vapourPa)
{
    if (!(vapourPa > saturationPressurePa(coldestC)))
        return coldestC;
    const bool water = vapourPa >= std::exp(logOverWater(triplePointC + kelvin));
    const double target = std::log(vapourPa);
    // Newton on ln p from Magnus' formula (Sonntag 1990); ln p is concave and smooth in T, so few steps do.
    const double m = std::log(vapourPa / 611.2);
    double t = kelvin + (water ? 243.12 * m / (17.62 - m) : 272.62 * m / (22.46 - m));
    t = std::clamp(t, 173.0, 650.0);
    for (int i = 0; i < 50; ++i) {
        const double step = water ? (logOverWater(t) - target) / slopeOverWater(t) : (logOverIce(t) - target) / slopeOverIce(t);
        t = std::clamp(t - step, 160.0, 700.0);
        if (std::abs(step) < 1e-10)
            break;
    }
    return t - kelvin;
}

double dewPointC(double humidityRatio, double pressurePa)
{
    return dewPointFromVapourPressureC(vapourPressurePa(humidityRatio, pressurePa));
}

double wetBulbC(double dryBulbC, double humidityRatio, double pressurePa)
{
    const double w = std::max(humidityRatio, 0.0);
    if (!(w < saturationHumidityRatio(dryBulbC, pressurePa)))
        return dryBulbC;
    const auto overWater = [&](double x) { return wickOverWater(dryBulbC, x, pressurePa) - w; };
    const auto overIce = [&](double x) { return wickOverIce(dryBulbC, x, pressurePa) - w; };
    if (dryBulbC > 0 && overIce(0) < 0)
        return risingRoot(overWater, 0, dryBulbC, 1e-9);
    return risingRoot(overIce, coldestC, std::min(0.0, dryBulbC), 1e-9);
}

double wetBulbFromDewPointC(double dryBulbC, double dewPoint, double pressurePa)
{
    if (dewPoint >= dryBulbC)
        return dryBulbC;
    return std::clamp(wetBulbC(dryBulbC, humidityRatioFromDewPoint(dewPoint, pressurePa), pressurePa), dewPoint, dryBulbC);
}

double enthalpyJPerKg(double dryBulbC, double humidityRatio) // eq. 30
{
    return 1000 * (1.006 * dryBulbC + humidityRatio * (2501 + 1.86 * dryBulbC));
}

double specificVolumeM3PerKg(double dryBulbC, double humidityRatio, double pressurePa) // eq. 26
{
    return dryAirGasConstant * (dryBulbC + kelvin) * (1 + humidityRatio / waterToAirMass) / pressurePa;
}

double densityKgPerM3(double dryBulbC, double humidityRatio, double pressurePa) // eq. 9b
{
    return (1 + humidityRatio) / specificVolumeM3PerKg(dryBulbC, humidityRatio, pressurePa);
}

double standardPressurePa(double altitudeM) // eq. 3
{
    return 101'325 * std::pow(1 - 2.25577e-5 * altitudeM, 5.2559);
}

double standardTemperatureC(double altitudeM) // eq. 4
{
    return 15 - 0.0065 * altitudeM;
}

} // namespace twin::psychro
