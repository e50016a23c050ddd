// A real mosquitto broker on a free loopback port, with TLS by a private CA and a password file if asked for, and a client to publish
// with. For the tests of live sources.
#pragma once
#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QThread>
#include <memory>
#include <mosquitto.h>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace support {

class Broker
{
public:
    struct Options
    {
        bool isTls = false, needsPassword = false;
    };
    static constexpr const char* user = "twin";
    static constexpr const char* password = "corréct horse";

    explicit Broker(Options options) : m_options(options) {}
    ~Broker() { kill(); }
    static bool isInstalled();
    /// Empty, or what went wrong. The port stays the same over kill() and start().
    QString start();
    void kill(); ///< SIGKILL: no farewell to anybody
    /// Stops it from running without closing anything, as a hung machine; and lets it go on.
    void freeze();
    void thaw();
    int port() const { return m_port; }
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    QString caFile() const { return path("ca.pem"); }
    QString otherCaFile() const { return path("other-ca.pem"); } ///< of a CA that signed nothing here

private:
    QString prepare();
    QString run(const QString& program, const QStringList& words);

    Options m_options;
    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
};

/// A client with a network thread of its own; remembers what it hears.
class MqttPeer
{
public:
    MqttPeer(const Broker& broker, bool isTls, bool hasPassword, const char* id = nullptr);
    ~MqttPeer();
    MqttPeer(const MqttPeer&) = delete;
    MqttPeer& operator=(const MqttPeer&) = delete;
    void will(const std::string& topic, const std::string& payload);  ///< before connect()
    bool connect(const Broker& broker);
    void publish(const std::string& topic, const std::string& payload, int qos = 0, bool retain = false);
    bool subscribe(const std::string& filter);                       ///< waits until the broker has it
    std::vector<std::pair<std::string, std::string>> heard() const;
    int acknowledged() const;                                         ///< messages of QoS 1 that the broker has
    void vanish(); ///< drops the connection without a word, so that the broker publishes the will

private:
    mosquitto* m_client;
    mutable std::mutex m_mutex;
    std::vector<std::pair<std::string, std::string>> m_heard;
    int m_acknowledged = 0;
    bool m_isConnected = false, m_isSubscribed = false;
};

} // namespace support
