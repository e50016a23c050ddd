// The yard: substations, transformers, turbines, Megapacks, chillers, towers, pumps, as simple shapes one knows by sight.
#pragma once
#include "views/scene/SceneLayer.h"
#include "views/scene/ValueTexture.h"

namespace views {

class MeshBuilder;

class UnitLayer : public SceneLayer
{
protected:
    void update(const SceneFrame& frame, unsigned changes) override;

private:
    void build(const SceneFrame& frame);
    void paint(const SceneFrame& frame);
    ValueTexture m_texture;
    std::vector<int> m_texel; ///< by unit
};

/// Adds the shape of one unit to a mesh. `data` is the texel that carries its value, `plain` the white one.
void addUnitShape(MeshBuilder& mesh, const ScenePalette& palette, twin::AssetKind kind, const Box3& box, QPointF data, QPointF plain);

} // namespace views
