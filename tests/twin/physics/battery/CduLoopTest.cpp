// The loop of cooling distribution units and tower: heat balance, control, bounds and refusals.
#include "twin/base/Error.h"
#include "twin/physics/CduLoop.h"
#include <QTest>
#include <cmath>

using namespace twin;

class TestCduLoop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void settlesWhereHeatInIsHeatOut()
    {
        const auto plant = sizedCduLoop(3, 1e6, 25);
        for (const double wetBulb : {-20.0, 0.0, 5.0, 15.0, 25.0})
            for (const double load : {5e4, 2e5, 6e5, 1e6}) {
                const std::vector<double> loads{load, 0.9 * load, 0.8 * load};
                auto state = settledCduLoop(plant, loads, wetBulb);
                const auto step = stepCduLoop(plant, loads, wetBulb, 60, state);
                QVERIFY(std::abs(step.rejectedJ / step.heatInJ - 1) < 0.01);
                for (const double c : state.bladeSupplyC)
                    QVERIFY2(c <= 32.3 && c > 24, qPrintable(QString("%1 °C at %2 W, wet bulb %3 °C").arg(c).arg(load).arg(wetBulb)));
                QVERIFY(step.leastApproachK >= 0 && step.leastExchangerK >= 0);
            }
    }

    // Loads that jump by 70 to 90 % from one step to the next, far more than a machine does.
    void stepsCloseTheBalanceAndHoldTheSupply()
    {
        const auto plant = sizedCduLoop(2, 1e6, 25);
        std::vector<double> loads{1e6, 1e6};
        auto state = settledCduLoop(plant, loads, 8);
        double worst = 0, furthest = 0;
        for (int k = 0; k < 400; ++k) {
            loads[0] = k % 40 < 20 ? 3e5 : 1e6;
            loads[1] = k % 60 < 30 ? 1e6 : 8e4;
            const auto step = stepCduLoop(plant, loads, 8, 15, state);
            worst = std::max(worst, std::abs(step.balanceJ()) / step.heatInJ);
            for (const double c : state.bladeSupplyC)
                furthest = std::max(furthest, std::abs(c - plant.valve.setC));
            for (const double v : state.valve)
                QVERIFY(v >= 0 && v <= 1);
            QVERIFY(std::abs(state.towerDrive) <= 1);
            QVERIFY(step.leastApproachK >= 0);
        }
        QVERIFY2(worst < 1e-9, qPrintable(QString::number(worst)));
        QVERIFY2(furthest < 3, qPrintable(QString::number(furthest)));
    }

    void fansAndValvesKeepTheirSpeed()
    {
        const auto plant = sizedCduLoop(1, 1e6, 25);
        auto state = settledCduLoop(plant, std::vector<double>{1e5}, 10);
        for (int k = 0; k < 300; ++k) {
            const auto before = state;
            stepCduLoop(plant, std::vector<double>{1e6}, 10, 1, state);
            QVERIFY(std::abs(state.valve[0] - before.valve[0]) <= plant.valve.slewPerS + 1e-12);
            QVERIFY(std::abs(state.towerDrive - before.towerDrive) <= plant.fans.slewPerS + 1e-12);
        }
    }

    // Hotter outside than it was built for: the supply rises, nothing breaks.
    void tooHotOutside()
    {
        const auto plant = sizedCduLoop(2, 1e6, 20);
        const std::vector<double> loads{1e6, 1e6};
        auto state = settledCduLoop(plant, loads, 29);
        QVERIFY(state.bladeSupplyC[0] > plant.valve.setC + 1);
        QVERIFY(stepCduLoop(plant, loads, 29, 15, state).leastApproachK >= 0);
    }

    void refusals()
    {
        auto plant = sizedCduLoop(2, 1e6, 25);
        const std::vector<double> loads{1e6, 5e5};
        auto state = settledCduLoop(plant, loads, 10);
        QVERIFY_EXCEPTION_THROWN(stepCduLoop(plant, std::vector<double>{1e6}, 10, 15, state), Error);
        QVERIFY_EXCEPTION_THROWN(stepCduLoop(plant, std::vector<double>{1e6, -1}, 10, 15, state), Error);
        QVERIFY_EXCEPTION_THROWN(stepCduLoop(plant, std::vector<double>{1e6, std::nan("")}, 10, 15, state), Error);
        QVERIFY_EXCEPTION_THROWN(stepCduLoop(plant, loads, std::nan(""), 15, state), Error);
        QVERIFY_EXCEPTION_THROWN(stepCduLoop(plant, loads, 10, 0, state), Error);
        QVERIFY_EXCEPTION_THROWN(sizedCduLoop(0, 1e6, 25), Error);
        QVERIFY_EXCEPTION_THROWN(sizedCduLoop(2, 0, 25), Error);
        QVERIFY_EXCEPTION_THROWN(sizedCduLoop(2, 1e6, 30), Error);
        plant.facilityFlowKgPerS = 0;
        QVERIFY_EXCEPTION_THROWN(stepCduLoop(plant, loads, 10, 15, state), Error);
        plant = sizedCduLoop(2, 1e6, 25);
        plant.bladeColdJPerK = 1;
        QVERIFY_EXCEPTION_THROWN(settledCduLoop(plant, loads, 10), Error);
    }
};

QTEST_GUILESS_MAIN(TestCduLoop)
#include "CduLoopTest.moc"
