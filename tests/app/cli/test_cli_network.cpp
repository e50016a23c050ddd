// The command line's one-line: figures, open elements, the sweep, fault levels, bad names; and switches in a simulation.
#include "RunCli.h"
#include "data/store/RecordingReader.h"
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <optional>

using support::runCli;

class TestCliNetwork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kpiShowsTheNetwork();
    void everyPresetIsSolved_data();
    void everyPresetIsSolved();
    void anOpenElementIsSeen();
    void outagesAreRanked();
    void faultLevelsAndElements();
    void unknownNamesAreRefused();
    void switchesActInASimulation();
    void overloadsAreTimed();
    void badSwitchesAreRefused();

private:
    QByteArray events(const QByteArray& text)
    {
        QFile file(m_folder.filePath("events.json"));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write the test file");
        return file.fileName().toUtf8();
    }
    QTemporaryDir m_folder;
};

void TestCliNetwork::kpiShowsTheNetwork()
{
    const auto r = runCli({"kpi", "--preset", "2025-07", "--json"});
    QCOMPARE(r.status, 0);
    const auto o = r.object();
    for (const char* key : {"mv_voltage_min_pu", "mv_voltage_max_pu", "rack_voltage_min_pu", "network_loss_mw", "short_circuit_mv_ka", "overloaded_elements", "dark_it_mw"})
        QVERIFY2(o[key].isDouble(), key);
    QVERIFY(o["mv_voltage_min_pu"].toDouble() > 0.98 && o["mv_voltage_max_pu"].toDouble() < 1.04);
    QVERIFY(o["rack_voltage_min_pu"].toDouble() > 0.95 && o["rack_voltage_min_pu"].toDouble() < o["mv_voltage_min_pu"].toDouble());
    QVERIFY(o["network_loss_mw"].toDouble() > 2 && o["network_loss_mw"].toDouble() < o["electrical_loss_mw"].toDouble() + 0.5);
    QCOMPARE(o["dark_it_mw"].toDouble(), 0.0);
    const auto n = o["network"].toObject();
    QVERIFY(n["solved"].toBool() && n["problem"].isNull() && n["kinds"].toArray().size() == 8);
    QCOMPARE(n["network_loss_mw"].toDouble(), o["network_loss_mw"].toDouble());
    // What comes in is what is drawn and lost, with what the machines make.
    QVERIFY(std::abs(n["import_mw"].toDouble() + o["turbine_mw"].toDouble() + o["genset_mw"].toDouble() + o["battery_mw"].toDouble() - n["load_mw"].toDouble()
                     - n["network_loss_mw"].toDouble()) < 0.01);
}

void TestCliNetwork::everyPresetIsSolved_data()
{
    QTest::addColumn<QString>("preset");
    for (const char* id : {"2024-09", "2025-02", "2025-07", "2026-05", "1m"})
        QTest::newRow(id) << id;
}

void TestCliNetwork::everyPresetIsSolved()
{
    QFETCH(QString, preset);
    const auto r = runCli({"network", "--preset", preset, "--json"});
    QVERIFY2(r.status == 0 && r.err.isEmpty(), r.err.constData());
    const auto n = r.object()["network"].toObject();
    QVERIFY(n["solved"].toBool());
    QVERIFY(n["mv_voltage_min_pu"].toDouble() > 0.95 && n["mv_voltage_max_pu"].toDouble() < 1.05);
    QVERIFY(n["rack_voltage_min_pu"].toDouble() > 0.95);
    QCOMPARE(n["dark_mw"].toDouble(), 0.0);
    const auto text = runCli({"network", "--preset", preset});
    QVERIFY(text.status == 0 && text.out.contains("Pad transformers") && text.out.contains("short circuit"));
}

void TestCliNetwork::anOpenElementIsSeen()
{
    const auto calm = runCli({"network", "--preset", "2025-07", "--json"}).object();
    const auto r = runCli({"network", "--preset", "2025-07", "--open", "Line-Up 3", "--open", "GT-09", "--json"});
    QVERIFY2(r.status == 0, r.err.constData());
    const auto n = r.object()["network"].toObject();
    QCOMPARE(n["open"].toArray().size(), 2);
    QVERIFY(n["dark_halls"].toArray().size() >= 2);
    QVERIFY(n["dark_it_mw"].toDouble() > 10 && n["dark_it_mw"].toDouble() < 40);
    // The plant obeys: the racks without supply draw nothing.
    const double lost = calm["it_mw"].toDouble() - r.object()["it_mw"].toDouble();
    QVERIFY2(std::abs(lost - n["dark_it_mw"].toDouble()) < 0.15 * lost + 0.5, QByteArray::number(lost).constData());
    QVERIFY(r.object()["facility_mw"].toDouble() < calm["facility_mw"].toDouble() - 10);
}

