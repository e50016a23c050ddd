#include "twin/physics/Chiller.h"
#include "twin/physics/Interpolation.h"
#include <algorithm>

namespace twin {

double chillerCop(const ChillerLaw& law, double leavingWaterC, double airC)
{
    const double evaporating = leavingWaterC - law.evaporatorApproachK + 273.15;
    const double condensing = std::max(airC + law.condenserApproachK, law.minCondensingC) + 273.15;
    // The lift never falls under 5 K: a compressor can't run on less, however warm the loop has become.
    return law.carnotEfficiency * evaporating / std::max(5.0, condensing - evaporating);
}

double chillerPartLoadFactor(const ChillerLaw& law, double partLoad)
{
    const double at[] = {0.25, 0.5, 0.75, 1.0};
    const double factor[] = {law.factor25, law.factor50, law.factor75, 1.0};
    return interpolate(at, factor, partLoad);
}

double chillerCapacityFactor(const ChillerLaw& law, double leavingWaterC, double airC)
{
    const double byWater = 1 + law.capacityPerKWater * (leavingWaterC - 23);
    const double byAir = std::min(1.25, 1 - law.capacityPerKAir * (airC - 35));
    return std::max(0.1, byWater) * std::max(0.1, byAir);
}

} // namespace twin
