#include "twin/physics/network/NetworkStudy.h"
#include <algorithm>
#include <numeric>

namespace twin::network {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

} // namespace

template<int P>
NetworkStudy<P>::NetworkStudy(const ElectricalNetwork& network, const ImpedanceRule& rule)
    : m_network(network), m_branches(branchTable<P>(network, rule)), m_islands(findIslands(network))
{
    const auto nodes = static_cast<int>(network.nodeCount());
    m_unknown.assign(at(nodes), -1);
    for (int n = 0; n < nodes; ++n)
        if (m_islands.live(n)) {
            m_unknown[at(n)] = m_unknowns;
            m_node.push_back(n);
            m_unknowns += P;
        }
}

template<int P> double NetworkStudy<P>::ratedV(int node) const
{
    const auto buses = static_cast<int>(m_network.buses.size());
    const int bus = node < buses ? node : m_network.transformers3[at(node - buses)].bus[0];
    return m_network.buses[at(bus)].ratedV;
}

template<int P> std::string NetworkStudy<P>::nodeName(int node) const
{
    const auto buses = static_cast<int>(m_network.buses.size());
    return node < buses ? m_network.buses[at(node)].name : "the star point of " + m_network.transformers3[at(node - buses)].name;
}

template<int P> SparseComplex NetworkStudy<P>::admittance(const std::vector<Diagonal>& extra, bool shunts) const
{
    std::vector<Eigen::Triplet<Complex>> entries;
    entries.reserve((m_branches.all.size() * 4 + at(m_unknowns)) * P);
    const auto put = [&](int row, int column, const Block<P>& y) {
        for (int r = 0; r < P; ++r)
            for (int c = 0; c < P; ++c)
                entries.emplace_back(row + r, column + c, y(r, c));
    };
    for (int u = 0; u < m_unknowns; u += P)
        put(u, u, Block<P>::Zero());
    for (const auto& b : m_branches.all) {
        const int f = unknown(b.from), t = unknown(b.to);
        if (!b.inService)
            continue;
        if (f >= 0)
            put(f, f, b.ff);
        if (t >= 0)
            put(t, t, b.tt);
        if (f >= 0 && t >= 0 && (b.ft != Block<P>::Zero() || b.tf != Block<P>::Zero())) {
            put(f, t, b.ft);
            put(t, f, b.tf);
        }
    }
    if (shunts)
        for (const auto& s : m_network.shunts)
            if (s.closed && live(s.bus))
                put(unknown(s.bus), unknown(s.bus), baseOhm(ratedV(s.bus)) * sequenceBlock<P>(s.y1, s.y0));
    for (const auto& e : extra)
        if (live(e.node))
            put(unknown(e.node), unknown(e.node), e.y);
    SparseComplex y(m_unknowns, m_unknowns);
    y.setFromTriplets(entries.begin(), entries.end());
    return y;
}

template<int P> std::vector<double> NetworkStudy<P>::shifts() const
{
    const auto nodes = m_network.nodeCount();
    struct Edge
    {
        int to;
        double shift; ///< angle of `to` less that of where it starts
    };
    std::vector<int> first(nodes + 1, 0);
    const auto whole = [](const TwoPort<P>& b) { return b.ft != Block<P>::Zero(); };
    for (const auto& b : m_branches.all)
        if (whole(b)) {
            ++first[at(b.from) + 1];
            ++first[at(b.to) + 1];
        }
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<Edge> edges(at(first.back()));
    auto next = first;
    for (const auto& b : m_branches.all)
        if (whole(b)) {
            edges[at(next[at(b.from)]++)] = {b.to, -b.shiftRad};
            edges[at(next[at(b.to)]++)] = {b.from, b.shiftRad};
        }
    std::vector<double> angle(nodes, 0);
    std::vector<char> seen(nodes, 0);
    std::vector<int> queue;
    queue.reserve(nodes);
    const auto begin = [&](int node, double start) {
        if (!live(node) || seen[at(node)])
            return;
        seen[at(node)] = 1;
        angle[at(node)] = start;
        queue.push_back(node);
    };
    const auto spread = [&](int node, double start) {
        auto i = queue.size();
        begin(node, start);
        for (; i < queue.size(); ++i)
            for (int e = first[at(queue[i])]; e < first[at(queue[i]) + 1]; ++e)
                begin(edges[at(e)].to, angle[at(queue[i])] + edges[at(e)].shift);
    };
    for (const auto& s : m_network.sources)
        if (s.closed)
            spread(s.bus, s.angleRad);
    for (const int leader : m_islands.leader)
        if (leader >= 0)
            spread(m_network.generators[at(leader)].bus, 0);
    return angle;
}

