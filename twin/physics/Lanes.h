// Sixteen floats at a time, in three versions of the machine's code: plain, AVX2, AVX-512. A .cpp includes its loops once inside each of
// plain, wide and widest, between the target pragmas, and chooses at run time with TWIN_BEST. All versions give the same bits, as no
// lane is ever added to another but in a fixed order. Internal to twin/physics.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define TWIN_SEVERAL_VERSIONS
#include <immintrin.h>
#pragma GCC diagnostic ignored "-Wuninitialized" // g++ 12's own headers for AVX-512, inlined here
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

namespace twin {

enum class LanesVersion { Plain, Avx2, Avx512 };
LanesVersion bestLanesVersion(); ///< that this machine can run

namespace {

constexpr std::size_t lanes = 16;

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
// As the machine's instructions: the second where one is no number.
inline Lanes greater(const Lanes& a, const Lanes& b) { return each([&](std::size_t l) { return a.v[l] > b.v[l] ? a.v[l] : b.v[l]; }); }
inline Lanes lesser(const Lanes& a, const Lanes& b) { return each([&](std::size_t l) { return a.v[l] < b.v[l] ? a.v[l] : b.v[l]; }); }
/// `yes` where a > b, else `no`.
inline Lanes whereGreater(const Lanes& a, const Lanes& b, const Lanes& yes, const Lanes& no)
{
    return each([&](std::size_t l) { return a.v[l] > b.v[l] ? yes.v[l] : no.v[l]; });
}
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
inline void keep(Lanes&) {} ///< in a register, where there are enough: else compilers read from memory again at every use
inline float most(const Lanes& a) { return *std::max_element(a.v, a.v + lanes); }
/// Adds lanes l, l + 4, l + 8 and l + 12 in double precision, (0 + 4) + (8 + 12), to sum l of four.
inline void addFourfold(const Lanes& a, double* sums)
{
    for (std::size_t l = 0; l < 4; ++l)
        sums[l] += (static_cast<double>(a.v[l]) + static_cast<double>(a.v[l + 4])) + (static_cast<double>(a.v[l + 8]) + static_cast<double>(a.v[l + 12]));
}
} // namespace plain

#ifdef TWIN_SEVERAL_VERSIONS
#define TWIN_TARGET_WIDE _Pragma("GCC push_options") _Pragma("GCC target(\"avx2,fma\")")
#define TWIN_TARGET_WIDEST _Pragma("GCC push_options") _Pragma("GCC target(\"avx512f,avx512dq,avx512vl,avx2,fma\")")
#define TWIN_TARGET_END _Pragma("GCC pop_options")

TWIN_TARGET_WIDE
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
inline Lanes lesser(const Lanes& x, const Lanes& y) { return {_mm256_min_ps(x.a, y.a), _mm256_min_ps(x.b, y.b)}; }
inline Lanes whereGreater(const Lanes& x, const Lanes& y, const Lanes& yes, const Lanes& no)
{
    return {_mm256_blendv_ps(no.a, yes.a, _mm256_cmp_ps(x.a, y.a, _CMP_GT_OQ)), _mm256_blendv_ps(no.b, yes.b, _mm256_cmp_ps(x.b, y.b, _CMP_GT_OQ))};
}
inline Lanes fused(const Lanes& x, const Lanes& y, const Lanes& z) { return {_mm256_fmadd_ps(x.a, y.a, z.a), _mm256_fmadd_ps(x.b, y.b, z.b)}; }
inline float most(const Lanes& v) { return most(_mm256_max_ps(v.a, v.b)); }
inline void keep(Lanes&) {}
inline __m256d pairSum(__m256 v) { return _mm256_add_pd(_mm256_cvtps_pd(_mm256_castps256_ps128(v)), _mm256_cvtps_pd(_mm256_extractf128_ps(v, 1))); }
inline void addFourfold(const Lanes& v, double* sums)
{
    _mm256_storeu_pd(sums, _mm256_add_pd(_mm256_loadu_pd(sums), _mm256_add_pd(pairSum(v.a), pairSum(v.b))));
}
inline Lanes inTurns(__m256 x, __m256 y)
{
    const __m256 even = _mm256_unpacklo_ps(x, y), odd = _mm256_unpackhi_ps(x, y);
    return {_mm256_permute2f128_ps(even, odd, 0x20), _mm256_permute2f128_ps(even, odd, 0x31)};
}
inline Lanes low(const Lanes& x, const Lanes& y) { return inTurns(x.a, y.a); }
inline Lanes high(const Lanes& x, const Lanes& y) { return inTurns(x.b, y.b); }
} // namespace wide
TWIN_TARGET_END

TWIN_TARGET_WIDEST
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
inline Lanes lesser(Lanes x, Lanes y) { return _mm512_min_ps(x, y); }
inline Lanes whereGreater(Lanes x, Lanes y, Lanes yes, Lanes no) { return _mm512_mask_blend_ps(_mm512_cmp_ps_mask(x, y, _CMP_GT_OQ), no, yes); }
inline Lanes fused(Lanes x, Lanes y, Lanes z) { return _mm512_fmadd_ps(x, y, z); }
inline Lanes low(Lanes x, Lanes y)
{
    return _mm512_permutex2var_ps(x, _mm512_setr_epi32(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), y);
}
inline Lanes high(Lanes x, Lanes y)
{
    return _mm512_permutex2var_ps(x, _mm512_setr_epi32(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), y);
}
inline void keep(Lanes& v) { asm("" : "+v"(v)); }
inline float most(Lanes v)
{
    const __m256 h = _mm256_max_ps(_mm512_castps512_ps256(v), _mm512_extractf32x8_ps(v, 1));
    __m128 q = _mm_max_ps(_mm256_castps256_ps128(h), _mm256_extractf128_ps(h, 1));
    q = _mm_max_ps(q, _mm_movehl_ps(q, q));
    return _mm_cvtss_f32(_mm_max_ss(q, _mm_movehdup_ps(q)));
}
inline __m256d pairSum(__m256 v) { return _mm256_add_pd(_mm256_cvtps_pd(_mm256_castps256_ps128(v)), _mm256_cvtps_pd(_mm256_extractf128_ps(v, 1))); }
inline void addFourfold(Lanes v, double* sums)
{
    const __m256d all = _mm256_add_pd(pairSum(_mm512_castps512_ps256(v)), pairSum(_mm512_extractf32x8_ps(v, 1)));
    _mm256_storeu_pd(sums, _mm256_add_pd(_mm256_loadu_pd(sums), all));
}
} // namespace widest
TWIN_TARGET_END

#define TWIN_BEST(version, function, ...) \
    ((version) == LanesVersion::Avx512 ? widest::function(__VA_ARGS__) \
     : (version) == LanesVersion::Avx2 ? wide::function(__VA_ARGS__) : plain::function(__VA_ARGS__))
#else
#define TWIN_BEST(version, function, ...) plain::function(__VA_ARGS__)
#endif

} // namespace
} // namespace twin
