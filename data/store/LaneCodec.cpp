#include "data/store/LaneCodec.h"
#include "twin/physics/VectorClones.h"
#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>

namespace data {
namespace {

enum Transform : std::uint8_t { differences, plain, places, placeDifferences };
constexpr std::uint8_t transforms = 4, tryAnewAfter = 24;
constexpr double nextToNothing = 1.005;
constexpr std::size_t triedValues = 16384; ///< as many tell which way is best

constexpr std::uint32_t zigzag(std::uint32_t d) { return (d << 1) ^ (0u - (d >> 31)); }
constexpr std::uint32_t unzigzag(std::uint32_t z) { return (z >> 1) ^ (0u - (z & 1)); }

template<class U> std::size_t bytesFor(U all) { return static_cast<std::size_t>(std::bit_width(all) + 7) / 8; }

TWIN_VECTOR_CLONES
void takePlane32(const std::uint32_t* values, std::size_t n, unsigned shift, std::uint8_t* plane)
{
    for (std::size_t i = 0; i < n; ++i)
        plane[i] = static_cast<std::uint8_t>(values[i] >> shift);
}
TWIN_VECTOR_CLONES
void takePlane64(const std::uint64_t* values, std::size_t n, unsigned shift, std::uint8_t* plane)
{
    for (std::size_t i = 0; i < n; ++i)
        plane[i] = static_cast<std::uint8_t>(values[i] >> shift);
}
void takePlane(const std::uint32_t* values, std::size_t n, unsigned shift, std::uint8_t* plane) { takePlane32(values, n, shift, plane); }
void takePlane(const std::uint64_t* values, std::size_t n, unsigned shift, std::uint8_t* plane) { takePlane64(values, n, shift, plane); }

TWIN_VECTOR_CLONES
void addPlane32(const std::uint8_t* plane, std::size_t n, unsigned shift, std::uint32_t* values)
{
    for (std::size_t i = 0; i < n; ++i)
        values[i] |= static_cast<std::uint32_t>(plane[i]) << shift;
}
TWIN_VECTOR_CLONES
void addPlane64(const std::uint8_t* plane, std::size_t n, unsigned shift, std::uint64_t* values)
{
    for (std::size_t i = 0; i < n; ++i)
        values[i] |= static_cast<std::uint64_t>(plane[i]) << shift;
}
void addPlane(const std::uint8_t* plane, std::size_t n, unsigned shift, std::uint32_t* values) { addPlane32(plane, n, shift, values); }
void addPlane(const std::uint8_t* plane, std::size_t n, unsigned shift, std::uint64_t* values) { addPlane64(plane, n, shift, values); }

/// Of one run: differences between neighbours as zigzag numbers, the first 0.
TWIN_VECTOR_CLONES
void neighbourDifferences(const std::uint32_t* values, std::size_t n, std::uint32_t* out)
{
    if (n > 0)
        out[0] = 0;
    for (std::size_t i = 1; i < n; ++i) {
        const std::uint32_t d = values[i] - values[i - 1];
        out[i] = (d << 1) ^ (0u - (d >> 31));
    }
}

TWIN_VECTOR_CLONES
void above(const std::int32_t* values, std::size_t n, std::int32_t least, std::uint32_t* out)
{
    for (std::size_t i = 0; i < n; ++i)
        out[i] = static_cast<std::uint32_t>(values[i]) - static_cast<std::uint32_t>(least);
}

TWIN_VECTOR_CLONES
void extremes(const std::int32_t* values, std::size_t n, std::int32_t& least, std::int32_t& most)
{
    std::int32_t low = values[0], high = values[0];
    for (std::size_t i = 1; i < n; ++i) {
        low = values[i] < low ? values[i] : low;
        high = values[i] > high ? values[i] : high;
    }
    least = low;
    most = high;
}

/// Differences from the row before as zigzag numbers; returns all of them joined by OR.
TWIN_VECTOR_CLONES
std::uint32_t rowDifferences(const std::int32_t* values, std::size_t rows, std::size_t columns, std::uint32_t* out)
{
    std::uint32_t all = 0;
    const std::size_t n = (rows - 1) * columns;
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint32_t d = static_cast<std::uint32_t>(values[i + columns]) - static_cast<std::uint32_t>(values[i]);
        const std::uint32_t z = (d << 1) ^ (0u - (d >> 31));
        out[i] = z;
        all |= z;
    }
    return all;
}

TWIN_VECTOR_CLONES
void lowBytes(const std::uint32_t* values, std::size_t n, std::uint8_t* out)
{
    for (std::size_t i = 0; i < n; ++i)
        out[i] = static_cast<std::uint8_t>(values[i]);
}

TWIN_VECTOR_CLONES
void addByteDifferences(const std::uint8_t* z, std::size_t n, std::int32_t* row)
{
    for (std::size_t i = 0; i < n; ++i) {
        const auto u = static_cast<std::uint32_t>(z[i]);
        row[i] = static_cast<std::int32_t>(static_cast<std::uint32_t>(row[i]) + ((u >> 1) ^ (0u - (u & 1))));
    }
}

TWIN_VECTOR_CLONES
void addWideDifferences(const std::uint32_t* z, std::size_t n, std::int32_t* row)
{
    for (std::size_t i = 0; i < n; ++i)
        row[i] = static_cast<std::int32_t>(static_cast<std::uint32_t>(row[i]) + ((z[i] >> 1) ^ (0u - (z[i] & 1))));
}

/// Places of values among those whose bits are set, counted from `least` on.
TWIN_VECTOR_CLONES
void countedPlaces(const std::int32_t* values, std::size_t n, std::int32_t least, const std::uint64_t* bits, const std::uint32_t* before, std::uint32_t* out)
{
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint32_t at = static_cast<std::uint32_t>(values[i]) - static_cast<std::uint32_t>(least);
        const std::uint64_t lower = bits[at / 64] & ((std::uint64_t{1} << (at % 64)) - 1);
        out[i] = before[at / 64] + static_cast<std::uint32_t>(std::popcount(lower));
    }
}

