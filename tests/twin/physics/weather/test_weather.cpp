// Weather made by the program: constant, typical days, generated years.
#include "twin/base/Error.h"
#include "twin/physics/Psychrometrics.h"
#include "twin/physics/Weather.h"
#include "twin/physics/WeatherClimate.h"
#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstring>

using namespace twin;

class TestWeather : public QObject
{
    Q_OBJECT
    /// Middle of an hour of 2025 in local standard time.
    static Timestamp hourOf2025(int hour) { return Timestamp::fromUtc(2025, 1, 1, 6).plusSeconds((hour + 0.5) * 3600); }
    static std::vector<WeatherPoint> year(std::uint64_t seed)
    {
        const auto weather = generatedWeather(seed);
        std::vector<WeatherPoint> hours;
        for (int h = 0; h < 8760; ++h)
            hours.push_back(weather->at(hourOf2025(h)));
        return hours;
    }
    static std::vector<double> monthlyMeans(const std::vector<WeatherPoint>& hours, double WeatherPoint::*member)
    {
        std::vector<double> sum(12, 0.0), count(12, 0.0);
        for (int h = 0; h < 8760; ++h) {
            const auto month = static_cast<std::size_t>(civil(hourOf2025(h), -6).month - 1);
            sum[month] += hours[static_cast<std::size_t>(h)].*member;
            ++count[month];
        }
        for (std::size_t m = 0; m < 12; ++m)
            sum[m] /= count[m];
        return sum;
    }

private Q_SLOTS:
    void constantWeatherIsChecked()
    {
        const auto weather = constantWeather(35.6, 25.2);
        const auto p = weather->at(Timestamp::fromUtc(2025, 1, 1));
        QCOMPARE(p.dryBulbC, 35.6);
        QCOMPARE(p.wetBulbC, 25.2);
        // The dew point belongs to the two: it leads back to the wet bulb.
        QVERIFY(std::abs(psychro::wetBulbFromDewPointC(p.dryBulbC, p.dewPointC, p.pressurePa) - 25.2) < 1e-6);
        QVERIFY(weather->isSynthetic());
        QCOMPARE(constantWeather(20, 20)->at({}).dewPointC, 20.0);
        for (const auto& [dry, wet] : {std::pair{20.0, 21.0}, {35.0, 5.0}, {std::nan(""), 5.0}, {20.0, INFINITY}, {90.0, 20.0}, {-80.0, -80.0}})
            QVERIFY_EXCEPTION_THROWN(constantWeather(dry, wet), Error);
        try {
            constantWeather(35, 5);
        } catch (const Error& e) { // the sentence offers a wet bulb that works
            QVERIFY(QString::fromUtf8(e.what()).contains("give at least 12"));
        }
        constantWeather(-20, -20.5);
    }
    void typicalDaysFollowTheTable()
    {
        for (int month = 1; month <= 12; ++month) {
            const auto weather = typicalMonthWeather(month);
            const auto& m = climate::months()[static_cast<std::size_t>(month - 1)];
            double dry = 0, wet = 0, most = -99, least = 99;
            for (int h = 0; h < 24; ++h) {
                const auto p = weather->at(hourOf2025(h));
                dry += p.dryBulbC / 24;
                wet += p.wetBulbC / 24;
                most = std::max(most, p.dryBulbC);
                least = std::min(least, p.dryBulbC);
                QVERIFY(p.dewPointC <= p.wetBulbC && p.wetBulbC <= p.dryBulbC);
                QVERIFY(std::abs(weather->at(hourOf2025(h + 24 * 200)).dryBulbC - p.dryBulbC) < 1e-9); // every day alike
            }
            QVERIFY(std::abs(dry - m.dryBulbC) < 0.01);
            QVERIFY(std::abs(wet - m.wetBulbC) < 0.1);
            // The mean hour curve is a little flatter than the mean of the daily extremes.
            const double swing = (most - least) / (m.dryBulbDailyMaxC - m.dryBulbDailyMinC);
            QVERIFY(swing > 0.85 && swing <= 1);
        }
        QVERIFY_EXCEPTION_THROWN(typicalMonthWeather(0), Error);
        QVERIFY_EXCEPTION_THROWN(typicalMonthWeather(13), Error);
    }
    void typicalJulyIsTheMeasuredCurveInStandardTime()
    {
        const auto weather = typicalMonthWeather(7);
        for (int h = 0; h < 24; ++h) { // hour 1 is the half hour past midnight at UTC-6, in summer too
            const auto p = weather->at(Timestamp::fromUtc(2025, 7, 10, 6).plusSeconds((h + 0.5) * 3600));
            QVERIFY(std::abs(p.dryBulbC - climate::julyDryBulbC()[static_cast<std::size_t>(h)]) < 0.06);
            QVERIFY(std::abs(p.wetBulbC - climate::julyWetBulbC()[static_cast<std::size_t>(h)]) < 0.06);
        }
        const auto a = weather->at(Timestamp::fromUtc(2025, 7, 10, 19, 30)), b = weather->at(Timestamp::fromUtc(2025, 7, 10, 20, 30));
        QVERIFY(std::abs(weather->at(Timestamp::fromUtc(2025, 7, 10, 20)).dryBulbC - (a.dryBulbC + b.dryBulbC) / 2) < 1e-9);
        QVERIFY(a.dryBulbC > 32.9); // hour 14 is the hottest
    }
    void generatedYearRepeats()
    {
        const auto a = year(1), b = year(1), c = year(2);
        QVERIFY(std::memcmp(a.data(), b.data(), a.size() * sizeof(WeatherPoint)) == 0);
        QVERIFY(std::memcmp(a.data(), c.data(), a.size() * sizeof(WeatherPoint)) != 0);
        // Values are whole thousandths; their sums are pinned, so that no machine or compiler changes them unnoticed.
        long long dry = 0, wet = 0, dew = 0;
        for (const auto& p : a) {
            dry += std::llround(p.dryBulbC * 1000);
            wet += std::llround(p.wetBulbC * 1000);
            dew += std::llround(p.dewPointC * 1000);
        }
        qInfo("sums of seed 1: %lld %lld %lld", dry, wet, dew);
        QCOMPARE(dry, 151386604LL);
        QCOMPARE(wet, 115379208LL);
        QCOMPARE(dew, 89182016LL);
        QVERIFY(generatedWeather(1)->isSynthetic());
    }
    void generatedYearsFollowTheClimate()
    {
        constexpr int years = 30;
        std::vector<std::vector<double>> dry, wet;
        std::vector<double> allDry, allWet;
        double windSum = 0;
        for (int s = 0; s < years; ++s) {
            const auto hours = year(static_cast<std::uint64_t>(100 + s));
            dry.push_back(monthlyMeans(hours, &WeatherPoint::dryBulbC));
            wet.push_back(monthlyMeans(hours, &WeatherPoint::wetBulbC));
            for (const auto& p : hours) {
                QVERIFY(p.dewPointC <= p.wetBulbC && p.wetBulbC <= p.dryBulbC && p.windMs >= 0 && p.windMs < 30);
                allDry.push_back(p.dryBulbC);
                allWet.push_back(p.wetBulbC);
                windSum += p.windMs;
            }
            QVERIFY(dry.back()[6] > dry.back()[0] + 15); // July against January
            QVERIFY(wet.back()[6] > wet.back()[0] + 12);
        }
        // A month's mean of an AR(1) series scatters by sd sqrt((1+r)/((1-r) n)): 19 years in 20 lie within two of that. The mean
        // of many years shows the fit itself: two harmonics miss single months of the one year behind them by up to 1.4 K (dry
        // bulb, a cool October) and 1.7 K (wet bulb, a humid September).
        int inside = 0;
        for (std::size_t m = 0; m < 12; ++m) {
            const double winter = std::cos(6.283185 * (static_cast<double>(m) + 0.5) / 12);
            const double scatterDry = (4.85 + 1.85 * winter) * std::sqrt(1.979 / 0.021 / 730), scatterWet = (4.4 + 1.8 * winter) * std::sqrt(1.988 / 0.012 / 730);
            const auto& table = climate::months()[m];
            double meanDry = 0, meanWet = 0;
            for (std::size_t s = 0; s < years; ++s) {
                meanDry += dry[s][m] / years;
                meanWet += wet[s][m] / years;
                inside += std::abs(dry[s][m] - table.dryBulbC) < 2 * scatterDry;
                inside += std::abs(wet[s][m] - table.wetBulbC) < 2 * scatterWet;
            }
            QVERIFY2(std::abs(meanDry - table.dryBulbC) < 1.45 + 2 * scatterDry / std::sqrt(years), qPrintable(QString("month %1: %2").arg(m + 1).arg(meanDry)));
            QVERIFY2(std::abs(meanWet - table.wetBulbC) < 1.8 + 2 * scatterWet / std::sqrt(years), qPrintable(QString("month %1: %2").arg(m + 1).arg(meanWet)));
        }
        qInfo("months within two standard errors of the table: %d of %d", inside, 24 * years);
        QVERIFY(inside > 0.9 * 24 * years);
        // Extremes against the design conditions of the 2009 ASHRAE Handbook for the airport.
        std::sort(allDry.begin(), allDry.end());
        std::sort(allWet.begin(), allWet.end());
        const auto at = [](const std::vector<double>& x, double share) { return x[static_cast<std::size_t>(share * static_cast<double>(x.size() - 1))]; };
        qInfo("dry bulb 99.6 / 0.4 %%: %.1f / %.1f, wet bulb 0.4 %%: %.1f, wind %.2f", at(allDry, 0.004), at(allDry, 0.996), at(allWet, 0.996),
              windSum / (8760.0 * years));
        QVERIFY(std::abs(at(allDry, 0.996) - 35.6) < 1);
        QVERIFY(std::abs(at(allWet, 0.996) - 26.8) < 1);
        QVERIFY(std::abs(at(allDry, 0.004) + 8.3) < 2.5);
        QVERIFY(allDry.back() < 41 && allWet.back() < 29.4); // 50-year values
        QVERIFY(std::abs(windSum / (8760.0 * years) - 3.65) < 0.15);
    }
    void generatedWeatherHasNoJumps()
    {
        const auto weather = generatedWeather(3);
        double worst = 0;
        for (double hour = -48; hour < 48; hour += 0.1) { // over the turn of the year
            const auto t = Timestamp::fromUtc(2026, 1, 1, 6).plusSeconds(hour * 3600);
            worst = std::max(worst, std::abs(weather->at(t.plusSeconds(360)).dryBulbC - weather->at(t).dryBulbC));
        }
        QVERIFY2(worst < 0.8, qPrintable(QString::number(worst))); // a tenth of an hour; an hourly noise step is about 1.3 K
    }
};

QTEST_GUILESS_MAIN(TestWeather)
#include "test_weather.moc"