template<int P> std::vector<typename NetworkStudy<P>::Diagonal> NetworkStudy<P>::earths(double y0, const std::vector<int>& earthedNodes) const
{
    std::vector<Diagonal> out;
    if constexpr (P == 3) {
        const auto nodes = static_cast<int>(m_network.nodeCount());
        std::vector<int> parent(at(nodes));
        std::iota(parent.begin(), parent.end(), 0);
        const auto find = [&](int x) {
            while (parent[at(x)] != x)
                x = parent[at(x)] = parent[at(parent[at(x)])];
            return x;
        };
        std::vector<char> earthed(at(nodes), 0);
        const auto zero = [](const Block<3>& y) { return y.sum() / 3.0; }; // zero-sequence part
        for (const auto& b : m_branches.all) {
            if (!b.inService)
                continue;
            const Complex ff = zero(b.ff), ft = zero(b.ft), tf = zero(b.tf), tt = zero(b.tt);
            if (std::abs(ft) > 1e-12) {
                parent[at(find(b.from))] = find(b.to);
                if (std::abs(ff * tt - ft * tf) > 1e-13 * std::abs(ff * tt)) // else it only passes on: singular
                    earthed[at(b.from)] = 1;
            } else {
                earthed[at(b.from)] |= std::abs(ff) > 1e-12;
                earthed[at(b.to)] |= std::abs(tt) > 1e-12;
            }
        }
        for (const auto& s : m_network.shunts)
            if (s.closed && std::abs(s.y0) > 0)
                earthed[at(s.bus)] = 1;
        for (const int n : earthedNodes)
            earthed[at(n)] = 1;
        std::vector<char> rootEarthed(at(nodes), 0);
        for (int n = 0; n < nodes; ++n)
            rootEarthed[at(find(n))] |= earthed[at(n)];
        for (int n = 0; n < nodes; ++n)
            if (live(n) && find(n) == n && !rootEarthed[at(n)])
                out.push_back({n, sequenceBlock<3>(0, y0)});
    } else {
        (void)y0;
        (void)earthedNodes;
    }
    return out;
}

template<int P> Phases<P> NetworkStudy<P>::voltage(int node, const std::vector<Complex>& u) const
{
    Phases<P> v = Phases<P>::Zero();
    if (const int first = unknown(node); first >= 0)
        for (int p = 0; p < P; ++p)
            v[p] = u[at(first + p)];
    return v;
}

template<int P> Terminal NetworkStudy<P>::terminal(int node, const std::vector<Complex>& u, const Phases<P>& current) const
{
    Terminal t;
    const auto v = voltage(node, u);
    const double amperes = baseA(ratedV(node));
    for (int p = 0; p < P; ++p) {
        t.va[at(p)] = v[p] * std::conj(current[p]) * (baseVa / P);
        t.a[at(p)] = current[p] * amperes;
    }
    return t;
}

