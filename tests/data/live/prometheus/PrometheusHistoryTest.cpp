// History into a recording, and signing in over TLS, against a real Prometheus server.
#include "Gathered.h"
#include "data/live/prometheus/PrometheusImport.h"
#include "data/live/prometheus/PrometheusSource.h"
#include "data/store/RecordingReader.h"
#include "live/Certificates.h"
#include "live/PrometheusServer.h"
#include <QDateTime>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace data;
using namespace data::live;
using support::waitUntil;

namespace {
QJsonObject settings(quint16 port, double step = 0.5)
{
    return {{"url", QStringLiteral("http://127.0.0.1:%1").arg(port)}, {"queries", QJsonArray{"DCGM_FI_DEV_POWER_USAGE", "DCGM_FI_DEV_GPU_TEMP", "up"}}, {"step_s", step},
            {"history_s", 60}, {"mapping", "dcgm-exporter"}};
}
} // namespace

class PrometheusHistoryTest : public QObject
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
        QVERIFY(waitUntil([&] { return m_exporter.scrapes >= 4; }, 60'000));
    }

    void importsHistory()
    {
        const auto now = twin::Timestamp::fromMilliseconds(QDateTime::currentMSecsSinceEpoch());
        auto parsed = PrometheusSettings::fromJson(settings(m_server->port(), 1));
        const QString file = m_dir.filePath("history.mtrec");
        const auto result = importPrometheus(parsed, {now.plusSeconds(-60), now}, file.toStdString());
        QVERIFY(result.samples >= 4 * 4);   // three powers and a temperature, at least four scrapes
        QVERIFY(result.missing >= 3);       // the blank temperature
        QCOMPARE(result.unmapped, std::size_t{1}); // up
        QCOMPARE(result.channels, std::size_t{5});
        RecordingReader reader(file.toStdString());
        QVERIFY(reader.info().complete);
        QCOMPARE(static_cast<std::size_t>(reader.info().channels), result.channels);

        // Nothing to be had: said, and no file is left.
        parsed.queries = {prometheusQuery("nonesuch")};
        const QString none = m_dir.filePath("none.mtrec");
        QString said;
        try {
            importPrometheus(parsed, {now.plusSeconds(-60), now}, none.toStdString());
        } catch (const twin::Error& error) {
            said = QString::fromUtf8(error.what());
        }
        QVERIFY2(said.contains("no samples"), qPrintable(said));
        QVERIFY(!QFile::exists(none));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("part");
        const QString port = QString::number(m_server->port());
        QTest::newRow("query") << "http://127.0.0.1:" + port << "up{job=}" << "parse error";
        QTest::newRow("path") << "http://127.0.0.1:" + port + "/wrong" << "up" << "404";
        QTest::newRow("not Prometheus") << m_exporter.server.url() << "up" << "not like Prometheus";
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, url);
        QFETCH(QString, query);
        QFETCH(QString, part);
        QJsonObject json = settings(1);
        json.insert("url", url);
        json.insert("queries", QJsonArray{query});
        support::RunningSource running(makePrometheusSource, "prometheus", json);
        QVERIFY2(running.waitState(SourceState::Lost, 60'000), running.reason().c_str());
        QVERIFY2(QString::fromStdString(running.reason()).contains(part), running.reason().c_str());
    }

    /// TLS with a private authority, and a password: right, wrong and missing.
    void signsInOverTls()
    {
        const support::Certificates made(m_dir.path());
        if (!made.isMade)
            QSKIP("openssl is not installed.");
        QFile config(m_dir.filePath("web.yml"));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("tls_server_config:\n  cert_file: " + made.certificate.toUtf8() + "\n  key_file: " + made.key.toUtf8() + "\nbasic_auth_users:\n  reader: '"
                     + QByteArray(support::PrometheusServer::passwordHash) + "'\n");
        config.close();
        m_server->stop();
        QVERIFY(m_server->start(config.fileName()));

        QJsonObject json = settings(m_server->port());
        json.insert("url", QStringLiteral("https://localhost:%1").arg(m_server->port()));
        json.insert("auth", "basic");
        json.insert("user", "reader");
        json.insert("secret", QJsonObject{{"where", "environment"}, {"name", "TEST_PROMETHEUS_PASSWORD"}});
        const auto outcome = [&](const QByteArray& password, const QString& ca, SourceState wanted) {
            qputenv("TEST_PROMETHEUS_PASSWORD", password);
            json.insert("ca_file", ca);
            support::RunningSource running(makePrometheusSource, "prometheus", json);
            const bool is = running.waitState(wanted, 60'000);
            if (!is)
                qWarning("%s", running.reason().c_str());
            const QString reason = QString::fromStdString(running.reason());
            if (reason.contains(QString::fromUtf8(support::PrometheusServer::password)))
                return QStringLiteral("the secret is told");
            return is ? "is: " + reason : "is not: " + reason;
        };
        QCOMPARE(outcome(support::PrometheusServer::password, made.ca, SourceState::Live), QString("is: "));
        QVERIFY(outcome("wrong", made.ca, SourceState::Lost).contains("401"));
        QVERIFY(outcome(support::PrometheusServer::password, made.otherCa, SourceState::Lost).contains("Test Authority"));
        QVERIFY(outcome(support::PrometheusServer::password, m_dir.filePath("none.pem"), SourceState::Retrying).contains("none.pem"));
        qunsetenv("TEST_PROMETHEUS_PASSWORD");
    }
};

QTEST_GUILESS_MAIN(PrometheusHistoryTest)
#include "PrometheusHistoryTest.moc"
