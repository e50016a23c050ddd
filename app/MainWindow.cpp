#include "app/MainWindow.h"
#include "app/BandRunner.h"
#include "app/DockTabs.h"
#include "app/Document.h"
#include "app/EditController.h"
#include "app/Icons.h"
#include "app/LiveController.h"
#include "app/MenuRow.h"
#include "app/MessageBar.h"
#include "app/OneLineController.h"
#include "app/PanelButtons.h"
#include "app/PanelFrame.h"
#include "app/PlantRunner.h"
#include "app/actions/CameraActions.h"
#include "app/actions/DiagramsTool.h"
#include "app/actions/EditActions.h"
#include "app/actions/FileActions.h"
#include "app/actions/LayersTool.h"
#include "app/actions/ToolActions.h"
#include "app/actions/ViewActions.h"
#include "app/screens/FirstStart.h"
#include "app/screens/Presentation.h"
#include "app/screens/Screens.h"
#include "app/settings/Settings.h"
#include "data/live/LiveHub.h"
#include "data/session/Session.h"
#include "twin/model/SiteModel.h"
#include "views/Selection.h"
#include "views/ViewContext.h"
#include "views/panels/assets/AssetTree.h"
#include "views/panels/cameras/ViewsPanel.h"
#include "views/panels/chart/ChartsDeck.h"
#include "views/panels/common/ElidedLabel.h"
#include "views/panels/diagrams/CoolingPanel.h"
#include "views/panels/diagrams/FlowPanel.h"
#include "views/panels/headline/HeadlineDrag.h"
#include "views/panels/headline/HeadlineStrip.h"
#include "views/panels/history/HistoryPanel.h"
#include "views/panels/limits/LimitsPanel.h"
#include "views/panels/live/ConnectionsPanel.h"
#include "views/panels/oneline/OneLinePanel.h"
#include "views/panels/properties/PropertiesPanel.h"
#include "views/panels/time/TimeBar.h"
#include "views/scene/SceneView.h"
#include "views/text/Names.h"
#include "views/theme/Theme.h"
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QProgressBar>
#include <QScreen>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace app {
namespace {

constexpr QSize leastSize{880, 600}; ///< more only where panels are stacked so that they need it

} // namespace

MainWindow::MainWindow(const Parts& parts) : m_parts(parts)
{
    setObjectName("mainWindow");
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    const auto context = parts.viewContext();

    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_messages = new MessageBar(*parts.theme, centre);
    m_scene = new views::SceneView(context, centre);
    m_scene->setAnimationsEnabled(parts.settings->animations());
    layout->addWidget(m_messages);
    layout->addWidget(m_scene, 1);
    setCentralWidget(centre);

    m_headline = new views::HeadlineStrip(context, this);
    views::makeDraggable(*m_headline);
    m_timeBar = new views::TimeBar(context, this);
    m_charts = new views::ChartsDeck(context, this);
    m_tree = new views::AssetTree(context, this);
    m_properties = new views::PropertiesPanel(context, this);
    new DockTabs(*this);
    buildDocks();
    buildMenus();
    buildStatus();
    connectParts();
    updateTitle();
    setMinimumSize(leastSize);
    resize(1600, 1000);
}

MainWindow::~MainWindow() = default;

QDockWidget* MainWindow::addDock(const QString& title, const QString& name, QWidget* widget, Qt::DockWidgetArea area)
{
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(new PanelFrame(widget, dock));
    addDockWidget(area, dock);
    m_docks << dock;
    return dock;
}

