// Power flow: closed forms, balances, islands, tap changers, three phases, and what is said when it cannot be solved.
#include "NetworkCases.h"
#include "twin/base/Error.h"
#include <QTest>
#include <cmath>
#include <numbers>

using namespace networkcases;

namespace {

/// Largest power that does not add up at a bus, VA: what branches, loads and shunts take against what sources and generators bring.
double imbalance(const ElectricalNetwork& n, const PowerFlowResult& r)
{
    std::vector<Complex> sum(n.buses.size());
    const auto total = [](const Terminal& t) { return t.va[0] + t.va[1] + t.va[2]; };
    const auto branches = [&](const auto& elements, const auto& results) {
        for (std::size_t i = 0; i < elements.size(); ++i) {
            sum[static_cast<std::size_t>(elements[i].from)] += total(results[i].from);
            sum[static_cast<std::size_t>(elements[i].to)] += total(results[i].to);
        }
    };
    branches(n.lines, r.lines);
    branches(n.links, r.links);
    branches(n.genericBranches, r.genericBranches);
    branches(n.transformers, r.transformers);
    for (std::size_t i = 0; i < n.transformers3.size(); ++i)
        for (std::size_t s = 0; s < 3; ++s)
            sum[static_cast<std::size_t>(n.transformers3[i].bus[s])] += total(r.transformers3[i].side[s]);
    const auto injections = [&](const auto& elements, const auto& results, double sign) {
        for (std::size_t i = 0; i < elements.size(); ++i)
            sum[static_cast<std::size_t>(elements[i].bus)] += sign * total(results[i].at);
    };
    injections(n.loads, r.loads, 1);
    injections(n.shunts, r.shunts, 1);
    injections(n.generators, r.generators, -1);
    injections(n.sources, r.sources, -1);
    double worst = 0;
    for (const auto s : sum)
        worst = std::max(worst, std::abs(s));
    return worst;
}

PowerFlowResult solve(const ElectricalNetwork& n, PowerFlowOptions options = {})
{
    PowerFlow flow;
    return flow.solve(n, options);
}

QString failure(const ElectricalNetwork& n, PowerFlowOptions options = {})
{
    try {
        solve(n, options);
    } catch (const twin::Error& e) {
        return QString::fromUtf8(e.what());
    }
    return {};
}

} // namespace

