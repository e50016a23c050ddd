#include "views/scene/layers/RouteMesh.h"
#include "views/scene/MeshBuilder.h"
#include "views/scene/ScenePalette.h"
#include <array>
#include <cmath>

namespace views {
namespace {

constexpr double leastHalf = 0.12;              ///< m: what is thinner on the site would not be seen in a model of it
constexpr double dash = 1.6, gap = 1.2;         ///< m
constexpr double headSpacing = 24;              ///< m between heads of arrows
constexpr double headHalf = 2.4, headLength = 5; ///< of the bar's half width
constexpr double ambient = 0.7;

Vec3 cross(const Vec3& a, const Vec3& b) { return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; }

class Bars
{
public:
    explicit Bars(GltfMesh& mesh) : m_mesh(mesh) {}

    /// From a to b, square, `half` wide; `tip` is the half width at b.
    void bar(const Vec3& a, const Vec3& b, double half, double tip, const QColor& color)
    {
        const Vec3 d = normalized(b - a);
        const Vec3 side = std::abs(d.z) > 0.999 ? Vec3{1, 0, 0} : normalized(cross(d, {0, 0, 1}));
        const Vec3 up = cross(side, d);
        std::array<Vec3, 4> from, to;
        for (std::size_t i = 0; i < 4; ++i) {
            const double s = i == 1 || i == 2 ? 1 : -1, t = i >= 2 ? 1 : -1;
            from[i] = a + side * (s * half) + up * (t * half);
            to[i] = b + side * (s * tip) + up * (t * tip);
        }
        const std::array<Vec3, 4> normals{up * -1, side, up, side * -1};
        for (std::size_t i = 0; i < 4; ++i) {
            const std::size_t k = (i + 1) % 4;
            quad({from[i], from[k], to[k], to[i]}, normals[i], color);
        }
        quad({from[3], from[2], from[1], from[0]}, d * -1, color);
        if (tip > 0)
            quad({to[0], to[1], to[2], to[3]}, d, color);
    }

private:
    void quad(const std::array<Vec3, 4>& p, const Vec3& normal, const QColor& color)
    {
        const double light = keyLightOn(normal, ambient);
        const auto first = static_cast<std::uint32_t>(m_mesh.points.size() / 3);
        for (const Vec3& v : p) {
            m_mesh.points.insert(m_mesh.points.end(), {static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z)});
            for (const int c : {color.red(), color.green(), color.blue()})
                m_mesh.colors.push_back(static_cast<std::uint8_t>(std::lround(std::min(255.0, c * light))));
        }
        m_mesh.indices.insert(m_mesh.indices.end(), {first, first + 1, first + 2, first, first + 2, first + 3});
    }
    GltfMesh& m_mesh;
};

} // namespace

GltfMesh routeMesh(const QString& name, const std::vector<Route>& routes, const std::vector<RouteStyle>& styles, const QColor& arrow)
{
    using Pattern = RouteStyle::Pattern;
    GltfMesh mesh;
    mesh.name = name;
    Bars bars(mesh);
    for (const Route& route : routes) {
        if (static_cast<std::size_t>(route.slot) >= styles.size())
            continue;
        const RouteStyle& style = styles[static_cast<std::size_t>(route.slot)];
        const double half = std::max(leastHalf, route.half);
        double along = 0, nextHead = std::min(headSpacing, routeLength(route.points)) / 2;
        for (std::size_t i = 1; i < route.points.size(); ++i) {
            const Vec3 &a = route.points[i - 1], &b = route.points[i];
            const double piece = length(b - a);
            if (piece < 1e-6)
                continue;
            const Vec3 d = (b - a) * (1 / piece);
            if (style.pattern == Pattern::Dashes) {
                for (double s = 0; s < piece; s += dash + gap)
                    bars.bar(a + d * s, a + d * std::min(piece, s + dash), half, half, style.color);
            } else {
                bars.bar(a - d * (i > 1 ? half : 0), b + d * (i + 1 < route.points.size() ? half : 0), half, half, style.color); // corners are filled
            }
            if (style.pattern == Pattern::Forward || style.pattern == Pattern::Backward)
                for (; nextHead < along + piece; nextHead += headSpacing) {
                    const Vec3 at = a + d * (nextHead - along), way = style.pattern == Pattern::Forward ? d : d * -1;
                    bars.bar(at - way * (headLength * half / 2), at + way * (headLength * half / 2), headHalf * half, 0, mixed(style.color, arrow, 0.55));
                }
            along += piece;
        }
    }
    return mesh;
}

} // namespace views
