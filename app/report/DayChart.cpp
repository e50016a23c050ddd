#include "app/report/DayChart.h"
#include "app/report/Style.h"
#include <QFontMetricsF>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <limits>

namespace app {
namespace {

struct Range
{
    double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();
    void add(double v)
    {
        if (std::isfinite(v)) {
            low = std::min(low, v);
            high = std::max(high, v);
        }
    }
    double width() const { return high - low; }
};

/// 1, 2 or 5 times a power of ten, so that about `count` steps fill the width.
double niceStep(double width, int count)
{
    const double raw = width / count;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double m : {1.0, 2.0, 5.0})
        if (raw <= m * power)
            return m * power;
    return 10 * power;
}

double niceTimeStep(double seconds, int count)
{
    for (const double step : {10.0, 30.0, 60.0, 300.0, 600.0, 1800.0, 3600.0, 7200.0, 10800.0, 21600.0, 43200.0, 86400.0, 172800.0, 604800.0})
        if (seconds / step <= count)
            return step;
    return seconds / count;
}

QColor colorOf(const ReportSeries& series)
{
    switch (series.role) {
    case ReportSeries::Role::Facility: return style::modelled;
    case ReportSeries::Role::It: return QColor(0x5B, 0x8F, 0x2E);
    case ReportSeries::Role::GridCapacity: return style::critical;
    case ReportSeries::Role::OnSite: return style::measured;
    case ReportSeries::Role::Other: break;
    }
    return style::muted;
}

QPen penOf(const ReportSeries& series, bool mixed, double px)
{
    QPen pen(colorOf(series), (series.role == ReportSeries::Role::Facility ? 1.6 : 1.1) * px);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    if (series.role == ReportSeries::Role::GridCapacity)
        pen.setDashPattern({1.5, 2.5});
    else if (mixed && series.origin != twin::Origin::Measured)
        pen.setDashPattern({5, 3});
    return pen;
}

/// The curve as lines: at most two points a device column survive, lowest and highest, so that spikes stay and files stay small.
QPainterPath curve(const ReportSeries& series, const std::function<QPointF(double, double)>& place, double columnWidth)
{
    QPainterPath path;
    bool open = false;
    double column = -1, low = 0, high = 0, lowAt = 0, highAt = 0;
    const auto flush = [&] {
        if (column < 0)
            return;
        const bool lowFirst = lowAt <= highAt;
        const auto first = lowFirst ? place(lowAt, low) : place(highAt, high);
        const auto second = lowFirst ? place(highAt, high) : place(lowAt, low);
        if (open)
            path.lineTo(first);
        else
            path.moveTo(first);
        if (second != first)
            path.lineTo(second);
        open = true;
        column = -1;
    };
    for (std::size_t i = 0; i < std::min(series.seconds.size(), series.values.size()); ++i) {
        const double t = series.seconds[i], v = series.values[i];
        if (!std::isfinite(v)) {
            flush();
            open = false;
            continue;
        }
        const double c = std::floor(place(t, v).x() / columnWidth);
        if (c != column) {
            flush();
            column = c;
            low = high = v;
            lowAt = highAt = t;
        } else if (v < low) {
            low = v;
            lowAt = t;
        } else if (v > high) {
            high = v;
            highAt = t;
        }
    }
    flush();
    return path;
}

} // namespace

QString seriesName(const ReportSeries& series, const Texts& texts)
{
    QString name = series.name;
    if (name.isEmpty()) {
        switch (series.role) {
        case ReportSeries::Role::Facility: name = texts.translate("Report", "Facility"); break;
        case ReportSeries::Role::It: name = texts.translate("Report", "IT"); break;
        case ReportSeries::Role::GridCapacity: return texts.translate("Report", "Grid capacity");
        case ReportSeries::Role::OnSite: name = texts.translate("Report", "On-site sources"); break;
        case ReportSeries::Role::Other: break;
        }
    }
    const QString origin = series.origin == twin::Origin::Measured   ? texts.translate("Report", "measured")
                           : series.origin == twin::Origin::Modelled ? texts.translate("Report", "modelled")
                                                                     : texts.translate("Report", "residual");
    return QStringLiteral("%1, %2").arg(name, origin);
}

SeriesSummary summary(const ReportSeries& series)
{
    Range range;
    double integral = 0, time = 0;
    const std::size_t n = std::min(series.seconds.size(), series.values.size());
    for (std::size_t i = 0; i < n; ++i) {
        range.add(series.values[i]);
        if (i > 0 && std::isfinite(series.values[i]) && std::isfinite(series.values[i - 1])) {
            const double dt = series.seconds[i] - series.seconds[i - 1];
            integral += dt * (series.values[i] + series.values[i - 1]) / 2;
            time += dt;
        }
    }
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if (range.high < range.low)
        return {nan, nan, nan};
    return {range.low, time > 0 ? integral / time : range.low, range.high};
}

