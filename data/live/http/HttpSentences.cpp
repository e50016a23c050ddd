#include "data/live/http/HttpSentences.h"
#include "data/live/http/HttpSettings.h"
#include "twin/base/TextFile.h"
#include <QDateTime>
#include <QSslCertificate>

namespace data::live {
namespace {

std::string hostText(const QUrl& url)
{
    const int port = url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    return twin::excerpt(QStringLiteral("%1:%2").arg(url.host()).arg(port).toStdString(), 120);
}

std::string firstOf(const QStringList& names)
{
    return names.isEmpty() ? std::string("?") : twin::excerpt(names.first().toStdString(), 80);
}

std::string day(const QDateTime& when) { return when.toUTC().toString(Qt::ISODate).toStdString(); }

/// Several errors come for one certificate; the one that says most goes first.
int weight(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted: return 0;
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid: return 1;
    case QSslError::HostNameMismatch: return 2;
    case QSslError::SelfSignedCertificate: return 3;
    default: return 4;
    }
}
} // namespace

twin::Message certificateSentence(const QUrl& url, const QList<QSslError>& errors, bool hasOwnCertificates)
{
    const QSslError* worst = nullptr;
    for (const auto& error : errors)
        if (!worst || weight(error.error()) < weight(worst->error()))
            worst = &error;
    const std::string host = hostText(url);
    if (!worst)
        return {TWIN_TEXT("No encrypted connection with %1 came about; check that the address is right and that the server speaks TLS 1.2 or later."), {host}};
    const QSslCertificate certificate = worst->certificate();
    const std::string subject = firstOf(certificate.subjectInfo(QSslCertificate::CommonName)), issuer = firstOf(certificate.issuerInfo(QSslCertificate::CommonName));
    switch (worst->error()) {
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return {TWIN_TEXT("%1 shows the certificate “%2”, which has been revoked; install a new one on the server."), {host, subject}};
    case QSslError::CertificateExpired:
        return {TWIN_TEXT("%1 shows the certificate “%2”, which expired on %3; renew it on the server."), {host, subject, day(certificate.expiryDate())}};
    case QSslError::CertificateNotYetValid:
        return {TWIN_TEXT("%1 shows the certificate “%2”, which is valid only from %3 on; check the clocks of the server and of this machine."),
                {host, subject, day(certificate.effectiveDate())}};
    case QSslError::HostNameMismatch:
        return {TWIN_TEXT("%1 shows the certificate “%2”, which is made out to another host; use the name that the certificate carries, or install one for this host."),
                {host, subject}};
    case QSslError::SelfSignedCertificate:
        return {TWIN_TEXT("%1 shows the certificate “%2”, which it signed itself; give that certificate as the file of certificates to trust."), {host, subject}};
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        if (hasOwnCertificates)
            return {TWIN_TEXT("%1 shows the certificate “%2”, signed by “%3”, which is not among the certificates to trust of this connection; add that authority to the file."),
                    {host, subject, issuer}};
        return {TWIN_TEXT("%1 shows the certificate “%2”, signed by “%3”, which this system does not trust; give that authority's certificate as the file of certificates to trust."),
                {host, subject, issuer}};
    default:
        return {TWIN_TEXT("%1 shows the certificate “%2”, which cannot be trusted (%3); install a sound one on the server."),
                {host, subject, twin::excerpt(worst->errorString().toStdString(), 120)}};
    }
}

twin::Message networkSentence(const QUrl& url, QNetworkReply::NetworkError error, const QString& detail)
{
    const std::string host = hostText(url);
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return {TWIN_TEXT("There is no host of the name “%1”; check the address and the network."), {twin::excerpt(url.host().toStdString(), 120)}};
    case QNetworkReply::ConnectionRefusedError:
        return {TWIN_TEXT("%1 refuses the connection: nothing listens there. Check the port and that the server runs."), {host}};
    case QNetworkReply::RemoteHostClosedError:
        return {TWIN_TEXT("%1 closed the connection in the middle; look at the server's log."), {host}};
    case QNetworkReply::TimeoutError:
        return {TWIN_TEXT("%1 does not answer; check the network and that nothing between blocks it."), {host}};
    case QNetworkReply::SslHandshakeFailedError:
        return {TWIN_TEXT("No encrypted connection with %1 came about; check that the address is right and that the server speaks TLS 1.2 or later."), {host}};
    case QNetworkReply::TooManyRedirectsError:
        return {TWIN_TEXT("%1 sends the request round in circles; check the address."), {addressText(url)}};
    case QNetworkReply::InsecureRedirectError:
        return {TWIN_TEXT("%1 sends the request on to another server, which is not followed; use that server's address if you trust it."), {addressText(url)}};
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return {TWIN_TEXT("The proxy in front of %1 does not let the request through; check the proxy."), {host}};
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::TemporaryNetworkFailureError:
        return {TWIN_TEXT("The network is down; %1 cannot be reached."), {host}};
    default:
        return {TWIN_TEXT("%1 cannot be asked (%2); check the address and the network."), {host, twin::excerpt(detail.toStdString(), 120)}};
    }
}

twin::Message statusSentence(const QUrl& url, int status, bool sentSecret)
{
    const std::string address = addressText(url);
    switch (status) {
    case 401:
        if (sentSecret)
            return {TWIN_TEXT("%1 does not accept the user and password or token (401); check them."), {address}};
        return {TWIN_TEXT("%1 wants a password or token (401); choose how to sign in and where the secret lies."), {address}};
    case 403: return {TWIN_TEXT("%1 does not allow this (403); ask for the right to read."), {address}};
    case 404: return {TWIN_TEXT("%1 does not exist (404); check the address and any path in front."), {address}};
    case 405: return {TWIN_TEXT("%1 does not take such a request (405); check the address."), {address}};
    case 413: return {TWIN_TEXT("%1 finds the request too large (413); ask for less at once."), {address}};
    case 429: return {TWIN_TEXT("%1 is asked too often (429); choose a longer step."), {address}};
    case 503: return {TWIN_TEXT("%1 is not ready (503); it may still be starting, or be overloaded."), {address}};
    default: break;
    }
    if (status >= 500)
        return {TWIN_TEXT("%1 has failed inside (%2); look at the server's log."), {address, std::to_string(status)}};
    return {TWIN_TEXT("%1 refuses the request (%2); check the address and the settings."), {address, std::to_string(status)}};
}

bool isHopelessStatus(int status) { return status == 401 || status == 403 || status == 404 || status == 405 || status == 400; }

} // namespace data::live
