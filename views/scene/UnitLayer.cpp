#include "views/scene/UnitLayer.h"
#include "views/scene/UnitActor.h"

namespace views {
namespace {

constexpr double shapePixels = 22; ///< device pixels a unit is long from when on it has its shape
constexpr double seamPixels = 40; ///< and from when on its seams show

bool isGantry(twin::AssetKind kind) { return kind == twin::AssetKind::UtilityFeed || kind == twin::AssetKind::Substation; }

} // namespace

UnitLayer::UnitLayer() = default;
UnitLayer::~UnitLayer() = default;

void UnitLayer::update(const SceneFrame& f, unsigned changes)
{
    if (changes & Geometry)
        build(f);
    if (!m_actor)
        return;
    if (changes & (Geometry | Colours))
        paint(f);
    if (changes & (Geometry | Camera))
        choose(f);
}

void UnitLayer::build(const SceneFrame& f)
{
    m_texture.clear();
    m_texel.resize(static_cast<std::size_t>(f.geometry.unitCount()));
    for (auto& texel : m_texel)
        texel = m_texture.allocate(1);
    m_texture.finish();
    MeshBuilder shadows, m;
    shadows.setAmbient(1);
    shadows.setColor(f.palette.apronShadow);
    m_parts.clear();
    Box3 all;
    for (int i = 0; i < f.geometry.unitCount(); ++i) {
        const Box3& box = f.geometry.unit(i);
        const auto kind = f.site.units[static_cast<std::size_t>(i)].kind;
        const QPointF data = ValueTexture::place(m_texel[static_cast<std::size_t>(i)]);
        Part part{static_cast<std::uint32_t>(m.triangleCount()), 0, 0};
        addUnitShape(m, f.palette, kind, box, data, ValueTexture::place(0));
        part.box = static_cast<std::uint32_t>(m.triangleCount());
        if (!isGantry(kind)) { // portals are mostly air
            m.setTexel(data);
            m.setColor(Qt::white);
            m.setSeams(0);
            m.box(box, {0, 0, 0});
        }
        part.end = static_cast<std::uint32_t>(m.triangleCount());
        m_parts.push_back(part);
        all.include(box);
        shadows.shadow(box, -0.25, isGantry(kind) ? 0.12 : 0.5);
    }
    if (m_parts.empty()) {
        m_actor = nullptr;
        show({});
        return;
    }
    Triangles mesh = m.take();
    m_actor = vtkSmartPointer<UnitActor>::New();
    m_actor->setMesh(mesh, all, m_texture.texture());
    m_indices = std::move(mesh.indices);
    m_facing = std::move(mesh.facing);
    show({m_actor, shadows.actor(Material::Plain)});
}

void UnitLayer::paint(const SceneFrame& f)
{
    // Few quantities exist for every unit, so one without a value is simply plain.
    const QRgb plain = f.palette.unit.rgb();
    for (std::size_t i = 0; i < m_texel.size(); ++i) {
        const bool known = i < f.unitColours.size() && qAlpha(f.unitColours[i]) > 0;
        m_texture.set(m_texel[i], known ? f.unitColours[i] : plain);
    }
    m_texture.upload();
}

void UnitLayer::choose(const SceneFrame& f)
{
    const Vec3& eye = f.projection.eye();
    m_order.clear();
    for (int i = 0; i < static_cast<int>(m_parts.size()); ++i)
        if (const Box3& box = f.geometry.unit(i); f.projection.mayShow(box))
            m_order.emplace_back(SceneGeometry::gap(box, eye), i);
    std::sort(m_order.begin(), m_order.end());
    auto &near = m_actor->indices(UnitActor::Near), &far = m_actor->indices(UnitActor::Far);
    near.clear();
    far.clear();
    for (const auto& [distance, i] : m_order) {
        const Box3& b = f.geometry.unit(i);
        const Part& part = m_parts[static_cast<std::size_t>(i)];
        const Vec3 size = b.size();
        const double scale = f.projection.pixelsPerMetre(distance);
        const double length = std::max(size.x, size.y) * scale;
        const bool shape = part.box == part.end || length > shapePixels;
        auto& out = length > seamPixels ? near : far;
        // A face that looks away cannot be seen; parts of a shape lie inside its box, so its far side decides.
        const bool seen[] = {true, eye.z > b.low.z, eye.y < b.high.y, eye.y > b.low.y, eye.x < b.high.x, eye.x > b.low.x};
        for (std::uint32_t t = shape ? part.first : part.box, end = shape ? part.box : part.end; t < end; ++t)
            if (seen[static_cast<std::size_t>(m_facing[t])])
                out.insert(out.end(), m_indices.begin() + 3 * t, m_indices.begin() + 3 * t + 3);
    }
}

} // namespace views
