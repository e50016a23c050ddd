// Network threads that did not end when they were told to, because a name server or a device keeps them waiting: they end before the
// program does. Usable from any thread.
#pragma once
#include <mutex>
#include <thread>
#include <vector>

namespace data::live {

class StragglerThreads
{
public:
    static StragglerThreads& instance();
    ~StragglerThreads() { join(); }
    void add(std::thread thread);
    void join();

private:
    std::mutex m_mutex;
    std::vector<std::thread> m_threads;
};

} // namespace data::live
