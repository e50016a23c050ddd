// Work that several threads do in any order, and that is handed over by one thread in the order in which it was given.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace data {

/// Used by one thread, which hands over. When a job is handed over depends on what was given alone, never on how quick the threads are.
class OrderedWork
{
public:
    struct Job
    {
        virtual ~Job() = default;
        virtual void work() = 0;     ///< on any thread; touches nothing but the job
        virtual void handOver() = 0; ///< on the owner's thread
    };
    /// `waiting`: jobs that may wait, at most of `bytes` together (one job may be larger); with 0 each is done and handed over at once.
    /// Without helpers the owner's thread does everything.
    OrderedWork(int helpers, std::size_t waiting, std::size_t bytes);
    ~OrderedWork(); ///< what was not handed over is forgotten
    OrderedWork(const OrderedWork&) = delete;
    OrderedWork& operator=(const OrderedWork&) = delete;
    /// Throws what work() and handOver() of an earlier job threw.
    void add(std::unique_ptr<Job> job, std::size_t bytes);
    void handOverAll();

private:
    enum class State : unsigned char { Waiting, Running, Done };
    struct Entry
    {
        std::unique_ptr<Job> job;
        std::size_t bytes = 0;
        State state = State::Waiting;
        std::exception_ptr failure;
    };
    static void run(Entry& entry);
    void help();
    void handOverFirst();
    const int m_helpers;
    const std::size_t m_most, m_mostBytes;
    std::size_t m_bytes = 0;
    std::mutex m_mutex; ///< guards what follows; entries that are running belong to who runs them
    std::condition_variable m_changed;
    std::deque<std::unique_ptr<Entry>> m_entries;
    bool m_stop = false;
    std::vector<std::jthread> m_threads; ///< last member: joins before the others go
};

} // namespace data
