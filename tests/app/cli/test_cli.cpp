// The command line as scripts use it: the real binary, its exit status and its JSON.
#include "RunCli.h"
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using support::runCli;

class TestCli : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void presetsAreListed();
    void kpiHasEveryKey_data();
    void kpiHasEveryKey();
    void kpiMatchesTheBudget();
    void kpiSaysWhatCarriesTheRest();
    void kpiFollowsTheWeather();
    void numbersDoNotDependOnTheLocale();
    void simulateRecordsAndInfoReads();
    void simulationIsRepeatable();
    void eventsAct();
};

void TestCli::presetsAreListed()
{
    const auto r = runCli({"presets", "--json"});
    QCOMPARE(r.status, 0);
    QStringList ids;
    for (const auto& p : QJsonDocument::fromJson(r.out).array())
        ids << p.toObject()["id"].toString();
    QCOMPARE(ids, QStringList({"2024-09", "2025-02", "2025-07", "2026-05", "1m"}));
}

void TestCli::kpiHasEveryKey_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<double>("gpus");
    QTest::newRow("2024-09") << "2024-09" << 100'000.0;
    QTest::newRow("2025-02") << "2025-02" << 200'000.0;
    QTest::newRow("2025-07") << "2025-07" << 230'000.0;
    QTest::newRow("2026-05") << "2026-05" << 230'000.0;
    QTest::newRow("1m") << "1m" << 1'000'000.0;
}

void TestCli::kpiHasEveryKey()
{
    QFETCH(QString, preset);
    QFETCH(double, gpus);
    const auto r = runCli({"kpi", "--preset", preset, "--json"});
    QCOMPARE(r.status, 0);
    QVERIFY2(r.err.isEmpty(), r.err.constData());
    const auto o = r.object();
    for (const char* key : {"gpus", "racks", "it_mw", "facility_mw", "pue", "wue_l_per_kwh", "cue_kg_per_kwh", "grid_mw", "turbine_mw",
                            "battery_mw", "battery_mwh", "autonomy_minutes", "cooling_mw", "chiller_mw", "tower_mw", "pump_mw", "fan_mw",
                            "water_m3_per_h", "storage_eb", "storage_write_tb_per_s", "hbm_pb_per_s", "nvlink_pb_per_s", "network_pb_per_s",
                            "cost_usd_per_h", "co2_kg_per_h"})
        QVERIFY2(o[key].isDouble(), key);
    QCOMPARE(o["gpus"].toDouble(), gpus);
    QVERIFY(o["gpu_temperature_c"].toObject()["max"].toDouble() >= o["gpu_temperature_c"].toObject()["mean"].toDouble());
    QVERIFY(!o["limits"].toArray().isEmpty());
    for (const auto& l : o["limits"].toArray())
        for (const char* key : {"name", "used", "capacity", "unit", "headroom_percent"})
            QVERIFY2(l.toObject().contains(key), key);
    QVERIFY(o["binding_limit"].isString());
    // Sources carry the load and nothing is counted twice.
    const double sources = o["grid_mw"].toDouble() + o["turbine_mw"].toDouble() + o["genset_mw"].toDouble() + o["battery_mw"].toDouble() +
                           o["unserved_mw"].toDouble();
    QVERIFY2(std::abs(sources - o["facility_mw"].toDouble()) < 0.01, qPrintable(QString::number(sources)));
    const double it = o["gpu_server_mw"].toDouble() + o["network_mw"].toDouble() + o["storage_mw"].toDouble() + o["cpu_misc_mw"].toDouble();
    QVERIFY(std::abs(it - o["it_mw"].toDouble()) < 0.01);
    QVERIFY(std::abs(o["pue"].toDouble() - o["facility_mw"].toDouble() / o["it_mw"].toDouble()) < 1e-6);
}

// Published and bottom-up totals of the facts dossier, section 3.6.
void TestCli::kpiMatchesTheBudget()
{
    const auto within = [](double value, double expected) { return std::abs(value - expected) <= 0.05 * expected; };
    const auto a = runCli({"kpi", "--preset", "2024-09", "--json"}).object();
    QVERIFY2(within(a["it_mw"].toDouble(), 107), qPrintable(QString::number(a["it_mw"].toDouble())));
    QVERIFY2(within(a["facility_mw"].toDouble(), 126), qPrintable(QString::number(a["facility_mw"].toDouble())));
    const auto b = runCli({"kpi", "--preset", "2025-07", "--json"}).object();
    QVERIFY2(within(b["it_mw"].toDouble(), 258), qPrintable(QString::number(b["it_mw"].toDouble())));
    QVERIFY2(within(b["facility_mw"].toDouble(), 304), qPrintable(QString::number(b["facility_mw"].toDouble())));
    const auto rated = runCli({"kpi", "--preset", "2025-07", "--utilisation", "1", "--json"}).object();
    QVERIFY2(within(rated["facility_mw"].toDouble(), 400), qPrintable(QString::number(rated["facility_mw"].toDouble())));
    QCOMPARE(b["published_memory_pb_per_s"].toDouble(), 194.0);
    QVERIFY(std::abs(b["hbm_pb_per_s"].toDouble() - 982.5) < 1);      // 150,000 x 3.35 + 50,000 x 4.8 + 30,000 x 8 TB/s
    QVERIFY(std::abs(b["nvlink_pb_per_s"].toDouble() - 234) < 1);     // 200,000 x 0.9 + 30,000 x 1.8 TB/s
}

