// What power flow and short circuit share: which nodes take part, the admittance matrix, and flows from voltages. Internal to
// twin/physics/network.
#pragma once
#include "twin/physics/network/BranchModel.h"
#include "twin/physics/network/NewtonSolver.h"
#include "twin/physics/network/PowerFlow.h"
#include <vector>

namespace twin::network {

/// The live part of a network with P unknowns a node.
template<int P> class NetworkStudy
{
public:
    NetworkStudy(const ElectricalNetwork& network, const ImpedanceRule& rule);

    const ElectricalNetwork& network() const { return m_network; }
    const BranchTable<P>& branches() const { return m_branches; }
    const Islands& islands() const { return m_islands; }
    int unknowns() const { return m_unknowns; }
    /// First unknown of a bus or star point; -1 where dark.
    int unknown(int node) const { return m_unknown[static_cast<std::size_t>(node)]; }
    bool live(int node) const { return unknown(node) >= 0; }
    int node(int unknownIndex) const { return m_node[static_cast<std::size_t>(unknownIndex / P)]; }
    double ratedV(int node) const;
    std::string nodeName(int node) const;

    /// Branches and shunts, and `extra` blocks on the diagonal (by node).
    struct Diagonal
    {
        int node;
        Block<P> y;
    };
    SparseComplex admittance(const std::vector<Diagonal>& extra, bool shunts) const;
    /// Phases of transformers as seen from the references, radian, by node.
    std::vector<double> shifts() const;
    /// Blocks that tie the zero sequence of parts without earth to earth, at one node a part (they carry no balanced current);
    /// empty for one phase.
    std::vector<Diagonal> earths(double y0, const std::vector<int>& earthedNodes) const;

    /// Fills everything but sources, loads and generators.
    void flows(const std::vector<Complex>& u, NetworkState& state) const;
    Phases<P> voltage(int node, const std::vector<Complex>& u) const;
    /// Fills power and current of something at a node that takes `current` (pu).
    Terminal terminal(int node, const std::vector<Complex>& u, const Phases<P>& current) const;
    /// Sums of the currents that branches and closed shunts take, pu, by node.
    std::vector<Phases<P>> drawn(const std::vector<Complex>& u) const;

private:
    const ElectricalNetwork& m_network;
    BranchTable<P> m_branches;
    Islands m_islands;
    std::vector<int> m_unknown, m_node;
    int m_unknowns = 0;
};

} // namespace twin::network
