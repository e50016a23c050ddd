// Outlines of what is selected and hovered, and ghosts of what a tool would do.
#pragma once
#include "views/scene/SceneLayer.h"
#include <optional>

namespace views {

class MarkLayer : public SceneLayer
{
public:
    void setSelected(std::vector<Box3> boxes);
    void setHovered(std::optional<Box3> box);
    void setGhosts(std::vector<Box3> boxes, bool accepted);

protected:
    void update(const SceneFrame& frame, unsigned changes) override;

private:
    std::vector<Box3> m_selected, m_ghosts;
    std::optional<Box3> m_hovered;
    bool m_accepted = true;
    double m_scale = 0; ///< metres a pixel at the first outline when they were built
};

} // namespace views
