// Temperatures of a pipe network in steady state, for flows that are known. Pure functions, any thread.
//
// Along a pipe the water's difference to its surroundings falls as exp(-x U pi D / (m cp)) (Incropera, Fundamentals of Heat and Mass
// Transfer, 7th ed., eq. 8.45b); at a junction all that comes in mixes; what leaves has the mixed temperature. Friction's own heat in
// pipes is not counted there; `pumpHeat` counts it where the pumps put it in.
#pragma once
#include "twin/physics/hydraulics/HydraulicSolver.h"

namespace twin::hydraulics {

enum class HeatScheme {
    Exponential,  ///< exact for constant properties
    MixedVolumes, ///< each section is one well-mixed volume, as finite-volume programs with upwind differences have it
};

struct HeatOptions
{
    HeatScheme scheme = HeatScheme::Exponential;
    bool pumpHeat = false; ///< a pump's shaft power ends as heat in its water; curves without power count their pressure power
};

struct HeatSolution
{
    std::vector<double> junctionC;    ///< NaN where no water comes and nothing tells a temperature
    std::vector<double> branchInC;    ///< of the water entering each branch, in its flow's direction
    std::vector<double> branchOutC;
    std::vector<std::vector<double>> sectionC; ///< by pipe, from `from` to `to`: the temperature at each section's downstream end
    std::vector<double> pipeMeanC;    ///< mean over the length: exact integral, or mean of the volumes
    double lossW = 0;                 ///< to the surroundings
    double addedW = 0;                ///< by pipes, components and pumps
    double carriedW = 0;              ///< by grids and given flows, in less out, over 0 °C
    double imbalanceW = 0;            ///< carried + added - lost: what the equations leave over
    std::vector<Issue> issues;        ///< heat put where no water flows
};

/// `flow` must be the converged solution of the same network. Throws Error if it is not.
HeatSolution solveHeat(const HydraulicNetwork& network, const FlowSolution& flow, const HeatOptions& options = {});

} // namespace twin::hydraulics
