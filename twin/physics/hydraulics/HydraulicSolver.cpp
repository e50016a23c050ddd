#include "twin/physics/hydraulics/HydraulicSolver.h"
#include "twin/base/NumberText.h"
#include <Eigen/SparseCholesky>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace twin::hydraulics {
namespace {

constexpr double startVelocity = 0.3; // m/s: the usual start of network programs
constexpr double startOfPump = 0.5;   // of its largest flow

/// The open branches of supplied islands, and the junctions whose pressure is unknown.
class Newton
{
public:
    Newton(const HydraulicNetwork& network, const PipeIslands& islands) : m_network(network)
    {
        const auto all = branchesOf(network);
        for (std::size_t b = 0; b < all.size(); ++b)
            if (all[b].open && islands.supplied[static_cast<std::size_t>(islands.ofJunction[at(all[b].from)])]) {
                m_branches.push_back(all[b]);
                m_places.push_back(b);
                m_gain.push_back(heightGainPa(network, all[b].from, all[b].to));
            }
        const auto n = network.junctions.size();
        m_pressure.assign(n, 0);
        m_inflow.assign(n, 0);
        std::vector<char> held(n, 0);
        for (const auto& g : network.grids) {
            held[at(g.junction)] = 1;
            m_pressure[at(g.junction)] = g.pressurePa;
            m_scale = std::max(m_scale, std::abs(g.pressurePa));
        }
        // Pressures are counted from the first grid's, which keeps their last digits.
        m_base = network.grids.empty() ? 0 : network.grids.front().pressurePa;
        for (auto& p : m_pressure)
            p -= m_base;
        for (const auto& e : network.exchanges)
            m_inflow[at(e.junction)] += e.kgPerS;
        m_unknown.assign(n, -1);
        for (std::size_t j = 0; j < n; ++j)
            if (!held[j] && islands.supplied[static_cast<std::size_t>(islands.ofJunction[j])])
                m_unknown[j] = m_unknowns++;
        buildPattern();
        start();
    }

    void run(const SolverOptions& options, FlowSolution& out)
    {
        for (out.iterations = 1; out.iterations <= options.maxIterations; ++out.iterations) {
            if (!solvePressures())
                break;
            advance(out.iterations == 1);
            findMismatch(out);
            if (out.mismatchPa <= options.tolerancePa + 1e-10 * m_scale) {
                out.converged = true;
                break;
            }
        }
        out.iterations = std::min(out.iterations, options.maxIterations);
        for (std::size_t j = 0; j < m_pressure.size(); ++j)
            out.pressurePa[j] = m_pressure[j] + m_base;
        for (std::size_t b = 0; b < m_branches.size(); ++b)
            out.branchKgPerS[m_places[b]] = m_flow[b];
    }

private:
    static std::size_t at(int i) { return static_cast<std::size_t>(i); }

    void buildPattern()
    {
        std::vector<Eigen::Triplet<double>> entries;
        for (int i = 0; i < m_unknowns; ++i)
            entries.emplace_back(i, i, 1.0);
        for (const auto& b : m_branches) {
            const int i = m_unknown[at(b.from)], j = m_unknown[at(b.to)];
            if (i >= 0 && j >= 0)
                entries.emplace_back(std::max(i, j), std::min(i, j), 1.0);
        }
        m_matrix.resize(m_unknowns, m_unknowns);
        m_matrix.setFromTriplets(entries.begin(), entries.end());
        m_matrix.makeCompressed();
        m_factor.analyzePattern(m_matrix);
        // Where each branch's entries lie, so that an iteration only writes numbers.
        m_entry.assign(m_branches.size(), -1);
        m_diagonal.assign(static_cast<std::size_t>(m_unknowns), -1);
        for (int i = 0; i < m_unknowns; ++i)
            m_diagonal[at(i)] = entryOf(i, i);
        for (std::size_t b = 0; b < m_branches.size(); ++b) {
            const int i = m_unknown[at(m_branches[b].from)], j = m_unknown[at(m_branches[b].to)];
            if (i >= 0 && j >= 0)
                m_entry[b] = entryOf(std::max(i, j), std::min(i, j));
        }
    }

    Eigen::Index entryOf(int row, int column) const
    {
        const auto* outer = m_matrix.outerIndexPtr();
        const auto* inner = m_matrix.innerIndexPtr();
        const auto* place = std::lower_bound(inner + outer[column], inner + outer[column + 1], row);
        return place - inner;
    }

