// The suites of air, coolants, exchangers, carbon and storage on the reference data, on renamed copies, and on damaged ones.
#include "ValidationTest.h"
#include <QRandomGenerator>

using namespace support;

class TestFluidSuites : public QObject
{
    Q_OBJECT

    struct SuiteFolder
    {
        const char *id, *folder;
        qint64 leastCases;
    };
    static constexpr SuiteFolder suites[] = {{"psychrometrics", "psychrometrics", 21 + 400 * 7}, {"weather", "weather", 12 * 13 + 381 * 3},
                                             {"fluid-properties", "fluid-properties", 10 + 45 * 6 + 306 * 4}, {"heat-exchanger", "heat-exchanger", 306 * 3},
                                             {"grid-carbon", "grid-carbon", 8760}, {"storage-mlperf", "storage-mlperf", 81 * 3}};
    QString m_data;

    static void addRows()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<qint64>("leastCases");
        for (const auto& s : suites)
            QTest::newRow(s.id) << QString(s.id) << QString(s.folder) << s.leastCases;
    }
    // A copy of a folder under other names, deep in another layout; the EPW keeps no hint in its name either.
    void copyRenamed(const QString& folder, const QString& target) const
    {
        int n = 0;
        for (const auto& info : QDir(m_data + "/" + folder).entryInfoList(QDir::Files, QDir::Name))
            writeFile(target + QString("/set-%1.").arg(++n) + info.suffix(), readFile(info.filePath()));
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
        QFETCH(QString, id);
        QFETCH(QString, folder);
        QFETCH(qint64, leastCases);
        const auto results = runSuite(m_data, id.toStdString());
        QCOMPARE(results.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(results.front().folder), folder);
        QVERIFY2(results.front().passed(), report(results).constData());
        QVERIFY2(caseCount(results) >= leastCases, report(results).constData());
    }

    void renamedCopiesAreFound_data() { addRows(); }
    void renamedCopiesAreFound()
    {
        QFETCH(QString, id);
        QFETCH(QString, folder);
        QTemporaryDir root;
        copyRenamed(folder, root.filePath("other/layout/x"));
        const auto before = runSuite(m_data, id.toStdString()), after = runSuite(root.path(), id.toStdString());
        QCOMPARE(after.size(), std::size_t{1});
        QCOMPARE(after.front().folder, std::string("other/layout/x"));
        QVERIFY2(after.front().passed(), report(after).constData());
        QCOMPARE(caseCount(after), caseCount(before));
        QCOMPARE(after.front().files.size(), before.front().files.size());
    }

    // Every file cut at several places, and with bytes overwritten: a problem, a failed comparison, or no longer recognised; never a crash.
    void damageIsSaid_data() { addRows(); }
    void damageIsSaid()
    {
        QFETCH(QString, id);
        QFETCH(QString, folder);
        QRandomGenerator random(7);
        for (const auto& info : QDir(m_data + "/" + folder).entryInfoList({"*.csv", "*.json", "*.epw"}, QDir::Files, QDir::Name)) {
            const auto bytes = readFile(info.filePath());
            for (int trial = 0; trial < 6; ++trial) {
                QTemporaryDir root;
                for (const auto& other : QDir(m_data + "/" + folder).entryInfoList({"*.csv", "*.json", "*.epw"}, QDir::Files, QDir::Name))
                    QFile::copy(other.filePath(), root.filePath(other.fileName()));
                auto damaged = bytes;
                if (trial < 3) // cut inside a line, before a comma
                    damaged.truncate(damaged.lastIndexOf(',', damaged.size() * (trial + 1) / 4));
                else
                    for (int k = 0; k < 40; ++k)
                        damaged[random.bounded(int(damaged.size()))] = char(random.bounded(256));
                QFile::setPermissions(root.filePath(info.fileName()), QFile::ReadOwner | QFile::WriteOwner);
                writeFile(root.filePath(info.fileName()), damaged);
                const auto results = runSuite(root.path(), id.toStdString());
                bool failed = results.empty(), claimed = false;
                for (const auto& r : results) {
                    failed = failed || !r.passed();
                    claimed = claimed || std::find(r.files.begin(), r.files.end(), info.fileName().toStdString()) != r.files.end();
                }
                if (trial < 3)
                    QVERIFY2(failed || !claimed, qPrintable(info.fileName() + QString::fromUtf8(report(results))));
            }
        }
    }

    // A wrong figure must fail: otherwise the suite proves nothing.
    void wrongFiguresFail_data() { addRows(); }
    void wrongFiguresFail()
    {
        QFETCH(QString, id);
        QFETCH(QString, folder);
        for (const auto& info : QDir(m_data + "/" + folder).entryInfoList({"*.csv"}, QDir::Files, QDir::Name)) {
            QTemporaryDir root;
            for (const auto& other : QDir(m_data + "/" + folder).entryInfoList({"*.csv", "*.json", "*.epw"}, QDir::Files, QDir::Name))
                QFile::copy(other.filePath(), root.filePath(other.fileName()));
            auto lines = readFile(info.filePath()).split('\n');
            // The last numeric cell of the tenth row, 5 % and 3 units off.
            const int row = int(std::min<qsizetype>(10, lines.size() - 2));
            auto cells = lines[row].trimmed().split(',');
            for (auto cell = cells.size() - 1; cell > 0; --cell) {
                const auto name = lines[0].split(',').value(cell);
                if (name == "tol" || name == "rel_tol" || name == "source" || name == "tol_kind")
                    continue;
                bool number = false;
                const double value = cells[cell].toDouble(&number);
                if (!number)
                    continue;
                cells[cell] = QByteArray::number(1.05 * value + 3, 'g', 12);
                break;
            }
            lines[row] = cells.join(',');
            QFile::remove(root.filePath(info.fileName()));
            writeFile(root.filePath(info.fileName()), lines.join('\n'));
            const auto results = runSuite(root.path(), id.toStdString());
            QCOMPARE(results.size(), std::size_t{1});
            QVERIFY2(!results.front().passed(), qPrintable(info.fileName() + QString::fromUtf8(report(results))));
        }
    }
};

QTEST_GUILESS_MAIN(TestFluidSuites)
#include "FluidSuitesTest.moc"
