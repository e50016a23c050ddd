// Several steps of up to sixteen racks' GPUs while their numbers stay in the first-level cache: memory traffic is what a step of a
// million GPUs costs.
#pragma once
#include "twin/physics/GpuKernel.h"
#include <cstdint>
#include <vector>

namespace twin {

enum class LanesVersion; // Lanes.h

/// The same law as advanceGpus (one implicit Euler step, or the steady state, of two nodes a GPU), with all that doesn't change from
/// step to step worked out beforehand: then a step is ten multiplications and additions a GPU. The GPUs are turned around, so that a
/// lane of the machine's registers is a rack: sums over racks then need no help from other lanes. Racks whose power limit or clock
/// cut may come into play go through advanceGpus. One thread a batch.
///
/// *Rows*: an array of rows of racksMax floats, row i with the i-th GPU of each rack; 0 where a rack has no such GPU.
class GpuBatch
{
public:
    static constexpr std::size_t racksMax = 16;
    GpuBatch();
    /// A version of the code, or the best below it. All have the same results (Plain but for the rarest last bit).
    explicit GpuBatch(LanesVersion version);

    /// Arrays of one rack. `tripped` may be null: none is.
    struct Rack
    {
        float *powerW = nullptr, *dieC = nullptr, *plateC = nullptr;
        std::size_t count = 0;
        const std::uint8_t* tripped = nullptr; ///< 1: shut down, draws nothing
    };
    struct ChipSums ///< by rack
    {
        alignas(64) float power[racksMax] = {}, powerMax[racksMax] = {}, conductance[racksMax] = {};
    };
    /// Rows, as many as the largest rack has GPUs: power and thermal conductance of each chip relative to the mean one.
    struct Chips
    {
        const float *powerFactor = nullptr, *conductanceFactor = nullptr;
        const ChipSums* sums = nullptr; ///< of these rows
    };
    static ChipSums sumChips(const float* powerFactor, const float* conductanceFactor, std::size_t rows);
    /// A batch's state between windows, sooner taken up again than the racks' arrays: rows of heat content and racksMax temperatures.
    struct Held
    {
        float *die = nullptr, *plate = nullptr, *zeroC = nullptr;
    };
    struct Results ///< by rack; without meaning beyond the last
    {
        alignas(64) float powerW[racksMax] = {}, coolantW[racksMax] = {}, dieSumC[racksMax] = {}, dieMaxC[racksMax] = {}, throttled[racksMax] = {};
        bool limited = false; ///< a limit is at work somewhere; else nothing is throttled
    };

    /// Takes over the racks' state. `law`: what they share; requestedW, idleW and coolantC come with each step. `nearC`: racksMax
    /// temperatures about those of the coolants, from which all are counted.
    void load(const GpuRackConditions& law, const Chips& chips, const Rack* racks, std::size_t count, const float* nearC);
    /// Takes up what hold() left, for the same racks and length of step.
    void load(const GpuRackConditions& law, const Chips& chips, const Rack* racks, std::size_t count, const Held& held);
    /// One step. Arrays of racksMax: power asked of a mean GPU, idle power, coolant temperature; zeros beyond the last rack.
    const Results& step(const float* requestedW, const float* idleW, const float* coolantC);
    /// Two steps under the same load, for little more than one costs; the results of both.
    const Results* twoSteps(const float* requestedW, const float* idleW, const float (*coolantC)[racksMax]);
    /// Hands the state back to the racks' arrays, with the power of the last step.
    void store();
    void hold(const Held& held) const;
    /// Hands back temperatures alone, without a batch: what `held` has of racks that had these capacities a step.
    static void release(const Held& held, const Rack* racks, std::size_t count, float dieCapacityPerStep, float plateCapacityPerStep);
    /// Heat that dies and plates of each rack have taken up since load(), from their temperatures, in joules by the step's seconds. Has
    /// no meaning in the steady state.
    void storedW(double* watts) const;

private:
    enum Array { ToPlate, Plate, Cross, Gain, Factor, Temperatures, Arrays = Temperatures + 4 };
    float* array(int which) { return m_memory.data() + m_align + static_cast<std::size_t>(which) * m_stride; }
    float* temperatures(int side, bool plate) { return array(Temperatures + 2 * side + (plate ? 1 : 0)); }
    const float* temperatures(int side, bool plate) const { return const_cast<GpuBatch*>(this)->temperatures(side, plate); }
    bool isSteady() const { return !(m_law.dieCapacityPerStep > 0); }
    void begin(const GpuRackConditions& law, const Chips& chips, const Rack* racks, std::size_t count);
    void surveyStart();
    void clearFilling(int which);
    void ask(const float* requestedW);
    float take(std::size_t steps, const float (*coolantC)[racksMax]);
    const Results& single(const float* requestedW, const float* idleW, const float* coolantC);
    float mostW(std::size_t rack, float requestedW, float dieC) const;
    void limits(const float* requestedW, const float* idleW, const float* coolantC);
    void limitedStep(std::size_t rack, float requestedW, float idleW, float coolantC);

    LanesVersion m_version;
    GpuRackConditions m_law;
    Rack m_racks[racksMax];
    std::size_t m_count = 0, m_rows = 0, m_counts[racksMax] = {};
    const float* m_conductance = nullptr;
    bool m_filled = false; ///< some racks have fewer GPUs than there are rows
    alignas(64) float m_requested[racksMax] = {}, m_base[racksMax] = {}, m_slope[racksMax] = {}; ///< power = factor (base + slope x die as kept)
    alignas(64) float m_gpus[racksMax] = {};
    ChipSums m_chips;
    alignas(64) float m_zero[racksMax] = {}; ///< what the temperatures are counted from
    float m_scales[2] = {1, 1};              ///< of die and plate: temperatures are kept times the heat capacity a step
    double m_startDieW[racksMax] = {}, m_startPlateW[racksMax] = {}; ///< sums at load()
    bool m_limited[racksMax] = {}, m_anyLimited = false;
    bool m_runsAway = false; ///< heat gets away so slowly that leakage may outgrow it: all racks count as limited
    int m_side = 0; ///< which of the two copies of the temperatures is the present one
    std::vector<float> m_memory, m_power, m_die, m_plate, m_factor, m_conducts; ///< the last five: arrays a rack, for limited ones
    std::size_t m_stride = 0, m_align = 0;
    Results m_results[2];
};

} // namespace twin
