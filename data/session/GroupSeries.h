// The curve of a row or a hall from those of its racks, for a worker: opens the recording by itself. Any thread.
#pragma once
#include "data/store/RecordingTypes.h"
#include "twin/base/Metric.h"
#include "twin/base/Progress.h"
#include <filesystem>
#include <string>
#include <vector>

namespace twin { class SiteModel; }

namespace data {

class RecordingReader;

struct GroupRequest
{
    enum class How { Sum, Mean, Max, Min };
    std::filesystem::path file;        ///< recording
    std::vector<std::string> racks;    ///< names of the racks
    std::vector<int> servers;          ///< of each rack: what its ServerPower is added up from where the rack has no channel of its own
    twin::Metric metric = twin::Metric::Power;
    How how = How::Sum;
    TimeSpan span;                     ///< in the shown time
    double offsetSeconds = 0;          ///< shown time = recorded time + offset
    int maxPoints = 1000;
};

struct GroupSeries
{
    Series series;
    int found = 0;                     ///< racks that are recorded; the others are not in the curve
};

/// Servers that a rack of the site holds.
int serversOfRack(const twin::SiteModel& site, int rack);

/// Throws twin::Error for a recording that cannot be read, and twin::Cancelled.
GroupSeries groupSeries(const GroupRequest& request, const twin::Progress& progress);
/// The same from a recording that is open already, in its own time: file and offset of the request are not looked at.
GroupSeries groupSeries(RecordingReader& reader, const GroupRequest& request, const twin::Progress& progress);

} // namespace data
