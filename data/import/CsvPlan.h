// How one CSV file is read: delimiter, columns, times, names. Found once, then applied to every row.
#pragma once
#include "data/import/CsvAssets.h"
#include "data/import/CsvColumns.h"
#include "data/import/CsvImport.h"
#include "data/import/CsvTime.h"
#include <optional>
#include <string>
#include <vector>

namespace data::csv {

/// Header and first rows of a file.
struct Sniffed
{
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows; ///< the first ones that have as many fields as the header
    char delimiter = ',';
    bool decimalComma = false;                  ///< a comma in a number is its decimal point
    bool commaSeen = false;                     ///< and the first rows have one
    std::int64_t headerLine = 1, dataBegin = 0; ///< line of the header, and the byte after it
};
/// Throws twin::Error for a file that is no table. `delimiter`, `decimal`: as in CsvMapping.
Sniffed sniff(const std::filesystem::path& csv, char delimiter = 0, char decimal = 0, std::size_t rows = 200);

struct ValueColumn
{
    int index = 0;
    std::string name;
    ColumnMeaning meaning;   ///< unit as in the file
    std::string storedUnit;  ///< unit in the recording
    Conversion conversion;   ///< from the cell to the recording, scale included
    bool percentIfAboveOne = false; ///< a share without a unit: percent if its values say so
};

struct Plan
{
    std::filesystem::path csv;
    Sniffed file;
    int timeIndex = -1, assetIndex = -1; ///< assetIndex -1: wide
    int metricIndex = -1;                ///< of long tables whose rows name their quantity
    std::vector<int> labelIndices;
    std::vector<ValueColumn> values;
    std::optional<TimeReader> time;
    AssetNamer namer{std::string{}};
    bool hasBlanks = false;              ///< some rule has a mark for blanks
    CsvMapping used;
    std::vector<twin::Issue> issues;

    bool isLong() const { return assetIndex >= 0 || metricIndex >= 0; }
    /// Columns whose texts together are the key of a row's channels: asset, labels, metric. Empty in wide tables.
    std::vector<int> keyIndices() const;
};
/// Throws twin::Error for a mapping that does not fit the file.
Plan makePlan(const std::filesystem::path& csv, const CsvMapping& mapping);

/// What the name of a column (or of a metric column's text) makes of its values.
ValueColumn describeColumn(const std::string& name, int index, const CsvMapping& mapping, const std::filesystem::path& csv);

} // namespace data::csv
