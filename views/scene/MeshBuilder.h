// Collects flat shapes into one mesh. The light is in the vertex colours: one soft key light from the south-west, sky from above,
// a little darkness near the floor. Nothing turns in this scene but the camera, so that is exact, and it is the cheapest to draw.
#pragma once
#include "twin/model/Site.h"
#include "views/scene/Vec3.h"
#include <QColor>
#include <QPointF>
#include <array>
#include <cstdint>
#include <vector>
#include <vtkSmartPointer.h>

class vtkActor;
class vtkTexture;

namespace views {

/// How a mesh is drawn.
enum class Material {
    Plain,  ///< vertex colours
    Seams,  ///< and dark lines where the seam coordinates are whole numbers
    Values, ///< seams, and each point takes its colour from a texel of a ValueTexture; hatched where the texel's alpha is 0
    Ghost,  ///< every other pixel, so that what is behind stays visible
};

/// Light on a face, 0 .. 1; `ambient` is the share that no direction takes away.
double keyLightOn(const Vec3& normal, double ambient);

/// Where a triangle looks, as far as a layer may leave it out.
enum class Facing : unsigned char { Any, Up, South, North, West, East };

/// A mesh as arrays, for actors of one's own.
struct Triangles
{
    std::vector<float> points, texels, cells; ///< 3, 2 and 3 a vertex
    std::vector<unsigned char> colors;        ///< RGBA
    std::vector<std::uint32_t> indices;       ///< 3 a triangle
    std::vector<Facing> facing;               ///< by triangle
};
/// Shader text that darkens gl_FragData[0] by the seams of `cellCoordVS`.
const char* seamShaderCode();

class MeshBuilder
{
public:
    /// Colour of what follows, before light.
    void setColor(const QColor& color) { m_color = color; }
    /// Share of the colour that light cannot take away; 1 is unlit.
    void setAmbient(double share) { m_ambient = share; }
    static constexpr double fans = 2; ///< instead of seams: a round dark opening in each cell
    /// Strength of seams of what follows, 0 .. 1, or `fans`.
    void setSeams(double strength) { m_seams = strength; }
    /// Texel of what follows; with `to` the texel runs along x (runs of racks).
    void setTexel(QPointF from) { m_texelFrom = m_texelTo = from; }
    void setTexelRange(QPointF from, QPointF to) { m_texelFrom = from; m_texelTo = to; }

    /// Five faces (no bottom). `parts` are seams along x, y, z: 1 draws the edges only.
    void box(const Box3& box, std::array<double, 3> parts = {1, 1, 1});
    void rectangle(const twin::Rect& r, double z, QPointF parts = {0, 0});
    void cylinder(Vec3 base, double radius, double topRadius, double height, int segments, bool cap = true);
    void disc(Vec3 centre, double radius, int segments, const QColor& rim);
    void shadow(const Box3& box, double z, double perMetre = 0.55); ///< what the key light leaves dark on the plane z, to the north-east
    void bars(const Box3& box, double thickness, bool topOnly = false); ///< the edges of a box as thin bars

    bool isEmpty() const { return m_triangles.empty(); }
    std::size_t triangleCount() const { return m_triangles.size() / 3; }
    Triangles take(); ///< and empties the builder
    /// Makes an actor of it and empties the builder. `texture` is for Material::Values.
    vtkSmartPointer<vtkActor> actor(Material material, vtkTexture* texture = nullptr);

private:
    double light(const Vec3& normal) const { return keyLightOn(normal, m_ambient); }
    void vertex(const Vec3& p, double light, QPointF texel, std::array<float, 2> seam);
    void quad(const std::array<Vec3, 4>& p, double lightLow, double lightHigh, std::array<double, 2> parts, bool texelAlong, Facing facing = Facing::Any);
    void triangle(long long a, long long b, long long c, Facing facing = Facing::Any);

    std::vector<float> m_points, m_texels, m_cells;
    std::vector<unsigned char> m_colors;
    std::vector<long long> m_triangles;
    std::vector<Facing> m_facing;
    QColor m_color = Qt::white;
    double m_ambient = 0.55, m_seams = 0;
    QPointF m_texelFrom, m_texelTo;
};

} // namespace views
