#include "app/actions/CameraActions.h"
#include "app/Document.h"
#include "app/MainWindow.h"
#include "app/settings/Settings.h"
#include "twin/model/SiteModel.h"
#include "views/panels/cameras/ViewsPanel.h"
#include "views/panels/map/SiteMap.h"
#include "views/panels/start/TourCard.h"
#include "views/scene/CameraController.h"
#include "views/scene/CameraTour.h"
#include "views/scene/SceneGeometry.h"
#include "views/scene/SceneView.h"
#include "views/tools/SceneTools.h"
#include <QAction>
#include <QMenu>

namespace app {
namespace {

constexpr int keys = 9;

} // namespace

CameraActions::CameraActions(const Parts& parts, MainWindow& window, views::ViewsPanel& panel)
    : QObject(&window), m_parts(parts), m_window(window), m_panel(panel), m_sceneTools(new views::SceneTools(parts.viewContext(), window.scene())),
      m_cameraTour(new views::CameraTour(window.scene())), m_card(new views::TourCard(parts.viewContext(), window.scene(), *m_cameraTour))
{
    auto* scene = &window.scene();
    m_views = new QMenu(tr("Kept views"), &window);
    m_keep = m_views->addAction(tr("Keep this view"));
    m_keep->setObjectName(QStringLiteral("keepViewAction"));
    m_keep->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_B));
    connect(m_keep, &QAction::triggered, this, &CameraActions::keepView);
    m_views->addSeparator();
    for (int i = 0; i < keys; ++i) {
        auto* action = m_views->addAction(tr("Kept view %1").arg(i + 1));
        action->setObjectName(QStringLiteral("keptView%1").arg(i + 1));
        action->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)));
        connect(action, &QAction::triggered, this, [this, i] { flyToKept(i); });
        m_kept << action;
    }

    m_map = new QAction(tr("Small map"), this);
    m_map->setObjectName(QStringLiteral("smallMapAction"));
    m_map->setCheckable(true);
    m_map->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    m_map->setChecked(parts.settings->showsMap());
    m_sceneTools->map().setWanted(m_map->isChecked());
    connect(m_map, &QAction::toggled, this, [this](bool on) {
        m_sceneTools->map().setWanted(on);
        m_parts.settings->setShowsMap(on);
    });
    m_tour = new QAction(tr("Camera tour"), this);
    m_tour->setObjectName(QStringLiteral("tourAction"));
    m_tour->setCheckable(true);
    m_tour->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    connect(m_tour, &QAction::triggered, this, [this](bool on) { on ? startTour() : m_cameraTour->stop(); });

    const auto tool = [&](const QString& text, const char* name, const char* icon, views::SceneView::Tool which, Qt::Key key) {
        auto* action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        action->setCheckable(true);
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | key));
        if (*icon)
            action->setProperty("icon-name", icon);
        connect(action, &QAction::triggered, this, [scene, which](bool on) {
            scene->setTool(on ? which : views::SceneView::Tool::Navigate);
            scene->setFocus();
        });
        connect(scene, &views::SceneView::toolChanged, action, [action, scene, which] { action->setChecked(scene->tool() == which); });
        m_tools << action;
    };
    tool(tr("Select in a rectangle"), "bandTool", "", views::SceneView::Tool::SelectBand, Qt::Key_R);
    tool(tr("Measure a distance"), "measureTool", "measure", views::SceneView::Tool::Measure, Qt::Key_M);
    tool(tr("Walk"), "walkTool", "", views::SceneView::Tool::Walk, Qt::Key_W);

    applySettings();
    m_panel.setKeepKey(m_keep->shortcut().toString(QKeySequence::NativeText));
    connect(&panel, &views::ViewsPanel::tourChanged, this, [this](int seconds, bool loop, bool inPresentations) {
        m_parts.settings->setTour(seconds, loop, inPresentations);
        applySettings();
    });
    connect(&panel, &views::ViewsPanel::cameraRequested, scene, [scene](const QString& name) { scene->setCamera(name); });
    connect(&panel, &views::ViewsPanel::bookmarkRequested, this, &CameraActions::flyToKept);
    connect(&panel, &views::ViewsPanel::keepRequested, this, &CameraActions::keepView);
    connect(&panel, &views::ViewsPanel::bookmarksEdited, parts.document, &Document::setBookmarks);
    connect(&panel, &views::ViewsPanel::tourRequested, this, [this](bool on) { on ? startTour() : m_cameraTour->stop(); });
    connect(parts.document, &Document::bookmarksChanged, this, &CameraActions::refreshViews);
    connect(m_cameraTour, &views::CameraTour::changed, this, &CameraActions::update);
    connect(m_cameraTour, &views::CameraTour::completed, this, [this] {
        m_window.showHint(tr("The tour is over: back where it began. View > Camera tour starts it again (%1).").arg(m_tour->shortcut().toString(QKeySequence::NativeText)));
    });
    refreshViews();
    update();
}

