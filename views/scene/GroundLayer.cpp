#include "views/scene/GroundLayer.h"
#include "views/scene/MeshBuilder.h"
#include <vtkActor.h>
#include <vtkCellArray.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkUnsignedCharArray.h>

namespace views {
namespace {

constexpr double apronZ = -0.3;
constexpr double wallCut = 2.2; ///< walls are cut at this height, so that one sees in

/// Buildings and units that lie close together share one paved area.
std::vector<twin::Rect> aprons(const SceneFrame& f)
{
    std::vector<twin::Rect> areas;
    for (const auto& b : f.site.buildings)
        areas.push_back(b.area);
    for (int i = 0; i < f.geometry.unitCount(); ++i)
        areas.push_back(planOf(f.geometry.unit(i)));
    std::vector<twin::Rect> out;
    for (const auto& cluster : clusters(areas, 16))
        out.push_back(cluster.area);
    return out;
}

/// Lines of one pixel, unbroken at any distance; flat bars of real width would come and go.
class LineSet
{
public:
    void line(const Vec3& a, const Vec3& b, const QColor& color)
    {
        const vtkIdType ids[] = {m_points->InsertNextPoint(a.x, a.y, a.z), m_points->InsertNextPoint(b.x, b.y, b.z)};
        m_cells->InsertNextCell(2, ids);
        for (int i = 0; i < 2; ++i)
            m_colors->InsertNextTuple4(color.red(), color.green(), color.blue(), 255);
    }
    void frame(const twin::Rect& r, double z, const QColor& color)
    {
        const Vec3 c[] = {{r.x0, r.y0, z}, {r.x1, r.y0, z}, {r.x1, r.y1, z}, {r.x0, r.y1, z}};
        for (int i = 0; i < 4; ++i)
            line(c[i], c[(i + 1) % 4], color);
    }
    vtkSmartPointer<vtkActor> actor()
    {
        vtkNew<vtkPolyData> data;
        m_colors->SetName("color");
        data->SetPoints(m_points);
        data->SetLines(m_cells);
        data->GetPointData()->SetScalars(m_colors);
        vtkNew<vtkPolyDataMapper> mapper;
        mapper->SetInputData(data);
        mapper->SetColorModeToDirectScalars();
        auto out = vtkSmartPointer<vtkActor>::New();
        out->SetMapper(mapper);
        out->PickableOff();
        out->GetProperty()->LightingOff();
        return out;
    }
    LineSet() { m_colors->SetNumberOfComponents(4); }

private:
    vtkNew<vtkPoints> m_points;
    vtkNew<vtkCellArray> m_cells;
    vtkNew<vtkUnsignedCharArray> m_colors;
};

} // namespace

void GroundLayer::update(const SceneFrame& f, unsigned changes)
{
    if (!(changes & Geometry))
        return;
    // The open ground is the background itself: no horizon to look at, and nothing to draw.
    const ScenePalette& p = f.palette;
    MeshBuilder m;
    LineSet lines;
    m.setAmbient(1);
    for (const auto& a : aprons(f)) {
        const twin::Rect outer{a.x0 - 12, a.y0 - 12, a.x1 + 12, a.y1 + 12};
        m.setColor(p.apron);
        m.rectangle(outer, apronZ);
        lines.frame(outer, apronZ + 0.05, p.apronLine);
    }
    m.setColor(p.apronShadow);
    for (std::size_t i = 0; i < f.site.buildings.size(); ++i)
        m.shadow(f.geometry.building(f.site, static_cast<int>(i)), apronZ + 0.1, 0.5);
    show({lines.actor(), m.actor(Material::Plain)});
}

void BuildingLayer::update(const SceneFrame& f, unsigned changes)
{
    if (!(changes & Geometry))
        return;
    const ScenePalette& p = f.palette;
    MeshBuilder m;
    LineSet lines;
    for (const auto& b : f.site.buildings) {
        const auto& a = b.area;
        m.setColor(p.slab);
        m.rectangle(a, 0);
        constexpr double t = 0.6;
        const auto wall = [&](twin::Rect r) {
            m.setColor(p.wall);
            m.box({{r.x0, r.y0, apronZ}, {r.x1, r.y1, wallCut}}, {0, 0, 0});
            m.setColor(p.wallTop);
            m.rectangle(r, wallCut + 0.01);
        };
        wall({a.x0, a.y0, a.x1, a.y0 + t});
        wall({a.x0, a.y1 - t, a.x1, a.y1});
        wall({a.x0, a.y0 + t, a.x0 + t, a.y1 - t});
        wall({a.x1 - t, a.y0 + t, a.x1, a.y1 - t});
        const Vec3 corners[] = {{a.x0, a.y0, 0}, {a.x1, a.y0, 0}, {a.x1, a.y1, 0}, {a.x0, a.y1, 0}};
        for (int i = 0; i < 4; ++i) {
            const Vec3 up{0, 0, b.heightM}, from = corners[i], to = corners[(i + 1) % 4];
            lines.line(from + Vec3{0, 0, wallCut}, from + up, p.edge);
            lines.line(from + up, to + up, p.edge);
        }
    }
    std::vector<vtkSmartPointer<vtkActor>> actors;
    const auto shell = m.actor(Material::Plain);

    // Floors are tiled, 0.6 m as raised floors are; the joints show when one is near.
    for (const auto& h : f.site.halls) {
        m.setColor(p.floor);
        m.setSeams(0.10);
        m.rectangle(h.area, floorHeight - 0.04, {h.area.width() / 0.6, h.area.depth() / 0.6});
        lines.frame(h.area, floorHeight, p.hallLine);
    }
    if (!m.isEmpty())
        actors.push_back(m.actor(Material::Seams));
    actors.push_back(shell);

    actors.push_back(lines.actor());
    show(std::move(actors));
}

} // namespace views
