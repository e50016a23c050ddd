// Windows on their way from what waits in a block to the tables.
#include "data/store/WriterBlocks.h"
#include "data/store/WriterRows.h"
#include <algorithm>
#include <cmath>
#include <numeric>

namespace data {
namespace {

Effort effortOf(std::uint32_t columns) { return columns > 64 ? Effort::Quick : Effort::Medium; }

template<class T> void giveBack(std::vector<std::vector<T>>& spare, std::vector<T>&& used)
{
    used.clear();
    spare.push_back(std::move(used));
}

/// Empties what waits, and leaves room for more in its place.
template<class T> std::vector<T> taken(std::vector<T>& waiting, std::vector<std::vector<T>>& spare)
{
    std::vector<T> fresh;
    if (!spare.empty()) {
        fresh = std::move(spare.back());
        spare.pop_back();
    }
    fresh.swap(waiting);
    return fresh;
}

/// Of at least two instants.
template<class At> std::int64_t medianStep(std::size_t n, At at)
{
    thread_local std::vector<std::int64_t> steps;
    steps.clear();
    for (std::size_t i = 1; i < n; ++i)
        steps.push_back(at(i) - at(i - 1));
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return *middle;
}

} // namespace

ChunkTables::Look ChunkTables::lookAt(std::span<const Sample> sorted)
{
    Look look;
    std::int64_t before = sorted.front().t;
    for (const Sample& s : sorted) {
        look.longestStep = std::max(look.longestStep, s.t - before);
        before = s.t;
        look.anyMissing = look.anyMissing || std::isnan(s.value);
    }
    if (sorted.size() > 1)
        look.medianStep = medianStep(sorted.size(), [&](std::size_t i) { return sorted[i].t; });
    return look;
}

/// Windows of several single channels.
struct ChunkTables::Bundle : OrderedWork::Job
{
    struct Late
    {
        std::int64_t count, begin, end;
    };
    Bundle(ChunkTables& to, std::vector<WriterBlock>& all, Effort how) : tables(to), blocks(all), effort(how) {}

    void work() override
    {
        std::vector<BundleMember> members;
        for (std::size_t i = 0; i < indices.size(); ++i) {
            sortSamples(samples[i]);
            looks.push_back(lookAt(samples[i]));
            members.push_back({indices[i], samples[i], quantisers[i]});
        }
        decoded = std::make_shared<DecodedBundle>();
        encodeBundle(members, packed, hint, decoded->keys, effort, decoded.get());
    }

    void handOver() override
    {
        blocks[indices.front()].hint = hint;
        for (std::size_t i = 0; i < indices.size(); ++i) {
            const std::uint32_t index = indices[i];
            WriterBlock& block = blocks[index];
            tables.noteWindow(block, samples[i].size(), samples[i].front().t, samples[i].back().t, [&] { return looks[i].medianStep; });
            if (!block.isDisordered)
                tables.watchSingle(index, block, samples[i], looks[i]);
            if (late[i].count > 0)
                tables.addMark(index, 0, late[i].begin, late[i].end, RecordingMark::Kind::Late, static_cast<double>(late[i].count));
            block.rowsWritten += static_cast<std::int64_t>(samples[i].size());
            giveBack(tables.m_spareSamples, std::move(samples[i]));
        }
        tables.insertBundle(id, decoded->keys, packed.bytes());
        tables.m_written.remember(id, std::move(decoded));
    }

    ChunkTables& tables;
    std::vector<WriterBlock>& blocks;
    const Effort effort;
    std::int64_t id = 0;
    std::vector<std::uint32_t> indices;
    std::vector<std::vector<Sample>> samples;
    std::vector<Quantiser> quantisers;
    std::vector<Late> late;
    std::vector<Look> looks;
    CodingHint hint;
    ByteWriter packed;
    std::shared_ptr<DecodedBundle> decoded;
};

/// A window of a matrix block.
struct ChunkTables::Window : OrderedWork::Job
{
    Window(ChunkTables& to, std::vector<WriterBlock>& all, std::uint32_t i) : tables(to), blocks(all), index(i) {}

    void work() override
    {
        for (std::uint32_t first = 0, sub = 0; first < columns; first += subColumns, ++sub) {
            const std::uint32_t n = std::min(subColumns, columns - first);
            keys.push_back({index, sub});
            encodeMatrix(keys.back(), times, rows.data() + first, columns, n, quantisers.part(first, n), packed.emplace_back(), effortOf(columns), &hint);
        }
    }

