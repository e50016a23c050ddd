#include "data/live/SourceConfig.h"
#include "twin/base/Error.h"
#include <QJsonArray>
#include <QRegularExpression>
#include <QUrl>
#include <array>

namespace data::live {
namespace {
constexpr qsizetype longestText = 1000;
constexpr int deepest = 16;

using Kind = twin::Error::Kind;

/// Whether a setting of this name holds something that nobody else may know. Names of files are no secrets.
bool isSecretName(const QString& key)
{
    QString name = key.toLower();
    name.remove('_').remove('-').remove(' ');
    if (name.endsWith("file") || name.endsWith("path"))
        return false;
    constexpr std::array words{"password", "passwd", "passphrase", "secret", "token", "apikey", "privatekey", "authorization", "credential"};
    for (const char* word : words)
        if (name.contains(QLatin1String(word)))
            return true;
    return false;
}

bool hasPasswordInAddress(const QString& text)
{
    if (!text.contains("://") || !text.contains('@'))
        return false;
    const QUrl url(text);
    return !url.password().isEmpty();
}

/// The name of the first setting in which a secret stands in plain; empty if there is none.
QString plainSecret(const QJsonValue& value, const QString& key, int depth)
{
    if (depth > deepest)
        throw twin::Error(TWIN_TEXT("The settings of a connection are nested more than %1 deep; write them again."), {std::to_string(deepest)}, Kind::Usage);
    if (value.isString()) {
        const QString text = value.toString();
        return !text.isEmpty() && (isSecretName(key) || hasPasswordInAddress(text)) ? key : QString();
    }
    if (value.isDouble())
        return isSecretName(key) && !key.contains("length", Qt::CaseInsensitive) ? key : QString(); // a number may be a password, too
    if (value.isArray()) {
        for (const auto& item : value.toArray())
            if (const QString found = plainSecret(item, key, depth + 1); !found.isEmpty())
                return found;
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            if (const QString found = plainSecret(it.value(), it.key(), depth + 1); !found.isEmpty())
                return found;
    }
    return {};
}

QString text(const QJsonObject& json, const char* key, const char* what)
{
    const QJsonValue value = json.value(QLatin1String(key));
    if (!value.isString() || value.toString().trimmed().isEmpty() || value.toString().size() > longestText)
        throw twin::Error(TWIN_TEXT("A connection has no usable “%1” (%2); give it one of 1 to %3 characters."), {key, what, std::to_string(longestText)}, Kind::Usage);
    return value.toString();
}
} // namespace

QJsonObject toJson(const SecretRef& secret)
{
    switch (secret.where) {
    case SecretRef::Where::Keychain: return {{"where", "keychain"}, {"name", secret.name}};
    case SecretRef::Where::Environment: return {{"where", "environment"}, {"name", secret.name}};
    case SecretRef::Where::None: break;
    }
    return {};
}

SecretRef secretFromJson(const QJsonObject& json)
{
    const QString where = json.value("where").toString();
    if (json.isEmpty() || where == "none")
        return {};
    SecretRef secret;
    if (where == "keychain")
        secret.where = SecretRef::Where::Keychain;
    else if (where == "environment")
        secret.where = SecretRef::Where::Environment;
    else
        throw twin::Error(TWIN_TEXT("A secret of a connection is said to lie in “%1”; say “keychain” or “environment”."), {where.left(40).toStdString()}, Kind::Usage);
    secret.name = json.value("name").toString();
    static const QRegularExpression variable("^[A-Za-z_][A-Za-z0-9_]{0,199}$");
    if (secret.where == SecretRef::Where::Environment && !variable.match(secret.name).hasMatch())
        throw twin::Error(TWIN_TEXT("“%1” cannot be the name of an environment variable; use letters, digits and underscores."), {secret.name.left(40).toStdString()},
                          Kind::Usage);
    if (secret.name.trimmed().isEmpty() || secret.name.size() > longestText)
        throw twin::Error(TWIN_TEXT("A secret of a connection has no name; give the name of its keychain entry."), {}, Kind::Usage);
    return secret;
}

QJsonObject toJson(const SourceConfig& config)
{
    return {{"id", config.id}, {"kind", config.kind}, {"name", config.name}, {"enabled", config.isEnabled}, {"settings", config.settings}};
}

SourceConfig sourceFromJson(const QJsonObject& json)
{
    SourceConfig config;
    config.id = text(json, "id", "short name of its own");
    static const QRegularExpression shortName("^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$");
    if (!shortName.match(config.id).hasMatch())
        throw twin::Error(TWIN_TEXT("“%1” cannot be the short name of a connection; use up to 64 letters, digits, hyphens and underscores."),
                          {config.id.left(40).toStdString()}, Kind::Usage);
    config.kind = text(json, "kind", "what it connects to");
    config.name = json.contains("name") ? text(json, "name", "name for people") : config.id;
    const QJsonValue enabled = json.value("enabled"), settings = json.value("settings");
    if ((!enabled.isUndefined() && !enabled.isBool()) || (!settings.isUndefined() && !settings.isObject()))
        throw twin::Error(TWIN_TEXT("The connection “%1” is written wrongly: “enabled” must be true or false, and “settings” an object."), {config.id.toStdString()}, Kind::Usage);
    config.isEnabled = enabled.toBool(true);
    config.settings = settings.toObject();
    if (const QString key = plainSecret(config.settings, {}, 0); !key.isEmpty())
        throw twin::Error(TWIN_TEXT("The connection “%1” has a secret in plain text in its setting “%2”; put it into the keychain or an environment variable, and name that."),
                          {config.id.toStdString(), key.left(80).toStdString()}, Kind::Usage);
    return config;
}

} // namespace data::live
