#include "data/live/SourceBook.h"
#include "twin/base/Random.h"
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace data::live {
namespace {
// What RecordingWriter takes: 1824 to 2116.
constexpr std::int64_t timeLimit = std::int64_t{1} << 62;
bool isRecordable(twin::Timestamp t) { return t.ns > -timeLimit && t.ns < timeLimit; }

bool sameOrigin(const LiveBlock& block)
{
    return std::all_of(block.channels.begin(), block.channels.end(), [&](const Channel& c) { return c.origin == block.channels.front().origin; });
}

void mix(std::pair<std::uint64_t, std::uint64_t>& hash, std::uint64_t bits)
{
    hash.first = twin::splitMix64(hash.first ^ bits);
    hash.second = twin::splitMix64(hash.second + bits);
}

void mix(std::pair<std::uint64_t, std::uint64_t>& hash, const std::string& text)
{
    mix(hash, text.size());
    for (std::size_t i = 0; i < text.size(); i += sizeof(std::uint64_t)) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, text.data() + i, std::min(sizeof bits, text.size() - i));
        mix(hash, bits);
    }
}
} // namespace

BlockIndex::Entry* BlockIndex::add(const std::vector<Channel>& channels, RecordingWriter& writer)
{
    std::pair<std::uint64_t, std::uint64_t> hash{1, 2};
    for (const Channel& c : channels) {
        mix(hash, c.asset);
        mix(hash, c.metric);
        mix(hash, c.unit);
        mix(hash, static_cast<std::uint64_t>(c.origin));
        mix(hash, std::bit_cast<std::uint64_t>(c.resolution));
    }
    const auto [it, isNew] = m_entries.try_emplace(hash);
    if (isNew) {
        it->second.block = writer.addBlock(channels);
        it->second.first = writer.firstChannel(it->second.block);
        it->second.size = channels.size();
    }
    return &it->second;
}

void SourceBook::recordGap(const LiveGap& gap, RecordingWriter& writer, RecordCounts& counts)
{
    if (gap.span.isEmpty() || !isRecordable(gap.span.begin) || !isRecordable(gap.span.end))
        return;
    if (!gap.isBlock && gap.channel < m_singles.size()) {
        writer.addGap(m_singles[gap.channel].channel, gap.span);
        ++counts.gaps;
    } else if (gap.isBlock && gap.channel < m_blocks.size() && m_blocks[gap.channel]) {
        // One row says it of a million channels at once, and readers see it before the block's window is full.
        const BlockIndex::Entry& block = *m_blocks[gap.channel];
        const twin::Timestamp from{std::max(gap.span.begin.ns, block.newest == twin::Timestamp{INT64_MIN} ? gap.span.begin.ns : block.newest.ns + 1)};
        if (from >= gap.span.end)
            return;
        writer.addBlockGap(block.block, {from, gap.span.end});
        ++counts.gaps;
    }
}

void SourceBook::recordMark(const LiveMark& mark, RecordingWriter& writer) const
{
    if (!isRecordable(mark.span.begin) || !isRecordable(mark.span.end) || !std::isfinite(mark.aheadSeconds))
        return;
    const auto [number, isBlock] = mark.place;
    int channel = -1;
    if (!isBlock && number < m_singles.size())
        channel = m_singles[number].channel;
    else if (isBlock && number < m_blocks.size() && m_blocks[number])
        channel = m_blocks[number]->first;
    if (channel >= 0)
        writer.addMark({channel, -1, mark.span, RecordingMark::Kind::ClockSkew, mark.aheadSeconds});
}

void SourceBook::record(const LiveBatch& batch, RecordingWriter& writer, BlockIndex& blocks, RecordCounts& counts)
{
    for (const Channel& channel : batch.channels)
        m_singles.push_back({writer.addChannel(channel)});
    for (const LiveBlock& block : batch.blocks)
        m_blocks.push_back(block.channels.empty() || !sameOrigin(block) ? nullptr : blocks.add(block.channels, writer));
    const auto note = [&](twin::Timestamp t) { counts.newest = counts.newest ? std::max(*counts.newest, t) : t; };
    for (const LiveGap& gap : batch.gaps) // first: the sample that ends one follows it
        recordGap(gap, writer, counts);
    for (const LiveSample& s : batch.samples) {
        if (s.channel >= m_singles.size() || !isRecordable(s.t)) {
            ++counts.refused;
            continue;
        }
        Single& single = m_singles[s.channel];
        writer.append(single.channel, s.t, s.value, s.quality);
        ++counts.values;
        counts.late += s.t < single.newest ? 1 : 0;
        single.newest = std::max(single.newest, s.t);
        note(s.t);
    }
    for (const LiveFrame& f : batch.frames) {
        const auto values = static_cast<std::int64_t>(f.values.size());
        BlockIndex::Entry* block = f.block < m_blocks.size() ? m_blocks[f.block] : nullptr;
        if (!block || block->size != f.values.size() || !isRecordable(f.t)) {
            counts.refused += values;
            continue;
        }
        writer.appendFrame(block->block, f.t, f.values);
        counts.late += f.t < block->newest ? values : 0;
        block->newest = std::max(block->newest, f.t);
        counts.values += values;
        note(f.t);
    }
    for (const LiveMark& m : batch.marks)
        recordMark(m, writer);
    for (const RecordingEvent& e : batch.events) {
        if (!isRecordable(e.at))
            continue;
        writer.addEvent(e);
        ++counts.events;
    }
}

} // namespace data::live
