// Rollups: count, minimum, mean and maximum of time buckets, so that a long curve is drawn from a screenful of numbers.
// A bucket of level L is [k 2^L, (k+1) 2^L) ns since 1970, so that buckets of a higher level are made of whole ones of a lower. Pure, any thread.
#pragma once
#include "data/store/RecordingFormat.h"
#include "data/store/ValueCodec.h"
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace data {

constexpr std::int64_t bucketOf(std::int64_t t, int level) { return t >> level; }
constexpr std::int64_t bucketBegin(std::int64_t bucket, int level) { return static_cast<std::int64_t>(static_cast<std::uint64_t>(bucket) << level); }

/// Columns `part` x rollupColumns .. of a block. It says all there is of these columns in [t0, t1): what has no bucket has no sample.
struct Rollup
{
    std::uint32_t block = 0, part = 0;
    int level = 0;
    std::int64_t t0 = 0, t1 = 0;              ///< multiples of 2^level
    std::uint32_t columns = 0;
    std::vector<std::int64_t> buckets;        ///< ascending bucket numbers
    std::vector<std::uint32_t> count;         ///< buckets x columns; good and uncertain samples
    std::vector<float> min, mean, max;        ///< NaN where count is 0
    std::size_t bytes() const { return sizeof *this + buckets.size() * (sizeof(std::int64_t) + std::size_t{columns} * 16); }
};

/// Coarser than the raw resolution: means are kept to a sixteenth of it.
struct RollupQuantisers
{
    Quantisers extremes, means;
    explicit RollupQuantisers(std::span<const double> resolutions);
    RollupQuantisers part(std::size_t first, std::size_t count) const;

private:
    RollupQuantisers() = default;
};

void encodeRollup(const Rollup& rollup, const RollupQuantisers& q, ByteWriter& out);
/// Throws Unsound unless it is the rollup that the arguments name.
Rollup decodeRollup(std::span<const std::byte> blob, std::uint32_t block, std::uint32_t part, int level, std::int64_t t0, std::int64_t t1,
                    std::uint32_t columns, const RollupQuantisers& q);

/// The levels worth having for `rows` samples with this median step over this span; ascending, empty for short data.
std::vector<int> rollupLevels(double typicalStepSeconds, std::int64_t rows, double spanSeconds);

/// Collects samples in the order of time and hands over rollups of every level as they fill.
class RollupBuilder
{
public:
    using Sink = std::function<void(const Rollup&)>;
    RollupBuilder(std::uint32_t block, std::uint32_t part, std::uint32_t columns, std::vector<int> levels, Sink sink);
    void add(std::int64_t t, const float* values); ///< one row; NaN counts as no sample
    void finish();

private:
    struct Level
    {
        std::int64_t bucket = 0;
        bool open = false, started = false; ///< a bucket is being filled; a rollup was begun
        std::vector<std::uint32_t> count;
        std::vector<float> min, max;
        std::vector<double> sum;
        Rollup filling;
    };
    void openBucket(Level& level, int shift, std::int64_t t);
    void closeBucket(std::size_t index);
    void handOver(Level& level);
    std::uint32_t m_columns;
    std::vector<int> m_shifts;
    std::vector<Level> m_levels;
    Sink m_sink;
};

} // namespace data
