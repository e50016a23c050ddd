#include "views/scene/ColourScale.h"
#include "views/text/Format.h"
#include <algorithm>
#include <cmath>

namespace views {
namespace {

using twin::Metric;
using twin::Origin;

struct Shown
{
    double scale;
    QString unit;
    int decimals;
};

Shown shown(Metric metric, double reference)
{
    const auto& info = twin::metricInfo(metric);
    Shown s{info.displayScale, QString::fromUtf8(info.displayUnit.data(), static_cast<qsizetype>(info.displayUnit.size())), info.displayDecimals};
    const double size = std::abs(reference * s.scale);
    if (info.unit == "W" && size >= 1500) {
        s.scale *= 1e-3;
        s.unit = QStringLiteral("MW");
    }
    // three significant digits, no more decimals than the quantity deserves
    const double displayed = std::abs(reference * s.scale);
    s.decimals = std::min(s.decimals == 0 ? 1 : s.decimals + 1, displayed >= 100 ? 0 : displayed >= 10 ? 1 : 2);
    return s;
}

/// 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 times a power of ten, the next above.
double niceAbove(double v)
{
    if (!(v > 0))
        return 1;
    const double power = std::pow(10, std::floor(std::log10(v)));
    for (const double step : {1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0})
        if (v <= step * power * (1 + 1e-9))
            return step * power;
    return 10 * power;
}

} // namespace

QString valueText(Metric metric, double value, double reference, bool withUnit)
{
    if (!std::isfinite(value))
        return text::dash();
    const Shown s = shown(metric, reference);
    const QString number = text::number(value * s.scale, s.decimals);
    return withUnit ? text::withUnit(number, s.unit) : number;
}

QString valueText(Metric metric, double value, bool withUnit) { return valueText(metric, value, value, withUnit); }

Role originRole(Origin origin)
{
    return origin == Origin::Measured ? Role::Measured : origin == Origin::Modelled ? Role::Modelled : Role::Text;
}

bool isAmount(Metric metric)
{
    const auto unit = twin::metricInfo(metric).unit;
    return unit == "W" || unit == "L/min";
}

twin::MetricInfo::Map mapOf(Metric metric, Origin origin)
{
    return origin == Origin::Residual ? twin::MetricInfo::Map::Diverging : twin::metricInfo(metric).map;
}

ColourRange automaticRange(Metric metric, Origin origin, std::span<const float> values, const ColourRange* previous)
{
    double least = 1e300, most = -1e300;
    for (const float v : values) {
        if (std::isfinite(v)) {
            least = std::min(least, static_cast<double>(v));
            most = std::max(most, static_cast<double>(v));
        }
    }
    if (least > most)
        return previous ? *previous : ColourRange{};
    const auto& info = twin::metricInfo(metric);
    if (origin == Origin::Residual) {
        const double size = std::max({std::abs(least), std::abs(most), 2 * info.resolution});
        if (previous && previous->high > 0 && size <= previous->high && size > 0.3 * previous->high)
            return *previous;
        const double nice = niceAbove(size * info.displayScale) / info.displayScale;
        return {-nice, nice};
    }
    if (info.unit.empty())
        return {0, 1};
    // Degrees and kelvins: steps of 5 with at least 10 between the ends. Amounts: from nothing.
    if (!isAmount(metric)) {
        if (previous && least >= previous->low && most <= previous->high && most - least > 0.35 * (previous->high - previous->low) - 4)
            return *previous;
        ColourRange r{5 * std::floor(least / 5), 5 * std::ceil(most / 5)};
        if (r.high - r.low < 10)
            r.high = r.low + 10;
        return r;
    }
    const double top = std::max(most, 0.0);
    if (previous && previous->low == std::min(0.0, previous->low) && top <= previous->high && top > 0.4 * previous->high && least >= previous->low)
        return *previous;
    ColourRange r{0, niceAbove(top * info.displayScale) / info.displayScale};
    if (least < 0) // Megapacks that charge
        r.low = -niceAbove(-least * info.displayScale) / info.displayScale;
    return r;
}

void colourise(std::span<const float> values, Metric metric, Origin origin, ColourRange& range, Theme::Kind kind, std::vector<QRgb>& colours)
{
    const auto table = mapTable(mapOf(metric, origin));
    const QRgb outside = Theme::color(Role::OutOfRange, kind).rgb();
    const QRgb noData = Theme::color(Role::NoData, kind).rgb() & 0x00ffffff;
    range.known = range.unknown = range.below = range.above = 0;
    colours.resize(values.size());
    const double span = range.high - range.low, slack = 1e-6 * std::abs(span);
    const double factor = span > 0 ? 255 / span : 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double v = static_cast<double>(values[i]);
        if (!std::isfinite(v)) {
            colours[i] = noData;
            ++range.unknown;
            continue;
        }
        ++range.known;
        if (v < range.low - slack) {
            colours[i] = outside;
            ++range.below;
        } else if (v > range.high + slack) {
            colours[i] = outside;
            ++range.above;
        } else {
            colours[i] = table[static_cast<std::size_t>(std::clamp(std::lround((v - range.low) * factor), 0L, 255L))] | 0xff000000;
        }
    }
}

} // namespace views
