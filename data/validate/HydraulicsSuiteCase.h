// Pipe networks of other programs as the hydraulics suite reads them: the network, and what the reference found. Values only.
#pragma once
#include "data/validate/ReferenceFiles.h"
#include "twin/physics/hydraulics/HydraulicNetwork.h"
#include <limits>
#include <string>
#include <vector>

namespace data {

inline constexpr double notGiven = std::numeric_limits<double>::quiet_NaN(); ///< where the reference has no figure

struct HydraulicsCase
{
    enum class Program { OpenModelica, Stanet };
    Program program = Program::OpenModelica;
    twin::hydraulics::HydraulicNetwork network;
    bool heat = false;                              ///< the reference has temperatures
    std::vector<double> pressureBar;                ///< by junction
    std::vector<double> pipeMPerS, valveMPerS;      ///< from -> to
    std::vector<std::vector<double>> sectionC;      ///< by pipe, °C
    /// What keeps the model from solving it; empty if nothing.
    std::string unsupported;
};

/// True for the form of such a file: an object with a fluid, junctions and supplies.
bool isHydraulicsCase(const ReferenceFile& file);
/// Throws twin::Error naming the element and the field for what is missing, of another kind, or cannot be.
HydraulicsCase readHydraulicsCase(const ReferenceFile& file);

} // namespace data
