// Curves made of several channels. GUI thread.
#pragma once
#include "data/store/RecordingReader.h"
#include <vector>

namespace data {

/// The sum of channels at every instant at which one of them says something and all are known; reduced to `maxPoints` buckets.
/// For very long spans minimum and maximum are those of the parts added up, which the sum cannot leave.
Series sumSeries(RecordingReader& reader, const std::vector<int>& channels, const TimeSpan& span, int maxPoints);

/// `measured` minus `modelled`, the latter between its points by straight lines and unknown outside them.
Series differenceSeries(Series measured, const Series& modelled);

} // namespace data
