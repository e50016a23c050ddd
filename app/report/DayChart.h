// The chart of the day: power over site time, as vectors. Pure drawing, any thread that owns the painter.
#pragma once
#include "app/i18n/Texts.h"
#include "app/report/Report.h"
#include <QPainter>

namespace app {

/// Draws the series that share the first one's unit into `rect` (device units); `pxPerPoint` is how many device units a point has.
/// Measured curves are solid and modelled ones dashed where both are there; a capacity is dotted. Returns false, and draws
/// nothing, if there is no series with at least two finite values.
bool drawDayChart(QPainter& painter, const QRectF& rect, const std::vector<ReportSeries>& series, const Texts& texts, double pxPerPoint);
QString seriesName(const ReportSeries& series, const Texts& texts);

/// Smallest, time-weighted mean and largest value of a series; NaN where it has none.
struct SeriesSummary
{
    double low, mean, high;
};
SeriesSummary summary(const ReportSeries& series);

} // namespace app
