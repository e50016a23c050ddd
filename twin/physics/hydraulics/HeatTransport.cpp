#include "twin/physics/hydraulics/HeatTransport.h"
#include "twin/base/NumberText.h"
#include <Eigen/SparseLU>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace twin::hydraulics {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double stillKgPerS = 1e-9; // less than this carries no heat

/// Outlet = keep * inlet + gain, in °C.
struct Passage
{
    double keep = 1, gain = 0;
};

class Transport
{
public:
    Transport(const HydraulicNetwork& n, const FlowSolution& flow, const HeatOptions& options)
        : m_network(n), m_solution(flow), m_options(options), m_branches(branchesOf(n)), m_cp(n.fluid.heatCapacityJPerKgK)
    {
    }

    HeatSolution run()
    {
        m_passages.reserve(m_branches.size());
        for (std::size_t b = 0; b < m_branches.size(); ++b)
            m_passages.push_back(passage(b));
        solveJunctions();
        readBranches();
        balance();
        return std::move(m_out);
    }

private:
    static std::size_t at(int i) { return static_cast<std::size_t>(i); }
    double flow(std::size_t b) const { return m_solution.branchKgPerS[b]; }
    bool moves(std::size_t b) const { return std::abs(flow(b)) > stillKgPerS; }
    int upstream(std::size_t b) const { return flow(b) > 0 ? m_branches[b].from : m_branches[b].to; }
    int downstream(std::size_t b) const { return flow(b) > 0 ? m_branches[b].to : m_branches[b].from; }
    double pipeWPerK(const Pipe& p) const { return p.heatTransferWPerM2K * std::numbers::pi * p.geometry.diameterM * p.geometry.lengthM; }

    double heatIn(const Branch& b) const
    {
        const auto i = at(b.index);
        switch (b.kind) {
        case Branch::Kind::Pipe:
            return m_network.pipes[i].heatInW;
        case Branch::Kind::Component:
            return m_network.components[i].heatInW;
        case Branch::Kind::Pump: {
            const auto& p = m_solution.pumps[i];
            return !m_options.pumpHeat ? 0 : std::isnan(p.shaftW) ? p.hydraulicW : p.shaftW;
        }
        case Branch::Kind::Valve:
            break;
        }
        return 0;
    }

    /// One section of a pipe: its share of the conductance and of the heat put in.
    Passage sectionPassage(const Pipe& p, double capacity) const
    {
        const double n = p.sections, ua = pipeWPerK(p) / n, heat = p.heatInW / n;
        if (!(ua > 0))
            return {1, heat / capacity};
        const double equilibrium = p.surroundingsC + heat / ua;
        const double keep = m_options.scheme == HeatScheme::MixedVolumes ? capacity / (capacity + ua) : std::exp(-ua / capacity);
        return {keep, (1 - keep) * equilibrium};
    }

    Passage passage(std::size_t b) const
    {
        if (!moves(b))
            return {};
        const auto& branch = m_branches[b];
        const double capacity = std::abs(flow(b)) * m_cp;
        if (branch.kind != Branch::Kind::Pipe)
            return {1, heatIn(branch) / capacity};
        const auto& p = m_network.pipes[at(branch.index)];
        const auto one = sectionPassage(p, capacity);
        Passage all;
        for (int s = 0; s < p.sections; ++s)
            all = {all.keep * one.keep, all.gain * one.keep + one.gain};
        return all;
    }

    void solveJunctions()
    {
        const auto n = m_network.junctions.size();
        std::vector<double> in(n, 0), carried(n, 0); // kg/s that come in from outside, and kg/s °C with them
        const double firstGrid = m_network.grids.empty() ? nan : m_network.grids.front().celsius;
        for (const auto& e : m_network.exchanges)
            if (e.kgPerS > 0 && !std::isnan(m_solution.pressurePa[at(e.junction)])) {
                in[at(e.junction)] += e.kgPerS;
                carried[at(e.junction)] += e.kgPerS * (std::isnan(e.celsius) ? firstGrid : e.celsius);
            }
        for (std::size_t g = 0; g < m_network.grids.size(); ++g)
            if (m_solution.gridKgPerS[g] > stillKgPerS) {
                in[at(m_network.grids[g].junction)] += m_solution.gridKgPerS[g];
                carried[at(m_network.grids[g].junction)] += m_solution.gridKgPerS[g] * m_network.grids[g].celsius;
            }
        std::vector<Eigen::Triplet<double>> entries;
        Eigen::VectorXd right(static_cast<Eigen::Index>(n));
        for (std::size_t j = 0; j < n; ++j)
            right[static_cast<Eigen::Index>(j)] = carried[j];
        for (std::size_t b = 0; b < m_branches.size(); ++b) {
            if (!moves(b))
                continue;
            const double m = std::abs(flow(b));
            const auto& p = m_passages[b];
            in[at(downstream(b))] += m;
            entries.emplace_back(downstream(b), upstream(b), -m * p.keep);
            right[downstream(b)] += m * p.gain;
        }
        // A junction that nothing reaches takes what its surroundings have.
        std::vector<double> around(n, 0);
        std::vector<int> neighbours(n, 0);
        for (const auto& p : m_network.pipes)
            for (const int j : {p.from, p.to})
                if (p.heatTransferWPerM2K > 0) {
                    around[at(j)] += p.surroundingsC;
                    ++neighbours[at(j)];
                }
        for (const auto& g : m_network.grids) {
            around[at(g.junction)] = g.celsius;
            neighbours[at(g.junction)] = 1;
        }
        m_known.assign(n, 1);
        for (std::size_t j = 0; j < n; ++j) {
            const auto row = static_cast<int>(j);
            if (in[j] > stillKgPerS) {
                entries.emplace_back(row, row, in[j]);
                continue;
            }
            entries.emplace_back(row, row, 1.0);
            m_known[j] = neighbours[j] > 0;
            right[row] = neighbours[j] > 0 ? around[j] / neighbours[j] : 0;
        }
        Eigen::SparseMatrix<double> matrix(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(n));
        matrix.setFromTriplets(entries.begin(), entries.end());
        matrix.makeCompressed();
        Eigen::SparseLU<Eigen::SparseMatrix<double>> lu;
        lu.compute(matrix);
        if (lu.info() != Eigen::Success)
            throw Error(TWIN_TEXT("Heat that circulates in a closed loop of the pipe network is never taken out, so that its temperature has no limit; add what cools it."));
        const Eigen::VectorXd t = lu.solve(right);
        if (!t.allFinite())
            throw Error(TWIN_TEXT("Heat that circulates in a closed loop of the pipe network is never taken out, so that its temperature has no limit; add what cools it."));
        m_out.junctionC.resize(n);
        for (std::size_t j = 0; j < n; ++j)
            m_out.junctionC[j] = m_known[j] ? t[static_cast<Eigen::Index>(j)] : nan;
    }

