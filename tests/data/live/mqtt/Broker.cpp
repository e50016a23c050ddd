#include "Broker.h"
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <signal.h>
#include <unistd.h>

namespace support {
namespace {
constexpr int patienceMs = 60'000; // of a machine with much else to do

QString findMosquitto()
{
    const QString found = QStandardPaths::findExecutable("mosquitto");
    return found.isEmpty() ? QStandardPaths::findExecutable("mosquitto", {"/usr/sbin", "/usr/local/sbin"}) : found;
}

bool waitFor(const auto& is)
{
    QElapsedTimer timer;
    timer.start();
    while (!is()) {
        if (timer.elapsed() > patienceMs)
            return false;
        QThread::msleep(5);
    }
    return true;
}
} // namespace

bool Broker::isInstalled()
{
    return !findMosquitto().isEmpty() && !QStandardPaths::findExecutable("mosquitto_passwd").isEmpty() && !QStandardPaths::findExecutable("openssl").isEmpty();
}

QString Broker::run(const QString& program, const QStringList& words)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(program, words);
    if (!process.waitForFinished(patienceMs) || process.exitCode() != 0)
        return program + ' ' + words.join(' ') + ": " + QString::fromLocal8Bit(process.readAllStandardError());
    return {};
}

QString Broker::prepare()
{
    QString problem;
    const auto step = [&](const QString& program, const QStringList& words) {
        if (problem.isEmpty())
            problem = run(program, words);
    };
    if (m_options.isTls) {
        for (const char* ca : {"ca", "other-ca"})
            step("openssl", {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", QString("/CN=Test ") + ca,
                             "-keyout", QString(ca) + ".key", "-out", QString(ca) + ".pem"});
        step("openssl", {"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=localhost", "-keyout", "server.key", "-out", "server.csr"});
        QFile names(path("names.cnf"));
        if (!names.open(QIODevice::WriteOnly) || names.write("subjectAltName=DNS:localhost,IP:127.0.0.1\n") < 0)
            return "names.cnf cannot be written";
        names.close();
        step("openssl", {"x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "names.cnf", "-out", "server.pem"});
    }
    if (m_options.needsPassword)
        step("mosquitto_passwd", {"-b", "-c", "passwords", user, password});
    QTcpServer port;
    if (!port.listen(QHostAddress::LocalHost))
        return "no free port";
    m_port = port.serverPort();
    QByteArray text = "listener " + QByteArray::number(m_port) + " 127.0.0.1\npersistence false\nmax_queued_messages 0\n";
    if (geteuid() == 0)
        text += "user root\n"; // else it would change to a user who cannot read this folder
    text += m_options.needsPassword ? "allow_anonymous false\npassword_file " + path("passwords").toUtf8() + '\n' : QByteArray("allow_anonymous true\n");
    if (m_options.isTls)
        text += "certfile " + path("server.pem").toUtf8() + "\nkeyfile " + path("server.key").toUtf8() + '\n';
    QFile config(path("mosquitto.conf"));
    if (!config.open(QIODevice::WriteOnly) || config.write(text) < 0)
        return "mosquitto.conf cannot be written";
    return problem;
}

QString Broker::start()
{
    if (m_port == 0)
        if (const QString problem = prepare(); !problem.isEmpty())
            return problem;
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(findMosquitto(), {"-c", path("mosquitto.conf")});
    const bool isUp = waitFor([&] {
        QTcpSocket socket;
        socket.connectToHost("127.0.0.1", static_cast<quint16>(m_port));
        return socket.waitForConnected(100);
    });
    return isUp ? QString() : "mosquitto does not answer: " + QString::fromLocal8Bit(m_process.readAll());
}

void Broker::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(patienceMs);
}

void Broker::freeze() { ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP); }

void Broker::thaw() { ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT); }

MqttPeer::MqttPeer(const Broker& broker, bool isTls, bool hasPassword, const char* id)
{
    mosquitto_lib_init();
    m_client = mosquitto_new(id, true, this);
    if (isTls)
        mosquitto_tls_set(m_client, broker.caFile().toLocal8Bit().constData(), nullptr, nullptr, nullptr, nullptr);
    if (hasPassword)
        mosquitto_username_pw_set(m_client, Broker::user, Broker::password);
    mosquitto_connect_callback_set(m_client, [](mosquitto*, void* self, int code) {
        auto& peer = *static_cast<MqttPeer*>(self);
        const std::lock_guard lock(peer.m_mutex);
        peer.m_isConnected = code == 0;
    });
    mosquitto_subscribe_callback_set(m_client, [](mosquitto*, void* self, int, int, const int*) {
        auto& peer = *static_cast<MqttPeer*>(self);
        const std::lock_guard lock(peer.m_mutex);
        peer.m_isSubscribed = true;
    });
    mosquitto_publish_callback_set(m_client, [](mosquitto*, void* self, int) {
        auto& peer = *static_cast<MqttPeer*>(self);
        const std::lock_guard lock(peer.m_mutex);
        ++peer.m_acknowledged;
    });
    mosquitto_message_callback_set(m_client, [](mosquitto*, void* self, const mosquitto_message* m) {
        auto& peer = *static_cast<MqttPeer*>(self);
        const std::lock_guard lock(peer.m_mutex);
        peer.m_heard.emplace_back(m->topic, std::string(static_cast<const char*>(m->payload), static_cast<std::size_t>(m->payloadlen)));
    });
}

MqttPeer::~MqttPeer()
{
    mosquitto_disconnect(m_client);
    mosquitto_loop_stop(m_client, true);
    mosquitto_destroy(m_client);
}

void MqttPeer::will(const std::string& topic, const std::string& payload)
{
    mosquitto_will_set(m_client, topic.c_str(), static_cast<int>(payload.size()), payload.data(), 1, false);
}

bool MqttPeer::connect(const Broker& broker)
{
    if (mosquitto_connect(m_client, "127.0.0.1", broker.port(), 30) != MOSQ_ERR_SUCCESS || mosquitto_loop_start(m_client) != MOSQ_ERR_SUCCESS)
        return false;
    return waitFor([&] {
        const std::lock_guard lock(m_mutex);
        return m_isConnected;
    });
}

void MqttPeer::publish(const std::string& topic, const std::string& payload, int qos, bool retain)
{
    mosquitto_publish(m_client, nullptr, topic.c_str(), static_cast<int>(payload.size()), payload.data(), qos, retain);
}

bool MqttPeer::subscribe(const std::string& filter)
{
    mosquitto_subscribe(m_client, nullptr, filter.c_str(), 1);
    return waitFor([&] {
        const std::lock_guard lock(m_mutex);
        return m_isSubscribed;
    });
}

std::vector<std::pair<std::string, std::string>> MqttPeer::heard() const
{
    const std::lock_guard lock(m_mutex);
    return m_heard;
}

int MqttPeer::acknowledged() const
{
    const std::lock_guard lock(m_mutex);
    return m_acknowledged;
}

void MqttPeer::vanish()
{
    // Without the network thread nobody answers; closing the socket is then all that the broker notices.
    mosquitto_loop_stop(m_client, true);
    ::close(mosquitto_socket(m_client));
}

} // namespace support
