#include "data/validate/WeatherStatistics.h"
#include <algorithm>
#include <cmath>

namespace data {
namespace {

std::string stamp(const twin::EpwHour& h) { return std::to_string(h.day) + (h.hour < 10 ? ":0" : ":") + std::to_string(h.hour); }

struct Extremes
{
    double most = -1e9, least = 1e9, sum = 0;
    const twin::EpwHour *atMost = nullptr, *atLeast = nullptr;
    void add(double x, const twin::EpwHour& h)
    {
        if (x > most) {
            most = x;
            atMost = &h;
        }
        if (x < least) {
            least = x;
            atLeast = &h;
        }
        sum += x;
    }
    void write(const std::string& name, double count, MonthStatistics& out) const
    {
        out.numbers[name + "_max"] = most;
        out.numbers[name + "_min"] = least;
        out.numbers[name + "_avg"] = sum / count;
        out.stamps[name + "_max_dayhour"] = stamp(*atMost);
        out.stamps[name + "_min_dayhour"] = stamp(*atLeast);
    }
};

} // namespace

std::array<MonthStatistics, 12> monthStatistics(const twin::EpwData& data)
{
    std::array<MonthStatistics, 12> out;
    for (int month = 1; month <= 12; ++month) {
        Extremes dry, dew, humidity;
        std::array<double, 32> dayMost, dayLeast;
        dayMost.fill(-1e9);
        dayLeast.fill(1e9);
        double hours = 0;
        for (const auto& h : data.hours) {
            if (h.month != month)
                continue;
            dry.add(h.point.dryBulbC, h);
            dew.add(h.point.dewPointC, h);
            humidity.add(h.relativeHumidity, h);
            const auto day = static_cast<std::size_t>(h.day);
            dayMost[day] = std::max(dayMost[day], h.point.dryBulbC);
            dayLeast[day] = std::min(dayLeast[day], h.point.dryBulbC);
            ++hours;
        }
        if (hours == 0)
            continue;
        auto& m = out[static_cast<std::size_t>(month - 1)];
        dry.write("db", hours, m);
        dew.write("dp", hours, m);
        humidity.write("rh", hours, m);
        m.numbers["days_max_ge_32"] = static_cast<double>(std::count_if(dayMost.begin(), dayMost.end(), [](double t) { return t >= 32; }));
        m.numbers["days_min_le_0"] = static_cast<double>(std::count_if(dayLeast.begin(), dayLeast.end(), [](double t) { return t <= 0; }));
    }
    return out;
}

std::array<double, 12> monthlyMeanDryBulbC(const twin::EpwData& data)
{
    std::array<double, 12> sum{}, count{};
    for (const auto& h : data.hours) {
        sum[static_cast<std::size_t>(h.month - 1)] += h.point.dryBulbC;
        ++count[static_cast<std::size_t>(h.month - 1)];
    }
    for (std::size_t m = 0; m < 12; ++m)
        sum[m] /= count[m];
    return sum;
}

std::map<std::string, double> yearStatistics(const twin::EpwData& data)
{
    constexpr double base = 18.3; // of degree days, °C
    const double n = static_cast<double>(data.hours.size());
    std::vector<double> wet;
    wet.reserve(data.hours.size());
    double dry = 0, dew = 0, pressure = 0, sun = 0, wind = 0, wetSum = 0, day = 0, cooling = 0, heating = 0, most = -1e9, least = 1e9, hot = 0;
    for (const auto& h : data.hours) {
        const auto& p = h.point;
        wet.push_back(p.wetBulbC);
        wetSum += p.wetBulbC;
        dry += p.dryBulbC;
        dew += p.dewPointC;
        pressure += p.pressurePa;
        sun += h.globalHorizontalWhM2;
        wind += p.windMs;
        most = std::max(most, p.dryBulbC);
        least = std::min(least, p.dryBulbC);
        hot += p.dryBulbC > 32 ? 1 : 0;
        day += p.dryBulbC / 24;
        if (h.hour == 24) {
            cooling += std::max(0.0, day - base);
            heating += std::max(0.0, base - day);
            day = 0;
        }
    }
    std::sort(wet.begin(), wet.end());
    const auto below = [&](double t) { return static_cast<double>(std::lower_bound(wet.begin(), wet.end(), t) - wet.begin()); };
    const double position = 0.996 * (n - 1); // of the 99.6 % value, between its two neighbours
    const auto k = static_cast<std::size_t>(position);
    const double wet996 = wet[k] + (wet[std::min(k + 1, wet.size() - 1)] - wet[k]) * (position - static_cast<double>(k));
    return {{"rows", n},
            {"T_mean_C", dry / n},
            {"T_min_C", least},
            {"T_max_C", most},
            {"Tdp_mean_C", dew / n},
            {"Twb_mean_C", wetSum / n},
            {"Twb_max_C", wet.back()},
            {"Twb_p99_6_C", wet996},
            {"hours_Twb_below_7C", below(7)},
            {"hours_Twb_below_12C", below(12)},
            {"hours_Twb_below_18C", below(18)},
            {"hours_T_above_32C", hot},
            {"CDD18_3_mean_of_24h", cooling},
            {"HDD18_3_mean_of_24h", heating},
            {"p_mean_Pa", pressure / n},
            {"GHI_kWh_m2", sun / 1000},
            {"wind_mean_m_s", wind / n},
            {"lat", data.header.latitude},
            {"lon", data.header.longitude},
            {"tz", data.header.utcOffsetHours},
            {"elevation_m", data.header.elevationM}};
}

} // namespace data
