// The sheet on reference data that nobody has seen in this form: every file and folder renamed, columns, keys and rows in another order,
// cases left out, files cut off, overwritten, emptied. What is right stays right, and what is damaged is named; nothing crashes.
#include "ValidationTest.h"
#include "data/validate/SheetText.h"
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <map>
#include <numeric>
#include <random>

using namespace support;

namespace {

constexpr int damagedAtMost = 2; ///< files of one suite and folder that are damaged, each in every way

struct Totals
{
    bool passed = true;
    std::int64_t cases = 0;
    std::size_t comparisons = 0, unsupported = 0, files = 0;
    bool operator==(const Totals&) const = default;
};

std::map<std::string, Totals> totals(const data::ValidationSheet& sheet)
{
    std::map<std::string, Totals> out;
    for (const auto& s : sheet.suites) {
        auto& t = out[s.suite];
        t.passed = t.passed && s.passed();
        for (const auto& c : s.comparisons)
            t.cases += c.cases;
        t.comparisons += s.comparisons.size();
        t.unsupported += s.unsupported.size();
        t.files += s.files.size();
    }
    return out;
}

QByteArray difference(const std::map<std::string, Totals>& a, const std::map<std::string, Totals>& b)
{
    QByteArray out;
    const auto text = [](const Totals& t) {
        return QStringLiteral("%1, %2 cases, %3 comparisons, %4 unsupported, %5 files").arg(t.passed ? "passed" : "failed").arg(t.cases).arg(t.comparisons).arg(t.unsupported).arg(t.files);
    };
    for (const auto& [suite, t] : a)
        if (const auto it = b.find(suite); it == b.end() || !(it->second == t))
            out += QStringLiteral("\n%1: %2, now %3").arg(QString::fromStdString(suite), text(t), it == b.end() ? QString("missing") : text(it->second)).toUtf8();
    return out + (a.size() == b.size() ? "" : "\nanother number of suites");
}

/// What failed, and only that.
QByteArray failures(const data::ValidationSheet& sheet)
{
    auto suites = sheet.suites;
    std::erase_if(suites, [](const auto& s) { return s.passed(); });
    for (auto& s : suites)
        std::erase_if(s.comparisons, [](const auto& c) { return c.passed(); });
    return report(suites);
}

data::ValidationSheet sheetOf(const QString& folder) { return data::validate(folder.toStdString(), {}); }

void writeLines(const QString& file, const QList<QByteArray>& lines) { writeFile(file, lines.join('\n') + '\n'); }

QList<QByteArray> linesOf(const QString& file)
{
    auto lines = readFile(file).split('\n');
    while (!lines.isEmpty() && lines.back().trimmed().isEmpty())
        lines.removeLast();
    return lines;
}

} // namespace

class TestHeldOut : public QObject
{
    Q_OBJECT
    QString m_source;
    data::ValidationSheet m_expected;
    std::mt19937 m_random{20'240'901}; // the same shuffles every time

    /// A copy of the data, whose files and folders are renamed where asked.
    void copy(const QString& to, bool rename)
    {
        int number = 0;
        QMap<QString, QString> folders{{QString(), to}};
        QStringList paths;
        for (QDirIterator it(m_source, QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories); it.hasNext();)
            paths << QDir(m_source).relativeFilePath(it.next());
        paths.sort();
        for (const QString& path : paths) {
            const QFileInfo info(m_source + "/" + path);
            const auto slash = path.lastIndexOf('/');
            const QString parent = folders.value(slash < 0 ? QString() : path.left(slash));
            ++number;
            const int shuffled = static_cast<int>(m_random() % 10'000);
            if (info.isDir()) {
                folders[path] = parent + "/" + (rename ? QStringLiteral("d%1_%2").arg(shuffled).arg(number) : info.fileName());
                QVERIFY(QDir().mkpath(folders[path]));
            } else if (info.suffix() == "csv" || info.suffix() == "json" || info.suffix() == "epw") {
                const QString target = parent + "/" + (rename ? QStringLiteral("f%1_%2.%3").arg(shuffled).arg(number).arg(info.suffix()) : info.fileName());
                QVERIFY(QFile::copy(info.filePath(), target));
                QVERIFY(QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner));
            }
        }
    }
    /// Everything of the claimed files' kind under a folder.
    QStringList claimed(const char* suffix) const
    {
        QStringList out;
        for (const auto& s : m_expected.suites)
            for (const auto& f : s.files)
                if (QString::fromStdString(f).endsWith(suffix))
                    out << QString::fromStdString(f);
        return out;
    }
    template<class T> void shuffle(T& list) { std::shuffle(list.begin(), list.end(), m_random); }

