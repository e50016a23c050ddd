#include "twin/physics/GpuBatch.h"
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define TWIN_SEVERAL_VERSIONS
#include <immintrin.h>
#pragma GCC diagnostic ignored "-Wuninitialized" // g++ 12's own headers for AVX-512, inlined here
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

namespace twin {
namespace {

using Survey = GpuBatchSurvey;
constexpr std::size_t lanes = 16;

/// By GPU, each rack filled up to whole lanes with zeros.
struct Coefficients
{
    float *plateWPerK, *fromPlate, *keepPlate, *plateDie, *capacity, *gain;
};

/// What the racks of a batch are given in a step: power f (base + slope die), with die above the coolant.
struct StepInputs
{
    float dieMass;
    const float* factor[GpuBatch::racksMax];
    float base[GpuBatch::racksMax], slope[GpuBatch::racksMax], rise[GpuBatch::racksMax], dieShift[GpuBatch::racksMax], coolant[GpuBatch::racksMax];
};
struct StepSums
{
    float power[GpuBatch::racksMax], coolant[GpuBatch::racksMax]; ///< W by rack
    float die, dieMaxC;                                           ///< of all racks: above their coolants; °C
};

// Three versions of the same loops, which give the same bits: sixteen lanes are added up by halves, quarters and so on in all of them.
namespace plain {
struct Lanes
{
    float v[lanes];
};
template<class F>
Lanes each(F f)
{
    Lanes r;
    for (std::size_t l = 0; l < lanes; ++l)
        r.v[l] = f(l);
    return r;
}
inline Lanes take(const float* p) { return each([&](std::size_t l) { return p[l]; }); }
inline void put(float* p, const Lanes& a) { std::memcpy(p, a.v, sizeof a.v); }
inline Lanes every(float x) { return each([&](std::size_t) { return x; }); }
inline Lanes add(const Lanes& a, const Lanes& b) { return each([&](std::size_t l) { return a.v[l] + b.v[l]; }); }
inline Lanes subtract(const Lanes& a, const Lanes& b) { return each([&](std::size_t l) { return a.v[l] - b.v[l]; }); }
inline Lanes multiply(const Lanes& a, const Lanes& b) { return each([&](std::size_t l) { return a.v[l] * b.v[l]; }); }
inline Lanes divide(const Lanes& a, const Lanes& b) { return each([&](std::size_t l) { return a.v[l] / b.v[l]; }); }
inline Lanes greater(const Lanes& a, const Lanes& b) { return each([&](std::size_t l) { return a.v[l] > b.v[l] ? a.v[l] : b.v[l]; }); }
// The product is exact in double precision. Rounding the sum twice differs from rounding it once in one case of 500 million.
inline Lanes fused(const Lanes& a, const Lanes& b, const Lanes& c)
{
    return each([&](std::size_t l) {
        return static_cast<float>(static_cast<double>(a.v[l]) * static_cast<double>(b.v[l]) + static_cast<double>(c.v[l]));
    });
}
inline float total(Lanes a)
{
    for (std::size_t half = lanes / 2; half > 0; half /= 2)
        for (std::size_t l = 0; l < half; ++l)
            a.v[l] += a.v[l + half];
    return a.v[0];
}
inline float most(const Lanes& a) { return *std::max_element(a.v, a.v + lanes); }
#include "twin/physics/GpuBatchLoops.inl"
} // namespace plain

#ifdef TWIN_SEVERAL_VERSIONS
#pragma GCC push_options
#pragma GCC target("avx2,fma")
namespace wide {
inline float total(__m256 v)
{
    __m128 q = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    q = _mm_add_ps(q, _mm_movehl_ps(q, q));
    return _mm_cvtss_f32(_mm_add_ss(q, _mm_movehdup_ps(q)));
}
inline float most(__m256 v)
{
    __m128 q = _mm_max_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    q = _mm_max_ps(q, _mm_movehl_ps(q, q));
    return _mm_cvtss_f32(_mm_max_ss(q, _mm_movehdup_ps(q)));
}
struct Lanes
{
    __m256 a, b;
};
inline Lanes take(const float* p) { return {_mm256_loadu_ps(p), _mm256_loadu_ps(p + 8)}; }
inline void put(float* p, const Lanes& v)
{
    _mm256_storeu_ps(p, v.a);
    _mm256_storeu_ps(p + 8, v.b);
}
inline Lanes every(float x) { return {_mm256_set1_ps(x), _mm256_set1_ps(x)}; }
inline Lanes add(const Lanes& x, const Lanes& y) { return {_mm256_add_ps(x.a, y.a), _mm256_add_ps(x.b, y.b)}; }
inline Lanes subtract(const Lanes& x, const Lanes& y) { return {_mm256_sub_ps(x.a, y.a), _mm256_sub_ps(x.b, y.b)}; }
inline Lanes multiply(const Lanes& x, const Lanes& y) { return {_mm256_mul_ps(x.a, y.a), _mm256_mul_ps(x.b, y.b)}; }
inline Lanes divide(const Lanes& x, const Lanes& y) { return {_mm256_div_ps(x.a, y.a), _mm256_div_ps(x.b, y.b)}; }
inline Lanes greater(const Lanes& x, const Lanes& y) { return {_mm256_max_ps(x.a, y.a), _mm256_max_ps(x.b, y.b)}; }
inline Lanes fused(const Lanes& x, const Lanes& y, const Lanes& z) { return {_mm256_fmadd_ps(x.a, y.a, z.a), _mm256_fmadd_ps(x.b, y.b, z.b)}; }
inline float most(const Lanes& v) { return most(_mm256_max_ps(v.a, v.b)); }
inline float total(const Lanes& v) { return total(_mm256_add_ps(v.a, v.b)); }
#include "twin/physics/GpuBatchLoops.inl"
} // namespace wide
#pragma GCC pop_options

#pragma GCC push_options
#pragma GCC target("avx512f,avx512dq,avx512vl,avx2,fma")
namespace widest {
using Lanes = __m512;
inline Lanes take(const float* p) { return _mm512_loadu_ps(p); }
inline void put(float* p, Lanes v) { _mm512_storeu_ps(p, v); }
inline Lanes every(float x) { return _mm512_set1_ps(x); }
inline Lanes add(Lanes x, Lanes y) { return _mm512_add_ps(x, y); }
inline Lanes subtract(Lanes x, Lanes y) { return _mm512_sub_ps(x, y); }
inline Lanes multiply(Lanes x, Lanes y) { return _mm512_mul_ps(x, y); }
inline Lanes divide(Lanes x, Lanes y) { return _mm512_div_ps(x, y); }
inline Lanes greater(Lanes x, Lanes y) { return _mm512_max_ps(x, y); }
inline Lanes fused(Lanes x, Lanes y, Lanes z) { return _mm512_fmadd_ps(x, y, z); }
inline float total(Lanes v)
{
    const __m256 h = _mm256_add_ps(_mm512_castps512_ps256(v), _mm512_extractf32x8_ps(v, 1));
    __m128 q = _mm_add_ps(_mm256_castps256_ps128(h), _mm256_extractf128_ps(h, 1));
    q = _mm_add_ps(q, _mm_movehl_ps(q, q));
    return _mm_cvtss_f32(_mm_add_ss(q, _mm_movehdup_ps(q)));
}
inline float most(Lanes v)
{
    const __m256 h = _mm256_max_ps(_mm512_castps512_ps256(v), _mm512_extractf32x8_ps(v, 1));
    __m128 q = _mm_max_ps(_mm256_castps256_ps128(h), _mm256_extractf128_ps(h, 1));
    q = _mm_max_ps(q, _mm_movehl_ps(q, q));
    return _mm_cvtss_f32(_mm_max_ss(q, _mm_movehdup_ps(q)));
}
#include "twin/physics/GpuBatchLoops.inl"
} // namespace widest
#pragma GCC pop_options

GpuBatch::Version bestVersion()
{
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return GpuBatch::Version::Avx512;
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? GpuBatch::Version::Avx2 : GpuBatch::Version::Plain;
}
#define TWIN_BEST(function, ...) \
    (m_version == Version::Avx512 ? widest::function(__VA_ARGS__) \
     : m_version == Version::Avx2 ? wide::function(__VA_ARGS__) : plain::function(__VA_ARGS__))
#else
GpuBatch::Version bestVersion() { return GpuBatch::Version::Plain; }
#define TWIN_BEST(function, ...) plain::function(__VA_ARGS__)
#endif

constexpr int coefficientArrays = 6, temperatureArrays = 4;

std::size_t wholeLanes(std::size_t n) { return (n + lanes - 1) / lanes * lanes; }

Coefficients coefficients(float* memory, std::size_t stride)
{
    const auto at = [&](std::size_t i) { return memory + i * stride; };
    return {at(0), at(1), at(2), at(3), at(4), at(5)};
}

} // namespace

GpuBatch::GpuBatch() : GpuBatch(best()) {}

GpuBatch::GpuBatch(Version version) : m_version(std::min(version, best())) {}

GpuBatch::Version GpuBatch::best()
{
    static const Version version = bestVersion();
    return version;
}

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
        m_gpus[r] = static_cast<double>(racks[r].gpus.count);
        m_offset[r + 1] = m_offset[r] + wholeLanes(racks[r].gpus.count);
    }
    // Rows of 16 floats, and an odd number of them, keep the arrays from falling on the same lines of the cache.
    m_stride = (m_offset[m_count] / 16 + 1) * 16 + 16;
    const std::size_t size = m_stride * (coefficientArrays + temperatureArrays) + 16;
    if (m_memory.size() < size)
        m_memory.resize(size);
    if (m_power.size() < m_stride) {
        m_power.resize(m_stride);
        m_factors.resize(m_stride);
    }
    m_align = (64 - reinterpret_cast<std::uintptr_t>(m_memory.data()) % 64) % 64 / sizeof(float);
    m_side = 0;
    m_results = Results{};
    const Coefficients k = coefficients(m_memory.data() + m_align, m_stride);
    float *die = temperatures(0, false), *plate = temperatures(0, true);
    m_anyLimited = false;
    const float g1 = law.dieToPlateWPerK, g2 = law.plateToCoolantWPerK;
    const float getsAway = law.dieCapacityPerStep + g1 - g1 * g1 / (law.plateCapacityPerStep + g1 + g2);
    m_runsAway = 2 * law.leakagePerK * law.tdpW > getsAway; // with room for the chips' own differences
    for (std::size_t r = 0; r < m_count; ++r) {
        const GpuRackArrays& g = m_racks[r].gpus;
        const std::size_t first = m_offset[r], whole = m_offset[r + 1] - first, spare = whole - g.count;
        std::memcpy(die + first, g.dieC, g.count * sizeof(float));
        std::memcpy(plate + first, g.plateC, g.count * sizeof(float));
        std::fill_n(die + first + g.count, spare, 0.0f);
        std::fill_n(plate + first + g.count, spare, 0.0f);
        // Racks of whole lanes are read where they lie.
        m_factor[r] = g.powerFactor;
        const float* conductance = g.conductanceFactor;
        if (spare > 0 || m_racks[r].tripped) {
            float* own = m_factors.data() + first;
            std::memcpy(own, g.powerFactor, g.count * sizeof(float));
            std::fill_n(own + g.count, spare, 0.0f);
            for (std::size_t i = 0; m_racks[r].tripped && i < g.count; ++i)
                if (m_racks[r].tripped[i])
                    own[i] = 0;
            m_factor[r] = own;
        }
        if (spare > 0) {
            float* scratch = m_power.data() + first;
            std::memcpy(scratch, g.conductanceFactor, g.count * sizeof(float));
            std::fill_n(scratch + g.count, spare, 1.0f);
            conductance = scratch;
        }
        m_start[r] = TWIN_BEST(prepare, k, conductance, die, plate, first, whole, m_law);
        for (float* a : {k.plateWPerK, k.fromPlate, k.keepPlate, k.plateDie})
            std::fill_n(a + first + g.count, spare, 0.0f);
        std::fill_n(k.capacity + first + g.count, spare, std::numeric_limits<float>::infinity()); // keeps the filling at 0
        m_factorMax[r] = TWIN_BEST(greatest, m_factor[r], whole);
        m_requested[r] = -1; // no demand worked out yet
        m_coolant[r] = 0;    // the temperatures as they come are above 0 °C
        m_limited[r] = false;
    }
}

