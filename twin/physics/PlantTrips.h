// GPUs that shut themselves down. Internal to twin/physics; rare, so after the pass over the racks and on one thread.
#pragma once
#include "twin/physics/PlantOutages.h"

namespace twin {

/// Shuts down what has passed its trip temperature, and brings back what has cooled for long enough. `somethingTrips`: some GPU may be past
/// it; then the GPUs' own arrays must be of this instant.
void watchTrips(const CompiledPlant& plant, const RackFlows& flows, double seconds, bool somethingTrips, PlantState& state);
/// Where racks settle without the flow that holds them, their GPUs are off, and stay off in the steps that follow. Returns how many.
double settleTrips(const CompiledPlant& plant, const RackFlows& flows, PlantState& state);

} // namespace twin
