// Stretches of a recording that were not as they should be, for the time bar. Pure values; looked for by a worker.
#pragma once
#include "data/store/RecordingReader.h"
#include "twin/base/Progress.h"
#include <vector>

namespace data {

struct TimeMark
{
    enum class Kind : std::uint8_t {
        Gap,          ///< no channel at all has data
        Partial,      ///< some channels have no data, others have
        Uncertain, Stale, Bad, ///< samples of that quality
        Late,         ///< samples that arrived after newer ones
        ClockSkew,    ///< the sensor's clock and the recorder's disagree
        CounterReset, ///< a counter began anew
        Thinned       ///< only means are kept of this stretch
    };
    Kind kind = Kind::Gap;
    TimeSpan span;
    int channels = 0;        ///< that are concerned, at most at one time; 0: not told
    double value = 0;        ///< Late: how many samples; ClockSkew: seconds it is ahead; CounterReset: what it had reached
    bool operator==(const TimeMark&) const = default;
};

/// Spans of `whole` in which no channel of a recording has data, by time. Proportional to the number of channels.
std::vector<TimeSpan> silentSpans(const RecordingReader& reader, const TimeSpan& whole, const twin::Progress& progress = {});
std::vector<TimeSpan> intersection(const std::vector<TimeSpan>& a, const std::vector<TimeSpan>& b);

/// All marks but Gap of a recording, by kind and time, each kind without overlaps. Of very many channels or samples evenly chosen ones are looked at.
/// Throws twin::Cancelled.
std::vector<TimeMark> findMarks(RecordingReader& reader, const twin::Progress& progress = {});

/// Merges what lies closer together than `apart` seconds: thousands of marks become what a bar can show.
std::vector<TimeMark> thinned(std::vector<TimeMark> marks, double apart);

} // namespace data
