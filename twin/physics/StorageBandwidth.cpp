#include "twin/physics/StorageBandwidth.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

constexpr double unet3dBytes = 146'600'628, resnet50Bytes = 114'660.07, cosmoflowBytes = 2'828'486;
constexpr TrainingRead reads[] = {
    {"unet3d", "a100", unet3dBytes, 7, 0.636, 0.90},       {"unet3d", "h100", unet3dBytes, 7, 0.323, 0.90},
    {"resnet50", "a100", resnet50Bytes, 400, 0.435, 0.90}, {"resnet50", "h100", resnet50Bytes, 400, 0.224, 0.90},
    {"cosmoflow", "a100", cosmoflowBytes, 1, 0.00551, 0.70}, {"cosmoflow", "h100", cosmoflowBytes, 1, 0.00350, 0.70},
};
constexpr double sizedAbove = 0.015;

} // namespace

std::span<const TrainingRead> trainingReads() { return reads; }

const TrainingRead* findTrainingRead(std::string_view model, std::string_view accelerator)
{
    for (const auto& r : reads)
        if (model == r.model && accelerator == r.accelerator)
            return &r;
    return nullptr;
}

double trainingSampleBytes(std::string_view model)
{
    for (const auto& r : reads)
        if (model == r.model)
            return r.sampleBytes;
    return 0;
}

double readDemandBytesPerS(const TrainingRead& read, double accelerators)
{
    if (!std::isfinite(accelerators) || accelerators < 0)
        throw Error(TWIN_TEXT("%1 accelerators cannot read; give a number of zero or more."), {numberText(accelerators)});
    return accelerators * read.samplesPerStep * read.sampleBytes / read.computeSeconds;
}

StorageRead storageRead(const TrainingRead& read, double accelerators, double storageBytesPerS)
{
    if (!(storageBytesPerS >= 0))
        throw Error(TWIN_TEXT("Storage cannot deliver %1 bytes/s; give zero or more."), {numberText(storageBytesPerS)});
    const double demand = readDemandBytesPerS(read, accelerators);
    StorageRead out;
    out.storageBound = storageBytesPerS < demand;
    out.bytesPerS = std::min(demand, storageBytesPerS);
    out.samplesPerS = out.bytesPerS / read.sampleBytes;
    out.utilisation = demand > 0 ? out.bytesPerS / demand : 0;
    return out;
}

double sizedReadBytesPerS(const TrainingRead& read, double accelerators)
{
    const double demand = readDemandBytesPerS(read, accelerators);
    return storageRead(read, accelerators, (read.leastUtilisation + sizedAbove) * demand).bytesPerS;
}

} // namespace twin
