#include "data/import/CsvDate.h"
#include "data/import/CsvReader.h"
#include "twin/base/Timestamp.h"
#include <algorithm>
#include <cstring>

namespace data::csv {
namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::string_view months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

int digits(std::string_view text, std::size_t& p, std::size_t most)
{
    int value = -1;
    for (std::size_t n = 0; n < most && p < text.size() && isDigit(text[p]); ++n, ++p)
        value = std::max(value, 0) * 10 + (text[p] - '0');
    return value;
}

// ".125" -> nanoseconds; leaves p behind the digits
std::int64_t fraction(std::string_view text, std::size_t& p)
{
    std::int64_t ns = 0, unit = second / 10;
    for (; p < text.size() && isDigit(text[p]); ++p, unit /= 10)
        ns += (text[p] - '0') * unit;
    return ns;
}

std::size_t runOf(std::string_view pattern, std::size_t i)
{
    std::size_t n = 1;
    while (i + n < pattern.size() && pattern[i + n] == pattern[i])
        ++n;
    return n;
}

int daysIn(int year, int month)
{
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

} // namespace

bool isDatePattern(std::string_view text)
{
    return text.size() <= 60 && text.find("yy") != text.npos && text.find('M') != text.npos && text.find('d') != text.npos;
}

std::optional<std::int64_t> readDate(std::string_view text, std::string_view pattern)
{
    int year = 1970, month = 1, day = 1, hour = 0, minute = 0, sec = 0, half = -1;
    bool twelve = false;
    std::int64_t ns = 0;
    std::size_t p = 0;
    for (std::size_t i = 0; i < pattern.size();) {
        const std::size_t run = runOf(pattern, i);
        const char c = pattern[i];
        if (c == 'y' && run >= 2) {
            const auto start = p;
            year = digits(text, p, run >= 4 ? 4 : 2);
            if (p - start != (run >= 4 ? 4u : 2u))
                return {};
            if (run < 4)
                year += year < 70 ? 2000 : 1900;
        } else if (c == 'M' && run >= 3) {
            const auto name = lowered(text.substr(p, 3));
            const auto it = std::find(std::begin(months), std::end(months), name);
            if (it == std::end(months))
                return {};
            month = static_cast<int>(it - std::begin(months)) + 1;
            p += 3;
        } else if (c == 'M') {
            month = digits(text, p, 2);
        } else if (c == 'd') {
            day = digits(text, p, 2);
        } else if (c == 'H' || c == 'h') {
            twelve = c == 'h';
            hour = digits(text, p, 2);
            if (hour < (twelve ? 1 : 0) || hour > (twelve ? 12 : 23))
                return {};
        } else if (c == 'm') {
            minute = digits(text, p, 2);
            if (minute < 0 || minute > 59)
                return {};
        } else if (c == 's') {
            sec = digits(text, p, 2);
            if (sec < 0 || sec > 59)
                return {};
            if (p + 1 < text.size() && (text[p] == '.' || text[p] == ',') && isDigit(text[p + 1]))
                ns = fraction(text, ++p);
        } else if (c == 'A' && i + 1 < pattern.size() && pattern[i + 1] == 'P') {
            const auto word = lowered(text.substr(p, 2));
            if (word != "am" && word != "pm")
                return {};
            half = word == "pm";
            p += 2;
            i += 2;
            continue;
        } else {
            for (std::size_t n = 0; n < run; ++n)
                if (p >= text.size() || text[p++] != c)
                    return {};
        }
        i += run;
    }
    if (p != text.size() || year < 1678 || year > 2261 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
        return {};
    if (twelve && half >= 0)
        hour = hour % 12 + 12 * half;
    return twin::Timestamp::fromUtc(year, month, day, hour, minute).ns + sec * second + ns;
}

const std::vector<std::string>& commonDatePatterns()
{
    static const std::vector<std::string> patterns = [] {
        std::vector<std::string> out;
        for (const char* date : {"dd.MM.yyyy", "yyyy/MM/dd", "yyyy.MM.dd", "dd-MMM-yyyy", "dd MMM yyyy", "dd/MMM/yyyy", "MM/dd/yyyy", "dd/MM/yyyy", "MM-dd-yyyy", "dd-MM-yyyy", "dd.MM.yy",
                                 "MM/dd/yy", "dd/MM/yy"})
            for (const char* time : {" HH:mm:ss", " HH:mm", " hh:mm:ss AP", " hh:mm AP", ", HH:mm:ss", ":HH:mm:ss", ""})
                out.push_back(std::string(date) + time);
        out.insert(out.end(), {"yyyyMMddTHHmmss", "yyyyMMddTHHmmssZ", "yyyyMMdd HHmmss", "yyyyMMdd HH:mm:ss", "yyyyMMdd HH:mm"});
        return out;
    }();
    return patterns;
}

std::string datePatternOf(const std::vector<std::string>& texts, bool& ambiguous)
{
    ambiguous = false;
    const auto takesAll = [&](const std::string& pattern) {
        bool any = false;
        for (const auto& cell : texts) {
            const auto text = trimmed(cell);
            if (text.empty())
                continue;
            if (!readDate(text, pattern))
                return false;
            any = true;
        }
        return any;
    };
    for (const auto& pattern : commonDatePatterns())
        if (takesAll(pattern)) {
            if (pattern.starts_with("MM")) {
                auto other = pattern;
                other.replace(0, 2, "dd").replace(3, 2, "MM");
                ambiguous = takesAll(other);
            }
            return pattern;
        }
    return {};
}

std::optional<std::int64_t> readIso(std::string_view text, DateCache& cache, bool& hasOffset)
{
    const auto slowly = [&]() -> std::optional<std::int64_t> {
        const auto t = twin::Timestamp::fromIso(text);
        hasOffset = text.size() > 10 && text.find_first_of("Z+-", 10) != text.npos;
        return t ? std::optional(t->ns) : std::nullopt;
    };
    // "2025-07-15T14:32:10", a fraction and a Z; the rest is left to the thorough way.
    hasOffset = false;
    if (text.size() < 19 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':' || text[16] != ':')
        return slowly();
    if (!cache.valid || std::memcmp(cache.date, text.data(), sizeof cache.date) != 0) {
        const auto day = twin::Timestamp::fromIso(text.substr(0, 10));
        if (!day)
            return {};
        std::memcpy(cache.date, text.data(), sizeof cache.date);
        cache.day = day->ns;
        cache.valid = true;
    }
    for (const std::size_t i : {11u, 12u, 14u, 15u, 17u, 18u})
        if (!isDigit(text[i]))
            return {};
    const auto two = [&](std::size_t i) { return (text[i] - '0') * 10 + (text[i + 1] - '0'); };
    const int hour = two(11), minute = two(14), sec = two(17);
    if (hour > 23 || minute > 59 || sec > 59)
        return {};
    std::int64_t ns = cache.day + (std::int64_t{hour} * 3600 + minute * 60 + sec) * second;
    std::size_t p = 19;
    if (p < text.size() && text[p] == '.') {
        const auto start = ++p;
        ns += fraction(text, p);
        if (p == start)
            return {};
    }
    if (p < text.size() && text[p] == 'Z') {
        hasOffset = true;
        ++p;
    }
    return p == text.size() ? std::optional(ns) : slowly();
}

} // namespace data::csv
