// How small recordings of real telemetry are, beside `xz -9` of the same columns (each column as little-endian integers at the sensor's
// resolution, times as differences, bytes shuffled). The figures of xz 5.4 stand here; nothing is lost.
#include "RunCli.h"
#include "data/store/RecordingReader.h"
#include "data/store/RecordingWriter.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <filesystem>
#include <map>
#include <sqlite3.h>

using namespace data;
namespace fs = std::filesystem;

namespace {

QList<QByteArrayList> rowsOf(const QString& file)
{
    QFile in(file);
    QList<QByteArrayList> rows;
    if (in.open(QIODevice::ReadOnly))
        for (const QByteArray& line : in.readAll().split('\n'))
            if (!line.isEmpty())
                rows << line.split(',');
    if (!rows.isEmpty())
        rows.removeFirst(); // the header
    return rows;
}

/// Of everything that tells of samples: chunks, members, rollups.
double sampleBytes(const fs::path& file)
{
    sqlite3* db = nullptr;
    sqlite3_open(file.c_str(), &db);
    double bytes = 0;
    for (const char* sql : {"SELECT sum(length(blob)) FROM chunks", "SELECT sum(length(blob)) FROM rollups"}) {
        sqlite3_stmt* s = nullptr;
        sqlite3_prepare_v2(db, sql, -1, &s, nullptr);
        if (sqlite3_step(s) == SQLITE_ROW)
            bytes += sqlite3_column_double(s, 0);
        sqlite3_finalize(s);
    }
    sqlite3_close(db);
    return bytes;
}

void tell(const char* what, const fs::path& file, double samples, double xzBytes)
{
    const double packed = sampleBytes(file), whole = static_cast<double>(fs::file_size(file));
    qInfo("%s: %.3f byte a sample, %.2f x xz; the whole file %.3f, %.2f x xz", what, packed / samples, packed / xzBytes, whole / samples, whole / xzBytes);
    QVERIFY(packed <= 1.2 * xzBytes);
    QVERIFY(whole <= 1.3 * xzBytes); // with names, tables and indices
}

} // namespace

class RecordingSizeTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    QString m_data = support::oracleFolder();

private Q_SLOTS:
    void initTestCase()
    {
        if (m_data.isEmpty())
            QSKIP("the folder of reference telemetry is not here; name it in MEMPHIS_TWIN_ORACLES");
    }

    void powerOfAnH100Cluster()
    {
        const auto rows = rowsOf(m_data + "/telemetry-h100-cluster/gpt3_64n_run1_ac.csv"); // node, ms, W
        QVERIFY(rows.size() > 100'000);
        const fs::path file = m_dir.filePath("h100.mtrec").toStdString();
        std::map<QByteArray, std::vector<std::pair<std::int64_t, double>>> nodes;
        for (const auto& row : rows)
            nodes[row[0]].emplace_back(row[1].toLongLong() * 1'000'000, row[2].toDouble());
        {
            RecordingWriter w(file, {"H100", "", "", ""});
            std::map<QByteArray, int> channels;
            for (const auto& row : rows) {
                if (!channels.contains(row[0]))
                    channels[row[0]] = w.addChannel({"N" + row[0].toStdString(), "power", "W", twin::Origin::Measured, 1});
                w.append(channels[row[0]], {row[1].toLongLong() * 1'000'000}, row[2].toDouble());
            }
        }
        tell("H100 cluster", file, static_cast<double>(rows.size()), (0.62 + 0.28) * static_cast<double>(rows.size()));
        RecordingReader r(file);
        std::vector<twin::Timestamp> times;
        std::vector<double> values;
        std::vector<Quality> qualities;
        for (const auto& [node, samples] : nodes) {
            r.samples(r.findChannel("N" + node.toStdString(), "power"), {INT64_MIN}, {INT64_MAX}, times, values, qualities);
            QCOMPARE(times.size(), samples.size());
            for (std::size_t i = 0; i < samples.size(); ++i) {
                QCOMPARE(times[i].ns, samples[i].first);
                QCOMPARE(values[i], samples[i].second);
            }
        }
    }

    void heatOfFrontiersCoolingUnits()
    {
        const auto rows = rowsOf(m_data + "/telemetry-frontier-cdu/frontier_2024-04-07_first12h.csv"); // s, 25 x W, wet bulb
        QVERIFY(rows.size() > 2000);
        const fs::path file = m_dir.filePath("frontier.mtrec").toStdString();
        constexpr int units = 25;
        {
            RecordingWriter w(file, {"Frontier", "", "", ""});
            std::vector<std::string> names;
            for (int i = 1; i <= units; ++i)
                names.push_back("CDU-" + std::to_string(i));
            const int block = w.addBlock("power", "W", twin::Origin::Measured, 0.1, names);
            std::vector<float> frame(units);
            for (const auto& row : rows) {
                for (int i = 0; i < units; ++i)
                    frame[static_cast<std::size_t>(i)] = row[i + 1].toFloat();
                w.appendFrame(block, {row[0].toLongLong() * 1'000'000'000}, frame);
            }
        }
        tell("Frontier's cooling units", file, static_cast<double>(rows.size()) * units, 1.10 * static_cast<double>(rows.size()) * units);
        RecordingReader r(file);
        std::vector<float> frame;
        for (qsizetype i = 0; i < rows.size(); i += 17) {
            r.frame(0, {rows[i][0].toLongLong() * 1'000'000'000}, 1, frame);
            for (int c = 0; c < units; ++c)
                QVERIFY(std::fabs(double(frame[static_cast<std::size_t>(c)]) - rows[i][c + 1].toDouble()) <= 0.07); // float32 of a megawatt
        }
    }
};

QTEST_GUILESS_MAIN(RecordingSizeTest)
#include "RecordingSizeTest.moc"
