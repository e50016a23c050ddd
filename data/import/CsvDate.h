// Dates and times in other forms than ISO 8601. Pure functions, any thread.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace data::csv {

/// Letters of a pattern: yyyy or yy, MM (a number) or MMM (Jan), dd, HH (0-23) or hh (1-12) with AP, mm, ss; any other sign stands for
/// itself. Numbers may have one digit less than the pattern. A fraction of a second may follow the seconds.
bool isDatePattern(std::string_view text);
/// Nanoseconds of the wall clock as if it were UTC; empty if the text does not fit.
std::optional<std::int64_t> readDate(std::string_view text, std::string_view pattern);
/// Patterns tried where none is given, those that cannot be mistaken first.
const std::vector<std::string>& commonDatePatterns();
/// A pattern that takes all of these texts (and there is one that is not empty); empty if none does. `ambiguous`: day and month could be
/// the other way round.
std::string datePatternOf(const std::vector<std::string>& texts, bool& ambiguous);

/// ISO 8601 as twin::Timestamp reads it, but quick where many texts of one day follow each other; `hasOffset`: it says its zone.
struct DateCache
{
    char date[10] = {};
    std::int64_t day = 0;
    bool valid = false;
};
std::optional<std::int64_t> readIso(std::string_view text, DateCache& cache, bool& hasOffset);

} // namespace data::csv
