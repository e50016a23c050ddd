#include "data/live/BatchQueue.h"
#include <algorithm>
#include <chrono>
#include <utility>

namespace data::live {
namespace {
constexpr std::size_t mostEvents = 100'000;
constexpr std::uint64_t blockBit = std::uint64_t{1} << 32;

std::uint64_t keyOf(std::uint32_t channel, bool isBlock) { return channel | (isBlock ? blockBit : 0); }
} // namespace

std::int64_t BatchQueue::push(LiveBatch&& batch)
{
    const std::int64_t values = batch.valueCount(), bytes = batch.valueBytes();
    std::int64_t dropped = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return values;
        if (m_events + batch.events.size() > mostEvents)
            batch.events.resize(mostEvents - std::min(m_events, mostEvents));
        if (m_bytes + bytes > m_mostBytes) {
            dropped = values;
            LiveBatch rest;
            rest.channels = std::move(batch.channels);
            rest.blocks = std::move(batch.blocks);
            rest.events = std::move(batch.events);
            rest.gaps = std::move(batch.gaps);
            rest.marks = std::move(batch.marks);
            if (!rest.isEmpty()) {
                m_events += rest.events.size();
                m_batches.push_back(std::move(rest));
                m_marked.clear();
            }
            markDropped(batch);
        } else {
            if (!m_open.empty())
                endGaps(batch);
            m_values += values;
            m_bytes += bytes;
            m_events += batch.events.size();
            if (batch.isEmpty())
                return 0;
            m_batches.push_back(std::move(batch));
            m_marked.clear();
        }
    }
    m_filled.notify_one();
    return dropped;
}

/// One gap a channel in a batch of its own; while floods go on, that batch's gaps grow instead of their number.
void BatchQueue::markDropped(const LiveBatch& batch)
{
    const auto mark = [this](std::uint32_t channel, bool isBlock, twin::Timestamp t) {
        const Key key = keyOf(channel, isBlock);
        const twin::Timestamp end{t.ns + 1}; // so that the gap of one sample is not empty
        if (m_marked.empty() && (m_batches.empty() || !m_batches.back().isEmpty()))
            m_batches.emplace_back();
        auto& gaps = m_batches.back().gaps;
        const auto [it, isNew] = m_marked.try_emplace(key, gaps.size());
        if (isNew) {
            const auto open = m_open.find(key);
            gaps.push_back({channel, isBlock, {open == m_open.end() ? t : std::min(open->second, t), end}});
        } else {
            TimeSpan& span = gaps[it->second].span;
            span.begin = std::min(span.begin, t);
            span.end = std::max(span.end, end);
        }
        twin::Timestamp& newest = m_open.try_emplace(key, end).first->second;
        newest = std::max(newest, end);
    };
    for (const LiveSample& s : batch.samples)
        mark(s.channel, false, s.t);
    for (const LiveFrame& f : batch.frames)
        mark(f.block, true, f.t);
}

/// Between the last dropped sample and the next one that is taken nothing is known, either.
void BatchQueue::endGaps(LiveBatch& batch)
{
    const auto end = [&](std::uint32_t channel, bool isBlock, twin::Timestamp t) {
        const auto it = m_open.find(keyOf(channel, isBlock));
        if (it == m_open.end())
            return;
        if (t > it->second)
            batch.gaps.push_back({channel, isBlock, {it->second, t}});
        m_open.erase(it);
    };
    for (const LiveSample& s : batch.samples)
        end(s.channel, false, s.t);
    for (const LiveFrame& f : batch.frames)
        end(f.block, true, f.t);
}

std::vector<LiveBatch> BatchQueue::take(double seconds)
{
    std::unique_lock lock(m_mutex);
    m_filled.wait_for(lock, std::chrono::duration<double>(std::clamp(seconds, 0.0, 3600.0)), [this] { return !m_batches.empty() || m_closed; });
    std::vector<LiveBatch> all(std::make_move_iterator(m_batches.begin()), std::make_move_iterator(m_batches.end()));
    m_batches.clear();
    m_marked.clear();
    m_values = 0;
    m_bytes = 0;
    m_events = 0;
    return all;
}

void BatchQueue::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_filled.notify_all();
}

std::int64_t BatchQueue::waitingValues() const
{
    const std::lock_guard lock(m_mutex);
    return m_values;
}

} // namespace data::live
