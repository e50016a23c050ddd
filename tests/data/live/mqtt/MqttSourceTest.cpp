// The MQTT source against a real mosquitto broker: TLS by a private CA, password, retained messages, a killed broker, a flood.
#include "../Gathered.h"
#include "Broker.h"
#include "data/live/mqtt/MqttSource.h"
#include "twin/base/Error.h"
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTimer>
#include <atomic>
#include <cmath>
#include <thread>

using namespace data;
using namespace data::live;
using support::Broker;
using support::MqttPeer;
using support::RunningSource;

namespace {
QJsonObject settingsFor(const Broker& broker, bool isSafe, const QJsonArray& topics = {"site/#"})
{
    QJsonObject json{{"host", "127.0.0.1"}, {"port", broker.port()}, {"topics", topics}, {"keepAlive", 5}};
    if (isSafe) {
        json["tls"] = QJsonObject{{"caFile", broker.caFile()}};
        json["user"] = Broker::user;
        json["secret"] = QJsonObject{{"where", "environment"}, {"name", "TWIN_TEST_MQTT"}};
    }
    return json;
}
RunningSource mqtt(const QJsonObject& settings) { return RunningSource(makeMqttSource, "mqtt", settings); }
} // namespace

class MqttSourceTest : public QObject
{
    Q_OBJECT
    Broker m_safe{{true, true}}, m_open{{}};

private Q_SLOTS:
    void initTestCase()
    {
        if (!Broker::isInstalled())
            QSKIP("mosquitto, mosquitto_passwd or openssl is not installed");
        qputenv("TWIN_TEST_MQTT", Broker::password);
        QCOMPARE(m_safe.start(), QString());
        QCOMPARE(m_open.start(), QString());
    }

