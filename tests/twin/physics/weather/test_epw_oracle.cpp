// Real weather files against the results of independent programs (see the README beside the files).
#include "OracleTable.h"
#include "twin/physics/Psychrometrics.h"
#include "twin/physics/Weather.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace twin;

class TestEpwOracle : public QObject
{
    Q_OBJECT
    static EpwData read(const QString& name) { return readEpwData(support::oraclePath("weather/" + name).toStdString()); }
    static QString tampa() { return "USA_FL_Tampa.Intl.AP.722110_TMY3.epw"; }
    static QString memphis() { return "USA_TN_Memphis.Intl.AP.723340_TMY3.epw"; }

private Q_SLOTS:
    void initTestCase()
    {
        SKIP_WITHOUT(support::oraclePath("weather/" + memphis()));
    }
    void header()
    {
        const auto h = read(memphis()).header;
        QCOMPARE(h.city, std::string("Memphis International Ap"));
        QCOMPARE(h.wmo, std::string("723340"));
        QCOMPARE(h.utcOffsetHours, -6.0);
        QCOMPARE(h.elevationM, 81.0);
        QCOMPARE(h.coolingDryBulb004C, 35.6);
        QCOMPARE(h.coolingWetBulbCoincident004C, 25.2);
        QCOMPARE(h.heatingDryBulb996C, -8.3);
        QCOMPARE(h.evaporationWetBulb004C, 26.8);
    }
    // The table that EnergyPlus's own weather converter printed for the Tampa file.
    void tampaMonthlyTable()
    {
        const auto data = read(tampa());
        const support::OracleTable table(support::oraclePath("weather/tampa_energyplus_stat.csv"));
        QCOMPARE(table.header.size(), 13);
        const auto expected = [&table](const QString& quantity, int month) {
            for (const auto& row : table.rows)
                if (row[0] == quantity)
                    return row[month];
            return QString("absent: " + quantity);
        };
        const auto one = [](double x) { return QString::number(std::round(x * 10) / 10 + 0.0, 'f', 1); };
        const auto whole = [](double x) { return QString::number(std::lround(x)); };
        int compared = 0;
        for (int month = 1; month <= 12; ++month) {
            double dry = 0, dew = 0, rh = 0, n = 0;
            double most[3] = {-99, -99, -99}, least[3] = {99, 99, 999};
            QString hottest, coldest;
            std::vector<double> dayMost(32, -99), dayLeast(32, 99);
            for (const auto& h : data.hours) {
                if (h.month != month)
                    continue;
                const double x[3] = {h.point.dryBulbC, h.point.dewPointC, h.relativeHumidity};
                const auto stamp = QString("%1:%2").arg(h.day).arg(h.hour, 2, 10, QChar('0'));
                if (x[0] > most[0])
                    hottest = stamp;
                if (x[0] < least[0])
                    coldest = stamp;
                for (int k = 0; k < 3; ++k) {
                    most[k] = std::max(most[k], x[k]);
                    least[k] = std::min(least[k], x[k]);
                }
                const auto day = static_cast<std::size_t>(h.day);
                dayMost[day] = std::max(dayMost[day], x[0]);
                dayLeast[day] = std::min(dayLeast[day], x[0]);
                dry += x[0];
                dew += x[1];
                rh += x[2];
                ++n;
            }
            const auto hot = std::count_if(dayMost.begin(), dayMost.end(), [](double t) { return t >= 32; });
            const auto frost = std::count_if(dayLeast.begin(), dayLeast.end(), [](double t) { return t <= 0; });
            const std::pair<const char*, QString> got[] = {
                {"db_max", one(most[0])}, {"db_min", one(least[0])}, {"db_avg", one(dry / n)}, {"db_max_dayhour", hottest},
                {"db_min_dayhour", coldest}, {"dp_max", one(most[1])}, {"dp_min", one(least[1])}, {"dp_avg", one(dew / n)},
                {"rh_max", whole(most[2])}, {"rh_min", whole(least[2])}, {"rh_avg", whole(rh / n)},
                {"days_max_ge_32", QString::number(hot)}, {"days_min_le_0", QString::number(frost)}};
            for (const auto& [quantity, value] : got) {
                QVERIFY2(value == expected(quantity, month),
                         qPrintable(QString("%1, month %2: %3 for %4").arg(quantity).arg(month).arg(value, expected(quantity, month))));
                ++compared;
            }
        }
        QCOMPARE(compared, 13 * 12);
    }
    void memphisWetBulbRows()
    {
        const auto data = read(memphis());
        const support::OracleTable table(support::oraclePath("weather/memphis_tmy3_wetbulb.csv"));
        QVERIFY(table.rows.size() > 300);
        double worst = 0;
        for (int i = 0; i < table.rows.size(); ++i) {
            const auto& h = data.hours.at(static_cast<std::size_t>(table.number(i, "hour_of_year")) - 1);
            QCOMPARE(h.month, int(table.number(i, "month")));
            QCOMPARE(h.hour, int(table.number(i, "hour")));
            QCOMPARE(h.point.dryBulbC, table.number(i, "T_C"));
            QCOMPARE(h.point.pressurePa, table.number(i, "p_Pa"));
            const double w = psychro::humidityRatioFromDewPoint(h.point.dewPointC, h.point.pressurePa);
            QVERIFY(std::abs(w / table.number(i, "W") - 1) < 1e-4);
            worst = std::max(worst, std::abs(h.point.wetBulbC - table.number(i, "Twb_C")));
            QVERIFY2(std::abs(h.point.wetBulbC - table.number(i, "Twb_C")) < 0.01, qPrintable(QString("row %1").arg(i + 2)));
            QVERIFY(std::abs(psychro::enthalpyJPerKg(h.point.dryBulbC, w) - table.number(i, "h_J_kg_da")) < 1 + 1e-4 * std::abs(table.number(i, "h_J_kg_da")));
        }
        qInfo("worst wet bulb: %.2g K over %d rows", worst, int(table.rows.size()));
    }
    void annualStatistics()
    {
        QFile file(support::oraclePath("weather/expected_annual_statistics.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto files = QJsonDocument::fromJson(file.readAll()).array();
        QCOMPARE(files.size(), 2);
        for (const auto& entry : files) {
            const auto e = entry.toObject();
            const auto data = read(e["file"].toString());
            std::vector<double> wet;
            double dry = 0, dew = 0, pressure = 0, sun = 0, wind = 0, coolingDays = 0, heatingDays = 0, day = 0;
            double most = -99, least = 99, months[12] = {}, monthHours[12] = {};
            int hot = 0;
            const double n = static_cast<double>(data.hours.size());
            for (const auto& h : data.hours) {
                const auto& p = h.point;
                wet.push_back(p.wetBulbC);
                dry += p.dryBulbC;
                dew += p.dewPointC;
                pressure += p.pressurePa;
                sun += h.globalHorizontalWhM2;
                wind += p.windMs;
                most = std::max(most, p.dryBulbC);
                least = std::min(least, p.dryBulbC);
                hot += p.dryBulbC > 32;
                months[h.month - 1] += p.dryBulbC;
                ++monthHours[h.month - 1];
                day += p.dryBulbC / 24;
                if (h.hour == 24) {
                    coolingDays += std::max(0.0, day - 18.3);
                    heatingDays += std::max(0.0, 18.3 - day);
                    day = 0;
                }
            }
            std::sort(wet.begin(), wet.end());
            const double position = 0.996 * (n - 1);
            const auto k = static_cast<std::size_t>(position);
            const double p996 = wet[k] + (wet[k + 1] - wet[k]) * (position - static_cast<double>(k));
            const auto below = [&wet](double t) { return double(std::lower_bound(wet.begin(), wet.end(), t) - wet.begin()); };
            double wetSum = 0;
            for (const double x : wet)
                wetSum += x;
            const auto close = [&e](const char* key, double got, double tolerance) {
                const double expected = e[key].toDouble(std::nan(""));
                const bool good = std::abs(got - expected) <= tolerance;
                if (!good)
                    qWarning("%s: %.6f for %.6f", key, got, expected);
                return good;
            };
            const auto digits = [&](const char* key, double got) { return close(key, got, 1e-4 * std::max(1.0, std::abs(e[key].toDouble()))); };
            QVERIFY(digits("rows", n));
            QVERIFY(digits("T_mean_C", dry / n));
            QVERIFY(digits("T_min_C", least));
            QVERIFY(digits("T_max_C", most));
            QVERIFY(digits("Tdp_mean_C", dew / n));
            QVERIFY(close("Twb_mean_C", wetSum / n, 0.001));
            QVERIFY(close("Twb_max_C", wet.back(), 0.001));
            QVERIFY(close("Twb_p99_6_C", p996, 0.001));
            QVERIFY(close("hours_Twb_below_7C", below(7), 1));
            QVERIFY(close("hours_Twb_below_12C", below(12), 1));
            QVERIFY(close("hours_Twb_below_18C", below(18), 1));
            QVERIFY(close("hours_T_above_32C", hot, 0));
            QVERIFY(digits("CDD18_3_mean_of_24h", coolingDays));
            QVERIFY(digits("HDD18_3_mean_of_24h", heatingDays));
            QVERIFY(digits("p_mean_Pa", pressure / n));
            QVERIFY(digits("GHI_kWh_m2", sun / 1000));
            QVERIFY(digits("wind_mean_m_s", wind / n));
            QVERIFY(digits("lat", data.header.latitude) && digits("lon", data.header.longitude) && digits("tz", data.header.utcOffsetHours));
            for (int m = 0; m < 12; ++m)
                QVERIFY(std::abs(months[m] / monthHours[m] - e["T_month_mean_C"].toArray()[m].toDouble()) < 1e-4);
        }
    }
};

QTEST_GUILESS_MAIN(TestEpwOracle)
#include "test_epw_oracle.moc"
