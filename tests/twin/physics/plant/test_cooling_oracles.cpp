// Independent reference results (Modelica Buildings library), read in place.
#include "twin/physics/CoolingTower.h"
#include "twin/physics/HeatExchanger.h"
#include <QFile>
#include <QTest>
#include <QTextStream>
#include <algorithm>
#include <cmath>

using namespace twin;

namespace {

QString oracle(const char* path)
{
    QString root = qEnvironmentVariable("MEMPHIS_TWIN_ORACLES");
    if (root.isEmpty())
        root = QStringLiteral(TWIN_SOURCE_DIR "/../shared/data");
    return root + QLatin1Char('/') + QLatin1String(path);
}

QList<QStringList> rows(const QString& path)
{
    QFile file(path);
    QList<QStringList> result;
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return result;
    QTextStream in(&file);
    in.readLine(); // header
    while (!in.atEnd())
        result.append(in.readLine().split(QLatin1Char(',')));
    return result;
}

} // namespace

class TestCoolingOracles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void york()
    {
        const auto table = rows(oracle("cooling-tower/yorkcalc_reference.csv"));
        if (table.isEmpty())
            QSKIP("The cooling-tower reference is not here; set MEMPHIS_TWIN_ORACLES to the folder with the reference data.");
        double worst = 0;
        for (const auto& r : table) {
            QCOMPARE(r.size(), 5);
            const double approach = yorkApproachK(r[3].toDouble(), r[2].toDouble(), r[0].toDouble() / r[1].toDouble());
            worst = std::max(worst, std::abs(approach - r[4].toDouble()));
        }
        qInfo("YorkCalc: %lld rows, worst difference %.2e K", static_cast<long long>(table.size()), worst);
        QVERIFY2(worst < 1e-4, qPrintable(QString::number(worst)));
    }

    // What the plant steps with: the range back from the water that arrives, and the flow ratio back from the range.
    void yorkSolvedBackwards()
    {
        const auto table = rows(oracle("cooling-tower/yorkcalc_reference.csv"));
        if (table.isEmpty())
            QSKIP("The cooling-tower reference is not here; set MEMPHIS_TWIN_ORACLES to the folder with the reference data.");
        int compared = 0;
        for (const auto& r : table) {
            const double wetBulb = r[3].toDouble(), range = r[2].toDouble(), ratio = r[0].toDouble() / r[1].toDouble(), approach = r[4].toDouble();
            if (!(range >= 1.2 && range <= 22 && approach > 0 && ratio > 0.1 && ratio < 8))
                continue;
            const YorkAtWetBulb york(wetBulb);
            for (const double perRange : {1.0, 1.6})
                QVERIFY(std::abs(york.rangeK(approach + perRange * range, perRange, ratio) - range) < 1e-4 * range);
            QVERIFY(std::abs(york.flowRatioFor(approach + range, range, 0.05) - ratio) < 1e-4 * ratio);
            ++compared;
        }
        QVERIFY2(compared > 50, qPrintable(QString::number(compared)));
    }

    void effectivenessNtu()
    {
        const auto table = rows(oracle("heat-exchanger/epsilon_ntu.csv"));
        if (table.isEmpty())
            QSKIP("The heat-exchanger reference is not here; set MEMPHIS_TWIN_ORACLES to the folder with the reference data.");
        const QHash<QString, FlowArrangement> kinds{
            {"parallel", FlowArrangement::Parallel},
            {"counterflow", FlowArrangement::Counterflow},
            {"crossflow_both_unmixed", FlowArrangement::CrossflowUnmixed},
            {"crossflow_Cmin_mixed", FlowArrangement::CrossflowMinMixed},
            {"crossflow_Cmax_mixed", FlowArrangement::CrossflowMinUnmixed},
            {"constant_temperature_phase_change", FlowArrangement::PhaseChange}};
        double worst = 0, worstAway = 0;
        for (const auto& r : table) {
            QVERIFY2(kinds.contains(r[0]), qPrintable(r[0]));
            const double z = r[1].toDouble(), expected = r[2].toDouble(), ntu = r[3].toDouble();
            const double difference = std::abs(effectiveness(ntu, z, kinds[r[0]]) - expected);
            worst = std::max(worst, difference);
            if (z < 0.95) // nearer to 1 the reference smooths its own formula
                worstAway = std::max(worstAway, difference);
            const double back = ntuFromEffectiveness(effectiveness(ntu, z, kinds[r[0]]), z, kinds[r[0]]);
            QVERIFY(std::abs(back - ntu) < 1e-6 * ntu + 1e-9);
        }
        qInfo("Effectiveness: %lld rows, worst %.2e, away from equal capacities %.2e", static_cast<long long>(table.size()), worst, worstAway);
        QVERIFY2(worst < 1e-3, qPrintable(QString::number(worst)));
        QVERIFY2(worstAway < 1e-6, qPrintable(QString::number(worstAway)));
    }
};

QTEST_GUILESS_MAIN(TestCoolingOracles)
#include "test_cooling_oracles.moc"
