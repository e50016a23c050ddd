// What a Prometheus connection keeps in a project: there and back, and every mistake in words.
#include "data/live/prometheus/PrometheusSettings.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace data::live;

namespace {
/// JSON with ' for ": moc of Qt 6.4 trips over raw strings.
QByteArray q(const char* text) { return QByteArray(text).replace('\'', '"'); }
} // namespace

class PrometheusSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack()
    {
        const auto json = QJsonDocument::fromJson(q("{'url':'https://prom.example:9090/prefix/','auth':'basic','user':'reader','secret':{'where':'environment','name':'PROM_PASSWORD'},"
            "'ca_file':'/etc/ca.pem','timeout_s':12,'headers':{'X-Scope-OrgID':'tenant'},'queries':['up',{'query':'sum(x)','name':'total','counter':true}],'step_s':5,"
            "'history_s':60,'mapping':'dcgm-exporter','parameters':{'dedup':'true'}}")).object();
        const auto settings = PrometheusSettings::fromJson(json);
        QCOMPARE(settings.http.url.toString(), QString("https://prom.example:9090/prefix"));
        QCOMPARE(settings.queries.size(), 2U);
        QVERIFY(settings.queries[0].samples == PrometheusQuery::Samples::Raw && settings.queries[1].samples == PrometheusQuery::Samples::Step);
        QVERIFY(settings.queries[1].isCounter && settings.queries[1].name == "total");
        const auto again = PrometheusSettings::fromJson(settings.toJson());
        QCOMPARE(again.toJson(), settings.toJson());
        QVERIFY(again.http == settings.http && again.queries == settings.queries);
    }
    void mistakes_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QString>("part");
        QTest::newRow("no address") << q("{'url':''}") << "http://host:port";
        QTest::newRow("other scheme") << q("{'url':'ftp://x'}") << "http://host:port";
        QTest::newRow("password in address") << q("{'url':'http://a:b@x'}") << "keychain";
        QTest::newRow("query in address") << q("{'url':'http://x/?a=b'}") << "leave it out";
        QTest::newRow("no queries") << q("{'queries':[]}") << "1 to 200 queries";
        QTest::newRow("empty query") << q("{'queries':[' ']}") << "PromQL";
        QTest::newRow("raw of a function") << q("{'queries':[{'query':'sum(x)','samples':'raw'}]}") << "by steps";
        QTest::newRow("step") << q("{'step_s':0}") << "step_s";
        QTest::newRow("mapping") << q("{'mapping':'nonesuch'}") << "nonesuch";
        QTest::newRow("auth") << q("{'auth':'magic'}") << "magic";
        QTest::newRow("auth without secret") << q("{'auth':'bearer'}") << "keychain";
        QTest::newRow("plain secret") << q("{'auth':'bearer','secret':'hunter2'}") << "plain text";
        QTest::newRow("ca without TLS") << q("{'url':'http://x:1','ca_file':'a.pem'}") << "https";
        QTest::newRow("own authorization") << q("{'headers':{'Authorization':'x'}}") << "Authorization";
        QTest::newRow("header break") << q("{'headers':{'X':'a\\r\\nb'}}") << "header";
        QTest::newRow("session") << q("{'auth':'session','user':'a','secret':{'where':'environment','name':'X'}}") << "sessions";
    }
    void mistakes()
    {
        QFETCH(QByteArray, change);
        QFETCH(QString, part);
        QJsonObject json{{"url", "http://localhost:9090"}, {"queries", QJsonArray{"up"}}};
        const auto other = QJsonDocument::fromJson(change).object();
        QVERIFY(!other.isEmpty());
        for (auto it = other.begin(); it != other.end(); ++it)
            json.insert(it.key(), it.value());
        try {
            PrometheusSettings::fromJson(json);
            QFAIL("taken");
        } catch (const twin::Error& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(part), error.what());
            QVERIFY(!QString::fromUtf8(error.what()).contains("hunter2"));
            QVERIFY(error.kind() == twin::Error::Kind::Usage);
        }
    }
};

QTEST_GUILESS_MAIN(PrometheusSettingsTest)
#include "PrometheusSettingsTest.moc"
