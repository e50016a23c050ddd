// Generators, battery and running costs.
#include "twin/physics/Battery.h"
#include "twin/physics/Economics.h"
#include "twin/physics/Generators.h"
#include <QTest>
#include <cmath>
#include <random>

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

/// Generators of given ratings, in order of their rank.
struct Fleet
{
    std::vector<Generator> units;
    std::vector<int> merit;
    GeneratorLaw law;
    int inService;

    Fleet(const std::vector<double>& ratings, std::vector<int> order, GeneratorLaw l, int running)
        : merit(std::move(order)), law(l), inService(running)
    {
        for (const double rating : ratings) {
            Generator g;
            g.ratingW = rating;
            g.rank = static_cast<int>(units.size());
            units.push_back(g);
        }
    }
    GeneratorGroup group() const { return {law, units, merit, inService, 1}; }
};
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
        const Generator unit{0, false, 16.48e6, 9630, 567, 0.15, 0};
        const auto fuel = generatorFuel(titanLaw(), unit, 16.48e6, 15, 1.109);
        QVERIFY(near(fuel.gasMmbtuHhvPerH, 16.48 * 9.630 * 1.109, 1e-6));
        QVERIFY(near(fuel.co2KgPerH, 16.48 * 567, 1e-6));
        QVERIFY(near(fuel.co2KgPerH / fuel.gasMmbtuHhvPerH, 53.06, 0.1)); // EPA 40 CFR 98
        const auto half = generatorFuel(titanLaw(), unit, 8.24e6, 15, 1.109);
        QVERIFY(near(half.co2KgPerH / 8.24, 567 / 0.86, 1e-6));
    }

    void settledFleetRunsTheFewestUnits()
    {
        const GeneratorLaw law;
        const Fleet fleet({10, 10, 20, 10}, {2, 0, 1, 3}, law, 3); // the last one is out of service
        std::vector<GeneratorState> states(4);
        GeneratorClock clock;
        const double output = settleGenerators(fleet.group(), 24, 0, states, clock);
        QCOMPARE(output, 24.0);
        QVERIFY(states[2].online() && states[0].online() && !states[1].committed() && !states[3].committed());
        QVERIFY(near(states[2].outputW, 16, 1e-12) && near(states[0].outputW, 8, 1e-12)); // equally loaded
        QCOMPARE(settleGenerators(fleet.group(), 100, 0, states, clock), 40.0);
        QCOMPARE(settleGenerators(fleet.group(), 0, 0, states, clock), 0.0);
        QVERIFY(!states[2].committed());
        // A reserve commits the next unit earlier.
        settleGenerators(fleet.group(), 29.5, 0, states, clock);
        QVERIFY(!states[1].committed());
        settleGenerators(fleet.group(), 29.5, 0.05, states, clock);
        QVERIFY(states[1].online());
    }

    void theLargestUnitMayFail()
    {
        GeneratorLaw law;
        law.coverLargest = true;
        const Fleet fleet({10, 10, 10, 10, 10}, {0, 1, 2, 3, 4}, law, 5);
        std::vector<GeneratorState> states(5);
        GeneratorClock clock;
        for (double need = 0.5; need < 39; need += 0.5) {
            settleGenerators(fleet.group(), need, 0, states, clock);
            QVERIFY2(fleet.group().onlineW(states) - 10 >= need, qPrintable(QString::number(need)));
            QVERIFY(fleet.group().onlineW(states) - 20 < need); // and not one more than that
        }
        settleGenerators(fleet.group(), 0, 0, states, clock);
        QCOMPARE(fleet.group().online(states), 0);
        QCOMPARE(clock.online, 0);
    }

    void unitsStartRampAndStop()
    {
        auto law = titanLaw();
        law.rampWPerS = 0.1e6;
        const Fleet fleet({10e6, 10e6}, {0, 1}, law, 2);
        std::vector<GeneratorState> states(2);
        GeneratorClock clock;
        double t = 0;
        while (t < 480) {
            QCOMPARE(advanceGenerators(fleet.group(), 8e6, 0, 10, states, clock), 0.0);
            t += 10;
        }
        QVERIFY(!states[1].committed());
        QVERIFY(near(advanceGenerators(fleet.group(), 8e6, 0, 10, states, clock), 1e6, 1)); // 10 s of ramp
        for (int i = 0; i < 10; ++i)
            advanceGenerators(fleet.group(), 8e6, 0, 10, states, clock);
        QVERIFY(near(states[0].outputW, 8e6, 1));
        // A short dip costs no start; a long one stops the unit.
        for (int i = 0; i < 6; ++i)
            advanceGenerators(fleet.group(), 0, 0, 10, states, clock);
        QVERIFY(states[0].online());
        for (int i = 0; i < 100; ++i)
            advanceGenerators(fleet.group(), 0, 0, 10, states, clock);
        QVERIFY(!states[0].committed());
        QCOMPARE(states[0].outputW, 0.0);
        QCOMPARE(clock.starts, 1LL);
        QCOMPARE(clock.stops, 1LL);
    }

    void longStepSpansStartAndRamp()
    {
        const auto law = titanLaw();
        std::vector<GeneratorState> states(1);
        GeneratorClock clock;
        const Fleet fleet({16e6}, {0}, law, 1), out({16e6}, {0}, law, 0);
        QVERIFY(near(advanceGenerators(fleet.group(), 10e6, 0, 900, states, clock), 10e6, 1));
        QVERIFY(states[0].online());
        QCOMPARE(advanceGenerators(out.group(), 10e6, 0, 60, states, clock), 0.0); // taken from service
        QVERIFY(!states[0].committed());
    }

    void startsAreOneAtATime_data()
    {
        QTest::addColumn<double>("dt");
        for (const double dt : {0.5, 1.0, 10.0, 60.0})
            QTest::addRow("%g s", dt) << dt;
    }

    void startsAreOneAtATime()
    {
        QFETCH(double, dt);
        auto law = titanLaw();
        law.startIntervalS = 45;
        const Fleet fleet(std::vector<double>(6, 10e6), {0, 1, 2, 3, 4, 5}, law, 6);
        std::vector<GeneratorState> states(6);
        GeneratorClock clock;
        std::vector<double> onlineAt;
        for (double t = dt; t < 1200; t += dt) {
            advanceGenerators(fleet.group(), 55e6, 0, dt, states, clock);
            while (static_cast<int>(onlineAt.size()) < fleet.group().online(states))
                onlineAt.push_back(t);
        }
        QCOMPARE(onlineAt.size(), std::size_t{6});
        for (std::size_t i = 0; i < 6; ++i) // synchronised 480 s after its start, the starts 45 s apart, seen at the end of a step
            QVERIFY2(onlineAt[i] >= 480 + 45.0 * static_cast<double>(i) - 1e-6 && onlineAt[i] <= 480 + 45.0 * static_cast<double>(i) + 2 * dt + 1e-6,
                     qPrintable(QString("%1: %2").arg(i).arg(onlineAt[i])));
        QCOMPARE(clock.starts, 6LL);
    }

    void stepLoadAndRampAreKept()
    {
        // Whatever is asked, over any time T one unit's output moves by no more than its step load and ramp x T.
        auto law = titanLaw();
        law.rampWPerS = 0.2e6;
        Fleet fleet({10e6}, {0}, law, 1);
        fleet.units[0].stepLoad = 0.15;
        std::mt19937 random(5);
        for (const double dt : {0.1, 0.5, 1.0, 2.0}) {
            std::vector<GeneratorState> states(1);
            GeneratorClock clock;
            settleGenerators(fleet.group(), 5e6, 0, states, clock);
            std::vector<double> output{states[0].outputW};
            double need = 5e6;
            for (int i = 0; i < 400; ++i) {
                if (random() % 20 == 0)
                    need = 1e6 + 9e6 * static_cast<double>(random() % 1000) / 1000;
                output.push_back(advanceGenerators(fleet.group(), need, 0, dt, states, clock));
            }
            double mostAtOnce = 0;
            for (std::size_t i = 0; i < output.size(); ++i)
                for (std::size_t j = i + 1; j < std::min(output.size(), i + 60); ++j) {
                    const double change = std::abs(output[j] - output[i]), time = static_cast<double>(j - i) * dt;
                    QVERIFY2(change <= 1.5e6 + 0.2e6 * time + 1, qPrintable(QString("%1 W in %2 s").arg(change).arg(time)));
                    if (j == i + 1)
                        mostAtOnce = std::max(mostAtOnce, change);
                }
            QVERIFY(mostAtOnce > 0.2e6 * dt + 0.5e6); // and it does take more than the ramp at once when asked
        }
    }

    void startsAreBounded()
    {
        // Hours of checkpoint dips and noise: a unit that starts again has run and idled for a quarter of an hour before.
        const auto law = titanLaw();
        const Fleet fleet(std::vector<double>(8, 10e6), {0, 1, 2, 3, 4, 5, 6, 7}, law, 8);
        std::vector<GeneratorState> states(8);
        GeneratorClock clock;
        settleGenerators(fleet.group(), 50e6, 0.05, states, clock);
        std::mt19937 random(11);
        double level = 50e6;
        for (int i = 0; i < 6 * 3600; ++i) {
            if (i % 900 == 0)
                level = 30e6 + 45e6 * static_cast<double>(random() % 1000) / 1000;
            const bool dip = i % 1200 > 1160;
            advanceGenerators(fleet.group(), (dip ? 0.45 : 1) * level + 1e6 * std::sin(0.7 * i), 0.05, 1, states, clock);
        }
        QVERIFY(clock.starts > 0);
        QVERIFY2(clock.starts <= 8 * 6 * 4, qPrintable(QString::number(clock.starts))); // no more than one a unit and 900 s
        QVERIFY2(clock.starts < 30, qPrintable(QString::number(clock.starts)));         // in fact far fewer: 24 levels, 6 hours
        QVERIFY(clock.stops <= clock.starts + 8);
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
