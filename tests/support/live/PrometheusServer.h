// A real Prometheus server on a free loopback port, with a small exporter for it to scrape.
#pragma once
#include "live/HttpServer.h"
#include <QDeadlineTimer>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <cmath>

namespace support {

/// Lets the event loop run until the condition holds; false if it does not in time.
template<typename Condition>
bool waitUntil(Condition condition, int timeoutMs)
{
    const QDeadlineTimer deadline(timeoutMs);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QEventLoop loop;
        QTimer::singleShot(20, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return true;
}

inline quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// Speaks as dcgm-exporter does: changing powers, one blank, one counter.
struct DcgmExporter
{
    int scrapes = 0, gpus = 3;
    bool hasLastGpu = true;       ///< the last GPU may vanish
    qint64 energyMj = 0;          ///< of GPU 0; falls when it "reboots"
    HttpServer server{[this](const ServerRequest&) { return ServerResponse{200, exposition(), "text/plain; version=0.0.4", {}, false, false, 0}; }};

    QByteArray exposition()
    {
        ++scrapes;
        energyMj += 300'000;
        QByteArray text = "# HELP DCGM_FI_DEV_POWER_USAGE Power draw (in W).\n# TYPE DCGM_FI_DEV_POWER_USAGE gauge\n";
        for (int gpu = 0; gpu < gpus; ++gpu)
            if (gpu + 1 < gpus || hasLastGpu)
                text += line("DCGM_FI_DEV_POWER_USAGE", gpu, QByteArray::number(200 + 100 * gpu + scrapes % 50 + 0.5));
        text += "# TYPE DCGM_FI_DEV_GPU_TEMP gauge\n";
        text += line("DCGM_FI_DEV_GPU_TEMP", 0, QByteArray::number(40 + scrapes % 20));
        text += line("DCGM_FI_DEV_GPU_TEMP", 1, "9223372036854775794"); // dcgm's "no value"
        text += "# TYPE DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION counter\n";
        text += line("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", 0, QByteArray::number(energyMj));
        return text;
    }
    static QByteArray line(const QByteArray& metric, int gpu, const QByteArray& value)
    {
        const QByteArray n = QByteArray::number(gpu);
        return metric + "{gpu=\"" + n + "\",UUID=\"GPU-604ac76c-d9cf-fef3-62e9-d92044ab6e5" + n + "\",device=\"nvidia" + n + "\",modelName=\"NVIDIA H100 80GB HBM3\",Hostname=\"node-07\"} " + value + "\n";
    }
};

class PrometheusServer
{
public:
    struct Options
    {
        QString webConfig;        ///< file for --web.config.file; empty: plain HTTP
        QByteArray scheme = "http";
    };
    /// The password behind `webConfig`'s hash (bcrypt, cost 4; made with crypt(3)).
    static constexpr const char* password = "geheim-7$x";
    static constexpr const char* passwordHash = "$2b$04$abcdefghijklmnopqrstuuZefeQ.FBTH.6fGI2iX3pkZPeCcogbRW";

    static bool isInstalled() { return !QStandardPaths::findExecutable("prometheus").isEmpty(); }
    PrometheusServer(const QString& folder, quint16 exporterPort) : m_dir(folder), m_exporterPort(exporterPort), m_port(freePort()) {}
    ~PrometheusServer() { stop(); }
    PrometheusServer(const PrometheusServer&) = delete;
    PrometheusServer& operator=(const PrometheusServer&) = delete;

    bool start(const QString& webConfig = {})
    {
        QFile config(m_dir.filePath("prometheus.yml"));
        if (!config.open(QIODevice::WriteOnly))
            return false;
        config.write("global:\n  scrape_interval: 1s\n  scrape_timeout: 900ms\nscrape_configs:\n  - job_name: dcgm\n    static_configs:\n      - targets: ['localhost:"
                     + QByteArray::number(m_exporterPort) + "']\n");
        config.close();
        QStringList words{"--config.file=" + config.fileName(), "--storage.tsdb.path=" + m_dir.filePath("tsdb"), "--web.listen-address=127.0.0.1:" + QString::number(m_port),
                          "--log.level=warn"};
        if (!webConfig.isEmpty())
            words << "--web.config.file=" + webConfig;
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardOutputFile(m_dir.filePath("prometheus.log"), QIODevice::Append);
        m_process.start("prometheus", words);
        if (!m_process.waitForStarted(60'000))
            return false;
        const bool isAnswered = waitUntil(
            [this] {
                QTcpSocket probe;
                probe.connectToHost(QHostAddress::LocalHost, m_port);
                return probe.waitForConnected(100) || m_process.state() == QProcess::NotRunning;
            },
            60'000);
        return isAnswered && m_process.state() != QProcess::NotRunning;
    }
    void stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        if (!m_process.waitForFinished(60'000))
            m_process.kill();
        m_process.waitForFinished(2'000);
    }
    quint16 port() const { return m_port; }

private:
    QDir m_dir;
    quint16 m_exporterPort, m_port;
    QProcess m_process;
};

} // namespace support
