// The growth figures of the presets: scaling between them, and the fabric against the network power parameter.
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include "twin/physics/GrowthFigures.h"
#include "twin/physics/PlantModel.h"
#include <QTest>
#include <cmath>
#include <map>

using namespace twin;

namespace {

KeyFigures settled(const Site& site, const Scenario& scenario)
{
    const PlantModel model(compilePlant(site, scenario, Catalogue::builtIn()));
    PlantInputs inputs;
    inputs.weather.dryBulbC = 28.3;
    inputs.weather.wetBulbC = 22.8;
    PlantState state;
    model.solveSteady(inputs, state);
    return state.figures;
}

const KeyFigures& preset(const std::string& id)
{
    static std::map<std::string, KeyFigures> known;
    if (!known.contains(id)) {
        const auto p = loadPreset(id);
        known[id] = settled(p.site, p.scenario);
    }
    return known[id];
}

bool close(double a, double b, double relative)
{
    if (std::abs(a - b) <= relative * std::abs(b))
        return true;
    qWarning("%.9g is not within %g of %.9g", a, relative, b);
    return false;
}

} // namespace

class GrowthFiguresTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fabricMeetsTheNetworkParameter()
    {
        // The parameter (88 W a GPU) rests on the same three-tier count, so the sites with 400 Gb/s a GPU must agree.
        for (const char* id : {"2024-09", "2025-02", "2025-07"}) {
            const auto& k = preset(id);
            QVERIFY2(close(k.fabric_mw, k.network_mw, 0.02), id);
            QCOMPARE(k.fabric_tiers, 3.0);
            QVERIFY(close(k.fabric_switches, k.gpus * 5 / 128, 0.001));
        }
        // 100,000 GPUs: 3,907 switches.
        QVERIFY(close(preset("2024-09").fabric_switches, 3907, 0.001));
        // GB300 brings 800 Gb/s a GPU and more links than three tiers join; the parameter does not know that.
        const auto& k = preset("1m");
        QCOMPARE(k.fabric_tiers, 4.0);
        QVERIFY(k.fabric_mw > 1.5 * k.network_mw);
    }

    void countsAgreeWithTheNetworkRacks()
    {
        const auto p = loadPreset("2025-07");
        double racks = 0;
        for (const auto& rack : p.site.racks)
            racks += Catalogue::builtIn().rackTypes[rack.type].use == RackUse::Network ? 1 : 0;
        const auto& k = preset("2025-07");
        QVERIFY(close(racks * 14, k.fabric_spine_switches + k.fabric_core_switches, 0.02)); // 14 switches a rack, leaves stand in the GPU racks
    }

    void figuresGrowWithTheFleet()
    {
        const auto &a = preset("2024-09"), &b = preset("2025-02"), &c = preset("2025-07"), &d = preset("1m");
        const KeyFigures* steps[] = {&a, &b, &c, &d};
        for (int i = 0; i + 1 < 4; ++i) {
            const auto &less = *steps[i], &more = *steps[i + 1];
            QVERIFY(more.gpus > less.gpus);
            for (const auto member : {&KeyFigures::it_mw, &KeyFigures::facility_mw, &KeyFigures::network_mw, &KeyFigures::cpu_misc_mw,
                                      &KeyFigures::hbm_pb_per_s, &KeyFigures::nvlink_pb_per_s, &KeyFigures::network_pb_per_s,
                                      &KeyFigures::storage_wanted_eb, &KeyFigures::storage_racks_needed, &KeyFigures::fabric_switches,
                                      &KeyFigures::fabric_optics, &KeyFigures::fabric_mw, &KeyFigures::heat_to_liquid_mw})
                QVERIFY(more.*member > less.*member);
            QVERIFY(more.failure_interval_minutes < less.failure_interval_minutes);
            QVERIFY(more.checkpoint_best_minutes < less.checkpoint_best_minutes);
            QVERIFY(more.job_efficiency_percent < less.job_efficiency_percent);
            // What is proportional by its law is so exactly.
            const double growth = more.gpus / less.gpus;
            QVERIFY(close(more.storage_wanted_eb, less.storage_wanted_eb * growth, 1e-12));
            QVERIFY(close(more.failure_interval_minutes, less.failure_interval_minutes / growth, 1e-12));
            QVERIFY(close(more.network_mw, less.network_mw * growth, 1e-6));
            QVERIFY(close(more.cpu_misc_mw, less.cpu_misc_mw * growth, 0.02));
            QCOMPARE(more.checkpoint_tb, less.checkpoint_tb);
        }
        QVERIFY(close(b.nvlink_pb_per_s, 2 * a.nvlink_pb_per_s, 0.001)); // all Hopper: 0.9 TB/s a GPU
    }

    void siteOfTheSameKindScalesLinearly()
    {
        // The same site without every other rack and unit: powers are half, temperatures and ratios the same.
        auto p = loadPreset("2024-09");
        const auto full = settled(p.site, p.scenario);
        Site half = p.site;
        half.racks.clear();
        half.units.clear();
        std::map<int, int> seen;
        for (const auto& rack : p.site.racks)
            if (seen[rack.type]++ % 2 == 0)
                half.racks.push_back(rack);
        std::map<int, int> units;
        for (const auto& unit : p.site.units)
            if (units[unit.type]++ % 2 == 0)
                half.units.push_back(unit);
        auto scenario = p.scenario;
        scenario.parameters.setByUser("grid_capacity", 0.5 * p.scenario.parameters.value("grid_capacity"));
        const auto k = settled(half, scenario);
        const double share = k.gpus / full.gpus;
        QVERIFY(close(share, 0.5, 0.002));
        QVERIFY(close(k.it_mw, share * full.it_mw, 0.005));
        QVERIFY(close(k.heat_to_liquid_mw, share * full.heat_to_liquid_mw, 0.002));
        QVERIFY(close(k.facility_mw, share * full.facility_mw, 0.02));
        QVERIFY(close(k.pue, full.pue, 0.015));
        QVERIFY(std::abs(k.technology_supply_c - full.technology_supply_c) < 0.05);
        QVERIFY(std::abs(k.gpu_temperature_mean_c - full.gpu_temperature_mean_c) < 0.1);
        QVERIFY(close(k.storage_eb, share * full.storage_eb, 0.02));
    }

    void storageFollowsTheRacksInPlace()
    {
        const auto& k = preset("2025-07");
        QVERIFY(close(k.storage_eb, 1, 0.01));
        QVERIFY(close(k.storage_drives, 1e6 * k.storage_eb / 30.72, 1e-4));
        QCOMPARE(k.storage_racks_needed, 68.0);
        QVERIFY(close(k.storage_write_tb_per_s, 68 * 0.65, 1e-9));
        QVERIFY(k.checkpoint_seconds > 20 && k.checkpoint_seconds < 25);
        QVERIFY(close(k.checkpoint_stall_percent, 100 * k.checkpoint_seconds / 1200, 1e-9));
        QVERIFY(k.checkpoint_async_stall_percent < k.checkpoint_stall_percent);
        auto p = loadPreset("2024-09");
        std::erase_if(p.site.racks, [](const Rack& r) { return Catalogue::builtIn().rackTypes[r.type].use == RackUse::Storage; });
        const auto without = settled(p.site, p.scenario);
        QCOMPARE(without.storage_drives, 0.0);
        QVERIFY(std::isnan(without.checkpoint_seconds) && std::isnan(without.checkpoint_stall_percent));
        QVERIFY(without.storage_racks_needed > 0); // none is there, and that many are needed
    }
};

QTEST_GUILESS_MAIN(GrowthFiguresTest)
#include "GrowthFiguresTest.moc"
