#include "data/store/Rollup.h"
#include "twin/physics/VectorClones.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace data {
namespace {
constexpr std::uint32_t rollupMark1 = 0x3152544D, rollupMark2 = 0x3252544D; // "MTR1", "MTR2": counts are packed in another way
constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr double samplesABucket = 16; // a finer rollup would cost more than it saves

TWIN_VECTOR_CLONES
void takeRow(const float* values, std::size_t n, float* min, float* max, double* sum, std::uint32_t* count)
{
    for (std::size_t c = 0; c < n; ++c) {
        const float v = values[c];
        const bool isValue = v == v;
        min[c] = v < min[c] ? v : min[c]; // false for NaN
        max[c] = v > max[c] ? v : max[c];
        sum[c] += isValue ? static_cast<double>(v) : 0.0;
        count[c] += isValue ? 1u : 0u;
    }
}
} // namespace

RollupQuantisers::RollupQuantisers(std::span<const double> resolutions) : extremes(resolutions)
{
    std::vector<double> finer(resolutions.begin(), resolutions.end());
    for (double& r : finer)
        r /= 16;
    means = Quantisers(finer);
}

RollupQuantisers RollupQuantisers::part(std::size_t first, std::size_t count) const
{
    RollupQuantisers p;
    p.extremes = extremes.part(first, count);
    p.means = means.part(first, count);
    return p;
}

void encodeRollup(const Rollup& r, const RollupQuantisers& q, ByteWriter& out, RollupHints& hints)
{
    const std::size_t n = r.buckets.size();
    out.clear();
    out.put(rollupMark2);
    out.put(r.block);
    out.put(r.part);
    out.put(static_cast<std::uint32_t>(r.level));
    out.put(r.t0);
    out.put(r.t1);
    out.put(static_cast<std::uint32_t>(n));
    out.put(r.columns);
    std::vector<std::uint32_t> offsets(n);
    for (std::size_t i = 0; i < n; ++i)
        offsets[i] = static_cast<std::uint32_t>(r.buckets[i] - (i > 0 ? r.buckets[i - 1] : bucketOf(r.t0, r.level)));
    putPlanes<std::uint32_t>(out, offsets, Effort::Quick);
    putPlanes<std::uint32_t>(out, r.count, Effort::Quick);
    putValues(out, r.min.data(), r.columns, n, r.columns, q.extremes, Effort::Quick, &hints[0]);
    putValues(out, r.mean.data(), r.columns, n, r.columns, q.means, Effort::Quick, &hints[1]);
    putValues(out, r.max.data(), r.columns, n, r.columns, q.extremes, Effort::Quick, &hints[2]);
    out.putChecksum();
}

PackedRollup openRollup(std::span<const std::byte> blob, std::uint32_t block, std::uint32_t part, int level, std::int64_t t0, std::int64_t t1,
                        std::uint32_t columns, const RollupQuantisers& q)
{
    ByteReader in(blob);
    const auto mark = in.get<std::uint32_t>();
    if ((mark != rollupMark1 && mark != rollupMark2) || in.get<std::uint32_t>() != block || in.get<std::uint32_t>() != part
        || in.get<std::uint32_t>() != static_cast<std::uint32_t>(level) || in.get<std::int64_t>() != t0 || in.get<std::int64_t>() != t1)
        throw Unsound("not the rollup that the index names");
    const std::size_t n = in.get<std::uint32_t>();
    if (n == 0 || n > rollupBuckets || in.get<std::uint32_t>() != columns || columns == 0 || columns > rollupColumns(1))
        throw Unsound("impossible size");
    PackedRollup r;
    r.level = level;
    r.t0 = t0;
    r.t1 = t1;
    r.columns = columns;
    std::vector<std::uint32_t> offsets(n);
    if (mark == rollupMark1)
        in.getPacked(offsets.data(), n * 4, 4);
    else
        getPlanes<std::uint32_t>(in, offsets);
    const std::int64_t end = bucketOf(t1, level);
    std::int64_t at = bucketOf(t0, level);
    for (std::size_t i = 0; i < n; ++i) {
        at += offsets[i];
        if (at >= end || (i > 0 && offsets[i] == 0))
            throw Unsound("buckets out of order");
        r.buckets.push_back(at);
    }
    const std::size_t items = n * columns;
    r.count.resize(items);
    if (mark == rollupMark1)
        in.getPacked(r.count.data(), items * 4, 4);
    else
        getPlanes<std::uint32_t>(in, r.count);
    r.min = FrameTable(in, n, columns, q.extremes);
    r.mean = FrameTable(in, n, columns, q.means);
    r.max = FrameTable(in, n, columns, q.extremes);
    in.expectEnd();
    return r;
}

Rollup decodeRollup(std::span<const std::byte> blob, std::uint32_t block, std::uint32_t part, int level, std::int64_t t0, std::int64_t t1,
                    std::uint32_t columns, const RollupQuantisers& q)
{
    PackedRollup packed = openRollup(blob, block, part, level, t0, t1, columns, q);
    return {block, part, level, t0, t1, columns, std::move(packed.buckets), std::move(packed.count), packed.min.all(), packed.mean.all(), packed.max.all()};
}

