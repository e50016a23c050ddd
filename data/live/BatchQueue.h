// Between a source and the recorder: bounded, so that a flood cannot eat the memory; never blocks the source. Any threads.
#pragma once
#include "data/live/LiveTypes.h"
#include <condition_variable>
#include <deque>
#include <mutex>
#include <unordered_map>

namespace data::live {

class BatchQueue
{
public:
    /// What waits may take 512 MB: half a minute of a million GPUs with four channels each, as frames; 16 million single samples.
    explicit BatchQueue(std::int64_t mostBytes = std::int64_t{512} << 20) : m_mostBytes(mostBytes) {}
    /// Takes what there is room for. Declarations, events and gaps always go in; samples and frames of a batch that does not fit are
    /// dropped as a whole and a gap of their channels takes their place, up to the channel's next sample. Returns how many values were
    /// dropped. (Of events at most 100,000 wait: nobody reads more.)
    std::int64_t push(LiveBatch&& batch);
    /// Everything that waits, in order; waits up to `seconds` for something. Empty when nothing came or the queue was closed.
    std::vector<LiveBatch> take(double seconds);
    void close();
    std::int64_t waitingValues() const;

private:
    using Key = std::uint64_t; ///< of a channel or block
    void markDropped(const LiveBatch& batch);
    void endGaps(LiveBatch& batch);
    mutable std::mutex m_mutex;
    std::condition_variable m_filled;
    std::deque<LiveBatch> m_batches;
    std::int64_t m_values = 0, m_bytes = 0, m_mostBytes;
    std::size_t m_events = 0;
    bool m_closed = false;
    std::unordered_map<Key, twin::Timestamp> m_open;  ///< newest dropped instant of channels that had no sample since
    std::unordered_map<Key, std::size_t> m_marked;    ///< gaps of the last batch that waits, where that batch is only our mark
};

} // namespace data::live
