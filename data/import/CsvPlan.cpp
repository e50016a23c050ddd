#include "data/import/CsvPlan.h"
#include "data/import/CsvEvents.h"
#include "data/import/CsvReader.h"
#include "data/mapping/NamePattern.h"
#include "data/project/ProjectFile.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>
#include <set>

namespace data::csv {
namespace {

using Severity = twin::Issue::Severity;
constexpr std::size_t maxColumns = 20'000;

std::string listOf(const std::vector<std::string>& names)
{
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < 30; ++i)
        out += (i > 0 ? ", " : "") + names[i];
    return names.size() > 30 ? out + ", …" : out;
}

std::vector<int> columnsNamed(const Sniffed& file, const std::string& pattern)
{
    std::vector<int> found;
    for (std::size_t i = 0; i < file.header.size(); ++i) // a plus is a sign of column names, not a wildcard
        if (pattern == file.header[i] || (pattern.find('+') == pattern.npos && NamePattern(pattern).matches(file.header[i])))
            found.push_back(static_cast<int>(i));
    for (std::size_t i = 0; found.empty() && i < file.header.size(); ++i) // the same but for capitals
        if (lowered(pattern) == lowered(file.header[i]))
            found.push_back(static_cast<int>(i));
    return found;
}

int namedColumn(const Sniffed& file, const std::string& name, const std::filesystem::path& csv)
{
    const auto found = columnsNamed(file, name);
    if (found.empty())
        throw twin::Error(TWIN_TEXT("The file %1 has no column “%2”; its columns are: %3."), {csv.string(), name, listOf(file.header)});
    return found.front();
}

std::vector<std::string> cellsOf(const Sniffed& file, int column)
{
    std::vector<std::string> cells;
    for (const auto& row : file.rows)
        cells.push_back(row[static_cast<std::size_t>(column)]);
    return cells;
}

// Numbers, or nothing at all yet.
bool looksNumeric(const Sniffed& file, int column)
{
    std::size_t numbers = 0, other = 0;
    for (const auto& row : file.rows) {
        const auto kind = readCell(row[static_cast<std::size_t>(column)], file.decimalComma).kind;
        numbers += kind == Cell::Kind::Number;
        other += kind == Cell::Kind::Unreadable;
    }
    return numbers >= other;
}

int guessTime(const Sniffed& file)
{
    const auto holdsTimes = [&](int column, bool numbersToo) {
        for (const auto& row : file.rows) {
            const auto& cell = row[static_cast<std::size_t>(column)];
            if (looksLikeDate(cell) || (numbersToo && readCell(cell, file.decimalComma).kind == Cell::Kind::Number))
                return true;
        }
        return false;
    };
    const auto columns = static_cast<int>(file.header.size());
    for (int i = 0; i < columns; ++i)
        if (const auto& name = file.header[static_cast<std::size_t>(i)]; looksLikeTimeColumn(name) && holdsTimes(i, lowered(name) != "hour"))
            return i;
    for (int i = 0; i < columns; ++i)
        if (holdsTimes(i, false))
            return i;
    return -1;
}

std::vector<std::string> splitNames(const std::string& text)
{
    std::vector<std::string> out;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const auto end = std::min(text.find(';', begin), text.size());
        if (const auto name = trimmed(std::string_view(text).substr(begin, end - begin)); !name.empty())
            out.emplace_back(name);
        begin = end + 1;
    }
    return out;
}

} // namespace