void TestCli::kpiSaysWhatCarriesTheRest()
{
    const auto o = runCli({"kpi", "--preset", "2025-07", "--json"}).object();
    bool found = false;
    for (const auto& l : o["limits"].toArray())
        if (l.toObject()["name"] == "grid_import") {
            found = true;
            QVERIFY(l.toObject()["used"].toDouble() > l.toObject()["capacity"].toDouble());
            QCOMPARE(l.toObject()["capacity"].toDouble(), 150.0);
            QVERIFY(l.toObject()["headroom_percent"].toDouble() < 0);
        }
    QVERIFY(found);
    QVERIFY(o["grid_mw"].toDouble() <= 150.0 + 1e-9);
    QVERIFY(o["turbine_mw"].toDouble() > 100);
    QVERIFY(o["findings"].toArray().first().toString().contains("turbines"));
}

void TestCli::kpiFollowsTheWeather()
{
    const auto pue = [](const char* db, const char* wb) {
        return runCli({"kpi", "--preset", "2025-07", "--dry-bulb", db, "--wet-bulb", wb, "--json"}).object()["pue"].toDouble();
    };
    const double winter = pue("4.1", "2.1"), mild = pue("17", "13.1"), hot = pue("35.6", "25.2");
    QVERIFY2(winter >= 1.08 && winter <= 1.14, qPrintable(QString::number(winter)));
    QVERIFY2(hot >= 1.19 && hot <= 1.26, qPrintable(QString::number(hot)));
    QVERIFY(winter <= mild && mild < hot);
}

void TestCli::numbersDoNotDependOnTheLocale()
{
    const auto c = runCli({"kpi", "--preset", "2024-09", "--json"});
    const auto fr = runCli({"kpi", "--preset", "2024-09", "--json"}, "fr_FR.UTF-8");
    QCOMPARE(c.status, 0);
    QCOMPARE(c.out, fr.out);
}

void TestCli::simulateRecordsAndInfoReads()
{
    QTemporaryDir folder;
    const auto file = folder.filePath("day.mtrec");
    const auto s = runCli({"simulate", "--preset", "2024-09", "--from", "2024-09-15T05:00Z", "--hours", "2", "--step", "60", "--seed", "7",
                           "--out", file, "--json"});
    QVERIFY2(s.status == 0, s.err.constData());
    const auto o = s.object();
    QCOMPARE(o["steps"].toDouble(), 120.0);
    QVERIFY(o["facility_mwh"].toDouble() > 2 * 100 && o["facility_mwh"].toDouble() < 2 * 140);
    QVERIFY2(o["energy_balance_error_percent"].toDouble() < 0.1, s.out.constData());
    const auto i = runCli({"info", file, "--json"});
    QVERIFY2(i.status == 0, i.err.constData());
    const auto info = i.object();
    QCOMPARE(info["kind"].toString(), QString("recording"));
    QCOMPARE(info["begin"].toString(), QString("2024-09-15T05:00:00Z"));
    QCOMPARE(info["seconds"].toDouble(), 7200.0);
    QVERIFY(info["complete"].toBool());
    QVERIFY(info["channels"].toDouble() > 1563);
    QVERIFY(!QFile::exists(file + "-wal"));
}

void TestCli::simulationIsRepeatable()
{
    QTemporaryDir folder;
    const auto run = [&](const char* name, const char* seed) {
        return runCli({"simulate", "--preset", "2024-09", "--hours", "1", "--step", "30", "--seed", seed, "--out", folder.filePath(name), "--json"})
            .object();
    };
    auto a = run("a.mtrec", "3"), b = run("b.mtrec", "3"), c = run("c.mtrec", "4");
    QVERIFY(a.contains("facility_mwh"));
    for (auto* o : {&a, &b, &c}) {
        o->remove("wall_s");
        o->remove("recording");
    }
    QCOMPARE(a, b);
    QVERIFY(a != c);
}

void TestCli::eventsAct()
{
    QTemporaryDir folder;
    QFile events(folder.filePath("events.json"));
    QVERIFY(events.open(QIODevice::WriteOnly));
    events.write(R"([{"at": "2025-07-15T06:00:00Z", "kind": "grid_limit", "value": 0, "text": "utility lost"}])");
    events.close();
    const QStringList common{"simulate", "--preset", "2025-07", "--from", "2025-07-15T05:00Z", "--hours", "2", "--step", "60", "--json"};
    const auto calm = runCli(common + QStringList{"--out", folder.filePath("calm.mtrec")}).object();
    const auto lost = runCli(common + QStringList{"--events", events.fileName(), "--out", folder.filePath("lost.mtrec")}).object();
    QVERIFY(calm["grid_mwh"].toDouble() > 290);
    QVERIFY(lost["grid_mwh"].toDouble() < 0.55 * calm["grid_mwh"].toDouble());
    QVERIFY(lost["battery_out_mwh"].toDouble() > calm["battery_out_mwh"].toDouble() + 1);
}

QTEST_GUILESS_MAIN(TestCli)
#include "test_cli.moc"
