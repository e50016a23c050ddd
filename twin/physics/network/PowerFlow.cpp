#include "twin/physics/network/PowerFlow.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/physics/network/NetworkStudy.h"
#include "twin/physics/network/TapControl.h"
#include <algorithm>
#include <cmath>

namespace twin::network {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

// Stiffer than this a source is an ideal voltage: its drop is below 1e-8 pu at 100 MVA, and as an impedance it would drown the
// balance of its bus in rounding.
constexpr double idealVa = 1e16;
constexpr int limitRounds = 10;
// Holds the zero sequence of a part without earth at nothing. It carries no current, so its size is free; one like a short line's keeps
// Newton's steps good.
constexpr double zeroSequenceTie = 100;

/// Power in at 1 pu of something at a node, by phase, pu of a phase's base.
template<int P, class Element> Phases<P> phasePower(const Element& e)
{
    Phases<P> s;
    if constexpr (P == 1)
        s[0] = e.powerVa / baseVa;
    else
        for (int p = 0; p < 3; ++p)
            s[p] = (e.unequal ? e.phaseVa[at(p)] : e.powerVa / 3.0) * 3.0 / baseVa;
    return s;
}

bool holdsVoltage(const Generator& g) { return g.closed && !std::isnan(g.holdsPu); }

/// The equations of one power flow, and the way back from voltages to everything's power.
template<int P> class Flow
{
public:
    Flow(const ElectricalNetwork& network, const PowerFlowOptions& options, const std::vector<double>& fixedQ)
        : m_network(network), m_options(options), m_fixedQ(fixedQ), m_study(network, {})
    {
        build();
    }

    NewtonOutcome run(NewtonSolver& solver) const
    {
        const double tolerance = m_options.toleranceVa / baseVa * P;
        const auto guess = flatStart();
        if (m_options.loadsAsImpedances) {
            NewtonOutcome out;
            out.u = solver.linearStart(m_problem, guess);
            out.converged = true;
            return out;
        }
        auto start = guess;
        if (m_options.start == Start::Dc)
            start = solver.dcStart(m_problem, guess);
        else if (m_options.start == Start::Linear)
            start = solver.linearStart(m_problem, guess);
        const bool warm = P == 1 && warmStart(start);
        auto out = solver.solve(m_problem, start, m_options.maxIterations, tolerance);
        if (!out.converged && (warm || m_options.start != Start::Linear)) {
            auto again = solver.solve(m_problem, solver.linearStart(m_problem, guess), m_options.maxIterations, tolerance);
            if (again.converged)
                return again;
        }
        return out;
    }

    const NetworkStudy<P>& study() const { return m_study; }

    void collect(const std::vector<Complex>& u, PowerFlowResult& result) const
    {
        m_study.flows(u, result);
        result.loads.assign(m_network.loads.size(), {});
        result.generators.assign(m_network.generators.size(), {});
        result.sources.assign(m_network.sources.size(), {});
        auto needed = m_study.drawn(u); // what sources and voltage-holding generators must bring
        const auto powerAt = [&](const auto& e, const Phases<P>& v) {
            Phases<P> s = phasePower<P>(e);
            for (int p = 0; p < P; ++p) {
                const double m = std::abs(v[p]);
                const auto law = m_options.loadsAsImpedances ? LoadLaw::Impedance : e.law;
                s[p] *= law == LoadLaw::Power ? 1.0 : law == LoadLaw::Current ? m : m * m;
            }
            return s;
        };
        const auto currentOf = [&](const Phases<P>& s, const Phases<P>& v) {
            Phases<P> i;
            for (int p = 0; p < P; ++p)
                i[p] = v[p] == Complex{} ? Complex{} : std::conj(s[p] / v[p]);
            return i;
        };
        for (std::size_t l = 0; l < m_network.loads.size(); ++l) {
            const auto& load = m_network.loads[l];
            if (!load.closed || !m_study.live(load.bus))
                continue;
            const auto v = m_study.voltage(load.bus, u);
            Phases<P> i;
            if (P == 3 && load.delta) {
                const auto s = phasePower<P>(load); // by pair ab, bc, ca; a phase's base fits since u is in pu of phase voltage
                i = Phases<P>::Zero();
                for (int p = 0; p < P; ++p) {
                    const int q = (p + 1) % P;
                    const Complex through = std::conj(s[p] / (v[p] - v[q]));
                    i[p] += through;
                    i[q] -= through;
                }
            } else {
                i = currentOf(powerAt(load, v), v);
            }
            result.loads[l].energised = true;
            result.loads[l].at = m_study.terminal(load.bus, u, i);
            needed[at(load.bus)] += i;
        }
        for (std::size_t g = 0; g < m_network.generators.size(); ++g) {
            const auto& generator = m_network.generators[g];
            if (!generator.closed || !m_study.live(generator.bus) || isLeader(g))
                continue;
            const auto v = m_study.voltage(generator.bus, u);
            auto s = powerAt(generator, v);
            if (holdsVoltage(generator)) // its reactive power follows below
                for (int p = 0; p < P; ++p)
                    s[p] = Complex(s[p].real(), std::isnan(m_fixedQ[g]) ? 0.0 : m_fixedQ[g] / baseVa);
            const Phases<P> i = currentOf(s, v);
            result.generators[g].energised = true;
            result.generators[g].atLimit = holdsVoltage(generator) && !std::isnan(m_fixedQ[g]);
            result.generators[g].at = m_study.terminal(generator.bus, u, i);
            needed[at(generator.bus)] -= i;
        }
        shareReactive(u, needed, result);
        shareSources(u, needed, result);
    }

    /// Reactive power of a generator that holds its voltage, at the solution.
    static double reactiveVar(const InjectionResult& r) { return r.at.va[0].imag() + r.at.va[1].imag() + r.at.va[2].imag(); }

    Error failure(const NewtonOutcome& out) const
    {
        if (out.worst < 0)
            return Error(TWIN_TEXT("The power flow has nothing to solve: no bus is connected to a source."));
        const int node = m_study.node(out.worst);
        const double share = baseVa / P * 1e-6;
        return Error(TWIN_TEXT("The power flow did not converge: after %1 iterations %2 power at %3 is still %4 %5 off its balance; less load, or a "
                               "stronger connection, is needed there."),
                     {std::to_string(out.iterations), out.worstIsReactive ? "reactive" : "active", m_study.nodeName(node),
                      std::isfinite(out.mismatch) ? numberText(out.mismatch * share, 6) : std::string("infinitely"), out.worstIsReactive ? "Mvar" : "MW"});
    }

private:
    bool isLeader(std::size_t g) const
    {
        const auto& leaders = m_study.islands().leader;
        return std::find(leaders.begin(), leaders.end(), static_cast<int>(g)) != leaders.end();
    }

    void build()
    {
        auto& p = m_problem;
        p.phases = P;
        const auto n = at(m_study.unknowns());
        p.injected.assign(n, {});
        p.power.assign(n, {});
        p.current.assign(n, {});
        p.kind.assign(n, NodalProblem::Kind::Load);
        p.holds.assign(n, 1);
        std::vector<typename NetworkStudy<P>::Diagonal> extra;
        std::vector<int> earthed;
        m_fixed.assign(n, {});
        for (const auto& s : m_network.sources) {
            if (!s.closed)
                continue;
            const Phases<P> e = balanced<P>(std::polar(s.uPu, s.angleRad));
            const int first = m_study.unknown(s.bus);
            earthed.push_back(s.bus);
            if (s.shortCircuitVa >= idealVa) {
                for (int k = 0; k < P; ++k) {
                    p.kind[at(first + k)] = NodalProblem::Kind::Fixed;
                    m_fixed[at(first + k)] = e[k];
                }
                continue;
            }
            const Complex y = sourceAdmittance(s);
            const Block<P> block = sequenceBlock<P>(y, y / s.z0OverZ1);
            extra.push_back({s.bus, block});
            const Phases<P> i = block * e;
            for (int k = 0; k < P; ++k)
                p.injected[at(first + k)] += i[k];
        }
        for (const int leader : m_study.islands().leader)
            if (leader >= 0) {
                const auto& g = m_network.generators[at(leader)];
                const Phases<P> e = balanced<P>(std::isnan(g.holdsPu) ? 1.0 : g.holdsPu);
                earthed.push_back(g.bus);
                for (int k = 0; k < P; ++k) {
                    p.kind[at(m_study.unknown(g.bus) + k)] = NodalProblem::Kind::Fixed;
                    m_fixed[at(m_study.unknown(g.bus) + k)] = e[k];
                }
            }
        const auto put = [&](const auto& element, double sign) {
            const auto s = phasePower<P>(element);
            const int first = m_study.unknown(element.bus);
            const auto law = m_options.loadsAsImpedances ? LoadLaw::Impedance : element.law;
            // An impedance earths its bus. Constant power does so only where it must, by unequal phases: alike in all, it would leave
            // the neutral of a part without earth free to wander, so that part is tied instead.
            if (s != Phases<P>::Zero() && (law == LoadLaw::Impedance || element.unequal))
                earthed.push_back(element.bus);
            if (law == LoadLaw::Impedance) {
                extra.push_back({element.bus, Block<P>((-sign * s.conjugate()).asDiagonal())});
                return;
            }
            for (int k = 0; k < P; ++k)
                (law == LoadLaw::Power ? p.power : p.current)[at(first + k)] += sign * s[k];
        };
        for (const auto& l : m_network.loads) {
            if (!l.closed || !m_study.live(l.bus))
                continue;
            if (P == 3 && l.delta) {
                const auto s = phasePower<P>(l);
                const int first = m_study.unknown(l.bus);
                for (int k = 0; k < P; ++k)
                    p.between.push_back({first + k, first + (k + 1) % P, s[k]});
            } else {
                put(l, -1);
            }
        }
        for (std::size_t g = 0; g < m_network.generators.size(); ++g) {
            const auto& generator = m_network.generators[g];
            if (!generator.closed || !m_study.live(generator.bus) || isLeader(g))
                continue;
            auto element = generator;
            const bool holds = holdsVoltage(generator);
            if (holds && !std::isnan(m_fixedQ[g])) {
                element.powerVa.imag(m_fixedQ[g]);
                element.unequal = false;
            } else if (holds) {
                const int first = m_study.unknown(generator.bus);
                for (int k = 0; k < P; ++k)
                    if (auto& kind = p.kind[at(first + k)]; kind == NodalProblem::Kind::Load) {
                        kind = NodalProblem::Kind::HoldsVoltage;
                        p.holds[at(first + k)] = generator.holdsPu;
                    }
                element.powerVa.imag(0);
                for (auto& s : element.phaseVa)
                    s.imag(0);
            }
            put(element, 1);
        }
        if (P == 3)
            for (const auto& e : m_study.earths(zeroSequenceTie, earthed))
                extra.push_back(e);
        p.y = m_study.admittance(extra, true);
    }

    std::vector<Complex> flatStart() const
    {
        const auto angle = m_study.shifts();
        std::vector<Complex> u(m_problem.size());
        for (int i = 0; i < m_study.unknowns(); i += P) {
            const auto v = balanced<P>(std::polar(1.0, angle[at(m_study.node(i))]));
            for (int k = 0; k < P; ++k) {
                const auto x = at(i + k);
                u[x] = m_problem.kind[x] == NodalProblem::Kind::Fixed ? m_fixed[x] : m_problem.holds[x] * v[k];
            }
        }
        return u;
    }

    /// Takes over what is known from an earlier solution; voltages that are held or given stay so. False if there is nothing.
    bool warmStart(std::vector<Complex>& u) const
    {
        bool any = false;
        for (int i = 0; i < m_study.unknowns(); i += P) {
            const auto bus = at(m_study.node(i));
            const auto x = at(i);
            if (bus >= m_options.startU.size() || m_options.startU[bus] == Complex{} || m_problem.kind[x] == NodalProblem::Kind::Fixed)
                continue;
            any = true;
            u[x] = m_options.startU[bus];
            if (m_problem.kind[x] == NodalProblem::Kind::HoldsVoltage)
                u[x] *= m_problem.holds[x] / std::abs(u[x]);
        }
        return any;
    }

    /// Generators that hold one bus's voltage share its reactive power equally.
    void shareReactive(const std::vector<Complex>& u, std::vector<Phases<P>>& needed, PowerFlowResult& result) const
    {
        std::vector<int> count(m_network.buses.size(), 0);
        const auto takes = [&](std::size_t g) {
            const auto& generator = m_network.generators[g];
            return holdsVoltage(generator) && m_study.live(generator.bus) && !isLeader(g) && std::isnan(m_fixedQ[g])
                && m_problem.kind[at(m_study.unknown(generator.bus))] == NodalProblem::Kind::HoldsVoltage;
        };
        for (std::size_t g = 0; g < m_network.generators.size(); ++g)
            if (takes(g))
                ++count[at(m_network.generators[g].bus)];
        std::vector<Phases<P>> used(m_network.buses.size(), Phases<P>::Zero());
        for (std::size_t g = 0; g < m_network.generators.size(); ++g) {
            if (!takes(g))
                continue;
            const int bus = m_network.generators[g].bus;
            const auto v = m_study.voltage(bus, u);
            Phases<P> i;
            for (int p = 0; p < P; ++p) {
                const double q = (v[p] * std::conj(needed[at(bus)][p])).imag() / count[at(bus)];
                i[p] = std::conj(Complex(result.generators[g].at.va[at(p)].real() / (baseVa / P), q) / v[p]);
                used[at(bus)][p] += std::conj(Complex(0, q) / v[p]);
            }
            result.generators[g].at = m_study.terminal(bus, u, i);
        }
        for (std::size_t b = 0; b < used.size(); ++b)
            needed[b] -= used[b];
    }

    /// Sources bring what is left at their bus: one alone all of it, several by their impedances. So does an island's leader.
    void shareSources(const std::vector<Complex>& u, const std::vector<Phases<P>>& needed, PowerFlowResult& result) const
    {
        for (const int leader : m_study.islands().leader)
            if (leader >= 0) {
                auto& r = result.generators[at(leader)];
                r.energised = true;
                r.at = m_study.terminal(m_network.generators[at(leader)].bus, u, needed[at(m_network.generators[at(leader)].bus)]);
            }
        for (std::size_t s = 0; s < m_network.sources.size(); ++s) {
            const auto& source = m_network.sources[s];
            if (!source.closed)
                continue;
            const bool ideal = source.shortCircuitVa >= idealVa;
            double stiffness = 0;
            Phases<P> others = Phases<P>::Zero();
            for (const auto& o : m_network.sources) {
                if (!o.closed || o.bus != source.bus || (ideal && o.shortCircuitVa < idealVa))
                    continue;
                stiffness += ideal ? 1 : o.shortCircuitVa;
                if (!ideal)
                    others += throughImpedance(o, u);
            }
            const double share = (ideal ? 1 : source.shortCircuitVa) / stiffness;
            Phases<P> rest = needed[at(source.bus)];
            Phases<P> own = Phases<P>::Zero();
            if (ideal) {
                for (const auto& o : m_network.sources)
                    if (o.closed && o.bus == source.bus && o.shortCircuitVa < idealVa)
                        rest -= throughImpedance(o, u);
            } else if (fixedAt(source.bus)) { // beside an ideal one: what its impedance lets through
                result.sources[s].energised = true;
                result.sources[s].at = m_study.terminal(source.bus, u, throughImpedance(source, u));
                continue;
            } else {
                own = throughImpedance(source, u) - share * others;
            }
            result.sources[s].energised = true;
            result.sources[s].at = m_study.terminal(source.bus, u, Phases<P>(own + share * rest));
        }
    }
    bool fixedAt(int bus) const { return m_problem.kind[at(m_study.unknown(bus))] == NodalProblem::Kind::Fixed; }
    Phases<P> throughImpedance(const Source& s, const std::vector<Complex>& u) const
    {
        const Complex y = sourceAdmittance(s);
        return sequenceBlock<P>(y, y / s.z0OverZ1) * (balanced<P>(std::polar(s.uPu, s.angleRad)) - m_study.voltage(s.bus, u));
    }

    const ElectricalNetwork& m_network;
    const PowerFlowOptions& m_options;
    const std::vector<double>& m_fixedQ; ///< by generator: reactive power it is held at, var; NaN where free
    NetworkStudy<P> m_study;
    NodalProblem m_problem;
    std::vector<Complex> m_fixed;
};

template<int P> PowerFlowResult solveOnce(const ElectricalNetwork& network, const PowerFlowOptions& options, NewtonSolver& solver)
{
    std::vector<double> fixedQ(network.generators.size(), notGiven);
    PowerFlowResult result;
    for (int round = 0;; ++round) {
        const Flow<P> flow(network, options, fixedQ);
        NewtonOutcome out;
        if (flow.study().unknowns() > 0) {
            out = flow.run(solver);
            if (!out.converged)
                throw flow.failure(out);
            result.mismatchAt = out.worst >= 0 ? flow.study().nodeName(flow.study().node(out.worst)) : std::string();
        }
        result.iterations += out.iterations;
        result.mismatchVa = out.mismatch * baseVa / P;
        flow.collect(out.u, result);
        bool again = false;
        if (options.reactiveLimits && round < limitRounds)
            for (std::size_t g = 0; g < fixedQ.size(); ++g) {
                const auto& generator = network.generators[g];
                if (!holdsVoltage(generator) || !result.generators[g].energised || !std::isnan(fixedQ[g]))
                    continue;
                const double q = Flow<P>::reactiveVar(result.generators[g]);
                if (q > generator.qMaxVar || q < generator.qMinVar) {
                    fixedQ[g] = q > generator.qMaxVar ? generator.qMaxVar : generator.qMinVar;
                    again = true;
                }
            }
        if (!again)
            return result;
    }
}

} // namespace

