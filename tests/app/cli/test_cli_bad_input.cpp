// Bad input through the real command line: one sentence that says what, where and what to do; never a crash, never silence. And Frontier.
#include "RunCli.h"
#include "data/project/ProjectFile.h"
#include "twin/model/Preset.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <functional>

using namespace support;

namespace {

/// A power-flow case of two lines in a row; loads, branches and the kind of the first bus as asked.
QByteArray busCase(int firstType, double loadMw, const QByteArray& branches)
{
    return R"j({"name": "three", "baseMVA": 100, "bus_columns": ["bus", "type(1=PQ,2=PV,3=ref)", "Pd_MW", "Qd_MVAr", "Gs_MW", "Bs_MVAr"], "bus": [[1, )j" +
           QByteArray::number(firstType) + R"j(, 0, 0, 0, 0], [2, 1, 20, 5, 0, 0], [3, 1, )j" + QByteArray::number(loadMw) +
           R"j(, 5, 0, 0]], "gen_columns": ["bus", "Pg_MW", "Vset_pu", "status"], "gen": [[1, 0, 1.0, 1]],
              "branch_columns": ["from", "to", "r_pu", "x_pu", "b_pu", "tap_ratio(0=line)", "shift_deg", "status"], "branch": [)j" +
           branches + R"j(], "expected": {"Vm_pu": [1, 1, 1], "Va_deg": [0, 0, 0]}})j";
}

const QByteArray bothLines = "[1, 2, 0.01, 0.1, 0, 0, 0, 1], [2, 3, 0.01, 0.1, 0, 0, 0, 1]";

} // namespace

class TestCliBadInput : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    QString write(const QString& name, const QByteArray& bytes)
    {
        const auto path = m_dir.filePath(name);
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return path;
    }
    /// A year of hours, mild and half wet; `change` may edit the fields of a row (0 based).
    QByteArray epw(const std::function<bool(int, QStringList&)>& change)
    {
        QByteArray out = "LOCATION,Nowhere,TN,USA,TMY3,999999,35.0,-90.0,-6.0,80.0\nDESIGN CONDITIONS,0\nTYPICAL/EXTREME PERIODS,0\nGROUND TEMPERATURES,0\n"
                         "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0\nCOMMENTS 1,\nCOMMENTS 2,\nDATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31\n";
        const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        int row = 0;
        for (int month = 1; month <= 12; ++month)
            for (int day = 1; day <= days[month - 1]; ++day)
                for (int hour = 1; hour <= 24; ++hour, ++row) {
                    QStringList f = QStringLiteral("2001,%1,%2,%3,0,?9,20.0,9.3,50,101300").arg(month).arg(day).arg(hour).split(',');
                    while (f.size() < 35)
                        f << "0";
                    if (change(row, f))
                        out += f.join(',').toUtf8() + '\n';
                }
        return out;
    }
    static QStringList kpi(const QStringList& more) { return QStringList{"kpi", "--preset", "2024-09"} + more; }

