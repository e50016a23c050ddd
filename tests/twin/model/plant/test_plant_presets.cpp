// The published figures the model must meet with its default numbers, on the compiled presets.
#include "twin/model/Catalogue.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include "twin/physics/PlantModel.h"
#include <QTest>
#include <cmath>
#include <map>
#include <memory>

using namespace twin;

namespace {

const PlantModel& model(const std::string& id)
{
    static std::map<std::string, std::unique_ptr<PlantModel>> models;
    auto& m = models[id];
    if (!m) {
        const auto preset = loadPreset(id);
        m = std::make_unique<PlantModel>(compilePlant(preset.site, preset.scenario, Catalogue::builtIn()));
    }
    return *m;
}

PlantState settle(const std::string& id, double dryBulb, double wetBulb, LoadLevel load = {1, LoadLevel::Basis::TrainingIntensity})
{
    PlantInputs in;
    in.weather.dryBulbC = dryBulb;
    in.weather.wetBulbC = wetBulb;
    in.loads = {load, load};
    PlantState state;
    model(id).solveSteady(in, state);
    return state;
}

bool within(double value, double target, double share) { return std::abs(value - target) <= share * target; }
const char* text(double value) { static QByteArray s; s = QByteArray::number(value, 'f', 3); return s.constData(); }

const Limit* limit(const KeyFigures& k, const char* id)
{
    for (const auto& l : k.limits)
        if (l.id == id)
            return &l;
    return nullptr;
}

} // namespace

