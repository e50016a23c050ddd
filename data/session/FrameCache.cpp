#include "data/session/FrameCache.h"
#include <algorithm>

namespace data {

std::uint64_t distance(twin::Timestamp a, twin::Timestamp b)
{
    const auto [low, high] = std::minmax(a.ns, b.ns);
    return static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
}

void FrameCache::add(std::shared_ptr<const StateFrame> frame)
{
    std::erase_if(m_frames, [&](const auto& f) { return f->t == frame->t; });
    m_frames.push_front(std::move(frame));
    std::size_t bytes = 0, kept = 0;
    for (const auto& f : m_frames) {
        bytes += f->bytes();
        if (kept > 0 && (bytes > mostBytes || kept >= mostFrames))
            break;
        ++kept;
    }
    m_frames.resize(kept);
}

std::shared_ptr<const StateFrame> FrameCache::nearest(twin::Timestamp t) const
{
    std::shared_ptr<const StateFrame> best;
    for (const auto& f : m_frames)
        if (!best || distance(f->t, t) < distance(best->t, t))
            best = f;
    return best;
}

std::shared_ptr<const StateFrame> FrameCache::exact(twin::Timestamp t) const
{
    const auto it = std::find_if(m_frames.begin(), m_frames.end(), [t](const auto& f) { return f->t == t; });
    return it == m_frames.end() ? nullptr : *it;
}

} // namespace data
