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
    std::string timeColumn, assetColumn, valueColumn;
    std::string timeUnit;                    ///< "ns","us","ms","s","iso"; empty: from the column's name or the values
    std::optional<twin::Timestamp> start;    ///< instant of time 0 where times are relative
    std::string metric;                      ///< default: from the value column's name ("power_W" -> power)
    std::string unit;
    double scale = 1;                        ///< value x scale = value in `unit`
    /// Names for what the asset column holds. "array:H1-R01-01" spreads integers 1..64 over the 64 servers of the 8 racks from that one on;
    /// "rack:H1-R01-{}" puts the value in place of {}; empty: the text as it is.
    std::string assets;
    double resolution = -1;                  ///< < 0: from the decimals seen
    std::filesystem::path eventsFile;        ///< CSV t,key,value on the same clock; empty: `<name without _ac/_dc>_events.csv` beside it if there
    bool findEvents = true;
};

struct CsvImportResult
{
    std::int64_t rows = 0, samples = 0, rejected = 0, outOfOrder = 0, missing = 0;
    int channels = 0, events = 0;
    TimeSpan span;
    double energyKwh = 0;                    ///< sum over power channels of the trapezoid; 0 if none is a power
    CsvMapping used;                         ///< with everything that was found out
    std::vector<twin::Issue> issues;         ///< rejected rows with their line numbers (the first 20), mended things
};

/// Throws twin::Error when the file cannot be used at all (missing, empty, binary, no such column, no sound row): nothing is written then.
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