/// The values that occur, ascending, and the place of each among them.
class PlaceList
{
public:
    explicit PlaceList(std::span<const std::int32_t> values)
    {
        std::int32_t most = 0;
        extremes(values.data(), values.size(), m_least, most);
        const std::uint64_t range = static_cast<std::uint64_t>(std::int64_t{most} - m_least) + 1;
        if (range > mostBits) {
            listBySorting(values);
            return;
        }
        m_bits.assign(static_cast<std::size_t>((range + 63) / 64), 0);
        for (const std::int32_t v : values) {
            const std::uint32_t at = offset(v);
            m_bits[at / 64] |= std::uint64_t{1} << (at % 64);
        }
        std::size_t count = 0;
        m_before.resize(m_bits.size());
        for (std::size_t w = 0; w < m_bits.size(); ++w) {
            m_before[w] = static_cast<std::uint32_t>(count);
            count += static_cast<std::size_t>(std::popcount(m_bits[w]));
        }
        if (!isWorth(count, values.size()))
            return;
        m_list.reserve(count);
        for (std::size_t w = 0; w < m_bits.size(); ++w)
            for (std::uint64_t word = m_bits[w]; word != 0; word &= word - 1)
                m_list.push_back(static_cast<std::int32_t>(static_cast<std::uint32_t>(m_least)
                                                           + static_cast<std::uint32_t>(w * 64 + static_cast<std::size_t>(std::countr_zero(word)))));
    }
    /// Empty where they are too many to be worth a list.
    const std::vector<std::int32_t>& list() const { return m_list; }
    void places(std::span<const std::int32_t> values, std::uint32_t* out) const
    {
        if (m_bits.empty()) {
            for (std::size_t i = 0; i < values.size(); ++i)
                out[i] = static_cast<std::uint32_t>(std::lower_bound(m_list.begin(), m_list.end(), values[i]) - m_list.begin());
            return;
        }
        countedPlaces(values.data(), values.size(), m_least, m_bits.data(), m_before.data(), out);
    }

private:
    static constexpr std::uint64_t mostBits = std::uint64_t{1} << 24;
    static bool isWorth(std::size_t count, std::size_t values) { return count <= values / 4 && count <= 65536; }
    std::uint32_t offset(std::int32_t v) const { return static_cast<std::uint32_t>(v) - static_cast<std::uint32_t>(m_least); }
    void listBySorting(std::span<const std::int32_t> values)
    {
        m_list.assign(values.begin(), values.end());
        std::sort(m_list.begin(), m_list.end());
        m_list.erase(std::unique(m_list.begin(), m_list.end()), m_list.end());
        if (!isWorth(m_list.size(), values.size()))
            m_list.clear();
    }
    std::int32_t m_least = 0;
    std::vector<std::uint64_t> m_bits;     ///< which of the numbers from the least on occur; empty where they are too far apart
    std::vector<std::uint32_t> m_before;   ///< by word of these: how many occur in earlier words
    std::vector<std::int32_t> m_list;
};