template<int P> std::vector<Phases<P>> NetworkStudy<P>::drawn(const std::vector<Complex>& u) const
{
    std::vector<Phases<P>> sum(m_network.nodeCount(), Phases<P>::Zero());
    for (const auto& b : m_branches.all) {
        if (!b.inService)
            continue;
        const auto f = voltage(b.from, u), t = voltage(b.to, u);
        sum[at(b.from)] += b.ff * f + b.ft * t;
        sum[at(b.to)] += b.tf * f + b.tt * t;
    }
    for (const auto& s : m_network.shunts)
        if (s.closed)
            sum[at(s.bus)] += baseOhm(ratedV(s.bus)) * sequenceBlock<P>(s.y1, s.y0) * voltage(s.bus, u);
    return sum;
}

template<int P> void NetworkStudy<P>::flows(const std::vector<Complex>& u, NetworkState& state) const
{
    state.phases = P;
    state.islands = m_islands;
    const auto buses = m_network.buses.size();
    state.energised.assign(buses, 0);
    state.u.assign(buses, {});
    for (std::size_t b = 0; b < buses; ++b) {
        state.energised[b] = live(static_cast<int>(b));
        const auto v = voltage(static_cast<int>(b), u);
        for (int p = 0; p < P; ++p)
            state.u[b][at(p)] = v[p];
    }
    const auto two = [&](const TwoPort<P>& b) {
        BranchResult r;
        const auto f = voltage(b.from, u), t = voltage(b.to, u);
        if (b.inService) {
            r.from = terminal(b.from, u, b.ff * f + b.ft * t);
            r.to = terminal(b.to, u, b.tf * f + b.tt * t);
        }
        return r;
    };
    const auto& all = m_branches.all;
    const auto fill = [&](std::vector<BranchResult>& out, std::size_t first, const auto& elements, const auto& loading) {
        out.resize(elements.size());
        for (std::size_t i = 0; i < elements.size(); ++i) {
            out[i] = two(all[first + i]);
            const auto& e = elements[i];
            out[i].energised = (e.fromClosed && live(e.from)) || (e.toClosed && live(e.to));
            out[i].loading = loading(e, out[i]);
        }
    };
    const auto byCurrent = [](const auto& e, const BranchResult& r) {
        return e.ratedA > 0 ? std::max(r.from.largestA(), r.to.largestA()) / e.ratedA : notGiven;
    };
    const auto byPower = [](const auto& e, const BranchResult& r) {
        return e.ratedVa > 0 ? std::max(r.from.totalVa(), r.to.totalVa()) / e.ratedVa : notGiven;
    };
    fill(state.lines, m_branches.lines, m_network.lines, byCurrent);
    fill(state.phaseLines, m_branches.phaseLines, m_network.phaseLines, byCurrent);
    fill(state.links, m_branches.links, m_network.links, [](const auto&, const auto&) { return 0.0; });
    fill(state.genericBranches, m_branches.genericBranches, m_network.genericBranches, byPower);
    fill(state.transformers, m_branches.transformers, m_network.transformers, byPower);
    state.transformers3.resize(m_network.transformers3.size());
    for (std::size_t i = 0; i < m_network.transformers3.size(); ++i) {
        auto& r = state.transformers3[i];
        r = {};
        for (std::size_t s = 0; s < 3; ++s) {
            const auto& leg = all[m_branches.transformers3 + 3 * i + s];
            const auto& t = m_network.transformers3[i];
            r.energised |= t.closed[s] && live(t.bus[s]);
            r.side[s] = terminal(leg.from, u, leg.ff * voltage(leg.from, u) + leg.ft * voltage(leg.to, u));
            r.loading = std::max(r.loading, r.side[s].totalVa() / t.ratedVa[s]);
        }
    }
    state.shunts.resize(m_network.shunts.size());
    for (std::size_t i = 0; i < m_network.shunts.size(); ++i) {
        const auto& s = m_network.shunts[i];
        state.shunts[i] = {};
        state.shunts[i].energised = s.closed && live(s.bus);
        if (s.closed)
            state.shunts[i].at = terminal(s.bus, u, baseOhm(ratedV(s.bus)) * sequenceBlock<P>(s.y1, s.y0) * voltage(s.bus, u));
    }
}

template class NetworkStudy<1>;
template class NetworkStudy<3>;

} // namespace twin::network
