// The power-flow suite: passes on the reference data, finds renamed copies, and turns damage into problems.
#include "../ValidationTest.h"
#include "data/validate/PowerFlowSuite.h"
#include <QDirIterator>

using namespace support;

namespace {

/// A grid-model case of one line, small enough to stand here. Results by hand: u from the quadratic of two buses.
const QByteArray input = R"({"version":"1.0","type":"input","is_batch":false,"attributes":{"node":["id","u_rated"]},"data":{
 "node":[[1,400.0],[2,400.0]],
 "line":[{"id":3,"from_node":1,"to_node":2,"from_status":1,"to_status":1,"r1":0.01,"x1":0.0,"c1":0.0,"tan1":0.0,"i_n":200.0}],
 "source":[{"id":4,"node":1,"status":1,"u_ref":1.0,"sk":1e30}],
 "sym_load":[{"id":5,"node":2,"status":1,"type":0,"p_specified":100000.0,"q_specified":0.0}]}})";
const QByteArray parameters = R"({"calculation_method":"newton_raphson","rtol":1e-6,"atol":{"default":1e-6,"p_.*":0.1}})";

QByteArray output(double u)
{
    return QString(R"({"version":"1.0","type":"sym_output","is_batch":false,"attributes":{},"data":{"node":[{"id":2,"energized":1,"u_pu":%1}],"sym_load":[{"id":5,"p":100000.0}]}})")
        .arg(u, 0, 'g', 12).toUtf8();
}

// u² - u + r p = 0 with r p = 0.01 x 1e5 / 400² = 0.00625
const double expectedPu = (1 + std::sqrt(1 - 4 * 0.00625)) / 2;

std::vector<data::SuiteResult> run(const QString& folder) { return data::powerFlowSuite(data::ReferenceFiles(folder.toStdString())); }

void copyTree(const QString& from, const QString& to, bool rename)
{
    QDirIterator it(from, QDir::Files, QDirIterator::Subdirectories);
    int n = 0;
    while (it.hasNext()) {
        const QString path = it.next();
        auto relative = QDir(from).relativeFilePath(path);
        if (rename) // other names of folders and files, the same neighbours
            relative = QString("x/%1/f%2.json").arg(qHash(QFileInfo(relative).path(), 1)).arg(n++);
        if (path.endsWith(".json"))
            writeFile(to + "/" + relative, readFile(path));
    }
}

} // namespace

class PowerFlowSuiteTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void referencesPass()
    {
        const auto folder = referenceFolder();
        if (folder.isEmpty())
            QSKIP("The reference data are not here; set MEMPHIS_TWIN_ORACLES to their folder.");
        const auto results = runSuite(folder, "power-flow");
        QCOMPARE(results.size(), std::size_t(1));
        QVERIFY2(results[0].passed(), report(results).constData());
        QVERIFY(caseCount(results) > 2000);
        QVERIFY(results[0].files.size() >= 50);
        qInfo().noquote() << report(results);
    }

    void renamedCopiesAreFound()
    {
        const auto folder = referenceFolder();
        if (folder.isEmpty())
            QSKIP("The reference data are not here; set MEMPHIS_TWIN_ORACLES to their folder.");
        QTemporaryDir copy;
        copyTree(folder + "/power-flow", copy.path(), true);
        const auto results = run(copy.path());
        QVERIFY2(results.size() == 1 && results[0].passed(), report(results).constData());
        QCOMPARE(caseCount(results), caseCount(runSuite(folder, "power-flow")));
    }

    void truncatedCopiesGiveProblems()
    {
        const auto folder = referenceFolder();
        if (folder.isEmpty())
            QSKIP("The reference data are not here; set MEMPHIS_TWIN_ORACLES to their folder.");
        QDirIterator it(folder + "/power-flow", {"*.json"}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const auto bytes = readFile(it.next());
            for (const double share : {0.3, 0.7, 0.95}) {
                QTemporaryDir copy;
                writeFile(copy.path() + "/a/b.json", bytes.left(static_cast<qsizetype>(share * static_cast<double>(bytes.size()))));
                const auto results = run(copy.path());
                for (const auto& r : results)
                    QVERIFY(!r.passed());
                if (share > 0.9 && bytes.size() > 300)
                    QVERIFY2(!results.empty() && !results[0].problems.empty(), qPrintable(it.filePath()));
            }
        }
    }

    void garbledNumbersNeverCrash()
    {
        const auto folder = referenceFolder();
        if (folder.isEmpty())
            QSKIP("The reference data are not here; set MEMPHIS_TWIN_ORACLES to their folder.");
        QDirIterator it(folder + "/power-flow", {"*.json"}, QDir::Files, QDirIterator::Subdirectories);
        unsigned seed = 7;
        while (it.hasNext()) {
            const QFileInfo file(it.next());
            for (int round = 0; round < 3; ++round) {
                QTemporaryDir copy;
                copyTree(file.path(), copy.path() + "/c", false);
                auto bytes = readFile(file.filePath());
                for (int i = 0; i < 8; ++i) {
                    seed = seed * 1664525u + 1013904223u;
                    const auto place = static_cast<qsizetype>(seed % static_cast<unsigned>(bytes.size()));
                    const char c = bytes[place];
                    if (c >= '0' && c <= '9')
                        bytes[place] = static_cast<char>('0' + (seed >> 20) % 10);
                    else if (c == 'e' || c == '.')
                        bytes[place] = '9';
                }
                writeFile(copy.path() + "/c/" + file.fileName(), bytes);
                run(copy.path()); // problems or failed comparisons, no crash and no exception
            }
        }
    }

    void aSmallCaseIsJudgedByItsOwnTolerance()
    {
        QTemporaryDir folder;
        writeFile(folder.path() + "/k/1.json", input);
        writeFile(folder.path() + "/k/2.json", parameters);
        writeFile(folder.path() + "/k/3.json", output(expectedPu));
        auto results = run(folder.path());
        QVERIFY2(results.size() == 1 && results[0].passed(), report(results).constData());
        QCOMPARE(caseCount(results), std::int64_t(3));
        writeFile(folder.path() + "/k/3.json", output(expectedPu + 5e-6));
        results = run(folder.path());
        QVERIFY2(!results[0].passed() && results[0].problems.empty(), report(results).constData());
        QVERIFY(results[0].comparisons.front().worstCase.size() > 0);
    }

    void whatIsNotModelledIsNamed()
    {
        QTemporaryDir folder;
        auto estimation = input;
        estimation.replace("\"sym_load\":[", "\"sym_voltage_sensor\":[{\"id\":9,\"measured_object\":2,\"u_measured\":398.0,\"u_sigma\":1.0}],\"sym_load\":[");
        auto linear = parameters;
        linear.replace("newton_raphson", "iterative_linear");
        writeFile(folder.path() + "/estimation/1.json", estimation);
        writeFile(folder.path() + "/estimation/2.json", linear);
        writeFile(folder.path() + "/estimation/3.json", output(expectedPu));
        auto unknown = input;
        unknown.replace("\"sym_load\":[", "\"warp_drive\":[{\"id\":9}],\"sym_load\":[");
        writeFile(folder.path() + "/unknown/1.json", unknown);
        writeFile(folder.path() + "/unknown/2.json", parameters);
        writeFile(folder.path() + "/unknown/3.json", output(expectedPu));
        const auto results = run(folder.path());
        int named = 0;
        for (const auto& r : results)
            for (const auto& line : r.unsupported)
                named += line.find("state estimation") != std::string::npos || line.find("warp_drive") != std::string::npos;
        QVERIFY2(named == 2, report(results).constData());
    }

    void missingNeighboursAreProblems()
    {
        QTemporaryDir folder;
        writeFile(folder.path() + "/k/1.json", input);
        writeFile(folder.path() + "/k/3.json", output(expectedPu));
        auto results = run(folder.path());
        QVERIFY2(results.size() == 1 && !results[0].problems.empty(), report(results).constData());
        auto second = input;
        second.replace("\"from_node\":1", "\"from_node\":17");
        writeFile(folder.path() + "/k/1.json", second);
        writeFile(folder.path() + "/k/2.json", parameters);
        results = run(folder.path());
        QVERIFY2(results[0].problems.size() == 1 && results[0].problems[0].find("17") != std::string::npos, report(results).constData());
        QVERIFY(run(QDir(folder.path()).filePath("k")).size() == 1);
    }
};

QTEST_GUILESS_MAIN(PowerFlowSuiteTest)
#include "PowerFlowSuiteTest.moc"
