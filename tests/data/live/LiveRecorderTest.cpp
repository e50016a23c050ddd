// What sources hand over reaches the file: all of it, once, soon, in any order, and as it is.
#include "data/live/LiveRecorder.h"
#include "data/store/RecordingReader.h"
#include "twin/base/Random.h"
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace data;
using namespace data::live;
namespace fs = std::filesystem;
using twin::Timestamp;

namespace {
const Timestamp t0 = Timestamp::fromUtc(2025, 7, 15, 12);
const Timestamp allFrom{-(std::int64_t{1} << 61)}, allTo{(std::int64_t{1} << 61) + (std::int64_t{1} << 61) - 1};

Channel channel(int i) { return {"H1-R01-" + std::to_string(i + 1), "power", "W", twin::Origin::Measured, 1}; }

struct Samples
{
    std::vector<Timestamp> times;
    std::vector<double> values;
    std::vector<Quality> qualities;
    bool operator==(const Samples&) const = default;
};

Samples samplesOf(RecordingReader& reader, const std::string& asset)
{
    Samples s;
    const int c = reader.findChannel(asset, "power");
    if (c >= 0)
        reader.samples(c, allFrom, allTo, s.times, s.values, s.qualities);
    return s;
}

LiveBatch declaration(int channels)
{
    LiveBatch batch;
    for (int i = 0; i < channels; ++i)
        batch.channels.push_back(channel(i));
    return batch;
}

LiveBlock block(int size)
{
    LiveBlock b;
    for (int i = 0; i < size; ++i)
        b.channels.push_back({"H2-R01-" + std::to_string(i + 1), "power", "W", twin::Origin::Measured, 1});
    return b;
}
} // namespace

class LiveRecorderTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    int m_number = 0;
    fs::path newFile() { return fs::path(m_dir.path().toStdString()) / ("r" + std::to_string(++m_number) + ".mtrec"); }

    /// Records batches as one source and finishes.
    RecorderStatus record(const fs::path& file, std::vector<LiveBatch> batches, int atOnce = 1)
    {
        LiveRecorder recorder(file, {"t", "s", "", ""}, {}, {});
        auto queue = std::make_shared<BatchQueue>();
        recorder.addSource("a", queue);
        int n = 0;
        for (LiveBatch& b : batches) {
            queue->push(std::move(b));
            if (++n % atOnce == 0 && n < 50)
                QTest::qSleep(5);
        }
        recorder.finish();
        [&] { QVERIFY(recorder.waitFinished(20)); }();
        return recorder.status();
    }