ValueColumn describeColumn(const std::string& name, int index, const CsvMapping& mapping, const std::filesystem::path& csv)
{
    ValueColumn column;
    column.index = index;
    column.name = name;
    column.meaning = readColumnName(column.name);
    auto& meaning = column.meaning;
    const bool scaled = mapping.scale != 1;
    if (!mapping.metric.empty() && mapping.metric != meaning.metric) {
        meaning.metric = mapping.metric;
        if (const auto stored = storedUnit(mapping.metric); stored && !meaning.unit.empty() && !convertUnit(meaning.unit, *stored))
            meaning.unit.clear(); // the name spoke of something else
    }
    const auto stored = storedUnit(meaning.metric);
    if (!mapping.unit.empty()) {
        const auto unit = knownUnit(mapping.unit);
        meaning.unit = unit.empty() && mapping.unit != "ratio" && mapping.unit != "fraction" ? mapping.unit : unit;
    } else if (scaled && stored) {
        meaning.unit = *stored; // "value x scale" is meant to be what the program keeps
    }
    if (stored) {
        column.storedUnit = *stored;
        if (meaning.unit.empty() && mapping.unit.empty() && !scaled && stored->empty()) {
            column.percentIfAboveOne = meaning.metric == "utilisation" || meaning.metric == "loading" || meaning.metric == "state_of_charge";
        } else if (meaning.unit.empty() && mapping.unit.empty()) {
            meaning.unit = *stored;
        } else if (const auto conversion = convertUnit(meaning.unit, *stored)) {
            column.conversion = *conversion;
        } else if (!mapping.unit.empty() || !mapping.metric.empty()) {
            throw twin::Error(TWIN_TEXT("The column “%2” of %1 cannot be read as %3: “%4” is not a unit of it; use %5."),
                              {csv.string(), column.name, meaning.metric, meaning.unit, stored->empty() ? "% or ratio" : *stored}, twin::Error::Kind::Usage);
        } else { // a name that contradicts itself is kept as it stands
            meaning.metric = lowered(column.name);
            meaning.known = false;
            column.storedUnit = meaning.unit;
        }
    } else {
        column.storedUnit = meaning.unit;
    }
    meaning.known = storedUnit(meaning.metric).has_value();
    column.conversion.factor *= mapping.scale;
    return column;
}

std::vector<int> Plan::keyIndices() const
{
    std::vector<int> indices;
    if (assetIndex >= 0)
        indices.push_back(assetIndex);
    if (isLong())
        indices.insert(indices.end(), labelIndices.begin(), labelIndices.end());
    if (metricIndex >= 0)
        indices.push_back(metricIndex);
    return indices;
}

namespace {

bool isKey(const Plan& plan, int column)
{
    return column == plan.timeIndex || column == plan.assetIndex || column == plan.metricIndex
           || std::find(plan.labelIndices.begin(), plan.labelIndices.end(), column) != plan.labelIndices.end();
}

// Columns that hold what a row measures.
bool looksLikeMetricColumn(std::string_view name)
{
    static constexpr std::string_view names[] = {"metric", "quantity", "parameter", "signal", "measurement", "field", "variable", "metric_name", "tag"};
    return std::find(std::begin(names), std::end(names), lowered(trimmed(name))) != std::end(names);
}

// Columns that number the parts of an asset.
bool looksLikePartColumn(std::string_view name)
{
    static constexpr std::string_view names[] = {"gpu", "gpu_id", "gpu_index", "device", "card", "gpu id"};
    return std::find(std::begin(names), std::end(names), lowered(trimmed(name))) != std::end(names);
}

void describeValues(Plan& plan, const CsvMapping& mapping, const std::filesystem::path& csv)
{
    const auto& file = plan.file;
    std::vector<int> indices;
    if (!mapping.valueColumn.empty()) {
        for (const auto& name : splitNames(mapping.valueColumn)) {
            namedColumn(file, name, csv); // throws if there is none
            for (const int i : columnsNamed(file, name))
                if (!isKey(plan, i) && std::find(indices.begin(), indices.end(), i) == indices.end())
                    indices.push_back(i);
        }
    } else {
        for (int i = 0; i < static_cast<int>(file.header.size()); ++i)
            if (!isKey(plan, i)) {
                if (looksNumeric(file, i))
                    indices.push_back(i);
                else
                    plan.issues.push_back({Severity::Information, {TWIN_TEXT("The column “%1” holds text and is left out."), {file.header[static_cast<std::size_t>(i)]}}, {}});
            }
    }
    if (indices.empty())
        throw twin::Error(TWIN_TEXT("The file %1 has no column with values besides its time%2; its columns are: %3."),
                          {csv.string(), plan.assetIndex >= 0 ? " and asset" : "", listOf(file.header)});

    std::set<std::string> taken;
    std::vector<std::string> unknown;
    for (const int index : indices) {
        const auto& name = file.header[static_cast<std::size_t>(index)];
        if (!mapping.rules.isEmpty()) {
            ValueColumn column;
            column.index = index;
            column.name = name;
            column.meaning = readColumnName(name);
            const auto takes = [&](const MappingRule& rule) { return NamePattern(rule.name).matches(name); };
            const bool isTaken = plan.metricIndex >= 0 || std::any_of(mapping.rules.rules().begin(), mapping.rules.rules().end(), takes);
            if (isTaken)
                plan.values.push_back(std::move(column));
            else
                unknown.push_back(name);
            continue;
        }
        auto column = describeColumn(name, index, mapping, csv);
        auto& m = column.meaning;
        const bool isLong = plan.isLong();
        const auto key = [&] { return (isLong ? std::string{} : m.asset) + "/" + m.part + "\n" + m.metric; };
        if (isLong && !taken.contains(key()) && m.part.empty())
            m.asset.clear(); // "node, gpu_power_W": the row says whose power it is
        else if (isLong && m.part.empty())
            m.part = m.asset; // a second power of the same node is a part of it
        if (!taken.insert(key()).second) {
            m.metric = lowered(column.name);
            m.known = false;
            if (!taken.insert(key()).second) {
                plan.issues.push_back({Severity::Warning, {TWIN_TEXT("The column “%1” is there twice; the second one is left out."), {column.name}}, {}});
                continue;
            }
        }
        if (!m.known)
            unknown.push_back(column.name);
        plan.values.push_back(std::move(column));
    }
    if (!mapping.rules.isEmpty()) {
        if (plan.values.empty())
            throw twin::Error(TWIN_TEXT("No rule of the mapping takes a column of %1; its columns are: %2."), {csv.string(), listOf(file.header)}, twin::Error::Kind::Usage);
        if (!unknown.empty())
            plan.issues.push_back({Severity::Information, {TWIN_TEXT("No rule takes these columns; they are left out: %1."), {listOf(unknown)}}, {}});
        plan.hasBlanks = std::any_of(mapping.rules.rules().begin(), mapping.rules.rules().end(), [](const MappingRule& r) { return r.blankFrom > 0; });
        return;
    }
    if (!unknown.empty() && plan.metricIndex < 0)
        plan.issues.push_back({Severity::Information, {TWIN_TEXT("Kept under their own names, for they are no quantities of the program: %1."), {listOf(unknown)}}, {}});
}

} // namespace

