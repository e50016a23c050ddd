// How a live source is reached, as a project keeps it. Secrets are never part of it, only where they are.
#pragma once
#include <QJsonObject>
#include <QString>
#include <vector>

namespace data::live {

/// Where a password or token lies.
struct SecretRef
{
    enum class Where { None, Keychain, Environment };
    Where where = Where::None;
    QString name; ///< of the keychain's entry, or of the environment variable
    bool operator==(const SecretRef&) const = default;
};

struct SourceConfig
{
    QString id;           ///< short and unique in the project ("prometheus-1"): part of event texts and keychain entries
    QString kind;         ///< "prometheus", "mqtt", "sparkplug", "redfish", "modbus", "simulated"
    QString name;         ///< for people
    bool isEnabled = true;
    QJsonObject settings; ///< of the kind: each has a typed struct with fromJson, which throws twin::Error, and toJson
    bool operator==(const SourceConfig&) const = default;
};

QJsonObject toJson(const SecretRef& secret);
/// Throws twin::Error.
SecretRef secretFromJson(const QJsonObject& json);
QJsonObject toJson(const SourceConfig& config);
/// Throws twin::Error for what is no source (what, where, what to do). Refuses settings in which a secret stands in plain.
SourceConfig sourceFromJson(const QJsonObject& json);

} // namespace data::live