const GpuBatch::Results& GpuBatch::step(const float* requestedW, const float* idleW, const float* coolantC, bool detailed)
{
    const Coefficients k = coefficients(m_memory.data() + m_align, m_stride);
    StepInputs in;
    in.dieMass = m_law.dieCapacityPerStep;
    std::copy_n(m_factor, racksMax, in.factor);
    for (std::size_t r = 0; r < racksMax; ++r) { // lanes beyond the last rack hold harmless zeros
        const float rise = coolantC[r] - m_coolant[r];
        in.coolant[r] = coolantC[r];
        in.rise[r] = rise;
        in.dieShift[r] = -m_law.dieCapacityPerStep * rise;
        in.slope[r] = requestedW[r] * m_law.leakagePerK;
        in.base[r] = requestedW[r] * (1.0f + m_law.leakagePerK * (coolantC[r] - m_law.referenceC));
    }
    for (std::size_t r = 0; r < m_count; ++r)
        if (m_requested[r] != requestedW[r]) {
            m_requested[r] = requestedW[r];
            TWIN_BEST(demand, k, m_factor[r], m_offset[r], m_offset[r + 1] - m_offset[r], requestedW[r], m_law);
        }
    StepSums sums{};
    TWIN_BEST(advance, k, in, m_offset, m_count, temperatures(m_side, false), temperatures(m_side, true), temperatures(1 - m_side, false),
              temperatures(1 - m_side, true), sums);
    double coolants = 0;
    bool mayBeLimited = m_runsAway || sums.dieMaxC > m_law.throttleC;
    for (std::size_t r = 0; r < m_count; ++r) {
        m_results.powerW[r] = static_cast<double>(sums.power[r]);
        m_results.coolantW[r] = static_cast<double>(sums.coolant[r]);
        coolants += m_gpus[r] * static_cast<double>(coolantC[r]);
        mayBeLimited |= mostW(r, requestedW[r], sums.dieMaxC) > m_law.tdpW;
    }
    m_results.dieSumAllC = static_cast<double>(sums.die) + coolants;
    m_results.dieMaxAllC = sums.dieMaxC;
    if (mayBeLimited || detailed || m_anyLimited)
        detail(requestedW, idleW, coolantC);
    std::copy_n(coolantC, m_count, m_coolant);
    m_side = 1 - m_side;
    return m_results;
}