Sniffed sniff(const std::filesystem::path& csv, char delimiter, char decimal, std::size_t rows)
{
    LineReader reader(csv);
    Sniffed file;
    std::string header;
    std::string_view line;
    bool found = false;
    while (!found && reader.next(line))
        found = !trimmed(line).empty() && line.front() != '#';
    if (!found)
        throw twin::Error(TWIN_TEXT("The file %1 has no header line; its first line should name the columns, such as node,t_ms,power_W."), {csv.string()});
    header = line;
    file.headerLine = reader.lineNumber();
    file.dataBegin = reader.bytesRead();
    if (reader.wasCut() || header.size() > (std::size_t{1} << 20))
        throw twin::Error(TWIN_TEXT("The first line of %1 is longer than 1 MB; this is no table of measurements."), {csv.string()});
    std::vector<std::string> lines;
    while (lines.size() < rows && reader.next(line)) {
        if (!trimmed(line).empty() && !reader.wasCut())
            lines.emplace_back(line);
    }
    file.delimiter = delimiter != 0 ? delimiter : detectDelimiter(header, lines);
    if (file.delimiter == 0 || (delimiter != 0 && header.find(delimiter) == header.npos))
        throw twin::Error(TWIN_TEXT("The first line of %1 names no columns separated by commas, semicolons or tabs; at least a time and a value are needed."),
                          {csv.string()});
    file.decimalComma = decimal != 0 ? decimal == ',' : file.delimiter != ',';

    std::vector<std::string_view> fields;
    std::string scratch;
    splitLine(header, file.delimiter, fields, scratch);
    if (fields.size() > maxColumns)
        throw twin::Error(TWIN_TEXT("The file %1 has %2 columns; at most %3 can be imported."), {csv.string(), std::to_string(fields.size()), std::to_string(maxColumns)});
    bool allNumbers = true;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto name = trimmed(fields[i]);
        allNumbers = allNumbers && readCell(name, file.decimalComma).kind == Cell::Kind::Number;
        file.header.push_back(name.empty() ? "column " + std::to_string(i + 1) : std::string(name));
    }
    if (allNumbers)
        throw twin::Error(TWIN_TEXT("The first line of %1 holds numbers; it should name the columns, such as node,t_ms,power_W."), {csv.string()});
    for (const auto& text : lines) {
        if (!splitLine(text, file.delimiter, fields, scratch))
            continue;
        if (fields.size() == file.header.size() + 1 && trimmed(fields.back()).empty())
            fields.pop_back();
        if (fields.size() == file.header.size())
            file.rows.emplace_back(fields.begin(), fields.end());
    }
    for (const auto& row : file.rows)
        for (const auto& cell : row)
            file.commaSeen = file.commaSeen
                             || (file.decimalComma && cell.find(',') != cell.npos && readCell(cell, true).kind == Cell::Kind::Number);
    if (lines.empty())
        throw twin::Error(TWIN_TEXT("The file %1 has a header but no rows."), {csv.string()});
    if (file.rows.empty())
        throw twin::Error(TWIN_TEXT("No row of %1 has the %2 columns its first line names; check the delimiter and the header."),
                          {csv.string(), std::to_string(file.header.size())});
    return file;
}

