// Power systems of the textbook form (buses, generators, branches in per unit) with their solved state. Any thread.
#pragma once
#include "data/validate/ReferenceFiles.h"
#include "twin/physics/network/ElectricalNetwork.h"

namespace data::powerflow {

struct BusCase
{
    twin::network::ElectricalNetwork network;
    std::vector<double> magnitudePu, angleDeg; ///< expected, by bus
    double lossMw = twin::network::notGiven;   ///< expected, where the file has it
};
/// Whether the file's keys are those of such a case.
bool isBusCase(const ReferenceFile& file);
/// Throws twin::Error.
BusCase readBusCase(const ReferenceFile& file);

} // namespace data::powerflow
