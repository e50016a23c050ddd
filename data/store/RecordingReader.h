// Reads a recording. Each reader belongs to one thread; open as many as there are threads.
#pragma once
#include "data/store/RecordingTypes.h"
#include "twin/base/Progress.h"
#include "twin/base/Quality.h"
#include <filesystem>
#include <memory>
#include <optional>
#include <span>

namespace data {

/// A file that is still written, was cut off or is damaged opens as far as it is sound; what is missing then reads as "no value", and
/// info().damage says so in words (damage inside chunks when they are first needed, or by verify()).
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
    std::vector<RecordingMark> marks() const;                                  ///< by time
    std::string note(const std::string& key) const;                            ///< empty if there is none (RecordingWriter::setNote)
    /// Where a channel has no data although it is recorded before or after, by time: told, found missing, or silent for long.
    std::vector<TimeSpan> gaps(int channel) const;
    std::vector<RecordingGap> gapsOf(int block) const;                         ///< those the file has a list of, by time
    /// Takes up what a writer has committed since; true if there may be something new. Indices of channels and blocks stay.
    bool refresh();
    /// Reads and checks everything; true if all is sound. Throws Cancelled.
    bool verify(const twin::Progress& progress = {});
    void setCacheBytes(std::size_t bytes);                                     ///< bound of what is kept unpacked; 256 MiB unless told

    /// Channels sampled together; single channels form a block of their own.
    int blockCount() const;
    bool holds(twin::Origin origin) const;                                     ///< whether any channel is of that origin
    std::span<const int> blockChannels(int block) const;                       ///< channel indices, in the frame's order
    int blockOf(int channel) const;
    TimeSpan blockSpan(int block) const;                                       ///< first to last sample
    /// Where only rollups are left: frames there give means, series the rollups' buckets, samples() nothing. Empty if nowhere.
    TimeSpan thinned(int block) const;

    /// The newest value at or before `t` of every channel of a block, NaN where the newest is older than `maxAgeSeconds`, in a gap, or bad.
    /// A frame beside the last one is answered from cache.
    void frame(int block, twin::Timestamp t, double maxAgeSeconds, std::vector<float>& values);
    /// The same, with what each value is worth and the seconds since each channel's newest sample (NaN: none). Here a value that its source
    /// called stale is NaN too: only good and uncertain ones are values.
    void frame(int block, twin::Timestamp t, double maxAgeSeconds, std::vector<float>& values, std::vector<twin::ValueQuality>& quality,
               std::vector<float>& ageSeconds);
    /// Names of a block's assets: one for all its channels, or one a channel. Blocks that share a list give the same addresses.
    std::span<const std::string> blockAssets(int block) const;
    std::span<const std::string> blockMetrics(int block) const;                ///< likewise

    /// A channel between two instants (both included) in at most `maxPoints` buckets: every good or uncertain sample by itself where there
    /// are no more, else buckets of 2^k ns aligned to 1970, so that a curve does not flicker while it is scrolled.
    Series series(int channel, twin::Timestamp from, twin::Timestamp to, int maxPoints);
    /// The same in buckets of 2^level ns whatever their number (at most 1e7): curves of several channels then share their times.
    Series seriesAtLevel(int channel, twin::Timestamp from, twin::Timestamp to, int level);
    static int levelFor(twin::Timestamp from, twin::Timestamp to, int maxPoints); ///< finest level with at most that many buckets
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
