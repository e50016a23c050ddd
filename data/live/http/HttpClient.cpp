#include "data/live/http/HttpClient.h"
#include "data/live/http/HttpSentences.h"
#include "twin/base/NumberText.h"
#include "twin/base/TextFile.h"
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTimer>
#include <array>

namespace data::live {
namespace {
constexpr qint64 mostRefusalBytes = 64 << 10, mostCertificateBytes = 4 << 20;
constexpr int mostRedirects = 5;

std::optional<twin::Timestamp> dateOf(const QByteArray& text)
{
    // RFC 9110, 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT"; the two older forms are long gone.
    QString date = QString::fromLatin1(text).trimmed();
    if (!date.endsWith(QLatin1String(" GMT")))
        return {};
    date.chop(4);
    QDateTime when = QLocale::c().toDateTime(date, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
    if (!when.isValid())
        return {};
    when.setTimeSpec(Qt::UTC);
    return twin::Timestamp::fromMilliseconds(when.toMSecsSinceEpoch());
}
} // namespace

struct HttpClient::Exchange
{
    HttpRequest request;
    Answered answered;
    HttpAnswer answer;
    QTimer timeout;
    QList<QSslError> tlsErrors;
    qint64 bytes = 0;
    bool isTimedOut = false, isEnough = false;
};

HttpClient::HttpClient(HttpSettings settings, QObject* parent) : QObject(parent), m_settings(std::move(settings)), m_manager(this)
{
    m_manager.setAutoDeleteReplies(false);
    m_manager.setRedirectPolicy(QNetworkRequest::SameOriginRedirectPolicy);
}

HttpClient::~HttpClient() { abortAll(); }

void HttpClient::prepare()
{
    if (m_settings.url.scheme() != QLatin1String("https"))
        return;
    if (!QSslSocket::supportsSsl())
        throw twin::Error(TWIN_TEXT("This system has no TLS library that the program could use, so %1 cannot be reached; install OpenSSL 3."), {addressText(m_settings.url)});
    m_tls = QSslConfiguration::defaultConfiguration();
    m_tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_tls.setProtocol(QSsl::TlsV1_2OrLater);
    if (m_settings.caFile.isEmpty())
        return;
    const std::string name = twin::excerpt(m_settings.caFile.toStdString(), 200);
    QFile file(m_settings.caFile);
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
        throw twin::Error(TWIN_TEXT("The file %1 with certificates to trust cannot be read; check that it is there."), {name});
    const auto certificates = file.size() > mostCertificateBytes ? QList<QSslCertificate>() : QSslCertificate::fromDevice(&file, QSsl::Pem);
    if (certificates.isEmpty())
        throw twin::Error(TWIN_TEXT("The file %1 holds no certificate in PEM form (“-----BEGIN CERTIFICATE-----”); give the certificate of the authority to trust."), {name});
    m_tls.setCaCertificates(certificates);
}

void HttpClient::setSecret(const QString& secret)
{
    m_secret = secret;
    m_authorization.clear();
    if (m_settings.auth == HttpSettings::Auth::Basic)
        m_authorization = "Basic " + (m_settings.user + QLatin1Char(':') + secret).toUtf8().toBase64();
    else if (m_settings.auth == HttpSettings::Auth::Bearer)
        m_authorization = "Bearer " + secret.toUtf8().trimmed();
    for (const char c : m_authorization)
        if (static_cast<unsigned char>(c) < 0x20)
            throw twin::Error(TWIN_TEXT("The token of a connection has more than one line; store it again without line breaks."), {});
}

void HttpClient::send(HttpRequest request, Answered answered)
{
    QUrl url = m_settings.url;
    url.setPath(url.path() + request.path);
    QByteArray form;
    for (const auto& [name, value] : request.query) {
        if (!form.isEmpty())
            form += '&';
        form += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    const bool asForm = request.method == "POST" && request.body.isEmpty();
    if (!asForm && !request.query.isEmpty())
        url.setQuery(QString::fromUtf8(form), QUrl::StrictMode);

    QNetworkRequest network(url);
    network.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    network.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    network.setMaximumRedirectsAllowed(mostRedirects);
    // Readings pack far better than Qt believes of honest data; the size of what is unpacked is bounded below.
    network.setDecompressedSafetyCheckThreshold(-1);
    network.setRawHeader("Accept", "application/json");
    network.setRawHeader("User-Agent", "memphis-twin");
    for (auto it = m_settings.headers.begin(); it != m_settings.headers.end(); ++it)
        network.setRawHeader(it.key().toUtf8(), it.value().toUtf8());
    for (const auto& [name, value] : request.headers)
        network.setRawHeader(name, value);
    if (!m_authorization.isEmpty())
        network.setRawHeader("Authorization", m_authorization);
    if (!m_sessionToken.isEmpty())
        network.setRawHeader("X-Auth-Token", m_sessionToken);
    if (url.scheme() == QLatin1String("https"))
        network.setSslConfiguration(m_tls);

    QNetworkReply* reply = nullptr;
    if (request.method == "POST") {
        network.setHeader(QNetworkRequest::ContentTypeHeader, asForm ? QByteArray("application/x-www-form-urlencoded") : request.contentType);
        reply = m_manager.post(network, asForm ? form : request.body);
    } else if (request.method == "DELETE") {
        reply = m_manager.deleteResource(network);
    } else {
        reply = m_manager.get(network);
    }

    auto exchange = std::make_shared<Exchange>();
    exchange->request = std::move(request);
    exchange->answered = std::move(answered);
    m_replies.insert(reply, exchange);
    const double seconds = exchange->request.timeoutSeconds > 0 ? exchange->request.timeoutSeconds : m_settings.timeoutSeconds;
    exchange->timeout.setSingleShot(true);
    connect(&exchange->timeout, &QTimer::timeout, reply, [reply, exchange] {
        exchange->isTimedOut = true;
        reply->abort();
    });
    exchange->timeout.start(static_cast<int>(seconds * 1000));
    connect(reply, &QNetworkReply::sslErrors, this, [exchange](const QList<QSslError>& errors) { exchange->tlsErrors += errors; });
    connect(reply, &QIODevice::readyRead, this, [this, reply, exchange] { read(reply, *exchange); });
    connect(reply, &QNetworkReply::finished, this, [this, reply] { finish(reply); });
}

void HttpClient::read(QNetworkReply* reply, Exchange& exchange)
{
    if (!exchange.answered)
        return;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool isGood = status >= 200 && status < 300;
    std::array<char, 64 << 10> buffer;
    for (;;) {
        const qint64 n = reply->read(buffer.data(), buffer.size());
        if (n <= 0)
            return;
        if (exchange.isEnough || exchange.answer.isTooLarge)
            continue;
        exchange.bytes += n;
        if (!isGood) {
            exchange.answer.body.append(buffer.data(), std::min(n, mostRefusalBytes - exchange.answer.body.size()));
            exchange.isEnough = exchange.answer.body.size() >= mostRefusalBytes;
        } else if (exchange.bytes > exchange.request.mostBytes) {
            exchange.answer.isTooLarge = true;
        } else if (!exchange.request.onData) {
            exchange.answer.body.append(buffer.data(), n);
        } else if (!exchange.request.onData({buffer.data(), static_cast<std::size_t>(n)})) {
            exchange.isEnough = true;
        }
        if (exchange.isEnough || exchange.answer.isTooLarge) {
            QMetaObject::invokeMethod(reply, &QNetworkReply::abort, Qt::QueuedConnection);
            return;
        }
    }
}

void HttpClient::finish(QNetworkReply* reply)
{
    const auto it = m_replies.find(reply);
    if (it == m_replies.end())
        return;
    const auto exchange = it.value();
    if (reply->isOpen())
        read(reply, *exchange);
    m_replies.erase(it);
    exchange->timeout.stop();
    reply->deleteLater();

    HttpAnswer& answer = exchange->answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    for (const auto& [name, value] : reply->rawHeaderPairs())
        answer.headers.insert(name.toLower(), value.left(8192));
    answer.serverTime = dateOf(answer.header("date"));
    describe(*reply, *exchange, answer);
    const auto answered = std::exchange(exchange->answered, nullptr);
    if (answered)
        answered(std::move(answer));
}

void HttpClient::describe(const QNetworkReply& reply, const Exchange& exchange, HttpAnswer& answer) const
{
    const auto error = reply.error();
    const QUrl url = reply.url();
    if (!exchange.tlsErrors.isEmpty()) {
        answer.problem = certificateSentence(url, exchange.tlsErrors, !m_settings.caFile.isEmpty());
        answer.isHopeless = true;
        answer.status = 0;
    } else if (answer.isTooLarge) {
        answer.problem = twin::Message{TWIN_TEXT("%1 answers with more than %2 MB; ask for less at once."),
                                       {addressText(url), twin::numberText(static_cast<double>(exchange.request.mostBytes) / 1e6, 0)}};
    } else if (exchange.isTimedOut) {
        const double seconds = exchange.request.timeoutSeconds > 0 ? exchange.request.timeoutSeconds : m_settings.timeoutSeconds;
        answer.problem = twin::Message{TWIN_TEXT("%1 did not answer within %2 s; check the network, or allow more time."), {addressText(url), twin::numberText(seconds)}};
        answer.status = 0;
    } else if (error == QNetworkReply::InsecureRedirectError || error == QNetworkReply::TooManyRedirectsError) {
        answer.problem = networkSentence(url, error, reply.errorString());
        answer.isHopeless = true;
    } else if ((answer.status >= 200 && answer.status < 300) || answer.status == 304) {
        // Cut off in the middle: what is there is no whole answer.
        if (error != QNetworkReply::NoError && !exchange.isEnough)
            answer.problem = networkSentence(url, error == QNetworkReply::OperationCanceledError ? QNetworkReply::RemoteHostClosedError : error, reply.errorString());
    } else if (answer.status > 0) {
        answer.problem = statusSentence(url, answer.status, !m_authorization.isEmpty() || !m_sessionToken.isEmpty());
        answer.isHopeless = isHopelessStatus(answer.status);
    } else {
        answer.problem = networkSentence(url, error, reply.errorString());
        answer.isHopeless = error == QNetworkReply::SslHandshakeFailedError;
    }
}

void HttpClient::abortAll()
{
    const auto replies = std::exchange(m_replies, {});
    for (auto it = replies.begin(); it != replies.end(); ++it) {
        it.value()->answered = nullptr;
        it.value()->timeout.stop();
        it.key()->disconnect(this);
        it.key()->deleteLater(); // ends it, too; abort() would warn of replies that have just failed
    }
}

} // namespace data::live