    void start()
    {
        m_flow.resize(m_branches.size());
        m_conductance.resize(m_branches.size());
        const double density = m_network.fluid.densityKgPerM3;
        const auto through = [&](double d) { return startVelocity * density * std::numbers::pi / 4 * d * d; };
        for (std::size_t b = 0; b < m_branches.size(); ++b) {
            const auto i = at(m_branches[b].index);
            switch (m_branches[b].kind) {
            case Branch::Kind::Pipe:
                m_flow[b] = through(m_network.pipes[i].geometry.diameterM);
                break;
            case Branch::Kind::Valve:
                m_flow[b] = through(m_network.valves[i].diameterM);
                break;
            case Branch::Kind::Component:
                m_flow[b] = m_network.components[i].nominalKgPerS * m_network.components[i].opening;
                break;
            case Branch::Kind::Pump: {
                const auto& pump = m_network.pumps[i];
                const double largest = m_network.curves[at(pump.curve)].largestFlow(pump.speed);
                m_flow[b] = std::isfinite(largest) ? startOfPump * largest * density : 1;
                break;
            }
            }
        }
        m_step.assign(m_branches.size(), 0);
        probe(0, m_drop);
    }

    // For each branch: flow + c (p_from - p_to + gain - drop(flow)) is the flow after a full step, c the inverse slope.
    bool solvePressures()
    {
        auto* values = m_matrix.valuePtr();
        std::fill(values, values + m_matrix.nonZeros(), 0.0);
        Eigen::VectorXd right(m_unknowns);
        for (std::size_t j = 0; j < m_unknown.size(); ++j)
            if (m_unknown[j] >= 0)
                right[m_unknown[j]] = m_inflow[j];
        m_free.resize(m_branches.size());
        for (std::size_t b = 0; b < m_branches.size(); ++b) {
            const auto& branch = m_branches[b];
            const double c = 1 / m_drop[b].paPerKgPerS;
            m_conductance[b] = c;
            m_free[b] = m_flow[b] + c * (m_gain[b] - m_drop[b].pa);
            const int i = m_unknown[at(branch.from)], j = m_unknown[at(branch.to)];
            if (i >= 0) {
                values[m_diagonal[at(i)]] += c;
                right[i] += (j >= 0 ? 0 : c * m_pressure[at(branch.to)]) - m_free[b];
            }
            if (j >= 0) {
                values[m_diagonal[at(j)]] += c;
                right[j] += (i >= 0 ? 0 : c * m_pressure[at(branch.from)]) + m_free[b];
            }
            if (m_entry[b] >= 0)
                values[m_entry[b]] -= c;
        }
        if (m_unknowns > 0) {
            m_factor.factorize(m_matrix);
            if (m_factor.info() != Eigen::Success)
                return false;
            Eigen::VectorXd p = m_factor.solve(right);
            p += m_factor.solve(right - m_matrix.selfadjointView<Eigen::Lower>() * p); // one refinement: slopes differ by many powers of ten
            if (!p.allFinite())
                return false;
            for (std::size_t j = 0; j < m_unknown.size(); ++j)
                if (m_unknown[j] >= 0)
                    m_pressure[j] = p[m_unknown[j]];
        }
        for (std::size_t b = 0; b < m_branches.size(); ++b)
            m_step[b] = m_free[b] + m_conductance[b] * (m_pressure[at(m_branches[b].from)] - m_pressure[at(m_branches[b].to)]) - m_flow[b];
        return true;
    }

    double pushed(std::size_t b) const { return m_pressure[at(m_branches[b].from)] - m_pressure[at(m_branches[b].to)] + m_gain[b]; }

    // The drops at the share `t` of the step.
    void probe(double t, std::vector<Drop>& drops) const
    {
        drops.resize(m_branches.size());
        for (std::size_t b = 0; b < m_branches.size(); ++b)
            drops[b] = branchDrop(m_network, m_branches[b], m_flow[b] + t * m_step[b]);
    }
    // How the convex function changes along the step where these are the drops.
    double descent(const std::vector<Drop>& drops) const
    {
        double sum = 0;
        for (std::size_t b = 0; b < m_branches.size(); ++b)
            sum += (drops[b].pa - pushed(b)) * m_step[b];
        return sum;
    }

