// A writer that is killed at any instant, or whose disk fills up at any instant, leaves a sound file: a whole beginning of what was recorded,
// at most the last second missing.
#include "RandomData.h"
#include "data/store/RecordingReader.h"
#include "data/store/RecordingWriter.h"
#include "twin/base/Error.h"
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <chrono>
#include <cmath>
#include <csignal>
#include <filesystem>
#include <sched.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace data;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr int wide = 1500, narrow = 12, singles = 70;
using Clock = std::chrono::steady_clock;

float valueAt(int row, int column)
{
    std::uint64_t z = static_cast<std::uint64_t>(row) * 4096 + static_cast<std::uint64_t>(column) + 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u; // splitmix64
    return static_cast<float>((z ^ (z >> 31)) % 1009) / 10.f;
}

std::vector<std::string> names(int n)
{
    std::vector<std::string> all;
    for (int i = 0; i < n; ++i)
        all.push_back("A" + std::to_string(i));
    return all;
}

/// Every shape that a recording has: a wide block, a narrow one, single channels, events.
struct Shapes
{
    RecordingWriter writer;
    int wideBlock, narrowBlock, firstSingle = 0;
    std::vector<float> frame;
    explicit Shapes(const fs::path& file) : writer(file, {"kill", "", "", ""})
    {
        wideBlock = writer.addBlock("gpu_temperature", "°C", twin::Origin::Measured, 0.1, names(wide));
        narrowBlock = writer.addBlock("power", "W", twin::Origin::Measured, 0.1, names(narrow));
        for (int i = 0; i < singles; ++i) {
            const int c = writer.addChannel({"S" + std::to_string(i), "power", "W", twin::Origin::Measured, 0.1});
            firstSingle = i == 0 ? c : firstSingle;
        }
    }
    void row(int r)
    {
        const twin::Timestamp t{r * second};
        frame.resize(wide);
        for (int c = 0; c < wide; ++c)
            frame[static_cast<std::size_t>(c)] = valueAt(r, c);
        writer.appendFrame(wideBlock, t, frame);
        writer.appendFrame(narrowBlock, t, std::span(frame).first(narrow));
        for (int i = 0; i < singles; ++i)
            writer.append(firstSingle + i, t, double(valueAt(r, i)));
        if (r % 50 == 0)
            writer.addEvent({t, "mark", "", RecordingEvent::Severity::Information, ""});
    }
};

/// How many rows every channel has from 0 on without a hole and right; -1 if anything is not so. Channels may differ by the row in work.
int soundRows(const fs::path& file, bool mayLackChannels)
{
    RecordingReader r(file);
    if (!r.info().damage.empty()) {
        fprintf(stderr, "%s\n", r.info().damage.front().c_str());
        return -1;
    }
    if (r.channelCount() < wide + narrow + singles)
        return mayLackChannels ? 0 : -1;
    int least = INT32_MAX, most = 0;
    std::vector<twin::Timestamp> times;
    std::vector<double> values;
    std::vector<Quality> q;
    for (const int c : {0, 1023, 1024, wide - 1, wide, wide + narrow - 1, wide + narrow, wide + narrow + 63, wide + narrow + 64, wide + narrow + singles - 1}) {
        r.samples(c, {INT64_MIN}, {INT64_MAX}, times, values, q);
        const int column = c < wide ? c : c < wide + narrow ? c - wide : c - wide - narrow;
        for (std::size_t i = 0; i < times.size(); ++i)
            if (times[i].ns != static_cast<std::int64_t>(i) * second || std::fabs(values[i] - double(valueAt(static_cast<int>(i), column))) > 1e-4) {
                fprintf(stderr, "channel %d, sample %zu is wrong\n", c, i);
                return -1;
            }
        least = std::min(least, static_cast<int>(times.size()));
        most = std::max(most, static_cast<int>(times.size()));
        r.series(c, {INT64_MIN}, {INT64_MAX}, 20);
    }
    if (!r.verify() || most - least > 1)
        return -1;
    return least;
}

