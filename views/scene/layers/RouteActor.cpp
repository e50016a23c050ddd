#include "views/scene/layers/RouteActor.h"
#include <cstddef>
#include <vtkObjectFactory.h>
#include <vtkShaderProgram.h>
#include <vtkType.h>

namespace views {
namespace {

// The band is spread out on the screen, after projection: `t` is the direction of the route there, found without dividing by a depth
// that may be negative. Its width is that of the world or the least one in pixels, whichever is larger.
constexpr auto vertexCode = R"(//VTK::System::Dec
in vec3 positionMC;
in vec3 directionMC;
in vec4 shapeMC;
in vec2 styleMC;
in vec4 colorMC;
uniform mat4 MCDCMatrix;
uniform vec2 view;
uniform float focal;
uniform float ratio;
out vec3 color;
out vec3 lane;
flat out float pattern;
void main()
{
  vec4 p = MCDCMatrix * vec4(positionMC, 1.0);
  vec4 d = MCDCMatrix * vec4(directionMC, 0.0);
  vec2 t = (d.xy * p.w - p.xy * d.w) * view;
  t /= max(length(t), 1e-9);
  float wide = max(shapeMC.w * focal, styleMC.x * ratio * p.w);
  float reach = abs(styleMC.y) == 1.0 ? 2.4 : 1.0;
  p.xy += (vec2(-t.y, t.x) * shapeMC.y * reach + t * shapeMC.z) * wide * 2.0 / view;
  float halfMetres = wide / focal;
  color = colorMC.rgb;
  lane = vec3(shapeMC.x + shapeMC.z * halfMetres, shapeMC.y * reach, halfMetres);
  pattern = styleMC.y;
  gl_Position = p;
}
)";
constexpr auto fragmentCode = R"(//VTK::System::Dec
//VTK::Output::Dec
in vec3 color;
in vec3 lane;
flat in float pattern;
uniform float phase;
uniform float ratio;
uniform vec3 arrow;
void main()
{
  float perPixel = max(abs(dFdx(lane.x)) + abs(dFdy(lane.x)), 1e-5);
  float across = abs(lane.y);
  vec3 c = color * (1.0 - 0.22 * min(across, 1.0) * min(across, 1.0));
  if (abs(pattern) == 1.0) {
    float spacing = exp2(ceil(log2(max(64.0 * ratio * perPixel, 18.0 * lane.z))));
    float head = max(3.5 * lane.z, 8.0 * ratio * perPixel);
    float wide = lane.z > 4.0 * ratio * perPixel ? 1.0 : 2.4; // near, where the band is wide enough, the heads stay within it
    float x = fract(lane.x * pattern / spacing - phase) * spacing;
    if (x < head) {
      if (across > wide * (1.0 - x / head)) { if (across > 1.0) discard; }
      else c = mix(c, arrow, 0.55);
    } else if (across > 1.0) discard;
  } else if (pattern == 2.0) {
    float spacing = exp2(ceil(log2(9.0 * ratio * perPixel)));
    if (fract(lane.x / spacing) > 0.55) discard;
  }
  gl_FragData[0] = vec4(c, 1.0);
}
)";

struct Vertex
{
    float x, y, z, dx, dy, dz;
    float along, side, end, half;
    float leastHalf, pattern;
    unsigned char r, g, b, a;
};

float patternOf(RouteStyle::Pattern pattern)
{
    switch (pattern) {
    case RouteStyle::Pattern::Solid: return 0;
    case RouteStyle::Pattern::Forward: return 1;
    case RouteStyle::Pattern::Backward: return -1;
    case RouteStyle::Pattern::Dashes: return 2;
    }
    return 0;
}

} // namespace

double routeLength(const std::vector<Vec3>& points)
{
    double sum = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        sum += length(points[i] - points[i - 1]);
    return sum;
}

vtkStandardNewMacro(RouteActor);

RouteActor::RouteActor()
{
    addProgram(vertexCode, fragmentCode,
               {{"positionMC", offsetof(Vertex, x), VTK_FLOAT, 3},
                {"directionMC", offsetof(Vertex, dx), VTK_FLOAT, 3},
                {"shapeMC", offsetof(Vertex, along), VTK_FLOAT, 4},
                {"styleMC", offsetof(Vertex, leastHalf), VTK_FLOAT, 2},
                {"colorMC", offsetof(Vertex, r), VTK_UNSIGNED_CHAR, 4}});
}

RouteActor::~RouteActor() = default;

void RouteActor::setRoutes(const std::vector<Route>& routes, const std::vector<RouteStyle>& styles)
{
    m_pieceRoute.clear();
    std::vector<Vertex> vertices;
    Box3 bounds;
    for (std::size_t r = 0; r < routes.size(); ++r) {
        const Route& route = routes[r];
        const RouteStyle& style = styles[static_cast<std::size_t>(route.slot)];
        double along = 0;
        for (std::size_t i = 1; i < route.points.size(); ++i) {
            const Vec3 &a = route.points[i - 1], &b = route.points[i];
            const double piece = length(b - a);
            if (piece < 1e-6)
                continue;
            const Vec3 d = (b - a) * (1 / piece);
            const auto put = [&](const Vec3& p, double at, float side, float end) {
                vertices.push_back({static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(p.z), static_cast<float>(d.x),
                                    static_cast<float>(d.y), static_cast<float>(d.z), static_cast<float>(at), side, end, static_cast<float>(route.half),
                                    route.leastHalf, patternOf(style.pattern), static_cast<unsigned char>(style.color.red()),
                                    static_cast<unsigned char>(style.color.green()), static_cast<unsigned char>(style.color.blue()), 255});
            };
            put(a, along, -1, -1);
            put(b, along + piece, -1, 1);
            put(b, along + piece, 1, 1);
            put(a, along, 1, -1);
            along += piece;
            m_pieceRoute.push_back(static_cast<int>(r));
            bounds.include({{std::min(a.x, b.x), std::min(a.y, b.y), std::min(a.z, b.z)}, {std::max(a.x, b.x), std::max(a.y, b.y), std::max(a.z, b.z)}});
        }
    }
    if (!bounds.isValid())
        bounds = {{0, 0, 0}, {1, 1, 1}};
    setVertexBytes(vertices.data(), vertices.size() * sizeof(Vertex), sizeof(Vertex), bounds);
}

void RouteActor::setView(double width, double height, double pixelsAtOneMetre, double ratio)
{
    m_view[0] = static_cast<float>(width);
    m_view[1] = static_cast<float>(height);
    m_focal = static_cast<float>(pixelsAtOneMetre);
    m_ratio = static_cast<float>(ratio);
}

void RouteActor::choose(const std::vector<char>& shown)
{
    auto& out = indices(0);
    out.clear();
    for (std::size_t i = 0; i < m_pieceRoute.size(); ++i)
        if (shown[static_cast<std::size_t>(m_pieceRoute[i])]) {
            const auto v = static_cast<unsigned>(4 * i);
            out.insert(out.end(), {v, v + 1, v + 2, v, v + 2, v + 3});
        }
}

void RouteActor::setUniforms(vtkShaderProgram* program)
{
    program->SetUniform2f("view", m_view);
    program->SetUniformf("focal", m_focal);
    program->SetUniformf("ratio", m_ratio);
    program->SetUniformf("phase", m_phase);
    const float arrow[3] = {static_cast<float>(m_arrow.redF()), static_cast<float>(m_arrow.greenF()), static_cast<float>(m_arrow.blueF())};
    program->SetUniform3f("arrow", arrow);
}

} // namespace views
