// The parts of the report, each drawn from where the page stands. One thread at a time.
#pragma once
#include "app/i18n/Texts.h"
#include "app/report/PageWriter.h"
#include "app/report/Report.h"

namespace app {

/// Date, site, preset, weather, workload, recording: what the figures hold for.
void drawConditions(PageWriter& page, const ReportInput& input, const Texts& texts);
/// Large figures with their units, four a line.
void drawHeadline(PageWriter& page, const ReportInput& input, const Texts& texts);
/// The chart and the totals under it, or a sentence why there is none.
void drawDay(PageWriter& page, const ReportInput& input, const Texts& texts);
void drawLimits(PageWriter& page, const ReportInput& input, const Texts& texts);
void drawBandwidth(PageWriter& page, const ReportInput& input, const Texts& texts);
void drawAllFigures(PageWriter& page, const ReportInput& input, const Texts& texts);
/// Bands of the main figures with what moves them; `input.bands` must be there.
void drawBands(PageWriter& page, const ReportInput& input, const Texts& texts);
/// "285.7 to 340.9".
QString bandText(const twin::FigureBand& band, const Texts& texts);
/// Kinds of racks and units with their numbers and sources.
void drawEquipment(PageWriter& page, const ReportInput& input, const Texts& texts);
/// Every parameter with range, mark and source.
void drawAssumptions(PageWriter& page, const ReportInput& input, const Texts& texts);
/// Every suite with its comparisons, what failed, what is not supported. A part of its own pages.
void drawValidation(PageWriter& page, const data::ValidationSheet& sheet, const Texts& texts);

/// A parameter's label without the name of its group, which stands above it: "NVIDIA H100 SXM: idle power" is "Idle power".
QString labelInGroup(const twin::Parameter& parameter, const Texts& texts);

/// "2025-07-15 19:32 UTC" and "2025-07-15 14:32 CDT".
QString utcText(twin::Timestamp t);
QString siteTimeText(twin::Timestamp t);

} // namespace app