void TestCliNetwork::outagesAreRanked()
{
    const auto r = runCli({"network", "--preset", "2024-09", "--n-1", "--json"});
    QVERIFY2(r.status == 0 && r.err.isEmpty(), r.err.constData());
    const auto list = r.object()["n_1"].toArray();
    QVERIFY(list.size() > 120);
    double last = 1e9;
    for (const auto& entry : list) {
        const auto o = entry.toObject();
        QVERIFY2(o["solved"].toBool(), qPrintable(o["problem"].toString()));
        QVERIFY(o["dark_it_mw"].toDouble() <= last + 0.011);
        last = o["dark_it_mw"].toDouble();
    }
    QVERIFY(list.first().toObject()["element"].toString().startsWith("line-up"));
    QCOMPARE(runCli({"network", "--preset", "2024-09", "--n-1", "--json"}, "fr_FR.UTF-8").out, r.out);
}

void TestCliNetwork::faultLevelsAndElements()
{
    const auto o = runCli({"network", "--preset", "2024-09", "--short-circuit", "--elements", "--json"}).object();
    const auto levels = o["fault_levels"].toArray();
    QVERIFY(levels.size() > 100);
    double most = 0;
    for (const auto& l : levels) {
        QVERIFY(l.toObject()["ik_ka"].toDouble() > 0 && l.toObject()["peak_ka"].toDouble() > l.toObject()["ik_ka"].toDouble());
        if (l.toObject()["rated_kv"].toDouble() == 13.8)
            most = std::max(most, l.toObject()["ik_ka"].toDouble());
    }
    QCOMPARE(o["network"].toObject()["short_circuit"].toObject()["mv_max_ka"].toDouble(), most);
    QSet<QString> kinds;
    for (const auto& e : o["elements"].toArray())
        kinds << e.toObject()["kind"].toString();
    QVERIFY(kinds.contains("pad_transformer") && kinds.contains("busway") && kinds.contains("line_up") && kinds.contains("machine"));
}

void TestCliNetwork::unknownNamesAreRefused()
{
    const auto r = runCli({"network", "--open", "padd 12"});
    QCOMPARE(r.status, 2);
    QVERIFY2(r.out.isEmpty() && r.err.contains("padd 12") && r.err.contains("pad 12") && r.err.count('\n') == 1, r.err.constData());
    QCOMPARE(runCli({"network", "--open", ""}).status, 2);
    QCOMPARE(runCli({"network", "--open"}).status, 2);
    QCOMPARE(runCli({"network", "--n-1=yes"}).status, 2);
    QCOMPARE(runCli({"network", "pad 12"}).status, 2);
    QCOMPARE(runCli({"network", "--preset", "2025-08"}).status, 2);
}

void TestCliNetwork::switchesActInASimulation()
{
    const auto file = events(R"([{"at": "2024-09-15T06:00:00Z", "kind": "open_element", "text": "line-up 2"},
                                 {"at": "2024-09-15T06:30:00Z", "kind": "close_element", "value": 0, "text": "LINE-UP 2"}])");
    const auto out = m_folder.filePath("switched.mtrec");
    const QStringList words{"simulate", "--preset", "2024-09", "--from", "2024-09-15T05:30Z", "--hours", "1.5", "--step", "30", "--seed", "1", "--json",
                            "--events", QString::fromUtf8(file), "--out", out};
    const auto r = runCli(words);
    QVERIFY2(r.status == 0, r.err.constData());
    data::RecordingReader reader(out.toStdString());
    const auto from = twin::Timestamp::fromUtc(2024, 9, 15, 5, 30);
    const auto at = [&](const char* metric, double minutes) {
        for (int c = 0; c < reader.channelCount(); ++c)
            if (reader.channel(c).asset == "site" && reader.channel(c).metric == metric) {
                const auto block = reader.blockOf(c);
                const auto channels = reader.blockChannels(block);
                std::vector<float> values;
                reader.frame(block, from.plusSeconds(60 * minutes), 120, values);
                return static_cast<double>(values[static_cast<std::size_t>(std::find(channels.begin(), channels.end(), c) - channels.begin())]);
            }
        return std::nan("");
    };
    QCOMPARE(at("dark_it_mw", 20), 0.0);
    QVERIFY2(at("dark_it_mw", 45) > 5, QByteArray::number(at("dark_it_mw", 45)).constData());
    QCOMPARE(at("dark_it_mw", 75), 0.0);
    QVERIFY(at("it_mw", 45) < at("it_mw", 20) - 5);
    QVERIFY(std::abs(at("it_mw", 75) - at("it_mw", 20)) < 0.05 * at("it_mw", 20));
    QVERIFY(at("network_loss_mw", 45) > 0.3 && at("network_loss_mw", 45) < at("network_loss_mw", 20));
    bool opened = false, closed = false;
    for (const auto& e : reader.events()) {
        opened |= e.kind == "open_element" && e.text == "Opened: line-up 2";
        closed |= e.kind == "close_element";
    }
    QVERIFY(opened && closed);
    // The same bytes again, and on one thread.
    const auto again = m_folder.filePath("again.mtrec");
    auto same = words;
    same.last() = again;
    QCOMPARE(runCli(same).status, 0);
    QFile a(out), b(again);
    QVERIFY(a.open(QIODevice::ReadOnly) && b.open(QIODevice::ReadOnly) && a.readAll() == b.readAll());
}

