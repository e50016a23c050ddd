// Curves made of several channels. The thread that owns the reader.
#pragma once
#include "data/store/RecordingReader.h"
#include "twin/base/Progress.h"
#include <vector>

namespace data {

/// The sum of channels at every instant at which one of them says something and all are known; reduced to `maxPoints` buckets.
/// For very long spans minimum and maximum are those of the parts added up, which the sum cannot leave.
/// Throws twin::Cancelled where `progress` is stopped.
Series sumSeries(RecordingReader& reader, const std::vector<int>& channels, const TimeSpan& span, int maxPoints, const twin::Progress& progress = {});

/// `measured` minus `modelled`, the latter between its points by straight lines and unknown outside them.
Series differenceSeries(Series measured, const Series& modelled);

} // namespace data
