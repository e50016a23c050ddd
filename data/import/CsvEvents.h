// Events beside a telemetry file: CSV time,key,value on the same clock. Plain C++.
#pragma once
#include "data/store/RecordingTypes.h"
#include "twin/base/Error.h"
#include <filesystem>
#include <optional>
#include <vector>

namespace data::csv {

struct EventsFile
{
    std::vector<RecordingEvent> events; ///< by time
    std::vector<twin::Issue> issues;    ///< rows left out, with their line numbers
};
/// `start`: instant of time 0, for relative times. Throws twin::Error if the file cannot be used.
EventsFile readEvents(const std::filesystem::path& file, twin::Timestamp start);

/// `<name without _ac/_dc>_events.csv` or `<name>_events.csv` beside a telemetry file, if it is there.
std::optional<std::filesystem::path> findEventsFile(const std::filesystem::path& csv);

/// "block_start", "", 3 of 24 -> "Training block 3 starts"; "eval_accuracy", "2.75" -> "Evaluation accuracy: 2.75".
std::string eventText(const std::string& key, const std::string& value, int occurrence, int occurrences);

} // namespace data::csv
