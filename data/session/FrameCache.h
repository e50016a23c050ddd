// The frames decoded last, for the time while another is on its way. One thread.
#pragma once
#include "data/session/StateFrame.h"
#include <deque>

namespace data {

class FrameCache
{
public:
    static constexpr std::size_t mostFrames = 64, mostBytes = std::size_t{256} << 20;
    void add(std::shared_ptr<const StateFrame> frame);
    void clear() { m_frames.clear(); }
    std::shared_ptr<const StateFrame> nearest(twin::Timestamp t) const; ///< nullptr if there is none
    std::shared_ptr<const StateFrame> exact(twin::Timestamp t) const;

private:
    std::deque<std::shared_ptr<const StateFrame>> m_frames; ///< newest first
};

/// Nanoseconds between two instants, at most the largest number there is.
std::uint64_t distance(twin::Timestamp a, twin::Timestamp b);

} // namespace data
