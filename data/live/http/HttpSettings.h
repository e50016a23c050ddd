// How a server is reached over HTTP: address, who asks, whom to trust. What Prometheus and Redfish sources have in common.
#pragma once
#include "data/live/SourceConfig.h"
#include <QMap>
#include <QUrl>

namespace data::live {

/// In the settings of a source: {"url": "https://prometheus.example:9090", "auth": "none"|"basic"|"bearer"|"session", "user": "...",
/// "secret": {"where": "keychain"|"environment", "name": "..."}, "ca_file": "/etc/ssl/private-ca.pem", "timeout_s": 30,
/// "headers": {"X-Scope-OrgID": "tenant"}}. All but "url" may be absent.
struct HttpSettings
{
    enum class Auth {
        None,
        Basic,
        Bearer,
        Session ///< Redfish: a session is opened with user and password, and its token sent along
    };
    QUrl url;                       ///< http or https, a path in front of the API's own is kept; no user, password, query or fragment
    Auth auth = Auth::None;
    QString user;                   ///< of Basic and Session
    SecretRef secret;               ///< password or token
    QString caFile;                 ///< certificates in PEM form that are trusted instead of the system's; empty: the system's
    double timeoutSeconds = 30;     ///< for a whole answer
    QMap<QString, QString> headers; ///< sent along with every request (a tenant's id); none that hold secrets

    QJsonObject toJson() const;
    /// Reads its own keys of a source's settings. Throws twin::Error (usage) that names the setting.
    static HttpSettings fromJson(const QJsonObject& json);
    bool operator==(const HttpSettings&) const = default;
};

/// "https://prometheus.example:9090/prefix", as sentences show an address: without anything that could be secret.
std::string addressText(const QUrl& url);

} // namespace data::live
