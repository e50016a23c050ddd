// Rows of a block to numbers: a quick way for clean rows, a thorough one that says what is wrong with the others.
#include "data/import/CsvBlocks.h"
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace data::csv {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double powersOfTen[] = {1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,
                                  1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};
constexpr std::int64_t integerPowers[] = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

// A plain decimal number that ends where the cell ends. False for anything else; p stays then. Blocks end with a line feed, so
// looking at the next sign is always allowed.
struct Plain
{
    std::uint64_t mantissa = 0;
    int decimals = 0;
    bool negative = false;
};

inline std::uint64_t eightBytes(const char* p)
{
    std::uint64_t bytes;
    std::memcpy(&bytes, p, sizeof bytes);
    return bytes;
}

// Digits eight at a time (Lemire, "Quickly parsing eight digits"). Little-endian: the first sign is the low byte. Blocks have padding, so that
// eight bytes may be read from any of their signs.
inline bool readDigits(const char*& q, std::uint64_t& m)
{
    constexpr std::uint64_t tens[] = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};
    const char* const start = q;
    while (true) {
        std::uint64_t digits = eightBytes(q) ^ 0x3030303030303030u;
        // The high bit of the first byte that is above 9; carries from there on only touch what follows.
        const std::uint64_t others = (digits | (digits + 0x7676767676767676u)) & 0x8080808080808080u;
        const int n = others == 0 ? 8 : std::countr_zero(others) / 8;
        if (n == 0)
            return q != start;
        digits <<= 64 - 8 * n; // zeros in front
        digits = (digits * 10 + (digits >> 8)) & 0x00ff00ff00ff00ffu;
        digits = (digits * 100 + (digits >> 16)) & 0x0000ffff0000ffffu;
        digits = (digits * 10'000 + (digits >> 32)) & 0xffffffffu;
        m = m * tens[n] + digits;
        q += n;
        if (n < 8)
            return true;
    }
}

/// The next delimiter or line feed.
inline const char* cellEnd(const char* q, std::uint64_t delimiters)
{
    constexpr std::uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    const auto zeros = [](std::uint64_t v) { return (v - ones) & ~v & highs; }; // the lowest one is right
    while (true) {
        const std::uint64_t bytes = eightBytes(q);
        if (const std::uint64_t found = zeros(bytes ^ delimiters) | zeros(bytes ^ (ones * '\n')))
            return q + std::countr_zero(found) / 8;
        q += 8;
    }
}

inline bool plainCell(const char*& p, char delimiter, char comma, Plain& out)
{
    const char* q = p;
    out.negative = *q == '-';
    q += out.negative;
    std::uint64_t m = 0;
    const char* const start = q;
    bool any = readDigits(q, m);
    out.decimals = 0;
    if (*q == '.' || *q == comma) {
        const char* const point = ++q;
        any = readDigits(q, m) || any;
        out.decimals = static_cast<int>(q - point);
        if (q - start > 19)
            return false;
    } else if (q - start > 18) {
        return false;
    }
    if (!any || (*q != delimiter && *q != '\n' && *q != '\r'))
        return false;
    out.mantissa = m;
    p = q;
    return true;
}

inline bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

} // namespace

BlockParser::BlockParser(const Plan& plan, int number)
    : m_plan(plan), m_targets(plan), m_number(number), m_delimiter(plan.file.delimiter), m_comma(plan.file.decimalComma && plan.file.delimiter != ','),
      m_quickTime(!plan.time->isDate()), m_timeExponent(plan.time->exponent()), m_timeMultiple(plan.time->multiple()), m_timeRange(plan.time->range())
{
    m_columns.resize(plan.file.header.size());
    m_columns[static_cast<std::size_t>(plan.timeIndex)].act = Act::Time;
    const auto keys = plan.keyIndices();
    for (std::size_t i = 0; i < keys.size(); ++i)
        m_columns[static_cast<std::size_t>(keys[i])] = {Act::Key, static_cast<int>(i)};
    for (std::size_t i = 0; i < plan.values.size(); ++i)
        m_columns[static_cast<std::size_t>(plan.values[i].index)] = {Act::Value, static_cast<int>(i)};
    m_parts.resize(keys.size());
    if (!keys.empty()) {
        const auto [first, last] = std::minmax_element(keys.begin(), keys.end());
        m_keysTogether = *last - *first + 1 == static_cast<int>(keys.size());
    }
    if (keys.empty()) {
        bool isNew = false;
        m_keys.findOrAdd({}, isNew);
        m_keyRefused.push_back(0);
        m_runOfKey.push_back(-1);
        applyBlanks(0);
    }
}

