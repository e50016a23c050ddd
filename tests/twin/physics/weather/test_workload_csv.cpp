// Workload traces from CSV, and the scenario's choices of weather and workload.
#include "EpwText.h"
#include "OracleTable.h"
#include "twin/base/Error.h"
#include "twin/base/Random.h"
#include "twin/model/Catalogue.h"
#include "twin/model/Scenario.h"
#include "twin/physics/PlantModel.h"
#include "twin/physics/Weather.h"
#include "twin/physics/Workload.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <set>

using namespace twin;

class TestWorkloadCsv : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    const Timestamp m_start = Timestamp::fromUtc(2025, 7, 1);

    std::string write(const QByteArray& bytes, const char* name = "trace.csv")
    {
        const auto path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qPrintable(path));
        file.write(bytes);
        return path.toStdString();
    }
    QString errorOf(const QByteArray& bytes)
    {
        try {
            readWorkloadCsv(write(bytes), m_start);
        } catch (const Error& e) {
            return QString::fromUtf8(e.what());
        }
        return {};
    }
    double at(const std::shared_ptr<const Workload>& w, double seconds) const
    {
        return static_cast<double>(w->at(m_start.plusSeconds(seconds)).value);
    }
    static PlantSpec catalogueSpec()
    {
        const auto& c = Catalogue::builtIn();
        PlantSpec spec;
        spec.gpus = c.gpus;
        spec.rackTypes = c.rackTypes;
        spec.parameters = c.parameters;
        return spec;
    }
    static bool near(double a, double b, double tolerance = 1e-6) { return std::abs(a - b) <= tolerance; }

