// AC power flow of an electrical network, symmetric or by phases. Newton-Raphson (Stott, Proc. IEEE 62 (1974), 916).
#pragma once
#include "twin/physics/network/ElectricalNetwork.h"
#include <algorithm>
#include <memory>

namespace twin::network {

enum class Start {
    Flat,     ///< rated voltage, phase shifts of transformers known
    Dc,       ///< flat magnitudes, angles from active power
    Linear,   ///< loads as impedances: one more factorisation, and a good guess even far from rated voltage
};
enum class TapStrategy {
    Fixed,    ///< taps stay where they are
    AnyValid, ///< step until the voltage lies in the band
    MinVoltage, MaxVoltage, ///< the lowest, the highest voltage within the band
};

struct PowerFlowOptions
{
    bool threePhase = false;
    Start start = Start::Flat;         ///< if that does not converge, Linear is tried before giving up
    TapStrategy taps = TapStrategy::Fixed;
    bool loadsAsImpedances = false;    ///< the linear approximation
    bool reactiveLimits = false;       ///< a generator beyond its q limits gives up its voltage
    int maxIterations = 30;
    double toleranceVa = 1e-3;         ///< on active and reactive power at every bus
    std::vector<Complex> startU;       ///< by bus, pu: where to begin (an earlier solution); 0 or missing: as `start` says. Symmetric studies
};

/// What enters an element at one terminal. Symmetric studies: [0] holds the three-phase power and the line current of phase a;
/// by phases: a, b, c.
struct Terminal
{
    PhaseVector va{};                  ///< VA
    PhaseVector a{};                   ///< A
    double totalVa() const { return std::abs(va[0]) + std::abs(va[1]) + std::abs(va[2]); }
    double largestA() const { return std::max({std::abs(a[0]), std::abs(a[1]), std::abs(a[2])}); }
    double activeW() const { return va[0].real() + va[1].real() + va[2].real(); }
};

struct BranchResult
{
    bool energised = false;
    Terminal from, to;
    double loading = notGiven;         ///< of its rating; not a number without one
    double lossW() const { return from.activeW() + to.activeW(); }
};

struct Branch3Result
{
    bool energised = false;
    std::array<Terminal, 3> side;
    double loading = 0;
    double lossW() const { return side[0].activeW() + side[1].activeW() + side[2].activeW(); }
};

/// Loads and shunts: drawn. Generators and sources: delivered.
struct InjectionResult
{
    bool energised = false;
    Terminal at;
    bool atLimit = false;              ///< a generator at a reactive limit
};

/// State of a network after a study.
struct NetworkState
{
    int phases = 1;
    Islands islands;
    std::vector<char> energised;       ///< by bus
    std::vector<PhaseVector> u;        ///< by bus, pu of rated line-to-line (by phases: of rated phase) voltage; 0 where dark
    std::vector<BranchResult> lines, phaseLines, links, genericBranches, transformers;
    std::vector<Branch3Result> transformers3;
    std::vector<InjectionResult> sources, loads, generators, shunts;
    std::vector<int> darkBuses() const;
    double lossW() const;              ///< of all branches
};

struct PowerFlowResult : NetworkState
{
    int iterations = 0;
    double mismatchVa = 0;             ///< largest that is left at a bus
    std::string mismatchAt;            ///< its name
    std::vector<int> tapPositions;     ///< by two-winding transformer
    std::vector<int> tapPositions3;    ///< by three-winding transformer
    int tapRounds = 0;                 ///< power flows that the tap changers asked for
};

/// Keeps orderings and symbolic factors from one study to the next: much faster where only numbers change. Belongs to one thread.
class PowerFlow
{
public:
    PowerFlow();
    ~PowerFlow();
    PowerFlow(PowerFlow&&) noexcept;
    PowerFlow& operator=(PowerFlow&&) noexcept;
    /// Islands without a source or grid-forming generator stay dark. Throws Error for an impossible network (see
    /// ElectricalNetwork::check) and for one that does not converge, naming the bus and what is missing there.
    PowerFlowResult solve(const ElectricalNetwork& network, const PowerFlowOptions& options = {});

private:
    struct Solvers;
    std::unique_ptr<Solvers> m;
};

} // namespace twin::network
