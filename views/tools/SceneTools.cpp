#include "views/tools/SceneTools.h"
#include "views/panels/map/SiteMap.h"
#include "views/scene/CameraController.h"
#include "views/scene/SceneView.h"
#include "views/tools/MeasureTool.h"
#include "views/tools/WalkTool.h"
#include <algorithm>

namespace views {
namespace {

constexpr double nearEnough = 150; ///< m: from farther away a click on the map also goes nearer

} // namespace

SceneTools::SceneTools(const ViewContext& context, SceneView& scene)
    : QObject(&scene), m_scene(scene), m_measure(new MeasureTool(context, scene)), m_walk(new WalkTool(context, scene)), m_map(new SiteMap(context, scene))
{
    connect(m_map, &SiteMap::placeClicked, this, &SceneTools::flyTo);
    connect(m_map, &SiteMap::hallActivated, this, [this](int number) {
        if (!m_walk->isWalking())
            m_scene.setCamera(QStringLiteral("hall%1").arg(number));
    });
}

void SceneTools::flyTo(double x, double y)
{
    if (m_walk->isWalking()) {
        m_walk->moveTo(x, y);
        return;
    }
    CameraState to = m_scene.camera().target();
    to.focus = {x, y, 0};
    to.distance = std::min(to.distance, nearEnough);
    to.elevation = std::clamp(to.elevation, 20.0, CameraState::highest);
    m_scene.flyTo(to, 500);
}

} // namespace views
