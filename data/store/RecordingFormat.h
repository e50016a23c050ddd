// The file format of recordings (*.mtrec): SQLite's header marks, tables, and sizes of chunks.
//
// meta      key, value: title, source, preset, site plan, complete, samples, epoch, and whatever the writer's owner adds
// lists     packed lists of texts (asset names, metrics, units, resolutions), shared by blocks; a list of one text stands for all channels
// blocks    channels that are sampled together (matrix) or one channel of its own (single); the channel numbers run through the blocks
//           thin0, thin1: between these instants the samples are gone and only rollups tell of them
// chunks    a time window of a block; wide blocks are split by columns into parts `sub` = 0, 1, ... whose ids follow each other;
//           or a bundle (block and sub -1): windows of several single channels
// members   what bundles hold: a window of a single channel in the chunk `id`
// journal   what was appended since the last chunk of its block; rows with a chunk of the same block and id >= next_chunk are obsolete
// rollups   count, minimum, mean, maximum of time buckets of 2^level ns, for groups of columns
// events, gaps
// marks     what a source or the writer noticed beside the values: a clock that is off, a counter that began anew, samples that came late
//
// Version 1 had no members, marks and thinning, kept each single channel in chunks of its own, and packed values less tightly; it is still read.
//
// Times are nanoseconds UTC. Every blob ends in its checksum and repeats what its row says.
#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>

namespace data {

inline constexpr std::uint32_t recordingApplicationId = 0x4D545243; ///< "MTRC", at byte 68 of the file, big-endian
inline constexpr int recordingVersion = 2;                           ///< user_version, at byte 60

struct SchemaEntry
{
    const char* name;
    const char* sql;
};
std::span<const SchemaEntry> recordingSchema(int version);

enum class GapKind : std::uint8_t { Given, MissingValues, Silence };
enum class ChunkLayout : std::uint8_t { Matrix, Single, Bundle };

inline constexpr std::uint32_t subColumns = 1024;    ///< columns of a chunk of a matrix block
inline constexpr std::uint32_t rollupBuckets = 256;  ///< buckets of a rollup
inline constexpr std::uint32_t singleRows = 2048;    ///< samples of a window of a single channel, at most
inline constexpr std::uint32_t maxChunkRows = 1u << 16, maxChunkValues = 1u << 22; ///< more is not ours
inline constexpr std::uint32_t maxListLength = 1u << 22, maxLogLength = 1u << 19;
inline constexpr int firstRollupLevel = 21, rollupLevelStep = 3, lastRollupLevel = 54;

/// Columns of a rollup: few, since one curve reads all of them.
constexpr std::uint32_t rollupColumns(int version) { return version == 1 ? 256 : 128; }

/// Steps of a window: short for wide blocks so that one frame of them is quick, long for narrow ones so that one channel over a long time is.
constexpr std::uint32_t windowRows(std::uint32_t columns)
{
    return std::bit_floor(std::clamp<std::uint32_t>((1u << 22) / std::max(columns, 1u), 16, 512));
}

/// Neighbouring samples further apart than this have a gap between them.
constexpr double gapAfterSeconds(double typicalStep) { return std::max(3 * typicalStep, 5.0); }

} // namespace data
