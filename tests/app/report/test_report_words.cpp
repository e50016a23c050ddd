// Words that are made in English below the report and the window: each real one has its French.
#include "app/core/Evaluation.h"
#include "app/i18n/Texts.h"
#include "app/report/Descriptions.h"
#include "data/validate/SheetText.h"
#include "data/validate/Validation.h"
#include "twin/model/Preset.h"
#include <QDir>
#include <QTest>
#include <set>

class TestReportWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void descriptions_data()
    {
        QTest::addColumn<QString>("english");
        auto loaded = twin::loadPreset("2024-09");
        const auto add = [&](const char* row, const std::string& text) { QTest::newRow(row) << QString::fromStdString(text); };
        using twin::WeatherKind;
        using twin::WorkloadKind;
        for (const auto kind : {WorkloadKind::Training, WorkloadKind::Inference, WorkloadKind::Rated, WorkloadKind::Idle}) {
            loaded.scenario.workload = kind;
            add(("workload " + std::to_string(static_cast<int>(kind))).c_str(), app::steadyConditions(loaded.scenario, {}).workload);
        }
        app::Conditions some;
        some.utilisation = 0.5;
        add("utilisation", app::steadyConditions(loaded.scenario, some).workload);
        add("month", app::steadyConditions(loaded.scenario, {}).weather);
        app::Conditions bulbs;
        bulbs.dryBulbC = 30.5;
        bulbs.wetBulbC = 20;
        add("bulbs", app::steadyConditions(loaded.scenario, bulbs).weather);
        app::Conditions at;
        at.at = loaded.scenario.begin;
        for (const auto kind : {WeatherKind::Generated, WeatherKind::TypicalMonth, WeatherKind::Constant, WeatherKind::DesignCooling, WeatherKind::DesignWetBulb, WeatherKind::DesignHeating}) {
            loaded.scenario.weather = kind;
            add(("weather " + std::to_string(static_cast<int>(kind))).c_str(), app::steadyConditions(loaded.scenario, at).weather);
        }
        add("file", "Memphis International Ap, TN, USA, TMY3 723340 (file m.epw)");
    }
    void descriptions()
    {
        QFETCH(QString, english);
        const app::Texts en(QStringLiteral("en")), fr(QStringLiteral("fr"));
        QCOMPARE(app::description(english.toStdString(), en).replace(QChar(0x2212), QLatin1Char('-')), english);
        const auto french = app::description(english.toStdString(), fr);
        QVERIFY2(french != english, qPrintable(english));
        for (const char* left : {"wet bulb", "seed", "Design day", "standard time", "header", "means", "file ", "dry bulb", "September", "%1", "%2"})
            QVERIFY2(!french.contains(QLatin1String(left)), qPrintable(french));
    }
    void namesStay()
    {
        const app::Texts fr(QStringLiteral("fr"));
        QCOMPARE(app::description("GPT-3 on 64 nodes", fr), QStringLiteral("GPT-3 on 64 nodes"));
        QCOMPARE(app::description("", fr), QString());
    }

    void wordsOfTheSheet()
    {
        QString folder = qEnvironmentVariable("MEMPHIS_TWIN_ORACLES");
        if (folder.isEmpty())
            folder = QString(TWIN_SOURCE_DIR) + "/../shared/data";
        if (!QDir(folder).exists("MANIFEST.csv"))
            QSKIP("The reference data are not here; set MEMPHIS_TWIN_ORACLES to their folder.");
        const app::Texts fr(QStringLiteral("fr"));
        std::set<QString> missing;
        const auto check = [&](const std::string& text) {
            if (fr.translate("Validation", text) != QString::fromStdString(text))
                return;
            for (const auto& part : QString::fromStdString(text).split(QStringLiteral(", ")))
                // Symbols of units and names are the same in both languages.
                if (part.size() > 4 && part != "STANET" && part != "OpenModelica" && fr.translate("Validation", part.toStdString()) == part)
                    missing.insert(part);
        };
        for (const auto& row : data::sheetRows(data::validate(folder.toStdString(), {})))
            if (row.kind == data::SheetRow::Kind::Suite || row.kind == data::SheetRow::Kind::Comparison) {
                check(row.text);
                check(row.unit);
            }
        QVERIFY2(missing.empty(), qPrintable("not in app/i18n/ValidationTexts.cpp: " + QStringList(missing.begin(), missing.end()).join("; ")));
    }
};

QTEST_GUILESS_MAIN(TestReportWords)
#include "test_report_words.moc"
