// Laws of towers, chillers, exchangers, pumps and electrical losses against published or hand-computed points.
#include "twin/physics/Chiller.h"
#include "twin/physics/CoolingTower.h"
#include "twin/physics/Electrical.h"
#include "twin/physics/HeatExchanger.h"
#include "twin/physics/Pumps.h"
#include "twin/physics/Water.h"
#include <QTest>
#include <cmath>

using namespace twin;

namespace {
bool near(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance; }
}

class TestCoolingLaws : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void yorkDesignPoint()
    {
        // EnergyPlus: design wet bulb 25.6 °C, range 5.56 K, approach 3.9 K at ratio 1; the formula itself gives 3.83.
        QVERIFY(near(yorkApproachK(25.6, 5.56, 1), 3.83, 0.01));
        QVERIFY(near(yorkFlowRatio(26.8, 8, 4), 0.873, 0.001));
    }

    void yorkMemphisOutlets()
    {
        // The same tower at range 8 K over the year: leaving water by hand from the correlation.
        const double ratio = yorkFlowRatio(26.8, 8, 4);
        const double wetBulb[] = {10, 15, 20, 22, 24, 26.8}, leaving[] = {18.9, 22.2, 25.7, 27.2, 28.7, 30.8};
        for (int i = 0; i < 6; ++i) {
            QVERIFY(near(wetBulb[i] + yorkApproachK(wetBulb[i], 8, ratio), leaving[i], 0.06));
            // yorkRangeK is the inverse: fed with leaving + 8 K it must cool by 8 K.
            QVERIFY(near(yorkRangeK(wetBulb[i] + yorkApproachK(wetBulb[i], 8, ratio) + 8, wetBulb[i], ratio), 8, 1e-6));
        }
    }

    void towerNeverCoolsBelowTheWetBulb()
    {
        TowerPlant tower{1000, 0.87, 294e3, 0.125};
        for (double wetBulb = -20; wetBulb <= 29; wetBulb += 1)
            for (double in = wetBulb - 3; in < 45; in += 0.7) {
                const double capacity = towerCapacityW(tower, in, wetBulb);
                QVERIFY(capacity >= 0);
                if (in <= wetBulb)
                    QCOMPARE(capacity, 0.0);
                else
                    QVERIFY(in - capacity / (tower.flowKgPerS * water::heatCapacity) >= wetBulb - 1e-9);
            }
    }

    void towerCapacityGrowsWithWarmerWater()
    {
        TowerPlant tower{1000, 0.87, 294e3, 0.125};
        for (const double wetBulb : {-5.0, 10.0, 22.8, 27.0}) {
            double last = -1;
            for (double in = wetBulb; in < 45; in += 0.05) {
                const double capacity = towerCapacityW(tower, in, wetBulb);
                QVERIFY2(capacity >= last, qPrintable(QString::number(in)));
                last = capacity;
            }
        }
    }

    void towerFanFollowsDuty()
    {
        TowerPlant tower{1000, 0.87, 294e3, 0.125};
        const double capacity = towerCapacityW(tower, 32, 22);
        const auto full = runTower(tower, 32, 22, 2 * capacity);
        QCOMPARE(full.fanSpeed, 1.0);
        QVERIFY(near(full.heatW, capacity, 1e-6 * capacity));
        const auto part = runTower(tower, 32, 22, 0.6 * capacity);
        QVERIFY(near(part.heatW, 0.6 * capacity, 1e-6 * capacity));
        QVERIFY(part.fanSpeed > 0.1 && part.fanSpeed < 0.9);
        QVERIFY(near(part.fanW, tower.fanW * std::pow(part.fanSpeed, 3), 1e-6));
        // The heat at that speed is what the correlation says for the leaner air.
        QVERIFY(near(yorkRangeK(32, 22, tower.flowRatio / part.fanSpeed) * tower.flowKgPerS * water::heatCapacity, part.heatW, 1e-4 * capacity));
        const auto free = runTower(tower, 32, 22, 0.1 * capacity);
        QCOMPARE(free.fanW, 0.0);
        QCOMPARE(runTower(tower, 20, 22, 1e6).heatW, 0.0);
    }

    void towerWaterBalance()
    {
        const auto w = towerWater(100e6, 0.85, 5000, 8e-5, 4);
        QVERIFY(near(w.evaporationKgPerS, 34.98, 0.01)); // 100 MW x 0.85 / 2.43 MJ/kg
        QVERIFY(near(w.driftKgPerS, 0.4, 1e-9));
        // Solids in with the make-up leave with blow-down and drift, four times as concentrated.
        QVERIFY(near(w.total(), 4 * (w.blowdownKgPerS + w.driftKgPerS), 1e-9));
        QCOMPARE(towerWater(0, 0.85, 5000, 8e-5, 4).total(), 0.0);
    }

    void chillerRatingPoint()
    {
        const ChillerLaw law;
        // Carrier 30XA500 (EnergyPlus AirCooledChiller.idf): COP 2.9 at 6.67 °C leaving water and 35 °C air.
        QVERIFY(near(chillerCop(law, 6.67, 35), 2.9, 0.05));
        QVERIFY(near(chillerCop(law, 20, 35), 4.3, 0.05));
        QVERIFY(near(chillerCop(law, 25, 35), 5.1, 0.05));
        QVERIFY(chillerCop(law, 23, 28) > chillerCop(law, 23, 35));
        QCOMPARE(chillerCop(law, 23, 5), chillerCop(law, 23, -10)); // head-pressure control
        QCOMPARE(chillerCapacityFactor(law, 23, 35), 1.0);
        QVERIFY(chillerCapacityFactor(law, 25, 35) > 1 && chillerCapacityFactor(law, 23, 40) < 1);
        QCOMPARE(chillerCapacityFactor(law, 23, 0), 1.25);
        QCOMPARE(chillerPartLoadFactor(law, 1.0), 1.0);
        QVERIFY(near(chillerPartLoadFactor(law, 0.625), 1.15, 1e-12));
        QCOMPARE(chillerPartLoadFactor(law, 0.05), 1.05);
    }

    void exchangerLimits()
    {
        QVERIFY(near(effectiveness(2.5, 1), 2.5 / 3.5, 1e-12));
        QVERIFY(near(effectiveness(2.5, 1 - 1e-7), effectiveness(2.5, 1), 1e-6)); // no jump at equal capacities
        QVERIFY(near(effectiveness(1, 0), 1 - std::exp(-1.0), 1e-12));
        QCOMPARE(effectiveness(0, 0.5), 0.0);
        QVERIFY(near(ntuFromEffectiveness(10.0 / 14.0, 1), 2.5, 1e-6)); // approach 4 K at a rise of 10 K
        QVERIFY(std::isinf(ntuFromEffectiveness(0.6, 1, FlowArrangement::Parallel))); // can't pass one half
        QCOMPARE(plateUaFactor(1, 1), 1.0);
        QVERIFY(near(plateUaFactor(0.5, 0.5), std::pow(0.5, 0.7), 1e-12));
    }

    void pumpsFollowAffinity()
    {
        QVERIFY(near(pumpPowerW(100, 25, 0.7), 100 * 9.80665 * 25 / 0.7, 1e-6));
        QVERIFY(near(pumpPowerFactor(1, 0.3), 1, 1e-12));
        QVERIFY(near(pumpPowerFactor(0.5, 0), 0.125 * 0.94 / 0.90, 1e-12));
        QCOMPARE(pumpPowerFactor(0, 0.3), 0.0);
    }

    void electricalLosses()
    {
        // DOE 2016 minimum of a 2.5 MVA pad transformer: 99.53 % at half load with unity power factor.
        const TransformerBank pad{2.5e6, 0.0009, 0.0058};
        QVERIFY(near(1 - transformerLossW(pad, 1.25e6) / 1.25e6, 0.9953, 0.0001));
        const double input = transformerInputW(pad, 2e6, 0.98);
        QVERIFY(near(input - transformerLossW(pad, input / 0.98), 2e6, 1e-3));
        QCOMPARE(transformerInputW({}, 5e6, 0.98), 5e6);
        // Double conversion: 96.5 % at full, 96.3 % at half load, of the input.
        QVERIFY(near(1e6 / (1e6 + upsLossW(1e6, 1e6, 0.01, 0.01, 0.016)), 0.965, 0.001));
        QVERIFY(near(5e5 / (5e5 + upsLossW(5e5, 1e6, 0.01, 0.01, 0.016)), 0.963, 0.001));
        QVERIFY(near(resistiveLossW(50, 100, 0.008), 0.2, 1e-12));
    }
};

QTEST_GUILESS_MAIN(TestCoolingLaws)
#include "test_cooling_laws.moc"
