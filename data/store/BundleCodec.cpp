#include "data/store/BundleCodec.h"
#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace data {
namespace {

constexpr std::uint32_t bundleMark = 0x3242544D;                     // "MTB2"
constexpr std::uint32_t mostMembers = 4096, mostValues = 1u << 18;

struct Directory
{
    std::vector<ChunkKey> keys;
    std::vector<std::uint32_t> lengths;
    std::size_t values = 0;
};

void putSigned(ByteWriter& out, const std::vector<std::int64_t>& values, Effort effort)
{
    std::vector<std::uint64_t> steps;
    std::uint64_t previous = 0;
    for (const std::int64_t v : values) {
        const std::uint64_t d = static_cast<std::uint64_t>(v) - previous;
        steps.push_back((d << 1) ^ (std::uint64_t{0} - (d >> 63)));
        previous = static_cast<std::uint64_t>(v);
    }
    putPlanes<std::uint64_t>(out, steps, effort);
}
std::vector<std::int64_t> getSigned(ByteReader& in, std::size_t n)
{
    std::vector<std::uint64_t> steps(n);
    getPlanes<std::uint64_t>(in, steps);
    std::vector<std::int64_t> values;
    std::uint64_t v = 0;
    for (const std::uint64_t z : steps)
        values.push_back(static_cast<std::int64_t>(v += (z >> 1) ^ (std::uint64_t{0} - (z & 1))));
    return values;
}

Directory getDirectory(ByteReader& in)
{
    if (in.get<std::uint32_t>() != bundleMark)
        throw Unsound("another kind of chunk");
    const std::size_t n = in.get<std::uint32_t>();
    if (n == 0 || n > mostMembers)
        throw Unsound("impossible size");
    std::vector<std::uint32_t> blocks(n), rows(n), samples(n);
    getPlanes<std::uint32_t>(in, blocks);
    const auto t0 = getSigned(in, n), t1 = getSigned(in, n);
    getPlanes<std::uint32_t>(in, rows);
    getPlanes<std::uint32_t>(in, samples);
    Directory d;
    std::uint32_t block = 0;
    for (std::size_t i = 0; i < n; ++i) {
        block = i == 0 ? blocks[0] : block + blocks[i];
        if ((i > 0 && (blocks[i] == 0 || block <= d.keys.back().block)) || rows[i] == 0 || rows[i] > mostValues || t0[i] > t1[i] || samples[i] > rows[i])
            throw Unsound("impossible size");
        d.keys.push_back({block, 0, t0[i], t1[i], rows[i], samples[i]});
        d.lengths.push_back(rows[i]);
        d.values += rows[i];
    }
    if (d.values > mostValues)
        throw Unsound("impossible size");
    return d;
}

/// The number that an odd one times gives 1, modulo 2^64 (Newton; Warren, Hacker's Delight, 10-16).
std::uint64_t inverseOfOdd(std::uint64_t odd)
{
    std::uint64_t x = odd;
    for (int i = 0; i < 5; ++i)
        x *= 2 - odd * x;
    return x;
}

/// 0 where all are 0.
std::uint64_t commonDivisor(std::span<const std::uint64_t> numbers)
{
    std::uint64_t divisor = 0, inverse = 0, most = 0, below = 0;
    for (const std::uint64_t n : numbers) {
        // A multiple of an odd number times its inverse is the quotient, which is small; anything else is not.
        if (divisor != 0 && (n & below) == 0 && n * inverse <= most)
            continue;
        if (divisor == 1)
            break;
        divisor = std::gcd(divisor, n);
        if (divisor == 0)
            continue;
        const std::uint64_t odd = divisor >> std::countr_zero(divisor);
        below = (std::uint64_t{1} << std::countr_zero(divisor)) - 1;
        inverse = inverseOfOdd(odd);
        most = UINT64_MAX / odd;
    }
    return divisor;
}

/// Takes `least` off each and divides; there is no rest.
void divideExactly(std::span<std::uint64_t> numbers, std::uint64_t least, std::uint64_t divisor)
{
    const auto zeros = static_cast<unsigned>(std::countr_zero(divisor));
    const std::uint64_t inverse = inverseOfOdd(divisor >> zeros);
    for (std::uint64_t& n : numbers)
        n = ((n - least) >> zeros) * inverse;
}

/// `values`: of all members, as a reader gets them.
void keep(std::span<const BundleMember> members, std::span<const double> values, DecodedBundle& kept)
{
    for (const BundleMember& m : members) {
        DecodedChunk& chunk = kept.members.emplace_back();
        chunk.columns = 1;
        chunk.times.resize(m.sorted.size());
        bool allGood = true;
        for (std::size_t i = 0; i < m.sorted.size(); ++i) {
            chunk.times[i] = m.sorted[i].t;
            allGood = allGood && m.sorted[i].quality == Quality::Good;
        }
        for (std::size_t i = 0; i < m.sorted.size() && !allGood; ++i)
            chunk.qualities.push_back(m.sorted[i].quality);
        chunk.values.assign(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(m.sorted.size()));
        values = values.subspan(m.sorted.size());
    }
}

} // namespace

