// What training reads from storage, and what storage of a given bandwidth leaves of the accelerators' speed. Pure functions, any thread.
//
// A training step reads one batch while the step before computes (prefetch), so the step takes the longer of the two times. The
// workloads are those of MLPerf Storage v1.0: sample size, batch and compute time from its configurations (mlcommons/storage,
// storage-conf/workload), measured on real A100 and H100.
#pragma once
#include <span>
#include <string_view>

namespace twin {

struct TrainingRead
{
    const char* model;       ///< "unet3d", "cosmoflow", "resnet50"
    const char* accelerator; ///< "a100", "h100"
    double sampleBytes;      ///< mean size of a sample in storage
    double samplesPerStep;   ///< batch of one accelerator
    double computeSeconds;   ///< of one step
    double leastUtilisation; ///< share of the time at which the accelerators must compute for a result to count
};

std::span<const TrainingRead> trainingReads();
/// Nothing where the pair is unknown.
const TrainingRead* findTrainingRead(std::string_view model, std::string_view accelerator);
/// Of any accelerator with this model; 0 where the model is unknown.
double trainingSampleBytes(std::string_view model);

/// What the accelerators would read if storage never held them up, bytes/s. Throws Error for a negative count.
double readDemandBytesPerS(const TrainingRead& read, double accelerators);

struct StorageRead
{
    double bytesPerS = 0;
    double samplesPerS = 0;
    double utilisation = 0;    ///< of the accelerators: computing time of the whole, 0 .. 1
    bool storageBound = false; ///< storage holds the accelerators up
};
/// What storage of a bandwidth (bytes/s) delivers to a number of accelerators. Throws Error for negative numbers.
StorageRead storageRead(const TrainingRead& read, double accelerators, double storageBytesPerS);

/// The bandwidth a storage system sized for a number of accelerators delivers, bytes/s: storage is bought to keep the accelerators
/// a little above the least utilisation that counts (estimate: 1.5 points above, as most results of the round are 1 to 4 above).
double sizedReadBytesPerS(const TrainingRead& read, double accelerators);

} // namespace twin
