// The water loops of a site from its plant: technology loops in every hall, and the facility water system that joins the halls to the
// cooling plant. Flows are the plant model's own design flows. Immutable after construction; any thread.
#pragma once
#include "twin/physics/PlantSpec.h"
#include "twin/physics/hydraulics/FacilityLoop.h"
#include "twin/physics/hydraulics/TechnologyLoop.h"

namespace twin {
struct CompiledPlant;
}

namespace twin::hydraulics {

/// The facility water system of a plant; `issues` gets what had to be assumed. Throws Error for a plant without any heat to the water.
FacilityDesign facilityDesign(const CompiledPlant& plant, std::vector<Issue>& issues);

/// Equal technology loops of a hall.
struct TechnologyGroup
{
    int hall = 0, rackType = 0;
    int loops = 0;                 ///< of this kind in the hall
    TechnologyLoop loop;
    double plantPumpW = 0;         ///< what the plant model counts for the pumps of all of them
};

class SiteLoops
{
public:
    /// Throws Error for a plant that the plant model refuses, or one without any liquid-cooled rack or hall.
    explicit SiteLoops(const PlantSpec& spec, LoopSizing sizing = {});

    const FacilityLoop& facility() const { return m_facility; }
    const std::vector<TechnologyGroup>& technology() const { return m_technology; }
    int hallCount() const { return static_cast<int>(m_facility.design().hallKgPerS.size()); }

    /// Electrical power of all CDU pumps at a share of the design flow, W.
    double technologyPumpW(double flowShare = 1) const;
    /// What the plant model counts for the same: CDU pumps, and facility pumps at a share of the design flow, W.
    double plantTechnologyPumpW() const;
    double plantFacilityPumpW(double flowShare = 1) const;
    const std::vector<Issue>& issues() const { return m_issues; } ///< what had to be assumed

private:
    struct Parts;
    static Parts build(const PlantSpec& spec, const LoopSizing& sizing);
    explicit SiteLoops(Parts parts);

    FacilityLoop m_facility;
    std::vector<TechnologyGroup> m_technology;
    std::vector<Issue> m_issues;
};

} // namespace twin::hydraulics
