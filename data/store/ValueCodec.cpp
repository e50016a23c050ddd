#include "data/store/ValueCodec.h"
#include "data/store/ColumnCodec.h"
#include "data/store/LaneCodec.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/physics/VectorClones.h"
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace data {
namespace {

enum Flag : std::uint8_t { hasMissing = 1, hasExceptions = 2 };
enum Coding : std::uint8_t { lanes32 = 4, lanes64 = 8, byRows = 16, byColumns = 17 }; ///< the first two are all that version 1 knows
constexpr std::size_t fewColumns = 64;
constexpr double largest32 = 2147483000.0, largest64 = 4.5e15; // 2^52: what a double counts in steps of one
constexpr double rounder = 6755399441055744.0;                  // 1.5 x 2^52: adding it rounds to the nearest integer in the low bits

template<class L> constexpr L zigzag(L d)
{
    using S = std::make_signed_t<L>;
    return static_cast<L>((d << 1) ^ static_cast<L>(static_cast<S>(d) >> (sizeof(L) * 8 - 1)));
}
template<class L> constexpr L unzigzag(L z) { return static_cast<L>((z >> 1) ^ (~(z & 1) + 1)); }

template<class L> L rawBits(double v)
{
    if constexpr (sizeof(L) == 4)
        return std::bit_cast<std::uint32_t>(static_cast<float>(v));
    else
        return std::bit_cast<std::uint64_t>(v);
}
template<class L> double rawValue(L bits)
{
    if constexpr (sizeof(L) == 4)
        return std::bit_cast<float>(bits);
    else
        return std::bit_cast<double>(bits);
}

struct Survey
{
    bool wide = false;
    std::size_t missing = 0;
    std::vector<std::uint8_t> exceptions; ///< columns that keep their bits although they have a resolution; empty: none
};

template<class T> Survey survey(const T* values, std::size_t stride, std::size_t rows, std::size_t columns, const Quantisers& q)
{
    Survey s;
    for (std::size_t r = 0; r < rows; ++r) {
        const T* row = values + r * stride;
        for (std::size_t c = 0; c < columns; ++c) {
            const double v = static_cast<double>(row[c]);
            if (!std::isfinite(v)) {
                ++s.missing;
                continue;
            }
            const Quantiser& qc = q.at(c);
            if (qc.isRaw()) {
                s.wide |= std::fabs(v) > static_cast<double>(std::numeric_limits<float>::max());
                continue;
            }
            const double x = std::fabs(v * qc.scale);
            if (x < largest32)
                continue;
            s.wide = true;
            if (!(x < largest64)) {
                s.exceptions.resize(columns, 0);
                s.exceptions[c] = 1;
            }
        }
    }
    return s;
}

template<class L, class T>
void toLanes(const T* values, std::size_t stride, std::size_t rows, std::size_t columns, const Quantisers& q, const Survey& s, std::vector<L>& lanes)
{
    lanes.resize(rows * columns);
    std::vector<L> previous(columns, 0), current(columns);
    const bool plain = q.isUniform() && !q.at(0).isRaw() && s.exceptions.empty();
    for (std::size_t r = 0; r < rows; ++r) {
        const T* row = values + r * stride;
        if (plain) {
            const double scale = q.at(0).scale;
            for (std::size_t c = 0; c < columns; ++c) {
                const auto bits = std::bit_cast<std::uint64_t>(static_cast<double>(row[c]) * scale + rounder);
                // The low 51 bits hold the integer; shift its sign into place for the wide lane.
                if constexpr (sizeof(L) == 4)
                    current[c] = static_cast<L>(bits);
                else
                    current[c] = static_cast<L>(bits - std::bit_cast<std::uint64_t>(rounder));
            }
        } else {
            for (std::size_t c = 0; c < columns; ++c) {
                const double v = static_cast<double>(row[c]);
                const Quantiser& qc = q.at(c);
                if (qc.isRaw() || (!s.exceptions.empty() && s.exceptions[c]))
                    current[c] = rawBits<L>(v);
                else
                    current[c] = std::isfinite(v) ? static_cast<L>(static_cast<std::int64_t>(std::nearbyint(v * qc.scale))) : L{0};
            }
        }
        if (s.missing > 0)
            for (std::size_t c = 0; c < columns; ++c)
                if (!std::isfinite(row[c]))
                    current[c] = previous[c];
        L* out = lanes.data() + r * columns;
        for (std::size_t c = 0; c < columns; ++c)
            out[c] = zigzag(static_cast<L>(current[c] - previous[c]));
        previous.swap(current);
    }
}

template<class L, class T>
void fromLanes(std::vector<L>& lanes, T* values, std::size_t rows, std::size_t columns, const Quantisers& q, const std::vector<std::uint8_t>& exceptions)
{
    using S = std::make_signed_t<L>;
    std::vector<L> previous(columns, 0);
    const bool plain = q.isUniform() && !q.at(0).isRaw() && exceptions.empty();
    for (std::size_t r = 0; r < rows; ++r) {
        L* in = lanes.data() + r * columns;
        T* out = values + r * columns;
        for (std::size_t c = 0; c < columns; ++c)
            previous[c] = static_cast<L>(previous[c] + unzigzag(in[c]));
        if (plain) {
            const Quantiser& q0 = q.at(0);
            if (q0.divisor != 0)
                for (std::size_t c = 0; c < columns; ++c)
                    out[c] = static_cast<T>(static_cast<double>(static_cast<S>(previous[c])) / q0.divisor);
            else
                for (std::size_t c = 0; c < columns; ++c)
                    out[c] = static_cast<T>(static_cast<double>(static_cast<S>(previous[c])) * q0.unscale);
            continue;
        }
        for (std::size_t c = 0; c < columns; ++c) {
            const Quantiser& qc = q.at(c);
            const bool raw = qc.isRaw() || (!exceptions.empty() && exceptions[c]);
            out[c] = static_cast<T>(raw ? rawValue<L>(previous[c]) : qc.value(static_cast<double>(static_cast<S>(previous[c]))));
        }
    }
}

} // namespace

namespace {
TWIN_VECTOR_CLONES
std::uint32_t finiteBits(const std::uint32_t* bits, std::size_t n)
{
    std::uint32_t finite = 0;
    for (std::size_t i = 0; i < n; ++i)
        finite += (bits[i] & 0x7f800000u) != 0x7f800000u ? 1u : 0u;
    return finite;
}
} // namespace

std::uint32_t finiteValues(const float* values, std::size_t n)
{
    constexpr std::size_t piece = 4096;
    std::uint32_t bits[piece], finite = 0;
    for (std::size_t at = 0; at < n; at += piece) {
        const std::size_t some = std::min(piece, n - at);
        std::memcpy(bits, values + at, some * sizeof(float));
        finite += finiteBits(bits, some);
    }
    return finite;
}

Quantiser quantiser(double resolution)
{
    if (!(resolution >= 0) || !std::isfinite(resolution) || (resolution > 0 && !std::isfinite(1 / resolution)))
        throw twin::Error(TWIN_TEXT("A channel cannot have the resolution %1. Give a number above 0, or 0 to keep values as they are."),
                          {twin::numberText(resolution)});
    Quantiser q;
    if (resolution == 0)
        return q;
    q.scale = 1 / resolution;
    q.unscale = resolution;
    const double whole = std::nearbyint(q.scale);
    if (whole >= 1 && std::fabs(q.scale - whole) < 1e-9 * q.scale) {
        q.scale = whole;
        q.divisor = whole;
    }
    return q;
}

Quantisers::Quantisers(std::span<const double> resolutions)
{
    m_all.clear();
    for (const double r : resolutions)
        m_all.push_back(quantiser(r));
    bool same = true;
    for (const Quantiser& q : m_all)
        same = same && q == m_all.front();
    if (same)
        m_all.resize(1);
}

Quantisers Quantisers::part(std::size_t first, std::size_t count) const
{
    if (isUniform())
        return *this;
    Quantisers p;
    const auto begin = m_all.begin() + static_cast<std::ptrdiff_t>(first);
    p.m_all.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
    return p;
}

namespace {

/// How many values of a row are missing; the greatest magnitude, as the bits of a float, goes to `most`. In whole numbers, which compilers
/// turn into vector instructions.
TWIN_VECTOR_CLONES
std::size_t surveyRow(const std::uint32_t* bits, std::size_t columns, std::uint32_t& most)
{
    std::uint32_t missing = 0, m = most;
    for (std::size_t c = 0; c < columns; ++c) {
        const std::uint32_t magnitude = bits[c] & 0x7fffffffu;
        const std::uint32_t isMissing = magnitude >= 0x7f800000u ? 1u : 0u;
        missing += isMissing;
        const std::uint32_t counted = isMissing ? 0u : magnitude;
        m = counted > m ? counted : m;
    }
    most = m;
    return missing;
}
TWIN_VECTOR_CLONES
void quantiseRow(const float* row, std::size_t columns, double scale, std::int32_t* out)
{
    for (std::size_t c = 0; c < columns; ++c) {
        const double x = static_cast<double>(row[c]) * scale + rounder; // the low 32 bits now hold the integer
        std::uint64_t bits;
        std::memcpy(&bits, &x, sizeof bits);
        out[c] = static_cast<std::int32_t>(static_cast<std::uint32_t>(bits));
    }
}
TWIN_VECTOR_CLONES
void divideRow(const std::int32_t* row, std::size_t columns, float divisor, float* out)
{
    for (std::size_t c = 0; c < columns; ++c)
        out[c] = static_cast<float>(row[c]) / divisor;
}
TWIN_VECTOR_CLONES
void scaleRow(const std::int32_t* row, std::size_t columns, double divisor, double unscale, float* out)
{
    if (divisor != 0)
        for (std::size_t c = 0; c < columns; ++c)
            out[c] = static_cast<float>(static_cast<double>(row[c]) / divisor);
    else
        for (std::size_t c = 0; c < columns; ++c)
            out[c] = static_cast<float>(static_cast<double>(row[c]) * unscale);
}

enum RowFlag : std::uint8_t { rowsMissing = 1, rowsSmall = 2 }; ///< small: all integers below 2^24, which floats hold exactly

template<class T> void putMask(ByteWriter& out, const T* values, std::size_t stride, std::size_t rows, std::size_t columns, Effort effort)
{
    std::vector<std::uint8_t> mask((rows * columns + 7) / 8, 0);
    for (std::size_t r = 0, i = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c, ++i)
            if (!std::isfinite(values[r * stride + c]))
                mask[i / 8] = static_cast<std::uint8_t>(mask[i / 8] | (1u << (i % 8)));
    out.putPacked(mask.data(), mask.size(), 1, effort);
}

/// Many columns of one resolution; false where they do not fit that way.
bool putByRows(ByteWriter& out, const float* values, std::size_t stride, std::size_t rows, std::size_t columns, const Quantisers& q, Effort effort)
{
    if (!q.isUniform() || q.at(0).isRaw())
        return false;
    thread_local std::vector<std::uint32_t> bits;
    thread_local std::vector<std::int32_t> whole;
    bits.resize(columns);
    whole.resize(rows * columns);
    std::size_t missing = 0;
    std::uint32_t mostBits = 0;
    for (std::size_t r = 0; r < rows; ++r) {
        std::memcpy(bits.data(), values + r * stride, columns * sizeof(float));
        missing += surveyRow(bits.data(), columns, mostBits);
    }
    const float most = std::bit_cast<float>(mostBits);
    const double scale = q.at(0).scale;
    if (!(static_cast<double>(most) * scale < largest32))
        return false;
    for (std::size_t r = 0; r < rows; ++r)
        quantiseRow(values + r * stride, columns, scale, whole.data() + r * columns);
    if (missing > 0)
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t c = 0; c < columns; ++c)
                if (!std::isfinite(values[r * stride + c]))
                    whole[r * columns + c] = r > 0 ? whole[(r - 1) * columns + c] : c > 0 ? whole[c - 1] : 0;
    const bool small = static_cast<double>(most) * scale < 16777215.0;
    out.put(byRows);
    out.put(static_cast<std::uint8_t>((missing > 0 ? rowsMissing : 0) | (small ? rowsSmall : 0)));
    if (missing > 0)
        putMask(out, values, stride, rows, columns, effort);
    putRows(out, whole.data(), rows, columns, effort);
    return true;
}

template<class T>
void putByColumns(ByteWriter& out, const T* values, std::size_t stride, std::size_t rows, std::size_t columns, const Quantisers& q, Effort effort,
                  CodingHint* hint)
{
    std::vector<double> turned(rows * columns);
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c)
            turned[c * rows + r] = static_cast<double>(values[r * stride + c]);
    const std::vector<std::uint32_t> lengths(columns, static_cast<std::uint32_t>(rows));
    std::vector<Quantiser> quantisers;
    for (std::size_t c = 0; c < columns; ++c)
        quantisers.push_back(q.at(c));
    CodingHint none;
    out.put(byColumns);
    putColumns(out, turned, lengths, quantisers, effort, hint ? *hint : none);
}