    QByteArray withKeysTurned(const QJsonValue& v)
    {
        if (v.isObject()) {
            auto keys = v.toObject().keys();
            shuffle(keys);
            QByteArray out;
            for (const auto& key : keys) {
                const QByteArray name = QJsonDocument(QJsonArray{key}).toJson(QJsonDocument::Compact);
                out += (out.isEmpty() ? "" : ",") + name.mid(1, name.size() - 2) + ":" + withKeysTurned(v.toObject().value(key));
            }
            return "{" + out + "}";
        }
        if (v.isArray()) {
            QByteArray out;
            for (const auto& item : v.toArray())
                out += (out.isEmpty() ? "" : ",") + withKeysTurned(item);
            return "[" + out + "]";
        }
        const QByteArray one = QJsonDocument(QJsonArray{v}).toJson(QJsonDocument::Compact);
        return one.mid(1, one.size() - 2);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_source = referenceFolder();
        if (m_source.isEmpty())
            QSKIP("The reference data are not here; set MEMPHIS_TWIN_ORACLES to their folder.");
        m_expected = sheetOf(m_source);
        QVERIFY(m_expected.passed());
    }

    void namesDoNotMatter()
    {
        QTemporaryDir root;
        copy(root.path(), true);
        const auto sheet = sheetOf(root.path());
        QVERIFY2(difference(totals(m_expected), totals(sheet)).isEmpty(), difference(totals(m_expected), totals(sheet)).constData());
        QVERIFY(sheet.passed());
    }

