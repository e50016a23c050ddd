// Dry cooler: finned tubes in crossflow, fans with variable speed. Pure functions, any thread. Temperatures °C, flows kg/s, powers W.
#pragma once
#include "twin/base/Error.h"
#include "twin/physics/HeatExchanger.h"

namespace twin {

/// A rating point of a data sheet. Defaults: BAC TrilliumSeries TDFS1238N, 2.931 MW at 35 °C air, coolant from 46.11 to 40.55 °C,
/// 117.68 kW of fans (record of the Modelica Buildings library, April 2026).
struct DryCoolerRating
{
    double heatW = 2.931e6;
    double airInC = 35, coolantInC = 46.11, coolantOutC = 40.55;
    double fanW = 117'680;
    double coolantHeatCapacity = 4181;   ///< J/kg/K, of what was rated
    /// Air over coolant heat capacity flow. The data sheet gives none; estimate: equal, as that library assumes.
    double airToCoolant = 1;
    /// Coolant over air convection. Estimate of the same library for dry coils: equal; exponents 0.85 in tubes, 0.8 on fins (HADryCoil).
    double convectionRatio = 1, coolantExponent = 0.85, airExponent = 0.8;
    double freeConvection = 0.125;       ///< share of the UA and of the air left without fans (EnergyPlus towers)
};

struct DryCooler
{
    DryCoolerRating rating;
    double coolantKgPerS = 0;            ///< at the rating
    double airWPerK = 0;                 ///< heat capacity flow at the rating
    UaLaw ua;                            ///< side 1 coolant, in kg/s; side 2 air, relative
};

/// Throws Error for a rating that no crossflow exchanger could have.
DryCooler rateDryCooler(const DryCoolerRating& rating = {});

struct DryCoolerInlet
{
    double coolantC = 0, coolantKgPerS = 0;
    double coolantHeatCapacity = 4181;   ///< J/kg/K
    double airC = 0;
};

struct DryCoolerOperation
{
    double heatW = 0, coolantOutC = 0, airOutC = 0;
    double fanSpeed = 0, fanW = 0;
};

/// All coolant through the coil at a fan speed of 0 .. 1 (drawn in); air follows speed, fan power its cube. Air warmer than the coolant
/// warms it: heat below zero. Throws Error for an inlet that cannot be.
DryCoolerOperation runDryCoolerAtSpeed(const DryCooler& cooler, const DryCoolerInlet& inlet, double fanSpeed);
/// The slowest fans that bring the coolant to `setPointC`; full speed where none do, none where the air is too warm to help.
DryCoolerOperation runDryCoolerToSetPoint(const DryCooler& cooler, const DryCoolerInlet& inlet, double setPointC);

} // namespace twin
