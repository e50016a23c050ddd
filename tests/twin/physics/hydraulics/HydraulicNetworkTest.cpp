// Flows, pressures and temperatures of networks: hand values, conservation in random networks, and what cannot be.
#include "twin/base/Random.h"
#include "twin/physics/Water.h"
#include "twin/physics/hydraulics/HeatTransport.h"
#include <QTest>
#include <cmath>
#include <numbers>

using namespace twin;
using namespace twin::hydraulics;

namespace {

Pipe pipe(std::string name, int from, int to, double length, double diameter, double roughness = 1e-4)
{
    Pipe p;
    p.name = std::move(name);
    p.from = from;
    p.to = to;
    p.geometry = {length, diameter, roughness, 0};
    return p;
}

HydraulicNetwork grid(int rows, int columns, std::uint64_t seed)
{
    HydraulicNetwork n;
    int count = 0;
    const auto random = [&](double low, double high) { return low + (high - low) * randomUniform(seed, 0, count++); };
    for (int i = 0; i < rows * columns; ++i)
        n.addJunction(std::to_string(i), random(0, 20));
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) {
            const int j = r * columns + c;
            if (c + 1 < columns)
                n.pipes.push_back(pipe("h" + std::to_string(j), j, j + 1, random(5, 500), random(0.03, 0.3), random(0, 1e-3)));
            if (r + 1 < rows)
                n.pipes.push_back(pipe("v" + std::to_string(j), j + columns, j, random(5, 500), random(0.03, 0.3), random(0, 1e-3)));
        }
    for (auto& p : n.pipes)
        p.heatTransferWPerM2K = random(0, 50);
    n.grids.push_back({"g", 0, 5e5, 60});
    n.grids.push_back({"g2", rows * columns - 1, 5.5e5, 40});
    for (int j = 1; j < rows * columns - 1; j += 3)
        n.exchanges.push_back({"e" + std::to_string(j), j, random(-2, 1), 30});
    return n;
}

} // namespace

