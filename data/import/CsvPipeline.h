// Parses a file's blocks on several threads and hands them out in the order of the file.
#pragma once
#include "data/import/CsvBlocks.h"
#include <condition_variable>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace data::csv {

/// Threads for a wish: 0 is what the machine has, 4 at most.
int threadsFor(int wanted);

/// Used by one thread. The order and the content of the blocks do not depend on the number of threads; only `parser` does.
class BlockPipeline
{
public:
    /// From byte `begin`, the start of a line, to the file's end or `end`.
    BlockPipeline(const Plan& plan, std::int64_t begin, std::int64_t end = -1, int threads = 0);
    ~BlockPipeline();
    BlockPipeline(const BlockPipeline&) = delete;
    BlockPipeline& operator=(const BlockPipeline&) = delete;
    /// The next block; valid until the next call. Null at the end. Throws what reading or parsing threw.
    ParsedBlock* next();
    std::int64_t fileBytes() const { return m_reader.fileBytes(); }
    int parsers() const { return static_cast<int>(m_parsers.size()); }

private:
    void work(BlockParser& parser);
    BlockReader m_reader;
    std::vector<std::unique_ptr<BlockParser>> m_parsers;
    std::mutex m_readMutex;
    std::int64_t m_read = 0;                                     ///< blocks read; guarded by m_readMutex
    std::mutex m_mutex;                                          ///< guards what follows
    std::condition_variable m_changed;
    std::map<std::int64_t, std::unique_ptr<ParsedBlock>> m_done; ///< by their place in the file
    std::vector<std::unique_ptr<ParsedBlock>> m_free;
    std::int64_t m_wanted = 0, m_total = -1;                     ///< block that next() waits for; how many there are, once known
    bool m_stop = false;
    std::exception_ptr m_failure;
    std::unique_ptr<ParsedBlock> m_current;
    TextBlock m_text;                                            ///< without threads
    std::vector<std::jthread> m_threads;
};

} // namespace data::csv
