#include "twin/physics/GpuBatch.h"
#include <algorithm>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define TWIN_TWO_VERSIONS
#include <immintrin.h>
#endif
#ifdef __GNUC__
#pragma GCC diagnostic ignored "-Wpsabi" // nothing here crosses the border of this file
#endif

namespace twin {
namespace {

using Sums = GpuBatchSums;
constexpr std::size_t lanes = 8;
using Lanes = float __attribute__((vector_size(lanes * sizeof(float)))); // g++ and clang; several registers where eight floats don't fit


/// By GPU, each rack filled up to whole lanes with zeros.
struct Coefficients
{
    float *factor, *plateWPerK, *fromPlate, *fromCoolant, *keepPlate, *plateCoolant, *plateDie, *capacity, *gain, *offset;
};

namespace plain {
inline Lanes fused(const Lanes& a, const Lanes& b, const Lanes& c)
{
    // The product is exact in double precision. Rounding the sum twice differs from rounding it once in one case of 500 million.
    Lanes r;
    for (std::size_t l = 0; l < lanes; ++l)
        r[l] = static_cast<float>(static_cast<double>(a[l]) * static_cast<double>(b[l]) + static_cast<double>(c[l]));
    return r;
}
inline float total(const Lanes& v) { return ((v[0] + v[1]) + (v[2] + v[3])) + ((v[4] + v[5]) + (v[6] + v[7])); }
inline void totals(const Lanes& power, const Lanes& plate, const Lanes& die, Sums& sums)
{
    sums.power = total(power);
    sums.plate = total(plate);
    sums.die = total(die);
}
#define TWIN_FUSED fused
#define TWIN_TOTALS totals
#include "twin/physics/GpuBatchLoops.inl"
#undef TWIN_TOTALS
#undef TWIN_FUSED
} // namespace plain

#ifdef TWIN_TWO_VERSIONS
#pragma GCC push_options
#pragma GCC target("avx2,fma")
namespace wide {
inline void totals(const Lanes& power, const Lanes& plate, const Lanes& die, Sums& sums)
{
    const __m256 pairs = _mm256_hadd_ps(_mm256_hadd_ps(power, plate), _mm256_hadd_ps(die, die));
    const __m128 four = _mm_add_ps(_mm256_castps256_ps128(pairs), _mm256_extractf128_ps(pairs, 1));
    sums.power = four[0];
    sums.plate = four[1];
    sums.die = four[2];
}
#define TWIN_FUSED _mm256_fmadd_ps
#define TWIN_TOTALS totals
#include "twin/physics/GpuBatchLoops.inl"
#undef TWIN_TOTALS
#undef TWIN_FUSED
} // namespace wide
#pragma GCC pop_options

bool isWide()
{
    static const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    return has;
}
#define TWIN_BEST(function, ...) (isWide() ? wide::function(__VA_ARGS__) : plain::function(__VA_ARGS__))
#else
#define TWIN_BEST(function, ...) plain::function(__VA_ARGS__)
#endif

constexpr int coefficientArrays = 10, temperatureArrays = 4;

std::size_t wholeLanes(std::size_t n) { return (n + lanes - 1) / lanes * lanes; }

Coefficients coefficients(float* memory, std::size_t stride)
{
    const auto at = [&](std::size_t i) { return memory + i * stride; };
    return {at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9)};
}

} // namespace

float* GpuBatch::temperatures(int side, bool plate)
{
    return m_memory.data() + m_align + static_cast<std::size_t>(coefficientArrays + 2 * side + (plate ? 1 : 0)) * m_stride;
}

void GpuBatch::load(const GpuRackConditions& law, const Rack* racks, std::size_t count)
{
    m_law = law;
    m_count = std::min(count, racksMax);
    m_offset[0] = 0;
    for (std::size_t r = 0; r < m_count; ++r) {
        m_racks[r] = racks[r];
        m_offset[r + 1] = m_offset[r] + wholeLanes(racks[r].gpus.count);
    }
    // Rows of 16 floats, and an odd number of them, keep the arrays from falling on the same lines of the cache.
    m_stride = (m_offset[m_count] / 16 + 1) * 16 + 16;
    const std::size_t size = m_stride * (coefficientArrays + temperatureArrays) + 16;
    if (m_memory.size() < size) {
        m_memory.resize(size);
        m_power.resize(m_stride);
    }
    if (m_power.size() < m_stride)
        m_power.resize(m_stride);
    m_align = (64 - reinterpret_cast<std::uintptr_t>(m_memory.data()) % 64) % 64 / sizeof(float);
    m_side = 0;
    m_results = Results{};
    const Coefficients k = coefficients(m_memory.data() + m_align, m_stride);
    float *die = temperatures(0, false), *plate = temperatures(0, true);
    for (std::size_t r = 0; r < m_count; ++r) {
        const GpuRackArrays& g = m_racks[r].gpus;
        const std::size_t first = m_offset[r], whole = m_offset[r + 1] - first, spare = whole - g.count;
        std::memcpy(k.factor + first, g.powerFactor, g.count * sizeof(float));
        if (m_racks[r].tripped)
            for (std::size_t i = 0; i < g.count; ++i)
                if (m_racks[r].tripped[i])
                    k.factor[first + i] = 0;
        std::memcpy(die + first, g.dieC, g.count * sizeof(float));
        std::memcpy(plate + first, g.plateC, g.count * sizeof(float));
        float* conductance = m_power.data() + first; // as scratch: whole lanes
        std::memcpy(conductance, g.conductanceFactor, g.count * sizeof(float));
        std::fill_n(conductance + g.count, spare, 1.0f);
        TWIN_BEST(prepare, k, conductance, first, whole, m_law);
        for (float* a : {k.factor, k.plateWPerK, k.fromPlate, k.fromCoolant, k.keepPlate, k.plateCoolant, k.plateDie, die, plate})
            std::fill_n(a + first + g.count, spare, 0.0f);
        m_factorMax[r] = *std::max_element(k.factor + first, k.factor + first + g.count);
        m_requested[r] = -1; // no demand worked out yet
    }
    TWIN_BEST(survey, k, m_offset, m_count, die, plate, m_start);
}

