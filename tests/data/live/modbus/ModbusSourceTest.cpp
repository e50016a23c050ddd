// The Modbus source against a real server on loopback: a Megapack-class battery and a meter by SunSpec, a device by its register map,
// and servers that are silent, busy, or send rubbish.
#include "../Gathered.h"
#include "ModbusServer.h"
#include "data/live/modbus/ModbusSource.h"
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <bit>
#include <cmath>

using namespace data;
using namespace data::live;
using support::ModbusServer;
using support::RunningSource;
using support::SunSpecImage;

namespace {
constexpr std::uint16_t minus(int n) { return static_cast<std::uint16_t>(-n); }
constexpr int none = 0xFFFF;

/// A battery with AC side, storage capacity, bank and one string; returns where the models lie.
struct Battery
{
    SunSpecImage image;
    int ac, bank, storage, strings;
    Battery()
    {
        const int common = image.add(1, 66, 0);
        image.text(common + 2, "Tesla", 16);
        image.text(common + 50, "SN-1", 16);
        bank = image.add(802, 62, none);
        for (const int signedPoint : {44, 47, 49})
            image.image.registers[bank + signedPoint] = 0x8000;
        for (const int scale : {52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63})
            image.image.registers[bank + scale] = 0;
        image.image.registers[bank + 11] = 642; // 64.2 %
        image.image.registers[bank + 56] = minus(1);
        image.image.registers[bank + 22] = 3;   // connected
        image.image.set(bank + 26, {0, 0});     // no alarm
        image.image.registers[bank + 34] = 1250;
        image.image.registers[bank + 47] = 950; // kW, DC
        image.image.registers[bank + 63] = 3;
        ac = image.add(701, 153, none);
        for (const int signedPoint : {11, 12, 13, 14, 35, 37, 38, 39, 40})
            image.image.registers[ac + signedPoint] = 0x8000;
        image.image.registers[ac + 10] = 925; // kW
        image.image.registers[ac + 116] = 3;
        image.image.registers[ac + 36] = 315; // 31.5 °C
        image.image.registers[ac + 122] = minus(1);
        storage = image.add(713, 7, none);
        image.image.registers[storage + 2] = 3916;
        image.image.registers[storage + 4] = 6420;
        image.image.registers[storage + 7] = 3;
        image.image.registers[storage + 8] = minus(2);
        strings = image.add(803, 26 + 32, 0);
        image.image.registers[strings + 2] = 1;
        image.image.registers[strings + 4] = 288;
        image.image.registers[strings + 23] = minus(1);
        image.image.registers[strings + 28 + 4] = 64;
    }
};

QJsonObject oneDevice(int port, QJsonObject more = {})
{
    QJsonObject device{{"host", "127.0.0.1"}, {"port", port}, {"asset", "MP-001"}};
    for (auto it = more.begin(); it != more.end(); ++it)
        device[it.key()] = it.value();
    return {{"devices", QJsonArray{device}}, {"interval", 0.1}, {"timeout", 1}};
}
RunningSource modbus(const QJsonObject& settings) { return RunningSource(makeModbusSource, "modbus", settings); }
} // namespace

class ModbusSourceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBatteryBySunSpec()
    {
        ModbusServer server;
        Battery battery;
        server.set(1, battery.image.finish());
        auto run = modbus(oneDevice(server.port()));
        QVERIFY2(run.waitState(SourceState::Live), run.reason().c_str());
        QVERIFY(run.waitFor([&] { return run.got.of("MP-001", "power").size() >= 3; }));
        QCOMPARE(run.got.of("MP-001", "power")[0].value, 925'000.0);         // the AC side
        QCOMPARE(run.got.of("MP-001", "dc_power")[0].value, 950'000.0);
        QCOMPARE(run.got.of("MP-001", "state_of_charge")[0].value, 0.642);     // model 713
        QCOMPARE(run.got.of("MP-001", "state_of_charge_802")[0].value, 0.642); // and the bank's own word
        QCOMPARE(run.got.of("MP-001", "energy_capacity")[0].value, 3'916'000.0);
        QCOMPARE(run.got.of("MP-001", "cabinet_temperature")[0].value, 31.5);
        QCOMPARE(run.got.of("MP-001", "module_temperature_max")[0].value, 28.8);
        QCOMPARE(run.got.of("MP-001/string-1", "state_of_charge")[0].value, 0.64);
        QCOMPARE(run.got.channel("MP-001", "energy_available"), -1); // not implemented
        const auto& soc = run.got.channels[static_cast<std::size_t>(run.got.channel("MP-001", "state_of_charge"))];
        QCOMPARE(soc.resolution, 1e-4);
        QVERIFY(run.got.hasEvent("state", "battery bank connected"));
        QCOMPARE(run.status().rejected, 0);

        // A value that is not known any more is a gap, an alarm an event.
        server.poke(1, battery.storage + 4, none);
        server.poke(1, battery.bank + 22, 99);
        server.poke(1, battery.bank + 27, 1 << 1);
        QVERIFY(run.waitFor([&] { return std::isnan(run.got.of("MP-001", "state_of_charge").back().value); }));
        QVERIFY(run.waitFor([&] { return run.got.hasEvent("state", "connected → fault") && run.got.hasEvent("alarm", "overtemperature alarm"); }));
        server.poke(1, battery.bank + 27, 0);
        QVERIFY(run.waitFor([&] { return run.got.hasEvent("alarm_cleared", "overtemperature alarm is over"); }));
    }

    void severalUnitsAndAMeter()
    {
        ModbusServer server;
        Battery battery;
        const auto image = battery.image.finish();
        server.set(1, image);
        server.set(2, image);
        SunSpecImage meter(50000);
        const int at = meter.add(203, 105, 0);
        meter.image.registers[at + 18] = 1500;
        meter.image.registers[at + 22] = 5; // 150 MW
        meter.image.set(at + 46, {0x0001, 0x0000});
        meter.image.registers[at + 54] = 6;
        server.set(9, meter.finish());
        auto settings = oneDevice(server.port(), {{"asset", "MP-{unit:03}"}, {"units", "1-2"}});
        auto devices = settings["devices"].toArray();
        devices.append(QJsonObject{{"host", "127.0.0.1"}, {"port", server.port()}, {"units", "9"}, {"asset", "feed-1"}, {"reversed", true}});
        devices.append(QJsonObject{{"host", "127.0.0.1"}, {"port", server.port()}, {"units", "5"}, {"asset", "gone"}}); // nobody there
        settings["devices"] = devices;
        auto run = modbus(settings);
        QVERIFY(run.waitFor([&] { return !run.got.of("MP-002", "power").empty() && !run.got.of("feed-1", "power").empty() && run.status().rejected > 0; }));
        QCOMPARE(run.got.of("feed-1", "power")[0].value, -150e6);
        QCOMPARE(run.got.of("feed-1", "energy_imported")[0].value, 65536e6);
        QCOMPARE(run.got.channel("feed-1", "energy_exported"), -1); // an accumulator at 0 is not implemented
        QVERIFY2(run.status().lastRejected.english().find("unit 5") != std::string::npos, run.status().lastRejected.english().c_str());
        QCOMPARE(run.status().state, SourceState::Live); // one that is missing does not stop the others
    }

    void aDeviceByItsRegisters()
    {
        ModbusServer server;
        support::RegisterImage image;
        const auto f = std::bit_cast<std::uint32_t>(812.5F);
        image.set(100, {static_cast<std::uint16_t>(f & 0xFFFF), static_cast<std::uint16_t>(f >> 16)}); // little first
        image.set(102, {minus(40)});
        image.set(200, {0xFFFF, 0xFFFE});
        image.set(300, {7});
        image.set(400, {1});
        server.set(1, image);
        const auto registers = QJsonDocument::fromJson(R"([
            {"address": 100, "type": "float32", "words": "little", "metric": "power", "unit": "kW"},
            {"address": 102, "type": "int16", "scale": 0.5, "offset": 50, "metric": "inlet", "unit": "°C"},
            {"address": 200, "type": "int32", "metric": "drift", "asset": "CDU-1"},
            {"address": 300, "table": "input", "metric": "level", "blank": 7},
            {"address": 400, "table": "coil", "metric": "pump_on"},
            {"address": 999, "metric": "nothing"}])").array();
        auto run = modbus(oneDevice(server.port(), {{"registers", registers}, {"asset", "CDU-7"}}));
        QVERIFY2(run.waitState(SourceState::Live), run.reason().c_str());
        QVERIFY(run.waitFor([&] { return !run.got.of("CDU-7", "pump_on").empty(); }));
        QCOMPARE(run.got.of("CDU-7", "power")[0].value, 812'500.0);
        QCOMPARE(run.got.of("CDU-7", "inlet")[0].value, 30.0);
        QCOMPARE(run.got.of("CDU-1", "drift")[0].value, -2.0);
        QCOMPARE(run.got.of("CDU-7", "pump_on")[0].value, 1.0);
        QCOMPARE(run.got.channel("CDU-7", "level"), -1); // blank from the start
        QVERIFY2(run.status().lastRejected.english().find("999") != std::string::npos, run.status().lastRejected.english().c_str());
        server.poke(1, 300, 12);
        QVERIFY(run.waitFor([&] { return !run.got.of("CDU-7", "level").empty(); }));
        server.poke(1, 300, 7);
        QVERIFY(run.waitFor([&] { return std::isnan(run.got.of("CDU-7", "level").back().value); }));
    }

    void aDeviceWithoutSunSpecIsGivenUp()
    {
        ModbusServer server;
        support::RegisterImage image;
        image.set(40000, {1, 2, 3});
        server.set(1, image);
        auto run = modbus(oneDevice(server.port()));
        QVERIFY(run.waitState(SourceState::Lost));
        QVERIFY2(run.reason().find("SunSpec") != std::string::npos, run.reason().c_str());
    }

    void badAnswersAreSaidAndSurvived_data()
    {
        QTest::addColumn<int>("mood");
        QTest::addColumn<QString>("part");
        QTest::newRow("silent") << int(ModbusServer::Mood::Silent) << "in time";
        QTest::newRow("busy") << int(ModbusServer::Mood::Busy) << "busy";
        QTest::newRow("garbage") << int(ModbusServer::Mood::Garbage) << "Modbus device 127.0.0.1";
        QTest::newRow("short") << int(ModbusServer::Mood::ShortAnswer) << "makes no sense";
    }
    void badAnswersAreSaidAndSurvived()
    {
        QFETCH(int, mood);
        QFETCH(QString, part);
        ModbusServer server;
        Battery battery;
        server.set(1, battery.image.finish());
        auto run = modbus(oneDevice(server.port()));
        QVERIFY(run.waitState(SourceState::Live));
        server.setMood(static_cast<ModbusServer::Mood>(mood));
        QVERIFY(run.waitState(SourceState::Retrying));
        QVERIFY2(run.reason().find(part.toStdString()) != std::string::npos, run.reason().c_str());
        QVERIFY(std::isnan(run.got.of("MP-001", "power").back().value)); // nothing is known any more
        server.setMood(ModbusServer::Mood::Normal);
        QVERIFY(run.waitState(SourceState::Live));
        QVERIFY(run.waitFor([&] { return run.got.of("MP-001", "power").back().value == 925'000; }));
        QCOMPARE(run.got.channel("MP-001", "power_701"), -1); // found again, not twice
    }

    void aServerThatGoesAwayComesBack()
    {
        auto server = std::make_unique<ModbusServer>();
        const int port = server->port();
        Battery battery;
        const auto image = battery.image.finish();
        server->set(1, image);
        auto settings = oneDevice(port);
        settings["timeout"] = 10; // the most
        auto run = modbus(settings);
        QVERIFY(run.waitState(SourceState::Live));
        server.reset();
        QVERIFY(run.waitState(SourceState::Retrying));
        QTest::qWait(100);
        server = std::make_unique<ModbusServer>(port);
        server->set(1, image);
        QVERIFY(run.waitState(SourceState::Live));
        QElapsedTimer timer;
        server->setMood(ModbusServer::Mood::Silent);
        QTest::qWait(150);
        timer.start();
        run.source->stop(); // in the middle of a request
        QVERIFY(timer.elapsed() < 5'000);
    }
};

QTEST_GUILESS_MAIN(ModbusSourceTest)
#include "ModbusSourceTest.moc"
