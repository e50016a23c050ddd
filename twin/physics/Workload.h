// What the computer is asked to do over time. Immutable after construction, usable from any thread.
#pragma once
#include "twin/base/Timestamp.h"
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace twin {

/// A level of load and what it is relative to.
struct LoadLevel
{
    enum class Basis : std::uint8_t {
        Utilisation,      ///< GPU utilisation u of P = Pidle + (TDP - Pidle) u, for every kind of GPU; 1 is all-rated
        TrainingIntensity ///< 1 is the typical training power of each kind of GPU; 0 idle
    };
    float value = 0;
    Basis basis = Basis::TrainingIntensity;
};

class Workload
{
public:
    virtual ~Workload() = default;
    virtual LoadLevel at(Timestamp t) const = 0;
    virtual std::string description() const = 0; ///< one line with the source
    virtual bool isSynthetic() const = 0;
};

std::shared_ptr<const Workload> constantWorkload(LoadLevel level, std::string description);
/// Synchronous training: full intensity with checkpoint dips (facts 6.1: to 45 % for 20-60 s every 10-30 min) and rare job
/// restarts (6.2); repeatable from the seed, O(1) a call.
std::shared_ptr<const Workload> trainingWorkload(std::uint64_t seed);
/// Inference: diurnal curve in the site's time with noise; repeatable from the seed.
std::shared_ptr<const Workload> inferenceWorkload(std::uint64_t seed);
/// Training with known phases: full in a block, `pauseIntensity` in an evaluation pause.
struct WorkloadPhase
{
    Timestamp begin, end;
    float intensity = 1;
};
std::shared_ptr<const Workload> phaseWorkload(std::vector<WorkloadPhase> phases, std::string description);
/// A trace of utilisation (0..1) over seconds since its start, repeated for as long as it is asked.
struct TracePoint
{
    double seconds;
    float utilisation;
};
std::shared_ptr<const Workload> traceWorkload(Timestamp start, std::vector<TracePoint> trace, std::string description);

} // namespace twin
