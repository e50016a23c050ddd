#include "data/store/OrderedWork.h"
#include <algorithm>

namespace data {

OrderedWork::OrderedWork(int helpers, std::size_t waiting, std::size_t bytes) : m_helpers(waiting > 0 ? helpers : 0), m_most(waiting), m_mostBytes(bytes) {}

OrderedWork::~OrderedWork()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_threads.clear(); // joins
}

void OrderedWork::run(Entry& entry)
{
    try {
        entry.job->work();
    } catch (...) {
        entry.failure = std::current_exception();
    }
}

void OrderedWork::help()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        Entry* next = nullptr;
        m_changed.wait(lock, [&] {
            const auto it = std::find_if(m_entries.begin(), m_entries.end(), [](const auto& e) { return e->state == State::Waiting; });
            next = it != m_entries.end() ? it->get() : nullptr;
            return m_stop || next != nullptr;
        });
        if (m_stop)
            return;
        next->state = State::Running;
        lock.unlock();
        run(*next);
        lock.lock();
        next->state = State::Done;
        m_changed.notify_all();
    }
}

void OrderedWork::handOverFirst()
{
    std::unique_lock lock(m_mutex);
    Entry& first = *m_entries.front();
    if (first.state == State::Waiting) { // nobody has come to it
        first.state = State::Running;
        lock.unlock();
        run(first);
        lock.lock();
        first.state = State::Done;
    }
    m_changed.wait(lock, [&] { return first.state == State::Done; });
    const std::unique_ptr<Entry> done = std::move(m_entries.front());
    m_entries.pop_front();
    lock.unlock();
    m_bytes -= done->bytes;
    if (done->failure)
        std::rethrow_exception(done->failure);
    done->job->handOver();
}

void OrderedWork::add(std::unique_ptr<Job> job, std::size_t bytes)
{
    // Only this thread changes the list, so it may look without the mutex.
    while (!m_entries.empty() && m_bytes + bytes > m_mostBytes)
        handOverFirst();
    auto entry = std::make_unique<Entry>();
    entry->job = std::move(job);
    entry->bytes = bytes;
    m_bytes += bytes;
    {
        const std::lock_guard lock(m_mutex);
        m_entries.push_back(std::move(entry));
    }
    if (m_helpers > 0 && m_threads.empty())
        for (int i = 0; i < m_helpers; ++i)
            m_threads.emplace_back([this] { help(); });
    m_changed.notify_one();
    while (m_entries.size() > m_most)
        handOverFirst();
}

void OrderedWork::handOverAll()
{
    while (!m_entries.empty())
        handOverFirst();
}

} // namespace data