private Q_SLOTS:
    void recordsEverything()
    {
        const fs::path file = newFile();
        std::vector<LiveBatch> batches{declaration(2)};
        LiveBatch b;
        b.blocks.push_back(block(3));
        for (int i = 0; i < 10; ++i) {
            b.samples.push_back({0, t0.plusSeconds(i), 100.0 + i});
            b.samples.push_back({1, t0.plusSeconds(i), 7, Quality::Uncertain});
            b.frames.push_back({0, t0.plusSeconds(i), {1.0f * float(i), 2, 3}});
        }
        b.events.push_back({t0, "note", "Hello", RecordingEvent::Severity::Warning, "site"});
        b.gaps.push_back({1, false, {t0.plusSeconds(20), t0.plusSeconds(30)}});
        batches.push_back(std::move(b));
        LiveBatch after;
        after.gaps.push_back({0, true, {t0.plusSeconds(9), t0.plusSeconds(60)}});
        after.frames.push_back({0, t0.plusSeconds(60), {5, 6, 7}});
        after.samples.push_back({1, t0.plusSeconds(60), 8});
        after.samples.push_back({9, t0, 1});                              // a channel nobody declared
        after.samples.push_back({0, {INT64_MAX}, 1});                     // no time
        after.frames.push_back({0, t0.plusSeconds(-5), {1, 2, 3}});       // late: kept
        after.frames.push_back({4, t0, {1, 2, 3}});
        batches.push_back(std::move(after));
        const RecorderStatus status = record(file, std::move(batches));
        QCOMPARE(status.state, RecorderStatus::State::Finished);
        QCOMPARE(status.values, 20 + 30 + 3 + 3 + 1);
        QCOMPARE(status.refused, 2 + 3);
        QCOMPARE(status.late, 3);
        QCOMPARE(status.events, 1);
        QCOMPARE(status.gaps, 2);
        QCOMPARE(*status.newest, t0.plusSeconds(60));

        RecordingReader reader(file);
        QVERIFY(reader.info().complete);
        QVERIFY(reader.info().damage.empty());
        QCOMPARE(reader.info().samples, 57);
        const Samples one = samplesOf(reader, "H1-R01-2");
        QCOMPARE(one.times.size(), 11u);
        QVERIFY(one.qualities[3] == Quality::Uncertain && one.values[10] == 8);
        QCOMPARE(reader.events().front().text, std::string("Hello"));
        // The hole of the block is one: no value inside, and told as a gap of each channel.
        const int c = reader.findChannel("H2-R01-2", "power");
        std::vector<float> values;
        reader.frame(reader.blockOf(c), t0.plusSeconds(30), 1e6, values);
        QVERIFY(std::isnan(values[1]));
        reader.frame(reader.blockOf(c), t0.plusSeconds(60), 1e6, values);
        QCOMPARE(values[1], 6.0f);
        reader.frame(reader.blockOf(c), t0.plusSeconds(-5), 1e6, values);
        QCOMPARE(values[2], 3.0f);
        const auto gaps = reader.gaps(c);
        QVERIFY(std::any_of(gaps.begin(), gaps.end(), [](const TimeSpan& g) { return g.begin <= t0.plusSeconds(10) && g.end == t0.plusSeconds(60); }));
    }
    void aHoleIsSeenWhileItGoesOn()
    {
        const fs::path file = newFile();
        std::atomic<int> commits = 0;
        LiveRecorder recorder(file, {}, {}, [&](const RecorderStatus&) { ++commits; });
        QTRY_VERIFY_WITH_TIMEOUT(commits > 0, 60'000);
        RecordingReader reader(file);
        auto queue = std::make_shared<BatchQueue>();
        recorder.addSource("a", queue);
        LiveBatch b = declaration(1);
        b.blocks.push_back(block(2));
        for (int i = 0; i < 10; ++i) {
            b.samples.push_back({0, t0.plusSeconds(i), 1});
            b.frames.push_back({0, t0.plusSeconds(i), {1, 2}});
        }
        queue->push(std::move(b));
        LiveBatch after;
        after.gaps = {{0, false, {t0.plusSeconds(10), t0.plusSeconds(40)}}, {0, true, {t0.plusSeconds(10), t0.plusSeconds(40)}}};
        after.samples.push_back({0, t0.plusSeconds(40), 1});
        after.frames.push_back({0, t0.plusSeconds(40), {1, 2}});
        queue->push(std::move(after));
        const std::vector<TimeSpan> hole{{t0.plusSeconds(10), t0.plusSeconds(40)}};
        const auto gapsOf = [&](const char* asset) {
            reader.refresh();
            const int c = reader.findChannel(asset, "power");
            return c < 0 ? std::vector<TimeSpan>() : reader.gaps(c);
        };
        QTRY_COMPARE_WITH_TIMEOUT(gapsOf("H1-R01-1"), hole, 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(gapsOf("H2-R01-2"), hole, 60'000);
        QVERIFY(!reader.info().complete); // it goes on
        std::vector<float> values;
        reader.frame(reader.blockOf(reader.findChannel("H2-R01-2", "power")), t0.plusSeconds(20), 1e6, values);
        QVERIFY(std::isnan(values[0]));
    }
    void readerSeesItWithinASecond()
    {
        const fs::path file = newFile();
        std::atomic<int> commits = 0;
        LiveRecorder recorder(file, {}, {}, [&](const RecorderStatus&) { ++commits; });
        QTRY_VERIFY_WITH_TIMEOUT(commits > 0, 60'000);
        RecordingReader reader(file);
        auto queue = std::make_shared<BatchQueue>();
        recorder.addSource("a", queue);
        queue->push(declaration(1));
        for (int i = 0; i < 3; ++i) {
            LiveBatch b;
            b.samples.push_back({0, t0.plusSeconds(i), double(i)});
            queue->push(std::move(b));
            const auto pushed = std::chrono::steady_clock::now();
            while (static_cast<int>(samplesOf(reader, "H1-R01-1").times.size()) <= i) {
                QTest::qSleep(10);
                reader.refresh();
                QVERIFY(std::chrono::steady_clock::now() - pushed < std::chrono::seconds(30));
            }
        }
        QVERIFY(commits >= 3);
    }
    void replayEqualsLiveAndShufflingChangesNothing()
    {
        // Random channels, values, qualities, gaps of samples; what is read back is exactly what was sent, by time.
        constexpr int channels = 7, samples = 3000;
        std::vector<LiveSample> sent;
        std::vector<Samples> expected(channels);
        for (int i = 0; i < samples; ++i) {
            const auto c = static_cast<std::uint32_t>(twin::randomBits(1, 0, i) % channels);
            const Timestamp t = t0.plusSeconds(i * 0.25 + 0.125 * twin::randomUniform(1, 1, i));
            const double v = std::round(1000 * twin::randomNormal(1, 2, i));
            const auto q = static_cast<Quality>(twin::randomBits(1, 3, i) % 3);
            sent.push_back({c, t, v, q});
            expected[c].times.push_back(t);
            expected[c].values.push_back(v);
            expected[c].qualities.push_back(q);
        }
        for (int shuffle = 0; shuffle < 3; ++shuffle) {
            std::vector<LiveSample> order = sent;
            for (std::size_t i = order.size() - 1; shuffle > 0 && i > 0; --i)
                std::swap(order[i], order[twin::randomBits(9, static_cast<std::uint64_t>(shuffle), static_cast<std::int64_t>(i)) % (i + 1)]);
            std::vector<LiveBatch> batches{declaration(channels)};
            for (std::size_t i = 0; i < order.size(); ++i) {
                if (i % 61 == 0)
                    batches.emplace_back();
                batches.back().samples.push_back(order[i]);
            }
            const fs::path file = newFile();
            const RecorderStatus status = record(file, std::move(batches), 17);
            QCOMPARE(status.values, samples);
            QCOMPARE(status.late > 0, shuffle > 0);
            RecordingReader reader(file);
            for (int c = 0; c < channels; ++c)
                QVERIFY(samplesOf(reader, channel(c).asset) == expected[static_cast<std::size_t>(c)]);
        }
    }
    void anEditedSourceGoesOnWithItsChannels()
    {
        const fs::path file = newFile();
        {
            LiveRecorder recorder(file, {}, {}, {});
            for (int session = 0; session < 3; ++session) {
                auto queue = std::make_shared<BatchQueue>();
                recorder.addSource(std::to_string(session), queue);
                LiveBatch b = declaration(2);
                b.blocks.push_back(block(4));
                b.samples.push_back({1, t0.plusSeconds(session), double(session)});
                b.frames.push_back({0, t0.plusSeconds(session), {1, 2, 3, float(session)}});
                queue->push(std::move(b));
                recorder.removeSource(std::to_string(session)); // what waits is still taken
                QTRY_COMPARE_WITH_TIMEOUT(queue.use_count(), 1, 60'000);
            }
        }
        RecordingReader reader(file);
        QCOMPARE(reader.channelCount(), 6);
        QCOMPARE(samplesOf(reader, "H1-R01-2").values, (std::vector<double>{0, 1, 2}));
        QCOMPARE(samplesOf(reader, "H2-R01-4").values, (std::vector<double>{0, 1, 2}));
    }
    void aFileThatIsThereStays()
    {
        const fs::path file = newFile();
        record(file, {declaration(1)});
        const auto size = fs::file_size(file);
        const RecorderStatus status = record(file, {declaration(3)});
        QCOMPARE(status.state, RecorderStatus::State::Failed);
        QVERIFY(!status.reason.english().empty());
        QCOMPARE(fs::file_size(file), size);
        const RecorderStatus nowhere = record("/nonexistent-folder/a.mtrec", {declaration(1)});
        QCOMPARE(nowhere.state, RecorderStatus::State::Failed);
    }
    void fullDiskStopsWithASentenceAndASoundFile()
    {
        // A bound of file sizes stands for a full disk; in a child, because it holds for the whole process.
        const fs::path file = newFile();
        const pid_t child = fork();
        if (child == 0) {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{3'000'000, 3'000'000};
            setrlimit(RLIMIT_FSIZE, &limit);
            LiveRecorder recorder(file, {}, {}, {});
            auto queue = std::make_shared<BatchQueue>();
            recorder.addSource("a", queue);
            LiveBatch first;
            first.blocks.push_back(block(4000));
            queue->push(std::move(first));
            for (int i = 0; i < 2000 && recorder.status().state == RecorderStatus::State::Recording; ++i) {
                LiveBatch b;
                std::vector<float> values(4000);
                for (std::size_t k = 0; k < values.size(); ++k)
                    values[k] = static_cast<float>(twin::randomBits(5, k, i) % 1'000'000);
                b.frames.push_back({0, t0.plusSeconds(i), std::move(values)});
                queue->push(std::move(b));
                ::usleep(5000);
            }
            const RecorderStatus failed = recorder.status();
            bool ok = failed.state == RecorderStatus::State::Failed && !failed.reason.english().empty() && failed.values > 0;
            // The sources go on and nothing piles up.
            LiveBatch more;
            more.frames.push_back({0, t0.plusSeconds(9999), std::vector<float>(4000, 1)});
            queue->push(std::move(more));
            for (int i = 0; i < 200 && (recorder.status().unrecorded == failed.unrecorded || queue->waitingValues() > 0); ++i)
                ::usleep(10'000);
            ok = ok && recorder.status().unrecorded > failed.unrecorded && queue->waitingValues() == 0;
            ::_exit(ok ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        RecordingReader reader(file);
        QVERIFY(!reader.info().complete);
        QVERIFY(reader.verify());
        QVERIFY(samplesOf(reader, "H2-R01-1").times.size() > 10);
    }
    void aKillLosesAtMostTheLastSecond()
    {
        for (int round = 0; round < 4; ++round) {
            const fs::path file = newFile();
            int pipes[2];
            QCOMPARE(::pipe(pipes), 0);
            const pid_t child = fork();
            if (child == 0) {
                LiveRecorder recorder(file, {}, {}, {});
                auto queue = std::make_shared<BatchQueue>();
                recorder.addSource("a", queue);
                queue->push(declaration(1));
                const auto begin = std::chrono::steady_clock::now();
                for (int i = 0;; ++i) { // sample i stands for 10 ms of wall time
                    LiveBatch b;
                    b.samples.push_back({0, t0.plusSeconds(i), double(i)});
                    queue->push(std::move(b));
                    if (::write(pipes[1], &i, sizeof i) != sizeof i)
                        ::_exit(1);
                    std::this_thread::sleep_until(begin + std::chrono::milliseconds(10 * (i + 1)));
                }
            }
            ::close(pipes[1]);
            ::usleep(static_cast<useconds_t>(1'200'000 + 177'000 * round));
            ::kill(child, SIGKILL);
            int status = 0;
            waitpid(child, &status, 0);
            int sent = -1;
            for (int i = 0; ::read(pipes[0], &i, sizeof i) == sizeof i;)
                sent = i;
            ::close(pipes[0]);
            RecordingReader reader(file);
            const Samples s = samplesOf(reader, "H1-R01-1");
            for (std::size_t i = 0; i < s.values.size(); ++i)
                QCOMPARE(s.values[i], double(i));
            // A second, and what a machine under load may hold a thread back.
            QVERIFY2(sent - static_cast<int>(s.values.size()) < 150, qPrintable(QString("%1 of %2").arg(s.values.size()).arg(sent)));
        }
    }
    void oldSamplesGo()
    {
        const fs::path file = newFile();
        LiveRecorder recorder(file, {}, {1, 0, 0}, {}); // an hour
        auto queue = std::make_shared<BatchQueue>();
        recorder.addSource("a", queue);
        LiveBatch b;
        b.blocks.push_back(block(50));
        for (int i = 0; i < 6 * 3600; i += 2)
            b.frames.push_back({0, t0.plusSeconds(i), std::vector<float>(50, float(i))});
        queue->push(std::move(b));
        recorder.finish();
        QVERIFY(recorder.waitFinished(30));
        QCOMPARE(recorder.status().state, RecorderStatus::State::Finished);
        RecordingReader reader(file);
        const Samples s = samplesOf(reader, "H2-R01-1");
        QVERIFY(!s.times.empty());
        QCOMPARE(s.times.back(), t0.plusSeconds(6 * 3600 - 2)); // the newest are all there
        QVERIFY2(s.times.size() >= 1800, qPrintable(QString::number(s.times.size())));
        QVERIFY2(s.times.front() > t0.plusSeconds(3 * 3600), s.times.front().iso().c_str()); // windows of samples go as a whole
    }
    void namesAreFree()
    {
        const fs::path folder = m_dir.path().toStdString();
        const fs::path a = newLiveFile(folder, t0);
        QCOMPARE(a.filename().string(), std::string("live 2025-07-15 12.00.00 UTC.mtrec"));
        record(a, {declaration(1)});
        QCOMPARE(newLiveFile(folder, t0).filename().string(), std::string("live 2025-07-15 12.00.00 UTC (2).mtrec"));
    }
};
QTEST_GUILESS_MAIN(LiveRecorderTest)
#include "LiveRecorderTest.moc"
