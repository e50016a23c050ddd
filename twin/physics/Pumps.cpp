#include "twin/physics/Pumps.h"
#include "twin/physics/Interpolation.h"
#include "twin/physics/Water.h"

namespace twin {

double pumpPowerW(double kgPerS, double headM, double wireToWaterEfficiency)
{
    return kgPerS * water::gravity * headM / wireToWaterEfficiency;
}

double pumpPowerFactor(double flowRatio, double fixedHeadShare)
{
    if (!(flowRatio > 0))
        return 0;
    const double at[] = {0.25, 0.5, 1.0};
    const double efficiency[] = {0.80, 0.90, 0.94};
    const double hydraulic = flowRatio * (fixedHeadShare + (1 - fixedHeadShare) * flowRatio * flowRatio);
    return hydraulic * efficiency[2] / interpolate(at, efficiency, flowRatio);
}

} // namespace twin
