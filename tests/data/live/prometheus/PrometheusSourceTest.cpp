// Against a real Prometheus server that scrapes the exporter of the test support.
#include "Gathered.h"
#include "data/live/prometheus/PrometheusSource.h"
#include "live/PrometheusServer.h"
#include "live/TcpProxy.h"
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <set>

using namespace data;
using namespace data::live;
using support::waitUntil;

namespace {
const std::string gpu0 = "node-07/G1", gpu1 = "node-07/G2";

QJsonObject settings(quint16 port, double step = 0.5)
{
    return {{"url", QStringLiteral("http://127.0.0.1:%1").arg(port)},
            {"queries", QJsonArray{"DCGM_FI_DEV_POWER_USAGE{job='dcgm'}", "DCGM_FI_DEV_GPU_TEMP", QJsonObject{{"query", "sum(DCGM_FI_DEV_POWER_USAGE)"}, {"name", "total"}}}},
            {"step_s", step}, {"history_s", 60}, {"mapping", "dcgm-exporter"}};
}

int times(const std::vector<LiveSample>& samples)
{
    std::set<std::int64_t> different;
    for (const auto& s : samples)
        different.insert(s.t.ns);
    return static_cast<int>(different.size());
}

/// The longest time between two samples, in s.
double longestStep(const std::vector<LiveSample>& samples)
{
    double longest = 0;
    for (std::size_t i = 1; i < samples.size(); ++i)
        longest = std::max(longest, samples[i].t.secondsSince(samples[i - 1].t));
    return longest;
}

bool rises(const std::vector<LiveSample>& samples)
{
    return std::is_sorted(samples.begin(), samples.end(), [](const LiveSample& a, const LiveSample& b) { return a.t <= b.t; });
}
} // namespace

class PrometheusSourceTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    support::DcgmExporter m_exporter;
    std::unique_ptr<support::PrometheusServer> m_server;

private Q_SLOTS:
    void initTestCase()
    {
        if (!support::PrometheusServer::isInstalled())
            QSKIP("Prometheus is not installed; install the package prometheus.");
        QVERIFY(m_dir.isValid());
        m_server = std::make_unique<support::PrometheusServer>(m_dir.path(), m_exporter.server.serverPort());
        QVERIFY(m_server->start());
        QVERIFY(waitUntil([&] { return m_exporter.scrapes >= 3; }, 60'000));
    }

    /// What the server scraped comes, once and with its own instants; the connection is cut and the hole filled from history.
    void followsAndFillsTheHole()
    {
        support::TcpProxy proxy(m_server->port());
        support::RunningSource running(makePrometheusSource, "prometheus", settings(proxy.port()));
        QVERIFY2(running.waitState(SourceState::Live, 60'000), running.reason().c_str());
        QVERIFY(running.waitFor([&] { return running.got.of(gpu0, "power").size() >= 4; }, 60'000));
        QVERIFY(std::abs(running.status().clockOffsetSeconds) < 30); // a busy machine reads late
        // The blank of GPU 2's temperature is a gap, never a number.
        const auto blank = running.got.of(gpu1, "gpu_temperature");
        QVERIFY(!blank.empty());
        for (const auto& s : blank)
            QVERIFY(std::isnan(s.value));

        proxy.cut();
        QVERIFY2(running.waitState(SourceState::Retrying, 60'000), running.reason().c_str());
        QVERIFY2(running.reason().find("127.0.0.1") != std::string::npos, running.reason().c_str());
        const int scrapes = m_exporter.scrapes;
        QVERIFY(waitUntil([&] { return m_exporter.scrapes >= scrapes + 3; }, 60'000)); // the server goes on meanwhile
        QVERIFY(proxy.restore());
        QVERIFY2(running.waitState(SourceState::Live, 60'000), running.reason().c_str());
        const int after = m_exporter.scrapes + 2;
        QVERIFY(running.waitFor([&] { return m_exporter.scrapes > after; }, 60'000));
        QVERIFY(running.waitFor([&] { return false; }, 700) || true);
        const auto power = running.got.of(gpu0, "power");
        QVERIFY(rises(power));
        QCOMPARE(times(power), static_cast<int>(power.size()));
        QVERIFY2(longestStep(power) < 2.2, qPrintable(QString::number(longestStep(power)))); // no hole is left
        for (std::size_t i = 1; i < power.size(); ++i) { // each scrape raises it by 1, modulo 50: none is missing
            const double step = power[i].value - power[i - 1].value;
            QVERIFY2(step == 1 || step == -49, qPrintable(QString::number(step)));
        }
        QVERIFY(running.got.gapsOf(gpu0, "power").empty());
        // The sum has no name of its own, and the mapping no rule for it: told once.
        QVERIFY(running.status().rejected >= 1);
        running.source->stop();
    }
};

QTEST_GUILESS_MAIN(PrometheusSourceTest)
#include "PrometheusSourceTest.moc"
