#include "views/scene/RackLayer.h"
#include "views/scene/MeshBuilder.h"
#include <algorithm>
#include <numeric>
#include <vtkActor.h>

namespace views {

void RackLayer::update(const SceneFrame& f, unsigned changes)
{
    if (changes & Geometry)
        build(f);
    if (changes & (Geometry | Colours))
        paint(f);
}

void RackLayer::build(const SceneFrame& f)
{
    const auto& racks = f.site.racks;
    std::vector<int> order(racks.size());
    std::iota(order.begin(), order.end(), 0);
    const auto rack = [&](int i) -> const twin::Rack& { return racks[static_cast<std::size_t>(i)]; };
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        return rack(a).row != rack(b).row ? rack(a).row < rack(b).row : rack(a).x != rack(b).x ? rack(a).x < rack(b).x : a < b;
    });

    struct Run
    {
        std::size_t first, count;
        int texel = 0;
    };
    std::vector<Run> runs;
    for (std::size_t k = 0; k < order.size(); ++k) {
        if (!runs.empty() && runs.back().count < ValueTexture::width / 2) {
            const auto& before = rack(order[k - 1]);
            const auto& now = rack(order[k]);
            const bool joined = before.row == now.row && before.type == now.type && before.y == now.y
                && std::abs(f.geometry.rack(order[k]).low.x - f.geometry.rack(order[k - 1]).high.x) < 0.03;
            if (joined) {
                ++runs.back().count;
                continue;
            }
        }
        runs.push_back({k, 1});
    }
    m_runs = static_cast<int>(runs.size());

    m_texture.clear();
    m_texel.assign(racks.size(), 0);
    for (auto& run : runs) {
        run.texel = m_texture.allocate(static_cast<int>(run.count));
        for (std::size_t k = 0; k < run.count; ++k)
            m_texel[static_cast<std::size_t>(order[run.first + k])] = run.texel + static_cast<int>(k);
    }
    m_texture.finish();

    MeshBuilder shadows, m;
    shadows.setAmbient(1);
    shadows.setColor(f.palette.floorShadow);
    m.setAmbient(0.66); // data colours stay readable on the dark sides too
    m.setSeams(0.55);
    for (const auto& run : runs) {
        const int first = order[run.first], last = order[run.first + run.count - 1];
        Box3 box = f.geometry.rack(first);
        box.include(f.geometry.rack(last));
        const auto& type = f.catalogue.rackTypes[rack(first).type];
        // Servers and the CDU below them show on the fronts; racks without servers have six shelves.
        const double shelves = type.servers > 0 ? std::min(type.servers, 24) + 1 : 6;
        m.setTexelRange(ValueTexture::place(run.texel), ValueTexture::place(run.texel + static_cast<int>(run.count) - 1));
        m.box(box, {static_cast<double>(run.count), 1, shelves});
        shadows.shadow(box, floorHeight - 0.01, 0.4);
    }
    std::vector<vtkSmartPointer<vtkActor>> actors;
    if (!runs.empty()) {
        actors.push_back(m.actor(Material::Values, m_texture.texture()));
        actors.push_back(shadows.actor(Material::Plain));
    }
    show(std::move(actors));
}

void RackLayer::paint(const SceneFrame& f)
{
    const QRgb plain = f.palette.rack.rgb();
    for (std::size_t i = 0; i < m_texel.size(); ++i)
        m_texture.set(m_texel[i], i < f.rackColours.size() ? f.rackColours[i] : plain);
    m_texture.upload();
}

} // namespace views
