// Failures of HTTP and TLS in words.
#pragma once
#include "twin/base/Error.h"
#include <QNetworkReply>
#include <QSslError>
#include <QUrl>

namespace data::live {

/// What a certificate is wrong about: whose it is, why it is not trusted, what to do.
twin::Message certificateSentence(const QUrl& url, const QList<QSslError>& errors, bool hasOwnCertificates);
/// Why there was no answer at all. The address is the one that was asked.
twin::Message networkSentence(const QUrl& url, QNetworkReply::NetworkError error, const QString& detail);
/// What a status that is no success means.
twin::Message statusSentence(const QUrl& url, int status, bool sentSecret);
/// Whether a status will not change by asking again.
bool isHopelessStatus(int status);

} // namespace data::live
