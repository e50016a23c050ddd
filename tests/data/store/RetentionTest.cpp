// What is old goes or is thinned while the recording goes on; readers know what is left and never show more than that. Marks, late samples.
#include "RandomData.h"
#include "data/store/RecordingReader.h"
#include "data/store/RecordingWriter.h"
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <chrono>
#include <filesystem>
#include <thread>

using namespace data;
namespace fs = std::filesystem;

namespace {
constexpr std::int64_t second = 1'000'000'000, start = 1'752'537'600ll * second;
constexpr int columns = 30;

std::vector<std::string> names()
{
    std::vector<std::string> all;
    for (int i = 0; i < columns; ++i)
        all.push_back("H1-R01-" + std::to_string(i));
    return all;
}
/// Noise that does not pack away (splitmix64).
float valueAt(int row, int column)
{
    std::uint64_t z = static_cast<std::uint64_t>(row) * 64 + static_cast<std::uint64_t>(column) + 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return static_cast<float>((z ^ (z >> 31)) % 997);
}

struct Plant
{
    RecordingWriter writer;
    int block, lone;
    explicit Plant(const fs::path& file) : writer(file, {"retention", "", "", ""})
    {
        block = writer.addBlock("power", "W", twin::Origin::Measured, 1, names());
        lone = writer.addChannel({"MP-001", "power", "kW", twin::Origin::Measured, 0.1});
    }
    void run(int from, int to)
    {
        std::vector<float> frame(columns);
        for (int r = from; r < to; ++r) {
            for (int c = 0; c < columns; ++c)
                frame[static_cast<std::size_t>(c)] = valueAt(r, c);
            writer.appendFrame(block, {start + r * second}, frame);
            writer.append(lone, {start + r * second}, r % 1000 / 10.0);
            if (r % 1000 == 0)
                writer.addEvent({{start + r * second}, "mark", std::to_string(r), RecordingEvent::Severity::Information, ""});
        }
    }
};

std::vector<std::int64_t> rowsOf(RecordingReader& r, int channel)
{
    std::vector<twin::Timestamp> times;
    std::vector<double> values;
    std::vector<Quality> qualities;
    r.samples(channel, {INT64_MIN}, {INT64_MAX}, times, values, qualities);
    std::vector<std::int64_t> rows;
    for (const auto t : times)
        rows.push_back((t.ns - start) / second);
    return rows;
}
} // namespace

class RetentionTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    fs::path path(const char* name) const { return fs::path(m_dir.path().toStdString()) / name; }