void BlockParser::applyBlanks(int key)
{
    if (!m_plan.hasBlanks)
        return;
    for (std::size_t c = 0; c < m_plan.values.size(); ++c) {
        const auto target = m_targets.make(m_keys.text(key), c, false);
        m_blanks.push_back(target.blankFrom > 0 ? target.blankFrom : std::numeric_limits<double>::infinity());
    }
}

void BlockParser::fault(ParsedBlock& out, RowFault kind, bool rejects, std::string detail)
{
    out.rejected += rejects;
    ++out.problems;
    if (out.listed.size() < listedRows)
        out.listed.push_back({out.lines, kind, std::move(detail)});
}

std::string_view BlockParser::joinedKey()
{
    if (m_parts.size() == 1)
        return m_parts.front();
    m_joined.assign(m_parts.front());
    for (std::size_t i = 1; i < m_parts.size(); ++i)
        m_joined.append(1, keySeparator).append(m_parts[i]);
    return m_joined;
}

// The key of m_parts; false: the row is of no server.
bool BlockParser::takeKey()
{
    if (m_parts.empty()) {
        m_key = 0;
        return true;
    }
    const auto text = joinedKey();
    bool isNew = false;
    m_key = m_keys.findOrAdd(text, isNew);
    if (isNew) {
        if (m_keys.size() * m_plan.values.size() > maxChannels)
            throw twin::Error(TWIN_TEXT("The column “%2” of %1 names more than %3 assets; choose the column that names the assets."),
                              {m_plan.csv.string(), m_plan.used.assetColumn.empty() ? m_plan.used.metricColumn : m_plan.used.assetColumn, std::to_string(m_keys.size() - 1)});
        m_keyRefused.push_back(m_targets.isNoNumber(text) ? 1 : 0);
        m_runOfKey.push_back(-1);
        applyBlanks(m_key);
    }
    return m_keyRefused[static_cast<std::size_t>(m_key)] == 0;
}

// Each by itself: times and values change places with those of blocks of other sizes.
void BlockParser::reserve(std::size_t rows)
{
    const auto cells = rows * m_plan.values.size();
    m_times.resize(std::max(m_times.size(), rows));
    m_rowRuns.resize(std::max(m_rowRuns.size(), rows));
    m_values.resize(std::max(m_values.size(), cells));
    m_decimals.resize(std::max(m_decimals.size(), cells));
}

// Keeps the row that stands at m_count, of the key m_key.
void BlockParser::commit(ParsedBlock& out)
{
    auto& run = m_runOfKey[static_cast<std::size_t>(m_key)];
    if (run < 0) {
        run = static_cast<int>(out.runs.size());
        out.runs.push_back({m_key, 0, 0, 0});
    }
    ++out.runs[static_cast<std::size_t>(run)].end; // counts until group() places them
    m_rowRuns[m_count] = run;
    if (m_plan.hasBlanks) {
        const auto columns = m_plan.values.size();
        const auto* blanks = m_blanks.data() + static_cast<std::size_t>(m_key) * columns;
        for (std::size_t c = 0; c < columns; ++c)
            if (auto& value = m_values[m_count * columns + c]; value >= blanks[c])
                value = nan;
    }
    ++m_count;
}

