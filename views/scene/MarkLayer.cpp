#include "views/scene/MarkLayer.h"
#include "views/scene/MeshBuilder.h"
#include <cmath>
#include <vtkActor.h>

namespace views {
namespace {

constexpr std::size_t manyOutlines = 80; ///< beyond, only the tops are outlined
constexpr std::size_t countless = 400;   ///< beyond, neighbours have one outline: nobody tells them apart, and each costs

/// Boxes that stand side by side in a row become one. They come in the order of the site, row by row.
std::vector<Box3> joined(const std::vector<Box3>& boxes)
{
    constexpr double gap = 0.1, same = 1e-3; // m; rows stand farther apart
    std::vector<Box3> out;
    for (const auto& b : boxes) {
        if (!out.empty()) {
            Box3& last = out.back();
            const bool inRow = std::abs(b.low.y - last.low.y) < same && std::abs(b.high.y - last.high.y) < same && std::abs(b.high.z - last.high.z) < same;
            if (inRow && b.low.x <= last.high.x + gap && b.high.x >= last.low.x - gap) {
                last.include(b);
                continue;
            }
        }
        out.push_back(b);
    }
    return out;
}

} // namespace

void MarkLayer::setSelected(std::vector<Box3> boxes)
{
    m_selected = boxes.size() > countless ? joined(boxes) : std::move(boxes);
    invalidate(Marks);
}

void MarkLayer::setHovered(std::optional<Box3> box)
{
    m_hovered = box;
    invalidate(Marks);
}

void MarkLayer::setGhosts(std::vector<Box3> boxes, bool accepted)
{
    m_ghosts = std::move(boxes);
    m_accepted = accepted;
    invalidate(Marks);
}

void MarkLayer::update(const SceneFrame& f, unsigned changes)
{
    if (m_selected.empty() && !m_hovered && m_ghosts.empty()) {
        if (changes & Marks)
            show({});
        return;
    }
    // Lines keep their width in pixels, so the bars follow the scale; a small move of the camera does not need new ones.
    const Box3& first = !m_selected.empty() ? m_selected.front() : m_hovered ? *m_hovered : m_ghosts.front();
    const auto metresPerPixel = [&](const Box3& b) { return f.ratio / f.projection.pixelsPerMetre(std::max(0.5, f.projection.depth(b.centre()))); };
    const double scale = metresPerPixel(first);
    if (!(changes & (Marks | Geometry)) && scale > 0.88 * m_scale && scale < 1.14 * m_scale)
        return;
    m_scale = scale;

    std::vector<vtkSmartPointer<vtkActor>> actors;
    MeshBuilder m;
    const auto outline = [&](const Box3& b, double pixels, bool topOnly) {
        const double s = metresPerPixel(b);
        m.bars(b.grown(std::max(0.02, 0.5 * pixels * s)), pixels * s, topOnly);
    };
    m.setColor(f.palette.selected);
    for (const auto& b : m_selected)
        outline(b, 2.6, m_selected.size() > manyOutlines);
    if (m_hovered) {
        m.setColor(f.palette.hovered);
        outline(*m_hovered, 1.4, false);
    }
    const QColor ghost = m_accepted ? f.palette.accepted : f.palette.refused;
    m.setColor(ghost);
    for (const auto& b : m_ghosts)
        outline(b, 1.6, m_ghosts.size() > manyOutlines);
    actors.push_back(m.actor(Material::Plain));
    if (!m_ghosts.empty()) {
        m.setColor(ghost);
        m.setAmbient(0.75);
        for (const auto& b : m_ghosts)
            m.box(b.grown(0.02), {0, 0, 0});
        actors.push_back(m.actor(Material::Ghost));
    }
    show(std::move(actors));
}

} // namespace views
