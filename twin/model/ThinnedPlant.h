// A plant with the figures of a large one at a fraction of the work: of each kind of GPU rack a few hundred stand for all. For studies
// that settle the same site hundreds of times. Immutable after construction; usable from several threads.
#pragma once
#include "twin/model/Catalogue.h"
#include "twin/model/Scenario.h"
#include "twin/model/Site.h"
#include "twin/physics/PlantModel.h"
#include <vector>

namespace twin {

/// Racks of one kind see the same water and air, so the plant only feels their sums. A kind with many racks is stood for by fewer, each
/// as many times as strong; they are chosen so that their mean power and die temperature are those of all, and the hottest chips are
/// among them. Service racks and plant units stay as they are. What is per rack or GPU in the state (arrays, the busiest CDU and
/// door of `limits`) belongs to the stronger racks; the key figures are the site's (see the test: within 0.05 %).
class ThinnedPlant
{
public:
    /// `thin` false keeps every rack. `byHall` must be set where the inputs give halls different supplies. Settles the whole plant once.
    /// Throws Error as compilePlant() and PlantModel.
    ThinnedPlant(const Site& site, const Scenario& scenario, const Catalogue& catalogue, bool thin = true, bool byHall = false);

    /// Settled figures of the site with other numbers: `scenario` must be the constructor's but for the values of its parameters.
    KeyFigures settle(const Scenario& scenario, const PlantInputs& inputs) const;
    std::size_t gpusSolved() const { return m_gpusSolved; } ///< GPUs that a settling works through

private:
    /// Racks of a type under one workload (and hall, where halls may differ).
    struct Group
    {
        std::uint16_t type = 0;
        double strength = 1;                 ///< racks that each of the chosen stands for
        std::vector<std::size_t> racks;      ///< indices into m_site.racks
    };
    void choose(const Site& site, const PlantSpec& spec, const PlantState& state, bool byHall);

    const Catalogue& m_catalogue;
    Site m_site;
    std::vector<Group> m_groups;             ///< those that are thinned
    std::vector<double> m_gpusByType;        ///< of the whole site, by rack type
    double m_gpus = 0, m_racks = 0;
    std::size_t m_gpusSolved = 0;
};

} // namespace twin
