// Bands of the headline figures: repeatable, plausible, with the right drivers, and what is refused.
#include "twin/base/Error.h"
#include "twin/model/BandStudy.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include <QTest>
#include <cmath>
#include <cstring>
#include <stop_token>

using namespace twin;

namespace {

const SiteAndScenario& july()
{
    static const auto p = loadPreset("2025-07");
    return p;
}

PlantInputs warm()
{
    PlantInputs inputs;
    inputs.weather.dryBulbC = 28.3;
    inputs.weather.wetBulbC = 22.8;
    return inputs;
}

BandStudy study(const SiteAndScenario& p, BandSettings settings, const Progress& progress = {})
{
    return studyBands(p.site, p.scenario, Catalogue::builtIn(), warm(), settings, progress);
}

bool same(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

bool isDriver(const FigureBand& band, const std::string& parameter, int sign)
{
    for (const auto& d : band.drivers)
        if (d.parameter == parameter)
            return sign * d.rankCorrelation > 0;
    return false;
}

/// Everything of a scenario fixed but one parameter.
SiteAndScenario only(const std::string& id, double low, double high)
{
    auto p = july();
    ParameterSet set;
    for (auto q : p.scenario.parameters.all()) {
        q.low = q.id == id ? low : q.value;
        q.high = q.id == id ? high : q.value;
        set.insert(std::move(q));
    }
    p.scenario.parameters = std::move(set);
    return p;
}

template<class F> bool refuses(F call, const char* word)
{
    try {
        call();
    } catch (const Error& e) {
        if (QString::fromUtf8(e.what()).contains(word))
            return true;
        qWarning("%s", e.what());
    }
    return false;
}

} // namespace

class BandStudyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bandsOfJuly()
    {
        const auto b = study(july(), {});
        QCOMPARE(b.samples + b.refused, 200);
        QVERIFY(b.refused <= 20);
        for (const auto& band : b.figures) {
            QVERIFY2(band.low <= band.value && band.value <= band.high, band.figure->id);
            QVERIFY2(band.minimum <= band.low && band.low <= band.median && band.median <= band.high && band.high <= band.maximum, band.figure->id);
            QVERIFY(band.maximum > band.minimum);
            QVERIFY(band.drivers.size() <= 5);
            for (std::size_t i = 0; i < band.drivers.size(); ++i) {
                const auto& d = band.drivers[i];
                QVERIFY(std::abs(d.rankCorrelation) <= 1 && !d.label.empty());
                QVERIFY(i == 0 || std::abs(d.rankCorrelation) <= std::abs(band.drivers[i - 1].rankCorrelation));
            }
        }
        // The dossier's own ranges: IT 230 to 290 MW and facility 270 to 340 MW in training.
        const auto *it = b.find("it_mw"), *facility = b.find("facility_mw"), *pue = b.find("pue");
        QVERIFY(it && facility && pue);
        qInfo("IT %.1f %.1f %.1f, facility %.1f %.1f %.1f, PUE %.3f %.3f %.3f, %d refused", it->low, it->median, it->high, facility->low, facility->median,
              facility->high, pue->low, pue->median, pue->high, b.refused);
        QVERIFY(it->low > 215 && it->low < 258 && it->high > 258 && it->high < 305);
        QVERIFY(facility->low > 250 && facility->low < 304 && facility->high > 304 && facility->high < 365);
        QVERIFY(pue->low > 1.05 && pue->high < 1.4);
        // What must matter, and in which direction.
        QVERIFY(isDriver(*it, "h100_training_w", 1) && isDriver(*it, "hgx_h100_64_host_training_kw", 1));
        QVERIFY(isDriver(*facility, "h100_training_w", 1));
        QVERIFY(isDriver(*b.find("gpu_temperature_mean_c"), "h100_die_resistance_k_per_w", 1));
        QVERIFY(isDriver(*b.find("storage_mw"), "storage_power", 1));
        QVERIFY(isDriver(*b.find("checkpoint_tb"), "model_parameters", 1));
        QVERIFY(isDriver(*b.find("failure_interval_minutes"), "failure_interval", 1));
        QVERIFY(isDriver(*b.find("co2_kg_per_h"), "grid_co2", 1));
        // Counts of the site and the weather are certain.
        for (const char* id : {"gpus", "racks", "dry_bulb_c", "hbm_pb_per_s", "fabric_leaf_switches"})
            if (b.find(id))
                QVERIFY2(std::string_view(id) == "fabric_leaf_switches", id); // oversubscription has a range
    }

