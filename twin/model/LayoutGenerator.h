// Places what a preset asks for: racks in the halls, plant units in the yard. Pure and deterministic, any thread.
#pragma once
#include "twin/model/Catalogue.h"
#include "twin/model/Site.h"
#include <string>
#include <vector>

namespace twin {

/// Racks of one type, by hall.
struct RackRequest
{
    std::string type;           ///< of Catalogue::rackTypes
    std::vector<int> perHall;   ///< entry i: racks in hall number i + 1
    int gpus = -1;              ///< of all these racks together; the last rack is partly filled. -1: all full
};

struct UnitRequest
{
    std::string type;           ///< of Catalogue::unitTypes
    std::string campus;         ///< of layout.json: "main", "expansion"
    int count = 0;
};

struct SiteRequest
{
    std::vector<std::string> campuses; ///< in order; halls are numbered through
    std::vector<RackRequest> racks;
    std::vector<UnitRequest> units;
};

/// Throws Error where something asked for does not fit into its place.
Site generateSite(const SiteRequest& request, const Catalogue& catalogue);

} // namespace twin
