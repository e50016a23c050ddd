#include "app/actions/EditActions.h"
#include "app/EditController.h"
#include "app/MainWindow.h"
#include "app/actions/CameraActions.h"
#include "twin/model/SiteModel.h"
#include "views/Selection.h"
#include "views/panels/dialogs/AddRacksDialog.h"
#include "views/panels/dialogs/MoveRacksDialog.h"
#include "views/scene/CameraTour.h"
#include "views/scene/SceneView.h"
#include "views/text/Names.h"
#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QUndoStack>

namespace app {

EditActions::EditActions(const Parts& parts, MainWindow& window) : QObject(&window), m_parts(parts), m_window(window)
{
    m_menu = new QMenu(tr("&Edit"), &window);
    m_undo = parts.undo->createUndoAction(this, tr("Undo"));
    m_undo->setShortcut(QKeySequence::Undo);
    m_redo = parts.undo->createRedoAction(this, tr("Redo"));
    m_redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    m_add = new QAction(tr("Add racks…"), this);
    m_add->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    m_move = new QAction(tr("Move racks…"), this);
    m_move->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_M));
    m_remove = new QAction(tr("Remove racks"), this);
    m_remove->setShortcut(QKeySequence::Delete);
    m_placeTool = new QAction(tr("Place racks in the scene"), this);
    m_placeTool->setCheckable(true);
    m_moveTool = new QAction(tr("Drag racks in the scene"), this);
    m_moveTool->setCheckable(true);
    m_clear = new QAction(tr("Select nothing"), this);
    m_clear->setShortcut(QKeySequence(Qt::Key_Escape));

    const auto icon = [](QAction* action, const char* name) { action->setProperty("icon-name", name); };
    icon(m_undo, "undo");
    icon(m_redo, "redo");
    icon(m_add, "add-rack");
    icon(m_move, "move-rack");
    icon(m_remove, "remove-rack");
    icon(m_placeTool, "add-rack");
    icon(m_moveTool, "move-rack");

    connect(m_add, &QAction::triggered, this, &EditActions::addRacks);
    connect(m_move, &QAction::triggered, this, &EditActions::moveRacks);
    connect(m_remove, &QAction::triggered, m_parts.edit, &EditController::removeSelected);
    connect(m_clear, &QAction::triggered, this, [this] {
        if (m_window.scene().tool() != views::SceneView::Tool::Navigate)
            m_window.scene().setTool(views::SceneView::Tool::Navigate);
        else if (m_window.cameras().tour().isRunning())
            m_window.cameras().tour().stop();
        else
            m_parts.selection->clear();
    });
    const auto tool = [this](QAction* action, views::SceneView::Tool which) {
        connect(action, &QAction::triggered, this, [this, which](bool on) {
            m_window.scene().setTool(on ? which : views::SceneView::Tool::Navigate);
        });
    };
    tool(m_placeTool, views::SceneView::Tool::PlaceRacks);
    tool(m_moveTool, views::SceneView::Tool::MoveRacks);
    connect(&window.scene(), &views::SceneView::toolChanged, this, &EditActions::update);
    connect(parts.selection, &views::Selection::changed, this, &EditActions::update);
    connect(parts.site, &twin::SiteModel::changed, this, &EditActions::update);

    m_menu->addActions({m_undo, m_redo});
    m_menu->addSeparator();
    m_menu->addActions({m_add, m_move, m_remove});
    m_menu->addSeparator();
    m_menu->addActions({m_placeTool, m_moveTool});
    m_menu->addSeparator();
    m_menu->addAction(m_clear);
    m_menu->addSeparator();
    m_menu->addMenu(weatherMenu());
    m_toolBar = {m_undo, m_redo, nullptr, m_add, m_move, m_remove};
    update();
}

// The scenario's weather; a file comes in through File / Open, and stays at hand here and for its design days.
QMenu* EditActions::weatherMenu()
{
    auto* menu = new QMenu(tr("Weather"), m_menu);
    auto* group = new QActionGroup(this);
    for (const auto kind : {twin::WeatherKind::Generated, twin::WeatherKind::TypicalMonth, twin::WeatherKind::EpwFile, twin::WeatherKind::DesignCooling,
                            twin::WeatherKind::DesignWetBulb, twin::WeatherKind::DesignHeating}) {
        auto* action = menu->addAction(views::text::weatherLabel(kind));
        action->setCheckable(true);
        action->setData(static_cast<int>(kind));
        group->addAction(action);
    }
    connect(group, &QActionGroup::triggered, this, [this](QAction* action) {
        auto scenario = m_parts.site->scenario();
        scenario.weather = static_cast<twin::WeatherKind>(action->data().toInt());
        m_parts.edit->setScenario(scenario, tr("Weather: %1").arg(action->text()));
    });
    connect(menu, &QMenu::aboutToShow, this, [this, group] {
        const auto& scenario = m_parts.site->scenario();
        for (auto* action : group->actions()) {
            const auto kind = static_cast<twin::WeatherKind>(action->data().toInt());
            action->setChecked(kind == scenario.weather);
            action->setEnabled(kind != twin::WeatherKind::EpwFile || !scenario.weatherFile.empty());
        }
    });
    return menu;
}

void EditActions::update()
{
    const bool racks = !m_parts.edit->selectedRacks().empty();
    m_move->setEnabled(racks);
    m_remove->setEnabled(racks);
    m_moveTool->setEnabled(racks);
    m_add->setEnabled(!m_parts.site->site().halls.empty());
    m_placeTool->setEnabled(m_add->isEnabled());
    m_placeTool->setChecked(m_window.scene().tool() == views::SceneView::Tool::PlaceRacks);
    m_moveTool->setChecked(m_window.scene().tool() == views::SceneView::Tool::MoveRacks);
}

void EditActions::addRacks()
{
    views::AddRacksDialog dialog(m_parts.viewContext(), &m_window);
    if (dialog.exec() == QDialog::Accepted)
        m_parts.edit->addRacks(dialog.request());
}

void EditActions::moveRacks()
{
    const auto racks = m_parts.edit->selectedRacks();
    if (racks.empty())
        return;
    views::MoveRacksDialog dialog(m_parts.viewContext(), racks, &m_window);
    if (dialog.exec() == QDialog::Accepted)
        m_parts.edit->moveSelected(dialog.dx(), dialog.dy());
}

QMenu* EditActions::contextMenu(QWidget* parent) const
{
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_add, m_move, m_remove});
    menu->addSeparator();
    menu->addActions({m_moveTool, m_clear});
    menu->addSeparator();
    menu->addActions(m_window.scene().followActions());
    return menu;
}

} // namespace app
