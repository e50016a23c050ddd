// The Sparkplug source against a real broker: births, lost messages, deaths by will, primary host state.
#include "../Gathered.h"
#include "../mqtt/Broker.h"
#include "Payloads.h"
#include "data/live/sparkplug/SparkplugSource.h"
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <cmath>

using namespace data;
using namespace data::live;
using namespace support;

namespace {
std::uint64_t nowMs() { return static_cast<std::uint64_t>(QDateTime::currentMSecsSinceEpoch()); }

QJsonObject settingsFor(const Broker& broker)
{
    qputenv("TWIN_TEST_MQTT", Broker::password);
    return {{"host", "127.0.0.1"},
            {"port", broker.port()},
            {"tls", QJsonObject{{"caFile", broker.caFile()}}},
            {"user", Broker::user},
            {"secret", QJsonObject{{"where", "environment"}, {"name", "TWIN_TEST_MQTT"}}},
            {"groups", QJsonArray{"Hall1"}}};
}

/// An edge node with one device.
struct EdgeNode
{
    MqttPeer peer;
    std::uint64_t bdSeq;
    int seq = 0;
    EdgeNode(const Broker& broker, std::uint64_t session) : peer(broker, true, true), bdSeq(session)
    {
        peer.will("spBv1.0/Hall1/NDEATH/edge", death(bdSeq).SerializeAsString());
        if (!peer.connect(broker) || !peer.subscribe("spBv1.0/Hall1/NCMD/edge"))
            qFatal("the edge node could not connect");
    }
    void say(const char* kind, Wire& p, const char* device = "")
    {
        p.set_seq(static_cast<std::uint64_t>(seq++ % 256));
        peer.publish(std::string("spBv1.0/Hall1/") + kind + "/edge" + device, p.SerializeAsString(), 1);
    }
    void bear()
    {
        seq = 0;
        Wire n = birth(nowMs(), bdSeq);
        real(n, "Inlet", 21, 1);
        say("NBIRTH", n);
        Wire d = payload(nowMs(), 0);
        real(d, "power", 40'000, 2);
        say("DBIRTH", d, "/H1-R03-01");
    }
    void data(double value)
    {
        Wire d = payload(nowMs(), 0);
        byAlias(d, 2).set_double_value(value);
        say("DDATA", d, "/H1-R03-01");
    }
    int rebirthsAsked() const
    {
        int count = 0;
        for (const auto& [topic, bytes] : peer.heard()) {
            Wire p;
            count += p.ParseFromString(bytes) && p.metrics_size() == 1 && p.metrics(0).name() == "Node Control/Rebirth" && p.metrics(0).boolean_value();
        }
        return count;
    }
};
} // namespace

class SparkplugSourceTest : public QObject
{
    Q_OBJECT
    Broker m_broker{{true, true}};

private Q_SLOTS:
    void initTestCase()
    {
        if (!Broker::isInstalled())
            QSKIP("mosquitto, mosquitto_passwd or openssl is not installed");
        QCOMPARE(m_broker.start(), QString());
    }

    void aNodeLivesLosesMessagesAndDies()
    {
        RunningSource run(makeSparkplugSource, "sparkplug", settingsFor(m_broker));
        {
            EdgeNode node(m_broker, 3);
            QVERIFY(run.waitFor([&] { // until the source listens
                node.bear();
                QTest::qWait(30);
                return run.status().state == SourceState::Live;
            }));
            node.data(41'000);
            QVERIFY(run.waitFor([&] { return !run.got.of("H1-R03-01", "power").empty() && run.got.of("H1-R03-01", "power").back().value == 41'000; }));
            QCOMPARE(run.got.of("H1-R03-01", "power").back().quality, Quality::Good);
            // One is right where the source began to listen between the births of the node and of its device.
            const int asked = node.rebirthsAsked();
            QVERIFY(asked <= 1);
            QVERIFY(std::abs(run.status().clockOffsetSeconds) < 30); // a busy machine reads late

            ++node.seq; // a message gets lost
            QTest::qWait(20);
            QVERIFY(run.waitFor([&] { // one is not asked again at once
                node.data(42'000);
                QTest::qWait(20);
                return node.rebirthsAsked() > asked;
            }));
            QVERIFY(run.waitFor([&] { return !run.got.gapsOf("H1-R03-01", "power").empty(); }));
            QCOMPARE(run.got.of("H1-R03-01", "power").back().quality, Quality::Uncertain);
            node.bear();
            node.data(43'000);
            QVERIFY(run.waitFor([&] { return run.got.of("H1-R03-01", "power").back().value == 43'000; }));
            QCOMPARE(run.got.of("H1-R03-01", "power").back().quality, Quality::Good);
            node.peer.vanish();
        }
        QVERIFY(run.waitFor([&] { return run.got.hasEvent("node_death", "Hall1/edge"); }));
        QVERIFY(std::isnan(run.got.of("H1-R03-01", "power").back().value));
        QVERIFY(std::isnan(run.got.of("edge", "Inlet").back().value));
    }

    void aHostThatComesLateAsksAtOnce()
    {
        EdgeNode node(m_broker, 4);
        node.bear();
        RunningSource run(makeSparkplugSource, "sparkplug", settingsFor(m_broker));
        QVERIFY(run.waitFor([&] {
            node.data(1);
            QTest::qWait(30);
            return node.rebirthsAsked() >= 1;
        }));
        QVERIFY(run.got.samples.empty());
        QVERIFY(run.status().rejected > 0);
        node.bear();
        QVERIFY(run.waitState(SourceState::Live));
    }

    void aPrimaryHostTellsItsState()
    {
        MqttPeer watcher(m_broker, true, true);
        QVERIFY(watcher.connect(m_broker) && watcher.subscribe("spBv1.0/STATE/#"));
        auto settings = settingsFor(m_broker);
        settings["hostId"] = "twin";
        const auto states = [&] {
            std::vector<std::pair<bool, double>> out;
            for (const auto& [topic, text] : watcher.heard()) {
                const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
                if (topic == "spBv1.0/STATE/twin")
                    out.emplace_back(json.value("online").toBool(), json.value("timestamp").toDouble());
            }
            return out;
        };
        {
            RunningSource run(makeSparkplugSource, "sparkplug", settings);
            QVERIFY(run.waitFor([&] { return states().size() == 1; }));
            QVERIFY(states()[0].first);
            // Somebody says that we are gone.
            watcher.publish("spBv1.0/STATE/twin", R"({"online":false,"timestamp":1})", 1, true);
            QVERIFY(run.waitFor([&] { return states().size() == 3; }));
            QVERIFY(states()[2].first);
            run.source->stop();
        }
        QVERIFY(QTest::qWaitFor([&] { return states().size() >= 4; }));
        QVERIFY(!states()[3].first);
        QCOMPARE(states()[3].second, states()[0].second); // its own birth's time
        QVERIFY_EXCEPTION_THROWN(makeSparkplugSource({"s", "sparkplug", "s", true, {{"host", "h"}, {"hostId", "a/b"}}}, {}), twin::Error);
        QVERIFY_EXCEPTION_THROWN(makeSparkplugSource({"s", "sparkplug", "s", true, {{"host", "h"}, {"groups", QJsonArray{"+"}}}}, {}), twin::Error);
    }
};

QTEST_GUILESS_MAIN(SparkplugSourceTest)
#include "SparkplugSourceTest.moc"
