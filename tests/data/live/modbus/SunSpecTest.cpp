// SunSpec decoding: the tables against the published models, types and their "not implemented" marks, scale factors, the chain.
#include "ModbusServer.h"
#include "RunCli.h"
#include "data/live/modbus/ModbusSettings.h"
#include "data/live/modbus/SunSpec.h"
#include "twin/base/Error.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <cmath>

using namespace data::live;
using support::SunSpecImage;

namespace {
/// Reads from an image as a device would; absent registers are absent.
RegisterReader readerOf(const support::RegisterImage& image)
{
    return [&image](int address, std::span<std::uint16_t> out) {
        for (auto& r : out) {
            const auto it = image.registers.find(address++);
            if (it == image.registers.end())
                return false;
            r = it->second;
        }
        return true;
    };
}

struct Published
{
    QString name, type, scale;
    int size;
};

/// Points of a group by offset; returns its size.
int pointsOf(const QJsonObject& group, std::map<int, Published>& out)
{
    int at = 0;
    for (const auto& item : group.value("points").toArray()) {
        const auto p = item.toObject();
        const QString scale = p.value("sf").isString() ? p.value("sf").toString() : QString();
        out[at] = {p.value("name").toString(), p.value("type").toString(), scale, p.value("size").toInt()};
        at += p.value("size").toInt();
    }
    return at;
}

bool sameType(SunSpecPoint::Type type, const QString& name)
{
    using Type = SunSpecPoint::Type;
    switch (type) {
    case Type::Int16: return name == "int16";
    case Type::Uint16: return name == "uint16";
    case Type::Acc32: return name == "acc32";
    case Type::Enum16: return name == "enum16";
    case Type::Bits32: return name == "bitfield32";
    case Type::Uint32: return name == "uint32";
    case Type::Uint64: return name == "uint64";
    case Type::Int32: return name == "int32";
    }
    return false;
}

const SunSpecReading* find(const std::vector<SunSpecReading>& all, const char* metric, int element = -1)
{
    for (const auto& r : all)
        if (r.element == element && std::string(r.point->metric) == metric && r.point->use == SunSpecPoint::Use::Value)
            return &r;
    return nullptr;
}
} // namespace

class SunSpecTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tablesAgreeWithThePublishedModels()
    {
        const QString folder = support::oracleFolder() + "/telemetry-formats/sunspec";
        if (support::oracleFolder().isEmpty() || !QDir(folder).exists())
            QSKIP("the published models are not there");
        int points = 0;
        for (const SunSpecModel& model : sunSpecModels()) {
            QFile file(folder + QString("/model_%1.json").arg(model.id));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const auto group = QJsonDocument::fromJson(file.readAll()).object().value("group").toObject();
            std::map<int, Published> fixed, repeated;
            const int size = pointsOf(group, fixed);
            QCOMPARE(size, int(model.fixedSize));
            const auto groups = group.value("groups").toArray();
            QCOMPARE(groups.isEmpty(), model.countAt < 0);
            if (!groups.isEmpty()) {
                QCOMPARE(pointsOf(groups[0].toObject(), repeated), int(model.groupSize));
                QCOMPARE(fixed.at(model.countAt).name, groups[0].toObject().value("count").toString());
            }
            const auto check = [&](std::span<const SunSpecPoint> list, const std::map<int, Published>& published) {
                for (const SunSpecPoint& p : list) {
                    QVERIFY2(published.contains(p.offset), p.metric);
                    const auto& that = published.at(p.offset);
                    QVERIFY2(sameType(p.type, that.type), qPrintable(QString("%1 of %2 is %3").arg(that.name).arg(model.id).arg(that.type)));
                    QVERIFY2(p.scaleAt < 0 ? that.scale.isEmpty() : fixed.contains(p.scaleAt) && fixed.at(p.scaleAt).name == that.scale,
                             qPrintable(QString("%1 of %2 scales by %3").arg(that.name).arg(model.id).arg(that.scale)));
                    ++points;
                }
            };
            check(model.points, fixed);
            check(model.groupPoints, repeated);
        }
        QVERIFY(points > 90);
    }
    void wordsAgreeWithThePublishedModels()
    {
        const QString folder = support::oracleFolder() + "/telemetry-formats/sunspec";
        if (support::oracleFolder().isEmpty() || !QDir(folder).exists())
            QSKIP("the published models are not there");
        for (const SunSpecModel& model : sunSpecModels()) {
            QFile file(folder + QString("/model_%1.json").arg(model.id));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto group = QJsonDocument::fromJson(file.readAll()).object().value("group").toObject();
            const auto check = [&](const QJsonObject& g, std::span<const SunSpecPoint> list) {
                int at = 0;
                for (const auto& item : g.value("points").toArray()) {
                    const auto p = item.toObject();
                    for (const SunSpecPoint& mine : list)
                        if (mine.offset == at && mine.use != SunSpecPoint::Use::Value)
                            for (const auto& symbol : p.value("symbols").toArray()) {
                                const QString name = symbol.toObject().value("name").toString();
                                if (!name.contains("RESERVED", Qt::CaseInsensitive) && !name.contains("OEM"))
                                    QVERIFY2(!sunSpecWord(mine, static_cast<std::uint32_t>(symbol.toObject().value("value").toInt())).empty(), qPrintable(name));
                            }
                    at += p.value("size").toInt();
                }
            };
            check(group, model.points);
            if (!group.value("groups").toArray().isEmpty())
                check(group.value("groups").toArray()[0].toObject(), model.groupPoints);
        }
    }
    void scaleFactorsAndMarks()
    {
        std::vector<std::uint16_t> r(9, 0xFFFF);
        r[0] = 713;
        r[1] = 7;
        r[2] = 3916; // x 10^3 Wh
        r[4] = 6543; // 65.43 %
        r[7] = 3;
        r[8] = static_cast<std::uint16_t>(-2);
        std::optional<twin::Message> problem;
        const auto all = readModel(*sunSpecModel(713), r, problem);
        QVERIFY(!problem);
        QCOMPARE(find(all, "energy_capacity")->value, 3'916'000.0);
        QCOMPARE(find(all, "energy_capacity")->resolution, 1000.0);
        QCOMPARE(find(all, "state_of_charge")->value, 0.6543);
        QCOMPARE(find(all, "state_of_charge")->resolution, 1e-4);
        QVERIFY(!find(all, "energy_available")->isImplemented && std::isnan(find(all, "energy_available")->value));
        r[8] = 11; // beyond what a scale factor may be
        readModel(*sunSpecModel(713), r, problem);
        QVERIFY(problem);
    }
    void signsAndLongNumbers()
    {
        std::vector<std::uint16_t> r(155, 0x8000);
        r[0] = 701;
        r[1] = 153;
        r[10] = static_cast<std::uint16_t>(-1900); // W x 10^3: charging
        r[116] = 3;
        r[17] = 0; // 59.987 Hz
        r[18] = 59987;
        r[115] = static_cast<std::uint16_t>(-3);
        r[19] = 0;
        r[20] = 2;
        r[21] = 0;
        r[22] = 5;
        r[120] = 1;
        std::optional<twin::Message> problem;
        const auto all = readModel(*sunSpecModel(701), r, problem);
        QCOMPARE(find(all, "power")->value, -1.9e6);
        QCOMPARE(find(all, "frequency")->value, 59.987);
        QCOMPARE(find(all, "energy_delivered")->value, 10.0 * (2 * 4294967296.0 + 5));
        QVERIFY(!find(all, "cabinet_temperature")->isImplemented); // int16 0x8000
    }
    void repeatingGroups()
    {
        std::vector<std::uint16_t> r(28 + 2 * 32, 0);
        r[0] = 803;
        r[1] = static_cast<std::uint16_t>(r.size() - 2);
        r[2] = 2;
        r[26] = static_cast<std::uint16_t>(-1);
        r[28 + 4] = 501;
        r[28 + 32 + 4] = 498;
        std::optional<twin::Message> problem;
        auto all = readModel(*sunSpecModel(803), r, problem);
        QVERIFY(!problem);
        QCOMPARE(find(all, "state_of_charge", 0)->value, 0.501);
        QCOMPARE(find(all, "state_of_charge", 1)->value, 0.498);
        QVERIFY(!find(all, "state_of_charge", 2));
        r[2] = 5; // more than there is room for
        all = readModel(*sunSpecModel(803), r, problem);
        QVERIFY(problem);
        QVERIFY(find(all, "state_of_charge", 1) && !find(all, "state_of_charge", 2));
        for (std::size_t size = 0; size <= r.size(); ++size) // cut off anywhere
            readModel(*sunSpecModel(803), std::span(r).first(size), problem);
    }
    void theChainIsWalked()
    {
        for (const int base : {40000, 50000, 0}) {
            SunSpecImage image(base);
            const int one = image.add(1, 66, 0);
            image.text(one + 2, "Tesla", 16);
            image.text(one + 18, "Megapack 2 XL", 16);
            image.text(one + 50, "SN-7", 16);
            image.add(64999, 3, 7); // of a vendor
            const int storage = image.add(713, 7, 0);
            const auto all = image.finish();
            const auto blocks = findSunSpec(readerOf(all));
            QVERIFY(blocks);
            QCOMPARE(blocks->size(), std::size_t(3));
            QCOMPARE((*blocks)[2], (SunSpecBlock{713, storage, 7}));
            std::vector<std::uint16_t> r(68);
            QVERIFY(readerOf(all)(one, r));
            const auto identity = readIdentity(r);
            QCOMPARE(identity.manufacturer, std::string("Tesla"));
            QCOMPARE(identity.model, std::string("Megapack 2 XL"));
            QCOMPARE(identity.serial, std::string("SN-7"));
        }
    }
    void chainsThatLeadNowhere()
    {
        QVERIFY(!findSunSpec(readerOf({})));
        support::RegisterImage wrong;
        wrong.set(40000, {1, 2, 3});
        QVERIFY(!findSunSpec(readerOf(wrong)));
        SunSpecImage open; // no end
        open.add(1, 66, 0);
        QVERIFY_EXCEPTION_THROWN(findSunSpec(readerOf(open.image)), twin::Error);
        SunSpecImage zero;
        zero.add(713, 0, 0);
        QVERIFY_EXCEPTION_THROWN(findSunSpec(readerOf(zero.finish())), twin::Error);
        SunSpecImage huge;
        huge.image.set(40002, {713, 65000});
        QVERIFY_EXCEPTION_THROWN(findSunSpec(readerOf(huge.image)), twin::Error);
        SunSpecImage many;
        for (int i = 0; i < 300; ++i)
            many.add(64000, 1, 0);
        QVERIFY_EXCEPTION_THROWN(findSunSpec(readerOf(many.finish())), twin::Error);
    }
    void settings()
    {
        const auto read = [](const char* text) { return ModbusSettings::fromJson(QJsonDocument::fromJson(QByteArray(text).replace('\'', '"')).object()); };
        const auto s = read("{'interval': 2, 'devices': [{'host': '10.0.0.7', 'units': '1-3,20', 'asset': 'MP-{unit:03}', 'reversed': true},"
 "            {'host': 'meter', 'asset': 'site', 'registers': [{'table': 'input', 'type': 'float32', 'address': 30, 'words': 'little', 'metric': 'power', 'unit': 'kW', 'blank': -1}]}]}");
        QCOMPARE(s.devices[0].units, (std::vector<int>{1, 2, 3, 20}));
        QCOMPARE(deviceAsset(s.devices[0].asset, {"10.0.0.7", 20, {}, {}}), std::string("MP-020"));
        QVERIFY(ModbusSettings::fromJson(s.toJson()).devices == s.devices);
        for (const char* text : {"{}", "{'devices': [{'asset': 'a'}]}", "{'devices': [{'host': 'h'}]}", "{'devices': [{'host': 'h', 'asset': 'a', 'units': '1-2'}]}",
                                 "{'devices': [{'host': 'h', 'asset': '{what}'}]}", "{'devices': [{'host': 'h', 'asset': 'a', 'units': '0'}]}",
                                 "{'devices': [{'host': 'h', 'asset': 'a', 'units': '5-2'}]}", "{'devices': [{'host': 'h', 'asset': '{unit'}]}",
                                 "{'devices': [{'host': 'h', 'asset': 'a', 'registers': [{'metric': 'power'}]}]}",
                                 "{'devices': [{'host': 'h', 'asset': 'a', 'registers': [{'address': 65535, 'type': 'int32', 'metric': 'power'}]}]}",
                                 "{'devices': [{'host': 'h', 'asset': 'a', 'registers': [{'address': 1, 'type': 'bit', 'metric': 'power'}]}]}", "{'devices': 3}"})
            QVERIFY_EXCEPTION_THROWN(read(text), twin::Error);
    }
};

QTEST_GUILESS_MAIN(SunSpecTest)
#include "SunSpecTest.moc"