private Q_SLOTS:
    void networks_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("no slack bus") << busCase(1, 30, bothLines) << QStringList{"no reference bus"};
        QTest::newRow("does not converge") << busCase(3, 3000, bothLines) << QStringList{"did not converge", "bus 3", "MW off its balance"};
        QTest::newRow("disconnected") << busCase(3, 30, "[1, 2, 0.01, 0.1, 0, 0, 0, 1]") << QStringList{"bus 3", "cut off from every source"};
        QTest::newRow("opened line") << busCase(3, 30, "[1, 2, 0.01, 0.1, 0, 0, 0, 0], [2, 3, 0.01, 0.1, 0, 0, 0, 1]")
                                     << QStringList{"bus 2 and 1 more", "cut off from every source"};
        QTest::newRow("no impedance") << busCase(3, 30, "[1, 2, 0, 0, 0, 0, 0, 1], [2, 3, 0.01, 0.1, 0, 0, 0, 1]") << QStringList{"from bus 1 to bus 2", "no series impedance"};
        QTest::newRow("unknown bus") << busCase(3, 30, "[1, 7, 0.01, 0.1, 0, 0, 0, 1]") << QStringList{"names the bus 7"};
        QTest::newRow("cut off") << busCase(3, 30, bothLines).chopped(40) << QStringList{"case.json", "cut off or damaged"};
    }
    void networks()
    {
        QFETCH(QByteArray, content);
        QFETCH(QStringList, words);
        QTemporaryDir dir;
        QFile file(dir.filePath("case.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const auto r = runCli({"validate", dir.path()});
        QCOMPARE(r.status, 1);
        QVERIFY(r.err.isEmpty());
        for (const auto& word : words)
            QVERIFY2(QString::fromUtf8(r.out).contains(word), r.out.constData());
    }

    void conditions_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("mentions");
        QTest::newRow("humid air above saturation") << QStringList{"--dry-bulb", "20", "--wet-bulb", "25"} << 2 << "wet bulb";
        QTest::newRow("drier than dry") << QStringList{"--dry-bulb", "40", "--wet-bulb", "-5"} << 2 << "dry air";
        QTest::newRow("utilisation below none") << QStringList{"--utilisation", "-0.1"} << 2 << "utilisation";
        QTest::newRow("utilisation above all") << QStringList{"--utilisation", "1.01"} << 2 << "utilisation";
        QTest::newRow("no number") << QStringList{"--dry-bulb", "nan", "--wet-bulb", "3"} << 2 << "nan";
        QTest::newRow("beyond the earth") << QStringList{"--dry-bulb", "80", "--wet-bulb", "30"} << 2 << "60";
        QTest::newRow("one bulb") << QStringList{"--dry-bulb", "20"} << 2 << "both";
    }
    void conditions()
    {
        QFETCH(QStringList, words);
        QFETCH(int, status);
        QFETCH(QString, mentions);
        const auto r = runCli(kpi(words));
        QVERIFY2(r.status == status || (status == 2 && r.status == 1 && mentions == "dry air"), r.err.constData());
        QVERIFY2(QString::fromUtf8(r.err).contains(mentions), r.err.constData());
        QCOMPARE(r.err.count('\n'), 1);
        QVERIFY(r.out.isEmpty());
    }

    void curvesOutsideTheirRangeAreClampedAndSaid()
    {
        const auto usual = runCli(kpi({"--dry-bulb", "30", "--wet-bulb", "22", "--json"})).object();
        const auto extreme = runCli(kpi({"--dry-bulb", "58", "--wet-bulb", "40", "--json"})).object();
        QCOMPARE(usual["curve_inputs_clamped"].toInt(), 0);
        QVERIFY(extreme["curve_inputs_clamped"].toDouble() > 0);
        bool said = false;
        for (const auto& f : extreme["findings"].toArray())
            said = said || f.toString().contains("nearest end is used");
        QVERIFY(said);
        QVERIFY(std::isfinite(extreme["facility_mw"].toDouble()) && extreme["pue"].toDouble() > usual["pue"].toDouble() && extreme["pue"].toDouble() < 3);
    }

    void weatherGaps()
    {
        const auto gap = [](int from, int hours) {
            return [=](int row, QStringList& f) {
                if (row >= from && row < from + hours) {
                    f[6] = f[7] = "99.9";
                    f[8] = "999";
                }
                return true;
            };
        };
        const auto with = [&](const QString& file) { return runCli(kpi({"--weather", file, "--at", "2001-01-01T20:00:00Z", "--json"})); };
        const auto none = with(write("none.epw", epw([](int, QStringList&) { return true; })));
        QVERIFY2(none.status == 0, none.err.constData());
        QCOMPARE(none.object()["notes"].toArray().size(), 0);
        const auto shortGap = with(write("short.epw", epw(gap(10, 4))));
        QVERIFY2(shortGap.status == 0, shortGap.err.constData());
        QVERIFY2(shortGap.object()["notes"].toArray().size() >= 1, shortGap.out.constData()); // filled from the neighbours, and said
        QVERIFY(std::abs(shortGap.object()["facility_mw"].toDouble() / none.object()["facility_mw"].toDouble() - 1) < 1e-3);
        const auto longGap = with(write("long.epw", epw(gap(10, 40))));
        QCOMPARE(longGap.status, 1);
        QVERIFY2(longGap.err.contains("long.epw") && longGap.err.contains("missing for 40 hours"), longGap.err.constData());
        const auto lost = with(write("lost.epw", epw([](int row, QStringList&) { return row < 100 || row > 130; })));
        QCOMPARE(lost.status, 1);
        QVERIFY2(lost.err.contains("lost.epw") && lost.err.contains("does not follow"), lost.err.constData());
        // Simulating says it too.
        const auto run = runCli({"simulate", "--preset", "2024-09", "--weather", m_dir.filePath("short.epw"), "--from", "2001-01-01T08:00:00Z", "--hours", "1", "--out",
                                 m_dir.filePath("run.mtrec"), "--json"});
        QVERIFY2(run.status == 0 && !run.object()["notes"].toArray().isEmpty(), run.err.constData());
    }

    void airAboveSaturationInAFile()
    {
        const auto file = write("wet.epw", epw([](int row, QStringList& f) {
            if (row == 12)
                f[7] = "26.0"; // a dew point above the dry bulb
            return true;
        }));
        const auto r = runCli(kpi({"--weather", file, "--at", "2001-01-01T19:00:00Z", "--json"}));
        QVERIFY2(r.status == 0, r.err.constData());
        const auto o = r.object();
        QVERIFY2(o["wet_bulb_c"].toDouble() <= o["dry_bulb_c"].toDouble() + 1e-6, r.out.constData());
        QVERIFY2(!o["notes"].toArray().isEmpty(), r.out.constData());
        const auto broken = runCli(kpi({"--weather", write("broken.epw", epw([](int row, QStringList& f) {
                                            if (row == 12)
                                                f[8] = "150";
                                            return true;
                                        })), "--at", "2001-01-01T19:00:00Z"}));
        QCOMPARE(broken.status, 1);
        QVERIFY2(broken.err.contains("humidity") && broken.err.contains("line 21"), broken.err.constData());
    }

    void impossibleParameters_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<double>("value");
        QTest::newRow("negative grid") << "grid_capacity" << -5.0;
        QTest::newRow("CDU without approach") << "cdu_approach" << -3.0;
        QTest::newRow("facility rise of nothing") << "facility_rise" << 0.0;
    }
    void impossibleParameters()
    {
        QFETCH(QString, id);
        QFETCH(double, value);
        auto loaded = twin::loadPreset("2024-09");
        QVERIFY(loaded.scenario.parameters.contains(id.toStdString()));
        const auto label = QString::fromStdString(loaded.scenario.parameters.at(id.toStdString()).label);
        loaded.scenario.parameters.setByUser(id.toStdString(), value);
        data::Project project;
        project.site = loaded.site;
        project.scenarios.push_back(loaded.scenario);
        const auto file = m_dir.filePath(id + ".mtwin");
        data::saveProject(project, file.toStdString());
        const auto r = runCli({"kpi", "--project", file});
        QCOMPARE(r.status, 1);
        QCOMPARE(r.err.count('\n'), 1);
        QVERIFY2(QString::fromUtf8(r.err).contains(label) && r.err.contains(QByteArray::number(value)), r.err.constData());
    }

    void frontierIsReproduced()
    {
        // Published totals of the ExaDigiT twin of Frontier, to 0.01 %.
        const auto at = [](double utilisation) { return runCli({"kpi", "--preset", "frontier", "--utilisation", QString::number(utilisation), "--json"}).object(); };
        const auto idle = at(0), peak = at(1);
        QCOMPARE(idle["gpus"].toInt(), 37'888);
        QVERIFY(std::abs(idle["facility_mw"].toDouble() / 7.3065 - 1) < 1e-4);
        QVERIFY(std::abs(peak["facility_mw"].toDouble() / 28.2279 - 1) < 1e-4);
        QVERIFY(std::abs(peak["node_w"].toDouble() / 2704.26 - 1) < 1e-4);
        for (const auto& o : {idle, at(0.5), peak}) {
            QVERIFY(std::abs(o["technology_supply_c_max"].toDouble() - o["technology_setpoint_c"].toDouble()) < 1.5);
            QVERIFY(std::abs(o["facility_supply_c"].toDouble() - o["facility_setpoint_c"].toDouble()) < 2);
            QVERIFY(std::abs(o["loop_balance_error"].toDouble()) < 1e-9);
        }
        const auto wrong = runCli({"kpi", "--preset", "frontier", "--at", "2025-01-01T00:00:00Z"});
        QCOMPARE(wrong.status, 2);
        QVERIFY(wrong.err.contains("--at"));
        QCOMPARE(runCli({"simulate", "--preset", "frontier", "--out", m_dir.filePath("f.mtrec")}).status, 2);
        QVERIFY(runCli({"presets"}).out.contains("frontier"));
    }
};

QTEST_GUILESS_MAIN(TestCliBadInput)
#include "test_cli_bad_input.moc"
