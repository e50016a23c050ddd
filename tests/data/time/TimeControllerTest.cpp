#include "data/time/TimeController.h"
#include <QSignalSpy>
#include <QTest>
#include <limits>

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