void TestCliNetwork::overloadsAreTimed()
{
    // A line-up with its substation transformer lost and the ring open beside: the rest of the ring hangs on too little.
    const auto file = events(R"([{"at": "2025-07-15T05:10:00Z", "kind": "open_element", "text": "line-up 3"},
                                 {"at": "2025-07-15T05:12:00Z", "kind": "open_element", "text": "tie 7-8"}])");
    const auto out = m_folder.filePath("overload.mtrec");
    const auto r = runCli({"simulate", "--preset", "2025-07", "--from", "2025-07-15T05:00Z", "--hours", "1", "--step", "60", "--events", QString::fromUtf8(file), "--out", out});
    QVERIFY2(r.status == 0, r.err.constData());
    const auto o = runCli({"network", "--preset", "2025-07", "--open", "line-up 3", "--open", "tie 7-8", "--json"}).object()["network"].toObject();
    const auto worst = o["overloads"].toArray().first().toObject();
    QVERIFY(worst["loading_percent"].toDouble() > 126 && worst["loading_percent"].toDouble() < 150);
    QCOMPARE(worst["allowed_minutes"].toDouble(), 30.0);
    data::RecordingReader reader(out.toStdString());
    std::optional<twin::Timestamp> began, limit;
    for (const auto& e : reader.events()) {
        if (e.kind == "overload_start")
            began = e.at;
        if (e.kind == "overload_limit" && !limit && e.text.starts_with(worst["element"].toString().toStdString()))
            limit = e.at;
    }
    QVERIFY(began && limit);
    // Half an hour after the second switch, a little earlier for what the first one used up.
    const double minutes = limit->secondsSince(twin::Timestamp::fromUtc(2025, 7, 15, 5, 12)) / 60;
    QVERIFY2(minutes > 24 && minutes <= 31, QByteArray::number(minutes).constData());
}

void TestCliNetwork::badSwitchesAreRefused()
{
    const auto run = [&](const QByteArray& text) {
        return runCli({"simulate", "--preset", "2024-09", "--hours", "1", "--events", QString::fromUtf8(events(text)), "--out", m_folder.filePath("bad.mtrec")});
    };
    const auto unknown = run(R"([{"at": "2024-09-15T06:00:00Z", "kind": "open_element", "text": "line-up 77"}])");
    QCOMPARE(unknown.status, 1);
    QVERIFY2(unknown.err.contains("line-up 77") && unknown.err.contains("2024-09-15T06:00:00Z") && unknown.err.count('\n') == 1, unknown.err.constData());
    const auto nameless = run(R"([{"at": "2024-09-15T06:00:00Z", "kind": "open_element", "value": 1}])");
    QVERIFY2(nameless.status == 1 && nameless.err.contains("names no element"), nameless.err.constData());
    const auto text = run(R"([{"at": "2024-09-15T06:00:00Z", "kind": "open_element", "text": "pad 1", "value": "x"}])");
    QCOMPARE(text.status, 1);
    QVERIFY(!QFile::exists(m_folder.filePath("bad.mtrec")));
}

QTEST_GUILESS_MAIN(TestCliNetwork)
#include "test_cli_network.moc"