/// Highest power that a GPU of a rack may ask for at a die temperature.
float GpuBatch::mostW(std::size_t r, float requestedW, float dieC) const
{
    return m_factorMax[r] * requestedW * (1.0f + m_law.leakagePerK * (dieC - m_law.referenceC));
}

/// Looks at each rack by itself, and takes those again whose limits are reached.
void GpuBatch::detail(const float* requestedW, const float* idleW, const float* coolantC)
{
    Survey found[racksMax];
    TWIN_BEST(survey, m_offset, m_count, temperatures(1 - m_side, false), temperatures(1 - m_side, true), found);
    m_results.dieSumAllC = 0;
    m_results.dieMaxAllC = -1e9f;
    m_anyLimited = false;
    for (std::size_t r = 0; r < m_count; ++r) {
        m_results.dieMaxC[r] = found[r].dieMax + coolantC[r];
        m_results.dieSumC[r] = static_cast<double>(found[r].die) + m_gpus[r] * static_cast<double>(coolantC[r]);
        m_results.throttled[r] = 0;
        m_limited[r] = m_runsAway || m_results.dieMaxC[r] > m_law.throttleC || mostW(r, requestedW[r], m_results.dieMaxC[r]) > m_law.tdpW;
        if (m_limited[r]) {
            limitedStep(r, requestedW[r], idleW[r], coolantC[r]);
            m_anyLimited = true;
        }
        m_results.dieSumAllC += m_results.dieSumC[r];
        m_results.dieMaxAllC = std::max(m_results.dieMaxAllC, m_results.dieMaxC[r]);
    }
}

