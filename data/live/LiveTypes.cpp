#include "data/live/LiveTypes.h"

namespace data::live {

std::int64_t LiveBatch::valueCount() const
{
    auto count = static_cast<std::int64_t>(samples.size());
    for (const LiveFrame& frame : frames)
        count += static_cast<std::int64_t>(frame.values.size());
    return count;
}

bool LiveBatch::isEmpty() const
{
    return channels.empty() && blocks.empty() && samples.empty() && frames.empty() && events.empty() && gaps.empty() && marks.empty();
}

} // namespace data::live
