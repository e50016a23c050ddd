// Independent pieces of work side by side, for layers above that do not know about threads.
#pragma once
#include <cstddef>
#include <functional>
#include <memory>

namespace twin {

/// Runs `work` with at most `threads` threads for everything parallel inside it; 0: as many as there are.
void withThreads(int threads, const std::function<void()>& work);
/// Calls `piece` once for every index of first .. last - 1, in any order and from several threads. A thread that waits inside a piece
/// begins no other. The first exception is thrown on when all have ended.
void forEachIndex(std::size_t first, std::size_t last, const std::function<void(std::size_t)>& piece);

/// Calls `prepare` once on every worker thread that helps the thread that made this, before its first piece of work; as long as this exists.
/// Must be destroyed by the same thread.
class WorkerObserver
{
public:
    explicit WorkerObserver(std::function<void()> prepare);
    ~WorkerObserver();
    WorkerObserver(const WorkerObserver&) = delete;
    WorkerObserver& operator=(const WorkerObserver&) = delete;

private:
    struct Workers;
    std::unique_ptr<Workers> m_workers;
};

} // namespace twin
