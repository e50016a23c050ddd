// Generators, battery and running costs.
#include "twin/physics/Battery.h"
#include "twin/physics/Economics.h"
#include "twin/physics/Generators.h"
#include <QTest>
#include <cmath>

using namespace twin;

namespace {
bool near(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance; }

GeneratorLaw titanLaw()
{
    GeneratorLaw law;
    law.derateAbove15PerK = 0.007;
    law.heatRateAbove15PerK = 0.0025;
    law.efficiency75 = 0.94;
    law.efficiency50 = 0.86;
    law.efficiency25 = 0.72;
    law.startSeconds = 480;
    law.rampWPerS = 2e6;
    return law;
}

BatteryPlant plant()
{
    BatteryPlant b;
    b.powerLimitW = 150e6;
    b.capacityWh = 800e6;
    b.socMin = 0.1;
    b.socMax = 0.95;
    b.roundTrip = 0.93;
    return b;
}
}

class TestSupplyLaws : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void turbineInHeat()
    {
        const auto law = titanLaw();
        QVERIFY(near(generatorCapacityFactor(law, 35), 0.86, 1e-12));
        QCOMPARE(generatorCapacityFactor(law, -5), 1.0);
        QVERIFY(near(generatorFuelShare(law, 1), 1, 1e-12));
        QVERIFY(near(generatorFuelShare(law, 0.5), 0.5 / 0.86, 1e-12));
        QVERIFY(generatorFuelShare(law, 0) > 0.05);
    }

    void turbineFuelAndCarbon()
    {
        // Titan 130 at ISO full load: 9,630 Btu/kWh LHV x 1.109 = 10.68 MMBtu/MWh HHV, 567 kg/MWh.
        const Generator unit{0, false, 16.48e6, 9630, 567};
        const auto fuel = generatorFuel(titanLaw(), unit, 16.48e6, 15, 1.109);
        QVERIFY(near(fuel.gasMmbtuHhvPerH, 16.48 * 9.630 * 1.109, 1e-6));
        QVERIFY(near(fuel.co2KgPerH, 16.48 * 567, 1e-6));
        QVERIFY(near(fuel.co2KgPerH / fuel.gasMmbtuHhvPerH, 53.06, 0.1)); // EPA 40 CFR 98
        const auto half = generatorFuel(titanLaw(), unit, 8.24e6, 15, 1.109);
        QVERIFY(near(half.co2KgPerH / 8.24, 567 / 0.86, 1e-6));
    }

    void settledFleetRunsTheFewestUnits()
    {
        std::vector<GeneratorState> states(4);
        const std::vector<double> capacity{10, 10, 20, 10};
        const std::vector<bool> available{true, true, true, false};
        const double output = settleGenerators(capacity, available, {2, 0, 1, 3}, 24, 0, states);
        QCOMPARE(output, 24.0);
        QVERIFY(states[2].online() && states[0].online() && !states[1].committed() && !states[3].committed());
        QVERIFY(near(states[2].outputW, 16, 1e-12) && near(states[0].outputW, 8, 1e-12)); // equally loaded
        QCOMPARE(settleGenerators(capacity, available, {2, 0, 1, 3}, 100, 0, states), 40.0);
        QCOMPARE(settleGenerators(capacity, available, {2, 0, 1, 3}, 0, 0, states), 0.0);
        QVERIFY(!states[2].committed());
        // A reserve commits the next unit earlier.
        settleGenerators(capacity, available, {2, 0, 1, 3}, 29.5, 0, states);
        QVERIFY(!states[1].committed());
        settleGenerators(capacity, available, {2, 0, 1, 3}, 29.5, 0.05, states);
        QVERIFY(states[1].online());
    }

    void unitsStartRampAndStop()
    {
        auto law = titanLaw();
        law.rampWPerS = 0.1e6;
        std::vector<GeneratorState> states(2);
        const std::vector<double> capacity{10e6, 10e6};
        const std::vector<bool> available{true, true};
        double t = 0;
        while (t < 480) {
            QCOMPARE(advanceGenerators(law, capacity, available, {0, 1}, 8e6, 0, 10, states), 0.0);
            t += 10;
        }
        QVERIFY(!states[1].committed());
        QVERIFY(near(advanceGenerators(law, capacity, available, {0, 1}, 8e6, 0, 10, states), 1e6, 1)); // 10 s of ramp
        for (int i = 0; i < 10; ++i)
            advanceGenerators(law, capacity, available, {0, 1}, 8e6, 0, 10, states);
        QVERIFY(near(states[0].outputW, 8e6, 1));
        // A short dip costs no start; a long one stops the unit.
        for (int i = 0; i < 6; ++i)
            advanceGenerators(law, capacity, available, {0, 1}, 0, 0, 10, states);
        QVERIFY(states[0].online());
        for (int i = 0; i < 100; ++i)
            advanceGenerators(law, capacity, available, {0, 1}, 0, 0, 10, states);
        QVERIFY(!states[0].committed());
        QCOMPARE(states[0].outputW, 0.0);
    }

    void longStepSpansStartAndRamp()
    {
        const auto law = titanLaw();
        std::vector<GeneratorState> states(1);
        QVERIFY(near(advanceGenerators(law, {16e6}, {true}, {0}, 10e6, 0, 900, states), 10e6, 1));
        QVERIFY(states[0].online());
        QCOMPARE(advanceGenerators(law, {16e6}, {false}, {0}, 10e6, 0, 60, states), 0.0); // taken from service
        QVERIFY(!states[0].committed());
    }

    void batteryKeepsItsWindow()
    {
        const auto b = plant();
        QCOMPARE(dischargeLimitW(b, 80e6, 60), 0.0);
        QCOMPARE(dischargeLimitW(b, 400e6, 60), 150e6);
        QCOMPARE(chargeLimitW(b, 760e6, 60), 0.0);
        // A whole cycle loses what the round trip says.
        double stored = 300e6;
        stored = storedAfterWh(b, stored, -100e6, 3600);
        QVERIFY(near(stored, 300e6 + 100e6 * std::sqrt(0.93), 1));
        stored = storedAfterWh(b, stored, 93e6, 3600);
        QVERIFY(near(stored, 300e6, 1));
        // The last step before empty gives exactly what is left.
        const double last = dischargeLimitW(b, 81e6, 900);
        QVERIFY(last < 150e6);
        QVERIFY(near(storedAfterWh(b, 81e6, last, 900), 80e6, 1));
    }

    void autonomyOfTheSite()
    {
        auto b = plant();
        // 0.85 x 811 MWh x root of the round trip over 150 MW: inside the 4.4 to 5.4 h given for 168 to 208 units.
        b.capacityWh = 811e6;
        const double hours = autonomyMinutes(b, 0.95 * 811e6, 150e6) / 60;
        QVERIFY(hours > 4.3 && hours < 5.4);
        QCOMPARE(autonomyMinutes(b, 0.95 * 811e6, 300e6), hours * 60); // never more than its power limit
        QCOMPARE(autonomyMinutes(b, 0.05 * 811e6, 100e6), 0.0);
    }

    void tariffs()
    {
        Tariff t;
        t.blendedPerKwh = 0.0685;
        t.gasPerMmbtu = 4;
        t.waterPerM3 = 0.5;
        // 150 MW a month of 730 h: the 7.5 M$ the utility estimated.
        QVERIFY(near(energyCostPerHour(t, 150e6, 0, 0, 12) * 730 / 1e6, 7.5, 0.01));
        QVERIFY(near(energyCostPerHour(t, 0, 100, 10, 12), 405, 1e-9));
        t.timeOfUse = true;
        t.onPeakPerKwh = 0.059;
        t.offPeakPerKwh = 0.0201;
        QVERIFY(near(energyCostPerHour(t, 1e6, 0, 0, 14), 59, 1e-9));
        QVERIFY(near(energyCostPerHour(t, 1e6, 0, 0, 19), 20.1, 1e-9));
        t.onPeakDemandPerKwMonth = 7.3;
        QVERIFY(near(energyCostPerHour(t, 1e6, 0, 0, 2), 30.1, 1e-9));
    }
};

QTEST_GUILESS_MAIN(TestSupplyLaws)
#include "test_supply_laws.moc"
