// The suites of battery and telemetry on the reference data, on renamed copies, on wrong figures and on damaged files.
#include "../ValidationTest.h"
#include <QRandomGenerator>
#include <QRegularExpression>

using namespace support;

class TestTelemetrySuites : public QObject
{
    Q_OBJECT

    struct Wrong
    {
        const char *file;    // part of a file's name
        const char *pattern; // what is changed, first match
        const char *by;
    };
    struct SuiteFolder
    {
        const char* id;
        qint64 leastCases;
        std::vector<Wrong> wrong;
    };
    static const std::vector<SuiteFolder>& suites()
    {
        static const std::vector<SuiteFolder> all{
            {"battery",
             101 * 4 + 108 * 2,
             {{"trajectory.csv", "0.32499999", "0.32529"}, {"parameters.json", "\"etaDis\": 0.9", "\"etaDis\": 0.91"}, {"degradation.csv", "0.98726861", "0.98746861"}}},
            {"telemetry-frontier-cdu",
             2879 * 28,
             {{"first12h.csv", "1013385.0,", "1913385.0,"}, {"expected.json", "202.937283", "202.938283"}, {"expected.json", "2.436422", "2.436522"},
              {"expected.json", "\"busiest_cdu\": 9", "\"busiest_cdu\": 8"}}},
            {"telemetry-gpu-hourly",
             3487 + 10,
             {{".csv", "346.72125", "34672125"}, {"expected.json", "31.3182", "31.3382"}, {"expected.json", "1063.4316", "1063.9316"}}},
            {"telemetry-h100-cluster",
             2 * (64 * 6 + 24 * 3),
             {{"ac_expected.json", "439.9181", "440.9181"}, {"dc.json", "408.98662", "408.99662"}, {"ac.json", "6.523661", "6.523961"},
              {"64n_run1_ac.json", "415.23 kWh", "415.43 kWh"}, {"gpt3_64n_run1_events.csv", "129958,eval_start", "123958,eval_start"}}},
            {"telemetry-h200-meter",
             3 * (3056 + 1125),
             {{"server.csv", "849.2,239.37", "850.2,239.37"}, {"server.json", "5603.773495", "5603.773595"}, {"offline.json", "5573.8111", "5573.8131"}}},
        };
        return all;
    }
    QString m_data;

