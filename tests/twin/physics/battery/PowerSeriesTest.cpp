// Power between readings, replay at any speed, and pauses found from power alone.
#include "twin/base/Error.h"
#include "twin/physics/PowerSeries.h"
#include "twin/physics/StepDetector.h"
#include <QTest>
#include <cmath>
#include <limits>
#include <random>

using namespace twin;

class TestPowerSeries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesBetweenReadings()
    {
        const PowerSeries s({0, 2, 4, 4, 10}, {100, 300, 300, 50, 50}, "a meter");
        QCOMPARE(s.at(-1), 100.0);
        QCOMPARE(s.at(1), 200.0);
        QCOMPARE(s.at(20), 50.0);
        QCOMPARE(s.energyJ(), 400.0 + 600 + 300);
        QCOMPARE(s.energyJ(1, 3), 250.0 + 300);
        QCOMPARE(s.energyJ(-10, 100), s.energyJ());
        QCOMPARE(s.meanW(4, 10), 50.0);
        QCOMPARE(s.meanW(1, 1), 200.0);
        QVERIFY_EXCEPTION_THROWN(PowerSeries({}, {}, "x"), Error);
        QVERIFY_EXCEPTION_THROWN(PowerSeries({0, 1}, {1}, "x"), Error);
        QVERIFY_EXCEPTION_THROWN(PowerSeries({1, 0}, {1, 1}, "x"), Error);
        QVERIFY_EXCEPTION_THROWN(PowerSeries({0, 1}, {1, std::nan("")}, "x"), Error);
    }

    void replayKeepsTheEnergy()
    {
        std::mt19937 random(3);
        std::vector<double> t, p;
        for (double now = 0; now < 3000; now += 1.5 + double(random() % 1000) / 1000) {
            t.push_back(now);
            p.push_back(400e3 + double(random() % 60000));
        }
        const PowerSeries s(t, p, "a cluster");
        for (const double speed : {0.25, 1.0, 10.0, 60.0, 997.0, 1e6}) {
            double energy = 0;
            for (const auto& frame : replayFrames(s, speed, 0.5))
                energy += frame.meanW * (frame.endS - frame.beginS);
            QVERIFY(std::abs(energy / s.energyJ() - 1) < 1e-11);
        }
        for (const double bad : {0.0, -1.0, std::numeric_limits<double>::infinity()})
            QVERIFY_EXCEPTION_THROWN(replayFrames(s, bad, 0.5), Error);
        QVERIFY_EXCEPTION_THROWN(replayFrames(s, 1e-9, 1), Error);
        QVERIFY_EXCEPTION_THROWN(replayFrames(s, 1, 0), Error);
    }

    // Pauses of 12 s and 8 % in a noisy, drifting power with optimiser dips of 3 s: all found, and nothing else.
    void pausesAreFound()
    {
        std::mt19937 random(11);
        std::normal_distribution<double> noise(0, 0.008);
        std::vector<double> x, begins;
        for (int i = 0; i < 3600; ++i) {
            double v = 450e3 + 10e3 * std::sin(i / 700.0);
            if (i % 30 >= 27 && i % 140 < 110)
                v *= 0.92;
            if (i % 140 >= 120 && i % 140 < 132)
                v = (i % 140 == 121 ? 0.8 : 0.92) * 450e3;
            if (i % 140 == 120)
                begins.push_back(100 + i * 0.5);
            x.push_back(v * (1 + noise(random)));
        }
        PauseSearch search;
        search.windowS = 60;
        search.leastS = 4;
        const auto pauses = findPauses(x, 100, 0.5, search);
        QCOMPARE(pauses.size(), begins.size());
        for (std::size_t i = 0; i < begins.size(); ++i) {
            QVERIFY(std::abs(pauses[i].beginS - begins[i]) <= 1.5);
            QVERIFY(std::abs(pauses[i].endS - pauses[i].beginS - 6) <= 2.5);
            QVERIFY(pauses[i].drop() > 0.05 && pauses[i].drop() < 0.15);
        }
        QVERIFY(findPauses(std::vector<double>(500, 5.0), 0, 1).empty());
        QVERIFY(findPauses({}, 0, 1).empty());
    }

    void edgesOfTheSeries()
    {
        std::vector<double> x(300, 100.0);
        std::fill(x.end() - 20, x.end(), 50.0);
        const auto pauses = findPauses(x, 0, 1);
        QCOMPARE(pauses.size(), std::size_t{1});
        QVERIFY(std::abs(pauses[0].beginS - 279.1) < 1e-9); // a tenth of the fall of 50 lies above the bound of 95
        QCOMPARE(pauses[0].endS, 299.0);
        QVERIFY(std::abs(pauses[0].drop() - 0.5) < 1e-12);
    }

    void impossibleSearches()
    {
        const std::vector<double> x(10, 1.0);
        QVERIFY_EXCEPTION_THROWN(findPauses(x, 0, 0), Error);
        QVERIFY_EXCEPTION_THROWN(findPauses(x, 0, 1, {1, 0.05, 6, 2}), Error);
        QVERIFY_EXCEPTION_THROWN(findPauses(x, 0, 1, {120, 1.5, 6, 2}), Error);
        QVERIFY_EXCEPTION_THROWN(findPauses(std::vector<double>{1, std::nan("")}, 0, 1), Error);
    }
};

QTEST_GUILESS_MAIN(TestPowerSeries)
#include "PowerSeriesTest.moc"
