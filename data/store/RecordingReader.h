// Reads a recording. Each reader belongs to one thread; open as many as there are threads.
#pragma once
#include "data/store/RecordingTypes.h"
#include <filesystem>
#include <memory>
#include <optional>
#include <span>

namespace data {

class RecordingReader
{
public:
    /// Throws twin::Error for a file that is missing, empty, foreign, of a newer version, or damaged beyond use.
    explicit RecordingReader(const std::filesystem::path& file);
    ~RecordingReader();

    const RecordingInfo& info() const;
    std::filesystem::path file() const;

    int channelCount() const;
    const Channel& channel(int index) const;
    int findChannel(std::string_view asset, std::string_view metric) const;   ///< -1 if there is none
    std::vector<RecordingEvent> events() const;

    /// Channels sampled together; single channels form a block of their own.
    int blockCount() const;
    std::span<const int> blockChannels(int block) const;                       ///< channel indices, in the frame's order

    /// The newest value at or before `t` of every channel of a block, NaN where the newest is older than `maxAgeSeconds`, in a gap, or bad.
    /// A frame beside the last one is answered from cache.
    void frame(int block, twin::Timestamp t, double maxAgeSeconds, std::vector<float>& values);

    /// A channel between two instants in at most `maxPoints` buckets.
    Series series(int channel, twin::Timestamp from, twin::Timestamp to, int maxPoints);
    /// Every sample of a channel between two instants, unreduced.
    void samples(int channel, twin::Timestamp from, twin::Timestamp to, std::vector<twin::Timestamp>& times,
                 std::vector<double>& values, std::vector<Quality>& qualities);
    /// Seconds between neighbouring samples of a block, median; 0 if fewer than two.
    double typicalStep(int block);

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace data
