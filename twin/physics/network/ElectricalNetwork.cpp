#include "twin/physics/network/ElectricalNetwork.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>
#include <numeric>

namespace twin::network {
namespace {

[[noreturn]] void impossible(const std::string& element, const std::string& what)
{
    throw Error(TWIN_TEXT("%1 %2; correct the network."), {element, what});
}

class Checker
{
public:
    explicit Checker(const ElectricalNetwork& network) : m_network(network) {}

    void bus(const std::string& element, int index) const
    {
        if (index < 0 || static_cast<std::size_t>(index) >= m_network.buses.size())
            impossible(element, "is connected to a bus that does not exist");
    }
    void ends(const BranchEnds& e) const
    {
        bus(e.name, e.from);
        bus(e.name, e.to);
        if (e.from == e.to)
            impossible(e.name, "has both ends on the bus " + m_network.buses[static_cast<std::size_t>(e.from)].name);
    }
    double ratedV(int index) const { return m_network.buses[static_cast<std::size_t>(index)].ratedV; }

private:
    const ElectricalNetwork& m_network;
};

bool finite(Complex c) { return std::isfinite(c.real()) && std::isfinite(c.imag()); }
bool positive(double v) { return std::isfinite(v) && v > 0; }
bool notNegative(double v) { return std::isfinite(v) && v >= 0; }

void requireImpedance(const std::string& name, Complex z)
{
    if (!finite(z) || z == Complex{})
        impossible(name, "has no series impedance");
}

void checkTap(const std::string& name, const TapChanger& tap, int sides)
{
    const auto [low, high] = std::minmax(tap.min, tap.max);
    if (tap.side < 0 || tap.side >= sides)
        impossible(name, "has its tap changer on a side that does not exist");
    if (tap.position < low || tap.position > high)
        impossible(name, "stands on tap " + std::to_string(tap.position) + ", outside " + std::to_string(low) + " to " + std::to_string(high));
    if (!notNegative(tap.stepV))
        impossible(name, "has a tap step of " + numberText(tap.stepV) + " V");
}

void checkClock(const std::string& name, int clock, Winding a, Winding b)
{
    // A wye against a delta or zigzag winding shifts by an odd multiple of 30°, alike windings by an even one (IEC 60076-1).
    if (clock < 0 || clock > 12 || (clock % 2 == 0) != (isWye(a) == isWye(b)))
        impossible(name, "has the clock number " + std::to_string(clock) + ", which its windings cannot give");
}

/// A third more than rated voltage still leaves a transformer; taps that take all the winding do not.
void checkWinding(const std::string& name, double ratedV, const TapChanger& tap, bool tapped)
{
    if (!positive(ratedV) || (tapped && !(ratedV + tap.addedV() > 0)))
        impossible(name, "has a winding without voltage");
}

/// A load loss above uk is taken as a transformer without reactance, a no-load loss above i0 as one without magnetisation: data
/// sheets are rounded, and reference networks hold such pairs.
void checkSheet(const std::string& name, double uk, double pk)
{
    if (!(uk > 0 && uk < 1))
        impossible(name, "has the short-circuit voltage " + numberText(uk) + ", which must lie between 0 and 1");
    if (!notNegative(pk))
        impossible(name, "has the load loss " + numberText(pk) + " W");
}

void checkNoLoad(const std::string& name, double i0, double p0)
{
    if (!(i0 >= 0 && i0 < 1) || !notNegative(p0))
        impossible(name, "has the no-load current " + numberText(i0) + " and the no-load loss " + numberText(p0) + " W");
}

int find(std::vector<int>& parent, int x)
{
    while (parent[static_cast<std::size_t>(x)] != x) {
        parent[static_cast<std::size_t>(x)] = parent[static_cast<std::size_t>(parent[static_cast<std::size_t>(x)])];
        x = parent[static_cast<std::size_t>(x)];
    }
    return x;
}

} // namespace

double TapDependent::at(const TapChanger& tap) const
{
    const double low = std::isnan(atMin) ? nominal : atMin, high = std::isnan(atMax) ? nominal : atMax;
    const auto [first, last] = std::minmax(tap.nominal, tap.max);
    const bool upper = tap.position >= first && tap.position <= last;
    const int end = upper ? tap.max : tap.min;
    if (end == tap.nominal)
        return nominal;
    return nominal + (tap.position - tap.nominal) * ((upper ? high : low) - nominal) / (end - tap.nominal);
}

int ElectricalNetwork::addBus(std::string name, double ratedV)
{
    buses.push_back({std::move(name), ratedV});
    return static_cast<int>(buses.size()) - 1;
}

void ElectricalNetwork::check() const
{
    const Checker have(*this);
    for (const auto& b : buses)
        if (!positive(b.ratedV))
            impossible(b.name, "has the rated voltage " + numberText(b.ratedV) + " V");
    const auto sameVoltage = [&](const BranchEnds& e) {
        if (std::abs(have.ratedV(e.from) - have.ratedV(e.to)) > 1e-6 * have.ratedV(e.from))
            impossible(e.name, "joins buses of " + numberText(have.ratedV(e.from)) + " V and " + numberText(have.ratedV(e.to)) + " V without a transformer");
    };
    for (const auto& l : lines) {
        have.ends(l);
        sameVoltage(l);
        requireImpedance(l.name, l.z1);
        if (!finite(l.y1) || !finite(l.z0) || !finite(l.y0) || !notNegative(l.ratedA) || l.z1.real() < 0)
            impossible(l.name, "has a negative resistance or rating, or a number that is not one");
    }
    for (const auto& l : phaseLines) {
        have.ends(l);
        sameVoltage(l);
        for (int p = 0; p < 3; ++p)
            requireImpedance(l.name, l.z[static_cast<std::size_t>(p)][static_cast<std::size_t>(p)]);
    }
    for (const auto& l : links)
        have.ends(l);
    for (const auto& b : genericBranches) {
        have.ends(b);
        requireImpedance(b.name, b.z);
        if (!positive(b.ratio) || !std::isfinite(b.shiftRad) || !finite(b.y) || !notNegative(b.ratedVa))
            impossible(b.name, "has an impossible ratio, shift or rating");
    }
    for (const auto& t : transformers) {
        have.ends(t);
        if (!positive(t.ratedVa))
            impossible(t.name, "has the rating " + numberText(t.ratedVa) + " VA");
        checkTap(t.name, t.tap, 2);
        checkWinding(t.name, t.u1V, t.tap, t.tap.side == 0);
        checkWinding(t.name, t.u2V, t.tap, t.tap.side == 1);
        checkSheet(t.name, t.uk.at(t.tap), t.pkW.at(t.tap));
        checkNoLoad(t.name, t.i0, t.p0W);
        checkClock(t.name, t.clock, t.windingFrom, t.windingTo);
    }
    for (const auto& t : transformers3) {
        for (std::size_t s = 0; s < 3; ++s) {
            have.bus(t.name, t.bus[s]);
            if (!positive(t.ratedVa[s]))
                impossible(t.name, "has the rating " + numberText(t.ratedVa[s]) + " VA");
            checkWinding(t.name, t.uV[s], t.tap, t.tap.side == static_cast<int>(s));
        }
        if (t.bus[0] == t.bus[1] || t.bus[0] == t.bus[2] || t.bus[1] == t.bus[2])
            impossible(t.name, "has two sides on one bus");
        checkTap(t.name, t.tap, 3);
        checkSheet(t.name, t.uk12.at(t.tap), t.pk12W.at(t.tap));
        checkSheet(t.name, t.uk13.at(t.tap), t.pk13W.at(t.tap));
        checkSheet(t.name, t.uk23.at(t.tap), t.pk23W.at(t.tap));
        checkNoLoad(t.name, t.i0, t.p0W);
        checkClock(t.name, t.clock12, t.winding[0], t.winding[1]);
        checkClock(t.name, t.clock13, t.winding[0], t.winding[2]);
    }
    for (const auto& s : sources) {
        have.bus(s.name, s.bus);
        if (!(s.shortCircuitVa > 0) || !positive(s.uPu) || !notNegative(s.rOverX) || !positive(s.z0OverZ1) || !std::isfinite(s.angleRad))
            impossible(s.name, "has an impossible voltage, short-circuit power or impedance ratio");
    }
    for (const auto& l : loads) {
        have.bus(l.name, l.bus);
        if (!finite(l.powerVa))
            impossible(l.name, "has a power that is not a number");
        if (l.delta && l.law != LoadLaw::Power)
            impossible(l.name, "is connected in delta, where only constant power is modelled");
    }
    for (const auto& g : generators) {
        have.bus(g.name, g.bus);
        if (!finite(g.powerVa) || !notNegative(g.ratedVa) || (!std::isnan(g.holdsPu) && !positive(g.holdsPu)))
            impossible(g.name, "has an impossible power, rating or voltage to hold");
    }
    for (const auto& s : shunts) {
        have.bus(s.name, s.bus);
        if (!finite(s.y1) || !finite(s.y0))
            impossible(s.name, "has an admittance that is not a number");
    }
    for (const auto& r : regulators) {
        const bool two = r.transformer >= 0 && static_cast<std::size_t>(r.transformer) < transformers.size();
        const bool three = r.transformer3 >= 0 && static_cast<std::size_t>(r.transformer3) < transformers3.size();
        if (two == three || r.side < 0 || r.side > (two ? 1 : 2) || !positive(r.bandV) || !notNegative(r.setV))
            impossible(r.name, "regulates no transformer, a side it does not have, or an impossible band");
    }
}

Islands findIslands(const ElectricalNetwork& network)
{
    const auto nodes = network.nodeCount();
    std::vector<int> parent(nodes);
    std::iota(parent.begin(), parent.end(), 0);
    const auto join = [&](int a, int b) {
        a = find(parent, a);
        b = find(parent, b);
        parent[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
    };
    const auto joinAll = [&](const auto& branches) {
        for (const auto& b : branches)
            if (b.closed())
                join(b.from, b.to);
    };
    joinAll(network.lines);
    joinAll(network.phaseLines);
    joinAll(network.links);
    joinAll(network.genericBranches);
    joinAll(network.transformers);
    for (std::size_t t = 0; t < network.transformers3.size(); ++t)
        for (std::size_t s = 0; s < 3; ++s)
            if (network.transformers3[t].closed[s])
                join(network.transformers3[t].bus[s], static_cast<int>(network.buses.size() + t));

    Islands islands;
    islands.ofNode.assign(nodes, -1);
    std::vector<int> number(nodes, -1);
    for (std::size_t n = 0; n < nodes; ++n) {
        const auto root = static_cast<std::size_t>(find(parent, static_cast<int>(n)));
        if (number[root] < 0)
            number[root] = islands.count++;
        islands.ofNode[n] = number[root];
    }
    islands.energised.assign(static_cast<std::size_t>(islands.count), 0);
    islands.leader.assign(static_cast<std::size_t>(islands.count), -1);
    const auto at = [&](int bus) { return static_cast<std::size_t>(islands.ofNode[static_cast<std::size_t>(bus)]); };
    for (const auto& s : network.sources)
        if (s.closed)
            islands.energised[at(s.bus)] = 1;
    for (std::size_t g = 0; g < network.generators.size(); ++g) {
        const auto& generator = network.generators[g];
        if (!generator.closed || !generator.formsGrid || islands.energised[at(generator.bus)])
            continue;
        auto& leader = islands.leader[at(generator.bus)];
        if (leader < 0 || generator.ratedVa > network.generators[static_cast<std::size_t>(leader)].ratedVa)
            leader = static_cast<int>(g);
    }
    for (std::size_t i = 0; i < islands.leader.size(); ++i)
        if (islands.leader[i] >= 0)
            islands.energised[i] = 1;
    return islands;
}

} // namespace twin::network