// Rows of one instant often say the same.
bool BlockParser::readDateCell(std::string_view text, std::int64_t& time)
{
    if (text == m_dateText) {
        time = m_dateTime;
        return true;
    }
    if (!m_plan.time->read(text, time, m_dates))
        return false;
    m_dateText = text;
    m_dateTime = time;
    return true;
}

// A cell that is no short plain number. False: the whole row must be looked at.
bool BlockParser::quickValue(const char*& q, double& value, std::int8_t& decimals) const
{
    const char* end = q;
    while (*end != m_delimiter && *end != '\n' && *end != '"')
        ++end;
    if (*end == '"')
        return false;
    const auto cell = readCell({q, static_cast<std::size_t>(end - q)}, m_comma);
    if (cell.kind == Cell::Kind::Unreadable || (cell.kind == Cell::Kind::Missing && m_plan.values.size() == 1))
        return false;
    value = cell.kind == Cell::Kind::Number ? cell.value : nan;
    decimals = static_cast<std::int8_t>(std::clamp(cell.decimals, -1, 100));
    if (*end == '\n' && end != q && end[-1] == '\r')
        --end;
    q = end;
    return true;
}

// Rows without anything unusual, up to the first that has: p stays before it.
void BlockParser::quickRows(const char*& p, const char* end, ParsedBlock& out)
{
    const std::size_t columns = m_columns.size(), valueCount = m_plan.values.size();
    const Column* const acts = m_columns.data();
    const char delimiter = m_delimiter, comma = m_comma ? ',' : '.';
    const std::uint64_t delimiters = 0x0101010101010101u * static_cast<unsigned char>(delimiter);
    for (const char* q = p; q != end; p = q) {
        double* const row = m_values.data() + m_count * valueCount;
        std::int8_t* const rowDecimals = m_decimals.data() + m_count * valueCount;
        std::int64_t time = 0;
        const char* keysBegin = nullptr;
        const char* keysEnd = nullptr;
        for (std::size_t i = 0; i < columns; ++i) {
            const Column column = acts[i];
            const char first = *q;
            if ((first == '"' || first == ' ' || first == '\t') && first != delimiter)
                return;
            if (column.act == Act::Value) {
                Plain plain;
                const auto place = static_cast<std::size_t>(column.place);
                const char* const cell = q;
                if (plainCell(q, delimiter, comma, plain) && plain.mantissa < (std::uint64_t{1} << 53)) {
                    // Both operands are exact, so one division rounds as reading the text does.
                    const double magnitude = plain.decimals == 0 ? static_cast<double>(plain.mantissa) : static_cast<double>(plain.mantissa) / powersOfTen[plain.decimals];
                    row[place] = plain.negative ? -magnitude : magnitude;
                    rowDecimals[place] = static_cast<std::int8_t>(plain.decimals);
                } else if (q = cell; !quickValue(q, row[place], rowDecimals[place])) {
                    return;
                }
            } else if (column.act == Act::Time && m_quickTime) {
                Plain plain;
                if (!plainCell(q, delimiter, comma, plain) || plain.decimals > m_timeExponent || plain.mantissa > std::uint64_t{1} << 62)
                    return;
                auto raw = static_cast<std::int64_t>(plain.mantissa);
                if (__builtin_mul_overflow(raw, integerPowers[m_timeExponent - plain.decimals], &raw) || __builtin_mul_overflow(raw, m_timeMultiple, &raw))
                    return;
                if (plain.negative)
                    raw = -raw;
                if (raw < m_timeRange.low || raw > m_timeRange.high)
                    return;
                time = raw + m_timeRange.add;
            } else {
                const char* const start = q;
                q = cellEnd(q, delimiters);
                const char* stop = q;
                if (*q == '\n' && stop != start && stop[-1] == '\r')
                    q = --stop;
                if (column.act == Act::Time) {
                    if (!readDateCell({start, static_cast<std::size_t>(stop - start)}, time))
                        return;
                } else if (column.act == Act::Key) {
                    if (stop == start || isBlank(stop[-1]))
                        return;
                    m_parts[static_cast<std::size_t>(column.place)] = {start, static_cast<std::size_t>(stop - start)};
                    keysBegin = keysBegin ? keysBegin : start;
                    keysEnd = stop;
                }
            }
            if (i + 1 < columns) {
                if (*q != delimiter)
                    return;
                ++q;
            }
        }
        if (*q == '\r')
            ++q;
        if (*q != '\n')
            return;
        ++q;
        if (m_keysTogether) {
            const int known = m_rawKeys.find(keysBegin, static_cast<std::size_t>(keysEnd - keysBegin));
            if (known >= 0) {
                m_key = m_keyOfRaw[static_cast<std::size_t>(known)];
            } else {
                if (!takeKey()) // refused ones are never known
                    return;
                bool isNew = false;
                m_rawKeys.findOrAdd({keysBegin, static_cast<std::size_t>(keysEnd - keysBegin)}, isNew);
                m_keyOfRaw.push_back(m_key);
            }
        } else if (!takeKey()) {
            return;
        }
        m_times[m_count] = time;
        ++out.lines;
        ++out.rows;
        commit(out);
    }
}

