#include "views/panels/diagrams/CoolingPath.h"
#include <algorithm>

namespace views {

CoolingPath coolingPath(const CoolingPicture& picture, const std::vector<twin::AssetId>& assets, const twin::SiteModel& site)
{
    using Box = CoolingPicture::Box;
    using Line = CoolingPicture::Pipe::Line;
    CoolingPath out;
    if (picture.parts.empty() || assets.empty())
        return out;
    const std::set<twin::AssetId> on(assets.begin(), assets.end());
    bool liquid = false, air = false;
    for (const auto& rack : site.site().racks) {
        const bool followed = on.contains(rack.id) || (static_cast<std::size_t>(rack.row) < site.site().rows.size() && on.contains(site.site().rows[static_cast<std::size_t>(rack.row)].id))
            || (static_cast<std::size_t>(rack.hall) < site.site().halls.size() && on.contains(site.site().halls[static_cast<std::size_t>(rack.hall)].id));
        if (followed)
            (site.catalogue().rackTypes[rack.type].use == twin::RackUse::Gpu ? liquid : air) = true;
    }
    const Box machines[] = {Box::Towers, Box::Chillers, Box::Pumps};
    for (const Box box : machines)
        for (const auto& ref : picture.parts[static_cast<std::size_t>(box)].assets)
            if (on.contains(ref.asset))
                out.units.insert(ref.asset);
    if (!liquid && !air && out.units.empty())
        return out;
    out.isEmpty = false;
    const auto box = [&](Box b) -> bool& { return out.boxes[static_cast<std::size_t>(b)]; };
    const auto line = [&](Line l) -> bool& { return out.lines[static_cast<std::size_t>(l)]; };
    box(Box::Gpus) = box(Box::Cdus) = line(Line::TechnologyReturn) = line(Line::TechnologySupply) = liquid;
    box(Box::Air) = box(Box::Doors) = line(Line::AirReturn) = line(Line::AirSupply) = line(Line::DoorReturn) = line(Line::DoorSupply) = air;
    line(Line::FacilityReturn) = line(Line::AfterDry) = line(Line::AfterTowers) = line(Line::FacilitySupply) = line(Line::ToAir) = true;
    box(Box::Outdoors) = true;
    box(Box::Dry) = picture.parts[static_cast<std::size_t>(Box::Dry)].exists;
    for (const Box b : machines) {
        const auto& part = picture.parts[static_cast<std::size_t>(b)];
        box(b) = out.units.empty() ? part.exists : std::any_of(part.assets.begin(), part.assets.end(), [&](const auto& ref) { return out.units.contains(ref.asset); });
    }
    return out;
}

} // namespace views
