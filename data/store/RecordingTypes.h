// What a recording (*.mtrec) holds. Pure values.
#pragma once
#include "twin/base/Metric.h"
#include "twin/base/Timestamp.h"
#include <cstdint>
#include <string>
#include <vector>

namespace data {

/// Every value carries its quality; a gap is the absence of samples, never an invented number.
enum class Quality : std::uint8_t { Good, Uncertain, Stale, Bad };

/// A metric of one asset. Facility totals are channels of the asset "site" whose metric is the id of a key figure.
/// Assets are named as in the site ("H2-R07-12", "H2-R07-12/S3", "MP-017"), so that a recording can be opened beside any site.
struct Channel
{
    std::string asset;
    std::string metric;              ///< a twin::Metric id or a key figure id
    std::string unit;
    twin::Origin origin = twin::Origin::Measured;
    double resolution = 0;           ///< the sensor's step in `unit`; values are kept exactly to it. 0: float32 as it is
    bool operator==(const Channel&) const = default;
};

struct RecordingEvent
{
    enum class Severity : std::uint8_t { Information, Warning, Critical };
    twin::Timestamp at;
    std::string kind;                ///< "eval_start", "grid_limit"
    std::string text;
    Severity severity = Severity::Information;
    std::string asset;               ///< may be empty
};

struct TimeSpan
{
    twin::Timestamp begin, end;
    double seconds() const { return end.secondsSince(begin); }
    bool isEmpty() const { return end <= begin; }
    bool operator==(const TimeSpan&) const = default;
};

/// Where values are missing although there are some before or after.
struct RecordingGap
{
    enum class Kind : std::uint8_t {
        Given,         ///< told by the source: nothing is known of that time
        MissingValues, ///< sampled, without a value
        Silence        ///< no sample for far longer than usual
    };
    int channel = -1;                ///< -1: all of the block
    TimeSpan span;
    Kind kind = Kind::Given;
};

/// Something noticed beside the values, kept so that nobody takes its traces for the plant's doing.
struct RecordingMark
{
    enum class Kind : std::uint8_t {
        ClockSkew,    ///< the sensor's clock was off; value: seconds it was ahead of the recorder's
        CounterReset, ///< a counter began anew; value: what it had reached
        Late          ///< samples came later than younger ones of their channel; value: how many
    };
    int channel = -1;                ///< -1: all channels that were sampled together with `block`'s
    int block = -1;                  ///< filled in by readers
    TimeSpan span;                   ///< begin = end for an instant
    Kind kind = Kind::ClockSkew;
    double value = 0;
};

/// How long a recording that goes on keeps what. 0: without limit.
struct Retention
{
    double keepSeconds = 0;          ///< older than the newest sample by more: removed
    double thinAfterSeconds = 0;     ///< older by more: only rollups stay (least, mean and greatest of buckets of 16 to 128 samples)
    std::int64_t keepBytes = 0;      ///< of the file: the oldest windows are removed until the rest is smaller
    bool operator==(const Retention&) const = default;
};

/// What to say of a recording as a whole.
struct RecordingHeader
{
    std::string title;               ///< "H100 cluster, GPT-3 on 64 nodes"
    std::string source;              ///< where the values come from: file name, weather, workload, seed
    std::string preset;              ///< may be empty
    std::string sitePlan;            ///< project JSON of the site and scenario it was simulated for; may be empty
};

struct RecordingInfo
{
    RecordingHeader header;
    TimeSpan span;
    std::int64_t channels = 0, samples = 0, events = 0, gaps = 0, marks = 0, fileBytes = 0;
    int version = 0;                 ///< of the file format
    TimeSpan thinned;                ///< where samples were thinned to rollups, over all channels; empty if nowhere
    bool complete = false;           ///< the writer closed it; else it was cut off and opens as far as it is sound
    std::vector<std::string> damage; ///< what could not be read, in words
};

/// Points of a channel for drawing: one bucket a point; min = mean = max where a bucket holds one sample.
struct Series
{
    std::vector<double> seconds;     ///< since 1970 UTC
    std::vector<float> mean, min, max;
    std::string unit;
    std::vector<TimeSpan> gaps;
};

} // namespace data
