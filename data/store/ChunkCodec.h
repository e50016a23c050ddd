// Chunks: a time window of a block of channels as one checked, compressed blob. Pure, any thread.
#pragma once
#include "data/store/RecordingFormat.h"
#include "data/store/RecordingTypes.h"
#include "data/store/ValueCodec.h"
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace data {

/// Samples of one channel in the order of time (no two at one instant once they are in a chunk). NaN is a gap's mark.
struct Sample
{
    std::int64_t t;
    double value;
    Quality quality;
};

/// What a row of the tables says of its blob; the blob says the same.
struct ChunkKey
{
    std::uint32_t block = 0, sub = 0;
    std::int64_t t0 = 0, t1 = 0; ///< of the first and the last sample
    std::uint32_t rows = 0, samples = 0;
    bool operator==(const ChunkKey&) const = default;
};

struct DecodedChunk
{
    std::vector<std::int64_t> times;
    std::uint32_t columns = 0;
    FrameTable frames;                  ///< matrix
    std::vector<double> values;         ///< single channel
    std::vector<Quality> qualities;     ///< single channel; empty: all good
    std::size_t bytes() const;
    int rowAtOrBefore(std::int64_t t) const; ///< the last row not after t, -1 if there is none
    Quality quality(std::size_t row) const { return qualities.empty() ? Quality::Good : qualities[row]; }
};

/// Sorts by time; of samples at one instant the last one given stays.
void sortSamples(std::vector<Sample>& samples);

/// Columns first .. first + columns - 1 of rows of `stride` floats. `key` gets its numbers from what is encoded; block and sub are the caller's.
void encodeMatrix(ChunkKey& key, std::span<const std::int64_t> times, const float* firstColumn, std::size_t stride, std::uint32_t columns,
                  const Quantisers& q, ByteWriter& out, Effort effort = Effort::Quick, CodingHint* hint = nullptr);
/// Matrix chunks, and the single chunks of version 1. Throws Unsound for anything that is not exactly the chunk that `key` describes.
DecodedChunk decodeChunk(std::span<const std::byte> blob, const ChunkKey& key, ChunkLayout layout, std::uint32_t columns, const Quantisers& q);

/// Samples of many single channels in the order they came: the journal's form.
struct LoggedSample
{
    std::uint32_t block;
    Sample sample;
};
void encodeLog(std::span<const LoggedSample> samples, ByteWriter& out);
std::vector<LoggedSample> decodeLog(std::span<const std::byte> blob);

/// Texts to and from the blobs of table `lists`.
void encodeList(std::span<const std::string> texts, ByteWriter& out);
std::vector<std::string> decodeList(std::span<const std::byte> blob);

} // namespace data