void GpuBatch::limitedStep(std::size_t r, float requestedW, float idleW, float coolantC)
{
    const std::size_t first = m_offset[r], count = m_racks[r].gpus.count;
    float *die = temperatures(1 - m_side, false) + first, *plate = temperatures(1 - m_side, true) + first;
    TWIN_BEST(shift, temperatures(m_side, false) + first, die, count, m_coolant[r]);
    TWIN_BEST(shift, temperatures(m_side, true) + first, plate, count, m_coolant[r]);
    GpuRackConditions c = m_law;
    c.requestedW = requestedW;
    c.idleW = idleW;
    c.coolantC = coolantC;
    const GpuRackResult g = advanceGpus(c, {m_factor[r], m_racks[r].gpus.conductanceFactor, m_power.data() + first, die, plate, count});
    TWIN_BEST(shift, die, die, count, -coolantC);
    TWIN_BEST(shift, plate, plate, count, -coolantC);
    m_results.powerW[r] = g.powerW;
    m_results.coolantW[r] = g.coolantW;
    m_results.dieSumC[r] = g.dieSumC;
    m_results.dieMaxC[r] = g.dieMaxC;
    m_results.throttled[r] = g.throttled;
}

void GpuBatch::store()
{
    const float *die = temperatures(m_side, false), *plate = temperatures(m_side, true);
    for (std::size_t r = 0; r < m_count; ++r) {
        const GpuRackArrays& g = m_racks[r].gpus;
        const std::size_t first = m_offset[r], whole = m_offset[r + 1] - first;
        const bool inPlace = whole == g.count && !m_limited[r];
        if (!m_limited[r])
            TWIN_BEST(powers, m_factor[r], whole, die + first, inPlace ? g.powerW : m_power.data() + first, m_requested[r], m_coolant[r], m_law);
        if (!inPlace)
            std::memcpy(g.powerW, m_power.data() + first, g.count * sizeof(float));
        TWIN_BEST(shift, die + first, g.dieC, g.count, m_coolant[r]);
        TWIN_BEST(shift, plate + first, g.plateC, g.count, m_coolant[r]);
    }
}

void GpuBatch::storedW(double* watts) const
{
    Survey now[racksMax];
    TWIN_BEST(survey, m_offset, m_count, temperatures(m_side, false), temperatures(m_side, true), now);
    for (std::size_t r = 0; r < m_count; ++r) {
        const double coolants = m_gpus[r] * static_cast<double>(m_coolant[r]);
        watts[r] = static_cast<double>(m_law.dieCapacityPerStep) * (static_cast<double>(now[r].die) + coolants - static_cast<double>(m_start[r].die))
            + static_cast<double>(m_law.plateCapacityPerStep) * (static_cast<double>(now[r].plate) + coolants - static_cast<double>(m_start[r].plate));
    }
}

} // namespace twin
