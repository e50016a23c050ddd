// The battery's efficiencies each way, wear of its cells, the closed-form chain of Frontier and the thermal fit of air-cooled GPUs.
#include "twin/base/Error.h"
#include "twin/physics/Battery.h"
#include "twin/physics/BatteryLaws.h"
#include "twin/physics/Frontier.h"
#include "twin/physics/GpuThermalFit.h"
#include <QTest>
#include <cmath>
#include <limits>

using namespace twin;

namespace {
bool near(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance; }
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
} // namespace

class TestBatteryLaws : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void efficienciesEachWay()
    {
        BatteryPlant b;
        b.powerLimitW = 1e4;
        b.capacityWh = 4e4;
        b.socMin = 0;
        b.socMax = 1;
        b.roundTrip = 0.81;
        QVERIFY(near(b.charging(), 0.9, 1e-15) && near(b.discharging(), 0.9, 1e-15)); // the root each way
        b.chargeEfficiency = 0.95;
        b.dischargeEfficiency = 0.8;
        QVERIFY(near(storedAfterWh(b, 1e4, -1e4, 3600), 1e4 + 0.95e4, 1e-9));
        QVERIFY(near(storedAfterWh(b, 2e4, 1e4, 3600), 2e4 - 1.25e4, 1e-9));
        QVERIFY(near(secondsUntilStored(b, 1e4, 1.95e4, -1e4), 3600, 1e-9));
        QVERIFY(near(secondsUntilStored(b, 2e4, 0.75e4, 1e4), 3600, 1e-9));
        QCOMPARE(secondsUntilStored(b, 1e4, 1e4, 0), 0.0);
        for (const auto& [target, power] : {std::pair(2e4, 1e4), std::pair(5e3, -1e4), std::pair(5e3, 0.0)}) // the wrong way, or no way
            QVERIFY(std::isinf(secondsUntilStored(b, 1e4, target, power)));
        // In and out again gives back the product of both.
        const double up = storedAfterWh(b, 1e4, -1e4, 1800);
        const double seconds = secondsUntilStored(b, up, 1e4, 5e3);
        QVERIFY(near(5e3 * seconds / (1e4 * 1800), 0.95 * 0.8, 1e-12));
        // The limits never let it leave its bounds.
        QVERIFY(near(storedAfterWh(b, 39e3, -chargeLimitW(b, 39e3, 3600), 3600), 4e4, 1e-9));
        QVERIFY(near(storedAfterWh(b, 1e3, dischargeLimitW(b, 1e3, 3600), 3600), 0, 1e-9));
    }

    void cyclesAreHalfTheThroughput()
    {
        const double day[] = {1, 0, 0, 0.75};
        QVERIFY(near(equivalentFullCycles(day), 0.875, 1e-15));
        QCOMPARE(equivalentFullCycles(std::span<const double>()), 0.0);
        const double tenths[] = {0.5, 0.6, 0.5, 0.6, 0.5, 0.6, 0.5, 0.6, 0.5, 0.6, 0.5};
        QVERIFY(near(equivalentFullCycles(tenths), 0.5, 1e-12));
        CycleCounter counter;
        for (const double soc : tenths)
            counter.add(soc);
        QCOMPARE(counter.equivalentFullCycles(), equivalentFullCycles(tenths));
        const double bad[] = {0.5, 1.2};
        QVERIFY_EXCEPTION_THROWN(equivalentFullCycles(bad), Error);
        QVERIFY_EXCEPTION_THROWN(counter.add(notANumber), Error);
    }

    void capacityFades()
    {
        // One row of a run of BLAST-Lite: 20 °C, 0.95 .. 0.05 at C/8, 182 days, 150.15 cycles.
        QVERIFY(near(lfpRelativeCapacity({0.00032257328, 0.00012165177}, 182, 150.15), 0.98726861, 1e-4));
        QCOMPARE(lfpRelativeCapacity({1e-3, 1e-4}, 0, 0), 1.0);
        double last = 1;
        for (int year = 1; year < 40; ++year) {
            const double q = lfpRelativeCapacity({1e-3, 8e-5}, 365.25 * year, 365 * year);
            QVERIFY(q < last && q > 0);
            last = q;
        }
        QCOMPARE(lfpRelativeCapacity({1, 1}, 1e6, 1e6), 0.0);
        for (const auto& [fade, days, efc] : {std::tuple(CapacityFade{-1e-3, 0}, 1.0, 1.0), std::tuple(CapacityFade{0, notANumber}, 1.0, 1.0),
                                              std::tuple(CapacityFade{}, -1.0, 1.0), std::tuple(CapacityFade{}, 1.0, HUGE_VAL)})
            QVERIFY_EXCEPTION_THROWN(lfpRelativeCapacity(fade, days, efc), Error);
    }

    void frontierIsReproduced()
    {
        const auto within = [](double got, double published) { return std::abs(got / published - 1) <= 1e-4; };
        const auto idle = frontier::power(0, 0), peak = frontier::power(1, 1);
        QCOMPARE(frontier::Chain().nodes(), 9472);
        QVERIFY(within(idle.nodeDcW, 626.26) && within(peak.nodeDcW, 2704.26));
        QVERIFY(within(idle.nodeW, 652.31) && within(peak.nodeW, 2772.71));
        QVERIFY(within(idle.rackW, 95.87e3) && within(peak.rackW, 378.6e3));
        QVERIFY(within(idle.systemW, 7.3065e6) && within(peak.systemW, 28.2279e6));
        QVERIFY(near(idle.efficiency(), 0.922, 5e-4) && near(peak.efficiency(), 0.936, 5e-4));
        double last = idle.systemW;
        for (double u = 0.1; u < 1.05; u += 0.1) {
            const auto p = frontier::power(std::min(1.0, u), std::min(1.0, u));
            QVERIFY(p.systemW > last && p.lossW > 0 && p.liquidHeatW < p.racksW);
            last = p.systemW;
        }
        QVERIFY_EXCEPTION_THROWN(frontier::power(1.5, 0), Error);
        QVERIFY_EXCEPTION_THROWN(frontier::power(0, notANumber), Error);
        for (const auto spoil : {+[](frontier::Chain& c) { c.rectifier.efficiency = 0; }, +[](frontier::Chain& c) { c.node.fixedW = -1; },
                                 +[](frontier::Chain& c) { c.racks = 0; }, +[](frontier::Chain& c) { c.gpuMaxW = 10; },
                                 +[](frontier::Chain& c) { c.heatToLiquid = 1.2; }}) {
            frontier::Chain chain;
            spoil(chain);
            QVERIFY_EXCEPTION_THROWN(frontier::power(0.5, 0.5, chain), Error);
        }
    }

    void thermalFitFindsWhatMadeTheData()
    {
        std::vector<double> power, temperature;
        for (int i = 0; i < 600; ++i) { // more than one block of the kernel
            power.push_back(50 + (i * 37) % 300);
            temperature.push_back(27 + 0.1 * power.back());
        }
        const auto gpu = fitAirCooledGpu(power, temperature, 22, 31);
        QVERIFY(!gpu.inletHeld && near(gpu.inletC, 27, 1e-9) && near(gpu.resistanceKPerW, 0.1, 1e-12));
        const auto modelled = airCooledTemperaturesC(gpu, power);
        for (std::size_t i = 0; i < power.size(); ++i)
            QVERIFY(near(modelled[i], temperature[i], 1e-3)); // single precision
        const auto held = fitAirCooledGpu(power, temperature, 22, 25);
        QVERIFY(held.inletHeld && held.inletC == 25 && held.resistanceKPerW > 0.1);
        const auto line = fitLine(std::vector<double>{0, 1, 2}, std::vector<double>{0, 3, 0});
        QVERIFY(near(line.slope, 0, 1e-15) && near(line.intercept, 1, 1e-15) && near(line.rms, std::sqrt(2.0), 1e-12));
        const std::vector<double> one{1}, same{2, 2}, rising{1, 2}, falling{5, 3}, broken{1, notANumber};
        QVERIFY_EXCEPTION_THROWN(fitLine(one, one), Error);
        QVERIFY_EXCEPTION_THROWN(fitLine(same, rising), Error);
        QVERIFY_EXCEPTION_THROWN(fitLine(rising, broken), Error);
        QVERIFY_EXCEPTION_THROWN(fitAirCooledGpu(rising, falling, 0, 31), Error);
        QVERIFY_EXCEPTION_THROWN(airCooledTemperaturesC({25, 0, false}, rising), Error);
        QVERIFY_EXCEPTION_THROWN(airCooledTemperaturesC({25, 0.1, false}, std::vector<double>{-1}), Error);
    }
};

QTEST_GUILESS_MAIN(TestBatteryLaws)
#include "BatteryLawsTest.moc"
