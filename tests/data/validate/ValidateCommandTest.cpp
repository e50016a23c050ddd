// `memphis-twin-cli validate` as scripts use it: exit status, sheet and JSON.
#include "RunCli.h"
#include "ValidationTest.h"
#include <QJsonArray>

using namespace support;

class TestValidateCommand : public QObject
{
    Q_OBJECT

    static QByteArray point(double expected)
    {
        return "quantity,T_C,p_Pa,expected,tol_kind,tol\nsat_vapour_pressure_Pa,25,," + QByteArray::number(expected) + ",rel,3e-4\n";
    }

private Q_SLOTS:
    void wrongUsage()
    {
        QCOMPARE(runCli({"validate"}).status, 2);
        QCOMPARE(runCli({"validate", "a", "b"}).status, 2);
        QCOMPARE(runCli({"validate", ".", "--yaml"}).status, 2);
    }
    void nothingToValidate()
    {
        QTemporaryDir root;
        writeFile(root.filePath("letter.csv"), "dear,reader\n1,2\n");
        const auto r = runCli({"validate", root.path()});
        QCOMPARE(r.status, 1);
        QVERIFY2(r.out.contains("No reference data"), r.out.constData());
        const auto missing = runCli({"validate", root.filePath("none")});
        QCOMPARE(missing.status, 1);
        QVERIFY2(missing.err.contains("not a folder"), missing.err.constData());
        QCOMPARE(missing.err.count('\n'), 1);
    }
    void statusFollowsTheSuites()
    {
        QTemporaryDir root;
        writeFile(root.filePath("good/p.csv"), point(3169.7));
        const auto good = runCli({"validate", root.path(), "--json"});
        QVERIFY2(good.status == 0 && good.err.isEmpty(), (good.err + good.out).constData());
        QVERIFY(good.object()["passed"].toBool());
        writeFile(root.filePath("wrong/p.csv"), point(3269.7));
        const auto bad = runCli({"validate", root.path(), "--json"});
        QCOMPARE(bad.status, 1);
        const auto o = bad.object();
        QVERIFY(!o["passed"].toBool());
        QCOMPARE(o["suites_found"].toInt(), 2);
        QCOMPARE(o["suites_passed"].toInt(), 1);
        const auto suite = o["suites"].toArray().at(1).toObject();
        QCOMPARE(suite["folder"].toString(), QString("wrong"));
        const auto c = suite["comparisons"].toArray().at(0).toObject();
        for (const char* key : {"quantity", "unit", "cases", "worst", "rms", "tolerance", "judged_by", "passed", "worst_case", "reference"})
            QVERIFY2(c.contains(key), key);
        QVERIFY(c["worst"].toDouble() > 1 && !c["passed"].toBool());
        QVERIFY(runCli({"validate", root.path()}).out.contains("worst at p.csv, row 1"));
    }
    void damageIsAProblemAndOneStatus()
    {
        QTemporaryDir root;
        writeFile(root.filePath("p.csv"), point(3169.7) + "sat_vapour_press");
        const auto r = runCli({"validate", root.path(), "--json"});
        QCOMPARE(r.status, 1);
        const auto problems = r.object()["suites"].toArray().at(0).toObject()["problems"].toArray();
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.at(0).toString().contains("damaged"));
    }
    void numbersDoNotDependOnTheLocale()
    {
        QTemporaryDir root;
        writeFile(root.filePath("p.csv"), point(3169.7));
        for (const QStringList& words : {QStringList{"validate", root.path()}, QStringList{"validate", root.path(), "--json"}})
            QCOMPARE(runCli(words).out, runCli(words, "fr_FR.UTF-8").out);
    }
    void referenceFolderPasses()
    {
        const auto folder = referenceFolder();
        if (folder.isEmpty())
            QSKIP("The reference data are not here; set MEMPHIS_TWIN_ORACLES to their folder.");
        const auto o = runCli({"validate", folder, "--json"}).object();
        QVERIFY(o["suites_found"].toInt() >= 6);
        for (const auto& value : o["suites"].toArray()) {
            const auto suite = value.toObject();
            QVERIFY2(suite["passed"].toBool(), qPrintable(suite["folder"].toString() + ": " + suite["suite"].toString()));
        }
    }
};

QTEST_GUILESS_MAIN(TestValidateCommand)
#include "ValidateCommandTest.moc"