std::size_t DecodedBundle::bytes() const
{
    std::size_t all = sizeof *this + keys.size() * sizeof(ChunkKey);
    for (const DecodedChunk& m : members)
        all += m.bytes();
    return all;
}

int DecodedBundle::find(std::uint32_t block) const
{
    const auto it = std::lower_bound(keys.begin(), keys.end(), block, [](const ChunkKey& k, std::uint32_t b) { return k.block < b; });
    return it != keys.end() && it->block == block ? static_cast<int>(it - keys.begin()) : -1;
}

void encodeBundle(std::span<const BundleMember> members, ByteWriter& out, CodingHint& hint, std::vector<ChunkKey>& keys, Effort effort, DecodedBundle* kept)
{
    keys.clear();
    std::vector<std::uint32_t> blocks, rows, samples;
    std::vector<std::int64_t> t0, t1;
    std::vector<Quantiser> quantisers;
    std::size_t all = 0;
    for (const BundleMember& m : members)
        all += m.sorted.size();
    // Kept from call to call: fresh memory costs as much as the work.
    thread_local std::vector<double> values;
    thread_local std::vector<std::uint64_t> steps;
    values.resize(all);
    steps.resize(all - members.size());
    double* value = values.data();
    std::uint64_t* step = steps.data();
    bool allGood = true;
    for (const BundleMember& m : members) {
        const std::size_t n = m.sorted.size();
        const Sample* const s = m.sorted.data();
        std::uint32_t finite = 0;
        unsigned qualities = 0;
        for (std::size_t i = 0; i < n; ++i) {
            value[i] = s[i].value;
            qualities |= static_cast<unsigned>(s[i].quality);
            finite += std::isfinite(s[i].value) ? 1u : 0u;
        }
        for (std::size_t i = 1; i < n; ++i)
            step[i - 1] = static_cast<std::uint64_t>(s[i].t) - static_cast<std::uint64_t>(s[i - 1].t);
        value += n;
        step += n - 1;
        allGood = allGood && qualities == 0;
        blocks.push_back(keys.empty() ? m.block : m.block - keys.back().block);
        keys.push_back({m.block, 0, s[0].t, s[n - 1].t, static_cast<std::uint32_t>(n), finite});
        t0.push_back(keys.back().t0);
        t1.push_back(keys.back().t1);
        rows.push_back(keys.back().rows);
        samples.push_back(finite);
        quantisers.push_back(m.quantiser);
    }
    out.clear();
    out.put(bundleMark);
    out.put(static_cast<std::uint32_t>(members.size()));
    putPlanes<std::uint32_t>(out, blocks, effort);
    putSigned(out, t0, effort);
    putSigned(out, t1, effort);
    putPlanes<std::uint32_t>(out, rows, effort);
    putPlanes<std::uint32_t>(out, samples, effort);
    if (!steps.empty()) {
        // Pollers stamp in milliseconds: the digits below are not worth keeping.
        const std::uint64_t unit = std::max<std::uint64_t>(commonDivisor(steps), 1), least = *std::min_element(steps.begin(), steps.end());
        divideExactly(steps, least, unit);
        out.put(unit);
        out.put(least);
        putPlanes<std::uint64_t>(out, steps, effort);
    }
    putColumns(out, values, rows, quantisers, effort, hint, kept ? std::span(values) : std::span<double>{});
    out.put(static_cast<std::uint8_t>(allGood ? 0 : 1));
    if (!allGood) {
        std::vector<std::uint8_t> qualities;
        qualities.reserve(all);
        for (const BundleMember& m : members)
            for (const Sample& s : m.sorted)
                qualities.push_back(static_cast<std::uint8_t>(s.quality));
        out.putPacked(qualities.data(), qualities.size(), 1, effort);
    }
    out.putChecksum();
    if (kept)
        keep(members, values, *kept);
}

