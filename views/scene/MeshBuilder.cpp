#include "views/scene/MeshBuilder.h"
#include <QOpenGLFunctions>
#include <numbers>
#include <vtkActor.h>
#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkIdTypeArray.h>
#include <vtkObjectFactory.h>
#include <vtkOpenGLActor.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkOpenGLState.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkShaderProperty.h>
#include <vtkTexture.h>
#include <vtkUnsignedCharArray.h>

namespace views {
namespace {

const Vec3 keyLight = normalized({-0.45, -0.6, 0.75});

// The lines keep about one pixel and fade out where they would merge, so that nothing flickers from afar. A strength above 1 asks for
// round fan openings, one a cell. Written for software rendering, where every operation is paid a million times a frame.
constexpr auto seamCode = R"(
  vec2 w = abs(dFdx(cellCoordVS.xy)) + abs(dFdy(cellCoordVS.xy));
  vec2 d = abs(cellCoordVS.xy - floor(cellCoordVS.xy + 0.5));
  vec2 line = clamp((max(vec2(0.012), 0.5 * w) + w - d) / (w + 1e-4), 0.0, 1.0) * clamp(1.4 - 5.0 * w, 0.0, 1.0);
  float dark = max(line.x, line.y) * cellCoordVS.z;
  if (cellCoordVS.z > 1.0) {
    vec2 c = 0.5 - d;
    dark = 0.62 * clamp((0.19 - dot(c, c)) / (0.5 * max(w.x, w.y) + 1e-4) + 0.5, 0.0, 1.0);
  }
  gl_FragData[0].rgb *= 1.0 - dark;
)";
constexpr auto valueCode = R"(
  vec4 value = texelFetch(actortexture, ivec2(tcoordVCVSOutput), 0);
  if (value.a < 0.5 && mod(gl_FragCoord.x + gl_FragCoord.y, 8.0) < 3.0) value.rgb *= 0.72;
  gl_FragData[0] = vec4(gl_FragData[0].rgb * value.rgb, 1.0);
)";

/// VTK blends everything, which in software reads back each pixel before it is written.
class OpaqueActor : public vtkOpenGLActor
{
public:
    static OpaqueActor* New();
    vtkTypeMacro(OpaqueActor, vtkOpenGLActor)
    void Render(vtkRenderer* renderer, vtkMapper* mapper) override
    {
        auto* state = static_cast<vtkOpenGLRenderWindow*>(renderer->GetRenderWindow())->GetState();
        const vtkOpenGLState::ScopedglEnableDisable blending(state, GL_BLEND);
        state->vtkglDisable(GL_BLEND);
        vtkOpenGLActor::Render(renderer, mapper);
    }
};
vtkStandardNewMacro(OpaqueActor);

void addShader(vtkActor* actor, vtkPolyDataMapper* mapper, Material material)
{
    auto* shader = actor->GetShaderProperty();
    const char* place = "//VTK::TCoord::Impl";
    if (material == Material::Ghost) {
        shader->AddFragmentShaderReplacement(
            place, true, "  if (mod(floor(gl_FragCoord.x) + floor(gl_FragCoord.y), 2.0) < 1.0) discard;\n", false);
        return;
    }
    // VTK throws away what is wholly transparent. Nothing is, and the mere possibility costs the early depth test.
    shader->AddFragmentShaderReplacement("discard;", true, ";", true);
    if (material == Material::Plain)
        return;
    mapper->MapDataArrayToVertexAttribute("cellCoord", "cell", vtkDataObject::FIELD_ASSOCIATION_POINTS, -1);
    shader->AddVertexShaderReplacement("//VTK::PositionVC::Dec", true,
                                       "//VTK::PositionVC::Dec\nin vec3 cellCoord;\nout vec3 cellCoordVS;\n", false);
    shader->AddVertexShaderReplacement("//VTK::PositionVC::Impl", true, "//VTK::PositionVC::Impl\n  cellCoordVS = cellCoord;\n", false);
    shader->AddFragmentShaderReplacement("//VTK::PositionVC::Dec", true, "//VTK::PositionVC::Dec\nin vec3 cellCoordVS;\n", false);
    // Instead of VTK's own texture code, which would read the texel once more.
    shader->AddFragmentShaderReplacement(place, true, material == Material::Values ? std::string(valueCode) + seamCode : std::string(seamCode), false);
}

} // namespace

