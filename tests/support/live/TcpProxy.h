// Stands between a client and a server on loopback, so that a test can cut the connection without stopping the server.
#pragma once
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace support {

class TcpProxy : public QTcpServer
{
public:
    explicit TcpProxy(quint16 target) : m_target(target)
    {
        listen(QHostAddress::LocalHost);
        m_port = serverPort();
    }
    quint16 port() const { return m_port; }
    void cut()
    {
        close();
        for (const auto& socket : std::exchange(m_sockets, {}))
            if (socket)
                socket->abort();
    }
    bool restore() { return listen(QHostAddress::LocalHost, m_port); }

protected:
    void incomingConnection(qintptr handle) override
    {
        auto* const in = new QTcpSocket(this);
        auto* const out = new QTcpSocket(in);
        in->setSocketDescriptor(handle);
        m_sockets.append(in);
        connect(in, &QTcpSocket::readyRead, out, [in, out] {
            if (out->state() == QAbstractSocket::ConnectedState)
                out->write(in->readAll());
        });
        connect(out, &QTcpSocket::connected, in, [in, out] { out->write(in->readAll()); });
        connect(out, &QTcpSocket::readyRead, in, [in, out] { in->write(out->readAll()); });
        connect(out, &QTcpSocket::disconnected, in, [in] { in->disconnectFromHost(); });
        connect(out, &QTcpSocket::errorOccurred, in, [in] { in->disconnectFromHost(); });
        connect(in, &QTcpSocket::disconnected, in, &QObject::deleteLater);
        out->connectToHost(QHostAddress::LocalHost, m_target);
    }

private:
    quint16 m_target, m_port = 0;
    QList<QPointer<QTcpSocket>> m_sockets;
};

} // namespace support
