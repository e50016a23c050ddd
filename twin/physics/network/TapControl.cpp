#include "twin/physics/network/TapControl.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/physics/network/BranchModel.h"
#include <algorithm>
#include <cmath>
#include <deque>
#include <map>

namespace twin::network {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

/// How many transformers lie between each bus and the nearest source.
std::vector<int> transformersFromSource(const ElectricalNetwork& network)
{
    constexpr int far = 1 << 28;
    struct Edge
    {
        int to, weight;
    };
    std::vector<std::vector<Edge>> edges(network.buses.size());
    const auto join = [&](int a, int b, int weight) {
        edges[at(a)].push_back({b, weight});
        edges[at(b)].push_back({a, weight});
    };
    const auto joinAll = [&](const auto& branches, int weight) {
        for (const auto& b : branches)
            if (b.closed())
                join(b.from, b.to, weight);
    };
    joinAll(network.lines, 0);
    joinAll(network.phaseLines, 0);
    joinAll(network.links, 0);
    joinAll(network.genericBranches, 0);
    joinAll(network.transformers, 1);
    for (const auto& t : network.transformers3)
        for (std::size_t a = 0; a < 3; ++a)
            for (std::size_t b = a + 1; b < 3; ++b)
                if (t.closed[a] && t.closed[b])
                    join(t.bus[a], t.bus[b], 1);
    std::vector<int> distance(network.buses.size(), far);
    std::deque<int> queue;
    for (const auto& s : network.sources)
        if (s.closed && distance[at(s.bus)] != 0) {
            distance[at(s.bus)] = 0;
            queue.push_back(s.bus);
        }
    while (!queue.empty()) {
        const int n = queue.front();
        queue.pop_front();
        for (const auto& e : edges[at(n)])
            if (distance[at(n)] + e.weight < distance[at(e.to)]) {
                distance[at(e.to)] = distance[at(n)] + e.weight;
                e.weight ? queue.push_back(e.to) : queue.push_front(e.to);
            }
    }
    return distance;
}

struct Changer
{
    std::size_t regulator = 0;
    int rank = 0;
};

class Regulation
{
public:
    explicit Regulation(ElectricalNetwork& network) : m_network(network)
    {
        const auto distance = transformersFromSource(network);
        for (std::size_t r = 0; r < network.regulators.size(); ++r) {
            const auto& regulator = network.regulators[r];
            if (!regulator.closed)
                continue;
            int rank = 1 << 28;
            if (regulator.transformer >= 0) {
                const auto& t = network.transformers[at(regulator.transformer)];
                if (!t.closed())
                    continue;
                rank = std::min(distance[at(t.from)], distance[at(t.to)]);
            } else {
                const auto& t = network.transformers3[at(regulator.transformer3)];
                if (!t.closed[at(regulator.side)] || !t.closed[at(t.tap.side)])
                    continue;
                for (std::size_t s = 0; s < 3; ++s)
                    if (t.closed[s])
                        rank = std::min(rank, distance[at(t.bus[s])]);
            }
            m_ranks[rank].push_back({r, rank});
            m_range[rank] = std::max(m_range[rank], std::abs(tap(r).max - tap(r).min));
        }
    }

    TapChanger& tap(std::size_t r) const
    {
        const auto& regulator = m_network.regulators[r];
        return regulator.transformer >= 0 ? m_network.transformers[at(regulator.transformer)].tap : m_network.transformers3[at(regulator.transformer3)].tap;
    }
    const std::map<int, std::vector<Changer>>& ranks() const { return m_ranks; }
    int range(int rank) const { return m_range.at(rank); }

    /// Taps to the end of their range that gives the controlled side the least or most voltage.
    void toEnd(bool most)
    {
        for (const auto& [rank, changers] : m_ranks)
            for (const auto& c : changers)
                tap(c.regulator).position = endOf(c.regulator, most);
    }

    /// One step towards the band, if outside. True if the tap moved.
    bool step(std::size_t r, const PowerFlowResult& state)
    {
        const auto& regulator = m_network.regulators[r];
        const double u = controlledV(regulator, state);
        const double low = regulator.setV - regulator.bandV / 2, high = regulator.setV + regulator.bandV / 2;
        if (!(u < low) && !(u > high))
            return false;
        auto& t = tap(r);
        const int target = endOf(r, u < low);
        if (t.position == target)
            return false;
        t.position += target > t.position ? 1 : -1;
        return true;
    }

private:
    /// More turns on the tapped side mean less voltage on every other side, and more on its own.
    int endOf(std::size_t r, bool most) const
    {
        const auto& t = tap(r);
        const bool own = m_network.regulators[r].side == t.side;
        return most == own ? t.max : t.min;
    }

    double controlledV(const TapRegulator& r, const PowerFlowResult& state) const
    {
        const int bus = r.transformer >= 0 ? (r.side == 0 ? m_network.transformers[at(r.transformer)].from : m_network.transformers[at(r.transformer)].to)
                                           : m_network.transformers3[at(r.transformer3)].bus[at(r.side)];
        const auto& terminal = r.transformer >= 0
            ? (r.side == 0 ? state.transformers[at(r.transformer)].from : state.transformers[at(r.transformer)].to)
            : state.transformers3[at(r.transformer3)].side[at(r.side)];
        const double rated = m_network.buses[at(bus)].ratedV;
        double sum = 0;
        for (int p = 0; p < state.phases; ++p) {
            const Complex u = state.u[at(bus)][at(p)];
            sum += std::abs(u + terminal.a[at(p)] / baseA(rated) * r.dropOhm / baseOhm(rated));
        }
        return sum / state.phases * rated;
    }

    ElectricalNetwork& m_network;
    std::map<int, std::vector<Changer>> m_ranks;
    std::map<int, int> m_range;
};

} // namespace

PowerFlowResult regulateTaps(ElectricalNetwork network, TapStrategy strategy, const std::function<PowerFlowResult(const ElectricalNetwork&)>& solve)
{
    Regulation regulation(network);
    if (strategy == TapStrategy::MinVoltage || strategy == TapStrategy::MaxVoltage)
        regulation.toEnd(strategy == TapStrategy::MaxVoltage);
    auto state = solve(network);
    std::map<int, int> rounds;
    int total = 0;
    for (bool moved = true; moved;) {
        moved = false;
        for (const auto& [rank, changers] : regulation.ranks()) {
            for (const auto& c : changers)
                moved = regulation.step(c.regulator, state) || moved;
            if (moved) {
                rounds.erase(rounds.upper_bound(rank), rounds.end()); // those further out start afresh
                if (++rounds[rank] > 2 * regulation.range(rank))
                    throw Error(TWIN_TEXT("The tap changer %1 hunts: its voltage jumps across the band of %2 V with every step; widen the band."),
                                {network.regulators[changers.front().regulator].name,
                                 numberText(network.regulators[changers.front().regulator].bandV)});
                break;
            }
        }
        if (moved) {
            state = solve(network);
            ++total;
        }
    }
    state.tapRounds = total;
    for (const auto& t : network.transformers)
        state.tapPositions.push_back(t.tap.position);
    for (const auto& t : network.transformers3)
        state.tapPositions3.push_back(t.tap.position);
    return state;
}

} // namespace twin::network
