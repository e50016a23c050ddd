// Sources and recorder behind one facade: started, edited, cut and stopped over and over, and never waited for long.
#include "ScriptedSource.h"
#include "data/live/LiveHub.h"
#include "data/store/RecordingReader.h"
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <condition_variable>
#include <mutex>

using namespace data;
using namespace data::live;
namespace fs = std::filesystem;
using twin::Timestamp;

namespace {

/// Where a source hangs until it is let go.
class Gate
{
public:
    void waitFor()
    {
        std::unique_lock lock(m_mutex);
        m_opened.wait(lock, [this] { return m_isOpen; });
    }
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_isOpen = true;
        m_opened.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_opened;
    bool m_isOpen = false;
};
std::shared_ptr<Gate> released; ///< shared with threads that were left behind

/// Sends a sample every few milliseconds; kinds do what their names say.
class Chatter : public ScriptedSource
{
public:
    Chatter(const SourceConfig& config, std::shared_ptr<BatchQueue> queue) : ScriptedSource(std::move(queue), {}, config), m_timer(this)
    {
        connect(&m_timer, &QTimer::timeout, this, [this] { talk(); });
        onConnect = [this](ScriptedSource&) {
            if (const auto gate = released; gate && this->config().kind == "hanging")
                gate->waitFor();
            if (this->config().kind == "refused")
                return fail({"refused", {}});
            if (this->config().kind == "wrong")
                return giveUp({"wrong password", {}});
            if (status().channels == 0)
                declare(3);
            m_timer.start(this->config().kind == "flood" ? 0 : 5);
        };
    }

private:
    void talk()
    {
        LiveBatch batch;
        const int many = config().kind == "flood" ? 50'000 : 1;
        for (int i = 0; i < many; ++i)
            batch.samples.push_back({static_cast<std::uint32_t>(i % 3), now(), 1});
        deliver(std::move(batch));
    }
    QTimer m_timer;
};

std::unique_ptr<LiveSource> make(const SourceConfig& config, std::shared_ptr<BatchQueue> queue)
{
    if (config.kind == "impossible")
        throw twin::Error("cannot be", {}, twin::Error::Kind::Usage);
    return std::make_unique<Chatter>(config, std::move(queue));
}

SourceConfig source(const char* id, const char* kind = "chatter") { return {id, kind, id, true, {}}; }
} // namespace

class LiveHubTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    int m_number = 0;
    fs::path newFile() { return fs::path(m_dir.path().toStdString()) / ("r" + std::to_string(++m_number) + ".mtrec"); }

