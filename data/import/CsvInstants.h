// Long tables whose rows name many assets at the same instants: their rows become frames, which are smaller and quicker than single channels.
// One thread.
#pragma once
#include "data/import/CsvFacts.h"
#include "data/store/RecordingWriter.h"
#include <functional>
#include <limits>

namespace data::csv {

class InstantFrames
{
public:
    /// `single` takes a value, as in the file, of a channel that is in no frame.
    using Single = std::function<void(int key, std::size_t column, std::int64_t t, double value)>;
    InstantFrames(RecordingWriter& writer, Facts& facts, const std::vector<KindChoice>& choices, Single single);
    InstantFrames(const InstantFrames&) = delete;
    InstantFrames& operator=(const InstantFrames&) = delete;

    /// False: the instants come back after others, or most frames would be holes. Nothing may follow then.
    bool write(const ParsedBlock& block, const std::vector<int>& keys);
    bool finish(); ///< likewise
    int channels() const { return m_channels; }

private:
    static constexpr std::int32_t undecided = -1, alone = -2;
    struct Slot ///< of a channel of the file
    {
        std::int32_t frames = undecided; ///< or which
        std::uint32_t column = 0;
    };
    struct Frames ///< channels of one quantity that were met at one instant
    {
        int block = -1;
        std::size_t columns = 0;
        double factor = 1, offset = 0;
        std::int64_t rows = 0, values = 0; ///< so far
    };
    struct Loose
    {
        int key;
        std::size_t column;
        double value;
    };
    struct Instant ///< not all of its rows are read yet
    {
        std::int64_t t = 0;
        std::vector<std::vector<float>> values; ///< by frames; empty: no row yet
        std::vector<Loose> loose;               ///< of channels that are in no frames yet, in the order of the rows
    };
    Instant& at(std::int64_t t);
    bool complete(std::int64_t before);
    void complete(Instant& instant);
    void define(Instant& instant);
    const KindChoice& choiceOf(const FileChannel& channel) const { return m_choices[static_cast<std::size_t>(channel.kind)]; }

    RecordingWriter& m_writer;
    Facts& m_facts;
    const std::vector<KindChoice>& m_choices;
    const Single m_single;
    std::vector<Slot> m_slots; ///< key x columns + column
    std::vector<Frames> m_frames;
    std::vector<Instant> m_open; ///< by time
    std::vector<std::vector<float>> m_spare;
    std::size_t m_last = 0;
    std::int64_t m_done = std::numeric_limits<std::int64_t>::min(); ///< what is up to here is recorded
    int m_channels = 0;
};

} // namespace data::csv
