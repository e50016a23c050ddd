// What lies in a rectangle of the picture: racks from afar, GPUs where one can point at them. Pure; for one camera.
#pragma once
#include "twin/base/Ids.h"
#include "twin/model/Site.h"
#include "views/scene/Camera.h"
#include "views/scene/SceneGeometry.h"
#include <QRectF>
#include <vector>

namespace views {

/// Projects every rack once, when it is made; a rectangle is then a run over flat arrays. The camera rests during a drag.
class BandSelect
{
public:
    /// Both must live as long as this.
    BandSelect(const twin::Site& site, const SceneGeometry& geometry, const Projection& projection);

    /// A rack that lies in the rectangle completely is taken as a whole. Of a rack that reaches beyond it, near enough that its GPUs are
    /// `leastGpuPixels` large, the GPUs that are seen and have their middle in it; farther away the rack, if its middle is inside.
    std::vector<twin::AssetRef> inside(const QRectF& band);
    static constexpr double leastGpuPixels = 5;

private:
    struct Spot
    {
        int gpu = 0;
        QPointF at;
    };
    struct Item
    {
        QRectF bounds;      ///< of the whole rack in the picture; null: not in front of the eye
        QPointF middle;
        int spots = -1;     ///< into m_spots; -1: not asked yet
        bool near = false;  ///< its GPUs can be pointed at
    };
    const std::vector<Spot>& spotsOf(int rack);
    const twin::Site& m_site;
    const SceneGeometry& m_geometry;
    Projection m_projection;
    std::vector<Item> m_items;
    std::vector<std::vector<Spot>> m_spots; ///< GPUs in sight, of racks that were asked for
};

} // namespace views
