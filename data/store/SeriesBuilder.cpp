#include "data/store/SeriesBuilder.h"
#include <algorithm>
#include <cmath>

namespace data {
namespace {
constexpr std::int64_t mostBuckets = 10'000'000;
}

std::vector<TimeSpan> merged(std::vector<TimeSpan> spans)
{
    std::sort(spans.begin(), spans.end(), [](const TimeSpan& a, const TimeSpan& b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; });
    std::vector<TimeSpan> out;
    for (const TimeSpan& s : spans) {
        if (s.isEmpty())
            continue;
        if (!out.empty() && s.begin <= out.back().end)
            out.back().end = std::max(out.back().end, s.end);
        else
            out.push_back(s);
    }
    return out;
}

std::vector<TimeSpan> knownGaps(const ReaderBlock& block, std::uint32_t column, std::int64_t from, std::int64_t to)
{
    std::vector<TimeSpan> spans;
    for (const ReaderGap& g : block.gaps)
        if (g.t0 < to && g.t1 > from && (g.column < 0 || static_cast<std::uint32_t>(g.column) == column))
            spans.push_back({{std::max(g.t0, from)}, {std::min(g.t1, to)}});
    return merged(std::move(spans));
}

SeriesBuilder::SeriesBuilder(ChunkSource& source, int block, std::uint32_t column, std::int64_t from, std::int64_t to)
    : m_source(source), m_block(block), m_column(column), m_from(from), m_to(to)
{
    if (!source.index().info.complete) {
        m_watch = true;
        const double step = source.typicalStep(block);
        m_longest = step > 0 ? static_cast<std::int64_t>(gapAfterSeconds(step) * 1e9) : INT64_MAX;
    }
    m_seam = source.block(block).thinSeam();
}

int SeriesBuilder::levelFor(std::int64_t from, std::int64_t to, std::int64_t maxPoints)
{
    int level = 0;
    // Unsigned: the span of extreme instants does not fit a signed number.
    while (level < 62 && static_cast<std::uint64_t>(bucketOf(to, level)) - static_cast<std::uint64_t>(bucketOf(from, level)) + 1 > static_cast<std::uint64_t>(maxPoints))
        ++level;
    return level;
}

void SeriesBuilder::watchGaps(std::int64_t t, bool isMissing, std::vector<TimeSpan>& gaps)
{
    if (m_last != INT64_MIN && t - m_last > m_longest)
        gaps.push_back({{m_last}, {t}});
    m_last = t;
    if (isMissing && m_missingSince == INT64_MIN)
        m_missingSince = t;
    if (!isMissing && m_missingSince != INT64_MIN) {
        gaps.push_back({{m_missingSince}, {t}});
        m_missingSince = INT64_MIN;
    }
}

void SeriesBuilder::finishGaps(Series& series)
{
    if (m_watch && m_missingSince != INT64_MIN)
        m_seen.push_back({{m_missingSince}, {m_to}});
    std::vector<TimeSpan> all = knownGaps(m_source.block(m_block), m_column, m_from, m_to);
    all.insert(all.end(), m_seen.begin(), m_seen.end());
    // No line is drawn through values that are lost, unless rollups still tell of them.
    const ReaderBlock& block = m_source.block(m_block);
    const auto [first, end] = block.windowsIn(m_from, m_to);
    for (std::size_t i = first; i < end && m_levels.empty(); ++i)
        if (m_source.isDamaged(block.windows[i], m_column / subColumns))
            all.push_back({{std::max(i > 0 ? block.windows[i - 1].t1 : m_from, m_from)}, {std::min(i + 1 < block.windows.size() ? block.windows[i + 1].t0 : m_to, m_to)}});
    series.gaps = merged(std::move(all));
    series.unit = m_source.block(m_block).channel(m_column).unit;
}

bool SeriesBuilder::unreduced(int maxPoints, Series& series)
{
    if (m_from < m_seam)
        return false;
    const ReaderBlock& block = m_source.block(m_block);
    const auto [first, end] = block.windowsIn(m_from, m_to);
    // Each chunk at an edge may hold mostly samples outside.
    const auto edge = static_cast<std::int64_t>(block.layout == ChunkLayout::Single ? singleRows : windowRows(block.columns));
    std::int64_t rows = 0;
    for (std::size_t i = first; i < end; ++i)
        if ((rows += block.windows[i].rows) > 4 * std::int64_t{maxPoints} + 2 * edge)
            return false;
    std::vector<std::pair<std::int64_t, double>> kept;
    m_source.samples(m_block, m_column, m_from, m_to, [&](std::int64_t t, double v, Quality q) {
        if (m_watch)
            watchGaps(t, std::isnan(v), m_seen);
        if (!std::isnan(v) && q != Quality::Bad)
            kept.emplace_back(t, v);
    });
    if (kept.size() > static_cast<std::size_t>(maxPoints)) {
        m_seen.clear();
        m_last = m_missingSince = INT64_MIN;
        return false;
    }
    for (const auto& [t, v] : kept) {
        series.seconds.push_back(static_cast<double>(t) * 1e-9);
        series.mean.push_back(static_cast<float>(v));
    }
    series.min = series.max = series.mean;
    finishGaps(series);
    return true;
}

SeriesBuilder::Bucket& SeriesBuilder::at(std::int64_t t)
{
    return m_buckets[static_cast<std::size_t>(bucketOf(t, m_level) - bucketOf(m_from, m_level))];
}

void SeriesBuilder::addSample(std::int64_t t, double value)
{
    Bucket& b = at(t);
    const auto v = static_cast<float>(value);
    b.min = b.count == 0 ? v : std::min(b.min, v);
    b.max = b.count == 0 ? v : std::max(b.max, v);
    b.sum += value;
    ++b.count;
}

void SeriesBuilder::addBucket(std::int64_t t, std::uint32_t count, float min, float mean, float max)
{
    Bucket& b = at(t);
    b.min = b.count == 0 ? min : std::min(b.min, min);
    b.max = b.count == 0 ? max : std::max(b.max, max);
    b.sum += static_cast<double>(mean) * count;
    b.count += count;
}

void SeriesBuilder::collect(std::size_t depth, std::int64_t from, std::int64_t end)
{
    if (from >= end)
        return;
    if (depth == 0 && from < m_seam) {
        collectThinned(from, std::min(end, m_seam));
        return collect(0, m_seam, end);
    }
    if (depth == 0) {
        m_source.samples(m_block, m_column, from, end - 1, [&](std::int64_t t, double v, Quality q) {
            if (m_watch)
                watchGaps(t, std::isnan(v), m_seen);
            if (!std::isnan(v) && q != Quality::Bad)
                addSample(t, v);
        });
        return;
    }
    const int level = m_levels[depth - 1];
    const std::int64_t width = std::int64_t{1} << level;
    const std::int64_t first = bucketBegin(bucketOf(from + width - 1, level), level), last = bucketBegin(bucketOf(end, level), level);
    if (first >= last)
        return collect(depth - 1, from, end);
    collect(depth - 1, from, first);
    std::int64_t reached = first;
    for (const auto& r : m_source.rollups(m_block, m_column, level, first, last)) {
        if (r->t1 <= reached)
            continue;
        const std::int64_t begin = std::max(r->t0, reached), stop = std::min(r->t1, last);
        collect(depth - 1, reached, begin);
        addRollup(*r, begin, stop);
        reached = stop;
        m_last = m_missingSince = INT64_MIN; // gaps in here are in the table
    }
    collect(depth - 1, reached, last);
    collect(depth - 1, last, end);
}

void SeriesBuilder::addRollup(const PackedRollup& r, std::int64_t from, std::int64_t end)
{
    const std::uint32_t column = m_column % m_source.rollupWidth();
    const std::size_t n = r.buckets.size();
    std::vector<float> min(n), mean(n), max(n);
    r.min.column(column, min.data());
    r.mean.column(column, mean.data());
    r.max.column(column, max.data());
    auto i = static_cast<std::size_t>(std::lower_bound(r.buckets.begin(), r.buckets.end(), bucketOf(from, r.level)) - r.buckets.begin());
    for (; i < n && bucketBegin(r.buckets[i], r.level) < end; ++i)
        if (const std::uint32_t count = r.count[i * r.columns + column]; count > 0)
            addBucket(std::max(bucketBegin(r.buckets[i], r.level), m_from), count, min[i], mean[i], max[i]);
}

void SeriesBuilder::collectThinned(std::int64_t from, std::int64_t end)
{
    const int level = m_source.block(m_block).finestLevel();
    const std::int64_t first = bucketBegin(bucketOf(from, level), level);
    for (const auto& r : m_source.rollups(m_block, m_column, level, first, end))
        addRollup(*r, first, end);
}

Series SeriesBuilder::build(int maxPoints)
{
    Series series;
    if (unreduced(maxPoints, series))
        return series;
    return buildAtLevel(levelFor(m_from, m_to, maxPoints));
}

Series SeriesBuilder::buildAtLevel(int level)
{
    m_level = std::max(level, levelFor(m_from, m_to, mostBuckets));
    m_levels.clear();
    for (int l = firstRollupLevel; l <= std::min(m_level, lastRollupLevel); l += rollupLevelStep)
        if ((m_source.block(m_block).levels >> l) & 1)
            m_levels.push_back(l);
    m_buckets.assign(static_cast<std::size_t>(bucketOf(m_to, m_level) - bucketOf(m_from, m_level)) + 1, Bucket{});
    collect(m_levels.size(), m_from, m_to + 1);
    Series series;
    const std::int64_t origin = bucketOf(m_from, m_level);
    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        const Bucket& b = m_buckets[i];
        if (b.count == 0)
            continue;
        // The middle of what the bucket shows of the span asked for.
        const std::int64_t begin = std::max(bucketBegin(origin + static_cast<std::int64_t>(i), m_level), m_from);
        const std::int64_t end = std::min(bucketBegin(origin + static_cast<std::int64_t>(i), m_level) + ((std::int64_t{1} << m_level) - 1), m_to);
        series.seconds.push_back(static_cast<double>(begin + (end - begin) / 2) * 1e-9);
        series.mean.push_back(static_cast<float>(b.sum / static_cast<double>(b.count)));
        series.min.push_back(b.min);
        series.max.push_back(b.max);
    }
    finishGaps(series);
    return series;
}

} // namespace data
