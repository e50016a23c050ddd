// Projects (*.mtwin): a site with its scenarios, in one SQLite file. Any thread.
#pragma once
#include "data/time/TimeBookmark.h"
#include "twin/model/Scenario.h"
#include "twin/model/Site.h"
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace data {

/// A camera position worth keeping.
struct ViewBookmark
{
    std::string name;
    double position[3] = {0, 0, 0}, focus[3] = {0, 0, 0}, up[3] = {0, 0, 1};
};

struct ReportSettings
{
    std::string title;    ///< empty: made from the scenario
    std::string author;
    std::string language; ///< "en", "fr"; empty: the program's
};

/// A measured recording that belongs to a project.
struct ProjectRecording
{
    std::string file;         ///< path relative to the project
    double offsetSeconds = 0; ///< it is shown that much later than it was recorded
    bool operator==(const ProjectRecording&) const = default;
};

struct Project
{
    twin::Site site;
    std::vector<twin::Scenario> scenarios; ///< at least one
    std::size_t currentScenario = 0;
    std::vector<ViewBookmark> bookmarks;
    ReportSettings report;
    std::string recording;                 ///< measured recording that belongs to it, path relative to the project; may be empty
    double recordingOffsetSeconds = 0;
    std::vector<ProjectRecording> moreRecordings; ///< after the first, in their order
    std::vector<TimeBookmark> timeBookmarks;
    /// What others keep in a project, as JSON texts by kind ("source": live connections, "mapping": saved mappings). Kept as they are.
    std::map<std::string, std::vector<std::string>> extras;
};

/// Saves atomically: a temporary file beside the target, synchronised, then renamed. Throws twin::Error; the old file stays.
/// A project whose own indices or numbers cannot be is not saved either. The same project gives the same bytes.
void saveProject(const Project& project, const std::filesystem::path& file);
/// Throws twin::Error for what is missing, empty, foreign, newer or damaged (what, where, what to do). Older versions are migrated in memory.
/// What was loaded is what was saved, bit by bit (the file carries a checksum), and every index in it can be followed. Parameters that
/// the catalogue has and the file has not are added with the catalogue's values.
Project loadProject(const std::filesystem::path& file);
std::string projectSummaryJson(const Project& project); ///< for RecordingHeader::sitePlan

/// What a file is, by its content and not by its name.
enum class FileKind { Project, Recording, Epw, Csv, Missing, Empty, Unknown };
FileKind fileKind(const std::filesystem::path& file);

} // namespace data