template<class T> void getByColumns(ByteReader& in, T* values, std::size_t rows, std::size_t columns, const Quantisers& q)
{
    if (columns > fewColumns)
        throw Unsound("unknown coding");
    std::vector<double> turned(rows * columns);
    const std::vector<std::uint32_t> lengths(columns, static_cast<std::uint32_t>(rows));
    std::vector<Quantiser> quantisers;
    for (std::size_t c = 0; c < columns; ++c)
        quantisers.push_back(q.at(c));
    getColumns(in, turned, lengths, quantisers);
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c)
            values[r * columns + c] = static_cast<T>(turned[c * rows + r]);
}

} // namespace

template<class T> void putValues(ByteWriter& out, const T* values, std::size_t stride, std::size_t rows, std::size_t columns, const Quantisers& q,
                                 Effort effort, CodingHint* hint)
{
    if (columns <= fewColumns) {
        // The journal's single rows are not worth trying several ways.
        CodingHint differences{0, 1};
        putByColumns(out, values, stride, rows, columns, q, effort, rows == 1 ? &differences : hint);
        return;
    }
    if constexpr (std::is_same_v<T, float>)
        if (putByRows(out, values, stride, rows, columns, q, effort))
            return;
    const Survey s = survey(values, stride, rows, columns, q);
    out.put(s.wide ? lanes64 : lanes32);
    out.put(static_cast<std::uint8_t>((s.missing > 0 ? hasMissing : 0) | (s.exceptions.empty() ? 0 : hasExceptions)));
    if (s.missing > 0)
        putMask(out, values, stride, rows, columns, effort);
    if (!s.exceptions.empty())
        out.putPacked(s.exceptions.data(), s.exceptions.size(), 1, effort);
    if (s.wide) {
        std::vector<std::uint64_t> lanes;
        toLanes(values, stride, rows, columns, q, s, lanes);
        out.putPacked(lanes.data(), lanes.size() * 8, 8, effort);
    } else {
        std::vector<std::uint32_t> lanes;
        toLanes(values, stride, rows, columns, q, s, lanes);
        out.putPacked(lanes.data(), lanes.size() * 4, 4, effort);
    }
}

