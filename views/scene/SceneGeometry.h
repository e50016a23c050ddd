// Boxes of everything that has a place, and rays through them. Pure; rebuilt when the site changes.
#pragma once
#include "twin/model/Catalogue.h"
#include "twin/model/Site.h"
#include "views/scene/RackFace.h"
#include "views/scene/Vec3.h"
#include <optional>
#include <vector>

namespace views {

inline constexpr double floorHeight = 0.1; ///< raised floor of the halls above the plan's zero, m

/// What a ray met.
struct Hit
{
    enum class Kind { Nothing, Rack, Unit } kind = Kind::Nothing;
    int index = -1;       ///< into Site::racks or Site::units
    double distance = 0;
};

class SceneGeometry
{
public:
    void rebuild(const twin::Site& site, const twin::Catalogue& catalogue);

    const Box3& rack(int index) const { return m_racks[static_cast<std::size_t>(index)]; }
    const Box3& unit(int index) const { return m_units[static_cast<std::size_t>(index)]; }
    int rackCount() const { return static_cast<int>(m_racks.size()); }
    int unitCount() const { return static_cast<int>(m_units.size()); }
    const std::vector<Box3>& contents() const { return m_contents; } ///< boxes that together hold everything, tighter than bounds()
    const Box3& bounds() const { return m_bounds; } ///< of buildings, racks and units
    Box3 building(const twin::Site& site, int index) const;
    Box3 hall(const twin::Site& site, int index) const;

    Hit pick(const Ray& ray) const;
    const RackFace& face(int rack) const { return m_faces[m_faceOf[static_cast<std::size_t>(rack)]]; }
    bool facesNorth(int rack) const { return m_north[static_cast<std::size_t>(rack)] != 0; }
    /// The GPU at a point of a rack's surface, counted in its rack: on its front and rear only; empty at the CDU and on empty places.
    std::optional<int> gpuAt(int rack, const Vec3& point) const;
    Box3 gpu(int rackIndex, int gpu) const { return gpuBox(face(rackIndex), rack(rackIndex), gpu, facesNorth(rackIndex)); }
    Box3 server(int rackIndex, int server) const { return serverBox(face(rackIndex), rack(rackIndex), server); }
    /// Hall whose floor contains the point; -1 if none.
    static int hallAt(const twin::Site& site, double x, double y);

    /// Racks of groups (rows) whose box comes nearer than `distance` to `eye`.
    template<typename F> void forRacksNear(const Vec3& eye, double distance, F&& f) const
    {
        for (const Group& g : m_groups)
            if (!g.units && gap(g.box, eye) < distance)
                for (const int i : g.items)
                    f(i);
    }
    static double gap(const Box3& box, const Vec3& p); ///< distance of a point from a box

private:
    struct Group
    {
        Box3 box;
        bool units = false;
        std::vector<int> items;
    };
    std::vector<Box3> m_racks, m_units;
    std::vector<RackFace> m_faces; ///< by rack type
    std::vector<std::uint16_t> m_faceOf, m_gpus; ///< by rack: its face, and how many GPUs it has
    std::vector<std::uint8_t> m_north;
    std::vector<Group> m_groups; ///< rows of racks, and runs of 32 units
    std::vector<Box3> m_contents;
    Box3 m_bounds;
};

/// Rectangles within `reach` of one another, joined as long as anything joins.
struct Cluster
{
    twin::Rect area;
    std::vector<int> members; ///< indices of the rectangles, ascending
};
std::vector<Cluster> clusters(const std::vector<twin::Rect>& rectangles, double reach);
inline twin::Rect planOf(const Box3& b) { return {b.low.x, b.low.y, b.high.x, b.high.y}; }

/// Distance along the ray to the box, or empty. From inside it is 0.
std::optional<double> intersect(const Ray& ray, const Box3& box);

} // namespace views
