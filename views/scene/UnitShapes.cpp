#include "views/scene/MeshBuilder.h"
#include "views/scene/UnitLayer.h"

namespace views {
namespace {

/// Draws inside one unit's box, with fractions of its sides.
struct Shape
{
    MeshBuilder& m;
    const ScenePalette& p;
    Box3 b;
    QPointF data, plain;
    bool alongX = b.size().x >= b.size().y; ///< the long side

    void value() const
    {
        m.setTexel(data);
        m.setColor(Qt::white); // the texel brings the colour
        m.setSeams(0.4);
    }
    void fixed(const QColor& c) const
    {
        m.setTexel(plain);
        m.setColor(c);
        m.setSeams(0.35);
    }
    /// A part of the box by fractions: u along the long side, v across, w up. `parts` are seams along u, v, w.
    void part(double u0, double u1, double v0, double v1, double w0, double w1, std::array<double, 3> parts = {1, 1, 1}) const
    {
        const Vec3 s = b.size();
        const auto x = [&](double f) { return b.low.x + f * s.x; };
        const auto y = [&](double f) { return b.low.y + f * s.y; };
        const auto z = [&](double f) { return b.low.z + f * s.z; };
        if (alongX)
            m.box({{x(u0), y(v0), z(w0)}, {x(u1), y(v1), z(w1)}}, parts);
        else
            m.box({{x(v0), y(u0), z(w0)}, {x(v1), y(u1), z(w1)}}, {parts[1], parts[0], parts[2]});
    }
    Vec3 at(double u, double v, double w) const
    {
        const Vec3 s = b.size();
        return alongX ? b.low + Vec3{u * s.x, v * s.y, w * s.z} : b.low + Vec3{v * s.x, u * s.y, w * s.z};
    }
    double across() const { return alongX ? b.size().y : b.size().x; }
    double along() const { return alongX ? b.size().x : b.size().y; }

    /// Fan openings in lines on a deck at height w; drawn by the shader, so they cost one rectangle.
    void fans(double u0, double u1, double w, int lines) const
    {
        const double cell = across() / lines;
        const double n = std::max(1.0, std::round((u1 - u0) * along() / cell));
        const Vec3 a = at(u0, 0, w), c = at(u1, 1, w);
        m.setSeams(MeshBuilder::fans);
        m.rectangle({a.x, a.y, c.x, c.y}, a.z + 0.03, alongX ? QPointF(n, lines) : QPointF(lines, n));
        m.setSeams(0.4);
    }

