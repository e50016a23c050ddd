#include "data/live/redfish/RedfishDecoder.h"
#include "twin/base/TextFile.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <utility>

namespace data::live {
namespace {
using Severity = RecordingEvent::Severity;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr int deepest = 12;
constexpr std::size_t longestName = 120, longestUri = 500;

/// Names of properties end in their unit (DSP0266, "Property names"); longer endings first.
constexpr std::array<std::pair<const char*, const char*>, 21> endings{{{"LitersPerMinute", "L/min"}, {"LitersPerSecond", "L/s"}, {"WattHours", "Wh"}, {"AmpHours", "Ah"},
    {"Celsius", "°C"}, {"Watts", "W"}, {"Amps", "A"}, {"Volts", "V"}, {"Voltage", "V"}, {"Percent", "%"}, {"Liters", "L"}, {"Joules", "J"}, {"Seconds", "s"}, {"kPa", "kPa"},
    {"kWh", "kWh"}, {"kVAh", "kVAh"}, {"kVARh", "kvarh"}, {"kW", "kW"}, {"RPM", "rpm"}, {"CFM", "ft³/min"}, {"Hz", "Hz"}}};

/// ReadingUnits are UCUM codes; what stands here differs from what people write.
constexpr std::array<std::pair<const char*, const char*>, 12> codes{{{"Cel", "°C"}, {"C", "°C"}, {"kW.h", "kWh"}, {"W.h", "Wh"}, {"A.h", "Ah"}, {"RPM", "rpm"}, {"{rev}/min", "rpm"},
    {"Percent", "%"}, {"[ft_i]3/min", "ft³/min"}, {"m3/min", "m³/min"}, {"LPM", "L/min"}, {"Celsius", "°C"}}};

/// ReadingType of a sensor that does not say its unit (DSP0268, Sensor).
constexpr std::array<std::pair<const char*, const char*>, 19> types{{{"Temperature", "°C"}, {"Humidity", "%"}, {"Power", "W"}, {"EnergykWh", "kWh"}, {"EnergyJoules", "J"},
    {"EnergyWh", "Wh"}, {"ChargeAh", "Ah"}, {"Voltage", "V"}, {"Current", "A"}, {"Frequency", "Hz"}, {"Pressure", "Pa"}, {"PressurekPa", "kPa"}, {"PressurePa", "Pa"},
    {"LiquidFlowLPM", "L/min"}, {"LiquidFlow", "L/s"}, {"Rotational", "rpm"}, {"Percent", "%"}, {"Valve", "%"}, {"Heat", "kW"}}};

/// Measured values that older resources (Power, Thermal) hold as plain numbers.
constexpr std::array<const char*, 9> plainReadings{"ReadingCelsius", "ReadingVolts", "PowerConsumedWatts", "LastPowerOutputWatts", "PowerInputWatts", "PowerOutputWatts",
                                                   "LineInputVoltage", "DeltaReadingCelsius", "ReadingRPM"};

/// What an excerpt may say beside its reading (DSP0268, Sensor excerpts).
constexpr std::array<std::pair<const char*, const char*>, 6> companions{
    {{"SpeedRPM", "rpm"}, {"ApparentVA", "VA"}, {"ReactiveVAR", "var"}, {"PowerFactor", ""}, {"PhaseAngleDegrees", "°"}, {"THDPercent", "%"}}};

constexpr std::array<const char*, 7> stateNames{"DetectorState", "ValveState", "BreakerState", "PowerState", "ChargeState", "CoolantLevelStatus", "LineInputStatus"};

/// Not below this resource, not measured, or not ours to read.
const QSet<QString>& skipped()
{
    static const QSet<QString> names{QStringLiteral("Actions"), QStringLiteral("Links"), QStringLiteral("Oem"), QStringLiteral("Location"), QStringLiteral("Thresholds"),
        QStringLiteral("RelatedItem"), QStringLiteral("Redundancy"), QStringLiteral("FanRedundancy"), QStringLiteral("PowerSupplyRedundancy"), QStringLiteral("InputRanges"),
        QStringLiteral("OutputRanges"), QStringLiteral("PowerMetrics"), QStringLiteral("PowerLimit"), QStringLiteral("Allocation"), QStringLiteral("TrustedComponents"),
        QStringLiteral("Assembly"), QStringLiteral("LogServices"), QStringLiteral("NetworkAdapters"), QStringLiteral("PCIeDevices"), QStringLiteral("PCIeSlots"),
        QStringLiteral("Drives"), QStringLiteral("MediaControllers"), QStringLiteral("Memory"), QStringLiteral("Certificates"), QStringLiteral("Controls"),
        QStringLiteral("FabricAdapters"), QStringLiteral("MetricReportDefinitions"), QStringLiteral("Settings"), QStringLiteral("Measurements"), QStringLiteral("ComponentIntegrity"),
        QStringLiteral("Conditions"), QStringLiteral("Metrics@Redfish.Settings")};
    return names;
}

/// One line of sound text.
std::string clean(const QString& text, std::size_t most = longestName) { return twin::excerpt(text.toStdString(), most); }

Severity severityOf(const QString& name, const QString& value)
{
    if (value == QLatin1String("Critical") || value == QLatin1String("Tripped") || value == QLatin1String("Fault"))
        return Severity::Critical;
    if (value == QLatin1String("Warning") || value == QLatin1String("UnavailableOffline") || value == QLatin1String("OutOfRange") || value == QLatin1String("LossOfInput"))
        return Severity::Warning;
    if (name == QLatin1String("LineInputStatus") && value != QLatin1String("Normal"))
        return Severity::Warning;
    return Severity::Information;
}

/// Whether an object is nothing but the address of another resource.
bool isLink(const QJsonObject& object)
{
    return object.size() == 1 && object.value(QLatin1String("@odata.id")).isString();
}

class Reader
{
public:
    explicit Reader(RedfishResource& resource) : m_resource(resource) {}

