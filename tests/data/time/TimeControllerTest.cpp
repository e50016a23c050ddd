#include "data/time/TimeController.h"
#include <QSignalSpy>
#include <QTest>
#include <vector>
#include <set>
#include <random>
#include <algorithm>
#include <limits>

using data::TimeBookmarks;
using data::TimeController;
using data::TimeSpan;
using twin::Timestamp;
using State = TimeController::State;
using Loop = TimeController::Loop;

namespace {
constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t epoch = 1'700'000'000 * second;
Timestamp at(double s) { return {epoch + static_cast<std::int64_t>(s * 1e9)}; }
TimeSpan span(double a, double b) { return {at(a), at(b)}; }
} // namespace

class TimeControllerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsPausedWithoutData()
    {
        TimeController c;
        QCOMPARE(c.state(), State::Paused);
        QCOMPARE(c.speed(), 60.0);
        c.play();
        QCOMPARE(c.state(), State::Paused);
        c.setTime(at(5)); // nothing to be kept inside of
        QCOMPARE(c.time().ns, at(5).ns);
        c.jumpToEnd();
        QCOMPARE(c.time().ns, at(5).ns);
    }

    void playsExactly()
    {
        TimeController c;
        c.setRange(span(0, 100));
        QCOMPARE(c.time().ns, at(0).ns);
        c.setSpeed(10);
        c.play();
        QSignalSpy changed(&c, &TimeController::timeChanged), jumped(&c, &TimeController::timeJumped);
        for (int i = 0; i < 10; ++i)
            c.advance(0.05);
        QCOMPARE(c.time().ns, at(5).ns); // 10 x 0.05 s x 10
        QCOMPARE(changed.count(), 10);
        QCOMPARE(jumped.count(), 0);
        c.pause();
        c.advance(0.05);
        QCOMPARE(c.time().ns, at(5).ns);
    }

    void playsBackwards()
    {
        TimeController c;
        c.setRange(span(0, 100));
        c.setTime(at(50));
        c.setSpeed(-100);
        c.play();
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(40).ns);
        for (int i = 0; i < 4; ++i)
            c.advance(0.1);
        QCOMPARE(c.time().ns, at(0).ns);
        QCOMPARE(c.state(), State::Paused);
        c.play(); // from the begin backwards it starts over at the end
        QCOMPARE(c.time().ns, at(100).ns);
        QCOMPARE(c.state(), State::Playing);
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(90).ns);
    }

    void stopsAtTheEndOfData()
    {
        TimeController c;
        c.setRange(span(0, 10));
        c.setSpeed(60);
        c.setTime(at(5));
        c.play();
        QSignalSpy state(&c, &TimeController::stateChanged);
        c.advance(0.1); // + 6 s: beyond the end
        QCOMPARE(c.time().ns, at(10).ns);
        QCOMPARE(c.state(), State::Paused);
        QCOMPARE(state.count(), 1);
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(10).ns);
        c.play(); // from the end it starts over
        QCOMPARE(c.time().ns, at(0).ns);
        QCOMPARE(c.state(), State::Playing);
    }

    void stopsWhenItLandsOnTheEnd()
    {
        TimeController c;
        c.setRange(span(0, 10));
        c.setSpeed(100);
        c.play();
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(10).ns);
        QCOMPARE(c.state(), State::Paused);
    }

    void loopsOverAll()
    {
        TimeController c;
        c.setRange(span(0, 10));
        c.setLoop(Loop::All);
        c.setSpeed(60);
        c.setTime(at(5));
        c.play();
        QSignalSpy jumped(&c, &TimeController::timeJumped);
        c.advance(0.1); // 5 + 6 = 11: one second past the end
        QCOMPARE(c.time().ns, at(1).ns);
        QCOMPARE(c.state(), State::Playing);
        QCOMPARE(jumped.count(), 0);
        c.setSpeed(-60);
        c.advance(0.1); // 1 - 6 = -5
        QCOMPARE(c.time().ns, at(5).ns);
        c.setSpeed(3600); // 360 s a step over a span of 10 s: 5 + 360 = 10 + 355 -> 5
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(5).ns);
        c.setSpeed(50);
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(10).ns); // the end itself is shown
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(5).ns);
    }

    void loopsOverARange()
    {
        TimeController c;
        c.setRange(span(0, 100));
        c.setLoopRange({at(30), at(20)}); // swapped ends are mended
        QCOMPARE(c.loopRange().begin.ns, at(20).ns);
        c.setLoop(Loop::Range);
        c.setSpeed(40);
        c.setTime(at(50));
        QSignalSpy jumped(&c, &TimeController::timeJumped);
        c.play(); // outside: goes to the loop's begin
        QCOMPARE(c.time().ns, at(20).ns);
        QCOMPARE(jumped.count(), 1);
        c.advance(0.1);
        c.advance(0.1);
        c.advance(0.1); // 32 -> 22
        QCOMPARE(c.time().ns, at(22).ns);
        QCOMPARE(jumped.count(), 1);
        c.setTime(at(80)); // a jump out of the loop while playing
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(20).ns);
        QCOMPARE(c.state(), State::Playing);
        c.setSpeed(-40);
        c.setTime(at(10));
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(30).ns);
        c.setTime(at(22));
        c.advance(0.1); // 18 -> 28
        QCOMPARE(c.time().ns, at(28).ns);
    }

    void loopRangeOutsideTheDataIsTheWholeRange()
    {
        TimeController c;
        c.setRange(span(0, 10));
        c.setLoop(Loop::Range);
        c.setLoopRange(span(200, 300));
        c.setSpeed(60);
        c.setTime(at(5));
        c.play();
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(1).ns);
        c.setLoopRange(span(8, 300)); // half outside: the part inside counts
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(8).ns);
    }

    void followsAGrowingRange()
    {
        TimeController c;
        c.setRange(span(0, 10));
        c.follow();
        QCOMPARE(c.state(), State::Following);
        QCOMPARE(c.time().ns, at(10).ns);
        QSignalSpy changed(&c, &TimeController::timeChanged), jumped(&c, &TimeController::timeJumped);
        c.advance(0.1); // following waits for data
        QCOMPARE(c.time().ns, at(10).ns);
        c.setRange(span(0, 12));
        c.setRange(span(0, 15));
        QCOMPARE(c.time().ns, at(15).ns);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(jumped.count(), 0);
        c.setTime(at(3)); // a jump ends following
        QCOMPARE(c.state(), State::Paused);
        c.setRange(span(0, 20));
        QCOMPARE(c.time().ns, at(3).ns);
    }

    void followsFromNothing()
    {
        TimeController c;
        c.follow();
        QCOMPARE(c.state(), State::Following);
        c.setRange(span(0, 1));
        QCOMPARE(c.time().ns, at(1).ns);
    }

    void playsOnIntoNewData()
    {
        TimeController c;
        c.setRange(span(0, 10));
        c.setSpeed(60);
        c.setTime(at(3));
        c.play();
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(9).ns);
        c.setRange(span(0, 20));
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(15).ns);
        QCOMPARE(c.state(), State::Playing);
    }

    void keepsTimeInsideAShrinkingRange()
    {
        TimeController c;
        c.setRange(span(0, 100));
        c.setTime(at(80));
        QSignalSpy range(&c, &TimeController::rangeChanged), jumped(&c, &TimeController::timeJumped);
        c.setRange(span(0, 50));
        QCOMPARE(c.time().ns, at(50).ns);
        QCOMPARE(range.count(), 1);
        QCOMPARE(jumped.count(), 1);
        c.setRange(span(0, 50));
        QCOMPARE(range.count(), 1); // no change, no signal
        c.setTime(at(999));
        QCOMPARE(c.time().ns, at(50).ns);
        c.play();
        c.setRange({});
        QCOMPARE(c.state(), State::Paused);
    }

    void aStallIsNotPlayedThrough()
    {
        TimeController c;
        c.setRange(span(0, 1e6));
        c.setSpeed(10);
        c.play();
        c.advance(5.0); // the window hung for 5 s
        QCOMPARE(c.time().ns, at(1).ns); // 0.1 s x 10
        c.advance(-1);
        c.advance(0);
        c.advance(std::numeric_limits<double>::quiet_NaN());
        QCOMPARE(c.time().ns, at(1).ns);
        c.advance(std::numeric_limits<double>::infinity());
        QCOMPARE(c.time().ns, at(2).ns);
    }

    void speedHasLimits()
    {
        TimeController c;
        QSignalSpy state(&c, &TimeController::stateChanged);
        c.setSpeed(1e9);
        QCOMPARE(c.speed(), 3600.0);
        c.setSpeed(-1e9);
        QCOMPARE(c.speed(), -3600.0);
        c.setSpeed(0.001);
        QCOMPARE(c.speed(), 0.1);
        c.setSpeed(-0.001);
        QCOMPARE(c.speed(), -0.1);
        QCOMPARE(state.count(), 4);
        c.setSpeed(0);
        c.setSpeed(std::numeric_limits<double>::quiet_NaN());
        c.setSpeed(-0.1);
        QCOMPARE(c.speed(), -0.1);
        QCOMPARE(state.count(), 4);
        c.setSpeed(std::numeric_limits<double>::infinity());
        QCOMPARE(c.speed(), 3600.0);
    }

    void stepsPauseFirst()
    {
        TimeController c;
        c.setRange(span(0, 100));
        c.play();
        c.step(2.5);
        QCOMPARE(c.state(), State::Paused);
        QCOMPARE(c.time().ns, at(2.5).ns);
        c.step(-10);
        QCOMPARE(c.time().ns, at(0).ns);
        c.step(std::numeric_limits<double>::quiet_NaN());
        QCOMPARE(c.time().ns, at(0).ns);
        c.jumpToEnd();
        QCOMPARE(c.time().ns, at(100).ns);
        c.jumpToBegin();
        QCOMPARE(c.time().ns, at(0).ns);
    }

    void extremeInstantsDoNotOverflow()
    {
        constexpr auto lowest = std::numeric_limits<std::int64_t>::min(), highest = std::numeric_limits<std::int64_t>::max();
        TimeController c;
        c.setRange({{lowest}, {highest}});
        c.setTime({highest - 5});
        c.setSpeed(3600);
        c.setLoop(Loop::All);
        c.play();
        c.advance(0.1); // saturates at the end
        QCOMPARE(c.time().ns, highest);
        c.setLoop(Loop::Off);
        c.setTime({lowest + 5});
        c.setSpeed(-3600);
        c.play();
        c.advance(0.1);
        QCOMPARE(c.time().ns, lowest);
        QCOMPARE(c.state(), State::Paused);
        c.step(1e300);
        c.step(-1e300);
        QVERIFY(c.time().ns < 0);
    }

    void stopsExactlyAtBookmarks()
    {
        TimeController c;
        QSignalSpy stopped(&c, &TimeController::stoppedAt);
        c.setRange(span(0, 100));
        c.bookmarks().add({"plain", at(10), false});
        c.bookmarks().add({"stop", at(30.125), true});
        c.bookmarks().add({"later", at(60), true});
        c.setSpeed(3600);
        c.play();
        c.advance(0.1); // 360 s at once: two stops lie on the way
        QCOMPARE(c.time().ns, at(30.125).ns);
        QCOMPARE(c.state(), State::Paused);
        QCOMPARE(stopped.count(), 1);
        QCOMPARE(stopped.takeFirst().at(0).value<data::TimeBookmark>().name, std::string("stop"));
        c.play(); // goes on from there
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(60).ns);
        c.play();
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(100).ns);
        QCOMPARE(stopped.count(), 1);
        // Backwards.
        c.setSpeed(-3600);
        c.play();
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(60).ns);
        c.play();
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(30.125).ns);
        c.play();
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(0).ns);
        // Jumps and steps do not stop, nor does a bookmark that was told not to.
        c.setTime(at(90));
        c.step(-70);
        QCOMPARE(c.time().ns, at(20).ns);
        c.bookmarks().setStop(1, false);
        c.setSpeed(100);
        c.play();
        c.advance(0.1);
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(40).ns);
        QCOMPARE(c.state(), State::Playing);
        // One that ends exactly on a stop is there.
        c.bookmarks().add({"on the dot", at(50), true});
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(50).ns);
        QCOMPARE(c.state(), State::Paused);
    }

    void stopsInsideLoops()
    {
        TimeController c;
        c.setRange(span(0, 100));
        c.setLoop(Loop::Range);
        c.setLoopRange(span(20, 40));
        c.bookmarks().add({"begin", at(20), true});
        c.bookmarks().add({"outside", at(70), true});
        c.setSpeed(100);
        c.setTime(at(35));
        c.play();
        c.advance(0.1); // round the corner: the loop's begin is on the way
        QCOMPARE(c.time().ns, at(20).ns);
        QCOMPARE(c.state(), State::Paused);
        c.bookmarks().set({{"inside", at(23), true}});
        c.play();
        c.setTime(at(38));
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(23).ns);
        c.setSpeed(-3600); // a step many loops long comes past it again
        c.play();
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(23).ns);
        QCOMPARE(c.state(), State::Paused);
        c.bookmarks().set({});
        c.play();
        c.advance(0.1);
        QCOMPARE(c.state(), State::Playing);
    }

    void everyStopIsMetWhateverTheSteps()
    {
        // Random stops, speeds and steps: playing through meets each of them once, in order, and nothing between.
        std::mt19937 random(7);
        for (int round = 0; round < 200; ++round) {
            TimeController c;
            c.setRange(span(0, 1000));
            std::set<std::int64_t> stops;
            for (int i = 0; i < 8; ++i)
                stops.insert(at(1 + int(random() % 9980) / 10.0).ns);
            for (const auto ns : stops)
                c.bookmarks().add({"s", {ns}, true});
            const bool forward = random() % 2 == 0;
            c.setTime(at(forward ? 0 : 1000));
            std::vector<std::int64_t> met;
            QObject::connect(&c, &TimeController::stoppedAt, &c, [&](const data::TimeBookmark& b) {
                met.push_back(b.at.ns);
                QCOMPARE(c.time().ns, b.at.ns);
            });
            for (int i = 0; i < 100'000 && c.time().ns != at(forward ? 1000 : 0).ns; ++i) {
                c.setSpeed((forward ? 1 : -1) * double(1 + random() % 3000));
                if (c.state() == State::Paused)
                    c.play();
                c.advance(0.001 * double(1 + random() % 100));
            }
            std::vector<std::int64_t> expected(stops.begin(), stops.end());
            if (!forward)
                std::reverse(expected.begin(), expected.end());
            QCOMPARE(met, expected);
        }
    }

    void bookmarksKeepTheirOrder()
    {
        TimeBookmarks all;
        QSignalSpy changed(&all, &TimeBookmarks::changed), edited(&all, &TimeBookmarks::edited);
        QCOMPARE(all.add({"late", at(9), false}), 0);
        QCOMPARE(all.add({"early", at(3), true}), 0);
        QCOMPARE(all.add({"early", at(3), false}), 0); // there is one
        QCOMPARE(all.all().size(), std::size_t{2});
        QVERIFY(all.all()[0].stop);
        QCOMPARE(all.indexAt(at(9)), 1);
        QCOMPARE(all.indexAt(at(4)), -1);
        all.rename(1, "the end");
        QCOMPARE(all.all()[1].name, std::string("the end"));
        all.rename(7, "none");
        all.remove(-1);
        all.setStop(2, true);
        QCOMPARE(changed.count(), 3);
        QCOMPARE(edited.count(), 3);
        all.set({{"b", at(2), false}, {"a", at(1), false}});
        QCOMPARE(all.all()[0].name, std::string("a"));
        QCOMPARE(changed.count(), 4);
        QCOMPARE(edited.count(), 3); // opened, not edited
        all.remove(0);
        QCOMPARE(all.all().size(), std::size_t{1});
        // A name is cut between characters.
        const int i = all.add({std::string(199, 'x') + "é", at(5), false});
        QCOMPARE(all.all()[static_cast<std::size_t>(i)].name, std::string(199, 'x'));
    }

    void oneInstantOfData()
    {
        TimeController c;
        c.setRange({at(7), at(7)});
        QCOMPARE(c.time().ns, at(7).ns);
        c.setLoop(Loop::All);
        c.play();
        c.advance(0.1);
        QCOMPARE(c.time().ns, at(7).ns);
        QCOMPARE(c.state(), State::Paused);
    }
};

QTEST_GUILESS_MAIN(TimeControllerTest)
#include "TimeControllerTest.moc"