void CameraActions::applySettings()
{
    const auto& s = *m_parts.settings;
    m_cameraTour->setInterval(s.tourSeconds());
    m_cameraTour->setLoop(m_mayLoop && s.tourLoops());
    m_panel.setTour(s.tourSeconds(), s.tourLoops(), s.tourInPresentations());
}

void CameraActions::update()
{
    m_tour->setChecked(m_cameraTour->isRunning());
    m_panel.setTourRunning(m_cameraTour->isRunning());
}

void CameraActions::refreshViews()
{
    const auto& kept = m_parts.document->bookmarks();
    m_panel.setBookmarks(kept);
    for (int i = 0; i < keys; ++i) {
        const bool used = i < static_cast<int>(kept.size());
        m_kept[i]->setEnabled(used);
        m_kept[i]->setText(used ? QString::fromStdString(kept[static_cast<std::size_t>(i)].name).replace('&', "&&") : tr("Kept view %1").arg(i + 1));
    }
}

bool CameraActions::isTourInPresentations() const { return m_parts.settings->tourInPresentations(); }

void CameraActions::startTour(bool inPresentation)
{
    const auto& kept = m_parts.document->bookmarks();
    if (kept.size() < 2) {
        startSiteTour(inPresentation);
        return;
    }
    m_mayLoop = true;
    applySettings();
    m_cameraTour->start(views::tourOf(kept));
}

void CameraActions::startSiteTour(bool inPresentation)
{
    m_mayLoop = inPresentation;
    applySettings();
    m_cameraTour->start(views::siteTour(m_parts.viewContext(), m_window.scene()));
}

void CameraActions::keepView()
{
    const auto camera = m_window.scene().camera().target();
    const auto& site = m_parts.site->site();
    const int hall = views::SceneGeometry::hallAt(site, camera.focus.x, camera.focus.y);
    const QString place = hall >= 0 && camera.distance < 400 ? tr("Hall %1").arg(site.halls[static_cast<std::size_t>(hall)].number) : tr("Site");
    auto kept = m_parts.document->bookmarks();
    const QString name = views::freeViewName(kept, place);
    kept.push_back(views::bookmarkOf(camera, name));
    m_parts.document->setBookmarks(kept);
    const auto number = static_cast<int>(kept.size());
    m_window.showMessage(number <= keys ? tr("Kept the view as “%1”; Alt+%2 flies back to it.").arg(name).arg(number) : tr("Kept the view as “%1”.").arg(name), false);
    if (m_panel.isVisible())
        m_panel.rename(number - 1);
}

void CameraActions::flyToKept(int index)
{
    const auto& kept = m_parts.document->bookmarks();
    if (index >= 0 && index < static_cast<int>(kept.size()))
        m_window.scene().flyTo(views::cameraOf(kept[static_cast<std::size_t>(index)]), 500);
}

} // namespace app
