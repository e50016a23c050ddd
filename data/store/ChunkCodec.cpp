#include "data/store/ChunkCodec.h"
#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace data {
namespace {

constexpr std::uint32_t chunkMark = 0x3143544D, logMark = 0x314C544D, listMark = 0x3153544D; // "MTC1", "MTL1", "MTS1"
enum TimeCoding : std::uint8_t { regular, irregular32, irregular64 };

void putTimes(ByteWriter& out, std::span<const std::int64_t> times)
{
    const std::size_t n = times.size();
    std::uint64_t unit = 0, least = UINT64_MAX, most = 0;
    std::vector<std::uint64_t> steps(n, 0);
    for (std::size_t i = 1; i < n; ++i) {
        steps[i] = static_cast<std::uint64_t>(times[i]) - static_cast<std::uint64_t>(times[i - 1]);
        unit = std::gcd(unit, steps[i]); // pollers stamp in milliseconds: the digits below are not worth keeping
        least = std::min(least, steps[i]);
        most = std::max(most, steps[i]);
    }
    // A constant step needs no list: first, last and count give it back exactly.
    if (n < 3 || least == most) {
        out.put(regular);
        return;
    }
    const bool fits = (most - least) / unit <= UINT32_MAX;
    out.put(fits ? irregular32 : irregular64);
    out.put(unit);
    out.put(least);
    std::vector<std::uint32_t> narrow;
    for (std::size_t i = 1; i < n; ++i)
        steps[i] = (steps[i] - least) / unit;
    if (fits) {
        narrow.assign(steps.begin() + 1, steps.end());
        out.putPacked(narrow.data(), narrow.size() * 4, 4);
    } else {
        out.putPacked(steps.data() + 1, (n - 1) * 8, 8);
    }
}

std::vector<std::int64_t> getTimes(ByteReader& in, std::size_t n, std::int64_t t0, std::int64_t t1)
{
    std::vector<std::int64_t> times(n);
    const auto coding = in.get<std::uint8_t>();
    const auto first = static_cast<std::uint64_t>(t0);
    if (coding == regular) {
        const std::uint64_t span = static_cast<std::uint64_t>(t1) - first;
        if (n > 1 && span % (n - 1) != 0)
            throw Unsound("uneven times");
        const std::uint64_t step = n > 1 ? span / (n - 1) : 0;
        for (std::size_t i = 0; i < n; ++i)
            times[i] = static_cast<std::int64_t>(first + i * step);
    } else if (n > 2 && (coding == irregular32 || coding == irregular64)) {
        const auto unit = in.get<std::uint64_t>(), least = in.get<std::uint64_t>();
        std::vector<std::uint64_t> steps(n - 1);
        if (coding == irregular64) {
            in.getPacked(steps.data(), steps.size() * 8, 8);
        } else {
            std::vector<std::uint32_t> narrow(n - 1);
            in.getPacked(narrow.data(), narrow.size() * 4, 4);
            std::copy(narrow.begin(), narrow.end(), steps.begin());
        }
        std::uint64_t t = first;
        times[0] = t0;
        for (std::size_t i = 1; i < n; ++i) {
            t += least + steps[i - 1] * unit;
            times[i] = static_cast<std::int64_t>(t);
        }
    } else {
        throw Unsound("unknown times");
    }
    if (times.back() != t1 || !std::is_sorted(times.begin(), times.end()))
        throw Unsound("times out of order");
    return times;
}

void putHeader(ByteWriter& out, const ChunkKey& key, ChunkLayout layout, std::uint32_t columns)
{
    out.clear();
    out.put(chunkMark);
    out.put(layout);
    out.put(key.block);
    out.put(key.sub);
    out.put(key.t0);
    out.put(key.t1);
    out.put(key.rows);
    out.put(key.samples);
    out.put(columns);
}

} // namespace

std::size_t DecodedChunk::bytes() const
{
    return sizeof *this + times.size() * sizeof(std::int64_t) + frames.bytes() + values.size() * sizeof(double) + qualities.size();
}

