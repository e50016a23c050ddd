// The four-node test feeder: source, line, transformer, line, load; unbalanced, for every transformer connection. Any thread.
#pragma once
#include "data/validate/ReferenceFiles.h"
#include "twin/physics/network/ElectricalNetwork.h"
#include <functional>

namespace data::powerflow {

struct FeederCase
{
    std::string name;                                       ///< "UnbalancedStepDown YY"
    twin::network::ElectricalNetwork network;               ///< buses 0 .. 3 are the nodes 1 .. 4
    /// Expected at nodes 2, 3, 4: magnitudes in V and angles in degrees of the phase or line-to-line voltages.
    struct Probe
    {
        int bus = 0;
        bool delta = false;
        std::array<double, 3> volts{}, degrees{};
    };
    std::vector<Probe> probes;
};
bool isFeeder(const ReferenceFile& file);
/// Hands each case to `take`, and the sentence of one that cannot be built to `problem`. Throws twin::Error where the file itself
/// cannot be read.
void readFeeder(const ReferenceFile& file, const std::function<void(const FeederCase&)>& take, const std::function<void(const std::string&)>& problem);

} // namespace data::powerflow
