// The layers of the scene in the View menu, remembered between runs, and the path that is followed in scene and one-line. GUI thread.
#pragma once
#include "app/Application.h"
#include <QObject>

class QMenu;
namespace views { class OneLinePanel; class SceneView; }

namespace app {

class OneLineController;

class LayersTool : public QObject
{
    Q_OBJECT
public:
    LayersTool(const Parts& parts, views::SceneView& scene, views::OneLinePanel& panel, OneLineController& network, QMenu& viewMenu, QObject* parent);
};

} // namespace app
