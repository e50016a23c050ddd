// The last pass over a recording: chunks of late samples put in order, rollups, gaps, totals. The writer's thread.
#pragma once
#include "data/store/Database.h"
#include "data/store/WriterBlocks.h"
#include <functional>

namespace data {

/// `breathe` is called between blocks so that the caller can commit. The caller has begun a transaction.
/// Returns the number of samples. Throws DatabaseError or Unsound.
std::int64_t finishBlocks(Database& db, ChunkTables& tables, const std::vector<WriterBlock>& blocks, const std::function<void()>& breathe);

} // namespace data
