#include "app/actions/LayersTool.h"
#include "app/OneLineController.h"
#include "app/settings/Settings.h"
#include "views/panels/oneline/OneLinePanel.h"
#include "views/scene/SceneView.h"
#include <QAction>
#include <QMenu>

namespace app {

LayersTool::LayersTool(const Parts& parts, views::SceneView& scene, views::OneLinePanel& panel, OneLineController& network, QMenu& viewMenu, QObject* parent)
    : QObject(parent)
{
    const auto first = views::layersAtFirst();
    for (const auto layer : views::allLayers)
        if (layer != views::LayerId::Residuals) // that is what the colours show, and not remembered either
            scene.setLayerVisible(layer, parts.settings->layerVisible(views::layerKey(layer), first[views::at(layer)]));
    connect(&scene, &views::SceneView::layerVisibilityChanged, this, [settings = parts.settings](views::LayerId layer, bool on) {
        if (layer != views::LayerId::Residuals)
            settings->setLayerVisible(views::layerKey(layer), on);
    });
    auto* menu = new QMenu(tr("Layers"), &viewMenu);
    menu->setToolTipsVisible(true);
    menu->addActions(scene.layerActions());
    menu->addSeparator();
    menu->addActions(scene.followActions());
    const auto actions = viewMenu.actions();
    viewMenu.insertMenu(actions.size() > 2 ? actions[2] : nullptr, menu); // after camera and colours

    connect(&network, &OneLineController::resultChanged, &scene, [&scene, &network] { scene.setOneLine(network.result()); });
    connect(&scene, &views::SceneView::followedChanged, &panel, [&scene, &panel] { panel.setPath(scene.followedElements()); });
}

} // namespace app
