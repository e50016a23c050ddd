// Payloads of plain topics: numbers, JSON by paths, labels, times, and what makes no sense.
#include "data/live/mqtt/JsonPayload.h"
#include "data/live/mqtt/MqttDecoder.h"
#include "data/live/mqtt/MqttSettings.h"
#include <QJsonDocument>
#include <QTest>
#include <cmath>

using namespace data;
using namespace data::live;

namespace {
/// With ' for ", which moc understands in all places.
QJsonObject json(const char* text) { return QJsonDocument::fromJson(QByteArray(text).replace('\'', '"')).object(); }
PayloadRule rule(const char* text) { return PayloadRule::fromJson(json(text)); }
PayloadReading read(const PayloadRule& r, const QByteArray& payload) { return readPayload(r, payload); }
twin::Timestamp at(const char* iso) { return *twin::Timestamp::fromIso(iso); }
} // namespace

class JsonPayloadTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbers()
    {
        for (const auto& [text, value] : {std::pair("42", 42.0), std::pair(" -1.5e3\n", -1500.0), std::pair("true", 1.0), std::pair("false", 0.0)}) {
            const auto r = read({}, text);
            QCOMPARE(r.values.size(), std::size_t(1));
            QCOMPARE(r.values[0].value, value);
            QVERIFY(r.values[0].field.empty() && !r.values[0].t);
        }
        QVERIFY(std::isnan(read({}, "null").values.at(0).value));
        for (const char* text : {"", "NaN", "4 2", "0x10", "{", "[1,", "\"7", "1,5", "\xff\xfe"}) {
            const auto r = read({}, text);
            QCOMPARE(r.values.size(), std::size_t(0));
            QCOMPARE(r.rejected, 1);
            QVERIFY(!r.why.english().empty());
        }
        QCOMPARE(read(rule(R"({"form":"number"})"), R"({"power":1})").rejected, 1);
        QCOMPARE(read(rule(R"({"form":"json"})"), "3").rejected, 1);
    }
    void everyNumberOfADocument()
    {
        const auto r = read({}, R"({"power": 1200.5, "on": true, "name": "n1", "gpus": [{"temp": 55}, {"temp": null}], "deep": {"a": [[1, 2], [3]]}})");
        QCOMPARE(r.rejected, 0); // a text is none of our business unless a path names it
        std::map<std::string, int> fields;
        for (const auto& v : r.values)
            ++fields[v.field];
        QCOMPARE(fields, (std::map<std::string, int>{{"power", 1}, {"on", 1}, {"gpus[].temp", 2}, {"deep.a[][]", 3}}));
        for (const auto& v : r.values)
            if (v.field == "deep.a[][]" && v.value == 3)
                QCOMPARE(v.indices, (std::vector<int>{1, 0}));
    }
    void pathsLabelsAndTimes()
    {
        const auto r = rule(R"({"values": ["gpus[].power", "rack.inlet", "gpus[1].fan"], "labels": {"gpu": "gpus[].id", "host": "meta.host"}, "time": "ts"})");
        QCOMPARE(PayloadRule::fromJson(r.toJson()), r);
        const auto got = read(r, R"({"ts": 1752589930500, "meta": {"host": "n7"}, "rack": {"inlet": "21.5"},
                                     "gpus": [{"id": 4, "power": 650, "fan": 1}, {"id": "x", "power": null, "fan": 2}, {"power": "a lot"}]})");
        QCOMPARE(got.values.size(), std::size_t(4));
        QCOMPARE(got.rejected, 1); // "a lot"
        QCOMPARE(got.values[0].labels, (Labels{{"gpu", "4"}, {"host", "n7"}}));
        QCOMPARE(got.values[0].value, 650.0);
        QVERIFY(std::isnan(got.values[1].value));
        QCOMPARE(got.values[1].labels.at("gpu"), std::string("x"));
        QCOMPARE(got.values[2].value, 21.5); // a number in quotes, where a path asks for it
        QVERIFY(!got.values[2].labels.contains("gpu"));
        QCOMPARE(got.values[3].field, std::string("gpus[1].fan"));
        QCOMPARE(got.values[3].value, 2.0);
        for (const auto& v : got.values)
            QCOMPARE(v.t->ns, at("2025-07-15T14:32:10.5Z").ns);
    }
    void aTimeForEachElement()
    {
        const auto r = rule(R"({"values": ["[].v"], "time": "[].t"})");
        const auto got = read(r, R"([{"t": "2025-07-15T14:00:00Z", "v": 1}, {"t": "2025-07-15T14:00:01+01:00", "v": 2}, {"v": 3}, {"t": "yesterday", "v": 4}])");
        QCOMPARE(got.values.size(), std::size_t(2));
        QCOMPARE(got.values[0].t->ns, at("2025-07-15T14:00:00Z").ns);
        QCOMPARE(got.values[1].t->ns, at("2025-07-15T13:00:01Z").ns);
        QCOMPARE(got.rejected, 2);
    }
    void unitsOfTime()
    {
        using Unit = PayloadRule::TimeUnit;
        const auto t = at("2025-07-15T14:32:10Z");
        for (const double v : {1752589930.0, 1752589930e3, 1752589930e6, 1752589930e9})
            QCOMPARE(readTime(v, Unit::Auto)->ns, t.ns);
        QCOMPARE(readTime("1752589930", Unit::Auto)->ns, t.ns);
        QCOMPARE(readTime(5000, Unit::Milliseconds)->ns, 5'000'000'000);
        QVERIFY(!readTime(1e300, Unit::Seconds));
        QVERIFY(!readTime(true, Unit::Auto));
    }
    void brokenPathsAndRulesAreRefused()
    {
        for (const char* path : {"a..b", ".a", "a.", "a[", "a[x]", "a[-1]", "a.[0]"})
            QVERIFY_EXCEPTION_THROWN(JsonPath{path}, twin::Error);
        for (const char* path : {"a", "a.b[].c[3]", "[]", "[][0].x", ""})
            QCOMPARE(JsonPath(path).text(), std::string(path));
        for (const char* text : {R"({"form": "xml"})", R"({"values": [3]})", R"({"labels": {"a": 3}})", R"({"time": 5})", R"({"values": "a"})"})
            QVERIFY_EXCEPTION_THROWN(rule(text), twin::Error);
    }
    void boundsHold()
    {
        QCOMPARE(read({}, QByteArray(2 << 20, '1')).rejected, 1);
        QByteArray many = "[0";
        for (int i = 0; i < 150'000; ++i)
            many += ",1";
        const auto r = read({}, many + ']');
        QCOMPARE(r.values.size(), mostPayloadValues);
        QCOMPARE(r.rejected, 1);
        const auto deep = read({}, QByteArray(900, '[') + '1' + QByteArray(900, ']'));
        QVERIFY(deep.values.empty());
        QVERIFY(read({}, QByteArray(100'000, '[')).rejected > 0);
    }
    void channelsWithoutAMapping()
    {
        MqttDecoder decoder({}, {});
        LiveBatch batch;
        MqttDecoder::Rejected rejected;
        const twin::Timestamp now = at("2025-07-15T14:00:00Z");
        decoder.decode({"hall1/H1-R01-01/power", "1200", false, now}, batch, rejected);
        decoder.decode({"hall1/H1-R01-01/power", "1300", true, now}, batch, rejected);
        decoder.decode({"n1", R"({"gpus": [{"t": 40}, {"t": 50}]})", false, now}, batch, rejected);
        decoder.decode({"n1", "rubbish", false, now}, batch, rejected);
        decoder.decode({"n1", "", true, now}, batch, rejected); // the broker is told to forget it
        QCOMPARE(rejected.count, 1);
        QVERIFY(rejected.why.english().find("n1") != std::string::npos);
        QCOMPARE(batch.channels.size(), std::size_t(3));
        QCOMPARE(batch.channels[0].asset, std::string("hall1/H1-R01-01"));
        QCOMPARE(batch.channels[0].metric, std::string("power"));
        QCOMPARE(batch.channels[0].unit, std::string("W"));
        QCOMPARE(batch.channels[2].metric, std::string("gpus[1].t"));
        QCOMPARE(batch.samples[0].quality, Quality::Good);
        QCOMPARE(batch.samples[1].quality, Quality::Stale); // nobody knows when it was measured
        QCOMPARE(batch.samples[0].t, now);
    }
    void channelsByAMapping()
    {
        MappingRule r;
        r.name = "hall/+/node";
        r.labels = {{"field", "gpus[].power"}};
        r.asset = "{1}/G{gpu}";
        r.metric = "power";
        r.unit = "kW";
        MqttDecoder decoder(rule(R"({"labels": {"gpu": "gpus[].id"}, "time": "ts"})"), ChannelMapping({r}));
        LiveBatch batch;
        MqttDecoder::Rejected rejected;
        decoder.decode({"hall/H1-R02-03/node", R"({"ts": 1752589930, "fan": 3, "gpus": [{"id": 5, "power": 0.65}]})", true, {}}, batch, rejected);
        QCOMPARE(rejected.count, 1); // the fan
        QCOMPARE(batch.channels.size(), std::size_t(1));
        QCOMPARE(batch.channels[0].asset, std::string("H1-R02-03/G5"));
        QCOMPARE(batch.channels[0].unit, std::string("W"));
        QCOMPARE(batch.samples[0].value, 650.0);
        QCOMPARE(batch.samples[0].quality, Quality::Good); // retained, but it tells its time
        QCOMPARE(batch.samples[0].t.ns, at("2025-07-15T14:32:10Z").ns);
    }
    void settings()
    {
        const auto s = MqttSettings::fromJson(json("{'host': 'broker', 'tls': {'caFile': 'ca.pem'}, 'user': 'u', 'secret': {'where': 'environment', 'name': 'PW'},"
 "            'topics': ['a/#', 'b/+/c'], 'qos': 1, 'version': '3.1.1', 'payload': {'time': 'ts'}, 'mapping': 'dcgm-exporter'}"));
        QVERIFY(s.isTls);
        QCOMPARE(s.port, 8883);
        QCOMPARE(MqttSettings::fromJson(s.toJson()).toJson(), s.toJson());
        for (const char* text : {"{'topics': ['a']}", "{'host': 'h'}", "{'host': 'h', 'topics': ['a#']}", "{'host': 'h', 'topics': ['a'], 'port': 70000}",
                                 "{'host': 'h', 'topics': ['a'], 'qos': 1.5}", "{'host': 'h', 'topics': ['a'], 'secret': {'where': 'environment', 'name': 'X'}}",
                                 "{'host': 'h', 'topics': ['a'], 'tls': {'keyFile': 'k'}}", "{'host': 'h', 'topics': ['a'], 'version': '4'}",
                                 "{'host': 'h', 'topics': ['a'], 'mapping': 3}", "{'host': 'h', 'topics': ['a'], 'mapping': 'no such'}"})
            QVERIFY_EXCEPTION_THROWN(MqttSettings::fromJson(json(text)), twin::Error);
    }
};

QTEST_GUILESS_MAIN(JsonPayloadTest)
#include "JsonPayloadTest.moc"