private Q_SLOTS:
    void utilisationForms_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("plain") << QByteArray("t_s,utilisation\n0,0.2\n10,0.4\n20,0.8\n");
        QTest::newRow("CR LF, spaces, order of columns") << QByteArray("Utilization , Time (s)\r\n 0.2,0\r\n0.4 , 10\r\n0.8,20\r\n");
        QTest::newRow("percent, milliseconds") << QByteArray("t_ms;util_percent\n5000;20\n15000;40\n25000;80\n");
        QTest::newRow("percent sign") << QByteArray("time [min]\tutilisation (%)\n0\t20\n0.16666666666\t40\n0.33333333333\t80\n");
        QTest::newRow("instants") << QByteArray("timestamp,gpu_util,note\n2024-05-01T00:00:00Z,0.2,a\n2024-05-01T00:00:10Z,0.4,\"b,c\"\n2024-05-01T00:00:20Z,0.8,\n");
        QTest::newRow("comments and blanks") << QByteArray("\xEF\xBB\xBF# made by hand\n\nt_s,u\n0,0.2\n\n# middle\n10,0.4\n20,0.8");
        QTest::newRow("doubled instant") << QByteArray("t_s,utilisation\n0,0.2\n10,0.9\n10,0.4\n20,0.8\n");
    }
    void utilisationForms()
    {
        QFETCH(QByteArray, bytes);
        const auto w = readWorkloadCsv(write(bytes), m_start);
        QVERIFY(near(at(w, 0), 0.2));
        QVERIFY(near(at(w, 5), 0.3));
        QVERIFY(near(at(w, 10), 0.4));
        QVERIFY(near(at(w, 20), 0.8, 1e-5));
        QVERIFY(near(at(w, 30), 0.2, 1e-5)); // again from the start, one mean step after the end
        QVERIFY(w->at(m_start).basis == LoadLevel::Basis::Utilisation);
        QVERIFY(!w->isSynthetic());
        QVERIFY(w->description().find("trace.csv") != std::string::npos);
    }
    void nodesAreAveragedOnOneGrid()
    {
        // Node b reports half a second later; both rise by 0.01 a second.
        QByteArray bytes = "node,t_s,utilisation\n";
        for (int i = 0; i < 20; ++i)
            bytes += "a," + QByteArray::number(3 * i) + "," + QByteArray::number(0.1 + 0.03 * i) + "\n";
        for (int i = 0; i < 20; ++i)
            bytes += "b," + QByteArray::number(3 * i + 0.5) + "," + QByteArray::number(0.305 + 0.03 * i) + "\n";
        const auto w = readWorkloadCsv(write(bytes), m_start);
        for (double t = 2; t < 56; t += 0.7)
            QVERIFY2(near(at(w, t), 0.2 + 0.01 * t, 1e-5), qPrintable(QString("%1: %2").arg(t).arg(at(w, t))));
    }
    void powerBecomesUtilisation()
    {
        const auto spec = catalogueSpec();
        const int type = Catalogue::builtIn().rackTypeIndex("hgx_h100_64");
        const double idle = serverRackPowerW(spec, type, 0) / 8, rated = serverRackPowerW(spec, type, 1) / 8;
        QVERIFY(idle > 1000 && rated > 8000 && rated < 12'000);
        QByteArray bytes = "node,t_ms,power_kW\n";
        for (const char* node : {"n1", "n2"})
            for (int i = 0; i <= 10; ++i) // from below idle to above the rating
                bytes += QByteArray(node) + "," + QByteArray::number(2000 * i) + "," + QByteArray::number((idle - 500 + (rated - idle + 1000) * i / 10) / 1000, 'f', 6) + "\n";
        const auto w = readWorkloadCsv(write(bytes), m_start);
        QCOMPARE(at(w, 0), 0.0);
        QCOMPARE(at(w, 20), 1.0);
        for (int i = 1; i < 10; ++i)
            QVERIFY(near(8 * (idle - 500 + (rated - idle + 1000) * i / 10), serverRackPowerW(spec, type, at(w, 2 * i)), 2));
    }
    // The public measurement: 64 nodes with 512 H100 training GPT-3. Utilisation put back through the server model gives its power.
    void measuredClusterTrace()
    {
        const auto path = support::oraclePath("telemetry-h100-cluster/gpt3_64n_run1_ac.csv");
        SKIP_WITHOUT(path);
        const auto w = readWorkloadCsv(path.toStdString(), m_start);
        const auto spec = catalogueSpec();
        const int type = Catalogue::builtIn().rackTypeIndex("hgx_h100_64");
        double sum = 0, least = 1e9, most = 0;
        constexpr int steps = 1700;
        for (int i = 0; i < steps; ++i) {
            const double kw = 8 * serverRackPowerW(spec, type, at(w, 2.0 * i)) / 1000;
            sum += kw / steps;
            least = std::min(least, kw);
            most = std::max(most, kw);
        }
        qInfo("%s: %.1f kW mean, %.1f to %.1f", w->description().c_str(), sum, least, most);
        QVERIFY(w->description().find("64 servers") != std::string::npos);
        QVERIFY(near(sum, 438.46, 0.001 * 438.46)); // the folder's expected mean on a 1 s grid
        QVERIFY(near(most, 458.5, 1));
        QVERIFY(least > 200 && least < 340);
        for (const char* other : {"llama2_1n_run1_ac.csv", "llama2_8n_run1_ac.csv", "llama2_64n_run1_ac.csv"}) {
            const auto x = readWorkloadCsv(support::oraclePath(QString("telemetry-h100-cluster/") + other).toStdString(), m_start);
            QVERIFY(at(x, 100) > 0.1 && at(x, 100) < 1);
        }
    }
    void refusals_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("parts");
        const auto row = [](const char* name, const QByteArray& bytes, const QStringList& parts) { QTest::newRow(name) << bytes << parts; };
        row("empty", "", {"is empty"});
        row("only a header", "t_s,utilisation\n", {"no rows"});
        row("only comments", "# nothing\n\n", {"no header line"});
        row("no time", "node,power_W\n1,2\n", {"line 1", "no time column", "node, power_W"});
        row("no value", "t_s,colour\n1,2\n", {"line 1", "neither a utilisation nor a power", "t_s, colour"});
        row("power without a unit", "t_s,power\n1,2\n", {"power_W"});
        row("wrong text", "t_s,utilisation\n0,0.5\n1,half\n", {"line 3", "utilisation is “half”"});
        row("NaN", "t_s,utilisation\n0,0.5\n1,nan\n", {"line 3", "“nan”"});
        row("NaN time", "t_s,utilisation\nnan,0.5\n", {"line 2", "t_s is “nan”"});
        row("infinite", "t_s,utilisation\n0,inf\n", {"line 2"});
        row("empty value", "t_s,utilisation\n0,\n", {"line 2", "not a number"});
        row("decimal comma", "t_s,utilisation\n0,0,5\n", {"line 2", "3 fields", "2"});
        row("cut off", "t_s,node,utilisation\n0,1,0.5\n1,1", {"line 3", "cut off"});
        row("time back", "t_s,utilisation\n5,0.5\n4,0.5\n", {"line 3", "time goes back"});
        row("time back for a node", "node,t_ms,power_W\n7,5,100\n8,1,100\n7,4,100\n", {"line 4", "time goes back", "node 7"});
        row("above one", "t_s,utilisation\n0,0.5\n1,55\n", {"line 3", "above full", "utilisation_percent"});
        row("below zero", "t_s,utilisation\n0,-0.5\n", {"line 2", "below zero"});
        row("binary", QByteArray("t_s,utilisation\n0,\0\1\n", 21), {"line 2", "binary"});
        row("bad date", "time,utilisation\n2025-07-01T00:00,0.5\n2025-07-32T00:00,0.5\n", {"line 3", "2025-07-32"});
        row("far time", "t_s,utilisation\n0,0.5\n1e17,0.5\n", {"line 3", "30 years"});
        row("an EPW", support::EpwText().bytes(), {"line 1", "no time column"});
    }
    void refusals()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, parts);
        const auto sentence = errorOf(bytes);
        QVERIFY2(sentence.contains("trace.csv"), qPrintable(sentence));
        for (const auto& part : parts)
            QVERIFY2(sentence.contains(part), qPrintable("“" + part + "” is not in: " + sentence));
        QVERIFY_EXCEPTION_THROWN(readWorkloadCsv(m_folder.filePath("nowhere.csv").toStdString(), m_start), Error);
    }
    void garbledFiles()
    {
        QByteArray sound = "node,t_ms,power_W\n";
        for (int node = 1; node <= 4; ++node)
            for (int i = 0; i < 100; ++i)
                sound += QByteArray::number(node) + "," + QByteArray::number(2000 * i + 100 * node) + "," + QByteArray::number(6000 + 13 * i) + "\n";
        int refused = 0;
        for (int i = 0; i < 400; ++i) {
            auto bytes = sound;
            const auto draw = [i](int what) { return randomUniform(12, static_cast<std::uint64_t>(what), i); };
            switch (i % 4) {
            case 0:
                bytes.truncate(static_cast<qsizetype>(draw(0) * static_cast<double>(bytes.size())));
                break;
            case 1:
                for (int k = 0; k < 3; ++k)
                    bytes[static_cast<qsizetype>(draw(10 + k) * static_cast<double>(bytes.size() - 1))] = static_cast<char>(256 * draw(20 + k));
                break;
            case 2:
                bytes.remove(static_cast<qsizetype>(draw(1) * static_cast<double>(bytes.size())), static_cast<qsizetype>(1 + 60 * draw(2)));
                break;
            case 3:
                for (int k = 0; k < 50; ++k)
                    bytes.insert(static_cast<qsizetype>(draw(3) * static_cast<double>(bytes.size())), static_cast<char>(1 + 255 * draw(30 + k)));
                break;
            }
            try {
                const auto w = readWorkloadCsv(write(bytes), m_start);
                for (double t = -50; t < 300; t += 7.3)
                    QVERIFY(at(w, t) >= 0 && at(w, t) <= 1);
            } catch (const Error& e) {
                ++refused;
                const auto text = QString::fromUtf8(e.what());
                QVERIFY2(text.size() > 20 && text.size() < 600 && text.endsWith('.') && !text.contains('\n'), qPrintable(text));
            }
        }
        QVERIFY(refused > 150 && refused < 400);
    }
    void scenarioChoosesTheWorkload()
    {
        Scenario s;
        s.begin = m_start;
        const auto only = [](const Scenario& scenario) {
            const auto all = makeWorkloads(scenario);
            return all.size() == 1 ? all.front() : nullptr;
        };
        s.workload = WorkloadKind::Rated;
        QVERIFY(only(s) && only(s)->at(m_start).value == 1.0f && only(s)->at(m_start).basis == LoadLevel::Basis::Utilisation);
        s.workload = WorkloadKind::Idle;
        QVERIFY(only(s) && only(s)->at(m_start).value == 0.0f);
        s.workload = WorkloadKind::Training;
        QCOMPARE(only(s)->description(), trainingWorkload(1)->description());
        s.workload = WorkloadKind::Inference;
        s.seed = 5;
        QCOMPARE(only(s)->description(), inferenceWorkload(5)->description());
        s.workload = WorkloadKind::Trace;
        QVERIFY_EXCEPTION_THROWN(makeWorkloads(s), Error); // no file named
        s.workloadFile = write("t_s,utilisation\n0,0.25\n10,0.5\n");
        QVERIFY(near(at(only(s), 5), 0.375));
        s.workloadHall = 2;
        const auto two = makeWorkloads(s);
        QCOMPARE(two.size(), std::size_t(2));
        QCOMPARE(two[0]->description(), trainingWorkload(5)->description());
        QVERIFY(near(at(two[1], 5), 0.375));
        std::set<std::string> ids;
        for (const auto kind : {WorkloadKind::Training, WorkloadKind::Inference, WorkloadKind::Rated, WorkloadKind::Idle, WorkloadKind::Trace})
            ids.insert(workloadId(kind));
        QCOMPARE(ids.size(), std::size_t(5));
    }
    void scenarioChoosesTheWeather()
    {
        Scenario s;
        s.begin = Timestamp::fromUtc(2025, 7, 1, 4); // still 30 June in Memphis
        s.weather = WeatherKind::TypicalMonth;
        QCOMPARE(makeWeather(s)->description(), typicalMonthWeather(6)->description());
        s.weather = WeatherKind::Generated;
        s.seed = 9;
        QCOMPARE(makeWeather(s)->at(s.begin).dryBulbC, generatedWeather(9)->at(s.begin).dryBulbC);
        s.weather = WeatherKind::Constant;
        s.dryBulbC = 30;
        s.wetBulbC = 20;
        QCOMPARE(makeWeather(s)->at(s.begin).wetBulbC, 20.0);
        s.weather = WeatherKind::EpwFile;
        QVERIFY_EXCEPTION_THROWN(makeWeather(s), Error);
        s.weatherFile = write(support::EpwText().bytes(), "w.epw");
        QVERIFY(!makeWeather(s)->isSynthetic());
        std::set<std::string> ids;
        for (const auto kind : {WeatherKind::Generated, WeatherKind::TypicalMonth, WeatherKind::EpwFile, WeatherKind::Constant})
            ids.insert(weatherId(kind));
        QCOMPARE(ids.size(), std::size_t(4));
    }
};

QTEST_GUILESS_MAIN(TestWorkloadCsv)
#include "test_workload_csv.moc"
