// Merkel towers, chiller curve sets and dry coolers: rating points, balances, how they answer, and what they refuse.
#include "twin/physics/ChillerCurves.h"
#include "twin/physics/DryCooler.h"
#include "twin/physics/MerkelTower.h"
#include "twin/physics/Psychrometrics.h"
#include "twin/physics/Water.h"
#include <QTest>
#include <cmath>
#include <limits>

using namespace twin;

namespace {

// A big tower of usual rating (estimate): 100 kg/s from 35.1 to 29.5 °C at 25.6 °C wet bulb, air as heavy as the water.
MerkelDesign towerDesign()
{
    MerkelDesign d;
    d.waterM3PerS = 0.1;
    d.airM3PerS = 75;
    d.rangeK = 5.6;
    d.approachK = 3.9;
    d.fanW = 29'400; // 294 W per kg/s of water, ASHRAE 90.1 minimum
    d.freeConvection = 0.1;
    return d;
}
const MerkelInlet designInlet{35.1, 0.1 * water::density, 25.6, 35};

// A made-up set with round figures, so that every expected value can be worked out by hand.
ChillerCurveSet roundSet()
{
    ChillerCurveSet s;
    s.name = "round";
    s.capacityW = 1e6;
    s.cop = 5;
    s.partLoadMin = 0.1;
    s.partLoadMinUnloading = 0.2;
    s.partLoadMax = 1.1;
    s.evaporatorKgPerS = s.condenserKgPerS = 40;
    s.leavingC = 7;
    s.enteringC = 30;
    s.leavingMinC = 5;
    s.leavingMaxC = 15;
    s.enteringMinC = 20;
    s.enteringMaxC = 35;
    s.capacityCurve = {1.09, 0.03, 0, -0.01, 0, 0};   // 1 at 7 / 30
    s.eirCurve = {0.54, -0.02, 0, 0.02, 0, 0};        // 1 at 7 / 30
    s.partLoadCurve = {0.1, 0.5, 0.4};
    s.motorEfficiency = 0.9;
    return s;
}

} // namespace

