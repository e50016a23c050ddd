// Power and temperature of the GPUs of one rack: the innermost loop of the model.
#pragma once
#include <cstddef>

namespace twin {

/// What all GPUs of a rack share during one step. SI units, temperatures in °C.
struct GpuRackConditions
{
    float requestedW = 0;      ///< idle + (TDP - idle) u, before chip differences and leakage
    float idleW = 0;           ///< clocks can't be cut below this
    float tdpW = 0;            ///< the board's power limit
    float coolantC = 0;        ///< coolant entering the cold plates
    float leakagePerK = 0;     ///< relative change of power a kelvin
    float referenceC = 0;      ///< die temperature at which requestedW holds
    float throttleC = 87;      ///< power is cut linearly from here ...
    float tripC = 92;          ///< ... down to idle here
    float dieToPlateWPerK = 0, plateToCoolantWPerK = 0; ///< of a mean chip
    float dieCapacityPerStep = 0, plateCapacityPerStep = 0; ///< J/K over the step's seconds: W/K; 0 gives the steady state
};

/// Arrays of the rack's GPUs. The factors are each chip's own: power and thermal conductance relative to the mean chip.
struct GpuRackArrays
{
    const float* powerFactor;
    const float* conductanceFactor;
    float* powerW;
    float* dieC;
    float* plateC;
    std::size_t count = 0;
};

struct GpuRackResult
{
    double powerW = 0;        ///< drawn
    double coolantW = 0;      ///< handed to the coolant
    double storedW = 0;       ///< warming dies and plates
    double dieSumC = 0;
    float dieMaxC = -1e9f;
    double throttled = 0;     ///< GPUs whose clocks are cut
};

/// One implicit Euler step (or the steady state) of two thermal nodes a GPU, die + lid and cold plate, with power that depends on
/// the new die temperature: unconditionally stable, exact in the steady state. Writes powerW, dieC, plateC.
/// The sums run in a fixed order, so results don't depend on threads.
GpuRackResult advanceGpus(const GpuRackConditions& conditions, const GpuRackArrays& gpus);

} // namespace twin