void putList(ByteWriter& out, const std::vector<std::int32_t>& list, Effort effort)
{
    std::vector<std::uint32_t> steps(list.size());
    for (std::size_t i = 0; i < list.size(); ++i)
        steps[i] = i == 0 ? zigzag(static_cast<std::uint32_t>(list[0])) : static_cast<std::uint32_t>(list[i]) - static_cast<std::uint32_t>(list[i - 1]);
    out.put(static_cast<std::uint32_t>(list.size()));
    putPlanes<std::uint32_t>(out, steps, effort);
}

/// The runs packed one way, without the list of the values that occur.
void putTransformed(ByteWriter& out, std::span<const std::int32_t> values, std::span<const std::uint32_t> lengths, Transform transform,
                    const PlaceList* list, Effort effort)
{
    // Kept from call to call: clearing fresh memory would cost as much as the work.
    thread_local std::vector<std::uint32_t> lanes, held;
    lanes.resize(values.size());
    std::vector<std::uint32_t> bases;
    if (transform == places) {
        list->places(values, lanes.data());
    } else if (transform == placeDifferences) {
        held.resize(values.size());
        list->places(values, held.data());
        std::size_t at = 0;
        for (const std::uint32_t n : lengths) {
            neighbourDifferences(held.data() + at, n, lanes.data() + at);
            if (n > 0)
                lanes[at] = zigzag(held[at]);
            at += n;
        }
    } else {
        std::size_t at = 0;
        for (const std::uint32_t n : lengths) {
            const std::int32_t* run = values.data() + at;
            if (n == 0) {
                bases.push_back(0);
            } else if (transform == plain) {
                std::int32_t least = 0, most = 0;
                extremes(run, n, least, most);
                bases.push_back(zigzag(static_cast<std::uint32_t>(least)));
                above(run, n, least, lanes.data() + at);
            } else {
                bases.push_back(zigzag(static_cast<std::uint32_t>(run[0])));
                // The same bits, taken as numbers without a sign.
                neighbourDifferences(reinterpret_cast<const std::uint32_t*>(run), n, lanes.data() + at);
            }
            at += n;
        }
        putPlanes<std::uint32_t>(out, bases, effort);
    }
    putPlanes<std::uint32_t>(out, lanes, effort);
}

bool isByPlaces(std::uint8_t transform) { return transform == places || transform == placeDifferences; }

} // namespace

template<class U> void putPlanes(ByteWriter& out, std::span<const U> values, Effort effort)
{
    U all = 0;
    for (const U v : values)
        all |= v;
    const std::size_t planes = bytesFor(all);
    out.put(static_cast<std::uint8_t>(planes));
    thread_local std::vector<std::uint8_t> plane;
    plane.resize(values.size());
    for (std::size_t p = 0; p < planes; ++p) {
        takePlane(values.data(), values.size(), static_cast<unsigned>(8 * p), plane.data());
        out.putPacked(plane.data(), plane.size(), 1, effort);
    }
}

