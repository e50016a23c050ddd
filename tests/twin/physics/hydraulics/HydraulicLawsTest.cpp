// Friction, pump curves, drives and a pipe through time: known values, limits, and what must hold for every input.
#include "twin/base/Error.h"
#include "twin/base/Random.h"
#include "twin/physics/hydraulics/Friction.h"
#include "twin/physics/hydraulics/PlugFlowPipe.h"
#include "twin/physics/hydraulics/PumpCurve.h"
#include <QTest>
#include <cmath>
#include <numbers>

using namespace twin;
using namespace twin::hydraulics;

class TestHydraulicLaws : public QObject
{
    Q_OBJECT
    static bool near(double a, double b, double relative) { return std::abs(a - b) <= relative * std::abs(b); }

private Q_SLOTS:
    // Moody's chart as printed in textbooks (White, Fluid Mechanics, table of the Colebrook formula and examples 6.6 and 6.7).
    void frictionFactors()
    {
        QVERIFY(near(darcyFactor(FrictionLaw::ColebrookWhite, 1e5, 0).f, 0.0180, 0.003));
        QVERIFY(near(darcyFactor(FrictionLaw::ColebrookWhite, 1e6, 0).f, 0.0116, 0.006));
        QVERIFY(near(darcyFactor(FrictionLaw::ColebrookWhite, 1e7, 0.001).f, 0.0196, 0.006));
        QVERIFY(near(darcyFactor(FrictionLaw::ColebrookWhite, 1e5, 0.05).f, 0.0717, 0.005));
        QVERIFY(near(darcyFactor(FrictionLaw::ColebrookWhite, 1000, 0.01).f, 0.064, 1e-12));
        QVERIFY(near(darcyFactor(FrictionLaw::SwameeJain, 1e5, 1e-3).f, 0.25 / std::pow(std::log10(1e-3 / 3.7 + 5.74 / std::pow(1e5, 0.9)), 2), 1e-14));
        QVERIFY(near(darcyFactor(FrictionLaw::Nikuradse, 3000, 1e-3).f, 64.0 / 3000 + 1 / std::pow(2 * std::log10(3710), 2), 1e-14));
        // The implicit law is fulfilled to the last digits.
        for (int i = 0; i < 2000; ++i) {
            const double re = 2400 * std::pow(10, 4.5 * randomUniform(3, 0, i)), k = 0.06 * randomUniform(3, 1, i) * (i % 5 ? 1 : 0);
            const double x = 1 / std::sqrt(darcyFactor(FrictionLaw::ColebrookWhite, re, k).f);
            QVERIFY(std::abs(x + 2 * std::log10(2.51 * x / re + k / 3.71)) < 1e-11);
            // Swamee and Jain claim 1 % of it between 5000 and 1e8, k/D 1e-6 to 1e-2.
            if (re > 5000 && k > 1e-6 && k < 1e-2)
                QVERIFY(near(darcyFactor(FrictionLaw::SwameeJain, re, k).f, 1 / (x * x), 0.03));
        }
    }
    // The drop rises with the flow everywhere, is odd, and its slope is the slope.
    void dropRisesAndSlopeIsRight()
    {
        for (const auto law : {FrictionLaw::ColebrookWhite, FrictionLaw::SwameeJain, FrictionLaw::Nikuradse})
            for (int i = 0; i < 4000; ++i) {
                const PipeGeometry p{100 * randomUniform(5, 0, i) + 0.1, 0.01 + randomUniform(5, 1, i), 1e-3 * randomUniform(5, 2, i), 5 * randomUniform(5, 3, i)};
                const double rePerM = 4 / (std::numbers::pi * p.diameterM * 1e-3);
                const double m = std::pow(10, -4 + 10 * randomUniform(5, 4, i)) / rePerM, h = 1e-5 * m;
                const auto drop = pipeDrop(law, p, m, 998, 1e-3);
                const double up = pipeDrop(law, p, m + h, 998, 1e-3).pa, down = pipeDrop(law, p, m - h, 998, 1e-3).pa;
                QVERIFY(up > down && drop.pa > 0 && drop.paPerKgPerS > 0);
                QVERIFY(near((up - down) / (2 * h), drop.paPerKgPerS, 1e-4));
                QCOMPARE(pipeDrop(law, p, -m, 998, 1e-3).pa, -drop.pa);
                QCOMPARE(pipeDrop(law, p, -m, 998, 1e-3).paPerKgPerS, drop.paPerKgPerS);
            }
        // Hagen and Poiseuille: 128 mu L Q / (pi D^4).
        const PipeGeometry thin{10, 0.01, 0, 0};
        const double m = 1e-4;
        QVERIFY(near(pipeDrop(FrictionLaw::ColebrookWhite, thin, m, 998, 1e-3).pa, 128 * 1e-3 * 10 * m / 998 / (std::numbers::pi * 1e-8), 1e-12));
        QCOMPARE(pipeDrop(FrictionLaw::ColebrookWhite, thin, 0, 998, 1e-3).pa, 0.0);
        QVERIFY(pipeDrop(FrictionLaw::ColebrookWhite, thin, 0, 998, 1e-3).paPerKgPerS > 0);
    }
    void frictionNames()
    {
        QVERIFY(frictionLawFromText("prandtl-colebrook: 1/sqrt(f) = …, as Swamee-Jain starts it") == FrictionLaw::ColebrookWhite);
        QVERIFY(frictionLawFromText("nikuradse (pandapipes form)") == FrictionLaw::Nikuradse);
        QVERIFY(frictionLawFromText("Swamee-Jain") == FrictionLaw::SwameeJain);
        QVERIFY_THROWS_EXCEPTION(Error, frictionLawFromText("hazen-williams"));
        QVERIFY_THROWS_EXCEPTION(Error, darcyFactor(FrictionLaw::ColebrookWhite, -1, 0));
        QVERIFY_THROWS_EXCEPTION(Error, darcyFactor(FrictionLaw::ColebrookWhite, 1e5, 0.7));
        QVERIFY_THROWS_EXCEPTION(Error, darcyFactor(FrictionLaw::ColebrookWhite, NAN, 0.01));
    }
    void monotoneCurve()
    {
        const MonotoneCurve c({0, 1, 2, 3, 5}, {10, 9.9, 6, 5.9, 0}, "test");
        double last = 11;
        for (double x = 0; x <= 5; x += 0.01) {
            QVERIFY(c.value(x) <= last + 1e-12);
            last = c.value(x);
            if (x > 0.01 && x < 4.99)
                QVERIFY(std::abs((c.value(x + 1e-6) - c.value(x - 1e-6)) / 2e-6 - c.slope(x)) < 1e-4);
        }
        for (std::size_t i = 0; i < 5; ++i)
            QCOMPARE(c.value(c.xs()[i]), c.ys()[i]);
        QCOMPARE(c.value(7), 0 + 2 * c.slope(5));
        QVERIFY_THROWS_EXCEPTION(Error, MonotoneCurve({0, 1, 1}, {1, 2, 3}, "x"));
        QVERIFY_THROWS_EXCEPTION(Error, MonotoneCurve({0, NAN}, {1, 2}, "x"));
        QVERIFY_THROWS_EXCEPTION(Error, MonotoneCurve({0}, {1}, "x"));
        QVERIFY_THROWS_EXCEPTION(Error, MonotoneCurve({0, 1}, {1}, "x"));
    }
    void pumpCurves()
    {
        // 10 bar less 1e-3 bar per (m³/h)²: ends at 100 m³/h.
        const auto p = PumpCurve::fromPolynomial("P", {-1e-3 * 1e5 * 3600 * 3600, 0, 10e5});
        QVERIFY(near(p.largestFlow(), 100 / 3600.0, 1e-12));
        QVERIFY(near(p.pressurePa(50 / 3600.0, 1), 7.5e5, 1e-12));
        QVERIFY(near(p.pressurePa(25 / 3600.0, 0.5), 0.25 * 7.5e5, 1e-12));
        QCOMPARE(p.pressurePa(1, 1), 0.0);
        QCOMPARE(p.pressurePa(0.01, 0), 0.0);
        QVERIFY_THROWS_EXCEPTION(Error, p.powerW(0.01, 1));
        const auto c = PumpCurve::centrifugal("C", 0.02, 3e5, 1.25, 0.8);
        QVERIFY(near(c.pressurePa(0.02, 1), 3e5, 1e-12));
        QVERIFY(near(c.shutOffPa(), 3.75e5, 1e-12));
        QVERIFY(near(c.powerW(0.02, 1), 3e5 * 0.02 / 0.8, 1e-12));
        QVERIFY(c.efficiency(0.01, 1) < 0.8 && c.efficiency(0.03, 1) < 0.8 && c.efficiency(0, 1) == 0 && c.powerW(0, 1) > 0);
        for (const auto& curve : {p, c})
            for (int i = 0; i < 500; ++i) {
                const double n = 0.2 + randomUniform(9, 0, i), v = 0.98 * randomUniform(9, 1, i) * curve.largestFlow(n);
                const double dp = curve.pressurePa(v, n);
                QVERIFY(near(curve.speedFor(v, dp), n, 1e-9));
                QVERIFY(near((curve.pressurePa(v + 1e-8, n) - dp) / 1e-8, curve.pressureSlope(v, n), 1e-3) || v < 1e-6);
            }
        QCOMPARE(c.speedFor(0, 0), 0.0);
        QVERIFY_THROWS_EXCEPTION(Error, c.speedFor(-1, 1));
        QVERIFY_THROWS_EXCEPTION(Error, PumpCurve::fromPolynomial("x", {1, -5}));
        QVERIFY_THROWS_EXCEPTION(Error, PumpCurve::fromPolynomial("x", {}));
        QVERIFY_THROWS_EXCEPTION(Error, PumpCurve::centrifugal("x", -1, 1, 1.2, 0.7));
        QVERIFY_THROWS_EXCEPTION(Error, PumpCurve::fromPoints("x", {0, 1}, {2, 1}, PumpPower::Shaft, {0, 1}, {-3, 4}));
        const auto points = PumpCurve::fromPoints("D", {0, 0.01, 0.02}, {3e5, 2.8e5, 2e5}, PumpPower::Electrical, {0, 0.02}, {3000, 6000});
        QVERIFY(!points.beyondPoints(0.02, 1) && points.beyondPoints(0.021, 1) && points.beyondPoints(0.015, 0.7));
        QVERIFY(points.largestFlow() > 0.02 && std::isfinite(points.largestFlow()));
        QCOMPARE(driveEfficiency(1), 0.94);
        QCOMPARE(driveEfficiency(0.5), 0.90);
        QCOMPARE(driveEfficiency(0.1), 0.80);
    }
    // Without wall and loss a plug arrives unchanged after the volume has passed.
    void plugsArriveUnchanged()
    {
        PlugFlowPipeSpec spec{50, 0.05, 0, 0, 20, 0, 100};
        PlugFlowPipe pipe(spec, 20, 20, 0.8);
        const double passage = fluids::water(60, 1e6).densityKgPerM3 * std::numbers::pi / 4 * 0.0025 * 50 / 0.8;
        double arrival = 0;
        for (double t = 0; t < 2 * passage; t += 0.25)
            if (pipe.step(0.25, 0.8, t < 0.2 ? 20 : 60) > 40 && arrival == 0)
                arrival = t + 0.25;
        QVERIFY(std::abs(arrival - passage) < 1);
        QCOMPARE(pipe.outletC(), 60.0);
    }
    // Steady state: the loss of a long insulated pipe follows the exponential law; all heat is accounted for at every step.
    void heatIsConserved()
    {
        PlugFlowPipeSpec spec{200, 0.04, 1500, 2.0, 10, 0.25, 80};
        PlugFlowPipe pipe(spec, 15, 30, 0);
        const double start = pipe.storedJ();
        for (int i = 0; i < 4000; ++i) {
            const double m = i < 1000 ? 0.5 : i < 1300 ? 0 : i < 1600 ? -0.4 : 0.2 * randomUniform(4, 0, i) - 0.05;
            pipe.step(0.2 + 5 * randomUniform(4, 1, i), m, 20 + 40 * randomUniform(4, 2, i));
            const double left = pipe.enteredJ() - pipe.leftJ() - pipe.lostJ() - (pipe.storedJ() - start);
            QVERIFY(std::abs(left) < 1e-9 * pipe.storedJ());
        }
        spec.cells = 400; // what leaves has seen the wall for half a cell less
        PlugFlowPipe steady(spec, 60, 60, 0.3);
        double out = 0;
        for (int i = 0; i < 700; ++i)
            out = steady.step(5, 0.3, 60);
        const auto liquid = fluids::coolant(0.25, 60);
        const double film = 1 / (filmCoefficientWPerM2K(fluids::coolant(0.25, 55), 0.3, 0.04) * std::numbers::pi * 0.04);
        const double expected = 10 + 50 * std::exp(-200 / (spec.lossResistanceMKPerW + film) / (0.3 * liquid.heatCapacityJPerKgK));
        QVERIFY(std::abs(out - expected) < 0.02);
        QVERIFY(near(insulationResistanceMKPerW(0.0603, 0.013, 0.04, 5),
                     ((1 / (2 * 0.04)) * std::log((0.0603 / 2 + 0.013) / (0.0603 / 2)) + 1 / (5 * (0.0603 + 2 * 0.013))) / std::numbers::pi, 1e-12));
    }
    void impossiblePipes()
    {
        const PlugFlowPipeSpec good{10, 0.05, 100, 1, 20, 0, 10};
        auto bad = good;
        bad.lengthM = -1;
        QVERIFY_THROWS_EXCEPTION(Error, PlugFlowPipe(bad, 20, 20));
        bad = good;
        bad.cells = 0;
        QVERIFY_THROWS_EXCEPTION(Error, PlugFlowPipe(bad, 20, 20));
        QVERIFY_THROWS_EXCEPTION(Error, PlugFlowPipe(good, NAN, 20));
        PlugFlowPipe pipe(good, 20, 20);
        QVERIFY_THROWS_EXCEPTION(Error, pipe.step(0, 1, 20));
        QVERIFY_THROWS_EXCEPTION(Error, pipe.step(1, NAN, 20));
        QVERIFY_THROWS_EXCEPTION(Error, pipe.step(1e6, 1e6, 20));
        QVERIFY_THROWS_EXCEPTION(Error, insulationResistanceMKPerW(0.05, 0.01, 0, 5));
    }
};

QTEST_GUILESS_MAIN(TestHydraulicLaws)
#include "HydraulicLawsTest.moc"
