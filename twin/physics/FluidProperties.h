// Properties of the coolants: liquid water and propylene glycol-water. Pure functions, any thread.
//
// Water: IAPWS-IF97 region 1 (release R7-97, 2012) for the thermodynamic properties, IAPWS R12-08 for the viscosity (without the
// critical enhancement, which that release allows away from the critical point), IAPWS R15-11 for the conductivity (with the
// enhancement, from IF97's own derivatives). Glycol: Melinder, Properties of Secondary Working Fluids for Indirect Systems, IIR 2010.
#pragma once
#include "twin/base/Error.h"
#include <vector>

namespace twin::fluids {

/// Limits. What lies outside is drawn to the nearest limit and marked in `Liquid::range`.
inline constexpr double waterLowestC = 0, waterHighestC = 350, waterHighestPa = 100e6; ///< and the saturation pressure below
inline constexpr double glycolHighestShare = 0.60, glycolHighestC = 100;               ///< and the freezing point below
/// Inside these limits Melinder fitted his polynomial; between them and the outer limits it is used as the Modelica Buildings
/// library uses it, and `beyondFit` says so.
inline constexpr double glycolFitLowestShare = 0.15, glycolFitHighestShare = 0.57, glycolFitHighestC = 40;

enum Range : unsigned { inRange = 0, temperatureClamped = 1, pressureClamped = 2, shareClamped = 4, beyondFit = 8 };

/// A liquid at the state used; `asked…` is what the caller gave.
struct Liquid
{
    double celsius = 0, pressurePa = 0, glycolShare = 0; ///< share: kg propylene glycol a kg mixture
    double densityKgPerM3 = 0;
    double heatCapacityJPerKgK = 0;
    double conductivityWPerMK = 0;
    double viscosityPaS = 0;
    unsigned range = inRange; ///< flags of Range
    double askedCelsius = 0, askedPressurePa = 0, askedGlycolShare = 0;

    double prandtl() const { return heatCapacityJPerKgK * viscosityPaS / conductivityWPerMK; }
    double heatCapacityJPerM3K() const { return densityKgPerM3 * heatCapacityJPerKgK; }
};

struct Water : Liquid
{
    double enthalpyJPerKg = 0, internalEnergyJPerKg = 0, entropyJPerKgK = 0; ///< zero for the liquid at the triple point
    double heatCapacityVJPerKgK = 0;                                          ///< at constant volume
    double soundSpeedMPerS = 0;
};

/// Liquid water. Throws Error for a temperature or pressure that is no finite number or a pressure of zero and less.
Water water(double celsius, double pressurePa = 300'000);

/// Propylene glycol-water; its properties do not depend on pressure here. Throws Error for what is no finite number.
Liquid propyleneGlycol(double glycolShare, double celsius);
/// Where the first ice forms, °C; the share is drawn into 0 .. 0.6.
double propyleneGlycolFreezingC(double glycolShare);

/// Water where the share is 0, glycol otherwise.
Liquid coolant(double glycolShare, double celsius, double pressurePa = 300'000);

/// What was clamped, one sentence each; empty for a state inside every range.
std::vector<Message> rangeMessages(const Liquid& liquid);

/// IF97 equation 30, 0 .. 373.946 °C (drawn in).
double waterSaturationPressurePa(double celsius);
/// R12-08 with mu2 = 1 for water and steam of any density, K and kg/m³; not within 20 K of the critical temperature.
double waterViscosityPaS(double kelvin, double densityKgPerM3);
/// R15-11, lambda0 times lambda1 (the background, without the critical enhancement), W/m/K.
double waterConductivityBackgroundWPerMK(double kelvin, double densityKgPerM3);

} // namespace twin::fluids