std::vector<ChunkKey> bundleKeys(std::span<const std::byte> blob)
{
    ByteReader in(blob);
    return getDirectory(in).keys;
}

DecodedBundle decodeBundle(std::span<const std::byte> blob, const std::function<const Quantiser*(std::uint32_t)>& quantiserOf)
{
    ByteReader in(blob);
    Directory d = getDirectory(in);
    std::vector<Quantiser> quantisers;
    for (const ChunkKey& key : d.keys) {
        const Quantiser* q = quantiserOf(key.block);
        if (!q)
            throw Unsound("not the chunk that the index names");
        quantisers.push_back(*q);
    }
    std::vector<std::uint64_t> steps(d.values - d.keys.size());
    std::uint64_t unit = 1, least = 0;
    if (!steps.empty()) {
        unit = in.get<std::uint64_t>();
        least = in.get<std::uint64_t>();
        getPlanes<std::uint64_t>(in, steps);
    }
    std::vector<double> values(d.values);
    getColumns(in, values, d.lengths, quantisers);
    std::vector<std::uint8_t> qualities;
    if (in.get<std::uint8_t>() != 0) {
        qualities.resize(d.values);
        in.getPacked(qualities.data(), qualities.size(), 1);
        if (*std::max_element(qualities.begin(), qualities.end()) > static_cast<std::uint8_t>(Quality::Bad))
            throw Unsound("unknown quality");
    }
    in.expectEnd();
    DecodedBundle bundle;
    std::size_t at = 0, step = 0;
    for (const ChunkKey& key : d.keys) {
        DecodedChunk chunk;
        chunk.columns = 1;
        chunk.times.resize(key.rows);
        chunk.times[0] = key.t0;
        auto t = static_cast<std::uint64_t>(key.t0);
        for (std::uint32_t i = 1; i < key.rows; ++i)
            chunk.times[i] = static_cast<std::int64_t>(t += least + steps[step++] * unit);
        if (chunk.times.back() != key.t1 || !std::is_sorted(chunk.times.begin(), chunk.times.end()))
            throw Unsound("times out of order");
        const auto first = static_cast<std::ptrdiff_t>(at), end = static_cast<std::ptrdiff_t>(at + key.rows);
        chunk.values.assign(values.begin() + first, values.begin() + end);
        const auto good = [](std::uint8_t q) { return q == 0; };
        if (!qualities.empty() && !std::all_of(qualities.begin() + first, qualities.begin() + end, good))
            for (std::size_t i = at; i < at + key.rows; ++i)
                chunk.qualities.push_back(static_cast<Quality>(qualities[i]));
        at += key.rows;
        bundle.members.push_back(std::move(chunk));
    }
    bundle.keys = std::move(d.keys);
    return bundle;
}

} // namespace data
