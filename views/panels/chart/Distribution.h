// How the values of many assets lie at one instant: bins, percentiles, the worst. Pure functions over arrays, any thread.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace views {

struct Distribution
{
    double low = 0, high = 0;            ///< least and greatest value; equal where all are
    double mean = 0, deviation = 0;
    std::int64_t known = 0, unknown = 0;
    std::int64_t lowest = -1, highest = -1; ///< index of the first least and the first greatest value
    std::vector<std::uint32_t> fine;     ///< `fineBins` of equal width from low to high
    static constexpr int fineBins = 4096;
    bool isEmpty() const { return known == 0; }
    /// The value below which a share lies, to a part in `fineBins` of the extent.
    double percentile(double share) const;
    /// Coarser bins from `from` to `to`, for drawing: every fine bin counts where its middle lies; what lies outside is left out.
    std::vector<std::uint32_t> bins(double from, double to, int count) const;
};

/// Two runs over the array without branches for single values: extent and sums, then counts. NaN is unknown.
Distribution distributionOf(std::span<const float> values);

/// Indices of the values in [from, to], ascending.
std::vector<std::uint32_t> indicesWithin(std::span<const float> values, double from, double to);

/// Edges of about `wanted` bins on round numbers (1, 2, 2.5, 5 times a power of ten) that cover low .. high; at least two edges.
std::vector<double> roundEdges(double low, double high, int wanted);

} // namespace views
