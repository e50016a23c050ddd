// Stages of chillers: what settles, what time they take, and that they do not hunt.
#include "twin/physics/Actuator.h"
#include "twin/physics/ChillerStaging.h"
#include <QTest>

using namespace twin;

class TestChillerStaging : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void settles()
    {
        const ChillerStagingLaw law; // target 0.6
        QCOMPARE(settledChillers(law, 0, 1e6, 10), 0);
        QCOMPARE(settledChillers(law, 1, 1e6, 10), 1);
        QCOMPARE(settledChillers(law, 0.6e6, 1e6, 10), 1);
        QCOMPARE(settledChillers(law, 0.61e6, 1e6, 10), 2);
        QCOMPARE(settledChillers(law, 3.0e6, 1e6, 10), 5);
        QCOMPARE(settledChillers(law, 9e6, 1e6, 10), 10);
        QCOMPARE(settledChillers(law, 9e6, 1e6, 0), 0);
        QCOMPARE(settledChillers(law, 9e6, 0, 10), 0);
    }
    void startsTakeTheirTime()
    {
        const ChillerStagingLaw law;
        ChillerStages s;
        for (int t = 0; t < 119; ++t)
            advanceChillers(law, 3e6, 1e6, 10, 1, s);
        QVERIFY(s.running == 0 && s.starting == 5);
        advanceChillers(law, 3e6, 1e6, 10, 1, s);
        QVERIFY(s.running == 5 && s.starting == 0 && s.starts == 5);
        // Lost machines start again after 300 s.
        advanceChillers(law, 3e6, 1e6, 0, 1, s);
        QVERIFY(s.running == 0 && s.lost == 5 && s.stops == 0);
        for (int t = 0; t < 299; ++t)
            advanceChillers(law, 3e6, 1e6, 10, 1, s);
        QCOMPARE(s.running, 0);
        advanceChillers(law, 3e6, 1e6, 10, 1, s);
        QVERIFY(s.running == 5 && s.lost == 0);
    }
    void leastTimes()
    {
        const ChillerStagingLaw law;
        ChillerStages s;
        advanceChillers(law, 6e6, 1e6, 10, 120, s);
        QCOMPARE(s.running, 10);
        for (int t = 0; t < 599; ++t)
            advanceChillers(law, 1e6, 1e6, 10, 1, s);
        QCOMPARE(s.running, 10);
        advanceChillers(law, 1e6, 1e6, 10, 1, s);
        QVERIFY(s.running == 2 && s.resting == 8 && s.stops == 8);
        // Those that were stopped rest for 300 s, however much is asked.
        for (int t = 0; t < 299; ++t)
            advanceChillers(law, 9e6, 1e6, 10, 1, s);
        QVERIFY(s.running == 2 && s.starting == 0);
        advanceChillers(law, 9e6, 1e6, 10, 1, s);
        QCOMPARE(s.starting, 8);
    }
    void deadBand()
    {
        const ChillerStagingLaw law;
        ChillerStages s;
        s.running = 5;
        long switched = 0;
        for (int t = 0; t < 100'000; ++t) // load about the limit between 5 and 6 machines
            advanceChillers(law, 3e6 * (1 + 0.08 * (t / 500 % 2 ? 1 : -1)), 1e6, 20, 1, s);
        switched = s.starts + s.stops;
        QVERIFY2(switched == 0, qPrintable(QString::number(switched)));
        // Next to nothing to do: the last one stops, and a little does not start it again.
        for (int t = 0; t < 1000; ++t)
            advanceChillers(law, 1e3, 1e6, 20, 1, s);
        QCOMPARE(s.running, 0);
        for (int t = 0; t < 1000; ++t)
            advanceChillers(law, 5e4, 1e6, 20, 1, s);
        QCOMPARE(s.running + s.starting, 0);
        for (int t = 0; t < 1000; ++t)
            advanceChillers(law, 2e5, 1e6, 20, 1, s);
        QCOMPARE(s.running, 1);
    }
    void actuators()
    {
        Actuator a;
        a.settle(0.5);
        a.drive(0.515, 0.02, 0.1);
        QCOMPARE(a.at, 0.5); // within the band
        a.drive(0.75, 0.02, 0.1);
        QVERIFY(a.at == 0.6 && a.moving);
        a.drive(0.605, 0.02, 0.1); // it goes all the way once it moves
        QVERIFY(a.at == 0.605 && !a.moving);
        a.drive(-1, 0.02, Actuator::travel(1, 0, 1));
        QCOMPARE(a.at, -1.0);
        QCOMPARE(Actuator::travel(1, 25, 5), 0.2);
    }
};

QTEST_GUILESS_MAIN(TestChillerStaging)
#include "ChillerStagingTest.moc"
