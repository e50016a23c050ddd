// Work that must not take the processor from the picture.
#pragma once
#include "twin/physics/Parallel.h"

namespace app {

/// Made by a thread that works behind a window: from then on it gives way to those that somebody waits for, and so do the workers that help
/// it. On two cores a picture that needs them both would otherwise wait for its turns. Stays so to the threads' end (going back needs rights);
/// must be destroyed by the same thread.
class BehindTheWindow
{
public:
    BehindTheWindow();

private:
    twin::WorkerObserver m_workers;
};

} // namespace app