double keyLightOn(const Vec3& n, double ambient)
{
    // Full light on top; a faint second light from the east keeps the two dark sides apart.
    const double key = std::max(0.0, dot(n, keyLight)) / keyLight.z;
    const double fill = 0.22 * std::max(0.0, n.x + 0.3 * n.y);
    return std::min(1.0, ambient + (1 - ambient) * std::min(1.0, key + fill));
}

void MeshBuilder::vertex(const Vec3& p, double shade, QPointF texel, std::array<float, 2> seam)
{
    m_points.insert(m_points.end(), {static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(p.z)});
    m_texels.insert(m_texels.end(), {static_cast<float>(texel.x()), static_cast<float>(texel.y())});
    m_cells.insert(m_cells.end(), {seam[0], seam[1], static_cast<float>(m_seams)});
    const auto byte = [shade](int c) { return static_cast<unsigned char>(std::clamp(std::lround(c * shade), 0L, 255L)); };
    m_colors.insert(m_colors.end(), {byte(m_color.red()), byte(m_color.green()), byte(m_color.blue()), 255});
}

void MeshBuilder::quad(const std::array<Vec3, 4>& p, double lightLow, double lightHigh, std::array<double, 2> parts, bool texelAlong, Facing facing)
{
    // Corners: low-left, low-right, high-right, high-left. Without parts the coordinate stays off the whole numbers.
    const auto first = static_cast<long long>(m_points.size() / 3);
    const auto s = [&](bool far) { return parts[0] > 0 ? static_cast<float>(far ? parts[0] : 0) : 0.5f; };
    const auto t = [&](bool far) { return parts[1] > 0 ? static_cast<float>(far ? parts[1] : 0) : 0.5f; };
    // Texels are given by their centres; along a run the outer halves belong to it too.
    const double half = texelAlong && m_texelFrom != m_texelTo ? 0.499 : 0;
    const QPointF a = m_texelFrom - QPointF(half, 0), b = (texelAlong ? m_texelTo : m_texelFrom) + QPointF(half, 0);
    vertex(p[0], lightLow, a, {s(false), t(false)});
    vertex(p[1], lightLow, b, {s(true), t(false)});
    vertex(p[2], lightHigh, b, {s(true), t(true)});
    vertex(p[3], lightHigh, a, {s(false), t(true)});
    triangle(first, first + 1, first + 2, facing);
    triangle(first, first + 2, first + 3, facing);
}

void MeshBuilder::triangle(long long a, long long b, long long c, Facing facing)
{
    m_triangles.insert(m_triangles.end(), {a, b, c});
    m_facing.push_back(facing);
}

