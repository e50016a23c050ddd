// The bands of the figures, and what moves them.
#include "app/report/Sections.h"
#include <algorithm>
#include <cmath>

namespace app {
namespace {

constexpr const char* shown[] = {"it_mw", "facility_mw", "pue", "grid_mw", "turbine_mw", "battery_mw", "unserved_mw", "cooling_mw",
                                 "water_m3_per_h", "wue_l_per_kwh", "gpu_temperature_max_c", "cost_usd_per_h", "co2_kg_per_h", "storage_eb",
                                 "checkpoint_seconds", "checkpoint_stall_percent", "fabric_mw"};

/// More decimals than the figure has where its band is narrow.
int decimalsOf(const twin::FigureBand& band)
{
    int decimals = band.figure->decimals;
    while (decimals < 6 && (band.high - band.low) * std::pow(10.0, decimals) < 2)
        ++decimals;
    return decimals;
}

QString drivers(const twin::FigureBand& band, const Texts& texts)
{
    constexpr std::size_t most = 3;
    QStringList parts;
    for (std::size_t i = 0; i < std::min(most, band.drivers.size()); ++i) {
        const auto& d = band.drivers[i];
        const QString sign = d.rankCorrelation < 0 ? QStringLiteral("−") : QStringLiteral("+");
        parts << QStringLiteral("%1 (%2%3)").arg(texts.translate("Parameter", d.label), sign, texts.number(std::abs(d.rankCorrelation), 2));
    }
    return parts.join(QStringLiteral("; "));
}

} // namespace

QString bandText(const twin::FigureBand& band, const Texts& texts)
{
    const int decimals = decimalsOf(band);
    return texts.translate("Report", "%1 to %2").arg(texts.number(band.low, decimals), texts.number(band.high, decimals));
}

void drawBands(PageWriter& page, const ReportInput& input, const Texts& texts)
{
    const auto& study = *input.bands;
    std::vector<TableRow> rows;
    for (const char* id : shown)
        if (const auto* band = study.find(id)) {
            const int decimals = decimalsOf(*band);
            rows.push_back({{TableCell(texts.translate("KeyFigure", band->figure->label)), TableCell(texts.number(band->value, decimals)),
                             TableCell(texts.number(band->low, decimals)), TableCell(texts.number(band->median, decimals)),
                             TableCell(texts.number(band->high, decimals)), TableCell(texts.unit(band->figure->unit), style::muted),
                             TableCell(drivers(*band, texts), style::muted)}, {}});
        }
    if (rows.empty())
        return;
    page.heading(texts.translate("Report", "Bands of the figures"), 160);
    page.paragraph(texts.translate("Report", "Low and high: 5th and 95th percentile of %1 samples in which %2 parameters lie anywhere within the ranges listed under Assumptions "
                                             "(triangular, seed %3), under the same weather and workload. In brackets: rank correlation with the figure.")
                       .arg(texts.number(study.samples, 0), texts.number(static_cast<double>(study.parameters), 0), QString::number(study.seed)),
                   8.5, style::muted);
    page.table({{texts.translate("Report", "Figure"), 2.4}, {texts.translate("Report", "Value"), 1, Qt::AlignRight}, {texts.translate("Report", "Low"), 1, Qt::AlignRight},
                {texts.translate("Report", "Median"), 1, Qt::AlignRight}, {texts.translate("Report", "High"), 1, Qt::AlignRight}, {texts.translate("Report", "Unit"), 0.8},
                {texts.translate("Report", "What moves it most"), 4.4}}, rows, 7.5);
}

} // namespace app