    void orderDoesNotMatter()
    {
        QTemporaryDir root;
        copy(root.path(), false);
        for (const QString& file : claimed(".csv")) {
            auto lines = linesOf(root.filePath(file));
            if (lines.front().contains('"') || std::any_of(lines.begin(), lines.end(), [](const auto& l) { return l.contains('"'); }))
                continue; // quoted fields hold commas: left as they are
            std::vector<qsizetype> order(static_cast<std::size_t>(lines.front().count(',') + 1));
            std::iota(order.begin(), order.end(), 0);
            shuffle(order);
            for (auto& line : lines) {
                const auto fields = line.split(',');
                QCOMPARE(fields.size(), static_cast<qsizetype>(order.size()));
                QList<QByteArray> turned;
                for (const auto i : order)
                    turned << fields[i];
                line = turned.join(',');
            }
            // Tables of states have no order; a series through time does, unless each row carries whose time it is.
            const QByteArray header = "," + lines.front() + ",";
            const bool isSeries = header.contains(",time_s,") || header.contains(",t_s,") || header.contains(",hour,") || header.contains(",timestamp_utc,") ||
                                  header.contains(",hour_of_year,") || header.contains(",Jan,") || header.contains("Time");
            if (!isSeries)
                std::shuffle(lines.begin() + 1, lines.end(), m_random);
            writeLines(root.filePath(file), lines);
        }
        for (const QString& file : claimed(".json")) {
            const auto document = QJsonDocument::fromJson(readFile(root.filePath(file)));
            writeFile(root.filePath(file), withKeysTurned(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object())));
        }
        const auto sheet = sheetOf(root.path());
        QVERIFY2(sheet.passed(), failures(sheet).constData());
        QVERIFY2(difference(totals(m_expected), totals(sheet)).isEmpty(), difference(totals(m_expected), totals(sheet)).constData());
    }

    void fewerCasesPassToo()
    {
        QTemporaryDir root;
        copy(root.path(), false);
        int thinned = 0, dropped = 0;
        for (const QString& file : claimed(".csv")) {
            auto lines = linesOf(root.filePath(file));
            const QByteArray header = "," + lines.front() + ",";
            // States, of which any number may be given; not tables that figures of the whole lie beside.
            const bool isStates = header.contains(",expected,") || header.contains(",phi,") || header.contains(",rho_kg_m3,") || header.contains(",effectiveness,") ||
                                  header.contains(",fr_water,") || header.contains(",relative_capacity,") || header.contains(",samples_per_s,");
            if (!isStates)
                continue;
            ++thinned;
            for (auto i = lines.size() - 1; i > 0; --i)
                if (i % 3 == 1)
                    lines.removeAt(i);
            writeLines(root.filePath(file), lines);
        }
        QVERIFY(thinned >= 6);
        // One case each of networks and of power flow.
        for (const auto& s : m_expected.suites)
            if (s.suite == "hydraulics" || s.suite == "power-flow") {
                const auto json = std::find_if(s.files.begin(), s.files.end(), [](const auto& f) { return f.ends_with(".json") && f.find("case") != std::string::npos; });
                if (json == s.files.end())
                    continue;
                const auto folder = QFileInfo(root.filePath(QString::fromStdString(*json))).dir();
                const bool isWholeFolder = folder.exists("input.json");
                dropped += isWholeFolder ? QDir(folder).removeRecursively() : QFile::remove(root.filePath(QString::fromStdString(*json)));
            }
        QVERIFY(dropped >= 2);
        const auto sheet = sheetOf(root.path());
        QVERIFY2(sheet.passed(), failures(sheet).constData());
        const auto before = totals(m_expected), now = totals(sheet);
        QCOMPARE(now.size(), before.size());
        std::int64_t more = 0, fewer = 0;
        for (const auto& [suite, t] : before) {
            more += now.at(suite).cases > t.cases;
            fewer += now.at(suite).cases < t.cases;
        }
        QCOMPARE(more, 0);
        QVERIFY(fewer >= 6);
    }

    void damageIsNamed_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QStringList>("files");
        // Folder by folder of the top: only what lies together is needed.
        std::map<QString, QStringList> byFolder;
        for (const auto& s : m_expected.suites) {
            std::map<QString, int> taken; // by suffix
            for (const auto& f : s.files) {
                const auto file = QString::fromStdString(f);
                if (taken[QFileInfo(file).suffix()]++ < damagedAtMost)
                    byFolder[file.section('/', 0, 0)] << file;
            }
        }
        for (const auto& [folder, files] : byFolder)
            QTest::newRow(qPrintable(folder)) << folder << files;
    }
    void damageIsNamed()
    {
        QFETCH(QString, folder);
        QFETCH(QStringList, files);
        QTemporaryDir root;
        copy(root.path(), false);
        const QString top = root.filePath(folder);
        QVERIFY(sheetOf(top).passed());
        for (const QString& file : files) {
            const auto whole = readFile(root.filePath(file));
            QByteArray overwritten = whole;
            for (qsizetype i = whole.size() / 3; i < std::min(whole.size(), whole.size() / 3 + 400); ++i)
                overwritten[i] = static_cast<char>(m_random() % 32);
            // Cut within a line: what is cut at its end is a shorter table, which nobody can tell.
            auto half = whole.left(whole.size() / 2);
            if (const auto comma = half.lastIndexOf(','); comma > 0 && file.endsWith(".csv"))
                half.truncate(comma);
            for (const auto& [what, bytes] : {std::pair<const char*, QByteArray>{"cut", half}, {"overwritten", overwritten}, {"emptied", QByteArray()}}) {
                writeFile(root.filePath(file), bytes);
                const auto sheet = sheetOf(top); // an exception or a crash here fails the test by itself
                const auto where = QByteArray(what) + " " + file.toUtf8();
                QVERIFY2(!sheet.passed(), (where + " goes unseen" + failures(sheet)).constData());
                const auto name = QFileInfo(file).fileName().toStdString();
                bool named = std::any_of(sheet.problems.begin(), sheet.problems.end(), [&](const auto& p) { return p.find(name) != std::string::npos; });
                for (const auto& s : sheet.suites)
                    named = named || std::any_of(s.problems.begin(), s.problems.end(), [&](const auto& p) { return p.find(name) != std::string::npos; });
                QVERIFY2(named, (where + " is not named" + failures(sheet)).constData());
                QVERIFY(data::sheetText(sheet).find("FAIL") != std::string::npos);
            }
            writeFile(root.filePath(file), whole);
        }
    }

    void cutInTheLastNumberIsSeen()
    {
        QTemporaryDir root;
        const QByteArray rows = "T_C,phi,p_Pa,W\n20,0.5,101325,0.0072575\n25,0.5,101325,0.0098810\n30,0.5,101325,0.0133150\n35,0.5,101325,0.017";
        writeFile(root.filePath("cut/s.csv"), rows);
        writeFile(root.filePath("whole/s.csv"), rows + "7690\n");
        const auto sheet = sheetOf(root.path());
        QCOMPARE(sheet.suites.size(), std::size_t{2});
        QVERIFY2(sheet.suites[0].problems.size() == 1 && sheet.suites[0].problems[0].find("cut off") != std::string::npos, failures(sheet).constData());
        QVERIFY2(sheet.suites[1].problems.empty(), failures(sheet).constData());
        // Without an end of line but whole: no reason to complain.
        writeFile(root.filePath("cut/s.csv"), rows + "7690");
        QVERIFY(sheetOf(root.path()).suites[0].problems.empty());
    }

    void csvOfTheSheetIsATable()
    {
        QTemporaryDir root;
        for (const auto* text : {"first.csv"})
            writeFile(root.filePath(text), data::sheetCsv(m_expected).c_str());
        const data::ReferenceTable t((root.filePath("first.csv")).toStdString()); // every line has as many fields as the header
        std::size_t comparisons = 0;
        for (const auto& s : m_expected.suites)
            comparisons += s.comparisons.size();
        std::size_t found = 0;
        for (std::size_t r = 0; r < t.rows(); ++r)
            found += t.text(r, "kind") == "comparison" && t.text(r, "result") == "pass" && t.number(r, "cases") > 0;
        QCOMPARE(found, comparisons);
        const auto rows = data::sheetRows(m_expected);
        QCOMPARE(static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [](const auto& r) { return r.kind == data::SheetRow::Kind::Suite; })), m_expected.suites.size());
        for (const auto& r : rows)
            QVERIFY(r.passed && r.share <= 1);
    }
};

QTEST_GUILESS_MAIN(TestHeldOut)
#include "HeldOutTest.moc"