    void read(const QJsonObject& object)
    {
        if (object.contains(QLatin1String("ReadingType")) || m_resource.type == "Sensor")
            sensor(object, {}, {}, {});
        // A control says its unit once, for its set point and its sensor.
        const QString unit = object.value(QLatin1String("SetPointUnits")).toString();
        visit(object, {}, unit.isEmpty() ? std::string() : sensorUnit({{QStringLiteral("ReadingUnits"), unit}}, {}), {}, 0);
        for (const auto& member : object.value(QLatin1String("Members")).toArray())
            addBelow(member.toObject());
    }

private:
    void visit(const QJsonObject& object, const std::string& path, const std::string& unit, const std::string& device, int depth)
    {
        if (depth > deepest)
            return;
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString& name = it.key();
            if (name.contains(QLatin1Char('@')) || skipped().contains(name) || name == QLatin1String("Members"))
                continue;
            const QJsonValue value = it.value();
            const std::string plain = clean(name);
            const std::string here = path.empty() ? plain : path + "." + plain;
            if (value.isObject()) {
                const QJsonObject inner = value.toObject();
                const std::string own = unitOfProperty(plain);
                if (name == QLatin1String("Status"))
                    status(inner, path, device);
                else if (isLink(inner))
                    addBelow(inner);
                else
                    part(inner, here, own.empty() ? unit : own, device, depth);
            } else if (value.isArray()) {
                const QJsonArray list = value.toArray();
                const std::string own = unitOfProperty(plain);
                for (qsizetype i = 0; i < list.size(); ++i) {
                    const QJsonObject inner = list.at(i).toObject();
                    if (inner.isEmpty() || isLink(inner))
                        continue;
                    const std::string label = labelOf(inner, i);
                    part(inner, here + "[" + label + "]", own.empty() ? unit : own, label, depth);
                }
            } else if (value.isString()) {
                for (const char* state : stateNames)
                    if (name == QLatin1String(state))
                        addState(here, device, value.toString(), severityOf(name, value.toString()));
            } else {
                for (const char* reading : plainReadings)
                    if (name == QLatin1String(reading))
                        add(here, device, unitOfProperty(plain), value, {}, {});
            }
        }
    }

    /// An object inside the resource: an excerpt of a sensor, an old-style sensor, or a group of such.
    void part(const QJsonObject& object, const std::string& path, const std::string& unit, const std::string& device, int depth)
    {
        if (object.contains(QLatin1String("Reading")))
            sensor(object, path, unit, device);
        visit(object, path, unit, device, depth + 1);
    }

    void sensor(const QJsonObject& object, const std::string& path, const std::string& unit, const std::string& device)
    {
        const QJsonValue reading = object.value(QLatin1String("Reading"));
        if (reading.isUndefined())
            return;
        const std::string name = object.contains(QLatin1String("DeviceName")) ? clean(object.value(QLatin1String("DeviceName")).toString()) : device;
        std::optional<twin::Timestamp> at;
        if (const QString time = object.value(QLatin1String("ReadingTime")).toString(); !time.isEmpty() && time.size() < 64)
            at = twin::Timestamp::fromIso(time.toStdString());
        const std::string source = clean(object.value(QLatin1String("DataSourceUri")).toString(), longestUri);
        add(path.empty() ? "Reading" : path, name, sensorUnit(object, unit), reading, source, at);
        for (const auto& [companion, companionUnit] : companions)
            if (const QJsonValue value = object.value(QLatin1String(companion)); value.isDouble())
                add(path.empty() ? companion : path + "." + companion, name, companionUnit, value, source.empty() ? source : source + "#" + companion, at);
    }

