// The hydraulics suite on the reference data, on renamed and changed copies, and on damaged ones.
#include "ValidationTest.h"
#include "twin/base/Error.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QDirIterator>

using namespace support;

class TestHydraulicsSuite : public QObject
{
    Q_OBJECT
    QString m_data;

    QStringList referenceFiles() const
    {
        QStringList out;
        QDirIterator it(m_data + "/hydraulics", {"*.csv", "*.json"}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            out << it.next();
        out.sort();
        return out;
    }
    static const data::SuiteResult* resultWith(const std::vector<data::SuiteResult>& results, const char* quantity)
    {
        for (const auto& r : results)
            for (const auto& c : r.comparisons)
                if (c.quantity.find(quantity) != std::string::npos)
                    return &r;
        return nullptr;
    }
    static void copyTo(const QString& from, const QString& to) { writeFile(to, readFile(from)); }

private Q_SLOTS:
    void initTestCase()
    {
        m_data = referenceFolder();
        if (m_data.isEmpty())
            QSKIP("The reference data are not here; set MEMPHIS_TWIN_ORACLES to their folder.");
    }

    void referencesPass()
    {
        const auto results = runSuite(m_data, "hydraulics");
        if (qEnvironmentVariableIsSet("MEMPHIS_TWIN_VERBOSE"))
            qInfo("%s", report(results).constData());
        QCOMPARE(results.size(), std::size_t{4});
        std::size_t files = 0;
        for (const auto& r : results) {
            QVERIFY2(r.passed(), report({r}).constData());
            // One reference shows another valve than its case: listed by name, and compared with the valve it shows.
            QVERIFY2(r.unsupported.size() == (r.folder.find("openmodelica") != std::string::npos ? 1u : 0u), report({r}).constData());
            for (const auto& c : r.comparisons)
                QVERIFY2(!(c.unit == "of the pressure") || c.tolerance <= 0.05, c.quantity.c_str());
            files += r.files.size();
        }
        QCOMPARE(files, std::size_t(referenceFiles().size()));
        QVERIFY(caseCount(results) > 1500);
    }

    // Other names, all in one folder or each alone: found by form, with the same comparisons.
    void renamedCopiesAreFound()
    {
        QTemporaryDir root;
        int n = 0;
        for (const auto& path : referenceFiles()) {
            const bool pipe = path.contains("measured");
            copyTo(path, root.filePath(QString(pipe ? "b/pipe/%1." : "a/deep/er/%1.").arg(++n) + QFileInfo(path).suffix()));
        }
        const auto before = runSuite(m_data, "hydraulics"), after = runSuite(root.path(), "hydraulics");
        QCOMPARE(after.size(), std::size_t{2});
        for (const auto& r : after)
            QVERIFY2(r.passed(), report({r}).constData());
        QCOMPARE(caseCount(after), caseCount(before));
    }

    // A figure of the reference changed beyond the tolerance must fail, wherever it stands.
    void wrongFiguresFail()
    {
        for (const auto& path : referenceFiles()) {
            if (!path.endsWith(".json"))
                continue;
            auto root = QJsonDocument::fromJson(readFile(path)).object();
            for (const char* key : {"p_om", "p_stanet"}) {
                auto junctions = root.value("junction").toArray();
                auto last = junctions.last().toObject();
                if (!last.value(key).isDouble())
                    continue;
                last[key] = 1.5 * last.value(key).toDouble();
                junctions[junctions.size() - 1] = last;
                root["junction"] = junctions;
                QTemporaryDir folder;
                writeFile(folder.filePath("x.json"), QJsonDocument(root).toJson());
                const auto results = runSuite(folder.path(), "hydraulics");
                QCOMPARE(results.size(), std::size_t{1});
                QVERIFY2(!results.front().passed(), qPrintable(path));
            }
        }
    }

    // Six degrees off in the measured outlet, or a front half a minute late, cannot pass.
    void wrongSeriesFail()
    {
        for (const auto& path : referenceFiles()) {
            if (!path.endsWith(".csv"))
                continue;
            QTemporaryDir folder;
            const auto around = QFileInfo(path).dir();
            for (const auto& other : around.entryInfoList({"*.json"}, QDir::Files))
                copyTo(other.filePath(), folder.filePath(other.fileName()));
            auto lines = readFile(path).split('\n');
            const auto header = lines[0].trimmed().split(',');
            const auto column = std::max(header.indexOf("T_water_out_C"), header.indexOf("P_W"));
            QVERIFY(column >= 0);
            for (qsizetype i = 1; i < lines.size(); ++i) {
                auto cells = lines[i].trimmed().split(',');
                if (cells.size() != header.size())
                    continue;
                cells[column] = QByteArray::number(1.1 * cells[column].toDouble() + 3);
                lines[i] = cells.join(',');
            }
            writeFile(folder.filePath("series.csv"), lines.join('\n'));
            const auto results = runSuite(folder.path(), "hydraulics");
            QCOMPARE(results.size(), std::size_t{1});
            QVERIFY2(!results.front().passed() || !results.front().unsupported.empty(), qPrintable(path));
        }
    }

    // Networks scaled to other numbers whose solution is known: with all lengths and all reference drops unchanged but another
    // supply pressure, every pressure moves by the same amount.
    void movedSupplyPressureStillPasses()
    {
        int tried = 0;
        for (const auto& path : referenceFiles()) {
            auto root = QJsonDocument::fromJson(readFile(path)).object();
            if (!root.contains("ext_grid"))
                continue;
            for (const char* table : {"ext_grid", "junction"}) {
                auto list = root.value(table).toArray();
                for (qsizetype i = 0; i < list.size(); ++i) {
                    auto o = list[i].toObject();
                    for (const char* key : {"p_bar", "p_om", "p_stanet"})
                        if (o.value(key).isDouble())
                            o[key] = o.value(key).toDouble() + 7.25;
                    list[i] = o;
                }
                root[table] = list;
            }
            QTemporaryDir folder;
            writeFile(folder.filePath("moved/case.json"), QJsonDocument(root).toJson());
            const auto results = runSuite(folder.path(), "hydraulics");
            QCOMPARE(results.size(), std::size_t{1});
            QVERIFY2(results.front().passed(), report(results).constData());
            ++tried;
        }
        QVERIFY(tried > 10);
    }

    void damageIsSaid()
    {
        QRandomGenerator random(11);
        for (const auto& path : referenceFiles()) {
            const auto bytes = readFile(path);
            for (int trial = 0; trial < 5; ++trial) {
                QTemporaryDir folder;
                for (const auto& other : QFileInfo(path).dir().entryInfoList({"*.json"}, QDir::Files))
                    if (path.contains("measured") || path.contains("wilo"))
                        copyTo(other.filePath(), folder.filePath(other.fileName()));
                auto damaged = bytes;
                const bool cut = trial < 3;
                if (cut)
                    damaged.truncate(damaged.lastIndexOf(',', damaged.size() * (trial + 1) / 4) + 1);
                else
                    for (int k = 0; k < 30; ++k)
                        damaged[random.bounded(int(damaged.size()))] = char(random.bounded(256));
                const auto name = QFileInfo(path).fileName();
                QFile::remove(folder.filePath(name));
                writeFile(folder.filePath(name), damaged);
                const auto results = runSuite(folder.path(), "hydraulics");
                bool passed = false, claimed = false;
                for (const auto& r : results) {
                    passed = passed || r.passed();
                    claimed = claimed || std::find(r.files.begin(), r.files.end(), name.toStdString()) != r.files.end();
                }
                if (cut)
                    QVERIFY2(!(passed && claimed), qPrintable(path + QString::fromUtf8(report(results))));
            }
        }
    }

    void whatIsNotCoveredIsNamed()
    {
        QTemporaryDir folder;
        const QByteArray gas = R"({"fluid":{"density":0.7,"viscosity":1e-5,"heat_capacity":2.1,"compressibility":0.99},
            "junction":[{"index":0,"p_stanet":1},{"index":1,"p_stanet":0.9}],
            "pipe":[{"index":0,"from_junction":0,"to_junction":1,"length_km":1,"diameter_m":0.1,"k_mm":0.1}],
            "ext_grid":[{"index":0,"junction":0,"p_bar":1,"t_k":283}],"friction_model":"nikuradse"})";
        writeFile(folder.filePath("gas.json"), gas);
        auto results = runSuite(folder.path(), "hydraulics");
        QCOMPARE(results.size(), std::size_t{1});
        QVERIFY2(results.front().unsupported.size() == 1 && !results.front().passed(), report(results).constData());
        QVERIFY(results.front().unsupported.front().find("gas.json") != std::string::npos);

        auto unknown = gas;
        unknown.replace("0.7,", "998,").replace("0.99", "1").replace("\"ext_grid\"", "\"press_control\":[{\"index\":0}],\"ext_grid\"");
        writeFile(folder.filePath("gas.json"), unknown);
        results = runSuite(folder.path(), "hydraulics");
        QVERIFY2(results.front().unsupported.size() == 1 && results.front().unsupported.front().find("press_control") != std::string::npos, report(results).constData());

        auto bad = gas;
        bad.replace("0.7,", "998,").replace("0.99", "1").replace("\"diameter_m\":0.1", "\"diameter_m\":-0.1");
        writeFile(folder.filePath("gas.json"), bad);
        results = runSuite(folder.path(), "hydraulics");
        QVERIFY2(results.front().problems.size() == 1 && results.front().problems.front().find("pipe “0”") != std::string::npos, report(results).constData());
    }
};

QTEST_GUILESS_MAIN(TestHydraulicsSuite)
#include "HydraulicsSuiteTest.moc"
