// A CSV file in blocks of whole lines, and what a block holds once parsed.
#pragma once
#include "data/import/CsvReader.h"
#include "data/import/CsvTargets.h"
#include <bit>
#include <cstring>
#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

namespace data::csv {

struct TextBlock
{
    std::vector<char> bytes;      ///< whole lines, the last one ends with a line feed too; there are `padding` bytes more
    std::size_t size = 0;
    std::int64_t fileEnd = 0;     ///< where in the file it ends
    static constexpr std::size_t padding = 16;
    bool isCutLine = false;       ///< no bytes: stands for one line longer than LineReader::maxLineBytes
};

/// Hands out the blocks of a file one after the other, from a byte on. One thread at a time.
class BlockReader
{
public:
    static constexpr std::size_t blockBytes = std::size_t{512} << 10;
    /// `begin` must be the start of a line. Reads to the size the file had then.
    BlockReader(const std::filesystem::path& file, std::int64_t begin, std::int64_t end = -1);
    ~BlockReader();
    BlockReader(const BlockReader&) = delete;
    BlockReader& operator=(const BlockReader&) = delete;
    bool next(TextBlock& block); ///< false at the end; throws twin::Error on a read error
    std::int64_t fileBytes() const { return m_end; }
    /// The block around a place of the file, from the first line that begins after it; empty if there is none.
    bool around(std::int64_t place, TextBlock& block) const;

private:
    std::size_t readAt(std::int64_t at, char* to, std::size_t bytes) const;
    bool skipLine();
    std::filesystem::path m_path;
    int m_fd = -1;
    std::int64_t m_at = 0, m_end = 0;
};

/// Why a line was left out, or a value.
enum class RowFault : std::uint8_t { TooLong, OpenQuote, TooFewColumns, TooManyColumns, BadTime, NoAsset, NoServer, BadValue, BadCell, NoValue };

struct RowProblem
{
    std::int64_t line = 0; ///< of the block, from 1
    RowFault fault = RowFault::BadValue;
    std::string detail;    ///< column or asset
};

/// One channel's values within a block.
struct RunFacts
{
    std::int64_t samples = 0, missing = 0;
    int decimals = 0;       ///< most seen
    bool exponent = false;  ///< some value was written with an exponent
    double largest = 0;     ///< magnitude, as in the file
    double integral = 0;    ///< trapezoids of the raw values over seconds, while the times do not go back
};

/// Rows of a block that have the same key, in the order of the file.
struct Run
{
    int key = 0;                       ///< number of the parser's own key
    std::size_t begin = 0, end = 0;    ///< rows
    std::int64_t outOfOrder = 0;       ///< rows whose time is before the row's before it
};

struct ParsedBlock
{
    std::size_t count = 0;             ///< rows kept
    std::vector<std::int64_t> times;   ///< by run; may be longer than `count`
    std::vector<double> values;        ///< row by row, columns together; NaN: missing
    std::vector<Run> runs;             ///< in the order in which their keys appear in the block
    std::vector<RunFacts> facts;       ///< run x columns + column
    std::int64_t lines = 0, rows = 0, rejected = 0, missing = 0, problems = 0;
    bool timesIncrease = true;         ///< from row to row
    std::int64_t instants = 0;         ///< how often the time changes from row to row, and the first one
    std::vector<RowProblem> listed;    ///< the first ones
    std::vector<std::string> newKeys;  ///< texts of the keys that its parser met here first, by number
    std::int64_t fileEnd = 0;
    int parser = 0;                    ///< whose keys
};

/// Keys of rows to numbers, in the order they first appear.
class KeyTable
{
public:
    int findOrAdd(std::string_view text, bool& isNew);
    /// -1 where it is not known; quick where keys follow each other as they did last time. `text` must have 8 readable bytes behind it.
    int find(const char* text, std::size_t size)
    {
        if (m_last < 0)
            return -1;
        Entry& last = m_entries[static_cast<std::size_t>(m_last)];
        std::uint64_t head;
        std::memcpy(&head, text, sizeof head);
        head &= masks[size < 8 ? size : 8];
        if (last.after >= 0 && is(m_entries[static_cast<std::size_t>(last.after)], text, size, head))
            return m_last = last.after;
        if (is(last, text, size, head))
            return m_last;
        std::uint64_t hash = start(size);
        for (std::size_t at = 0; at < size; at += 8) {
            std::uint64_t some;
            std::memcpy(&some, text + at, sizeof some);
            hash = mixed(hash, some & masks[size - at < 8 ? size - at : 8]);
        }
        for (auto slot = static_cast<std::size_t>(hash) & (m_slots.size() - 1); m_slots[slot] >= 0; slot = (slot + 1) & (m_slots.size() - 1))
            if (is(m_entries[static_cast<std::size_t>(m_slots[slot])], text, size, head))
                return m_last = last.after = m_slots[slot];
        return -1;
    }
    std::string_view text(int key) const { return m_entries[static_cast<std::size_t>(key)].text; }
    std::size_t size() const { return m_entries.size(); }

private:
    struct Entry
    {
        std::string_view text; ///< into m_texts
        std::uint64_t head;    ///< its first 8 bytes, zeros behind it
        std::uint64_t hash;
        int after;             ///< the key that followed last time
    };
    static bool is(const Entry& e, const char* text, std::size_t size, std::uint64_t head)
    {
        return e.head == head && e.text.size() == size && (size <= 8 || std::memcmp(e.text.data() + 8, text + 8, size - 8) == 0);
    }
    static std::uint64_t start(std::size_t size) { return size * 0x9e3779b97f4a7c15u; }
    static std::uint64_t mixed(std::uint64_t hash, std::uint64_t some)
    {
        hash = (hash ^ some) * 0xff51afd7ed558ccdu; // of MurmurHash3
        return hash ^ (hash >> 32);
    }
    static std::uint64_t hashOf(std::string_view text);
    // Little-endian: the first bytes are the low ones.
    static constexpr std::uint64_t masks[9] = {0, 0xff, 0xffff, 0xffffff, 0xffffffff, 0xffffffffff, 0xffffffffffff, 0xffffffffffffff, ~std::uint64_t{0}};
    static_assert(std::endian::native == std::endian::little);
    void grow();
    std::deque<std::string> m_texts;
    std::vector<Entry> m_entries;
    std::vector<int> m_slots;
    int m_last = -1;
};

/// Parses blocks by a plan. One thread; several parsers may work on the same plan.
class BlockParser
{
public:
    static constexpr std::size_t listedRows = 20;
    static constexpr std::size_t maxChannels = 2'000'000;
    BlockParser(const Plan& plan, int number);
    void parse(const TextBlock& block, ParsedBlock& out);

private:
    enum class Act : std::uint8_t { Skip, Time, Key, Value };
    struct Column
    {
        Act act = Act::Skip;
        int place = 0; ///< of the key's parts or the values
    };
    void quickRows(const char*& p, const char* end, ParsedBlock& out);
    bool readDateCell(std::string_view text, std::int64_t& time);
    bool quickValue(const char*& q, double& value, std::int8_t& decimals) const;
    void commit(ParsedBlock& out);
    void reserve(std::size_t rows);
    void slowRow(std::string_view line, ParsedBlock& out);
    bool takeKey();
    std::string_view joinedKey();
    void group(ParsedBlock& out);
    void fault(ParsedBlock& out, RowFault fault, bool rejects, std::string detail = {});
    void applyBlanks(int key);

