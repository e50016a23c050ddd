#include "views/scene/SceneGuest.h"
#include "views/scene/SceneView.h"

namespace views {

SceneGuest::~SceneGuest()
{
    if (m_host)
        m_host->removeGuest(this);
}

} // namespace views