int DecodedChunk::rowAtOrBefore(std::int64_t t) const
{
    return static_cast<int>(std::upper_bound(times.begin(), times.end(), t) - times.begin()) - 1;
}

void sortSamples(std::vector<Sample>& samples)
{
    const auto earlier = [](const Sample& a, const Sample& b) { return a.t < b.t; };
    const auto notLater = [](const Sample& a, const Sample& b) { return a.t >= b.t; };
    if (std::adjacent_find(samples.begin(), samples.end(), notLater) == samples.end())
        return; // the rule
    if (!std::is_sorted(samples.begin(), samples.end(), earlier))
        std::stable_sort(samples.begin(), samples.end(), earlier);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (kept > 0 && samples[kept - 1].t == samples[i].t)
            samples[kept - 1] = samples[i];
        else
            samples[kept++] = samples[i];
    }
    samples.resize(kept);
}

void encodeMatrix(ChunkKey& key, std::span<const std::int64_t> times, const float* firstColumn, std::size_t stride, std::uint32_t columns,
                  const Quantisers& q, ByteWriter& out, Effort effort, CodingHint* hint)
{
    key.t0 = times.front();
    key.t1 = times.back();
    key.rows = static_cast<std::uint32_t>(times.size());
    key.samples = 0; // the window's row has them, counted as they came
    putHeader(out, key, ChunkLayout::Matrix, columns);
    putTimes(out, times);
    putValues(out, firstColumn, stride, times.size(), columns, q, effort, hint);
    out.putChecksum();
}

DecodedChunk decodeChunk(std::span<const std::byte> blob, const ChunkKey& key, ChunkLayout layout, std::uint32_t columns, const Quantisers& q)
{
    ByteReader in(blob);
    if (in.get<std::uint32_t>() != chunkMark || in.get<ChunkLayout>() != layout)
        throw Unsound("another kind of chunk");
    ChunkKey said;
    said.block = in.get<std::uint32_t>();
    said.sub = in.get<std::uint32_t>();
    said.t0 = in.get<std::int64_t>();
    said.t1 = in.get<std::int64_t>();
    said.rows = in.get<std::uint32_t>();
    said.samples = in.get<std::uint32_t>();
    // Only the first part's row carries the samples of the whole window, so they are not compared.
    if (said.block != key.block || said.sub != key.sub || said.t0 != key.t0 || said.t1 != key.t1 || said.rows != key.rows
        || in.get<std::uint32_t>() != columns)
        throw Unsound("not the chunk that the index names");
    if (said.rows == 0 || said.rows > maxChunkRows || columns == 0 || std::uint64_t{said.rows} * columns > maxChunkValues)
        throw Unsound("impossible size");
    DecodedChunk chunk;
    chunk.columns = columns;
    chunk.times = getTimes(in, said.rows, said.t0, said.t1);
    if (layout == ChunkLayout::Matrix) {
        chunk.frames = FrameTable(in, said.rows, columns, q);
    } else {
        chunk.values.resize(said.rows);
        getValues(in, chunk.values.data(), said.rows, 1, q);
        if (in.get<std::uint8_t>() != 0) {
            std::vector<std::uint8_t> raw(said.rows);
            in.getPacked(raw.data(), raw.size(), 1);
            chunk.qualities.reserve(raw.size());
            for (const std::uint8_t value : raw) {
                if (value > static_cast<std::uint8_t>(Quality::Bad))
                    throw Unsound("unknown quality");
                chunk.qualities.push_back(static_cast<Quality>(value));
            }
        }
    }
    in.expectEnd();
    return chunk;
}

