#include "views/panels/live/SourceFields.h"
#include "twin/model/Preset.h"
#include <QCoreApplication>
#include <QJsonArray>
#include <QStringList>

namespace views::live {
namespace {
using Field = SourceField;
using Type = SourceField::Type;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Live)
};

Field text(const char* path, const QString& label, const QString& hint = {}, bool advanced = false) { return {Type::Text, path, label, hint, {}, 0, 0, 0, advanced}; }
Field file(const char* path, const QString& label, const QString& hint, bool advanced = true) { return {Type::File, path, label, hint, {}, 0, 0, 0, advanced}; }
Field number(const char* path, const QString& label, double fallback, double low, double high, const QString& hint = {}, bool advanced = true)
{
    return {Type::Number, path, label, hint, {}, low, high, fallback, advanced};
}
Field integer(const char* path, const QString& label, double fallback, double low, double high, const QString& hint = {}, bool advanced = false)
{
    return {Type::Integer, path, label, hint, {}, low, high, fallback, advanced};
}
Field choice(const char* path, const QString& label, std::vector<std::pair<QString, QString>> choices, bool advanced = false)
{
    return {Type::Choice, path, label, {}, std::move(choices), 0, 0, 0, advanced};
}

void addHttp(std::vector<Field>& fields, bool session)
{
    fields.push_back(text("url", Texts::tr("Address"), QStringLiteral("https://host:port")));
    std::vector<std::pair<QString, QString>> ways{{"none", Texts::tr("without signing in")}, {"basic", Texts::tr("user and password")}};
    if (session)
        ways.push_back({"session", Texts::tr("session with user and password")});
    else
        ways.push_back({"bearer", Texts::tr("bearer token")});
    fields.push_back(choice("auth", Texts::tr("Sign in"), std::move(ways)));
    fields.push_back(text("user", Texts::tr("User")));
    fields.push_back({Type::Secret, "secret", Texts::tr("Password or token"), {}});
    fields.push_back(file("ca_file", Texts::tr("Trusted certificates"), Texts::tr("PEM file of a private authority; empty: the system's")));
    fields.push_back(number("timeout_s", Texts::tr("Answer within, s"), 30, 0.1, 600));
}

void addBroker(std::vector<Field>& fields)
{
    fields.push_back(text("host", Texts::tr("Broker"), QStringLiteral("broker.example")));
    fields.push_back(integer("port", Texts::tr("Port"), 0, 0, 65535, Texts::tr("0: 1883, or 8883 with TLS")));
    fields.push_back({Type::Flag, "tls.enabled", Texts::tr("Encrypt with TLS"), {}});
    fields.push_back(text("user", Texts::tr("User")));
    fields.push_back({Type::Secret, "secret", Texts::tr("Password"), {}});
}

void addBrokerMore(std::vector<Field>& fields)
{
    fields.push_back(file("tls.caFile", Texts::tr("Trusted certificates"), Texts::tr("PEM file of a private authority; empty: the system's")));
    fields.push_back(file("tls.certificateFile", Texts::tr("Client certificate"), Texts::tr("PEM")));
    fields.push_back(file("tls.keyFile", Texts::tr("Client key"), Texts::tr("PEM, not encrypted")));
    fields.push_back(text("clientId", Texts::tr("Client id"), Texts::tr("empty: the broker chooses"), true));
    fields.push_back(choice("version", Texts::tr("MQTT version"), {{"auto", Texts::tr("automatic")}, {"5", "5"}, {"3.1.1", "3.1.1"}}, true));
    fields.push_back(number("staleAfter", Texts::tr("Stale after, s"), 60, 0, 1e6, Texts::tr("0: never")));
}

std::pair<QString, int> cut(const QString& part)
{
    bool isIndex = false;
    const int index = part.toInt(&isIndex);
    return {part, isIndex ? index : -1};
}

QJsonValue changed(const QJsonValue& in, QStringList path, const QJsonValue& value)
{
    if (path.isEmpty())
        return value;
    const auto [key, index] = cut(path.takeFirst());
    if (index >= 0) {
        QJsonArray array = in.toArray();
        while (array.size() <= index)
            array.append(QJsonObject{});
        array[index] = changed(array[index], path, value);
        return array;
    }
    QJsonObject object = in.toObject();
    const QJsonValue inner = changed(object.value(key), path, value);
    if (inner.isUndefined() || (inner.isObject() && inner.toObject().isEmpty()))
        object.remove(key);
    else
        object.insert(key, inner);
    return object;
}
} // namespace

