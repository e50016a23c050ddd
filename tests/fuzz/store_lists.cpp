// The journal's samples and the lists of texts in recordings, and their rollups, with the checksum put right.
#include "Fuzz.h"
#include "data/store/Checksum.h"
#include "data/store/ChunkCodec.h"
#include "data/store/Rollup.h"
#include <cmath>
#include <cstring>
#include <random>

using namespace data;

namespace {
std::string seed(char kind, std::span<const std::byte> blob)
{
    std::string s(1, kind);
    return s.append(reinterpret_cast<const char*>(blob.data()), blob.size());
}

const std::vector<double> resolutions{0.1, 1, 0};

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
    ByteWriter out;
    std::vector<LoggedSample> log;
    for (int i = 0; i < 60; ++i)
        log.push_back({static_cast<std::uint32_t>(i % 5), {i * 1'000'000'000ll, i % 9 ? i * 0.5 : std::nan(""), static_cast<Quality>(i % 4)}});
    encodeLog(log, out);
    seeds.push_back(seed(0, out.bytes()));
    for (const std::size_t n : {std::size_t{1}, std::size_t{4}, std::size_t{300}}) {
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < n; ++i)
            texts.push_back(i % 7 == 6 ? "" : "H2-R07-" + std::to_string(i));
        encodeList(texts, out);
        seeds.push_back(seed(1, out.bytes()));
    }
    for (const std::uint32_t columns : {1u, 3u, 128u}) {
        RollupHints hints;
        const RollupQuantisers q = RollupQuantisers(columns == 3 ? resolutions : std::vector<double>{0.1});
        RollupBuilder builder(4, 2, columns, 33, 0, [&](const Rollup& r) {
            encodeRollup(r, q, out, hints);
            seeds.push_back(seed(static_cast<char>(columns == 1 ? 2 : columns == 3 ? 3 : 4), out.bytes()));
        });
        std::vector<float> row(columns);
        for (int i = 0; i < 200; ++i) {
            for (float& v : row)
                v = random() % 20 == 0 ? std::nanf("") : static_cast<float>(random() % 1000) / 10;
            builder.add(i * 2'000'000'000ll + (i > 100 ? 3'600'000'000'000 : 0), row.data());
        }
        builder.finish(bucketBegin(bucketOf(5'000'000'000'000, 33), 33));
    }
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    if (size < 6)
        return 0;
    const auto* first = reinterpret_cast<const std::byte*>(bytes) + 1;
    std::vector<std::byte> blob(first, first + (size - 1));
    const std::uint32_t sum = crc32c(std::span(blob).first(blob.size() - 4));
    std::memcpy(blob.data() + blob.size() - 4, &sum, 4);
    const int kind = bytes[0] % 5;
    try {
        if (kind == 0) {
            fuzzCheck(!decodeLog(blob).empty());
        } else if (kind == 1) {
            const auto texts = decodeList(blob);
            ByteWriter again;
            encodeList(texts, again);
            fuzzCheck(decodeList(again.bytes()) == texts);
        } else {
            const std::uint32_t columns = kind == 2 ? 1 : kind == 3 ? 3 : 128;
            const RollupQuantisers q = RollupQuantisers(columns == 3 ? resolutions : std::vector<double>{0.1});
            const auto block = at<std::uint32_t>(blob, 4), part = at<std::uint32_t>(blob, 8);
            const int level = static_cast<int>(at<std::uint32_t>(blob, 12) % 40 + 21);
            const auto t0 = at<std::int64_t>(blob, 16), t1 = at<std::int64_t>(blob, 24);
            const Rollup r = decodeRollup(blob, block, part, level, t0, t1, columns, q);
            fuzzCheck(r.count.size() == r.buckets.size() * columns && r.min.size() == r.count.size() && r.mean.size() == r.count.size() && r.max.size() == r.count.size());
            for (std::size_t i = 0; i < r.buckets.size(); ++i)
                fuzzCheck(r.buckets[i] >= bucketOf(t0, level) && r.buckets[i] < bucketOf(t1, level) && (i == 0 || r.buckets[i] > r.buckets[i - 1]));
        }
    } catch (const Unsound&) {
        // What it should say of what is none of them.
    }
    return 0;
}
