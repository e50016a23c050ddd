#include "twin/base/Error.h"
#include "twin/physics/Workload.h"
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace twin;
using Basis = LoadLevel::Basis;

class TestWorkload : public QObject
{
    Q_OBJECT
    struct Dip
    {
        std::int64_t start, length; ///< s
        float level;
    };
    /// Stretches below full training, second by second.
    static std::vector<Dip> dips(const Workload& w, Timestamp from, std::int64_t seconds)
    {
        std::vector<Dip> out;
        bool down = false;
        for (std::int64_t s = 0; s < seconds; ++s) {
            const float x = w.at({from.ns + s * 1'000'000'000}).value;
            if (x >= 1)
                down = false;
            else if (down && out.back().level == x)
                ++out.back().length;
            else {
                out.push_back({s, 1, x});
                down = true;
            }
        }
        return out;
    }

private Q_SLOTS:
    void trainingHasCheckpointsAndRestarts()
    {
        const auto w = trainingWorkload(1);
        constexpr std::int64_t seconds = 20 * 86'400;
        // Begins before 1970 and ends after: windows must not break at zero.
        const auto all = dips(*w, Timestamp::fromUtc(1969, 12, 22), seconds);
        std::vector<Dip> checkpoints, restarts;
        for (const auto& d : all)
            (d.level > 0.15 ? checkpoints : restarts).push_back(d);
        double down = 0, lost = 0;
        for (const auto& d : restarts) {
            QVERIFY(d.length >= 5 * 60 - 1 && d.length <= 16 * 60 + 1);
            down += static_cast<double>(d.length);
        }
        QVERIFY(restarts.size() >= 29 && restarts.size() <= 31); // one in 16 h
        QVERIFY(std::abs(down / seconds - 0.011) < 0.002);       // 99 % uptime
        for (std::size_t i = 0; i < checkpoints.size(); ++i) {
            const auto& d = checkpoints[i];
            lost += (1 - d.level) * static_cast<double>(d.length);
            if (i == 0)
                continue;
            const auto apart = d.start - checkpoints[i - 1].start;
            const bool restartBetween = std::any_of(restarts.begin(), restarts.end(), [&](const Dip& r) {
                return r.start < d.start + 60 && r.start + r.length + 60 > checkpoints[i - 1].start;
            });
            if (!restartBetween) {
                QVERIFY2(apart >= 10 * 60 - 1 && apart <= 30 * 60 + 1, qPrintable(QString::number(apart)));
                QVERIFY(d.length >= 19 && d.length <= 61);
            }
        }
        QVERIFY(checkpoints.size() > 1380 && checkpoints.size() <= 1445); // 72 a day less what restarts hide
        QVERIFY(std::abs(lost / seconds - 40.0 / 1200 * 0.74) < 0.002);
        for (const auto& d : all)
            QVERIFY(d.level >= 0 && d.level < 1);
        QVERIFY(w->at({}).basis == Basis::TrainingIntensity);
    }
    void trainingDipsAreSharesOfPower()
    {
        // A server of 1.9 kW idle and 7.4 kW in training falls to 45 % and 30 % of its power.
        float deepest = 1, shallow = 0;
        for (const auto& d : dips(*trainingWorkload(1), Timestamp::fromUtc(2025, 7, 1), 2 * 86'400)) {
            deepest = std::min(deepest, d.level);
            shallow = std::max(shallow, d.level);
        }
        QVERIFY(std::abs((1.9 + 5.5 * static_cast<double>(shallow)) / 7.4 - 0.45) < 1e-4);
        QVERIFY(std::abs((1.9 + 5.5 * static_cast<double>(deepest)) / 7.4 - 0.30) < 1e-4);
    }
    void seedsRepeatAndDiffer()
    {
        const auto from = Timestamp::fromUtc(2025, 7, 1);
        for (const auto make : {trainingWorkload, inferenceWorkload}) {
            int different = 0;
            const auto a = make(7), again = make(7), b = make(8);
            for (int i = 0; i < 20'000; ++i) {
                const auto t = from.plusSeconds(i * 7.0);
                QCOMPARE(a->at(t).value, again->at(t).value);
                different += a->at(t).value != b->at(t).value;
            }
            QVERIFY(different > 500);
            QVERIFY(a->isSynthetic());
        }
    }
    void inferenceFollowsTheDay()
    {
        const auto w = inferenceWorkload(1);
        std::vector<double> hours(24, 0.0);
        double least = 9, most = 0, weekend = 0, week = 0;
        for (int day = 0; day < 28; ++day) // from Monday 7 July 2025, midnight in Memphis
            for (int minute = 0; minute < 1440; ++minute) {
                const double x = static_cast<double>(w->at(Timestamp::fromUtc(2025, 7, 7, 5).plusSeconds(day * 86'400.0 + minute * 60.0)).value);
                hours[static_cast<std::size_t>(minute / 60)] += x / (28 * 60);
                least = std::min(least, x);
                most = std::max(most, x);
                (day % 7 < 5 ? week : weekend) += x;
            }
        QVERIFY(least > 0.37 && most < 0.82);
        const auto peak = std::max_element(hours.begin(), hours.end()) - hours.begin();
        const auto trough = std::min_element(hours.begin(), hours.end()) - hours.begin();
        QVERIFY(peak >= 12 && peak <= 20);
        QVERIFY(trough >= 2 && trough <= 6);
        QVERIFY(hours[static_cast<std::size_t>(peak)] > 0.68 && hours[static_cast<std::size_t>(peak)] < 0.76);
        QVERIFY(hours[static_cast<std::size_t>(trough)] > 0.42 && hours[static_cast<std::size_t>(trough)] < 0.50);
        QVERIFY(weekend / 2 < week / 5);
        // Steps of a minute are small: the noise is joined by straight lines.
        for (int i = 0; i < 3000; ++i) {
            const auto t = Timestamp::fromUtc(2025, 7, 8, 6).plusSeconds(i * 20.0); // Tuesday: no midnight into a weekend
            QVERIFY(std::abs(w->at(t.plusSeconds(20)).value - w->at(t).value) < 0.01f);
        }
    }
    void phases()
    {
        const auto t = [](int minute) { return Timestamp::fromUtc(2025, 1, 1, 0, minute); };
        const auto w = phaseWorkload({{t(10), t(12), 0.9f}, {t(0), t(10), 1.0f}, {t(20), t(30), 0.5f}}, "blocks");
        QCOMPARE(w->at(t(0)).value, 1.0f);
        QCOMPARE(w->at(t(10)).value, 0.9f);
        QCOMPARE(w->at(t(12)).value, 0.0f);
        QCOMPARE(w->at(t(25)).value, 0.5f);
        QCOMPARE(w->at(t(30)).value, 0.0f);
        QCOMPARE(w->at({t(0).ns - 1}).value, 0.0f);
        QCOMPARE(w->description(), std::string("blocks"));
        QVERIFY_EXCEPTION_THROWN(phaseWorkload({}, ""), Error);
        QVERIFY_EXCEPTION_THROWN(phaseWorkload({{t(1), t(1), 1}}, ""), Error);
        QVERIFY_EXCEPTION_THROWN(phaseWorkload({{t(0), t(5), 1}, {t(4), t(6), 1}}, ""), Error);
        QVERIFY_EXCEPTION_THROWN(phaseWorkload({{t(0), t(5), NAN}}, ""), Error);
    }
    void traceRepeatsAndInterpolates()
    {
        const auto start = Timestamp::fromUtc(2025, 7, 1);
        const auto w = traceWorkload(start, {{100, 0.2f}, {102, 0.4f}, {106, 0.8f}}, "trace");
        // Period: 6 s of trace and one mean step of 3 s back to the beginning.
        const auto at = [&](double s) { return w->at(start.plusSeconds(s)).value; };
        QCOMPARE(at(0), 0.2f);
        QCOMPARE(at(1), 0.3f);
        QCOMPARE(at(2), 0.4f);
        QCOMPARE(at(4), 0.6f);
        QCOMPARE(at(6), 0.8f);
        QCOMPARE(at(7.5), 0.5f);
        QCOMPARE(at(9), 0.2f);
        QCOMPARE(at(9 * 1'000'000 + 4), 0.6f);
        QCOMPARE(at(-9 + 4), 0.6f);
        QCOMPARE(at(-3), 0.8f);
        QVERIFY(w->at(start).basis == Basis::Utilisation);
        QVERIFY(!w->isSynthetic());
        QCOMPARE(traceWorkload(start, {{5, 0.7f}}, "")->at(start.plusSeconds(1e6)).value, 0.7f);
    }
    void badTracesAreRefused()
    {
        QVERIFY_EXCEPTION_THROWN(traceWorkload({}, {}, ""), Error);
        QVERIFY_EXCEPTION_THROWN(traceWorkload({}, {{0, 0.1f}, {0, 0.2f}}, ""), Error);
        QVERIFY_EXCEPTION_THROWN(traceWorkload({}, {{1, 0.1f}, {0, 0.2f}}, ""), Error);
        QVERIFY_EXCEPTION_THROWN(traceWorkload({}, {{0, 1.1f}}, ""), Error);
        QVERIFY_EXCEPTION_THROWN(traceWorkload({}, {{0, -0.1f}}, ""), Error);
        QVERIFY_EXCEPTION_THROWN(traceWorkload({}, {{0, NAN}}, ""), Error);
        QVERIFY_EXCEPTION_THROWN(traceWorkload({}, {{NAN, 0.5f}}, ""), Error);
        QVERIFY_EXCEPTION_THROWN(traceWorkload({}, {{INFINITY, 0.5f}}, ""), Error);
    }
    void constantStays()
    {
        const auto w = constantWorkload({0.5f, Basis::Utilisation}, "half");
        QCOMPARE(w->at(Timestamp::fromUtc(2030, 1, 1)).value, 0.5f);
        QVERIFY(w->at({}).basis == Basis::Utilisation);
        QCOMPARE(w->description(), std::string("half"));
    }
};

QTEST_GUILESS_MAIN(TestWorkload)
#include "test_workload.moc"
