// An electrical network: buses, what joins them and what hangs on them. A plain value; belongs to one thread at a time.
#pragma once
#include "twin/physics/network/Elements.h"
#include <vector>

namespace twin::network {

/// Frequency only matters to who computes admittances from capacitances.
struct ElectricalNetwork
{
    std::vector<Bus> buses;
    std::vector<Line> lines;
    std::vector<PhaseLine> phaseLines;
    std::vector<Link> links;
    std::vector<GenericBranch> genericBranches;
    std::vector<Transformer> transformers;
    std::vector<Transformer3> transformers3;
    std::vector<Source> sources;
    std::vector<Load> loads;
    std::vector<Generator> generators;
    std::vector<Shunt> shunts;
    std::vector<TapRegulator> regulators;

    int addBus(std::string name, double ratedV);
    /// Throws Error naming the element and the number that is impossible: a bus that is not there, both ends on one bus, a
    /// negative rating, no impedance, uk below pk/sn, a clock number that the windings do not allow, a tap outside its range.
    void check() const;
    std::size_t nodeCount() const { return buses.size() + transformers3.size(); } ///< with the star points of three-winding transformers
};

/// What hangs together through closed branches.
struct Islands
{
    std::vector<int> ofNode;      ///< by bus, then star points; every node has one
    int count = 0;
    std::vector<char> energised;  ///< by island: it has a closed source, or a generator that can form a grid
    std::vector<int> leader;      ///< by island: index of the generator that is its reference; -1 where a source is, or nothing
    bool live(int node) const { return energised[static_cast<std::size_t>(ofNode[static_cast<std::size_t>(node)])] != 0; }
};
/// An island without a source takes the largest closed generator with `formsGrid` (the first among equals) as its reference.
Islands findIslands(const ElectricalNetwork& network);

} // namespace twin::network
