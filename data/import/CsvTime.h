// Time columns: their unit or form, their zone, and when a file's time 0 was. Plain C++.
#pragma once
#include "data/import/CsvDate.h"
#include "data/import/CsvZone.h"
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
    enum class Unit { Nanoseconds, Microseconds, Milliseconds, Seconds, Minutes, Hours, Iso, Pattern };

    /// Sets up from what is known: a unit ("ns" ... "h", "iso", a pattern such as "dd.MM.yyyy HH:mm"; empty: not given), the zone of wall
    /// clocks, the column's name and some of its values. Throws twin::Error for a unit or zone it does not know, or if none of the values is
    /// a time.
    TimeReader(const std::string& unit, std::string_view columnName, const std::vector<std::string>& values, bool decimalComma,
               const std::filesystem::path& file, const std::string& zone = {});

    std::string unitText() const;
    bool isDate() const { return m_unit == Unit::Iso || m_unit == Unit::Pattern; }
    bool isRelative() const { return m_relative; }        ///< numbers too small for an instant after 1973: they count from a start
    bool unitWasGuessed() const { return m_guessedUnit; } ///< neither given nor in the name
    bool isAmbiguous() const { return m_ambiguous; }      ///< day and month could be the other way round
    const Zone& zone() const { return m_zone; }
    void setStart(twin::Timestamp start) { m_start = start; }
    twin::Timestamp start() const { return m_start; }
    /// Power of ten and factor of a number's unit against nanoseconds (minutes: 9 and 60).
    int exponent() const;
    int multiple() const;

    /// False if it is no time, or one outside the years 1900 to 2200.
    bool read(std::string_view text, twin::Timestamp& t) const;
    bool read(std::string_view text, std::int64_t& ns, DateCache& cache) const; ///< the same, quick for dates in a row
    /// Of numbers already in nanoseconds: those from `low` to `high` plus `add` are instants of the years 1900 to 2200.
    struct Range
    {
        std::int64_t low, high, add;
    };
    Range range() const;

private:
    bool readRaw(std::string_view text, std::int64_t& ns, DateCache& cache) const;
    Unit m_unit = Unit::Seconds;
    bool m_relative = true, m_guessedUnit = false, m_decimalComma = false, m_ambiguous = false;
    std::string m_pattern;
    Zone m_zone;
    twin::Timestamp m_start;
};

/// A cell that reads as a date in one of the known forms.
bool looksLikeDate(std::string_view text);

struct FoundStart
{
    twin::Timestamp start;
    twin::Issue issue; ///< says where it comes from
};
/// When time 0 of a CSV file was: `t0_unix_ms` of the JSON file of the same name beside it, else a date in its name, else the day it
/// was last changed.
FoundStart findStart(const std::filesystem::path& csv);

} // namespace data::csv
