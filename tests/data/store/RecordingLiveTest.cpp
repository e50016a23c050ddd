// A recording is read while it is written, survives a kill, and ends as one plain file.
#include "RandomData.h"
#include "data/store/RecordingReader.h"
#include "data/store/RecordingWriter.h"
#include "twin/base/Error.h"
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace data;
namespace fs = std::filesystem;

namespace {
constexpr std::int64_t second = 1'000'000'000;
const std::vector<std::string> assets{"H1-R01-01", "H1-R01-02", "H1-R01-03"};
const Channel lone{"MP-001", "power", "W", twin::Origin::Measured, 1};

void fill(RecordingWriter& w, int block, int channel, int from, int to)
{
    for (int i = from; i < to; ++i) {
        w.appendFrame(block, {i * second}, std::vector<float>{float(i), float(2 * i), float(3 * i)});
        w.append(channel, {i * second}, -i);
    }
}

/// Rows readable without a hole from 0 on, and all right; -1 if not.
int soundRows(RecordingReader& r)
{
    std::vector<twin::Timestamp> times, times2;
    std::vector<double> values, values2;
    std::vector<Quality> q;
    if (r.channelCount() < 4)
        return 0;
    r.samples(1, {INT64_MIN}, {INT64_MAX}, times, values, q);
    r.samples(3, {INT64_MIN}, {INT64_MAX}, times2, values2, q);
    for (std::size_t i = 0; i < times.size(); ++i)
        if (times[i].ns != static_cast<std::int64_t>(i) * second || values[i] != 2.0 * static_cast<double>(i))
            return -1;
    for (std::size_t i = 0; i < times2.size(); ++i)
        if (times2[i].ns != static_cast<std::int64_t>(i) * second || values2[i] != -static_cast<double>(i))
            return -1;
    // One frame and one sample may be on both sides of a commit.
    return times.size() - times2.size() <= 1 ? static_cast<int>(times2.size()) : -1;
}
} // namespace

class RecordingLiveTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    fs::path path(const char* name) const { return fs::path(m_dir.path().toStdString()) / name; }
    static bool isPlain(const fs::path& file)
    {
        return fs::exists(file) && !fs::exists(file.string() + "-wal") && !fs::exists(file.string() + "-shm") && !fs::exists(file.string() + "-journal");
    }

