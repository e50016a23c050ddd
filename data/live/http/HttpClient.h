// Asks a server over HTTP(S). Certificates are always checked; answers are bounded in size and time; every failure is one sentence.
#pragma once
#include "data/live/http/HttpSettings.h"
#include "twin/base/Error.h"
#include "twin/base/Timestamp.h"
#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>
#include <QSslConfiguration>
#include <QPair>
#include <functional>
#include <optional>
#include <string_view>

class QNetworkReply;

namespace data::live {

struct HttpRequest
{
    QByteArray method = "GET";             ///< GET, POST or DELETE
    QString path;                          ///< behind the settings' address: "/api/v1/query"
    QList<QPair<QString, QString>> query;  ///< in plain, encoded here; of a POST it is sent as a form, if there is no body
    QByteArray body, contentType;
    QList<QPair<QByteArray, QByteArray>> headers;
    qint64 mostBytes = 16 << 20;           ///< of the answer, unpacked; more is refused
    double timeoutSeconds = 0;             ///< 0: the settings'
    /// Takes the body of a good answer (2xx) piece by piece instead of keeping it. False: no more of it is wanted, which is no failure.
    std::function<bool(std::string_view piece)> onData;
};

struct HttpAnswer
{
    int status = 0;                        ///< 0: there was no answer
    QByteArray body;                       ///< also of a refusal, then of at most 64 KiB; empty if `onData` took it
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    std::optional<twin::Timestamp> serverTime; ///< of the Date header; whole seconds
    std::optional<twin::Message> problem;  ///< set for everything but 2xx and 304
    bool isHopeless = false;               ///< trying again does not help: wrong password, wrong address, bad certificate
    bool isTooLarge = false;               ///< more than `mostBytes`
    QByteArray header(const char* name) const { return headers.value(name); } ///< name in lower case
};

/// Lives on one thread, which runs an event loop. Answers come in the order in which they arrive; an answer may start the next request.
/// Redirects are followed only within the same scheme, host and port.
class HttpClient : public QObject
{
    Q_OBJECT
public:
    using Answered = std::function<void(HttpAnswer&& answer)>;
    explicit HttpClient(HttpSettings settings, QObject* parent = nullptr);
    ~HttpClient() override;
    const HttpSettings& settings() const { return m_settings; }

    /// Reads the certificates to trust. Throws twin::Error if the file cannot be used or the system has no TLS.
    void prepare();
    /// The password or token itself; kept in memory only.
    void setSecret(const QString& secret);
    /// Sent as X-Auth-Token (Redfish); empty: none.
    void setSessionToken(const QByteArray& token) { m_sessionToken = token; }
    const QString& secret() const { return m_secret; }

    void send(HttpRequest request, Answered answered);
    /// Forgets all requests under way: none of them is answered any more.
    void abortAll();
    int underWay() const { return static_cast<int>(m_replies.size()); }

private:
    struct Exchange;
    void read(QNetworkReply* reply, Exchange& exchange);
    void finish(QNetworkReply* reply);
    void describe(const QNetworkReply& reply, const Exchange& exchange, HttpAnswer& answer) const;

    HttpSettings m_settings;
    QString m_secret;
    QByteArray m_authorization, m_sessionToken;
    QNetworkAccessManager m_manager;
    QSslConfiguration m_tls;
    QHash<QNetworkReply*, std::shared_ptr<Exchange>> m_replies;
};

} // namespace data::live
