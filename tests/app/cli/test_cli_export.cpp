// `info` and `export` of recordings through the real program: what is told, gaps as empty cells, quality said.
#include "RunCli.h"
#include "data/store/RecordingWriter.h"
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using support::runCli;

namespace {
constexpr std::int64_t second = 1'000'000'000;
const std::int64_t start = twin::Timestamp::fromUtc(2025, 7, 15).ns;

QList<QByteArrayList> table(const QByteArray& csv)
{
    QList<QByteArrayList> rows;
    for (const QByteArray& line : csv.split('\n'))
        if (!line.isEmpty())
            rows << line.split(',');
    return rows;
}
} // namespace

class TestCliExport : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    QString m_file;

private Q_SLOTS:
    void initTestCase()
    {
        m_file = m_dir.filePath("r.mtrec");
        data::RecordingWriter w(m_file.toStdString(), {"A day", "test", "2025-07", ""});
        const int b = w.addBlock("gpu_temperature", "°C", twin::Origin::Measured, 0.1, {"H1-R01-01/S1", "H1-R01-01/S2"});
        const int meter = w.addChannel({"MP-001", "energy", "kWh", twin::Origin::Measured, 0.001});
        const int odd = w.addChannel({"Pump, \"north\"", "flow", "", twin::Origin::Modelled, 0});
        for (int i = 0; i < 600; ++i) {
            const twin::Timestamp t{start + i * second};
            w.appendFrame(b, t, std::vector<float>{20 + float(i % 10) / 10, i >= 100 && i < 110 ? std::nanf("") : 30.f});
            if (i < 200 || i >= 260)
                w.append(meter, t, 123456789.001 + i, i >= 300 && i < 305 ? data::Quality::Uncertain : i >= 310 && i < 315 ? data::Quality::Bad : i == 320 ? data::Quality::Stale : data::Quality::Good);
            if (i % 2 == 0)
                w.append(odd, t, std::sqrt(i));
        }
        w.addGap(meter, {{start + 400 * second}, {start + 420 * second}});
        w.addMark({meter, -1, {{start + 500 * second}, {start + 500 * second}}, data::RecordingMark::Kind::CounterReset, 7});
        w.finish();
    }

    void infoTellsWhatThereIs()
    {
        const auto r = runCli({"info", m_file, "--json"});
        QCOMPARE(r.status, 0);
        const auto o = r.object();
        QCOMPARE(o["channels"].toInt(), 4);
        QCOMPARE(o["format"].toInt(), 2);
        QVERIFY(o["complete"].toBool());
        QCOMPARE(o["samples"].toInt(), 600 + 590 + 540 + 300);
        QVERIFY(o["bytes_per_sample"].toDouble() > 0.1);
        QVERIFY(o["thinned"].isNull());
        QCOMPARE(o["marks"].toObject()["counter_reset"].toInt(), 1);
        QCOMPARE(o["channels_by_metric"].toObject()["gpu_temperature"].toInt(), 2);
        QCOMPARE(o["metrics"].toArray().size(), 3);
        for (const auto& value : o["metrics"].toArray()) {
            const auto m = value.toObject();
            QCOMPARE(m["begin"].toString(), QString("2025-07-15T00:00:00Z"));
            if (m["metric"] == "energy") {
                QCOMPARE(m["gaps"].toInt(), 2);
                QCOMPARE(m["longest_gap_s"].toDouble(), 61.0);
                QCOMPARE(m["step_s"].toDouble(), 1.0);
                QCOMPARE(m["end"].toString(), QString("2025-07-15T00:09:59Z"));
            } else if (m["metric"] == "gpu_temperature") {
                QCOMPARE(m["gaps"].toInt(), 1);
                QCOMPARE(m["unit"].toString(), QString("°C"));
            } else {
                QCOMPARE(m["origin"].toString(), QString("modelled"));
                QCOMPARE(m["step_s"].toDouble(), 2.0);
            }
        }
        const auto text = runCli({"info", m_file});
        QCOMPARE(text.status, 0);
        QVERIFY(text.out.contains("gpu_temperature [°C], measured: 2 channels, 2025-07-15T00:00:00Z to 2025-07-15T00:09:59Z, every 1 s, 1 gaps, longest 10.0 s"));
    }

    void exportGivesEverySample()
    {
        const QString csv = m_dir.filePath("all.csv");
        const auto r = runCli({"export", m_file, "--csv", csv, "--json"});
        QVERIFY2(r.status == 0, r.err.constData());
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.startsWith("time,H1-R01-01/S1/gpu_temperature [°C],H1-R01-01/S2/gpu_temperature [°C],MP-001/energy [kWh],\"Pump, \"\"north\"\"/flow\",not_good\n"));
        const auto rows = table(text);
        QCOMPARE(rows.size(), 601);
        int empty = 0;
        for (int i = 0; i < 600; ++i) {
            const auto& row = rows[i + 1];
            QCOMPARE(row.size(), 6);
            QCOMPARE(row[0], QByteArray::fromStdString(twin::Timestamp{start + i * second}.iso()));
            QCOMPARE(row[1], QByteArray::number(20 + i % 10 / 10.0, 'f', 1));
            QCOMPARE(row[2], i >= 100 && i < 110 ? QByteArray() : QByteArray("30.0"));
            // A meter's reading keeps all its digits. Up to 5 s after its last sample a value still counts.
            const bool isGap = (i >= 205 && i < 260) || (i >= 310 && i < 315) || i == 320 || (i >= 400 && i < 420);
            if (isGap)
                QCOMPARE(row[3], QByteArray());
            else if (i < 200 || i >= 260)
                QCOMPARE(row[3], QByteArray::number(123456789.001 + i, 'f', 3));
            QCOMPARE(row[4].toFloat(), static_cast<float>(std::sqrt(i - i % 2)));
            QCOMPARE(row[5], i >= 300 && i < 305 ? QByteArray("MP-001/energy=uncertain") : i >= 310 && i < 315 ? QByteArray("MP-001/energy=bad")
                             : i == 320 ? QByteArray("MP-001/energy=stale") : QByteArray());
            empty += static_cast<int>(row.count(QByteArray())) - (row[5].isEmpty() ? 1 : 0);
        }
        const auto o = r.object();
        QCOMPARE(o["rows"].toInt(), 600);
        QCOMPARE(o["empty"].toInt(), empty);
        QCOMPARE(o["values"].toInt(), 2400 - empty);
        QCOMPARE(o["not_good"].toInt(), 11);
        QVERIFY(!QFile::exists(csv + ".part"));
    }

    void exportChoosesChannelsTimesAndSteps()
    {
        const auto r = runCli({"export", m_file, "--csv", "-", "--channels", "*/S?/gpu_*", "--from", "2025-07-15T00:01:00Z", "--to", "2025-07-15T00:02:00Z", "--step", "7.5"});
        QVERIFY2(r.status == 0, r.err.constData());
        const auto rows = table(r.out);
        QCOMPARE(rows.size(), 10);
        QCOMPARE(rows[0].size(), 4);
        QCOMPARE(rows[2][0], QByteArray("2025-07-15T00:01:07.500Z"));
        QCOMPARE(rows[2][1], QByteArray("20.7"));
        // Numbers are the same in every locale.
        QCOMPARE(runCli({"export", m_file, "--csv", "-", "--channels", "*/S?/gpu_*", "--from", "2025-07-15T00:01:00Z", "--to", "2025-07-15T00:02:00Z", "--step", "7.5"}, "fr_FR.UTF-8").out, r.out);
    }

    void exportRefusesInOneSentence_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("says");
        QTest::newRow("no channel") << QStringList{"--csv", "-", "--channels", "nothing*"} << 1 << "No channel";
        QTest::newRow("no target") << QStringList{} << 2 << "--csv is missing";
        QTest::newRow("backwards") << QStringList{"--csv", "-", "--from", "2025-07-16", "--to", "2025-07-15"} << 2 << "before --from";
        QTest::newRow("too many rows") << QStringList{"--csv", "-", "--from", "1900-01-01", "--to", "2100-01-01", "--step", "0.01"} << 2 << "longer --step";
        QTest::newRow("no folder") << QStringList{"--csv", "/nowhere/at/all.csv"} << 1 << "cannot be written";
        QTest::newRow("full disk") << QStringList{"--csv", "/dev/full"} << 1 << "check the disk";
    }
    void exportRefusesInOneSentence()
    {
        QFETCH(QStringList, words);
        QFETCH(int, status);
        QFETCH(QString, says);
        const auto r = runCli(QStringList{"export", m_file} + words);
        QCOMPARE(r.status, status);
        QVERIFY2(QString::fromUtf8(r.err).contains(says), r.err.constData());
        QCOMPARE(r.err.count('\n'), 1);
    }

    void exportNeverHarmsTheRecording()
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        QCOMPARE(runCli({"export", m_file, "--csv", m_file}).status, 2);
        file.seek(0);
        QCOMPARE(file.readAll(), before);
        const auto missing = runCli({"export", m_dir.filePath("no.mtrec"), "--csv", "-"});
        QCOMPARE(missing.status, 1);
        QVERIFY(missing.err.contains("There is no recording"));
    }
};

QTEST_GUILESS_MAIN(TestCliExport)
#include "test_cli_export.moc"
