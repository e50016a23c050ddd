#include "views/scene/SceneLayer.h"
#include <utility>
#include <vtkActor.h>

namespace views {

SceneLayer::~SceneLayer() = default;

bool SceneLayer::prepare(const SceneFrame& frame)
{
    if (m_visible)
        if (const unsigned changes = std::exchange(m_pending, 0))
            update(frame, changes);
    return std::exchange(m_replaced, false);
}

void SceneLayer::setVisible(bool on)
{
    if (std::exchange(m_visible, on) != on)
        m_replaced = true;
}

void SceneLayer::show(std::vector<vtkSmartPointer<vtkActor>> actors)
{
    m_replaced = m_replaced || !m_actors.empty() || !actors.empty();
    m_actors = std::move(actors);
}

} // namespace views