    void readBranches()
    {
        m_out.branchInC.assign(m_branches.size(), nan);
        m_out.branchOutC.assign(m_branches.size(), nan);
        m_out.sectionC.resize(m_network.pipes.size());
        m_out.pipeMeanC.assign(m_network.pipes.size(), nan);
        for (std::size_t b = 0; b < m_branches.size(); ++b) {
            const auto& branch = m_branches[b];
            const double heat = heatIn(branch);
            if (!moves(b)) {
                if (heat != 0 && branch.open)
                    m_out.issues.push_back({Issue::Severity::Critical,
                                            {TWIN_TEXT("%1 is given %2 kW of heat, but no water passes it."),
                                             {branchName(m_network, branch), numberText(heat / 1000, 1)}},
                                            {}});
                if (branch.kind == Branch::Kind::Pipe) // standing water takes the temperature around it
                    fillStanding(at(branch.index));
                continue;
            }
            m_out.addedW += heat;
            const double inlet = m_out.junctionC[at(upstream(b))];
            m_out.branchInC[b] = inlet;
            m_out.branchOutC[b] = m_passages[b].keep * inlet + m_passages[b].gain;
            if (branch.kind == Branch::Kind::Pipe)
                readPipe(b, inlet);
        }
    }

    void fillStanding(std::size_t i)
    {
        const auto& p = m_network.pipes[i];
        const double ua = pipeWPerK(p);
        const double t = ua > 0 ? p.surroundingsC + p.heatInW / ua : nan;
        m_out.sectionC[i].assign(at(p.sections), t);
        m_out.pipeMeanC[i] = t;
        if (ua > 0) {
            m_out.addedW += p.heatInW;
            m_out.lossW += p.heatInW;
        }
    }

    void readPipe(std::size_t b, double inlet)
    {
        const auto i = at(m_branches[b].index);
        const auto& p = m_network.pipes[i];
        const double capacity = std::abs(flow(b)) * m_cp;
        const auto one = sectionPassage(p, capacity);
        auto& sections = m_out.sectionC[i];
        double t = inlet, sum = 0;
        for (int s = 0; s < p.sections; ++s) {
            t = one.keep * t + one.gain;
            sections.push_back(t);
            sum += t;
        }
        const double lost = capacity * (inlet - t) + p.heatInW, ua = pipeWPerK(p);
        m_out.lossW += lost;
        if (m_options.scheme == HeatScheme::MixedVolumes)
            m_out.pipeMeanC[i] = sum / p.sections;
        else
            m_out.pipeMeanC[i] = ua > 1e-9 * capacity ? p.surroundingsC + lost / ua : 0.5 * (inlet + t); // the loss is UA times the mean difference
        if (flow(b) < 0)
            std::reverse(sections.begin(), sections.end());
    }

    void balance()
    {
        const double firstGrid = m_network.grids.empty() ? nan : m_network.grids.front().celsius;
        for (const auto& e : m_network.exchanges)
            if (!std::isnan(m_solution.pressurePa[at(e.junction)]) && e.kgPerS != 0)
                m_out.carriedW += e.kgPerS * m_cp
                    * (e.kgPerS < 0 ? m_out.junctionC[at(e.junction)] : std::isnan(e.celsius) ? firstGrid : e.celsius);
        for (std::size_t g = 0; g < m_network.grids.size(); ++g) {
            const double m = m_solution.gridKgPerS[g];
            if (std::abs(m) > stillKgPerS)
                m_out.carriedW += m * m_cp * (m > 0 ? m_network.grids[g].celsius : m_out.junctionC[at(m_network.grids[g].junction)]);
        }
        m_out.imbalanceW = m_out.carriedW + m_out.addedW - m_out.lossW;
    }

    const HydraulicNetwork& m_network;
    const FlowSolution& m_solution;
    HeatOptions m_options;
    std::vector<Branch> m_branches;
    double m_cp;
    std::vector<Passage> m_passages;
    std::vector<char> m_known;
    HeatSolution m_out;
};

} // namespace

HeatSolution solveHeat(const HydraulicNetwork& network, const FlowSolution& flow, const HeatOptions& options)
{
    if (!flow.converged || flow.branchKgPerS.size() != network.branchCount() || flow.pressurePa.size() != network.junctions.size())
        throw Error(TWIN_TEXT("The temperatures of a pipe network were asked for before its flows were found; solve the flows first."));
    return Transport(network, flow, options).run();
}

} // namespace twin::hydraulics