void MeshBuilder::box(const Box3& b, std::array<double, 3> parts)
{
    const Vec3 &l = b.low, &h = b.high;
    const auto side = [&](const Vec3& n) { return light(n); };
    const double floorShade = m_ambient >= 1 ? 1.0 : 0.86; // soft ambient shade near the floor
    const double top = light({0, 0, 1});
    quad({{{l.x, l.y, h.z}, {h.x, l.y, h.z}, {h.x, h.y, h.z}, {l.x, h.y, h.z}}}, top, top, {parts[0], parts[1]}, true, Facing::Up);
    double v = side({0, -1, 0});
    quad({{{l.x, l.y, l.z}, {h.x, l.y, l.z}, {h.x, l.y, h.z}, {l.x, l.y, h.z}}}, v * floorShade, v, {parts[0], parts[2]}, true, Facing::South);
    v = side({0, 1, 0});
    quad({{{l.x, h.y, l.z}, {h.x, h.y, l.z}, {h.x, h.y, h.z}, {l.x, h.y, h.z}}}, v * floorShade, v, {parts[0], parts[2]}, true, Facing::North);
    const QPointF from = m_texelFrom, to = m_texelTo;
    v = side({-1, 0, 0});
    quad({{{l.x, h.y, l.z}, {l.x, l.y, l.z}, {l.x, l.y, h.z}, {l.x, h.y, h.z}}}, v * floorShade, v, {parts[1], parts[2]}, false, Facing::West);
    v = side({1, 0, 0});
    // The east end shows the last rack of a run.
    m_texelFrom = m_texelTo = to;
    quad({{{h.x, l.y, l.z}, {h.x, h.y, l.z}, {h.x, h.y, h.z}, {h.x, l.y, h.z}}}, v * floorShade, v, {parts[1], parts[2]}, false, Facing::East);
    m_texelFrom = from;
    m_texelTo = to;
}

void MeshBuilder::rectangle(const twin::Rect& r, double z, QPointF parts)
{
    const double v = light({0, 0, 1});
    quad({{{r.x0, r.y0, z}, {r.x1, r.y0, z}, {r.x1, r.y1, z}, {r.x0, r.y1, z}}}, v, v, {parts.x(), parts.y()}, true);
}

void MeshBuilder::cylinder(Vec3 base, double radius, double topRadius, double height, int segments, bool cap)
{
    for (int i = 0; i < segments; ++i) {
        const double a0 = 2 * std::numbers::pi * i / segments, a1 = 2 * std::numbers::pi * (i + 1) / segments, am = (a0 + a1) / 2;
        const Vec3 d0{std::cos(a0), std::sin(a0), 0}, d1{std::cos(a1), std::sin(a1), 0};
        const Vec3 top = base + Vec3{0, 0, height};
        const double v = light({std::cos(am), std::sin(am), 0});
        quad({{base + d0 * radius, base + d1 * radius, top + d1 * topRadius, top + d0 * topRadius}}, v * 0.9, v, {0, 0}, false);
    }
    if (cap)
        disc(base + Vec3{0, 0, height}, topRadius, segments, m_color);
}

void MeshBuilder::disc(Vec3 centre, double radius, int segments, const QColor& rim)
{
    const QColor inner = m_color;
    const auto first = static_cast<long long>(m_points.size() / 3);
    const double v = light({0, 0, 1});
    vertex(centre, v, m_texelFrom, {0.5f, 0.5f});
    m_color = rim;
    for (int i = 0; i < segments; ++i) {
        const double a = 2 * std::numbers::pi * i / segments;
        vertex(centre + Vec3{radius * std::cos(a), radius * std::sin(a), 0}, v, m_texelFrom, {0.5f, 0.5f});
        triangle(first, first + 1 + i, first + 1 + (i + 1) % segments);
    }
    m_color = inner;
}

void MeshBuilder::shadow(const Box3& b, double z, double perMetre)
{
    const double dx = b.size().z * perMetre * 0.6, dy = b.size().z * perMetre * 0.8;
    const Vec3 &l = b.low, &h = b.high;
    const std::array<Vec3, 6> hull{{{l.x, l.y, z}, {h.x, l.y, z}, {h.x + dx, l.y + dy, z}, {h.x + dx, h.y + dy, z}, {l.x + dx, h.y + dy, z}, {l.x, h.y, z}}};
    const auto first = static_cast<long long>(m_points.size() / 3);
    for (const Vec3& p : hull)
        vertex(p, 1, m_texelFrom, {0.5f, 0.5f});
    for (long long i = 1; i < 5; ++i)
        triangle(first, first + i, first + i + 1);
}

