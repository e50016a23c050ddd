#pragma once
#include "twin/physics/GpuKernel.h"

/// An H100 at 600 W with 27 °C coolant: reference 45 °C. dt: seconds; 0 asks for the settled state.
inline twin::GpuRackConditions h100(double dt = 0)
{
    twin::GpuRackConditions c;
    c.requestedW = 600;
    c.idleW = 80;
    c.tdpW = 700;
    c.coolantC = 27;
    c.leakagePerK = 0.003f;
    c.referenceC = 45;
    c.dieToPlateWPerK = 1 / 0.018f;
    c.plateToCoolantWPerK = 1 / 0.012f;
    if (dt > 0) {
        c.dieCapacityPerStep = static_cast<float>(120 / dt);
        c.plateCapacityPerStep = static_cast<float>(1000 / dt);
    }
    return c;
}