    static std::string sensorUnit(const QJsonObject& object, const std::string& otherwise)
    {
        const QString code = object.value(QLatin1String("ReadingUnits")).toString(), type = object.value(QLatin1String("ReadingType")).toString();
        for (const auto& [ucum, unit] : codes)
            if (code == QLatin1String(ucum))
                return unit;
        if (!code.isEmpty())
            return clean(code, 20);
        for (const auto& [reading, unit] : types)
            if (type == QLatin1String(reading))
                return unit;
        return otherwise;
    }

    static std::string labelOf(const QJsonObject& object, qsizetype index)
    {
        for (const char* key : {"DeviceName", "Name", "GroupName", "MemberId", "Id"})
            if (const QString text = object.value(QLatin1String(key)).toString(); !text.isEmpty())
                return clean(text);
        return std::to_string(index);
    }

    void status(const QJsonObject& object, const std::string& path, const std::string& device)
    {
        const std::string prefix = path.empty() ? "Status." : path + ".Status.";
        for (const char* name : {"Health", "HealthRollup", "State"})
            if (const QJsonValue value = object.value(QLatin1String(name)); value.isString())
                addState(prefix + name, device, value.toString(), severityOf(QLatin1String(name), value.toString()));
    }

    void add(const std::string& path, const std::string& device, const std::string& unit, const QJsonValue& value, const std::string& source, std::optional<twin::Timestamp> at)
    {
        if (m_resource.readings.size() >= RedfishResource::mostReadings || !(value.isDouble() || value.isNull()))
            return;
        const double number = value.toDouble(nan);
        // Parts of the same name are told apart by their order.
        const int n = ++m_paths[path];
        m_resource.readings.push_back({n == 1 ? path : path + "(" + std::to_string(n) + ")", device, unit, std::isfinite(number) ? number : nan, source, at});
    }
    void addState(const std::string& path, const std::string& device, const QString& value, Severity severity)
    {
        if (m_resource.states.size() < RedfishResource::mostStates)
            m_resource.states.push_back({++m_statePaths[path] == 1 ? path : path + "(" + std::to_string(m_statePaths[path]) + ")", device, clean(value, 60), severity});
    }
    void addBelow(const QJsonObject& link)
    {
        const QString uri = link.value(QLatin1String("@odata.id")).toString();
        if (uri.startsWith(QLatin1String("/")) && uri.size() <= static_cast<qsizetype>(longestUri) && m_resource.below.size() < RedfishResource::mostBelow)
            m_resource.below.push_back(uri.toStdString());
    }

    RedfishResource& m_resource;
    std::unordered_map<std::string, int> m_paths, m_statePaths;
};
} // namespace

std::string unitOfProperty(const std::string& property, std::string* withoutUnit)
{
    for (const auto& [ending, unit] : endings) {
        const std::string_view end = ending;
        // "FanSpeedsPercent", and the plural "TemperatureReadingsCelsius" ends alike; "PolyPhaseVoltage" is all name and unit at once.
        if (property.size() >= end.size() && property.compare(property.size() - end.size(), end.size(), end) == 0) {
            if (withoutUnit)
                *withoutUnit = property.substr(0, property.size() - end.size());
            return unit;
        }
    }
    if (withoutUnit)
        *withoutUnit = property;
    return {};
}

RedfishResource decodeRedfish(const QByteArray& json, const std::string& uri)
{
    const std::string shown = twin::excerpt(uri, 120);
    if (json.size() > RedfishResource::mostBytes)
        throw twin::Error(TWIN_TEXT("%1 is larger than any resource of Redfish; check the address."), {shown});
    const auto document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        throw twin::Error(TWIN_TEXT("%1 is no resource of Redfish: it is not JSON. Check the address."), {shown});
    const QJsonObject object = document.object();
    const QString type = object.value(QLatin1String("@odata.type")).toString();
    if (!type.startsWith(QLatin1Char('#')))
        throw twin::Error(TWIN_TEXT("%1 is no resource of Redfish: it does not say its type. Check the address."), {shown});
    RedfishResource resource;
    resource.uri = uri;
    resource.type = clean(type.section(QLatin1Char('.'), 0, 0).mid(1));
    resource.id = clean(object.contains(QLatin1String("Id")) ? object.value(QLatin1String("Id")).toString() : object.value(QLatin1String("ID")).toString());
    resource.name = clean(object.value(QLatin1String("Name")).toString());
    resource.isCollection = resource.type.ends_with("Collection");
    Reader(resource).read(object);
    return resource;
}

} // namespace data::live