class TestCoolingMachines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void towerReachesItsDesign()
    {
        const auto tower = designMerkelTower(towerDesign());
        const auto run = runMerkelAtSpeed(tower, designInlet, 1);
        // The published water-flow polynomial gives 1.004 at design flow, not 1.
        QVERIFY2(std::abs(run.waterOutC - 29.5) < 0.02, qPrintable(QString::number(run.waterOutC, 'g', 12)));
        QVERIFY(std::abs(run.heatW / tower.heatW - 1) < 0.003);
        QCOMPARE(run.fanW, 29'400.0);
        QCOMPARE(run.range, unsigned(merkelInRange));
        // The air takes up what the water gives.
        const auto h = [](double t) { return psychro::enthalpyJPerKg(t, psychro::saturationHumidityRatio(t, 101325)); };
        QVERIFY(std::abs(run.airKgPerS * (h(run.airOutWetBulbC) - h(25.6)) / run.heatW - 1) < 1e-7);
    }

    void towerAnswersAsItShould()
    {
        const auto tower = designMerkelTower(towerDesign());
        double before = -1;
        for (int i = 0; i <= 50; ++i) { // more air, more heat; without jumps through free convection and the curve's lower end
            const auto run = runMerkelAtSpeed(tower, designInlet, 0.02 * i);
            QVERIFY(run.heatW >= before);
            QVERIFY(before < 0 || run.heatW - before < 0.08 * tower.heatW);
            QVERIFY(run.waterOutC > designInlet.wetBulbC);
            before = run.heatW;
        }
        const auto free = runMerkelAtSpeed(tower, designInlet, 0);
        QVERIFY(free.heatW > 0.05 * tower.heatW && free.heatW <= 0.1 * tower.heatW * 1.005);
        QCOMPARE(free.fanW, 0.0);
        auto dry = designInlet;
        dry.wetBulbC = 15;
        QVERIFY(runMerkelAtSpeed(tower, dry, 1).waterOutC < 29.5 - 4);
        auto same = designInlet;
        same.wetBulbC = same.waterC;
        QCOMPARE(runMerkelAtSpeed(tower, same, 1).heatW, 0.0);
        auto still = designInlet;
        still.waterKgPerS = 0;
        QCOMPARE(runMerkelAtSpeed(tower, still, 1).heatW, 0.0);
        QCOMPARE(runMerkelToSetPoint(tower, still, 20).waterOutC, still.waterC);
        auto trickle = designInlet;
        trickle.waterKgPerS = 1e-3;
        QVERIFY(runMerkelAtSpeed(tower, trickle, 1).waterOutC >= trickle.wetBulbC);
    }

    void towerHoldsItsSetPoint()
    {
        const auto tower = designMerkelTower(towerDesign());
        MerkelInlet in{30, 80, 15, 22};
        const auto held = runMerkelToSetPoint(tower, in, 25);
        QVERIFY(std::abs(held.waterOutC - 25) < 1e-5);
        QVERIFY(held.fanSpeed > 0.1 && held.fanSpeed < 1);
        QVERIFY(std::abs(held.fanW - 29'400 * std::pow(held.fanSpeed, 3)) < 1e-6);
        QVERIFY(std::abs(held.heatW - 80 * water::heatCapacity * (30 - held.waterOutC)) < 1);
        QCOMPARE(runMerkelToSetPoint(tower, in, 10).fanSpeed, 1.0); // out of reach
        in.waterC = 26;
        const auto bypassed = runMerkelToSetPoint(tower, in, 25.9);
        QCOMPARE(bypassed.waterOutC, 25.9);
        QCOMPARE(bypassed.fanSpeed, 0.0);
        QVERIFY(bypassed.bypass > 0 && bypassed.bypass < 1);
        QVERIFY(std::abs(bypassed.heatW / (80 * water::heatCapacity * 0.1) - 1) < 1e-9);
        QCOMPARE(runMerkelToSetPoint(tower, in, 40).heatW, 0.0);
        QVERIFY(runMerkelToSetPoint(tower, {30, 80, 15, 22}, 28.9, 0.4).waterOutC < 28.9); // fans that cannot turn slower
    }

    void towerSaysWhatItClamps()
    {
        const auto tower = designMerkelTower(towerDesign());
        auto in = designInlet;
        in.waterKgPerS = 10;
        in.wetBulbC = -5;
        in.dryBulbC = -3;
        const auto run = runMerkelAtSpeed(tower, in, 0.15);
        QCOMPARE(run.range, unsigned(merkelAirClamped | merkelWaterClamped | merkelWetBulbClamped));
        QCOMPARE(rangeMessages(tower, run).size(), std::size_t{3});
        QCOMPARE(runMerkelAtSpeed(tower, designInlet, 1.5).fanSpeed, 1.0);
        QVERIFY(runMerkelAtSpeed(tower, designInlet, 1.5).range & merkelSpeedClamped);
    }

    void badTowersAreRefused()
    {
        for (const double bad : {0.0, -1.0, double(NAN)}) {
            auto d = towerDesign();
            d.airM3PerS = bad;
            QVERIFY_THROWS_EXCEPTION(Error, designMerkelTower(d));
            d = towerDesign();
            d.approachK = bad;
            QVERIFY_THROWS_EXCEPTION(Error, designMerkelTower(d));
        }
        auto starved = towerDesign();
        starved.airM3PerS = 5; // not even saturated air at 35 °C could take the heat
        QVERIFY_THROWS_EXCEPTION(Error, designMerkelTower(starved));
        const auto tower = designMerkelTower(towerDesign());
        auto in = designInlet;
        in.waterKgPerS = -1;
        QVERIFY_THROWS_EXCEPTION(Error, runMerkelAtSpeed(tower, in, 1));
        in = designInlet;
        in.wetBulbC = NAN;
        QVERIFY_THROWS_EXCEPTION(Error, runMerkelAtSpeed(tower, in, 1));
        QVERIFY_THROWS_EXCEPTION(Error, runMerkelAtSpeed(tower, designInlet, NAN));
    }

    void fanCurve()
    {
        const FanPowerCurve curve({0, 0.25, 0.5, 0.75, 1}, {0, 0.05, 0.15, 0.45, 1});
        QCOMPARE(curve.at(0.5), 0.15);
        QCOMPARE(curve.at(1), 1.0);
        QCOMPARE(curve.at(2), 1.0);
        QCOMPARE(curve.at(0), 0.0);
        double before = 0;
        for (double v = 0.01; v <= 1; v += 0.01) {
            QVERIFY(curve.at(v) >= before);
            before = curve.at(v);
        }
        QCOMPARE(FanPowerCurve().at(0.5), 0.125);
        QVERIFY_THROWS_EXCEPTION(Error, FanPowerCurve({0, 1}, {0}));
        QVERIFY_THROWS_EXCEPTION(Error, FanPowerCurve({0, 0.5, 0.5, 1}, {0, 0.1, 0.2, 1}));
        QVERIFY_THROWS_EXCEPTION(Error, FanPowerCurve({0, 1}, {0, double(NAN)}));
    }

    void chillerByHand()
    {
        const auto s = roundSet();
        requireChillerCurves(s);
        const auto full = runChiller(s, 1e6, 7, 30);
        QVERIFY(std::abs(full.availableW - 1e6) < 1e-3 && std::abs(full.powerW - 2e5) < 1e-3);
        QVERIFY(std::abs(full.condenserW - 1.18e6) < 1e-3); // a tenth of the motor's power warms the room
        // 10 / 25 °C: capacity 1.14, input 0.84; half of it: 0.1 + 0.25 + 0.1 = 0.45.
        const auto half = runChiller(s, 0.57e6, 10, 25);
        QVERIFY(std::abs(half.powerW - 1.14e6 / 5 * 0.84 * 0.45) < 1e-3);
        QVERIFY(std::abs(half.heatW / half.powerW - half.cop) < 1e-9);
        // Under the smallest unloading hot gas is bypassed; under the smallest load it cycles as well.
        const auto small = runChiller(s, 0.15e6, 7, 30);
        QCOMPARE(small.compressorPartLoad, 0.2);
        QCOMPARE(small.cyclingRatio, 1.0);
        QVERIFY(std::abs(small.falseLoadW - 0.05e6) < 1e-3);
        const auto cycling = runChiller(s, 0.05e6, 7, 30);
        QVERIFY(std::abs(cycling.cyclingRatio - 0.5) < 1e-12);
        QVERIFY(std::abs(cycling.powerW - 0.5 * small.powerW) < 1e-6);
        QCOMPARE(runChiller(s, 0, 7, 30).powerW, 0.0);
    }

    void chillerClampsAndSays()
    {
        const auto s = roundSet();
        const auto beyond = runChiller(s, 2e6, 20, 40), edge = runChiller(s, 2e6, 15, 35);
        QCOMPARE(beyond.availableW, edge.availableW);
        QCOMPARE(beyond.powerW, edge.powerW);
        QCOMPARE(beyond.heatW, beyond.availableW);
        QCOMPARE(beyond.range, unsigned(chillerLeavingClamped | chillerEnteringClamped | chillerLoadClamped));
        QCOMPARE(rangeMessages(s, beyond).size(), std::size_t{3});
        QCOMPARE(runChiller(s, 1e5, 7, 30).range, unsigned(chillerInRange));
        // The bare law goes on where it is asked.
        QVERIFY(chillerCapacityRatio(s, 20, 40) != chillerCapacityRatio(s, 15, 35));
    }

    void badChillersAreRefused()
    {
        const auto bad = [](auto change) {
            auto s = roundSet();
            change(s);
            QVERIFY_THROWS_EXCEPTION(Error, requireChillerCurves(s));
        };
        bad([](auto& s) { s.capacityW = -1; });
        bad([](auto& s) { s.cop = NAN; });
        bad([](auto& s) { s.leavingMinC = s.leavingMaxC; });
        bad([](auto& s) { s.motorEfficiency = 1.5; });
        bad([](auto& s) { s.eirCurve[3] = std::numeric_limits<double>::infinity(); });
        bad([](auto& s) { s.capacityCurve = {}; });
        QVERIFY_THROWS_EXCEPTION(Error, runChiller(roundSet(), -1, 7, 30));
        QVERIFY_THROWS_EXCEPTION(Error, runChiller(roundSet(), 1e5, NAN, 30));
    }

    void dryCoolerReachesItsRating()
    {
        const auto cooler = rateDryCooler();
        const auto run = runDryCoolerAtSpeed(cooler, {46.11, cooler.coolantKgPerS, 4181, 35}, 1);
        QVERIFY(std::abs(run.heatW / 2.931e6 - 1) < 1e-9);
        QVERIFY(std::abs(run.coolantOutC - 40.55) < 1e-9);
        QCOMPARE(run.fanW, 117'680.0); // 4.0 % of the heat
        QVERIFY(std::abs(run.airOutC - 40.56) < 1e-6); // equal capacity flows: the air warms as the coolant cools
    }

    void dryCoolerAnswersAsItShould()
    {
        const auto cooler = rateDryCooler();
        DryCoolerInlet in{46.11, cooler.coolantKgPerS, 4181, 35};
        double before = 0;
        for (int i = 0; i <= 20; ++i) {
            const auto run = runDryCoolerAtSpeed(cooler, in, 0.05 * i);
            QVERIFY(run.heatW >= before);
            QVERIFY(std::abs(run.fanW - 117'680 * std::pow(0.05 * i, 3)) < 1e-6);
            before = run.heatW;
        }
        // With all else the same the heat follows the difference at the inlets.
        in.airC = 24;
        QVERIFY(std::abs(runDryCoolerAtSpeed(cooler, in, 1).heatW / 2.931e6 - (46.11 - 24) / (46.11 - 35)) < 1e-9);
        // A cool night needs slow fans: far less power for the same coolant.
        const auto night = runDryCoolerToSetPoint(cooler, in, 40.55);
        QVERIFY(std::abs(night.coolantOutC - 40.55) < 1e-6);
        QVERIFY(night.fanSpeed < 0.5 && night.fanW < 0.1 * 117'680);
        in.airC = 50;
        QCOMPARE(runDryCoolerToSetPoint(cooler, in, 40).fanSpeed, 0.0);
        QVERIFY(runDryCoolerAtSpeed(cooler, in, 1).heatW < 0);
        in.airC = 42;
        QCOMPARE(runDryCoolerToSetPoint(cooler, in, 40).fanSpeed, 1.0);
        in.coolantKgPerS = 0;
        QCOMPARE(runDryCoolerAtSpeed(cooler, in, 1).heatW, 0.0);
    }

    void badDryCoolersAreRefused()
    {
        DryCoolerRating r;
        r.airInC = 45;
        QVERIFY_THROWS_EXCEPTION(Error, rateDryCooler(r));
        r = {};
        r.heatW = -1;
        QVERIFY_THROWS_EXCEPTION(Error, rateDryCooler(r));
        r = {};
        r.airToCoolant = 0.3; // the air would have to leave warmer than the coolant comes
        QVERIFY_THROWS_EXCEPTION(Error, rateDryCooler(r));
        const auto cooler = rateDryCooler();
        QVERIFY_THROWS_EXCEPTION(Error, runDryCoolerAtSpeed(cooler, {46, -1, 4181, 35}, 1));
        QVERIFY_THROWS_EXCEPTION(Error, runDryCoolerAtSpeed(cooler, {NAN, 1, 4181, 35}, 1));
    }
};

QTEST_GUILESS_MAIN(TestCoolingMachines)
#include "CoolingMachinesTest.moc"
