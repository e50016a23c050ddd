// Rollups: count, minimum, mean and maximum of time buckets, so that a long curve is drawn from a screenful of numbers.
// A bucket of level L is [k 2^L, (k+1) 2^L) ns since 1970, so that buckets of a higher level are made of whole ones of a lower. Pure, any thread.
#pragma once
#include "data/store/RecordingFormat.h"
#include "data/store/LaneCodec.h"
#include "data/store/ValueCodec.h"
#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace data {

constexpr std::int64_t bucketOf(std::int64_t t, int level) { return t >> level; }
constexpr std::int64_t bucketBegin(std::int64_t bucket, int level) { return static_cast<std::int64_t>(static_cast<std::uint64_t>(bucket) << level); }

/// Columns `part` x rollupColumns() .. of a block. It says all there is of these columns in [t0, t1): what has no bucket has no sample.
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

/// The same as it lies in the memory of a reader: one column is quick to get.
struct PackedRollup
{
    int level = 0;
    std::int64_t t0 = 0, t1 = 0;
    std::uint32_t columns = 0;
    std::vector<std::int64_t> buckets;
    std::vector<std::uint32_t> count;
    FrameTable min, mean, max;
    std::size_t bytes() const { return sizeof *this + buckets.size() * sizeof(std::int64_t) + count.size() * 4 + min.bytes() + mean.bytes() + max.bytes(); }
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

/// Hints of least, mean and greatest.
using RollupHints = std::array<CodingHint, 3>;
void encodeRollup(const Rollup& rollup, const RollupQuantisers& q, ByteWriter& out, RollupHints& hints);
/// Throws Unsound unless it is the rollup that the arguments name.
PackedRollup openRollup(std::span<const std::byte> blob, std::uint32_t block, std::uint32_t part, int level, std::int64_t t0, std::int64_t t1,
                        std::uint32_t columns, const RollupQuantisers& q);
Rollup decodeRollup(std::span<const std::byte> blob, std::uint32_t block, std::uint32_t part, int level, std::int64_t t0, std::int64_t t1,
                    std::uint32_t columns, const RollupQuantisers& q);

/// The finest level worth having for samples with this median step: at least 16 a bucket.
int finestRollupLevel(double typicalStepSeconds);

/// Makes rollups of one level out of samples, or out of rollups of a finer level, in the order of time.
class RollupBuilder
{
public:
    using Sink = std::function<void(const Rollup&)>;
    /// Rollups begin at `from`, a multiple of the level's width.
    RollupBuilder(std::uint32_t block, std::uint32_t part, std::uint32_t columns, int level, std::int64_t from, Sink sink);
    void add(std::int64_t t, const float* values); ///< one row; NaN counts as no sample
    /// Rows of a builder of one column, `isBad` says which of them count as none; may be empty.
    void addColumn(std::span<const std::int64_t> times, std::span<const double> values, const std::function<bool(std::size_t)>& isBad);
    void addRollup(const Rollup& finer, std::int64_t from, std::int64_t to); ///< its buckets that begin in [from, to)
    void finish(std::int64_t to);                  ///< there is nothing more before `to`, a multiple of the level's width

private:
    void openBucket(std::int64_t t);
    void closeBucket();
    void handOver(std::int64_t end);
    int m_level;
    bool m_isOpen = false;
    std::int64_t m_bucket = 0;
    std::vector<std::uint32_t> m_count;
    std::vector<float> m_min, m_max;
    std::vector<double> m_sum;
    Rollup m_filling;
    Sink m_sink;
};

} // namespace data
