#include "app/report/ReportBuilder.h"
#include "app/core/Evaluation.h"
#include "app/report/SitePicture.h"
#include "app/report/ReportDay.h"
#include "data/validate/Validation.h"
#include <chrono>

namespace app {
namespace {
// The chart of the day: a minute shows every checkpoint pause, and a day of a million GPUs still takes seconds.
constexpr double chartStepSeconds = 60;
const QSize pictureSize(1800, 1000);

} // namespace

ReportInput buildReport(const data::Project& project, const QString& language, const QImage& picture, const twin::Progress& progress,
                        const std::string& validationFolder)
{
    const auto& scenario = project.scenarios.at(project.currentScenario);
    const auto evaluation = evaluate(project.site, scenario);
    ReportInput report;
    report.site = project.site;
    report.scenario = scenario;
    report.figures = evaluation.figures();
    report.weather = evaluation.weather;
    report.workload = evaluation.workload;
    const auto workloads = twin::makeWorkloads(scenario);
    report.workloadIsSynthetic = workloads.empty() || workloads.back()->isSynthetic();
    report.weatherIsSynthetic = evaluation.weatherIsSynthetic;
    twin::Progress silent; // a second beside the simulated day
    silent.stop = progress.stop;
    try {
        report.bands = std::make_shared<const twin::BandStudy>(
            twin::studyBands(project.site, scenario, twin::Catalogue::builtIn(), evaluation.inputs, {}, silent));
    } catch (const twin::Error&) {
        // Ranges that allow no band: the report is worth having without.
    }
    report.series = simulatedSeries(project.site, scenario, chartStepSeconds, progress);
    report.language = !language.isEmpty() ? language : project.report.language.empty() ? QString("en") : QString::fromStdString(project.report.language);
    report.title = QString::fromStdString(project.report.title);
    report.author = QString::fromStdString(project.report.author);
    report.generatedAt = twin::Timestamp::fromSeconds(
        std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count());
#ifdef TWIN_VERSION
    report.programVersion = TWIN_VERSION;
#endif
    if (!validationFolder.empty()) {
        twin::Progress quiet; // it takes a second beside the simulated day
        quiet.stop = progress.stop;
        report.validation = data::validate(validationFolder, quiet);
    }
    report.picture = picture;
    if (picture.isNull())
        report.picture = drawSitePicture({project.site, twin::Catalogue::builtIn(), evaluation.state.rack[static_cast<std::size_t>(twin::Metric::Power)]},
                                         pictureSize, Texts(report.language));
    return report;
}

} // namespace app
