// The last pass over a recording: late samples put in order, rollups, gaps, totals. The writer's thread.
#pragma once
#include "data/store/RollupKeeper.h"
#include <functional>

namespace data {

/// `breathe` is called now and then so that the caller can commit. The caller has begun a transaction; everything is in chunks.
/// Returns the number of samples. Throws DatabaseError or Unsound.
std::int64_t finishBlocks(Database& db, ChunkTables& tables, std::vector<WriterBlock>& blocks, WriterRows& rows, RollupKeeper& rollups,
                          const std::function<void()>& breathe);

} // namespace data
