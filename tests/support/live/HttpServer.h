// A small HTTP/1.1 server for tests: plain or TLS, on a free loopback port, on the test's own thread.
#pragma once
#include <QByteArray>
#include <QFile>
#include <QHash>
#include <QHostAddress>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <functional>

namespace support {

struct ServerRequest
{
    QByteArray method, path, query, body; ///< path and query as they came
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
};

struct ServerResponse
{
    int status = 200;
    QByteArray body;
    QByteArray type = "application/json";
    QList<QPair<QByteArray, QByteArray>> headers;
    bool isSilent = false;       ///< never answers
    bool breaksOff = false;      ///< closes after half of the body
    int delayMs = 0;
};

class HttpServer : public QTcpServer
{
public:
    using Handler = std::function<ServerResponse(const ServerRequest&)>;
    explicit HttpServer(Handler handler, quint16 port = 0) : m_handler(std::move(handler)) { listen(QHostAddress::LocalHost, port); }
    ~HttpServer() override { cut(); }

    /// Serves TLS from now on.
    void setTls(const QString& certificateFile, const QString& keyFile)
    {
        m_tls = QSslConfiguration::defaultConfiguration();
        m_tls.setLocalCertificateChain(QSslCertificate::fromPath(certificateFile));
        QFile key(keyFile);
        if (key.open(QIODevice::ReadOnly))
            m_tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
        m_hasTls = true;
    }
    QString url() const { return QStringLiteral("%1://localhost:%2").arg(m_hasTls ? "https" : "http").arg(serverPort()); }
    /// Closes all connections.
    void cut()
    {
        for (const auto& socket : std::exchange(m_sockets, {}))
            if (socket) {
                socket->abort();
                socket->deleteLater();
            }
    }
    int requests = 0;
    QList<QByteArray> paths; ///< of all requests, with their queries

protected:
    void incomingConnection(qintptr handle) override
    {
        QTcpSocket* socket = nullptr;
        if (m_hasTls) {
            auto* const tls = new QSslSocket(this);
            tls->setSslConfiguration(m_tls);
            socket = tls;
        } else {
            socket = new QTcpSocket(this);
        }
        socket->setSocketDescriptor(handle);
        m_sockets.append(socket);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (m_hasTls)
            static_cast<QSslSocket*>(socket)->startServerEncryption();
    }

private:
    void read(QTcpSocket* socket)
    {
        QByteArray& data = m_received[socket];
        data += socket->readAll();
        for (;;) {
            const auto end = data.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            ServerRequest request;
            const auto lines = data.left(end).split('\n');
            const auto first = lines.value(0).trimmed().split(' ');
            request.method = first.value(0);
            request.path = first.value(1);
            if (const auto mark = request.path.indexOf('?'); mark >= 0) {
                request.query = request.path.mid(mark + 1);
                request.path.truncate(mark);
            }
            for (qsizetype i = 1; i < lines.size(); ++i)
                if (const auto colon = lines[i].indexOf(':'); colon > 0)
                    request.headers.insert(lines[i].left(colon).trimmed().toLower(), lines[i].mid(colon + 1).trimmed());
            const auto length = request.headers.value("content-length").toLongLong();
            if (data.size() < end + 4 + length)
                return;
            request.body = data.mid(end + 4, length);
            data.remove(0, end + 4 + length);
            ++requests;
            paths.append(first.value(1));
            answer(socket, m_handler(request));
            if (!m_received.contains(socket))
                return;
        }
    }
    void answer(QTcpSocket* socket, const ServerResponse& response)
    {
        if (response.isSilent)
            return;
        if (response.delayMs > 0) {
            auto later = response;
            later.delayMs = 0;
            QTimer::singleShot(response.delayMs, socket, [this, socket, later] { answer(socket, later); });
            return;
        }
        QByteArray head = "HTTP/1.1 " + QByteArray::number(response.status) + " X\r\nContent-Length: " + QByteArray::number(response.body.size()) + "\r\nContent-Type: " + response.type + "\r\n";
        for (const auto& [name, value] : response.headers)
            head += name + ": " + value + "\r\n";
        socket->write(head + "\r\n" + (response.breaksOff ? response.body.left(response.body.size() / 2) : response.body));
        if (response.breaksOff)
            socket->disconnectFromHost();
    }

    Handler m_handler;
    QSslConfiguration m_tls;
    bool m_hasTls = false;
    QList<QPointer<QTcpSocket>> m_sockets;
    QHash<QTcpSocket*, QByteArray> m_received;
};

} // namespace support
