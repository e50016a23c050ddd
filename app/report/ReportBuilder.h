// Gathers what a report says from a project: settles the plant, runs the day, draws the site where no picture is given.
#pragma once
#include "app/report/Report.h"
#include "data/project/ProjectFile.h"
#include "twin/base/Progress.h"

namespace app {

/// Any thread. `picture` may be null: the site is drawn then. `language` empty: the project's, else English.
/// `validationFolder` not empty: the model is compared with the references in it, and the sheet goes into the report.
/// Throws twin::Error or twin::Cancelled.
ReportInput buildReport(const data::Project& project, const QString& language, const QImage& picture, const twin::Progress& progress,
                        const std::string& validationFolder = {});

} // namespace app
