#include "data/import/CsvEvents.h"
#include "data/import/CsvColumns.h"
#include "data/import/CsvReader.h"
#include "data/import/CsvTime.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <map>

namespace data::csv {
namespace {

constexpr std::size_t maxEvents = 1'000'000, maxTextBytes = 400;

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> words)
{
    const auto low = lowered(trimmed(name));
    return std::find(words.begin(), words.end(), low) != words.end();
}

// Words of MLPerf's training log (github.com/mlcommons/logging) in full; other keys are shown as they are.
std::string sentence(std::string key)
{
    static constexpr std::pair<std::string_view, std::string_view> words[] = {
        {"eval", "Evaluation"}, {"block", "Training block"}, {"init", "Initialisation"}, {"eval_accuracy", "Evaluation accuracy"},
        {"submission_benchmark", "Benchmark"}};
    for (const auto& [text, full] : words)
        if (key == text)
            return std::string(full);
    std::replace(key.begin(), key.end(), '_', ' ');
    if (!key.empty() && key[0] >= 'a' && key[0] <= 'z')
        key[0] = static_cast<char>(key[0] - 'a' + 'A');
    return key;
}

RecordingEvent::Severity severityOf(const std::string& key, const std::string& value)
{
    const auto has = [&](std::string_view word) { return lowered(key).find(word) != std::string::npos || lowered(value).find(word) != std::string::npos; };
    if (has("critical") || has("fatal"))
        return RecordingEvent::Severity::Critical;
    if (has("error") || has("fail") || has("abort") || has("alarm") || has("warning"))
        return RecordingEvent::Severity::Warning;
    return RecordingEvent::Severity::Information;
}

struct Row
{
    std::int64_t line = 0;
    std::string time, key, value;
};

} // namespace

std::optional<std::filesystem::path> findEventsFile(const std::filesystem::path& csv)
{
    auto stem = csv.stem().string();
    std::vector<std::string> names{stem + "_events.csv"};
    for (const std::string_view suffix : {"_ac", "_dc"})
        if (stem.ends_with(suffix))
            names.push_back(stem.substr(0, stem.size() - suffix.size()) + "_events.csv");
    for (const auto& name : names) {
        const auto candidate = csv.parent_path() / name;
        std::error_code ec;
        if (candidate != csv && std::filesystem::is_regular_file(candidate, ec))
            return candidate;
    }
    return {};
}

std::string eventText(const std::string& key, const std::string& value, int occurrence, int occurrences)
{
    std::string number;
    if (occurrences > 1)
        number.append(" ").append(std::to_string(occurrence));
    std::string text;
    if (key.ends_with("_start"))
        text = sentence(key.substr(0, key.size() - 6)) + number + " starts";
    else if (key.ends_with("_stop") || key.ends_with("_end"))
        text = sentence(key.substr(0, key.rfind('_'))) + number + " ends";
    else
        text = sentence(key) + number;
    if (value.empty())
        return text;
    // Measured results carry digits nobody reads; the value is kept to six significant ones.
    std::string shown = value;
    if (const auto v = twin::toNumber(value); v && value.find('.') != value.npos && value.size() > 8) {
        char buffer[40];
        std::snprintf(buffer, sizeof buffer, "%.6g", *v);
        shown = buffer;
        std::replace(shown.begin(), shown.end(), ',', '.'); // whatever the locale's point is
    }
    return text + ": " + shown.substr(0, maxTextBytes);
}

EventsFile readEvents(const std::filesystem::path& file, twin::Timestamp start)
{
    LineReader reader(file);
    std::string header;
    std::string_view line;
    while (reader.next(line))
        if (!trimmed(line).empty() && line.front() != '#') {
            header = line;
            break;
        }
    std::vector<std::string> lines;
    std::vector<std::int64_t> numbers;
    while (reader.next(line)) {
        if (trimmed(line).empty())
            continue;
        if (lines.size() == maxEvents)
            throw twin::Error(TWIN_TEXT("The events file %1 has more than %2 rows; is it the telemetry itself?"), {file.string(), std::to_string(maxEvents)});
        lines.emplace_back(line);
        numbers.push_back(reader.lineNumber());
    }
    const char delimiter = detectDelimiter(header, lines.size() > 50 ? std::vector(lines.begin(), lines.begin() + 50) : lines);
    std::vector<std::string_view> fields;
    std::string scratch;
    int timeColumn = -1, keyColumn = -1, valueColumn = -1, columns = 0;
    std::string timeName;
    if (delimiter != 0 && splitLine(header, delimiter, fields, scratch)) {
        columns = static_cast<int>(fields.size());
        for (int i = 0; i < columns; ++i) {
            const auto name = trimmed(fields[static_cast<std::size_t>(i)]);
            if (timeColumn < 0 && looksLikeTimeColumn(name)) {
                timeColumn = i;
                timeName = name;
            } else if (keyColumn < 0 && isOneOf(name, {"key", "event", "kind", "name", "type"})) {
                keyColumn = i;
            } else if (valueColumn < 0 && isOneOf(name, {"value", "text", "message", "detail"})) {
                valueColumn = i;
            }
        }
    }
    if (timeColumn < 0 || keyColumn < 0)
        throw twin::Error(TWIN_TEXT("The events file %1 needs a header with a time and a key, such as t_ms,key,value."), {file.string()});

    EventsFile result;
    const auto reject = [&](std::int64_t number, const char* reason) {
        if (result.issues.size() < 20)
            result.issues.push_back({twin::Issue::Severity::Warning, {TWIN_TEXT("Line %1 of %2 was left out: %3."), {std::to_string(number), file.filename().string(), reason}}, {}});
    };
    std::vector<Row> rows;
    std::vector<std::string> times;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!splitLine(lines[i], delimiter, fields, scratch) || static_cast<int>(fields.size()) < columns) {
            reject(numbers[i], TWIN_TEXT("it has too few columns"));
            continue;
        }
        Row row{numbers[i], std::string(trimmed(fields[static_cast<std::size_t>(timeColumn)])), std::string(trimmed(fields[static_cast<std::size_t>(keyColumn)])), {}};
        if (valueColumn >= 0)
            row.value = trimmed(fields[static_cast<std::size_t>(valueColumn)]);
        if (times.size() < 200)
            times.push_back(row.time);
        rows.push_back(std::move(row));
    }
    if (rows.empty())
        throw twin::Error(TWIN_TEXT("The events file %1 has no row that can be used."), {file.string()});
    TimeReader time({}, timeName, times, delimiter == ';', file);
    time.setStart(start);

    std::map<std::string, int> occurrences, seen;
    for (const auto& row : rows)
        ++occurrences[row.key];
    for (auto& row : rows) {
        RecordingEvent event;
        if (row.key.empty() || !time.read(row.time, event.at)) {
            reject(row.line, row.key.empty() ? TWIN_TEXT("it has no key") : TWIN_TEXT("its time cannot be read"));
            continue;
        }
        event.kind = row.key.substr(0, maxTextBytes);
        event.text = eventText(event.kind, row.value, ++seen[row.key], occurrences[row.key]);
        event.severity = severityOf(row.key, row.value);
        result.events.push_back(std::move(event));
    }
    std::stable_sort(result.events.begin(), result.events.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return result;
}

} // namespace data::csv
