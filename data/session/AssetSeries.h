// Curves of single assets from a recording, and of several recordings laid on one clock. The thread that owns the reader.
#pragma once
#include "data/store/RecordingReader.h"
#include "twin/base/Progress.h"
#include <string>
#include <vector>

namespace data {

/// An asset as recordings know it.
struct SeriesAsset
{
    std::string name;                ///< "H2-R07-12", "H2-R07-12/S3", "MP-017"
    bool isServer = false, isGpu = false;
    int servers = 0;                 ///< that a rack holds: its ServerPower is their sum where it has no channel of its own
    bool operator==(const SeriesAsset&) const = default;
};

/// The channels that add up to a metric of an asset: its own, or a rack's servers, or its GPUs for their power. Empty where it is not recorded, or not as a whole.
/// A server's ServerPower may be recorded as its power, and the power of a GPU as GpuPower.
std::vector<int> channelsOf(const RecordingReader& reader, const SeriesAsset& asset, twin::Metric metric);

/// Empty if not recorded. `span` is in the recording's own time.
Series assetSeries(RecordingReader& reader, const SeriesAsset& asset, twin::Metric metric, const TimeSpan& span, int maxPoints,
                   const twin::Progress& progress = {});

/// A recorded series in the shown time.
Series inShownTime(Series series, std::int64_t offsetNs);
/// What `later` has before the first and after the last point of `first`.
Series joined(Series first, const Series& later);

} // namespace data
