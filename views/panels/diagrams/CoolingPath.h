// The way of an asset's heat through the cooling diagram: from its CDU or rear door over the facility loop to the machines that reject it, and
// back. Pure; any thread.
#pragma once
#include "views/panels/diagrams/CoolingPicture.h"
#include <array>
#include <set>

namespace views {

struct CoolingPath
{
    std::array<bool, static_cast<std::size_t>(CoolingPicture::Box::Count)> boxes{};
    std::array<bool, static_cast<std::size_t>(CoolingPicture::Pipe::Line::ToAir) + 1> lines{};
    std::set<twin::AssetId> units; ///< of the machines, those named
    bool isEmpty = true;
    bool has(CoolingPicture::Box box) const { return boxes[static_cast<std::size_t>(box)]; }
    bool has(CoolingPicture::Pipe::Line line) const { return lines[static_cast<std::size_t>(line)]; }
};

/// `assets`: racks, rows and halls whose heat is followed, and machines on the way. Where no machine is named all that exist are on the way:
/// the one facility loop passes all of them.
CoolingPath coolingPath(const CoolingPicture& picture, const std::vector<twin::AssetId>& assets, const twin::SiteModel& site);

} // namespace views
