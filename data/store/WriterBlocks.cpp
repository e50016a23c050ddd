#include "data/store/WriterBlocks.h"
#include <algorithm>
#include <cmath>
#include <numeric>

namespace data {
namespace {
constexpr std::size_t journalSlack = std::size_t{4} << 20; ///< obsolete journal that is not worth rewriting
constexpr std::size_t logChunk = std::size_t{1} << 18;     ///< samples of one journal row, far below what a reader accepts
}

double WriterBlock::stepSeconds() const
{
    if (medians.empty())
        return 0;
    std::vector<std::int64_t> sorted = medians;
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
    return static_cast<double>(sorted[sorted.size() / 2]) * 1e-9;
}

ChunkTables::ChunkTables(Database& db)
    : m_db(db)
    , m_chunk(db.prepare("INSERT INTO chunks(id, block, sub, t0, t1, n, samples, layout, blob) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"))
    , m_member(db.prepare("INSERT INTO members(block, t0, id, t1, n, samples) VALUES(?, ?, ?, ?, ?, ?)"))
    , m_journal(db.prepare("INSERT INTO journal(id, next_chunk, block, sub, t0, t1, n, samples, blob) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"))
    , m_list(db.prepare("INSERT INTO lists(id, n, value) VALUES(?, ?, ?)"))
    , m_rollup(db.prepare("INSERT INTO rollups(block, part, level, t0, t1, n, blob) VALUES(?, ?, ?, ?, ?, ?, ?)"))
    , m_gap(db.prepare("INSERT INTO gaps(block, col, t0, t1, kind) VALUES(?, ?, ?, ?, ?)"))
    , m_mark(db.prepare("INSERT INTO marks(block, col, t0, t1, kind, value) VALUES(?, ?, ?, ?, ?, ?)"))
{
}

template<class At> void ChunkTables::noteWindow(WriterBlock& block, std::size_t n, At at)
{
    const std::int64_t first = at(0), last = at(n - 1);
    if (block.windowEnd != INT64_MIN && first <= block.windowEnd) {
        // Said again at the very end of the window before is the one case that readers take in their stride.
        if (block.layout == ChunkLayout::Single || first < block.windowEnd)
            block.isDisordered = true;
        block.lateFrom = std::min(block.lateFrom, first);
    }
    const bool hasStep = n > 1 || (block.windowEnd != INT64_MIN && first > block.windowEnd);
    if (hasStep && block.windowsSeen++ % (block.medians.size() < 32 ? 1 : 64) == 0 && block.medians.size() < 255) {
        std::vector<std::int64_t> steps;
        for (std::size_t i = 1; i < n; ++i)
            steps.push_back(at(i) - at(i - 1));
        if (steps.empty())
            steps.push_back(first - block.windowEnd);
        std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2), steps.end());
        block.medians.push_back(steps[steps.size() / 2]);
    }
    block.firstTime = std::min(block.firstTime, first);
    block.windowEnd = std::max(block.windowEnd, last);
    block.longestWindow = std::max(block.longestWindow, last - first);
}

void ChunkTables::writeWindow(std::uint32_t index, WriterBlock& block)
{
    if (block.times.empty())
        return;
    const std::uint32_t samples = std::accumulate(block.rowSamples.begin(), block.rowSamples.end(), 0u);
    for (std::uint32_t first = 0, sub = 0; first < block.columns; first += subColumns, ++sub) {
        ChunkKey key{index, sub};
        const std::uint32_t columns = std::min(subColumns, block.columns - first);
        encodeMatrix(key, block.times, block.rows.data() + first, block.columns, columns, block.quantisers.part(first, columns), m_buffer,
                     block.columns > 64 ? Effort::Quick : Effort::Medium, &block.hint);
        m_chunk.bind(1, m_nextChunk++).bind(2, std::int64_t{index}).bind(3, std::int64_t{sub}).bind(4, key.t0).bind(5, key.t1);
        m_chunk.bind(6, std::int64_t{key.rows}).bind(7, std::int64_t{sub == 0 ? samples : 0});
        m_chunk.bind(8, static_cast<std::int64_t>(ChunkLayout::Matrix)).bind(9, m_buffer.bytes()).run();
    }
    noteWindow(block, block.times.size(), [&](std::size_t i) { return block.times[i]; });
    if (!block.isDisordered) {
        const double step = block.stepSeconds();
        const auto longest = step > 0 ? static_cast<std::int64_t>(gapAfterSeconds(step) * 1e9) : 0;
        for (std::size_t r = 0; r < block.times.size(); ++r) {
            const float* row = block.rows.data() + r * block.columns;
            watchGaps(index, block, block.times[r], block.columns - block.rowSamples[r], longest, [&](std::uint32_t c) { return !std::isfinite(row[c]); });
            ++block.rowsWritten;
        }
    } else {
        block.rowsWritten += static_cast<std::int64_t>(block.times.size());
    }
    block.lastRowSamples = block.rowSamples.back();
    block.times.clear();
    block.rows.clear();
    block.rowSamples.clear();
    block.journalled = 0;
}