class TestPlantPresets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void september2024()
    {
        const auto k = settle("2024-09", 24.3, 20.5).figures; // mean of September
        QCOMPARE(k.gpus, 100000.0);
        QVERIFY2(within(k.it_mw, 107, 0.05), text(k.it_mw));
        QVERIFY2(within(k.facility_mw, 126, 0.05), text(k.facility_mw));
        QVERIFY(within(k.gpu_server_mw, 92.5, 0.02));
        QVERIFY(within(k.network_mw, 8.8, 0.02));
        QVERIFY(within(k.cpu_misc_mw, 4, 0.02));
        QVERIFY(k.grid_mw <= 50.0001 && k.turbine_mw > 0);
    }

    void july2025()
    {
        const auto k = settle("2025-07", 28.3, 22.8).figures; // mean of July
        QCOMPARE(k.gpus, 230000.0);
        QVERIFY2(within(k.it_mw, 258, 0.05), text(k.it_mw));
        QVERIFY2(within(k.facility_mw, 304, 0.05), text(k.facility_mw));
        QVERIFY2(within(k.pue, 1.18, 0.05), text(k.pue));
    }

    void july2025AllRated()
    {
        const auto k = settle("2025-07", 28.3, 22.8, {1, LoadLevel::Basis::Utilisation}).figures;
        QVERIFY2(within(k.it_mw, 345, 0.05), text(k.it_mw));
        QVERIFY2(within(k.facility_mw, 400, 0.05), text(k.facility_mw));
    }

    void theGridAloneDoesNotCarryJuly2025()
    {
        const auto k = settle("2025-07", 28.3, 22.8).figures;
        const auto* grid = limit(k, "grid_import");
        QVERIFY(grid);
        QCOMPARE(grid->capacity, 150.0);
        QCOMPARE(grid->used, k.facility_mw);
        QVERIFY(grid->headroomPercent() < -90);
        QCOMPARE(k.limits[static_cast<std::size_t>(k.binding_limit)].id, std::string("grid_import"));
        // What carries the rest.
        QVERIFY(within(k.grid_mw, 150, 1e-6));
        QVERIFY(k.turbine_mw > 100 && k.turbine_mw < 247);
        QCOMPARE(k.unserved_mw, 0.0);
        QVERIFY(std::abs(k.grid_mw + k.turbine_mw + k.genset_mw + k.battery_mw + k.unserved_mw - k.facility_mw) < 1e-6);
        // More grid ends it.
        const auto later = settle("2026-05", 4.1, 2.1).figures;
        QCOMPARE(later.turbine_mw, 0.0);
    }

    void pueOverTheYear()
    {
        // Winter, mild, mean July, hot afternoon (0.4 % design), hottest hour of the typical year.
        const double points[][2] = {{-11.7, -12}, {4.1, 2.1}, {12.4, 8.9}, {16.7, 12.5}, {22.1, 18.1}, {24.3, 20.5}, {28.3, 22.8}, {32.0, 24.0},
                                    {35.6, 25.2}, {38.3, 26.9}};
        for (const char* id : {"2024-09", "2025-02", "2025-07", "2026-05", "1m"}) {
            double last = 0;
            for (const auto& p : points) {
                const auto k = settle(id, p[0], p[1]).figures;
                QVERIFY2(k.pue > 1.08 && k.pue < 1.26, qPrintable(QString("%1 at %2: %3").arg(id).arg(p[0]).arg(k.pue)));
                if (p[0] >= 12)
                    QVERIFY2(k.pue >= last, qPrintable(QString("%1 at %2: %3 after %4").arg(id).arg(p[0]).arg(k.pue).arg(last)));
                last = k.pue;
            }
        }
        QVERIFY(within(settle("2025-07", 4.1, 2.1).figures.pue, 1.10, 0.02));
        QVERIFY(within(settle("2025-07", 35.6, 25.2).figures.pue, 1.25, 0.05));
    }

    void heatAndPowerBalance()
    {
        for (const char* id : {"2024-09", "2025-07", "1m"})
            for (const double t : {0.0, 25.0, 38.0}) {
                const auto state = settle(id, t, t - 6);
                const auto& k = state.figures;
                QVERIFY2(std::abs(k.heat_balance_error_mw) < 1e-5 * k.it_mw, text(k.heat_balance_error_mw));
                QVERIFY(std::abs(k.it_mw + k.cooling_mw + k.house_mw + k.electrical_loss_mw - k.facility_mw) < 1e-9 * k.facility_mw);
                QVERIFY(std::abs(k.gpu_server_mw + k.network_mw + k.storage_mw + k.cpu_misc_mw - k.it_mw) < 1e-9 * k.it_mw);
                QVERIFY(std::abs(k.grid_mw + k.turbine_mw + k.genset_mw + k.battery_mw + k.unserved_mw - k.facility_mw) < 1e-6 * k.facility_mw);
                // The racks' own array adds up to the IT load but for management.
                double racks = 0;
                for (const float w : state.rack[static_cast<std::size_t>(Metric::Power)])
                    racks += static_cast<double>(w);
                QVERIFY(racks * 1e-6 < k.it_mw && racks * 1e-6 > k.it_mw - k.cpu_misc_mw);
            }
    }

    void bandwidthAndStorage()
    {
        const auto k = settle("2025-07", 28.3, 22.8).figures;
        QVERIFY2(within(k.hbm_pb_per_s, 983, 0.01), text(k.hbm_pb_per_s)); // 150k x 3.35 + 50k x 4.8 + 30k x 8 TB/s
        QVERIFY(within(k.nvlink_pb_per_s, 200000 * 0.9e-3 + 30000 * 1.8e-3, 0.01));
        QCOMPARE(k.published_memory_pb_per_s, 194.0);
        QVERIFY(within(k.storage_eb, 1, 0.05));
        const auto hopper = settle("2025-02", 6.6, 3.3).figures;
        QVERIFY(within(hopper.hbm_pb_per_s, 742, 0.01));
        QVERIFY2(within(hopper.network_pb_per_s, 11.3, 0.01), text(hopper.network_pb_per_s));
        QVERIFY(within(hopper.nvlink_pb_per_s, 180, 0.01)); // near the published label, unlike the HBM total
    }

    void waterAndCarbon()
    {
        const auto k = settle("2025-07", 28.3, 22.8).figures;
        // Reported 2026 draw: 0.8 Mgal a day; the range of the facts is 0.03 to 1.3.
        const double mgalPerDay = k.water_m3_per_h * 24 / 3785.41;
        QVERIFY2(mgalPerDay > 0.5 && mgalPerDay < 1.3, text(mgalPerDay));
        QVERIFY(std::abs(k.wue_l_per_kwh - k.water_m3_per_h / k.it_mw) < 1e-12);
        // Mix of 283 (grid) and at least 567 kg/MWh (turbines).
        QVERIFY(k.co2_kg_per_h > k.grid_mw * 283 + k.turbine_mw * 567);
        QVERIFY(k.co2_kg_per_h < k.grid_mw * 283 + k.turbine_mw * 567 * 1.25);
        QVERIFY(k.cost_usd_per_h > k.grid_mw * 68.5);
    }

    void gpuTemperaturesAreAsMeasured()
    {
        // Liquid-cooled H100 under load measured 41 to 50 °C (arXiv 2507.16781).
        const auto k = settle("2024-09", 24.3, 20.5).figures;
        QVERIFY2(k.gpu_temperature_mean_c > 41 && k.gpu_temperature_mean_c < 50, text(k.gpu_temperature_mean_c));
        QVERIFY(k.gpu_temperature_max_c < 60);
        QCOMPARE(k.gpus_throttled, 0.0);
    }
};

QTEST_GUILESS_MAIN(TestPlantPresets)
#include "test_plant_presets.moc"