private Q_SLOTS:
    void oldWindowsGo()
    {
        const fs::path file = path("age.mtrec");
        Plant plant(file);
        plant.run(0, 20'000);
        plant.writer.flush();
        RecordingReader fresh(file), follower(file);
        QCOMPARE(rowsOf(follower, 3).size(), std::size_t{20'000});
        plant.writer.setRetention({5000, 0, 0});
        // A reader whose index is old notices by itself, unless it has all in its cache; then when it looks.
        QVERIFY(rowsOf(fresh, 3).size() < 7000);
        QVERIFY(follower.refresh());
        QVERIFY(rowsOf(follower, 3).size() < 7000);
        for (int round = 0; round < 2; ++round) {
            RecordingReader r(file);
            QVERIFY(r.info().damage.empty());
            for (const int c : {0, columns - 1, plant.lone}) {
                const auto rows = rowsOf(r, c);
                const int newest = round == 0 ? 19'999 : 29'999;
                QVERIFY(rows.front() <= newest - 5000);
                QVERIFY2(rows.front() > newest - 5000 - 2100, qPrintable(QString::number(rows.front()))); // at most a window more
                QCOMPARE(static_cast<int>(rows.size()), newest + 1 - static_cast<int>(rows.front()));
                const Series s = r.series(c, {INT64_MIN}, {INT64_MAX}, 300);
                QVERIFY(s.seconds.size() > 30);
                QVERIFY(s.seconds.front() >= static_cast<double>(start) * 1e-9 + static_cast<double>(rows.front()) - 1);
            }
            QVERIFY(r.events().front().at.ns >= start + (round == 0 ? 14'000 : 24'000) * second);
            std::vector<float> frame;
            r.frame(0, {start + 1000 * second}, 5, frame);
            QVERIFY(std::isnan(frame[0]));
            if (round == 0) {
                plant.run(20'000, 30'000);
                plant.writer.setRetention({5000, 0, 0});
            }
        }
        plant.writer.finish();
        RecordingReader r(file);
        QVERIFY(r.info().complete && r.verify());
        QCOMPARE(r.info().samples, static_cast<std::int64_t>(rowsOf(r, 0).size()) * columns + static_cast<std::int64_t>(rowsOf(r, plant.lone).size()));
    }

    void fileStaysBelowItsSize()
    {
        const fs::path file = path("size.mtrec");
        Plant plant(file);
        constexpr std::int64_t limit = 600'000;
        std::uintmax_t most = 0;
        for (int from = 0; from < 60'000; from += 5000) {
            plant.run(from, from + 5000);
            plant.writer.setRetention({0, 0, limit});
            most = std::max(most, fs::file_size(file));
        }
        QVERIFY2(most < 2 * limit + 1'500'000, qPrintable(QString::number(most))); // 5,000 rows may come on top before it is looked at
        RecordingReader r(file);
        const auto rows = rowsOf(r, 2);
        QCOMPARE(rows.back(), std::int64_t{59'999});
        QVERIFY2(rows.front() > 20'000, qPrintable(QString("%1 of %2 bytes").arg(rows.front()).arg(most)));
        plant.writer.finish();
    }

    void oldWindowsAreThinned()
    {
        const fs::path file = path("thin.mtrec"), whole = path("whole.mtrec");
        {
            Plant plant(whole);
            plant.run(0, 40'000);
        }
        RecordingReader reference(whole);
        Plant plant(file);
        plant.run(0, 20'000);
        plant.writer.setRetention({0, 4000, 0});
        plant.run(20'000, 40'000);
        plant.writer.setRetention({0, 4000, 0});
        for (int round = 0; round < 2; ++round) {
            RecordingReader r(file);
            QVERIFY(r.info().damage.empty());
            const TimeSpan thinned = r.thinned(0);
            QCOMPARE(thinned.begin.ns, start);
            QVERIFY(thinned.end.ns > start + 30'000 * second && thinned.end.ns <= start + 36'000 * second);
            QVERIFY(!r.info().thinned.isEmpty());
            QCOMPARE(r.blockSpan(0), (TimeSpan{{start}, {start + 39'999 * second}}));
            for (const int c : {0, 7, plant.lone}) {
                const auto rows = rowsOf(r, c);
                QVERIFY(rows.front() > 30'000 && rows.back() == 39'999);
                // Coarse curves are the same as without thinning.
                for (const int points : {20, 60}) {
                    const Series a = reference.series(c, {start}, {start + 40'000 * second}, points), b = r.series(c, {start}, {start + 40'000 * second}, points);
                    QCOMPARE(b.seconds.size(), a.seconds.size());
                    for (std::size_t i = 0; i < a.mean.size(); ++i) {
                        QVERIFY(std::fabs(a.min[i] - b.min[i]) < 1e-3f && std::fabs(a.max[i] - b.max[i]) < 1e-3f);
                        QVERIFY2(std::fabs(a.mean[i] - b.mean[i]) < 0.3f, qPrintable(QString("%1 %2").arg(double(a.mean[i])).arg(double(b.mean[i]))));
                    }
                }
                // A close look at thinned time gives the buckets that are left, each inside what was there.
                const Series s = r.series(c, {start + 1000 * second}, {start + 2000 * second}, 5000);
                QVERIFY(s.mean.size() >= 7 && s.mean.size() < 70);
                for (std::size_t i = 0; i < s.mean.size(); ++i)
                    QVERIFY(s.min[i] < s.mean[i] && s.mean[i] < s.max[i]);
                QVERIFY(s.seconds.front() >= static_cast<double>(start) * 1e-9 + 999 && s.seconds.back() <= static_cast<double>(start) * 1e-9 + 2001);
                // Over the seam nothing is counted twice or lost: the mean of everything is the mean.
                const Series one = r.series(c, {start}, {start + 40'000 * second}, 1), other = reference.series(c, {start}, {start + 40'000 * second}, 1);
                QVERIFY(std::fabs(one.mean.at(0) - other.mean.at(0)) < 0.1f);
            }
            std::vector<float> frame;
            r.frame(0, {start + 5000 * second}, 5, frame);
            QVERIFY(frame[0] > 300 && frame[0] < 700); // a bucket's mean, not the sample
            std::vector<twin::ValueQuality> quality;
            std::vector<float> ages;
            r.frame(0, {start + 5000 * second}, 5, frame, quality, ages);
            QVERIFY(quality[0] == twin::ValueQuality::Uncertain);
            r.frame(0, {start + 39'000 * second}, 5, frame);
            QCOMPARE(frame[4], valueAt(39'000, 4));
            if (round == 0)
                plant.writer.finish();
            else
                QVERIFY(r.verify());
        }
    }

    void lateSamplesAreKeptAndMarked()
    {
        const fs::path file = path("late.mtrec");
        testing::Reference lone;
        std::vector<testing::Reference> frames(columns);
        {
            RecordingWriter w(file, {});
            const int block = w.addBlock("power", "W", twin::Origin::Measured, 1, names());
            const int channel = w.addChannel({"MP-001", "power", "kW", twin::Origin::Measured, 0.1});
            std::vector<float> frame(columns);
            const auto put = [&](int r) {
                for (int c = 0; c < columns; ++c) {
                    frame[static_cast<std::size_t>(c)] = valueAt(r, c);
                    frames[static_cast<std::size_t>(c)][start + r * second] = double(valueAt(r, c));
                }
                w.appendFrame(block, {start + r * second}, frame);
                lone[start + r * second] = r / 10.0;
                w.append(channel, {start + r * second}, r / 10.0);
            };
            for (int r = 0; r < 9000; ++r)
                put(r);
            w.flush();
            std::this_thread::sleep_for(std::chrono::milliseconds(1500)); // rollups are made meanwhile
            for (int r = 20'000; r < 24'000; ++r)
                put(r);
            for (int r = 9000; r < 20'000; ++r) // the hole is filled from history
                put(r);
            for (int r = 24'000; r < 25'000; ++r)
                put(r);
        }
        RecordingReader r(file);
        QVERIFY(r.verify());
        QCOMPARE(r.info().samples, std::int64_t{25'000} * (columns + 1));
        for (const int c : {0, 11, columns}) {
            const auto& reference = c == columns ? lone : frames[static_cast<std::size_t>(c)];
            QCOMPARE(rowsOf(r, c).size(), std::size_t{25'000});
            QVERIFY(r.gaps(c).empty());
            for (const int points : {30, 150, 1000}) {
                const Series s = r.series(c, {start}, {start + 24'999 * second}, points);
                const int level = RecordingReader::levelFor({start}, {start + 24'999 * second}, points);
                const auto expected = testing::buckets(reference, INT64_MIN, INT64_MAX, level);
                QCOMPARE(s.mean.size(), expected.size());
                std::size_t i = 0;
                for (const auto& [bucket, e] : expected) {
                    QVERIFY(std::fabs(double(s.min[i]) - e.min) < 0.01 && std::fabs(double(s.max[i]) - e.max) < 0.01);
                    QVERIFY(std::fabs(double(s.mean[i]) - e.sum / e.count) < 0.1);
                    ++i;
                }
            }
        }
        std::vector<float> frame;
        for (const int row : {100, 8999, 9000, 15'000, 19'999, 20'000, 24'500}) {
            r.frame(0, {start + row * second + second / 2}, 5, frame);
            QCOMPARE(frame[9], valueAt(row, 9));
        }
        double late = 0;
        for (const RecordingMark& mark : r.marks()) {
            QCOMPARE(mark.kind, RecordingMark::Kind::Late);
            QVERIFY(mark.span.begin.ns >= start + 9000 * second && mark.span.end.ns < start + 20'000 * second);
            if (mark.channel == columns)
                late += mark.value;
        }
        QCOMPARE(late, 11'000.0);
    }

    void marksComeBack()
    {
        const fs::path file = path("marks.mtrec");
        {
            Plant plant(file);
            plant.run(0, 10);
            plant.writer.addMark({3, -1, {{start + 5 * second}, {start + 9 * second}}, RecordingMark::Kind::ClockSkew, -2.5});
            plant.writer.addMark({plant.lone, -1, {{start + 2 * second}, {start + 2 * second}}, RecordingMark::Kind::CounterReset, 4294967295.0});
            plant.writer.addMark({-1, -1, {{start}, {start}}, RecordingMark::Kind::ClockSkew, 1});
        }
        RecordingReader r(file);
        QCOMPARE(r.info().marks, std::int64_t{3});
        const auto marks = r.marks();
        QCOMPARE(marks[0].channel, -1);
        QCOMPARE(marks[1].kind, RecordingMark::Kind::CounterReset);
        QCOMPARE(marks[1].channel, columns);
        QCOMPARE(marks[1].block, 1);
        QCOMPARE(marks[1].value, 4294967295.0);
        QCOMPARE(marks[2].channel, 3);
        QCOMPARE(marks[2].value, -2.5);
        QCOMPARE(marks[2].span, (TimeSpan{{start + 5 * second}, {start + 9 * second}}));
    }
};

QTEST_GUILESS_MAIN(RetentionTest)
#include "RetentionTest.moc"