    static void addRows()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < suites().size(); ++i)
            QTest::newRow(suites()[i].id) << int(i);
    }
    QFileInfoList filesOf(const SuiteFolder& suite) const
    {
        return QDir(m_data + "/" + suite.id).entryInfoList({"*.csv", "*.json"}, QDir::Files, QDir::Name);
    }
    // Hard links are not possible from a folder that may not be written to; the files are small.
    void copyTo(const QString& target, const SuiteFolder& suite, bool renamed) const
    {
        int n = 0;
        for (const auto& info : filesOf(suite))
            writeFile(target + "/" + (renamed ? QString("set-%1.%2").arg(++n * 37 % 101).arg(info.suffix()) : info.fileName()), readFile(info.filePath()));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_data = referenceFolder();
        if (m_data.isEmpty())
            QSKIP("The reference data are not here; set MEMPHIS_TWIN_ORACLES to their folder.");
    }

    void referencesPass_data() { addRows(); }
    void referencesPass()
    {
        QFETCH(int, index);
        const auto& suite = suites()[std::size_t(index)];
        const auto results = runSuite(m_data + "/" + suite.id, suite.id);
        QCOMPARE(results.size(), std::size_t{1});
        if (qEnvironmentVariableIsSet("SHOW_SHEET"))
            qInfo("%s", report(results).constData());
        QVERIFY2(results.front().passed(), report(results).constData());
        QVERIFY2(caseCount(results) >= suite.leastCases, report(results).constData());
        QCOMPARE(qsizetype(results.front().files.size()), filesOf(suite).size());
    }

    void renamedCopiesAreFound_data() { addRows(); }
    void renamedCopiesAreFound()
    {
        QFETCH(int, index);
        const auto& suite = suites()[std::size_t(index)];
        QTemporaryDir root;
        copyTo(root.filePath("other/layout"), suite, true);
        const auto before = runSuite(m_data + "/" + suite.id, suite.id), after = runSuite(root.path(), suite.id);
        QCOMPARE(after.size(), std::size_t{1});
        QCOMPARE(after.front().folder, std::string("other/layout"));
        QVERIFY2(after.front().passed(), report(after).constData());
        QCOMPARE(caseCount(after), caseCount(before));
        QCOMPARE(after.front().unsupported.size(), before.front().unsupported.size());
    }

    // A wrong figure must fail: otherwise the suite proves nothing.
    void wrongFiguresFail_data() { addRows(); }
    void wrongFiguresFail()
    {
        QFETCH(int, index);
        const auto& suite = suites()[std::size_t(index)];
        for (const auto& wrong : suite.wrong) {
            QTemporaryDir root;
            copyTo(root.path(), suite, false);
            bool changed = false;
            for (const auto& info : filesOf(suite)) {
                if (changed || !info.fileName().contains(wrong.file))
                    continue;
                auto bytes = readFile(info.filePath());
                const auto at = bytes.indexOf(wrong.pattern);
                if (at < 0)
                    continue;
                bytes.replace(at, qsizetype(qstrlen(wrong.pattern)), wrong.by);
                writeFile(root.filePath(info.fileName()), bytes);
                changed = true;
            }
            QVERIFY2(changed, wrong.pattern);
            const auto results = runSuite(root.path(), suite.id);
            QCOMPARE(results.size(), std::size_t{1});
            QVERIFY2(!results.front().passed(), qPrintable(QString(wrong.file) + ": " + wrong.by + QString::fromUtf8(report(results))));
        }
    }

    // Files cut inside a line or overwritten in places: a problem, a failed comparison, or no longer recognised; never a crash.
    void damageIsSaid_data() { addRows(); }
    void damageIsSaid()
    {
        QFETCH(int, index);
        const auto& suite = suites()[std::size_t(index)];
        QRandomGenerator random(7);
        for (const auto& info : filesOf(suite)) {
            const auto bytes = readFile(info.filePath());
            for (int trial = 0; trial < 2; ++trial) {
                QTemporaryDir root;
                // The damaged file, with the small ones: what the large ones hold is not needed to see damage.
                for (const auto& other : filesOf(suite))
                    if (other.size() < 200'000)
                        writeFile(root.filePath(other.fileName()), readFile(other.filePath()));
                auto damaged = bytes.left(100'000);
                if (trial == 0)
                    damaged.truncate(damaged.lastIndexOf(',', damaged.size() * 2 / 3));
                else
                    for (int k = 0; k < 60; ++k)
                        damaged[random.bounded(int(damaged.size()))] = char(random.bounded(256));
                writeFile(root.filePath(info.fileName()), damaged);
                bool failed = false, claimed = false;
                const auto results = runSuite(root.path(), suite.id);
                for (const auto& r : results) {
                    failed = failed || !r.passed();
                    claimed = claimed || std::find(r.files.begin(), r.files.end(), info.fileName().toStdString()) != r.files.end();
                }
                if (trial == 0)
                    QVERIFY2(failed || !claimed, qPrintable(info.fileName() + QString::fromUtf8(report(results))));
            }
        }
    }

    // Each file alone, without its neighbours: what is missing is said.
    void orphansAreNamed_data() { addRows(); }
    void orphansAreNamed()
    {
        QFETCH(int, index);
        const auto& suite = suites()[std::size_t(index)];
        for (const auto& info : filesOf(suite)) {
            if (info.size() > 1'000'000)
                continue;
            QTemporaryDir root;
            writeFile(root.filePath(info.fileName()), readFile(info.filePath()));
            for (const auto& r : runSuite(root.path(), suite.id))
                QVERIFY2(!r.unsupported.empty() || !r.problems.empty() || r.passed(), qPrintable(info.fileName()));
        }
    }
};

QTEST_GUILESS_MAIN(TestTelemetrySuites)
#include "TelemetrySuitesTest.moc"
