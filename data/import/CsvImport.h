// Turns CSV telemetry into a recording. Plain C++, any thread; the dialog is elsewhere.
#pragma once
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
    std::string timeColumn, assetColumn;
    std::string valueColumn;                 ///< one or several, separated by ; with * for any text ("cdu*_W"); empty: every column of numbers
    std::string timeUnit;                    ///< "ns","us","ms","s","iso"; empty: from the column's name or the values
    /// Instant of time 0 where times are relative; empty: t0_unix_ms of `<name>.json` beside the file, else a date in its name, else the
    /// day it was last changed (and an issue says so).
    std::optional<twin::Timestamp> start;
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
/// nothing is written then, and a recording that was there stays. The file is read twice, in blocks; memory does not grow with it
/// except for channels whose times go back.
CsvImportResult importCsv(const std::filesystem::path& csv, const CsvMapping& mapping, const std::filesystem::path& out,
                          const twin::Progress& progress);

/// Header and first rows, and what would be assumed: for the preview.
struct CsvPreview
{
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    CsvMapping guess;
};
CsvPreview previewCsv(const std::filesystem::path& csv, int rows = 20);

} // namespace data