std::vector<SourceField> sourceFields(const QString& kind)
{
    std::vector<Field> fields;
    if (kind == QLatin1String("prometheus")) {
        addHttp(fields, false);
        fields.push_back({Type::Lines, "queries", Texts::tr("Queries"), Texts::tr("one PromQL expression a line, such as DCGM_FI_DEV_POWER_USAGE")});
        fields.push_back({Type::Mapping, "mapping", Texts::tr("Names"), {}});
        fields.push_back(number("step_s", Texts::tr("Ask every, s"), 15, 0.1, 86'400, {}, false));
        fields.push_back(number("history_s", Texts::tr("History at the start, s"), 900, 0, 31 * 86'400));
    } else if (kind == QLatin1String("mqtt")) {
        addBroker(fields);
        fields.push_back({Type::Lines, "topics", Texts::tr("Topics"), Texts::tr("one filter a line, such as site/+/power or site/#")});
        fields.push_back({Type::Mapping, "mapping", Texts::tr("Names"), {}});
        fields.push_back(choice("payload.form", Texts::tr("Payload"), {{"auto", Texts::tr("number or JSON")}, {"number", Texts::tr("number")}, {"json", Texts::tr("JSON")}}));
        fields.push_back(text("payload.time", Texts::tr("Time in the payload"), Texts::tr("path in the JSON, such as meta.ts; empty: time of arrival"), true));
        fields.push_back(integer("qos", Texts::tr("Quality of service"), 0, 0, 2, Texts::tr("0: at most once, 1: at least once, 2: exactly once"), true));
        addBrokerMore(fields);
    } else if (kind == QLatin1String("sparkplug")) {
        addBroker(fields);
        fields.push_back({Type::Lines, "groups", Texts::tr("Groups"), Texts::tr("one group id a line; empty: all")});
        fields.push_back({Type::Mapping, "mapping", Texts::tr("Names"), {}});
        fields.push_back(text("hostId", Texts::tr("Primary host id"), Texts::tr("empty: listens without announcing itself"), true));
        addBrokerMore(fields);
    } else if (kind == QLatin1String("redfish")) {
        addHttp(fields, true);
        fields.push_back(number("poll_s", Texts::tr("Ask every, s"), 10, 0.1, 86'400, {}, false));
        fields.push_back({Type::Lines, "roots", Texts::tr("Begin at"), Texts::tr("one address a line, such as /redfish/v1/Chassis; empty: all there is")});
        fields.push_back({Type::Mapping, "mapping", Texts::tr("Names"), {}});
    } else if (kind == QLatin1String("modbus")) {
        fields.push_back(text("devices.0.host", Texts::tr("Address"), QStringLiteral("10.0.0.17")));
        fields.push_back(integer("devices.0.port", Texts::tr("Port"), 502, 1, 65535));
        fields.push_back(text("devices.0.units", Texts::tr("Units"), Texts::tr("unit ids, such as 1-4, 7")));
        fields.push_back(text("devices.0.asset", Texts::tr("Asset"), QStringLiteral("MP-{unit:03}")));
        fields.push_back({Type::Flag, "devices.0.reversed", Texts::tr("Counts import as positive"), {}, {}, 0, 0, 0, true});
        fields.push_back(number("interval", Texts::tr("Ask every, s"), 1, 0.05, 3600, {}, false));
        fields.push_back(number("timeout", Texts::tr("Answer within, s"), 1, 0.05, 10));
    } else if (kind == QLatin1String("simulated")) {
        std::vector<std::pair<QString, QString>> presets{{"", Texts::tr("the open project")}};
        for (const auto& preset : twin::presets())
            presets.push_back({QString::fromStdString(preset.id), QString::fromStdString(preset.id) + QStringLiteral("   ") + QCoreApplication::translate("Preset", preset.title.c_str())});
        fields.push_back(choice("preset", Texts::tr("Plant"), std::move(presets)));
        fields.push_back(number("speed", Texts::tr("Speed, times real time"), 1, 1, 60, {}, false));
        fields.push_back({Type::Flag, "noise", Texts::tr("Sensors that scatter"), {}});
        fields.push_back({Type::Flag, "gpuChannels", Texts::tr("Four channels of every GPU (load test)"), {}, {}, 0, 0, 0, true});
        fields.push_back(number("breakAfterSeconds", Texts::tr("Connection breaks after, s"), 0, 0, 86'400, Texts::tr("0: never")));
    }
    return fields;
}

QJsonObject newSettings(const QString& kind)
{
    if (kind == QLatin1String("prometheus"))
        return {{"url", "http://localhost:9090"}, {"queries", QJsonArray{"DCGM_FI_DEV_POWER_USAGE", "DCGM_FI_DEV_GPU_TEMP"}}, {"mapping", "dcgm-exporter"}};
    if (kind == QLatin1String("mqtt"))
        return {{"host", "localhost"}, {"topics", QJsonArray{"site/#"}}};
    if (kind == QLatin1String("sparkplug"))
        return {{"host", "localhost"}};
    if (kind == QLatin1String("redfish"))
        return {{"url", "https://localhost"}};
    if (kind == QLatin1String("modbus"))
        return {{"devices", QJsonArray{QJsonObject{{"host", "localhost"}, {"units", "1"}, {"asset", "MP-{unit:03}"}}}}};
    return {};
}

QJsonValue valueAt(const QJsonObject& settings, const char* path)
{
    QJsonValue value = settings;
    for (const QString& part : QString::fromLatin1(path).split(QLatin1Char('.'))) {
        const auto [key, index] = cut(part);
        value = index >= 0 ? value.toArray().at(index) : value.toObject().value(key);
    }
    return value;
}

void setValueAt(QJsonObject& settings, const char* path, const QJsonValue& value)
{
    settings = changed(settings, QString::fromLatin1(path).split(QLatin1Char('.')), value).toObject();
}

} // namespace views::live
