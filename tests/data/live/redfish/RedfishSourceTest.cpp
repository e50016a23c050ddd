// Walks and polls a Redfish service over HTTP(S): the mock-up server and the payloads of the facility, in one tree.
#include "Gathered.h"
#include "RedfishService.h"
#include "data/live/redfish/RedfishSource.h"
#include "live/Certificates.h"
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace data;
using namespace data::live;

namespace {
QJsonObject settings(const support::RedfishService& service, const QJsonObject& more = {})
{
    QJsonObject json{{"url", service.server.url()}, {"poll_s", 0.3}, {"timeout_s", 10}, {"assets", QJsonObject{{"/redfish/v1/ThermalEquipment/CDUs/1", "H1-R01-CDU"}, {"/redfish/v1/Chassis/1U", "H1-R01-01"}}}};
    for (auto it = more.begin(); it != more.end(); ++it)
        json.insert(it.key(), it.value());
    return json;
}
bool isRefused(const QJsonObject& json)
{
    try {
        RedfishSettings::fromJson(json);
        return false;
    } catch (const twin::Error& error) {
        return error.kind() == twin::Error::Kind::Usage;
    }
}
const QString cdu = "/redfish/v1/ThermalEquipment/CDUs/1", connector = cdu + "/SecondaryCoolantConnectors/A", leaks = cdu + "/LeakDetection";
} // namespace

class RedfishSourceTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