template<class T> void getValues(ByteReader& in, T* values, std::size_t rows, std::size_t columns, const Quantisers& q)
{
    const ByteReader start = in;
    const auto lane = in.get<std::uint8_t>();
    if (lane == byRows) {
        if constexpr (std::is_same_v<T, float>) {
            in = start;
            const std::vector<float> all = FrameTable(in, rows, columns, q).all();
            std::copy(all.begin(), all.end(), values);
            return;
        } else {
            throw Unsound("unknown coding");
        }
    }
    if (lane == byColumns)
        return getByColumns(in, values, rows, columns, q);
    const auto flags = in.get<std::uint8_t>();
    if ((lane != lanes32 && lane != lanes64) || flags > (hasMissing | hasExceptions))
        throw Unsound("unknown coding");
    std::vector<std::uint8_t> mask, exceptions;
    if (flags & hasMissing) {
        mask.resize((rows * columns + 7) / 8);
        in.getPacked(mask.data(), mask.size(), 1);
    }
    if (flags & hasExceptions) {
        exceptions.resize(columns);
        in.getPacked(exceptions.data(), exceptions.size(), 1);
    }
    if (lane == 8) {
        std::vector<std::uint64_t> lanes(rows * columns);
        in.getPacked(lanes.data(), lanes.size() * 8, 8);
        fromLanes(lanes, values, rows, columns, q, exceptions);
    } else {
        std::vector<std::uint32_t> lanes(rows * columns);
        in.getPacked(lanes.data(), lanes.size() * 4, 4);
        fromLanes(lanes, values, rows, columns, q, exceptions);
    }
    if (!mask.empty())
        for (std::size_t i = 0; i < rows * columns; ++i)
            if (mask[i / 8] & (1u << (i % 8)))
                values[i] = std::numeric_limits<T>::quiet_NaN();
}

