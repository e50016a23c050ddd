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
    std::int64_t headerLine = 1;
};
/// Throws twin::Error for a file that is no table.
Sniffed sniff(const std::filesystem::path& csv, std::size_t rows = 200);

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
    Sniffed file;
    int timeIndex = -1, assetIndex = -1; ///< assetIndex -1: wide
    std::vector<ValueColumn> values;
    std::optional<TimeReader> time;
    AssetNamer namer{std::string{}};
    CsvMapping used;
    std::vector<twin::Issue> issues;
};
/// Throws twin::Error for a mapping that does not fit the file.
Plan makePlan(const std::filesystem::path& csv, const CsvMapping& mapping);

} // namespace data::csv
