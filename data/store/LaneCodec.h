// Whole numbers to and from compressed byte planes: differences, dictionaries, and bytes of equal weight side by side. Pure, any thread.
#pragma once
#include "data/store/Packing.h"
#include <cstdint>
#include <span>
#include <vector>

namespace data {

/// Which way of packing was best for a channel's values last time; tried anew now and then.
struct CodingHint
{
    std::uint8_t transform = 0, uses = 0;
    bool isQuick = false; ///< more effort would gain next to nothing: they are mostly noise
};

/// Unsigned numbers as planes of bytes, lowest first; planes of zeros on top are left out.
template<class U> void putPlanes(ByteWriter& out, std::span<const U> values, Effort effort);
template<class U> void getPlanes(ByteReader& in, std::span<U> values);

/// A table row by row: the first row as differences between neighbours, each other one as differences from the row before it. The quick
/// way for many columns.
void putRows(ByteWriter& out, const std::int32_t* values, std::size_t rows, std::size_t columns, Effort effort);

/// What putRows() packed, still as differences: small in memory, and each row or column quick to get.
class RowTable
{
public:
    RowTable() = default;
    RowTable(ByteReader& in, std::size_t rows, std::size_t columns); ///< throws Unsound
    void row(std::size_t r, std::int32_t* out) const;
    void next(std::size_t r, std::int32_t* row) const;               ///< makes row r - 1 row r; anything row 0
    void column(std::size_t c, std::size_t rows, std::int32_t* out) const;
    std::size_t bytes() const { return m_first.size() * 4 + m_bytes.size() + m_wide.size() * 4; }

private:
    std::size_t m_columns = 0;
    std::vector<std::int32_t> m_first;
    std::vector<std::uint8_t> m_bytes;  ///< differences where one byte each is enough
    std::vector<std::uint32_t> m_wide;  ///< else
};

/// Runs of one channel each, one after the other, `lengths` items long: plain above each run's least, differences, or places in a list of
/// the values that occur, whichever is shortest. The tight way for few columns.
void putRuns(ByteWriter& out, std::span<const std::int32_t> values, std::span<const std::uint32_t> lengths, Effort effort, CodingHint& hint);
void getRuns(ByteReader& in, std::span<std::int32_t> values, std::span<const std::uint32_t> lengths);

} // namespace data
