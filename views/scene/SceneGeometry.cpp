#include "views/scene/SceneGeometry.h"

namespace views {

std::optional<double> intersect(const Ray& ray, const Box3& box)
{
    // Slabs: the ray is inside the box where it is inside all three pairs of planes.
    double enter = 0, leave = std::numeric_limits<double>::max();
    const auto slab = [&](double origin, double direction, double low, double high) {
        if (std::abs(direction) < 1e-12)
            return origin >= low && origin <= high;
        const double a = (low - origin) / direction, b = (high - origin) / direction;
        enter = std::max(enter, std::min(a, b));
        leave = std::min(leave, std::max(a, b));
        return enter <= leave;
    };
    if (slab(ray.origin.x, ray.direction.x, box.low.x, box.high.x) && slab(ray.origin.y, ray.direction.y, box.low.y, box.high.y)
        && slab(ray.origin.z, ray.direction.z, box.low.z, box.high.z))
        return enter;
    return {};
}

std::vector<Cluster> clusters(const std::vector<twin::Rect>& rectangles, double reach)
{
    std::vector<Cluster> out;
    for (std::size_t i = 0; i < rectangles.size(); ++i) {
        Cluster now{rectangles[i], {static_cast<int>(i)}};
        // A cluster that has grown may reach the next one.
        for (std::size_t k = 0; k < out.size();) {
            const auto &a = out[k].area, &r = now.area;
            if (a.x0 - reach > r.x1 || a.x1 + reach < r.x0 || a.y0 - reach > r.y1 || a.y1 + reach < r.y0) {
                ++k;
                continue;
            }
            now.area = {std::min(a.x0, r.x0), std::min(a.y0, r.y0), std::max(a.x1, r.x1), std::max(a.y1, r.y1)};
            now.members.insert(now.members.end(), out[k].members.begin(), out[k].members.end());
            out.erase(out.begin() + static_cast<std::ptrdiff_t>(k));
            k = 0;
        }
        out.push_back(std::move(now));
    }
    for (auto& c : out)
        std::sort(c.members.begin(), c.members.end());
    return out;
}

void SceneGeometry::rebuild(const twin::Site& site, const twin::Catalogue& catalogue)
{
    m_racks.clear();
    m_units.clear();
    m_groups.clear();
    m_bounds = {};
    m_faces.clear();
    m_faceOf.clear();
    m_gpus.clear();
    m_north.clear();
    for (const auto& type : catalogue.rackTypes)
        m_faces.push_back(faceOf(type));
    std::vector<int> groupOfRow(site.rows.size(), -1);
    for (std::size_t i = 0; i < site.racks.size(); ++i) {
        const auto& rack = site.racks[i];
        const auto& type = catalogue.rackTypes[rack.type];
        m_racks.push_back({{rack.x - type.widthM / 2, rack.y - type.depthM / 2, floorHeight},
                           {rack.x + type.widthM / 2, rack.y + type.depthM / 2, floorHeight + type.heightM}});
        m_faceOf.push_back(rack.type);
        m_gpus.push_back(static_cast<std::uint16_t>(rack.gpus > 0 ? rack.gpus : type.gpus));
        m_north.push_back(site.rows[rack.row].facesNorth);
        int& group = groupOfRow[rack.row];
        if (group < 0) {
            group = static_cast<int>(m_groups.size());
            m_groups.emplace_back();
        }
        m_groups[static_cast<std::size_t>(group)].box.include(m_racks.back());
        m_groups[static_cast<std::size_t>(group)].items.push_back(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < site.units.size(); ++i) {
        const auto& unit = site.units[i];
        m_units.push_back({{unit.x - unit.widthM / 2, unit.y - unit.depthM / 2, 0}, {unit.x + unit.widthM / 2, unit.y + unit.depthM / 2, unit.heightM}});
        if (i % 32 == 0) {
            m_groups.emplace_back();
            m_groups.back().units = true;
        }
        m_groups.back().box.include(m_units.back());
        m_groups.back().items.push_back(static_cast<int>(i));
        m_bounds.include(m_units.back());
    }
    for (const auto& group : m_groups)
        m_bounds.include(group.box);
    for (std::size_t i = 0; i < site.buildings.size(); ++i)
        m_bounds.include(building(site, static_cast<int>(i)));
    for (std::size_t i = 0; i < site.halls.size(); ++i)
        m_bounds.include(hall(site, static_cast<int>(i)));
    m_contents.clear();
    for (const auto& group : m_groups)
        if (group.units)
            m_contents.push_back(group.box);
    for (std::size_t i = 0; i < site.buildings.size(); ++i)
        m_contents.push_back(building(site, static_cast<int>(i)));
    if (!m_bounds.isValid())
        m_bounds = {{0, 0, 0}, {100, 100, 5}};
    if (m_contents.empty())
        m_contents.push_back(m_bounds);
}

Box3 SceneGeometry::building(const twin::Site& site, int index) const
{
    const auto& b = site.buildings[static_cast<std::size_t>(index)];
    return {{b.area.x0, b.area.y0, 0}, {b.area.x1, b.area.y1, b.heightM}};
}

Box3 SceneGeometry::hall(const twin::Site& site, int index) const
{
    const auto& h = site.halls[static_cast<std::size_t>(index)];
    return {{h.area.x0, h.area.y0, 0}, {h.area.x1, h.area.y1, floorHeight + 2.5}};
}

Hit SceneGeometry::pick(const Ray& ray) const
{
    Hit best;
    best.distance = std::numeric_limits<double>::max();
    for (const auto& group : m_groups) {
        const auto reach = intersect(ray, group.box);
        if (!reach || *reach >= best.distance)
            continue;
        for (const int i : group.items) {
            const auto t = intersect(ray, group.units ? unit(i) : rack(i));
            if (t && *t < best.distance)
                best = {group.units ? Hit::Kind::Unit : Hit::Kind::Rack, i, *t};
        }
    }
    return best;
}

std::optional<int> SceneGeometry::gpuAt(int index, const Vec3& point) const
{
    const Box3& box = rack(index);
    constexpr double tolerance = 1e-3;
    if (std::abs(point.y - box.low.y) > tolerance && std::abs(point.y - box.high.y) > tolerance)
        return {};
    const auto found = views::gpuAt(face(index), box, point, facesNorth(index));
    return found && *found < m_gpus[static_cast<std::size_t>(index)] ? found : std::nullopt;
}

int SceneGeometry::hallAt(const twin::Site& site, double x, double y)
{
    for (std::size_t i = 0; i < site.halls.size(); ++i)
        if (site.halls[i].area.contains({x, y, x, y}))
            return static_cast<int>(i);
    return -1;
}

double SceneGeometry::gap(const Box3& box, const Vec3& p)
{
    const auto axis = [](double v, double low, double high) { return std::max({low - v, 0.0, v - high}); };
    return length({axis(p.x, box.low.x, box.high.x), axis(p.y, box.low.y, box.high.y), axis(p.z, box.low.z, box.high.z)});
}

} // namespace views
