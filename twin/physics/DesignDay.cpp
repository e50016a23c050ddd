#include "twin/physics/DesignDay.h"
#include "twin/base/NumberText.h"
#include "twin/physics/Psychrometrics.h"
#include "twin/physics/WeatherYear.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace twin {
namespace {

// Share of the daily range below the peak at 1 .. 24 h (ASHRAE Fundamentals 2013 ch. 14, table 6).
constexpr std::array<double, 24> rangeShare{0.88, 0.92, 0.95, 0.98, 1.00, 0.98, 0.91, 0.74, 0.55, 0.38, 0.23, 0.13,
                                            0.05, 0.00, 0.00, 0.06, 0.14, 0.24, 0.39, 0.50, 0.59, 0.68, 0.75, 0.82};
constexpr int perHour = 4; // finer than the table, so that saturation begins within a quarter of an hour of where it should
constexpr int points = 24 * perHour;

/// The same day for ever; values at equal distances from midnight standard time.
class DesignDayWeather final : public Weather
{
public:
    DesignDayWeather(const std::array<WeatherPoint, points>& day, double utcOffsetHours, std::string description)
        : m_day(day), m_utcOffsetHours(utcOffsetHours), m_description(std::move(description))
    {
    }
    WeatherPoint at(Timestamp t) const override
    {
        const auto local = civil(t, m_utcOffsetHours);
        const double position = (local.hourOfYear - (local.dayOfYear - 1) * 24.0) * perHour;
        const double below = std::floor(position);
        const auto i = static_cast<std::size_t>(std::clamp(static_cast<int>(below), 0, points - 1));
        return between(m_day[i], m_day[(i + 1) % points], position - below);
    }
    std::string description() const override { return m_description; }
    bool isSynthetic() const override { return true; }

private:
    std::array<WeatherPoint, points> m_day;
    double m_utcOffsetHours;
    std::string m_description;
};

double shareAt(double hour)
{
    // The table stands for full hours, 24 being midnight.
    const double position = hour - 1;
    const double below = std::floor(position);
    const int i = (static_cast<int>(below) + 24) % 24;
    const double a = rangeShare[static_cast<std::size_t>(i)], b = rangeShare[static_cast<std::size_t>((i + 1) % 24)];
    return a + (b - a) * (position - below);
}

void check(const DesignConditions& c, double dryBulbC, double wetBulbC)
{
    if (!(dryBulbC >= -80 && dryBulbC <= 60) || !(c.dailyRangeK >= 0 && c.dailyRangeK <= 40) || !(c.pressurePa >= 30'000 && c.pressurePa <= 120'000))
        throw Error(TWIN_TEXT("A design day of %1 °C with a daily range of %2 K at %3 Pa is no weather; correct the design conditions."),
                    {numberText(dryBulbC), numberText(c.dailyRangeK), numberText(c.pressurePa)});
    if (wetBulbC > dryBulbC)
        throw Error(TWIN_TEXT("The wet bulb (%1 °C) is above the dry bulb (%2 °C); give a wet bulb at or below the dry bulb."),
                    {numberText(wetBulbC), numberText(dryBulbC)});
    if (!(psychro::humidityRatioFromWetBulb(dryBulbC, wetBulbC, c.pressurePa) >= 0))
        throw Error(TWIN_TEXT("The wet bulb (%1 °C) is lower than even dry air has at a dry bulb of %2 °C; give at least %3 °C."),
                    {numberText(wetBulbC), numberText(dryBulbC), numberText(std::ceil(psychro::wetBulbC(dryBulbC, 0, c.pressurePa) * 10) / 10)});
}

/// Value that a share of the hours exceeds.
double exceeded(std::vector<double> values, double share)
{
    const auto rank = std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(rank), values.end(), std::greater<>());
    return values[rank];
}

/// Mean of `other` over the hours in which `value` lies within half a kelvin of `at`.
template<class A, class B> double coincident(const std::vector<EpwHour>& hours, A value, B other, double at)
{
    double sum = 0, count = 0;
    for (const auto& h : hours)
        if (std::abs(value(h.point) - at) <= 0.5) {
            sum += other(h.point);
            ++count;
        }
    return sum / count; // the hour that gave `at` is among them
}

