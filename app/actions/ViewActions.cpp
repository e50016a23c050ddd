#include "app/actions/ViewActions.h"
#include "app/MainWindow.h"
#include "app/actions/CameraActions.h"
#include "app/actions/KeyboardHelp.h"
#include "app/screens/Screens.h"
#include "app/settings/Settings.h"
#include "views/panels/cameras/ViewsPanel.h"
#include "twin/model/SiteModel.h"
#include "views/scene/SceneView.h"
#include "views/text/Names.h"
#include "views/theme/Theme.h"
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>

namespace app {

ViewActions::ViewActions(const Parts& parts, MainWindow& window, const QList<QDockWidget*>& docks)
    : QObject(&window), m_parts(parts), m_window(window)
{
    m_menu = new QMenu(tr("&View"), &window);
    m_cameras = m_menu->addMenu(tr("Camera"));
    connect(m_cameras, &QMenu::aboutToShow, this, &ViewActions::fillCameras);

    auto* colours = m_menu->addMenu(tr("Colour by"));
    auto* group = new QActionGroup(this);
    for (const auto& info : twin::metrics()) {
        auto* action = colours->addAction(views::text::metricLabel(info.metric));
        action->setCheckable(true);
        action->setData(static_cast<int>(info.metric));
        group->addAction(action);
    }
    connect(group, &QActionGroup::triggered, this, [this](QAction* action) {
        auto colour = m_window.scene().colourBy();
        colour.metric = static_cast<twin::Metric>(action->data().toInt());
        m_window.scene().setColourBy(colour);
    });
    connect(colours, &QMenu::aboutToShow, this, [this, group] {
        for (auto* action : group->actions())
            action->setChecked(action->data().toInt() == static_cast<int>(m_window.scene().colourBy().metric));
    });
    m_menu->addSeparator();

    auto* home = new QAction(tr("Whole site"), this);
    home->setProperty("icon-name", "camera-home");
    home->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_0));
    connect(home, &QAction::triggered, this, [this] { m_window.scene().setCamera("site"); });
    auto* top = new QAction(tr("From above"), this);
    top->setProperty("icon-name", "camera-top");
    connect(top, &QAction::triggered, this, [this] { m_window.scene().setCamera("top"); });
    auto* frame = new QAction(tr("Fly to selection"), this);
    frame->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_F));
    connect(frame, &QAction::triggered, this, [this] { m_window.scene().frameSelection(); });
    m_menu->addActions({home, top, frame});
    m_afterCameras = m_menu->addSeparator();

    auto* light = new QAction(tr("Light theme"), this);
    light->setCheckable(true);
    light->setChecked(parts.theme->kind() == views::Theme::Kind::Light);
    light->setProperty("icon-name", "theme");
    light->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    connect(light, &QAction::toggled, this, [this](bool on) {
        m_parts.theme->setKind(on ? views::Theme::Kind::Light : views::Theme::Kind::Dark);
        m_parts.settings->setTheme(on ? "light" : "dark");
    });
    auto* animate = new QAction(tr("Animate the camera"), this);
    animate->setCheckable(true);
    animate->setChecked(parts.settings->animations());
    connect(animate, &QAction::toggled, this, [this](bool on) {
        m_window.scene().setAnimationsEnabled(on);
        m_parts.settings->setAnimations(on);
    });
    m_menu->addActions({light, animate});

    auto* language = m_menu->addMenu(tr("Language"));
    auto* languages = new QActionGroup(this);
    const std::pair<QString, QString> known[] = {{"", tr("As the system")}, {"en", "English"}, {"fr", "Français"}};
    for (const auto& [code, name] : known) {
        auto* action = language->addAction(name);
        action->setCheckable(true);
        action->setData(code);
        action->setChecked(parts.settings->language() == code);
        languages->addAction(action);
    }
    connect(languages, &QActionGroup::triggered, this, [this](QAction* action) {
        m_parts.settings->setLanguage(action->data().toString());
        m_window.showHint(tr("The language changes at the next start."));
    });

    m_menu->addSeparator();
    m_panels = m_menu->addMenu(tr("Panels"));
    for (auto* dock : docks)
        m_panels->addAction(dock->toggleViewAction());
    m_panels->addSeparator();
    m_full = new QAction(tr("Full screen"), this);
    m_full->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F11));
    m_full->setCheckable(true);
    connect(m_full, &QAction::triggered, this, [this](bool on) { m_window.setWindowState(m_window.windowState().setFlag(Qt::WindowFullScreen, on)); });
    connect(m_menu, &QMenu::aboutToShow, this, [this] { m_full->setChecked(m_window.isFullScreen()); });
    m_menu->addAction(m_full);

    m_help = new QMenu(tr("&Help"), &window);
    auto* shortcuts = m_help->addAction(tr("Keyboard and mouse"));
    shortcuts->setShortcut(QKeySequence(Qt::Key_F1));
    connect(shortcuts, &QAction::triggered, this, &ViewActions::showShortcuts);
    connect(m_help->addAction(tr("About Memphis Twin")), &QAction::triggered, this, &ViewActions::showAbout);
    m_toolBar = {home, top, light};
}

void ViewActions::addScreens(const Screens& screens, QAction* presentation)
{
    auto* first = m_menu->actions().first();
    m_menu->insertActions(first, screens.actions());
    m_menu->insertAction(first, presentation);
    m_menu->insertSeparator(first);
    m_panels->addAction(screens.resetAction());
}

void ViewActions::addCameras(const CameraActions& cameras)
{
    m_menu->insertMenu(m_afterCameras, cameras.viewsMenu());
    m_menu->insertActions(m_afterCameras, cameras.viewActions());
}

void ViewActions::addHelp(QAction* action) { m_help->insertAction(m_help->actions().first(), action); }

void ViewActions::fillCameras()
{
    m_cameras->clear();
    for (const auto& name : views::SceneView::cameraNames(*m_parts.site))
        connect(m_cameras->addAction(views::cameraLabel(name)), &QAction::triggered, this, [this, name] { m_window.scene().setCamera(name); });
}

void ViewActions::showShortcuts()
{
    auto* sheet = new views::KeyboardSheet(keyGroups(*m_window.menuBar()), &m_window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->show(); // beside the window: one tries the keys while reading
}

void ViewActions::showAbout()
{
    QMessageBox::about(&m_window, tr("About Memphis Twin"),
                       tr("<h3>Memphis Twin %1</h3><p>A digital twin of the Colossus AI data centre: utility, chip, coolant, weather, storage "
                          "and growth in one loop.</p><p>Default numbers come from public sources and estimates; each one carries its source. "
                          "Not affiliated with the operator.</p><p>GPL-3.0-or-later. Built with Qt, VTK, QCustomPlot, Eigen, oneTBB, SQLite "
                          "and Blosc.</p>").arg(QApplication::applicationVersion()));
}

} // namespace app
