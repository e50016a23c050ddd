// Sums over racks, and the IT power beside them.
#include "twin/physics/CompiledPlant.h"
#include <algorithm>

namespace twin {

void RackTotals::add(const RackTotals& o)
{
    gpuServerW += o.gpuServerW;
    gpuW += o.gpuW;
    gpuLiquidW += o.gpuLiquidW;
    loopStoredW += o.loopStoredW;
    networkW += o.networkW;
    storageW += o.storageW;
    cpuW += o.cpuW;
    liquidW += o.liquidW;
    airW += o.airW;
    cduToFacilityW += o.cduToFacilityW;
    storedW += o.storedW;
    cduPumpW += o.cduPumpW;
    doorFanW += o.doorFanW;
    supplySumC += o.supplySumC;
    returnSumC += o.returnSumC;
    loopWeight += o.loopWeight;
    dieSumC += o.dieSumC;
    throttled += o.throttled;
    tripped += o.tripped;
    gpus += o.gpus;
    dieMaxC = std::max(dieMaxC, o.dieMaxC);
    if (o.headroomMinK < headroomMinK) {
        headroomMinK = o.headroomMinK;
        headroomSlowdownC = o.headroomSlowdownC;
        headroomDieC = o.headroomDieC;
    }
    if (o.cduLoadMax > cduLoadMax) {
        cduLoadMax = o.cduLoadMax;
        cduHeatAtMaxW = o.cduHeatAtMaxW;
        cduRatingAtMaxW = o.cduRatingAtMaxW;
    }
    if (o.doorLoadMax > doorLoadMax) {
        doorLoadMax = o.doorLoadMax;
        doorHeatAtMaxW = o.doorHeatAtMaxW;
        doorRatingAtMaxW = o.doorRatingAtMaxW;
    }
}

LumpLoad lumpLoad(const CompiledPlant& plant, const PlantInputs& inputs)
{
    RackLaw law;
    law.hostIdleW = plant.miscIdleW;
    law.hostTrainingW = plant.miscTrainingW;
    law.hostRatedW = plant.miscRatedW;
    law.hostBreak = plant.p.serviceTrainingLoad;
    const LoadLevel load = inputs.loads.empty() ? LoadLevel{} : inputs.loads[0];
    return {hostPowerW(law, rackUtilisation(law, load)), plant.networkLumpW};
}

} // namespace twin
