// The switches of the layers and the paths that are followed, as actions: the same in the scene's bar, the View menu and the context menu.
// GUI thread.
#pragma once
#include "views/scene/layers/LayerId.h"
#include <QAction>
#include <QObject>

namespace views {

class SceneView;

class LayerActions : public QObject
{
    Q_OBJECT
public:
    explicit LayerActions(SceneView& scene); ///< asks it nothing before update()
    const QList<QAction*>& layers() const { return m_layers; } ///< in the order of allLayers
    const QList<QAction*>& paths() const { return m_paths; }   ///< power path, coolant path, no path
    void update(); ///< what is on, and what there is nothing to show of

private:
    SceneView& m_scene;
    QList<QAction*> m_layers, m_paths;
};

} // namespace views