    void handOver() override
    {
        WriterBlock& block = blocks[index];
        block.hint = hint;
        keys.front().samples = std::accumulate(rowSamples.begin(), rowSamples.end(), 0u);
        for (std::size_t sub = 0; sub < keys.size(); ++sub)
            tables.insertPart(id + static_cast<std::int64_t>(sub), keys[sub], packed[sub].bytes());
        tables.noteRows(index, block, times, rows, rowSamples);
        giveBack(tables.m_spareRows, std::move(rows));
    }

    ChunkTables& tables;
    std::vector<WriterBlock>& blocks;
    const std::uint32_t index;
    std::int64_t id = 0;
    std::uint32_t columns = 0;
    std::vector<std::int64_t> times;
    std::vector<float> rows;
    std::vector<std::uint32_t> rowSamples;
    Quantisers quantisers;
    CodingHint hint;
    std::vector<ByteWriter> packed;
    std::vector<ChunkKey> keys;
};

template<class Median> void ChunkTables::noteWindow(WriterBlock& block, std::size_t n, std::int64_t first, std::int64_t last, Median median)
{
    if (block.windowEnd != INT64_MIN && first <= block.windowEnd) {
        // Said again at the very end of the window before is the one case that readers take in their stride.
        if (block.layout == ChunkLayout::Single || first < block.windowEnd)
            block.isDisordered = true;
        block.lateFrom = std::min(block.lateFrom, first);
    }
    const bool hasStep = n > 1 || (block.windowEnd != INT64_MIN && first > block.windowEnd);
    if (hasStep && block.windowsSeen++ % (block.medians.size() < 32 ? 1 : 64) == 0 && block.medians.size() < 255) {
        block.medians.push_back(n > 1 ? median() : first - block.windowEnd);
    }
    block.firstTime = std::min(block.firstTime, first);
    block.windowEnd = std::max(block.windowEnd, last);
    block.longestWindow = std::max(block.longestWindow, last - first);
}

void ChunkTables::noteRows(std::uint32_t index, WriterBlock& block, std::span<const std::int64_t> times, std::span<const float> rows,
                           std::span<const std::uint32_t> rowSamples)
{
    noteWindow(block, times.size(), times.front(), times.back(), [&] { return medianStep(times.size(), [&](std::size_t i) { return times[i]; }); });
    block.rowsWritten += static_cast<std::int64_t>(times.size());
    if (block.isDisordered)
        return;
    const double step = block.stepSeconds();
    const auto longest = step > 0 ? static_cast<std::int64_t>(gapAfterSeconds(step) * 1e9) : 0;
    for (std::size_t r = 0; r < times.size(); ++r) {
        const float* row = rows.data() + r * block.columns;
        watchGaps(index, block, times[r], block.columns - rowSamples[r], longest, [&](std::uint32_t c) { return !std::isfinite(row[c]); });
    }
}

void ChunkTables::insertPart(std::int64_t id, const ChunkKey& key, std::span<const std::byte> blob)
{
    m_chunk.bind(1, id).bind(2, std::int64_t{key.block}).bind(3, std::int64_t{key.sub}).bind(4, key.t0).bind(5, key.t1);
    m_chunk.bind(6, std::int64_t{key.rows}).bind(7, std::int64_t{key.samples}).bind(8, static_cast<std::int64_t>(ChunkLayout::Matrix)).bind(9, blob).run();
}

void ChunkTables::writeWindow(std::vector<WriterBlock>& blocks, std::uint32_t index)
{
    WriterBlock& block = blocks[index];
    if (block.times.empty())
        return;
    block.lastRowSamples = block.rowSamples.back();
    block.journalled = 0;
    const std::int64_t id = m_nextChunk;
    m_nextChunk += block.subs();
    if (m_isLater) {
        auto window = std::make_unique<Window>(*this, blocks, index);
        const std::size_t bytes = block.rows.size() * sizeof(float);
        window->id = id;
        window->columns = block.columns;
        window->times = std::move(block.times);
        window->rows = taken(block.rows, m_spareRows);
        window->rowSamples = std::move(block.rowSamples);
        window->quantisers = block.quantisers;
        window->hint = block.hint;
        m_work.add(std::move(window), bytes);
    } else { // part by part, which takes less memory
        for (std::uint32_t first = 0, sub = 0; first < block.columns; first += subColumns, ++sub) {
            const std::uint32_t columns = std::min(subColumns, block.columns - first);
            ChunkKey key{index, sub};
            encodeMatrix(key, block.times, block.rows.data() + first, block.columns, columns, block.quantisers.part(first, columns), m_buffer,
                         effortOf(block.columns), &block.hint);
            key.samples = sub == 0 ? std::accumulate(block.rowSamples.begin(), block.rowSamples.end(), 0u) : 0;
            insertPart(id + sub, key, m_buffer.bytes());
        }
        noteRows(index, block, block.times, block.rows, block.rowSamples);
    }
    block.times.clear();
    block.rows.clear();
    block.rowSamples.clear();
}

void ChunkTables::insertBundle(std::int64_t id, std::span<const ChunkKey> keys, std::span<const std::byte> blob)
{
    std::int64_t t0 = INT64_MAX, t1 = INT64_MIN, rows = 0;
    for (const ChunkKey& key : keys) {
        m_member.bind(1, std::int64_t{key.block}).bind(2, key.t0).bind(3, id).bind(4, key.t1).bind(5, std::int64_t{key.rows});
        m_member.bind(6, std::int64_t{key.samples}).run();
        t0 = std::min(t0, key.t0);
        t1 = std::max(t1, key.t1);
        rows += key.rows;
    }
    m_chunk.bind(1, id).bind(2, std::int64_t{-1}).bind(3, std::int64_t{-1}).bind(4, t0).bind(5, t1).bind(6, rows).bind(7, std::int64_t{0});
    m_chunk.bind(8, static_cast<std::int64_t>(ChunkLayout::Bundle)).bind(9, blob).run();
}

void ChunkTables::writeSingles(std::vector<WriterBlock>& blocks, std::span<const std::uint32_t> indices, Effort effort)
{
    std::unique_ptr<Bundle> bundle;
    std::size_t bytes = 0;
    const auto send = [&] {
        if (bundle)
            m_work.add(std::move(bundle), bytes);
        bytes = 0;
    };
    for (const std::uint32_t index : indices) {
        WriterBlock& block = blocks[index];
        if (block.pending.empty())
            continue;
        if (!bundle) {
            bundle = std::make_unique<Bundle>(*this, blocks, effort);
            bundle->id = m_nextChunk++;
            bundle->hint = block.hint;
        }
        bytes += block.pending.size() * sizeof(Sample);
        bundle->indices.push_back(index);
        bundle->samples.push_back(taken(block.pending, m_spareSamples));
        bundle->quantisers.push_back(block.quantisers.at(0));
        bundle->late.push_back({block.late, block.lateBegin, block.lateEnd});
        block.late = 0;
        block.lateBegin = INT64_MAX;
        block.lateEnd = INT64_MIN;
        block.journalled = 0;
        if (bundle->indices.size() == bundleMembers)
            send();
    }
    send();
}

void ChunkTables::watchSingle(std::uint32_t index, WriterBlock& block, std::span<const Sample> sorted, const Look& look)
{
    const double step = block.stepSeconds();
    const auto longest = step > 0 ? static_cast<std::int64_t>(gapAfterSeconds(step) * 1e9) : 0;
    const std::int64_t most = block.lastRow == INT64_MIN ? look.longestStep : std::max(look.longestStep, sorted.front().t - block.lastRow);
    if (!look.anyMissing && block.missing == 0 && (longest == 0 || most <= longest)) {
        block.lastRow = sorted.back().t;
        block.wasWhole = true;
        return;
    }
    for (const Sample& s : sorted)
        watchGaps(index, block, s.t, std::isnan(s.value) ? 1 : 0, longest, [&](std::uint32_t) { return std::isnan(s.value); });
}

void ChunkTables::writeSorted(std::uint32_t index, const WriterBlock& block, std::span<const Sample> sorted)
{
    CodingHint hint;
    std::vector<ChunkKey> keys;
    for (std::size_t at = 0; at < sorted.size(); at += singleRows) {
        const BundleMember member{index, sorted.subspan(at, std::min<std::size_t>(singleRows, sorted.size() - at)), block.quantisers.at(0)};
        encodeBundle({&member, 1}, m_buffer, hint, keys, Effort::Tight);
        insertBundle(m_nextChunk++, keys, m_buffer.bytes());
    }
}

} // namespace data
