// Initial short-circuit currents after IEC 60909-0: three-phase, line-to-earth, line-to-line and two lines to earth, with fault
// impedance and voltage factor. Pure functions, any thread.
#pragma once
#include "twin/physics/network/PowerFlow.h"

namespace twin::network {

enum class FaultType { ThreePhase, PhaseToEarth, TwoPhase, TwoPhaseToEarth };

struct Fault
{
    std::string name;
    int bus = -1;
    bool closed = true;
    FaultType type = FaultType::ThreePhase;
    int phase = 0, other = 1;   ///< 0, 1, 2 for a, b, c; `other` only where two phases are struck
    Complex zOhm{};             ///< to earth, or between the two phases; 0: bolted
};

struct ShortCircuitOptions
{
    bool maximum = true;        ///< voltage factor for the largest current, else for the smallest
    bool shunts = true;         ///< line capacitance, magnetisation and shunts count (the standard leaves them out)
    bool transformerCorrection = false; ///< K_T of clause 6.3.3
    bool machines = true;       ///< generators with a subtransient reactance feed the fault
    bool threePhase = false;    ///< all three phases even where every fault is symmetric
};

/// Table 1 of IEC 60909-0 for 10 % voltage tolerance: 1.10, or 0.95 up to 1 kV and 1.00 above.
double voltageFactor(double ratedV, bool maximum);

struct FaultResult
{
    bool energised = false;
    PhaseVector a{};            ///< into the fault, by phase (symmetric studies too)
};

/// Loads are left out; every source and machine drives at voltage factor x rated voltage behind its impedance. Several faults
/// may strike at once.
struct ShortCircuitResult : NetworkState
{
    std::vector<FaultResult> faults;
};
/// Throws Error for an impossible network or fault.
ShortCircuitResult shortCircuit(const ElectricalNetwork& network, const std::vector<Fault>& faults, const ShortCircuitOptions& options = {});

/// Three-phase bolted fault at one bus, by the equivalent voltage source at the fault (clause 5.3).
struct ShortCircuitLevel
{
    double ka = 0;              ///< initial symmetrical current I"k, kA; 0 where dark
    double mva = 0;             ///< sqrt3 Un I"k
    double xOverR = 0;
    double peakKa = 0;          ///< kappa sqrt2 I"k, clause 8.1 (method of the uniform ratio R/X)
};
/// Every bus, in order.
std::vector<ShortCircuitLevel> shortCircuitLevels(const ElectricalNetwork& network, bool maximum = true);

/// A symmetric study's value in all three phases: u, a² u, a u.
PhaseVector inPhases(Complex u);

} // namespace twin::network
