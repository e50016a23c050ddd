// Ground, yard, buildings and hall floors: what stands still and carries no data.
#pragma once
#include "views/scene/SceneLayer.h"

namespace views {

class GroundLayer : public SceneLayer
{
protected:
    void update(const SceneFrame& frame, unsigned changes) override;
};

/// Slab, cut-away walls, the outline of what is cut away, and the floors of the halls.
class BuildingLayer : public SceneLayer
{
protected:
    void update(const SceneFrame& frame, unsigned changes) override;
};

} // namespace views