bool drawDayChart(QPainter& painter, const QRectF& rect, const std::vector<ReportSeries>& all, const Texts& texts, double px)
{
    std::vector<const ReportSeries*> shown;
    Range time, value;
    bool measured = false, modelled = false;
    for (const auto& s : all) {
        if (!shown.empty() && s.unit != shown.front()->unit)
            continue;
        const std::size_t n = std::min(s.seconds.size(), s.values.size());
        if (std::count_if(s.values.begin(), s.values.begin() + static_cast<std::ptrdiff_t>(n), [](double v) { return std::isfinite(v); }) < 2)
            continue;
        shown.push_back(&s);
        time.add(s.seconds.front());
        time.add(s.seconds[n - 1]);
        for (std::size_t i = 0; i < n; ++i)
            value.add(s.values[i]);
        if (s.role != ReportSeries::Role::GridCapacity)
            (s.origin == twin::Origin::Measured ? measured : modelled) = true;
    }
    if (shown.empty() || !(time.width() > 0))
        return false;

    value.low = std::min(0.0, value.low); // power starts at zero: heights can be compared
    const double yStep = niceStep(std::max(value.width(), 1e-9) * 1.04, 6);
    value.low = std::floor(value.low / yStep) * yStep;
    value.high = std::max(std::ceil(value.high * 1.01 / yStep) * yStep, value.low + yStep);

    const QFont small = style::font(7.5);
    const QFontMetricsF metrics(small, painter.device());
    const double labelWidth = metrics.horizontalAdvance(texts.number(value.high, 0)) + 8 * px;
    const double legendHeight = metrics.height() * 1.6;
    const QRectF plot(rect.left() + labelWidth, rect.top() + legendHeight + metrics.height(), rect.width() - labelWidth - 6 * px,
                      rect.height() - legendHeight - 3.6 * metrics.height());
    const auto place = [&](double t, double v) {
        return QPointF(plot.left() + (t - time.low) / time.width() * plot.width(), plot.bottom() - (v - value.low) / value.width() * plot.height());
    };

    painter.save();
    painter.setFont(small);

    // Value axis
    const int decimals = yStep < 1 ? static_cast<int>(std::ceil(-std::log10(yStep))) : 0;
    for (double v = value.low; v <= value.high + yStep * 1e-6; v += yStep) {
        const double y = place(time.low, v).y();
        painter.setPen(QPen(style::line, 0.5 * px));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(style::muted);
        painter.drawText(QRectF(rect.left(), y - metrics.height() / 2, labelWidth - 4 * px, metrics.height()), Qt::AlignRight | Qt::AlignVCenter,
                         texts.number(v, decimals));
    }
    painter.setPen(style::muted);
    painter.drawText(QRectF(rect.left(), rect.top() + legendHeight - metrics.height() * 0.5, labelWidth - 4 * px, metrics.height()), Qt::AlignRight,
                     texts.unit(shown.front()->unit));

    // Time axis in the site's time; ticks stand at round hours of that clock
    const auto offset = [](double t) { return twin::centralUtcOffsetHours(twin::Timestamp::fromSeconds(t)); };
    const double tStep = niceTimeStep(time.width(), 9);
    const double shift = offset(time.low) * 3600;
    for (double local = std::ceil((time.low + shift) / tStep) * tStep; local - shift <= time.high + 1e-6; local += tStep) {
        const double t = local - shift;
        const double x = place(t, 0).x();
        const auto c = twin::civil(twin::Timestamp::fromSeconds(t), offset(t));
        painter.setPen(QPen(style::line, 0.5 * px));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom() + 3 * px));
        painter.setPen(style::muted);
        const QString label = QStringLiteral("%1:%2").arg(c.hour, 2, 10, QLatin1Char('0')).arg(c.minute, 2, 10, QLatin1Char('0'));
        const double half = 24 * px;
        painter.drawText(QRectF(x - half, plot.bottom() + 4 * px, 2 * half, metrics.height()), Qt::AlignHCenter, label);
        if (c.hour == 0 && c.minute == 0 && tStep < 86400) {
            const QString date = QStringLiteral("%1-%2").arg(c.month, 2, 10, QLatin1Char('0')).arg(c.day, 2, 10, QLatin1Char('0'));
            painter.drawText(QRectF(x - half, plot.bottom() + 4 * px + metrics.height(), 2 * half, metrics.height()), Qt::AlignHCenter, date);
        }
    }
    const QString zone = offset(time.low) > -5.5 ? QStringLiteral("CDT (UTC−5)") : QStringLiteral("CST (UTC−6)");
    painter.drawText(QRectF(plot.left(), plot.bottom() + 4 * px + metrics.height(), plot.width(), metrics.height()), Qt::AlignHCenter,
                     texts.translate("Report", "site time, %1").arg(zone));
    painter.setPen(QPen(style::muted, 0.8 * px));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());

    // Curves and the legend above them
    const bool mixed = measured && modelled;
    double x = plot.left();
    painter.setClipRect(rect);
    for (const auto* s : shown) {
        const QPen pen = penOf(*s, mixed, px);
        painter.setBrush(Qt::NoBrush);
        painter.strokePath(curve(*s, place, 0.5 * px), pen);
        const QString name = seriesName(*s, texts);
        const double y = rect.top() + metrics.height() * 0.6;
        painter.setPen(pen);
        painter.drawLine(QPointF(x, y), QPointF(x + 18 * px, y));
        painter.setPen(style::text);
        painter.drawText(QRectF(x + 22 * px, rect.top(), rect.right() - x, metrics.height() * 1.2), Qt::AlignLeft | Qt::AlignVCenter, name);
        x += 22 * px + metrics.horizontalAdvance(name) + 14 * px;
    }
    painter.restore();
    return true;
}

} // namespace app
