// Removes and thins what a recording need not keep any more. The writer's thread.
#pragma once
#include "data/store/RollupKeeper.h"

namespace data {

class Retainer
{
public:
    Retainer(Database& db, std::vector<WriterBlock>& blocks, WriterRows& rows, RollupKeeper& rollups);
    /// Applies the rules to what is in chunks. The caller has begun a transaction. True if something went. Throws DatabaseError and Unsound.
    bool apply(const Retention& rules);

private:
    bool removeBefore(std::int64_t cutoff);
    bool thinBefore(std::int64_t cutoff);
    bool removeWindows(std::uint32_t index, std::int64_t cutoff);
    std::int64_t usedBytes();
    Database& m_db;
    std::vector<WriterBlock>& m_blocks;
    WriterRows& m_rows;
    RollupKeeper& m_rollups;
    std::set<std::int64_t> m_touched; ///< bundles that lost members
    Statement m_chunks, m_member, m_covered, m_thin;
};

} // namespace data
