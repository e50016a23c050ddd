#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QApplication>
#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace views::text {
namespace {

QString localised(double value, int decimals)
{
    QString text = QLocale().toString(std::fabs(value), 'f', decimals);
    // A value that rounds to zero has no sign: "−0.0" reads as a mistake.
    const bool isZero = std::fabs(value) < 0.5 * std::pow(10.0, -decimals);
    if (value < 0 && !isZero)
        text.prepend(QChar(minusSign));
    return text;
}

} // namespace

QString dash() { return QStringLiteral("\u2013"); }

QString number(double value, int decimals) { return std::isfinite(value) ? localised(value, decimals) : dash(); }

QString signedNumber(double value, int decimals)
{
    if (!std::isfinite(value))
        return dash();
    const QString text = localised(value, decimals);
    const bool isZero = std::fabs(value) < 0.5 * std::pow(10.0, -decimals);
    return value > 0 && !isZero ? QLatin1Char('+') + text : text;
}

QString significant(double value, int digits)
{
    if (!std::isfinite(value))
        return dash();
    if (value == 0)
        return QStringLiteral("0");
    int exponent = static_cast<int>(std::floor(std::log10(std::fabs(value))));
    const double unit = std::pow(10.0, exponent - digits + 1);
    const double rounded = std::round(value / unit) * unit;
    // 9.996 becomes 10.0: one decimal less than its own exponent says.
    exponent = static_cast<int>(std::floor(std::log10(std::fabs(rounded)) + 1e-9));
    return localised(rounded, std::max(0, digits - 1 - exponent));
}

QString full(double value)
{
    if (!std::isfinite(value))
        return dash();
    if (value == 0)
        return QStringLiteral("0");
    const int exponent = static_cast<int>(std::floor(std::log10(std::fabs(value))));
    QString text = localised(value, std::clamp(6 - exponent, 0, 9));
    const QString point = QLocale().decimalPoint();
    if (text.contains(point)) {
        while (text.endsWith(QLocale().zeroDigit()))
            text.chop(1);
        if (text.endsWith(point))
            text.chop(point.size());
    }
    return text;
}

QString withUnit(const QString& number, const QString& unit)
{
    if (unit.isEmpty() || number == dash())
        return number;
    return number + QChar(thinSpace) + unit;
}

QString metricNumber(twin::Metric metric, double stored)
{
    const auto& info = twin::metricInfo(metric);
    return number(stored * info.displayScale, info.displayDecimals);
}

QString metricValue(twin::Metric metric, double stored)
{
    return withUnit(metricNumber(metric, stored), metricUnit(metric));
}

QString metricResidual(twin::Metric metric, double stored)
{
    const auto& info = twin::metricInfo(metric);
    return signedNumber(stored * info.displayScale, info.displayDecimals);
}

QString duration(double minutes)
{
    if (!std::isfinite(minutes))
        return dash();
    if (minutes < 90)
        return withUnit(number(minutes, 0), QCoreApplication::translate("Duration", "min"));
    if (minutes < 48 * 60)
        return withUnit(number(minutes / 60, 1), QCoreApplication::translate("Duration", "h"));
    return withUnit(number(minutes / 1440, 1), QCoreApplication::translate("Duration", "d"));
}

QFont font(int pixels, bool bold)
{
    QFont font = QApplication::font();
    font.setPixelSize(pixels);
    font.setBold(bold);
    return font;
}

} // namespace views::text
