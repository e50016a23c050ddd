// Which channels of a recording the channels of one live source are. Used by the recorder's thread alone.
#pragma once
#include "data/live/LiveTypes.h"
#include "data/store/RecordingWriter.h"
#include <map>
#include <optional>
#include <utility>

namespace data::live {

struct RecordCounts
{
    std::int64_t values = 0, late = 0, refused = 0, events = 0, gaps = 0, unrecorded = 0;
    std::optional<twin::Timestamp> newest;
};

/// The blocks of a recording by what they hold. A source that is edited or connected anew declares its channels again: blocks with the
/// same channels are then continued, not doubled.
class BlockIndex
{
public:
    struct Entry
    {
        int block = -1, first = -1;
        std::size_t size = 0;
        twin::Timestamp newest{INT64_MIN};
    };
    Entry* add(const std::vector<Channel>& channels, RecordingWriter& writer);

private:
    std::map<std::pair<std::uint64_t, std::uint64_t>, Entry> m_entries; ///< by a hash of 128 bits: the channels themselves would be large
};

class SourceBook
{
public:
    /// Throws what the writer throws. Nothing in the batch is taken at its word.
    void record(const LiveBatch& batch, RecordingWriter& writer, BlockIndex& blocks, RecordCounts& counts);

private:
    struct Single
    {
        int channel;
        twin::Timestamp newest{INT64_MIN};
    };
    void recordMark(const LiveMark& mark, RecordingWriter& writer) const;
    void recordGap(const LiveGap& gap, RecordingWriter& writer, RecordCounts& counts);
    std::vector<Single> m_singles;
    std::vector<BlockIndex::Entry*> m_blocks; ///< nullptr: one that cannot be recorded
};

} // namespace data::live