void conditionsFromHours(const std::vector<EpwHour>& hours, DesignConditions& c)
{
    const auto dry = [](const WeatherPoint& p) { return p.dryBulbC; };
    const auto wet = [](const WeatherPoint& p) { return p.wetBulbC; };
    std::vector<double> dryBulbs, wetBulbs;
    std::array<double, 12> sum{}, range{};
    std::array<int, 12> days{};
    for (std::size_t i = 0; i < hours.size(); i += 24) {
        const auto [low, high] = std::minmax_element(hours.begin() + static_cast<std::ptrdiff_t>(i), hours.begin() + static_cast<std::ptrdiff_t>(i + 24),
                                                     [&](const EpwHour& a, const EpwHour& b) { return dry(a.point) < dry(b.point); });
        const auto month = static_cast<std::size_t>(hours[i].month - 1);
        range[month] += dry(high->point) - dry(low->point);
        ++days[month];
        for (std::size_t k = i; k < i + 24; ++k) {
            dryBulbs.push_back(dry(hours[k].point));
            wetBulbs.push_back(wet(hours[k].point));
            sum[month] += dry(hours[k].point) / 24;
        }
    }
    c.coolingDryBulbC = exceeded(dryBulbs, 0.004);
    c.heatingDryBulbC = exceeded(dryBulbs, 0.996);
    c.evaporationWetBulbC = exceeded(wetBulbs, 0.004);
    c.coolingWetBulbC = coincident(hours, dry, wet, c.coolingDryBulbC);
    c.evaporationDryBulbC = coincident(hours, wet, dry, c.evaporationWetBulbC);
    std::size_t hottest = 0;
    for (std::size_t m = 0; m < 12; ++m)
        if (sum[m] / days[m] > sum[hottest] / days[hottest])
            hottest = m;
    c.dailyRangeK = range[hottest] / days[hottest];
}

} // namespace

std::string designDayId(DesignDay day)
{
    switch (day) {
    case DesignDay::Cooling: return "cooling";
    case DesignDay::WetBulb: return "wetbulb";
    case DesignDay::Heating: return "heating";
    }
    return "cooling";
}

DesignDay designDayById(std::string_view id)
{
    for (const auto day : {DesignDay::Cooling, DesignDay::WetBulb, DesignDay::Heating})
        if (designDayId(day) == id)
            return day;
    throw Error(TWIN_TEXT("There is no design day “%1”; choose cooling, wetbulb or heating."), {std::string(id)}, Error::Kind::Usage);
}

DesignConditions designConditions(const EpwData& data, const std::string& name)
{
    const auto& h = data.header;
    DesignConditions c;
    c.pressurePa = psychro::standardPressurePa(std::clamp(h.elevationM, -5000.0, 10'000.0));
    c.utcOffsetHours = h.utcOffsetHours;
    const bool stated = std::isfinite(h.coolingDryBulb004C) && std::isfinite(h.coolingWetBulbCoincident004C) && std::isfinite(h.evaporationWetBulb004C)
        && std::isfinite(h.evaporationDryBulbCoincident004C) && std::isfinite(h.heatingDryBulb996C) && std::isfinite(h.coolingDailyRangeK);
    if (stated) {
        c.coolingDryBulbC = h.coolingDryBulb004C;
        c.coolingWetBulbC = h.coolingWetBulbCoincident004C;
        c.evaporationWetBulbC = h.evaporationWetBulb004C;
        c.evaporationDryBulbC = h.evaporationDryBulbCoincident004C;
        c.heatingDryBulbC = h.heatingDryBulb996C;
        c.dailyRangeK = h.coolingDailyRangeK;
        c.source = "header of " + name;
    } else {
        conditionsFromHours(data.hours, c);
        c.source = "hours of " + name + ", whose header states none";
    }
    return c;
}

std::shared_ptr<const Weather> designDayWeather(DesignDay day, const DesignConditions& c)
{
    double peakC = c.coolingDryBulbC, wetC = c.coolingWetBulbC, rangeK = c.dailyRangeK;
    std::string what = "0.4 % cooling dry bulb";
    if (day == DesignDay::WetBulb) {
        peakC = c.evaporationDryBulbC;
        wetC = c.evaporationWetBulbC;
        what = "0.4 % wet bulb";
    } else if (day == DesignDay::Heating) {
        peakC = wetC = c.heatingDryBulbC;
        rangeK = 0;
        what = "99.6 % heating dry bulb";
    }
    check(c, peakC, wetC);
    const double w = psychro::humidityRatioFromWetBulb(peakC, wetC, c.pressurePa);
    const double dewC = wetC >= peakC ? peakC : std::min(wetC, psychro::dewPointC(w, c.pressurePa));
    std::array<WeatherPoint, points> day96;
    for (std::size_t i = 0; i < day96.size(); ++i) {
        auto& p = day96[i];
        p.dryBulbC = peakC - rangeK * shareAt(static_cast<double>(i) / perHour);
        p.dewPointC = std::min(dewC, p.dryBulbC);
        p.wetBulbC = std::clamp(psychro::wetBulbFromDewPointC(p.dryBulbC, p.dewPointC, c.pressurePa), p.dewPointC, p.dryBulbC);
        p.pressurePa = c.pressurePa;
    }
    return std::make_shared<DesignDayWeather>(day96, c.utcOffsetHours,
                                              "Design day, " + what + ": " + numberText(peakC, 1) + " °C, wet bulb " + numberText(wetC, 1) + " °C at "
                                                  + (day == DesignDay::Heating ? std::string("all hours") : std::string("14 to 15 h standard time"))
                                                  + " (" + c.source + ")");
}

} // namespace twin
