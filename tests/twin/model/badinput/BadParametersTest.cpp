// Every number of the model set to what cannot be: either one sentence that names it, or figures that are numbers. Never a crash, never
// "not a number" on the headline.
#include "twin/base/Error.h"
#include "twin/model/Catalogue.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include "twin/physics/PlantModel.h"
#include <QTest>
#include <cmath>
#include <limits>

class TestBadParameters : public QObject
{
    Q_OBJECT
    twin::SiteAndScenario m_loaded;

    static QString headline(const twin::KeyFigures& f)
    {
        for (const char* id : {"it_mw", "facility_mw", "pue", "grid_mw", "cooling_mw", "gpu_temperature_mean_c", "water_m3_per_h", "cost_usd_per_h", "co2_kg_per_h"}) {
            const auto* info = twin::keyFigureById(id);
            if (!info || !std::isfinite(f.*info->member))
                return QString::fromLatin1(id);
        }
        if (f.it_mw < 0 || f.facility_mw < f.it_mw * 0.999 || f.cooling_mw < 0)
            return QStringLiteral("it %1, facility %2, cooling %3 MW").arg(f.it_mw).arg(f.facility_mw).arg(f.cooling_mw);
        return {};
    }

private Q_SLOTS:
    void initTestCase() { m_loaded = twin::loadPreset("2024-09"); }

    void everyParameter_data()
    {
        QTest::addColumn<QString>("id");
        for (const auto& p : m_loaded.scenario.parameters.all())
            QTest::newRow(p.id.c_str()) << QString::fromStdString(p.id);
    }
    void everyParameter()
    {
        QFETCH(QString, id);
        const auto usual = m_loaded.scenario.parameters.at(id.toStdString());
        for (const double value : {-1e9, -1.0, 0.0, 1e-12, 1e9, 1e300, usual.low, usual.high}) {
            auto scenario = m_loaded.scenario;
            scenario.parameters.setByUser(id.toStdString(), value);
            const auto what = QStringLiteral("%1 = %2").arg(id).arg(value);
            try {
                const twin::PlantModel model(twin::compilePlant(m_loaded.site, scenario, twin::Catalogue::builtIn()), 1);
                twin::PlantState state;
                model.solveSteady({}, state);
                QVERIFY2(headline(state.figures).isEmpty(), qPrintable(what + ": " + headline(state.figures)));
            } catch (const twin::Error& e) {
                // Within its own plausible range a number must be taken.
                QVERIFY2(value != usual.low && value != usual.high, qPrintable(what + ": " + e.what()));
                const QString sentence = QString::fromUtf8(e.what());
                QVERIFY2(sentence.size() > 20 && sentence.endsWith('.'), qPrintable(what + ": " + sentence));
                QVERIFY2(!sentence.contains("nan"), qPrintable(what + ": " + sentence));
            }
        }
    }

    void whatIsNoNumberIsRefused()
    {
        auto parameters = m_loaded.scenario.parameters;
        for (const double value : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
            QVERIFY_EXCEPTION_THROWN(parameters.setByUser("grid_capacity", value), twin::Error);
        QVERIFY_EXCEPTION_THROWN(parameters.setByUser("no_such_number", 1), twin::Error);
    }

    void weatherThatCannotBe()
    {
        const twin::PlantModel model(twin::compilePlant(m_loaded.site, m_loaded.scenario, twin::Catalogue::builtIn()), 1);
        for (const double dry : {-60.0, -20.0, 0.0, 60.0})
            for (const double less : {0.0, 2.0}) {
                twin::PlantInputs inputs;
                inputs.weather.dryBulbC = dry;
                inputs.weather.wetBulbC = dry - less;
                twin::PlantState state;
                model.solveSteady(inputs, state);
                QVERIFY2(headline(state.figures).isEmpty(), qPrintable(QString::number(dry) + ": " + headline(state.figures)));
            }
    }
};

QTEST_GUILESS_MAIN(TestBadParameters)
#include "BadParametersTest.moc"
