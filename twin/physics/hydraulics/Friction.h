// Friction of round pipes: Darcy factors and the pressure drop of a section. Pure functions, any thread.
//
// Laminar flow: Hagen and Poiseuille, f = 64/Re. Turbulent flow, by the law asked for:
//   Colebrook-White   1/sqrt(f) = -2 log10(2.51/(Re sqrt f) + k/(3.71 D))            Colebrook, J. Inst. Civ. Eng. 11 (1939), iterated
//   Swamee-Jain       f = 0.25 / log10(k/(3.7 D) + 5.74/Re^0.9)^2                     Swamee and Jain, J. Hydraul. Div. 102 (1976)
//   Nikuradse         f = 64/Re + 1/(2 log10(3.71 D/k))^2, at every Reynolds number   as the network program pandapipes writes it
#pragma once
#include <string>
#include <string_view>

namespace twin::hydraulics {

enum class FrictionLaw { ColebrookWhite, SwameeJain, Nikuradse };

/// Between these Reynolds numbers the factor goes smoothly from the laminar to the turbulent law (Colebrook-White and Swamee-Jain).
/// The band is narrow on purpose: above it the turbulent law holds unchanged, and the pressure drop rises everywhere.
inline constexpr double laminarReynolds = 2100, turbulentReynolds = 2300;

/// A factor and how it changes.
struct DarcyFactor
{
    double f = 0;
    double perReynolds = 0; ///< df/dRe
};
/// `relativeRoughness` is k/D. Re must be above 0; throws Error for what cannot be (negative, not finite, k/D of 0.5 and more).
DarcyFactor darcyFactor(FrictionLaw law, double reynolds, double relativeRoughness);

/// 4 m / (pi D mu), of the flow's magnitude.
double reynoldsNumber(double kgPerS, double diameterM, double viscosityPaS);
/// m/s, with the sign of the flow.
double velocityMPerS(double kgPerS, double diameterM, double densityKgPerM3);

/// A drop in the direction of positive flow and its slope; the drop has the flow's sign.
struct Drop
{
    double pa = 0;
    double paPerKgPerS = 0;
};
struct PipeGeometry
{
    double lengthM = 0, diameterM = 0, roughnessM = 0, lossCoefficient = 0;
};
/// Darcy and Weisbach: (f L/D + zeta) rho v|v| / 2. Defined for every flow, zero and negative too; the drop rises with the flow.
Drop pipeDrop(FrictionLaw law, const PipeGeometry& pipe, double kgPerS, double densityKgPerM3, double viscosityPaS);

/// zeta rho v|v| / 2 alone, for valves and fittings.
Drop lossDrop(double lossCoefficient, double diameterM, double kgPerS, double densityKgPerM3);

/// The law that a text names ("prandtl-colebrook: …", "swamee-jain", "nikuradse (…)"); throws Error with the text if it names none.
FrictionLaw frictionLawFromText(std::string_view text);
const char* frictionLawName(FrictionLaw law);

} // namespace twin::hydraulics
