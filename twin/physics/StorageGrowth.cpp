#include "twin/physics/StorageGrowth.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

void require(bool good, const char* what, double value)
{
    if (!good)
        throw Error(TWIN_TEXT("Storage cannot be sized with a %1 of %2; give a finite number that is not negative."), {what, numberText(value)});
}

/// Whole pieces that hold an amount; a remainder below a millionth of a piece is rounding.
double pieces(double amount, double each) { return std::ceil(amount / each - 1e-6); }

} // namespace

double storageWantedEb(const StorageLaw& law, double gpus)
{
    require(std::isfinite(gpus) && gpus >= 0, "number of GPUs", gpus);
    require(std::isfinite(law.referenceEb) && law.referenceEb >= 0, "reference capacity (EB)", law.referenceEb);
    require(std::isfinite(law.growthExponent) && law.growthExponent >= 0, "growth exponent", law.growthExponent);
    return gpus > 0 ? law.referenceEb * std::pow(gpus / StorageLaw::referenceGpus, law.growthExponent) : 0;
}

double storageDrives(const StorageLaw& law, double capacityEb)
{
    require(std::isfinite(capacityEb) && capacityEb >= 0, "capacity (EB)", capacityEb);
    require(std::isfinite(law.driveTb) && law.driveTb > 0, "drive capacity (TB)", law.driveTb);
    return pieces(capacityEb * 1e6, law.driveTb);
}

StorageNeed storageNeed(const StorageLaw& law, const StorageRackKind& rack, double gpus, double writeTbPerS)
{
    require(std::isfinite(writeTbPerS) && writeTbPerS >= 0, "write rate (TB/s)", writeTbPerS);
    for (const double x : {rack.capacityPb, rack.readTbPerS, rack.writeTbPerS, rack.powerW})
        require(std::isfinite(x) && x >= 0, "rack figure", x);
    StorageNeed need;
    need.capacityEb = storageWantedEb(law, gpus);
    if ((need.capacityEb > 0 && !(rack.capacityPb > 0)) || (writeTbPerS > 0 && !(rack.writeTbPerS > 0)))
        throw Error(TWIN_TEXT("The storage rack has no capacity or no write rate; correct it in the scenario's numbers."));
    // A rack's capacity is known to three digits: no rack is added for the last thousandth.
    need.racksForCapacity = need.capacityEb > 0 ? pieces(need.capacityEb * 0.999e3, rack.capacityPb) : 0;
    need.racksForBandwidth = writeTbPerS > 0 ? pieces(writeTbPerS, rack.writeTbPerS) : 0;
    need.racks = std::max(need.racksForCapacity, need.racksForBandwidth);
    need.drives = storageDrives(law, need.racks * rack.capacityPb * 1e-3);
    need.readTbPerS = need.racks * rack.readTbPerS;
    need.writeTbPerS = need.racks * rack.writeTbPerS;
    need.powerW = need.heatToAirW = need.racks * rack.powerW;
    return need;
}

} // namespace twin
