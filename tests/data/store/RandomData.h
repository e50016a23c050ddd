// Data that sensors could send, repeatable from a seed, and a reference that keeps samples as plainly as possible.
#pragma once
#include "data/store/RecordingTypes.h"
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <random>
#include <vector>

namespace testing {

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// A random walk in whole steps of `resolution` with some missing values.
inline std::vector<double> walk(std::mt19937_64& random, std::size_t n, double resolution, double missingShare)
{
    std::vector<double> values(n);
    auto level = static_cast<std::int64_t>(random() % 20000) - 10000;
    const double inverse = std::nearbyint(1 / resolution);
    for (double& v : values) {
        level += static_cast<std::int64_t>(random() % 41) - 20;
        const bool isMissing = static_cast<double>(random() % 1'000'000) < missingShare * 1e6;
        v = isMissing ? nan : std::fabs(1 / resolution - inverse) < 1e-6 ? static_cast<double>(level) / inverse : static_cast<double>(level) * resolution;
    }
    return values;
}

/// What a channel should hold: the last value given for each instant.
using Reference = std::map<std::int64_t, double>;

/// The same buckets as the reader promises, by the shortest way.
struct ReferenceBucket
{
    double sum = 0, min = 0, max = 0;
    int count = 0;
};
inline std::map<std::int64_t, ReferenceBucket> buckets(const Reference& samples, std::int64_t from, std::int64_t to, int level)
{
    std::map<std::int64_t, ReferenceBucket> out;
    for (const auto& [t, v] : samples) {
        if (t < from || t > to || std::isnan(v))
            continue;
        ReferenceBucket& b = out[t >> level];
        b.min = b.count == 0 ? v : std::min(b.min, v);
        b.max = b.count == 0 ? v : std::max(b.max, v);
        b.sum += v;
        ++b.count;
    }
    return out;
}

} // namespace testing
