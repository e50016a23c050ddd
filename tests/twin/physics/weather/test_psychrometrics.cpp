#include "OracleTable.h"
#include "twin/base/Random.h"
#include "twin/physics/Psychrometrics.h"
#include <QTest>
#include <cmath>

namespace p = twin::psychro;

class TestPsychrometrics : public QObject
{
    Q_OBJECT

    static double published(const QString& quantity, double t, double wet, double w, double pw, double pressure, double altitude)
    {
        if (quantity == "sat_vapour_pressure_Pa")
            return p::saturationPressurePa(t);
        if (quantity == "sat_humidity_ratio")
            return p::saturationHumidityRatio(t, pressure);
        if (quantity == "sat_air_enthalpy_J_kg")
            return p::enthalpyJPerKg(t, p::saturationHumidityRatio(t, pressure));
        if (quantity == "humidity_ratio_from_vapour_pressure")
            return p::humidityRatioFromVapourPressure(pw, pressure);
        if (quantity == "humidity_ratio_from_wetbulb")
            return p::humidityRatioFromWetBulb(t, wet, pressure);
        if (quantity == "dry_air_volume_m3_kg")
            return p::specificVolumeM3PerKg(t, 0, pressure);
        if (quantity == "moist_air_volume_m3_kg")
            return p::specificVolumeM3PerKg(t, w, pressure);
        if (quantity == "standard_atm_pressure_Pa")
            return p::standardPressurePa(altitude);
        if (quantity == "standard_atm_temperature_C")
            return p::standardTemperatureC(altitude);
        if (quantity == "moist_air_enthalpy_from_wetbulb_J_kg")
            return p::enthalpyJPerKg(t, p::humidityRatioFromWetBulb(t, wet, pressure));
        return std::nan("");
    }

private Q_SLOTS:
    // A few values of ASHRAE Fundamentals 2013, ch. 1, tables 2 and 3, that stand without any file.
    void publishedValues()
    {
        QVERIFY(std::abs(p::saturationPressurePa(-60) - 1.08) < 0.01);
        QVERIFY(std::abs(p::saturationPressurePa(25) / 3169.7 - 1) < 3e-4);
        QVERIFY(std::abs(p::saturationPressurePa(100) / 101'418 - 1) < 3e-4);
        QVERIFY(std::abs(p::humidityRatioFromWetBulb(40, 20, 101'325) - 0.0065) < 1e-4); // example 1
        QVERIFY(std::abs(p::standardPressurePa(4000) - 61'640) < 1);
        // Memphis design day: 35.6 °C with a wet bulb of 25.2 °C is about 44 % humid.
        const double w = p::humidityRatioFromWetBulb(35.6, 25.2, 100'680);
        QVERIFY(std::abs(p::relativeHumidity(35.6, w, 100'680) - 0.437) < 0.003);
    }
    void publishedPointsOfTheReferenceFolder()
    {
        const auto path = support::oraclePath("psychrometrics/published_points.csv");
        SKIP_WITHOUT(path);
        const support::OracleTable table(path);
        QCOMPARE(table.rows.size(), 21);
        for (int i = 0; i < table.rows.size(); ++i) {
            const auto n = [&](const char* column) { return table.number(i, column); };
            const auto quantity = table.text(i, "quantity");
            const double got = published(quantity, n("T_C"), n("Twb_C"), n("W"), n("pw_Pa"), n("p_Pa"), n("z_m"));
            const double expected = n("expected"), error = table.text(i, "tol_kind") == "rel" ? got / expected - 1 : got - expected;
            QVERIFY2(std::abs(error) <= n("tol"), qPrintable(QString("row %1, %2: %3 for %4").arg(i + 1).arg(quantity).arg(got).arg(expected)));
        }
    }
    void gridOfTheReferenceFolder()
    {
        const auto path = support::oraclePath("psychrometrics/psychrolib_grid.csv");
        SKIP_WITHOUT(path);
        const support::OracleTable table(path);
        QCOMPARE(table.rows.size(), 400);
        double worstRatio = 0, worstKelvin = 0;
        for (int i = 0; i < table.rows.size(); ++i) {
            const auto n = [&](const char* column) { return table.number(i, column); };
            const double t = n("T_C"), pressure = n("p_Pa");
            const double w = p::humidityRatioFromRelativeHumidity(t, n("phi"), pressure);
            const auto ratio = [&](double got, const char* column) {
                const double error = std::abs(got / n(column) - 1);
                worstRatio = std::max(worstRatio, error);
                return error <= 2e-4;
            };
            const auto kelvin = [&](double got, const char* column) {
                const double error = std::abs(got - n(column));
                worstKelvin = std::max(worstKelvin, error);
                return error <= 0.002;
            };
            QVERIFY(ratio(w, "W"));
            QVERIFY(ratio(p::vapourPressurePa(w, pressure), "pw_Pa"));
            QVERIFY(ratio(p::specificVolumeM3PerKg(t, w, pressure), "v_m3_kg_da"));
            QVERIFY(ratio(p::densityKgPerM3(t, w, pressure), "rho_kg_m3"));
            QVERIFY(std::abs(p::enthalpyJPerKg(t, w) - n("h_J_kg_da")) <= 2e-4 * std::max(std::abs(n("h_J_kg_da")), 1000.0));
            QVERIFY2(kelvin(p::wetBulbC(t, w, pressure), "Twb_C"), qPrintable(QString("row %1").arg(i + 1)));
            QVERIFY2(kelvin(p::dewPointC(w, pressure), "Tdp_C"), qPrintable(QString("row %1").arg(i + 1)));
        }
        qInfo("worst: %.2g relative, %.2g K", worstRatio, worstKelvin);
    }
    void wetBulbConvergesForEveryState()
    {
        // From arctic to boiling, dry to fog, sea level to a high plateau: putting the wet bulb back gives the state again.
        for (int i = 0; i < 200'000; ++i) {
            const double t = -80 + 230 * twin::randomUniform(1, 0, i);
            const double pressure = 50'000 + 60'000 * twin::randomUniform(1, 1, i);
            const double most = std::min(p::saturationHumidityRatio(t, pressure), 5.0);
            const double share = i % 10 == 0 ? 0 : i % 10 == 1 ? 1 : twin::randomUniform(1, 2, i);
            const double w = share * most;
            const double wet = p::wetBulbC(t, w, pressure);
            QVERIFY(std::isfinite(wet) && wet <= t);
            if (wet == t) { // fog
                QVERIFY(w >= 0.999999 * p::saturationHumidityRatio(t, pressure));
                continue;
            }
            const double back = p::humidityRatioFromWetBulb(t, wet, pressure);
            QVERIFY2(std::abs(back - w) <= 1e-9 + 1e-7 * w,
                     qPrintable(QString("t %1 w %2 p %3 wet %4 back %5").arg(t).arg(w).arg(pressure).arg(wet).arg(back)));
        }
    }
    void dewPointInvertsSaturation()
    {
        for (double t = -90; t < 150; t += 0.37)
            QVERIFY(std::abs(p::dewPointFromVapourPressureC(p::saturationPressurePa(t)) - t) < 1e-7);
        QCOMPARE(p::dewPointC(0, 101'325), -100.0);
        QCOMPARE(p::wetBulbFromDewPointC(20, 20, 101'325), 20.0);
        QCOMPARE(p::wetBulbFromDewPointC(20, 25, 101'325), 20.0);
        for (double t = -30; t < 45; t += 0.5)
            for (double d = t - 30; d <= t; d += 0.5) {
                const double wet = p::wetBulbFromDewPointC(t, d, 100'680);
                QVERIFY(wet >= d && wet <= t);
            }
    }
    void oddStatesDoNoHarm()
    {
        QCOMPARE(p::saturationHumidityRatio(101, 101'325), INFINITY);
        QVERIFY(std::isfinite(p::wetBulbC(150, 0.02, 101'325)));
        QCOMPARE(p::wetBulbC(20, INFINITY, 101'325), 20.0);
        QVERIFY(p::wetBulbC(20, -1, 101'325) < 8);
        QVERIFY(p::humidityRatioFromWetBulb(40, 0, 101'325) < 0);
    }
};

QTEST_GUILESS_MAIN(TestPsychrometrics)
#include "test_psychrometrics.moc"
