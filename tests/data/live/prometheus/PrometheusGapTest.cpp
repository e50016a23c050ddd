// What a real Prometheus server has not measured, because it was down or a GPU vanished, is a gap.
#include "Gathered.h"
#include "data/live/prometheus/PrometheusSource.h"
#include "live/PrometheusServer.h"
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace data;
using namespace data::live;
using support::waitUntil;

namespace {
const std::string gpu0 = "node-07/G1", gpu2 = "node-07/G3";

QJsonObject settings(quint16 port, double step = 0.5)
{
    return {{"url", QStringLiteral("http://127.0.0.1:%1").arg(port)},
            {"queries", QJsonArray{"DCGM_FI_DEV_POWER_USAGE{job='dcgm'}", "DCGM_FI_DEV_GPU_TEMP", QJsonObject{{"query", "sum(DCGM_FI_DEV_POWER_USAGE)"}, {"name", "total"}}}},
            {"step_s", step}, {"history_s", 60}, {"mapping", "dcgm-exporter"}};
}
} // namespace

class PrometheusGapTest : public QObject
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

    /// While the server itself is down nothing is measured: that is a gap. A GPU that vanishes is one, too.
    void marksWhatTheServerHasNot()
    {
        support::RunningSource running(makePrometheusSource, "prometheus", settings(m_server->port()));
        QVERIFY2(running.waitState(SourceState::Live, 60'000), running.reason().c_str());
        m_exporter.hasLastGpu = false;
        m_server->stop();
        QVERIFY2(running.waitState(SourceState::Retrying, 60'000), running.reason().c_str());
        QTest::qWait(2'500);
        QVERIFY(m_server->start());
        QVERIFY2(running.waitState(SourceState::Live, 60'000), running.reason().c_str());
        QVERIFY(running.waitFor([&] { return !running.got.gapsOf(gpu0, "power").empty(); }, 60'000));
        const auto gap = running.got.gapsOf(gpu0, "power").back();
        QVERIFY2(gap.span.seconds() > 2.5 && gap.span.seconds() < 400, qPrintable(QString::number(gap.span.seconds())));
        QVERIFY(running.waitFor([&] { return std::isnan(running.got.of(gpu2, "power").back().value); }, 60'000));
        m_exporter.hasLastGpu = true;
        running.source->stop();
    }
};

QTEST_GUILESS_MAIN(PrometheusGapTest)
#include "PrometheusGapTest.moc"
