// Time columns: their unit, and when a file's time 0 was. Plain C++.
#pragma once
#include "twin/base/Error.h"
#include "twin/base/Timestamp.h"
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace data::csv {

/// Reads the cells of a time column. Immutable once set up; usable from any thread.
class TimeReader
{
public:
    enum class Unit { Nanoseconds, Microseconds, Milliseconds, Seconds, Iso };

    /// Sets up from what is known: a unit ("ns" ... "iso", empty: not given), the column's name and some of its values.
    /// Throws twin::Error for a unit it does not know, or if none of the values is a time.
    TimeReader(const std::string& unit, std::string_view columnName, const std::vector<std::string>& values, bool decimalComma,
               const std::filesystem::path& file);

    std::string unitText() const;
    bool isRelative() const { return m_relative; }       ///< numbers too small for an instant after 1973: they count from a start
    bool unitWasGuessed() const { return m_guessedUnit; } ///< neither given nor in the name
    void setStart(twin::Timestamp start) { m_start = start; }
    twin::Timestamp start() const { return m_start; }

    /// False if it is no time, or one outside the years 1900 to 2200.
    bool read(std::string_view text, twin::Timestamp& t) const;

private:
    bool readRaw(std::string_view text, std::int64_t& ns) const;
    Unit m_unit = Unit::Seconds;
    bool m_relative = true, m_guessedUnit = false, m_decimalComma = false;
    twin::Timestamp m_start;
};

struct FoundStart
{
    twin::Timestamp start;
    twin::Issue issue; ///< says where it comes from
};
/// When time 0 of a CSV file was: `t0_unix_ms` of the JSON file of the same name beside it, else a date in its name, else the day it
/// was last changed.
FoundStart findStart(const std::filesystem::path& csv);

} // namespace data::csv
