#include "app/cli/BandText.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>
#include <iomanip>
#include <ostream>

namespace app::cli {
namespace {

/// With as many decimals as the figure, and more where the band is narrow.
int decimalsFor(const twin::FigureBand& band)
{
    int decimals = band.figure->decimals;
    for (double step = 0.5 * std::pow(10.0, -decimals); decimals < 6 && band.high - band.low < 4 * step; step /= 10)
        ++decimals;
    return decimals;
}

} // namespace

void writeBands(const twin::BandStudy& study, Json& json)
{
    json.key("bands").beginObject();
    for (const auto& band : study.figures) {
        json.key(band.figure->id).beginObject().field("low", band.low).field("median", band.median).field("high", band.high);
        json.field("minimum", band.minimum).field("maximum", band.maximum).key("drivers").beginArray();
        for (const auto& d : band.drivers)
            json.beginObject().field("parameter", d.parameter).field("label", d.label).field("rank_correlation", d.rankCorrelation).endObject();
        json.endArray().endObject();
    }
    json.endObject();
    json.key("bands_study").beginObject().field("samples", study.samples).field("refused", study.refused)
        .field("seed", static_cast<long long>(study.seed)).field("parameters", static_cast<long long>(study.parameters))
        .field("low_percentile", 5).field("high_percentile", 95).endObject();
}

std::string bandText(const twin::BandStudy& study, const twin::KeyFigureInfo& figure)
{
    constexpr std::size_t width = 28;
    std::string text;
    if (const auto* band = study.find(figure.id); band && band->high > band->low) {
        const int decimals = decimalsFor(*band);
        text = twin::numberText(band->low, decimals) + " .. " + twin::numberText(band->high, decimals);
    }
    return text + std::string(width - std::min(width, text.size()), ' ');
}

void printBands(const twin::BandStudy& study, std::ostream& out)
{
    out << "\nbands: 5th to 95th percentile of " << study.samples << " samples of " << study.parameters << " parameters within their ranges, seed "
        << study.seed;
    if (study.refused > 0)
        out << " (" << study.refused << " more were physically impossible)";
    out << "\nwhat moves the main figures most (rank correlation)\n";
    for (const char* id : {"it_mw", "facility_mw", "pue", "grid_mw", "water_m3_per_h", "gpu_temperature_max_c", "cost_usd_per_h", "co2_kg_per_h"}) {
        const auto* band = study.find(id);
        if (!band)
            continue;
        out << "  " << id << '\n';
        for (const auto& d : band->drivers)
            out << "    " << std::right << std::setw(6) << twin::numberText(d.rankCorrelation, 2) << "  " << d.label << '\n';
    }
}

} // namespace app::cli