void ChunkTables::writeBundle(std::span<const BundleMember> members, CodingHint& hint, Effort effort)
{
    encodeBundle(members, m_buffer, hint, m_keys, effort);
    const std::int64_t id = m_nextChunk++;
    std::int64_t t0 = INT64_MAX, t1 = INT64_MIN, rows = 0;
    for (const ChunkKey& key : m_keys) {
        m_member.bind(1, std::int64_t{key.block}).bind(2, key.t0).bind(3, id).bind(4, key.t1).bind(5, std::int64_t{key.rows});
        m_member.bind(6, std::int64_t{key.samples}).run();
        t0 = std::min(t0, key.t0);
        t1 = std::max(t1, key.t1);
        rows += key.rows;
    }
    m_chunk.bind(1, id).bind(2, std::int64_t{-1}).bind(3, std::int64_t{-1}).bind(4, t0).bind(5, t1).bind(6, rows).bind(7, std::int64_t{0});
    m_chunk.bind(8, static_cast<std::int64_t>(ChunkLayout::Bundle)).bind(9, m_buffer.bytes()).run();
}

void ChunkTables::writeSingles(std::vector<WriterBlock>& blocks, std::span<const std::uint32_t> indices, Effort effort)
{
    std::vector<BundleMember> members;
    CodingHint* hint = nullptr;
    const auto finishBundle = [&] {
        if (!members.empty())
            writeBundle(members, *hint, effort);
        for (const BundleMember& m : members) {
            WriterBlock& block = blocks[m.block];
            block.rowsWritten += static_cast<std::int64_t>(block.pending.size());
            block.pending.clear();
        }
        members.clear();
    };
    for (const std::uint32_t index : indices) {
        WriterBlock& block = blocks[index];
        if (block.pending.empty())
            continue;
        sortSamples(block.pending);
        noteWindow(block, block.pending.size(), [&](std::size_t i) { return block.pending[i].t; });
        if (!block.isDisordered)
            watchSingle(index, block);
        if (block.late > 0) {
            addMark(index, 0, block.lateBegin, block.lateEnd, RecordingMark::Kind::Late, static_cast<double>(block.late));
            block.late = 0;
            block.lateBegin = INT64_MAX;
            block.lateEnd = INT64_MIN;
        }
        block.journalled = 0;
        if (block.pending.size() > singleRows) {
            writeSorted(index, block, block.pending);
            block.rowsWritten += static_cast<std::int64_t>(block.pending.size());
            block.pending.clear();
            continue;
        }
        if (members.empty())
            hint = &block.hint;
        members.push_back({index, block.pending, block.quantisers.at(0)});
        if (members.size() == bundleMembers)
            finishBundle();
    }
    finishBundle();
}

void ChunkTables::watchSingle(std::uint32_t index, WriterBlock& block)
{
    const double step = block.stepSeconds();
    const auto longest = step > 0 ? static_cast<std::int64_t>(gapAfterSeconds(step) * 1e9) : 0;
    std::int64_t before = block.lastRow == INT64_MIN ? block.pending.front().t : block.lastRow, most = 0;
    bool anyMissing = false;
    for (const Sample& s : block.pending) {
        most = std::max(most, s.t - before);
        before = s.t;
        anyMissing = anyMissing || std::isnan(s.value);
    }
    if (!anyMissing && block.missing == 0 && (longest == 0 || most <= longest)) {
        block.lastRow = before;
        block.wasWhole = true;
        return;
    }
    for (const Sample& s : block.pending)
        watchGaps(index, block, s.t, std::isnan(s.value) ? 1 : 0, longest, [&](std::uint32_t) { return std::isnan(s.value); });
}

void ChunkTables::writeSorted(std::uint32_t index, const WriterBlock& block, std::span<const Sample> sorted)
{
    CodingHint hint;
    for (std::size_t at = 0; at < sorted.size(); at += singleRows) {
        const BundleMember member{index, sorted.subspan(at, std::min<std::size_t>(singleRows, sorted.size() - at)), block.quantisers.at(0)};
        writeBundle({&member, 1}, hint, Effort::Tight);
    }
}

void ChunkTables::addGap(std::uint32_t block, std::int64_t column, std::int64_t t0, std::int64_t t1, GapKind kind)
{
    if (t1 > t0)
        m_gap.bind(1, std::int64_t{block}).bind(2, column).bind(3, t0).bind(4, t1).bind(5, static_cast<std::int64_t>(kind)).run();
}

