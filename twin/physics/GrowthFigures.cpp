#include "twin/physics/GrowthFigures.h"
#include "twin/physics/PlantParameters.h"
#include <limits>

namespace twin {

GrowthCounts growthCounts(const PlantSpec& spec)
{
    GrowthCounts counts;
    std::vector<double> gpus(spec.rackTypes.size());
    int kind = -1;
    for (std::size_t r = 0; r < spec.rackCount(); ++r) {
        const auto& type = spec.rackTypes[spec.rackType[r]];
        gpus[spec.rackType[r]] += spec.rackFirstGpu[r + 1] - spec.rackFirstGpu[r];
        counts.storageEb += type.storagePb * 1e-3;
        counts.storageWriteTbPerS += type.storageWriteTbPerS;
        if (kind < 0 && type.storagePb > 0)
            kind = spec.rackType[r];
    }
    for (std::size_t t = 0; t < spec.rackTypes.size(); ++t) {
        const auto& type = spec.rackTypes[t];
        counts.gpus += gpus[t];
        if (gpus[t] > 0)
            counts.ports.push_back({gpus[t], type.nicTbPerS * 1e3 / type.gpus});
        if (kind < 0 && type.storagePb > 0)
            kind = static_cast<int>(t);
    }
    if (kind >= 0) {
        const auto& type = spec.rackTypes[static_cast<std::size_t>(kind)];
        counts.storageRack = {type.storagePb, type.storageReadTbPerS, type.storageWriteTbPerS, type.hostTrainingW};
    }
    return counts;
}

void writeGrowthFigures(const PlantParameters& p, const GrowthCounts& counts, KeyFigures& k)
{
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    k.storage_wanted_eb = storageWantedEb(p.storage, counts.gpus);
    k.storage_drives = storageDrives(p.storage, counts.storageEb);
    const CheckpointPlan plan = checkpointPlan(p.checkpoint, counts.gpus, counts.storageWriteTbPerS * 1e12);
    k.checkpoint_tb = plan.bytes * 1e-12;
    k.checkpoint_seconds = plan.pauseS;
    k.checkpoint_stall_percent = 100 * plan.stall;
    k.checkpoint_async_stall_percent = 100 * plan.asynchronousStall;
    k.checkpoint_best_minutes = plan.bestIntervalS / 60;
    k.failure_interval_minutes = counts.gpus > 0 ? plan.failureS / 60 : unknown;
    k.job_efficiency_percent = 100 * plan.efficiency;
    // Fast enough is storage that writes a checkpoint within the rest of its pause.
    k.storage_racks_needed = unknown;
    if (counts.storageRack.capacityPb > 0 && counts.storageRack.writeTbPerS > 0) {
        const double wanted = counts.gpus > 0 && p.checkpoint.overheadS > 0
            ? plan.bytes * 1e-12 / (p.checkpoint.overheadS * p.checkpoint.bandwidthShare) : 0;
        k.storage_racks_needed = storageNeed(p.storage, counts.storageRack, counts.gpus, wanted).racks;
    }
    const FabricNeed fabric = fabricNeed(p.fabric, counts.ports);
    k.fabric_tiers = fabric.tiers;
    k.fabric_leaf_switches = fabric.leaf;
    k.fabric_spine_switches = fabric.spine;
    k.fabric_core_switches = fabric.core;
    k.fabric_switches = fabric.switches();
    k.fabric_optics = fabric.opticModules;
    k.fabric_mw = fabric.powerW * 1e-6;
}

} // namespace twin
