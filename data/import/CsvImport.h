// Turns CSV telemetry into a recording. Plain C++, any thread; the dialog is elsewhere.
#pragma once
#include "data/mapping/ChannelMapping.h"
#include "data/store/RecordingTypes.h"
#include "twin/base/Error.h"
#include "twin/base/Progress.h"
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace data {

/// How to read a file. Fields left empty are found out from the header and the first rows.
struct CsvMapping
{
    enum class Layout { Auto, Long, Wide }; ///< long: one row a sample (asset, time, value); wide: one row a time, one column a channel
    Layout layout = Layout::Auto;
    char delimiter = 0;                      ///< , ; | or a tab; 0: found out
    char decimal = 0;                        ///< . or ,; 0: found out
    std::string timeColumn, assetColumn;
    std::string metricColumn;                ///< of a long table whose rows name their quantity; empty: the value column's name does
    std::string labelColumns;                ///< more columns of a long table that tell channels apart, separated by ;
    std::string valueColumn;                 ///< one or several, separated by ; with * for any text ("cdu*_W"); empty: every column of numbers
    std::string timeUnit;                    ///< "ns","us","ms","s","min","h","iso", or a pattern ("dd.MM.yyyy HH:mm:ss"); empty: from name or values
    std::string timeZone;                    ///< of dates that do not say theirs: "UTC", "-06:00", "America/Chicago"; empty: UTC
    /// Instant of time 0 where times are relative; empty: t0_unix_ms of `<name>.json` beside the file, else a date in its name, else the
    /// day it was last changed (and an issue says so).
    std::optional<twin::Timestamp> start;
    /// What becomes of the columns, in place of metric, unit, scale and assets below: a rule's name is that of a column (or what the metric
    /// column holds), its labels are `asset` (what the asset column holds; in a wide table what the column's name says of an asset, else the
    /// file's name), `file`, and each asset and label column under its own name. What no rule takes is left out.
    ChannelMapping rules;
    std::string metric;                      ///< default: from the value column's name ("power_W" -> power)
    std::string unit;                        ///< of the values in the file ("kW"); they are recorded in the program's own unit of the metric
    double scale = 1;                        ///< value x scale = value in `unit`, or without a unit in the program's own
    /// Names for what the asset column holds. "array:H1-R01-01" spreads integers 1..64 over the 64 servers of the 8 racks from that one on;
    /// "rack:H1-R01-{}" puts the value in place of {} (7 becomes 07); any other text does the same without the zero, and without {} it is
    /// the name of the file's only asset; empty: the text as it is, in a wide table without one the file's name.
    std::string assets;
    double resolution = -1;                  ///< < 0: from the decimals seen
    std::filesystem::path eventsFile;        ///< CSV t,key,value on the same clock; empty: `<name without _ac/_dc>_events.csv` beside it if there
    bool findEvents = true;
};

struct CsvImportResult
{
    std::int64_t rows = 0, samples = 0;      ///< rows with something in them; values recorded
    std::int64_t rejected = 0;               ///< rows left out
    std::int64_t outOfOrder = 0;             ///< rows whose time went back for their asset; kept
    std::int64_t missing = 0;                ///< cells without a value: gaps
    int channels = 0, events = 0;
    TimeSpan span;
    /// Sum over power channels of the trapezoid; 0 if none is a power. A part ("a/1") is not counted beside its whole ("a").
    double energyKwh = 0;
    CsvMapping used;                         ///< with everything that was found out
    std::vector<twin::Issue> issues;         ///< rejected rows with their line numbers (the first 20), mended things
};

/// Throws twin::Error when the file cannot be used at all (missing, empty, binary, no such column, no sound row), and twin::Cancelled:
/// nothing is written then, and a recording that was there stays. The file is read once, in blocks, by several threads; only where later rows
/// contradict the first ones (more decimals, times that go back) it is read again. What is written does not depend on either.
/// Memory does not grow with the file. The same file and mapping give the same bytes, whatever the threads (0: what the machine has, 4 at most).
CsvImportResult importCsv(const std::filesystem::path& csv, const CsvMapping& mapping, const std::filesystem::path& out,
                          const twin::Progress& progress, int threads = 0);

/// Header and first rows, what would be assumed, and what the columns would become: for the preview.
struct CsvPreview
{
    struct Channel
    {
        std::string column;                  ///< or what the metric column holds
        std::string text;                    ///< of the asset column; in wide tables what stands for an asset in the column's name
        std::string example;                 ///< first value, as in the file
        std::optional<MappedChannel> mapped; ///< empty: left out
        double value = 0;                    ///< the example as it would be recorded; NaN if it is none
        int rule = -1;                       ///< of the rules, or -1
    };
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    CsvMapping guess;
    std::vector<Channel> channels;           ///< of the first rows
    bool allChannels = true;                 ///< the file ends there: there are no more
    std::vector<twin::Issue> issues;
};
/// With a mapping: what it would do. Throws as importCsv does.
CsvPreview previewCsv(const std::filesystem::path& csv, int rows = 20, const CsvMapping& mapping = {});
/// The simple options or the guess as rules that do the same and may be edited: columns that differ by a number only share one.
ChannelMapping rulesOf(const CsvPreview& preview);

/// A mapping as JSON: its rules as ChannelMapping writes them, everything else under "table".
QJsonObject toJson(const CsvMapping& mapping);
/// Throws twin::Error for what is no mapping; a plain mapping of channels is one too.
CsvMapping csvMappingFromJson(const QJsonObject& json);
/// A mapping kept under a name, as one JSON text in a project (Project::extras, kind "mapping").
struct SavedMapping
{
    std::string name;
    CsvMapping mapping;
};
std::string savedMappingText(const SavedMapping& saved);
SavedMapping savedMappingFromText(const std::string& text); ///< throws twin::Error
CsvMapping loadCsvMapping(const std::filesystem::path& file);                       ///< throws twin::Error
void saveCsvMapping(const CsvMapping& mapping, const std::filesystem::path& file); ///< throws twin::Error; replaces the file as a whole

} // namespace data
