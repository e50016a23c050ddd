#include "app/core/BehindTheWindow.h"
#ifdef __linux__
#include <sys/resource.h>
#endif

namespace app {
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

BehindTheWindow::BehindTheWindow() : m_workers(giveWay)
{
    giveWay();
}

} // namespace app
