// Makes a curve for drawing from rollups and, at the edges and where there are none, from samples. One thread.
#pragma once
#include "data/store/ChunkSource.h"

namespace data {

class SeriesBuilder
{
public:
    /// All times are included; `from` <= `to`.
    SeriesBuilder(ChunkSource& source, int block, std::uint32_t column, std::int64_t from, std::int64_t to);
    /// Every sample by itself where there are at most `maxPoints`, else buckets.
    Series build(int maxPoints);
    Series buildAtLevel(int level);
    static int levelFor(std::int64_t from, std::int64_t to, std::int64_t maxPoints);

private:
    struct Bucket
    {
        double sum = 0;
        std::uint64_t count = 0;
        float min = 0, max = 0;
    };
    bool unreduced(int maxPoints, Series& series);
    void collect(std::size_t level, std::int64_t from, std::int64_t end);
    void addRollup(const PackedRollup& rollup, std::int64_t from, std::int64_t end);
    void collectThinned(std::int64_t from, std::int64_t end);
    void addSample(std::int64_t t, double value);
    void addBucket(std::int64_t t, std::uint32_t count, float min, float mean, float max);
    Bucket& at(std::int64_t t);
    void watchGaps(std::int64_t t, bool isMissing, std::vector<TimeSpan>& gaps);
    void finishGaps(Series& series);
    ChunkSource& m_source;
    int m_block;
    std::uint32_t m_column;
    std::int64_t m_from, m_to;
    int m_level = 0;
    std::int64_t m_seam = INT64_MIN; ///< before it there are only rollups
    std::vector<int> m_levels;      ///< of rollups not above m_level, ascending
    std::vector<Bucket> m_buckets;
    // gaps seen while walking samples: needed only where the file has no table of them yet
    bool m_watch = false;
    std::int64_t m_last = INT64_MIN, m_missingSince = INT64_MIN, m_longest = 0;
    std::vector<TimeSpan> m_seen;
};

/// Gaps of a column that lie in [from, to], cut to it, merged, by time.
std::vector<TimeSpan> knownGaps(const ReaderBlock& block, std::uint32_t column, std::int64_t from, std::int64_t to);
std::vector<TimeSpan> merged(std::vector<TimeSpan> spans);

} // namespace data
