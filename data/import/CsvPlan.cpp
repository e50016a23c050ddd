#include "data/import/CsvPlan.h"
#include "data/import/CsvEvents.h"
#include "data/import/CsvReader.h"
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

// `*` stands for any text.
bool matches(std::string_view pattern, std::string_view name)
{
    const auto star = pattern.find('*');
    if (star == pattern.npos)
        return pattern == name;
    const auto head = pattern.substr(0, star), tail = pattern.substr(star + 1);
    if (!name.starts_with(head))
        return false;
    if (tail.find('*') == tail.npos)
        return name.size() >= head.size() + tail.size() && name.ends_with(tail);
    for (std::size_t i = head.size(); i <= name.size(); ++i)
        if (matches(tail, name.substr(i)))
            return true;
    return false;
}

std::vector<int> columnsNamed(const Sniffed& file, const std::string& pattern)
{
    std::vector<int> found;
    for (std::size_t i = 0; i < file.header.size(); ++i)
        if (matches(pattern, file.header[i]))
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
            if (twin::Timestamp::fromIso(trimmed(cell)) || (numbersToo && readCell(cell, file.decimalComma).kind == Cell::Kind::Number))
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

// What the values of a column mean and how they get into the unit the program keeps.
ValueColumn describe(const Sniffed& file, int index, const CsvMapping& mapping, const std::filesystem::path& csv)
{
    ValueColumn column;
    column.index = index;
    column.name = file.header[static_cast<std::size_t>(index)];
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

void describeValues(Plan& plan, const CsvMapping& mapping, const std::filesystem::path& csv)
{
    const auto& file = plan.file;
    std::vector<int> indices;
    if (!mapping.valueColumn.empty()) {
        for (const auto& name : splitNames(mapping.valueColumn)) {
            namedColumn(file, name, csv); // throws if there is none
            for (const int i : columnsNamed(file, name))
                if (i != plan.timeIndex && i != plan.assetIndex && std::find(indices.begin(), indices.end(), i) == indices.end())
                    indices.push_back(i);
        }
    } else {
        for (int i = 0; i < static_cast<int>(file.header.size()); ++i)
            if (i != plan.timeIndex && i != plan.assetIndex) {
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
        auto column = describe(file, index, mapping, csv);
        auto& m = column.meaning;
        const bool isLong = plan.assetIndex >= 0;
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
    if (!unknown.empty())
        plan.issues.push_back({Severity::Information, {TWIN_TEXT("Kept under their own names, for they are no quantities of the program: %1."), {listOf(unknown)}}, {}});
}

} // namespace

Sniffed sniff(const std::filesystem::path& csv, std::size_t rows)
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
    if (reader.wasCut() || header.size() > (std::size_t{1} << 20))
        throw twin::Error(TWIN_TEXT("The first line of %1 is longer than 1 MB; this is no table of measurements."), {csv.string()});
    std::vector<std::string> lines;
    while (lines.size() < rows && reader.next(line)) {
        if (!trimmed(line).empty() && !reader.wasCut())
            lines.emplace_back(line);
    }
    file.delimiter = detectDelimiter(header, lines);
    if (file.delimiter == 0)
        throw twin::Error(TWIN_TEXT("The first line of %1 names no columns separated by commas, semicolons or tabs; at least a time and a value are needed."),
                          {csv.string()});
    file.decimalComma = file.delimiter != ',';

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
    Plan plan;
    plan.file = sniff(csv);
    auto& file = plan.file;
    plan.used = mapping;
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
        if (plan.assetIndex < 0 && mapping.layout == CsvMapping::Layout::Long)
            throw twin::Error(TWIN_TEXT("The file %1 has no column that looks like an asset; name it. Its columns are: %2."), {csv.string(), listOf(file.header)});
    }
    plan.used.layout = plan.assetIndex >= 0 ? CsvMapping::Layout::Long : CsvMapping::Layout::Wide;
    plan.used.assetColumn = plan.assetIndex >= 0 ? file.header[static_cast<std::size_t>(plan.assetIndex)] : std::string{};

    plan.time.emplace(mapping.timeUnit, timeName, cellsOf(file, plan.timeIndex), file.decimalComma, csv);
    plan.used.timeUnit = plan.time->unitText();
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
    const auto same = [&](auto member) {
        return std::all_of(plan.values.begin(), plan.values.end(), [&](const ValueColumn& v) { return v.meaning.*member == plan.values.front().meaning.*member; });
    };
    if (plan.used.metric.empty() && same(&ColumnMeaning::metric))
        plan.used.metric = plan.values.front().meaning.metric;
    if (plan.used.unit.empty() && same(&ColumnMeaning::unit) && same(&ColumnMeaning::metric))
        plan.used.unit = plan.values.front().meaning.unit;
    if (plan.used.eventsFile.empty() && mapping.findEvents)
        if (const auto events = findEventsFile(csv))
            plan.used.eventsFile = *events;
    return plan;
}

} // namespace data::csv

namespace data {

CsvPreview previewCsv(const std::filesystem::path& csv, int rows)
{
    auto plan = csv::makePlan(csv, {});
    CsvPreview preview;
    preview.header = std::move(plan.file.header);
    preview.rows = std::move(plan.file.rows);
    if (preview.rows.size() > static_cast<std::size_t>(std::max(rows, 0)))
        preview.rows.resize(static_cast<std::size_t>(std::max(rows, 0)));
    preview.guess = std::move(plan.used);
    return preview;
}

} // namespace data
