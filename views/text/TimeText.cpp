#include "views/text/TimeText.h"
#include "views/text/Format.h"
#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

namespace views::text {
namespace {

constexpr std::array steps{0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0,
                           10800.0, 21600.0, 43200.0, 86400.0, 172800.0, 604800.0, 1209600.0, 2592000.0, 7862400.0, 31536000.0};

QString tickLabel(twin::Timestamp t, double step, Clock clock, bool& isDay)
{
    const auto c = twin::civil(t, offsetHours(t, clock));
    isDay = c.hour == 0 && c.minute == 0 && c.second < 0.05;
    const auto two = [](int n) { return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0')); };
    if (step >= 86400 || isDay) {
        QString day = QCoreApplication::translate("TimeText", "%1 %2", "day of month, short month name")
                          .arg(c.day).arg(QLocale().monthName(c.month, QLocale::ShortFormat));
        if (step >= 2592000)
            day += QLatin1Char(' ') + QString::number(c.year);
        return day;
    }
    QString text = two(c.hour) + QLatin1Char(':') + two(c.minute);
    if (step < 60)
        text += QLatin1Char(':') + two(static_cast<int>(c.second + 1e-6));
    if (step < 1)
        text += QLocale().decimalPoint() + QString::number(static_cast<int>(std::floor(c.second * 10 + 1e-3)) % 10);
    return text;
}

} // namespace

double offsetHours(twin::Timestamp t, Clock clock) { return clock == Clock::Utc ? 0.0 : twin::centralUtcOffsetHours(t); }

QString zoneName(twin::Timestamp t, Clock clock)
{
    if (clock == Clock::Utc)
        return QStringLiteral("UTC");
    return twin::centralUtcOffsetHours(t) > -5.5 ? QStringLiteral("CDT") : QStringLiteral("CST");
}

QString zoneDescription(twin::Timestamp t, Clock clock)
{
    if (clock == Clock::Utc)
        return QStringLiteral("UTC");
    return QStringLiteral("%1 (UTC%2)").arg(zoneName(t, clock), number(twin::centralUtcOffsetHours(t), 0));
}

QString dateTime(twin::Timestamp t, Clock clock, bool tenths)
{
    const auto c = twin::civil(t, offsetHours(t, clock));
    const int tenth = static_cast<int>(std::floor(c.second * 10 + 1e-3));
    QString text = QStringLiteral("%1-%2-%3 %4:%5:%6")
        .arg(c.year, 4, 10, QLatin1Char('0')).arg(c.month, 2, 10, QLatin1Char('0')).arg(c.day, 2, 10, QLatin1Char('0'))
        .arg(c.hour, 2, 10, QLatin1Char('0')).arg(c.minute, 2, 10, QLatin1Char('0')).arg(tenth / 10, 2, 10, QLatin1Char('0'));
    if (tenths)
        text += QLocale().decimalPoint() + QString::number(tenth % 10);
    return text;
}

QString timeOfDay(twin::Timestamp t, Clock clock) { return dateTime(t, clock).mid(11); }

QString spanText(double seconds)
{
    if (seconds < 90)
        return withUnit(significant(seconds), QCoreApplication::translate("Duration", "s"));
    return duration(seconds / 60);
}

QDateTime toWallClock(twin::Timestamp t, Clock clock)
{
    const auto ms = t.ns / 1'000'000 + static_cast<std::int64_t>(offsetHours(t, clock) * 3'600'000);
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

twin::Timestamp fromWallClock(const QDateTime& wall, Clock clock)
{
    const auto local = twin::Timestamp::fromMilliseconds(wall.toMSecsSinceEpoch());
    // The offset is asked for at the instant itself; twice is enough, since it changes by one hour twice a year.
    auto t = local.plusSeconds(-3600 * offsetHours(local, clock));
    return local.plusSeconds(-3600 * offsetHours(t, clock));
}

std::vector<TimeTick> timeTicks(const data::TimeSpan& span, double pixels, Clock clock, double spacing)
{
    std::vector<TimeTick> ticks;
    const double seconds = span.seconds();
    if (!(seconds > 0) || !(pixels > 1))
        return ticks;
    const double wanted = seconds * spacing / pixels;
    const auto major = std::lower_bound(steps.begin(), steps.end(), wanted - 1e-9);
    const double step = major == steps.end() ? steps.back() : *major;
    // Small ticks: the coarsest step that divides the labelled one and leaves at least 9 px.
    double minor = step;
    for (auto it = std::make_reverse_iterator(std::min(major, steps.end() - 1)); it != steps.rend(); ++it) {
        const double ratio = step / *it;
        if (*it * pixels / seconds >= 9 && std::fabs(ratio - std::round(ratio)) < 1e-6) {
            minor = *it;
            if (ratio >= 3)
                break;
        }
    }
    // Ticks lie on round wall-clock times, so they are counted from local midnight of the first day.
    const auto first = twin::civil(span.begin, offsetHours(span.begin, clock));
    const double offset = 3600 * offsetHours(span.begin, clock);
    const auto base = step >= 2592000 ? twin::Timestamp::fromUtc(first.year, 1, 1)
                                      : twin::Timestamp::fromUtc(first.year, first.month, first.day);
    const double start = span.begin.secondsSince(base) + offset;
    const int perMajor = std::max(1, static_cast<int>(std::lround(step / minor)));
    for (auto i = static_cast<std::int64_t>(std::ceil(start / minor - 1e-6)); ticks.size() < 4000; ++i) {
        twin::Timestamp at = base.plusSeconds(static_cast<double>(i) * minor - offset);
        // After a change of the offset inside the span, hours and longer steps follow the wall clock; the hour that summer time
        // leaves out has no ticks.
        if (const double now = 3600 * offsetHours(at, clock); now != offset && step >= 3600) {
            at = at.plusSeconds(offset - now);
            if (3600 * offsetHours(at, clock) != now)
                continue;
        }
        if (at > span.end)
            break;
        if (at < span.begin)
            continue;
        TimeTick tick{at, {}, false};
        if (i % perMajor == 0)
            tick.label = tickLabel(at, step, clock, tick.isDay);
        ticks.push_back(tick);
    }
    return ticks;
}

} // namespace views::text
