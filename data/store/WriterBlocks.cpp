#include "data/store/WriterBlocks.h"
#include <algorithm>
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

ChunkTables::ChunkTables(Database& db, WriterRows& written, int helpers, std::size_t waitingWindows)
    : m_db(db), m_written(written)
    , m_chunk(db.prepare("INSERT INTO chunks(id, block, sub, t0, t1, n, samples, layout, blob) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"))
    , m_member(db.prepare("INSERT INTO members(block, t0, id, t1, n, samples) VALUES(?, ?, ?, ?, ?, ?)"))
    , m_journal(db.prepare("INSERT INTO journal(id, next_chunk, block, sub, t0, t1, n, samples, blob) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"))
    , m_list(db.prepare("INSERT INTO lists(id, n, value) VALUES(?, ?, ?)"))
    , m_rollup(db.prepare("INSERT INTO rollups(block, part, level, t0, t1, n, blob) VALUES(?, ?, ?, ?, ?, ?, ?)"))
    , m_gap(db.prepare("INSERT INTO gaps(block, col, t0, t1, kind) VALUES(?, ?, ?, ?, ?)"))
    , m_mark(db.prepare("INSERT INTO marks(block, col, t0, t1, kind, value) VALUES(?, ?, ?, ?, ?, ?)"))
    , m_isLater(waitingWindows > 0), m_work(helpers, waitingWindows, std::size_t{64} << 20)
{
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
