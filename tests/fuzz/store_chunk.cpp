// Chunks of recordings: matrix, the single ones of version 1, and bundles, with the checksum put right so that what lies below is met.
#include "Fuzz.h"
#include "data/store/BundleCodec.h"
#include "data/store/Checksum.h"
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

using namespace data;

namespace {

constexpr std::uint32_t widths[] = {1, 3, 64, 65, 200, 1024};
const std::vector<Quantisers>& quantisers()
{
    const auto of = [](std::vector<double> r) { return Quantisers(r); };
    static const std::vector<Quantisers> all{of({0.1}), of({1}), of({0}), of({0.3})};
    return all;
}

/// First byte: kind; second: columns; third: resolution; then the chunk.
std::string seed(int kind, std::size_t width, std::size_t q, std::span<const std::byte> blob)
{
    std::string s{static_cast<char>(kind), static_cast<char>(width), static_cast<char>(q)};
    s.append(reinterpret_cast<const char*>(blob.data()), blob.size());
    return s;
}

template<class T> T at(std::span<const std::byte> blob, std::size_t where)
{
    T value{};
    if (blob.size() >= where + sizeof value)
        std::memcpy(&value, blob.data() + where, sizeof value);
    return value;
}

} // namespace

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds;
    std::mt19937_64 random(1);
    for (std::size_t w = 0; w < std::size(widths); ++w)
        for (std::size_t q = 0; q < quantisers().size(); ++q) {
            const std::uint32_t columns = widths[w], rows = columns > 100 ? 4 : 20;
            std::vector<float> values(std::size_t{rows} * columns);
            for (float& v : values)
                v = random() % 40 == 0 ? std::nanf("") : static_cast<float>(random() % (q == 1 ? 5 : 3000)) / 10;
            if (w % 2)
                values[7] = 1e20f;
            std::vector<std::int64_t> times;
            for (std::uint32_t r = 0; r < rows; ++r)
                times.push_back(static_cast<std::int64_t>(r) * 1'000'000'000 + (q % 2 ? static_cast<std::int64_t>(random() % 1'000'000) : 0));
            ChunkKey key{2, 1};
            ByteWriter out;
            encodeMatrix(key, times, values.data(), columns, columns, quantisers()[q], out);
            seeds.push_back(seed(0, w, q, out.bytes()));
            if (columns > 3)
                continue;
            std::vector<std::vector<Sample>> samples(columns);
            std::vector<BundleMember> members;
            for (std::uint32_t c = 0; c < columns; ++c) {
                for (std::uint32_t r = 0; r < rows; ++r)
                    samples[c].push_back({times[r] + c, static_cast<double>(values[r * columns + c]), static_cast<Quality>(r % 7 == 3 ? random() % 4 : 0)});
                if (c == 1)
                    samples[c][2].value = 1e300;
                members.push_back({c * 3, samples[c], quantisers()[q].at(0)});
            }
            CodingHint hint;
            std::vector<ChunkKey> keys;
            encodeBundle(members, out, hint, keys);
            seeds.push_back(seed(2, w, q, out.bytes()));
        }
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    if (size < 8)
        return 0;
    const int kind = bytes[0] % 3;
    const std::uint32_t columns = widths[bytes[1] % std::size(widths)];
    const Quantisers& q = quantisers()[bytes[2] % quantisers().size()];
    const auto* first = reinterpret_cast<const std::byte*>(bytes) + 3;
    std::vector<std::byte> blob(first, first + (size - 3));
    const std::uint32_t sum = crc32c(std::span(blob).first(blob.size() - 4));
    std::memcpy(blob.data() + blob.size() - 4, &sum, 4);
    try {
        if (kind == 2) {
            const Quantiser& one = q.at(0);
            const DecodedBundle bundle = decodeBundle(blob, [&](std::uint32_t b) { return b % 5 == 4 ? nullptr : &one; });
            fuzzCheck(bundle.keys.size() == bundle.members.size() && bundleKeys(blob) == bundle.keys);
            for (std::size_t i = 0; i < bundle.keys.size(); ++i) {
                const DecodedChunk& m = bundle.members[i];
                fuzzCheck(m.times.size() == bundle.keys[i].rows && m.values.size() == m.times.size() && bundle.find(bundle.keys[i].block) == static_cast<int>(i));
                fuzzCheck(m.qualities.empty() || m.qualities.size() == m.times.size());
            }
            return 0;
        }
        // The caller's key says what the blob says: only then there is more to meet than a comparison.
        const ChunkKey key{at<std::uint32_t>(blob, 5), at<std::uint32_t>(blob, 9), at<std::int64_t>(blob, 13), at<std::int64_t>(blob, 21),
                           at<std::uint32_t>(blob, 29), 0};
        const DecodedChunk chunk = decodeChunk(blob, key, kind == 0 ? ChunkLayout::Matrix : ChunkLayout::Single, kind == 0 ? columns : 1, q);
        fuzzCheck(chunk.times.size() == key.rows);
        if (kind == 1) {
            fuzzCheck(chunk.values.size() == key.rows);
            return 0;
        }
        // A row, a column and the whole say the same.
        const std::vector<float> all = chunk.frames.all();
        fuzzCheck(all.size() == std::size_t{key.rows} * columns);
        std::vector<float> row(columns), column(key.rows);
        const std::uint32_t someRow = sum % key.rows, someColumn = sum % columns;
        chunk.frames.row(someRow, row.data());
        chunk.frames.column(someColumn, column.data());
        for (std::uint32_t c = 0; c < columns; ++c)
            fuzzCheck(std::memcmp(&row[c], &all[std::size_t{someRow} * columns + c], 4) == 0 || std::isnan(row[c]));
        for (std::uint32_t r = 0; r < key.rows; ++r)
            fuzzCheck(std::memcmp(&column[r], &all[std::size_t{r} * columns + someColumn], 4) == 0 || std::isnan(column[r]));
    } catch (const Unsound&) {
        // What it should say of what is no chunk.
    }
    return 0;
}
