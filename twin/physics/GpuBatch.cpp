#include "twin/physics/GpuBatch.h"
#include <algorithm>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define TWIN_SEVERAL_VERSIONS
#include <immintrin.h>
#pragma GCC diagnostic ignored "-Wuninitialized" // g++ 12's own headers for AVX-512, inlined here
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

namespace twin {
namespace {

constexpr std::size_t lanes = GpuBatch::racksMax;

/// By row and lane.
struct Coefficients
{
    float *conductance, *resistance, *gain, *factor; ///< die to plate; of the plate's balance, see prepare()
};

/// By lane.
struct StepInputs
{
    const float *requestedW, *coolantC, *lastCoolantC, *factorMax;
};
struct StepSums
{
    alignas(64) float power[lanes], plate[lanes]; ///< W; sum of conductance times plate
    float die[lanes], dieMaxC[lanes];             ///< above the coolant; °C
    float beyondLimits;                           ///< > 0: some rack may be at a limit
};

// Three versions of the same loops, which give the same bits, as no lane is ever added to another.
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
inline Lanes low(const Lanes& a, const Lanes& b) { return each([&](std::size_t l) { return l % 2 ? b.v[l / 2] : a.v[l / 2]; }); }
inline Lanes high(const Lanes& a, const Lanes& b)
{
    return each([&](std::size_t l) { return l % 2 ? b.v[lanes / 2 + l / 2] : a.v[lanes / 2 + l / 2]; });
}
inline float most(const Lanes& a) { return *std::max_element(a.v, a.v + lanes); }
#include "twin/physics/GpuBatchLoops.inl"
} // namespace plain

#ifdef TWIN_SEVERAL_VERSIONS
#pragma GCC push_options
#pragma GCC target("avx2,fma")
namespace wide {
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
inline Lanes inTurns(__m256 x, __m256 y)
{
    const __m256 even = _mm256_unpacklo_ps(x, y), odd = _mm256_unpackhi_ps(x, y);
    return {_mm256_permute2f128_ps(even, odd, 0x20), _mm256_permute2f128_ps(even, odd, 0x31)};
}
inline Lanes low(const Lanes& x, const Lanes& y) { return inTurns(x.a, y.a); }
inline Lanes high(const Lanes& x, const Lanes& y) { return inTurns(x.b, y.b); }
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
inline Lanes low(Lanes x, Lanes y)
{
    return _mm512_permutex2var_ps(x, _mm512_setr_epi32(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), y);
}
inline Lanes high(Lanes x, Lanes y)
{
    return _mm512_permutex2var_ps(x, _mm512_setr_epi32(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), y);
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

std::size_t wholeLanes(std::size_t n) { return (n + lanes - 1) / lanes * lanes; }

} // namespace

GpuBatch::GpuBatch() : GpuBatch(best()) {}

GpuBatch::GpuBatch(Version version) : m_version(std::min(version, best())) {}

GpuBatch::Version GpuBatch::best()
{
    static const Version version = bestVersion();
    return version;
}

void GpuBatch::load(const GpuRackConditions& law, const Rack* racks, std::size_t count)
{
    m_law = law;
    m_count = std::min(count, racksMax);
    std::size_t most = 0, tripping = 0;
    for (std::size_t r = 0; r < racksMax; ++r) {
        m_racks[r] = r < m_count ? racks[r] : Rack{};
        m_counts[r] = r < m_count ? racks[r].gpus.count : 0;
        m_gpus[r] = static_cast<double>(m_counts[r]);
        most = std::max(most, m_counts[r]);
        tripping += m_racks[r].tripped ? 1 : 0;
        m_requested[r] = -1; // no demand worked out yet
        m_coolant[r] = 0;    // the temperatures as they come are above 0 °C
        m_limited[r] = false;
    }
    m_rows = most + most % 2;
    m_filled = std::any_of(m_counts, m_counts + racksMax, [&](std::size_t n) { return n != m_rows; });
    // A quarter of a page beside whole pages, so that no row that is read soon has the place within its page of one just written: processors
    // take the two for the same until the writing is done.
    m_stride = ((wholeLanes(m_rows) + 47) / 64 * 64 + 16) * lanes;
    const std::size_t size = m_stride * Arrays + lanes;
    if (m_memory.size() < size)
        m_memory.resize(size);
    m_align = (64 - reinterpret_cast<std::uintptr_t>(m_memory.data()) % 64) % 64 / sizeof(float);
    m_side = 0;
    m_results.limited = false;
    std::fill_n(m_results.throttled, racksMax, 0.0f);
    const float g1 = law.dieToPlateWPerK, g2 = law.plateToCoolantWPerK;
    const float getsAway = law.dieCapacityPerStep + g1 - g1 * g1 / (law.plateCapacityPerStep + g1 + g2);
    m_runsAway = 2 * law.leakagePerK * law.tdpW > getsAway; // with room for the chips' own differences

    if (tripping > 0) { // factors of what is shut down are 0
        m_own.resize(m_rows * racksMax);
        for (std::size_t r = 0; r < m_count; ++r) {
            if (!m_racks[r].tripped)
                continue;
            float* own = m_own.data() + r * m_rows;
            for (std::size_t i = 0; i < m_counts[r]; ++i)
                own[i] = m_racks[r].tripped[i] ? 0.0f : m_racks[r].gpus.powerFactor[i];
            m_racks[r].gpus.powerFactor = own;
        }
    }
    const float* from[4][racksMax];
    for (std::size_t r = 0; r < racksMax; ++r) {
        const GpuRackArrays& g = m_racks[r].gpus;
        from[0][r] = g.powerFactor;
        from[1][r] = g.conductanceFactor;
        from[2][r] = g.dieC;
        from[3][r] = g.plateC;
    }
    TWIN_BEST(gather, from[0], m_counts, m_rows, array(Factor));
    TWIN_BEST(gather, from[1], m_counts, m_rows, array(Conductance));
    TWIN_BEST(gather, from[2], m_counts, m_rows, temperatures(0, false));
    TWIN_BEST(gather, from[3], m_counts, m_rows, temperatures(0, true));
    TWIN_BEST(survey, temperatures(0, false), m_rows, m_startDieC);
    TWIN_BEST(survey, temperatures(0, true), m_rows, m_startPlateC);
    TWIN_BEST(greatest, array(Factor), m_rows, m_factorMax);
    const Coefficients k{array(Conductance), array(Resistance), array(Gain), array(Factor)};
    TWIN_BEST(prepare, k, m_rows, m_law);
    clearFilling(Resistance);
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

const GpuBatch::Results& GpuBatch::step(const float* requestedW, const float* idleW, const float* coolantC)
{
    const Coefficients k{array(Conductance), array(Resistance), array(Gain), array(Factor)};
    if (!std::equal(requestedW, requestedW + racksMax, m_requested)) {
        std::copy_n(requestedW, racksMax, m_requested);
        TWIN_BEST(demand, k, m_rows, requestedW, m_law);
        clearFilling(Gain);
    }
    const StepInputs in{requestedW, coolantC, m_coolant, m_factorMax};
    StepSums sums;
    TWIN_BEST(advance, k, in, m_rows, m_law, temperatures(m_side, false), temperatures(m_side, true),
              temperatures(1 - m_side, false), temperatures(1 - m_side, true), sums);
    const double plateToCoolant = static_cast<double>(m_law.plateToCoolantWPerK) / static_cast<double>(m_law.dieToPlateWPerK);
    for (std::size_t r = 0; r < racksMax; ++r) {
        m_results.powerW[r] = static_cast<double>(sums.power[r]);
        m_results.coolantW[r] = static_cast<double>(sums.plate[r]) * plateToCoolant;
        m_results.dieSumC[r] = static_cast<double>(sums.die[r]) + m_gpus[r] * static_cast<double>(coolantC[r]);
        m_results.dieMaxC[r] = sums.dieMaxC[r];
    }
    if (sums.beyondLimits > 0 || m_results.limited || m_runsAway)
        limits(requestedW, idleW, coolantC);
    std::copy_n(coolantC, racksMax, m_coolant);
    m_side = 1 - m_side;
    return m_results;
}

/// Highest power that a GPU of a rack may ask for at a die temperature.
float GpuBatch::mostW(std::size_t r, float requestedW, float dieC) const
{
    return m_factorMax[r] * requestedW * (1.0f + m_law.leakagePerK * (dieC - m_law.referenceC));
}

/// Takes those racks again whose limits are reached.
void GpuBatch::limits(const float* requestedW, const float* idleW, const float* coolantC)
{
    m_results.limited = false;
    for (std::size_t r = 0; r < m_count; ++r) {
        m_results.throttled[r] = 0;
        m_limited[r] = m_runsAway || m_results.dieMaxC[r] > m_law.throttleC || mostW(r, requestedW[r], m_results.dieMaxC[r]) > m_law.tdpW;
        if (m_limited[r]) {
            limitedStep(r, requestedW[r], idleW[r], coolantC[r]);
            m_results.limited = true;
        }
    }
}

void GpuBatch::limitedStep(std::size_t r, float requestedW, float idleW, float coolantC)
{
    const std::size_t count = m_counts[r], size = m_rows * racksMax;
    for (auto* values : {&m_power, &m_die, &m_plate})
        if (values->size() < size)
            values->resize(size);
    const float *oldDie = temperatures(m_side, false) + r, *oldPlate = temperatures(m_side, true) + r;
    float *newDie = temperatures(1 - m_side, false) + r, *newPlate = temperatures(1 - m_side, true) + r;
    float *power = m_power.data() + r * m_rows, *die = m_die.data() + r * m_rows, *plate = m_plate.data() + r * m_rows;
    for (std::size_t i = 0; i < count; ++i) {
        die[i] = oldDie[i * lanes] + m_coolant[r];
        plate[i] = oldPlate[i * lanes] + m_coolant[r];
    }
    GpuRackConditions c = m_law;
    c.requestedW = requestedW;
    c.idleW = idleW;
    c.coolantC = coolantC;
    const GpuRackResult g = advanceGpus(c, {m_racks[r].gpus.powerFactor, m_racks[r].gpus.conductanceFactor, power, die, plate, count});
    for (std::size_t i = 0; i < count; ++i) {
        newDie[i * lanes] = die[i] - coolantC;
        newPlate[i * lanes] = plate[i] - coolantC;
    }
    m_results.powerW[r] = g.powerW;
    m_results.coolantW[r] = g.coolantW;
    m_results.dieSumC[r] = g.dieSumC;
    m_results.dieMaxC[r] = g.dieMaxC;
    m_results.throttled[r] = static_cast<float>(g.throttled);
}

void GpuBatch::store()
{
    const float *die = temperatures(m_side, false), *plate = temperatures(m_side, true);
    float *power[racksMax], *dies[racksMax], *plates[racksMax];
    for (std::size_t r = 0; r < racksMax; ++r) {
        const GpuRackArrays& g = m_racks[r].gpus;
        power[r] = g.powerW;
        dies[r] = g.dieC;
        plates[r] = g.plateC;
    }
    TWIN_BEST(powers, array(Factor), die, m_counts, m_rows, m_requested, m_coolant, m_law, power);
    TWIN_BEST(scatter, die, m_counts, m_rows, m_coolant, dies);
    TWIN_BEST(scatter, plate, m_counts, m_rows, m_coolant, plates);
    for (std::size_t r = 0; r < m_count; ++r)
        if (m_limited[r])
            std::copy_n(m_power.data() + r * m_rows, m_counts[r], power[r]);
}

void GpuBatch::storedW(double* watts) const
{
    double die[racksMax], plate[racksMax];
    TWIN_BEST(survey, temperatures(m_side, false), m_rows, die);
    TWIN_BEST(survey, temperatures(m_side, true), m_rows, plate);
    for (std::size_t r = 0; r < m_count; ++r) {
        const double coolants = m_gpus[r] * static_cast<double>(m_coolant[r]);
        watts[r] = static_cast<double>(m_law.dieCapacityPerStep) * (die[r] + coolants - m_startDieC[r])
            + static_cast<double>(m_law.plateCapacityPerStep) * (plate[r] + coolants - m_startPlateC[r]);
    }
}

} // namespace twin
