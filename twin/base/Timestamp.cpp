#include "twin/base/Timestamp.h"
#include <charconv>
#include <cmath>
#include <cstdio>

namespace twin {
namespace {

// Days since 1970-01-01 of a proleptic Gregorian date, by counting 400-year cycles from 1 March of year 0.
constexpr std::int64_t daysFromCivil(std::int64_t y, int m, int d)
{
    y -= m <= 2;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const auto yearOfEra = y - era * 400;
    const auto dayOfYear = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    const auto dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

bool isLeap(int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }

int daysInMonth(int y, int m)
{
    static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return m == 2 && isLeap(y) ? 29 : days[m - 1];
}

// Reads exactly `digits` digits at `pos` and moves on; -1 where they are not there.
int number(std::string_view text, std::size_t& pos, int digits)
{
    if (pos + static_cast<std::size_t>(digits) > text.size())
        return -1;
    int value = 0;
    for (int i = 0; i < digits; ++i) {
        const char c = text[pos + static_cast<std::size_t>(i)];
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    pos += static_cast<std::size_t>(digits);
    return value;
}

bool take(std::string_view text, std::size_t& pos, char c)
{
    if (pos < text.size() && text[pos] == c) {
        ++pos;
        return true;
    }
    return false;
}

} // namespace

Timestamp Timestamp::fromUtc(int year, int month, int day, int hour, int minute, double second)
{
    const std::int64_t s = (daysFromCivil(year, month, day) * 24 + hour) * 3600 + minute * 60;
    return {s * 1'000'000'000 + static_cast<std::int64_t>(std::llround(second * 1e9))};
}

std::optional<Timestamp> Timestamp::fromIso(std::string_view text)
{
    std::size_t p = 0;
    const int year = number(text, p, 4);
    if (year < 1678 || year > 2261 || !take(text, p, '-')) // what nanoseconds in an int64 can hold
        return {};
    const int month = number(text, p, 2);
    if (month < 1 || month > 12 || !take(text, p, '-'))
        return {};
    const int day = number(text, p, 2);
    if (day < 1 || day > daysInMonth(year, month))
        return {};
    int hour = 0, minute = 0, offsetMinutes = 0;
    double second = 0;
    if (p < text.size()) {
        if (!take(text, p, 'T') && !take(text, p, ' '))
            return {};
        hour = number(text, p, 2);
        if (hour < 0 || hour > 23 || !take(text, p, ':'))
            return {};
        minute = number(text, p, 2);
        if (minute < 0 || minute > 59)
            return {};
        if (take(text, p, ':')) {
            const int whole = number(text, p, 2);
            if (whole < 0 || whole > 59)
                return {};
            second = whole;
            if (take(text, p, '.')) {
                double scale = 0.1;
                const auto start = p;
                while (p < text.size() && text[p] >= '0' && text[p] <= '9') {
                    second += (text[p++] - '0') * scale;
                    scale *= 0.1;
                }
                if (p == start)
                    return {};
            }
        }
        if (!take(text, p, 'Z') && p < text.size()) {
            const int sign = text[p] == '+' ? 1 : text[p] == '-' ? -1 : 0;
            if (sign == 0)
                return {};
            ++p;
            const int oh = number(text, p, 2);
            take(text, p, ':');
            const int om = number(text, p, 2);
            if (oh < 0 || oh > 14 || om < 0 || om > 59)
                return {};
            offsetMinutes = sign * (oh * 60 + om);
        }
        if (p != text.size())
            return {};
    }
    return fromUtc(year, month, day, hour, minute, second).plusSeconds(-60.0 * offsetMinutes);
}

std::string Timestamp::iso() const
{
    std::int64_t ms = ns / 1'000'000 - (ns % 1'000'000 < 0 ? 1 : 0);
    std::int64_t wholeSeconds = ms / 1000 - (ms % 1000 < 0 ? 1 : 0);
    const int milli = static_cast<int>(ms - wholeSeconds * 1000);
    const auto c = civil({wholeSeconds * 1'000'000'000});
    char buffer[64];
    int n = std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02dT%02d:%02d:%02d", c.year, c.month, c.day, c.hour,
                          c.minute, static_cast<int>(c.second));
    if (milli != 0)
        n += std::snprintf(buffer + n, sizeof buffer - static_cast<std::size_t>(n), ".%03d", milli);
    return std::string(buffer, static_cast<std::size_t>(n)) + "Z";
}

CivilTime civil(Timestamp t, double utcOffsetHours)
{
    const std::int64_t shifted = t.ns + static_cast<std::int64_t>(utcOffsetHours * 3600e9);
    constexpr std::int64_t dayNs = 86'400'000'000'000;
    const std::int64_t days = shifted / dayNs - (shifted % dayNs < 0 ? 1 : 0);
    const std::int64_t inDay = shifted - days * dayNs;
    const std::int64_t z = days + 719468;
    const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const std::int64_t dayOfEra = z - era * 146097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t marchDay = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const int mp = static_cast<int>((5 * marchDay + 2) / 153);
    CivilTime c{};
    c.day = static_cast<int>(marchDay) - (153 * mp + 2) / 5 + 1;
    c.month = mp + (mp < 10 ? 3 : -9);
    c.year = static_cast<int>(yearOfEra + era * 400) + (c.month <= 2 ? 1 : 0);
    c.hour = static_cast<int>(inDay / 3'600'000'000'000);
    c.minute = static_cast<int>(inDay / 60'000'000'000 % 60);
    c.second = static_cast<double>(inDay % 60'000'000'000) * 1e-9;
    c.dayOfYear = static_cast<int>(days - daysFromCivil(c.year, 1, 1)) + 1;
    c.hourOfYear = (c.dayOfYear - 1) * 24.0 + static_cast<double>(inDay) / 3.6e12;
    return c;
}

double centralUtcOffsetHours(Timestamp t)
{
    const int year = civil(t, -6).year;
    // Day of month of the n-th Sunday; 1970-01-01 was a Thursday.
    const auto sunday = [year](int month, int n) {
        const auto weekday = (daysFromCivil(year, month, 1) % 7 + 11) % 7; // 0 = Sunday
        return static_cast<int>((7 - weekday) % 7) + 1 + 7 * (n - 1);
    };
    const auto begin = Timestamp::fromUtc(year, 3, sunday(3, 2), 8);  // 2:00 standard time
    const auto end = Timestamp::fromUtc(year, 11, sunday(11, 1), 7);  // 2:00 daylight time
    return t >= begin && t < end ? -5 : -6;
}

} // namespace twin