std::vector<int> NetworkState::darkBuses() const
{
    std::vector<int> dark;
    for (std::size_t b = 0; b < energised.size(); ++b)
        if (!energised[b])
            dark.push_back(static_cast<int>(b));
    return dark;
}

double NetworkState::lossW() const
{
    double sum = 0;
    for (const auto* branches : {&lines, &phaseLines, &links, &genericBranches, &transformers})
        for (const auto& b : *branches)
            sum += b.lossW();
    for (const auto& t : transformers3)
        sum += t.lossW();
    return sum;
}

struct PowerFlow::Solvers
{
    NewtonSolver one, three;
};

PowerFlow::PowerFlow() : m(std::make_unique<Solvers>()) {}
PowerFlow::~PowerFlow() = default;
PowerFlow::PowerFlow(PowerFlow&&) noexcept = default;
PowerFlow& PowerFlow::operator=(PowerFlow&&) noexcept = default;

PowerFlowResult PowerFlow::solve(const ElectricalNetwork& network, const PowerFlowOptions& options)
{
    network.check();
    const auto once = [&](const ElectricalNetwork& n) {
        return options.threePhase ? solveOnce<3>(n, options, m->three) : solveOnce<1>(n, options, m->one);
    };
    auto result = options.taps == TapStrategy::Fixed || network.regulators.empty() ? once(network) : regulateTaps(network, options.taps, once);
    if (result.tapPositions.empty())
        for (const auto& t : network.transformers)
            result.tapPositions.push_back(t.tap.position);
    if (result.tapPositions3.empty())
        for (const auto& t : network.transformers3)
            result.tapPositions3.push_back(t.tap.position);
    return result;
}

} // namespace twin::network