FrameTable::FrameTable(ByteReader& in, std::size_t rows, std::size_t columns, const Quantisers& q) : m_rows(rows), m_columns(columns)
{
    ByteReader ahead = in;
    if (ahead.get<std::uint8_t>() != byRows) {
        m_values.resize(rows * columns);
        getValues(in, m_values.data(), rows, columns, q);
        return;
    }
    in = ahead;
    const auto flags = in.get<std::uint8_t>();
    if (flags > (rowsMissing | rowsSmall) || !q.isUniform() || q.at(0).isRaw())
        throw Unsound("unknown coding");
    if (flags & rowsMissing) {
        m_mask.resize((rows * columns + 7) / 8);
        in.getPacked(m_mask.data(), m_mask.size(), 1);
    }
    m_quantiser = q.at(0);
    // Both exact in float32, so that one rounding gives the decimal's nearest float.
    m_isSmall = (flags & rowsSmall) && m_quantiser.divisor != 0 && m_quantiser.divisor < 16777216.0;
    m_table = RowTable(in, rows, columns);
}

void FrameTable::convert(const std::int32_t* row, float* out) const
{
    if (m_isSmall)
        divideRow(row, m_columns, static_cast<float>(m_quantiser.divisor), out);
    else
        scaleRow(row, m_columns, m_quantiser.divisor, m_quantiser.unscale, out);
}

