#include "data/live/LiveTypes.h"

namespace data::live {

std::int64_t LiveBatch::valueCount() const
{
    auto count = static_cast<std::int64_t>(samples.size());
    for (const LiveFrame& frame : frames)
        count += static_cast<std::int64_t>(frame.values.size());
    return count;
}

std::int64_t LiveBatch::valueBytes() const
{
    std::size_t bytes = samples.size() * sizeof(LiveSample);
    for (const LiveFrame& frame : frames)
        bytes += frame.values.size() * sizeof(float);
    return static_cast<std::int64_t>(bytes);
}

bool LiveBatch::isEmpty() const
{
    return channels.empty() && blocks.empty() && samples.empty() && frames.empty() && events.empty() && gaps.empty() && marks.empty();
}

} // namespace data::live
