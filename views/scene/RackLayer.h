// All racks: one box an unbroken run of racks of a row, one texel a GPU. Trays, GPUs and the joints between them are made by the
// shader, so that the same few thousand triangles serve from afar and from near.
#pragma once
#include "views/scene/GpuAtlas.h"
#include "views/scene/SceneLayer.h"

namespace views {

class RackActor;

class RackLayer : public SceneLayer
{
public:
    RackLayer();
    ~RackLayer() override;
    int runCount() const { return static_cast<int>(m_boxes.size()); }
    const GpuAtlas& atlas() const { return m_atlas; }

protected:
    void update(const SceneFrame& frame, unsigned changes) override;

private:
    void build(const SceneFrame& frame);
    void paint(const SceneFrame& frame, bool values);
    void choose(const SceneFrame& frame);

    GpuAtlas m_atlas;
    std::vector<Box3> m_boxes; ///< by run
    vtkSmartPointer<RackActor> m_actor;
    std::vector<std::pair<double, int>> m_order; ///< of runs by distance; kept between frames, so that none allocates
};

/// Racks of a site side by side that one box can stand for.
std::vector<GpuAtlas::Run> rackRuns(const twin::Site& site, const twin::Catalogue& catalogue, const SceneGeometry& geometry);

} // namespace views
