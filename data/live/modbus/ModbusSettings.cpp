#include "data/live/modbus/ModbusSettings.h"
#include "data/live/mqtt/SettingsReader.h"
#include "twin/base/NumberText.h"
#include <QJsonArray>
#include <algorithm>
#include <set>

namespace data::live {
namespace {
constexpr auto usage = twin::Error::Kind::Usage;
constexpr int mostUnits = 255; // of a device address: 0 is the broadcast, 255 the device itself in Modbus TCP
using Table = RegisterEntry::Table;
using Type = RegisterEntry::Type;
const std::vector<std::string> tables{"holding", "input", "coil", "discrete"};
const std::vector<std::string> types{"int16", "uint16", "int32", "uint32", "int64", "uint64", "float32", "float64", "bit"};

std::size_t indexOf(const std::vector<std::string>& list, const std::string& text)
{
    return static_cast<std::size_t>(std::find(list.begin(), list.end(), text) - list.begin());
}

/// "1-208,300"
std::vector<int> readUnits(const std::string& text)
{
    std::set<int> units;
    std::size_t at = 0;
    while (at <= text.size()) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const std::string part = text.substr(at, comma - at);
        const std::size_t hyphen = part.find('-');
        const auto first = twin::toInteger(part.substr(0, hyphen)), last = hyphen == std::string::npos ? first : twin::toInteger(part.substr(hyphen + 1));
        if (!first || !last || *first < 1 || *last > mostUnits || *first > *last)
            throw twin::Error(TWIN_TEXT("“%1” does not name Modbus units; write numbers from 1 to 255, such as 1-8,20."), {text}, usage);
        for (auto unit = *first; unit <= *last; ++unit)
            units.insert(static_cast<int>(unit));
        at = comma + 1;
    }
    return {units.begin(), units.end()};
}

std::string unitsText(const std::vector<int>& units)
{
    std::string text;
    for (std::size_t i = 0; i < units.size();) {
        std::size_t end = i + 1;
        while (end < units.size() && units[end] == units[end - 1] + 1)
            ++end;
        text += (text.empty() ? "" : ",") + std::to_string(units[i]) + (end - i > 1 ? '-' + std::to_string(units[end - 1]) : "");
        i = end;
    }
    return text;
}

RegisterEntry readRegister(const SettingsReader& read)
{
    RegisterEntry e;
    e.table = static_cast<Table>(indexOf(tables, read.choice("table", tables)));
    const bool isBit = e.table == Table::Coil || e.table == Table::Discrete;
    e.type = isBit ? Type::Bit : static_cast<Type>(indexOf(types, read.choice("type", types)));
    if (!isBit && e.type == Type::Bit)
        throw twin::Error(TWIN_TEXT("%1 is said to be a bit; only coils and discrete inputs are."), {read.where()}, usage);
    e.address = read.integer("address", -1, 0, 65536 - registersOf(e.type));
    if (e.address < 0)
        throw twin::Error(TWIN_TEXT("The setting “%1” of %2 is missing; fill it in."), {"address", read.where()}, usage);
    e.isLittleFirst = read.choice("words", {"big", "little"}) == "little";
    e.scale = read.number("scale", 1, -1e12, 1e12);
    e.offset = read.number("offset", 0, -1e12, 1e12);
    if (read.has("blank"))
        e.blank = read.number("blank", 0, -1e19, 1e19);
    e.asset = read.text("asset", {}, 200);
    e.metric = read.required("metric", 100);
    e.unit = read.text("unit", {}, 40);
    return e;
}
} // namespace

int registersOf(Type type)
{
    switch (type) {
    case Type::Int32:
    case Type::Uint32:
    case Type::Float32: return 2;
    case Type::Int64:
    case Type::Uint64:
    case Type::Float64: return 4;
    default: return 1;
    }
}

