// How an MQTT broker is reached, and how its payloads are read.
#pragma once
#include "data/live/SourceConfig.h"
#include "data/live/mqtt/JsonPayload.h"
#include "data/mapping/ChannelMapping.h"
#include <QJsonObject>
#include <string>
#include <vector>

namespace data::live {

/// Settings of a connection to a broker, shared by plain topics and Sparkplug.
struct MqttSettings
{
    enum class Version { Auto, V311, V5 }; ///< Auto: 5, and 3.1.1 where the broker refuses that

    std::string host;
    int port = 1883;                 ///< 8883 if TLS is on and nothing else is said
    bool isTls = false;
    std::string caFile;              ///< PEM; empty: the system's certificates
    std::string certificateFile;     ///< client certificate and its key, PEM, not encrypted
    std::string keyFile;
    std::string user;
    SecretRef secret;                ///< of the password
    std::string clientId;            ///< empty: the broker chooses
    Version version = Version::Auto;
    int keepAliveSeconds = 30;
    int qos = 0;                     ///< asked for; brokers may grant less
    std::vector<std::string> topics; ///< filters, with + and #
    double staleAfterSeconds = 60;   ///< no message for so long is Stale; 0: never
    PayloadRule payload;
    ChannelMapping mapping;          ///< without rules: every topic is a channel of its own

    std::string address() const;     ///< "host:port" for people
    QJsonObject toJson() const;
    /// Throws twin::Error (usage). `needsTopics`: at least one filter must be named.
    static MqttSettings fromJson(const QJsonObject& json, bool needsTopics = true);
};

/// A mapping out of settings: an object with rules, or the id of a built-in one. Throws twin::Error.
ChannelMapping mappingFromSettings(const QJsonObject& settings);

} // namespace data::live
