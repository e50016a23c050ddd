// A table of values (rows of time x columns of channels) to and from compressed integers. Pure, any thread.
#pragma once
#include "data/store/LaneCodec.h"
#include <cstdint>
#include <span>
#include <vector>

namespace data {

/// How a channel's values become integers: multiples of its resolution, or the number's own bits where it declares none.
struct Quantiser
{
    double scale = 0;      ///< value x scale = integer; 0: bits of the number as it is
    double unscale = 0;    ///< integer x unscale, or integer / divisor where 1 / resolution is whole: gives the decimal's nearest double
    double divisor = 0;
    bool isRaw() const { return scale == 0; }
    double value(double integer) const { return divisor != 0 ? integer / divisor : integer * unscale; }
    bool operator==(const Quantiser&) const = default;
};
/// Throws twin::Error for a negative or not finite resolution.
Quantiser quantiser(double resolution);

/// The quantisers of a block: one for all columns, or one a column.
class Quantisers
{
public:
    Quantisers() = default;
    explicit Quantisers(std::span<const double> resolutions);
    bool isUniform() const { return m_all.size() == 1; }
    const Quantiser& at(std::size_t column) const { return m_all[isUniform() ? 0 : column]; }
    Quantisers part(std::size_t first, std::size_t count) const;

private:
    std::vector<Quantiser> m_all{Quantiser{}};
};

std::uint32_t finiteValues(const float* values, std::size_t n); ///< how many there are

/// Not finite values are stored as missing and come back as NaN. Values come back as the nearest multiple of the resolution; raw ones as
/// float32, or as they are where float32 cannot hold them. Too large for integers of 64 bits: as they are.
/// `stride` is the distance between rows in items. Few columns are packed channel by channel and tightly, many row by row and quickly; a
/// hint makes it quicker where the same channels come again and again.
template<class T> void putValues(ByteWriter& out, const T* values, std::size_t stride, std::size_t rows, std::size_t columns, const Quantisers& q,
                                 Effort effort = Effort::Quick, CodingHint* hint = nullptr);
/// Throws Unsound. `values` has room for rows x columns.
template<class T> void getValues(ByteReader& in, T* values, std::size_t rows, std::size_t columns, const Quantisers& q);

/// Rows of frames as they lie in the memory of a reader: packed where that is small and quick.
class FrameTable
{
public:
    FrameTable() = default;
    FrameTable(ByteReader& in, std::size_t rows, std::size_t columns, const Quantisers& q); ///< throws Unsound
    void row(std::size_t r, float* out) const;
    void column(std::size_t c, float* out) const; ///< all rows of it
    std::vector<float> all() const;               ///< row by row
    std::size_t bytes() const { return sizeof *this + m_values.size() * sizeof(float) + m_mask.size() + m_table.bytes(); }

private:
    bool isMissing(std::size_t item) const { return (m_mask[item / 8] & (1u << (item % 8))) != 0; }
    void convert(const std::int32_t* row, float* out) const;
    void blank(std::size_t r, float* row) const;
    std::size_t m_rows = 0, m_columns = 0;
    std::vector<float> m_values; ///< empty where the table is used
    RowTable m_table;
    std::vector<std::uint8_t> m_mask;
    Quantiser m_quantiser;
    bool m_isSmall = false;
};

} // namespace data
