// Which assets of the site a node of a flow account stands for, and the other way round. GUI thread.
#pragma once
#include "twin/model/FlowAccount.h"
#include "twin/model/SiteModel.h"
#include <vector>

namespace views::flows {

/// Units or racks in the site's order; empty where it stands for nothing in the scene.
std::vector<twin::AssetRef> assetsOf(const twin::FlowNodeInfo& info, const twin::SiteModel& site);
bool hasAssets(const twin::FlowNodeInfo& info);
/// Whether an asset is among them.
bool standsFor(const twin::FlowNodeInfo& info, twin::AssetId asset, const twin::SiteModel& site);
/// Nodes of an account that an asset path goes through, with those between them.
std::vector<bool> nodesOnPath(const twin::FlowAccount& account, const std::vector<twin::AssetId>& path, const twin::SiteModel& site);

} // namespace views::flows