private Q_SLOTS:
    void readerFollowsAWriter()
    {
        const fs::path file = path("follow.mtrec");
        RecordingWriter w(file, {});
        RecordingReader r(file); // before anything is in it
        QCOMPARE(r.channelCount(), 0);
        const int b = w.addBlock("power", "W", twin::Origin::Measured, 1, assets);
        const int c = w.addChannel(lone);
        int done = 0;
        for (const int to : {1, 3, 100, 511, 512, 513, 1500, 3000, 9000}) {
            fill(w, b, c, done, to);
            w.flush();
            done = to;
            QVERIFY(r.refresh());
            QVERIFY(!r.refresh());
            QVERIFY(!r.info().complete);
            QCOMPARE(soundRows(r), to);
            QCOMPARE(r.info().samples, std::int64_t{4} * to);
            std::vector<float> v;
            r.frame(0, {(to - 1) * second}, 1, v);
            QCOMPARE(v[2], float(3 * (to - 1)));
            QCOMPARE(r.series(0, {0}, {to * second}, 10'000).seconds.size(), static_cast<std::size_t>(to));
        }
        w.finish();
        QVERIFY(r.refresh());
        QVERIFY(r.info().complete);
        QCOMPARE(soundRows(r), 9000);
        QVERIFY(r.info().damage.empty());
    }

    void lastReaderLeavesOnePlainFile()
    {
        const fs::path file = path("plain.mtrec");
        RecordingWriter w(file, {});
        const int b = w.addBlock("power", "W", twin::Origin::Measured, 1, assets);
        const int c = w.addChannel(lone);
        fill(w, b, c, 0, 700);
        w.flush();
        auto first = std::make_unique<RecordingReader>(file);
        auto second_ = std::make_unique<RecordingReader>(file);
        fill(w, b, c, 700, 1000);
        w.finish();
        first->refresh();
        second_->refresh();
        first.reset();
        second_.reset();
        QVERIFY(isPlain(file));
        RecordingReader r(file);
        QCOMPARE(soundRows(r), 1000);
    }

    void opensFromAFolderThatCannotBeWritten()
    {
        const fs::path folder = path("readonly");
        fs::create_directory(folder);
        const fs::path file = folder / "x.mtrec";
        {
            RecordingWriter w(file, {});
            const int b = w.addBlock("power", "W", twin::Origin::Measured, 1, assets);
            fill(w, b, w.addChannel(lone), 0, 1000);
        }
        QVERIFY(isPlain(file));
        fs::permissions(file, fs::perms::owner_read);
        fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec);
        // Root may write anywhere: a child without that right does the reading.
        const pid_t child = fork();
        if (child == 0) {
            if (getuid() == 0) {
                fs::permissions(m_dir.path().toStdString(), fs::perms::others_exec | fs::perms::owner_all);
                fs::permissions(folder, fs::perms::others_read | fs::perms::others_exec);
                fs::permissions(file, fs::perms::others_read);
                if (setgid(65534) != 0 || setuid(65534) != 0)
                    _exit(9);
            }
            try {
                RecordingReader r(file);
                _exit(soundRows(r) == 1000 && r.info().damage.empty() ? 0 : 1);
            } catch (const std::exception& e) {
                fprintf(stderr, "%s\n", e.what());
                _exit(2);
            }
        }
        int status = 0;
        waitpid(child, &status, 0);
        fs::permissions(folder, fs::perms::owner_all);
        QCOMPARE(status, 0);
        QVERIFY(isPlain(file));
    }

    void commitsByItself()
    {
        const fs::path file = path("commits.mtrec");
        RecordingWriter w(file, {});
        const int b = w.addBlock("power", "W", twin::Origin::Measured, 1, assets);
        fill(w, b, w.addChannel(lone), 0, 10);
        // Nobody calls the writer any more; within about a second a reader sees everything.
        QTRY_COMPARE_WITH_TIMEOUT(
            [&] {
                RecordingReader r(file);
                return soundRows(r);
            }(),
            10, 5000);
    }

    void survivesAKill()
    {
        for (int round = 0; round < 8; ++round) {
            const fs::path file = path(("kill" + std::to_string(round) + ".mtrec").c_str());
            int pipes[2];
            QCOMPARE(pipe(pipes), 0);
            const pid_t child = fork();
            if (child == 0) {
                ::close(pipes[0]);
                RecordingWriter w(file, {});
                const int b = w.addBlock("power", "W", twin::Origin::Measured, 1, assets);
                const int c = w.addChannel(lone);
                for (int i = 0;; i += 50) {
                    fill(w, b, c, i, i + 50);
                    if (i % 400 == 0) {
                        w.flush();
                        const int safe = i + 50;
                        if (write(pipes[1], &safe, sizeof safe) != sizeof safe)
                            _exit(1);
                    }
                }
            }
            ::close(pipes[1]);
            int safe = 0, said = 0;
            QCOMPARE(read(pipes[0], &safe, sizeof safe), static_cast<ssize_t>(sizeof safe)); // it is at work
            std::this_thread::sleep_for(std::chrono::milliseconds(10 + 45 * round));
            kill(child, SIGKILL);
            int status = 0;
            waitpid(child, &status, 0);
            while (read(pipes[0], &said, sizeof said) == sizeof said)
                safe = said;
            ::close(pipes[0]);
            QVERIFY(safe > 0);
            RecordingReader r(file);
            QVERIFY(!r.info().complete);
            const int rows = soundRows(r);
            QVERIFY2(rows >= safe, qPrintable(QString("%1 rows of %2 promised").arg(rows).arg(safe)));
            // And a new recording may take its place.
            RecordingWriter again(file, {"again", "", "", ""});
            again.finish();
            QCOMPARE(RecordingReader(file).channelCount(), 0);
        }
    }

    void readersOnOtherThreadsSeeOnlySoundStates()
    {
        const fs::path file = path("threads.mtrec");
        RecordingWriter w(file, {});
        const int b = w.addBlock("power", "W", twin::Origin::Measured, 1, assets);
        const int c = w.addChannel(lone);
        w.flush();
        std::atomic<bool> stop{false};
        std::atomic<int> bad{0}, looks{0};
        std::vector<std::jthread> readers;
        for (int k = 0; k < 2; ++k)
            readers.emplace_back([&] {
                RecordingReader r(file);
                int last = 0;
                while (!stop) {
                    r.refresh();
                    const int rows = soundRows(r);
                    bad += rows < last || !r.info().damage.empty();
                    last = rows;
                    ++looks;
                }
            });
        for (int i = 0; i < 60'000; i += 100) {
            fill(w, b, c, i, i + 100);
            if (i % 1000 == 0)
                w.flush();
        }
        w.finish();
        while (looks < 20)
            std::this_thread::yield();
        stop = true;
        readers.clear();
        QCOMPARE(bad.load(), 0);
        RecordingReader r(file);
        QCOMPARE(soundRows(r), 60'000);
    }

    void placeThatCannotBeWrittenIsRefused()
    {
        if (!fs::exists("/proc/self"))
            QSKIP("needs a folder that nobody can write to");
        QVERIFY_EXCEPTION_THROWN(RecordingWriter("/proc/x.mtrec", {}), twin::Error);
    }

    void fullDiskIsOneSentenceAndLosesNothingCommitted()
    {
        // A child that may write only so much stands for a full disk.
        const fs::path file = path("full.mtrec");
        const pid_t child = fork();
        if (child == 0) {
            signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{400'000, 400'000};
            setrlimit(RLIMIT_FSIZE, &limit);
            std::mt19937_64 random(1);
            try {
                RecordingWriter w(file, {});
                const int c = w.addChannel(lone);
                for (std::int64_t i = 0; i < 10'000'000; ++i) {
                    w.append(c, {i * second}, static_cast<double>(random() % 1'000'000));
                    if (i % 1000 == 0)
                        w.flush();
                }
                _exit(1); // it must have been refused
            } catch (const twin::Error& e) {
                _exit(std::string(e.what()).empty() ? 2 : 0);
            } catch (...) {
                _exit(3);
            }
        }
        int status = 0;
        waitpid(child, &status, 0);
        QCOMPARE(status, 0);
        RecordingReader r(file);
        QVERIFY(!r.info().complete);
        std::vector<twin::Timestamp> times;
        std::vector<double> values;
        std::vector<Quality> q;
        r.samples(0, {INT64_MIN}, {INT64_MAX}, times, values, q);
        QVERIFY(values.size() > 10'000);
        std::mt19937_64 random(1);
        for (std::size_t i = 0; i < values.size(); ++i)
            QCOMPARE(values[i], static_cast<double>(random() % 1'000'000));
    }
};

QTEST_GUILESS_MAIN(RecordingLiveTest)
#include "RecordingLiveTest.moc"
