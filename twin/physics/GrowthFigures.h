// The headline figures that only depend on what stands on the site: storage, checkpoints, fabric. Pure functions, any thread.
#pragma once
#include "twin/physics/FabricScaling.h"
#include "twin/physics/KeyFigures.h"
#include "twin/physics/PlantSpec.h"
#include "twin/physics/StorageGrowth.h"
#include <vector>

namespace twin {

struct PlantParameters;

/// What stands on the site, as far as growth is concerned.
struct GrowthCounts
{
    double gpus = 0;
    std::vector<FabricEndpoints> ports;      ///< by kind of GPU rack
    double storageEb = 0, storageWriteTbPerS = 0;
    StorageRackKind storageRack;             ///< the kind in place, or the first of the catalogue; zero where there is none
};

GrowthCounts growthCounts(const PlantSpec& spec);
void writeGrowthFigures(const PlantParameters& parameters, const GrowthCounts& counts, KeyFigures& figures);

} // namespace twin
