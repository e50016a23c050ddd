#include "data/store/ValueCodec.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <bit>
#include <cmath>
#include <limits>

namespace data {
namespace {

enum Flag : std::uint8_t { hasMissing = 1, hasExceptions = 2 };
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

template<class T> void putValues(ByteWriter& out, const T* values, std::size_t stride, std::size_t rows, std::size_t columns, const Quantisers& q)
{
    const Survey s = survey(values, stride, rows, columns, q);
    out.put(static_cast<std::uint8_t>(s.wide ? 8 : 4));
    out.put(static_cast<std::uint8_t>((s.missing > 0 ? hasMissing : 0) | (s.exceptions.empty() ? 0 : hasExceptions)));
    if (s.missing > 0) {
        std::vector<std::uint8_t> mask((rows * columns + 7) / 8, 0);
        for (std::size_t r = 0, i = 0; r < rows; ++r)
            for (std::size_t c = 0; c < columns; ++c, ++i)
                if (!std::isfinite(values[r * stride + c]))
                    mask[i / 8] = static_cast<std::uint8_t>(mask[i / 8] | (1u << (i % 8)));
        out.putPacked(mask.data(), mask.size(), 1);
    }
    if (!s.exceptions.empty())
        out.putPacked(s.exceptions.data(), s.exceptions.size(), 1);
    if (s.wide) {
        std::vector<std::uint64_t> lanes;
        toLanes(values, stride, rows, columns, q, s, lanes);
        out.putPacked(lanes.data(), lanes.size() * 8, 8);
    } else {
        std::vector<std::uint32_t> lanes;
        toLanes(values, stride, rows, columns, q, s, lanes);
        out.putPacked(lanes.data(), lanes.size() * 4, 4);
    }
}

template<class T> void getValues(ByteReader& in, T* values, std::size_t rows, std::size_t columns, const Quantisers& q)
{
    const auto lane = in.get<std::uint8_t>();
    const auto flags = in.get<std::uint8_t>();
    if ((lane != 4 && lane != 8) || flags > (hasMissing | hasExceptions))
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

template void putValues(ByteWriter&, const float*, std::size_t, std::size_t, std::size_t, const Quantisers&);
template void putValues(ByteWriter&, const double*, std::size_t, std::size_t, std::size_t, const Quantisers&);
template void getValues(ByteReader&, float*, std::size_t, std::size_t, const Quantisers&);
template void getValues(ByteReader&, double*, std::size_t, std::size_t, const Quantisers&);

} // namespace data