void ChunkTables::addMark(std::int64_t block, std::int64_t column, std::int64_t t0, std::int64_t t1, RecordingMark::Kind kind, double value)
{
    m_mark.bind(1, block).bind(2, column).bind(3, t0).bind(4, std::max(t0, t1)).bind(5, static_cast<std::int64_t>(kind)).bind(6, value).run();
}

void ChunkTables::endGaps(std::uint32_t index, WriterBlock& block, std::uint32_t firstColumn)
{
    // A channel that never had a value is not interrupted, it is absent.
    for (std::uint32_t c = 0; c < block.missingSince.size(); ++c)
        if (block.missingSince[c] != INT64_MIN && block.everSeen[c])
            addGap(index, std::int64_t{firstColumn} + c, block.missingSince[c], block.lastRow, GapKind::MissingValues);
    block.missingSince.clear();
    block.missing = 0;
}

void ChunkTables::insertJournal(std::int64_t id, std::int64_t block, std::uint32_t sub, const ChunkKey& key, std::span<const std::byte> blob)
{
    m_journal.bind(1, id).bind(2, m_nextChunk).bind(3, block).bind(4, std::int64_t{sub}).bind(5, key.t0).bind(6, key.t1);
    m_journal.bind(7, std::int64_t{key.rows}).bind(8, std::int64_t{key.samples}).bind(9, blob).run();
    m_journalBytes += blob.size();
}

void ChunkTables::journalMatrix(std::uint32_t index, const WriterBlock& block, std::size_t from)
{
    const std::uint32_t samples = std::accumulate(block.rowSamples.begin() + static_cast<std::ptrdiff_t>(from), block.rowSamples.end(), 0u);
    const auto times = std::span(block.times).subspan(from);
    for (std::uint32_t first = 0, sub = 0; first < block.columns; first += subColumns, ++sub) {
        ChunkKey key{index, sub};
        const std::uint32_t columns = std::min(subColumns, block.columns - first);
        encodeMatrix(key, times, block.rows.data() + from * block.columns + first, block.columns, columns, block.quantisers.part(first, columns), m_buffer,
                     Effort::Journal, nullptr);
        key.samples = sub == 0 ? samples : 0;
        insertJournal(m_nextJournal++, index, sub, key, m_buffer.bytes());
    }
}

void ChunkTables::journalLog(std::vector<LoggedSample>& log)
{
    if (log.empty())
        return;
    encodeLog(log, m_buffer);
    ChunkKey key;
    key.rows = static_cast<std::uint32_t>(log.size());
    insertJournal(m_nextJournal++, -1, 0, key, m_buffer.bytes());
    log.clear();
}

void ChunkTables::writeJournal(std::vector<WriterBlock>& blocks, std::span<const std::uint32_t> changed)
{
    // Rows whose chunk is written are obsolete; they go when they outweigh what is still needed.
    const bool rewrite = m_journalBytes > journalSlack + 2 * m_freshBytes;
    std::vector<std::uint32_t> all;
    if (rewrite) {
        clearJournal();
        for (WriterBlock& block : blocks)
            block.journalled = 0;
        all.resize(blocks.size());
        std::iota(all.begin(), all.end(), 0u);
        changed = all;
    }
    std::vector<LoggedSample> log;
    for (const std::uint32_t index : changed) {
        WriterBlock& block = blocks[index];
        if (block.waiting() == block.journalled)
            continue;
        if (block.layout == ChunkLayout::Matrix) {
            journalMatrix(index, block, block.journalled);
        } else {
            for (std::size_t i = block.journalled; i < block.pending.size(); ++i)
                log.push_back({index, block.pending[i]});
            if (log.size() >= logChunk)
                journalLog(log);
        }
        block.journalled = block.waiting();
    }
    journalLog(log);
    if (rewrite)
        m_freshBytes = m_journalBytes;
}

void ChunkTables::clearJournal()
{
    m_db.execute("DELETE FROM journal");
    m_journalBytes = m_freshBytes = 0;
}

std::int64_t ChunkTables::list(std::span<const std::string> texts)
{
    encodeList(texts, m_buffer);
    const auto bytes = m_buffer.bytes();
    const auto [it, isNew] = m_lists.try_emplace(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()), m_nextList);
    if (isNew) {
        ++m_nextList;
        m_list.bind(1, it->second).bind(2, static_cast<std::int64_t>(texts.size())).bind(3, bytes).run();
    }
    return it->second;
}

void ChunkTables::addRollup(std::uint32_t block, std::uint32_t part, int level, std::int64_t t0, std::int64_t t1, std::size_t buckets,
                            std::span<const std::byte> blob)
{
    m_rollup.bind(1, std::int64_t{block}).bind(2, std::int64_t{part}).bind(3, std::int64_t{level}).bind(4, t0).bind(5, t1);
    m_rollup.bind(6, static_cast<std::int64_t>(buckets)).bind(7, blob).run();
}

} // namespace data
