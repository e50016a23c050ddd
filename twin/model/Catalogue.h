// Kinds of equipment and default numbers, read from resources/catalogue/*.json.
#pragma once
#include "twin/base/Ids.h"
#include "twin/base/Parameter.h"
#include "twin/physics/PlantSpec.h"
#include <string>
#include <vector>

namespace twin {

/// Makes ":/catalogue/…" and ":/presets/…" readable (a static library's resources must be asked for). Cheap, any thread.
void ensureTwinResources();

/// A kind of plant unit: what the physics needs, and its box.
struct UnitType
{
    std::string id, name;       ///< "megapack_2xl_4h", "Tesla Megapack 2 XL, 4 h"
    std::string prefix;         ///< of unit names: "MP"
    UnitSpec spec;              ///< id left empty
    double widthM = 1, depthM = 1, heightM = 1;
    std::string source;         ///< provenance, one line
    Mark mark = Mark::Estimate;
};

/// Built once from the program's resources; immutable and shared. `parameters` holds the general numbers and every figure of
/// the GPU, rack and unit kinds too (id: kind + "_" + key, e.g. "h100_training_w", "megapack_2xl_4h_rating_mw"); their group is
/// the kind's name. compilePlant takes the figures from the scenario's parameters, so that a user's change counts.
struct Catalogue
{
    std::vector<GpuSpec> gpus;
    std::vector<RackSpec> rackTypes;
    std::vector<std::string> rackSources; ///< provenance by rack type
    std::vector<Mark> rackMarks;
    std::vector<UnitType> unitTypes;
    ParameterSet parameters;
    int rackTypeIndex(const std::string& id) const; ///< throws Error if unknown
    int unitTypeIndex(const std::string& id) const;
    /// The built-in catalogue. Throws Error if a resource is damaged.
    static const Catalogue& builtIn();
};

} // namespace twin
