#include "twin/base/Error.h"
#include "twin/physics/Carbon.h"
#include "twin/physics/StorageBandwidth.h"
#include <QTest>
#include <cmath>

using namespace twin;

class TestCarbonStorage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void singleFuelsHaveTheirFactor()
    {
        // IPCC AR5 WG III annex III, medians.
        const std::pair<const char*, double> factors[] = {{"WND", 11}, {"SUN", 41}, {"WAT", 24}, {"OIL", 650}, {"NG", 490}, {"COL", 820}, {"NUC", 12}, {"OTH", 230}};
        for (const auto& [code, factor] : factors) {
            const auto fuel = fuelFromEiaCode(code);
            QVERIFY(fuel);
            QCOMPARE(std::string(eiaCode(*fuel)), std::string(code));
            QCOMPARE(lifeCycleGPerKWh(*fuel), factor);
            GenerationMix mix{};
            mix[static_cast<std::size_t>(*fuel)] = 17;
            QVERIFY(std::abs(carbonIntensityGPerKWh(mix) - factor) < 1e-9);
        }
        QVERIFY(!fuelFromEiaCode("XXX"));
    }
    void mixesWeighByEnergy()
    {
        GenerationMix mix{};
        mix[static_cast<std::size_t>(Fuel::Coal)] = 1;
        mix[static_cast<std::size_t>(Fuel::Nuclear)] = 3;
        QCOMPARE(carbonIntensityGPerKWh(mix), (820.0 + 36) / 4);
        for (auto& x : mix)
            x *= 1000;
        QVERIFY(std::abs(carbonIntensityGPerKWh(mix) - 214) < 1e-9);
    }
    void emptyMixesAreRefused()
    {
        QVERIFY_EXCEPTION_THROWN(carbonIntensityGPerKWh({}), Error);
        GenerationMix mix{};
        mix[0] = -1;
        QVERIFY_EXCEPTION_THROWN(carbonIntensityGPerKWh(mix), Error);
        mix[0] = NAN;
        QVERIFY_EXCEPTION_THROWN(carbonIntensityGPerKWh(mix), Error);
    }
    // MLPerf Storage v1.0: sample sizes in MiB.
    void sampleSizes()
    {
        QVERIFY(std::abs(trainingSampleBytes("unet3d") / 1048576 - 139.80925369262695) < 1e-12);
        QVERIFY(std::abs(trainingSampleBytes("cosmoflow") / 1048576 - 2.697454452514648) < 1e-14);
        QVERIFY(std::abs(trainingSampleBytes("resnet50") / 1048576 - 0.10934836387634277) < 1e-15);
        QCOMPARE(trainingSampleBytes("llama"), 0.0);
        QVERIFY(!findTrainingRead("unet3d", "b200"));
    }
    void storageHoldsUpOnlyWhenTooSlow()
    {
        for (const auto& r : trainingReads()) {
            const double demand = readDemandBytesPerS(r, 100);
            QVERIFY(std::abs(demand - 100 * readDemandBytesPerS(r, 1)) < 1e-6 * demand);
            const auto fast = storageRead(r, 100, 2 * demand), slow = storageRead(r, 100, 0.5 * demand), none = storageRead(r, 0, 1e9);
            QVERIFY(!fast.storageBound && fast.utilisation == 1 && fast.bytesPerS == demand);
            QVERIFY(slow.storageBound && std::abs(slow.utilisation - 0.5) < 1e-12 && slow.bytesPerS == 0.5 * demand);
            QVERIFY(std::abs(slow.samplesPerS * r.sampleBytes / slow.bytesPerS - 1) < 1e-12);
            QVERIFY(none.bytesPerS == 0 && none.utilisation == 0);
            const double sized = sizedReadBytesPerS(r, 100);
            QVERIFY(sized > r.leastUtilisation * demand && sized < demand);
        }
        const auto& r = trainingReads().front();
        QVERIFY_EXCEPTION_THROWN(readDemandBytesPerS(r, -1), Error);
        QVERIFY_EXCEPTION_THROWN(storageRead(r, 1, -1), Error);
        QVERIFY_EXCEPTION_THROWN(storageRead(r, NAN, 1), Error);
    }
};

QTEST_GUILESS_MAIN(TestCarbonStorage)
#include "CarbonStorageTest.moc"
