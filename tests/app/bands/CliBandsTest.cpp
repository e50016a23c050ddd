// `kpi --bands` and `--weather design:…` of the real program.
#include "RunCli.h"
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using support::runCli;

class CliBandsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bandsInJson()
    {
        const auto r = runCli({"kpi", "--preset", "2025-07", "--bands", "60", "--seed", "7", "--json"});
        QCOMPARE(r.status, 0);
        const auto kpi = r.object(), bands = kpi["bands"].toObject(), facility = bands["facility_mw"].toObject();
        QVERIFY(facility["low"].toDouble() < facility["median"].toDouble() && facility["median"].toDouble() < facility["high"].toDouble());
        QVERIFY(facility["low"].toDouble() <= kpi["facility_mw"].toDouble() && kpi["facility_mw"].toDouble() <= facility["high"].toDouble());
        const auto drivers = facility["drivers"].toArray();
        QVERIFY(!drivers.isEmpty() && drivers.size() <= 5);
        for (const auto& d : drivers)
            QVERIFY(!d.toObject()["parameter"].toString().isEmpty() && std::abs(d.toObject()["rank_correlation"].toDouble()) <= 1);
        QVERIFY(!bands.contains("gpus") && !bands.contains("dry_bulb_c"));
        const auto study = kpi["bands_study"].toObject();
        QCOMPARE(study["samples"].toInt() + study["refused"].toInt(), 60);
        QCOMPARE(study["seed"].toInt(), 7);
        QVERIFY(!runCli({"kpi", "--preset", "2025-07", "--json"}).object().contains("bands"));
    }

    void sameBytesInEveryRunAndLocale()
    {
        const QStringList words{"kpi", "--preset", "2024-09", "--bands", "30", "--json"};
        const auto a = runCli(words), b = runCli(words, "fr_FR.UTF-8");
        QCOMPARE(a.status, 0);
        QCOMPARE(a.out, b.out);
        QVERIFY(a.err.isEmpty());
        QVERIFY(runCli(words + QStringList{"--seed", "2"}).out != a.out);
    }

    void bandsInTheTable()
    {
        const auto r = runCli({"kpi", "--preset", "2024-09", "--bands", "40"});
        QCOMPARE(r.status, 0);
        const auto text = QString::fromUtf8(r.out);
        QVERIFY(text.contains(QRegularExpression("facility_mw +[0-9.]+ +[0-9.]+ \\.\\. [0-9.]+ +MW")));
        QVERIFY(text.contains("5th to 95th percentile of 40 samples"));
    }

    void wrongUsageIsRefused_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("part");
        QTest::newRow("too few") << QStringList{"--bands", "9"} << "10";
        QTest::newRow("negative") << QStringList{"--bands", "-20"} << "10";
        QTest::newRow("too many") << QStringList{"--bands", "10001"} << "10000";
        QTest::newRow("no number") << QStringList{"--bands", "many"} << "many";
        QTest::newRow("a part") << QStringList{"--bands", "20.5"} << "whole";
        QTest::newRow("seed alone") << QStringList{"--seed", "3"} << "--bands";
        QTest::newRow("unknown day") << QStringList{"--weather", "design:hot"} << "wetbulb";
        QTest::newRow("no file after @") << QStringList{"--weather", "design:cooling@"} << "EPW";
        QTest::newRow("EPW without hour") << QStringList{"--weather", "some.epw"} << "--at";
        QTest::newRow("bulbs too") << QStringList{"--weather", "design:cooling", "--dry-bulb", "30", "--wet-bulb", "20"} << "not both";
    }
    void wrongUsageIsRefused()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, part);
        const auto r = runCli(QStringList{"kpi", "--preset", "2024-09"} + words);
        QCOMPARE(r.status, 2);
        QVERIFY2(QString::fromUtf8(r.err).contains(part), r.err.constData());
        QVERIFY(r.out.isEmpty());
    }

    void designDays()
    {
        const auto day = [](const char* name) { return runCli({"kpi", "--preset", "2025-07", "--weather", QString("design:") + name, "--json"}); };
        const auto cooling = day("cooling").object(), wet = day("wetbulb").object(), heating = day("heating").object();
        QVERIFY(std::abs(cooling["dry_bulb_c"].toDouble() - 35.6) < 0.01 && std::abs(cooling["wet_bulb_c"].toDouble() - 25.2) < 0.01);
        QVERIFY(std::abs(wet["dry_bulb_c"].toDouble() - 32.8) < 0.01 && std::abs(wet["wet_bulb_c"].toDouble() - 26.8) < 0.01);
        QVERIFY(std::abs(heating["dry_bulb_c"].toDouble() + 8.3) < 0.01);
        QVERIFY(cooling["pue"].toDouble() > heating["pue"].toDouble() + 0.05);
        QVERIFY(cooling["weather"].toString().contains("Design day"));
        const auto missing = runCli({"kpi", "--preset", "2024-09", "--weather", "design:cooling@nowhere.epw"});
        QCOMPARE(missing.status, 1);
        QVERIFY(missing.err.contains("nowhere.epw"));
    }

    void designDayOfAFile()
    {
        const auto folder = support::oracleFolder();
        if (folder.isEmpty())
            QSKIP("The reference data are not here; set MEMPHIS_TWIN_ORACLES to their folder.");
        const auto r = runCli({"kpi", "--preset", "2024-09", "--weather", "design:heating@" + folder + "/weather/USA_FL_Tampa.Intl.AP.722110_TMY3.epw", "--json"});
        QCOMPARE(r.status, 0);
        QVERIFY(r.object()["dry_bulb_c"].toDouble() > 0); // Tampa's winters are mild
    }

    void simulatedDesignDay()
    {
        QTemporaryDir folder;
        const auto r = runCli({"simulate", "--preset", "2024-09", "--weather", "design:cooling", "--hours", "24", "--step", "900", "--out",
                               folder.filePath("day.mtrec"), "--json"});
        QCOMPARE(r.status, 0);
        const auto mild = runCli({"simulate", "--preset", "2024-09", "--weather", "design:heating", "--hours", "24", "--step", "900", "--out",
                                  folder.filePath("cold.mtrec"), "--json"});
        QVERIFY(r.object()["mean_pue"].toDouble() > mild.object()["mean_pue"].toDouble());
    }
};

QTEST_GUILESS_MAIN(CliBandsTest)
#include "CliBandsTest.moc"
