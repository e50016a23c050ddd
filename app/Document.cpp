#include "app/Document.h"
#include "app/i18n/Texts.h"
#include "app/report/ReportBuilder.h"
#include "data/session/PreparedRecording.h"
#include "data/session/Session.h"
#include "data/store/RecordingReader.h"
#include "data/time/TimeController.h"
#include "twin/model/Preset.h"
#include "twin/model/SiteModel.h"
#include "views/text/Names.h"
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUndoStack>
#include <utility>

namespace app {

Document::Document(twin::SiteModel& site, data::Session& session, data::TimeController& time, QUndoStack& undo, QObject* parent)
    : QObject(parent), m_site(site), m_session(session), m_time(time), m_undo(undo)
{
    connect(&m_time.bookmarks(), &data::TimeBookmarks::edited, this, &Document::touch);
    connect(&m_session, &data::Session::recordingsChanged, this, [this] {
        if (std::exchange(m_measured, m_session.measuredRevision()) != m_session.measuredRevision())
            Q_EMIT recordingChanged();
    });
    connect(&m_job, &Job::progressed, this, &Document::jobProgressed);
    connect(&m_job, &Job::finished, this, &Document::jobFinished);
    connect(&m_job, &Job::failed, this, &Document::failed);
    connect(&m_undo, &QUndoStack::cleanChanged, this, &Document::fileChanged);
}

QString Document::displayName() const
{
    if (!m_file.isEmpty())
        return QFileInfo(m_file).completeBaseName();
    return tr("Untitled, from preset %1").arg(QString::fromStdString(m_site.scenario().presetId));
}

bool Document::isModified() const { return m_touched || !m_undo.isClean(); }

void Document::touch()
{
    if (!std::exchange(m_touched, true))
        Q_EMIT fileChanged();
}

std::vector<std::string> Document::extras(const std::string& kind) const
{
    const auto it = m_extras.find(kind);
    return it == m_extras.end() ? std::vector<std::string>() : it->second;
}

void Document::setExtras(const std::string& kind, std::vector<std::string> texts)
{
    if (texts == extras(kind))
        return;
    if (texts.empty())
        m_extras.erase(kind);
    else
        m_extras[kind] = std::move(texts);
    touch();
    Q_EMIT extrasChanged();
}

void Document::setBookmarks(std::vector<data::ViewBookmark> bookmarks)
{
    m_bookmarks = std::move(bookmarks);
    touch();
    Q_EMIT bookmarksChanged();
}

QString Document::measuredFile() const
{
    const auto* reader = m_session.measured();
    return reader ? QString::fromStdString(reader->file().string()) : QString();
}

data::Project Document::project() const
{
    data::Project project;
    project.site = m_site.site();
    project.scenarios = m_otherScenarios;
    const auto at = std::min(m_currentScenario, project.scenarios.size());
    project.scenarios.insert(project.scenarios.begin() + static_cast<std::ptrdiff_t>(at), m_site.scenario());
    project.currentScenario = at;
    project.bookmarks = m_bookmarks;
    project.report = m_report;
    project.timeBookmarks = m_time.bookmarks().all();
    project.extras = m_extras;
    for (const auto& entry : m_session.measuredRecordings()) {
        const auto absolute = QString::fromStdString(entry.file.string());
        const auto path = (m_file.isEmpty() ? absolute : QFileInfo(m_file).dir().relativeFilePath(absolute)).toStdString();
        if (project.recording.empty()) {
            project.recording = path;
            project.recordingOffsetSeconds = entry.offsetSeconds;
        } else {
            project.moreRecordings.push_back({path, entry.offsetSeconds});
        }
    }
    return project;
}

void Document::adopt(data::Project project, const QString& file)
{
    const auto current = project.currentScenario;
    auto scenario = project.scenarios.at(current);
    m_otherScenarios = std::move(project.scenarios);
    m_otherScenarios.erase(m_otherScenarios.begin() + static_cast<std::ptrdiff_t>(current));
    m_currentScenario = current;
    m_bookmarks = std::move(project.bookmarks);
    m_report = std::move(project.report);
    m_file = file;
    m_extras = std::move(project.extras);
    m_undo.clear();
    if (std::exchange(m_opening, false))
        cancelJob(); // a recording that was on its way belongs to what was open
    closeRecording();
    m_time.bookmarks().set(std::move(project.timeBookmarks));
    m_touched = false;
    m_site.reset(std::move(project.site), std::move(scenario));
    discardAutosave();
    Q_EMIT extrasChanged();
    Q_EMIT bookmarksChanged();
    Q_EMIT fileChanged();
}

void Document::newFromPreset(const QString& id)
{
    auto loaded = twin::loadPreset(id.toStdString());
    data::Project project;
    project.site = std::move(loaded.site);
    project.scenarios.push_back(std::move(loaded.scenario));
    adopt(std::move(project), {});
}

void Document::openProject(const QString& file)
{
    auto project = data::loadProject(file.toStdString());
    std::vector<data::ProjectRecording> recordings;
    if (!project.recording.empty())
        recordings.push_back({project.recording, project.recordingOffsetSeconds});
    recordings.insert(recordings.end(), project.moreRecordings.begin(), project.moreRecordings.end());
    adopt(std::move(project), QFileInfo(file).absoluteFilePath());
    std::vector<Wanted> large;
    for (const auto& recording : recordings) {
        const auto path = QFileInfo(file).dir().absoluteFilePath(QString::fromStdString(recording.file));
        // Once one has to wait, the others wait with it: their order says whose values win.
        if (!large.empty() || QFileInfo(path).size() > openHereBytes) {
            large.push_back({path, recording.offsetSeconds});
            continue;
        }
        try {
            addRecording(path, recording.offsetSeconds);
        } catch (const twin::Error& error) {
            Q_EMIT failed(error.message()); // the project itself is open
        }
    }
    if (!large.empty())
        openBeside(std::move(large), false);
    if (std::exchange(m_touched, false))
        Q_EMIT fileChanged();
}

void Document::save(const QString& file)
{
    const QString previous = std::exchange(m_file, QFileInfo(file).absoluteFilePath());
    try {
        data::saveProject(project(), m_file.toStdString());
    } catch (...) {
        m_file = previous;
        throw;
    }
    m_touched = false;
    m_undo.setClean();
    discardAutosave();
    Q_EMIT fileChanged();
}

std::unique_ptr<data::RecordingReader> Document::reader(const QString& file)
{
    auto reader = std::make_unique<data::RecordingReader>(QFileInfo(file).absoluteFilePath().toStdString());
    sayDamage(*reader);
    return reader;
}

void Document::sayDamage(const data::RecordingReader& reader)
{
    for (const auto& damage : reader.info().damage)
        Q_EMIT message(QString::fromStdString(damage), true);
}

void Document::openBeside(std::vector<Wanted> files, bool inPlace)
{
    struct Opened
    {
        std::vector<std::pair<data::PreparedRecording, double>> recordings;
        std::vector<twin::Message> failures; ///< one bad file keeps no other one out
    };
    Q_EMIT jobStarted(tr("Opening %1").arg(QFileInfo(files.front().file).fileName()));
    m_opening = true;
    m_job.start<Opened>(
        [files = std::move(files), layout = m_session.layout()](const twin::Progress& progress) {
            Opened opened;
            for (std::size_t i = 0; i < files.size(); ++i) {
                progress.step(static_cast<double>(i) / static_cast<double>(files.size()));
                try {
                    opened.recordings.emplace_back(data::prepareRecording(files[i].file.toStdString(), layout), files[i].offsetSeconds);
                } catch (const twin::Error& error) {
                    opened.failures.push_back(error.message());
                }
            }
            return opened;
        },
        [this, inPlace](Opened& opened) {
            m_opening = false;
            for (auto& [recording, offset] : opened.recordings) {
                sayDamage(*recording.reader);
                if (inPlace)
                    m_session.setMeasured(std::move(recording));
                else
                    m_session.addMeasured(std::move(recording), offset);
            }
            if (!opened.recordings.empty())
                sayUnbound();
            for (const auto& failure : opened.failures)
                Q_EMIT failed(failure);
        });
}

void Document::sayUnbound()
{
    if (m_session.boundChannels() == 0)
        Q_EMIT message(tr("None of the recording's channels belongs to an asset of this site; open it with the preset or project it was made for, or import its table again and say which assets the columns are."), true);
    else if (const auto unbound = m_session.unboundAssets(); !unbound.empty())
        Q_EMIT message(unbound.size() == 1 ? tr("1 asset of the recording is not in this site")
                                             : tr("%1 assets of the recording are not in this site").arg(unbound.size()), true);
}

void Document::openRecording(const QString& file)
{
    if (QFileInfo(file).size() > openHereBytes) {
        openBeside({{QFileInfo(file).absoluteFilePath()}}, true);
        return;
    }
    m_session.setMeasured(reader(file));
    sayUnbound();
}

void Document::addRecording(const QString& file, double offsetSeconds)
{
    if (QFileInfo(file).size() > openHereBytes) {
        openBeside({{QFileInfo(file).absoluteFilePath(), offsetSeconds}}, false);
        return;
    }
    m_session.addMeasured(reader(file), offsetSeconds);
    sayUnbound();
}

void Document::closeRecording() { m_session.setMeasured(nullptr); }

void Document::openAny(const QString& file)
{
    switch (data::fileKind(file.toStdString())) {
    case data::FileKind::Project: openProject(file); break;
    case data::FileKind::Recording: openRecording(file); break;
    case data::FileKind::Csv: Q_EMIT csvFound(file); break;
    case data::FileKind::Epw: Q_EMIT weatherFound(file); break;
    case data::FileKind::Missing: throw twin::Error(TWIN_TEXT("The file %1 does not exist; check the path."), {file.toStdString()});
    case data::FileKind::Empty: throw twin::Error(TWIN_TEXT("The file %1 is empty."), {file.toStdString()});
    case data::FileKind::Unknown:
        throw twin::Error(TWIN_TEXT("%1 is no project, recording, weather file or CSV table that this program can read."), {file.toStdString()});
    }
}

void Document::importCsv(const QString& csv, const data::CsvMapping& mapping, const QString& out)
{
    Q_EMIT jobStarted(tr("Importing %1").arg(QFileInfo(csv).fileName()));
    const auto from = csv.toStdString(), to = out.toStdString();
    m_job.start<data::CsvImportResult>(
        [=](const twin::Progress& progress) { return data::importCsv(from, mapping, to, progress); },
        [this, out](data::CsvImportResult& result) {
            try {
                openRecording(out);
            } catch (const twin::Error& error) {
                Q_EMIT failed(error.message());
                return;
            }
            QString text = tr("Imported %L1 samples of %L2 channels").arg(result.samples).arg(result.channels);
            if (result.energyKwh > 0)
                text += tr(", %L1 kWh").arg(result.energyKwh, 0, 'f', 2);
            if (result.rejected + result.missing > 0)
                text += tr("; %L1 rows were not usable, first: %2").arg(result.rejected + result.missing)
                            .arg(result.issues.empty() ? QString() : views::text::message(result.issues.front().message));
            Q_EMIT message(text, result.rejected > 0);
        });
}

void Document::recordSimulation(const twin::Scenario& scenario, double stepSeconds, const QString& out)
{
    Q_EMIT jobStarted(tr("Recording a simulated day"));
    const auto site = m_site.site();
    const auto to = out.toStdString();
    m_job.start<data::SimulationSummary>(
        [=](const twin::Progress& progress) {
            auto job = data::makeSimulationJob(site, scenario);
            job.input.stepSeconds = stepSeconds;
            job.frameEverySeconds = std::max(60.0, stepSeconds);
            job.out = to;
            return data::runSimulation(job, progress);
        },
        [this, out](data::SimulationSummary& s) {
            Q_EMIT message(tr("Recorded %1: %L2 MWh, mean PUE %L3").arg(QFileInfo(out).fileName()).arg(s.facilityMwh, 0, 'f', 0)
                               .arg(s.meanPue, 0, 'f', 3), false);
        });
}

void Document::setReportSettings(const data::ReportSettings& settings) { m_report = settings; }

void Document::writeReport(const QImage& picture, const QString& out, const QString& validationFolder)
{
    Q_EMIT jobStarted(tr("Writing the report"));
    const auto snapshot = project();
    const auto language = m_report.language.empty() ? languageFor(QLocale().name()) : QString::fromStdString(m_report.language);
    m_job.start<bool>(
        [=](const twin::Progress& progress) {
            writePdfReport(buildReport(snapshot, language, picture, progress, validationFolder.toStdString()), out.toStdString());
            return true;
        },
        [this, out](bool&) { Q_EMIT message(tr("Saved %1").arg(QFileInfo(out).fileName()), false); });
}

void Document::cancelJob()
{
    if (!m_job.isRunning())
        return;
    m_job.drop();
    Q_EMIT jobFinished();
}

QString Document::autosaveFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/autosave.mtwin";
}

void Document::autosave()
{
    if (!isModified())
        return;
    QDir().mkpath(QFileInfo(autosaveFile()).path());
    data::saveProject(project(), autosaveFile().toStdString());
}

void Document::discardAutosave() { QFile::remove(autosaveFile()); }

void Document::openRecovered()
{
    auto project = data::loadProject(autosaveFile().toStdString());
    adopt(std::move(project), {});
    m_undo.resetClean(); // it differs from every file there is
    Q_EMIT fileChanged();
}

} // namespace app
