#include "data/store/ColumnCodec.h"
#include "twin/physics/VectorClones.h"
#include <bit>
#include <cmath>
#include <limits>

namespace data {
namespace {

enum Kind : std::uint8_t { integers, floats, doubles };
constexpr double largest32 = 2147483000.0;

constexpr double rounder = 6755399441055744.0; // 1.5 x 2^52: adding it rounds to the nearest integer in the low bits

/// How many are not finite; the greatest magnitude of the others, as bits, goes to `most`.
TWIN_VECTOR_CLONES
std::size_t surveyColumn(const double* values, std::size_t n, std::int64_t& most)
{
    std::int64_t m = 0, missing = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const std::int64_t magnitude = std::bit_cast<std::int64_t>(values[i]) & std::numeric_limits<std::int64_t>::max();
        const bool isMissing = magnitude >= std::int64_t{0x7ff0000000000000};
        missing += isMissing ? 1 : 0;
        const std::int64_t counted = isMissing ? 0 : magnitude;
        m = counted > m ? counted : m;
    }
    most = m;
    return static_cast<std::size_t>(missing);
}

TWIN_VECTOR_CLONES
void quantise(const double* values, std::size_t n, double scale, std::int32_t* out)
{
    for (std::size_t i = 0; i < n; ++i)
        out[i] = static_cast<std::int32_t>(static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(values[i] * scale + rounder)));
}

Kind kindOf(std::span<const double> values, const Quantiser& q, std::size_t& missing)
{
    std::int64_t bits = 0;
    missing = surveyColumn(values.data(), values.size(), bits);
    const auto most = std::bit_cast<double>(bits);
    if (q.isRaw())
        return most > static_cast<double>(std::numeric_limits<float>::max()) ? doubles : floats;
    return most * q.scale < largest32 ? integers : doubles;
}

/// Bits of neighbouring values as differences: exponent and sign mostly cancel.
template<class L> L zigzag(L d) { return static_cast<L>((d << 1) ^ (L{0} - (d >> (sizeof(L) * 8 - 1)))); }
template<class L> L unzigzag(L z) { return static_cast<L>((z >> 1) ^ (L{0} - (z & 1))); }

template<class L> void putBits(ByteWriter& out, const std::vector<L>& bits, Effort effort)
{
    std::vector<L> lanes(bits.size());
    L previous = 0;
    for (std::size_t i = 0; i < bits.size(); ++i) {
        lanes[i] = zigzag<L>(bits[i] - previous);
        previous = bits[i];
    }
    out.putPacked(lanes.data(), lanes.size() * sizeof(L), sizeof(L), effort);
}
template<class L> std::vector<L> getBits(ByteReader& in, std::size_t n)
{
    std::vector<L> bits(n);
    in.getPacked(bits.data(), n * sizeof(L), sizeof(L));
    L previous = 0;
    for (L& b : bits)
        b = previous = static_cast<L>(previous + unzigzag<L>(b));
    return bits;
}

TWIN_VECTOR_CLONES
void divideAll(const std::int32_t* whole, std::size_t n, double divisor, double* out)
{
    for (std::size_t i = 0; i < n; ++i)
        out[i] = static_cast<double>(whole[i]) / divisor;
}
TWIN_VECTOR_CLONES
void scaleAll(const std::int32_t* whole, std::size_t n, double unscale, double* out)
{
    for (std::size_t i = 0; i < n; ++i)
        out[i] = static_cast<double>(whole[i]) * unscale;
}

/// What columns were made into, back to values; missing ones are the caller's.
void fromParts(std::span<const std::uint32_t> lengths, std::span<const Quantiser> quantisers, std::span<const std::uint8_t> kinds,
               std::span<const std::int32_t> whole, std::span<const std::uint32_t> single, std::span<const std::uint64_t> full, std::span<double> values)
{
    std::size_t at = 0, w = 0, f = 0, d = 0;
    for (std::size_t c = 0; c < lengths.size(); ++c) {
        const std::size_t n = lengths[c];
        const Quantiser& q = quantisers[c];
        double* const out = values.data() + at;
        at += n;
        if (kinds[c] == integers) {
            if (q.divisor != 0)
                divideAll(whole.data() + w, n, q.divisor, out);
            else
                scaleAll(whole.data() + w, n, q.unscale, out);
            w += n;
        } else if (kinds[c] == floats) {
            for (std::size_t i = 0; i < n; ++i)
                out[i] = static_cast<double>(std::bit_cast<float>(single[f++]));
        } else {
            for (std::size_t i = 0; i < n; ++i)
                out[i] = std::bit_cast<double>(full[d++]);
        }
    }
}

} // namespace

