#include "views/scene/BandSelect.h"

namespace views {

BandSelect::BandSelect(const twin::Site& site, const SceneGeometry& geometry, const Projection& projection)
    : m_site(site), m_geometry(geometry), m_projection(projection)
{
    m_items.resize(static_cast<std::size_t>(geometry.rackCount()));
    for (int i = 0; i < geometry.rackCount(); ++i) {
        const Box3& box = geometry.rack(i);
        Item& item = m_items[static_cast<std::size_t>(i)];
        double x0 = std::numeric_limits<double>::max(), y0 = x0, x1 = -x0, y1 = -x0;
        bool seen = true;
        for (int k = 0; k < 8 && seen; ++k) {
            const auto at = m_projection.project(box.corner(k));
            seen = at.has_value();
            if (!seen)
                break;
            x0 = std::min(x0, at->x());
            x1 = std::max(x1, at->x());
            y0 = std::min(y0, at->y());
            y1 = std::max(y1, at->y());
        }
        const auto middle = m_projection.project(box.centre());
        if (!seen || !middle)
            continue;
        item.bounds = QRectF(QPointF(x0, y0), QPointF(x1, y1));
        item.middle = *middle;
        const RackFace& face = geometry.face(i);
        const Vec3 size = box.size();
        item.near = face.trays > 0
            && std::min(size.x / face.columns, size.z / face.shelves) * m_projection.pixelsPerMetre(m_projection.depth(box.centre())) >= leastGpuPixels;
    }
}

const std::vector<BandSelect::Spot>& BandSelect::spotsOf(int rack)
{
    Item& item = m_items[static_cast<std::size_t>(rack)];
    if (item.spots >= 0)
        return m_spots[static_cast<std::size_t>(item.spots)];
    item.spots = static_cast<int>(m_spots.size());
    std::vector<Spot> spots;
    const Box3& box = m_geometry.rack(rack);
    const RackFace& face = m_geometry.face(rack);
    const Vec3& eye = m_projection.eye();
    // GPUs show on the two broad faces; from between them, or from above, none is seen.
    if (eye.y < box.low.y || eye.y > box.high.y) {
        const double y = eye.y < box.low.y ? box.low.y : box.high.y;
        for (int gpu = 0; gpu < face.places(); ++gpu) {
            Vec3 point = m_geometry.gpu(rack, gpu).centre();
            point.y = y;
            const auto at = m_projection.project(point);
            if (!at)
                continue;
            // In sight if the ray meets this rack first, there where the GPU is.
            const Ray ray = m_projection.ray(*at);
            const Hit hit = m_geometry.pick(ray);
            if (hit.kind == Hit::Kind::Rack && hit.index == rack && m_geometry.gpuAt(rack, ray.at(hit.distance)) == gpu)
                spots.push_back({gpu, *at});
        }
    }
    m_spots.push_back(std::move(spots));
    return m_spots.back();
}

std::vector<twin::AssetRef> BandSelect::inside(const QRectF& band)
{
    std::vector<twin::AssetRef> found;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const Item& item = m_items[i];
        if (item.bounds.isNull() || !item.bounds.intersects(band))
            continue;
        const twin::AssetId id = m_site.racks[i].id;
        if (band.contains(item.bounds)) {
            found.push_back({id});
        } else if (!item.near) {
            if (band.contains(item.middle))
                found.push_back({id});
        } else {
            const int columns = m_geometry.face(static_cast<int>(i)).columns;
            for (const Spot& spot : spotsOf(static_cast<int>(i)))
                if (band.contains(spot.at))
                    found.push_back({id, static_cast<std::int16_t>(spot.gpu / columns), static_cast<std::int16_t>(spot.gpu)});
        }
    }
    return found;
}

} // namespace views
