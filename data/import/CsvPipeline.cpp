#include "data/import/CsvPipeline.h"
#include <algorithm>

namespace data::csv {

int threadsFor(int wanted) { return wanted > 0 ? wanted : std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 4); }

BlockPipeline::BlockPipeline(const Plan& plan, std::int64_t begin, std::int64_t end, int threads) : m_reader(plan.csv, begin, end)
{
    threads = threadsFor(threads);
    const bool isSmall = m_reader.fileBytes() - begin <= static_cast<std::int64_t>(BlockReader::blockBytes);
    for (int i = 0; i < (isSmall ? 1 : threads); ++i)
        m_parsers.push_back(std::make_unique<BlockParser>(plan, i));
    if (!isSmall)
        for (auto& parser : m_parsers)
            m_threads.emplace_back([this, p = parser.get()] { work(*p); });
}

BlockPipeline::~BlockPipeline()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_threads.clear(); // joins
}

void BlockPipeline::work(BlockParser& parser)
{
    constexpr std::int64_t ahead = 24; // blocks that may wait: while one thread packs, the others have something to do
    TextBlock text;
    try {
        while (true) {
            std::int64_t number = 0;
            {
                const std::lock_guard reading(m_readMutex);
                {
                    std::unique_lock lock(m_mutex);
                    m_changed.wait(lock, [&] { return m_stop || m_failure || m_read < m_wanted + ahead; });
                    if (m_stop || m_failure)
                        return;
                }
                if (!m_reader.next(text)) {
                    const std::lock_guard lock(m_mutex);
                    m_total = m_read;
                    m_changed.notify_all();
                    return;
                }
                number = m_read++;
            }
            std::unique_ptr<ParsedBlock> block;
            {
                const std::lock_guard lock(m_mutex);
                if (!m_free.empty()) {
                    block = std::move(m_free.back());
                    m_free.pop_back();
                }
            }
            if (!block)
                block = std::make_unique<ParsedBlock>();
            parser.parse(text, *block);
            const std::lock_guard lock(m_mutex);
            m_done.emplace(number, std::move(block));
            m_changed.notify_all();
        }
    } catch (...) {
        const std::lock_guard lock(m_mutex);
        if (!m_failure)
            m_failure = std::current_exception();
        m_changed.notify_all();
    }
}

ParsedBlock* BlockPipeline::next()
{
    if (m_threads.empty()) {
        if (!m_current)
            m_current = std::make_unique<ParsedBlock>();
        if (!m_reader.next(m_text))
            return nullptr;
        m_parsers.front()->parse(m_text, *m_current);
        return m_current.get();
    }
    std::unique_lock lock(m_mutex);
    if (m_current)
        m_free.push_back(std::move(m_current));
    m_changed.wait(lock, [&] { return m_failure || m_done.contains(m_wanted) || m_wanted == m_total; });
    // What came before a failure is still handed out, so that the same rows decide whatever the threads.
    const auto it = m_done.find(m_wanted);
    if (it == m_done.end()) {
        if (m_failure)
            std::rethrow_exception(m_failure);
        return nullptr;
    }
    m_current = std::move(it->second);
    m_done.erase(it);
    ++m_wanted;
    m_changed.notify_all();
    return m_current.get();
}

} // namespace data::csv