const GpuBatch::Results& GpuBatch::step(const float* requestedW, const float* idleW, const float* coolantC)
{
    const Coefficients k = coefficients(m_memory.data() + m_align, m_stride);
    const float *oldDie = temperatures(m_side, false), *oldPlate = temperatures(m_side, true);
    float *newDie = temperatures(1 - m_side, false), *newPlate = temperatures(1 - m_side, true);
    for (std::size_t r = 0; r < m_count; ++r)
        if (m_requested[r] != requestedW[r]) {
            m_requested[r] = requestedW[r];
            TWIN_BEST(demand, k, m_offset[r], m_offset[r + 1] - m_offset[r], requestedW[r], m_law);
        }
    Sums sums[racksMax];
    TWIN_BEST(advance, k, m_offset, m_count, oldDie, oldPlate, newDie, newPlate, requestedW, coolantC, m_law, sums);
    for (std::size_t r = 0; r < m_count; ++r) {
        const Sums& s = sums[r];
        const float most = m_factorMax[r] * requestedW[r] * (1.0f + m_law.leakagePerK * (s.dieMax - m_law.referenceC));
        m_limited[r] = s.dieMax > m_law.throttleC || most > m_law.tdpW;
        if (m_limited[r]) {
            limitedStep(r, requestedW[r], idleW[r], coolantC[r]);
            continue;
        }
        m_results.powerW[r] = static_cast<double>(s.power);
        m_results.coolantW[r] = static_cast<double>(s.plate) - static_cast<double>(coolantC[r]) * static_cast<double>(m_start[r].power);
        m_results.dieSumC[r] = static_cast<double>(s.die);
        m_results.dieMaxC[r] = s.dieMax;
        m_results.throttled[r] = 0;
    }
    m_side = 1 - m_side;
    return m_results;
}

void GpuBatch::limitedStep(std::size_t r, float requestedW, float idleW, float coolantC)
{
    const std::size_t first = m_offset[r], count = m_racks[r].gpus.count;
    float *die = temperatures(1 - m_side, false) + first, *plate = temperatures(1 - m_side, true) + first;
    std::memcpy(die, temperatures(m_side, false) + first, count * sizeof(float));
    std::memcpy(plate, temperatures(m_side, true) + first, count * sizeof(float));
    GpuRackConditions c = m_law;
    c.requestedW = requestedW;
    c.idleW = idleW;
    c.coolantC = coolantC;
    const Coefficients k = coefficients(m_memory.data() + m_align, m_stride);
    const GpuRackResult g = advanceGpus(c, {k.factor + first, m_racks[r].gpus.conductanceFactor, m_power.data() + first, die, plate, count});
    m_results.powerW[r] = g.powerW;
    m_results.coolantW[r] = g.coolantW;
    m_results.dieSumC[r] = g.dieSumC;
    m_results.dieMaxC[r] = g.dieMaxC;
    m_results.throttled[r] = g.throttled;
}

void GpuBatch::store()
{
    const Coefficients k = coefficients(m_memory.data() + m_align, m_stride);
    const float *die = temperatures(m_side, false), *plate = temperatures(m_side, true);
    for (std::size_t r = 0; r < m_count; ++r) {
        const GpuRackArrays& g = m_racks[r].gpus;
        const std::size_t first = m_offset[r];
        if (!m_limited[r])
            TWIN_BEST(powers, k, first, m_offset[r + 1] - first, die, m_power.data(), m_requested[r], m_law);
        std::memcpy(g.powerW, m_power.data() + first, g.count * sizeof(float));
        std::memcpy(g.dieC, die + first, g.count * sizeof(float));
        std::memcpy(g.plateC, plate + first, g.count * sizeof(float));
    }
}

void GpuBatch::storedW(double* watts) const
{
    const Coefficients k = coefficients(const_cast<float*>(m_memory.data()) + m_align, m_stride);
    Sums now[racksMax];
    TWIN_BEST(survey, k, m_offset, m_count, temperatures(m_side, false), temperatures(m_side, true), now);
    for (std::size_t r = 0; r < m_count; ++r)
        watts[r] = static_cast<double>(m_law.dieCapacityPerStep) * (static_cast<double>(now[r].die) - static_cast<double>(m_start[r].die))
            + static_cast<double>(m_law.plateCapacityPerStep) * (static_cast<double>(now[r].plate) - static_cast<double>(m_start[r].plate));
}

} // namespace twin