template<class U> void getPlanes(ByteReader& in, std::span<U> values)
{
    const std::size_t planes = in.get<std::uint8_t>();
    if (planes > sizeof(U) || (planes > 0 && values.empty()))
        throw Unsound("unknown coding");
    std::fill(values.begin(), values.end(), U{0});
    std::vector<std::uint8_t> plane(planes > 0 ? values.size() : 0);
    for (std::size_t p = 0; p < planes; ++p) {
        in.getPacked(plane.data(), plane.size(), 1);
        addPlane(plane.data(), plane.size(), static_cast<unsigned>(8 * p), values.data());
    }
}

template void putPlanes(ByteWriter&, std::span<const std::uint32_t>, Effort);
template void putPlanes(ByteWriter&, std::span<const std::uint64_t>, Effort);
template void getPlanes(ByteReader&, std::span<std::uint32_t>);
template void getPlanes(ByteReader&, std::span<std::uint64_t>);

void putRows(ByteWriter& out, const std::int32_t* values, std::size_t rows, std::size_t columns, Effort effort)
{
    // Kept from call to call: clearing fresh memory would cost as much as the work.
    thread_local std::vector<std::uint32_t> lanes;
    thread_local std::vector<std::uint8_t> bytes;
    lanes.resize(std::max<std::size_t>(rows - 1, 1) * columns);
    std::uint32_t previous = 0;
    for (std::size_t c = 0; c < columns; ++c) {
        const auto v = static_cast<std::uint32_t>(values[c]);
        lanes[c] = zigzag(v - previous);
        previous = v;
    }
    putPlanes<std::uint32_t>(out, std::span(lanes).first(columns), effort);
    if (rows < 2)
        return;
    const std::uint32_t all = rowDifferences(values, rows, columns, lanes.data());
    if (all == 0 || all > 255) {
        putPlanes<std::uint32_t>(out, lanes, effort);
        return;
    }
    bytes.resize(lanes.size());
    lowBytes(lanes.data(), lanes.size(), bytes.data());
    out.put(std::uint8_t{1});
    out.putPacked(bytes.data(), bytes.size(), 1, effort);
}

RowTable::RowTable(ByteReader& in, std::size_t rows, std::size_t columns) : m_columns(columns), m_first(columns)
{
    std::vector<std::uint32_t> first(columns);
    getPlanes<std::uint32_t>(in, first);
    std::uint32_t previous = 0;
    for (std::size_t c = 0; c < columns; ++c)
        m_first[c] = static_cast<std::int32_t>(previous += unzigzag(first[c]));
    if (rows < 2)
        return;
    const std::size_t n = (rows - 1) * columns;
    ByteReader ahead = in;
    if (ahead.get<std::uint8_t>() == 1) {
        in = ahead;
        m_bytes.resize(n);
        in.getPacked(m_bytes.data(), n, 1);
    } else {
        m_wide.resize(n);
        getPlanes<std::uint32_t>(in, m_wide);
    }
}

void RowTable::next(std::size_t r, std::int32_t* row) const
{
    if (r == 0)
        std::copy(m_first.begin(), m_first.end(), row);
    else if (!m_bytes.empty())
        addByteDifferences(m_bytes.data() + (r - 1) * m_columns, m_columns, row);
    else
        addWideDifferences(m_wide.data() + (r - 1) * m_columns, m_columns, row);
}

void RowTable::row(std::size_t r, std::int32_t* out) const
{
    for (std::size_t i = 0; i <= r; ++i)
        next(i, out);
}

void RowTable::column(std::size_t c, std::size_t rows, std::int32_t* out) const
{
    auto v = static_cast<std::uint32_t>(m_first[c]);
    out[0] = m_first[c];
    for (std::size_t r = 1; r < rows; ++r) {
        const std::size_t at = (r - 1) * m_columns + c;
        v += unzigzag(m_bytes.empty() ? m_wide[at] : m_bytes[at]);
        out[r] = static_cast<std::int32_t>(v);
    }
}

