// The GPU loop: steady states by hand, transients against a fine integration, clock cuts, and sums.
#include "H100.h"
#include "twin/physics/GpuKernel.h"
#include <QTest>
#include <cmath>
#include <vector>

using namespace twin;

namespace {
bool near(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance; }

struct Rack
{
    std::vector<float> factor, conductance, power, die, plate;
    explicit Rack(std::size_t n, float start = 30)
        : factor(n, 1.0f), conductance(n, 1.0f), power(n, 0), die(n, start), plate(n, start)
    {
    }
    GpuRackArrays arrays() { return {factor.data(), conductance.data(), power.data(), die.data(), plate.data(), factor.size()}; }
};

}

class TestGpuKernel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void steadyStateByHand()
    {
        Rack rack(64);
        const auto r = advanceGpus(h100(), rack.arrays());
        // At the reference temperature the catalogue's watts hold: 27 + 600 x 0.030 = 45 °C.
        QVERIFY(near(static_cast<double>(rack.die[5]), 45, 1e-3));
        QVERIFY(near(static_cast<double>(rack.plate[5]), 27 + 600 * 0.012, 1e-3));
        QVERIFY(near(r.powerW, 64 * 600, 0.1));
        QVERIFY(near(r.coolantW, r.powerW, 0.5));
        QCOMPARE(r.storedW, 0.0);
        QCOMPARE(r.throttled, 0.0);
    }

    void leakageFollowsTheDie()
    {
        Rack rack(1);
        auto c = h100();
        c.coolantC = 37;
        advanceGpus(c, rack.arrays());
        const double t = static_cast<double>(rack.die[0]), p = static_cast<double>(rack.power[0]);
        QVERIFY(near(p, 600 * (1 + 0.003 * (t - 45)), 1e-2));
        QVERIFY(near(t, 37 + 0.03 * p, 1e-3));
        QVERIFY(p > 618);
    }

    void boardLimitHolds()
    {
        Rack rack(1);
        auto c = h100();
        c.requestedW = 700;
        c.coolantC = 40;
        advanceGpus(c, rack.arrays());
        QVERIFY(near(static_cast<double>(rack.power[0]), 700, 1e-3));
        QVERIFY(near(static_cast<double>(rack.die[0]), 61, 1e-3));
    }

    void clocksAreCutAndIdleRemains()
    {
        double lastPower = 1e9;
        bool cut = false, tripped = false;
        for (float coolant = 27; coolant < 110; coolant += 0.25f) {
            Rack rack(1);
            auto c = h100();
            c.coolantC = coolant;
            const auto r = advanceGpus(c, rack.arrays());
            const double t = static_cast<double>(rack.die[0]), p = static_cast<double>(rack.power[0]);
            QVERIFY(near(t, static_cast<double>(coolant) + 0.03 * p, 2e-3)); // still a heat balance
            QVERIFY(p >= 80 - 1e-3);
            if (t > 87) {
                QCOMPARE(r.throttled, 1.0);
                QVERIFY2(p <= lastPower + 1e-3, "power must fall as coolant warms once clocks are cut");
                cut = cut || t < 92;
                tripped = tripped || near(p, 80, 1e-3);
            }
            // No jump: a quarter of a degree moves the power by no more than the cut's slope allows.
            if (coolant > 27)
                QVERIFY(std::abs(p - lastPower) < 40);
            lastPower = p;
        }
        QVERIFY(cut && tripped);
    }

    void transientMatchesFineIntegration()
    {
        // Reference: explicit integration of the two nodes at 1 ms.
        double die = 27, plate = 27;
        const double dt = 0.001;
        for (int i = 0; i < 60000; ++i) {
            const double p = 600 * (1 + 0.003 * (die - 45));
            const double toPlate = (die - plate) / 0.018, toCoolant = (plate - 27) / 0.012;
            die += dt * (p - toPlate) / 120;
            plate += dt * (toPlate - toCoolant) / 1000;
        }
        Rack rack(8, 27);
        for (int i = 0; i < 600; ++i)
            advanceGpus(h100(0.1), rack.arrays());
        QVERIFY(near(static_cast<double>(rack.die[3]), die, 0.05));
        QVERIFY(near(static_cast<double>(rack.plate[3]), plate, 0.05));
    }

    void dieWarmsByItselfWithoutFlow()
    {
        // No coolant flow: about 0.6 K/s at 700 W over 1.12 kJ/K, so 46 to 87 °C within about a minute.
        Rack rack(1, 46);
        auto c = h100(1);
        c.requestedW = 700;
        c.leakagePerK = 0;
        c.plateToCoolantWPerK = 0;
        int seconds = 0;
        while (rack.die[0] < 87 && seconds < 200) {
            advanceGpus(c, rack.arrays());
            ++seconds;
        }
        QVERIFY2(seconds > 40 && seconds < 75, qPrintable(QString::number(seconds)));
    }

    void anyStepIsStable()
    {
        for (const double dt : {0.1, 1.0, 60.0, 900.0}) {
            Rack rack(64, 20);
            for (int i = 0; i < 2000; ++i)
                advanceGpus(h100(dt), rack.arrays());
            if (dt >= 1)
                QVERIFY(near(static_cast<double>(rack.die[10]), 45, 0.01));
            // Throttling must settle too, not swing.
            auto hot = h100(dt);
            hot.coolantC = 75;
            for (int i = 0; i < 3000; ++i)
                advanceGpus(hot, rack.arrays());
            const float before = rack.die[10];
            advanceGpus(hot, rack.arrays());
            QVERIFY(near(static_cast<double>(rack.die[10]), static_cast<double>(before), 0.01));
        }
    }

    void everyStepConservesEnergy()
    {
        Rack rack(71); // not a multiple of the lanes
        for (std::size_t i = 0; i < 71; ++i) {
            rack.factor[i] = 0.95f + 0.0015f * static_cast<float>(i);
            rack.conductance[i] = 0.9f + 0.003f * static_cast<float>(i);
        }
        for (int step = 0; step < 200; ++step) {
            auto c = h100(2);
            c.requestedW = step % 20 < 10 ? 650.0f : 200.0f;
            double before = 0, after = 0;
            for (std::size_t i = 0; i < 71; ++i)
                before += 120 * static_cast<double>(rack.die[i]) + 1000 * static_cast<double>(rack.plate[i]);
            const auto r = advanceGpus(c, rack.arrays());
            double power = 0;
            for (std::size_t i = 0; i < 71; ++i) {
                after += 120 * static_cast<double>(rack.die[i]) + 1000 * static_cast<double>(rack.plate[i]);
                power += static_cast<double>(rack.power[i]);
            }
            QVERIFY(near(r.powerW, power, 0.05));
            QVERIFY(near(r.storedW, (after - before) / 2, 1.0));
            QVERIFY2(near(r.powerW, r.coolantW + r.storedW, 1.0), qPrintable(QString::number(r.powerW - r.coolantW - r.storedW)));
        }
    }

    void longArraysEqualShortOnes()
    {
        Rack all(600), part(1);
        for (std::size_t i = 0; i < 600; ++i)
            all.factor[i] = 0.9f + 0.0003f * static_cast<float>(i);
        const auto r = advanceGpus(h100(), all.arrays());
        float hottest = 0;
        for (std::size_t i = 0; i < 600; ++i) {
            part.factor[0] = all.factor[i];
            advanceGpus(h100(), part.arrays());
            QCOMPARE(part.die[0], all.die[i]);
            hottest = std::max(hottest, part.die[0]);
        }
        QCOMPARE(r.dieMaxC, hottest);
    }
};

QTEST_GUILESS_MAIN(TestGpuKernel)
#include "test_gpu_kernel.moc"
