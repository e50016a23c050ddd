// `memphis-twin-cli import mqtt` against a real broker, and what it says when it cannot work.
#include "Broker.h"
#include "RunCli.h"
#include "data/store/RecordingReader.h"
#include <QFile>
#include <QTest>
#include <map>

using support::Broker;
using support::MqttPeer;
using support::runCli;

class ImportMqttTest : public QObject
{
    Q_OBJECT
    Broker m_broker{{true, true}};
    QTemporaryDir m_folder;

    QStringList words(const QString& out, const QStringList& more = {}) const
    {
        return QStringList{"import", "mqtt", "--host", "127.0.0.1", "--port", QString::number(m_broker.port()), "--topic", "site/#", "--tls-ca", m_broker.caFile(),
                           "--user", Broker::user, "--password-env", "TWIN_TEST_MQTT", "--seconds", "2", "--out", m_folder.filePath(out)}
               + more;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!Broker::isInstalled())
            QSKIP("mosquitto, mosquitto_passwd or openssl is not installed");
        qputenv("TWIN_TEST_MQTT", Broker::password);
        QCOMPARE(m_broker.start(), QString());
    }
    void recordsWhatABrokerSends()
    {
        MqttPeer peer(m_broker, true, true);
        QVERIFY(peer.connect(m_broker));
        peer.publish("site/H1-R01-01/power", "40000", 1, true);
        peer.publish("site/H1-R01-02/node", R"({"ts": "2025-07-15T14:00:00Z", "gpus": [{"id": "a", "power": 650}]})", 1, true);
        QVERIFY(QTest::qWaitFor([&] { return peer.acknowledged() == 2; }));
        const auto r = runCli(words("a.mtrec", {"--json", "--time", "ts"}));
        QVERIFY2(r.status == 0, r.err.constData());
        QCOMPARE(r.object().value("samples").toInt(), 2);
        QCOMPARE(r.object().value("channels").toInt(), 2);
        data::RecordingReader reader(m_folder.filePath("a.mtrec").toStdString());
        std::map<std::string, std::pair<double, data::Quality>> last;
        for (int c = 0; c < reader.channelCount(); ++c) {
            std::vector<twin::Timestamp> times;
            std::vector<double> values;
            std::vector<data::Quality> qualities;
            reader.samples(c, {INT64_MIN}, {INT64_MAX}, times, values, qualities);
            QCOMPARE(values.size(), std::size_t(1));
            last[reader.channel(c).asset + ' ' + reader.channel(c).metric] = {values[0], qualities[0]};
        }
        QCOMPARE(last.at("site/H1-R01-01 power"), std::pair(40000.0, data::Quality::Stale)); // from before, at an unknown time
        QCOMPARE(last.at("site/H1-R01-02/node gpus[0].power"), std::pair(650.0, data::Quality::Good));
    }
    void saysWhatIsWrong()
    {
        qputenv("TWIN_TEST_MQTT", "wrong");
        auto r = runCli(words("b.mtrec"));
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("password") && !r.err.contains("wrong"), r.err.constData());
        qputenv("TWIN_TEST_MQTT", Broker::password);
        r = runCli(words("c.mtrec", {"--label", "x"}));
        QCOMPARE(r.status, 2);
        r = runCli({"import", "mqtt", "--host", "127.0.0.1", "--seconds", "1", "--out", m_folder.filePath("d.mtrec")});
        QCOMPARE(r.status, 2);
        QVERIFY2(r.err.contains("--topic"), r.err.constData());
        QFile there(m_folder.filePath("e.mtrec"));
        QVERIFY(there.open(QIODevice::WriteOnly));
        r = runCli(words("e.mtrec"));
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("there already"), r.err.constData());
    }
};

QTEST_GUILESS_MAIN(ImportMqttTest)
#include "ImportMqttTest.moc"
