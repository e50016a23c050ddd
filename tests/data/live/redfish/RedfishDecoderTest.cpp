// Every payload of the references yields its values with unit and path; what is no resource is refused.
#include "OracleTable.h"
#include "data/live/redfish/RedfishNames.h"
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace data;
using namespace data::live;

namespace {
RedfishResource facility(const char* name, const char* uri = "/redfish/v1/X")
{
    QFile file(support::oraclePath(QStringLiteral("telemetry-formats/redfish-facility/%1.json").arg(name)));
    return file.open(QIODevice::ReadOnly) ? decodeRedfish(file.readAll(), uri) : RedfishResource{};
}
std::string line(const RedfishReading& r) { return r.path + " = " + std::to_string(r.value).substr(0, 7) + " " + r.unit; }
bool has(const RedfishResource& resource, const std::string& path, double value, const std::string& unit)
{
    for (const auto& r : resource.readings)
        if (r.path == path && std::abs(r.value - value) < 1e-9 && r.unit == unit)
            return true;
    for (const auto& r : resource.readings)
        qWarning("%s", line(r).c_str());
    return false;
}
std::string stateOf(const RedfishResource& resource, const std::string& end)
{
    for (const auto& s : resource.states)
        if (s.path.ends_with(end))
            return s.value;
    return {};
}
} // namespace

class RedfishDecoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheFacility()
    {
        SKIP_WITHOUT(support::oraclePath("telemetry-formats/redfish-facility"));
        const auto connector = facility("coolantconnector");
        QCOMPARE(connector.type, std::string("CoolantConnector"));
        QCOMPARE(connector.readings.size(), 7U);
        QVERIFY(has(connector, "FlowLitersPerMinute", 24.3, "L/min"));
        QVERIFY(has(connector, "SupplyTemperatureCelsius", 14.8, "°C"));
        QVERIFY(has(connector, "DeltaPressurekPa", 31.7, "kPa"));
        const auto pump = facility("pump");
        QVERIFY(has(pump, "PumpSpeedPercent", 62, "%"));
        QVERIFY(has(pump, "PumpSpeedPercent.SpeedRPM", 1800, "rpm"));
        const auto leaks = facility("leakdetection");
        QVERIFY(has(leaks, "LeakDetectorGroups[Detectors under and around the CDU].HumidityPercent", 45, "%"));
        QCOMPARE(stateOf(leaks, "Detectors[Overflow Float Switch].DetectorState"), std::string("OK"));
        QCOMPARE(leaks.below, std::vector<std::string>{"/redfish/v1/ThermalEquipment/CDUs/1/LeakDetection/LeakDetectors"});
        const auto circuit = facility("circuit");
        QVERIFY(has(circuit, "PolyPhaseVoltage.Line1ToNeutral", 118.2, "V"));
        QVERIFY(has(circuit, "PowerWatts", 937.4, "W"));
        QVERIFY(has(circuit, "PowerWatts.ApparentVA", 937.4, "VA"));
        QVERIFY(has(circuit, "EnergykWh", 325675, "kWh"));
        QCOMPARE(stateOf(circuit, "BreakerState"), std::string("Normal"));
        QVERIFY(has(facility("battery"), "StateOfHealthPercent", 91, "%"));
        QVERIFY(has(facility("environmentmetrics"), "FanSpeedsPercent[CPU #1 Fan Speed]", 80, "%"));
        QVERIFY(has(facility("heatermetrics"), "TemperatureReadingsCelsius[Heater Average Temperature]", 2.5, "°C"));
        QVERIFY(has(facility("sensor"), "Reading", 31.6, "°C"));
        QCOMPARE(facility("sensor").readings[0].at->iso(), std::string("2019-12-24T22:14:33Z"));
        QVERIFY(has(facility("sensor11"), "ApparentVA", 150.2, "VA"));
        QVERIFY(has(facility("sensor2"), "Reading", 23, "°C"));
        QCOMPARE(facility("coolingunit").below.size(), 6U); // not what it only links to
        QCOMPARE(facility("thermalequipment").below.size(), 2U);
    }
    void readsTheRackServer()
    {
        const QString root = support::oraclePath("telemetry-formats/redfish/public-rackmount1");
        SKIP_WITHOUT(root);
        int files = 0;
        std::vector<RedfishReading> all;
        QDirIterator it(root, {"index.json"}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto resource = decodeRedfish(file.readAll(), "/redfish/v1" + QDir(root).relativeFilePath(QFileInfo(file).path()).prepend('/').toStdString());
            ++files;
            QVERIFY(!resource.type.empty());
            for (const auto& reading : resource.readings) {
                QVERIFY2(!reading.unit.empty() || reading.path.ends_with("PowerFactor"), (resource.uri + " " + reading.path).c_str());
                all.push_back(reading);
            }
        }
        QCOMPARE(files, 62);
        QVERIFY2(all.size() > 60, qPrintable(QString::number(all.size())));
        const auto find = [&](const std::string& path) { return std::find_if(all.begin(), all.end(), [&](const auto& r) { return r.path == path; }) != all.end(); };
        QVERIFY(find("PowerControl[System Input Power].PowerConsumedWatts"));
        QVERIFY(find("Temperatures[CPU1 Temp].ReadingCelsius"));
        QVERIFY(find("Fans[BaseBoard System Fan]"));
        QVERIFY(!find("Temperatures[CPU1 Temp].UpperThresholdFatal"));
    }
    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("page") << QByteArray("<html>");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("no type") << QByteArray("{\"Name\":\"x\"}");
        QTest::newRow("large") << QByteArray(5 << 20, ' ');
    }
    void refusesWhatIsNone()
    {
        QFETCH(QByteArray, json);
        bool isRefused = false;
        try {
            decodeRedfish(json, "/redfish/v1/X");
        } catch (const twin::Error& error) {
            isRefused = QString::fromUtf8(error.what()).contains("/redfish/v1/X");
        }
        QVERIFY(isRefused);
    }
    void keepsWhatIsMissingAndWhatIsDouble()
    {
        const auto resource = decodeRedfish("{\"@odata.type\":\"#Thermal.v1_7_1.Thermal\",\"Temperatures\":[{\"Name\":\"A\",\"ReadingCelsius\":null},{\"Name\":\"A\",\"ReadingCelsius\":3}],"
                                            "\"Status\":{\"Health\":\"Critical\",\"State\":\"Enabled\"}}",
                                            "/redfish/v1/Chassis/1/Thermal");
        QCOMPARE(resource.readings.size(), 2U);
        QVERIFY(std::isnan(resource.readings[0].value));
        QVERIFY(resource.readings[0].path != resource.readings[1].path);
        QVERIFY(std::any_of(resource.states.begin(), resource.states.end(), [](const auto& s) { return s.path == "Status.Health" && s.severity == RecordingEvent::Severity::Critical; }));
    }
    void namesChannels()
    {
        const QByteArray connector = "{\"@odata.type\":\"#CoolantConnector.v1_2_0.CoolantConnector\",\"SupplyTemperatureCelsius\":{\"Reading\":20},\"HeatRemovedkW\":{\"Reading\":3},"
                                     "\"ValvePositionPercent\":{\"Reading\":45}}";
        const std::string cdu = "/redfish/v1/ThermalEquipment/CDUs/1", secondary = cdu + "/SecondaryCoolantConnectors/";
        RedfishSettings settings;
        settings.assets = {{"/redfish/v1/ThermalEquipment/CDUs/1", "H1-R01-CDU"}, {"/redfish/v1/ThermalEquipment/CDUs", "others"}};
        const auto one = nameRedfishChannels(settings, "redfish-1", {decodeRedfish(connector, secondary + "A"), decodeRedfish(connector, cdu + "/PrimaryCoolantConnectors/A")});
        const auto find = [](const std::vector<MappedChannel>& list, const std::string& metric) {
            for (const auto& m : list)
                if (m.channel.metric == metric)
                    return m;
            for (const auto& m : list)
                qWarning("%s %s", m.channel.asset.c_str(), m.channel.metric.c_str());
            return MappedChannel{};
        };
        QCOMPARE(one.size(), 6U);
        QCOMPARE(find(one, "coolant_supply").channel.asset, std::string("H1-R01-CDU"));
        QCOMPARE(find(one, "heat_to_liquid").channel.unit, std::string("W"));
        QCOMPARE(find(one, "heat_to_liquid").factor, 1000.0);
        QCOMPARE(find(one, "secondary_coolant_connectors_a_valve_position").channel.unit, std::string("%"));
        QCOMPARE(find(one, "primary_coolant_connectors_a_supply_temperature").channel.unit, std::string("°C"));
        // Two supplies: neither is the unit's.
        const auto two = nameRedfishChannels(settings, "redfish-1", {decodeRedfish(connector, secondary + "A"), decodeRedfish(connector, secondary + "B")});
        QVERIFY(!find(two, "secondary_coolant_connectors_b_supply_temperature").channel.asset.empty());
        for (const auto& m : two)
            QVERIFY(m.channel.metric != "coolant_supply");
        QCOMPARE(redfishAsset(settings, "redfish-1", "/redfish/v1/ThermalEquipment/CDUs/10/Pumps/1"), std::string("others"));
        QCOMPARE(redfishAsset(settings, "redfish-1", "/redfish/v1/Chassis/1U/Power"), std::string("redfish-1/Chassis/1U"));
        // Own rules go first.
        MappingRule rule;
        rule.name = "CoolantConnector.SupplyTemperatureCelsius";
        rule.labels = {{"collection", "SecondaryCoolantConnectors"}};
        rule.asset = "{owner}-{uri:/(.)$/}";
        rule.metric = "coolant_supply";
        rule.unit = "°C";
        settings.mapping = ChannelMapping({rule});
        const auto own = nameRedfishChannels(settings, "redfish-1", {decodeRedfish(connector, secondary + "A"), decodeRedfish(connector, secondary + "B")});
        QCOMPARE(std::count_if(own.begin(), own.end(), [](const auto& m) { return m.channel.metric == "coolant_supply"; }), 2);
        QCOMPARE(find(own, "coolant_supply").channel.asset, std::string("CDUs/1-A"));
    }
};

QTEST_GUILESS_MAIN(RedfishDecoderTest)
#include "RedfishDecoderTest.moc"
