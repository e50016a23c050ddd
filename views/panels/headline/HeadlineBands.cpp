#include "views/panels/headline/HeadlineBands.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QCoreApplication>
#include <cmath>

namespace views {
namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(HeadlineStrip)
};

/// Both ends with as many digits as tell them apart.
std::pair<QString, QString> ends(const twin::FigureBand& band)
{
    for (int digits = 3; digits <= 6; ++digits) {
        const auto low = text::significant(band.low, digits), high = text::significant(band.high, digits);
        if (low != high)
            return {low, high};
    }
    return {};
}

QString driverRows(const twin::FigureBand& band)
{
    QString rows;
    for (const auto& driver : band.drivers) {
        twin::Parameter parameter;
        parameter.id = driver.parameter;
        parameter.label = driver.label;
        const QString sign = driver.rankCorrelation < 0 ? QStringLiteral("−") : QStringLiteral("+");
        rows += QStringLiteral("<tr><td>%1</td><td align='right'>&nbsp;&nbsp;%2</td></tr>")
                    .arg(text::parameterLabel(parameter).toHtmlEscaped(), sign + text::number(std::abs(driver.rankCorrelation), 2));
    }
    return rows;
}

} // namespace

void addBands(std::vector<HeadlineItem>& items, const twin::BandStudy& study)
{
    for (auto& item : items) {
        const auto* band = study.find(item.id.toStdString());
        // What a battery holds at an instant comes from what went before, which a band of settled states knows nothing of.
        if (!band || item.id == QLatin1String("battery_mwh"))
            continue;
        const auto [low, high] = ends(*band);
        if (low.isEmpty())
            continue;
        // The tile of the supply shows two figures: a single band under it would belong to neither. Its tooltip still tells.
        if (item.id != QLatin1String("grid_mw"))
            item.band = low + QStringLiteral("–") + high;
        const QString unit = text::unit(band->figure->unit);
        item.tooltip += QStringLiteral("<p>%1</p>")
                            .arg(Texts::tr("%1: %2 to %3 where parameters lie within their ranges (5th to 95th percentile of %4 samples of %5 parameters).")
                                     .arg(text::keyFigureLabel(*band->figure), low, text::withUnit(high, unit), text::number(study.samples, 0),
                                          text::number(static_cast<double>(study.parameters), 0))
                                     .toHtmlEscaped());
        if (!band->drivers.empty())
            item.tooltip += QStringLiteral("%1<table>%2</table>")
                                .arg(Texts::tr("What moves it most (rank correlation):").toHtmlEscaped(), driverRows(*band));
    }
}

} // namespace views
