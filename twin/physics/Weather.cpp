#include "twin/physics/Weather.h"
#include "twin/base/NumberText.h"
#include "twin/physics/Psychrometrics.h"
#include "twin/physics/WeatherClimate.h"
#include "twin/physics/WeatherYear.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace twin {
namespace {

class ConstantWeather final : public Weather
{
public:
    ConstantWeather(const WeatherPoint& point, std::string description) : m_point(point), m_description(std::move(description)) {}
    WeatherPoint at(Timestamp) const override { return m_point; }
    std::string description() const override { return m_description; }
    bool isSynthetic() const override { return true; }

private:
    WeatherPoint m_point;
    std::string m_description;
};

/// The same day for ever, in the site's standard time (UTC-6, no daylight saving).
class TypicalDay final : public Weather
{
public:
    TypicalDay(const std::array<WeatherPoint, 24>& hours, std::string description) : m_hours(hours), m_description(std::move(description)) {}
    WeatherPoint at(Timestamp t) const override
    {
        const auto local = civil(t, climate::utcOffsetHours);
        const double position = local.hourOfYear - (local.dayOfYear - 1) * 24.0 - 0.5; // values stand for the middle of their hour
        const int hour = static_cast<int>(std::floor(position));
        return between(m_hours[static_cast<std::size_t>((hour + 24) % 24)], m_hours[static_cast<std::size_t>((hour + 25) % 24)], position - hour);
    }
    std::string description() const override { return m_description; }
    bool isSynthetic() const override { return true; }

private:
    std::array<WeatherPoint, 24> m_hours;
    std::string m_description;
};

// July's mean hour curve as departures from its own mean.
std::array<double, 24> departures(const std::array<double, 24>& curve)
{
    double mean = 0;
    for (const double x : curve)
        mean += x / 24;
    auto out = curve;
    for (double& x : out)
        x -= mean;
    return out;
}

} // namespace

std::shared_ptr<const Weather> constantWeather(double dryBulbC, double wetBulbC)
{
    if (!std::isfinite(dryBulbC) || !std::isfinite(wetBulbC) || dryBulbC < -60 || dryBulbC > 60)
        throw Error(TWIN_TEXT("Dry bulb %1 °C and wet bulb %2 °C are no weather; give a dry bulb from -60 to 60 °C."),
                    {numberText(dryBulbC), numberText(wetBulbC)});
    if (wetBulbC > dryBulbC)
        throw Error(TWIN_TEXT("The wet bulb (%1 °C) is above the dry bulb (%2 °C); give a wet bulb at or below the dry bulb."),
                    {numberText(wetBulbC), numberText(dryBulbC)});
    WeatherPoint p;
    p.dryBulbC = dryBulbC;
    p.wetBulbC = wetBulbC;
    const double driest = psychro::wetBulbC(dryBulbC, 0, p.pressurePa);
    if (wetBulbC < driest)
        throw Error(TWIN_TEXT("The wet bulb (%1 °C) is lower than even dry air has at a dry bulb of %2 °C; give at least %3 °C."),
                    {numberText(wetBulbC), numberText(dryBulbC), numberText(std::ceil(driest * 10) / 10)});
    const double w = std::max(0.0, psychro::humidityRatioFromWetBulb(dryBulbC, wetBulbC, p.pressurePa));
    p.dewPointC = std::min(psychro::dewPointC(w, p.pressurePa), wetBulbC);
    return std::make_shared<ConstantWeather>(p, "Constant " + numberText(dryBulbC, 1) + " °C, wet bulb " + numberText(wetBulbC, 1) + " °C");
}

std::shared_ptr<const Weather> typicalMonthWeather(int month)
{
    static constexpr const char* names[] = {"January", "February", "March",     "April",   "May",      "June",
                                            "July",    "August",   "September", "October", "November", "December"};
    if (month < 1 || month > 12)
        throw Error(TWIN_TEXT("There is no month %1; give a month from 1 to 12."), {std::to_string(month)});
    const auto& m = climate::months()[static_cast<std::size_t>(month - 1)];
    const auto& july = climate::months()[6];
    // Other months have July's shape, stretched to their own mean daily swing (estimate: the shape differs little over the year).
    const double dryStretch = (m.dryBulbDailyMaxC - m.dryBulbDailyMinC) / (july.dryBulbDailyMaxC - july.dryBulbDailyMinC);
    const double wetStretch = (m.wetBulbDailyMaxC - m.wetBulbDailyMinC) / (july.wetBulbDailyMaxC - july.wetBulbDailyMinC);
    const auto dry = departures(climate::julyDryBulbC()), wet = departures(climate::julyWetBulbC());
    std::array<WeatherPoint, 24> hours;
    for (std::size_t h = 0; h < hours.size(); ++h) {
        auto& p = hours[h];
        p.dryBulbC = m.dryBulbC + dryStretch * dry[h];
        p.wetBulbC = std::min(m.wetBulbC + wetStretch * wet[h], p.dryBulbC);
        p.pressurePa = m.pressurePa;
        p.windMs = m.windMs;
        p.dewPointC = std::min(p.wetBulbC, psychro::dewPointC(psychro::humidityRatioFromWetBulb(p.dryBulbC, p.wetBulbC, p.pressurePa), p.pressurePa));
    }
    return std::make_shared<TypicalDay>(hours, std::string("Typical ") + names[month - 1] + " day (means of " + climate::source + ")");
}

} // namespace twin
