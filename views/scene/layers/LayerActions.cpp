#include "views/scene/layers/LayerActions.h"
#include "views/scene/SceneView.h"

namespace views {

LayerActions::LayerActions(SceneView& scene) : QObject(&scene), m_scene(scene)
{
    for (const auto layer : allLayers) {
        auto* action = new QAction(layerLabel(layer), this);
        action->setObjectName(QStringLiteral("layer-") + layerKey(layer));
        action->setCheckable(true);
        action->setShortcut(layerShortcut(layer));
        connect(action, &QAction::triggered, this, [this, layer](bool on) { m_scene.setLayerVisible(layer, on); });
        m_layers << action;
    }
    const auto path = [this](const QString& words, FollowedKind kind, Qt::Key key) {
        auto* action = new QAction(words, this);
        action->setShortcut(QKeySequence(QKeyCombination(Qt::CTRL | Qt::SHIFT, key)));
        action->setCheckable(kind != FollowedKind::None);
        connect(action, &QAction::triggered, this, [this, kind] {
            m_scene.setFollowed(m_scene.followed() == kind ? FollowedKind::None : kind);
            update();
        });
        m_paths << action;
    };
    path(tr("Power path to utility"), FollowedKind::Power, Qt::Key_Y);
    path(tr("Coolant path to tower"), FollowedKind::Coolant, Qt::Key_K);
    m_paths[0]->setObjectName(QStringLiteral("path-power"));
    m_paths[1]->setObjectName(QStringLiteral("path-coolant"));
}

void LayerActions::update()
{
    for (const auto layer : allLayers) {
        auto* action = m_layers[static_cast<int>(at(layer))];
        action->setChecked(m_scene.layerVisible(layer));
        const QString problem = m_scene.layerProblem(layer);
        const QString keys = QStringLiteral(" (") + action->shortcut().toString(QKeySequence::NativeText) + QLatin1Char(')');
        action->setToolTip((problem.isEmpty() ? layerTip(layer) : problem) + keys);
        action->setStatusTip(problem.isEmpty() ? layerTip(layer) : problem);
        action->setEnabled(problem.isEmpty() || action->isChecked());
    }
    m_paths[0]->setChecked(m_scene.followed() == FollowedKind::Power);
    m_paths[1]->setChecked(m_scene.followed() == FollowedKind::Coolant);
    for (auto* action : m_paths) {
        const auto kind = action == m_paths[0] ? FollowedKind::Power : FollowedKind::Coolant;
        const QString problem = m_scene.followProblem(kind);
        action->setEnabled(problem.isEmpty() || action->isChecked());
        action->setToolTip((problem.isEmpty() ? tr("Highlights the way in the scene and in the diagrams") : problem) + QStringLiteral(" (")
                           + action->shortcut().toString(QKeySequence::NativeText) + QLatin1Char(')'));
        action->setStatusTip(action->toolTip());
    }
}

} // namespace views