    // The first step is whole, as only then do the flows balance at every junction; later ones keep the balance at any length.
    void advance(bool whole)
    {
        double t = 1;
        probe(t, m_trial);
        if (!whole) {
            const double before = std::abs(descent(m_drop));
            double slope = descent(m_trial), low = 0, high = 1;
            if (slope > 0.5 * before)
                for (int i = 0; i < 40; ++i) {
                    t = 0.5 * (low + high);
                    probe(t, m_trial);
                    slope = descent(m_trial);
                    if (std::abs(slope) <= 0.2 * before)
                        break;
                    (slope > 0 ? high : low) = t;
                }
        }
        for (std::size_t b = 0; b < m_branches.size(); ++b)
            m_flow[b] += t * m_step[b];
        m_drop.swap(m_trial);
    }

    void findMismatch(FlowSolution& out) const
    {
        out.mismatchPa = 0;
        for (std::size_t b = 0; b < m_branches.size(); ++b) {
            const double miss = std::abs(pushed(b) - m_drop[b].pa);
            if (!(miss <= out.mismatchPa)) {
                out.mismatchPa = miss;
                out.worstBranch = static_cast<int>(m_places[b]);
            }
        }
    }

    const HydraulicNetwork& m_network;
    std::vector<Branch> m_branches;
    std::vector<std::size_t> m_places;  ///< in the network's order
    std::vector<double> m_gain, m_flow, m_step, m_conductance, m_free;
    std::vector<Drop> m_drop, m_trial;  ///< at m_flow; along the step
    std::vector<double> m_pressure, m_inflow;
    std::vector<int> m_unknown;
    int m_unknowns = 0;
    double m_scale = 0, m_base = 0;
    Eigen::SparseMatrix<double> m_matrix;
    std::vector<Eigen::Index> m_entry, m_diagonal;
    Eigen::SimplicialLDLT<Eigen::SparseMatrix<double>, Eigen::Lower> m_factor;
};

void balance(const HydraulicNetwork& n, FlowSolution& out)
{
    std::vector<double> sum(n.junctions.size(), 0);
    const auto branches = branchesOf(n);
    for (std::size_t b = 0; b < branches.size(); ++b) {
        sum[static_cast<std::size_t>(branches[b].from)] -= out.branchKgPerS[b];
        sum[static_cast<std::size_t>(branches[b].to)] += out.branchKgPerS[b];
    }
    const auto supplied = [&](int j) {
        return out.islands.supplied[static_cast<std::size_t>(out.islands.ofJunction[static_cast<std::size_t>(j)])] != 0;
    };
    for (const auto& e : n.exchanges)
        if (supplied(e.junction))
            sum[static_cast<std::size_t>(e.junction)] += e.kgPerS;
    for (std::size_t g = 0; g < n.grids.size(); ++g) {
        auto& s = sum[static_cast<std::size_t>(n.grids[g].junction)];
        out.gridKgPerS[g] = -s;
        s = 0;
    }
    for (const double s : sum)
        out.imbalanceKgPerS = std::max(out.imbalanceKgPerS, std::abs(s));
}

void sayIslands(const HydraulicNetwork& n, FlowSolution& out)
{
    struct Cut
    {
        int first = -1, junctions = 0;
        double in = 0, wanted = 0;
    };
    std::vector<Cut> cuts(static_cast<std::size_t>(out.islands.count));
    for (std::size_t j = 0; j < n.junctions.size(); ++j) {
        const auto i = static_cast<std::size_t>(out.islands.ofJunction[j]);
        if (out.islands.supplied[i])
            continue;
        cuts[i].first = cuts[i].first < 0 ? static_cast<int>(j) : cuts[i].first;
        ++cuts[i].junctions;
        out.pressurePa[j] = std::numeric_limits<double>::quiet_NaN();
    }
    for (const auto& e : n.exchanges)
        (e.kgPerS > 0 ? cuts[static_cast<std::size_t>(out.islands.ofJunction[static_cast<std::size_t>(e.junction)])].in
                      : cuts[static_cast<std::size_t>(out.islands.ofJunction[static_cast<std::size_t>(e.junction)])].wanted) += std::abs(e.kgPerS);
    for (const auto& c : cuts)
        if (c.first >= 0)
            out.issues.push_back({c.wanted + c.in > 0 ? Issue::Severity::Critical : Issue::Severity::Warning,
                                  {TWIN_TEXT("%1 and %2 more are cut off from every supply: %3 kg/s asked for there cannot flow, %4 kg/s cannot be fed in."),
                                   {junctionName(n, c.first), std::to_string(c.junctions - 1), numberText(c.wanted), numberText(c.in)}},
                                  {}});
}

void readPumps(const HydraulicNetwork& n, FlowSolution& out)
{
    for (std::size_t i = 0; i < n.pumps.size(); ++i) {
        const auto& pump = n.pumps[i];
        const auto& curve = n.curves[static_cast<std::size_t>(pump.curve)];
        auto& p = out.pumps[i];
        p.shaftW = p.electricalW = curve.powerKind() == PumpPower::None ? std::numeric_limits<double>::quiet_NaN() : 0;
        if (!(pump.speed > 0) || std::isnan(out.pressurePa[static_cast<std::size_t>(pump.from)]))
            continue;
        const double m = out.pump(n, i);
        p.held = m <= 0;
        p.m3PerS = std::max(m, 0.0) / n.fluid.densityKgPerM3;
        p.liftPa = curve.pressurePa(p.m3PerS, pump.speed);
        p.hydraulicW = p.liftPa * p.m3PerS;
        p.beyondPoints = curve.beyondPoints(p.m3PerS, pump.speed);
        if (curve.powerKind() != PumpPower::None) {
            p.shaftW = curve.powerW(p.m3PerS, pump.speed);
            p.electricalW = curve.powerKind() == PumpPower::Electrical ? p.shaftW : p.shaftW / driveEfficiency(pump.speed);
        }
        const auto name = "pump “" + pump.name + "”";
        if (p.held)
            out.issues.push_back({Issue::Severity::Warning,
                                  {TWIN_TEXT("%1 turns at %2 of its speed but moves nothing: the pressure against it is above its shut-off lift of %3 kPa."),
                                   {name, numberText(pump.speed, 2), numberText(curve.shutOffPa(pump.speed) / 1000, 1)}},
                                  {}});
        else if (p.liftPa <= 0)
            out.issues.push_back({Issue::Severity::Warning,
                                  {TWIN_TEXT("%1 is run past the end of its curve at %2 m³/h and lifts nothing."), {name, numberText(3600 * p.m3PerS, 1)}},
                                  {}});
        else if (p.beyondPoints)
            out.issues.push_back({Issue::Severity::Warning,
                                  {TWIN_TEXT("%1 works at %2 m³/h, beyond the points of its curve; its lift there is a straight line on."),
                                   {name, numberText(3600 * p.m3PerS, 1)}},
                                  {}});
    }
}

} // namespace