void FrameTable::blank(std::size_t r, float* row) const
{
    for (std::size_t c = 0; c < m_columns && !m_mask.empty(); ++c)
        if (isMissing(r * m_columns + c))
            row[c] = std::numeric_limits<float>::quiet_NaN();
}

void FrameTable::row(std::size_t r, float* out) const
{
    if (!m_values.empty()) {
        std::copy_n(m_values.begin() + static_cast<std::ptrdiff_t>(r * m_columns), m_columns, out);
        return;
    }
    thread_local std::vector<std::int32_t> whole; // kept from call to call
    whole.resize(m_columns);
    m_table.row(r, whole.data());
    convert(whole.data(), out);
    blank(r, out);
}

void FrameTable::column(std::size_t c, float* out) const
{
    if (!m_values.empty()) {
        for (std::size_t r = 0; r < m_rows; ++r)
            out[r] = m_values[r * m_columns + c];
        return;
    }
    std::vector<std::int32_t> whole(m_rows);
    m_table.column(c, m_rows, whole.data());
    for (std::size_t r = 0; r < m_rows; ++r)
        out[r] = !m_mask.empty() && isMissing(r * m_columns + c) ? std::numeric_limits<float>::quiet_NaN()
            : m_isSmall ? static_cast<float>(whole[r]) / static_cast<float>(m_quantiser.divisor)
                        : static_cast<float>(m_quantiser.value(static_cast<double>(whole[r])));
}

std::vector<float> FrameTable::all() const
{
    if (!m_values.empty())
        return m_values;
    std::vector<float> values(m_rows * m_columns);
    std::vector<std::int32_t> whole(m_columns);
    for (std::size_t r = 0; r < m_rows; ++r) {
        float* out = values.data() + r * m_columns;
        m_table.next(r, whole.data());
        convert(whole.data(), out);
        blank(r, out);
    }
    return values;
}

template void putValues(ByteWriter&, const float*, std::size_t, std::size_t, std::size_t, const Quantisers&, Effort, CodingHint*);
template void putValues(ByteWriter&, const double*, std::size_t, std::size_t, std::size_t, const Quantisers&, Effort, CodingHint*);
template void getValues(ByteReader&, float*, std::size_t, std::size_t, const Quantisers&);
template void getValues(ByteReader&, double*, std::size_t, std::size_t, const Quantisers&);

} // namespace data
