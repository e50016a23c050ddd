#include "twin/physics/Parallel.h"
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <tbb/task_scheduler_observer.h>
#ifdef __linux__
#include <sys/resource.h>
#endif

namespace twin {
namespace {

// A tenth of what a thread of usual priority gets when there is not enough for both, and all there is when nobody else wants it.
constexpr int niceness = 10;

void giveWay()
{
#ifdef __linux__
    thread_local bool done = false;
    if (done)
        return;
    done = true;
    setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + niceness); // on Linux of the calling thread alone
#endif
}

} // namespace

struct BehindTheWindow::Workers : tbb::task_scheduler_observer
{
    Workers() { observe(true); }
    ~Workers() override { observe(false); }
    void on_scheduler_entry(bool) override { giveWay(); }
};

BehindTheWindow::BehindTheWindow()
{
    giveWay();
    m_workers = std::make_unique<Workers>();
}

BehindTheWindow::~BehindTheWindow() = default;

void withThreads(int threads, const std::function<void()>& work)
{
    tbb::task_arena arena(threads > 0 ? threads : tbb::task_arena::automatic);
    arena.execute(work);
}

void forEachIndex(std::size_t first, std::size_t last, const std::function<void(std::size_t)>& piece)
{
    tbb::parallel_for(first, last, [&](std::size_t i) { tbb::this_task_arena::isolate([&] { piece(i); }); });
}

} // namespace twin
