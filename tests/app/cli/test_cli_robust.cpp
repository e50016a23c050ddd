// Wrong words, missing, empty, truncated, binary and foreign files: one clear sentence, the right exit status, nothing lost.
#include "RunCli.h"
#include "twin/base/NumberText.h"
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using support::runCli;

class TestCliRobust : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void wrongUsage_data();
    void wrongUsage();
    void badFiles_data();
    void badFiles();
    void epwOneRowShort();
    void failedOutputKeepsWhatWasThere();

private:
    void write(const QString& name, const QByteArray& bytes);
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
};

void TestCliRobust::write(const QString& name, const QByteArray& bytes)
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

static QByteArray epw(int rows)
{
    QByteArray text = "LOCATION,Test City,TN,USA,Made up,000000,35.0,-90.0,-6.0,80.0\nDESIGN CONDITIONS,0\nTYPICAL/EXTREME PERIODS,0\n"
                      "GROUND TEMPERATURES,0\nHOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0\nCOMMENTS 1,none\nCOMMENTS 2,none\nDATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31\n";
    static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int n = 0;
    for (int m = 0; m < 12; ++m)
        for (int d = 1; d <= days[m]; ++d)
            for (int h = 1; h <= 24 && n < rows; ++h, ++n)
                text += QString("2001,%1,%2,%3,0,?9,20.0,10.0,53,100600,0,0,330,0,0,0,0,0,0,0,180,3.0,5,5,16,9999,9,999999999,180,0.1,0,88,0.2,0,1\n")
                            .arg(m + 1).arg(d).arg(h).toUtf8();
    return text;
}

void TestCliRobust::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QByteArray binary(4096, '\0');
    QRandomGenerator random(1);
    for (auto& c : binary)
        c = static_cast<char>(random.bounded(256));
    write("empty", "");
    write("binary", binary);
    write("foreign.txt", "hello, this is a letter and no data\n");
    write("nocolumn.csv", "node,t_ms,power_W\n1,0,100\n1,2000,101\n");
    write("nan.csv", "node,t_ms,power_W\n1,0,nan\n1,2000,\n");
    write("full.epw", epw(8760));
    write("short.epw", epw(8759));
    write("truncated.epw", epw(8760).left(200'000));
    write("words.epw", epw(8760).replace("2001,2,1,1,0,?9,20.0", "2001,2,1,1,0,?9,warm"));
    write("events.json", R"([{"at": "yesterday", "kind": "grid_limit", "value": 0}])");
    write("broken.json", R"([{"at": )");
    QCOMPARE(runCli({"kpi", "--weather", path("full.epw"), "--at", "2025-07-15T19:00Z", "--json"}).status, 0);
}

void TestCliRobust::wrongUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("mentions");
    const auto row = [](const char* name, QStringList words, const char* mentions) { QTest::newRow(name) << words << QString(mentions); };
    row("no command", {}, "presets");
    row("unknown command", {"explode"}, "explode");
    row("unknown option", {"kpi", "--colour", "red"}, "--colour");
    row("unknown preset", {"kpi", "--preset", "1999-01"}, "2025-07");
    row("option without value", {"kpi", "--preset"}, "--preset");
    row("utilisation above one", {"kpi", "--utilisation", "1.5"}, "1.5");
    row("utilisation is a word", {"kpi", "--utilisation", "much"}, "much");
    row("nan utilisation", {"kpi", "--utilisation", "nan"}, "nan");
    row("half a pair of bulbs", {"kpi", "--dry-bulb", "30"}, "--wet-bulb");
    row("wet above dry", {"kpi", "--dry-bulb", "20", "--wet-bulb", "25"}, "wet");
    row("weather without time", {"kpi", "--weather", "x.epw"}, "--at");
    row("bad time", {"kpi", "--at", "noon"}, "noon");
    row("preset and project", {"kpi", "--preset", "1m", "--project", "x.mtwin"}, "both");
    row("simulate without out", {"simulate", "--hours", "1"}, "--out");
    row("zero step", {"simulate", "--step", "0", "--out", "x.mtrec"}, "--step");
    row("huge step", {"simulate", "--step", "100000", "--out", "x.mtrec"}, "--step");
    row("negative hours", {"simulate", "--hours", "-3", "--out", "x.mtrec"}, "--hours");
    row("hall without workload", {"simulate", "--workload-hall", "1", "--out", "x.mtrec"}, "--workload");
    row("import of something else", {"import", "xml", "x", "--out", "y.mtrec"}, "xml");
    row("info without file", {"info"}, "missing");
    row("report without out", {"report", "x.mtwin"}, "--out");
    row("report in Klingon", {"report", "x.mtwin", "--out", "x.pdf", "--language", "tlh"}, "tlh");
}

