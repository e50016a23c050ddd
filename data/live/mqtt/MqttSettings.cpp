#include "data/live/mqtt/MqttSettings.h"
#include "data/live/mqtt/SettingsReader.h"
#include <QJsonArray>
#include <mosquitto.h>

namespace data::live {
namespace {
constexpr auto usage = twin::Error::Kind::Usage;
constexpr int plainPort = 1883, tlsPort = 8883; // IANA: mqtt, secure-mqtt
} // namespace

ChannelMapping mappingFromSettings(const QJsonObject& settings)
{
    const QJsonValue value = settings.value("mapping");
    if (value.isUndefined() || value.isNull())
        return {};
    if (value.isString())
        return ChannelMapping::builtIn(value.toString().toStdString());
    if (!value.isObject())
        throw twin::Error(TWIN_TEXT("The setting “mapping” of a connection must be an object with rules, or the name of a built-in mapping."), {}, usage);
    return ChannelMapping::fromJson(value.toObject());
}

std::string MqttSettings::address() const
{
    return (host.find(':') != std::string::npos ? '[' + host + ']' : host) + ':' + std::to_string(port);
}

QJsonObject MqttSettings::toJson() const
{
    QJsonObject json{{"host", QString::fromStdString(host)},
                     {"port", port},
                     {"version", version == Version::V5 ? "5" : version == Version::V311 ? "3.1.1" : "auto"},
                     {"keepAlive", keepAliveSeconds},
                     {"qos", qos},
                     {"staleAfter", staleAfterSeconds}};
    if (isTls)
        json["tls"] = QJsonObject{{"enabled", true},
                                  {"caFile", QString::fromStdString(caFile)},
                                  {"certificateFile", QString::fromStdString(certificateFile)},
                                  {"keyFile", QString::fromStdString(keyFile)}};
    if (!user.empty())
        json["user"] = QString::fromStdString(user);
    if (secret.where != SecretRef::Where::None)
        json["secret"] = live::toJson(secret);
    if (!clientId.empty())
        json["clientId"] = QString::fromStdString(clientId);
    QJsonArray list;
    for (const std::string& topic : topics)
        list.append(QString::fromStdString(topic));
    if (!list.isEmpty())
        json["topics"] = list;
    if (payload != PayloadRule{})
        json["payload"] = payload.toJson();
    if (!mapping.rules().empty())
        json["mapping"] = mapping.toJson();
    return json;
}

MqttSettings MqttSettings::fromJson(const QJsonObject& json, bool needsTopics)
{
    const SettingsReader read(json, "mqtt");
    MqttSettings s;
    s.host = read.required("host", 255);
    const SettingsReader tls(read.child("tls"), "tls");
    s.isTls = tls.flag("enabled", !tls.object().isEmpty());
    s.caFile = tls.text("caFile");
    s.certificateFile = tls.text("certificateFile");
    s.keyFile = tls.text("keyFile");
    if (s.certificateFile.empty() != s.keyFile.empty())
        throw twin::Error(TWIN_TEXT("A client certificate needs both its certificate file and its key file; give both, or none."), {}, usage);
    s.port = read.integer("port", s.isTls ? tlsPort : plainPort, 1, 65535);
    s.user = read.text("user", {}, 200);
    s.secret = secretFromJson(read.child("secret"));
    if (s.user.empty() && s.secret.where != SecretRef::Where::None)
        throw twin::Error(TWIN_TEXT("MQTT knows no password without a user; fill in “user”."), {}, usage);
    s.clientId = read.text("clientId", {}, 200);
    const std::string version = read.choice("version", {"auto", "5", "3.1.1"});
    s.version = version == "5" ? Version::V5 : version == "3.1.1" ? Version::V311 : Version::Auto;
    s.keepAliveSeconds = read.integer("keepAlive", 30, 5, 3600); // libmosquitto takes 5 s and more
    s.qos = read.integer("qos", 0, 0, 2);
    s.staleAfterSeconds = read.number("staleAfter", 60, 0, 1e6);
    s.topics = read.texts("topics", 1000);
    if (needsTopics && s.topics.empty())
        throw twin::Error(TWIN_TEXT("An MQTT connection needs at least one topic to listen to, for example “site/#”."), {}, usage);
    for (const std::string& topic : s.topics)
        if (mosquitto_sub_topic_check(topic.c_str()) != MOSQ_ERR_SUCCESS)
            throw twin::Error(TWIN_TEXT("“%1” is no topic filter: + must stand for a whole level, and # for the last ones."), {topic}, usage);
    s.payload = PayloadRule::fromJson(read.child("payload"));
    s.mapping = mappingFromSettings(json);
    return s;
}

} // namespace data::live
