// Recordings of format version 1 still open. The two files beside this test were made by the last program that wrote version 1: a finished
// one, and one whose writer was killed, with the log beside it.
#include "data/store/RecordingReader.h"
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <filesystem>

using namespace data;
namespace fs = std::filesystem;

namespace {
constexpr std::int64_t second = 1'000'000'000, start = 1'752'537'600ll * second;
constexpr int rows = 3000;

void check(RecordingReader& r, bool complete)
{
    QCOMPARE(r.info().version, 1);
    QCOMPARE(r.info().complete, complete);
    QVERIFY(r.info().damage.empty());
    QCOMPARE(r.info().header.title, std::string("Version one"));
    QCOMPARE(r.note("k"), std::string("v"));
    QCOMPARE(r.channelCount(), 14);
    QCOMPARE(r.channel(12), (Channel{"MP-001", "power", "kW", twin::Origin::Measured, 0.1}));
    QCOMPARE(r.events().size(), std::size_t{1});
    QVERIFY(r.marks().empty());
    std::vector<twin::Timestamp> times;
    std::vector<double> values;
    std::vector<Quality> qualities;
    for (int c = 0; c < 12; ++c) {
        r.samples(c, {INT64_MIN}, {INT64_MAX}, times, values, qualities);
        QCOMPARE(values.size(), static_cast<std::size_t>(c == 3 ? rows - 6 : rows));
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::int64_t row = (times[i].ns - start) / second;
            QCOMPARE(values[i], 1000.0 + static_cast<double>((row * 7919 + c * 104729) % 1301));
        }
    }
    r.samples(12, {INT64_MIN}, {INT64_MAX}, times, values, qualities);
    QCOMPARE(values.size(), std::size_t{rows});
    for (int i = 0; i < rows; ++i) {
        QCOMPARE(times[static_cast<std::size_t>(i)].ns, start + i * second + i % 3 * 1'000'000);
        QCOMPARE(values[static_cast<std::size_t>(i)], (i * 31337 % 5000) / 10.0);
        QCOMPARE(qualities[static_cast<std::size_t>(i)], i % 100 == 9 ? Quality::Stale : i % 100 == 10 ? Quality::Bad : Quality::Good);
    }
    r.samples(13, {INT64_MIN}, {INT64_MAX}, times, values, qualities);
    QCOMPARE(values.size(), std::size_t{rows / 2});
    for (int i = 0; i < rows / 2; ++i)
        QCOMPARE(values[static_cast<std::size_t>(i)], static_cast<double>(static_cast<float>(std::sin(2 * i * 0.01))));
    const Series s = r.series(2, {start}, {start + rows * second}, 40);
    QVERIFY(s.mean.size() > 15 && s.mean.size() <= 40);
    for (std::size_t i = 0; i < s.mean.size(); ++i)
        QVERIFY(s.min[i] >= 1000 && s.max[i] <= 2300 && s.min[i] < s.mean[i] && s.mean[i] < s.max[i]);
    std::vector<float> frame;
    r.frame(r.blockOf(0), {start + 2000 * second}, 5, frame);
    QCOMPARE(frame.size(), std::size_t{12});
    QCOMPARE(frame[5], 1000.f + float((2000 * 7919 + 5 * 104729) % 1301));
    const auto gaps = r.gaps(12);
    QVERIFY(!gaps.empty());
    QCOMPARE(gaps.front(), (TimeSpan{{start + 100 * second}, {start + 110 * second}}));
    QVERIFY(r.verify());
}
} // namespace

class RecordingVersionTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    fs::path copied(const char* name) const
    {
        const fs::path from = fs::path(TWIN_SOURCE_DIR) / "tests/data/store", to = m_dir.path().toStdString();
        fs::copy_file(from / name, to / name, fs::copy_options::overwrite_existing);
        const std::string wal = std::string(name) + "-wal";
        if (fs::exists(from / wal))
            fs::copy_file(from / wal, to / wal, fs::copy_options::overwrite_existing);
        return to / name;
    }

private Q_SLOTS:
    void finishedFileOfVersion1()
    {
        RecordingReader r(copied("version1.mtrec"));
        check(r, true);
        QCOMPARE(r.gaps(3).size(), std::size_t{6});
    }

    void killedFileOfVersion1()
    {
        RecordingReader r(copied("version1-open.mtrec"));
        check(r, false);
    }
};

QTEST_GUILESS_MAIN(RecordingVersionTest)
#include "RecordingVersionTest.moc"
