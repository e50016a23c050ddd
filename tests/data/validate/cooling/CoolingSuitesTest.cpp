// The suites of towers, chillers and whole plants on the reference data, on renamed copies, on damaged and on made-up ones.
#include "ValidationTest.h"
#include <QRandomGenerator>

using namespace support;

class TestCoolingSuites : public QObject
{
    Q_OBJECT

    QString m_data;

    static void addRows()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<qint64>("leastCases");
        QTest::newRow("cooling-tower") << QString("cooling-tower") << qint64{600 * 3 + 101 + 27};
        QTest::newRow("chiller") << QString("chiller") << qint64{157 + 2 + 49};
        QTest::newRow("datacenter-plant") << QString("datacenter-plant") << qint64{1000};
    }
    static QFileInfoList tables(const QString& folder) { return QDir(folder).entryInfoList({"*.csv", "*.json"}, QDir::Files, QDir::Name); }
    static void copyAll(const QString& folder, const QString& target)
    {
        for (const auto& info : tables(folder))
            writeFile(target + '/' + info.fileName(), readFile(info.filePath()));
    }
    static bool mentions(const std::vector<std::string>& lines, const std::string& text)
    {
        return std::any_of(lines.begin(), lines.end(), [&](const auto& line) { return line.find(text) != std::string::npos; });
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
        QFETCH(qint64, leastCases);
        const auto results = runSuite(m_data, id.toStdString());
        QCOMPARE(results.size(), std::size_t{1});
        QCOMPARE(results.front().folder, id.toStdString());
        qInfo("%s", report(results).constData());
        QVERIFY(results.front().passed());
        QVERIFY(caseCount(results) >= leastCases);
        QVERIFY(results.front().unsupported.empty());
    }

    void renamedCopiesAreFound_data() { addRows(); }
    void renamedCopiesAreFound()
    {
        QFETCH(QString, id);
        QTemporaryDir root;
        int n = 0;
        for (const auto& info : tables(m_data + '/' + id))
            writeFile(root.filePath(QString("other/layout/set-%1.").arg(9 - ++n) + info.suffix()), readFile(info.filePath()));
        const auto before = runSuite(m_data, id.toStdString()), after = runSuite(root.path(), id.toStdString());
        QCOMPARE(after.size(), std::size_t{1});
        QCOMPARE(after.front().folder, std::string("other/layout"));
        QVERIFY2(after.front().passed(), report(after).constData());
        QCOMPARE(caseCount(after), caseCount(before));
    }

    // Every table cut at several places or with bytes overwritten: never a crash, and a cut one never passes.
    void damageIsSaid_data() { addRows(); }
    void damageIsSaid()
    {
        QFETCH(QString, id);
        QRandomGenerator random(11);
        for (const auto& info : tables(m_data + '/' + id)) {
            const auto bytes = readFile(info.filePath());
            for (int trial = 0; trial < 6; ++trial) {
                QTemporaryDir root;
                copyAll(m_data + '/' + id, root.path());
                auto damaged = bytes;
                if (trial < 3)
                    damaged.truncate(damaged.lastIndexOf(',', damaged.size() * (trial + 1) / 4));
                else
                    for (int k = 0; k < 40; ++k)
                        damaged[random.bounded(int(damaged.size()))] = char(random.bounded(256));
                writeFile(root.filePath(info.fileName()), damaged);
                const auto results = runSuite(root.path(), id.toStdString());
                bool passed = !results.empty(), claimed = false;
                for (const auto& r : results) {
                    passed = passed && r.passed();
                    claimed = claimed || std::find(r.files.begin(), r.files.end(), info.fileName().toStdString()) != r.files.end();
                }
                if (trial < 3)
                    QVERIFY2(!passed || !claimed, qPrintable(info.fileName() + QString::fromUtf8(report(results))));
            }
        }
    }

    void wrongFiguresFail_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("column");
        QTest::addColumn<int>("row");
        QTest::addColumn<double>("factor");
        QTest::newRow("tower: heat") << "cooling-tower" << "Q_W" << 800 << 1.05;
        QTest::newRow("tower: outlet") << "cooling-tower" << "T_water_out_C" << 800 << 1.01;
        QTest::newRow("tower: fan") << "cooling-tower" << "P_fan_W" << 800 << 1.2;
        QTest::newRow("tower: approach") << "cooling-tower" << "T_approach_K" << 50 << 1.001;
        QTest::newRow("tower: coefficient") << "cooling-tower" << "coefficient" << 20 << 1.00001;
        QTest::newRow("chiller: COP") << "chiller" << "COP" << 3 << 1.0001;
        QTest::newRow("chiller: part load") << "chiller" << "PLR2" << 3 << 1.001;
        QTest::newRow("chiller: a curve") << "chiller" << "capFunT1" << 60 << 5.0;
        QTest::newRow("chiller: efficiency") << "chiller" << "etaMotor" << 60 << 1.5;
        QTest::newRow("plant: coil") << "datacenter-plant" << "ahu.cooCoi.Q2_flow" << 60 << 1.05;
        QTest::newRow("plant: chiller power") << "datacenter-plant" << "chiWSE.chiPar.chi[1].P" << 60 << 1.05;
        QTest::newRow("plant: wet bulb") << "datacenter-plant" << "wseCon.TWetBul" << 60 << 1.05;
        QTest::newRow("plant: supply air") << "datacenter-plant" << "TAirSup.T" << 60 << 1.01;
        QTest::newRow("plant: energy") << "datacenter-plant" << "EHVAC.y" << 60 << 0.5;
    }
    void wrongFiguresFail()
    {
        QFETCH(QString, id);
        QFETCH(QString, column);
        QFETCH(int, row);
        QFETCH(double, factor);
        QTemporaryDir root;
        copyAll(m_data + '/' + id, root.path());
        bool changed = false;
        for (const auto& info : tables(root.path())) {
            auto lines = readFile(info.filePath()).split('\n');
            const auto at = lines[0].trimmed().split(',').indexOf(column.toUtf8());
            if (at < 0 || lines.size() <= row || info.suffix() != "csv")
                continue;
            auto cells = lines[row].trimmed().split(',');
            QVERIFY(cells[at].toDouble() != 0);
            cells[at] = QByteArray::number(cells[at].toDouble() * factor, 'g', 12);
            lines[row] = cells.join(',');
            writeFile(info.filePath(), lines.join('\n'));
            changed = true;
        }
        QVERIFY(changed);
        const auto results = runSuite(root.path(), id.toStdString());
        QCOMPARE(results.size(), std::size_t{1});
        QVERIFY2(!results.front().passed(), report(results).constData());
    }

    // With the sets in another order and under other names the run finds the same set.
    void runFindsItsChiller()
    {
        const auto folder = m_data + "/chiller";
        QTemporaryDir root;
        for (const auto& info : tables(folder)) {
            auto lines = readFile(info.filePath()).trimmed().split('\n');
            if (lines[0].startsWith("name,")) {
                std::reverse(lines.begin() + 1, lines.end());
                for (qsizetype i = 1; i < lines.size(); ++i)
                    lines[i] = "set " + QByteArray::number(lines.size() - i) + lines[i].mid(lines[i].indexOf(','));
            }
            writeFile(root.filePath(info.fileName()), lines.join('\n'));
        }
        const auto results = runSuite(root.path(), "chiller");
        QCOMPARE(results.size(), std::size_t{1});
        QVERIFY2(results.front().passed(), report(results).constData());
        QVERIFY2(mentions(results.front().notes, "“set 1”"), report(results).constData());
    }

    void runWithoutItsPartnersIsAProblem()
    {
        QTemporaryDir root;
        writeFile(root.filePath("run.csv"), "time_s,TEvaLvg_K,TConEnt_K,PLR1,PLR2,CR,COP\n0,280,295,0.5,0.5,1,5\n");
        writeFile(root.filePath("day.csv"), "T_drybulb_C,T_wetbulb_C,T_water_in_C,T_water_out_C,m_water_kg_s,Q_W,P_fan_W,fan_speed_ratio\n30,20,35,30,1,20900,10,0.5\n");
        const auto chiller = runSuite(root.path(), "chiller"), tower = runSuite(root.path(), "cooling-tower");
        QCOMPARE(chiller.size(), std::size_t{1});
        QVERIFY(mentions(chiller.front().problems, "no chiller curves"));
        QCOMPARE(tower.size(), std::size_t{1});
        QVERIFY(mentions(tower.front().problems, "nominal data"));
    }

    // A plant whose economiser runs although the wet bulb is above the water that comes back.
    void uselessEconomiserFails()
    {
        const QByteArray head = "time_s,TAirSup.T,wseCon.TWetBul,TCHWEntChi.T,TCWLeaTow.T,wseCon.y1\n";
        const auto run = [&](const QByteArray& last) {
            QTemporaryDir root;
            writeFile(root.filePath("p.csv"), head + "0,300.15,285,293,288,1\n60,300.2,285,293,288,1\n120,300.15,285,293,288,1\n" + last);
            return runSuite(root.path(), "datacenter-plant");
        };
        QVERIFY2(run("180,300.1,286,293,289,1\n").front().passed(), report(run("180,300.1,286,293,289,1\n")).constData());
        QVERIFY(!run("180,300.1,294,293,297,1\n").front().passed());
        QVERIFY2(run("180,300.1,294,293,297,0\n").front().passed(), "off it is welcome");
        QVERIFY(!run("180,303,286,293,289,1\n").front().passed());
        QVERIFY(!run("180,300.1,290,293,289,1\n").front().passed());
    }
};

QTEST_GUILESS_MAIN(TestCoolingSuites)
#include "CoolingSuitesTest.moc"
