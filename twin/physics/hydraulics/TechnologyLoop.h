// A technology loop: a CDU's pumps and exchanger, and the racks in parallel on its manifold. Immutable after construction; any thread.
#pragma once
#include "twin/physics/hydraulics/HydraulicSolver.h"
#include "twin/physics/hydraulics/LoopSizing.h"

namespace twin::hydraulics {

struct TechnologyDesign
{
    int racks = 1;
    double rackKgPerS = 0; ///< design flow of each rack
    double cduRatedKgPerS = 0; ///< flow at which the CDU's exchanger has its rated drop; 0: the loop's design flow
    Fluid fluid;
};

struct TechnologyRequest
{
    double flowShare = 1;  ///< of the design flow of all racks together
    int pumpsOut = 0;
};

struct TechnologyPoint
{
    std::vector<double> rackKgPerS; ///< from the CDU outwards
    double kgPerS = 0;
    int pumpsRunning = 0;
    double pumpSpeed = 0, pumpPa = 0;
    double hydraulicW = 0, shaftW = 0, electricalW = 0; ///< all pumps of the loop
    double dissipatedW = 0, imbalanceKgPerS = 0;
    std::vector<Issue> issues;
};

class TechnologyLoop
{
public:
    /// Throws Error for what cannot be.
    TechnologyLoop(TechnologyDesign design, LoopSizing sizing = {});
    const TechnologyDesign& design() const { return m_design; }
    double designPa() const { return m_designPa; } ///< what the pumps lift at design flow
    /// All pumps in service run at one speed that gives the flow asked for, at most full speed. Throws Error for a negative share.
    TechnologyPoint operate(const TechnologyRequest& request) const;

private:
    HydraulicNetwork pipework() const;

    TechnologyDesign m_design;
    LoopSizing m_sizing;
    PumpCurve m_curve;
    double m_designPa = 0;
};

} // namespace twin::hydraulics
