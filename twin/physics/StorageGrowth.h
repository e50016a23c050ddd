// Storage that a growing fleet wants: capacity, racks, drives, bandwidth, power and heat. Pure functions, any thread.
// Throws Error for negative or impossible numbers.
#pragma once

namespace twin {

/// How capacity follows the number of GPUs. Reference: "exabytes" for the site, taken as 1 EB for the 230,000 GPUs of July 2025
/// (getcoai.com digest of the ServeTheHome film, 2024).
struct StorageLaw
{
    double referenceEb = 1;
    double growthExponent = 1;  ///< 1: in proportion to the GPUs; 0: stays; 0.5: with the root
    double driveTb = 30.72;
    static constexpr double referenceGpus = 230'000;
};

/// A rack of the kind that is bought.
struct StorageRackKind
{
    double capacityPb = 0;
    double readTbPerS = 0, writeTbPerS = 0;
    double powerW = 0;          ///< all of it ends as heat in the air of the hall
};

/// Capacity a fleet wants, EB.
double storageWantedEb(const StorageLaw& law, double gpus);
/// Drives that hold a capacity, whole ones.
double storageDrives(const StorageLaw& law, double capacityEb);

struct StorageNeed
{
    double capacityEb = 0;
    double racksForCapacity = 0, racksForBandwidth = 0;
    double racks = 0;           ///< the larger of the two, whole racks
    double drives = 0;
    double readTbPerS = 0, writeTbPerS = 0; ///< what these racks give
    double powerW = 0, heatToAirW = 0;
};
/// What a fleet needs that must also be written to at `writeTbPerS`. A kind of rack without capacity or bandwidth cannot serve: Error.
StorageNeed storageNeed(const StorageLaw& law, const StorageRackKind& rack, double gpus, double writeTbPerS);

} // namespace twin
