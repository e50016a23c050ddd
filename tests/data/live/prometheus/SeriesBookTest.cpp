// From answers to samples: nothing twice, gaps where nothing is, resets of counters, replaced and doubled series.
#include "data/live/prometheus/SeriesBook.h"
#include <QTest>
#include <cmath>

using namespace data;
using namespace data::live;

namespace {

ChannelMapping mapping()
{
    MappingRule rule;
    rule.name = "watts";
    rule.asset = "{host}";
    rule.metric = "power";
    rule.unit = "W";
    rule.blankFrom = 1e6;
    MappingRule energy = rule;
    energy.name = "energy_mj";
    energy.metric = "drawn";
    energy.blankFrom = 0;
    return ChannelMapping({rule, energy});
}

SeriesBook book(double step, const char* query = "watts", bool isCounter = false, double thin = 0, std::optional<twin::Timestamp> recorded = {})
{
    SeriesBook::Options options;
    options.queries = {prometheusQuery(query)};
    options.queries[0].isCounter = isCounter;
    options.mapping = mapping();
    options.stepSeconds = step;
    options.thinSeconds = thin;
    options.recordedUpTo = recorded;
    return SeriesBook(std::move(options));
}

const twin::Timestamp start = twin::Timestamp::fromUtc(2025, 7, 1), late = start.plusSeconds(1e6);
twin::Timestamp at(double seconds) { return start.plusSeconds(seconds); }

LiveBatch give(SeriesBook& b, const std::vector<std::pair<std::string, std::vector<std::pair<double, double>>>>& series, twin::Timestamp latest = late)
{
    b.begin(0);
    for (const auto& [name, points] : series) {
        std::vector<PrometheusPoint> out;
        for (const auto& [t, v] : points)
            out.push_back({at(t), v});
        b.add(name, out);
    }
    return b.end(latest);
}

std::vector<double> times(const LiveBatch& batch)
{
    std::vector<double> out;
    for (const auto& s : batch.samples)
        out.push_back(std::round(s.t.secondsSince(start) * 1000) / 1000);
    return out;
}
using List = std::vector<double>;
const std::string a = R"({"__name__":"watts","host":"n1","pod":"a"})", a2 = R"({"__name__":"watts","host":"n1","pod":"b"})", b1 = R"({"__name__":"watts","host":"n2"})";
} // namespace

class SeriesBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overlapsComeOnce()
    {
        auto b = book(1);
        auto first = give(b, {{a, {{0, 1}, {1, 2}, {2, 3}}}, {b1, {{0.5, 9}}}});
        QCOMPARE(first.channels.size(), 2U);
        QCOMPARE(first.samples.size(), 4U);
        auto second = give(b, {{a, {{1, 2}, {2, 3}, {3, 4}}}, {b1, {{0.5, 9}, {1.5, 8}}}});
        QVERIFY(second.channels.empty());
        QCOMPARE(times(second), (List{3, 1.5}));
        QVERIFY(give(b, {{a, {{2, 3}, {3, 4}}}}).isEmpty());
        QCOMPARE(b.oldest(0)->secondsSince(start), 1.5);
    }
    void holesBecomeGaps()
    {
        auto b = book(1);
        const auto batch = give(b, {{a, {{0, 1}, {15, 1}, {30, 1}, {45, 1}, {105, 1}, {120, 1}}}}); // scraped every 15 s
        QCOMPARE(batch.samples.size(), 6U);
        QCOMPARE(batch.gaps.size(), 1U);
        QCOMPARE(batch.gaps[0].span.begin, at(45));
        QCOMPARE(batch.gaps[0].span.end, at(105));
        // One missed scrape is none, and a slower rhythm is learned.
        const auto more = give(b, {{a, {{150, 1}, {210, 1}, {270, 1}, {330, 1}, {390, 1}, {450, 1}}}});
        QVERIFY(more.gaps.size() <= 3);
        const auto settled = give(b, {{a, {{510, 1}, {570, 1}}}});
        QVERIFY(settled.gaps.empty());
    }
    void aHoleAtTheBeginningDoesNotPassForTheRhythm()
    {
        auto b = book(1);
        const auto batch = give(b, {{a, {{0, 1}, {60, 1}, {61, 1}, {62, 1}, {63, 1}}}});
        QCOMPARE(batch.gaps.size(), 1U);
        QCOMPARE(batch.gaps[0].span.end, at(60));
    }
    void whatWasRecordedBeforeBeginsWithAGap()
    {
        auto b = book(1, "watts", false, 0, at(-100));
        QCOMPARE(give(b, {{a, {{0, 1}, {1, 1}}}}).gaps.size(), 1U);
        b.endOfFirstPass();
        QVERIFY(give(b, {{b1, {{0, 1}, {1, 1}}}}).gaps.empty()); // new to the server, too
        auto filled = book(1, "watts", false, 0, at(-1));
        QVERIFY(give(filled, {{a, {{0, 1}, {1, 1}}}}).gaps.empty());
    }
    void silentSeriesAreMarkedOnce()
    {
        auto b = book(1);
        give(b, {{a, {{0, 1}, {1, 1}, {2, 1}}}, {b1, {{0, 1}, {1, 1}, {2, 1}, {20, 1}}}});
        const auto marks = b.markSilent(0, at(21));
        QCOMPARE(marks.samples.size(), 1U);
        QVERIFY(std::isnan(marks.samples[0].value));
        QCOMPARE(marks.samples[0].t, at(3));
        QVERIFY(b.markSilent(0, at(22)).isEmpty());
        QCOMPARE(*b.oldest(0), at(20)); // it holds nobody up
        const auto back = give(b, {{a, {{40, 1}}}});
        QCOMPARE(back.samples.size(), 1U);
        QCOMPARE(back.gaps.size(), 1U);
    }
    void aRestartedExporterGoesOn()
    {
        auto b = book(1);
        const auto batch = give(b, {{a2, {{6, 6}, {7, 7}}}, {a, {{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}}}});
        QCOMPARE(batch.channels.size(), 1U);
        QCOMPARE(times(batch), (List{0, 1, 2, 3, 4, 5, 6, 7}));
        QVERIFY(b.takeRejections().empty());
    }
    void replicasAreNotMixed()
    {
        auto b = book(1);
        QCOMPARE(times(give(b, {{a, {{0.2, 1}, {1.2, 1}, {2.2, 1}}}, {a2, {{0.5, 2}, {1.5, 2}, {2.5, 2}}}})), (List{0.2, 1.2, 2.2}));
        QCOMPARE(times(give(b, {{a2, {{3.5, 2}}}, {a, {{3.2, 1}}}})), (List{3.2}));
        const auto rejections = b.takeRejections();
        QVERIFY(!rejections.empty());
        QVERIFY(rejections[0].reason.english().find("n1 power") != std::string::npos);
        // The first one dies, the second one takes over.
        QCOMPARE(times(give(b, {{a2, {{4.5, 2}, {5.5, 2}}}})), (List{4.5, 5.5}));
    }
    void blanksAreGaps()
    {
        auto b = book(1);
        const auto batch = give(b, {{a, {{0, 5}, {1, 2e6}, {2, NAN}}}});
        QCOMPARE(batch.samples.size(), 3U);
        QVERIFY(std::isnan(batch.samples[1].value) && std::isnan(batch.samples[2].value));
    }
    void countersBecomeRates()
    {
        auto b = book(1, "energy_mj", true);
        const std::string name = R"({"__name__":"energy_mj","host":"n1"})";
        const auto batch = give(b, {{name, {{0, 100}, {2, 300}, {3, 400}, {4, 50}, {5, 60}, {20, 100}, {21, 110}}}});
        std::vector<double> values;
        for (const auto& s : batch.samples)
            values.push_back(s.value);
        QCOMPARE(values, (List{100, 100, 50, 10, 10})); // none over the hole
        QCOMPARE(batch.samples[2].quality, Quality::Uncertain); // the reset: at least so much
        QCOMPARE(batch.samples[3].quality, Quality::Good);
        QCOMPARE(batch.gaps.size(), 1U);
    }
    void thinnedCountersLoseNothing()
    {
        auto b = book(4, "energy_mj", true, 4);
        const std::string name = R"({"__name__":"energy_mj","host":"n1"})";
        const auto batch = give(b, {{name, {{0, 0}, {1, 10}, {2, 20}, {3, 5}, {4, 15}, {5, 25}, {6, 35}, {7, 45}, {8, 55}}}});
        double sum = 0;
        twin::Timestamp before = at(0);
        for (const auto& s : batch.samples) {
            sum += s.value * s.t.secondsSince(before);
            before = s.t;
        }
        QCOMPARE(sum, 20.0 + 5 + 10 * before.secondsSince(at(3)));
        QCOMPARE(batch.samples[0].quality, Quality::Uncertain);
        QCOMPARE(batch.samples.size(), 2U);
    }
    void thinningKeepsRealSamples()
    {
        auto b = book(5, "watts", false, 5);
        std::vector<std::pair<double, double>> points;
        for (int i = 0; i < 100; ++i)
            points.emplace_back(i + 0.01 * (i % 3), i);
        const auto batch = give(b, {{a, points}});
        QVERIFY(batch.samples.size() >= 20 && batch.samples.size() <= 26);
        for (const auto& s : batch.samples)
            QCOMPARE(s.t.secondsSince(start), s.value + 0.01 * (static_cast<int>(s.value) % 3));
        QVERIFY(batch.gaps.empty());
    }
    void strangersAndTheFutureAreRejected()
    {
        auto b = book(1);
        const auto batch = give(b, {{R"({"__name__":"other"})", {{0, 1}}}, {"[]", {{0, 1}}}, {a, {{0, 1}, {100, 1}}}}, at(50));
        QCOMPARE(batch.samples.size(), 1U);
        QCOMPARE(b.unmapped(), 1U);
        const auto rejections = b.takeRejections();
        QCOMPARE(rejections.size(), 3U);
        QVERIFY(rejections[0].reason.english().find("“other”") != std::string::npos);
        // Said once, not with each answer.
        give(b, {{R"({"__name__":"other"})", {{1, 1}}}});
        QVERIFY(b.takeRejections().empty());
    }
    void aBrokenAnswerLeavesNothing()
    {
        auto b = book(1);
        b.begin(0);
        b.add(a, std::vector<PrometheusPoint>{{at(0), 1}});
        b.discard();
        QCOMPARE(times(give(b, {{a, {{0, 1}, {1, 1}}}})), (List{0, 1}));
    }
};

QTEST_GUILESS_MAIN(SeriesBookTest)
#include "SeriesBookTest.moc"