private Q_SLOTS:
    void recordsWhileItRuns()
    {
        const fs::path file = newFile();
        LiveHub hub(nullptr, make);
        hub.setConfigs({source("a"), source("b")});
        QSignalSpy committed(&hub, &LiveHub::committed), stopped(&hub, &LiveHub::stopped);
        hub.start(file, {"title", "chatter", "", ""});
        QVERIFY(hub.isRunning());
        QVERIFY_EXCEPTION_THROWN(hub.start(newFile(), {}), twin::Error);
        QTRY_COMPARE_WITH_TIMEOUT(hub.status(0).state, SourceState::Live, 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(hub.status(1).state, SourceState::Live, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(committed.count() >= 3, 60'000);
        RecordingReader reader(file); // beside the writer
        QVERIFY(reader.channelCount() >= 3);
        hub.stop();
        QVERIFY(!hub.isRunning());
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, 60'000);
        QCOMPARE(hub.recorder().state, RecorderStatus::State::Finished);
        RecordingReader whole(file);
        QVERIFY(whole.info().complete && whole.info().samples > 10);
        QCOMPARE(whole.info().header.title, std::string("title"));
        QCOMPARE(hub.status(0).state, SourceState::Stopped);
    }
    void startsAndStopsOverAndOver()
    {
        LiveHub hub(nullptr, make);
        hub.setConfigs({source("a"), source("b", "refused"), source("c", "impossible")});
        for (int i = 0; i < 5; ++i) {
            QSignalSpy stopped(&hub, &LiveHub::stopped);
            hub.start(newFile(), {});
            QTest::qWait(i * 15); // also in the middle of starting
            hub.stop();
            QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, 60'000);
        }
        for (int i = 0; i < 5; ++i) { // and away without a word
            LiveHub other(nullptr, make);
            other.setConfigs({source("a"), source("b")});
            other.start(newFile(), {});
            QTest::qWait(i * 10);
        }
    }
    void sourcesAreEditedWhileTheyRun()
    {
        const fs::path file = newFile();
        LiveHub hub(nullptr, make);
        hub.setConfigs({source("a")});
        hub.start(file, {});
        QTRY_COMPARE_WITH_TIMEOUT(hub.status(0).state, SourceState::Live, 60'000);
        const auto before = hub.status(0).received;
        hub.add(source("b"));
        hub.add(source("c", "wrong"));
        hub.add(source("d", "impossible"));
        hub.add(source("e", "refused"));
        QCOMPARE(hub.count(), 5);
        QTRY_COMPARE_WITH_TIMEOUT(hub.status(1).state, SourceState::Live, 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(hub.status(2).state, SourceState::Lost, 60'000);
        QCOMPARE(hub.status(2).reason.english(), std::string("wrong password"));
        QTRY_COMPARE_WITH_TIMEOUT(hub.status(3).state, SourceState::Lost, 60'000);
        QCOMPARE(hub.status(3).reason.english(), std::string("cannot be"));
        QTRY_COMPARE_WITH_TIMEOUT(hub.status(4).state, SourceState::Retrying, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(hub.status(0).received > before, 60'000); // went on all the time
        SourceConfig renamed = source("b");
        renamed.name = "Another name";
        hub.edit(1, renamed);
        QTRY_COMPARE_WITH_TIMEOUT(hub.status(1).state, SourceState::Live, 60'000);
        hub.setEnabled(0, false);
        QCOMPARE(hub.status(0).state, SourceState::Stopped);
        QTest::qWait(100);
        QCOMPARE(hub.status(0).state, SourceState::Stopped);
        hub.setEnabled(0, true);
        QTRY_COMPARE_WITH_TIMEOUT(hub.status(0).state, SourceState::Live, 60'000);
        hub.remove(0);
        QCOMPARE(hub.count(), 4);
        QCOMPARE(hub.find("b"), 0);
        QCOMPARE(hub.find("a"), -1);
        QSignalSpy stopped(&hub, &LiveHub::stopped);
        hub.stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, 60'000);
        RecordingReader reader(file);
        QCOMPARE(reader.channelCount(), 3); // all of them speak of the same channels
        const auto gaps = reader.gaps(0);
        QVERIFY(reader.info().complete);
        Q_UNUSED(gaps)
    }
    void aHangingSourceHoldsNobodyUp()
    {
        QElapsedTimer timer;
        released = std::make_shared<Gate>();
        {
            LiveHub hub(nullptr, make, {0.5, 0.3});
            hub.setConfigs({source("a"), source("h", "hanging")});
            hub.start(newFile(), {});
            QTRY_COMPARE_WITH_TIMEOUT(hub.status(0).state, SourceState::Live, 60'000);
            timer.start();
            hub.stop();
            QVERIFY(timer.elapsed() < 3'000);
            timer.start();
        }
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed()))); // it hangs still
        released->open();
    }
    void aFloodNeverBlocksTheWindow()
    {
        LiveHub hub(nullptr, make);
        hub.setConfigs({source("f", "flood"), source("a")});
        hub.start(newFile(), {});
        // The GUI's loop keeps its pace: the longest pause between its turns stays short.
        QElapsedTimer turn, all;
        qint64 longest = 0;
        all.start();
        turn.start();
        QTimer pulse;
        connect(&pulse, &QTimer::timeout, this, [&] { longest = std::max(longest, turn.restart()); });
        pulse.start(5);
        while (all.elapsed() < 1200)
            QTest::qWait(20);
        QVERIFY2(longest < 5'000, qPrintable(QString::number(longest)));
        QTRY_COMPARE_WITH_TIMEOUT(hub.status(1).state, SourceState::Live, 60'000);
        QVERIFY(hub.queuedValues() <= 2 * 16'000'000);
        QTRY_VERIFY_WITH_TIMEOUT(hub.status(0).received > 100'000, 60'000);
    }
    void recordingThatFailsIsSaidAndSourcesGoOn()
    {
        LiveHub hub(nullptr, make);
        hub.setConfigs({source("a")});
        QSignalSpy failed(&hub, &LiveHub::failed), stopped(&hub, &LiveHub::stopped);
        hub.start("/nonexistent-folder/x.mtrec", {});
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(hub.status(0).state, SourceState::Live, 60'000);
        const auto received = hub.status(0).received;
        QTRY_VERIFY_WITH_TIMEOUT(hub.status(0).received > received + 20, 60'000);
        QCOMPARE(failed.count(), 1);
        hub.stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, 60'000);
    }
};
QTEST_GUILESS_MAIN(LiveHubTest)
#include "LiveHubTest.moc"
