// Damaged, cut off and foreign files open as far as they are sound or give one sentence; they never crash, and never show wrong values.
#include "RandomData.h"
#include "data/store/RecordingReader.h"
#include "data/store/RecordingWriter.h"
#include "twin/base/Error.h"
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <sqlite3.h>

using namespace data;
namespace fs = std::filesystem;

namespace {
constexpr std::int64_t second = 1'000'000'000;
constexpr int rows = 6000, columns = 40; // about half a megabyte

/// Noise that does not pack away (splitmix64), so that chunks fill many pages.
float valueAt(int row, int column)
{
    std::uint64_t z = static_cast<std::uint64_t>(row) * 64 + static_cast<std::uint64_t>(column) + 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return static_cast<float>((z ^ (z >> 31)) % 10007) / 10.f;
}

using Bytes = std::vector<char>;
Bytes load(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
void save(const fs::path& file, const Bytes& bytes)
{
    fs::remove(file.string() + "-wal");
    fs::remove(file.string() + "-shm");
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void execute(const fs::path& file, const char* sql)
{
    sqlite3* db = nullptr;
    QCOMPARE(sqlite3_open(file.c_str(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
}

struct Outcome
{
    bool opened = false, wrong = false;
    std::int64_t values = 0;
    std::vector<std::string> damage;
    std::string sentence;
};

/// Reads everything there is; a value that is not the one that was written is the one thing that must not be.
Outcome use(const fs::path& file, bool everything)
{
    Outcome o;
    try {
        RecordingReader r(file);
        o.opened = true;
        std::vector<twin::Timestamp> times;
        std::vector<double> values;
        std::vector<Quality> qualities;
        std::vector<float> frame;
        for (int c = 0; c < std::min(r.channelCount(), 200); c += everything ? 1 : 13) {
            const Channel channel = r.channel(c);
            r.samples(c, {INT64_MIN}, {INT64_MAX}, times, values, qualities);
            o.values += static_cast<std::int64_t>(values.size());
            if (c < columns && channel.resolution == 0.1)
                for (std::size_t i = 0; i < times.size(); ++i) {
                    const std::int64_t row = times[i].ns / second;
                    o.wrong |= row < 0 || row >= rows || std::fabs(values[i] - double(valueAt(static_cast<int>(row), c))) > 1e-4;
                }
            const Series s = r.series(c, {INT64_MIN}, {INT64_MAX}, 50);
            o.wrong |= s.seconds.size() > 50 || s.mean.size() != s.seconds.size();
        }
        for (int b = 0; b < std::min(r.blockCount(), 20); ++b) {
            r.frame(b, {rows / 2 * second}, 10, frame);
            r.typicalStep(b);
        }
        r.events();
        r.verify();
        o.damage = r.info().damage;
    } catch (const twin::Error& e) {
        o.sentence = e.what();
    }
    return o;
}
} // namespace

class RecordingDamageTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    Bytes m_good, m_unfinished;
    fs::path path(const char* name) const { return fs::path(m_dir.path().toStdString()) / name; }

    static void write(RecordingWriter& w, int limit)
    {
        std::vector<std::string> names;
        for (int c = 0; c < columns; ++c)
            names.push_back("H1-R01-" + std::to_string(c));
        const int b = w.addBlock("gpu_temperature", "°C", twin::Origin::Measured, 0.1, names);
        const int lone = w.addChannel({"MP-001", "power", "W", twin::Origin::Measured, 1});
        std::vector<float> frame(columns);
        for (int r = 0; r < limit; ++r) {
            for (int c = 0; c < columns; ++c)
                frame[static_cast<std::size_t>(c)] = valueAt(r, c);
            w.appendFrame(b, {r * second}, frame);
            w.append(lone, {r * second}, r);
            if (r % 100 == 0)
                w.addEvent({{r * second}, "mark", "Mark " + std::to_string(r), RecordingEvent::Severity::Information, ""});
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        const fs::path file = path("good.mtrec");
        {
            RecordingWriter w(file, {"Title", "Source", "", ""});
            write(w, rows);
        }
        m_good = load(file);
        const fs::path open = path("open.mtrec");
        RecordingWriter w(open, {"Title", "Source", "", ""});
        write(w, rows);
        w.flush();
        // As it lies on the disk after a while: the main file alone, without the log beside it.
        execute(open, "PRAGMA wal_checkpoint(PASSIVE)");
        m_unfinished = load(open);
        const Outcome whole = use(file, true);
        QVERIFY(whole.opened && !whole.wrong && whole.damage.empty());
        QCOMPARE(whole.values, std::int64_t{rows} * (columns + 1));
    }

    void notARecording()
    {
        const auto sentenceOf = [&](const fs::path& file) { return QString::fromStdString(use(file, false).sentence); };
        QVERIFY(sentenceOf(path("missing.mtrec")).contains("There is no recording"));
        save(path("empty.mtrec"), {});
        QVERIFY(sentenceOf(path("empty.mtrec")).contains("is empty"));
        QVERIFY(sentenceOf(m_dir.path().toStdString()).contains("not a file"));
        const std::string text = "time,value\n1,2\n";
        save(path("text.mtrec"), {text.begin(), text.end()});
        QVERIFY(sentenceOf(path("text.mtrec")).contains("not a recording"));
        execute(path("other.mtrec"), "CREATE TABLE x(y)");
        QVERIFY(sentenceOf(path("other.mtrec")).contains("another program"));
        save(path("newer.mtrec"), m_good);
        execute(path("newer.mtrec"), "PRAGMA user_version = 999");
        QVERIFY(sentenceOf(path("newer.mtrec")).contains("newer version"));
        save(path("short.mtrec"), Bytes(m_good.begin(), m_good.begin() + 60));
        QVERIFY(sentenceOf(path("short.mtrec")).contains("cut off"));
        save(path("lost.mtrec"), m_good);
        execute(path("lost.mtrec"), "DROP TABLE blocks");
        QVERIFY(sentenceOf(path("lost.mtrec")).contains("damaged beyond use"));
    }

    void schemaOfAnotherKindIsNotRun()
    {
        const fs::path file = path("view.mtrec");
        save(file, m_good);
        execute(file, "DROP TABLE events; CREATE VIEW events(t, severity, kind, text, asset, id) AS WITH RECURSIVE n(i) AS"
                      " (SELECT 1 UNION ALL SELECT i FROM n) SELECT i, 0, '', '', '', i FROM n");
        const Outcome o = use(file, true); // would never end
        QVERIFY(o.opened && !o.wrong);
        QVERIFY(!o.damage.empty());
        QCOMPARE(o.values, std::int64_t{rows} * (columns + 1));
    }

    void cutOffAnywhere()
    {
        std::mt19937_64 random(9);
        const fs::path file = path("cut.mtrec");
        int opened = 0, some = 0;
        for (int i = 0; i < 100; ++i) {
            const Bytes& whole = i % 2 ? m_good : m_unfinished;
            save(file, Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(random() % whole.size())));
            const Outcome o = use(file, i % 10 == 0);
            QVERIFY(!o.wrong);
            QVERIFY(o.opened != !o.sentence.empty());
            QVERIFY(!o.opened || !o.damage.empty());
            opened += o.opened;
            some += o.values > 0;
        }
        qInfo("%d of 100 cut files open, %d give values", opened, some);
        QVERIFY(opened >= 80 && some >= 45);
    }

    void moreThanHalfOfAHalfFileIsKept()
    {
        const fs::path file = path("half.mtrec");
        save(file, Bytes(m_good.begin(), m_good.begin() + static_cast<std::ptrdiff_t>(m_good.size() * 7 / 10)));
        const Outcome o = use(file, true);
        QVERIFY2(o.opened, o.sentence.c_str());
        qInfo("70%% of the file gives %lld of %d values", static_cast<long long>(o.values), rows * (columns + 1));
        QVERIFY(o.values > rows * (columns + 1) / 3);
        QVERIFY(!o.wrong);
    }

    void damagedBytesAnywhere()
    {
        std::mt19937_64 random(10);
        const fs::path file = path("bytes.mtrec");
        int opened = 0, noticed = 0, whole = 0;
        for (int i = 0; i < 1000; ++i) {
            Bytes bytes = i % 3 == 2 ? m_unfinished : m_good;
            const int hits = 1 + i % 6;
            for (int k = 0; k < hits; ++k) {
                const std::size_t at = i % 4 == 0 ? random() % 32768 : random() % bytes.size();
                if (i % 5 == 0) // a sector of zeros
                    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), std::min<std::size_t>(512, bytes.size() - at), '\0');
                else
                    bytes[at] = static_cast<char>(random());
            }
            save(file, bytes);
            const Outcome o = use(file, false);
            QVERIFY2(!o.wrong, qPrintable(QString("round %1").arg(i)));
            QVERIFY(o.opened != !o.sentence.empty());
            opened += o.opened;
            noticed += !o.damage.empty();
            whole += o.values > 0;
        }
        qInfo("%d of 1000 damaged files open, %d of them say what is lost, %d give values", opened, noticed, whole);
        QVERIFY(whole > 500);
    }

    void damageInOneChunkCostsThatChunk()
    {
        const fs::path file = path("chunk.mtrec");
        save(file, m_good);
        execute(file, "UPDATE chunks SET blob = zeroblob(length(blob)) WHERE id = (SELECT id FROM chunks WHERE block = 0 AND t0 > 0 LIMIT 1)");
        RecordingReader r(file);
        QVERIFY(r.info().damage.empty()); // not looked at yet
        std::vector<float> frame;
        r.frame(0, {600 * second}, 10, frame);
        QVERIFY(std::isnan(frame[0]));
        QCOMPARE(r.info().damage.size(), std::size_t{1});
        r.frame(0, {100 * second}, 10, frame);
        QCOMPARE(frame[3], valueAt(100, 3));
        r.frame(0, {5000 * second}, 10, frame);
        QCOMPARE(frame[3], valueAt(5000, 3));
        const Series s = r.series(0, {400 * second}, {1200 * second}, 5000);
        QCOMPARE(s.gaps.size(), std::size_t{1});
        QVERIFY(!r.verify());
    }

    void lostRollupsCostOnlyTime()
    {
        const fs::path file = path("rollups.mtrec");
        save(file, m_good);
        RecordingReader whole(path("good.mtrec"));
        execute(file, "UPDATE rollups SET blob = zeroblob(length(blob))");
        RecordingReader r(file);
        const Series a = whole.series(5, {0}, {rows * second}, 40), b = r.series(5, {0}, {rows * second}, 40);
        QVERIFY(a.seconds.size() > 20);
        QCOMPARE(b.seconds, a.seconds);
        for (std::size_t i = 0; i < a.mean.size(); ++i) {
            QCOMPARE(b.min[i], a.min[i]);
            QCOMPARE(b.max[i], a.max[i]);
            QVERIFY(std::fabs(a.mean[i] - b.mean[i]) < 0.01f);
        }
        QVERIFY(!r.info().damage.empty());
    }
};

QTEST_GUILESS_MAIN(RecordingDamageTest)
#include "RecordingDamageTest.moc"
