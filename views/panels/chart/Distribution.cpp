#include "views/panels/chart/Distribution.h"
#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>

namespace views {

Distribution distributionOf(std::span<const float> values)
{
    Distribution out;
    // Sums are taken about a value of the array, so that squares of near values do not drown.
    float middle = 0;
    for (const float v : values)
        if (std::abs(v) <= FLT_MAX) {
            middle = v;
            break;
        }
    // In lanes, which compilers turn into vector instructions without leave to reorder sums; floats within short blocks, doubles over them.
    constexpr std::size_t lanes = 16, block = 2048;
    std::array<float, lanes> low, high;
    low.fill(FLT_MAX);
    high.fill(-FLT_MAX);
    double total = 0, totalSquares = 0;
    for (std::size_t begin = 0; begin < values.size(); begin += block) {
        const std::size_t end = std::min(begin + block, values.size());
        std::array<float, lanes> sum{}, squares{};
        std::array<std::uint32_t, lanes> known{};
        const auto take = [&](std::size_t lane, float v) {
            const bool isKnown = std::abs(v) <= FLT_MAX;
            const float finite = isKnown ? v : middle;
            const float d = finite - middle;
            low[lane] = isKnown && finite < low[lane] ? finite : low[lane];
            high[lane] = isKnown && finite > high[lane] ? finite : high[lane];
            sum[lane] += d;
            squares[lane] += d * d;
            known[lane] += isKnown ? 1u : 0u;
        };
        std::size_t i = begin;
        for (; i + lanes <= end; i += lanes)
            for (std::size_t k = 0; k < lanes; ++k)
                take(k, values[i + k]);
        for (; i < end; ++i)
            take(i % lanes, values[i]);
        for (std::size_t k = 0; k < lanes; ++k) {
            total += static_cast<double>(sum[k]);
            totalSquares += static_cast<double>(squares[k]);
            out.known += known[k];
        }
    }
    out.unknown = static_cast<std::int64_t>(values.size()) - out.known;
    if (out.known == 0)
        return out;
    const float least = *std::min_element(low.begin(), low.end()), most = *std::max_element(high.begin(), high.end());
    out.low = static_cast<double>(least);
    out.high = static_cast<double>(most);
    const auto n = static_cast<double>(out.known);
    out.mean = static_cast<double>(middle) + total / n;
    out.deviation = std::sqrt(std::max(0.0, totalSquares / n - (total / n) * (total / n)));
    out.lowest = std::find(values.begin(), values.end(), least) - values.begin();
    out.highest = std::find(values.begin(), values.end(), most) - values.begin();

    // Four tables, so that equal neighbours do not wait for each other; what is unknown falls behind the end.
    constexpr std::size_t tables = 4, width = Distribution::fineBins + 1;
    std::vector<std::uint32_t> counts(tables * width, 0);
    const double extent = out.high - out.low;
    const float factor = extent > 0 ? static_cast<float>(Distribution::fineBins / extent) : 0.0f;
    constexpr float last = Distribution::fineBins - 1;
    const auto binOf = [&](float v) {
        const bool isKnown = std::abs(v) <= FLT_MAX;
        const float x = std::min(isKnown ? (v - least) * factor : 0.0f, last);
        return isKnown ? static_cast<std::size_t>(static_cast<std::int32_t>(x)) : std::size_t{Distribution::fineBins};
    };
    std::size_t i = 0;
    for (; i + tables <= values.size(); i += tables)
        for (std::size_t k = 0; k < tables; ++k)
            ++counts[k * width + binOf(values[i + k])];
    for (; i < values.size(); ++i)
        ++counts[binOf(values[i])];
    out.fine.assign(Distribution::fineBins, 0);
    for (std::size_t k = 0; k < tables; ++k)
        for (std::size_t b = 0; b < out.fine.size(); ++b)
            out.fine[b] += counts[k * width + b];
    return out;
}

double Distribution::percentile(double share) const
{
    if (known == 0 || fine.empty() || !(high > low))
        return known == 0 ? std::nan("") : low;
    if (share <= 0)
        return low;
    if (share >= 1)
        return high;
    const double wanted = share * static_cast<double>(known), width = (high - low) / fineBins;
    double below = 0;
    for (std::size_t b = 0; b < fine.size(); ++b) {
        if (fine[b] > 0 && below + fine[b] >= wanted)
            return low + (static_cast<double>(b) + (wanted - below) / fine[b]) * width;
        below += fine[b];
    }
    return high;
}

std::vector<std::uint32_t> Distribution::bins(double from, double to, int count) const
{
    std::vector<std::uint32_t> out(static_cast<std::size_t>(std::max(count, 1)), 0);
    if (known == 0 || !(to > from))
        return out;
    const double width = (high - low) / fineBins, scale = static_cast<double>(out.size()) / (to - from);
    for (std::size_t b = 0; b < fine.size(); ++b) {
        if (fine[b] == 0)
            continue;
        const double x = (low + (static_cast<double>(b) + 0.5) * width - from) * scale;
        if (x >= 0 && x < static_cast<double>(out.size()))
            out[static_cast<std::size_t>(x)] += fine[b];
    }
    return out;
}

std::vector<std::uint32_t> indicesWithin(std::span<const float> values, double from, double to)
{
    std::vector<std::uint32_t> out;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (const auto v = static_cast<double>(values[i]); v >= from && v <= to)
            out.push_back(static_cast<std::uint32_t>(i));
    return out;
}

std::vector<double> roundEdges(double low, double high, int wanted)
{
    if (!std::isfinite(low) || !std::isfinite(high))
        return {0, 1};
    if (!(high > low)) {
        const double half = std::max(0.5, 0.01 * std::fabs(low));
        low -= half;
        high += half;
    }
    const double raw = (high - low) / std::max(1, wanted), power = std::pow(10, std::floor(std::log10(raw)));
    double step = 10 * power;
    for (const double s : {1.0, 2.0, 2.5, 5.0, 10.0})
        if (raw <= s * power * (1 + 1e-9)) {
            step = s * power;
            break;
        }
    std::vector<double> edges;
    const auto first = std::floor(low / step + 1e-9), last = std::ceil(high / step - 1e-9);
    for (double k = first; k <= std::max(last, first + 1); ++k)
        edges.push_back(k * step);
    // The greatest value belongs to the last bin, not behind it.
    if (edges.back() <= high)
        edges.push_back(edges.back() + step);
    return edges;
}

} // namespace views
