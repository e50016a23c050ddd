// Several steps of up to eight racks' GPUs while their numbers stay in the first-level cache: memory traffic is what a step of a
// million GPUs costs.
#pragma once
#include "twin/physics/GpuKernel.h"
#include <cstdint>
#include <vector>

namespace twin {

/// Temperatures of a rack's GPUs: sums, and the highest.
struct GpuBatchSurvey
{
    float die = 0, plate = 0, dieMax = 0;
};

/// The same law as advanceGpus (one implicit Euler step, or the steady state, of two nodes a GPU), with all that doesn't change from
/// step to step worked out beforehand: then a step is a dozen multiplications and additions a GPU. Racks whose power limit or clock
/// cut may come into play go through advanceGpus. One thread a batch.
class GpuBatch
{
public:
    static constexpr std::size_t racksMax = 8;
    /// Versions of the code, all with the same results (Plain but for the rarest last bit).
    enum class Version { Plain, Avx2, Avx512 };
    static Version best(); ///< that this machine can run
    GpuBatch();
    explicit GpuBatch(Version version); ///< or the best below it

    /// Arrays of one rack. `tripped` may be null: none is.
    struct Rack
    {
        GpuRackArrays gpus;
        const std::uint8_t* tripped = nullptr; ///< 1: shut down, draws nothing
    };
    struct Results ///< by rack; zeros beyond the last
    {
        alignas(64) double powerW[racksMax] = {};
        double coolantW[racksMax] = {};
        double dieSumAllC = 0; ///< of all racks
        float dieMaxAllC = 0;
        // by rack, kept up where a step is detailed or a limit is reached
        double dieSumC[racksMax] = {}, throttled[racksMax] = {};
        float dieMaxC[racksMax] = {};
    };

    /// Takes over the racks' state. `law`: what they share; requestedW, idleW and coolantC come with each step.
    void load(const GpuRackConditions& law, const Rack* racks, std::size_t count);
    /// One step. Arrays of racksMax: power asked of a mean GPU, idle power, coolant temperature; zeros beyond the last rack.
    const Results& step(const float* requestedW, const float* idleW, const float* coolantC, bool detailed = true);
    /// Hands the state back to the racks' arrays, with the power of the last step.
    void store();
    /// Heat that dies and plates of each rack have taken up since load(), from their temperatures, in joules by the step's seconds. Has
    /// no meaning in the steady state.
    void storedW(double* watts) const;

private:
    float* temperatures(int side, bool plate);
    const float* temperatures(int side, bool plate) const { return const_cast<GpuBatch*>(this)->temperatures(side, plate); }
    float mostW(std::size_t rack, float requestedW, float dieC) const;
    void detail(const float* requestedW, const float* idleW, const float* coolantC);
    void limitedStep(std::size_t rack, float requestedW, float idleW, float coolantC);

    Version m_version;
    GpuRackConditions m_law;
    Rack m_racks[racksMax];
    std::size_t m_count = 0, m_offset[racksMax + 1] = {};
    float m_requested[racksMax] = {}, m_factorMax[racksMax] = {};
    GpuBatchSurvey m_start[racksMax]; ///< at load()
    float m_coolant[racksMax] = {};      ///< what the temperatures held here are counted from
    double m_gpus[racksMax] = {};
    bool m_limited[racksMax] = {}, m_anyLimited = false;
    bool m_runsAway = false; ///< heat gets away so slowly that leakage may outgrow it: all racks count as limited
    int m_side = 0; ///< which of the two copies of the temperatures is the present one
    const float* m_factor[racksMax] = {}; ///< power factors, filled up to whole lanes
    std::vector<float> m_memory, m_power, m_factors;
    std::size_t m_stride = 0, m_align = 0;
    Results m_results;
};

} // namespace twin