void putColumns(ByteWriter& out, std::span<const double> values, std::span<const std::uint32_t> lengths, std::span<const Quantiser> quantisers,
                Effort effort, CodingHint& hint, std::span<double> kept)
{
    std::vector<std::uint8_t> kinds;
    thread_local std::vector<std::int32_t> whole; // kept from call to call: fresh memory costs as much as the work
    whole.clear();
    whole.reserve(values.size());
    std::vector<std::uint32_t> wholeLengths, single;
    std::vector<std::uint64_t> full;
    std::size_t missing = 0, at = 0;
    for (std::size_t c = 0; c < lengths.size(); ++c) {
        const auto column = values.subspan(at, lengths[c]);
        const Quantiser& q = quantisers[c];
        std::size_t absent = 0;
        const Kind kind = kindOf(column, q, absent);
        missing += absent;
        kinds.push_back(kind);
        if (kind == integers) {
            wholeLengths.push_back(lengths[c]);
            const std::size_t first = whole.size();
            whole.resize(first + column.size());
            quantise(column.data(), column.size(), q.scale, whole.data() + first);
            for (std::size_t i = 0; i < column.size() && absent > 0; ++i)
                if (!std::isfinite(column[i]))
                    whole[first + i] = i > 0 ? whole[first + i - 1] : 0;
        } else if (kind == floats) {
            std::uint32_t held = 0;
            for (const double v : column)
                single.push_back(held = std::isfinite(v) ? std::bit_cast<std::uint32_t>(static_cast<float>(v)) : held);
        } else {
            std::uint64_t held = 0;
            for (const double v : column) {
                // As the resolution has it, as long as a double can count in it.
                const double x = v * q.scale;
                const double stored = !q.isRaw() && std::fabs(x) < 4.5e15 ? q.value(std::nearbyint(x)) : v;
                full.push_back(held = std::isfinite(v) ? std::bit_cast<std::uint64_t>(stored) : held);
            }
        }
        at += lengths[c];
    }
    out.put(static_cast<std::uint8_t>(missing > 0 ? 1 : 0));
    if (missing > 0) {
        std::vector<std::uint8_t> mask((values.size() + 7) / 8, 0);
        for (std::size_t i = 0; i < values.size(); ++i)
            if (!std::isfinite(values[i]))
                mask[i / 8] = static_cast<std::uint8_t>(mask[i / 8] | (1u << (i % 8)));
        out.putPacked(mask.data(), mask.size(), 1, effort);
    }
    out.putPacked(kinds.data(), kinds.size(), 1, effort);
    if (!whole.empty())
        putRuns(out, whole, wholeLengths, effort, hint);
    if (!single.empty())
        putBits(out, single, effort);
    if (!full.empty())
        putBits(out, full, effort);
    if (kept.empty())
        return;
    std::vector<std::size_t> absent;
    for (std::size_t i = 0; i < values.size() && missing > 0; ++i)
        if (!std::isfinite(values[i]))
            absent.push_back(i);
    fromParts(lengths, quantisers, kinds, whole, single, full, kept);
    for (const std::size_t i : absent)
        kept[i] = std::numeric_limits<double>::quiet_NaN();
}

void getColumns(ByteReader& in, std::span<double> values, std::span<const std::uint32_t> lengths, std::span<const Quantiser> quantisers)
{
    const auto hasMissing = in.get<std::uint8_t>();
    if (hasMissing > 1)
        throw Unsound("unknown coding");
    std::vector<std::uint8_t> mask;
    if (hasMissing) {
        mask.resize((values.size() + 7) / 8);
        in.getPacked(mask.data(), mask.size(), 1);
    }
    std::vector<std::uint8_t> kinds(lengths.size());
    in.getPacked(kinds.data(), kinds.size(), 1);
    std::vector<std::uint32_t> wholeLengths;
    std::size_t wholeCount = 0, floatCount = 0, doubleCount = 0;
    for (std::size_t c = 0; c < lengths.size(); ++c) {
        if (kinds[c] > doubles || (kinds[c] == integers && quantisers[c].isRaw()))
            throw Unsound("unknown coding");
        if (kinds[c] == integers)
            wholeLengths.push_back(lengths[c]);
        (kinds[c] == integers ? wholeCount : kinds[c] == floats ? floatCount : doubleCount) += lengths[c];
    }
    std::vector<std::int32_t> whole(wholeCount);
    if (wholeCount > 0)
        getRuns(in, whole, wholeLengths);
    std::vector<std::uint32_t> single;
    if (floatCount > 0)
        single = getBits<std::uint32_t>(in, floatCount);
    std::vector<std::uint64_t> full;
    if (doubleCount > 0)
        full = getBits<std::uint64_t>(in, doubleCount);
    fromParts(lengths, quantisers, kinds, whole, single, full, values);
    for (std::size_t i = 0; i < values.size() && !mask.empty(); ++i)
        if (mask[i / 8] & (1u << (i % 8)))
            values[i] = std::numeric_limits<double>::quiet_NaN();
}

} // namespace data