void BlockParser::slowRow(std::string_view line, ParsedBlock& out)
{
    if (!splitLine(line, m_delimiter, m_fields, m_scratch))
        return fault(out, RowFault::OpenQuote, true);
    const auto columns = m_columns.size();
    if (m_fields.size() == columns + 1 && trimmed(m_fields.back()).empty())
        m_fields.pop_back();
    if (m_fields.size() != columns)
        return fault(out, m_fields.size() < columns ? RowFault::TooFewColumns : RowFault::TooManyColumns, true);
    if (!m_plan.time->read(m_fields[static_cast<std::size_t>(m_plan.timeIndex)], m_time, m_dates))
        return fault(out, RowFault::BadTime, true);
    for (std::size_t i = 0; i < columns; ++i)
        if (m_columns[i].act == Act::Key)
            m_parts[static_cast<std::size_t>(m_columns[i].place)] = trimmed(m_fields[i]);
    if (!m_parts.empty() && (m_parts.front().empty() || (m_plan.metricIndex >= 0 && m_parts.back().empty())))
        return fault(out, RowFault::NoAsset, true);
    int unreadable = -1;
    bool any = false, missing = false;
    for (std::size_t c = 0; c < m_plan.values.size(); ++c) {
        const auto cell = readCell(m_fields[static_cast<std::size_t>(m_plan.values[c].index)], m_plan.file.decimalComma);
        const bool isNumber = cell.kind == Cell::Kind::Number;
        m_values[m_count * m_plan.values.size() + c] = isNumber ? cell.value : nan;
        m_decimals[m_count * m_plan.values.size() + c] = static_cast<std::int8_t>(std::clamp(cell.decimals, -1, 100));
        missing = missing || cell.kind == Cell::Kind::Missing;
        if (cell.kind == Cell::Kind::Unreadable)
            unreadable = static_cast<int>(c);
        else
            any = true;
    }
    if (!any)
        return fault(out, RowFault::BadValue, true);
    if (!takeKey())
        return fault(out, RowFault::NoServer, true, std::string(m_parts.front().substr(0, 60)));
    if (unreadable >= 0)
        fault(out, RowFault::BadCell, false, m_plan.values[static_cast<std::size_t>(unreadable)].name);
    else if (missing && m_plan.values.size() == 1)
        fault(out, RowFault::NoValue, false);
    m_times[m_count] = m_time;
    commit(out);
}

