// Tap changers that look for a place in their band, round after round. Internal to twin/physics/network.
#pragma once
#include "twin/physics/network/PowerFlow.h"
#include <functional>

namespace twin::network {

/// Transformers are served from the sources outwards; those as many transformers away from a source step together, one step a
/// round, and all beyond wait until they rest (the way time-graded voltage regulators work). A changer at its end stays there.
/// Throws Error if the taps still hunt after twice their range.
PowerFlowResult regulateTaps(ElectricalNetwork network, TapStrategy strategy, const std::function<PowerFlowResult(const ElectricalNetwork&)>& solve);

} // namespace twin::network
