#include "twin/physics/WeatherYear.h"
#include <cmath>
#include <stdexcept>

namespace twin {
namespace {
constexpr int ordinaryHours = 8760, leapHours = 8784;
constexpr int hoursToMarch = 59 * 24; // of an ordinary year

bool isLeap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}
} // namespace

WeatherPoint between(const WeatherPoint& a, const WeatherPoint& b, double share)
{
    const auto mix = [share](double x, double y) { return x + (y - x) * share; };
    WeatherPoint p;
    p.dryBulbC = mix(a.dryBulbC, b.dryBulbC);
    p.wetBulbC = mix(a.wetBulbC, b.wetBulbC);
    p.dewPointC = mix(a.dewPointC, b.dewPointC);
    p.pressurePa = mix(a.pressurePa, b.pressurePa);
    p.windMs = mix(a.windMs, b.windMs);
    return p;
}

WeatherYear::WeatherYear(std::vector<WeatherPoint> hours, double utcOffsetHours, std::string description, bool synthetic,
                         std::vector<Issue> issues)
    : m_hours(std::move(hours)), m_utcOffsetHours(utcOffsetHours), m_description(std::move(description)), m_synthetic(synthetic)
{
    if (m_hours.size() != ordinaryHours && m_hours.size() != leapHours)
        throw std::invalid_argument("WeatherYear needs 8760 or 8784 hours");
    m_issues = std::move(issues);
}

WeatherPoint WeatherYear::at(Timestamp t) const
{
    const auto local = civil(t, m_utcOffsetHours);
    const bool askedLeap = isLeap(local.year), heldLeap = m_hours.size() == leapHours;
    const int askedHours = askedLeap ? leapHours : ordinaryHours;
    // Hour of the asked year -> hour held. Neighbours are found in the asked year, so that no seam shows around February's end.
    const auto held = [&](int hour) -> const WeatherPoint& {
        if (hour < 0)
            return m_hours.back();
        if (hour >= askedHours)
            return m_hours.front();
        if (askedLeap && !heldLeap && hour >= hoursToMarch)
            hour -= 24;
        else if (!askedLeap && heldLeap && hour >= hoursToMarch)
            hour += 24;
        return m_hours[static_cast<std::size_t>(hour)];
    };
    const double position = local.hourOfYear - 0.5; // values stand for the middle of their hour
    const int hour = static_cast<int>(std::floor(position));
    return between(held(hour), held(hour + 1), position - hour);
}

} // namespace twin
