// The command line on real measurements and real weather.
#include "RunCli.h"
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using support::runCli;

class TestCliOracle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void h100TraceKeepsItsEnergy();
    void memphisDayRuns();
    void h100TraceDrivesAHall();

private:
    QString m_data;
    QTemporaryDir m_folder;
};

void TestCliOracle::initTestCase()
{
    m_data = support::oracleFolder();
    if (m_data.isEmpty())
        QSKIP("the reference data are not beside this checkout; set MEMPHIS_TWIN_ORACLES to their folder");
}

void TestCliOracle::h100TraceKeepsItsEnergy()
{
    const auto file = m_folder.filePath("h100.mtrec");
    const auto r = runCli({"import", "csv", m_data + "/telemetry-h100-cluster/gpt3_64n_run1_ac.csv", "--assets", "array:H1-R01-01", "--out", file,
                           "--json"});
    QVERIFY2(r.status == 0, r.err.constData());
    const auto o = r.object();
    QCOMPARE(o["channels"].toInt(), 64);
    QCOMPARE(o["rejected"].toInt(), 0);
    const double energy = o["energy_kwh"].toDouble();
    QVERIFY2(std::abs(energy - 415.26815) < 1e-5 * 415.26815, qPrintable(QString::number(energy, 'f', 5)));
    QVERIFY(std::abs(energy - 415.23) < 0.0002 * 415.23);
    QVERIFY(o["events"].toInt() > 48);
    const auto info = runCli({"info", file, "--json"}).object();
    QCOMPARE(info["channels_by_metric"].toObject()["power"].toInt() + info["channels_by_metric"].toObject()["server_power"].toInt(), 64);
}

void TestCliOracle::memphisDayRuns()
{
    const auto epw = m_data + "/weather/USA_TN_Memphis.Intl.AP.723340_TMY3.epw";
    const auto hot = runCli({"simulate", "--preset", "2025-07", "--weather", epw, "--from", "2025-07-15T05:00Z", "--hours", "24", "--step", "300",
                             "--out", m_folder.filePath("july.mtrec"), "--json"});
    QVERIFY2(hot.status == 0, hot.err.constData());
    const auto cold = runCli({"simulate", "--preset", "2025-07", "--weather", epw, "--from", "2025-01-15T06:00Z", "--hours", "24", "--step", "300",
                              "--out", m_folder.filePath("january.mtrec"), "--json"});
    QVERIFY2(cold.status == 0, cold.err.constData());
    const double summer = hot.object()["mean_pue"].toDouble(), winter = cold.object()["mean_pue"].toDouble();
    QVERIFY2(summer > winter + 0.02 && winter > 1.08 && summer < 1.25, qPrintable(QString("%1 %2").arg(summer).arg(winter)));
    QVERIFY(hot.object()["energy_balance_error_percent"].toDouble() < 0.1);
}

void TestCliOracle::h100TraceDrivesAHall()
{
    const auto r = runCli({"simulate", "--preset", "2024-09", "--workload", m_data + "/telemetry-h100-cluster/gpt3_64n_run1_ac.csv",
                           "--workload-hall", "1", "--hours", "1", "--step", "10", "--out", m_folder.filePath("hall.mtrec"), "--json"});
    QVERIFY2(r.status == 0, r.err.constData());
    QVERIFY(r.object()["it_mwh"].toDouble() > 80 && r.object()["it_mwh"].toDouble() < 115);
}

QTEST_GUILESS_MAIN(TestCliOracle)
#include "test_cli_oracle.moc"
