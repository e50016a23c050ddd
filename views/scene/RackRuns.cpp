#include "views/scene/RackLayer.h"
#include <numeric>

namespace views {

std::vector<GpuAtlas::Run> rackRuns(const twin::Site& site, const twin::Catalogue& catalogue, const SceneGeometry& geometry)
{
    const auto rack = [&](int i) -> const twin::Rack& { return site.racks[static_cast<std::size_t>(i)]; };
    std::vector<int> order(site.racks.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        return rack(a).row != rack(b).row ? rack(a).row < rack(b).row : rack(a).x != rack(b).x ? rack(a).x < rack(b).x : a < b;
    });
    std::vector<GpuAtlas::Run> runs;
    int before = -1;
    for (const int i : order) {
        const auto& now = rack(i);
        const auto& type = catalogue.rackTypes[now.type];
        const bool joined = before >= 0 && rack(before).row == now.row && rack(before).type == now.type && rack(before).y == now.y
            && std::abs(geometry.rack(i).low.x - geometry.rack(before).high.x) < 0.03
            && static_cast<int>(runs.back().racks.size()) < GpuAtlas::longestRun;
        if (!joined) {
            runs.emplace_back();
            runs.back().face = faceOf(type);
            runs.back().facesNorth = site.rows[now.row].facesNorth;
        }
        runs.back().racks.push_back(i);
        before = i;
    }
    return runs;
}

} // namespace views
