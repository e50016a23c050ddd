// Storage growth, checkpoints and fabric against published and hand-made values.
#include "twin/base/Error.h"
#include "twin/base/Random.h"
#include "twin/physics/Checkpoint.h"
#include "twin/physics/FabricScaling.h"
#include "twin/physics/StorageGrowth.h"
#include <QTest>
#include <array>
#include <cmath>
#include <limits>

using namespace twin;

namespace {

const double notANumber = std::numeric_limits<double>::quiet_NaN();

bool near(double a, double b, double tolerance)
{
    if (std::abs(a - b) <= tolerance)
        return true;
    qWarning("%.9g is not %.9g", a, b);
    return false;
}

template<class F> bool refuses(F call, const char* word)
{
    try {
        call();
    } catch (const Error& e) {
        if (QString::fromUtf8(e.what()).contains(QString::fromUtf8(word)))
            return true;
        qWarning("%s", e.what());
        return false;
    }
    qWarning("nothing was refused");
    return false;
}

/// Runs a job of `segments` through random failures; the share of the time that was progress.
double simulatedEfficiency(double computeS, double pauseS, double restartS, double failureS, int segments, std::uint64_t seed)
{
    std::int64_t draw = 0;
    const auto untilFailure = [&] { return -failureS * std::log(1 - randomUniform(seed, 7, draw++)); };
    double time = 0, left = untilFailure();
    const auto passes = [&](double length) { // true if the next `length` seconds pass without a failure
        if (left >= length) {
            left -= length;
            time += length;
            return true;
        }
        time += left;
        left = untilFailure();
        return false;
    };
    for (int i = 0; i < segments;) {
        if (passes(computeS + pauseS)) {
            ++i;
            continue;
        }
        while (!passes(restartS)) {
        }
    }
    return segments * computeS / time;
}

const std::array<FabricEndpoints, 1> hundredThousand{{{100'000, 400}}};

} // namespace

class GrowthLawsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneExabyteIsSixtyEightRacks()
    {
        const StorageLaw law;
        const StorageRackKind rack{14.7, 1.5, 0.65, 23.5e3};
        const auto need = storageNeed(law, rack, 230'000, 0);
        // The dossier's rule: 1 EB in 68 racks of 14.7 PB takes 1.6 to 2.0 MW and reads at about 100 TB/s.
        QVERIFY(near(need.capacityEb, 1, 1e-12));
        QCOMPARE(need.racks, 68.0);
        QVERIFY(need.powerW > 1.59e6 && need.powerW < 2e6);
        QCOMPARE(need.powerW, need.heatToAirW);
        QVERIFY(need.readTbPerS > 95 && need.readTbPerS < 110);
        QCOMPARE(storageDrives(law, 68 * 14.7e-3), 32'540.0);
        QVERIFY(near(storageDrives(law, 0), 0, 0));
    }

    void capacityGrowsByTheRule()
    {
        StorageLaw law;
        QVERIFY(near(storageWantedEb(law, 460'000), 2, 1e-12));
        law.growthExponent = 0;
        QVERIFY(near(storageWantedEb(law, 1'000'000), 1, 1e-12));
        law.growthExponent = 0.5;
        QVERIFY(near(storageWantedEb(law, 920'000), 2, 1e-12));
        QCOMPARE(storageWantedEb(law, 0), 0.0);
    }

    void bandwidthMayAskForMoreRacksThanCapacity()
    {
        const StorageLaw law;
        const StorageRackKind rack{14.7, 1.5, 0.65, 23.5e3};
        const auto need = storageNeed(law, rack, 23'000, 13);
        QCOMPARE(need.racksForCapacity, 7.0);
        QCOMPARE(need.racksForBandwidth, 20.0);
        QCOMPARE(need.racks, 20.0);
        QVERIFY(near(need.writeTbPerS, 13, 1e-9));
    }

    void checkpointSizeAndTime()
    {
        CheckpointLaw law;
        for (const auto& [bytes, tb] : {std::pair{12.0, 12.0}, {16.0, 16.0}}) { // 12 to 16 TB for a million million parameters
            law.bytesPerParameter = bytes;
            QVERIFY(near(checkpointBytes(law) * 1e-12, tb, 1e-9));
        }
        QVERIFY(near(checkpointWriteSeconds(14e12, 2e12), 7, 1e-12));
        QVERIFY(std::isinf(checkpointWriteSeconds(14e12, 0)));
        // Llama 3 405B: 16 bytes a parameter over 16,384 GPUs is 0.4 GB each, within the published 1 MB to 4 GB a GPU.
        law.parameters = 405e9;
        QVERIFY(near(checkpointBytes(law) / 16'384 * 1e-9, 0.3955, 1e-3));
    }

    void intervalsMeetDaly()
    {
        // Examples of Daly (Future Generation Computer Systems 22, 2006), figures 3 to 5: a dump of 5 min.
        QVERIFY(near(dalyIntervalS(300, 24 * 3600) / 60, 117, 0.5));
        QVERIFY(near(dalyIntervalS(300, 6 * 3600) / 60, 57, 0.5));
        QVERIFY(near(dalyIntervalS(300, 900) / 60, 9.1, 0.05));
        QVERIFY(near(youngIntervalS(300, 24 * 3600) / 60, 120, 1e-9));
        QCOMPARE(dalyIntervalS(300, 100), 100.0);
        QCOMPARE(dalyIntervalS(0, 3600), 0.0);
    }

    void bestIntervalIsTheBest()
    {
        for (const double failure : {600.0, 3600.0, 86'400.0})
            for (const double pause : {2.0, 20.0, 120.0}) {
                const double best = dalyIntervalS(pause, failure);
                const double there = jobEfficiency(best, pause, 300, failure);
                for (const double factor : {0.5, 0.8, 1.25, 2.0})
                    QVERIFY2(jobEfficiency(factor * best, pause, 300, failure) < there + 1e-9,
                             qPrintable(QString("%1 %2 %3").arg(failure).arg(pause).arg(factor)));
            }
    }

    void efficiencyMeetsASimulatedJob()
    {
        for (const auto& [compute, pause, restart, failure] :
             {std::array{600.0, 20.0, 600.0, 1800.0}, {1200.0, 60.0, 300.0, 14'400.0}, {120.0, 20.0, 60.0, 300.0}}) {
            const double simulated = simulatedEfficiency(compute, pause, restart, failure, 40'000, 3);
            QVERIFY(near(jobEfficiency(compute, pause, restart, failure), simulated, 0.01 * simulated));
        }
        QVERIFY(near(jobEfficiency(95, 5, 300, std::numeric_limits<double>::infinity()), 0.95, 1e-12));
    }

    void failuresOfTheFleet()
    {
        // One per 30 min at 100,000 GPUs, 15 min at 200,000.
        QVERIFY(near(failureIntervalS(50'700, 100'000) / 60, 30.4, 0.1));
        QVERIFY(near(failureIntervalS(50'700, 200'000) / 60, 15.2, 0.1));
        // Llama 3 405B itself: 419 in 54 days.
        QVERIFY(near(54 * 86'400 / failureIntervalS(50'700, 16'384), 419, 1));
        QVERIFY(std::isinf(failureIntervalS(50'700, 0)));
    }

    void stallShares()
    {
        QVERIFY(near(synchronousStall(24, 1200), 0.02, 1e-12));
        QCOMPARE(synchronousStall(2000, 1200), 1.0);
        QVERIFY(near(asynchronousStall(2, 100, 1200), 2.0 / 1200, 1e-12));
        // Writing that takes longer than the interval makes training wait: 2 s of pause and 900 s of waiting in 1,500 s less 600 s.
        QVERIFY(near(asynchronousStall(2, 1498, 600), 902.0 / 1500, 1e-12));
        QCOMPARE(asynchronousStall(2, std::numeric_limits<double>::infinity(), 600), 1.0);
        double before = 1;
        for (const double bandwidth : {0.01e12, 0.1e12, 1e12, 10e12}) { // more bandwidth never stalls more
            CheckpointLaw law;
            const auto plan = checkpointPlan(law, 200'000, bandwidth);
            QVERIFY(plan.stall <= before && plan.asynchronousStall <= plan.stall + 1e-12);
            before = plan.stall;
        }
    }

    void planOfTheFleet()
    {
        const CheckpointLaw law;
        const auto plan = checkpointPlan(law, 230'000, 44.2e12);
        QVERIFY(near(plan.bytes, 14e12, 1));
        QVERIFY(near(plan.writeS, 14 / (0.29 * 44.2), 1e-9));
        QVERIFY(plan.pauseS > 20 && plan.pauseS < 60); // as the training workload has it
        QVERIFY(near(plan.stall, plan.pauseS / 1200, 1e-12));
        const auto none = checkpointPlan(law, 230'000, 0);
        QVERIFY(std::isnan(none.stall) && std::isnan(none.pauseS) && near(none.bytes, 14e12, 1));
        const auto empty = checkpointPlan(law, 0, 44e12);
        QVERIFY(std::isnan(empty.bestIntervalS) && std::isinf(empty.failureS));
    }

    void fabricOfAHundredThousand()
    {
        // 1,563 leaf, 1,563 spine and 782 core switches, 2.03 kW each with optics, 9 W a GPU: 8.8 MW.
        const auto need = fabricNeed({}, hundredThousand);
        QCOMPARE(need.tiers, 3);
        QCOMPARE(need.leaf, 1563.0);
        QCOMPARE(need.spine, 1563.0);
        QCOMPARE(need.core, 782.0);
        QVERIFY(near(need.powerW * 1e-6, 8.83, 0.01));
        QVERIFY(near((need.powerW - 9 * need.nicOptics) / need.switches(), 2030, 5));
    }

    void tiersFollowTheReach()
    {
        const FabricLaw law;
        QCOMPARE(fabricReach(law, 1), 128.0);
        QCOMPARE(fabricReach(law, 2), 8'192.0);
        QCOMPARE(fabricReach(law, 3), 524'288.0);
        for (const auto& [gpus, tiers] : {std::pair{128.0, 1}, {129.0, 2}, {8'192.0, 2}, {8'193.0, 3}, {524'288.0, 3}, {524'289.0, 4}}) {
            const std::array<FabricEndpoints, 1> ends{{{gpus, 400}}};
            QCOMPARE(fabricNeed(law, ends).tiers, tiers);
        }
        // A full tree of n tiers has (2n - 1) switches for every k links.
        for (const int n : {2, 3}) {
            const std::array<FabricEndpoints, 1> full{{{fabricReach(law, n), 400}}};
            QCOMPARE(fabricNeed(law, full).switches(), (2 * n - 1) * fabricReach(law, n) / 128);
        }
    }

    void fasterPortsTakeASecondPlane()
    {
        const std::array<FabricEndpoints, 1> fast{{{100'000, 800}}};
        const auto one = fabricNeed({}, hundredThousand), two = fabricNeed({}, fast);
        QCOMPARE(two.planes, 2);
        QCOMPARE(two.switches(), 2 * one.switches());
        QVERIFY(near(two.powerW, 2 * one.powerW, 1));
        const std::array<FabricEndpoints, 1> hopper{{{100'000, 450}}}; // the server's own card counted in
        QCOMPARE(fabricNeed({}, hopper).links, 100'000.0);
    }

    void railsAndOversubscription()
    {
        FabricLaw law;
        law.rails = 8;
        const auto rails = fabricNeed(law, hundredThousand); // 12,500 servers in groups of 64: 196 groups of 8 leaves
        QCOMPARE(rails.leaf, 8.0 * 196);
        law = {};
        law.oversubscription = 2;
        const auto thin = fabricNeed(law, hundredThousand), full = fabricNeed({}, hundredThousand);
        QVERIFY(thin.leaf < full.leaf && thin.spine < 0.6 * full.spine && thin.powerW < 0.8 * full.powerW);
    }

    void switchesGrowWithTheGpus()
    {
        double before = 0, mw = 0;
        for (double gpus = 1000; gpus <= 1'000'000; gpus += 1000) {
            const std::array<FabricEndpoints, 1> ends{{{gpus, 400}}};
            const auto need = fabricNeed({}, ends);
            QVERIFY(need.switches() >= before && need.powerW > mw);
            before = need.switches();
            mw = need.powerW;
        }
        QVERIFY(fabricNeed({}, std::span<const FabricEndpoints>{}).switches() == 0);
    }

    void impossibleNumbersAreRefused()
    {
        const StorageRackKind rack{14.7, 1.5, 0.65, 23.5e3};
        QVERIFY(refuses([] { storageWantedEb({}, -1); }, "GPUs"));
        QVERIFY(refuses([] { storageWantedEb({}, notANumber); }, "GPUs"));
        QVERIFY(refuses([] { StorageLaw law; law.driveTb = 0; storageDrives(law, 1); }, "drive"));
        QVERIFY(refuses([&] { storageNeed({}, rack, 1000, -1); }, "write rate"));
        QVERIFY(refuses([] { storageNeed({}, {}, 1000, 0); }, "no capacity"));
        QVERIFY(refuses([] { CheckpointLaw law; law.parameters = 0; checkpointBytes(law); }, "parameters"));
        QVERIFY(refuses([] { checkpointWriteSeconds(-1, 1); }, "size"));
        QVERIFY(refuses([] { checkpointWriteSeconds(1, notANumber); }, "write rate"));
        QVERIFY(refuses([] { synchronousStall(1, 0); }, "interval"));
        QVERIFY(refuses([] { failureIntervalS(0, 1); }, "GPU hours"));
        QVERIFY(refuses([] { dalyIntervalS(-1, 100); }, "pause"));
        QVERIFY(refuses([] { jobEfficiency(0, 1, 1, 1); }, "interval"));
        const std::array<FabricEndpoints, 1> negative{{{-5, 400}}};
        QVERIFY(refuses([&] { fabricNeed({}, negative); }, "GPUs"));
        QVERIFY(refuses([] { FabricLaw law; law.oversubscription = 0.5; fabricNeed(law, hundredThousand); }, "oversubscription"));
        QVERIFY(refuses([] { FabricLaw law; law.switchTbPerS = 0.4; fabricNeed(law, hundredThousand); }, "links a switch"));
        QVERIFY(refuses([] { FabricLaw law; law.switchW = -1; fabricNeed(law, hundredThousand); }, "power"));
    }
};

QTEST_GUILESS_MAIN(GrowthLawsTest)
#include "GrowthLawsTest.moc"