class TestNetworkFlow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twoBusesMatchTheQuadratic()
    {
        // |u|² solves u⁴ + u²(2(rp + xq) - 1) + (r² + x²)(p² + q²) = 0 in per unit (any text on radial voltage drop).
        const double volts = 10e3, mva = 1e6;
        const Complex z(0.6, 1.1), s(4e6, 1.5e6);
        const auto r = solve(chain(2, volts, z, s));
        const double base = volts * volts / mva, rp = z.real() / base, xp = z.imag() / base, p = s.real() / mva, q = s.imag() / mva;
        const double b = 2 * (rp * p + xp * q) - 1, c = (rp * rp + xp * xp) * (p * p + q * q);
        const double expected = std::sqrt((-b + std::sqrt(b * b - 4 * c)) / 2);
        QVERIFY(std::abs(std::abs(r.u[1][0]) - expected) < 1e-9);
        QVERIFY(r.lines[0].lossW() > 0 && r.iterations <= 5);
    }

    void loadLawsFollowTheVoltage()
    {
        for (const auto law : {LoadLaw::Power, LoadLaw::Current, LoadLaw::Impedance}) {
            auto n = chain(2, 400, {0.01, 0.01}, {});
            n.loads = {load(1, {2e5, 5e4}, law)};
            const auto r = solve(n);
            const double u = std::abs(r.u[1][0]);
            const double factor = law == LoadLaw::Power ? 1 : law == LoadLaw::Current ? u : u * u;
            QVERIFY(u < 0.99);
            QVERIFY(std::abs(r.loads[0].at.va[0].real() - 2e5 * factor) < 0.01);
            QVERIFY(imbalance(n, r) < 0.01);
        }
    }

    void everyStartEndsAtTheSameState()
    {
        auto n = radial(300, 60e3);
        n.lines.push_back(line(299, 0, {0.01, 0.02})); // a ring, so that the general solver is at work
        PowerFlowOptions o;
        const auto flat = solve(n, o);
        for (const auto start : {Start::Dc, Start::Linear}) {
            o.start = start;
            const auto other = solve(n, o);
            for (std::size_t b = 0; b < n.buses.size(); ++b)
                QVERIFY(std::abs(flat.u[b][0] - other.u[b][0]) < 1e-8);
        }
        QVERIFY(imbalance(n, flat) < 0.1);
    }

    void tenThousandNodesBalance()
    {
        const auto n = radial(10'000, 4e3);
        PowerFlow solver;
        const auto r = solver.solve(n);
        QVERIFY(r.iterations <= 6);
        QVERIFY2(imbalance(n, r) < 1, QByteArray::number(imbalance(n, r)).constData());
        double drawn = 0;
        for (const auto& l : r.loads)
            drawn += l.at.activeW();
        QVERIFY(std::abs(drawn - 4e3 * 9999) < 1);
        QVERIFY(std::abs(r.sources[0].at.activeW() - drawn - r.lossW()) < 1);
        double lowest = 2;
        for (const auto& u : r.u)
            lowest = std::min(lowest, std::abs(u[0]));
        QVERIFY2(lowest > 0.7 && lowest < 0.995, QByteArray::number(lowest).constData());
        // The same by phases, and the same through the general solver (a far tie of no weight closes a ring).
        auto ring = n;
        ring.lines.push_back(line(9999, 5000, {1e7, 1e7}));
        const auto meshed = solve(ring);
        PowerFlowOptions three;
        three.threePhase = true;
        const auto phases = solver.solve(n, three);
        for (std::size_t b = 0; b < n.buses.size(); b += 97) {
            QVERIFY(std::abs(r.u[b][0] - meshed.u[b][0]) < 1e-6);
            QVERIFY(std::abs(r.u[b][0] - phases.u[b][0]) < 1e-7);
            QVERIFY(std::abs(std::abs(phases.u[b][1]) - std::abs(r.u[b][0])) < 1e-7);
        }
    }

    void transformerShiftsAndTransforms()
    {
        ElectricalNetwork n;
        n.addBus("high", 161e3);
        n.addBus("low", 13.8e3);
        n.sources.push_back(idealSource(0));
        n.transformers.push_back(transformer(0, 1, 161e3, 13.8e3, 80e6, 0.18, 256e3, 1, Winding::Delta, Winding::WyeGrounded));
        auto r = solve(n);
        QVERIFY(std::abs(std::abs(r.u[1][0]) - 1) < 1e-9);
        QVERIFY(std::abs(std::arg(r.u[1][0]) + std::numbers::pi / 6) < 1e-9); // clock 1: the low side lags by 30°
        n.transformers[0].tap = {0, -8, -16, 16, 0, 0.00625 * 161e3};        // 5 % fewer turns on the high side
        r = solve(n);
        QVERIFY(std::abs(std::abs(r.u[1][0]) - 1 / 0.95) < 1e-9);
        n.loads.push_back(load(1, {80e6, 0})); // at rating and 1 pu the copper loss is pk
        n.transformers[0].tap = {};
        r = solve(n);
        const double i = r.transformers[0].to.largestA() / (80e6 / std::sqrt(3.0) / 13.8e3);
        QVERIFY(std::abs(r.transformers[0].lossW() - 256e3 * i * i) < 50);
        QVERIFY(r.transformers[0].loading > 1 && r.transformers[0].loading < 1.05);
        // One side open: only magnetisation is left.
        n.transformers[0].toClosed = false;
        n.transformers[0].i0 = 0.001;
        n.transformers[0].p0W = 30e3;
        r = solve(n);
        QVERIFY(!r.energised[1] && r.darkBuses() == std::vector<int>{1});
        QVERIFY(std::abs(r.transformers[0].lossW() - 30e3) < 30);
    }

    void threeWindingsShareTheLoad()
    {
        ElectricalNetwork n;
        n.addBus("side 1", 161e3);
        n.addBus("side 2", 13.8e3);
        n.addBus("side 3", 4.16e3);
        n.sources.push_back(idealSource(0));
        Transformer3 t;
        t.name = "three windings";
        t.bus = {0, 1, 2};
        t.uV = {161e3, 13.8e3, 4.16e3};
        t.ratedVa = {60e6, 40e6, 20e6};
        t.uk12 = {0.12};
        t.uk13 = {0.1};
        t.uk23 = {0.07};
        t.pk12W = {90e3};
        t.pk13W = {40e3};
        t.pk23W = {35e3};
        t.i0 = 0.001;
        t.p0W = 30e3;
        t.winding = {Winding::WyeGrounded, Winding::Delta, Winding::WyeGrounded};
        t.clock12 = 1;
        t.clock13 = 0;
        n.transformers3.push_back(t);
        n.loads = {load(1, {30e6, 5e6}), load(2, {10e6, 2e6})};
        for (const bool three : {false, true}) {
            PowerFlowOptions o;
            o.threePhase = three;
            const auto r = solve(n, o);
            QVERIFY(imbalance(n, r) < 1);
            for (std::size_t p = 0; p < (three ? 3u : 1u); ++p) { // by phases no neutral may drift behind the delta winding
                QVERIFY(std::abs(std::abs(r.u[1][p]) - 0.97094) < 1e-5);
                QVERIFY(std::abs(std::abs(r.u[2][p]) - 0.96899) < 1e-5);
            }
            QVERIFY(std::arg(r.u[1][0]) < -0.5); // 30° and the drop
            QVERIFY(r.transformers3[0].lossW() > 60e3 && r.transformers3[0].lossW() < 250e3);
        }
        // 40 MVA through sides 1 and 2 alone lose what the test sheet gives for that pair.
        auto through = n;
        through.loads = {load(1, {40e6, 0})};
        through.transformers3[0].p0W = 0;
        through.transformers3[0].i0 = 0;
        const auto r = solve(through);
        const double i = r.transformers3[0].side[1].largestA() / (40e6 / std::sqrt(3.0) / 13.8e3);
        QVERIFY(std::abs(r.transformers3[0].lossW() - 90e3 * i * i) < 100);
    }

    void unequalPhasesMatchOnePhaseAlone()
    {
        // Lines without mutual coupling (zero sequence as positive) keep phases apart: each is its own two-bus problem.
        auto n = chain(2, 400, {0.02, 0.015}, {});
        n.lines[0].z0 = n.lines[0].z1;
        Load l = load(1, {});
        l.unequal = true;
        l.phaseVa = {Complex(30e3, 5e3), Complex(10e3, 0), Complex(20e3, -4e3)};
        for (const auto s : l.phaseVa)
            l.powerVa += s;
        n.loads = {l};
        PowerFlowOptions o;
        o.threePhase = true;
        const auto r = solve(n, o);
        for (std::size_t p = 0; p < 3; ++p) {
            auto alone = chain(2, 400, {0.02, 0.015}, 3.0 * l.phaseVa[p]);
            QVERIFY(std::abs(std::abs(solve(alone).u[1][0]) - std::abs(r.u[1][p])) < 1e-9);
        }
        QVERIFY(imbalance(n, r) < 0.01);
    }

    void islandsAreFoundAndDark()
    {
        auto n = chain(6, 13.8e3, {0.05, 0.1}, {1e6, 0});
        n.lines[2].toClosed = false; // buses 3, 4, 5 lose their supply
        auto r = solve(n);
        QCOMPARE(r.islands.count, 2);
        QCOMPARE(r.darkBuses(), (std::vector<int>{3, 4, 5}));
        QVERIFY(!r.loads[0].energised && r.loads[0].at.activeW() == 0);
        QVERIFY(r.u[4][0] == Complex{});
        Generator g;
        g.name = "turbine";
        g.bus = 4;
        g.ratedVa = 2e6;
        g.formsGrid = true;
        n.generators.push_back(g);
        r = solve(n); // and gets it back from a machine that can hold a grid
        QVERIFY(r.darkBuses().empty());
        QVERIFY(std::abs(r.generators[0].at.activeW() - 1e6 - r.lines[4].lossW()) < 1);
        QVERIFY(imbalance(n, r) < 0.01);
        n.sources.clear();
        n.generators.clear();
        r = solve(n); // nothing at all
        QCOMPARE(r.darkBuses().size(), std::size_t(6));
        QCOMPARE(r.lossW(), 0.0);
    }

    void generatorsHoldTheirVoltageWithinTheirLimits()
    {
        auto n = chain(3, 13.8e3, {0.05, 0.2}, {5e6, 3e6});
        Generator g;
        g.name = "machine";
        g.bus = 2;
        g.powerVa = 2e6;
        g.holdsPu = 1.0;
        g.qMinVar = -1e6;
        g.qMaxVar = 20e6;
        n.generators = {g};
        PowerFlowOptions o;
        o.reactiveLimits = true;
        auto r = solve(n, o);
        QVERIFY(std::abs(std::abs(r.u[2][0]) - 1) < 1e-9);
        QVERIFY(std::abs(r.generators[0].at.activeW() - 2e6) < 0.01 && !r.generators[0].atLimit);
        n.generators[0].qMaxVar = 2e6;
        r = solve(n, o);
        QVERIFY(r.generators[0].atLimit && std::abs(r.generators[0].at.va[0].imag() - 2e6) < 0.01);
        QVERIFY(std::abs(r.u[2][0]) < 0.999);
        QVERIFY(imbalance(n, r) < 0.01);
    }

    void tapChangerFindsItsBand()
    {
        ElectricalNetwork n;
        n.addBus("high", 161e3);
        n.addBus("low", 13.8e3);
        auto s = idealSource(0);
        s.shortCircuitVa = 3e9;
        n.sources.push_back(s);
        n.loads.push_back(load(1, {70e6, 15e6}));
        n.transformers.push_back(transformer(0, 1, 161e3, 13.8e3, 80e6, 0.18, 256e3, 1, Winding::Delta, Winding::WyeGrounded));
        n.transformers[0].tap = {0, 0, -16, 16, 0, 0.00625 * 161e3};
        TapRegulator t;
        t.name = "regulator";
        t.transformer = 0;
        t.setV = 1.02 * 13.8e3;
        t.bandV = 0.02 * 13.8e3;
        n.regulators.push_back(t);
        PowerFlowOptions o;
        QVERIFY(std::abs(solve(n, o).u[1][0]) < 1.01);
        o.taps = TapStrategy::AnyValid;
        const auto any = solve(n, o);
        o.taps = TapStrategy::MinVoltage;
        const auto least = solve(n, o);
        o.taps = TapStrategy::MaxVoltage;
        const auto most = solve(n, o);
        for (const auto& r : {any, least, most})
            QVERIFY(std::abs(std::abs(r.u[1][0]) - 1.02) <= 0.01);
        QVERIFY(std::abs(least.u[1][0]) < std::abs(most.u[1][0]));
        QVERIFY(any.tapPositions[0] < 0 && least.tapPositions[0] > most.tapPositions[0]);
        QCOMPARE(any.tapPositions[0], least.tapPositions[0]); // from below it stops at the band's lower end
        n.loads[0].powerVa *= 1.3;                             // more than its range: it stays at the end
        o.taps = TapStrategy::AnyValid;
        n.regulators[0].setV = 1.2 * 13.8e3;
        QCOMPARE(solve(n, o).tapPositions[0], -16);
        n.regulators[0].setV = 1.02 * 13.8e3;
        n.regulators[0].bandV = 0.0005 * 13.8e3; // narrower than a step
        QVERIFY(failure(n, o).contains("hunts") || std::abs(std::abs(solve(n, o).u[1][0]) - 1.02) <= 0.00026);
    }

    void nonConvergenceNamesTheBus()
    {
        const auto text = failure(chain(3, 400, {0.05, 0.05}, {5e6, 2e6})); // far beyond what the line can carry
        QVERIFY2(text.contains("did not converge") && text.contains("bus ") && text.contains("off its balance"), qPrintable(text));
    }

    void impossibleNumbersAreRefused()
    {
        const auto good = chain(3, 400, {0.01, 0.01}, {1e3, 0});
        auto n = good;
        n.lines[0].z1 = 0;
        QVERIFY(failure(n).contains("no series impedance"));
        n = good;
        n.lines[1].to = 7;
        QVERIFY(failure(n).contains("line 1-2") && failure(n).contains("does not exist"));
        n = good;
        n.buses[1].ratedV = -400;
        QVERIFY(failure(n).contains("bus 1"));
        n = good;
        n.buses[2].ratedV = 13.8e3;
        QVERIFY(failure(n).contains("without a transformer"));
        n = good;
        n.loads[0].powerVa = {std::nan(""), 0};
        QVERIFY(failure(n).contains("load 2"));
        n = good;
        n.addBus("low", 200);
        n.transformers.push_back(transformer(2, 3, 400, 200, 1e5, 0.05, 1e3, 1, Winding::WyeGrounded, Winding::WyeGrounded));
        QVERIFY(failure(n).contains("clock number"));
        n.transformers[0].clock = 0;
        QVERIFY(failure(n).isEmpty());
        n.transformers[0].uk.nominal = 0;
        QVERIFY(failure(n).contains("short-circuit voltage"));
        n.transformers[0].uk.nominal = 0.05;
        n.transformers[0].tap.position = 3;
        QVERIFY(failure(n).contains("tap 3"));
        n = good;
        n.lines[0].z0 = 0;
        PowerFlowOptions o;
        o.threePhase = true;
        QVERIFY(failure(n, o).contains("zero-sequence"));
    }
};

QTEST_APPLESS_MAIN(TestNetworkFlow)
#include "test_network_flow.moc"
