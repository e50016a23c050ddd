#include "data/store/Rollup.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace data {
namespace {
constexpr std::uint32_t rollupMark = 0x3152544D; // "MTR1"
constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr std::int64_t fewestRows = 1024, fewestBuckets = 64;
constexpr double samplesABucket = 16; // a finer rollup would cost more than it saves
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

void encodeRollup(const Rollup& r, const RollupQuantisers& q, ByteWriter& out)
{
    const std::size_t n = r.buckets.size();
    out.clear();
    out.put(rollupMark);
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
    out.putPacked(offsets.data(), n * 4, 4);
    out.putPacked(r.count.data(), r.count.size() * 4, 4);
    putValues(out, r.min.data(), r.columns, n, r.columns, q.extremes);
    putValues(out, r.mean.data(), r.columns, n, r.columns, q.means);
    putValues(out, r.max.data(), r.columns, n, r.columns, q.extremes);
    out.putChecksum();
}

Rollup decodeRollup(std::span<const std::byte> blob, std::uint32_t block, std::uint32_t part, int level, std::int64_t t0, std::int64_t t1,
                    std::uint32_t columns, const RollupQuantisers& q)
{
    ByteReader in(blob);
    if (in.get<std::uint32_t>() != rollupMark || in.get<std::uint32_t>() != block || in.get<std::uint32_t>() != part
        || in.get<std::uint32_t>() != static_cast<std::uint32_t>(level) || in.get<std::int64_t>() != t0 || in.get<std::int64_t>() != t1)
        throw Unsound("not the rollup that the index names");
    const std::size_t n = in.get<std::uint32_t>();
    if (n == 0 || n > rollupBuckets || in.get<std::uint32_t>() != columns || columns == 0 || columns > rollupColumns)
        throw Unsound("impossible size");
    Rollup r;
    r.block = block;
    r.part = part;
    r.level = level;
    r.t0 = t0;
    r.t1 = t1;
    r.columns = columns;
    std::vector<std::uint32_t> offsets(n);
    in.getPacked(offsets.data(), n * 4, 4);
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
    in.getPacked(r.count.data(), items * 4, 4);
    for (auto* values : {&r.min, &r.mean, &r.max}) {
        values->resize(items);
        getValues(in, values->data(), n, columns, values == &r.mean ? q.means : q.extremes);
    }
    in.expectEnd();
    return r;
}

std::vector<int> rollupLevels(double step, std::int64_t rows, double span)
{
    std::vector<int> levels;
    if (rows < fewestRows || !(step > 0))
        return levels;
    for (int level = firstRollupLevel; level <= lastRollupLevel; level += rollupLevelStep) {
        const double width = std::ldexp(1e-9, level);
        if (width < samplesABucket * step)
            continue;
        if (!levels.empty() && span / width < static_cast<double>(fewestBuckets))
            break;
        // Offsets of buckets are 32 bits; coarser levels than that are not reached with 64-bit times anyway.
        levels.push_back(level);
    }
    return levels;
}

RollupBuilder::RollupBuilder(std::uint32_t block, std::uint32_t part, std::uint32_t columns, std::vector<int> levels, Sink sink)
    : m_columns(columns), m_shifts(std::move(levels)), m_levels(m_shifts.size()), m_sink(std::move(sink))
{
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        Level& l = m_levels[i];
        l.count.resize(columns);
        l.min.resize(columns);
        l.max.resize(columns);
        l.sum.resize(columns);
        l.filling.block = block;
        l.filling.part = part;
        l.filling.level = m_shifts[i];
        l.filling.columns = columns;
    }
}

void RollupBuilder::openBucket(Level& l, int shift, std::int64_t t)
{
    l.bucket = bucketOf(t, shift);
    l.open = true;
    std::fill(l.count.begin(), l.count.end(), 0);
    std::fill(l.sum.begin(), l.sum.end(), 0.0);
    std::fill(l.min.begin(), l.min.end(), nan);
    std::fill(l.max.begin(), l.max.end(), nan);
}

void RollupBuilder::add(std::int64_t t, const float* values)
{
    if (m_levels.empty())
        return;
    Level& l = m_levels.front();
    if (l.open && bucketOf(t, m_shifts.front()) != l.bucket)
        closeBucket(0);
    if (!l.open)
        openBucket(l, m_shifts.front(), t);
    for (std::uint32_t c = 0; c < m_columns; ++c) {
        const float v = values[c];
        if (std::isnan(v))
            continue;
        // Written so that a NaN start gives way to the first value.
        l.min[c] = l.min[c] <= v ? l.min[c] : v;
        l.max[c] = l.max[c] >= v ? l.max[c] : v;
        l.sum[c] += static_cast<double>(v);
        ++l.count[c];
    }
}

void RollupBuilder::closeBucket(std::size_t index)
{
    Level& l = m_levels[index];
    const int shift = m_shifts[index];
    l.open = false;
    if (index + 1 < m_levels.size()) {
        Level& up = m_levels[index + 1];
        const std::int64_t begin = bucketBegin(l.bucket, shift);
        if (up.open && bucketOf(begin, m_shifts[index + 1]) != up.bucket)
            closeBucket(index + 1);
        if (!up.open)
            openBucket(up, m_shifts[index + 1], begin);
        for (std::uint32_t c = 0; c < m_columns; ++c) {
            if (l.count[c] == 0)
                continue;
            up.min[c] = up.min[c] <= l.min[c] ? up.min[c] : l.min[c];
            up.max[c] = up.max[c] >= l.max[c] ? up.max[c] : l.max[c];
            up.sum[c] += l.sum[c];
            up.count[c] += l.count[c];
        }
    }
    Rollup& r = l.filling;
    if (!l.started)
        r.t0 = bucketBegin(l.bucket, shift); // later ones begin where the last ended
    l.started = true;
    // Keep the offsets within 32 bits across a very long silence.
    if (!r.buckets.empty() && l.bucket - r.buckets.back() > std::numeric_limits<std::int32_t>::max())
        handOver(l);
    if (r.buckets.empty() && l.bucket - bucketOf(r.t0, shift) > std::numeric_limits<std::int32_t>::max())
        r.t0 = bucketBegin(l.bucket, shift);
    r.buckets.push_back(l.bucket);
    r.t1 = bucketBegin(l.bucket + 1, shift);
    for (std::uint32_t c = 0; c < m_columns; ++c) {
        r.count.push_back(l.count[c]);
        r.min.push_back(l.min[c]);
        r.max.push_back(l.max[c]);
        r.mean.push_back(l.count[c] > 0 ? static_cast<float>(l.sum[c] / l.count[c]) : nan);
    }
    if (r.buckets.size() == rollupBuckets)
        handOver(l);
}

void RollupBuilder::handOver(Level& l)
{
    Rollup& r = l.filling;
    m_sink(r);
    r.t0 = r.t1;
    r.buckets.clear();
    r.count.clear();
    r.min.clear();
    r.mean.clear();
    r.max.clear();
}

void RollupBuilder::finish()
{
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        if (m_levels[i].open)
            closeBucket(i);
        if (!m_levels[i].filling.buckets.empty())
            handOver(m_levels[i]);
    }
}

} // namespace data
