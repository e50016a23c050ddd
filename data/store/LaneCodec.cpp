#include "data/store/LaneCodec.h"
#include "twin/physics/VectorClones.h"
#include <algorithm>
#include <bit>
#include <cstring>

namespace data {
namespace {

enum Transform : std::uint8_t { differences, plain, places, placeDifferences };
constexpr std::uint8_t transforms = 4, tryAnewAfter = 24;

constexpr std::uint32_t zigzag(std::uint32_t d) { return (d << 1) ^ (0u - (d >> 31)); }
constexpr std::uint32_t unzigzag(std::uint32_t z) { return (z >> 1) ^ (0u - (z & 1)); }

template<class U> std::size_t bytesFor(U all) { return static_cast<std::size_t>(std::bit_width(all) + 7) / 8; }

template<class U> void takePlane(const U* values, std::size_t n, unsigned shift, std::uint8_t* plane)
{
    for (std::size_t i = 0; i < n; ++i)
        plane[i] = static_cast<std::uint8_t>(values[i] >> shift);
}
template<class U> void addPlane(const std::uint8_t* plane, std::size_t n, unsigned shift, U* values)
{
    for (std::size_t i = 0; i < n; ++i)
        values[i] |= static_cast<U>(static_cast<U>(plane[i]) << shift);
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

/// The values that occur, ascending; empty where they are too many to be worth a list.
std::vector<std::int32_t> occurring(std::span<const std::int32_t> values)
{
    std::vector<std::int32_t> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    if (sorted.size() > values.size() / 4 || sorted.size() > 65536)
        sorted.clear();
    return sorted;
}

/// Packs the runs one way; false where that way does not fit.
bool putTransformed(ByteWriter& out, std::span<const std::int32_t> values, std::span<const std::uint32_t> lengths, Transform transform, Effort effort)
{
    std::vector<std::uint32_t> lanes(values.size());
    std::vector<std::int32_t> list;
    if (transform == places || transform == placeDifferences) {
        list = occurring(values);
        if (list.empty())
            return false;
    }
    out.put(transform);
    if (!list.empty()) {
        std::vector<std::uint32_t> steps(list.size());
        for (std::size_t i = 0; i < list.size(); ++i)
            steps[i] = i == 0 ? zigzag(static_cast<std::uint32_t>(list[0])) : static_cast<std::uint32_t>(list[i]) - static_cast<std::uint32_t>(list[i - 1]);
        out.put(static_cast<std::uint32_t>(list.size()));
        putPlanes<std::uint32_t>(out, steps, effort);
        for (std::size_t i = 0; i < values.size(); ++i)
            lanes[i] = static_cast<std::uint32_t>(std::lower_bound(list.begin(), list.end(), values[i]) - list.begin());
    }
    std::vector<std::uint32_t> bases;
    std::size_t at = 0;
    for (const std::uint32_t n : lengths) {
        if (transform == plain) {
            const std::int32_t least = n > 0 ? *std::min_element(values.begin() + static_cast<std::ptrdiff_t>(at), values.begin() + static_cast<std::ptrdiff_t>(at + n)) : 0;
            bases.push_back(zigzag(static_cast<std::uint32_t>(least)));
            for (std::size_t i = at; i < at + n; ++i)
                lanes[i] = static_cast<std::uint32_t>(values[i]) - static_cast<std::uint32_t>(least);
        } else if (transform == differences) {
            std::uint32_t previous = n > 0 ? static_cast<std::uint32_t>(values[at]) : 0;
            bases.push_back(zigzag(previous));
            for (std::size_t i = at; i < at + n; ++i) {
                const auto v = static_cast<std::uint32_t>(values[i]);
                lanes[i] = zigzag(v - previous);
                previous = v;
            }
        } else if (transform == placeDifferences) {
            std::uint32_t previous = 0;
            for (std::size_t i = at; i < at + n; ++i) {
                const std::uint32_t v = lanes[i];
                lanes[i] = zigzag(v - previous);
                previous = v;
            }
        }
        at += n;
    }
    if (!bases.empty())
        putPlanes<std::uint32_t>(out, bases, effort);
    putPlanes<std::uint32_t>(out, lanes, effort);
    return true;
}

} // namespace

template<class U> void putPlanes(ByteWriter& out, std::span<const U> values, Effort effort)
{
    U all = 0;
    for (const U v : values)
        all |= v;
    const std::size_t planes = bytesFor(all);
    out.put(static_cast<std::uint8_t>(planes));
    std::vector<std::uint8_t> plane(planes > 0 ? values.size() : 0);
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
    if (hint.uses > 0 && hint.uses < tryAnewAfter) {
        ++hint.uses;
        if (putTransformed(out, values, lengths, static_cast<Transform>(hint.transform), effort))
            return;
    }
    ByteWriter best, other;
    for (std::uint8_t t = 0; t < transforms; ++t) {
        other.clear();
        if (!putTransformed(other, values, lengths, static_cast<Transform>(t), effort) || (best.size() > 0 && other.size() >= best.size()))
            continue;
        std::swap(best, other);
        hint.transform = t;
    }
    hint.uses = 1;
    out.putBytes(best.bytes().data(), best.size());
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
