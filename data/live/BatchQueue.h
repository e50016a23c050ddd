// Between a source and the recorder: bounded, so that a flood cannot eat the memory; never blocks the source. Any threads.
#pragma once
#include "data/live/LiveTypes.h"
#include <condition_variable>
#include <deque>
#include <mutex>

namespace data::live {

class BatchQueue
{
public:
    explicit BatchQueue(std::int64_t mostValues = 16'000'000) : m_mostValues(mostValues) {}
    /// Takes what there is room for. Declarations, events and gaps always go in; samples and frames of a batch that does not fit are
    /// dropped as a whole and a gap of their channels takes their place. Returns how many values were dropped.
    std::int64_t push(LiveBatch&& batch);
    /// Everything that waits, in order; waits up to `seconds` for something. Empty when nothing came or the queue was closed.
    std::vector<LiveBatch> take(double seconds);
    void close();
    std::int64_t waitingValues() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_filled;
    std::deque<LiveBatch> m_batches;
    std::int64_t m_values = 0, m_mostValues;
    bool m_closed = false;
};

} // namespace data::live
