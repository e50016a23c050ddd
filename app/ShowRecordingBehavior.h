// A measured recording has just been opened: show it. Colours turn to what was measured, its racks are selected and flown to. GUI thread.
#pragma once
#include "app/Application.h"
#include <QObject>
#include <vector>

namespace views { class SceneView; }

namespace app {

class ShowRecordingBehavior : public QObject
{
    Q_OBJECT
public:
    ShowRecordingBehavior(const Parts& parts, views::SceneView& scene, QObject* parent);

private:
    void show();
    std::vector<int> m_shown; ///< ids of the recordings that were there already
    Parts m_parts;
    views::SceneView& m_scene;
};

} // namespace app
