#include "views/tools/Measure.h"
#include "views/text/Format.h"
#include <QCoreApplication>
#include <cmath>

namespace views {
namespace {

int decimals(double metres) { return std::abs(metres) < 10 ? 3 : 2; }

QString component(const QString& name, double metres, bool feet)
{
    const double value = feet ? metres / metresPerFoot : metres;
    return name + QChar(text::thinSpace) + text::withUnit(text::signedNumber(value, feet ? 2 : decimals(metres)), feet ? QStringLiteral("ft") : QStringLiteral("m"));
}

QString components(const Measurement& m, bool feet, const QString& between)
{
    const Vec3 d = m.to - m.from;
    return component(QStringLiteral("Δx"), d.x, feet) + between + component(QStringLiteral("Δy"), d.y, feet) + between + component(QStringLiteral("Δz"), d.z, feet);
}

} // namespace

QString metresText(double metres) { return text::withUnit(text::number(metres, decimals(metres)), QStringLiteral("m")); }

QString feetText(double metres) { return text::withUnit(text::number(metres / metresPerFoot, 2), QStringLiteral("ft")); }

QString componentsText(const Measurement& m) { return components(m, false, QStringLiteral("   ")); }

QString componentsFeetText(const Measurement& m) { return components(m, true, QStringLiteral("   ")); }

QString copiedText(const Measurement& m) { return metresText(m.distance()) + QLatin1Char('\t') + components(m, false, QStringLiteral("\t")); }

} // namespace views