private Q_SLOTS:
    void initTestCase() { SKIP_WITHOUT(support::oraclePath("telemetry-formats/redfish-facility")); }

    void walksAndPolls()
    {
        support::RedfishService service;
        service.addFacility();
        service.resources.insert("/redfish/v1/Chassis/1U/Sensors/IntakeHumidity", {{"@odata.type", "#Sensor.v1_6_0.Sensor"}, {"Name", "Old"}, {"ReadingType", "Humidity"}, {"Reading", 40}, {"ReadingTime", "2019-08-13T04:14:33+06:00"}});
        service.resources.insert("/redfish/v1/Chassis/1U/Sensors", {{"@odata.type", "#SensorCollection.SensorCollection"}, {"Members", QJsonArray{QJsonObject{{"@odata.id", "/redfish/v1/Chassis/1U/Sensors/IntakeHumidity"}}, QJsonObject{{"@odata.id", "/redfish/v1/Chassis/1U/Sensors/TotalPower"}}}}});
        support::RunningSource running(makeRedfishSource, "redfish", settings(service));
        QVERIFY2(running.waitState(SourceState::Live, 60'000), running.reason().c_str());
        QVERIFY(running.waitFor([&] { return running.got.of("H1-R01-CDU", "coolant_supply").size() >= 3; }, 60'000));
        const auto& got = running.got;
        QCOMPARE(got.of("H1-R01-CDU", "coolant_supply").front().value, 14.8);
        QCOMPARE(got.of("H1-R01-CDU", "coolant_return").front().value, 38.2);
        QCOMPARE(got.of("H1-R01-CDU", "coolant_flow").front().value, 24.3);
        QCOMPARE(got.of("H1-R01-CDU", "pumps_1_pump_speed").front().value, 62.0);
        QCOMPARE(got.of("redfish-1/RackPDUs/1", "outlets_a1_power").front().value, 197.4);
        // The chassis: the present resources, not the deprecated ones beside them.
        QCOMPARE(got.of("H1-R01-01", "power").front().value, 374.0);
        QCOMPARE(got.of("H1-R01-01", "air_inlet").front().value, 24.8);
        for (const auto& path : service.server.paths)
            QVERIFY2(!path.endsWith("/Chassis/1U/Power") && !path.endsWith("/Chassis/1U/Thermal") && !path.contains("Systems"), path.constData());
        // A sensor that was read in 2019 is stale; an excerpt says nothing of its age.
        const auto isStale = [](const LiveSample& s) { return s.quality == Quality::Stale; };
        QCOMPARE(got.of("H1-R01-01", "intake_humidity").size() > 0, true);
        QVERIFY(isStale(got.of("H1-R01-01", "intake_humidity").front()));
        QVERIFY(!isStale(got.of("H1-R01-CDU", "coolant_supply").front()));
        QVERIFY(service.notModified > 0); // ETags
        // Power supply 1 reports Warning from the start; nothing else is worth a word.
        QVERIFY(got.hasEvent("health", "Warning"));
        QVERIFY(!got.hasEvent("leak", ""));

        // A leak, a closed valve, and a reading that goes away and comes back.
        auto leak = service.resources.value(leaks);
        auto groups = leak.value("LeakDetectorGroups").toArray();
        auto group = groups.at(0).toObject();
        auto detectors = group.value("Detectors").toArray();
        auto detector = detectors.at(2).toObject();
        detector.insert("DetectorState", "Critical");
        detectors.replace(2, detector);
        group.insert("Detectors", detectors);
        groups.replace(0, group);
        leak.insert("LeakDetectorGroups", groups);
        service.resources.insert(leaks, leak);
        auto closed = service.resources.value(connector);
        const auto before = closed;
        closed.insert("FlowLitersPerMinute", QJsonObject{{"Reading", QJsonValue::Null}});
        service.resources.insert(connector, closed);
        QVERIFY(running.waitFor([&] { return got.hasEvent("leak", "Critical") && std::isnan(got.of("H1-R01-CDU", "coolant_flow").back().value); }, 60'000));
        for (const auto& event : got.events)
            if (event.kind == "leak") {
                QCOMPARE(event.asset, std::string("H1-R01-CDU"));
                QCOMPARE(event.text, std::string("Overflow Float Switch: DetectorState OK → Critical"));
                QVERIFY(event.severity == RecordingEvent::Severity::Critical);
            }
        service.absent = QStringList{connector};
        QVERIFY(running.waitFor([&] { return std::isnan(got.of("H1-R01-CDU", "coolant_supply").back().value); }, 60'000));
        QVERIFY(running.status().rejected > 0);
        service.absent.clear();
        service.resources.insert(connector, before);
        QVERIFY(running.waitFor([&] { return got.of("H1-R01-CDU", "coolant_flow").back().value == 24.3; }, 60'000));
        QVERIFY(running.status().state == SourceState::Live);
        running.source->stop();
    }

    void reconnects()
    {
        support::RedfishService service;
        service.addFacility();
        support::RunningSource running(makeRedfishSource, "redfish", settings(service, {{"roots", QJsonArray{"/redfish/v1/ThermalEquipment"}}}));
        QVERIFY2(running.waitState(SourceState::Live, 60'000), running.reason().c_str());
        for (const auto& path : service.server.paths)
            QVERIFY2(path.startsWith("/redfish/v1/ThermalEquipment"), path.constData());
        const quint16 port = service.server.serverPort();
        service.server.close();
        service.server.cut();
        QVERIFY2(running.waitState(SourceState::Retrying, 60'000), running.reason().c_str());
        QVERIFY(service.server.listen(QHostAddress::LocalHost, port));
        QVERIFY2(running.waitState(SourceState::Live, 60'000), running.reason().c_str());
        QVERIFY(running.waitFor([&] { return !running.got.gapsOf("H1-R01-CDU", "coolant_supply").empty(); }, 60'000)); // no history: a gap
        running.source->stop();
    }

    void signsInWithASessionOverTls()
    {
        const support::Certificates made(m_dir.path());
        if (!made.isMade)
            QSKIP("openssl is not installed.");
        support::RedfishService service;
        service.addFacility();
        service.server.setTls(made.certificate, made.key);
        service.wantsSession = true;
        QJsonObject more{{"auth", "session"}, {"user", "operator"}, {"secret", QJsonObject{{"where", "environment"}, {"name", "TEST_REDFISH"}}}, {"ca_file", made.ca}};
        qputenv("TEST_REDFISH", "right");
        {
            support::RunningSource running(makeRedfishSource, "redfish", settings(service, more));
            QVERIFY2(running.waitState(SourceState::Live, 60'000), running.reason().c_str());
            QCOMPARE(service.sessions, 1);
            // The session ends: a new one is opened.
            service.token = "token-2";
            QVERIFY(running.waitState(SourceState::Retrying, 60'000));
            QVERIFY2(running.waitState(SourceState::Live, 60'000), running.reason().c_str());
            QCOMPARE(service.sessions, 2);
            running.source->stop();
            QVERIFY(QTest::qWaitFor([&] { return service.closed == 1; }, 3'000)); // and closed behind us
        }
        qputenv("TEST_REDFISH", "wrong");
        support::RunningSource refused(makeRedfishSource, "redfish", settings(service, more));
        QVERIFY2(refused.waitState(SourceState::Lost, 60'000), refused.reason().c_str());
        QVERIFY(refused.reason().find("user and password") != std::string::npos);
        QVERIFY(refused.reason().find("wrong") == std::string::npos);
        service.wantsSession = false;
        service.wantsBasic = true;
        more.insert("auth", "basic");
        qputenv("TEST_REDFISH", "right");
        support::RunningSource basic(makeRedfishSource, "redfish", settings(service, more));
        QVERIFY2(basic.waitState(SourceState::Live, 60'000), basic.reason().c_str());
        qunsetenv("TEST_REDFISH");
    }

    void saysWhatIsWrong()
    {
        support::HttpServer page([](const support::ServerRequest&) { return support::ServerResponse{200, "<html>", "text/html", {}, false, false, 0}; });
        support::RunningSource running(makeRedfishSource, "redfish", {{"url", page.url()}, {"poll_s", 0.3}});
        QVERIFY(running.waitFor([&] { return running.status().state == SourceState::Lost || running.status().state == SourceState::Retrying; }, 60'000));
        QVERIFY2(running.reason().find("no resource of Redfish") != std::string::npos, running.reason().c_str());
        for (const QJsonObject& bad : {QJsonObject{{"url", "http://x"}, {"roots", QJsonArray{"/etc/passwd"}}}, QJsonObject{{"url", "http://x"}, {"poll_s", 0}},
                                       QJsonObject{{"url", "http://x"}, {"roots", QJsonArray{"/redfish/v1/../.."}}}})
            QVERIFY(isRefused(bad));
    }

    /// A service that leads round and round, or ever deeper, comes to an end.
    void isBounded()
    {
        int asked = 0;
        support::HttpServer endless([&](const support::ServerRequest& request) {
            ++asked;
            QByteArray members;
            for (int i = 0; i < 50; ++i)
                members += (i ? ",{\"@odata.id\":\"" : "{\"@odata.id\":\"") + request.path + "/" + QByteArray::number(i) + "\"}";
            return support::ServerResponse{200, "{\"@odata.type\":\"#X.X\",\"Status\":{\"Health\":\"OK\"},\"Members\":[" + members + "]}", "application/json", {}, false, false, 0};
        });
        support::RunningSource running(makeRedfishSource, "redfish", {{"url", endless.url()}, {"poll_s", 5}, {"roots", QJsonArray{"/redfish/v1/Chassis"}}, {"most_resources", 100}});
        QVERIFY(running.waitFor([&] { return running.status().rejected > 0; }, 60'000));
        QVERIFY(running.status().lastRejected.english().find("more than 100 resources") != std::string::npos);
        QVERIFY(asked < 250);
    }
};

QTEST_GUILESS_MAIN(RedfishSourceTest)
#include "RedfishSourceTest.moc"
