#include "app/LiveController.h"
#include "app/Document.h"
#include "app/MainWindow.h"
#include "app/PlantRunner.h"
#include "app/SavedMappings.h"
#include "app/core/Job.h"
#include "data/live/CopyRecording.h"
#include "data/live/simulated/SimulatedSettings.h"
#include "data/project/ProjectFile.h"
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include "twin/base/NumberText.h"
#include "twin/model/SiteModel.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/live/ConnectionDialog.h"
#include "views/panels/live/ConnectionsPanel.h"
#include "views/panels/live/LiveLimitsDialog.h"
#include "views/panels/live/LiveTexts.h"
#include "views/panels/time/TimeBar.h"
#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QJsonDocument>
#include <QLabel>
#include <QMenu>
#include <QStandardPaths>
#include <algorithm>
#include <chrono>

namespace app {
namespace {
constexpr const char *sourceExtra = "source", *liveExtra = "live"; // kinds of what a project keeps for us
constexpr int tickMs = 1000;
constexpr double shownHistorySeconds = 86'400; // before the connecting; older values have a wrong date, or were kept for long
constexpr double unkeptHours = 1;
constexpr std::int64_t unkeptBytes = 512'000'000;

twin::Timestamp now()
{
    using namespace std::chrono;
    return {duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count()};
}

std::string jsonText(const QJsonObject& json) { return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString(); }
QJsonObject jsonFrom(const std::string& text) { return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object(); }
} // namespace

LiveController::LiveController(const Parts& parts, MainWindow& window, views::ConnectionsPanel& panel, views::TimeBar& timeBar)
    : QObject(&window), m_parts(parts), m_window(window), m_panel(panel), m_timeBar(timeBar), m_hub(*parts.live), m_menu(new QMenu(tr("&Live"), &window)),
      m_badge(new QLabel(&window)), m_copy(new Job(this))
{
    m_connect = m_menu->addAction(tr("Connect"), this, &LiveController::connectAll);
    m_connect->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    m_disconnect = m_menu->addAction(tr("Disconnect"), this, &LiveController::disconnectAll);
    m_showLive = m_menu->addAction(tr("Show the live values"), this, &LiveController::showLive);
    m_menu->addSeparator();
    auto* add = m_menu->addMenu(tr("Add connection"));
    for (const QString& kind : data::live::sourceKinds())
        connect(add->addAction(views::live::kindLabel(kind) + QStringLiteral("…")), &QAction::triggered, this, [this, kind] {
            Q_EMIT raiseRequested();
            m_panel.addSource(kind);
        });
    connect(m_menu->addAction(tr("Connections")), &QAction::triggered, this, &LiveController::raiseRequested);
    m_menu->addSeparator();
    auto* save = m_menu->addAction(tr("Save the recording as…"), this, &LiveController::saveCopy);
    m_menu->addAction(tr("How long to keep…"), this, &LiveController::chooseLimits);
    connect(m_menu, &QMenu::aboutToShow, this, [this, save] { save->setEnabled(!m_hub.recorder().file.empty()); });

    connect(&m_panel, &views::ConnectionsPanel::connectRequested, this, &LiveController::connectAll);
    connect(&m_panel, &views::ConnectionsPanel::disconnectRequested, this, &LiveController::disconnectAll);
    connect(&m_panel, &views::ConnectionsPanel::saveCopyRequested, this, &LiveController::saveCopy);
    connect(&m_panel, &views::ConnectionsPanel::limitsRequested, this, &LiveController::chooseLimits);
    connect(&m_panel, &views::ConnectionsPanel::connectsOnOpenChanged, this, [this](bool on) {
        m_connectsOnOpen = on;
        putIntoProject();
    });
    m_panel.setMappings({[this] { return savedMappings(*m_parts.document); }, [this](const auto& saved) { keepMappings(*m_parts.document, saved); }});
    connect(&m_hub, &data::live::LiveHub::committed, this, &LiveController::onCommitted);
    connect(&m_hub, &data::live::LiveHub::failed, this, &LiveController::onFailed);
    connect(&m_hub, &data::live::LiveHub::stopped, this, &LiveController::onStopped);
    connect(&m_hub, &data::live::LiveHub::sourcesChanged, this, &LiveController::putIntoProject);
    connect(&m_hub, &data::live::LiveHub::runningChanged, this, &LiveController::refresh);
    connect(&m_hub, &data::live::LiveHub::sourcesChanged, this, &LiveController::refresh);
    connect(&m_hub, &data::live::LiveHub::statusChanged, this, &LiveController::refresh);
    connect(parts.document, &Document::extrasChanged, this, &LiveController::takeFromProject);
    // Another recording may be opened while ours goes on.
    connect(parts.session, &data::Session::recordingsChanged, this, [this] {
        if (!m_isShown || isShowing())
            return;
        m_parts.runner->setLive(false);
        m_timeBar.setLiveAvailable(false);
        refresh();
    });
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (m_isShown && isShowing() && m_hub.isRunning())
            advance(false);
        refresh();
    });
    connect(&m_hub, &data::live::LiveHub::runningChanged, this, [this] { m_hub.isRunning() ? m_tick.start() : m_tick.stop(); });
    connect(m_copy, &Job::failed, &m_window, &MainWindow::showError);
    m_badge->setAccessibleName(tr("Live connections"));
    takeFromProject();
    refresh();
}