void encodeLog(std::span<const LoggedSample> samples, ByteWriter& out)
{
    const std::size_t n = samples.size();
    std::vector<std::uint32_t> blocks(n);
    std::vector<std::uint64_t> times(n), values(n);
    std::vector<std::uint8_t> qualities(n);
    for (std::size_t i = 0; i < n; ++i) {
        blocks[i] = samples[i].block;
        times[i] = static_cast<std::uint64_t>(samples[i].sample.t);
        values[i] = std::bit_cast<std::uint64_t>(samples[i].sample.value);
        qualities[i] = static_cast<std::uint8_t>(samples[i].sample.quality);
    }
    out.clear();
    out.put(logMark);
    out.put(static_cast<std::uint32_t>(n));
    out.putPacked(blocks.data(), n * 4, 4);
    out.putPacked(times.data(), n * 8, 8);
    out.putPacked(values.data(), n * 8, 8);
    out.putPacked(qualities.data(), n, 1);
    out.putChecksum();
}

std::vector<LoggedSample> decodeLog(std::span<const std::byte> blob)
{
    ByteReader in(blob);
    if (in.get<std::uint32_t>() != logMark)
        throw Unsound("not a journal");
    const std::size_t n = in.get<std::uint32_t>();
    if (n == 0 || n > maxLogLength)
        throw Unsound("impossible size");
    std::vector<std::uint32_t> blocks(n);
    std::vector<std::uint64_t> times(n), values(n);
    std::vector<std::uint8_t> qualities(n);
    in.getPacked(blocks.data(), n * 4, 4);
    in.getPacked(times.data(), n * 8, 8);
    in.getPacked(values.data(), n * 8, 8);
    in.getPacked(qualities.data(), n, 1);
    in.expectEnd();
    std::vector<LoggedSample> samples(n);
    for (std::size_t i = 0; i < n; ++i) {
        if (qualities[i] > static_cast<std::uint8_t>(Quality::Bad))
            throw Unsound("unknown quality");
        samples[i] = {blocks[i], {static_cast<std::int64_t>(times[i]), std::bit_cast<double>(values[i]), static_cast<Quality>(qualities[i])}};
    }
    return samples;
}

void encodeList(std::span<const std::string> texts, ByteWriter& out)
{
    ByteWriter plain;
    for (const std::string& text : texts)
        plain.putText(text);
    out.clear();
    out.put(listMark);
    out.put(static_cast<std::uint32_t>(texts.size()));
    // One short text a list is the rule for single channels: packing it would only make it longer.
    const bool packed = plain.size() > 256;
    out.put(static_cast<std::uint8_t>(packed ? 1 : 0));
    out.put(static_cast<std::uint32_t>(plain.size()));
    if (packed)
        out.putPacked(plain.bytes().data(), plain.size(), 1);
    else
        out.putBytes(plain.bytes().data(), plain.size());
    out.putChecksum();
}

std::vector<std::string> decodeList(std::span<const std::byte> blob)
{
    ByteReader in(blob);
    if (in.get<std::uint32_t>() != listMark)
        throw Unsound("not a list");
    const std::size_t n = in.get<std::uint32_t>();
    const bool packed = in.get<std::uint8_t>() != 0;
    const std::size_t size = in.get<std::uint32_t>();
    // Each text takes at least the four bytes of its length; 64 MiB is more than any site has names.
    if (n == 0 || n > maxListLength || size < n * 4 || size > (1u << 26))
        throw Unsound("impossible size");
    std::vector<std::string> texts;
    if (!packed) {
        for (std::size_t i = 0; i < n; ++i)
            texts.push_back(in.getText(size));
        in.expectEnd();
        return texts;
    }
    in.expectPacked(size, 1);
    std::vector<std::byte> plain(size);
    in.getPacked(plain.data(), size, 1);
    in.expectEnd();
    texts.reserve(n);
    std::size_t at = 0;
    for (std::size_t i = 0; i < n; ++i) {
        std::uint32_t length = 0;
        if (size - at < sizeof length)
            throw Unsound("cut off");
        std::memcpy(&length, plain.data() + at, sizeof length);
        at += sizeof length;
        if (length > size - at)
            throw Unsound("cut off");
        texts.emplace_back(reinterpret_cast<const char*>(plain.data() + at), length);
        at += length;
    }
    if (at != size)
        throw Unsound("longer than it says");
    return texts;
}

} // namespace data
