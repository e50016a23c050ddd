#include "views/scene/ColourScale.h"
#include "views/text/Format.h"
#include <algorithm>
#include <array>
#include <cfloat>
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

QString gpuValueText(Metric metric, double value, double reference, bool withUnit)
{
    if (twin::metricInfo(metric).unit != "W" || std::abs(reference) >= 10'000 || !std::isfinite(value))
        return valueText(metric, value, reference, withUnit);
    const QString number = text::number(value, 0);
    return withUnit ? text::withUnit(number, QStringLiteral("W")) : number;
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

Extent finiteExtent(std::span<const float> values)
{
    // In lanes, which compilers turn into vector instructions without leave to reorder floats.
    constexpr std::size_t lanes = 8;
    std::array<float, lanes> low, high;
    low.fill(FLT_MAX);
    high.fill(-FLT_MAX);
    std::size_t i = 0;
    for (; i + lanes <= values.size(); i += lanes)
        for (std::size_t k = 0; k < lanes; ++k) {
            const float v = values[i + k];
            const float finite = std::abs(v) <= FLT_MAX ? v : 0.0f;
            low[k] = std::abs(v) <= FLT_MAX && finite < low[k] ? finite : low[k];
            high[k] = std::abs(v) <= FLT_MAX && finite > high[k] ? finite : high[k];
        }
    for (; i < values.size(); ++i)
        if (std::isfinite(values[i])) {
            low[0] = std::min(low[0], values[i]);
            high[0] = std::max(high[0], values[i]);
        }
    return {*std::min_element(low.begin(), low.end()), *std::max_element(high.begin(), high.end())};
}

ColourRange percentileRange(std::span<const float> values, Extent extent, double lowShare, double highShare)
{
    if (!extent.isValid())
        return {};
    ColourRange out{static_cast<double>(extent.least), static_cast<double>(extent.most)};
    constexpr int bins = 8192;
    const double width = (out.high - out.low) / bins;
    if (!(width > 0))
        return {out.low - 0.5, out.low + 0.5};
    std::vector<std::uint32_t> count(bins);
    std::size_t known = 0;
    const auto least = extent.least, factor = static_cast<float>(1 / width);
    for (const float v : values) {
        if (!std::isfinite(v))
            continue;
        ++known;
        ++count[static_cast<std::size_t>(std::clamp(static_cast<int>((v - least) * factor), 0, bins - 1))];
    }
    const auto at = [&](double share) {
        const double wanted = share * static_cast<double>(known);
        double below = 0;
        for (int i = 0; i < bins; ++i) {
            const double here = count[static_cast<std::size_t>(i)];
            if (here > 0 && below + here >= wanted)
                return out.low + (i + (wanted - below) / here) * width;
            below += here;
        }
        return out.high;
    };
    const ColourRange r{at(lowShare), at(highShare)};
    return r.high > r.low ? r : out;
}

void countInto(ColourRange& range, std::span<const float> values)
{
    const double slack = 1e-6 * std::abs(range.high - range.low);
    const auto low = static_cast<float>(range.low - slack), high = static_cast<float>(range.high + slack);
    int known = 0, below = 0, above = 0;
    for (const float v : values) {
        const bool finite = std::abs(v) <= FLT_MAX;
        known += finite ? 1 : 0;
        below += finite && v < low ? 1 : 0;
        above += finite && v > high ? 1 : 0;
    }
    range.known = known;
    range.unknown = static_cast<int>(values.size()) - known;
    range.below = below;
    range.above = above;
}

QString ageText(double seconds, bool withUnit)
{
    if (!std::isfinite(seconds))
        return text::dash();
    const bool hours = std::abs(seconds) >= 7200, minutes = !hours && std::abs(seconds) >= 120;
    const double value = seconds / (hours ? 3600 : minutes ? 60 : 1);
    const QString number = text::number(value, hours || minutes ? 1 : 0);
    return withUnit ? text::withUnit(number, hours ? QStringLiteral("h") : minutes ? QStringLiteral("min") : QStringLiteral("s")) : number;
}

ColourRange ageRange(Extent extent)
{
    double high = 10;
    for (const double step : {30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0, 7200.0, 21600.0, 86400.0, 604800.0})
        if (extent.isValid() && static_cast<double>(extent.most) > high)
            high = step;
    return {0, extent.isValid() ? std::max(high, static_cast<double>(extent.most)) : high};
}

ColourRange automaticRange(Metric metric, Origin origin, std::span<const float> values, const ColourRange* previous)
{
    const Extent extent = finiteExtent(values);
    if (!extent.isValid())
        return previous ? *previous : ColourRange{};
    const auto least = static_cast<double>(extent.least), most = static_cast<double>(extent.most);
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

void colourise(std::span<const float> values, Metric metric, Origin origin, ColourRange& range, Theme::Kind kind, std::vector<QRgb>& colours,
               std::span<const twin::ValueQuality> quality)
{
    const auto table = mapTable(mapOf(metric, origin));
    const QRgb outside = Theme::color(Role::OutOfRange, kind).rgb();
    const QRgb noData = Theme::color(Role::NoData, kind).rgb() & 0x00ffffff;
    const QRgb stale = Theme::color(Role::NoData, kind).rgb() | 0xff000000;
    range.known = range.unknown = range.below = range.above = range.stale = range.uncertain = 0;
    colours.resize(values.size());
    const double span = range.high - range.low, slack = 1e-6 * std::abs(span);
    const double factor = span > 0 ? 255 / span : 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double v = static_cast<double>(values[i]);
        if (!std::isfinite(v)) {
            const bool isStale = i < quality.size() && quality[i] == twin::ValueQuality::Stale;
            colours[i] = isStale ? stale : noData;
            range.stale += isStale;
            ++range.unknown;
            continue;
        }
        range.uncertain += i < quality.size() && quality[i] == twin::ValueQuality::Uncertain;
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