class TestHydraulicNetwork : public QObject
{
    Q_OBJECT
    static bool near(double a, double b, double relative) { return std::abs(a - b) <= relative * std::abs(b); }

private Q_SLOTS:
    // One pipe, worked by hand from the law itself; and heights as OpenModelica has them in pandapipes' case "heights": 350 m down,
    // 5 km of 75 mm at 0.3398 m/s from 6 bar to 39.214 bar.
    void onePipe()
    {
        HydraulicNetwork n;
        n.fluid = {998.2060924679472, 0.001001605325647912, 4184.78};
        n.addJunction("top", 350);
        n.addJunction("bottom", 0);
        n.pipes.push_back(pipe("p", 0, 1, 5000, 0.075));
        n.grids.push_back({"g", 0, 6e5, 20});
        n.exchanges.push_back({"sink", 1, -0.339808609359215 * std::numbers::pi / 4 * 0.075 * 0.075 * n.fluid.densityKgPerM3});
        const auto s = solveFlow(n);
        QVERIFY(s.converged && s.issues.empty());
        QVERIFY2(near(s.pressurePa[1], 39.214136203582903e5, 1e-3), qPrintable(QString::number(s.pressurePa[1])));
        QVERIFY(near(s.gridKgPerS[0], -n.exchanges[0].kgPerS, 1e-12));
        // The same with gauge pressures: the air's column of 350 m, 42 mbar, is not in the water's pressure.
        n.gauge = true;
        const double air = s.pressurePa[1] - solveFlow(n).pressurePa[1];
        QVERIFY(air > 4000 && air < 4300);
    }
    void parallelPipesShare()
    {
        HydraulicNetwork n;
        n.addJunction("a");
        n.addJunction("b");
        n.pipes.push_back(pipe("thin", 0, 1, 100, 0.05));
        n.pipes.push_back(pipe("thick", 1, 0, 100, 0.1)); // drawn the other way round
        n.grids.push_back({"g", 0, 3e5, 20});
        n.exchanges.push_back({"sink", 1, -8});
        const auto s = solveFlow(n);
        QVERIFY(s.converged);
        QVERIFY(s.pipe(0) > 0 && s.pipe(1) < 0);
        QVERIFY(near(s.pipe(0) - s.pipe(1), 8, 1e-9));
        const double dp = s.pressurePa[0] - s.pressurePa[1];
        QVERIFY(near(pipeDrop(n.friction, n.pipes[0].geometry, s.pipe(0), n.fluid.densityKgPerM3, n.fluid.viscosityPaS).pa, dp, 1e-7));
    }
    void zeroFlowIsZero()
    {
        auto n = grid(4, 4, 1);
        n.exchanges.clear();
        n.grids.pop_back();
        for (auto& j : n.junctions)
            j.heightM = 7;
        const auto s = solveFlow(n);
        QVERIFY(s.converged);
        for (std::size_t i = 0; i < n.pipes.size(); ++i)
            QVERIFY(std::abs(s.pipe(i)) < 1e-6);
        for (const double p : s.pressurePa)
            QVERIFY(std::abs(p - 5e5) < 1e-2);
        const auto heat = solveHeat(n, s);
        QVERIFY(std::abs(heat.imbalanceW) < 1);
    }
    // Random meshes with every friction law: mass and heat close, every pipe obeys its law.
    void randomMeshesBalance()
    {
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            auto n = grid(5 + int(seed % 4), 6, seed);
            n.friction = seed % 3 == 0 ? FrictionLaw::Nikuradse : seed % 3 == 1 ? FrictionLaw::ColebrookWhite : FrictionLaw::SwameeJain;
            const auto s = solveFlow(n);
            QVERIFY2(s.converged, qPrintable(QString("seed %1").arg(seed)));
            QVERIFY2(s.imbalanceKgPerS < 1e-8, qPrintable(QString::number(s.imbalanceKgPerS)));
            QVERIFY(s.iterations < 60);
            double in = 0;
            for (const double g : s.gridKgPerS)
                in += g;
            for (const auto& e : n.exchanges)
                in += e.kgPerS;
            QVERIFY(std::abs(in) < 1e-7);
            for (const auto scheme : {HeatScheme::Exponential, HeatScheme::MixedVolumes}) {
                const auto heat = solveHeat(n, s, {scheme, false});
                QVERIFY2(std::abs(heat.imbalanceW) < 1e-6 * (1 + std::abs(heat.carriedW)), qPrintable(QString::number(heat.imbalanceW)));
                for (const double t : heat.junctionC)
                    QVERIFY(t > 19.999 && t < 60.001);
            }
        }
    }
    // The operating point of a pump in a loop is where its curve meets the drop of the loop; what it gives is what is dissipated.
    void pumpMeetsSystem()
    {
        HydraulicNetwork n;
        for (const char* name : {"suction", "discharge", "far"})
            n.addJunction(name);
        const int curve = n.addCurve(PumpCurve::centrifugal("C", 0.05, 2.5e5, 1.25, 0.75));
        n.pumps.push_back({"P1", 0, 1, curve, 1});
        n.pumps.push_back({"P2", 0, 1, curve, 1});
        n.pipes.push_back(pipe("main", 1, 2, 50, 0.25));
        n.components.push_back({"load", 2, 0, 100, 2e5});
        n.grids.push_back({"vessel", 0, 2e5, 20});
        const auto both = solveFlow(n);
        QVERIFY(both.converged && both.issues.empty());
        QVERIFY(near(both.pump(n, 0), both.pump(n, 1), 1e-9));
        QVERIFY(std::abs(both.gridKgPerS[0]) < 1e-6);
        const double given = both.pumps[0].hydraulicW + both.pumps[1].hydraulicW;
        QVERIFY(near(dissipatedW(n, both), given, 1e-7));
        QVERIFY(near(both.pumps[0].electricalW, both.pumps[0].shaftW / 0.94, 1e-12));
        // One stops: its flap shuts, the other moves more than half and less than all.
        n.pumps[1].speed = 0;
        const auto one = solveFlow(n);
        QVERIFY(one.converged);
        QCOMPARE(one.pump(n, 1), 0.0);
        QVERIFY(one.pump(n, 0) > both.pump(n, 0) && one.pump(n, 0) < 2 * both.pump(n, 0));
        QCOMPARE(one.pumps[1].electricalW, 0.0);
        // One at half speed cannot open its flap against the other.
        n.pumps[1].speed = 0.5;
        const auto held = solveFlow(n);
        QVERIFY(held.converged);
        QVERIFY(held.pumps[1].held && !held.issues.empty());
        QVERIFY(std::abs(held.pump(n, 1)) < 1e-3 && near(held.pump(n, 0), one.pump(n, 0), 1e-5));
        QVERIFY(held.issues.front().message.english().find("P2") != std::string::npos);
        // Both stopped: nothing flows, which needs no pump to be named.
        n.pumps[0].speed = n.pumps[1].speed = 0;
        const auto still = solveFlow(n);
        QVERIFY(still.converged);
        QVERIFY(std::abs(still.pipe(0)) < 1e-9);
    }
    void islandsAreSaid()
    {
        HydraulicNetwork n;
        for (int i = 0; i < 5; ++i)
            n.addJunction("j" + std::to_string(i));
        n.pipes.push_back(pipe("a", 0, 1, 10, 0.1));
        n.pipes.push_back(pipe("b", 2, 3, 10, 0.1));
        n.valves.push_back({"v", 1, 2, 0.1, 2, false});
        n.grids.push_back({"g", 0, 3e5, 20});
        n.exchanges.push_back({"s", 1, -1});
        n.exchanges.push_back({"t", 3, -2.5});
        auto s = solveFlow(n);
        QVERIFY(s.converged);
        QCOMPARE(s.islands.count, 3);
        QVERIFY(std::isnan(s.pressurePa[2]) && std::isnan(s.pressurePa[4]) && !std::isnan(s.pressurePa[1]));
        QCOMPARE(s.pipe(1), 0.0);
        QCOMPARE(s.issues.size(), std::size_t{2});
        QVERIFY(s.issues[0].severity == Issue::Severity::Critical);
        QVERIFY(s.issues[0].message.english().find("2.5") != std::string::npos);
        QVERIFY(std::isnan(solveHeat(n, s).junctionC[3]));
        // Open the valve: an ideal one too.
        for (const double loss : {2.0, 0.0}) {
            n.valves[0].open = true;
            n.valves[0].lossCoefficient = loss;
            s = solveFlow(n);
            QVERIFY(s.converged);
            QVERIFY(near(s.valve(n, 0), 2.5, 1e-9));
            QVERIFY(std::abs(s.pressurePa[1] - s.pressurePa[2] - lossDrop(loss, 0.1, 2.5, n.fluid.densityKgPerM3).pa) < 0.02);
        }
        n.grids.clear();
        s = solveFlow(n);
        QVERIFY(std::isnan(s.pressurePa[0]) && s.issues.size() == 2);
    }
    // Component laws: exponent and opening.
    void components()
    {
        HydraulicNetwork n;
        n.addJunction("a");
        n.addJunction("b");
        n.components.push_back({"c", 0, 1, 10, 1e5, 1.75});
        n.grids.push_back({"g", 0, 3e5, 20});
        n.exchanges.push_back({"s", 1, -5});
        QVERIFY(near(3e5 - solveFlow(n).pressurePa[1], 1e5 * std::pow(0.5, 1.75), 1e-6));
        n.components[0].opening = 0.5;
        QVERIFY(near(3e5 - solveFlow(n).pressurePa[1], 1e5, 1e-6));
        n.components[0].opening = 0;
        QVERIFY(std::isnan(solveFlow(n).pressurePa[1]));
    }
    // Incropera's exponential; mixed volumes come to it as their number grows; mixing by mass.
    void heatAlongAPipe()
    {
        HydraulicNetwork n;
        for (int i = 0; i < 4; ++i)
            n.addJunction(std::to_string(i));
        n.pipes.push_back(pipe("p", 0, 1, 100, 0.075));
        n.pipes[0].heatTransferWPerM2K = 100;
        n.pipes[0].surroundingsC = 20;
        n.pipes[0].sections = 5;
        n.pipes.push_back(pipe("q", 2, 1, 1, 0.075));
        n.pipes.push_back(pipe("r", 3, 1, 1, 0.075)); // runs from 1 to 3
        n.grids.push_back({"g", 0, 3e5, 90});
        n.exchanges.push_back({"in", 2, 2, 30});
        n.exchanges.push_back({"out", 3, -5});
        const auto flow = solveFlow(n);
        auto heat = solveHeat(n, flow);
        const double ua = 100 * std::numbers::pi * 0.075 * 100, mcp = 3 * n.fluid.heatCapacityJPerKgK;
        const double out = 20 + 70 * std::exp(-ua / mcp);
        QVERIFY(near(heat.branchOutC[0], out, 1e-12));
        QVERIFY(near(heat.pipeMeanC[0], 20 + 70 * (1 - std::exp(-ua / mcp)) * mcp / ua, 1e-12));
        QVERIFY(near(heat.junctionC[1], (3 * out + 2 * 30) / 5, 1e-9));
        QVERIFY(near(heat.junctionC[3], heat.junctionC[1], 1e-12));
        QVERIFY(near(heat.lossW, mcp * (90 - out), 1e-9));
        QCOMPARE(heat.sectionC[0].size(), std::size_t{5});
        QVERIFY(heat.sectionC[0].front() > heat.sectionC[0].back());
        double error = 100;
        for (const int sections : {1, 10, 100, 1000}) {
            n.pipes[0].sections = sections;
            const double e = std::abs(solveHeat(n, flow, {HeatScheme::MixedVolumes, false}).branchOutC[0] - out);
            QVERIFY(e < 0.3 * error);
            error = e;
        }
        QVERIFY(error < 0.01);
        // Heat put in along the way, with and without loss.
        n.pipes[0].heatTransferWPerM2K = 0;
        n.pipes[0].heatInW = 1e4;
        QVERIFY(near(solveHeat(n, flow).branchOutC[0], 90 + 1e4 / mcp, 1e-9));
    }
    void heatInClosedLoops()
    {
        HydraulicNetwork n;
        n.addJunction("suction");
        n.addJunction("discharge");
        n.addJunction("hot");
        n.pumps.push_back({"P", 0, 1, n.addCurve(PumpCurve::centrifugal("C", 0.01, 2e5, 1.25, 0.6)), 1});
        n.components.push_back({"racks", 1, 2, 10, 1e5, 2, 1, 5e5});
        n.components.push_back({"cooler", 2, 0, 10, 1e5, 2, 1, -5e5});
        n.grids.push_back({"vessel", 0, 2e5, 20});
        const auto flow = solveFlow(n);
        QVERIFY(flow.converged);
        // Nothing in the loop tells a temperature: said, not guessed.
        QVERIFY_THROWS_EXCEPTION(Error, solveHeat(n, flow));
        Pipe p = pipe("tail", 2, 0, 100, 0.1);
        p.heatTransferWPerM2K = 500;
        p.surroundingsC = 25;
        n.pipes.push_back(p);
        n.components.pop_back();
        const auto again = solveFlow(n);
        const auto heat = solveHeat(n, again, {HeatScheme::Exponential, true});
        QVERIFY(near(heat.lossW, 5e5 + again.pumps[0].shaftW, 1e-9));
        QVERIFY(std::abs(heat.imbalanceW) < 1e-3);
        QVERIFY(near((heat.junctionC[2] - heat.junctionC[1]) * again.component(n, 0) * n.fluid.heatCapacityJPerKgK, 5e5, 1e-9));
    }
    void impossibleNetworksAreRefused()
    {
        const auto good = grid(3, 3, 2);
        const auto refused = [&](auto change) {
            auto n = good;
            change(n);
            try {
                solveFlow(n);
            } catch (const Error& e) {
                return e.message().english().size() > 20;
            }
            return false;
        };
        QVERIFY(refused([](auto& n) { n.pipes[2].geometry.diameterM = -1; }));
        QVERIFY(refused([](auto& n) { n.pipes[2].geometry.lengthM = 0; }));
        QVERIFY(refused([](auto& n) { n.pipes[2].geometry.roughnessM = 1; }));
        QVERIFY(refused([](auto& n) { n.pipes[2].from = 99; }));
        QVERIFY(refused([](auto& n) { n.pipes[2].to = n.pipes[2].from; }));
        QVERIFY(refused([](auto& n) { n.pipes[2].geometry.lossCoefficient = NAN; }));
        QVERIFY(refused([](auto& n) { n.fluid.viscosityPaS = 0; }));
        QVERIFY(refused([](auto& n) { n.junctions[1].heightM = NAN; }));
        QVERIFY(refused([](auto& n) { n.pumps.push_back({"P", 0, 1, 5, 1}); }));
        QVERIFY(refused([](auto& n) { n.grids.push_back({"g3", 0, 9e5, 20}); }));
        QVERIFY(refused([](auto& n) { n.exchanges[0].kgPerS = INFINITY; }));
        QVERIFY(refused([](auto& n) { n.components.push_back({"c", 0, 1, 0, 1e5}); }));
        QVERIFY(!refused([](auto&) {}));
        // Not solved in the steps allowed: which branch, and by how much.
        const auto s = solveFlow(good, {1, 1e-3});
        QVERIFY(!s.converged && s.mismatchPa > 0 && s.worstBranch >= 0);
        QVERIFY(s.issues.back().message.english().find("pipe “") != std::string::npos);
        QVERIFY_THROWS_EXCEPTION(Error, solveHeat(good, s));
        QVERIFY(solveFlow(HydraulicNetwork{}).converged);
    }
};

QTEST_GUILESS_MAIN(TestHydraulicNetwork)
#include "HydraulicNetworkTest.moc"