void putRuns(ByteWriter& out, std::span<const std::int32_t> values, std::span<const std::uint32_t> lengths, Effort effort, CodingHint& hint)
{
    std::optional<PlaceList> list;
    const auto fits = [&](std::uint8_t transform) {
        if (!isByPlaces(transform))
            return true;
        if (!list)
            list.emplace(values);
        return !list->list().empty();
    };
    const auto put = [&] {
        out.put(hint.transform);
        if (isByPlaces(hint.transform))
            putList(out, list->list(), effort);
        putTransformed(out, values, lengths, static_cast<Transform>(hint.transform), list ? &*list : nullptr, hint.isQuick ? Effort::Quick : effort);
    };
    if (hint.uses > 0 && hint.uses < tryAnewAfter) {
        ++hint.uses;
        if (fits(hint.transform))
            return put();
    }
    // Of many runs some are tried; the list counts whole.
    std::size_t runs = lengths.size(), tried = values.size();
    if (effort != Effort::Tightest)
        for (std::size_t enough = std::max<std::size_t>(triedValues, values.size() / 8); runs > 1 && tried - lengths[runs - 1] >= enough;)
            tried -= lengths[--runs];
    const double share = static_cast<double>(values.size()) / static_cast<double>(tried);
    ByteWriter trial;
    const auto tryOut = [&](std::uint8_t transform, Effort how) {
        trial.clear();
        putTransformed(trial, values.first(tried), lengths.first(runs), static_cast<Transform>(transform), list ? &*list : nullptr, how);
        return share * static_cast<double>(trial.size());
    };
    double best = 0, bestRuns = 0;
    hint.uses = 0;
    for (std::uint8_t t = 0; t < transforms; ++t) {
        if (!fits(t))
            continue;
        trial.clear();
        if (isByPlaces(t))
            putList(trial, list->list(), effort);
        const double listed = static_cast<double>(trial.size()), cost = tryOut(t, effort);
        if (hint.uses > 0 && listed + cost >= best)
            continue;
        best = listed + cost;
        bestRuns = cost;
        hint.transform = t;
        hint.uses = 1;
    }
    hint.isQuick = (effort == Effort::Medium || effort == Effort::Tight) && tryOut(hint.transform, Effort::Quick) <= nextToNothing * bestRuns;
    put();
}

void getRuns(ByteReader& in, std::span<std::int32_t> values, std::span<const std::uint32_t> lengths)
{
    const auto transform = in.get<std::uint8_t>();
    if (transform >= transforms)
        throw Unsound("unknown coding");
    std::vector<std::int32_t> list;
    if (transform == places || transform == placeDifferences) {
        const std::size_t n = in.get<std::uint32_t>();
        if (n == 0 || n > 65536 || n > values.size())
            throw Unsound("impossible size");
        std::vector<std::uint32_t> steps(n);
        getPlanes<std::uint32_t>(in, steps);
        std::uint32_t v = unzigzag(steps[0]);
        list.push_back(static_cast<std::int32_t>(v));
        for (std::size_t i = 1; i < n; ++i)
            list.push_back(static_cast<std::int32_t>(v += steps[i]));
    }
    std::vector<std::uint32_t> bases, lanes(values.size());
    if (list.empty()) {
        bases.resize(lengths.size());
        getPlanes<std::uint32_t>(in, bases);
    }
    getPlanes<std::uint32_t>(in, lanes);
    std::size_t at = 0;
    for (std::size_t run = 0; run < lengths.size(); ++run) {
        const std::size_t end = at + lengths[run];
        if (transform == plain) {
            const std::uint32_t least = unzigzag(bases[run]);
            for (; at < end; ++at)
                values[at] = static_cast<std::int32_t>(least + lanes[at]);
            continue;
        }
        std::uint32_t v = transform == differences ? unzigzag(bases[run]) : 0;
        for (; at < end; ++at) {
            v = transform == places ? lanes[at] : v + unzigzag(lanes[at]);
            if (transform == differences) {
                values[at] = static_cast<std::int32_t>(v);
                continue;
            }
            if (v >= list.size())
                throw Unsound("a value that is not in its list");
            values[at] = list[v];
        }
    }
}

} // namespace data
