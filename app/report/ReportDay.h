// The curves of the report's chart: from a run of the model, or from a recording. Any thread.
#pragma once
#include "app/report/Report.h"
#include "data/store/RecordingReader.h"
#include "twin/base/Progress.h"
#include <functional>

namespace app {

/// Runs the scenario's span (its `begin` and `hours`) in steps of `stepSeconds` and returns facility, IT, grid capacity and
/// on-site power. Throws twin::Error and twin::Cancelled.
std::vector<ReportSeries> simulatedSeries(const twin::Site& site, const twin::Scenario& scenario, double stepSeconds, const twin::Progress& progress);

/// The same from the facility totals of a recording; empty if it has none. Throws twin::Error.
std::vector<ReportSeries> recordedSeries(data::RecordingReader& reader);

} // namespace app
