#include "data/live/http/HttpSettings.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/base/TextFile.h"
#include <QRegularExpression>
#include <array>
#include <cmath>
#include <utility>

namespace data::live {
namespace {
using Kind = twin::Error::Kind;
using Auth = HttpSettings::Auth;
constexpr qsizetype longestText = 1000, mostHeaders = 20;
constexpr double shortestTimeout = 0.1, longestTimeout = 600;

constexpr std::array<std::pair<Auth, const char*>, 4> auths{{{Auth::None, "none"}, {Auth::Basic, "basic"}, {Auth::Bearer, "bearer"}, {Auth::Session, "session"}}};

QString textOf(const QJsonObject& json, const char* key)
{
    const QJsonValue value = json.value(QLatin1String(key));
    if (value.isUndefined() || value.isNull())
        return {};
    if (!value.isString() || value.toString().size() > longestText)
        throw twin::Error(TWIN_TEXT("The setting “%1” of a connection must be a text of at most %2 characters."), {key, std::to_string(longestText)}, Kind::Usage);
    return value.toString();
}

bool hasControlCharacter(const QString& text)
{
    for (const QChar c : text)
        if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            return true;
    return false;
}

QUrl urlOf(const QString& text)
{
    const std::string shown = twin::excerpt(text.toStdString(), 80);
    QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.userInfo().isEmpty())
        throw twin::Error(TWIN_TEXT("The address of a connection holds a user name or password; give the user on its own and keep the password in the keychain or an environment variable."),
                          {}, Kind::Usage);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https")))
        throw twin::Error(TWIN_TEXT("“%1” is no address of a server; write it as http://host:port or https://host:port."), {shown}, Kind::Usage);
    if (url.hasQuery() || url.hasFragment())
        throw twin::Error(TWIN_TEXT("The address “%1” has a part behind ? or #, which the program adds itself; leave it out."), {shown}, Kind::Usage);
    QString path = url.path();
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url.setPath(path);
    return url;
}

QMap<QString, QString> headersOf(const QJsonValue& value)
{
    QMap<QString, QString> headers;
    if (value.isUndefined() || value.isNull())
        return headers;
    const QJsonObject object = value.toObject();
    static const QRegularExpression token(QStringLiteral("^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$")); // RFC 9110, 5.6.2
    static const QRegularExpression own(QStringLiteral("^(authorization|proxy-authorization|cookie|x-auth-token|host|content-length|transfer-encoding|connection|accept-encoding)$"),
                                        QRegularExpression::CaseInsensitiveOption);
    if (!value.isObject() || object.size() > mostHeaders)
        throw twin::Error(TWIN_TEXT("“headers” of a connection must be an object of at most %1 names and texts."), {std::to_string(mostHeaders)}, Kind::Usage);
    for (auto it = object.begin(); it != object.end(); ++it) {
        const std::string name = twin::excerpt(it.key().toStdString());
        if (!token.match(it.key()).hasMatch() || !it.value().isString() || it.value().toString().size() > longestText || hasControlCharacter(it.value().toString()))
            throw twin::Error(TWIN_TEXT("“%1” cannot be sent as a header; give it a name of letters and hyphens, and a text in one line."), {name}, Kind::Usage);
        if (own.match(it.key()).hasMatch())
            throw twin::Error(TWIN_TEXT("The header “%1” cannot be set by hand; the program writes it from user and secret."), {name}, Kind::Usage);
        headers.insert(it.key(), it.value().toString());
    }
    return headers;
}
} // namespace

QJsonObject HttpSettings::toJson() const
{
    QJsonObject json{{QStringLiteral("url"), url.toString()}};
    for (const auto& [value, name] : auths)
        if (value == auth && auth != Auth::None)
            json.insert(QStringLiteral("auth"), QLatin1String(name));
    if (!user.isEmpty())
        json.insert(QStringLiteral("user"), user);
    if (secret.where != SecretRef::Where::None)
        json.insert(QStringLiteral("secret"), live::toJson(secret));
    if (!caFile.isEmpty())
        json.insert(QStringLiteral("ca_file"), caFile);
    json.insert(QStringLiteral("timeout_s"), timeoutSeconds);
    if (!headers.isEmpty()) {
        QJsonObject object;
        for (auto it = headers.begin(); it != headers.end(); ++it)
            object.insert(it.key(), it.value());
        json.insert(QStringLiteral("headers"), object);
    }
    return json;
}

HttpSettings HttpSettings::fromJson(const QJsonObject& json)
{
    HttpSettings settings;
    settings.url = urlOf(textOf(json, "url"));
    const QString auth = textOf(json, "auth");
    bool isKnown = auth.isEmpty();
    for (const auto& [value, name] : auths)
        if (auth == QLatin1String(name)) {
            settings.auth = value;
            isKnown = true;
        }
    if (!isKnown)
        throw twin::Error(TWIN_TEXT("“%1” is no way to sign in; use none, basic, bearer or session."), {twin::excerpt(auth.toStdString())}, Kind::Usage);
    settings.user = textOf(json, "user");
    const QJsonValue secret = json.value(QLatin1String("secret"));
    if (!secret.isUndefined() && !secret.isNull() && !secret.isObject())
        throw twin::Error(TWIN_TEXT("A connection has a secret in plain text; say only where it lies (keychain or environment) and under which name."), {}, Kind::Usage);
    settings.secret = secretFromJson(secret.toObject());
    const bool needsUser = settings.auth == Auth::Basic || settings.auth == Auth::Session;
    if (needsUser && (settings.user.isEmpty() || hasControlCharacter(settings.user)))
        throw twin::Error(TWIN_TEXT("A connection that signs in with a password needs a user name; give one."), {}, Kind::Usage);
    if (settings.auth == Auth::Basic && settings.user.contains(QLatin1Char(':')))
        throw twin::Error(TWIN_TEXT("The user name “%1” holds a colon, which basic authentication cannot send."), {twin::excerpt(settings.user.toStdString())}, Kind::Usage);
    if (settings.auth != Auth::None && settings.secret.where == SecretRef::Where::None)
        throw twin::Error(TWIN_TEXT("A connection signs in but does not say where its password or token lies; name an entry of the keychain or an environment variable."), {},
                          Kind::Usage);
    settings.caFile = textOf(json, "ca_file");
    if (!settings.caFile.isEmpty() && settings.url.scheme() != QLatin1String("https"))
        throw twin::Error(TWIN_TEXT("A connection names certificates to trust, but its address %1 is not encrypted; write https:// or leave the certificates out."),
                          {addressText(settings.url)}, Kind::Usage);
    const QJsonValue timeout = json.value(QLatin1String("timeout_s"));
    if (!timeout.isUndefined()) {
        settings.timeoutSeconds = timeout.toDouble(NAN);
        if (!(settings.timeoutSeconds >= shortestTimeout && settings.timeoutSeconds <= longestTimeout))
            throw twin::Error(TWIN_TEXT("“%1” of a connection must be a number from %2 to %3."),
                              {"timeout_s", twin::numberText(shortestTimeout), twin::numberText(longestTimeout)}, Kind::Usage);
    }
    settings.headers = headersOf(json.value(QLatin1String("headers")));
    return settings;
}

std::string addressText(const QUrl& url)
{
    return twin::excerpt(url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment).toStdString(), 200);
}

} // namespace data::live
