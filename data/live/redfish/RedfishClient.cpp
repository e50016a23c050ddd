#include "data/live/redfish/RedfishClient.h"
#include <QJsonDocument>
#include <QJsonObject>

namespace data::live {
namespace {
const auto sessions = QStringLiteral("/redfish/v1/SessionService/Sessions");
} // namespace

RedfishClient::RedfishClient(HttpSettings settings, QObject* parent) : QObject(parent), m_http(std::move(settings), this) {}

RedfishClient::~RedfishClient() = default;

void RedfishClient::signIn(std::function<void(RedfishAnswer)> done)
{
    if (m_http.settings().auth != HttpSettings::Auth::Session) {
        QMetaObject::invokeMethod(this, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
        return;
    }
    m_http.setSessionToken({});
    HttpRequest request;
    request.method = "POST";
    request.path = sessions;
    request.contentType = "application/json";
    request.body = QJsonDocument(QJsonObject{{QStringLiteral("UserName"), m_http.settings().user}, {QStringLiteral("Password"), m_http.secret()}}).toJson(QJsonDocument::Compact);
    request.mostBytes = 1 << 20;
    m_http.send(std::move(request), [this, done = std::move(done)](HttpAnswer&& answer) {
        RedfishAnswer result;
        result.serverTime = answer.serverTime;
        const QByteArray token = answer.header("x-auth-token");
        const std::string address = addressText(m_http.settings().url);
        if (answer.status == 401 || answer.status == 403 || answer.status == 400) {
            result.problem = twin::Message{TWIN_TEXT("%1 does not accept the user and password; check them."), {address}};
            result.isHopeless = true;
        } else if (answer.problem) {
            result.problem = answer.problem;
            result.isHopeless = answer.isHopeless;
            result.isUnreachable = true;
        } else if (token.isEmpty()) {
            result.problem = twin::Message{TWIN_TEXT("%1 opened a session but gave no token for it; sign in with basic instead."), {address}};
            result.isHopeless = true;
        } else {
            m_http.setSessionToken(token);
            // Only the path counts: the token goes nowhere else.
            const QString path = QUrl::fromEncoded(answer.header("location")).path();
            m_session = path.startsWith(sessions) ? path : QString();
        }
        done(std::move(result));
    });
}

void RedfishClient::signOut()
{
    if (m_session.isEmpty())
        return;
    HttpRequest request;
    request.method = "DELETE";
    request.path = std::exchange(m_session, {});
    request.timeoutSeconds = 5;
    m_http.send(std::move(request), [](HttpAnswer&&) {});
}

void RedfishClient::get(const std::string& uri, Answered answered)
{
    HttpRequest request;
    request.path = QString::fromStdString(uri);
    request.mostBytes = RedfishResource::mostBytes;
    request.headers = {QPair<QByteArray, QByteArray>("OData-Version", "4.0")};
    if (const auto kept = m_kept.find(uri); kept != m_kept.end())
        request.headers.append(qMakePair(QByteArray("If-None-Match"), kept->second.etag));
    m_http.send(std::move(request), [this, uri, answered = std::move(answered)](HttpAnswer&& answer) {
        RedfishAnswer result;
        result.serverTime = answer.serverTime;
        const auto kept = m_kept.find(uri);
        if (answer.status == 304 && kept != m_kept.end()) {
            ++m_unchanged;
            result.resource = kept->second.resource;
            answered(std::move(result));
            return;
        }
        if (answer.problem) {
            result.problem = answer.problem;
            result.isHopeless = answer.isHopeless;
            result.isAbsent = answer.status == 404 || answer.status == 410;
            result.isSignedOut = answer.status == 401;
            result.isUnreachable = answer.status == 0;
            answered(std::move(result));
            return;
        }
        try {
            auto resource = std::make_shared<const RedfishResource>(decodeRedfish(answer.body, uri));
            if (const QByteArray etag = answer.header("etag"); !etag.isEmpty() && etag.size() < 200)
                m_kept[uri] = {etag, resource};
            else
                m_kept.erase(uri);
            result.resource = std::move(resource);
        } catch (const twin::Error& error) {
            result.problem = error.message();
        }
        answered(std::move(result));
    });
}

} // namespace data::live
