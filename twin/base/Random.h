// Repeatable random numbers: a pure function of seed, stream and index. The same on every machine, from any thread, in any order.
#pragma once
#include <cmath>
#include <cstdint>

namespace twin {

/// The mixing step of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
constexpr std::uint64_t splitMix64(std::uint64_t x)
{
    x += 0x9E3779B97F4A7C15ull;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
    return x ^ (x >> 31);
}

/// 64 random bits. `stream` keeps the uses of one seed apart; `index` counts within a use and may be negative.
constexpr std::uint64_t randomBits(std::uint64_t seed, std::uint64_t stream, std::int64_t index)
{
    return splitMix64(splitMix64(splitMix64(seed) ^ stream) ^ static_cast<std::uint64_t>(index));
}

/// Even over [0, 1).
constexpr double randomUniform(std::uint64_t seed, std::uint64_t stream, std::int64_t index)
{
    return static_cast<double>(randomBits(seed, stream, index) >> 11) * 0x1p-53;
}

/// Normal with mean 0 and standard deviation 1, by Box and Muller. Rounded to 2^-24, so that maths libraries that differ in
/// the last digit give the same bytes.
inline double randomNormal(std::uint64_t seed, std::uint64_t stream, std::int64_t index)
{
    constexpr double twoPi = 6.283185307179586;
    const double u = 1 - randomUniform(seed, 2 * stream + 0x5000, index); // (0, 1]: the logarithm is finite
    const double v = randomUniform(seed, 2 * stream + 0x5001, index);
    return std::round(std::sqrt(-2 * std::log(u)) * std::cos(twoPi * v) * 0x1p24) * 0x1p-24;
}

} // namespace twin
