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

/// Made by a thread that works behind a window: from then on it gives way to those that somebody waits for, and so do the workers that help
/// it. On two cores a picture that needs them both would otherwise wait for its turns. Stays so to the thread's end (going back needs rights);
/// must be destroyed by the same thread.
class BehindTheWindow
{
public:
    BehindTheWindow();
    ~BehindTheWindow();
    BehindTheWindow(const BehindTheWindow&) = delete;
    BehindTheWindow& operator=(const BehindTheWindow&) = delete;

private:
    struct Workers;
    std::unique_ptr<Workers> m_workers;
};

} // namespace twin
