// Keeps rollups up with the samples while a recording grows, a slice of work at a time, and completes them at its end. One thread at a time.
#pragma once
#include "data/store/Rollup.h"
#include "data/store/WriterRows.h"

namespace data {

class RollupKeeper
{
public:
    RollupKeeper(Database& db, ChunkTables& tables, std::vector<WriterBlock>& blocks, WriterRows& rows);
    /// Does a few milliseconds of what is due; false if nothing is. The caller has begun a transaction. Throws DatabaseError and Unsound.
    bool step();
    /// Rolls up every full bucket of a block, also where so few samples need no rollups: before its samples are thinned.
    void follow(std::uint32_t index);
    /// Rolls up a part of what is in a block's chunks now that nothing comes after it, calling `breathe` now and then; false when all is.
    bool completeSome(std::uint32_t index, const std::function<void()>& breathe);
    /// Instants before this are in the finest rollups of a block; INT64_MIN where there are none.
    static std::int64_t reached(const WriterBlock& block) { return block.rolled.empty() ? INT64_MIN : block.rolled.front(); }

private:
    struct Pass
    {
        bool isOpen = false;
        std::uint32_t block = 0, sub = 0;
        std::size_t level = 0;
        std::int64_t from = 0, to = 0;
        std::vector<WriterWindow> windows;
    };
    bool begin(std::uint32_t index, bool always, std::int64_t fewest, bool toTheEnd);
    void slice();
    void sliceOfSamples(const WriterBlock& block);
    void sliceOfRollups(const WriterBlock& block);
    void dropUntrue(std::uint32_t index, WriterBlock& block);
    RollupBuilder builder(const WriterBlock& block, std::uint32_t part, std::uint32_t columns);
    ChunkTables& m_tables;
    std::vector<WriterBlock>& m_blocks;
    WriterRows& m_rows;
    Statement m_list, m_untrue, m_drop, m_update;
    Pass m_pass;
    std::uint32_t m_next = 0; ///< block to look at
    ByteWriter m_buffer;
    std::vector<RollupHints> m_hints; ///< by level
};

} // namespace data
