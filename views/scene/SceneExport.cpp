// The scene as meshes, those of the layers that are on: ground and buildings as they are drawn, units with their shapes, racks with a picture
// that has a texel a GPU, pipes and power path as bars, the air as floor, outlines of the selection. Labels and alarms lie on the screen and
// stay there.
#include "data/session/Session.h"
#include "views/scene/GltfFile.h"
#include "views/scene/MeshBuilder.h"
#include "views/scene/SceneImpl.h"
#include "views/scene/layers/RouteMesh.h"
#include <QJsonArray>
#include <vtkActor.h>
#include <vtkCellArray.h>
#include <vtkIdList.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkUnsignedCharArray.h>

namespace views {
namespace {

/// What an actor draws from plain vertex colours; nothing if it draws otherwise.
void addActor(std::vector<GltfMesh>& out, vtkActor* actor, const QString& name)
{
    auto* mapper = vtkPolyDataMapper::SafeDownCast(actor->GetMapper());
    auto* data = mapper ? mapper->GetInput() : nullptr;
    auto* colors = data ? vtkUnsignedCharArray::SafeDownCast(data->GetPointData()->GetScalars()) : nullptr;
    if (!colors || colors->GetNumberOfComponents() < 3)
        return;
    GltfMesh mesh;
    mesh.name = name;
    for (vtkIdType i = 0; i < data->GetNumberOfPoints(); ++i) {
        double p[3];
        data->GetPoint(i, p);
        for (int k = 0; k < 3; ++k) {
            mesh.points.push_back(static_cast<float>(p[k]));
            mesh.colors.push_back(colors->GetValue(i * colors->GetNumberOfComponents() + k));
        }
    }
    const auto cells = [&](vtkCellArray* array, GltfMesh::Kind kind) {
        vtkNew<vtkIdList> ids;
        GltfMesh part = mesh;
        part.kind = kind;
        const vtkIdType corners = kind == GltfMesh::Kind::Lines ? 2 : 3;
        for (array->InitTraversal(); array->GetNextCell(ids);)
            if (ids->GetNumberOfIds() == corners)
                for (vtkIdType k = 0; k < corners; ++k)
                    part.indices.push_back(static_cast<std::uint32_t>(ids->GetId(k)));
        if (!part.indices.empty())
            out.push_back(std::move(part));
    };
    cells(data->GetPolys(), GltfMesh::Kind::Triangles);
    cells(data->GetLines(), GltfMesh::Kind::Lines);
}

std::uint8_t times(std::uint8_t a, int b) { return static_cast<std::uint8_t>((a * b + 127) / 255); }

GltfMesh unitMesh(const SceneFrame& f)
{
    MeshBuilder m;
    for (int i = 0; i < f.geometry.unitCount(); ++i)
        addUnitShape(m, f.palette, f.site.units[static_cast<std::size_t>(i)].kind, f.geometry.unit(i), QPointF(i + 1, 0), QPointF(0, 0));
    const Triangles t = m.take();
    GltfMesh out;
    out.name = QStringLiteral("Plant units");
    out.points = t.points;
    out.indices = t.indices;
    for (std::size_t v = 0; v < t.points.size() / 3; ++v) {
        const auto unit = static_cast<std::size_t>(t.texels[2 * v]); // 0: a colour of its own
        QRgb value = qRgb(255, 255, 255);
        if (unit > 0)
            value = unit <= f.unitColours.size() && qAlpha(f.unitColours[unit - 1]) > 0 ? f.unitColours[unit - 1] : f.palette.unit.rgb();
        out.colors.insert(out.colors.end(), {times(t.colors[4 * v], qRed(value)), times(t.colors[4 * v + 1], qGreen(value)), times(t.colors[4 * v + 2], qBlue(value))});
    }
    return out;
}

/// Colours of an atlas' codes, as the shader finds them.
class CodeColours
{
public:
    CodeColours(const ColourLookup& lookup, const SlotScale& scale) : m_lookup(lookup), m_scale(scale) {}
    const std::array<std::uint8_t, 4>& of(std::uint16_t code) const
    {
        const int slot = code == GpuAtlas::unknown ? ColourSlots::unknown
            : code == GpuAtlas::vacant             ? ColourSlots::vacant
            : code == GpuAtlas::stale
            ? ColourSlots::stale
            : std::clamp(static_cast<int>(std::floor(static_cast<float>(code) * m_scale.factor + m_scale.offset)), ColourSlots::below + 0, ColourSlots::above + 0);
        return m_lookup[static_cast<std::size_t>(slot)];
    }

private:
    const ColourLookup& m_lookup;
    SlotScale m_scale;
};

void paintTexels(QImage& picture, const GpuAtlas& atlas, const CodeColours& colours, int x0, int y0, int width, int height)
{
    for (int y = y0; y < y0 + height; ++y) {
        const std::uint16_t* codes = atlas.texels() + static_cast<std::size_t>(y) * GpuAtlas::width;
        uchar* line = picture.scanLine(y);
        for (int x = x0; x < x0 + width; ++x)
            std::copy_n(colours.of(codes[x]).begin(), 3, line + 3 * x);
    }
}

/// Sides and top of a run of racks, each a rectangle of the picture.
class RackMesh
{
public:
    explicit RackMesh(int pictureHeight) : m_height(pictureHeight) { mesh.name = QStringLiteral("Racks"); }
    GltfMesh mesh;

