#include "views/scene/RackLayer.h"
#include "views/scene/MeshBuilder.h"
#include "views/scene/RackActor.h"

namespace views {
namespace {

constexpr double nearWidth = 3.0; ///< device pixels a rack is wide from when on its joints can be seen

enum Side { Top, South, North, West, East, sides };

void addRun(std::vector<RackVertex>& out, const GpuAtlas::Run& run, const Box3& b)
{
    const auto count = static_cast<float>(run.racks.size());
    constexpr double ambient = 0.78; // data colours stay readable on the dark sides too
    constexpr float floorShade = 0.86f, seams = 0.55f;
    constexpr float inside = 0.0005f; // so that no rounding reads the texel beside the run
    const Vec3 &l = b.low, &h = b.high;
    const auto quad = [&](const std::array<Vec3, 4>& p, const Vec3& normal, float from, float to, float up, bool stands) {
        const auto shade = static_cast<float>(keyLightOn(normal, ambient));
        for (int i = 0; i < 4; ++i) {
            const bool far = i == 1 || i == 2, high = i >= 2;
            const Vec3& v = p[static_cast<std::size_t>(i)];
            out.push_back({static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z), far ? to : from, high ? up - inside : inside, seams,
                           stands && !high ? shade * floorShade : shade, static_cast<float>(run.gpuX), static_cast<float>(run.gpuY),
                           static_cast<float>(run.face.columns), static_cast<float>(run.trayX), static_cast<float>(run.lineX),
                           static_cast<float>(run.lineY), static_cast<float>(run.rackX), run.face.trays > 0 ? 1.0f : 0.0f});
        }
    };
    const float first = inside, last = count - inside;
    const auto shelves = static_cast<float>(run.face.shelves);
    quad({{{l.x, l.y, h.z}, {h.x, l.y, h.z}, {h.x, h.y, h.z}, {l.x, h.y, h.z}}}, {0, 0, 1}, first, last, 1, false);
    quad({{{l.x, l.y, l.z}, {h.x, l.y, l.z}, {h.x, l.y, h.z}, {l.x, l.y, h.z}}}, {0, -1, 0}, first, last, shelves, true);
    quad({{{l.x, h.y, l.z}, {h.x, h.y, l.z}, {h.x, h.y, h.z}, {l.x, h.y, h.z}}}, {0, 1, 0}, first, last, shelves, true);
    // Ends show the outermost rack; the coordinate stays off the whole numbers, where joints are.
    quad({{{l.x, h.y, l.z}, {l.x, l.y, l.z}, {l.x, l.y, h.z}, {l.x, h.y, h.z}}}, {-1, 0, 0}, 0.5f, 0.5f, shelves, true);
    quad({{{h.x, l.y, l.z}, {h.x, h.y, l.z}, {h.x, h.y, h.z}, {h.x, l.y, h.z}}}, {1, 0, 0}, count - 0.5f, count - 0.5f, shelves, true);
}

} // namespace

RackLayer::RackLayer() = default;
RackLayer::~RackLayer() = default;

void RackLayer::update(const SceneFrame& f, unsigned changes)
{
    if (changes & Geometry)
        build(f);
    if (!m_actor)
        return;
    if (changes & (Geometry | Values | Colours))
        paint(f, changes & (Geometry | Values));
    if (changes & (Geometry | Camera))
        choose(f);
}

void RackLayer::build(const SceneFrame& f)
{
    m_atlas.layout(rackRuns(f.site, f.catalogue, f.geometry));
    m_boxes.clear();
    if (m_atlas.runs().empty()) {
        m_actor = nullptr;
        show({});
        return;
    }
    std::vector<RackVertex> vertices;
    MeshBuilder shadows;
    shadows.setAmbient(1);
    shadows.setColor(f.palette.floorShadow);
    Box3 all;
    for (const auto& run : m_atlas.runs()) {
        Box3 box = f.geometry.rack(run.racks.front());
        box.include(f.geometry.rack(run.racks.back()));
        m_boxes.push_back(box);
        all.include(box);
        addRun(vertices, run, box);
        shadows.shadow(box, floorHeight - 0.01, 0.4);
    }
    m_actor = vtkSmartPointer<RackActor>::New();
    m_actor->setAtlas(&m_atlas);
    m_actor->setVertices(vertices, all);
    show({m_actor, shadows.actor(Material::Plain)});
}

void RackLayer::paint(const SceneFrame& f, bool values)
{
    const ScenePaint& p = f.paint;
    if (values)
        m_atlas.fill(p.values, p.summary);
    m_actor->setLookup(p.hasValues() && p.lookup ? *p.lookup : p.hasValues() ? colourLookup(p.map, f.palette.kind) : plainLookup(f.palette.rack));
    m_actor->setScales(slotScale(m_atlas.gpuScale(), p.gpuRange), slotScale(m_atlas.rackScale(), p.rackRange), m_atlas.hasGpus());
}

void RackLayer::choose(const SceneFrame& f)
{
    const Vec3& eye = f.projection.eye();
    m_order.clear();
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        if (f.projection.mayShow(m_boxes[i]))
            m_order.emplace_back(SceneGeometry::gap(m_boxes[i], eye), static_cast<int>(i));
    std::sort(m_order.begin(), m_order.end());
    for (const auto program : {RackActor::Front, RackActor::Plain, RackActor::Far})
        m_actor->indices(program).clear();
    for (const auto& [distance, i] : m_order) {
        const Box3& b = m_boxes[static_cast<std::size_t>(i)];
        const double rackWidth = b.size().x / static_cast<double>(m_atlas.runs()[static_cast<std::size_t>(i)].racks.size());
        const bool near = rackWidth * f.projection.pixelsPerMetre(distance) > nearWidth;
        const bool seen[sides] = {eye.z > b.high.z, eye.y < b.low.y, eye.y > b.high.y, eye.x < b.low.x, eye.x > b.high.x};
        for (int side = 0; side < sides; ++side) {
            if (!seen[side])
                continue;
            auto& out = m_actor->indices(!near ? RackActor::Far : side == South || side == North ? RackActor::Front : RackActor::Plain);
            const auto v = static_cast<unsigned>((i * sides + side) * 4);
            out.insert(out.end(), {v, v + 1, v + 2, v, v + 2, v + 3});
        }
    }
}

} // namespace views
