// Marks of the time line: gaps, qualities, late samples, clocks, bookmarks. How they look and what they are called. GUI thread.
#pragma once
#include "data/session/TimeMark.h"
#include "data/time/TimeBookmark.h"
#include "views/theme/Theme.h"
#include <QRectF>
#include <QString>

class QPainter;

namespace views {

QString markLabel(data::TimeMark::Kind kind);
/// Hatching says "nothing there" without colour.
void paintHatch(QPainter& painter, const QRectF& rect, const QColor& color);
/// A stretch in the lane under the track; instants (late samples, clocks, counters) are small shapes of their own there.
void paintMark(QPainter& painter, data::TimeMark::Kind kind, double x0, double x1, const QRectF& lane, const Theme& theme);
/// A flag whose pole stands at `foot`; with a stop it is filled and has a bar at its foot.
void paintBookmark(QPainter& painter, const QPointF& foot, double height, bool stop, const Theme& theme);

} // namespace views
