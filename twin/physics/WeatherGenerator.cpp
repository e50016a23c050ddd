#include "twin/base/NumberText.h"
#include "twin/base/Random.h"
#include "twin/physics/Psychrometrics.h"
#include "twin/physics/WeatherClimate.h"
#include "twin/physics/WeatherYear.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

constexpr int hoursOfYear = 8760;

// An AR(1) series of unit variance on the year's circle: it starts from the noise of the year's last weeks, so that
// 31 December joins 1 January.
template<class Noise> std::vector<double> circularSeries(double lag1, Noise noise)
{
    constexpr int runIn = 1200; // 0.988^1200 is below a millionth
    const double scale = std::sqrt(1 - lag1 * lag1);
    std::vector<double> series(hoursOfYear);
    double y = 0;
    for (int i = -runIn; i < hoursOfYear; ++i) {
        y = lag1 * y + scale * noise((i + hoursOfYear) % hoursOfYear);
        if (i >= 0)
            series[static_cast<std::size_t>(i)] = y;
    }
    return series;
}

// Bends what lies above `from` so that it never exceeds from + span.
double bent(double x, double from, double span)
{
    return x <= from ? x : from + span * std::tanh((x - from) / span);
}

// A thousandth of a degree: below it, maths libraries may disagree.
double rounded(double x)
{
    return std::round(x * 1000) / 1000;
}

} // namespace

std::shared_ptr<const Weather> generatedWeather(std::uint64_t seed)
{
    constexpr std::uint64_t dryStream = 0x5EA50001, dewStream = 0x5EA50002, windStream = 0x5EA50003;
    // Fit of the residuals to NREL TMY3 723340: lag-1 0.979 and 0.988, standard deviations 6.6 (winter) to 3.1 K (summer) and 7.6
    // to 3.1 K, correlation 0.76 between dry bulb and dew point.
    constexpr double dryLag = 0.979, dewLag = 0.988, correlation = 0.76;
    const double ownShare = std::sqrt(1 - correlation * correlation);
    const auto dryNoise = [seed](int i) { return randomNormal(seed, dryStream, i); };
    const auto dry = circularSeries(dryLag, dryNoise);
    const auto dew = circularSeries(dewLag, [&](int i) { return correlation * dryNoise(i) + ownShare * randomNormal(seed, dewStream, i); });
    const auto wind = circularSeries(0.82, [seed](int i) { return randomNormal(seed, windStream, i); }); // lag-1 of the same year

    std::vector<WeatherPoint> hours(hoursOfYear);
    for (int i = 0; i < hoursOfYear; ++i) {
        const auto k = static_cast<std::size_t>(i);
        const double winter = std::cos(6.283185307179586 * i / hoursOfYear); // 1 in midwinter, -1 in midsummer
        auto& p = hours[k];
        // The normal tails are bent at the warm end: the station's 50-year extremes are 41.0 °C and 29.4 °C wet bulb, and Gulf
        // air seldom carries a dew point above 24 °C. Estimate: bends chosen so that the 0.4 % values of 24 generated years
        // (35.9 °C, 26.4 °C wet bulb) meet the design values of the 2009 ASHRAE Handbook (35.6 °C, 26.8 °C).
        const double t = bent(climate::evaluate(climate::dryBulbHarmonics(), i) + (4.85 + 1.85 * winter) * dry[k], 30, 8.5);
        const double d = bent(climate::evaluate(climate::dewPointHarmonics(), i) + (5.3 + 2.35 * winter) * dew[k], 18, 6);
        p.dryBulbC = rounded(t);
        p.dewPointC = rounded(std::min(d, t));
        p.pressurePa = std::round(climate::monthlyMean(&climate::Month::pressurePa, i));
        p.wetBulbC = std::clamp(rounded(psychro::wetBulbFromDewPointC(p.dryBulbC, p.dewPointC, p.pressurePa)), p.dewPointC, p.dryBulbC);
        // Wind speeds follow a Rayleigh law around the monthly mean (usual assumption); mean of the law is scale x sqrt(pi)/2.
        const double calmer = 0.5 * std::erfc(wind[k] / std::sqrt(2.0)); // share of windier hours
        const double mean = climate::monthlyMean(&climate::Month::windMs, i);
        p.windMs = rounded(mean / 0.886226925452758 * std::sqrt(-std::log(std::max(calmer, 1e-12))));
    }
    return std::make_shared<WeatherYear>(std::move(hours), climate::utcOffsetHours,
                                         "Generated weather, seed " + std::to_string(seed) + " (harmonics and noise fitted to "
                                             + climate::source + ")",
                                         true);
}

} // namespace twin