QJsonObject ModbusSettings::toJson() const
{
    QJsonArray list;
    for (const ModbusDeviceSettings& d : devices) {
        QJsonObject json{{"host", QString::fromStdString(d.host)}, {"port", d.port}, {"units", QString::fromStdString(unitsText(d.units))},
                         {"asset", QString::fromStdString(d.asset)}};
        if (d.base >= 0)
            json["base"] = d.base;
        if (d.sign != 1)
            json["reversed"] = true;
        QJsonArray registers;
        for (const RegisterEntry& e : d.registers) {
            QJsonObject entry{{"table", QString::fromStdString(tables[static_cast<std::size_t>(e.table)])}, {"type", QString::fromStdString(types[static_cast<std::size_t>(e.type)])},
                              {"address", e.address}, {"words", e.isLittleFirst ? "little" : "big"}, {"scale", e.scale}, {"offset", e.offset},
                              {"metric", QString::fromStdString(e.metric)}, {"unit", QString::fromStdString(e.unit)}};
            if (e.blank)
                entry["blank"] = *e.blank;
            if (!e.asset.empty())
                entry["asset"] = QString::fromStdString(e.asset);
            registers.append(entry);
        }
        if (!registers.isEmpty())
            json["registers"] = registers;
        list.append(json);
    }
    return {{"devices", list}, {"interval", intervalSeconds}, {"timeout", timeoutSeconds}, {"staleAfter", staleAfterSeconds}};
}

ModbusSettings ModbusSettings::fromJson(const QJsonObject& json)
{
    const SettingsReader read(json, "modbus");
    ModbusSettings s;
    s.intervalSeconds = read.number("interval", 1, 0.05, 86'400);
    s.timeoutSeconds = read.number("timeout", 1, 0.05, 10);
    s.staleAfterSeconds = read.number("staleAfter", 0, 0, 1e6);
    int number = 0;
    for (const QJsonValue& item : read.array("devices", 10'000)) {
        const std::string where = "modbus device " + std::to_string(++number);
        const SettingsReader device(item.toObject(), where);
        ModbusDeviceSettings d;
        d.host = device.required("host", 255);
        d.port = device.integer("port", 502, 1, 65535);
        d.units = readUnits(device.text("units", "1", 1000));
        d.asset = device.required("asset", 200);
        d.base = device.integer("base", -1, -1, 65535);
        d.sign = device.flag("reversed", false) ? -1 : 1;
        int line = 0;
        for (const QJsonValue& entry : device.array("registers", 10'000))
            d.registers.push_back(readRegister(SettingsReader(entry.toObject(), where + ", register " + std::to_string(++line))));
        std::set<std::string> assets;
        for (const int unit : d.units)
            assets.insert(deviceAsset(d.asset, {d.host, unit, "serial", "model"})); // throws for places that there are not
        if (assets.size() < d.units.size() && d.asset.find("{serial}") == std::string::npos)
            throw twin::Error(TWIN_TEXT("%1 gives several units the same asset; write {unit} into its name, such as “MP-{unit:03}”."), {where}, usage);
        for (const RegisterEntry& e : d.registers)
            deviceAsset(e.asset, {d.host, 1, {}, {}});
        s.devices.push_back(std::move(d));
    }
    if (s.devices.empty())
        throw twin::Error(TWIN_TEXT("A Modbus connection needs at least one device; add its address."), {}, usage);
    return s;
}

std::string deviceAsset(const std::string& pattern, const DeviceNames& names)
{
    std::string out;
    for (std::size_t at = 0; at < pattern.size();) {
        if (pattern[at] != '{') {
            out += pattern[at++];
            continue;
        }
        const std::size_t end = pattern.find('}', at);
        const std::string place = end == std::string::npos ? std::string() : pattern.substr(at + 1, end - at - 1);
        const std::size_t colon = place.find(':');
        const std::string name = place.substr(0, colon);
        const auto width = colon == std::string::npos ? std::optional<long long>(0) : twin::toInteger(place.substr(colon + 1));
        std::string text;
        if (name == "unit" && width && *width >= 0 && *width <= 9) {
            text = std::to_string(names.unit);
            if (text.size() < static_cast<std::size_t>(*width))
                text.insert(0, static_cast<std::size_t>(*width) - text.size(), '0');
        } else if (name == "host" && colon == std::string::npos) {
            text = names.host;
        } else if (name == "serial" && colon == std::string::npos) {
            text = names.serial;
        } else if (name == "model" && colon == std::string::npos) {
            text = names.model;
        } else {
            throw twin::Error(TWIN_TEXT("The asset “%1” holds a place that there is not; {unit}, {unit:03}, {host}, {serial} and {model} are known."), {pattern}, usage);
        }
        out += text;
        at = end + 1;
    }
    return out;
}

} // namespace data::live