void MeshBuilder::bars(const Box3& b, double w, bool topOnly)
{
    const double ambient = std::exchange(m_ambient, 1.0);
    const double r = w / 2;
    const auto bar = [&](Vec3 p, Vec3 q) { box(Box3{{std::min(p.x, q.x) - r, std::min(p.y, q.y) - r, std::min(p.z, q.z) - r},
                                                    {std::max(p.x, q.x) + r, std::max(p.y, q.y) + r, std::max(p.z, q.z) + r}}, {0, 0, 0}); };
    const Vec3 &l = b.low, &h = b.high;
    for (const double z : {h.z, l.z}) {
        bar({l.x, l.y, z}, {h.x, l.y, z});
        bar({l.x, h.y, z}, {h.x, h.y, z});
        bar({l.x, l.y, z}, {l.x, h.y, z});
        bar({h.x, l.y, z}, {h.x, h.y, z});
        if (topOnly)
            break;
    }
    if (!topOnly)
        for (const auto& [x, y] : {std::pair{l.x, l.y}, {h.x, l.y}, {h.x, h.y}, {l.x, h.y}})
            bar({x, y, l.z}, {x, y, h.z});
    m_ambient = ambient;
}

const char* seamShaderCode() { return seamCode; }

Triangles MeshBuilder::take()
{
    Triangles out{std::move(m_points), std::move(m_texels), std::move(m_cells), std::move(m_colors), {}, std::move(m_facing)};
    out.indices.assign(m_triangles.begin(), m_triangles.end());
    *this = MeshBuilder();
    return out;
}

vtkSmartPointer<vtkActor> MeshBuilder::actor(Material material, vtkTexture* texture)
{
    const auto pointCount = static_cast<vtkIdType>(m_points.size() / 3);
    const auto floats = [](const std::vector<float>& values, int components, const char* name) {
        auto array = vtkSmartPointer<vtkFloatArray>::New();
        array->SetNumberOfComponents(components);
        array->SetNumberOfTuples(static_cast<vtkIdType>(values.size()) / components);
        std::copy(values.begin(), values.end(), array->GetPointer(0));
        array->SetName(name);
        return array;
    };
    vtkNew<vtkPolyData> data;
    vtkNew<vtkPoints> points;
    points->SetData(floats(m_points, 3, "points"));
    data->SetPoints(points);
    vtkNew<vtkUnsignedCharArray> colors;
    colors->SetNumberOfComponents(4);
    colors->SetNumberOfTuples(pointCount);
    std::copy(m_colors.begin(), m_colors.end(), colors->GetPointer(0));
    colors->SetName("color");
    data->GetPointData()->SetScalars(colors);
    if (material == Material::Values)
        data->GetPointData()->SetTCoords(floats(m_texels, 2, "texel"));
    if (material == Material::Values || material == Material::Seams)
        data->GetPointData()->AddArray(floats(m_cells, 3, "cell"));

    vtkNew<vtkIdTypeArray> offsets, connectivity;
    const auto triangles = static_cast<vtkIdType>(m_triangles.size() / 3);
    offsets->SetNumberOfValues(triangles + 1);
    for (vtkIdType i = 0; i <= triangles; ++i)
        offsets->SetValue(i, 3 * i);
    connectivity->SetNumberOfValues(3 * triangles);
    std::copy(m_triangles.begin(), m_triangles.end(), connectivity->GetPointer(0));
    vtkNew<vtkCellArray> cells;
    cells->SetData(offsets, connectivity);
    data->SetPolys(cells);

    vtkNew<vtkPolyDataMapper> mapper;
    mapper->SetInputData(data);
    mapper->SetColorModeToDirectScalars();
    mapper->StaticOn(); // no pipeline to ask before each frame
    vtkSmartPointer<vtkActor> actor = vtkSmartPointer<OpaqueActor>::New();
    actor->SetMapper(mapper);
    actor->ForceOpaqueOn(); // alpha in the texture marks "no data", it is no transparency
    actor->PickableOff();
    actor->GetProperty()->LightingOff();
    if (material == Material::Values)
        actor->SetTexture(texture);
    addShader(actor, mapper, material);
    *this = MeshBuilder();
    return actor;
}

} // namespace views
