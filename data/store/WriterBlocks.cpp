#include "data/store/WriterBlocks.h"
#include <numeric>

namespace data {
namespace {
constexpr std::size_t journalSlack = std::size_t{4} << 20; ///< obsolete journal that is not worth rewriting
constexpr std::size_t logChunk = std::size_t{1} << 18;     ///< samples of one journal row, far below what a reader accepts
}

ChunkTables::ChunkTables(Database& db)
    : m_db(db)
    , m_chunk(db.prepare("INSERT INTO chunks(id, block, sub, t0, t1, n, samples, layout, blob) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"))
    , m_journal(db.prepare("INSERT INTO journal(id, next_chunk, block, sub, t0, t1, n, samples, blob) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"))
    , m_list(db.prepare("INSERT INTO lists(id, n, value) VALUES(?, ?, ?)"))
    , m_rollup(db.prepare("INSERT INTO rollups(block, part, level, t0, t1, n, blob) VALUES(?, ?, ?, ?, ?, ?, ?)"))
{
}

void ChunkTables::writeWindow(std::uint32_t index, WriterBlock& block)
{
    if (block.waiting() == 0)
        return;
    if (block.layout == ChunkLayout::Single) {
        sortSamples(block.pending);
        writeSingle(index, block, block.pending);
        block.pending.clear();
        block.journalled = 0;
        return;
    }
    const std::uint32_t samples = std::accumulate(block.rowSamples.begin(), block.rowSamples.end(), 0u);
    for (std::uint32_t first = 0, sub = 0; first < block.columns; first += subColumns, ++sub) {
        ChunkKey key{index, sub};
        const std::uint32_t columns = std::min(subColumns, block.columns - first);
        encodeMatrix(key, block.times, block.rows.data() + first, block.columns, columns, block.quantisers.part(first, columns), m_buffer);
        m_chunk.bind(1, m_nextChunk++).bind(2, std::int64_t{index}).bind(3, std::int64_t{sub}).bind(4, key.t0).bind(5, key.t1);
        m_chunk.bind(6, std::int64_t{key.rows}).bind(7, std::int64_t{sub == 0 ? samples : 0});
        m_chunk.bind(8, static_cast<std::int64_t>(ChunkLayout::Matrix)).bind(9, m_buffer.bytes()).run();
    }
    block.times.clear();
    block.rows.clear();
    block.rowSamples.clear();
    block.journalled = 0;
}

void ChunkTables::writeSingle(std::uint32_t index, const WriterBlock& block, std::span<const Sample> sorted)
{
    for (std::size_t at = 0; at < sorted.size(); at += singleRows) {
        ChunkKey key{index, 0};
        encodeSingle(key, sorted.subspan(at, std::min<std::size_t>(singleRows, sorted.size() - at)), block.quantisers, m_buffer);
        m_chunk.bind(1, m_nextChunk++).bind(2, std::int64_t{index}).bind(3, std::int64_t{0}).bind(4, key.t0).bind(5, key.t1);
        m_chunk.bind(6, std::int64_t{key.rows}).bind(7, std::int64_t{key.samples});
        m_chunk.bind(8, static_cast<std::int64_t>(ChunkLayout::Single)).bind(9, m_buffer.bytes()).run();
    }
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
        encodeMatrix(key, times, block.rows.data() + from * block.columns + first, block.columns, columns, block.quantisers.part(first, columns), m_buffer);
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
