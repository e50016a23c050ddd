// A year of hourly weather, asked at any instant of any year. Shared by the EPW reader and the generator.
#pragma once
#include "twin/physics/Weather.h"

namespace twin {

/// Holds 8,760 or 8,784 hourly values, each standing for the middle of its hour in local standard time, and interpolates
/// between them, around the turn of the year too. A leap year asked of 8,760 hours repeats 28 February; an ordinary year asked
/// of 8,784 hours leaves 29 February out.
class WeatherYear final : public Weather
{
public:
    /// Needs 8,760 or 8,784 hours.
    WeatherYear(std::vector<WeatherPoint> hours, double utcOffsetHours, std::string description, bool synthetic,
                std::vector<Issue> issues = {});
    WeatherPoint at(Timestamp t) const override;
    std::string description() const override { return m_description; }
    bool isSynthetic() const override { return m_synthetic; }

private:
    std::vector<WeatherPoint> m_hours;
    double m_utcOffsetHours;
    std::string m_description;
    bool m_synthetic;
};

/// Straight line from `a` (share 0) to `b` (share 1), value by value; keeps dew point <= wet bulb <= dry bulb.
WeatherPoint between(const WeatherPoint& a, const WeatherPoint& b, double share);

} // namespace twin
