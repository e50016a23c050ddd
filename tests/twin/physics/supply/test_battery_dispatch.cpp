// The battery's four purposes over random days: properties that hold whatever the load does.
#include "twin/physics/BatteryDispatch.h"
#include <QTest>
#include <array>
#include <cmath>
#include <random>
#include <vector>

using namespace twin;

namespace {

constexpr std::size_t ride = 0, smoothing = 1, shaving = 2, resale = 3;

BatteryPlant megapacks()
{
    BatteryPlant b;
    b.powerLimitW = 150e6;
    b.capacityWh = 814e6;
    b.socMin = 0.1;
    b.socMax = 0.95;
    b.roundTrip = 0.93;
    return b;
}

double sum(const std::array<double, batteryPurposeCount>& a)
{
    double s = 0;
    for (const double x : a)
        s += x;
    return s;
}

/// A load of a training hall: slow drift, checkpoint dips, restarts, noise; what the grid and target are is the case's.
struct Day
{
    std::mt19937 random;
    double slow = 130e6, level = 1, dipS = 0, nextS = 600;
    explicit Day(unsigned seed) : random(seed) {}
    double uniform(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); }
    double load(double t, double dt)
    {
        nextS -= dt;
        dipS -= dt;
        if (dipS <= 0)
            level = 1;
        if (nextS <= 0) {
            nextS = uniform(600, 1800);
            dipS = uniform(20, uniform(0, 1) < 0.1 ? 900 : 60);
            level = uniform(0.3, 0.6);
        }
        slow = 130e6 + 25e6 * std::sin(t / 86400 * 2 * M_PI) + 0.02 * slow * std::sin(t / 700);
        return level * slow * (1 + 0.012 * uniform(-1, 1));
    }
};

struct Run
{
    BatteryPlant battery = megapacks();
    BatteryBandLaw law;
    BatteryState state;
    double storedWh = 0, peakW = 0;

    void settle(double loadW, double gridW)
    {
        BatteryTask task;
        task.loadW = loadW;
        task.gridCapacityW = task.gridTargetW = gridW;
        const auto rest = batteryBandCapacityWh(battery, law);
        storedWh = battery.socMin * battery.capacityWh + rest[ride] + 0.5 * rest[smoothing] + rest[shaving] + rest[resale];
        peakW = dispatchBattery(battery, law, task, state, storedWh).gridW;
    }
};

} // namespace

class TestBatteryDispatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bandsShareTheWindow()
    {
        const auto b = megapacks();
        BatteryBandLaw law;
        const auto capacity = batteryBandCapacityWh(b, law);
        QVERIFY(std::abs(sum(capacity) - 0.85 * b.capacityWh) < 1);
        for (const double soc : {0.0, 0.05, 0.1, 0.3, 0.7, 0.9, 0.933, 0.95, 1.0}) {
            const auto bands = shareOutWh(b, law, soc * b.capacityWh);
            QVERIFY(std::abs(0.1 * b.capacityWh + sum(bands) - soc * b.capacityWh) < 1e-3);
            QVERIFY(bands[resale] <= 0 || std::abs(bands[ride] - capacity[ride]) < 1e-3); // the reserve comes first
        }
    }

    void settledItRests()
    {
        Run run;
        run.settle(120e6, 150e6);
        QCOMPARE(sum(run.state.powerW), 0.0);
        BatteryTask task;
        task.loadW = 120e6;
        task.gridCapacityW = task.gridTargetW = task.rechargeCeilingW = 150e6;
        task.dt = 60;
        const double stored = run.storedWh;
        for (int i = 0; i < 1000; ++i) {
            const auto a = dispatchBattery(run.battery, run.law, task, run.state, run.storedWh);
            QCOMPARE(a.powerW, 0.0);
            QCOMPARE(a.gridW, 120e6);
        }
        QCOMPARE(run.storedWh, stored);
    }

    void randomDays_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<double>("dt");
        QTest::addColumn<double>("targetMw");
        QTest::addColumn<bool>("requests");
        unsigned seed = 1;
        for (const double dt : {1.0, 5.0, 60.0})
            for (const double target : {145.0, 150.0, 170.0})
                for (const bool requests : {false, true})
                    QTest::addRow("%g s, target %g MW%s", dt, target, requests ? ", with requests" : "") << seed++ << dt << target << requests;
    }

    void randomDays()
    {
        QFETCH(unsigned, seed);
        QFETCH(double, dt);
        QFETCH(double, targetMw);
        QFETCH(bool, requests);
        Day day(seed);
        Run run;
        run.settle(day.load(0, 0), 200e6);
        const auto capacity = batteryBandCapacityWh(run.battery, run.law);
        const double reserve = run.state.bandWh[ride];
        double outWh = 0, inWh = 0, lossWh = 0, worstRampW = 0, loadPeak = run.peakW;
        std::vector<double> imports;
        double request = 0;
        int signs = 0, slowSigns = 0, lastSlow = 0, last = 0;
        const double begin = run.storedWh;
        for (double t = 0; t < 86400; t += dt) {
            BatteryTask task;
            task.dt = dt;
            task.loadW = day.load(t, dt);
            task.gridCapacityW = 200e6;
            task.gridTargetW = targetMw * 1e6;
            task.rechargeCeilingW = std::min(task.gridTargetW, run.peakW);
            if (requests && day.uniform(0, 1) < dt / 3600)
                request = day.uniform(0, 1) < 0.5 ? 0 : day.uniform(-80e6, 80e6);
            task.requestW = request;
            const double stored = run.storedWh;
            const auto bands = run.state.bandWh;
            const auto a = dispatchBattery(run.battery, run.law, task, run.state, run.storedWh);
            const auto& p = run.state.powerW;

            // Purposes add up, sources carry the load, nothing is lost in the books.
            QVERIFY(std::abs(sum(p) - a.powerW) < 1e-3);
            QVERIFY(std::abs(a.gridW + a.powerW + a.unservedW - a.surplusW - task.loadW) < 1e-3);
            QCOMPARE(a.unservedW, 0.0);
            QVERIFY(std::abs(storedAfterWh(run.battery, stored, a.powerW, dt) - run.storedWh) < 1e-3);
            QVERIFY(std::abs(0.1 * run.battery.capacityWh + sum(run.state.bandWh) - run.storedWh) < 1e-2);
            for (std::size_t i = 0; i < batteryPurposeCount; ++i) {
                QVERIFY2(run.state.bandWh[i] > -1e-3 && run.state.bandWh[i] < capacity[i] + 1e-3, qPrintable(QString::number(i)));
                if (p[i] > 1e-3) // a purpose that discharges draws its own band and no other
                    QVERIFY(run.state.bandWh[i] < bands[i]);
            }
            QVERIFY(std::abs(a.powerW) <= run.battery.powerLimitW * (1 + 1e-12));
            QVERIFY(a.gridW >= 0);
            // While the grid is there nobody touches the reserve.
            QVERIFY(run.state.bandWh[ride] >= reserve - 1e-6);
            QCOMPARE(p[ride], 0.0);
            // Recharging makes no new peak: what the import reaches above the peak so far is the load's own doing.
            if (run.state.rechargeW > 0)
                QVERIFY2(a.gridW <= std::max(run.peakW, 0.0) + 1e-3, qPrintable(QString("%1 > %2").arg(a.gridW).arg(run.peakW)));
            if (a.gridW > run.peakW)
                QVERIFY(a.gridW <= task.loadW + 1e-3);
            run.peakW = std::max(run.peakW, a.gridW);
            loadPeak = std::max(loadPeak, task.loadW);
            // The target holds while its band has energy.
            if (bands[shaving] > capacity[shaving] * 0.1)
                QVERIFY(a.gridW <= std::max(targetMw * 1e6, 0.0) + 1e-3);
            // The import without resale and recharging changes by no more than 10 MW in 5 s (or the step) while smoothing has energy and room.
            if (!(bands[smoothing] > 0.15 * capacity[smoothing] && bands[smoothing] < 0.85 * capacity[smoothing]))
                imports.clear();
            imports.push_back(run.state.gridBaseW);
            const std::size_t window = static_cast<std::size_t>(std::max(1.0, 5 / dt));
            for (std::size_t i = imports.size() - std::min(imports.size(), window + 1); i < imports.size(); ++i)
                worstRampW = std::max(worstRampW, std::abs(imports.back() - imports[i]) / std::max(5.0, dt));
            (a.powerW > 0 ? outWh : inWh) += std::abs(a.powerW) * dt / 3600;
            lossWh += std::abs(a.powerW) * dt / 3600 * (a.powerW > 0 ? 1 / std::sqrt(0.93) - 1 : 1 - std::sqrt(0.93));
            const double slow = p[shaving] + p[resale];
            if (std::abs(slow) > 1e5) {
                const int sign = slow > 0 ? 1 : -1;
                slowSigns += lastSlow && sign != lastSlow;
                lastSlow = sign;
            }
            if (std::abs(a.powerW) > 1e5) {
                const int sign = a.powerW > 0 ? 1 : -1;
                signs += last && sign != last;
                last = sign;
            }
        }
        QVERIFY(run.peakW <= loadPeak + 1e-3);
        QVERIFY2(worstRampW <= 2e6 * (1 + 1e-9), qPrintable(QString::number(worstRampW)));
        // Over the day: what went in, less what came out and the losses, is what is left.
        QVERIFY2(std::abs(begin + inWh - outWh - lossWh - run.storedWh) < 1, qPrintable(QString::number(begin + inWh - outWh - lossWh - run.storedWh)));
        // Never hunting: recharging rests 300 s after each discharge, so the slow purposes turn at most twice in that time; smoothing turns
        // with the dips, of which there are some eighty a day, each with a fall and a rise.
        if (!requests)
            QVERIFY2(slowSigns <= 2 * 86400 / 300 && slowSigns < 200, qPrintable(QString::number(slowSigns)));
        QVERIFY2(signs < 900, qPrintable(QString::number(signs)));
    }

    void recharging()
    {
        // After an outage the reserve comes back under the ceiling, in a ramp, and not at all where there is no headroom.
        Run run;
        run.settle(120e6, 150e6);
        BatteryTask task;
        task.loadW = 120e6;
        task.dt = 10;
        for (int i = 0; i < 60; ++i) { // ten minutes without a grid
            const auto a = dispatchBattery(run.battery, run.law, task, run.state, run.storedWh);
            QCOMPARE(run.state.powerW[ride], 120e6);
            QCOMPARE(a.unservedW, 0.0);
        }
        const auto capacity = batteryBandCapacityWh(run.battery, run.law);
        QVERIFY(run.state.bandWh[ride] < capacity[ride] - 20e6);
        QCOMPARE(run.state.bandWh[shaving], capacity[shaving]);
        task.gridCapacityW = task.gridTargetW = 150e6;
        task.rechargeCeilingW = 120e6; // the peak so far is the load: no headroom
        for (int i = 0; i < 200; ++i)
            QVERIFY(dispatchBattery(run.battery, run.law, task, run.state, run.storedWh).gridW <= 120e6 + 1e-3);
        QCOMPARE(run.state.rechargeW, 0.0);
        task.rechargeCeilingW = 140e6;
        double before = 120e6, most = 0;
        int first = -1;
        for (int i = 0; i < 2000; ++i) {
            const auto a = dispatchBattery(run.battery, run.law, task, run.state, run.storedWh);
            QVERIFY(a.gridW <= 140e6 + 1e-3);
            QVERIFY(std::abs(a.gridW - before) <= 2e6 * 10 + 1e-3);
            before = a.gridW;
            most = std::max(most, a.gridW);
            if (first < 0 && a.powerW < 0)
                first = i;
        }
        QCOMPARE(most, 140e6);
        QVERIFY(std::abs(run.state.bandWh[ride] - capacity[ride]) < 1);
        QVERIFY(!run.state.recharging);
        QCOMPARE(sum(run.state.powerW), 0.0);
    }

    void restsBetweenDischargeAndRecharging()
    {
        Run run;
        run.settle(140e6, 200e6);
        BatteryTask task;
        task.dt = 1;
        task.gridCapacityW = 200e6;
        task.gridTargetW = task.rechargeCeilingW = 150e6;
        task.gridRampWPerS = 1e9;
        task.loadW = 230e6; // shaves 80 MW for half an hour
        for (int i = 0; i < 1800; ++i)
            dispatchBattery(run.battery, run.law, task, run.state, run.storedWh);
        QVERIFY(std::abs(run.state.powerW[shaving] - 80e6) < 1);
        task.loadW = 100e6;
        int rested = 0;
        while (rested < 1000 && dispatchBattery(run.battery, run.law, task, run.state, run.storedWh).powerW >= 0)
            ++rested;
        QVERIFY2(rested >= 299 && rested <= 301, qPrintable(QString::number(rested)));
    }

    void emptyReserveMayTakeEverything()
    {
        Run run;
        run.settle(100e6, 150e6);
        BatteryTask task;
        task.loadW = 100e6;
        task.dt = 60;
        int minutes = 0;
        while (minutes < 10000 && dispatchBattery(run.battery, run.law, task, run.state, run.storedWh).unservedW <= 0)
            ++minutes;
        // 0.833 of 814 MWh at 96.4 %: 6.5 h; at the end every band is empty and the window's floor holds.
        QVERIFY2(std::abs(minutes - 0.833 * 814 * std::sqrt(0.93) / 100 * 60) < 2, qPrintable(QString::number(minutes)));
        QVERIFY(std::abs(run.storedWh - 0.1 * run.battery.capacityWh) < 1);
        for (const double e : run.state.bandWh)
            QVERIFY(std::abs(e) < 1);
    }

    void dropThatGeneratorsCannotFollow()
    {
        Run run;
        run.settle(0, 0);
        run.storedWh = 0.5 * run.battery.capacityWh;
        BatteryTask task; // an island: generation is 60 MW above the load
        task.dt = 5;
        task.loadW = -60e6;
        auto a = dispatchBattery(run.battery, run.law, task, run.state, run.storedWh);
        QCOMPARE(a.surplusW, 0.0);
        QVERIFY(std::abs(a.powerW + 60e6) < 1);
        task.loadW = -200e6;
        a = dispatchBattery(run.battery, run.law, task, run.state, run.storedWh);
        QVERIFY(std::abs(a.surplusW - 50e6) < 1 && std::abs(a.powerW + 150e6) < 1);
        run.storedWh = 0.95 * run.battery.capacityWh;
        a = dispatchBattery(run.battery, run.law, task, run.state, run.storedWh);
        QVERIFY(std::abs(a.surplusW - 200e6) < 1 && std::abs(a.powerW) < 1);
    }

    void roundingIsNoPeak()
    {
        // Generators that hold the import on its target leave rounding: neither a discharge, nor a reason not to recharge.
        Run run;
        run.settle(100e6, 150e6);
        run.state.bandWh[shaving] = 0;
        run.storedWh = 0.1 * run.battery.capacityWh + sum(run.state.bandWh);
        BatteryTask task;
        task.dt = 60;
        task.gridCapacityW = task.gridTargetW = task.rechargeCeilingW = 150e6;
        task.loadW = 150e6 * (1 + 3e-16);
        task.generatorSpareW = 20e6; // they would carry recharging
        for (int i = 0; i < 20; ++i) {
            const auto a = dispatchBattery(run.battery, run.law, task, run.state, run.storedWh);
            QCOMPARE(run.state.powerW[shaving], 0.0);
            QCOMPARE(run.state.quietS, 0.0);
            QVERIFY(a.gridW <= 150e6 * (1 + 1e-12));
        }
        QVERIFY(rechargeWishW(run.battery, run.law, task, run.state) > 1e6);
        task.loadW = 140e6; // and so they do
        QVERIFY(std::abs(dispatchBattery(run.battery, run.law, task, run.state, run.storedWh).powerW + 10e6) < 1);
    }

    void resaleNeverExports()
    {
        Run run;
        run.settle(20e6, 150e6);
        BatteryTask task;
        task.loadW = 20e6;
        task.dt = 60;
        task.gridCapacityW = task.gridTargetW = task.rechargeCeilingW = 150e6;
        task.requestW = 100e6;
        const auto a = dispatchBattery(run.battery, run.law, task, run.state, run.storedWh);
        QCOMPARE(a.gridW, 0.0);
        QCOMPARE(run.state.powerW[resale], 20e6);
        // The tariff's window sells the band evenly until its end.
        Run other;
        other.settle(120e6, 150e6);
        task.loadW = 120e6;
        task.requestW = 0;
        task.onPeak = true;
        const auto capacity = batteryBandCapacityWh(other.battery, other.law);
        double low = 1e18, high = 0;
        for (int minute = 0; minute < 360; ++minute) {
            task.onPeakHoursLeft = (360 - minute) / 60.0;
            const auto b = dispatchBattery(other.battery, other.law, task, other.state, other.storedWh);
            low = std::min(low, b.powerW);
            high = std::max(high, b.powerW);
        }
        QVERIFY(std::abs(low - capacity[resale] * std::sqrt(0.93) / 6) < 1e3 && std::abs(high - low) < 1e3);
        QVERIFY(std::abs(other.state.bandWh[resale]) < 1);
    }

    void unitsThatLeaveTakeTheirEnergy()
    {
        Run run;
        run.settle(100e6, 150e6);
        BatteryTask task;
        task.loadW = 100e6;
        task.dt = 60;
        task.gridCapacityW = task.gridTargetW = task.rechargeCeilingW = 150e6;
        run.state.bandWh[resale] = 0; // sold out
        run.storedWh = 0.1 * run.battery.capacityWh + sum(run.state.bandWh);
        const auto full = run.state.bandWh;
        auto half = run.battery;
        half.capacityWh /= 2;
        half.powerLimitW /= 2;
        double storedWh = run.storedWh / 2;
        task.onPeak = true; // no recharging now
        dispatchBattery(half, run.law, task, run.state, storedWh);
        for (std::size_t i = 0; i < batteryPurposeCount; ++i)
            QVERIFY(std::abs(run.state.bandWh[i] - full[i] / 2) < 1);
    }
};

QTEST_GUILESS_MAIN(TestBatteryDispatch)
#include "test_battery_dispatch.moc"
