// The accounts of flows on the command line: JSON that balances, text, and what it refuses.
#include "RunCli.h"
#include <QJsonArray>
#include <QTest>
#include <cmath>
#include <map>

using support::runCli;

class TestCliFlows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyNodeBalances()
    {
        const auto r = runCli({"flows", "--preset", "2025-07", "--json"});
        QCOMPARE(r.status, 0);
        QVERIFY2(r.err.isEmpty(), r.err.constData());
        const auto kpi = runCli({"kpi", "--preset", "2025-07", "--json"}).object();
        for (const char* key : {"power_mw", "heat_mw", "water_m3_per_h"}) {
            const auto account = r.object()[key].toObject();
            QVERIFY2(account["problem"].isNull() && account.contains("problem"), key);
            std::map<QString, double> in, out;
            for (const auto& f : account["flows"].toArray()) {
                out[f.toObject()["from"].toString()] += f.toObject()["value"].toDouble();
                in[f.toObject()["to"].toString()] += f.toObject()["value"].toDouble();
            }
            QVERIFY(in.size() >= 3);
            for (const auto& n : account["nodes"].toArray()) {
                const auto id = n.toObject()["id"].toString();
                if (in.count(id) && out.count(id))
                    QVERIFY2(std::abs(in[id] - out[id]) <= 1e-9 * in[id], qPrintable(id));
            }
            QVERIFY(account["residual"].toDouble() < 1e-6 * account["total"].toDouble());
        }
        QVERIFY(std::abs(r.object()["power_mw"].toObject()["total"].toDouble() - kpi["facility_mw"].toDouble()) < 1e-6);
        QVERIFY(std::abs(r.object()["water_m3_per_h"].toObject()["total"].toDouble() - kpi["water_m3_per_h"].toDouble()) < 1e-6);
        // The same bytes in another locale.
        QCOMPARE(runCli({"flows", "--preset", "2025-07", "--json"}, "fr_FR.UTF-8").out, r.out);
    }

    void textAndColdWeather()
    {
        const auto r = runCli({"flows", "--preset", "2024-09", "--dry-bulb", "-10", "--wet-bulb", "-11"});
        QCOMPARE(r.status, 0);
        for (const char* word : {"power, MW", "heat, MW", "substation", "-> gpus", "residual"})
            QVERIFY2(r.out.contains(word), word);
    }

    void wrongUse()
    {
        QCOMPARE(runCli({"flows", "--preset", "nowhere"}).status, 2);
        QCOMPARE(runCli({"flows", "--colour"}).status, 2);
        const auto r = runCli({"flows", "--preset", "2025-07", "--utilisation", "2"});
        QCOMPARE(r.status, 2);
        QVERIFY(r.out.isEmpty() && r.err.trimmed().count('\n') == 0);
    }
};

QTEST_GUILESS_MAIN(TestCliFlows)
#include "test_cli_flows.moc"