void TestCliRobust::wrongUsage()
{
    QFETCH(QStringList, words);
    QFETCH(QString, mentions);
    const auto r = runCli(words);
    QCOMPARE(r.status, 2);
    QVERIFY(r.out.isEmpty());
    QVERIFY2(QString::fromUtf8(r.err).contains(mentions), r.err.constData());
}

void TestCliRobust::badFiles_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("file");
    const auto row = [this](const QByteArray& name, QStringList words, const char* file) {
        for (auto& w : words)
            if (w == "@")
                w = path(file);
            else if (w == "@out")
                w = path("never-written");
        QTest::newRow(name.constData()) << words << path(file);
    };
    for (const char* file : {"absent", "empty", "binary", "foreign.txt"}) {
        const auto named = [file](const char* what) { return QByteArray(what) + " " + file; };
        row(named("info"), {"info", "@"}, file);
        row(named("kpi project"), {"kpi", "--project", "@"}, file);
        row(named("kpi weather"), {"kpi", "--weather", "@", "--at", "2025-07-15T19:00Z"}, file);
        row(named("simulate weather"), {"simulate", "--weather", "@", "--hours", "1", "--out", "@out"}, file);
        row(named("simulate workload"), {"simulate", "--workload", "@", "--hours", "1", "--out", "@out"}, file);
        row(named("simulate events"), {"simulate", "--events", "@", "--hours", "1", "--out", "@out"}, file);
        row(named("import"), {"import", "csv", "@", "--out", "@out"}, file);
        row(named("report"), {"report", "@", "--out", "@out"}, file);
    }
    row("import of a column that is not there", {"import", "csv", "@", "--value-column", "energy", "--out", "@out"}, "nocolumn.csv");
    row("import of nothing but NaN", {"import", "csv", "@", "--start", "2025-01-01", "--out", "@out"}, "nan.csv");
    row("truncated weather", {"simulate", "--weather", "@", "--hours", "1", "--out", "@out"}, "truncated.epw");
    row("words in the weather", {"simulate", "--weather", "@", "--hours", "1", "--out", "@out"}, "words.epw");
    row("events at no time", {"simulate", "--events", "@", "--hours", "1", "--out", "@out"}, "events.json");
    row("broken events", {"simulate", "--events", "@", "--hours", "1", "--out", "@out"}, "broken.json");
}

void TestCliRobust::badFiles()
{
    QFETCH(QStringList, words);
    QFETCH(QString, file);
    const auto r = runCli(words);
    QCOMPARE(r.status, 1);
    QVERIFY(r.out.isEmpty());
    const auto text = QString::fromUtf8(r.err);
    QVERIFY2(text.contains(QFileInfo(file).fileName()), r.err.constData());
    QCOMPARE(text.count('\n'), 1);
    QVERIFY2(!QFile::exists(path("never-written")), "a failed command left a file behind");
}

void TestCliRobust::epwOneRowShort()
{
    const auto r = runCli({"simulate", "--weather", path("short.epw"), "--hours", "1", "--out", path("never-written")});
    QCOMPARE(r.status, 1);
    const auto text = QString::fromUtf8(r.err);
    QVERIFY2(text.contains("8,759") || text.contains("8759"), r.err.constData());
    QVERIFY2(text.contains("8,760") || text.contains("8760"), r.err.constData());
}

void TestCliRobust::failedOutputKeepsWhatWasThere()
{
    const auto r = runCli({"simulate", "--hours", "0.1", "--out", "/nonexistent-folder/day.mtrec"});
    QCOMPARE(r.status, 1);
    QVERIFY2(r.err.contains("/nonexistent-folder/day.mtrec"), r.err.constData());
}

QTEST_GUILESS_MAIN(TestCliRobust)
#include "test_cli_robust.moc"
