#include "app/Application.h"
#include "app/Document.h"
#include "app/EditController.h"
#include "app/LiveController.h"
#include "app/MainWindow.h"
#include "app/PlantRunner.h"
#include "app/screens/FirstStart.h"
#include "app/Player.h"
#include "app/ShowRecordingBehavior.h"
#include "app/StallWatch.h"
#include "app/StartTimings.h"
#include "app/i18n/Texts.h"
#include "app/settings/Settings.h"
#include "data/live/LiveHub.h"
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include "twin/base/Error.h"
#include "twin/model/Preset.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/Selection.h"
#include "views/scene/GltfFile.h"
#include "views/scene/SceneView.h"
#include "views/text/Names.h"
#include "views/theme/Theme.h"
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QMessageBox>
#include <QSaveFile>
#include <QTimer>
#include <QUndoStack>
#include <cstdio>

namespace app {
namespace {
constexpr int autosaveMs = 60'000;
// A simulated day is worth waiting for in a picture, but not for ever.
constexpr int screenshotPatienceMs = 120'000;
constexpr int firstSimulationMs = 800;
// The quick one of PNG's packings: a tenth larger, and three times as fast.
constexpr int quickPng = 85;
} // namespace

Application::Application(const StartOptions& options)
    : m_options(options), m_settings(std::make_unique<Settings>()), m_theme(std::make_unique<views::Theme>()),
      m_selection(std::make_unique<views::Selection>()), m_undo(std::make_unique<QUndoStack>()),
      m_site(std::make_unique<twin::SiteModel>()), m_state(std::make_unique<twin::TwinState>()),
      m_time(std::make_unique<data::TimeController>()), m_session(std::make_unique<data::Session>(*m_site)),
      m_runner(std::make_unique<PlantRunner>(*m_site, *m_state, *m_session, *m_time)),
      m_player(std::make_unique<Player>(*m_time, *m_session, *m_runner)),
      m_document(std::make_unique<Document>(*m_site, *m_session, *m_time, *m_undo)),
      m_edit(std::make_unique<EditController>(*m_site, *m_undo, *m_selection)), m_live(std::make_unique<data::live::LiveHub>())
{
    StallWatch::fromEnvironment(this);
    m_parts = {m_site.get(), m_state.get(), m_session.get(), m_time.get(), m_undo.get(), m_selection.get(),
               m_theme.get(), m_settings.get(), m_document.get(), m_edit.get(), m_runner.get(), m_live.get()};
    // Before any view is told of the recordings: what a model made is called so everywhere.
    const auto nameMeasured = [this] {
        using From = data::Session::MeasuredFrom;
        using Side = views::text::MeasuredSide;
        const auto from = m_session->measuredFrom();
        views::text::setMeasuredSide(from == From::Sensors ? Side::Sensors : from == From::Model ? Side::Model : Side::Both);
    };
    nameMeasured();
    connect(m_session.get(), &data::Session::measuredFromChanged, this, nameMeasured);
    loadTranslation();
    const QString theme = m_options.theme.isEmpty() ? m_settings->theme() : m_options.theme;
    m_theme->setKind(theme == "light" ? views::Theme::Kind::Light : views::Theme::Kind::Dark);

    // The first picture does not share the processor with what comes after it.
    if (m_options.screenshot.isEmpty()) {
        m_runner->setSimulationDelay(firstSimulationMs);
        QTimer::singleShot(firstSimulationMs + 1, this, [this] {
            if (m_runner->simulationDelay() == firstSimulationMs) // nobody has asked for another since
                m_runner->setSimulationDelay(PlantRunner::simulationDelayMs);
        });
    } else {
        m_runner->setSimulationDelay(m_options.wait == StartOptions::Wait::FirstFrame ? screenshotPatienceMs : 0);
    }
    markStart("settings, theme");
    m_document->newFromPreset(m_options.preset.isEmpty() ? QString::fromStdString(twin::defaultPresetId()) : m_options.preset);
    markStart("site, plant settled");
    m_window = std::make_unique<MainWindow>(m_parts);
    markStart("window made");
    new ShowRecordingBehavior(m_parts, m_window->scene(), m_window.get());

    auto* autosave = new QTimer(this);
    autosave->setInterval(autosaveMs);
    connect(autosave, &QTimer::timeout, this, [this] {
        try {
            m_document->autosave();
        } catch (const twin::Error& error) {
            m_window->showError(error.message());
        }
    });
    if (m_options.screenshot.isEmpty())
        autosave->start();
}

Application::~Application() = default;

void Application::loadTranslation()
{
    QString language = m_options.language.isEmpty() ? m_settings->language() : m_options.language;
    if (language.isEmpty())
        language = languageFor(QLocale::system().name());
    installLanguage(language);
}

void Application::openStart()
{
    if (!m_options.file.isEmpty())
        m_document->openAny(m_options.file);
    while (m_document->isBusy()) // a large recording: the rest of the command line is about what is in it
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    if (!m_options.live.isEmpty())
        m_window->live().startDemo(m_options.live);
    if (!m_options.colour.isEmpty()) {
        auto colour = m_window->scene().colourBy();
        colour.metric = *twin::metricById(m_options.colour.toStdString());
        m_window->scene().setColourBy(colour);
    }
    if (!m_options.select.isEmpty()) {
        const auto ref = m_site->find(m_options.select.toStdString());
        if (!ref)
            throw twin::Error(TWIN_TEXT("There is no asset “%1” in this site; names look like H2-R07-12."), {m_options.select.toStdString()},
                              twin::Error::Kind::Usage);
        m_selection->set({*ref});
    }
    if (!m_options.view.isEmpty() && !m_window->scene().setCamera(m_options.view, false))
        throw twin::Error(TWIN_TEXT("There is no view “%1”; there is: %2."),
                          {m_options.view.toStdString(), views::SceneView::cameraNames(*m_site).join(", ").toStdString()},
                          twin::Error::Kind::Usage);
    if (!m_options.screen.isEmpty())
        m_window->showScreen(m_options.screen);
    if (m_options.at) {
        const auto range = m_time->range();
        if (*m_options.at < range.begin || *m_options.at > range.end)
            throw twin::Error(TWIN_TEXT("%1 lies outside the time there is data for, %2 to %3."),
                              {m_options.at->iso(), range.begin.iso(), range.end.iso()}, twin::Error::Kind::Usage);
        m_time->setTime(*m_options.at);
    } else if (!m_session->measured()) {
        m_time->setTime(m_site->scenario().begin.plusSeconds(14 * 3600)); // the hot hour of the day
    }
}

int Application::run()
{
    if (!m_options.screenshot.isEmpty())
        return takeScreenshot();
    m_window->restore();
    m_window->show();
    m_window->live().setAutoConnect(true);
    try {
        openStart();
    } catch (const twin::Error& error) {
        if (error.kind() == twin::Error::Kind::Usage)
            throw;
        m_window->showError(error.message()); // the window is worth having without the file
    }
    offerRecovery();
    if (m_options.file.isEmpty() && m_options.live.isEmpty() && m_options.view.isEmpty() && m_options.screen.isEmpty())
        m_window->firstStart().showIfWanted();
    if (m_options.live.isEmpty())
        m_time->play();
    return QApplication::exec();
}

void Application::offerRecovery()
{
    const QString file = Document::autosaveFile();
    if (!QFileInfo::exists(file))
        return;
    const auto answer = QMessageBox::question(m_window.get(), tr("Recover unsaved work"),
                                              tr("The program did not end properly last time. Open the edits that were not saved?"));
    if (answer != QMessageBox::Yes) {
        m_document->discardAutosave();
        return;
    }
    try {
        m_document->openRecovered();
    } catch (const twin::Error& error) {
        m_window->showError(error.message());
    }
}

int Application::writeGltf()
{
    const auto bytes = views::gltfBinary(m_window->scene().gltfScene());
    QSaveFile out(m_options.screenshot);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        throw twin::Error(TWIN_TEXT("The file %1 could not be written; check the folder and the free space."), {m_options.screenshot.toStdString()});
    return 0;
}

int Application::takeScreenshot()
{
    m_window->scene().setAnimationsEnabled(false);
    m_window->resize(m_options.size);
    m_window->setAttribute(Qt::WA_DontShowOnScreen); // the picture is painted once, not on the screen as well
    m_window->show();
    twin::Message failure;
    connect(m_document.get(), &Document::failed, this, [&](const twin::Message& message) { failure = message; });
    connect(m_runner.get(), &PlantRunner::failed, this, [&](const twin::Message& message) { failure = message; });
    openStart();
    markStart("window shown");
    QElapsedTimer waited;
    waited.start();
    const auto works = [this] {
        if (m_window->live().isWaiting() || m_session->isLoading() || m_runner->isSettling())
            return true;
        return m_options.wait == StartOptions::Wait::Ready && (m_runner->isSimulating() || m_window->isWorkingOutBands() || m_window->isSolvingNetwork());
    };
    QTimer beat; // so that the loop below goes round although nothing happens
    beat.start(50);
    while (works() && waited.elapsed() < screenshotPatienceMs && failure.text.empty())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    if (!failure.text.empty())
        throw twin::Error(failure.text, failure.args);
    if (m_options.screenshot.endsWith(".glb", Qt::CaseInsensitive))
        return writeGltf();
    const auto picture = m_window->picture();
    markStart("picture");
    if (picture.isNull() || !picture.convertToFormat(QImage::Format_RGB32).save(m_options.screenshot, "PNG", quickPng))
        throw twin::Error(TWIN_TEXT("The picture %1 could not be written; check the folder and the free space."), {m_options.screenshot.toStdString()});
    markStart("file");
    std::fprintf(stderr, "frame %.1f ms\n", m_window->scene().lastFrameMs());
    if (m_options.timings)
        printStartTimings();
    return 0;
}

} // namespace app