void MainWindow::buildDocks()
{
    // The strip on top and the clock at the bottom span the window and stay.
    const auto bar = [this](const QString& name, const QString& title, QWidget* widget, Qt::ToolBarArea area) {
        auto* toolBar = new QToolBar(title, this);
        toolBar->setObjectName(name);
        toolBar->setMovable(false);
        toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
        toolBar->toggleViewAction()->setVisible(false);
        widget->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        toolBar->addWidget(widget);
        addToolBar(area, toolBar);
        return toolBar;
    };
    bar("headlineBar", tr("Headline"), m_headline, Qt::TopToolBarArea);
    bar("timeBar", tr("Time"), m_timeBar, Qt::BottomToolBarArea);

    const auto context = m_parts.viewContext();
    addDock(tr("Assets"), "assets", m_tree, Qt::LeftDockWidgetArea);
    addDock(tr("Selection"), "selection", m_properties, Qt::RightDockWidgetArea);
    addDock(tr("Charts"), "charts", m_charts, Qt::BottomDockWidgetArea);
    addDock(tr("Limits"), "limits", new views::LimitsPanel(context, this), Qt::BottomDockWidgetArea);
    m_oneLine = new views::OneLinePanel(context, this);
    addDock(tr("One-line"), "oneline", m_oneLine, Qt::BottomDockWidgetArea);
    m_diagrams = new DiagramsTool(m_parts, *this);
    addDock(tr("Flows"), "flows", m_diagrams->flows(), Qt::BottomDockWidgetArea);
    addDock(tr("Cooling"), "cooling", m_diagrams->cooling(), Qt::BottomDockWidgetArea);
    m_connections = new views::ConnectionsPanel(context, *m_parts.live, this);
    addDock(tr("Connections"), "live", m_connections, Qt::BottomDockWidgetArea);
    m_views = new views::ViewsPanel(context, this);
    addDock(tr("Views"), "views", m_views, Qt::RightDockWidgetArea);
    addDock(tr("History"), "history", new views::HistoryPanel(context, this), Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
}

QDockWidget* MainWindow::dock(const QString& name) const
{
    for (auto* panel : m_docks)
        if (panel->objectName() == name)
            return panel;
    return nullptr;
}

void MainWindow::raiseDock(const QString& name)
{
    m_screens->open(*dock(name));
}

bool MainWindow::event(QEvent* event)
{
    // What the panels need, as they are arranged, so that none lies over another; but never past the screen. Once all is styled and laid out:
    // before that panels ask for more.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        QMetaObject::invokeMethod(
            this,
            [this] {
                setMinimumSize(layout()->minimumSize().expandedTo(leastSize).boundedTo(screen()->availableGeometry().size().expandedTo(leastSize)));
            },
            Qt::QueuedConnection);
    return QMainWindow::event(event);
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    m_screens->arrangeIfNew();
}

void MainWindow::buildMenus()
{
    m_fileActions = new FileActions(m_parts, *this);
    m_editActions = new EditActions(m_parts, *this);
    m_viewActions = new ViewActions(m_parts, *this, m_docks);
    m_toolActions = new ToolActions(m_parts, *this);
    auto* menus = new MenuRow(this);
    setMenuBar(menus);
    menuBar()->addMenu(m_fileActions->menu());
    menuBar()->addMenu(m_editActions->menu());
    menuBar()->addMenu(m_viewActions->menu());
    m_live = new LiveController(m_parts, *this, *m_connections, *m_timeBar);
    menuBar()->addMenu(m_live->menu());
    menuBar()->addMenu(m_toolActions->menu());
    connect(m_live, &LiveController::raiseRequested, this, [this] { raiseDock("live"); });
    menuBar()->addMenu(m_viewActions->helpMenu());

    m_screens = new Screens(*this, *m_headline, m_docks, *m_parts.settings);
    m_cameraActions = new CameraActions(m_parts, *this, *m_views);
    m_presentation = new Presentation(m_parts, *this, *m_screens, *m_cameraActions, *m_headline);
    m_firstStart = new FirstStart(m_parts, *this, *m_fileActions, *m_cameraActions, *m_screens);
    m_viewActions->addScreens(*m_screens, m_presentation->action());
    m_viewActions->addCameras(*m_cameraActions);
    m_viewActions->addHelp(m_firstStart->action());
    m_toolActions->menu()->insertActions(m_toolActions->menu()->actions().first(), m_cameraActions->toolActions());

    // The few actions used all the time sit in the menu bar's free corner: no row of its own is taken from the scene.
    auto* quick = new QuickBar(*menus);
    quick->addWidget(m_screens->control());
    for (const auto& group : {m_fileActions->toolBarActions(), m_editActions->toolBarActions(), m_viewActions->toolBarActions()}) {
        if (!quick->actions().isEmpty())
            quick->addSeparator();
        for (auto* action : group) {
            if (action)
                quick->addAction(action);
            else
                quick->addSeparator();
        }
    }
    menuBar()->setCornerWidget(quick);
    const auto recolour = [this] {
        for (auto* more : findChildren<QToolButton*>(QStringLiteral("qt_toolbar_ext_button")))
            more->setIcon(icon(QStringLiteral("more"), m_parts.theme->color(views::Role::Text), m_parts.theme->color(views::Role::Muted)));
        for (auto* action : findChildren<QAction*>())
            if (const auto name = action->property("icon-name").toString(); !name.isEmpty())
                action->setIcon(icon(name, m_parts.theme->color(views::Role::Text), m_parts.theme->color(views::Role::Muted)));
    };
    connect(m_parts.theme, &views::Theme::changed, this, recolour);
    QMetaObject::invokeMethod(this, recolour, Qt::QueuedConnection); // once all bars are there
    recolour();
}

