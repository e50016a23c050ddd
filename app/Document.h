// The open project: what file it is, whether it is saved, and how others are opened in its place. GUI thread.
#pragma once
#include "app/core/Job.h"
#include "data/import/CsvImport.h"
#include "data/project/ProjectFile.h"
#include "data/session/SimulationRecorder.h"
#include <QImage>
#include <QObject>
#include <QString>

class QUndoStack;
namespace data { class RecordingReader; class Session; class TimeController; }
namespace twin { class SiteModel; }

namespace app {

class Document : public QObject
{
    Q_OBJECT
public:
    Document(twin::SiteModel& site, data::Session& session, data::TimeController& time, QUndoStack& undo, QObject* parent = nullptr);

    QString file() const { return m_file; }           ///< empty: never saved
    QString displayName() const;
    bool isModified() const;
    QString measuredFile() const;                      ///< of the first measured recording; empty without one
    data::Project project() const;                     ///< a snapshot to save or report
    const std::vector<data::ViewBookmark>& bookmarks() const { return m_bookmarks; } ///< kept camera views
    void setBookmarks(std::vector<data::ViewBookmark> bookmarks); ///< an edit that no undo takes back

    /// What others keep in the project, as JSON texts by kind (data::Project::extras). A change is an edit that no undo takes back.
    std::vector<std::string> extras(const std::string& kind) const;
    void setExtras(const std::string& kind, std::vector<std::string> texts);

    /// These throw twin::Error and leave what is open as it was.
    void newFromPreset(const QString& id);
    void openProject(const QString& file);
    void save(const QString& file);
    /// Large recordings are opened by a worker (isBusy()); what is wrong with them comes by failed() then.
    void openRecording(const QString& file);           ///< in place of those that are open
    void addRecording(const QString& file, double offsetSeconds = 0); ///< beside those that are open
    static constexpr qint64 openHereBytes = 500'000; ///< recordings up to this size are opened at once
    void closeRecording();                             ///< all of them
    /// Opens whatever it is, by its content.
    void openAny(const QString& file);

    /// Long jobs; one at a time. The outcome comes as a signal.
    void importCsv(const QString& csv, const data::CsvMapping& mapping, const QString& out);
    void recordSimulation(const twin::Scenario& scenario, double stepSeconds, const QString& out);
    const data::ReportSettings& reportSettings() const { return m_report; }
    void setReportSettings(const data::ReportSettings& settings);
    /// Of the project as it is, as its report settings say. With a folder of references their sheet goes into it.
    void writeReport(const QImage& picture, const QString& out, const QString& validationFolder = {});
    bool isBusy() const { return m_job.isRunning(); }
    void cancelJob();

    /// Crash safety: a copy beside the settings while there are unsaved edits.
    void autosave();
    static QString autosaveFile();
    void discardAutosave();
    void openRecovered();                              ///< the autosave as an unsaved project

Q_SIGNALS:
    void fileChanged();
    void recordingChanged();
    void bookmarksChanged();                          ///< another project was opened, or setBookmarks()
    void extrasChanged();                             ///< another project was opened, or setExtras()
    void csvFound(const QString& file);               ///< openAny met a CSV: ask for a mapping
    void weatherFound(const QString& file);           ///< openAny met an EPW
    void jobStarted(const QString& what);
    void jobProgressed(double share);
    void jobFinished();
    void message(const QString& text, bool warning);
    void failed(const twin::Message& message);

private:
    void adopt(data::Project project, const QString& file);
    struct Wanted
    {
        QString file;
        double offsetSeconds = 0;
    };
    std::unique_ptr<data::RecordingReader> reader(const QString& file);
    void sayDamage(const data::RecordingReader& reader);
    void openBeside(std::vector<Wanted> files, bool inPlace); ///< of the GUI thread, one after the other
    void sayUnbound();
    void touch();                                      ///< something is to be saved that no undo takes back
    twin::SiteModel& m_site;
    data::Session& m_session;
    data::TimeController& m_time;
    QUndoStack& m_undo;
    Job m_job;
    QString m_file;
    bool m_touched = false;
    bool m_opening = false;                           ///< the job opens recordings
    int m_measured = 0;                               ///< revision of the session's list that was announced
    std::map<std::string, std::vector<std::string>> m_extras;
    std::vector<twin::Scenario> m_otherScenarios;     ///< of the project file, besides the current one
    std::size_t m_currentScenario = 0;
    std::vector<data::ViewBookmark> m_bookmarks;
    data::ReportSettings m_report;
};

} // namespace app