LiveController::~LiveController() { m_copy->cancel(); }

QString LiveController::folder() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/live"); }

bool LiveController::isWaiting() const { return m_hub.isRunning() && !m_isShown; }

data::RecordingHeader LiveController::header() const
{
    data::RecordingHeader header;
    header.title = m_parts.site->site().name + ", live since " + now().iso();
    bool simulated = false;
    for (const auto& config : m_hub.configs()) {
        if (!config.isEnabled)
            continue;
        header.source += (header.source.empty() ? "Live: " : "; ") + config.kind.toStdString() + " “" + config.name.toStdString() + "”";
        simulated = simulated || config.kind == QLatin1String("simulated");
    }
    if (simulated)
        header.source += ". Values of the kind “simulated” come from the plant model, not from sensors.";
    header.preset = m_parts.site->scenario().presetId;
    data::Project project;
    project.site = m_parts.site->site();
    project.scenarios = {m_parts.site->scenario()};
    header.sitePlan = data::projectSummaryJson(project);
    return header;
}

void LiveController::connectAll()
{
    if (m_hub.isRunning() || m_hub.isStopping())
        return;
    if (m_hub.count() == 0) {
        m_window.showHint(tr("There is no live connection yet: add one first."));
        Q_EMIT raiseRequested();
        return;
    }
    m_unkept.reset();
    begin(folder(), m_limits);
}

void LiveController::begin(const QString& where, data::live::RecordingLimits limits)
{
    QDir().mkpath(where);
    data::live::setSimulatedProject(std::make_shared<data::live::SimulatedProject>(data::live::SimulatedProject{m_parts.site->site(), m_parts.site->scenario()}));
    m_isShown = false;
    double history = shownHistorySeconds;
    for (const auto& config : m_hub.configs())
        history = std::max(history, config.settings.value(QStringLiteral("history_s")).toDouble());
    m_shownFrom = now().plusSeconds(-history);
    try {
        m_hub.start(data::live::newLiveFile(where.toStdString(), now()), header(), limits);
    } catch (const twin::Error& error) {
        m_window.showError(error.message());
    }
}

void LiveController::disconnectAll()
{
    m_again = false;
    m_hub.stop();
}

// The recording is opened when there is something in it: an empty one would have no instant to show.
void LiveController::onCommitted()
{
    auto& session = *m_parts.session;
    auto& time = *m_parts.time;
    if (!m_hub.isRunning() && !m_hub.isStopping())
        return;
    if (!m_isShown) {
        if (m_hub.recorder().values == 0 || m_hub.isStopping())
            return;
        try {
            auto reader = std::make_unique<data::RecordingReader>(m_hub.recorder().file);
            if (reader->info().samples == 0)
                return;
            m_parts.runner->setLive(true); // lets go of a simulated day, which must not look as if somebody had opened another recording
            m_isShown = true;
            session.setMeasured(std::move(reader));
        } catch (const twin::Error& error) {
            m_isShown = true; // said once
            m_window.showError(error.message());
            return;
        }
        m_timeBar.setLiveAvailable(true);
        time.follow();
        refresh();
    }
    if (isShowing())
        advance(session.refresh());
    refresh();
}

