// First pass over a CSV file: every row is read and judged, nothing is written. What it finds decides how the second pass writes.
#pragma once
#include "data/import/CsvPlan.h"
#include "data/import/CsvReader.h"
#include "data/store/RecordingTypes.h"
#include "twin/base/Progress.h"
#include <string>
#include <unordered_map>
#include <vector>

namespace data::csv {

/// One column of one asset.
struct ChannelFacts
{
    std::int64_t samples = 0, missing = 0, outOfOrder = 0;
    int decimals = 0;          ///< most seen
    bool exponent = false;     ///< some value was written with an exponent
    double largest = 0;        ///< magnitude, as in the file
    twin::Timestamp lastTime;
    bool hasLast = false, lastIsNumber = false;
    double lastValue = 0;
    double integral = 0;       ///< trapezoids of the raw values over seconds, while the times do not go back
};

/// Reads rows by a plan; the same for both passes, so that they judge alike.
class RowReader
{
public:
    enum class Result { Row, Rejected, End };
    RowReader(const std::filesystem::path& csv, const Plan& plan, std::int64_t limit);

    Result next();
    std::int64_t lineNumber() const { return m_lines.lineNumber(); }
    std::int64_t bytesRead() const { return m_lines.bytesRead(); }
    std::int64_t fileBytes() const { return m_lines.fileBytes(); }
    twin::Timestamp time() const { return m_time; }
    std::string_view asset() const { return m_asset; }    ///< empty in wide tables
    const std::vector<Cell>& cells() const { return m_cells; } ///< in the order of Plan::values
    const char* reason() const { return m_reason; }       ///< why the row was rejected
    /// A cell of the row that could not be read although others could: index into Plan::values, or -1.
    int unreadableCell() const { return m_unreadable; }

private:
    const Plan& m_plan;
    LineReader m_lines;
    std::vector<std::string_view> m_fields;
    std::string m_scratch;
    twin::Timestamp m_time;
    std::string_view m_asset;
    std::vector<Cell> m_cells;
    const char* m_reason = "";
    int m_unreadable = -1;
};

/// Keys of rows to numbers in the order they first appear.
class AssetTable
{
public:
    int find(std::string_view text) const; ///< -1 if it is not there
    int add(std::string_view text);
    const std::vector<std::string>& texts() const { return m_texts; }

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    std::unordered_map<std::string, int, Hash, std::equal_to<>> m_index;
    std::vector<std::string> m_texts;
    mutable int m_last = -1;
};

struct Scan
{
    AssetTable assets;                   ///< one entry, empty, in wide tables
    std::vector<ChannelFacts> channels;  ///< asset x Plan::values.size() + column
    std::int64_t rows = 0, rejected = 0, outOfOrder = 0, missing = 0, samples = 0;
    std::int64_t bytes = 0;              ///< read; the second pass goes no further
    bool timesIncrease = true;           ///< from row to row
    TimeSpan span;
    std::vector<twin::Issue> issues;
};
/// Throws twin::Error if no row is sound, and twin::Cancelled. `shareOfWork`: how far the progress goes.
Scan scanCsv(const std::filesystem::path& csv, const Plan& plan, const twin::Progress& progress, double shareOfWork);

} // namespace data::csv