/// What a child tells before it dies.
struct Shared
{
    std::atomic<int> rows{0};
    std::atomic<std::int64_t> at[1 << 18]; ///< when each row was handed over
};

class SharedPage
{
public:
    SharedPage() : m_shared(new (mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)) Shared) {}
    ~SharedPage() { munmap(m_shared, sizeof(Shared)); }
    SharedPage(const SharedPage&) = delete;
    SharedPage& operator=(const SharedPage&) = delete;
    Shared* operator->() const { return m_shared; }

private:
    Shared* m_shared;
};

} // namespace

class RecordingKillTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    fs::path path(const std::string& name) const { return fs::path(m_dir.path().toStdString()) / name; }

private Q_SLOTS:
    void killedAtAnyInstant()
    {
        std::mt19937_64 random(20250715);
        int most = 0;
        for (int round = 0; round < 18; ++round) {
            const fs::path file = path("kill.mtrec");
            const SharedPage shared;
            const bool finishes = round % 3 == 0, paced = round % 15 == 14, thins = round % 4 == 1;
            const int last = static_cast<int>(100 + random() % 1500);
            const pid_t child = fork();
            if (child == 0) {
                try {
                    Shapes shapes(file);
                    if (thins)
                        shapes.writer.setRetention({1e9, 0, 0}); // upkeep without effect on what must be there
                    for (int r = 0; !finishes || r < last; ++r) {
                        shapes.row(r);
                        shared->at[r] = Clock::now().time_since_epoch().count();
                        shared->rows = r + 1;
                        if (paced)
                            std::this_thread::sleep_for(std::chrono::milliseconds(3));
                        if (r + 1 == (1 << 18))
                            break;
                    }
                    shapes.writer.finish();
                    std::this_thread::sleep_for(std::chrono::seconds(30));
                } catch (...) {
                }
                _exit(1);
            }
            while (shared->rows == 0)
                std::this_thread::yield();
            std::this_thread::sleep_for(std::chrono::microseconds(paced ? 1'800'000 : random() % 400'000));
            kill(child, SIGKILL);
            const std::int64_t killedAt = Clock::now().time_since_epoch().count();
            int status = 0;
            waitpid(child, &status, 0);
            QVERIFY(WIFSIGNALED(status)); // it did not fail by itself
            const int rows = soundRows(file, true);
            QVERIFY2(rows >= 0, qPrintable(QString("round %1").arg(round)));
            // What was handed over more than a second before the kill is there; half a second on top for a machine that is busy.
            int due = shared->rows;
            while (due > 0 && killedAt - shared->at[due - 1] < second * 3 / 2)
                --due;
            QVERIFY2(rows >= due, qPrintable(QString("round %1: %2 of %3 rows").arg(round).arg(rows).arg(due)));
            most = std::max(most, rows);
        }
        qInfo("up to %d rows of %d values", most, wide + narrow + singles);
        QVERIFY(most > 100);
    }

    void fileThatMayNotGrowFurther()
    {
        // A limit on the size of files stands for a disk that fills up: at any point, in the finish too.
        std::mt19937_64 random(3);
        int finished = 0, refused = 0;
        for (int round = 0; round < 16; ++round) {
            const fs::path file = path("limit.mtrec");
            const rlim_t limit = 100'000 + round * 70'000 + random() % 50'000;
            const pid_t child = fork();
            if (child == 0) {
                signal(SIGXFSZ, SIG_IGN);
                const rlimit most{limit, limit};
                setrlimit(RLIMIT_FSIZE, &most);
                try {
                    Shapes shapes(file);
                    for (int r = 0; r < 300; ++r)
                        shapes.row(r);
                    shapes.writer.finish();
                    _exit(0);
                } catch (const twin::Error& e) {
                    _exit(std::string(e.what()).find("limit.mtrec") != std::string::npos ? 1 : 2);
                } catch (...) {
                    _exit(3);
                }
            }
            int status = 0;
            waitpid(child, &status, 0);
            QVERIFY2(WIFEXITED(status) && WEXITSTATUS(status) <= 1, qPrintable(QString::number(status)));
            finished += WEXITSTATUS(status) == 0;
            refused += WEXITSTATUS(status) == 1;
            if (fs::exists(file)) {
                const int rows = soundRows(file, true);
                QVERIFY(rows >= 0);
                QVERIFY(WEXITSTATUS(status) != 0 || rows == 300);
            }
            fs::remove(file);
            fs::remove(file.string() + "-wal");
            fs::remove(file.string() + "-shm");
        }
        qInfo("%d finished, %d were refused", finished, refused);
        QVERIFY(finished >= 1 && refused >= 5);
    }

    void diskThatIsFull()
    {
        const fs::path folder = path("small-disk");
        fs::create_directory(folder);
        const pid_t child = fork();
        if (child == 0) {
            // A file system of its own in the memory, seen by this process alone.
            if ((unshare(CLONE_NEWNS) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0
                || mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=1m") != 0)
                _exit(77);
            std::string sentence;
            int appended = 0;
            try {
                Shapes shapes(folder / "full.mtrec");
                for (; appended < 100'000; ++appended) {
                    shapes.row(appended);
                    if (appended % 20 == 0)
                        shapes.writer.flush();
                }
            } catch (const twin::Error& e) {
                sentence = e.what();
            }
            if (sentence.find("The disk is full") == std::string::npos) {
                fprintf(stderr, "%s\n", sentence.c_str());
                _exit(1);
            }
            const int rows = soundRows(folder / "full.mtrec", false);
            // Everything up to the last flush that went well.
            _exit(rows >= appended - 41 && rows > 0 ? 0 : 2);
        }
        int status = 0;
        waitpid(child, &status, 0);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
            QSKIP("this machine does not let a process mount a small disk of its own");
        QCOMPARE(status, 0);
    }

    void readingBesideAWriterThatThins()
    {
        const fs::path file = path("beside.mtrec");
        Shapes shapes(file);
        shapes.row(0);
        shapes.writer.flush();
        std::atomic<bool> stop{false};
        std::atomic<int> bad{0}, looks{0};
        std::jthread looker([&] {
            RecordingReader r(file);
            std::vector<twin::Timestamp> times;
            std::vector<double> values;
            std::vector<Quality> q;
            std::vector<float> frame;
            std::mt19937_64 random(1);
            while (!stop) {
                r.refresh();
                const int c = static_cast<int>(random() % (wide + narrow + singles));
                const int column = c < wide ? c : c < wide + narrow ? c - wide : c - wide - narrow;
                r.samples(c, {INT64_MIN}, {INT64_MAX}, times, values, q);
                for (std::size_t i = 0; i < times.size(); ++i)
                    bad += (i > 0 && times[i].ns - times[i - 1].ns != second) || std::fabs(values[i] - double(valueAt(static_cast<int>(times[i].ns / second), column))) > 1e-4;
                bad += values.empty();
                const Series s = r.series(c, {INT64_MIN}, {INT64_MAX}, 50);
                bad += s.mean.empty() || !std::is_sorted(s.seconds.begin(), s.seconds.end());
                r.frame(r.blockOf(c), r.info().span.end, 5, frame);
                bad += !r.info().damage.empty();
                ++looks;
            }
        });
        for (int r = 1; r < 2500; ++r) {
            shapes.row(r);
            if (r % 250 == 0)
                shapes.writer.setRetention({1500, 700, 0});
        }
        while (looks < 5)
            std::this_thread::yield();
        stop = true;
        looker.join();
        QCOMPARE(bad.load(), 0);
        shapes.writer.finish();
        RecordingReader r(file);
        QVERIFY(r.verify());
        QVERIFY(!r.thinned(0).isEmpty());
    }
};

QTEST_GUILESS_MAIN(RecordingKillTest)
#include "RecordingKillTest.moc"