Plan makePlan(const std::filesystem::path& csv, const CsvMapping& mapping)
{
    if (!std::isfinite(mapping.scale) || mapping.scale == 0)
        throw twin::Error(TWIN_TEXT("The scale must be a number other than 0."), {}, twin::Error::Kind::Usage);
    switch (fileKind(csv)) { // files of the program that are easily taken for one another
    case FileKind::Recording:
        throw twin::Error(TWIN_TEXT("%1 is a recording already; open it instead of importing it."), {csv.string()});
    case FileKind::Project:
        throw twin::Error(TWIN_TEXT("%1 is a project, not a table of measurements; open it instead."), {csv.string()});
    case FileKind::Epw:
        throw twin::Error(TWIN_TEXT("%1 is a weather file, not a table of measurements; choose it as the scenario's weather."), {csv.string()});
    default: break;
    }
    if (!mapping.rules.isEmpty() && (!mapping.metric.empty() || !mapping.unit.empty() || !mapping.assets.empty() || mapping.scale != 1))
        throw twin::Error(TWIN_TEXT("A mapping with rules says what the columns become; leave out the quantity, unit, scale and names of assets beside it."), {},
                          twin::Error::Kind::Usage);
    if (mapping.delimiter != 0 && std::string_view(",;|\t").find(mapping.delimiter) == std::string_view::npos)
        throw twin::Error(TWIN_TEXT("“%1” cannot separate columns; use a comma, a semicolon, a bar or a tab."), {std::string(1, mapping.delimiter)}, twin::Error::Kind::Usage);
    if (mapping.decimal != 0 && mapping.decimal != '.' && mapping.decimal != ',')
        throw twin::Error(TWIN_TEXT("“%1” is no decimal sign; use a point or a comma."), {std::string(1, mapping.decimal)}, twin::Error::Kind::Usage);
    Plan plan;
    plan.csv = csv;
    plan.file = sniff(csv, mapping.delimiter, mapping.decimal);
    auto& file = plan.file;
    plan.used = mapping;
    plan.used.delimiter = file.delimiter;
    if (file.commaSeen)
        plan.used.decimal = ',';
    plan.namer = AssetNamer(mapping.assets);

    plan.timeIndex = mapping.timeColumn.empty() ? guessTime(file) : namedColumn(file, mapping.timeColumn, csv);
    if (plan.timeIndex < 0)
        throw twin::Error(TWIN_TEXT("The file %1 has no column that looks like a time; name it. Its columns are: %2."), {csv.string(), listOf(file.header)});
    const auto& timeName = file.header[static_cast<std::size_t>(plan.timeIndex)];
    plan.used.timeColumn = timeName;

    if (!mapping.assetColumn.empty()) {
        if (mapping.layout == CsvMapping::Layout::Wide)
            throw twin::Error(TWIN_TEXT("A wide table has one column a channel and no asset column; leave “%1” out or choose the long layout."), {mapping.assetColumn},
                              twin::Error::Kind::Usage);
        plan.assetIndex = namedColumn(file, mapping.assetColumn, csv);
        if (plan.assetIndex == plan.timeIndex)
            throw twin::Error(TWIN_TEXT("The column “%1” cannot be both the time and the asset."), {mapping.assetColumn}, twin::Error::Kind::Usage);
    } else if (mapping.layout != CsvMapping::Layout::Wide) {
        for (int i = 0; i < static_cast<int>(file.header.size()) && plan.assetIndex < 0; ++i)
            if (i != plan.timeIndex && looksLikeAssetColumn(file.header[static_cast<std::size_t>(i)]))
                plan.assetIndex = i;
        if (plan.assetIndex < 0 && mapping.layout == CsvMapping::Layout::Long && mapping.metricColumn.empty())
            throw twin::Error(TWIN_TEXT("The file %1 has no column that looks like an asset; name it. Its columns are: %2."), {csv.string(), listOf(file.header)});
    }
    if (!mapping.metricColumn.empty()) {
        if (mapping.layout == CsvMapping::Layout::Wide)
            throw twin::Error(TWIN_TEXT("A wide table has one column a channel and none that names the quantity; leave “%1” out or choose the long layout."),
                              {mapping.metricColumn}, twin::Error::Kind::Usage);
        plan.metricIndex = namedColumn(file, mapping.metricColumn, csv);
    } else if (mapping.layout != CsvMapping::Layout::Wide) {
        for (int i = 0; i < static_cast<int>(file.header.size()) && plan.metricIndex < 0; ++i)
            if (!isKey(plan, i) && looksLikeMetricColumn(file.header[static_cast<std::size_t>(i)]) && !looksNumeric(file, i))
                plan.metricIndex = i;
    }
    if (!mapping.labelColumns.empty()) {
        if (!plan.isLong())
            throw twin::Error(TWIN_TEXT("A wide table has one column a channel and none that tell channels apart; leave “%1” out or choose the long layout."),
                              {mapping.labelColumns}, twin::Error::Kind::Usage);
        for (const auto& name : splitNames(mapping.labelColumns))
            if (const int i = namedColumn(file, name, csv); !isKey(plan, i))
                plan.labelIndices.push_back(i);
    } else if (plan.assetIndex >= 0 && mapping.valueColumn.empty()) {
        for (int i = 0; i < static_cast<int>(file.header.size()); ++i)
            if (!isKey(plan, i) && looksLikePartColumn(file.header[static_cast<std::size_t>(i)]))
                plan.labelIndices.push_back(i);
    }
    plan.used.metricColumn = plan.metricIndex >= 0 ? file.header[static_cast<std::size_t>(plan.metricIndex)] : std::string{};
    plan.used.labelColumns.clear();
    for (const int i : plan.labelIndices)
        plan.used.labelColumns += (plan.used.labelColumns.empty() ? "" : ";") + file.header[static_cast<std::size_t>(i)];
    plan.used.layout = plan.isLong() ? CsvMapping::Layout::Long : CsvMapping::Layout::Wide;
    plan.used.assetColumn = plan.assetIndex >= 0 ? file.header[static_cast<std::size_t>(plan.assetIndex)] : std::string{};

    plan.time.emplace(mapping.timeUnit, timeName, cellsOf(file, plan.timeIndex), file.decimalComma, csv, mapping.timeZone);
    plan.used.timeUnit = plan.time->unitText();
    if (plan.time->isDate())
        plan.used.timeZone = plan.time->zone().name();
    if (plan.time->isAmbiguous())
        plan.issues.push_back({Severity::Warning, {TWIN_TEXT("The dates of “%1” are read as %2; if the day comes first, say so."), {timeName, plan.time->unitText()}}, {}});
    if (plan.time->unitWasGuessed())
        plan.issues.push_back({Severity::Warning, {TWIN_TEXT("The column “%1” does not say its unit; it is read as %2."), {timeName, plan.time->unitText()}}, {}});
    if (plan.time->isRelative()) {
        if (mapping.start) {
            plan.time->setStart(*mapping.start);
        } else {
            auto found = findStart(csv);
            plan.time->setStart(found.start);
            plan.issues.push_back(std::move(found.issue));
        }
        plan.used.start = plan.time->start();
    } else if (mapping.start) {
        plan.used.start.reset();
        plan.issues.push_back({Severity::Information, {TWIN_TEXT("The times of “%1” are instants already; the start that was given is not used."), {timeName}}, {}});
    }

    describeValues(plan, mapping, csv);
    std::string names;
    for (const auto& v : plan.values)
        names += (names.empty() ? "" : ";") + v.name;
    plan.used.valueColumn = names;
    if (plan.metricIndex < 0 && mapping.rules.isEmpty()) {
        const auto same = [&](auto member) {
            return std::all_of(plan.values.begin(), plan.values.end(), [&](const ValueColumn& v) { return v.meaning.*member == plan.values.front().meaning.*member; });
        };
        if (plan.used.metric.empty() && same(&ColumnMeaning::metric))
            plan.used.metric = plan.values.front().meaning.metric;
        if (plan.used.unit.empty() && same(&ColumnMeaning::unit) && same(&ColumnMeaning::metric))
            plan.used.unit = plan.values.front().meaning.unit;
    }
    if (plan.used.eventsFile.empty() && mapping.findEvents)
        if (const auto events = findEventsFile(csv))
            plan.used.eventsFile = *events;
    return plan;
}

} // namespace data::csv
