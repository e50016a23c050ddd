// Writes a recording. One thread at a time; readers may read the same file meanwhile.
#pragma once
#include "data/store/RecordingTypes.h"
#include <filesystem>
#include <memory>
#include <span>

namespace data {

/// Times must lie between 1824 and 2116; +-infinity counts as NaN. Samples are collected and written in compressed chunks, one transaction at least every second of wall time, so that a
/// kill at any moment loses at most that. Errors (disk full, no permission) throw twin::Error; what was committed stays sound.
class RecordingWriter
{
public:
    /// Creates the file; an existing one is replaced only when the new one is complete enough to open (temporary file + rename
    /// is not used: a recording must be readable while it grows). Throws if it is there and `overwrite` is false.
    /// When it commits. Wall: at least every second, for what is recorded live. Content: by what was appended alone, so that the same
    /// appends give the same bytes in the file, for simulations. Whole: likewise, and nothing of it is worth anything before it is finished,
    /// for imports: quicker, for a kill or a power cut leaves a file of no use.
    enum class Pace { Wall, Content, Whole };
    /// `threads`: of Pace::Whole, who pack; the bytes in the file do not depend on it.
    RecordingWriter(const std::filesystem::path& file, const RecordingHeader& header, bool overwrite = true, Pace pace = Pace::Wall, int threads = 1);
    ~RecordingWriter(); ///< finishes without throwing

    int addChannel(const Channel& channel);                       ///< returns its index; the same channel again gives the same index
    /// Channels that are always sampled together (one metric of many assets). Returns the block's index.
    int addBlock(const std::string& metric, const std::string& unit, twin::Origin origin, double resolution,
                 const std::vector<std::string>& assets);

    /// Channels of any kind that are always sampled together (all figures of a site).
    int addBlock(const std::vector<Channel>& channels);
    int firstChannel(int block) const;                             ///< a block's channels follow each other from here on

    /// One sample of one channel. Out-of-order samples are kept. NaN is a gap: recorded as one, never as a number.
    void append(int channel, twin::Timestamp t, double value, Quality quality = Quality::Good);
    /// Many good samples of one channel: the same, quicker. `times` in nanoseconds since 1970 UTC.
    void append(int channel, std::span<const std::int64_t> times, std::span<const double> values);
    /// One sample of every asset of a block at one instant, the whole frame good. Frames that come late are kept too, at the price of a
    /// window of their own; of frames at one instant the last one holds.
    void appendFrame(int block, twin::Timestamp t, std::span<const float> values);
    void addEvent(const RecordingEvent& event);
    void addGap(int channel, const TimeSpan& gap);
    void addBlockGap(int block, const TimeSpan& gap);              ///< of all its channels
    /// A clock that is off, a counter that began anew. Late samples are marked by the writer itself.
    void addMark(const RecordingMark& mark);
    /// A note for readers (RecordingReader::note); an empty value removes it.
    void setNote(const std::string& key, const std::string& value);

    /// Rules for a recording that goes on: applied now, and from now on about every minute. Space of what is removed is used again; the
    /// file does not shrink.
    void setRetention(const Retention& rules);

    void flush();                                                  ///< commits everything appended so far
    void finish();                                                 ///< flush, rollups, mark complete
    void discard();                                                ///< closes the file and removes it; nothing may follow
    std::int64_t samples() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace data
