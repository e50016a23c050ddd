#include "twin/physics/network/ShortCircuit.h"
#include "twin/base/Error.h"
#include "twin/physics/network/NetworkStudy.h"
#include <algorithm>
#include <cmath>
#include <map>

namespace twin::network {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

// Ties the zero sequence of parts without earth, far below any real admittance: an earth fault there finds no current worth naming.
constexpr double floatingEarth = 1e-6;

bool feeds(const Generator& g) { return g.closed && g.ratedVa > 0 && g.subtransientPu > 0; }

/// Subtransient admittance with the correction K_G of clause 6.6.1, at rated voltage and the usual power factor of 0.85.
Complex machineAdmittance(const Generator& g)
{
    constexpr double sine = 0.527, c = 1.1;
    const double x = g.subtransientPu * c / (1 + g.subtransientPu * sine);
    return g.ratedVa / baseVa / Complex(g.rOverX * x, x);
}

/// The network of one fault study: everything that drives a current, and nothing that draws one.
ElectricalNetwork drivers(const ElectricalNetwork& network, bool machines)
{
    auto out = network;
    for (auto& g : out.generators)
        g.formsGrid = machines && feeds(g); // a machine alone keeps its island alive
    return out;
}

template<int P> using Diagonals = std::vector<typename NetworkStudy<P>::Diagonal>;

/// Columns of unknown fault currents and rows of what the fault forces, bordering the admittance matrix.
struct Border
{
    std::vector<Eigen::Triplet<Complex>> entries;
    int next = 0;
    int add() { return next++; }
    void current(int row, int column, double sign) { entries.emplace_back(row, column, sign); }
    void voltage(int row, int column, double sign) { entries.emplace_back(row, column, sign); }
    void impedance(int row, int column, Complex z) { entries.emplace_back(row, column, -z); }
};

void checkFault(const ElectricalNetwork& network, const Fault& f)
{
    if (f.bus < 0 || at(f.bus) >= network.buses.size())
        throw Error(TWIN_TEXT("%1 lies at a bus that does not exist; correct the fault."), {f.name});
    const auto phase = [](int p) { return p >= 0 && p < 3; };
    const bool two = f.type == FaultType::TwoPhase || f.type == FaultType::TwoPhaseToEarth;
    if ((f.type != FaultType::ThreePhase && !phase(f.phase)) || (two && (!phase(f.other) || f.other == f.phase)))
        throw Error(TWIN_TEXT("%1 names phases that it cannot strike; correct the fault."), {f.name});
    if (!std::isfinite(std::abs(f.zOhm)) || f.zOhm.real() < 0)
        throw Error(TWIN_TEXT("%1 has an impossible impedance; correct the fault."), {f.name});
}

/// Diagonal of the inverse of an admittance matrix: along the tree where it is one, else a solution for every node.
std::vector<Complex> impedancesAtNodes(const SparseComplex& y)
{
    const auto n = static_cast<int>(y.rows());
    std::vector<Complex> z(at(n));
    Forest forest;
    if (forest.build(n, y.outerIndexPtr(), y.innerIndexPtr(), 1)) {
        RadialSolver<Complex, 1> solver;
        solver.reset(at(n));
        for (int row = 0; row < n; ++row)
            for (SparseComplex::InnerIterator it(y, row); it; ++it) {
                const auto column = static_cast<int>(it.col());
                (row == column ? solver.diagonal[at(row)] : forest.parent(row) == column ? solver.toParent[at(row)] : solver.fromParent[at(column)])(0) =
                    it.value();
            }
        if (solver.factor(forest)) {
            const auto diagonal = solver.inverseDiagonal(forest);
            for (int i = 0; i < n; ++i)
                z[at(i)] = diagonal[at(i)](0);
            return z;
        }
    }
    ComplexLu lu;
    if (!lu.factor(y))
        throw Error(TWIN_TEXT("The short-circuit levels have no solution: a part of the network has nothing that drives a current."));
    Eigen::VectorXcd unit = Eigen::VectorXcd::Zero(n);
    for (int i = 0; i < n; ++i) {
        unit[i] = 1;
        z[at(i)] = lu.solve(unit)[i];
        unit[i] = 0;
    }
    return z;
}

template<int P> ShortCircuitResult study(const ElectricalNetwork& network, const std::vector<Fault>& faults, const ShortCircuitOptions& options)
{
    ImpedanceRule rule;
    rule.shunts = options.shunts;
    rule.transformerVoltageFactor = options.transformerCorrection ? 1.1 : 0;
    const auto driving = drivers(network, options.machines);
    const NetworkStudy<P> s(driving, rule);
    ShortCircuitResult result;
    result.faults.assign(faults.size(), {});
    const auto factorAt = [&](int bus) { return voltageFactor(network.buses[at(bus)].ratedV, options.maximum); };

    Diagonals<P> extra;
    std::vector<int> earthed;
    Eigen::VectorXcd rhs = Eigen::VectorXcd::Zero(s.unknowns());
    const auto drive = [&](int bus, const Block<P>& y, Complex u) {
        extra.push_back({bus, y});
        const Phases<P> i = y * balanced<P>(u);
        for (int p = 0; p < P; ++p)
            rhs[s.unknown(bus) + p] += i[p];
    };
    const auto shifts = s.shifts();
    const auto sourceBlock = [](const Source& source) {
        const Complex y = std::isfinite(source.shortCircuitVa) ? sourceAdmittance(source) : Complex(1e10, -1e12);
        return sequenceBlock<P>(y, y / source.z0OverZ1);
    };
    for (const auto& source : network.sources)
        if (source.closed) {
            drive(source.bus, sourceBlock(source), std::polar(factorAt(source.bus), source.angleRad));
            earthed.push_back(source.bus);
        }
    if (options.machines)
        for (const auto& g : network.generators)
            if (feeds(g) && s.live(g.bus)) // a machine's star point is open or behind a high impedance: no zero sequence
                drive(g.bus, sequenceBlock<P>(machineAdmittance(g), 0), std::polar(factorAt(g.bus), shifts[at(g.bus)]));
    for (const auto& e : s.earths(floatingEarth, earthed))
        extra.push_back(e);
    const SparseComplex y = s.admittance(extra, options.shunts);

    // Bolted faults at one bus share its current equally and leave nothing to faults with an impedance.
    std::map<int, int> bolted;
    for (const auto& f : faults)
        if (f.closed && f.zOhm == Complex{})
            ++bolted[f.bus];
    Border border;
    border.next = s.unknowns();
    struct Place
    {
        int first = -1; ///< unknown of the first fault current
        int sharing = 1;
    };
    std::vector<Place> places(faults.size());
    std::map<int, int> boltedPlace;
    for (std::size_t i = 0; i < faults.size(); ++i) {
        const auto& f = faults[i];
        checkFault(network, f);
        if (!f.closed || !s.live(f.bus))
            continue;
        result.faults[i].energised = true;
        const auto known = bolted.find(f.bus);
        if (known != bolted.end()) {
            if (f.zOhm != Complex{})
                continue;
            places[i].sharing = known->second;
            if (const auto had = boltedPlace.find(f.bus); had != boltedPlace.end()) {
                places[i].first = had->second;
                continue;
            }
            boltedPlace[f.bus] = border.next;
        }
        places[i].first = border.next;
        const int bus = s.unknown(f.bus);
        const Complex z = f.zOhm / baseOhm(network.buses[at(f.bus)].ratedV);
        const auto toEarth = [&](int p) {
            const int k = border.add();
            border.current(bus + p, k, 1);
            border.voltage(k, bus + p, 1);
            border.impedance(k, k, z);
            return k;
        };
        switch (f.type) {
        case FaultType::ThreePhase:
            for (int p = 0; p < P; ++p)
                toEarth(p);
            break;
        case FaultType::PhaseToEarth:
            toEarth(f.phase);
            break;
        case FaultType::TwoPhase: {
            const int k = border.add();
            border.current(bus + f.phase, k, 1);
            border.current(bus + f.other, k, -1);
            border.voltage(k, bus + f.phase, 1);
            border.voltage(k, bus + f.other, -1);
            border.impedance(k, k, z);
            break;
        }
        case FaultType::TwoPhaseToEarth: {
            const int k = toEarth(f.phase), m = toEarth(f.other); // the impedance carries both currents
            border.impedance(k, m, z);
            border.impedance(m, k, z);
            break;
        }
        }
    }

    std::vector<Eigen::Triplet<Complex>> entries = std::move(border.entries);
    for (int row = 0; row < y.outerSize(); ++row)
        for (SparseComplex::InnerIterator it(y, row); it; ++it)
            entries.emplace_back(static_cast<int>(it.row()), static_cast<int>(it.col()), it.value());
    for (int k = s.unknowns(); k < border.next; ++k)
        entries.emplace_back(k, k, 0.0);
    Eigen::SparseMatrix<Complex> a(border.next, border.next);
    a.setFromTriplets(entries.begin(), entries.end());
    Eigen::VectorXcd b = Eigen::VectorXcd::Zero(border.next);
    b.head(s.unknowns()) = rhs;
    Eigen::VectorXcd x = b;
    if (border.next > 0) {
        ComplexLu lu;
        if (!lu.factor(a))
            throw Error(TWIN_TEXT("The short circuit has no solution: a fault without impedance lies at an ideal source, or two faults at one bus exclude "
                                  "each other."));
        x = lu.solve(b);
        x += lu.solve(b - a * x); // one refinement: the matrix holds admittances of very different size
    }

    const std::vector<Complex> u(x.data(), x.data() + s.unknowns());
    s.flows(u, result);
    result.loads.assign(network.loads.size(), {});
    result.sources.assign(network.sources.size(), {});
    result.generators.assign(network.generators.size(), {});
    for (std::size_t i = 0; i < network.sources.size(); ++i) {
        const auto& source = network.sources[i];
        if (!source.closed)
            continue;
        const Phases<P> current =
            sourceBlock(source) * (balanced<P>(std::polar(factorAt(source.bus), source.angleRad)) - s.voltage(source.bus, u));
        result.sources[i].energised = true;
        result.sources[i].at = s.terminal(source.bus, u, current);
    }
    if (options.machines)
        for (std::size_t i = 0; i < network.generators.size(); ++i) {
            const auto& g = network.generators[i];
            if (!feeds(g) || !s.live(g.bus))
                continue;
            const Phases<P> current = sequenceBlock<P>(machineAdmittance(g), 0)
                * (balanced<P>(std::polar(factorAt(g.bus), shifts[at(g.bus)])) - s.voltage(g.bus, u));
            result.generators[i].energised = true;
            result.generators[i].at = s.terminal(g.bus, u, current);
        }
    for (std::size_t i = 0; i < faults.size(); ++i) {
        if (places[i].first < 0)
            continue;
        const auto& f = faults[i];
        const double amperes = baseA(network.buses[at(f.bus)].ratedV) / places[i].sharing;
        const auto current = [&](int k) { return x[places[i].first + k] * amperes; };
        auto& out = result.faults[i].a;
        switch (f.type) {
        case FaultType::ThreePhase:
            if (P == 1)
                out = inPhases(current(0));
            else
                out = {current(0), current(1), current(2)};
            break;
        case FaultType::PhaseToEarth:
            out[at(f.phase)] = current(0);
            break;
        case FaultType::TwoPhase:
            out[at(f.phase)] = current(0);
            out[at(f.other)] = -current(0);
            break;
        case FaultType::TwoPhaseToEarth:
            out[at(f.phase)] = current(0);
            out[at(f.other)] = current(1);
            break;
        }
    }
    return result;
}

} // namespace