    const Plan& m_plan;
    const TargetMaker m_targets;
    int m_number;
    char m_delimiter;
    bool m_comma, m_quickTime;
    int m_timeExponent = 0;
    std::int64_t m_timeMultiple = 1;
    TimeReader::Range m_timeRange;
    std::vector<Column> m_columns;
    KeyTable m_keys;
    bool m_keysTogether = false;           ///< the key's columns are beside each other
    KeyTable m_rawKeys;                    ///< their text as it stands in the row
    std::vector<int> m_keyOfRaw;
    std::size_t m_keysTold = 0;
    std::vector<char> m_keyRefused;        ///< by key: no server of the array
    std::vector<double> m_blanks;          ///< key x columns, where the plan has blanks
    std::vector<int> m_runOfKey;           ///< by key, -1: not in this block yet
    DateCache m_dates;
    std::string m_dateText;                ///< read last, and what it says
    std::int64_t m_dateTime = 0;
    // the row at hand
    std::int64_t m_time = 0;
    std::vector<std::string_view> m_parts;
    std::string m_joined, m_scratch;
    int m_key = 0;
    std::vector<std::string_view> m_fields;
    // rows of the block in the order of the file; longer than m_count
    std::size_t m_count = 0;
    std::vector<std::int64_t> m_times;
    std::vector<double> m_values;
    std::vector<std::int8_t> m_decimals;   ///< -1: exponent
    std::vector<int> m_rowRuns;
    std::vector<std::size_t> m_starts;
    std::vector<std::int8_t> m_grouped;
};

} // namespace data::csv