void LiveController::advance(bool isNew)
{
    auto& time = *m_parts.time;
    auto range = m_parts.session->range();
    bool isWallClock = true; // a simulation that runs faster has a clock of its own
    for (const auto& config : m_hub.configs())
        isWallClock = isWallClock && (config.kind != QLatin1String("simulated") || config.settings.value("speed").toDouble(1) == 1);
    if (isWallClock) {
        // Sensors whose clocks are off push neither the end into the future nor the begin into another year; what they send is recorded there.
        range.end = now();
        range.begin = std::clamp(range.begin, std::min(m_shownFrom, range.end), range.end);
        if (range.isEmpty())
            range.begin = range.end.plusSeconds(-1);
    }
    if (!isNew && range == time.range())
        return;
    const bool follows = time.state() == data::TimeController::State::Following;
    const auto before = time.time();
    time.setRange(range);
    if (follows || before != time.time())
        m_parts.runner->show(time.time());
}

void LiveController::onFailed(const twin::Message& message)
{
    m_window.showError(message);
    if (m_unkept || m_hub.recorder().values == 0)
        return; // not even there; the sources' states are still shown
    // What arrives is shown all the same, from a place that is thrown away.
    const QString memory = QStringLiteral("/dev/shm");
    m_unkept = std::make_unique<QTemporaryDir>((QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/memphis-twin-XXXXXX"));
    if (!m_unkept->isValid())
        return;
    m_again = true;
    m_hub.stop();
}

void LiveController::onStopped()
{
    if (m_again) {
        m_again = false;
        begin(m_unkept->path(), {unkeptHours, 0, unkeptBytes});
        return;
    }
    m_timeBar.setLiveAvailable(false);
    if (m_parts.time->state() == data::TimeController::State::Following)
        m_parts.time->pause();
    if (m_isShown && isShowing()) {
        m_parts.session->refresh();
        m_parts.time->setRange(m_parts.session->range());
    }
    m_isShown = false;
    m_parts.runner->setLive(false);
    refresh();
}

void LiveController::startDemo(const QString& what)
{
    const auto parts = what.split(QLatin1Char(':'));
    const auto speed = parts.size() > 1 ? twin::toNumber(parts[1].toStdString()) : std::optional<double>(1);
    if (parts[0] != QLatin1String("simulated") || parts.size() > 2 || !speed)
        throw twin::Error(TWIN_TEXT("--live must be “simulated” or “simulated:SPEED” with a speed from 1 to 60, not “%1”."), {what.toStdString()}, twin::Error::Kind::Usage);
    auto config = views::ConnectionDialog::fresh(QStringLiteral("simulated"), {});
    config.id = QStringLiteral("simulated-demo");
    data::live::SimulatedSettings settings;
    settings.speed = *speed;
    config.settings = settings.toJson();
    data::live::SimulatedSettings::fromJson(config.settings);
    m_transient.insert(config.id);
    m_hub.add(config);
    connectAll();
}

bool LiveController::isShowing() const
{
    for (const auto& entry : m_parts.session->measuredRecordings())
        if (entry.file == m_hub.recorder().file)
            return true;
    return false;
}

void LiveController::showLive()
{
    if (m_hub.isRunning() && !isShowing())
        m_isShown = false; // opened at the next commit
}

/// The project's connections; what is open already stays as it is.
void LiveController::takeFromProject()
{
    if (m_isTaking)
        return;
    std::vector<data::live::SourceConfig> configs;
    for (const auto& text : m_parts.document->extras(sourceExtra)) {
        try {
            configs.push_back(data::live::sourceFromJson(jsonFrom(text)));
        } catch (const twin::Error& error) {
            m_window.showError(error.message());
        }
    }
    for (const auto& config : m_hub.configs())
        if (m_transient.contains(config.id))
            configs.push_back(config);
    const auto live = m_parts.document->extras(liveExtra);
    const QJsonObject options = live.empty() ? QJsonObject() : jsonFrom(live.front());
    m_connectsOnOpen = options.value("connectOnOpen").toBool();
    m_limits.keepHours = std::clamp(options.value("keepHours").toDouble(), 0.0, 1e6);
    m_limits.thinAfterHours = std::clamp(options.value("thinAfterHours").toDouble(), 0.0, 1e6);
    m_limits.keepBytes = static_cast<std::int64_t>(std::clamp(options.value("keepBytes").toDouble(), 0.0, 1e15));
    m_panel.setConnectsOnOpen(m_connectsOnOpen);
    disconnectAll(); // what runs is recorded for another site
    m_isTaking = true;
    m_hub.setConfigs(configs);
    m_isTaking = false;
    if (m_autoConnect && m_connectsOnOpen)
        QTimer::singleShot(0, this, &LiveController::connectAll); // the project's recordings are opened first
}

void LiveController::putIntoProject()
{
    if (m_isTaking)
        return;
    std::vector<std::string> texts;
    for (const auto& config : m_hub.configs())
        if (!m_transient.contains(config.id))
            texts.push_back(jsonText(data::live::toJson(config)));
    QJsonObject options;
    if (m_connectsOnOpen)
        options["connectOnOpen"] = true;
    if (m_limits.keepHours > 0)
        options["keepHours"] = m_limits.keepHours;
    if (m_limits.thinAfterHours > 0)
        options["thinAfterHours"] = m_limits.thinAfterHours;
    if (m_limits.keepBytes > 0)
        options["keepBytes"] = static_cast<double>(m_limits.keepBytes);
    m_isTaking = true;
    m_parts.document->setExtras(sourceExtra, std::move(texts));
    m_parts.document->setExtras(liveExtra, options.isEmpty() ? std::vector<std::string>() : std::vector<std::string>{jsonText(options)});
    m_isTaking = false;
}

void LiveController::saveCopy()
{
    const auto from = m_hub.recorder().file;
    if (from.empty())
        return;
    if (m_copy->isRunning()) {
        m_window.showMessage(tr("Another job is still running; wait for it or cancel it."), true);
        return;
    }
    QString out = QFileDialog::getSaveFileName(&m_window, tr("Save the recording as"), QString::fromStdString(from.filename().string()), tr("Recordings (*.mtrec)"));
    if (out.isEmpty())
        return;
    if (QFileInfo(out).suffix().isEmpty())
        out += QStringLiteral(".mtrec");
    m_copy->start<bool>(
        [from, to = out.toStdString()](const twin::Progress&) {
            data::live::copyRecording(from, to);
            return true;
        },
        [this, out](bool&) { m_window.showMessage(tr("Saved %1").arg(QFileInfo(out).fileName()), false); });
}

void LiveController::chooseLimits()
{
    views::LiveLimitsDialog dialog(m_limits, &m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_limits = dialog.limits();
    putIntoProject();
    if (m_hub.isRunning())
        m_window.showHint(tr("This holds from the next connecting on."));
}

void LiveController::refresh()
{
    const bool runs = m_hub.isRunning();
    m_connect->setEnabled(!runs && !m_hub.isStopping());
    m_disconnect->setEnabled(runs);
    m_showLive->setEnabled(runs && m_isShown && !isShowing());
    int live = 0, enabled = 0;
    bool simulated = false;
    for (int i = 0; i < m_hub.count(); ++i) {
        enabled += m_hub.config(i).isEnabled ? 1 : 0;
        live += m_hub.status(i).state == data::live::SourceState::Live ? 1 : 0;
        simulated = simulated || (m_hub.config(i).isEnabled && m_hub.config(i).kind == QLatin1String("simulated"));
    }
    QString text = live > 0 ? tr("Live: %1 of %2").arg(live).arg(enabled) : tr("Live: nothing arrives");
    if (simulated)
        text += tr(" · simulated, not measured");
    if (m_unkept)
        text += tr(" · not kept");
    m_badge->setText(text);
    const char* role = live > 0 && live == enabled && !m_unkept ? "ok" : live > 0 ? "warning" : "critical";
    views::setLabelRole(m_badge, role);
    m_badge->setVisible(runs);
}

} // namespace app