void BlockParser::parse(const TextBlock& block, ParsedBlock& out)
{
    out.runs.clear();
    out.facts.clear();
    out.listed.clear();
    out.newKeys.clear();
    out.lines = out.rows = out.rejected = out.missing = out.problems = 0;
    out.timesIncrease = true;
    out.instants = 0;
    out.fileEnd = block.fileEnd;
    out.parser = m_number;
    out.count = m_count = 0;
    reserve(block.size / std::max<std::size_t>(1, m_columns.size()) + 1); // a row has at least a sign for each column
    if (block.isCutLine) {
        out.lines = out.rows = 1;
        fault(out, RowFault::TooLong, true);
        return;
    }
    const char* p = block.bytes.data();
    const char* const end = p + block.size;
    while (p != end) {
        quickRows(p, end, out);
        if (p == end)
            break;
        ++out.lines;
        const auto* lf = static_cast<const char*>(std::memchr(p, '\n', static_cast<std::size_t>(end - p)));
        std::string_view line(p, static_cast<std::size_t>(lf - p));
        p = lf + 1;
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (trimmed(line).empty())
            continue;
        ++out.rows;
        slowRow(line, out);
    }
    group(out);
    for (; m_keysTold < m_keys.size(); ++m_keysTold)
        out.newKeys.emplace_back(m_keys.text(static_cast<int>(m_keysTold)));
}

// Puts the rows of each key together and looks at them.
void BlockParser::group(ParsedBlock& out)
{
    const std::size_t columns = m_plan.values.size(), rows = m_count;
    std::size_t rises = 0, changes = 0;
    for (std::size_t i = 1; i < rows; ++i) {
        rises += m_times[i] > m_times[i - 1] ? 1 : 0;
        changes += m_times[i] != m_times[i - 1] ? 1 : 0;
    }
    out.timesIncrease = rises + 1 >= rows;
    out.instants = static_cast<std::int64_t>(changes + (rows > 0 ? 1 : 0));
    out.count = rows;
    for (const Run& run : out.runs)
        m_runOfKey[static_cast<std::size_t>(run.key)] = -1;
    if (out.runs.size() == 1) {
        out.times.swap(m_times);
        out.values.swap(m_values);
        m_grouped.swap(m_decimals);
    } else {
        m_starts.assign(out.runs.size(), 0);
        std::size_t at = 0;
        for (std::size_t r = 0; r < out.runs.size(); ++r) {
            auto& run = out.runs[r];
            const std::size_t count = run.end;
            m_starts[r] = run.begin = at;
            run.end = at += count;
        }
        if (out.times.size() < rows)
            out.times.resize(rows);
        if (out.values.size() < rows * columns)
            out.values.resize(rows * columns);
        if (m_grouped.size() < rows * columns)
            m_grouped.resize(rows * columns);
        for (std::size_t i = 0; i < rows; ++i) {
            const std::size_t to = m_starts[static_cast<std::size_t>(m_rowRuns[i])]++;
            out.times[to] = m_times[i];
            for (std::size_t c = 0; c < columns; ++c) {
                out.values[to * columns + c] = m_values[i * columns + c];
                m_grouped[to * columns + c] = m_decimals[i * columns + c];
            }
        }
    }
    out.facts.assign(out.runs.size() * columns, {});
    for (std::size_t r = 0; r < out.runs.size(); ++r) {
        auto& run = out.runs[r];
        for (std::size_t i = run.begin + 1; i < run.end; ++i)
            run.outOfOrder += out.times[i] < out.times[i - 1];
        for (std::size_t c = 0; c < columns; ++c) {
            RunFacts f;
            double previous = nan;
            for (std::size_t i = run.begin; i < run.end; ++i) {
                const double value = out.values[i * columns + c];
                if (std::isnan(value)) {
                    ++f.missing;
                } else {
                    ++f.samples;
                    const int decimals = m_grouped[i * columns + c];
                    f.exponent = f.exponent || decimals < 0;
                    f.decimals = std::max(f.decimals, decimals);
                    f.largest = std::max(f.largest, std::abs(value));
                    if (!std::isnan(previous) && out.times[i] >= out.times[i - 1])
                        f.integral += 0.5 * (value + previous) * (static_cast<double>(out.times[i] - out.times[i - 1]) * 1e-9);
                }
                previous = value;
            }
            out.missing += f.missing;
            out.facts[r * columns + c] = f;
        }
    }
}

} // namespace data::csv
