#include "twin/base/Random.h"
#include "twin/physics/FluidProperties.h"
#include <QTest>
#include <cmath>

using namespace twin::fluids;

class TestFluidProperties : public QObject
{
    Q_OBJECT

    static bool close(double got, double expected, double relative)
    {
        const bool good = std::abs(got - expected) <= relative * std::abs(expected);
        if (!good)
            qWarning("%.12g for %.12g", got, expected);
        return good;
    }

private Q_SLOTS:
    // IAPWS-IF97 (R7-97, 2012), table 5: all nine significant digits of the three states.
    void region1VerificationTable()
    {
        struct Row
        {
            double kelvin, mpa, v, h, u, s, cp, w;
        };
        const Row rows[] = {{300, 3, 0.100215168e-2, 115.331273, 112.324818, 0.392294792, 4.17301218, 1507.73921},
                            {300, 80, 0.971180894e-3, 184.142828, 106.448356, 0.368563852, 4.01008987, 1634.69054},
                            {500, 3, 0.120241800e-2, 975.542239, 971.934985, 2.58041912, 4.65580682, 1240.71337}};
        for (const auto& r : rows) {
            const auto w = water(r.kelvin - 273.15, 1e6 * r.mpa);
            QCOMPARE(w.range, unsigned(inRange));
            QVERIFY(close(1 / w.densityKgPerM3, r.v, 6e-9));
            QVERIFY(close(w.enthalpyJPerKg, 1000 * r.h, 6e-9));
            QVERIFY(close(w.internalEnergyJPerKg, 1000 * r.u, 6e-9));
            QVERIFY(close(w.entropyJPerKgK, 1000 * r.s, 6e-9));
            QVERIFY(close(w.heatCapacityJPerKgK, 1000 * r.cp, 6e-9));
            QVERIFY(close(w.soundSpeedMPerS, r.w, 6e-9));
        }
    }
    // IAPWS-IF97 table 35.
    void saturationVerificationTable()
    {
        QVERIFY(close(waterSaturationPressurePa(300 - 273.15), 0.353658941e4, 6e-9));
        QVERIFY(close(waterSaturationPressurePa(500 - 273.15), 0.263889776e7, 6e-9));
        QVERIFY(close(waterSaturationPressurePa(600 - 273.15), 0.123443146e8, 6e-9));
    }
    // IAPWS R12-08 table 4 (mu2 = 1), µPa s.
    void viscosityVerificationTable()
    {
        const double rows[][3] = {{298.15, 998, 889.735100},  {298.15, 1200, 1437.649467}, {373.15, 1000, 307.883622}, {433.15, 1, 14.538324},
                                  {433.15, 1000, 217.685358}, {873.15, 1, 32.619287},      {873.15, 100, 35.802262},   {873.15, 600, 77.430195},
                                  {1173.15, 1, 44.217245},    {1173.15, 100, 47.640433},   {1173.15, 400, 64.154608}};
        for (const auto& r : rows)
            QVERIFY(close(1e6 * waterViscosityPaS(r[0], r[1]), r[2], 5e-8));
    }
    // IAPWS R15-11 table 4 (lambda2 = 0), mW/m/K.
    void conductivityVerificationTable()
    {
        const double rows[][3] = {{298.15, 0, 18.4341883}, {298.15, 998, 607.712868}, {298.15, 1200, 799.038144}, {873.15, 0, 79.1034659}};
        for (const auto& r : rows)
            QVERIFY(close(1e3 * waterConductivityBackgroundWPerMK(r[0], r[1]), r[2], 6e-9));
    }
    // R15-11's enhancement is positive, and small in cold water.
    void enhancementIsSmallInColdWater()
    {
        for (double t = 0; t <= 350; t += 5) {
            const auto w = water(t, 20e6);
            const double more = w.conductivityWPerMK - waterConductivityBackgroundWPerMK(t + 273.15, w.densityKgPerM3);
            QVERIFY(more >= 0 && more < (t < 100 ? 0.004 : 0.06));
        }
    }
    // cp is the slope of h, the sound speed and cv belong to the same equation: v, h, s must be derivatives of one function.
    void thermodynamicsAreConsistent()
    {
        for (int i = 0; i < 2000; ++i) {
            const double t = 1 + 345 * twin::randomUniform(3, 0, i), p = 20e6 + 75e6 * twin::randomUniform(3, 1, i), d = 0.01;
            const auto w = water(t, p), hot = water(t + d, p), cold = water(t - d, p);
            QVERIFY(close((hot.enthalpyJPerKg - cold.enthalpyJPerKg) / (2 * d), w.heatCapacityJPerKgK, 1e-6));
            QVERIFY(close((hot.entropyJPerKgK - cold.entropyJPerKgK) / (2 * d) * (t + 273.15), w.heatCapacityJPerKgK, 1e-6));
            QVERIFY(close(w.enthalpyJPerKg - w.internalEnergyJPerKg, p / w.densityKgPerM3, 1e-9));
            QVERIFY(w.heatCapacityVJPerKgK > 0 && w.heatCapacityVJPerKgK <= w.heatCapacityJPerKgK * (1 + 1e-12));
            const double dp = 1e4; // isothermal stiffness from the sound speed: c² cv / cp = dp / drho at constant T
            const double stiffness = 2 * dp / (water(t, p + dp).densityKgPerM3 - water(t, p - dp).densityKgPerM3);
            QVERIFY(close(w.soundSpeedMPerS * w.soundSpeedMPerS * w.heatCapacityVJPerKgK / w.heatCapacityJPerKgK, stiffness, 1e-4));
        }
    }
    void waterIsClampedAndSaysSo()
    {
        const auto cold = water(-20, 3e5);
        QCOMPARE(cold.celsius, 0.0);
        QCOMPARE(cold.range, unsigned(temperatureClamped));
        QCOMPARE(cold.densityKgPerM3, water(0, 3e5).densityKgPerM3);
        const auto boiling = water(120, 101'325);
        QCOMPARE(boiling.range, unsigned(pressureClamped));
        QCOMPARE(boiling.pressurePa, waterSaturationPressurePa(120));
        QCOMPARE(water(400, 1e9).range, unsigned(temperatureClamped | pressureClamped));
        QCOMPARE(rangeMessages(water(400, 1e9)).size(), std::size_t{2});
        QVERIFY(rangeMessages(cold).at(0).english().find("-20") != std::string::npos);
        QVERIFY(rangeMessages(water(25)).empty());
    }
    void noNumbersAreRefused()
    {
        QVERIFY_EXCEPTION_THROWN(water(NAN), twin::Error);
        QVERIFY_EXCEPTION_THROWN(water(20, 0), twin::Error);
        QVERIFY_EXCEPTION_THROWN(water(20, -5), twin::Error);
        QVERIFY_EXCEPTION_THROWN(water(INFINITY), twin::Error);
        QVERIFY_EXCEPTION_THROWN(propyleneGlycol(NAN, 20), twin::Error);
        QVERIFY_EXCEPTION_THROWN(coolant(0.25, 20, 0), twin::Error);
    }
    // Melinder 2010, at the centre of the fit the leading coefficients stand alone.
    void glycolAtTheCentreOfTheFit()
    {
        const auto l = propyleneGlycol(0.307031, 32.7083);
        QVERIFY(close(l.densityKgPerM3, 1018, 1e-12));
        QVERIFY(close(l.heatCapacityJPerKgK, 3882, 1e-12));
        QVERIFY(close(l.conductivityWPerMK, 0.4513, 1e-12));
        QVERIFY(close(l.viscosityPaS, 1e-3 * std::exp(0.6837), 1e-12));
        QVERIFY(std::abs(propyleneGlycolFreezingC(0.307031) + 13.25) < 1e-9);
        QCOMPARE(l.range, unsigned(inRange));
    }
    // ASHRAE Fundamentals, ch. 31, physical properties of secondary coolants: propylene glycol freezes at -3.3 °C (10 % by mass),
    // -7.1 °C (20 %), -12.7 °C (30 %), -21.1 °C (40 %), -33.5 °C (50 %). The two sources differ by up to 1.3 K.
    void glycolFreezingPoints()
    {
        const double rows[][2] = {{0.10, -3.3}, {0.20, -7.1}, {0.30, -12.7}, {0.40, -21.1}, {0.50, -33.5}};
        for (const auto& r : rows)
            QVERIFY2(std::abs(propyleneGlycolFreezingC(r[0]) - r[1]) < 1.5, qPrintable(QString::number(propyleneGlycolFreezingC(r[0]))));
    }
    // PG25 at 30 °C: 1,018 kg/m³, 3.93 kJ/kg/K, 0.48 W/m/K, 1.4 mPa s (facts dossier); thicker and colder-proof than water.
    void pg25()
    {
        const auto pg = coolant(0.25, 30), w = coolant(0, 30);
        QVERIFY(close(pg.densityKgPerM3, 1018, 0.005));
        QVERIFY(close(pg.heatCapacityJPerKgK, 3930, 0.01));
        QVERIFY(close(pg.conductivityWPerMK, 0.48, 0.03));
        QVERIFY(pg.viscosityPaS > 1.3e-3 && pg.viscosityPaS < 1.9e-3);
        QVERIFY(pg.viscosityPaS > w.viscosityPaS && pg.heatCapacityJPerM3K() < w.heatCapacityJPerM3K() && pg.prandtl() > w.prandtl());
        QCOMPARE(w.densityKgPerM3, water(30).densityKgPerM3);
    }
    void glycolIsClampedAndSaysSo()
    {
        const auto frozen = propyleneGlycol(0.25, -40);
        QVERIFY(frozen.range & temperatureClamped);
        QCOMPARE(frozen.celsius, propyleneGlycolFreezingC(0.25));
        QVERIFY(propyleneGlycol(0.9, 20).range & shareClamped);
        QCOMPARE(propyleneGlycol(0.9, 20).glycolShare, glycolHighestShare);
        QVERIFY(propyleneGlycol(-0.1, 20).range & shareClamped);
        QCOMPARE(propyleneGlycol(0.25, 60).range, unsigned(beyondFit));
        QVERIFY(propyleneGlycol(0.25, 150).range & temperatureClamped);
        QCOMPARE(rangeMessages(propyleneGlycol(0.9, 150)).size(), std::size_t{3});
    }
    void glycolIsSmoothEverywhere()
    {
        for (int i = 0; i < 20'000; ++i) {
            const auto l = propyleneGlycol(0.6 * twin::randomUniform(5, 0, i), -40 + 140 * twin::randomUniform(5, 1, i));
            QVERIFY(l.densityKgPerM3 > 900 && l.densityKgPerM3 < 1100);
            QVERIFY(l.heatCapacityJPerKgK > 2900 && l.heatCapacityJPerKgK < 4400);
            QVERIFY(l.conductivityWPerMK > 0.25 && l.conductivityWPerMK < 0.75);
            QVERIFY(l.viscosityPaS > 1e-4 && l.viscosityPaS < 3);
        }
    }
};

QTEST_GUILESS_MAIN(TestFluidProperties)
#include "FluidPropertiesTest.moc"
