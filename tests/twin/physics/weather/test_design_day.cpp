// Design days: the stated extremes are met, no air is ever wetter than saturated, and EPW headers are used where they speak.
#include "EpwText.h"
#include "OracleTable.h"
#include "twin/model/Scenario.h"
#include "twin/physics/DesignDay.h"
#include "twin/physics/Psychrometrics.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <limits>

using namespace twin;

namespace {

Timestamp standardTime(int month, int day, double hour) { return Timestamp::fromUtc(2025, month, day, 6).plusSeconds(3600 * hour); }

bool refuses(const DesignConditions& c, DesignDay day, const char* word)
{
    try {
        designDayWeather(day, c);
    } catch (const Error& e) {
        return QString::fromUtf8(e.what()).contains(word);
    }
    return false;
}

} // namespace

class TestDesignDay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void extremesAreMet()
    {
        const auto cooling = designDayWeather(DesignDay::Cooling), wet = designDayWeather(DesignDay::WetBulb), heating = designDayWeather(DesignDay::Heating);
        const auto t = standardTime(7, 15, designPeakHour);
        QCOMPARE(cooling->at(t).dryBulbC, 35.6);
        QVERIFY(std::abs(cooling->at(t).wetBulbC - 25.2) < 1e-3);
        QCOMPARE(wet->at(t).dryBulbC, 32.8);
        QVERIFY(std::abs(wet->at(t).wetBulbC - 26.8) < 1e-3);
        QCOMPARE(heating->at(t).dryBulbC, -8.3);
        QCOMPARE(heating->at(t).wetBulbC, -8.3);
        // 5 h is the coolest: the peak less the daily range.
        QVERIFY(std::abs(cooling->at(standardTime(7, 15, 5)).dryBulbC - 26.4) < 1e-9);
        double most = -100, least = 100, mostWet = -100;
        for (double h = 0; h < 24; h += 0.05) {
            const auto p = cooling->at(standardTime(7, 15, h));
            most = std::max(most, p.dryBulbC);
            least = std::min(least, p.dryBulbC);
            mostWet = std::max(mostWet, wet->at(standardTime(7, 15, h)).wetBulbC);
            QCOMPARE(heating->at(standardTime(1, 15, h)).dryBulbC, -8.3);
        }
        QVERIFY(std::abs(most - 35.6) < 1e-9 && std::abs(least - 26.4) < 1e-9 && std::abs(mostWet - 26.8) < 1e-3);
        QVERIFY(cooling->description().find("35.6") != std::string::npos && cooling->isSynthetic());
    }

    void hourlySharesOfTheRange()
    {
        const auto w = designDayWeather(DesignDay::Cooling);
        // ASHRAE Fundamentals 2013 ch. 14 table 6: share of the daily range below the peak.
        for (const auto& [hour, share] : {std::pair{1, 0.88}, {8, 0.74}, {12, 0.13}, {18, 0.24}, {24, 0.82}})
            QVERIFY(std::abs(w->at(standardTime(7, 15, hour)).dryBulbC - (35.6 - 9.2 * share)) < 1e-9);
        QVERIFY(std::abs(w->at(standardTime(7, 15, 8.5)).dryBulbC - (35.6 - 9.2 * 0.645)) < 1e-9);
        // No seam at midnight, and the same on every day.
        QVERIFY(std::abs(w->at(standardTime(7, 15, 23.9999)).dryBulbC - w->at(standardTime(7, 16, 0.0001)).dryBulbC) < 1e-3);
        QVERIFY(std::abs(w->at(standardTime(2, 3, 9)).dryBulbC - w->at(standardTime(11, 30, 9)).dryBulbC) < 1e-9);
    }

    void neverAboveSaturation()
    {
        DesignConditions damp;
        damp.evaporationWetBulbC = damp.evaporationDryBulbC = 27; // fog at its peak
        for (const auto& c : {DesignConditions{}, damp})
            for (const auto day : {DesignDay::Cooling, DesignDay::WetBulb, DesignDay::Heating}) {
                const auto w = designDayWeather(day, c);
                bool saturated = false;
                for (double h = 0; h < 24; h += 0.03) {
                    const auto p = w->at(standardTime(7, 15, h));
                    QVERIFY(p.dewPointC <= p.wetBulbC && p.wetBulbC <= p.dryBulbC);
                    const double ratio = psychro::humidityRatioFromDewPoint(p.dewPointC, p.pressurePa);
                    QVERIFY(psychro::relativeHumidity(p.dryBulbC, ratio, p.pressurePa) <= 1 + 1e-9);
                    // The three temperatures belong to the same air.
                    QVERIFY(std::abs(psychro::wetBulbFromDewPointC(p.dryBulbC, p.dewPointC, p.pressurePa) - p.wetBulbC) < 0.02);
                    saturated = saturated || p.dryBulbC - p.dewPointC < 1e-9;
                }
                // The wet-bulb day has a dew point of 25 °C and a night of 23.6 °C; the cooling day stays unsaturated.
                QCOMPARE(saturated, day != DesignDay::Cooling);
            }
    }

    void impossibleConditionsAreRefused()
    {
        DesignConditions c;
        c.coolingWetBulbC = 36;
        QVERIFY(refuses(c, DesignDay::Cooling, "above the dry bulb"));
        c = {};
        c.coolingWetBulbC = 5;
        QVERIFY(refuses(c, DesignDay::Cooling, "dry air"));
        c = {};
        c.dailyRangeK = -1;
        QVERIFY(refuses(c, DesignDay::Cooling, "daily range"));
        c = {};
        c.heatingDryBulbC = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(refuses(c, DesignDay::Heating, "no weather"));
        QVERIFY_EXCEPTION_THROWN(designDayById("hot"), Error);
        QCOMPARE(designDayById("wetbulb"), DesignDay::WetBulb);
    }

    void headerOfAFile()
    {
        const auto path = support::oraclePath("weather/USA_TN_Memphis.Intl.AP.723340_TMY3.epw");
        SKIP_WITHOUT(path);
        const auto data = readEpwData(path.toStdString());
        const auto c = designConditions(data, "Memphis");
        const DesignConditions built;
        QCOMPARE(c.coolingDryBulbC, built.coolingDryBulbC);
        QCOMPARE(c.coolingWetBulbC, built.coolingWetBulbC);
        QCOMPARE(c.evaporationWetBulbC, built.evaporationWetBulbC);
        QCOMPARE(c.evaporationDryBulbC, built.evaporationDryBulbC);
        QCOMPARE(c.heatingDryBulbC, built.heatingDryBulbC);
        QCOMPARE(c.dailyRangeK, built.dailyRangeK);
        QVERIFY(std::abs(c.pressurePa - built.pressurePa) < 10);
        // Its own hours come near the long-term values of the handbook (one typical year has milder tails).
        auto silent = data;
        silent.header.coolingDryBulb004C = std::numeric_limits<double>::quiet_NaN();
        const auto counted = designConditions(silent, "Memphis");
        QVERIFY(std::abs(counted.coolingDryBulbC - 35.6) < 0.11 && std::abs(counted.evaporationWetBulbC - 25.8) < 0.11);
        QVERIFY(std::abs(counted.coolingWetBulbC - 25.2) < 1 && std::abs(counted.dailyRangeK - 9.2) < 1.5);
        QVERIFY(counted.source.find("states none") != std::string::npos);
    }

    void scenarioChoosesTheDay()
    {
        Scenario s;
        const auto t = standardTime(7, 15, designPeakHour);
        for (const auto& [kind, dry] : {std::pair{WeatherKind::DesignCooling, 35.6}, {WeatherKind::DesignWetBulb, 32.8}, {WeatherKind::DesignHeating, -8.3}}) {
            s.weather = kind;
            QCOMPARE(makeWeather(s)->at(t).dryBulbC, dry);
        }
        QCOMPARE(weatherId(WeatherKind::DesignWetBulb), std::string("design_wetbulb"));
        // With a file, its header counts; the made-up one states nothing, so its hours do.
        QTemporaryDir folder;
        const QString file = folder.filePath("made.epw");
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(support::EpwText().bytes());
        out.close();
        s.weather = WeatherKind::DesignCooling;
        s.weatherFile = file.toStdString();
        const auto w = makeWeather(s);
        QVERIFY(std::abs(w->at(t).dryBulbC - 28.9) < 0.2); // 15 + 10 + 4 at most, 35 hours above
        QVERIFY(w->description().find("made.epw") != std::string::npos);
        s.weatherFile = "nowhere.epw";
        QVERIFY_EXCEPTION_THROWN(makeWeather(s), Error);
    }
};

QTEST_GUILESS_MAIN(TestDesignDay)
#include "test_design_day.moc"
