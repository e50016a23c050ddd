// Several steps of up to sixteen racks' GPUs while their numbers stay in the first-level cache: memory traffic is what a step of a
// million GPUs costs.
#pragma once
#include "twin/physics/GpuKernel.h"
#include <cstdint>
#include <vector>

namespace twin {

/// The same law as advanceGpus (one implicit Euler step, or the steady state, of two nodes a GPU), with all that doesn't change from
/// step to step worked out beforehand: then a step is a dozen multiplications and additions a GPU. The GPUs are turned around, so that a
/// lane of the machine's registers is a rack: sums over racks then need no help from other lanes. Racks whose power limit or clock
/// cut may come into play go through advanceGpus. One thread a batch.
class GpuBatch
{
public:
    static constexpr std::size_t racksMax = 16;
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
    struct Results ///< by rack; without meaning beyond the last
    {
        alignas(64) double powerW[racksMax] = {};
        double coolantW[racksMax] = {}, dieSumC[racksMax] = {};
        float dieMaxC[racksMax] = {}, throttled[racksMax] = {};
        bool limited = false; ///< a limit is at work somewhere; else nothing is throttled
    };

    /// Takes over the racks' state. `law`: what they share; requestedW, idleW and coolantC come with each step.
    void load(const GpuRackConditions& law, const Rack* racks, std::size_t count);
    /// One step. Arrays of racksMax: power asked of a mean GPU, idle power, coolant temperature; zeros beyond the last rack.
    const Results& step(const float* requestedW, const float* idleW, const float* coolantC);
    /// Hands the state back to the racks' arrays, with the power of the last step.
    void store();
    /// Heat that dies and plates of each rack have taken up since load(), from their temperatures, in joules by the step's seconds. Has
    /// no meaning in the steady state.
    void storedW(double* watts) const;

private:
    enum Array { Conductance, Resistance, Gain, Factor, Temperatures, Arrays = Temperatures + 4 };
    float* array(int which) { return m_memory.data() + m_align + static_cast<std::size_t>(which) * m_stride; }
    float* temperatures(int side, bool plate) { return array(Temperatures + 2 * side + (plate ? 1 : 0)); }
    const float* temperatures(int side, bool plate) const { return const_cast<GpuBatch*>(this)->temperatures(side, plate); }
    float mostW(std::size_t rack, float requestedW, float dieC) const;
    void clearFilling(int which);
    void limits(const float* requestedW, const float* idleW, const float* coolantC);
    void limitedStep(std::size_t rack, float requestedW, float idleW, float coolantC);

    Version m_version;
    GpuRackConditions m_law;
    Rack m_racks[racksMax];
    std::size_t m_count = 0, m_rows = 0, m_counts[racksMax] = {};
    bool m_filled = false; ///< some racks have fewer GPUs than there are rows
    alignas(64) float m_requested[racksMax] = {}, m_factorMax[racksMax] = {};
    alignas(64) float m_coolant[racksMax] = {}; ///< what the temperatures held here are counted from
    double m_startDieC[racksMax] = {}, m_startPlateC[racksMax] = {}; ///< sums at load()
    double m_gpus[racksMax] = {};
    bool m_limited[racksMax] = {};
    bool m_runsAway = false; ///< heat gets away so slowly that leakage may outgrow it: all racks count as limited
    int m_side = 0; ///< which of the two copies of the temperatures is the present one
    std::vector<float> m_memory, m_power, m_die, m_plate, m_own; ///< the last four: arrays a rack, for limited ones; factors with trips
    std::size_t m_stride = 0, m_align = 0;
    Results m_results;
};

} // namespace twin
