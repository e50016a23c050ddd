// The facility water system: pumps in parallel, the cooling plant, a trunk, and a branch into every hall. Immutable after
// construction, so any thread may ask. Pure: equal requests give equal answers.
#pragma once
#include "twin/physics/hydraulics/HeatTransport.h"
#include "twin/physics/hydraulics/LoopSizing.h"
#include <optional>

namespace twin::hydraulics {

struct FacilityDesign
{
    std::vector<double> hallKgPerS;  ///< design flow of each hall; 0 for one without racks
    Fluid fluid;
    int pumps = 1;
    double pumpRatedW = 0;           ///< electrical, each, at full speed and its design point
    double pumpHeadM = 25;           ///< at design
    double wireToWater = 0.7;        ///< at full speed and the design point
    double fixedHeadShare = 0.3;     ///< of the head that the control keeps at no flow
};

struct FacilityRequest
{
    std::vector<double> hallKgPerS;  ///< wanted by each hall; empty: the design flows
    int pumpsOut = 0;
    std::optional<double> speed;     ///< of the running pumps; empty: what the control sets, at most 1
};

struct HallFlow
{
    double wantedKgPerS = 0, kgPerS = 0;
    double dropPa = 0;       ///< from the hall's supply to its return
    double opening = 0;      ///< its valves, share of their full flow coefficient
    bool starved = false;    ///< gets less than it wants with its valves fully open
};

struct FacilityPoint
{
    std::vector<HallFlow> halls;
    double kgPerS = 0;
    int pumpsRunning = 0;
    double pumpSpeed = 0, pumpHeadM = 0;
    double hydraulicW = 0, shaftW = 0, electricalW = 0; ///< all pumps
    double dissipatedW = 0;  ///< in pipes, plant and halls: equals hydraulicW
    double imbalanceKgPerS = 0;
    std::vector<Issue> issues;
};

struct FacilityTemperatures
{
    std::vector<double> hallReturnC; ///< NaN for a hall without flow
    double returnC = 0;              ///< mixed, at the plant
    double imbalanceW = 0;           ///< of the heat balance
    std::vector<Issue> issues;       ///< heat in halls that no water reaches
};

class FacilityLoop
{
public:
    /// Throws Error for what cannot be (negative flows or ratings, no hall with a flow, efficiency above 1).
    FacilityLoop(FacilityDesign design, LoopSizing sizing = {});

    double designKgPerS() const { return m_total; }
    double ratedKgPerSPerPump() const { return m_ratedM3PerS * m_design.fluid.densityKgPerM3; }
    const FacilityDesign& design() const { return m_design; }
    /// What the sizing leaves to say: a trunk too thin for the head, pumps too small for the design flow.
    const std::vector<Issue>& issues() const { return m_issues; }

    /// The operating point. As many pumps run as the flow needs; their speed keeps a head of fixed share plus square, more where a hall
    /// would starve, at most 1. Halls throttle to what they want; where the pumps cannot give it, halls open fully and share.
    /// Throws Error for a request of the wrong length or with negative flows.
    FacilityPoint operate(const FacilityRequest& request) const;
    /// The operating point up to the design flow, halls asking in proportion, by the pumps' curves alone: there no hall's pipes ask for
    /// more than the head that the control keeps. Empty where only the network can tell: above the design flow, with pipes too thin for
    /// the head, with hardly any fixed head, or with pumps that cannot keep it.
    std::optional<FacilityPoint> throttled(double flowShare) const;
    /// Return temperatures for heat put into the halls, W, with water supplied at `supplyC`.
    FacilityTemperatures temperatures(const FacilityPoint& point, double supplyC, const std::vector<double>& hallHeatW) const;

private:
    struct Places
    {
        int suction, discharge, supply, back;
        std::vector<int> hallIn, hallOut;
    };
    HydraulicNetwork pipework(Places& places) const;
    struct Staging
    {
        int running = 0;
        double speed = 0; ///< where the control's head can be kept, else of the least one, at most 1
    };
    Staging stage(double kgPerS, double keptPa, double leastPa, int available) const;
    double controlPa(double flowShare) const;
    double openPa(std::size_t hall, double kgPerS) const;
    FlowSolution solve(const std::vector<double>& wanted, const std::vector<char>& open, int running, double speed, HydraulicNetwork& network,
                       Places& places) const;

    FacilityDesign m_design;
    LoopSizing m_sizing;
    PumpCurve m_curve;
    double m_total = 0, m_ratedM3PerS = 0;
    std::vector<double> m_hallPa;   ///< drop of each hall at design, what the pipes leave of the head
    std::vector<Issue> m_issues;
};

/// A steel pipe for a flow at a velocity, with its fittings in the length.
Pipe sizedPipe(std::string name, int from, int to, double lengthM, double kgPerS, double velocityMPerS, const Fluid& fluid, const LoopSizing& sizing);

} // namespace twin::hydraulics
