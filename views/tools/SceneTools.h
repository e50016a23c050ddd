// What the scene can do beside showing and editing: measuring, walking, the small map. GUI thread.
#pragma once
#include "views/KeyHelp.h"
#include "views/ViewContext.h"
#include <QObject>

namespace views {

class MeasureTool;
class SceneView;
class SiteMap;
class WalkTool;

/// Child of the scene it serves.
class SceneTools : public QObject
{
    Q_OBJECT
public:
    SceneTools(const ViewContext& context, SceneView& scene);
    MeasureTool& measure() { return *m_measure; }
    WalkTool& walk() { return *m_walk; }
    SiteMap& map() { return *m_map; }

private:
    void flyTo(double x, double y);
    SceneView& m_scene;
    MeasureTool* m_measure;
    WalkTool* m_walk;
    SiteMap* m_map;
};

} // namespace views
