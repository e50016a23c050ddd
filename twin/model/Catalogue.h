// Kinds of equipment and default numbers, read from resources/catalogue/*.json.
#pragma once
#include "twin/base/Ids.h"
#include "twin/base/Parameter.h"
#include "twin/physics/PlantSpec.h"
#include <string>
#include <vector>

namespace twin {

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

/// Built once from the program's resources; immutable and shared.
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
