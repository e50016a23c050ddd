// The yard: substations, transformers, turbines, Megapacks, chillers, towers, pumps, as simple shapes one knows by sight; from afar as
// boxes.
#pragma once
#include "views/scene/MeshBuilder.h"
#include "views/scene/SceneLayer.h"
#include "views/scene/ValueTexture.h"

namespace views {

class UnitActor;

class UnitLayer : public SceneLayer
{
public:
    UnitLayer();
    ~UnitLayer() override;

protected:
    void update(const SceneFrame& frame, unsigned changes) override;

private:
    void build(const SceneFrame& frame);
    void paint(const SceneFrame& frame);
    void choose(const SceneFrame& frame);

    /// Triangles of the mesh: the shape from `first` on, then the box that stands for it.
    struct Part
    {
        std::uint32_t first, box, end;
    };
    ValueTexture m_texture;
    std::vector<int> m_texel; ///< by unit
    std::vector<Part> m_parts;
    std::vector<std::uint32_t> m_indices;
    std::vector<Facing> m_facing; ///< by triangle
    vtkSmartPointer<UnitActor> m_actor;
    std::vector<std::pair<double, int>> m_order; ///< by distance; kept between frames, so that none allocates
};

/// Adds the shape of one unit to a mesh. `data` is the texel that carries its value, `plain` the white one.
void addUnitShape(MeshBuilder& mesh, const ScenePalette& palette, twin::AssetKind kind, const Box3& box, QPointF data, QPointF plain);

} // namespace views
