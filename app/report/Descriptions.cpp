#include "app/report/Descriptions.h"
#include <QRegularExpression>
#include <QtGlobal>
#include <algorithm>
#include <vector>

namespace app {
namespace {

/// Every form that twin/physics and app/core make, more special ones first. A test holds them against the real ones.
constexpr const char* forms[] = {
    QT_TRANSLATE_NOOP("Description", "mean of the month, typical year of Memphis International Airport (synthetic)"),
    QT_TRANSLATE_NOOP("Description", "Synchronous training with checkpoints and restarts, seed %1"),
    QT_TRANSLATE_NOOP("Description", "Inference over the day in US Central time (estimate), seed %1"),
    QT_TRANSLATE_NOOP("Description", "constant utilisation %1"),
    QT_TRANSLATE_NOOP("Description", "Every GPU at its rated power"),
    QT_TRANSLATE_NOOP("Description", "Every GPU idle"),
    QT_TRANSLATE_NOOP("Description", "training phases from the recording's events"),
    QT_TRANSLATE_NOOP("Description", "Constant %1 °C, wet bulb %2 °C"),
    QT_TRANSLATE_NOOP("Description", "Typical %1 day (means of %2)"),
    QT_TRANSLATE_NOOP("Description", "Generated weather, seed %1 (harmonics and noise fitted to %2)"),
    QT_TRANSLATE_NOOP("Description", "Design day, %1: %2 °C, wet bulb %3 °C at %4 (%5)"),
    QT_TRANSLATE_NOOP("Description", "0.4 % cooling dry bulb"),
    QT_TRANSLATE_NOOP("Description", "0.4 % wet bulb"),
    QT_TRANSLATE_NOOP("Description", "99.6 % heating dry bulb"),
    QT_TRANSLATE_NOOP("Description", "all hours"),
    QT_TRANSLATE_NOOP("Description", "14 to 15 h standard time"),
    QT_TRANSLATE_NOOP("Description", "header of %1"),
    QT_TRANSLATE_NOOP("Description", "hours of %1, whose header states none"),
    QT_TRANSLATE_NOOP("Description", "January"), QT_TRANSLATE_NOOP("Description", "February"), QT_TRANSLATE_NOOP("Description", "March"),
    QT_TRANSLATE_NOOP("Description", "April"), QT_TRANSLATE_NOOP("Description", "May"), QT_TRANSLATE_NOOP("Description", "June"),
    QT_TRANSLATE_NOOP("Description", "July"), QT_TRANSLATE_NOOP("Description", "August"), QT_TRANSLATE_NOOP("Description", "September"),
    QT_TRANSLATE_NOOP("Description", "October"), QT_TRANSLATE_NOOP("Description", "November"), QT_TRANSLATE_NOOP("Description", "December"),
    QT_TRANSLATE_NOOP("Description", "%1 (file %2)"),
};

QString oneDescription(const QString& english, const Texts& texts)
{
    // Numbers with decimals are written as the language writes them; seeds and years have none.
    static const QRegularExpression decimal(QStringLiteral("^-?\\d+\\.\\d+$"));
    if (decimal.match(english).hasMatch())
        return texts.number(english.toDouble(), static_cast<int>(english.size() - english.indexOf(QLatin1Char('.')) - 1));
    for (const char* form : forms) {
        QString pattern = QRegularExpression::escape(QString::fromUtf8(form));
        int places = 0;
        while (pattern.contains(QStringLiteral("\\%%1").arg(places + 1)) && places < 9) {
            ++places;
            pattern.replace(QStringLiteral("\\%%1").arg(places), QStringLiteral("(.+?)"));
        }
        const auto match = QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(english);
        if (!match.hasMatch())
            continue;
        QString out = texts.translate("Description", form);
        for (int i = places; i >= 1; --i) // from the last one: what is put in may hold a %
            out.replace(QStringLiteral("%%1").arg(i), oneDescription(match.captured(i), texts));
        return out;
    }
    return english;
}

} // namespace

QString description(const std::string& english, const Texts& texts)
{
    QStringList parts = QString::fromStdString(english).split(QStringLiteral("; "));
    static const QRegularExpression instant(QStringLiteral("^(.*), (\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z)$"));
    for (auto& part : parts) {
        const auto match = instant.match(part);
        part = match.hasMatch() ? oneDescription(match.captured(1), texts) + QStringLiteral(", ") + match.captured(2) : oneDescription(part, texts);
    }
    return parts.join(QStringLiteral("; "));
}

} // namespace app