double voltageFactor(double ratedV, bool maximum) { return maximum ? 1.10 : ratedV <= 1000 ? 0.95 : 1.00; }

PhaseVector inPhases(Complex u)
{
    const auto v = balanced<3>(u);
    return {v[0], v[1], v[2]};
}

ShortCircuitResult shortCircuit(const ElectricalNetwork& network, const std::vector<Fault>& faults, const ShortCircuitOptions& options)
{
    network.check();
    const bool symmetric = std::all_of(faults.begin(), faults.end(), [](const Fault& f) { return f.type == FaultType::ThreePhase; });
    return symmetric && !options.threePhase ? study<1>(network, faults, options) : study<3>(network, faults, options);
}

std::vector<ShortCircuitLevel> shortCircuitLevels(const ElectricalNetwork& network, bool maximum)
{
    network.check();
    ImpedanceRule rule;
    rule.shunts = false;
    rule.transformerVoltageFactor = maximum ? 1.1 : 0;
    const auto driving = drivers(network, true);
    const NetworkStudy<1> s(driving, rule);
    Diagonals<1> extra;
    for (const auto& source : network.sources)
        if (source.closed) { // Z_Q = c Un² / S"kQ, clause 6.2
            const Complex y = std::isfinite(source.shortCircuitVa) ? sourceAdmittance(source) : Complex(1e10, -1e12);
            extra.push_back({source.bus, Block<1>(y / voltageFactor(network.buses[at(source.bus)].ratedV, maximum))});
        }
    for (const auto& g : network.generators)
        if (feeds(g) && s.live(g.bus))
            extra.push_back({g.bus, Block<1>(machineAdmittance(g))});
    std::vector<ShortCircuitLevel> levels(network.buses.size());
    if (s.unknowns() == 0)
        return levels;
    const auto z = impedancesAtNodes(s.admittance(extra, false));
    for (std::size_t b = 0; b < levels.size(); ++b) {
        const int k = s.unknown(static_cast<int>(b));
        if (k < 0)
            continue;
        const double un = network.buses[b].ratedV;
        auto& level = levels[b];
        level.ka = voltageFactor(un, maximum) / std::abs(z[at(k)]) * baseA(un) * 1e-3;
        level.mva = std::numbers::sqrt3 * un * level.ka * 1e-3;
        level.xOverR = z[at(k)].real() > 0 ? z[at(k)].imag() / z[at(k)].real() : HUGE_VAL;
        level.peakKa = (1.02 + 0.98 * std::exp(-3 / level.xOverR)) * std::numbers::sqrt2 * level.ka;
    }
    return levels;
}

} // namespace twin::network
