// Short circuits against the closed forms of symmetrical components (IEC 60909-0, clause 7).
#include "NetworkCases.h"
#include "twin/base/Error.h"
#include "twin/physics/network/ShortCircuit.h"
#include <QTest>
#include <cmath>
#include <numbers>

using namespace networkcases;

namespace {

/// Source of 500 MVA with z0 = 2 z1 and a line to where the faults are.
ElectricalNetwork feeder()
{
    auto n = chain(2, 13.8e3, {0.1, 0.3}, {1e6, 0});
    n.sources[0].shortCircuitVa = 500e6;
    n.sources[0].rOverX = 0.1;
    n.sources[0].z0OverZ1 = 2;
    return n;
}

struct Sequence
{
    Complex z1, z0;
};
Sequence impedances()
{
    const double z = 13.8e3 * 13.8e3 / 500e6, x = z / std::sqrt(1.01);
    const Complex source(0.1 * x, x);
    return {source + Complex(0.1, 0.3), 2.0 * source + 3.0 * Complex(0.1, 0.3)};
}
const double drive = 1.1 * 13.8e3 / std::numbers::sqrt3;

Fault fault(FaultType type, int a, int b, Complex z = {})
{
    Fault f;
    f.name = "fault";
    f.bus = 1;
    f.type = type;
    f.phase = a;
    f.other = b;
    f.zOhm = z;
    return f;
}

bool close(double a, double b) { return std::abs(a - b) <= 1e-6 * std::abs(b); }

} // namespace

class TestNetworkFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fourKindsMatchSymmetricalComponents()
    {
        const auto n = feeder();
        const auto [z1, z0] = impedances();
        for (const Complex zf : {Complex{}, Complex(0.2, 0.1)}) {
            auto r = shortCircuit(n, {fault(FaultType::ThreePhase, 0, 0, zf)});
            for (std::size_t p = 0; p < 3; ++p)
                QVERIFY(close(std::abs(r.faults[0].a[p]), drive / std::abs(z1 + zf)));
            ShortCircuitOptions three;
            three.threePhase = true;
            const auto phases = shortCircuit(n, {fault(FaultType::ThreePhase, 0, 0, zf)}, three);
            for (std::size_t p = 0; p < 3; ++p)
                QVERIFY(std::abs(phases.faults[0].a[p] - r.faults[0].a[p]) < 1e-3);
            for (int p = 0; p < 3; ++p) {
                const int q = (p + 1) % 3;
                r = shortCircuit(n, {fault(FaultType::PhaseToEarth, p, 0, zf)});
                QVERIFY(close(std::abs(r.faults[0].a[static_cast<std::size_t>(p)]), 3 * drive / std::abs(2.0 * z1 + z0 + 3.0 * zf)));
                QVERIFY(std::abs(r.faults[0].a[static_cast<std::size_t>(q)]) == 0);
                r = shortCircuit(n, {fault(FaultType::TwoPhase, p, q, zf)});
                QVERIFY(close(std::abs(r.faults[0].a[static_cast<std::size_t>(p)]), std::numbers::sqrt3 * drive / std::abs(2.0 * z1 + zf)));
                QVERIFY(std::abs(r.faults[0].a[static_cast<std::size_t>(p)] + r.faults[0].a[static_cast<std::size_t>(q)]) < 1e-6);
                r = shortCircuit(n, {fault(FaultType::TwoPhaseToEarth, p, q, zf)});
                const Complex earth = r.faults[0].a[static_cast<std::size_t>(p)] + r.faults[0].a[static_cast<std::size_t>(q)];
                QVERIFY(close(std::abs(earth), 3 * drive / std::abs(z1 + 2.0 * (z0 + 3.0 * zf)))); // IEC 60909-0 eq. (46) with z2 = z1
            }
        }
    }

    void voltageFactors()
    {
        QCOMPARE(voltageFactor(400, true), 1.1);
        QCOMPARE(voltageFactor(400, false), 0.95);
        QCOMPARE(voltageFactor(13.8e3, false), 1.0);
        ShortCircuitOptions least;
        least.maximum = false;
        const auto n = feeder();
        const auto most = shortCircuit(n, {fault(FaultType::ThreePhase, 0, 0)}), less = shortCircuit(n, {fault(FaultType::ThreePhase, 0, 0)}, least);
        QVERIFY(close(std::abs(most.faults[0].a[0]), 1.1 * std::abs(less.faults[0].a[0])));
    }

    void deltaWindingsStopEarthCurrent()
    {
        // Behind a Dyn transformer an earth fault draws no zero-sequence current from the high side; behind Dd there is none at all.
        ElectricalNetwork n;
        n.addBus("high", 161e3);
        n.addBus("low", 13.8e3);
        auto s = idealSource(0);
        s.shortCircuitVa = 5e9;
        n.sources.push_back(s);
        n.transformers.push_back(transformer(0, 1, 161e3, 13.8e3, 80e6, 0.18, 0, 1, Winding::Delta, Winding::WyeGrounded));
        const double xt = 0.18 * 13.8e3 * 13.8e3 / 80e6, xs = 13.8e3 * 13.8e3 / 5e9;
        auto r = shortCircuit(n, {fault(FaultType::PhaseToEarth, 0, 0)});
        const double x = xs / std::sqrt(1.01);
        QVERIFY(close(std::abs(r.faults[0].a[0]), 3 * drive / std::abs(2.0 * Complex(0.1 * x, x + xt) + Complex(0, xt))));
        QVERIFY(std::abs(r.transformers[0].from.a[0] + r.transformers[0].from.a[1] + r.transformers[0].from.a[2]) < 1e-3);
        n.transformers[0].windingTo = Winding::Delta;
        n.transformers[0].clock = 0;
        r = shortCircuit(n, {fault(FaultType::PhaseToEarth, 0, 0)});
        QVERIFY(std::abs(r.faults[0].a[0]) < 0.01);
        QVERIFY(std::abs(std::abs(r.u[1][1]) - 1.1 * std::numbers::sqrt3) < 0.01); // healthy phases rise to line voltage
    }

    void severalFaultsAtOnce()
    {
        const auto n = feeder();
        const auto one = shortCircuit(n, {fault(FaultType::ThreePhase, 0, 0)});
        const auto two = shortCircuit(n, {fault(FaultType::ThreePhase, 0, 0), fault(FaultType::ThreePhase, 0, 0), fault(FaultType::ThreePhase, 0, 0, {1, 0})});
        QVERIFY(close(std::abs(two.faults[0].a[0]), std::abs(one.faults[0].a[0]) / 2));
        QVERIFY(close(std::abs(two.faults[1].a[0]), std::abs(one.faults[0].a[0]) / 2));
        QCOMPARE(std::abs(two.faults[2].a[0]), 0.0);
    }

    void levelsAgreeWithFaults()
    {
        // By the equivalent source at the fault (Z_Q from c S"k) against a tree, a ring and the closed form.
        const double z = 13.8e3 * 13.8e3 / 500e6, x = z / std::sqrt(1.01);
        const Complex withFactor = 1.1 * Complex(0.1 * x, x) + Complex(0.1, 0.3);
        auto n = feeder();
        const auto levels = shortCircuitLevels(n);
        QVERIFY(close(levels[1].ka * 1e3, drive / std::abs(withFactor)));
        QVERIFY(close(levels[0].mva, 500));
        QVERIFY(close(levels[1].xOverR, withFactor.imag() / withFactor.real()));
        QVERIFY(levels[1].peakKa > 1.02 * std::numbers::sqrt2 * levels[1].ka && levels[1].peakKa < 2 * std::numbers::sqrt2 * levels[1].ka);
        n.addBus("far", 13.8e3);
        n.lines.push_back(line(1, 2, {0.2, 0.2}));
        const auto tree = shortCircuitLevels(n);
        n.lines.push_back(line(2, 0, {1e9, 1e9}));
        const auto ring = shortCircuitLevels(n);
        for (std::size_t b = 0; b < 3; ++b)
            QVERIFY(std::abs(tree[b].ka - ring[b].ka) < 1e-6 * tree[b].ka);
        Generator g;
        g.name = "machine";
        g.bus = 2;
        g.ratedVa = 20e6;
        g.subtransientPu = 0.15;
        n.generators.push_back(g);
        const auto fed = shortCircuitLevels(n);
        for (std::size_t b = 0; b < 3; ++b)
            QVERIFY(fed[b].ka > ring[b].ka);
        n.lines[0].fromClosed = false;
        n.lines.pop_back();
        n.generators.clear();
        QCOMPARE(shortCircuitLevels(n)[1].ka, 0.0); // dark
    }

    void badFaultsAreRefused()
    {
        const auto n = feeder();
        const auto refused = [&](const Fault& f) {
            try {
                shortCircuit(n, {f});
            } catch (const twin::Error&) {
                return true;
            }
            return false;
        };
        auto f = fault(FaultType::TwoPhase, 1, 1);
        QVERIFY(refused(f));
        f = fault(FaultType::ThreePhase, 0, 0);
        f.bus = 9;
        QVERIFY(refused(f));
        f = fault(FaultType::ThreePhase, 0, 0, {-1, 0});
        QVERIFY(refused(f));
    }
};

QTEST_APPLESS_MAIN(TestNetworkFaults)
#include "test_network_faults.moc"