int finestRollupLevel(double step)
{
    int level = firstRollupLevel;
    while (level < lastRollupLevel && std::ldexp(1e-9, level) < samplesABucket * step)
        level += rollupLevelStep;
    return level;
}

RollupBuilder::RollupBuilder(std::uint32_t block, std::uint32_t part, std::uint32_t columns, int level, std::int64_t from, Sink sink)
    : m_level(level), m_count(columns), m_min(columns), m_max(columns), m_sum(columns), m_sink(std::move(sink))
{
    m_filling.block = block;
    m_filling.part = part;
    m_filling.level = level;
    m_filling.columns = columns;
    m_filling.t0 = from;
}

void RollupBuilder::openBucket(std::int64_t t)
{
    if (m_isOpen && bucketOf(t, m_level) == m_bucket)
        return;
    if (m_isOpen)
        closeBucket();
    m_bucket = bucketOf(t, m_level);
    m_isOpen = true;
    std::fill(m_count.begin(), m_count.end(), 0);
    std::fill(m_sum.begin(), m_sum.end(), 0.0);
    std::fill(m_min.begin(), m_min.end(), std::numeric_limits<float>::infinity());
    std::fill(m_max.begin(), m_max.end(), -std::numeric_limits<float>::infinity());
}

void RollupBuilder::add(std::int64_t t, const float* values)
{
    openBucket(t);
    takeRow(values, m_count.size(), m_min.data(), m_max.data(), m_sum.data(), m_count.data());
}

void RollupBuilder::addColumn(std::span<const std::int64_t> times, std::span<const double> values, const std::function<bool(std::size_t)>& isBad)
{
    for (std::size_t i = 0; i < times.size();) {
        openBucket(times[i]);
        float min = m_min[0], max = m_max[0];
        double sum = m_sum[0];
        std::uint32_t count = m_count[0];
        for (; i < times.size() && bucketOf(times[i], m_level) == m_bucket; ++i) {
            const auto v = static_cast<float>(values[i]);
            if (std::isnan(v) || (isBad && isBad(i)))
                continue;
            min = std::min(min, v);
            max = std::max(max, v);
            sum += static_cast<double>(v);
            ++count;
        }
        m_min[0] = min;
        m_max[0] = max;
        m_sum[0] = sum;
        m_count[0] = count;
    }
}

void RollupBuilder::addRollup(const Rollup& finer, std::int64_t from, std::int64_t to)
{
    for (std::size_t i = 0; i < finer.buckets.size(); ++i) {
        const std::int64_t begin = bucketBegin(finer.buckets[i], finer.level);
        if (begin < from || begin >= to)
            continue;
        openBucket(begin);
        for (std::uint32_t c = 0; c < finer.columns; ++c) {
            const std::size_t item = i * finer.columns + c;
            if (finer.count[item] == 0)
                continue;
            m_min[c] = std::min(m_min[c], finer.min[item]);
            m_max[c] = std::max(m_max[c], finer.max[item]);
            m_sum[c] += static_cast<double>(finer.mean[item]) * finer.count[item];
            m_count[c] += finer.count[item];
        }
    }
}

void RollupBuilder::closeBucket()
{
    Rollup& r = m_filling;
    m_isOpen = false;
    // Keep the offsets within 32 bits across a very long silence.
    constexpr std::int64_t farthest = std::numeric_limits<std::int32_t>::max();
    if (!r.buckets.empty() && m_bucket - r.buckets.back() > farthest)
        handOver(bucketBegin(r.buckets.back() + 1, m_level));
    if (r.buckets.empty() && m_bucket - bucketOf(r.t0, m_level) > farthest)
        r.t0 = bucketBegin(m_bucket, m_level);
    r.buckets.push_back(m_bucket);
    for (std::size_t c = 0; c < m_count.size(); ++c) {
        const bool any = m_count[c] > 0;
        r.count.push_back(m_count[c]);
        r.min.push_back(any ? m_min[c] : nan);
        r.max.push_back(any ? m_max[c] : nan);
        r.mean.push_back(any ? static_cast<float>(m_sum[c] / m_count[c]) : nan);
    }
    if (r.buckets.size() == rollupBuckets)
        handOver(bucketBegin(m_bucket + 1, m_level));
}

void RollupBuilder::handOver(std::int64_t end)
{
    Rollup& r = m_filling;
    r.t1 = end;
    m_sink(r);
    r.t0 = end;
    r.buckets.clear();
    r.count.clear();
    r.min.clear();
    r.mean.clear();
    r.max.clear();
}

void RollupBuilder::finish(std::int64_t to)
{
    if (m_isOpen)
        closeBucket();
    if (!m_filling.buckets.empty())
        handOver(std::max(to, bucketBegin(m_filling.buckets.back() + 1, m_level)));
}

} // namespace data