    void chiller() const
    {
        // Coils lean inwards under a deck of fans.
        fixed(p.unitDark);
        part(0.01, 0.99, 0.08, 0.92, 0, 0.28, {0, 0, 0});
        value();
        part(0, 1, 0, 1, 0.28, 1, {std::max(1.0, std::round(along() / 1.2)), 1, 1});
        fans(0, 1, 1, across() > 1.6 ? 2 : 1);
    }
    void tower() const
    {
        value();
        part(0, 1, 0, 1, 0, 0.74, {1, 1, 5});
        fixed(p.unitMetal);
        const double r = 0.38 * std::min(along(), across());
        m.cylinder(at(0.5, 0.5, 0.74), r, r * 1.08, 0.26 * b.size().z, 20, false);
        fixed(p.unitDark);
        m.disc(at(0.5, 0.5, 0.90), r * 1.04, 20, p.unitDark);
    }
    void megapack() const
    {
        value();
        part(0, 1, 0, 1, 0, 0.94, {std::max(1.0, std::round(along() / 1.1)), 1, 1});
        fixed(p.unitMetal);
        part(0.02, 0.98, 0.12, 0.88, 0.94, 1, {0, 0, 0}); // the thermal roof
    }
    void turbine() const
    {
        // A trailer with the intake house high at one end and the exhaust stack at the other.
        fixed(p.unitDark);
        part(0, 1, 0.06, 0.94, 0.02, 0.12, {0, 0, 0});
        value();
        part(0.02, 0.66, 0.04, 0.96, 0.12, 0.42, {4, 1, 1});
        part(0.03, 0.30, 0, 1, 0.42, 0.66, {3, 1, 2});
        fixed(p.unitMetal);
        part(0.66, 0.80, 0.12, 0.88, 0.12, 0.38, {0, 0, 0});
        const double r = 0.36 * std::min(across(), 0.2 * along());
        part(0.78, 0.98, 0.14, 0.86, 0.12, 0.44, {1, 1, 1});
        m.cylinder(at(0.88, 0.5, 0.44), r, r, 0.56 * b.size().z, 16, false);
        fixed(p.unitDark);
        m.disc(at(0.88, 0.5, 0.99), r, 16, p.unitDark);
    }
    void genset() const
    {
        fixed(p.unitDark);
        part(0, 1, 0.04, 0.96, 0, 0.1, {0, 0, 0});
        value();
        part(0, 1, 0, 1, 0.1, 0.86, {std::max(1.0, std::round(along() / 2)), 1, 1});
        fans(0.68, 1, 0.86, 1);
        fixed(p.unitMetal);
        m.cylinder(at(0.2, 0.5, 0.86), 0.10 * across(), 0.10 * across(), 0.14 * b.size().z, 10);
    }
    void transformer() const
    {
        // Tank with radiators on both long sides, conservator, three bushings.
        fixed(p.unitDark);
        part(0, 1, 0, 1, 0, 0.05, {0, 0, 0});
        value();
        part(0.18, 0.82, 0.26, 0.74, 0.05, 0.62, {1, 1, 1});
        fixed(p.unitMetal);
        const int fins = 5;
        for (int i = 0; i < fins; ++i) {
            const double u = 0.2 + 0.6 * i / fins;
            part(u, u + 0.06, 0.06, 0.25, 0.1, 0.58, {0, 0, 0});
            part(u, u + 0.06, 0.75, 0.94, 0.1, 0.58, {0, 0, 0});
        }
        part(0.3, 0.75, 0.62, 0.76, 0.68, 0.78, {0, 0, 0});
        const double r = 0.02 * along() + 0.06;
        for (int i = 0; i < 3; ++i)
            m.cylinder(at(0.3 + 0.2 * i, 0.4, 0.62), r * 1.5, r, 0.38 * b.size().z, 8);
    }
    void padTransformer() const
    {
        value();
        part(0, 1, 0, 0.62, 0, 1, {2, 1, 1});
        fixed(p.unitMetal);
        part(0.06, 0.94, 0.62, 1, 0.08, 0.8, {7, 1, 1});
    }
    void switchgear() const
    {
        value();
        part(0, 1, 0, 1, 0.06, 0.94, {std::max(2.0, std::round(along() / 1.2)), 1, 1});
        fixed(p.unitDark);
        part(0, 1, 0, 1, 0, 0.06, {0, 0, 0});
        part(0, 1, -0.02, 1.02, 0.94, 1, {0, 0, 0});
    }
    void gantry() const
    {
        // The yard where the line comes in: two portals with insulators.
        fixed(mixed(p.apron, p.unitMetal, 0.35));
        part(0, 1, 0, 1, -0.02, 0.012, {0, 0, 0});
        const double w = 0.2 / std::max(1.0, along()), v = 0.2 / std::max(1.0, across());
        for (const double u : {0.15, 0.85}) {
            value();
            for (const double c : {0.06, 0.5, 0.94})
                part(u - w, u + w, c - v, c + v, 0, 1, {0, 0, 0});
            part(u - w, u + w, 0.06, 0.94, 0.93, 1, {0, 0, 0});
            fixed(p.unitMetal);
            for (const double c : {0.2, 0.35, 0.65, 0.8})
                m.cylinder(at(u, c, 0.78), 0.12, 0.2, 0.15 * b.size().z, 6);
        }
        value();
        part(0.42, 0.58, 0.3, 0.7, 0, 0.3, {2, 1, 1});
    }
    void pump() const
    {
        fixed(p.unitDark);
        part(0, 1, 0, 1, 0, 0.15, {0, 0, 0});
        value();
        part(0.06, 0.6, 0.22, 0.78, 0.15, 0.8, {1, 1, 1});
        fixed(p.unitMetal);
        const double r = 0.22 * std::min(along(), across());
        m.cylinder(at(0.8, 0.5, 0.15), r, r, 0.75 * b.size().z, 12);
    }
};

} // namespace

void addUnitShape(MeshBuilder& mesh, const ScenePalette& palette, twin::AssetKind kind, const Box3& box, QPointF data, QPointF plain)
{
    mesh.setAmbient(0.6);
    const Shape s{mesh, palette, box, data, plain};
    using K = twin::AssetKind;
    switch (kind) {
    case K::Chiller:
        s.chiller();
        break;
    case K::CoolingTower:
        s.tower();
        break;
    case K::Megapack:
        s.megapack();
        break;
    case K::Turbine:
        s.turbine();
        break;
    case K::Genset:
        s.genset();
        break;
    case K::Transformer:
        s.transformer();
        break;
    case K::PadTransformer:
        s.padTransformer();
        break;
    case K::Switchgear:
        s.switchgear();
        break;
    case K::UtilityFeed:
    case K::Substation:
        s.gantry();
        break;
    case K::Pump:
        s.pump();
        break;
    default:
        s.value();
        s.part(0, 1, 0, 1, 0, 1);
        break;
    }
}

} // namespace views
