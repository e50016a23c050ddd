#include "twin/physics/GpuBatch.h"
#include "twin/physics/Lanes.h"
#include <algorithm>
#include <cstdint>

namespace twin {
namespace {

static_assert(lanes == GpuBatch::racksMax);

/// By row and lane; see prepare().
struct Coefficients
{
    float *toPlate, *plate, *cross, *gain, *factor;
};
struct Scales
{
    float die, plate; ///< temperatures are kept times these
    float perDie, heatOfPlate, heatOfCoolant; ///< 1 / die; W to the coolant by StepSums::plate, and by conductance and warmth
};
Scales scalesOf(const GpuRackConditions& law)
{
    Scales s{};
    s.die = law.dieCapacityPerStep > 0 ? law.dieCapacityPerStep : 1;
    s.plate = law.plateCapacityPerStep > 0 ? law.plateCapacityPerStep : 1;
    s.perDie = 1 / s.die;
    // Plate to coolant is a fixed multiple of die to plate: both are a chip's conductance times the mean one.
    s.heatOfPlate = law.plateToCoolantWPerK / law.dieToPlateWPerK * s.die / s.plate;
    s.heatOfCoolant = law.dieToPlateWPerK * s.perDie;
    return s;
}

/// By lane: power asked for where temperatures are counted from, and the pull of each step's coolant.
struct StepInputs
{
    const float *base, *warmth[2];
};
struct StepSums
{
    alignas(64) float power[lanes], plate[lanes], die[lanes], hottest[lanes]; ///< factor x die, conductance x plate, die; highest die
};
/// What stays the same from step to step, by lane.
struct RackSums
{
    const float *zeroC, *factors, *conductances, *gpus, *factorMax, *requestedW;
};

namespace plain {
#include "twin/physics/GpuBatchLoops.inl"
}
#ifdef TWIN_SEVERAL_VERSIONS
TWIN_TARGET_WIDE
namespace wide {
#include "twin/physics/GpuBatchLoops.inl"
}
TWIN_TARGET_END
TWIN_TARGET_WIDEST
namespace widest {
#include "twin/physics/GpuBatchLoops.inl"
}
TWIN_TARGET_END
#endif

std::size_t wholeLanes(std::size_t n) { return (n + lanes - 1) / lanes * lanes; }

} // namespace

GpuBatch::GpuBatch() : GpuBatch(bestLanesVersion()) {}

GpuBatch::GpuBatch(LanesVersion version) : m_version(std::min(version, bestLanesVersion())) {}

/// What both ways of taking over have in common.
void GpuBatch::begin(const GpuRackConditions& law, const Chips& chips, const Rack* racks, std::size_t count)
{
    m_law = law;
    m_count = std::min(count, racksMax);
    m_conductance = chips.conductanceFactor;
    m_rows = 0;
    bool tripping = false;
    for (std::size_t r = 0; r < racksMax; ++r) {
        m_racks[r] = r < m_count ? racks[r] : Rack{};
        m_counts[r] = m_racks[r].count;
        m_gpus[r] = static_cast<float>(m_counts[r]);
        m_rows = std::max(m_rows, m_counts[r]);
        tripping = tripping || m_racks[r].tripped;
        m_requested[r] = -1; // no demand worked out yet
        m_limited[r] = false;
    }
    m_anyLimited = false;
    m_filled = std::any_of(m_counts, m_counts + racksMax, [&](std::size_t n) { return n != m_rows; });
    // A quarter of a page beside whole pages, so that no row that is read soon has the place within its page of one just written: processors
    // take the two for the same until the writing is done.
    m_stride = ((wholeLanes(m_rows) + 47) / 64 * 64 + 16) * lanes;
    const std::size_t size = m_stride * Arrays + lanes;
    if (m_memory.size() < size)
        m_memory.resize(size);
    m_align = (64 - reinterpret_cast<std::uintptr_t>(m_memory.data()) % 64) % 64 / sizeof(float);
    m_side = 0;
    const float g1 = law.dieToPlateWPerK, g2 = law.plateToCoolantWPerK;
    const float getsAway = law.dieCapacityPerStep + g1 - g1 * g1 / (law.plateCapacityPerStep + g1 + g2);
    m_runsAway = 2 * law.leakagePerK * law.tdpW > getsAway; // with room for the chips' own differences
    const Scales scales = scalesOf(law);
    m_scales[0] = scales.die;
    m_scales[1] = scales.plate;

    float* factor = array(Factor);
    std::copy_n(chips.powerFactor, m_rows * lanes, factor);
    for (std::size_t r = 0; tripping && r < m_count; ++r)
        for (std::size_t i = 0; m_racks[r].tripped && i < m_counts[r]; ++i)
            if (m_racks[r].tripped[i])
                factor[i * lanes + r] = 0;
    m_chips = tripping ? sumChips(factor, m_conductance, m_rows) : *chips.sums;
    const Coefficients k{array(ToPlate), array(Plate), array(Cross), array(Gain), factor};
    TWIN_BEST(m_version, prepare, k, m_conductance, m_rows, m_law, scales);
    clearFilling(Plate);
    clearFilling(Cross);
}

void GpuBatch::load(const GpuRackConditions& law, const Chips& chips, const Rack* racks, std::size_t count, const float* nearC)
{
    begin(law, chips, racks, count);
    std::copy_n(nearC, racksMax, m_zero);
    for (const bool plate : {false, true}) {
        float* to = temperatures(0, plate);
        if (isSteady()) { // it remembers nothing
            std::fill_n(to, m_rows * lanes, 0.0f);
            continue;
        }
        const float* from[racksMax];
        for (std::size_t r = 0; r < racksMax; ++r)
            from[r] = plate ? m_racks[r].plateC : m_racks[r].dieC;
        TWIN_BEST(m_version, gather, from, m_counts, m_rows, m_scales[plate ? 1 : 0], m_zero, to);
        clearFilling(Temperatures + (plate ? 1 : 0));
    }
    surveyStart();
}

void GpuBatch::load(const GpuRackConditions& law, const Chips& chips, const Rack* racks, std::size_t count, const Held& held)
{
    begin(law, chips, racks, count);
    std::copy_n(held.zeroC, racksMax, m_zero);
    std::copy_n(held.die, m_rows * lanes, temperatures(0, false));
    std::copy_n(held.plate, m_rows * lanes, temperatures(0, true));
    surveyStart();
}

void GpuBatch::surveyStart()
{
    TWIN_BEST(m_version, survey, temperatures(0, false), m_rows, m_startDieW);
    TWIN_BEST(m_version, survey, temperatures(0, true), m_rows, m_startPlateW);
}

/// Zeros where there is no GPU: with them the filling's temperatures stay 0 and add to no sum.
void GpuBatch::clearFilling(int which)
{
    if (!m_filled)
        return;
    float* values = array(which);
    for (std::size_t r = 0; r < racksMax; ++r)
        for (std::size_t i = m_counts[r]; i < m_rows; ++i)
            values[i * lanes + r] = 0;
}

/// Works out what follows from the power asked for.
void GpuBatch::ask(const float* requestedW)
{
    if (std::equal(requestedW, requestedW + racksMax, m_requested))
        return;
    alignas(64) float slope[racksMax];
    for (std::size_t r = 0; r < racksMax; ++r) {
        m_requested[r] = requestedW[r];
        slope[r] = requestedW[r] * m_law.leakagePerK;
        m_base[r] = requestedW[r] * (1.0f + m_law.leakagePerK * (m_zero[r] - m_law.referenceC));
        m_slope[r] = slope[r] / m_scales[0];
    }
    const Coefficients k{array(ToPlate), array(Plate), array(Cross), array(Gain), array(Factor)};
    TWIN_BEST(m_version, demand, k, m_rows, slope, m_law, scalesOf(m_law));
    clearFilling(Gain);
}

/// Up to two steps without regard to limits, into m_results. Returns more than 0 if some rack may be at one.
float GpuBatch::take(std::size_t steps, const float (*coolantC)[racksMax])
{
    alignas(64) float warmth[2][racksMax];
    const float ratio = m_scales[0] * m_law.plateToCoolantWPerK / m_law.dieToPlateWPerK;
    for (std::size_t s = 0; s < steps; ++s)
        for (std::size_t r = 0; r < racksMax; ++r)
            warmth[s][r] = ratio * (coolantC[s][r] - m_zero[r]);
    const Coefficients k{array(ToPlate), array(Plate), array(Cross), array(Gain), array(Factor)};
    const Scales scales = scalesOf(m_law);
    const RackSums racks{m_zero, m_chips.power, m_chips.conductance, m_gpus, m_chips.powerMax, m_requested};
    const StepInputs in{m_base, {warmth[0], warmth[steps - 1]}};
    const int side = isSteady() ? 0 : m_side;
    const float *die = temperatures(side, false), *plate = temperatures(side, true);
    float *newDie = temperatures(1 - side, false), *newPlate = temperatures(1 - side, true);
    StepSums sums[2];
    if (steps == 1)
        TWIN_BEST(m_version, advanceOne, k, in, m_rows, die, plate, newDie, newPlate, sums);
    else
        TWIN_BEST(m_version, advanceTwo, k, in, m_rows, die, plate, newDie, newPlate, sums);
    float beyond = 0;
    for (std::size_t s = 0; s < steps; ++s)
        beyond = std::max(beyond, TWIN_BEST(m_version, conclude, racks, sums[s], m_base, m_slope, warmth[s], m_law, scales, m_results[s]));
    return beyond;
}

const GpuBatch::Results& GpuBatch::single(const float* requestedW, const float* idleW, const float* coolantC)
{
    alignas(64) float coolant[1][racksMax];
    std::copy_n(coolantC, racksMax, coolant[0]);
    const float beyond = take(1, coolant);
    if (beyond > 0 || m_anyLimited || m_runsAway)
        limits(requestedW, idleW, coolantC);
    m_results[0].limited = m_anyLimited;
    m_side = isSteady() ? 1 : 1 - m_side;
    return m_results[0];
}

const GpuBatch::Results& GpuBatch::step(const float* requestedW, const float* idleW, const float* coolantC)
{
    ask(requestedW);
    return single(requestedW, idleW, coolantC);
}

const GpuBatch::Results* GpuBatch::twoSteps(const float* requestedW, const float* idleW, const float (*coolantC)[racksMax])
{
    ask(requestedW);
    if (!m_anyLimited && !m_runsAway && !isSteady() && take(2, coolantC) <= 0) {
        m_side = 1 - m_side;
        m_results[0].limited = m_results[1].limited = false;
        return m_results;
    }
    // One by one: the temperatures before are still there.
    const Results first = single(requestedW, idleW, coolantC[0]);
    m_results[1] = single(requestedW, idleW, coolantC[1]);
    m_results[0] = first;
    return m_results;
}

/// Highest power that a GPU of a rack may ask for at a die temperature.
float GpuBatch::mostW(std::size_t r, float requestedW, float dieC) const
{
    return m_chips.powerMax[r] * requestedW * (1.0f + m_law.leakagePerK * (dieC - m_law.referenceC));
}

/// Takes those racks again whose limits are reached.
void GpuBatch::limits(const float* requestedW, const float* idleW, const float* coolantC)
{
    m_anyLimited = false;
    for (std::size_t r = 0; r < m_count; ++r) {
        m_results[0].throttled[r] = 0;
        m_limited[r] = m_runsAway || m_results[0].dieMaxC[r] > m_law.throttleC || mostW(r, requestedW[r], m_results[0].dieMaxC[r]) > m_law.tdpW;
        if (m_limited[r]) {
            limitedStep(r, requestedW[r], idleW[r], coolantC[r]);
            m_anyLimited = true;
        }
    }
}

void GpuBatch::limitedStep(std::size_t r, float requestedW, float idleW, float coolantC)
{
    const std::size_t count = m_counts[r], size = m_rows * racksMax;
    for (auto* values : {&m_power, &m_die, &m_plate, &m_factor, &m_conducts})
        if (values->size() < size)
            values->resize(size);
    const int side = isSteady() ? 0 : m_side;
    const float *oldDie = temperatures(side, false) + r, *oldPlate = temperatures(side, true) + r, *factors = array(Factor) + r;
    float *newDie = temperatures(1 - side, false) + r, *newPlate = temperatures(1 - side, true) + r;
    float *power = m_power.data() + r * m_rows, *die = m_die.data() + r * m_rows, *plate = m_plate.data() + r * m_rows;
    float *factor = m_factor.data() + r * m_rows, *conducts = m_conducts.data() + r * m_rows;
    for (std::size_t i = 0; i < count; ++i) {
        die[i] = oldDie[i * lanes] / m_scales[0] + m_zero[r];
        plate[i] = oldPlate[i * lanes] / m_scales[1] + m_zero[r];
        factor[i] = factors[i * lanes];
        conducts[i] = m_conductance[i * lanes + r];
    }
    GpuRackConditions c = m_law;
    c.requestedW = requestedW;
    c.idleW = idleW;
    c.coolantC = coolantC;
    const GpuRackResult g = advanceGpus(c, {factor, conducts, power, die, plate, count});
    for (std::size_t i = 0; i < count; ++i) {
        newDie[i * lanes] = (die[i] - m_zero[r]) * m_scales[0];
        newPlate[i * lanes] = (plate[i] - m_zero[r]) * m_scales[1];
    }
    m_results[0].powerW[r] = static_cast<float>(g.powerW);
    m_results[0].coolantW[r] = static_cast<float>(g.coolantW);
    m_results[0].dieSumC[r] = static_cast<float>(g.dieSumC);
    m_results[0].dieMaxC[r] = g.dieMaxC;
    m_results[0].throttled[r] = static_cast<float>(g.throttled);
}

void GpuBatch::store()
{
    const float *die = temperatures(m_side, false), *plate = temperatures(m_side, true);
    float *power[racksMax], *dies[racksMax], *plates[racksMax];
    for (std::size_t r = 0; r < racksMax; ++r) {
        power[r] = m_racks[r].powerW;
        dies[r] = m_racks[r].dieC;
        plates[r] = m_racks[r].plateC;
    }
    TWIN_BEST(m_version, powers, array(Factor), die, m_counts, m_rows, m_base, m_slope, power);
    TWIN_BEST(m_version, scatter, die, m_counts, m_rows, 1 / m_scales[0], m_zero, dies);
    TWIN_BEST(m_version, scatter, plate, m_counts, m_rows, 1 / m_scales[1], m_zero, plates);
    for (std::size_t r = 0; r < m_count; ++r)
        if (m_limited[r])
            std::copy_n(m_power.data() + r * m_rows, m_counts[r], power[r]);
}

void GpuBatch::hold(const Held& held) const
{
    std::copy_n(temperatures(m_side, false), m_rows * lanes, held.die);
    std::copy_n(temperatures(m_side, true), m_rows * lanes, held.plate);
    std::copy_n(m_zero, racksMax, held.zeroC);
}

void GpuBatch::release(const Held& held, const Rack* racks, std::size_t count, float dieCapacityPerStep, float plateCapacityPerStep)
{
    for (std::size_t r = 0; r < count; ++r)
        for (std::size_t i = 0; i < racks[r].count; ++i) {
            racks[r].dieC[i] = held.die[i * lanes + r] / dieCapacityPerStep + held.zeroC[r];
            racks[r].plateC[i] = held.plate[i * lanes + r] / plateCapacityPerStep + held.zeroC[r];
        }
}

GpuBatch::ChipSums GpuBatch::sumChips(const float* powerFactor, const float* conductanceFactor, std::size_t rows)
{
    ChipSums s;
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t r = 0; r < racksMax; ++r) {
            s.power[r] += powerFactor[i * lanes + r];
            s.powerMax[r] = std::max(s.powerMax[r], powerFactor[i * lanes + r]);
            s.conductance[r] += conductanceFactor[i * lanes + r];
        }
    return s;
}

void GpuBatch::storedW(double* watts) const
{
    double die[racksMax], plate[racksMax];
    TWIN_BEST(m_version, survey, temperatures(m_side, false), m_rows, die);
    TWIN_BEST(m_version, survey, temperatures(m_side, true), m_rows, plate);
    for (std::size_t r = 0; r < m_count; ++r)
        watts[r] = die[r] - m_startDieW[r] + plate[r] - m_startPlateW[r];
}

} // namespace twin
