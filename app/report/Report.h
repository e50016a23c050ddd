// The report: one PDF that can be forwarded. Needs fonts (a QGuiApplication, offscreen will do), no display and no views.
#pragma once
#include "data/store/RecordingTypes.h"
#include "data/validate/Sheet.h"
#include "twin/base/Metric.h"
#include "twin/model/BandStudy.h"
#include "twin/model/Scenario.h"
#include "twin/model/Site.h"
#include "twin/physics/KeyFigures.h"
#include <QImage>
#include <QString>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// A curve of the chart of the day.
struct ReportSeries
{
    /// What it is decides its colour and, where `name` is empty, its translated name.
    enum class Role { Facility, It, GridCapacity, OnSite, Other };
    Role role = Role::Other;
    QString name;
    std::string unit = "MW";            ///< series of one chart share their unit; others are left out
    twin::Origin origin = twin::Origin::Modelled;
    std::vector<double> seconds;        ///< since 1970 UTC, ascending
    std::vector<double> values;         ///< as many; NaN is a gap
};

/// Everything the report says, as plain values: it may be written on any thread that is not drawing.
struct ReportInput
{
    twin::Site site;
    twin::Scenario scenario;            ///< its parameters are the list of assumptions
    twin::KeyFigures figures;
    std::optional<twin::Timestamp> figuresAt; ///< the instant of the figures; without: typical conditions of the scenario's month
    std::string weather, workload;      ///< what the figures hold for: one line each, with the source
    bool weatherIsSynthetic = true, workloadIsSynthetic = true;
    std::vector<ReportSeries> series;   ///< may be empty: the chart is left out, with a sentence that says so
    QImage picture;                     ///< may be null
    QString pictureCaption;             ///< empty: "The site, racks coloured by power"
    std::optional<data::RecordingInfo> recording; ///< the measured recording that is open, if any
    std::optional<data::ValidationSheet> validation; ///< how the model compares with references, if that was asked for
    std::shared_ptr<const twin::BandStudy> bands; ///< of these figures; null: none are shown
    QString language = QStringLiteral("en");      ///< "en" or "fr"
    QString title;                      ///< empty: made from the scenario
    QString author;                     ///< may be empty
    twin::Timestamp generatedAt;
    QString programVersion;
};

/// Writes the report atomically: an existing file stays as it is if anything fails. Throws twin::Error (what, where, what to do).
/// The same input gives the same bytes on the same machine.
void writePdfReport(const ReportInput& input, const std::filesystem::path& file);

} // namespace app
