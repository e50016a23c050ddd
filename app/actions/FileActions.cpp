#include "app/actions/FileActions.h"
#include "app/Document.h"
#include "app/EditController.h"
#include "app/MainWindow.h"
#include "app/SavedMappings.h"
#include "app/actions/ExportTool.h"
#include "app/core/Job.h"
#include "app/report/ReportBuilder.h"
#include "app/settings/Settings.h"
#include "data/session/Session.h"
#include "twin/model/Preset.h"
#include "twin/model/SiteModel.h"
#include "views/panels/dialogs/CsvImportDialog.h"
#include "views/panels/dialogs/ReportDialog.h"
#include "views/panels/dialogs/SimulateDialog.h"
#include "views/scene/SceneView.h"
#include "views/text/Names.h"
#include <QAction>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QUndoStack>

namespace app {
namespace {
const QSize reportPictureSize(1800, 1000);
} // namespace

FileActions::FileActions(const Parts& parts, MainWindow& window) : QObject(&window), m_parts(parts), m_window(window)
{
    m_menu = new QMenu(tr("&File"), &window);
    auto* fresh = m_menu->addMenu(tr("New from preset"));
    for (const auto& preset : twin::presets()) {
        const auto id = QString::fromStdString(preset.id);
        auto* action = fresh->addAction(QString("%1   %2").arg(id, QCoreApplication::translate("Preset", preset.title.c_str())));
        action->setToolTip(QCoreApplication::translate("Preset", preset.summary.c_str()));
        connect(action, &QAction::triggered, this, [this, id] { newFromPreset(id); });
    }
    fresh->setToolTipsVisible(true);

    const auto add = [this](const QString& text, const char* icon, auto slot, const QKeySequence& key = {}) {
        auto* action = m_menu->addAction(text);
        action->setProperty("icon-name", icon);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    auto* open = add(tr("Open…"), "open", [this] { chooseAndOpen(); }, QKeySequence::Open);
    m_recent = m_menu->addMenu(tr("Open recent"));
    connect(m_recent, &QMenu::aboutToShow, this, &FileActions::fillRecent);
    auto* save = add(tr("Save"), "save", [this] { this->save(); }, QKeySequence::Save);
    add(tr("Save as…"), "save", [this] { saveAs(); }, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    m_menu->addSeparator();
    add(tr("Import telemetry (CSV)…"), "import", [this] {
        const auto file = QFileDialog::getOpenFileName(&m_window, tr("Import telemetry"), {}, tr("Tables (*.csv *.txt);;All files (*)"));
        if (!file.isEmpty())
            importCsv(file);
    });
    add(tr("Use weather file (EPW)…"), "import", [this] {
        const auto file = QFileDialog::getOpenFileName(&m_window, tr("Use weather file"), {}, tr("EnergyPlus weather (*.epw);;All files (*)"));
        if (!file.isEmpty())
            useWeather(file);
    });
    auto* record = add(tr("Record a simulated day…"), "record", [this] { recordDay(); });
    add(tr("Add a recording beside…"), "open", [this] { addRecording(); });
    auto* close = add(tr("Close the recordings"), "", [this] { m_parts.document->closeRecording(); });
    close->setEnabled(false);
    connect(parts.document, &Document::recordingChanged, close, [this, close] { close->setEnabled(!m_parts.document->measuredFile().isEmpty()); });
    m_menu->addSeparator();
    auto* report = add(tr("Report (PDF)…"), "report", [this] { exportReport(); }, QKeySequence(Qt::CTRL | Qt::Key_P));
    m_export = new ExportTool(parts, window);
    m_menu->addMenu(m_export->menu());
    m_menu->addSeparator();
    auto* quit = add(tr("Quit"), "", [this] { m_window.close(); }, QKeySequence::Quit);
    quit->setMenuRole(QAction::QuitRole);
    m_toolBar = {open, save, nullptr, record, report};

    connect(parts.document, &Document::csvFound, this, &FileActions::importCsv);
    connect(parts.document, &Document::weatherFound, this, &FileActions::useWeather);
}

template<class F> bool FileActions::guarded(F&& work)
{
    try {
        work();
        return true;
    } catch (const twin::Error& error) {
        m_window.showError(error.message());
        return false;
    }
}

bool FileActions::confirmLoss()
{
    if (!m_parts.document->isModified())
        return true;
    const auto answer = QMessageBox::question(&m_window, tr("Unsaved edits"), tr("Save the edits of “%1” first?").arg(m_parts.document->displayName()),
                                              QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    if (answer == QMessageBox::Save)
        return save();
    return answer == QMessageBox::Discard;
}

void FileActions::newFromPreset(const QString& id)
{
    if (confirmLoss())
        guarded([&] { m_parts.document->newFromPreset(id); });
}

void FileActions::chooseAndOpen()
{
    const auto file = QFileDialog::getOpenFileName(&m_window, tr("Open"), {},
                                                   tr("All that can be opened (*.mtwin *.mtrec *.csv *.epw);;Projects (*.mtwin);;Recordings (*.mtrec);;All files (*)"));
    if (!file.isEmpty())
        open(file);
}

void FileActions::open(const QString& file)
{
    if (data::fileKind(file.toStdString()) == data::FileKind::Project && !confirmLoss())
        return;
    if (guarded([&] { m_parts.document->openAny(file); }))
        m_parts.settings->addRecentFile(file);
}

void FileActions::fillRecent()
{
    m_recent->clear();
    for (const auto& file : m_parts.settings->recentFiles()) {
        auto* action = m_recent->addAction(QFileInfo(file).fileName());
        action->setToolTip(file);
        connect(action, &QAction::triggered, this, [this, file] { open(file); });
    }
    if (m_recent->isEmpty())
        m_recent->addAction(tr("Nothing yet"))->setEnabled(false);
}

bool FileActions::saveTo(const QString& file)
{
    const bool done = guarded([&] { m_parts.document->save(file); });
    if (done) {
        m_parts.settings->addRecentFile(file);
        m_window.showMessage(tr("Saved %1").arg(QFileInfo(file).fileName()), false);
    }
    return done;
}

bool FileActions::save()
{
    return m_parts.document->file().isEmpty() ? saveAs() : saveTo(m_parts.document->file());
}

bool FileActions::saveAs()
{
    QString file = QFileDialog::getSaveFileName(&m_window, tr("Save project"), m_parts.document->file(), tr("Projects (*.mtwin)"));
    if (file.isEmpty())
        return false;
    if (QFileInfo(file).suffix().isEmpty())
        file += ".mtwin";
    return saveTo(file);
}

void FileActions::importCsv(const QString& file)
{
    guarded([&] {
        views::CsvImportDialog dialog(m_parts.viewContext(), file.toStdString(), &m_window);
        dialog.setSavedMappings(savedMappings(*m_parts.document));
        const bool accepted = dialog.exec() == QDialog::Accepted;
        keepMappings(*m_parts.document, dialog.savedMappings());
        if (!accepted)
            return;
        QString out = QFileDialog::getSaveFileName(&m_window, tr("Save the recording as"),
                                                   QFileInfo(file).dir().filePath(QFileInfo(file).completeBaseName() + ".mtrec"),
                                                   tr("Recordings (*.mtrec)"));
        if (!out.isEmpty())
            m_parts.document->importCsv(file, dialog.mapping(), out);
    });
}

void FileActions::addRecording()
{
    const auto file = QFileDialog::getOpenFileName(&m_window, tr("Add a recording"), {}, tr("Recordings (*.mtrec);;All files (*)"));
    if (!file.isEmpty() && guarded([&] { m_parts.document->addRecording(file); }))
        m_parts.settings->addRecentFile(file);
}

void FileActions::useWeather(const QString& file)
{
    auto scenario = m_parts.site->scenario();
    scenario.weather = twin::WeatherKind::EpwFile;
    scenario.weatherFile = QFileInfo(file).absoluteFilePath().toStdString();
    guarded([&] {
        const auto weather = twin::makeWeather(scenario); // read once here: a bad file must not become an edit
        for (const auto& issue : weather->issues())
            m_window.showMessage(views::text::message(issue.message), true);
        m_parts.edit->setScenario(scenario, tr("Use weather %1").arg(QFileInfo(file).fileName()));
    });
}

void FileActions::recordDay()
{
    if (m_parts.document->isBusy()) {
        m_window.showMessage(tr("Another job is still running; wait for it or cancel it."), true);
        return;
    }
    views::SimulateDialog dialog(m_parts.viewContext(), &m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    QString out = QFileDialog::getSaveFileName(&m_window, tr("Record a simulated day"), "day.mtrec", tr("Recordings (*.mtrec)"));
    if (!out.isEmpty())
        guarded([&] { m_parts.document->recordSimulation(dialog.request().scenario, dialog.request().stepSeconds, out); });
}

void FileActions::exportReport()
{
    views::ReportDialog dialog(m_parts.document->reportSettings(), m_parts.settings->validationFolder(), &m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString out = QFileDialog::getSaveFileName(&m_window, tr("Report"), m_parts.document->displayName() + ".pdf", tr("PDF (*.pdf)"));
    if (out.isEmpty())
        return;
    m_parts.document->setReportSettings(dialog.settings());
    if (!dialog.validationFolder().isEmpty())
        m_parts.settings->setValidationFolder(dialog.validationFolder());
    m_parts.document->writeReport(m_window.scene().picture(reportPictureSize), out, dialog.validationFolder());
}

} // namespace app