void MainWindow::buildStatus()
{
    m_activity = new views::ElidedLabel(this);
    m_activity->setMinimumWidth(90);
    m_activity->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, 100);
    m_progress->setFixedWidth(160);
    m_progress->setTextVisible(false);
    m_progress->hide();
    auto* cancel = new QToolButton(this);
    cancel->setText(tr("Cancel"));
    cancel->setAutoRaise(true);
    cancel->hide();
    statusBar()->addWidget(m_live->badge());
    statusBar()->addWidget(m_activity, 1);
    statusBar()->addPermanentWidget(m_progress);
    statusBar()->addPermanentWidget(cancel);
    statusBar()->setSizeGripEnabled(false);
    auto* buttons = new PanelButtons(m_docks, this);
    connect(buttons, &PanelButtons::raiseRequested, this, &MainWindow::raiseDock);
    statusBar()->addPermanentWidget(buttons);

    const auto begin = [this](const QString& what) {
        m_activity->setText(what);
        m_progress->setValue(0);
        m_progress->show();
    };
    const auto end = [this, cancel] {
        m_progress->hide();
        cancel->hide();
        m_activity->setText(m_parts.document->measuredFile().isEmpty()
                                ? tr("Simulated: the model's day. Open a recording to see what was measured beside it.")
                                : (m_parts.live->isRunning() ? tr("Recording %1") : tr("Replay of %1")).arg(QFileInfo(m_parts.document->measuredFile()).fileName()));
    };
    end();
    connect(m_parts.live, &data::live::LiveHub::runningChanged, this, end);
    connect(m_parts.runner, &PlantRunner::simulationStarted, this, [=] { begin(tr("Simulating the day…")); });
    connect(m_parts.runner, &PlantRunner::simulationProgressed, this, [this](double share) { m_progress->setValue(static_cast<int>(share * 100)); });
    connect(m_parts.runner, &PlantRunner::simulationFinished, this, end);
    // From the edit on, not only from when the run starts a moment later.
    connect(m_parts.site, &twin::SiteModel::changed, m_charts, [this] { m_charts->setSimulating(m_parts.runner->isSimulating()); });
    connect(m_parts.runner, &PlantRunner::simulationStarted, m_charts, [this] { m_charts->setSimulating(true); });
    connect(m_parts.runner, &PlantRunner::simulationFinished, m_charts, [this] { m_charts->setSimulating(false); });
    m_charts->setSimulating(m_parts.runner->isSimulating());
    connect(m_parts.document, &Document::jobStarted, this, [=](const QString& what) {
        begin(what + QChar(0x2026));
        cancel->show();
    });
    connect(m_parts.document, &Document::jobProgressed, this, [this](double share) { m_progress->setValue(static_cast<int>(share * 100)); });
    connect(m_parts.document, &Document::jobFinished, this, end);
    connect(m_parts.document, &Document::recordingChanged, this, end);
    connect(cancel, &QToolButton::clicked, m_parts.document, &Document::cancelJob);
}