    void run(const GpuAtlas& atlas, const GpuAtlas::Run& r, const Box3& b)
    {
        const Vec3 &l = b.low, &h = b.high;
        const auto count = static_cast<double>(r.racks.size());
        const double x = r.lineX + r.rackX;
        const QRectF racks(x, r.lineY, count, 1), west(x, r.lineY, 1, 1), east(x + count - 1, r.lineY, 1, 1);
        quad({{{l.x, l.y, h.z}, {h.x, l.y, h.z}, {h.x, h.y, h.z}, {l.x, h.y, h.z}}}, {0, 0, 1}, racks, false);
        quad({{{l.x, h.y, l.z}, {l.x, l.y, l.z}, {l.x, l.y, h.z}, {l.x, h.y, h.z}}}, {-1, 0, 0}, west, true);
        quad({{{h.x, l.y, l.z}, {h.x, h.y, l.z}, {h.x, h.y, h.z}, {h.x, l.y, h.z}}}, {1, 0, 0}, east, true);
        for (const bool north : {false, true}) {
            const double y = north ? h.y : l.y;
            const Vec3 normal{0, north ? 1.0 : -1.0, 0};
            const auto side = [&](double from, double to, const QRectF& texels, bool onFloor) {
                quad({{{l.x, y, from}, {h.x, y, from}, {h.x, y, to}, {l.x, y, to}}}, normal, texels, onFloor);
            };
            if (!atlas.showsGpus(r)) {
                side(l.z, h.z, racks, true);
                continue;
            }
            // The lowest shelf is the CDU; above it a row of texels a server, the lowest server first.
            const int trays = std::min(r.face.trays, r.face.shelves - 1);
            const double shelf = (h.z - l.z) / r.face.shelves, top = l.z + (trays + 1) * shelf;
            side(l.z, l.z + shelf, racks, true);
            side(l.z + shelf, top, QRectF(r.gpuX, r.gpuY, count * r.face.columns, trays), false);
            if (top < h.z - 1e-6)
                side(top, h.z, racks, false);
        }
    }

private:
    /// Corners from the lower left on, counter-clockwise; the first row of the texels lies at the lower edge.
    void quad(const std::array<Vec3, 4>& p, const Vec3& normal, const QRectF& texels, bool onFloor)
    {
        constexpr double ambient = 0.78, floorShade = 0.86; // as the racks of the picture
        constexpr double inside = 0.001;                    // so that no rounding reads the texel beside
        const auto first = static_cast<std::uint32_t>(mesh.points.size() / 3);
        const double light = keyLightOn(normal, ambient);
        for (int i = 0; i < 4; ++i) {
            const bool far = i == 1 || i == 2, high = i >= 2;
            const Vec3& v = p[static_cast<std::size_t>(i)];
            mesh.points.insert(mesh.points.end(), {static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z)});
            const auto grey = static_cast<std::uint8_t>(std::lround(255 * std::min(1.0, light * (onFloor && !high ? floorShade : 1.0))));
            mesh.colors.insert(mesh.colors.end(), {grey, grey, grey});
            mesh.texels.push_back(static_cast<float>((far ? texels.right() - inside : texels.left() + inside) / GpuAtlas::width));
            mesh.texels.push_back(static_cast<float>((high ? texels.bottom() - inside : texels.top() + inside) / m_height));
        }
        mesh.indices.insert(mesh.indices.end(), {first, first + 1, first + 2, first, first + 2, first + 3});
    }
    int m_height;
};

} // namespace

