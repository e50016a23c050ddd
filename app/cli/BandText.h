// Bands on the command line: as JSON and as text.
#pragma once
#include "app/core/Json.h"
#include "twin/model/BandStudy.h"
#include <iosfwd>
#include <string>

namespace app::cli {

/// `"bands": {"facility_mw": {"low": …, "median": …, "high": …, "minimum": …, "maximum": …, "drivers": […]}, …}` and beside it
/// `"bands_study": {…}` with samples and seed.
void writeBands(const twin::BandStudy& study, Json& json);

/// "285.7 .. 340.9  " beside a figure; empty without a band.
std::string bandText(const twin::BandStudy& study, const twin::KeyFigureInfo& figure);
/// What the bands are, and what moves the main figures.
void printBands(const twin::BandStudy& study, std::ostream& out);

} // namespace app::cli
