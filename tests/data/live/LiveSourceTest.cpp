#include "ScriptedSource.h"
#include <QSignalSpy>
#include <QTest>
#include <cmath>

using namespace data::live;
using twin::Timestamp;

namespace {
const Timestamp t0 = Timestamp::fromUtc(2025, 7, 15, 12);

/// A clock that stands until it is moved.
struct FakeClock
{
    std::shared_ptr<Timestamp> at = std::make_shared<Timestamp>(t0);
    LiveSource::Clock function() const
    {
        return [at = at] { return *at; };
    }
    void pass(double seconds) { *at = at->plusSeconds(seconds); }
};

std::vector<LiveGap> gapsIn(BatchQueue& queue)
{
    std::vector<LiveGap> gaps;
    for (const LiveBatch& b : queue.take(0))
        gaps.insert(gaps.end(), b.gaps.begin(), b.gaps.end());
    return gaps;
}
} // namespace

class LiveSourceTest : public QObject
{
    Q_OBJECT
    FakeClock clock;
    std::shared_ptr<BatchQueue> queue;

private Q_SLOTS:
    void init()
    {
        clock = {};
        queue = std::make_shared<BatchQueue>();
    }
    void waitsLongerAndLonger()
    {
        BackOff a(1), b(2);
        const double ideal[] = {1, 2, 4, 8, 16, 32, 60, 60, 60};
        bool differ = false;
        for (const double w : ideal) {
            const double x = a.next(), y = b.next();
            QVERIFY(x >= 0.8 * w && x <= 1.2 * w);
            QVERIFY(y >= 0.8 * w && y <= 1.2 * w);
            differ = differ || std::abs(x - y) > 0.01 * w;
        }
        QVERIFY(differ);
        for (int i = 0; i < 1000; ++i)
            QVERIFY(a.next() <= 72);
        a.reset();
        QVERIFY(a.next() <= 1.2);
    }
    void becomesLiveStaleAndLive()
    {
        ScriptedSource source(queue, clock.function());
        source.start();
        QCOMPARE(source.status().state, SourceState::Connecting);
        source.declare(2);
        QCOMPARE(source.status().state, SourceState::Connecting); // no sample yet
        source.send(0, t0, 5);
        QCOMPARE(source.status().state, SourceState::Live);
        QCOMPARE(source.status().channels, 2);
        QCOMPARE(source.status().received, 1);
        QCOMPARE(*source.status().newest, t0);
        clock.pass(6);
        QTRY_COMPARE_WITH_TIMEOUT(source.status().state, SourceState::Stale, 60'000);
        QVERIFY(!source.status().reason.english().empty());
        source.send(1, t0.plusSeconds(6), 5);
        QCOMPARE(source.status().state, SourceState::Live);
        QVERIFY(source.status().reason.text.empty());
        source.stop();
        QCOMPARE(source.status().state, SourceState::Stopped);
        QCOMPARE(source.disconnects, 1);
        source.send(1, t0.plusSeconds(7), 5); // nothing after a stop
        QCOMPARE(source.status().received, 2);
    }
    void saysWhereNothingEverCame()
    {
        ScriptedSource source(queue, clock.function());
        source.start();
        clock.pass(6);
        QTRY_VERIFY_WITH_TIMEOUT(!source.status().reason.text.empty(), 60'000);
        QCOMPARE(source.status().state, SourceState::Connecting);
    }
    void triesAgain()
    {
        ScriptedSource source(queue, clock.function());
        source.onConnect = [](ScriptedSource& s) {
            if (s.connects == 1)
                s.fail({"refused", {}});
            else
                s.declare(1), s.send(0, t0, 1);
        };
        QSignalSpy spy(&source, &LiveSource::statusChanged);
        source.start();
        QCOMPARE(source.status().state, SourceState::Retrying);
        QCOMPARE(source.status().reason.english(), std::string("refused"));
        QVERIFY(source.status().retryInSeconds >= 0.8);
        QCOMPARE(source.status().attempt, 1);
        source.fail({"said again while closing", {}});
        QCOMPARE(source.status().reason.english(), std::string("refused"));
        QTRY_COMPARE_WITH_TIMEOUT(source.status().state, SourceState::Live, 60'000);
        QCOMPARE(source.connects, 2);
        QCOMPARE(source.status().attempt, 0);
        std::vector<SourceState> seen;
        for (const auto& s : spy)
            if (const auto state = s.front().value<SourceStatus>().state; seen.empty() || seen.back() != state)
                seen.push_back(state);
        QVERIFY((seen == std::vector{SourceState::Connecting, SourceState::Retrying, SourceState::Connecting, SourceState::Live}));
    }
    void givesUpForGood()
    {
        ScriptedSource source(queue, clock.function());
        source.onConnect = [](ScriptedSource&) { throw twin::Error("wrong address", {}, twin::Error::Kind::Usage); };
        source.start();
        QCOMPARE(source.status().state, SourceState::Lost);
        QTest::qWait(1500);
        QCOMPARE(source.connects, 1);
        source.stop();
        source.onConnect = [](ScriptedSource&) { throw std::runtime_error("odd"); }; // never out of its slots
        source.start();
        QCOMPARE(source.status().state, SourceState::Retrying);
    }
    void marksWhatWasCut()
    {
        ScriptedSource source(queue, clock.function());
        source.start();
        source.declare(2);
        LiveBatch block;
        block.blocks.push_back({{{"a", "power", "W"}, {"b", "power", "W"}}});
        source.deliver(std::move(block));
        LiveBatch frame;
        frame.frames.push_back({0, t0, {1, 2}});
        source.deliver(std::move(frame));
        source.send(0, t0, 1);
        source.send(1, t0, 1);
        source.fail({"cut", {}});
        source.send(0, t0.plusSeconds(1), 3); // of the broken connection
        QTRY_COMPARE_WITH_TIMEOUT(source.status().state, SourceState::Connecting, 60'000);
        clock.pass(30);
        source.send(0, t0.plusSeconds(-5), 3); // late: ends no gap
        QVERIFY(gapsIn(*queue).empty());
        source.send(0, t0.plusSeconds(30), 3);
        auto gaps = gapsIn(*queue);
        QCOMPARE(gaps.size(), 1u);
        QVERIFY(gaps[0].channel == 0 && !gaps[0].isBlock && gaps[0].span == (data::TimeSpan{t0, t0.plusSeconds(30)}));
        // A channel that comes back later was unknown for longer; a second cut does not shorten that.
        source.fail({"cut again", {}});
        QTRY_COMPARE_WITH_TIMEOUT(source.status().state, SourceState::Connecting, 60'000);
        clock.pass(30);
        source.send(1, t0.plusSeconds(60), 3);
        LiveBatch late;
        late.frames.push_back({0, t0.plusSeconds(60), {1, 2}});
        source.deliver(std::move(late));
        gaps = gapsIn(*queue);
        QCOMPARE(gaps.size(), 2u);
        QVERIFY(gaps[0].channel == 1 && gaps[0].span == (data::TimeSpan{t0, t0.plusSeconds(60)}));
        QVERIFY(gaps[1].isBlock && gaps[1].span == (data::TimeSpan{t0, t0.plusSeconds(60)}));
        source.send(0, t0.plusSeconds(60), 3);
        gaps = gapsIn(*queue);
        QCOMPARE(gaps.size(), 1u);
        QVERIFY(gaps[0].channel == 0 && gaps[0].span == (data::TimeSpan{t0.plusSeconds(30), t0.plusSeconds(60)}));
    }
    void marksTheHoleSinceAnEarlierRecording()
    {
        ScriptedSource source(queue, clock.function());
        source.start(t0.plusSeconds(-100));
        QCOMPARE(*source.resumeFrom(), t0.plusSeconds(-100));
        source.declare(1);
        source.send(0, t0, 1);
        const auto gaps = gapsIn(*queue);
        QCOMPARE(gaps.size(), 1u);
        QVERIFY(gaps[0].span == (data::TimeSpan{t0.plusSeconds(-100), t0}));
    }
    void historyFillsItselfInstead()
    {
        ScriptedSource source(queue, clock.function());
        source.history = true;
        source.start(t0.plusSeconds(-100));
        source.declare(1);
        source.send(0, t0, 1);
        source.fail({"cut", {}});
        QTRY_COMPARE_WITH_TIMEOUT(source.status().state, SourceState::Connecting, 60'000);
        QCOMPARE(*source.resumeFrom(), t0);
        source.send(0, t0.plusSeconds(9), 1);
        QVERIFY(gapsIn(*queue).empty());
    }
    void liesAboutTimeAreCounted()
    {
        ScriptedSource source(queue, clock.function());
        source.start();
        source.declare(1);
        source.send(0, t0.plusSeconds(3600), 1); // an hour ahead: kept, and shown
        QCOMPARE(source.status().clockOffsetSeconds, 3600.0);
        QCOMPARE(*source.resumeFrom(), t0); // the hole after a cut is not hidden by it
        source.send(0, t0.plusSeconds(100'000), 1);
        source.send(0, {0}, 1);
        source.send(0, {INT64_MAX}, 1);
        QCOMPARE(source.status().rejected, 3);
        QCOMPARE(source.status().received, 1);
        QVERIFY(source.status().lastRejected.english().find("clock") != std::string::npos);
        QCOMPARE(source.status().misdated, 1);
        source.send(0, t0.plusSeconds(-200'000), 1); // two days old: taken, too, and counted
        QCOMPARE(source.status().rejected, 3);
        QCOMPARE(source.status().misdated, 2);
        source.setClockOffset(-7.5);
        QCOMPARE(source.status().clockOffsetSeconds, 3600.0); // the sample from the future stays proof, for a while
        clock.pass(100);
        source.send(0, t0.plusSeconds(100), 1);
        QCOMPARE(source.status().clockOffsetSeconds, -7.5);
        source.setClockOffset(std::nan(""));
        QCOMPARE(source.status().clockOffsetSeconds, -7.5);
        QVERIFY(source.status().isClockKnown);
    }
    /// Nobody told its clock: samples that are old when they come, for half a minute and all of them.
    void lateSamplesAreSaidToBeLate()
    {
        ScriptedSource source(queue, clock.function());
        source.start();
        source.declare(1);
        for (int s = 0; s <= 40; s += 5) {
            source.send(0, clock.at->plusSeconds(-12), 1);
            source.send(0, clock.at->plusSeconds(-30), 1); // how late the latest is says nothing
            QCOMPARE(source.status().clockOffsetSeconds, s < 30 ? 0.0 : -12.0); // one could be late by chance
            clock.pass(5);
        }
        QVERIFY(!source.status().isClockKnown);
        source.send(0, clock.at->plusSeconds(-1), 1); // so the clock is right
        QCOMPARE(source.status().clockOffsetSeconds, 0.0);
        QVERIFY(source.status().isClockKnown);
    }
    /// What was asked for from history is old and no sign of a clock.
    void historyIsNoSkew()
    {
        ScriptedSource source(queue, clock.function());
        source.history = true;
        source.start();
        source.declare(1);
        for (int s = 0; s <= 60; s += 5) {
            source.send(0, clock.at->plusSeconds(-100'000), 1);
            clock.pass(5);
        }
        QCOMPARE(source.status().clockOffsetSeconds, 0.0);
        QCOMPARE(source.status().misdated, 0);
    }
    void clocksThatAreOffAreMarked()
    {
        ScriptedSource source(queue, clock.function());
        source.start();
        source.declare(2);
        const auto marks = [&] {
            std::vector<LiveMark> all;
            for (const LiveBatch& b : queue->take(0))
                all.insert(all.end(), b.marks.begin(), b.marks.end());
            return all;
        };
        source.send(0, t0, 1);
        QVERIFY(marks().empty());
        clock.pass(10);
        source.send(1, clock.at->plusSeconds(60), 1); // at once, and where it is
        auto all = marks();
        QCOMPARE(all.size(), 1u);
        QCOMPARE(all[0].span, (data::TimeSpan{t0.plusSeconds(10), t0.plusSeconds(10)}));
        QCOMPARE(all[0].aheadSeconds, 60.0);
        QCOMPARE(all[0].place.channel, 1u);
        for (int s = 0; s < 60; ++s) { // goes on in few marks, not one a sample
            clock.pass(1);
            source.send(1, clock.at->plusSeconds(60), 1);
        }
        source.fail({"cut", {}});
        all = marks();
        QCOMPARE(all.size(), 3u);
        QCOMPARE(all.front().span.begin, t0.plusSeconds(10));
        QCOMPARE(all.back().span.end, t0.plusSeconds(70));
        for (std::size_t i = 1; i < all.size(); ++i)
            QCOMPARE(all[i].span.begin, all[i - 1].span.end);
    }
    void ownTimeIsNotCompared()
    {
        ScriptedSource source(queue, clock.function());
        source.setOwnTime(true);
        source.start();
        source.declare(1);
        source.send(0, t0.plusSeconds(1e6), 1);
        QCOMPARE(source.status().rejected, 0);
        QCOMPARE(source.status().clockOffsetSeconds, 0.0);
    }
    void valuesForNobodyAreRejected()
    {
        ScriptedSource source(queue, clock.function());
        source.start();
        source.declare(1);
        source.send(1, t0, 1);
        LiveBatch batch;
        batch.blocks.push_back({{{"a", "power", "W"}, {"b", "power", "W"}}});
        batch.frames.push_back({0, t0, {1}});
        batch.frames.push_back({1, t0, {1, 2}});
        batch.frames.push_back({0, t0, {1, 2}});
        source.deliver(std::move(batch));
        QCOMPARE(source.status().rejected, 4);
        LiveBatch back;
        back.frames.push_back({0, t0.plusSeconds(-1), {1, 2}});
        source.deliver(std::move(back));
        QCOMPARE(source.status().rejected, 4); // late frames are kept
        QCOMPARE(source.status().received, 4);
        source.reject({"no number", {}}, 5);
        QCOMPARE(source.status().rejected, 9);
        QCOMPARE(source.status().lastRejected.english(), std::string("no number"));
    }
    void floodsAreCountedAndTellOnlyNowAndThen()
    {
        auto small = std::make_shared<BatchQueue>(100 * sizeof(LiveSample));
        ScriptedSource source(small, clock.function());
        source.start();
        source.declare(1);
        QSignalSpy spy(&source, &LiveSource::statusChanged);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 10'000; ++i)
            source.send(0, t0.plusSeconds(i * 1e-3), i);
        QCOMPARE(source.status().received, 10'000);
        QCOMPARE(source.status().dropped, 9'900);
        QVERIFY(spy.count() < 10 + timer.elapsed() / 100);
        clock.pass(1.5);
        QTRY_VERIFY_WITH_TIMEOUT(source.status().valuesPerSecond > 0, 60'000);
        QVERIFY(std::abs(source.status().valuesPerSecond - 10'000 / 1.5) < 1);
    }
    void clockSetBackIsSurvived()
    {
        ScriptedSource source(queue, clock.function());
        source.start();
        source.declare(1);
        source.send(0, t0, 1);
        clock.pass(-7200);
        QTest::qWait(600);
        QCOMPARE(source.status().state, SourceState::Live);
        clock.pass(6);
        QTRY_COMPARE_WITH_TIMEOUT(source.status().state, SourceState::Stale, 60'000);
    }
};
QTEST_GUILESS_MAIN(LiveSourceTest)
#include "LiveSourceTest.moc"
