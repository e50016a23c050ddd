// What the writer holds of a block between its first sample and its chunk. Used by the writer's thread alone.
#pragma once
#include "data/store/ChunkCodec.h"
#include "data/store/Database.h"
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace data {

struct WriterBlock
{
    ChunkLayout layout = ChunkLayout::Matrix;
    std::uint32_t columns = 1;
    int firstChannel = 0;
    std::uint32_t window = 1;                 ///< rows of a full chunk
    std::vector<double> resolutions;          ///< one, or one a column
    Quantisers quantisers;
    std::int64_t lastTime = INT64_MIN;
    // matrix: rows not in a chunk yet
    std::vector<std::int64_t> times;
    std::vector<float> rows;
    std::vector<std::uint32_t> rowSamples;
    // single channel: samples not in a chunk yet, in the order they came
    std::vector<Sample> pending;
    std::size_t journalled = 0;               ///< how many of these the journal holds
    bool isListed = false;                    ///< among the blocks that the next commit looks at
    std::size_t waiting() const { return layout == ChunkLayout::Matrix ? times.size() : pending.size(); }
};

/// Puts chunks, journal rows and lists into the tables. The caller has begun a transaction.
class ChunkTables
{
public:
    explicit ChunkTables(Database& db);
    /// Everything that waits in the block becomes one window.
    void writeWindow(std::uint32_t index, WriterBlock& block);
    /// Sorted samples of a single channel as windows of their own.
    void writeSingle(std::uint32_t index, const WriterBlock& block, std::span<const Sample> sorted);
    /// What waits and is not in the journal; rewrites the journal when most of it is obsolete.
    void writeJournal(std::vector<WriterBlock>& blocks, std::span<const std::uint32_t> changed);
    void clearJournal();
    std::int64_t list(std::span<const std::string> texts); ///< id of a list with these texts
    std::int64_t nextChunk() const { return m_nextChunk; }
    void addRollup(std::uint32_t block, std::uint32_t part, int level, std::int64_t t0, std::int64_t t1, std::size_t buckets,
                   std::span<const std::byte> blob);

private:
    void journalMatrix(std::uint32_t index, const WriterBlock& block, std::size_t from);
    void journalLog(std::vector<LoggedSample>& log);
    void insertJournal(std::int64_t id, std::int64_t block, std::uint32_t sub, const ChunkKey& key, std::span<const std::byte> blob);
    Database& m_db;
    Statement m_chunk, m_journal, m_list, m_rollup;
    std::int64_t m_nextChunk = 1, m_nextJournal = 1, m_nextList = 1;
    std::size_t m_journalBytes = 0, m_freshBytes = 0; ///< in the journal now; of that, after its last rewriting
    std::unordered_map<std::string, std::int64_t> m_lists;
    ByteWriter m_buffer;
};

} // namespace data
