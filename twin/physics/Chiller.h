// Air-cooled chillers on warm water. Pure functions, any thread. Temperatures °C, powers W.
#pragma once

namespace twin {

struct ChillerLaw
{
    double carnotEfficiency = 0.487;
    double evaporatorApproachK = 4, condenserApproachK = 14, minCondensingC = 30;
    double factor75 = 1.12, factor50 = 1.18, factor25 = 1.05; ///< COP relative to full load at part load
    double capacityPerKWater = 0.02, capacityPerKAir = 0.01;
};

/// Full-load COP from the Carnot form fitted to the Carrier 30XA500 rating point (EnergyPlus AirCooledChiller.idf); the
/// condensing temperature follows the air down to head-pressure control.
double chillerCop(const ChillerLaw& law, double leavingWaterC, double airC);
/// COP relative to full load, linear between the points at 1, 0.75, 0.5 and 0.25; below a quarter units are switched off, so
/// the rest stays there.
double chillerPartLoadFactor(const ChillerLaw& law, double partLoad);
/// Capacity relative to the rating at 23 °C water and 35 °C air; the gain in cold air ends at 25 %.
double chillerCapacityFactor(const ChillerLaw& law, double leavingWaterC, double airC);

} // namespace twin
