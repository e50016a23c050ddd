// Numbers as people read them: grouped digits, a true minus sign, value and unit apart by a thin space. GUI thread (uses the
// default QLocale); files and the command line use twin/base/NumberText.h instead.
#pragma once
#include "twin/base/Metric.h"
#include <QFont>
#include <QString>

namespace views::text {

inline constexpr char16_t thinSpace = 0x2009;
inline constexpr char16_t minusSign = 0x2212;

/// What stands for a value that is not known; the reason goes into a tooltip.
QString dash();
/// Fixed decimals, grouped thousands: "−1,234.5". Not a number gives the dash.
QString number(double value, int decimals);
/// As number(), with "+" before what is above zero; what rounds to zero carries no sign.
QString signedNumber(double value, int decimals);
/// Three (or `digits`) significant digits, never in exponents: "304", "1.18", "0.0123", "230,000".
QString significant(double value, int digits = 3);
/// Up to seven significant digits without trailing zeros: for tooltips.
QString full(double value);
/// "304 MW" with a thin space; no space and no unit where the unit is empty or the number is the dash.
QString withUnit(const QString& number, const QString& unit);

/// A stored metric value in its display unit: "62.1", "62.1 kW".
QString metricNumber(twin::Metric metric, double stored);
QString metricValue(twin::Metric metric, double stored);
QString metricResidual(twin::Metric metric, double stored); ///< with sign, without unit

/// "35 min", "4.9 h", "2.1 d".
QString duration(double minutes);

/// The application's font at one of the sizes of the design (11, 13, 16, 22, 34 px). Digits of the fonts shipped are tabular.
QFont font(int pixels, bool bold = false);

} // namespace views::text
