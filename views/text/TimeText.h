// Instants as people read them: in the site's time (US Central) or UTC, and the ticks of a time axis. GUI thread.
#pragma once
#include "data/store/RecordingTypes.h"
#include "twin/base/Timestamp.h"
#include <QDateTime>
#include <QString>
#include <vector>

namespace views::text {

enum class Clock { Site, Utc };

double offsetHours(twin::Timestamp t, Clock clock);
QString zoneName(twin::Timestamp t, Clock clock);        ///< "CDT", "CST", "UTC"
QString zoneDescription(twin::Timestamp t, Clock clock); ///< "CDT (UTC−5)", "UTC"
/// "2025-07-15 14:32:10"; tenths of a second where `tenths`.
QString dateTime(twin::Timestamp t, Clock clock, bool tenths = false);
QString timeOfDay(twin::Timestamp t, Clock clock);       ///< "14:32:10"
QString spanText(double seconds);                        ///< "5 min", "24 h", "30 s"

/// Wall-clock fields for editors, and back. The QDateTime is labelled UTC and holds the fields of `clock`.
QDateTime toWallClock(twin::Timestamp t, Clock clock);
twin::Timestamp fromWallClock(const QDateTime& wall, Clock clock);

struct TimeTick
{
    twin::Timestamp at;
    QString label;      ///< empty: a small tick
    bool isDay = false; ///< midnight of the clock
};
/// Round instants of the clock inside a span: labelled ones at least `spacing` px apart, and unlabelled ones between.
std::vector<TimeTick> timeTicks(const data::TimeSpan& span, double pixels, Clock clock, double spacing = 80);

} // namespace views::text
