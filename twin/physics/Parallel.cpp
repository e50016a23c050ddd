#include "twin/physics/Parallel.h"
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <tbb/task_scheduler_observer.h>
#include <utility>

namespace twin {

struct WorkerObserver::Workers : tbb::task_scheduler_observer
{
    std::function<void()> prepare;
    explicit Workers(std::function<void()> f) : prepare(std::move(f)) { observe(true); }
    ~Workers() override { observe(false); }
    void on_scheduler_entry(bool) override { prepare(); }
};

WorkerObserver::WorkerObserver(std::function<void()> prepare) : m_workers(std::make_unique<Workers>(std::move(prepare))) {}

WorkerObserver::~WorkerObserver() = default;

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