void MainWindow::connectParts()
{
    connect(m_parts.document, &Document::fileChanged, this, &MainWindow::updateTitle);
    connect(m_parts.document, &Document::failed, this, &MainWindow::showError);
    connect(m_parts.document, &Document::message, this, &MainWindow::showMessage);
    connect(m_parts.runner, &PlantRunner::failed, this, &MainWindow::showError);
    connect(m_parts.edit, &EditController::failed, this, &MainWindow::showError);
    connect(m_parts.edit, &EditController::refused, this, [this](const std::vector<twin::Issue>& reasons) {
        QStringList lines;
        for (const auto& reason : reasons)
            lines << views::text::message(reason.message);
        m_messages->show(lines.join(QChar('\n')), MessageBar::Kind::Warning);
    });
    connect(m_scene, &views::SceneView::addRequested, m_parts.edit, &EditController::addRacks);
    connect(m_scene, &views::SceneView::moveRequested, m_parts.edit, &EditController::moveSelected);
    connect(m_scene, &views::SceneView::contextMenuRequested, this, [this](const QPoint& position, twin::AssetRef asset) {
        if (asset.isValid() && !m_parts.selection->contains(asset.asset))
            m_parts.selection->set({asset});
        m_editActions->contextMenu(this)->popup(position);
    });
    m_bands = new BandRunner(*m_parts.site, *m_parts.time, this);
    connect(m_bands, &BandRunner::changed, m_headline, &views::HeadlineStrip::setBands);
    m_network = new OneLineController(*m_parts.site, *m_parts.state, *m_parts.runner, *m_oneLine, this);
    connect(m_network, &OneLineController::failed, this, &MainWindow::showError);
    new LayersTool(m_parts, *m_scene, *m_oneLine, *m_network, *m_viewActions->menu(), this);
    m_diagrams->connectHeadline(*m_headline);
    m_diagrams->connectScene(*m_scene);
    connect(m_diagrams, &DiagramsTool::raiseRequested, this, &MainWindow::raiseDock);
    connect(m_properties, &views::PropertiesPanel::parameterEdited, m_parts.edit, &EditController::setParameter);
    connect(m_tree, &views::AssetTree::activated, this, [this] { m_scene->frameSelection(); });
    connect(m_tree, &views::AssetTree::contextMenuRequested, this,
            [this](const QPoint& position) { m_editActions->contextMenu(this)->popup(position); });
    m_timeBar->setAddRecordingAvailable(true);
    connect(m_timeBar, &views::TimeBar::addRecordingRequested, m_fileActions, &FileActions::addRecording);
    connect(m_timeBar, &views::TimeBar::clockChanged, m_charts, &views::ChartsDeck::setClock);
    const auto colour = [this] {
        m_tree->setValue(m_scene->colourBy().metric, m_scene->colourBy().origin);
        m_charts->setColourBy(m_scene->colourBy());
    };
    connect(m_scene, &views::SceneView::colourByChanged, this, colour);
    colour();
}

void MainWindow::updateTitle()
{
    setWindowTitle(m_parts.document->displayName() + "[*]");
    setWindowModified(m_parts.document->isModified());
}

void MainWindow::restore()
{
    const auto available = screen()->availableGeometry().size();
    resize(std::min(1600, available.width()), std::min(1000, available.height()));
    restoreGeometry(m_parts.settings->geometry());
    m_screens->restore();
}

void MainWindow::showError(const twin::Message& message) { m_messages->show(views::text::message(message), MessageBar::Kind::Critical); }

void MainWindow::showMessage(const QString& text, bool warning)
{
    m_messages->show(text, warning ? MessageBar::Kind::Warning : MessageBar::Kind::Done);
}

void MainWindow::showHint(const QString& text) { m_messages->show(text, MessageBar::Kind::Hint); }

void MainWindow::showScreen(const QString& id)
{
    if (const int screen = Screens::indexOf(id); screen >= 0)
        m_screens->show(static_cast<Screens::Screen>(screen));
    else if (id == QLatin1String("presentation"))
        m_presentation->setOn(true);
}

bool MainWindow::isSolvingNetwork() const { return m_network->isSolving(); }

bool MainWindow::isWorkingOutBands() const { return m_bands->isPending(); }

QString MainWindow::shownMessage() const { return m_messages->text(); }

QImage MainWindow::picture()
{
    // Panels refresh once per turn of the event loop, the scene after them.
    for (int i = 0; i < 5; ++i)
        QApplication::processEvents(QEventLoop::AllEvents, 50);
    return grab().toImage();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_fileActions->confirmLoss()) {
        event->ignore();
        return;
    }
    m_presentation->setOn(false);
    m_parts.settings->setGeometry(saveGeometry());
    m_screens->remember();
    m_parts.document->discardAutosave();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const auto urls = event->mimeData()->urls();
    if (urls.isEmpty() || !urls.first().isLocalFile())
        return;
    event->acceptProposedAction();
    m_fileActions->open(urls.first().toLocalFile());
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (!m_timeBar->handleKey(event))
        QMainWindow::keyPressEvent(event);
}

} // namespace app
