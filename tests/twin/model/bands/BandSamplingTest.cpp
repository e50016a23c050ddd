// The arithmetic of the bands against closed forms and made-up sets.
#include "twin/base/Error.h"
#include "twin/model/BandSampling.h"
#include "twin/model/Preset.h"
#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

using namespace twin;

namespace {

bool contains(const std::vector<BandVariable>& variables, const std::string& parameter)
{
    return std::any_of(variables.begin(), variables.end(), [&](const BandVariable& v) {
        return std::find(v.parameters.begin(), v.parameters.end(), parameter) != v.parameters.end();
    });
}

} // namespace

class BandSamplingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void triangleHasItsShape()
    {
        QCOMPARE(triangular(1, 2, 5, 0), 1.0);
        QCOMPARE(triangular(1, 2, 5, 1), 5.0);
        QCOMPARE(triangular(1, 2, 5, 0.25), 2.0); // a quarter of the weight lies below the value
        QCOMPARE(triangular(3, 3, 3, 0.7), 3.0);
        QCOMPARE(triangular(0, 0, 2, 0.75), 1.0); // value at the low end
        QCOMPARE(triangular(0, 2, 2, 0.25), 1.0);
        double sum = 0, square = 0;
        constexpr int n = 100'000;
        for (int i = 0; i < n; ++i) {
            const double x = triangular(500, 600, 690, (i + 0.5) / n);
            sum += x / n;
            square += x * x / n;
        }
        QVERIFY(std::abs(sum - (500 + 600 + 690) / 3.0) < 0.01);
        const double variance = (500.0 * 500 + 600 * 600 + 690 * 690 - 500 * 600 - 600 * 690 - 500 * 690) / 18;
        QVERIFY(std::abs(square - sum * sum - variance) < 0.01 * variance);
        QVERIFY_EXCEPTION_THROWN(triangular(2, 1, 5, 0.5), Error);
        QVERIFY_EXCEPTION_THROWN(triangular(5, 3, 1, 0.5), Error);
        QVERIFY_EXCEPTION_THROWN(triangular(0, std::nan(""), 1, 0.5), Error);
    }

    void everyStratumIsDrawnOnce()
    {
        for (const int n : {10, 200, 777}) {
            const auto shares = latinHypercube(n, 5, "pump_efficiency");
            std::set<int> strata;
            for (const double u : shares) {
                QVERIFY(u >= 0 && u < 1);
                strata.insert(static_cast<int>(u * n));
            }
            QCOMPARE(static_cast<int>(strata.size()), n);
        }
        QCOMPARE(latinHypercube(50, 5, "a"), latinHypercube(50, 5, "a"));
        QVERIFY(latinHypercube(50, 5, "a") != latinHypercube(50, 6, "a"));
        // Different names are unrelated: no pair of columns correlates beyond what chance allows.
        double worst = 0;
        for (int i = 0; i < 40; ++i)
            for (int k = 0; k < i; ++k) {
                const auto a = ranksOf(latinHypercube(200, 1, "p" + std::to_string(i))), b = ranksOf(latinHypercube(200, 1, "p" + std::to_string(k)));
                worst = std::max(worst, std::abs(rankCorrelation(a, b)));
            }
        QVERIFY2(worst < 0.3, qPrintable(QString::number(worst))); // 780 pairs with a standard deviation of 0.07
        // Known values: the draws are part of what makes two runs comparable.
        const auto first = latinHypercube(10, 1, "busway_loss");
        QVERIFY(std::abs(std::accumulate(first.begin(), first.end(), 0.0) - 5) < 0.5);
    }

    void percentilesAndRanks()
    {
        const std::array<double, 5> v{1, 2, 3, 4, 10};
        QCOMPARE(percentile(v, 0.5), 3.0);
        QCOMPARE(percentile(v, 0.0), 1.0);
        QCOMPARE(percentile(v, 1.0), 10.0);
        QCOMPARE(percentile(v, 0.9), 7.6);
        const std::array<double, 1> one{4};
        QCOMPARE(percentile(one, 0.05), 4.0);
        const std::array<double, 5> ties{5, 1, 5, 7, 1};
        QCOMPARE(ranksOf(ties), (std::vector<double>{3.5, 1.5, 3.5, 5, 1.5}));
        const std::array<double, 4> up{1, 10, 100, 1000}, down{4, 3, 2, 1}, flat{2, 2, 2, 2};
        QCOMPARE(rankCorrelation(ranksOf(up), ranksOf(down)), -1.0);
        QCOMPARE(rankCorrelation(ranksOf(up), ranksOf(up)), 1.0);
        QCOMPARE(rankCorrelation(ranksOf(up), ranksOf(flat)), 0.0);
        // A published example (IQ and hours of television): rho = -29/165.
        const std::array<double, 10> iq{86, 97, 99, 100, 101, 103, 106, 110, 112, 113}, tv{2, 20, 28, 27, 50, 29, 7, 17, 6, 12};
        QVERIFY(std::abs(rankCorrelation(ranksOf(iq), ranksOf(tv)) + 29.0 / 165) < 1e-12);
    }

    void whatVaries()
    {
        auto p = loadPreset("2025-07");
        const auto& catalogue = Catalogue::builtIn();
        const auto variables = bandVariables(p.site, p.scenario.parameters, catalogue);
        QVERIFY(variables.size() > 60);
        QVERIFY(contains(variables, "h100_training_w") && contains(variables, "busway_loss") && contains(variables, "titan_130_heat_rate_btu_per_kwh"));
        QVERIFY(contains(variables, "air_cooled_chiller_1500_rating_mw") && contains(variables, "storage_storage_pb"));
        QVERIFY(!contains(variables, "h100_tdp_w"));         // no range
        QVERIFY(!contains(variables, "grid_capacity"));      // the preset knows it
        QVERIFY(!contains(variables, "gb300_training_w"));   // not on the site
        QVERIFY(!contains(variables, "titan_350_rating_mw"));
        QVERIFY(!contains(variables, "tariff_time_of_use") && !contains(variables, "aisle_clearance")); // choices
        for (const auto& v : variables) // every parameter once
            QCOMPARE(std::count_if(variables.begin(), variables.end(), [&](const BandVariable& w) { return w.id == v.id; }), std::ptrdiff_t{1});
        // Hopper kinds move together.
        const auto hopper = std::find_if(variables.begin(), variables.end(), [](const BandVariable& v) { return v.id == "h100_training_w"; });
        QCOMPARE(hopper->parameters, (std::vector<std::string>{"h100_training_w", "h200_training_w"}));
        // A value set by the user is decided.
        p.scenario.parameters.setByUser("busway_loss", 1.2);
        QVERIFY(!contains(bandVariables(p.site, p.scenario.parameters, catalogue), "busway_loss"));
    }

    void drawsStayInOrder()
    {
        const auto p = loadPreset("1m");
        const auto& catalogue = Catalogue::builtIn();
        const auto variables = bandVariables(p.site, p.scenario.parameters, catalogue);
        for (const double u : {0.0, 0.02, 0.5, 0.98, 1.0}) {
            auto set = p.scenario.parameters;
            std::vector<double> shares(variables.size(), u);
            for (std::size_t v = 0; v < variables.size(); ++v) // against each other, to provoke disorder
                if (variables[v].id.ends_with("training_w") || variables[v].id.ends_with("idle_kw") || variables[v].id.ends_with("slowdown_c"))
                    shares[v] = 1 - u;
            drawParameters(variables, shares, catalogue, set);
            for (const auto& gpu : catalogue.gpus) {
                QVERIFY(set.value(gpu.id + "_idle_w") <= set.value(gpu.id + "_training_w"));
                QVERIFY(set.value(gpu.id + "_training_w") <= set.value(gpu.id + "_tdp_w"));
                QVERIFY(set.value(gpu.id + "_throttle_c") <= set.value(gpu.id + "_slowdown_c"));
                QVERIFY(set.value(gpu.id + "_slowdown_c") <= set.value(gpu.id + "_trip_c"));
            }
            for (const auto& param : set.all())
                if (const auto& known = p.scenario.parameters.at(param.id); contains(variables, param.id) && !param.id.ends_with("_w") && !param.id.ends_with("_kw") && !param.id.ends_with("_c"))
                    QVERIFY2(param.value >= known.low && param.value <= known.high, param.id.c_str());
        }
    }

    void badRangesAreRefused()
    {
        auto p = loadPreset("2024-09");
        const auto broken = [&](auto change) {
            auto set = p.scenario.parameters;
            auto parameter = set.at("pump_efficiency");
            change(parameter);
            set.insert(parameter);
            try {
                bandVariables(p.site, set, Catalogue::builtIn());
            } catch (const Error& e) {
                return QString::fromUtf8(e.what()).contains("Pump wire-to-water efficiency");
            }
            return false;
        };
        QVERIFY(broken([](Parameter& q) { std::swap(q.low, q.high); }));
        QVERIFY(broken([](Parameter& q) { q.value = q.high + 1; }));
        QVERIFY(broken([](Parameter& q) { q.low = std::numeric_limits<double>::quiet_NaN(); }));
        QVERIFY(broken([](Parameter& q) { q.high = std::numeric_limits<double>::infinity(); }));
    }
};

QTEST_GUILESS_MAIN(BandSamplingTest)
#include "BandSamplingTest.moc"
