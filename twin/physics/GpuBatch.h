// Several steps of up to eight racks' GPUs while their numbers stay in the first-level cache: memory traffic is what a step of a
// million GPUs costs.
#pragma once
#include "twin/physics/GpuKernel.h"
#include <cstdint>
#include <vector>

namespace twin {

/// Sums over the GPUs of a rack.
struct GpuBatchSums
{
    float power, plate, die, dieMax;
};

/// The same law as advanceGpus (one implicit Euler step, or the steady state, of two nodes a GPU), with all that doesn't change from
/// step to step worked out beforehand: then a step is thirteen multiplications and additions a GPU. Racks whose power limit or clock
/// cut may come into play go through advanceGpus. Multiplications and additions are fused in both versions of the code, with and
/// without AVX2, so both give the same result but for the rarest last bit. One thread a batch.
class GpuBatch
{
public:
    static constexpr std::size_t racksMax = 8;

    /// Arrays of one rack. `tripped` may be null: none is.
    struct Rack
    {
        GpuRackArrays gpus;
        const std::uint8_t* tripped = nullptr; ///< 1: shut down, draws nothing
    };
    struct Results ///< by rack; zeros beyond the last
    {
        alignas(64) double powerW[racksMax] = {};
        double coolantW[racksMax] = {}, dieSumC[racksMax] = {}, throttled[racksMax] = {};
        float dieMaxC[racksMax] = {};
    };

    /// Takes over the racks' state. `law`: what they share; requestedW, idleW and coolantC come with each step.
    void load(const GpuRackConditions& law, const Rack* racks, std::size_t count);
    /// One step. Arrays by rack: power asked of a mean GPU, idle power, coolant temperature.
    const Results& step(const float* requestedW, const float* idleW, const float* coolantC);
    /// Hands the state back to the racks' arrays, with the power of the last step.
    void store();
    /// Heat that dies and plates of each rack have taken up since load(), from their temperatures, in joules by the step's seconds. Has
    /// no meaning in the steady state.
    void storedW(double* watts) const;

private:
    float* temperatures(int side, bool plate);
    const float* temperatures(int side, bool plate) const { return const_cast<GpuBatch*>(this)->temperatures(side, plate); }
    void limitedStep(std::size_t rack, float requestedW, float idleW, float coolantC);

    GpuRackConditions m_law;
    Rack m_racks[racksMax];
    std::size_t m_count = 0, m_offset[racksMax + 1] = {};
    float m_requested[racksMax] = {}, m_factorMax[racksMax] = {};
    GpuBatchSums m_start[racksMax] = {}; ///< at load(); `power` stands for the conductances there
    bool m_limited[racksMax] = {};
    int m_side = 0; ///< which of the two copies of the temperatures is the present one
    std::vector<float> m_memory, m_power;
    std::size_t m_stride = 0, m_align = 0;
    Results m_results;
};

} // namespace twin