    void samplesOverTls_data()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("MQTT 5") << "5";
        QTest::newRow("MQTT 3.1.1") << "3.1.1";
    }
    void samplesOverTls()
    {
        QFETCH(QString, version);
        auto settings = settingsFor(m_safe, true);
        settings["version"] = version;
        settings["qos"] = 1;
        MqttPeer peer(m_safe, true, true);
        QVERIFY(peer.connect(m_safe));
        peer.publish("site/H1-R01-01/power", "40000", 1, true); // retained: from before
        QVERIFY(QTest::qWaitFor([&] { return peer.acknowledged() == 1; }));
        auto run = mqtt(settings);
        QVERIFY2(run.waitState(SourceState::Live), run.reason().c_str());
        QVERIFY(run.waitFor([&] { return run.got.samples.size() == 1; }));
        QCOMPARE(run.got.samples[0].quality, Quality::Stale);
        peer.publish("site/H1-R01-01/power", "41000", 1);
        peer.publish("site/H1-R01-02/node", R"({"gpus": [{"temp": 61.5}]})", 1);
        peer.publish("site/H1-R01-02/node", "garbage", 1);
        peer.publish("elsewhere/power", "1", 1);
        QVERIFY(run.waitFor([&] { return run.got.samples.size() == 3 && run.status().rejected == 1; }));
        const auto power = run.got.of("site/H1-R01-01", "power");
        QCOMPARE(power.size(), std::size_t(2));
        QCOMPARE(power[1].value, 41000.0);
        QCOMPARE(power[1].quality, Quality::Good);
        QCOMPARE(run.got.of("site/H1-R01-02/node", "gpus[0].temp").at(0).value, 61.5);
        QVERIFY(run.status().lastRejected.english().find("site/H1-R01-02/node") != std::string::npos);
        peer.publish("site/H1-R01-01/power", "", 1, true); // forget it again
        QVERIFY(QTest::qWaitFor([&] { return peer.acknowledged() == 6; }));
    }

    void whatWouldFailAgainIsGivenUp_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("part");
        QTest::newRow("password") << "password" << "twin";
        QTest::newRow("no user") << "no user" << "password";
        QTest::newRow("certificate authority") << "ca" << "certificate";
        QTest::newRow("no such file") << "file" << "no-such.pem";
        QTest::newRow("variable") << "variable" << "TWIN_NO_SUCH";
    }
    void whatWouldFailAgainIsGivenUp()
    {
        QFETCH(QString, what);
        QFETCH(QString, part);
        auto settings = settingsFor(m_safe, true);
        if (what == "password") {
            qputenv("TWIN_TEST_WRONG", "something else");
            settings["secret"] = QJsonObject{{"where", "environment"}, {"name", "TWIN_TEST_WRONG"}};
        } else if (what == "no user") {
            settings.remove("user");
            settings.remove("secret");
        } else if (what == "variable") {
            settings["secret"] = QJsonObject{{"where", "environment"}, {"name", "TWIN_NO_SUCH"}};
        } else {
            settings["tls"] = QJsonObject{{"caFile", what == "ca" ? m_safe.otherCaFile() : QString("no-such.pem")}};
        }
        auto run = mqtt(settings);
        QVERIFY2(run.waitState(SourceState::Lost), run.reason().c_str());
        QVERIFY2(run.reason().find(part.toStdString()) != std::string::npos, run.reason().c_str());
        QVERIFY(run.reason().find(Broker::password) == std::string::npos && run.reason().find("something else") == std::string::npos);
        QTest::qWait(what == "password" ? 1300 : 50);
        QCOMPARE(run.status().state, SourceState::Lost); // not tried again
        QCOMPARE(run.status().attempt, 1);
    }

    void wrongPortsAreSaid()
    {
        auto tlsToPlain = settingsFor(m_safe, true);
        tlsToPlain["port"] = m_open.port();
        auto run = mqtt(tlsToPlain);
        QVERIFY(run.waitState(SourceState::Retrying));
        QVERIFY2(run.reason().find("speaks TLS at this port") != std::string::npos, run.reason().c_str());
        auto plainToTls = settingsFor(m_open, false);
        plainToTls["port"] = m_safe.port();
        auto other = mqtt(plainToTls);
        QVERIFY(other.waitState(SourceState::Retrying));
        QVERIFY2(other.reason().find("whether it wants TLS") != std::string::npos, other.reason().c_str());
    }

    void aBrokerThatIsNotThereIsTriedAgain()
    {
        Broker broker({});
        QCOMPARE(broker.start(), QString());
        broker.kill();
        auto run = mqtt(settingsFor(broker, false));
        QVERIFY(run.waitState(SourceState::Retrying));
        QVERIFY2(run.reason().find("cannot be reached") != std::string::npos, run.reason().c_str());
        auto nowhere = settingsFor(broker, false);
        nowhere["host"] = "no-such-host.invalid";
        auto lost = mqtt(nowhere);
        QVERIFY2(lost.waitState(SourceState::Retrying, 60'000), lost.reason().c_str());
    }

    void aKilledBrokerIsAGapUntilItIsBack()
    {
        Broker broker({});
        QCOMPARE(broker.start(), QString());
        auto run = mqtt(settingsFor(broker, false));
        {
            MqttPeer peer(broker, false, false);
            QVERIFY(peer.connect(broker));
            QVERIFY(run.waitFor([&] {
                peer.publish("site/n1/power", "100");
                QTest::qWait(20);
                return run.status().state == SourceState::Live;
            }));
        }
        run.got.take(*run.queue);
        const auto before = run.got.samples.back().t;
        broker.kill();
        QVERIFY(run.waitState(SourceState::Retrying));
        QVERIFY2(run.reason().find(std::to_string(broker.port())) != std::string::npos, run.reason().c_str());
        QCOMPARE(broker.start(), QString());
        MqttPeer peer(broker, false, false);
        QVERIFY(peer.connect(broker));
        QVERIFY(run.waitFor([&] {
            peer.publish("site/n1/power", "200");
            QTest::qWait(20);
            return run.status().state == SourceState::Live;
        }));
        run.got.take(*run.queue);
        const auto gaps = run.got.gapsOf("site/n1", "power");
        QCOMPARE(gaps.size(), std::size_t(1));
        QCOMPARE(gaps[0].span.begin, before);
        QVERIFY(gaps[0].span.seconds() > 0);
        QCOMPARE(run.got.channels.size(), std::size_t(1)); // the same channel goes on
        QCOMPARE(run.got.samples.back().value, 200.0);
    }

    void aFloodDoesNotBlock()
    {
        constexpr int messages = 100'000;
        auto run = mqtt(settingsFor(m_open, false));
        MqttPeer peer(m_open, false, false);
        QVERIFY(peer.connect(m_open));
        QVERIFY(run.waitFor([&] {
            peer.publish("site/start/power", "1");
            QTest::qWait(20);
            return run.status().state == SourceState::Live;
        }));
        // The source lives on this thread: how long its event loop stands still is what a window would notice.
        QElapsedTimer sinceTick;
        qint64 longest = 0;
        QTimer tick;
        connect(&tick, &QTimer::timeout, this, [&] { longest = std::max(longest, sinceTick.restart()); });
        tick.start(5);
        sinceTick.start();
        std::thread flood([&] {
            for (int i = 0; i < messages; ++i)
                peer.publish("site/n" + std::to_string(i % 500) + "/power", std::to_string(i));
            peer.publish("site/end/power", "1", 1);
        });
        const bool hasEnded = run.waitFor([&] { return run.got.channel("site/end", "power") >= 0; }, 60'000);
        flood.join();
        QVERIFY(hasEnded);
        std::int64_t flooded = 0;
        for (const auto& s : run.got.samples)
            flooded += run.got.channels[s.channel].asset.starts_with("site/n");
        QVERIFY2(longest < 1000, qPrintable(QString("the event loop stood still for %1 ms").arg(longest)));
        // What is not here is counted: the broker may drop, too, but then we never got it.
        QVERIFY(flooded + run.status().rejected >= messages * 9 / 10);
        QCOMPARE(run.status().dropped, 0);
        qInfo("flood: %lld of %d messages recorded, %lld counted as lost, event loop stood still for at most %lld ms", static_cast<long long>(flooded), messages,
              static_cast<long long>(run.status().rejected), static_cast<long long>(longest));
    }

    void aHungBrokerIsNoticed()
    {
        Broker broker({});
        QCOMPARE(broker.start(), QString());
        broker.freeze(); // the kernel accepts connections, nobody answers
        auto settings = settingsFor(broker, false);
        auto run = mqtt(settings);
        QTest::qWait(300);
        QCOMPARE(run.status().state, SourceState::Connecting);
        QElapsedTimer timer;
        timer.start();
        run.source->stop(); // and letting go does not wait for it
        QVERIFY(timer.elapsed() < 4'000); // far below what an answer is waited for
        QCOMPARE(run.status().state, SourceState::Stopped);
        broker.thaw();
    }
};

QTEST_GUILESS_MAIN(MqttSourceTest)
#include "MqttSourceTest.moc"
