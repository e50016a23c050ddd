// Flows and pressures of a pipe network in steady state. Pure functions, any thread.
//
// Newton on pressures and flows together. The flows are eliminated branch by branch, so that one symmetric positive definite system
// of the pressures is left (the global gradient algorithm: Todini and Pilati 1988; Todini and Rossman, J. Hydraul. Eng. 139 (2013)),
// factorised by Eigen's sparse LDLT whose symbolic part is kept. As every branch's drop rises with its flow, the solution is the least
// point of a convex function; the step is shortened along it where needed, which makes the iteration find it from any start.
#pragma once
#include "twin/base/Error.h"
#include "twin/physics/hydraulics/HydraulicNetwork.h"
#include <string>
#include <vector>

namespace twin::hydraulics {

struct SolverOptions
{
    int maxIterations = 200;
    double tolerancePa = 1e-3;  ///< of the worst branch, beside 1e-10 of the largest pressure
};

/// A pump at its operating point.
struct PumpPoint
{
    double m3PerS = 0, liftPa = 0;
    double hydraulicW = 0;      ///< dp V
    double shaftW = 0, electricalW = 0; ///< NaN for a curve without power; a curve of electrical power counts it as shaft power too
    bool beyondPoints = false;  ///< past the digitised points of its curve
    bool held = false;          ///< turning, but the pressure against it keeps its flap shut
};

struct FlowSolution
{
    std::vector<double> pressurePa;   ///< by junction; NaN in an island without a supply
    std::vector<double> branchKgPerS; ///< pipes, valves, components, pumps
    std::vector<double> gridKgPerS;   ///< into the network; of several grids on one junction the first carries all
    std::vector<PumpPoint> pumps;
    PipeIslands islands;
    bool converged = false;
    int iterations = 0;
    double mismatchPa = 0;            ///< of the worst branch
    int worstBranch = -1;
    double imbalanceKgPerS = 0;       ///< of the worst junction
    std::vector<Issue> issues;        ///< islands without supply, pumps out of their curves, no convergence: in words

    double pipe(std::size_t i) const { return branchKgPerS[i]; }
    double valve(const HydraulicNetwork& n, std::size_t i) const { return branchKgPerS[n.pipes.size() + i]; }
    double component(const HydraulicNetwork& n, std::size_t i) const { return branchKgPerS[n.pipes.size() + n.valves.size() + i]; }
    double pump(const HydraulicNetwork& n, std::size_t i) const
    {
        return branchKgPerS[n.pipes.size() + n.valves.size() + n.components.size() + i];
    }
};

/// Throws Error for a network that `check()` refuses. A network that has no solution comes back with `converged` false and an issue
/// that names the worst branch and its mismatch. Islands without a supply stand still; what was asked of them is said in an issue.
FlowSolution solveFlow(const HydraulicNetwork& network, const SolverOptions& options = {});

/// Pressure power lost in pipes, valves and components, W: what the pumps and grids put in.
double dissipatedW(const HydraulicNetwork& network, const FlowSolution& flow);

} // namespace twin::hydraulics
