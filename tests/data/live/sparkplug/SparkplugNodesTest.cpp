// The rules of Sparkplug B for a host: births, aliases, sequence numbers, deaths, types, quality.
#include "../Gathered.h"
#include "Payloads.h"
#include "data/live/sparkplug/SparkplugNodes.h"
#include <cmath>

using namespace data;
using namespace data::live;
using namespace support;

namespace {
constexpr std::uint64_t startMs = 1'752'589'930'000; // 2025-07-15T14:32:10Z

/// A host with what it has told so far.
struct Host
{
    SparkplugNodes nodes;
    Gathered got;
    SparkplugNodes::Outcome outcome;
    std::uint64_t arrivedMs = startMs;

    explicit Host(ChannelMapping mapping = {}) : nodes(std::move(mapping)) {}
    void say(const char* topic, const Wire& p, bool retained = false)
    {
        const std::string bytes = p.SerializeAsString();
        feed(topic, {bytes.data(), static_cast<qsizetype>(bytes.size())}, retained);
    }
    void feed(const char* topic, QByteArrayView bytes, bool retained = false)
    {
        LiveBatch batch;
        const auto parsed = SparkplugTopic::parse(topic);
        QVERIFY(parsed);
        nodes.read(*parsed, bytes, retained, twin::Timestamp::fromMilliseconds(static_cast<std::int64_t>(arrivedMs)), batch, outcome);
        got.channels.insert(got.channels.end(), batch.channels.begin(), batch.channels.end());
        got.samples.insert(got.samples.end(), batch.samples.begin(), batch.samples.end());
        got.gaps.insert(got.gaps.end(), batch.gaps.begin(), batch.gaps.end());
        got.events.insert(got.events.end(), batch.events.begin(), batch.events.end());
    }
    /// A node with one metric and a device with two, all by alias.
    void bear(std::uint64_t bdSeq = 7)
    {
        Wire n = birth(startMs, bdSeq);
        real(n, "Inlet", 21, 1);
        say("spBv1.0/Hall 1/NBIRTH/row-3", n);
        Wire d = payload(startMs + 1, 1);
        real(d, "power", 40'000, 2);
        metric(d, "Fan", Type::Int16, 3).set_int_value(0xFFFF'FFFE);
        say("spBv1.0/Hall 1/DBIRTH/row-3/H1-R03-01", d);
    }
};
} // namespace

class SparkplugNodesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void topics()
    {
        const auto t = SparkplugTopic::parse("spBv1.0/G/DDATA/N/D");
        QVERIFY(t && t->kind == SparkplugTopic::Kind::DeviceData && t->group == "G" && t->node == "N" && t->device == "D");
        QVERIFY(SparkplugTopic::parse("spBv1.0/G/NBIRTH/N")->device.empty());
        for (const char* text : {"", "spBv1.0", "spAv1.0/G/NDATA/N", "spBv1.0/G/NDATA/N/D", "spBv1.0/G/DDATA/N", "spBv1.0//NDATA/N", "spBv1.0/G/NDATA/", "spBv1.0/STATE/host",
                                 "spBv1.0/G/WHAT/N", "spBv1.0/G/DDATA/N/D/E"})
            QVERIFY2(!SparkplugTopic::parse(text), text);
    }
    void birthsDeclareAndAliasesCarry()
    {
        Host h;
        h.bear();
        QCOMPARE(h.got.channels.size(), std::size_t(3));
        QCOMPARE(h.got.of("row-3", "Inlet").at(0).value, 21.0);
        QCOMPARE(h.got.of("H1-R03-01", "Fan").at(0).value, -2.0); // two's complement in 32 bits
        const auto& power = h.got.channels[static_cast<std::size_t>(h.got.channel("H1-R03-01", "power"))];
        QCOMPARE(power.unit, std::string("W"));
        Wire d = payload(startMs + 1000, 2);
        byAlias(d, 2).set_double_value(41'000);
        byAlias(d, 3).set_int_value(0xFFFD); // the same -3 in 16 bits
        h.say("spBv1.0/Hall 1/DDATA/row-3/H1-R03-01", d);
        QCOMPARE(h.got.of("H1-R03-01", "power").at(1).value, 41'000.0);
        QCOMPARE(h.got.of("H1-R03-01", "power").at(1).t.ns, static_cast<std::int64_t>(startMs + 1000) * 1'000'000);
        QCOMPARE(h.got.of("H1-R03-01", "Fan").at(1).value, -3.0);
        QCOMPARE(h.outcome.rejected, 0);
        QVERIFY(h.outcome.rebirths.empty());
        QCOMPARE(h.nodes.nodesAlive(), 1);
    }
    void sequencesRunRound()
    {
        Host h;
        h.bear();
        for (int i = 2; i < 600; ++i) {
            Wire d = payload(startMs + static_cast<std::uint64_t>(i) * 10, i % 256);
            byAlias(d, 1).set_double_value(i);
            h.say("spBv1.0/Hall 1/NDATA/row-3", d);
        }
        QVERIFY(h.outcome.rebirths.empty());
        QCOMPARE(h.got.of("row-3", "Inlet").size(), std::size_t(599));
        QVERIFY(h.got.gaps.empty());
    }
    void aSequenceGapAsksForRebirthAndIsAGap()
    {
        Host h;
        h.bear();
        Wire d = payload(startMs + 5000, 4); // 2 and 3 were lost
        byAlias(d, 1).set_double_value(25);
        h.say("spBv1.0/Hall 1/NDATA/row-3", d);
        QCOMPARE(h.outcome.rebirths, (std::vector<std::pair<std::string, std::string>>{{"Hall 1", "row-3"}}));
        const auto gaps = h.got.gapsOf("H1-R03-01", "power"); // lost messages may have been anybody's
        QCOMPARE(gaps.size(), std::size_t(1));
        QCOMPARE(gaps[0].span.begin.ns, static_cast<std::int64_t>(startMs + 1) * 1'000'000);
        QCOMPARE(gaps[0].span.end.ns, static_cast<std::int64_t>(startMs + 5000) * 1'000'000);
        QCOMPARE(h.got.of("row-3", "Inlet").back().quality, Quality::Uncertain);
        // Another gap at once does not ask again, one after some seconds does.
        Wire e = payload(startMs + 5100, 9);
        h.say("spBv1.0/Hall 1/NDATA/row-3", e);
        QCOMPARE(h.outcome.rebirths.size(), std::size_t(1));
        h.arrivedMs += 3000;
        Wire f = payload(startMs + 8000, 20);
        h.say("spBv1.0/Hall 1/NDATA/row-3", f);
        QCOMPARE(h.outcome.rebirths.size(), std::size_t(2));
        h.bear();
        Wire g = payload(startMs + 9000, 2);
        byAlias(g, 1).set_double_value(26);
        h.say("spBv1.0/Hall 1/NDATA/row-3", g);
        QCOMPARE(h.got.of("row-3", "Inlet").back().quality, Quality::Good);
        QCOMPARE(h.got.channels.size(), std::size_t(3)); // the same channels go on
    }
    void dataBeforeABirthIsAskedFor()
    {
        Host h;
        Wire d = payload(startMs, 77);
        byAlias(d, 1).set_double_value(1);
        byAlias(d, 2).set_double_value(1);
        h.say("spBv1.0/G/NDATA/N", d);
        QCOMPARE(h.outcome.rejected, 2);
        QCOMPARE(h.outcome.rebirths.size(), std::size_t(1));
        QVERIFY(h.got.samples.empty());
        // A device that its node did not announce.
        h.say("spBv1.0/G/NBIRTH/M", birth(startMs, 0));
        Wire e = payload(startMs, 1);
        real(e, "x", 1);
        h.say("spBv1.0/G/DDATA/M/D", e);
        QCOMPARE(h.outcome.rebirths.size(), std::size_t(2));
        QVERIFY(h.got.samples.empty());
    }
    void rebirthCommandReadsBack()
    {
        Wire p;
        QVERIFY(p.ParseFromString(rebirthCommand(twin::Timestamp::fromMilliseconds(startMs))));
        QCOMPARE(p.metrics_size(), 1);
        QCOMPARE(p.metrics(0).name(), std::string("Node Control/Rebirth"));
        QVERIFY(p.metrics(0).boolean_value());
        QCOMPARE(p.metrics(0).datatype(), 11u);
        QCOMPARE(p.timestamp(), startMs);
    }
    void deathsEndChannels()
    {
        Host h;
        h.bear();
        Wire dd = payload(startMs + 2000, 2);
        h.arrivedMs = startMs + 2000;
        h.say("spBv1.0/Hall 1/DDEATH/row-3/H1-R03-01", dd);
        QVERIFY(std::isnan(h.got.of("H1-R03-01", "power").back().value));
        QVERIFY(std::isnan(h.got.of("H1-R03-01", "Fan").back().value));
        QCOMPARE(h.got.of("row-3", "Inlet").size(), std::size_t(1));
        QVERIFY(h.got.hasEvent("device_death", "H1-R03-01"));
        h.say("spBv1.0/Hall 1/NDEATH/row-3", death(6)); // of an earlier connection
        QCOMPARE(h.nodes.nodesAlive(), 1);
        QCOMPARE(h.outcome.rejected, 1);
        h.arrivedMs = startMs + 3000;
        h.say("spBv1.0/Hall 1/NDEATH/row-3", death(7));
        QCOMPARE(h.nodes.nodesAlive(), 0);
        const auto inlet = h.got.of("row-3", "Inlet");
        QVERIFY(std::isnan(inlet.back().value));
        QVERIFY(inlet.back().t > inlet.front().t);
        QCOMPARE(h.got.of("H1-R03-01", "power").size(), std::size_t(2)); // ended once is enough
        h.bear(8);
        QVERIFY(h.got.hasEvent("node_birth", "row-3"));
        QCOMPARE(h.got.of("H1-R03-01", "power").back().value, 40'000.0);
    }
    void whatABirthLeavesOutEnds()
    {
        Host h;
        h.bear();
        h.say("spBv1.0/Hall 1/NBIRTH/row-3", birth(startMs + 100, 8)); // no "Inlet" any more
        QVERIFY(std::isnan(h.got.of("row-3", "Inlet").back().value));
    }
    void typesQualitiesNullsAndHistory()
    {
        Host h;
        Wire n = birth(startMs, 0);
        metric(n, "i8", Type::Int8).set_int_value(0x80);
        metric(n, "u8", Type::UInt8).set_int_value(255);
        metric(n, "i32", Type::Int32).set_int_value(0xFFFF'FFFF);
        metric(n, "u32", Type::UInt32).set_int_value(0xFFFF'FFFF);
        metric(n, "i64", Type::Int64).set_long_value(static_cast<std::uint64_t>(-5));
        metric(n, "u64", Type::UInt64).set_long_value(std::uint64_t{1} << 63);
        metric(n, "float", Type::Float).set_float_value(1.5F);
        metric(n, "flag", Type::Boolean).set_boolean_value(true);
        metric(n, "text", Type::String).set_string_value("hello");
        metric(n, "table", Type::DataSet).mutable_dataset_value();
        metric(n, "empty", Type::Double).set_is_null(true);
        metric(n, "wrong", Type::Double).set_string_value("7");
        quality(metric(n, "bad", Type::Double), 0);
        n.mutable_metrics(n.metrics_size() - 1)->set_double_value(3);
        quality(metric(n, "stale", Type::Double), 500);
        n.mutable_metrics(n.metrics_size() - 1)->set_double_value(4);
        quality(metric(n, "odd", Type::Double), 64);
        n.mutable_metrics(n.metrics_size() - 1)->set_double_value(5);
        h.say("spBv1.0/G/NBIRTH/N", n);
        const std::map<std::string, double> expected{{"i8", -128}, {"u8", 255}, {"i32", -1}, {"u32", 4294967295.0}, {"i64", -5}, {"u64", 9223372036854775808.0}, {"float", 1.5}, {"flag", 1}};
        for (const auto& [name, value] : expected)
            QCOMPARE(h.got.of("N", name).at(0).value, value);
        QVERIFY(std::isnan(h.got.of("N", "empty").at(0).value));
        QCOMPARE(h.got.of("N", "bad").at(0).quality, Quality::Bad);
        QCOMPARE(h.got.of("N", "stale").at(0).quality, Quality::Stale);
        QCOMPARE(h.got.of("N", "odd").at(0).quality, Quality::Uncertain);
        QCOMPARE(h.outcome.rejected, 3); // text, table, wrong
        Wire d = payload(startMs + 1000, 1);
        auto& old = metric(d, "float", Type::Float);
        old.set_float_value(9);
        old.set_timestamp(startMs - 60'000);
        old.set_is_historical(true);
        h.say("spBv1.0/G/NDATA/N", d);
        QCOMPARE(h.got.of("N", "float").at(1).t.ns, static_cast<std::int64_t>(startMs - 60'000) * 1'000'000);
    }
    void clocksAreCompared()
    {
        Host h;
        h.arrivedMs = startMs - 30'000; // the node is half a minute ahead
        h.bear();
        QVERIFY(std::abs(*h.nodes.clockOffsetSeconds() - 30) < 0.1);
        h.arrivedMs += 1000;
        h.say("spBv1.0/Hall 1/NDEATH/row-3", death(7)); // carries no time: by the node's clock, not before its samples
        QVERIFY(h.got.of("row-3", "Inlet").back().t > h.got.of("row-3", "Inlet").front().t);
    }
    void mappingByNodeAndDevice()
    {
        MappingRule r;
        r.name = "Power/*";
        r.labels = {{"group", "Hall *"}};
        r.asset = "{device}/S{1}";
        r.metric = "power";
        r.unit = "kW";
        Host h(ChannelMapping({r}));
        h.say("spBv1.0/Hall 2/NBIRTH/N", birth(startMs, 0));
        Wire d = payload(startMs, 1);
        real(d, "Power/4", 9.5);
        real(d, "Other", 1);
        h.say("spBv1.0/Hall 2/DBIRTH/N/H2-R01-01", d);
        QCOMPARE(h.got.of("H2-R01-01/S4", "power").at(0).value, 9500.0);
        QCOMPARE(h.outcome.rejected, 1);
    }
    void garbageIsCounted()
    {
        Host h;
        h.feed("spBv1.0/G/NBIRTH/N", "\x0a\xff\xff\xff");
        h.feed("spBv1.0/G/NDATA/N", QByteArray(2 << 20, 'x'));
        Wire z;
        z.set_uuid("SPBV1.0_COMPRESSED");
        h.say("spBv1.0/G/NBIRTH/N", z);
        QCOMPARE(h.outcome.rejected, 3);
        Wire n = birth(startMs, 0);
        real(n, std::string("a\nb"), 1);
        real(n, std::string(400, 'x'), 1);
        real(n, "\xff\xfe", 1);
        auto& late = metric(n, "late", Type::Double);
        late.set_double_value(1);
        late.set_timestamp(UINT64_MAX);
        h.say("spBv1.0/G/NBIRTH/N", n);
        QCOMPARE(h.outcome.rejected, 6);
        QCOMPARE(h.got.of("N", "late").at(0).t.ns, std::int64_t(0)); // which the base rejects
        QCOMPARE(h.got.channels.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(SparkplugNodesTest)
#include "SparkplugNodesTest.moc"
