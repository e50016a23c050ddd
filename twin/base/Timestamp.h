// Instants and their text forms. Pure values, usable from any thread.
#pragma once
#ifndef Q_MOC_RUN // moc of Qt 6.4 cannot parse libstdc++'s <concepts> when it comes first
#include <compare>
#endif
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace twin {

/// An instant: nanoseconds since 1970-01-01T00:00:00 UTC. Leap seconds are not counted (as in POSIX).
struct Timestamp
{
    std::int64_t ns = 0;
    constexpr auto operator<=>(const Timestamp&) const = default;

    static constexpr Timestamp fromSeconds(double s) { return {nanoseconds(s)}; }
    static constexpr Timestamp fromMilliseconds(std::int64_t ms) { return {ms * 1'000'000}; }
    constexpr double seconds() const { return static_cast<double>(ns) * 1e-9; }
    constexpr Timestamp plusSeconds(double s) const { return {ns + nanoseconds(s)}; }
    constexpr double secondsSince(Timestamp other) const { return static_cast<double>(ns - other.ns) * 1e-9; }

    /// Civil date and time in UTC to an instant (proleptic Gregorian calendar).
    static Timestamp fromUtc(int year, int month, int day, int hour = 0, int minute = 0, double second = 0);
    /// Reads `2025-07-15`, `2025-07-15T14:32[:10[.5]]` with `Z`, `+hh:mm` or nothing (nothing means UTC); a space may
    /// stand for the T. Empty if it is none of these.
    static std::optional<Timestamp> fromIso(std::string_view text);
    /// `2025-07-15T14:32:10Z`, with milliseconds only where they are not zero.
    std::string iso() const;

    /// Seconds as whole nanoseconds, rounded (1.001 s is not 1.000999999 s) and held inside what an int64 can say.
    static constexpr std::int64_t nanoseconds(double s)
    {
        const double value = s * 1e9;
        if (!(value > -9.2e18))
            return -9'200'000'000'000'000'000;
        if (value > 9.2e18)
            return 9'200'000'000'000'000'000;
        return static_cast<std::int64_t>(value + (value < 0 ? -0.5 : 0.5));
    }
};

/// Civil fields of an instant at a fixed offset from UTC.
struct CivilTime
{
    int year, month, day, hour, minute;
    double second;
    int dayOfYear; ///< 1 .. 366
    double hourOfYear; ///< 0 .. 8784, from 1 January 00:00
};
CivilTime civil(Timestamp t, double utcOffsetHours = 0);

/// Hours to add to UTC for the site's wall clock (US Central: -6, -5 from the second Sunday of March 2:00 to the first
/// Sunday of November 2:00; rule of the US Energy Policy Act of 2005).
double centralUtcOffsetHours(Timestamp t);

} // namespace twin