FlowSolution solveFlow(const HydraulicNetwork& n, const SolverOptions& options)
{
    n.check();
    FlowSolution out;
    out.islands = findPipeIslands(n);
    out.pressurePa.assign(n.junctions.size(), 0);
    out.branchKgPerS.assign(n.branchCount(), 0);
    out.gridKgPerS.assign(n.grids.size(), 0);
    out.pumps.resize(n.pumps.size());
    Newton(n, out.islands).run(options, out);
    balance(n, out);
    sayIslands(n, out);
    readPumps(n, out);
    if (!out.converged) {
        const auto where = out.worstBranch < 0 ? std::string("its equations are singular")
                                               : branchName(n, branchesOf(n)[static_cast<std::size_t>(out.worstBranch)]);
        out.issues.push_back({Issue::Severity::Critical,
                              {TWIN_TEXT("The pipe network was not solved in %1 steps; the worst is %2 with a mismatch of %3 Pa. Check the numbers there."),
                               {std::to_string(out.iterations), where, numberText(out.mismatchPa)}},
                              {}});
    }
    return out;
}

double dissipatedW(const HydraulicNetwork& n, const FlowSolution& flow)
{
    double sum = 0;
    const auto branches = branchesOf(n);
    for (std::size_t b = 0; b < branches.size(); ++b)
        if (branches[b].open && branches[b].kind != Branch::Kind::Pump)
            sum += branchDrop(n, branches[b], flow.branchKgPerS[b]).pa * flow.branchKgPerS[b] / n.fluid.densityKgPerM3;
    return sum;
}

} // namespace twin::hydraulics
