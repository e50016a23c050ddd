// From values to colours, with the range and its words for the legend.
#pragma once
#include "twin/base/Metric.h"
#include "twin/base/Quality.h"
#include "views/theme/Theme.h"
#include <QRgb>
#include <QString>
#include <span>
#include <vector>

namespace views {

/// How a quantity is written for people: "62.1 kW", "16.5 MW", "−0.7 kW". The unit is chosen by the size of the value.
QString valueText(twin::Metric metric, double value, bool withUnit = true);
/// The same with the unit and the decimals that suit `reference`, so that the numbers of one legend agree.
QString valueText(twin::Metric metric, double value, double reference, bool withUnit);
/// The same for a single GPU: watts, where racks have kilowatts.
QString gpuValueText(twin::Metric metric, double value, double reference, bool withUnit = true);
/// Colours that mean the origin everywhere (lines, words).
Role originRole(twin::Origin origin);

/// How old data is: "12 s", "3.5 min", "2.0 h".
QString ageText(double seconds, bool withUnit = true);

/// The range of one class of assets.
struct ColourRange
{
    double low = 0, high = 1;
    int known = 0, unknown = 0, below = 0, above = 0; ///< counts of the values last coloured
    int stale = 0, uncertain = 0;                     ///< of the unknown: their last value is too old; of the known: doubted
    bool operator==(const ColourRange&) const = default;
};

/// A range that suits the values: from 0 for amounts, whole steps for temperatures, 0 .. 1 for shares, even around 0 for residuals.
/// `previous` is kept as long as it fits, so that colours do not swim while time goes on.
ColourRange automaticRange(twin::Metric metric, twin::Origin origin, std::span<const float> values, const ColourRange* previous);

/// Least and most of the finite values; least > most if there are none.
struct Extent
{
    float least, most;
    bool isValid() const { return least <= most; }
};
Extent finiteExtent(std::span<const float> values);
/// The values below which these shares of the finite ones lie, to a part in 8192 of their extent; `extent` is that of the values.
/// Least and most where there is nothing between.
ColourRange percentileRange(std::span<const float> values, Extent extent, double lowShare, double highShare);
/// Counts the values into the range: how many are known, and how many of them lie outside.
void countInto(ColourRange& range, std::span<const float> values);

/// Amounts (W, L/min) differ by orders between racks and plant units and so have a range each; temperatures and shares do not.
bool isAmount(twin::Metric metric);

/// Colours of all values; alpha 0 (hatched) where a value is not known, and plain grey where the last one is too old to be shown. Counts into
/// `range`. An empty `quality` says no more than the values.
void colourise(std::span<const float> values, twin::Metric metric, twin::Origin origin, ColourRange& range, Theme::Kind kind,
               std::vector<QRgb>& colours, std::span<const twin::ValueQuality> quality = {});
/// From 0 to a round age that covers all.
ColourRange ageRange(Extent extent);
twin::MetricInfo::Map mapOf(twin::Metric metric, twin::Origin origin);

} // namespace views
