#include "views/panels/diagrams/FlowAssets.h"
#include <algorithm>
#include <string_view>

namespace views::flows {
namespace {

using Kind = twin::AssetKind;
std::size_t at(int i) { return static_cast<std::size_t>(i); }

bool isRackKind(Kind kind) { return kind == Kind::Rack || kind == Kind::Gpu || kind == Kind::Server || kind == Kind::Cdu || kind == Kind::RearDoor; }

twin::RackUse useOf(const twin::FlowNodeInfo& info)
{
    const std::string_view id = info.id;
    return id.starts_with("network") ? twin::RackUse::Network : id.starts_with("storage") ? twin::RackUse::Storage : id.starts_with("cpu") ? twin::RackUse::Cpu : twin::RackUse::Gpu;
}

bool isOf(const twin::FlowNodeInfo& info, const twin::Rack& rack, const twin::SiteModel& site)
{
    return isRackKind(info.kind) && site.catalogue().rackTypes[rack.type].use == useOf(info);
}

} // namespace

bool hasAssets(const twin::FlowNodeInfo& info) { return info.kind != Kind::Site && info.kind != Kind::Hall; }

std::vector<twin::AssetRef> assetsOf(const twin::FlowNodeInfo& info, const twin::SiteModel& site)
{
    std::vector<twin::AssetRef> refs;
    if (!hasAssets(info))
        return refs;
    if (isRackKind(info.kind)) {
        for (const auto& rack : site.site().racks)
            if (isOf(info, rack, site))
                refs.push_back({rack.id});
    } else {
        for (const auto& unit : site.site().units)
            if (unit.kind == info.kind)
                refs.push_back({unit.id});
    }
    return refs;
}

bool standsFor(const twin::FlowNodeInfo& info, twin::AssetId asset, const twin::SiteModel& site)
{
    if (!hasAssets(info))
        return false;
    if (const int rack = site.rackIndex(asset); rack >= 0)
        return isOf(info, site.site().racks[at(rack)], site);
    const int unit = site.unitIndex(asset);
    return unit >= 0 && site.site().units[at(unit)].kind == info.kind;
}

std::vector<bool> nodesOnPath(const twin::FlowAccount& account, const std::vector<twin::AssetId>& path, const twin::SiteModel& site)
{
    const auto n = account.nodes.size();
    std::vector<bool> on(n), below(n), above(n);
    for (std::size_t i = 0; i < n; ++i)
        on[i] = std::any_of(path.begin(), path.end(), [&](auto id) { return standsFor(*account.nodes[i].info, id, site); });
    // Between two that are on it: reached from one, and leading to another. Columns are few, so turns are few.
    below = above = on;
    for (std::size_t turn = 0; turn < n; ++turn)
        for (const auto& f : account.flows) {
            if (below[at(f.from)])
                below[at(f.to)] = true;
            if (above[at(f.to)])
                above[at(f.from)] = true;
        }
    for (std::size_t i = 0; i < n; ++i)
        on[i] = on[i] || (below[i] && above[i]);
    return on;
}

} // namespace views::flows
