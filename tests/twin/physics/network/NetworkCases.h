// Small networks that several tests start from.
#pragma once
#include "twin/physics/network/PowerFlow.h"
#include <limits>
#include <string>

namespace networkcases {

using namespace twin::network;

inline Source idealSource(int bus, double pu = 1)
{
    Source s;
    s.name = "source";
    s.bus = bus;
    s.uPu = pu;
    s.shortCircuitVa = std::numeric_limits<double>::infinity();
    return s;
}

inline Line line(int from, int to, Complex z, double ratedA = 0)
{
    Line l;
    l.name = "line " + std::to_string(from) + "-" + std::to_string(to);
    l.from = from;
    l.to = to;
    l.z1 = z;
    l.z0 = 3.0 * z;
    l.ratedA = ratedA;
    return l;
}

inline Load load(int bus, Complex va, LoadLaw law = LoadLaw::Power)
{
    Load l;
    l.name = "load " + std::to_string(bus);
    l.bus = bus;
    l.powerVa = va;
    l.law = law;
    return l;
}

/// Source at bus 0, then a chain of lines with a load at its end.
inline ElectricalNetwork chain(int buses, double volts, Complex z, Complex va)
{
    ElectricalNetwork n;
    for (int b = 0; b < buses; ++b)
        n.addBus("bus " + std::to_string(b), volts);
    for (int b = 1; b < buses; ++b)
        n.lines.push_back(line(b - 1, b, z));
    n.sources.push_back(idealSource(0));
    n.loads.push_back(load(buses - 1, va));
    return n;
}

/// A radial network of many buses: bus b hangs on one a little before it; the same every time.
inline ElectricalNetwork radial(int buses, double watt, double volts = 13.8e3)
{
    ElectricalNetwork n;
    n.buses.reserve(static_cast<std::size_t>(buses));
    unsigned seed = 12345;
    for (int b = 0; b < buses; ++b) {
        n.addBus("bus " + std::to_string(b), volts);
        if (b == 0)
            continue;
        seed = seed * 1664525u + 1013904223u;
        const int back = 1 + static_cast<int>(seed >> 16) % 40;
        n.lines.push_back(line(std::max(0, b - back), b, {0.002, 0.003}, 4000));
        n.loads.push_back(load(b, {watt, 0.2 * watt}));
    }
    auto s = idealSource(0, 1.02);
    s.shortCircuitVa = 2e9;
    n.sources.push_back(s);
    return n;
}

inline Transformer transformer(int from, int to, double u1, double u2, double va, double uk, double pk, int clock, Winding w1, Winding w2)
{
    Transformer t;
    t.name = "transformer " + std::to_string(from) + "-" + std::to_string(to);
    t.from = from;
    t.to = to;
    t.u1V = u1;
    t.u2V = u2;
    t.ratedVa = va;
    t.uk.nominal = uk;
    t.pkW.nominal = pk;
    t.clock = clock;
    t.windingFrom = w1;
    t.windingTo = w2;
    return t;
}

} // namespace networkcases
