// Fast swings on the command line: verdicts, table, and what it refuses.
#include "RunCli.h"
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using support::runCli;

class TestCliSwings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void batteryKeepsTheRamp()
    {
        const auto r = runCli({"swings", "--preset", "2025-07", "--gpus", "100000", "--json"});
        QCOMPARE(r.status, 0);
        QVERIFY2(r.err.isEmpty(), r.err.constData());
        const auto o = r.object();
        QVERIFY(std::abs(o["gpu_peak_to_peak_mw"].toDouble() - 35) < 0.05);
        QCOMPARE(o["frequency_hz"].toDouble(), 0.5);
        QVERIFY(o["ramp_passes"].toBool() && !o["ramp_passes_without_battery"].toBool());
        QVERIFY(o["ramp_mw_per_5_s"].toDouble() < 10 && o["ramp_without_battery_mw_per_5_s"].toDouble() > 30);
        QVERIFY(o["balance_error_mw"].toDouble() < 1e-6);
        QVERIFY(o["dark_s"].isNull() && o["spectrum"].toArray().size() > 15);
        const auto bare = runCli({"swings", "--preset", "2025-07", "--gpus", "100000", "--no-battery", "--json"}).object();
        QVERIFY(!bare["ramp_passes"].toBool());
        QCOMPARE(bare["battery_peak_mw"].toDouble(), 0.0);
    }

    void eventsAndTable()
    {
        QTemporaryDir folder;
        const QString csv = folder.filePath("swings.csv");
        const auto r = runCli({"swings", "--preset", "2025-07", "--event", "utility_loss", "--no-battery", "--seconds", "60", "--step", "20",
                               "--event-at", "10", "--csv", csv, "--json"});
        QCOMPARE(r.status, 0);
        const auto o = r.object();
        QVERIFY(o["machines_tripped_s"].toDouble() > 10 && o["dark_s"].toDouble() > o["machines_tripped_s"].toDouble());
        QVERIFY(o["min_frequency_hz"].toDouble() < 57.8);
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 3001);
        QCOMPARE(lines[0], QByteArray("t_s,gpu_mw,facility_mw,battery_mw,turbine_mw,grid_mw,unserved_mw,frequency_hz,soc"));
        for (const auto& line : {lines[1], lines[400], lines[600], lines[3000]}) {
            const auto c = line.split(',');
            QCOMPARE(c.size(), 9);
            // what is drawn is what the sources give and what stays dark
            QVERIFY(std::abs(c[2].toDouble() - c[3].toDouble() - c[4].toDouble() - c[5].toDouble() - c[6].toDouble()) < 1e-3);
        }
        QVERIFY(lines[3000].split(',')[5].toDouble() == 0 && lines[3000].split(',')[1].toDouble() == 0);
    }

    void refusals()
    {
        QCOMPARE(runCli({"swings", "--event", "meteor"}).status, 2);
        QVERIFY(runCli({"swings", "--event", "meteor"}).err.contains("utility_loss"));
        QCOMPARE(runCli({"swings", "--frequency", "0"}).status, 2);
        QCOMPARE(runCli({"swings", "--frequency", "fast"}).status, 2);
        QCOMPARE(runCli({"swings", "--step", "100"}).status, 2);
        QCOMPARE(runCli({"swings", "--gpus", "5000000"}).status, 2);
        QCOMPARE(runCli({"swings", "--event", "job_stop", "--event-at", "500", "--seconds", "60"}).status, 2);
        QCOMPARE(runCli({"swings", "--csv", "/no/such/folder/x.csv"}).status, 1);
    }
};

QTEST_GUILESS_MAIN(TestCliSwings)
#include "test_cli_swings.moc"