GltfScene SceneView::gltfScene()
{
    m->stack.prepare(m->palette.kind);
    m->coloursStale = true; // spans of values are valid only until the state changes
    m->updateColours();
    const auto& site = m->site();
    const ScenePaint& paint = m->paint;
    const Projection projection(m->camera.state(), size());
    const SceneFrame frame{site, m->context.site->catalogue(), m->geometry, m->palette, paint, m->unitColours, projection, 1.0};
    GltfScene out;
    // Layers of one's own: those of the picture may not have been drawn yet.
    const auto addLayer = [&](SceneLayer&& layer, const char* name) {
        layer.prepare(frame);
        for (const auto& actor : layer.actors())
            addActor(out.meshes, actor, QLatin1String(name));
    };
    if (layerVisible(LayerId::Structure)) {
        addLayer(GroundLayer(), "Ground");
        addLayer(BuildingLayer(), "Buildings");
    }
    if (layerVisible(LayerId::Air)) {
        AirLayer air;
        air.setInlet(m->stack.air().inlet());
        addLayer(std::move(air), "Air temperature");
    }
    for (const auto& shown : m->stack.shownRoutes())
        out.meshes.push_back(routeMesh(shown.name, shown.routes, shown.styles, Theme::color(Role::Text, m->palette.kind)));
    m->updateMarks();
    MarkLayer marks = m->marks; // has nothing of layers that are off
    marks.setHovered({});
    addLayer(std::move(marks), "Selection");
    out.meshes.push_back(unitMesh(frame));

    GpuAtlas atlas;
    atlas.layout(rackRuns(site, frame.catalogue, m->geometry));
    if (!atlas.runs().empty() && layerVisible(LayerId::Racks)) {
        atlas.fill(paint.values, paint.summary);
        const ColourLookup lookup = paint.lookup ? *paint.lookup : paint.hasValues() ? colourLookup(paint.map, m->palette.kind) : plainLookup(m->palette.rack);
        const CodeColours ofRacks(lookup, slotScale(atlas.rackScale(), paint.rackRange)), ofGpus(lookup, slotScale(atlas.gpuScale(), paint.gpuRange));
        out.picture = QImage(GpuAtlas::width, atlas.height(), QImage::Format_RGB888);
        out.picture.fill(m->palette.rack);
        RackMesh racks(atlas.height());
        for (const auto& run : atlas.runs()) {
            const auto& colours = atlas.showsGpus(run) ? ofGpus : ofRacks;
            const int count = static_cast<int>(run.racks.size());
            paintTexels(out.picture, atlas, colours, run.lineX + run.rackX, run.lineY, count, 1);
            if (atlas.showsGpus(run))
                paintTexels(out.picture, atlas, colours, run.gpuX, run.gpuY, count * run.face.columns, run.face.trays);
            Box3 box = m->geometry.rack(run.racks.front());
            box.include(m->geometry.rack(run.racks.back()));
            racks.run(atlas, run, box);
        }
        out.meshes.push_back(std::move(racks.mesh));
    }

    const auto text = [](std::string_view s) { return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size())); };
    const auto& info = twin::metricInfo(m->colourBy.metric);
    const ColourRange& range = m->legend.hasGpus ? m->legend.gpus : m->legend.racks;
    const auto from = m->context.session ? m->context.session->measuredFrom() : data::Session::MeasuredFrom::Sensors;
    const char* measured = from == data::Session::MeasuredFrom::Sensors ? "measured" : from == data::Session::MeasuredFrom::Model ? "simulated" : "measured, simulated";
    const char* origin = m->colourBy.origin == twin::Origin::Measured ? measured : m->colourBy.origin == twin::Origin::Residual ? "residual" : "modelled";
    out.about = {{"site", QString::fromStdString(site.name)}, {"time", QString::fromStdString(m->context.state->time().iso())},
                 {"colour", text(info.id)}, {"origin", QLatin1String(origin)}, {"unit", text(info.unit)}};
    QJsonArray layers;
    for (const auto layer : allLayers)
        if (layerVisible(layer))
            layers.append(layerKey(layer));
    out.about["layers"] = layers;
    if (paint.hasValues() && !m->colourBy.age && !layerVisible(LayerId::Coverage)) {
        out.about["colour_low"] = range.low;
        out.about["colour_high"] = range.high;
    }
    return out;
}

} // namespace views
