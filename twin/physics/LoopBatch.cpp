#include "twin/physics/LoopBatch.h"
#include "twin/physics/Lanes.h"

namespace twin {
namespace {

namespace plain {
#include "twin/physics/LoopBatchLoops.inl"
}
#ifdef TWIN_SEVERAL_VERSIONS
TWIN_TARGET_WIDE
namespace wide {
#include "twin/physics/LoopBatchLoops.inl"
}
TWIN_TARGET_END
TWIN_TARGET_WIDEST
namespace widest {
#include "twin/physics/LoopBatchLoops.inl"
}
TWIN_TARGET_END
#endif

const LanesVersion version = bestLanesVersion();

} // namespace

void foreseeLoops(const LoopLaw& law, LoopBatch& b) { TWIN_BEST(version, foresee, law, b.supplyC, b.valveWPerK, b); }
void foreseeLoopsAgain(const LoopLaw& law, LoopBatch& b) { TWIN_BEST(version, foresee, law, b.newSupplyC, b.newValveWPerK, b); }
void takeHeat(const LoopLaw& law, const GpuBatch::Results& gpus, LoopBatch& b) { TWIN_BEST(version, heats, law, gpus, b); }
void settleLoops(const LoopLaw& law, const GpuBatch::Results& g, LoopBatch& b, LoopSums& s) { TWIN_BEST(version, settle, law, g, b, s); }
void detailLoops(const LoopLaw& law, const GpuBatch::Results& g, LoopBatch& b) { TWIN_BEST(version, detail, law, g, b); }

double LoopSums::total(Field field) const
{
    const double* v = values[field];
    return (v[0] + v[1]) + (v[2] + v[3]);
}

} // namespace twin
