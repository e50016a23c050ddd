#include "twin/physics/hydraulics/SiteLoops.h"
#include "twin/base/NumberText.h"
#include "twin/physics/CompiledPlant.h"
#include "twin/physics/Pumps.h"
#include "twin/physics/Water.h"
#include <algorithm>
#include <cmath>
#include <map>

namespace twin::hydraulics {
namespace {

/// Racks of one type in one hall.
struct Kind
{
    int racks = 0;
    double fill = 0; ///< sum
};

// Heat that the facility water takes from each hall at design: liquid through CDUs, air through doors, and each hall's part of what
// the plant model counts for the site as a whole (spine, management, busway losses).
std::vector<double> hallHeatW(const CompiledPlant& plant)
{
    std::vector<double> heat(static_cast<std::size_t>(std::max(plant.spec.hallCount, 0)), 0);
    double total = 0;
    for (std::size_t r = 0; r < plant.spec.rackCount(); ++r) {
        const auto& law = plant.laws[plant.spec.rackType[r]];
        const double fill = static_cast<double>(plant.rackFill[r]);
        const double w = fill * (law.designLiquidW + law.pumpW + law.airWPerK * plant.p.rackAirRiseK);
        const std::size_t hall = plant.spec.rackHall[r];
        if (hall >= heat.size())
            heat.resize(hall + 1, 0);
        heat[hall] += w;
        total += w;
    }
    if (!(total > 0))
        throw Error(TWIN_TEXT("The site has no rack that gives heat to the water; place racks before its loops are worked out."));
    for (auto& w : heat)
        w *= plant.designFacilityHeatW / total;
    return heat;
}

int racksPerLoop(const RackLaw& law, const LoopSizing& sizing)
{
    if (!(law.cduRatingW > sizing.inRackCduW))
        return 1;
    return std::max(1, static_cast<int>(std::lround(sizing.rowCduW / law.cduRatingW)));
}

} // namespace

FacilityDesign facilityDesign(const CompiledPlant& plant, std::vector<Issue>& issues)
{
    FacilityDesign d;
    for (const double w : hallHeatW(plant))
        d.hallKgPerS.push_back(w / plant.p.facilityRiseK / water::heatCapacity);
    // Density and heat capacity are the plant model's, so that the flows are too.
    d.fluid = {water::density, fluids::water(plant.p.facilitySupplyC).viscosityPaS, water::heatCapacity};
    d.pumpHeadM = plant.p.facilityPumpHeadM;
    d.wireToWater = plant.p.pumpEfficiency;
    d.fixedHeadShare = plant.p.pumpFixedHead;
    const auto& pumps = plant.group(AssetKind::Pump);
    d.pumps = std::max(1, pumps.count());
    d.pumpRatedW = pumps.ratingEach;
    if (pumps.count() == 0) {
        d.pumpRatedW = pumpPowerW(plant.facilityWPerK / water::heatCapacity, d.pumpHeadM, d.wireToWater);
        issues.push_back({Issue::Severity::Information,
                          {TWIN_TEXT("The site has no facility water pump; its loops are worked out with one of %1 kW, which the design flow needs."),
                           {numberText(d.pumpRatedW / 1000, 0)}},
                          {}});
    }
    return d;
}

struct SiteLoops::Parts
{
    FacilityLoop facility;
    std::vector<TechnologyGroup> technology;
    std::vector<Issue> issues;
};

SiteLoops::Parts SiteLoops::build(const PlantSpec& spec, const LoopSizing& sizing)
{
    const auto plant = compileSizes(spec);
    std::vector<Issue> issues;
    FacilityLoop facility(facilityDesign(plant, issues), sizing);
    issues.insert(issues.end(), facility.issues().begin(), facility.issues().end());

    std::map<std::pair<int, int>, Kind> kinds; // by hall and rack type
    for (std::size_t r = 0; r < spec.rackCount(); ++r) {
        const int type = spec.rackType[r];
        if (!plant.laws[static_cast<std::size_t>(type)].liquid() || !(plant.rackFill[r] > 0))
            continue;
        auto& k = kinds[{spec.rackHall[r], type}];
        ++k.racks;
        k.fill += static_cast<double>(plant.rackFill[r]);
    }
    const auto liquid = fluids::coolant(sizing.glycolShare, plant.p.technologySupplyC);
    std::vector<TechnologyGroup> groups;
    for (const auto& [key, kind] : kinds) {
        const auto& law = plant.laws[static_cast<std::size_t>(key.second)];
        const double fill = kind.fill / kind.racks;
        TechnologyDesign d;
        d.fluid = fluidOf(liquid);
        d.rackKgPerS = fill * law.coolantLPerMin / 60'000 * liquid.densityKgPerM3;
        const int full = racksPerLoop(law, sizing);
        const auto add = [&, key = key](int racks, int loops) { // clang 14 captures no structured binding by reference
            if (racks > 0 && loops > 0) {
                d.racks = racks;
                d.cduRatedKgPerS = racks * d.rackKgPerS * law.cduRatingW / (fill * law.designLiquidW); // its rating at the same litres a kW
                groups.push_back({key.first, key.second, loops, TechnologyLoop(d, sizing), loops * racks * fill * law.pumpW});
            }
        };
        add(full, kind.racks / full);
        add(kind.racks % full, 1); // the last row CDU carries the rest
    }
    return {std::move(facility), std::move(groups), std::move(issues)};
}

SiteLoops::SiteLoops(const PlantSpec& spec, LoopSizing sizing) : SiteLoops(build(spec, sizing)) {}
SiteLoops::SiteLoops(Parts parts)
    : m_facility(std::move(parts.facility)), m_technology(std::move(parts.technology)), m_issues(std::move(parts.issues))
{
}

double SiteLoops::technologyPumpW(double flowShare) const
{
    double w = 0;
    for (const auto& g : m_technology)
        w += g.loops * g.loop.operate({flowShare, 0}).electricalW;
    return w;
}

double SiteLoops::plantTechnologyPumpW() const
{
    double w = 0;
    for (const auto& g : m_technology)
        w += g.plantPumpW;
    return w;
}

double SiteLoops::plantFacilityPumpW(double flowShare) const
{
    const auto& d = m_facility.design();
    return pumpPowerW(m_facility.designKgPerS(), d.pumpHeadM, d.wireToWater) * pumpPowerFactor(flowShare, d.fixedHeadShare);
}

} // namespace twin::hydraulics