    void threadsDoNotMatter()
    {
        BandSettings one, two, three;
        one.samples = two.samples = three.samples = 24;
        one.threads = 1;
        two.threads = 2;
        three.seed = 2;
        const auto a = study(july(), one), b = study(july(), two), c = study(july(), three);
        QCOMPARE(a.figures.size(), b.figures.size());
        bool differs = false;
        for (std::size_t i = 0; i < a.figures.size(); ++i) {
            const auto &x = a.figures[i], &y = b.figures[i];
            QVERIFY(same(x.low, y.low) && same(x.median, y.median) && same(x.high, y.high) && same(x.minimum, y.minimum) && same(x.maximum, y.maximum));
            QCOMPARE(x.drivers.size(), y.drivers.size());
            for (std::size_t d = 0; d < x.drivers.size(); ++d)
                QVERIFY(x.drivers[d].parameter == y.drivers[d].parameter && same(x.drivers[d].rankCorrelation, y.drivers[d].rankCorrelation));
            const auto* z = c.find(x.figure->id);
            differs = differs || (z && !same(z->low, x.low));
        }
        QVERIFY(differs);
    }

    void oneParameterGivesItsOwnBand()
    {
        // Storage power is proportional to W/TB, so its band is that of the triangle itself.
        const auto b = study(only("storage_power", 1.0, 2.5), {});
        QCOMPARE(b.parameters, std::size_t{1});
        const auto* storage = b.find("storage_mw");
        QVERIFY(storage);
        const double perUnit = 68 * 14.7e3 * 1e-6; // MW at 1 W/TB
        // Inverse of the triangle 1.0, 1.6, 2.5: P5 = 1 + sqrt(0.05 x 1.5 x 0.6), P95 = 2.5 - sqrt(0.05 x 1.5 x 0.9).
        QVERIFY(std::abs(storage->low / perUnit - (1 + std::sqrt(0.05 * 1.5 * 0.6))) < 0.01);
        QVERIFY(std::abs(storage->high / perUnit - (2.5 - std::sqrt(0.05 * 1.5 * 0.9))) < 0.01);
        QCOMPARE(storage->drivers.size(), std::size_t{1});
        QVERIFY(storage->drivers[0].rankCorrelation > 0.999);
        QVERIFY(!b.find("gpu_server_mw") || b.find("gpu_server_mw")->high - b.find("gpu_server_mw")->low < 1e-3);
        // Nothing with a range: no band anywhere.
        QVERIFY(study(only("none", 0, 0), {}).figures.empty());
        // A wider range gives a wider band.
        const auto wide = study(only("busway_loss", 0.2, 3), {}), narrow = study(only("busway_loss", 0.7, 0.9), {});
        QVERIFY(wide.find("facility_mw")->high - wide.find("facility_mw")->low > 3 * (narrow.find("facility_mw")->high - narrow.find("facility_mw")->low));
    }

    void thinnedMeetsWhole()
    {
        auto p = loadPreset("2024-09");
        BandSettings settings;
        settings.samples = 60;
        const auto thin = study(p, settings);
        settings.wholePlant = true;
        const auto whole = study(p, settings);
        QCOMPARE(thin.figures.size(), whole.figures.size());
        for (const char* id : {"it_mw", "facility_mw", "pue", "gpu_temperature_max_c", "water_m3_per_h", "cost_usd_per_h"}) {
            const auto *a = thin.find(id), *b = whole.find(id);
            for (const auto member : {&FigureBand::low, &FigureBand::median, &FigureBand::high})
                QVERIFY2(std::abs(a->*member - b->*member) < 5e-4 * std::abs(b->*member), id);
            QVERIFY(!a->drivers.empty() && !b->drivers.empty());
            QCOMPARE(a->drivers.front().parameter, b->drivers.front().parameter);
        }
    }

    void reportsAndStops()
    {
        BandSettings settings;
        settings.samples = 40;
        std::vector<double> shares;
        Progress progress;
        progress.report = [&](double share) { shares.push_back(share); };
        study(july(), settings, progress);
        QVERIFY(shares.size() > 4 && std::is_sorted(shares.begin(), shares.end()) && shares.front() == 0 && shares.back() == 1);
        std::stop_source source;
        Progress stopped;
        stopped.stop = source.get_token();
        int calls = 0;
        stopped.report = [&](double) {
            if (++calls == 3)
                source.request_stop();
        };
        QVERIFY_EXCEPTION_THROWN(study(july(), settings, stopped), Cancelled);
        QCOMPARE(calls, 3);
    }

    void badSettingsAreRefused()
    {
        BandSettings settings;
        for (const int n : {-5, 0, 9, 10'001}) {
            settings.samples = n;
            QVERIFY(refuses([&] { study(july(), settings); }, "samples"));
        }
        settings = {};
        settings.threads = -1;
        QVERIFY(refuses([&] { study(july(), settings); }, "threads"));
        settings = {};
        QVERIFY(refuses([&] { study(only("pump_efficiency", 0.9, 0.6), settings); }, "range"));
        // Ranges that are mostly impossible.
        QVERIFY(refuses([&] { study(only("battery_round_trip_efficiency", 0.93, 3), settings); }, "impossible"));
        // A few impossible samples are left out and counted.
        settings.samples = 100;
        const auto b = study(only("busway_loss", 0.5, 26.0), settings);
        QVERIFY(b.refused >= 1 && b.refused <= 10 && b.samples == 100 - b.refused);
    }
};

QTEST_GUILESS_MAIN(BandStudyTest)
#include "BandStudyTest.moc"
