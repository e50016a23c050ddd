#include "data/live/mqtt/StragglerThreads.h"

namespace data::live {

StragglerThreads& StragglerThreads::instance()
{
    static StragglerThreads threads;
    return threads;
}

void StragglerThreads::add(std::thread thread)
{
    const std::lock_guard lock(m_mutex);
    m_threads.push_back(std::move(thread));
}

void StragglerThreads::join()
{
    std::vector<std::thread> threads;
    {
        const std::lock_guard lock(m_mutex);
        threads.swap(m_threads);
    }
    for (std::thread& thread : threads)
        thread.join();
}

} // namespace data::live
