// The thinned plant gives the figures of the whole one, at the defaults and anywhere within the ranges.
#include "twin/base/Error.h"
#include "twin/model/BandSampling.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include "twin/model/ThinnedPlant.h"
#include <QTest>
#include <cmath>
#include <memory>

using namespace twin;

namespace {

constexpr double tolerance = 5e-4;

/// Temperatures are compared in °C, what is a difference of large powers by the power it comes from.
double sizeOf(const KeyFigureInfo& info, const KeyFigures& whole)
{
    const std::string_view id = info.id;
    const double value = std::abs(whole.*info.member);
    if (id == "heat_balance_error_mw" || id == "heat_stored_mw" || id == "turbine_mw" || id == "genset_mw" || id == "battery_mw" || id == "unserved_mw"
        || id == "spinning_reserve_mw" || id.starts_with("battery_"))
        return std::max(value, whole.facility_mw);
    if (id == "gpus_throttled")
        return std::max(value, whole.gpus);
    return value;
}

void compare(const KeyFigures& thin, const KeyFigures& whole, const char* what, double& worst)
{
    for (const auto& info : keyFigureTable()) {
        const double a = thin.*info.member, b = whole.*info.member;
        if (std::isnan(a) && std::isnan(b))
            continue;
        const double off = std::abs(a - b), size = sizeOf(info, whole);
        if (size > 0)
            worst = std::max(worst, off / size);
        QVERIFY2(off <= tolerance * size + 1e-12, qPrintable(QString("%1, %2: %3 thinned, %4 whole").arg(what, info.id).arg(a, 0, 'g', 9).arg(b, 0, 'g', 9)));
    }
}

PlantInputs inputsOf(double dryBulbC, double wetBulbC, float level, LoadLevel::Basis basis = LoadLevel::Basis::TrainingIntensity)
{
    PlantInputs inputs;
    inputs.weather.dryBulbC = dryBulbC;
    inputs.weather.wetBulbC = wetBulbC;
    inputs.loads = {LoadLevel{level, basis}};
    return inputs;
}

} // namespace

class ThinnedPlantTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void defaults_data()
    {
        QTest::addColumn<QString>("preset");
        for (const auto& info : presets())
            QTest::newRow(info.id.c_str()) << QString::fromStdString(info.id);
    }
    void defaults()
    {
        QFETCH(QString, preset);
        const auto p = loadPreset(preset.toStdString());
        const auto& catalogue = Catalogue::builtIn();
        const ThinnedPlant thin(p.site, p.scenario, catalogue);
        const PlantModel whole(compilePlant(p.site, p.scenario, catalogue), p.scenario.seed);
        QVERIFY(thin.gpusSolved() < 60'000);
        double worst = 0;
        PlantState state;
        for (const auto& inputs : {inputsOf(28.3, 22.8, 1), inputsOf(4, 2, 0.4f), inputsOf(37, 26, 1), inputsOf(28.3, 22.8, 1, LoadLevel::Basis::Utilisation),
                                   inputsOf(20, 15, 0, LoadLevel::Basis::Utilisation)}) {
            state = {};
            whole.solveSteady(inputs, state);
            compare(thin.settle(p.scenario, inputs), state.figures, preset.toUtf8().constData(), worst);
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%s: %zu of %zu GPUs, worst difference %.4f %%", qPrintable(preset), thin.gpusSolved(), whole.spec().gpuCount(), 100 * worst);
    }

    void withinTheRanges_data() { defaults_data(); }
    void withinTheRanges()
    {
        QFETCH(QString, preset);
        const auto p = loadPreset(preset.toStdString());
        const auto& catalogue = Catalogue::builtIn();
        const ThinnedPlant thin(p.site, p.scenario, catalogue);
        const auto variables = bandVariables(p.site, p.scenario.parameters, catalogue);
        const int samples = preset == "1m" ? 6 : 16;
        std::vector<std::vector<double>> columns;
        for (const auto& v : variables)
            columns.push_back(latinHypercube(samples, 11, v.id));
        const auto inputs = inputsOf(33, 25, 1);
        double worst = 0;
        int compared = 0;
        for (int s = 0; s < samples; ++s) {
            auto scenario = p.scenario;
            std::vector<double> shares;
            for (const auto& column : columns)
                shares.push_back(column[static_cast<std::size_t>(s)]);
            drawParameters(variables, shares, catalogue, scenario.parameters);
            std::unique_ptr<PlantModel> whole;
            try {
                whole = std::make_unique<PlantModel>(compilePlant(p.site, scenario, catalogue), scenario.seed);
            } catch (const Error&) {
                continue; // impossible numbers are so for both
            }
            PlantState state;
            whole->solveSteady(inputs, state);
            compare(thin.settle(scenario, inputs), state.figures, qPrintable(QString("%1, sample %2").arg(preset).arg(s)), worst);
            if (QTest::currentTestFailed())
                return;
            ++compared;
        }
        QVERIFY(compared > samples * 3 / 4);
        qInfo("%s: worst difference %.4f %% in %d samples", qPrintable(preset), 100 * worst, compared);
    }

    void smallSitesStayWhole()
    {
        auto p = loadPreset("2024-09");
        p.site.racks.resize(200);
        const ThinnedPlant thin(p.site, p.scenario, Catalogue::builtIn());
        const PlantModel whole(compilePlant(p.site, p.scenario, Catalogue::builtIn()), p.scenario.seed);
        QCOMPARE(thin.gpusSolved(), whole.spec().gpuCount());
        Site empty;
        const ThinnedPlant nothing(empty, p.scenario, Catalogue::builtIn());
        QCOMPARE(nothing.settle(p.scenario, inputsOf(20, 15, 1)).gpus, 0.0);
    }
};

QTEST_GUILESS_MAIN(ThinnedPlantTest)
#include "ThinnedPlantTest.moc"
