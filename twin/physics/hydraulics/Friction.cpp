#include "twin/physics/hydraulics/Friction.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cctype>
#include <cmath>
#include <numbers>

namespace twin::hydraulics {
namespace {

constexpr double ln10 = std::numbers::ln10;

DarcyFactor laminar(double re) { return {64 / re, -64 / (re * re)}; }

DarcyFactor swameeJain(double re, double roughness)
{
    const double power = 5.74 * std::pow(re, -0.9);
    const double argument = roughness / 3.7 + power;
    const double log = std::log(argument) / ln10;
    const double f = 0.25 / (log * log);
    // df/dRe = -2 f / log * dlog/dRe, dlog/dRe = (dargument/dRe) / (argument ln 10)
    return {f, -2 * f / log * (-0.9 * power / re) / (argument * ln10)};
}

// Newton on x = 1/sqrt(f): x + 2 log10(2.51 x/Re + k/(3.71 D)) = 0, from Swamee and Jain's start; four turns reach the last bit.
DarcyFactor colebrookWhite(double re, double roughness)
{
    const double a = 2.51 / re, b = roughness / 3.71;
    double x = 1 / std::sqrt(swameeJain(re, roughness).f);
    for (int i = 0; i < 50; ++i) {
        const double argument = a * x + b;
        const double residual = x + 2 * std::log(argument) / ln10;
        const double slope = 1 + 2 * a / (argument * ln10);
        const double step = residual / slope;
        x -= step;
        if (std::abs(step) <= 1e-14 * x)
            break;
    }
    const double argument = a * x + b;
    // dx/dRe from the implicit law: (1 + 2a/(arg ln10)) dx = 2 a x/Re / (arg ln10) dRe
    const double g = 2 / (argument * ln10);
    const double dx = g * a * x / re / (1 + g * a);
    return {1 / (x * x), -2 * dx / (x * x * x)};
}

DarcyFactor nikuradse(double re, double roughness)
{
    auto f = laminar(re);
    if (roughness > 0) {
        const double root = 2 * std::log10(3.71 / roughness);
        f.f += 1 / (root * root);
    }
    return f;
}

} // namespace

DarcyFactor darcyFactor(FrictionLaw law, double re, double roughness)
{
    if (!(re > 0) || !std::isfinite(re))
        throw Error(TWIN_TEXT("A friction factor was asked for a Reynolds number of %1; it must be above zero."), {numberText(re)});
    if (!(roughness >= 0 && roughness < 0.5))
        throw Error(TWIN_TEXT("A pipe's roughness is %1 of its diameter; it must lie between 0 and 0.5."), {numberText(roughness)});
    if (law == FrictionLaw::Nikuradse)
        return nikuradse(re, roughness);
    if (re <= laminarReynolds)
        return laminar(re);
    const auto turbulent = law == FrictionLaw::ColebrookWhite ? colebrookWhite(re, roughness) : swameeJain(re, roughness);
    if (re >= turbulentReynolds)
        return turbulent;
    // Smooth step: value and slope join on both sides.
    const double t = (re - laminarReynolds) / (turbulentReynolds - laminarReynolds);
    const double s = t * t * (3 - 2 * t), ds = 6 * t * (1 - t) / (turbulentReynolds - laminarReynolds);
    const auto low = laminar(re);
    return {low.f + s * (turbulent.f - low.f), low.perReynolds + s * (turbulent.perReynolds - low.perReynolds) + ds * (turbulent.f - low.f)};
}

double reynoldsNumber(double kgPerS, double diameterM, double viscosityPaS)
{
    return 4 * std::abs(kgPerS) / (std::numbers::pi * diameterM * viscosityPaS);
}

double velocityMPerS(double kgPerS, double diameterM, double density)
{
    return 4 * kgPerS / (std::numbers::pi * diameterM * diameterM * density);
}

Drop lossDrop(double lossCoefficient, double diameterM, double kgPerS, double density)
{
    const double area = std::numbers::pi / 4 * diameterM * diameterM;
    const double k = lossCoefficient / (2 * density * area * area);
    return {k * kgPerS * std::abs(kgPerS), 2 * k * std::abs(kgPerS)};
}

Drop pipeDrop(FrictionLaw law, const PipeGeometry& pipe, double kgPerS, double density, double viscosity)
{
    const double d = pipe.diameterM, area = std::numbers::pi / 4 * d * d;
    auto drop = lossDrop(pipe.lossCoefficient, d, kgPerS, density);
    if (!(pipe.lengthM > 0))
        return drop;
    const double m = std::abs(kgPerS), re = reynoldsNumber(kgPerS, d, viscosity);
    // f rho v^2/2 L/D = q f m^2; with f = 64/Re this is linear in m, so that zero flow has a slope.
    const double q = pipe.lengthM / d / (2 * density * area * area);
    const double rePerM = 4 / (std::numbers::pi * d * viscosity);
    if (re < 1e-3) {
        const double slope = q * 64 / rePerM;
        drop.pa += slope * kgPerS;
        drop.paPerKgPerS += slope;
        return drop;
    }
    const auto f = darcyFactor(law, re, pipe.roughnessM / d);
    drop.pa += std::copysign(q * f.f * m * m, kgPerS);
    drop.paPerKgPerS += q * (2 * f.f * m + f.perReynolds * rePerM * m * m);
    return drop;
}

FrictionLaw frictionLawFromText(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    // The law is what the text begins with or names first.
    const auto colebrook = lower.find("colebrook"), nikuradse = lower.find("nikuradse");
    const auto swamee = lower.find("swamee");
    const auto first = std::min({colebrook, nikuradse, swamee});
    if (first == std::string::npos)
        throw Error(TWIN_TEXT("“%1” names no friction law; write colebrook, swamee-jain or nikuradse."), {std::string(text)});
    return first == colebrook ? FrictionLaw::ColebrookWhite : first == nikuradse ? FrictionLaw::Nikuradse : FrictionLaw::SwameeJain;
}

const char* frictionLawName(FrictionLaw law)
{
    switch (law) {
    case FrictionLaw::ColebrookWhite:
        return "Colebrook-White";
    case FrictionLaw::SwameeJain:
        return "Swamee-Jain";
    case FrictionLaw::Nikuradse:
        return "Nikuradse";
    }
    return "";
}

} // namespace twin::hydraulics
