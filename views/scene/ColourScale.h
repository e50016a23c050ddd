// From values to colours, with the range and its words for the legend.
#pragma once
#include "twin/base/Metric.h"
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
/// Colours that mean the origin everywhere (lines, words).
Role originRole(twin::Origin origin);

/// The range of one class of assets.
struct ColourRange
{
    double low = 0, high = 1;
    int known = 0, unknown = 0, below = 0, above = 0; ///< counts of the values last coloured
    bool operator==(const ColourRange&) const = default;
};

/// A range that suits the values: from 0 for amounts, whole steps for temperatures, 0 .. 1 for shares, even around 0 for residuals.
/// `previous` is kept as long as it fits, so that colours do not swim while time goes on.
ColourRange automaticRange(twin::Metric metric, twin::Origin origin, std::span<const float> values, const ColourRange* previous);

/// Amounts (W, L/min) differ by orders between racks and plant units and so have a range each; temperatures and shares do not.
bool isAmount(twin::Metric metric);

/// Colours of all values; alpha 0 where a value is not known. Counts into `range`.
void colourise(std::span<const float> values, twin::Metric metric, twin::Origin origin, ColourRange& range, Theme::Kind kind,
               std::vector<QRgb>& colours);
twin::MetricInfo::Map mapOf(twin::Metric metric, twin::Origin origin);

} // namespace views
