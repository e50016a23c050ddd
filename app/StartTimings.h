// How long the phases of the start took. GUI thread.
#pragma once

namespace app {

/// Ends a phase that began where the one before ended; the first begins with the process. The text must live on.
void markStart(const char* phase);
/// A table on stderr: the time and the process's CPU time of each phase, in ms.
void printStartTimings();

} // namespace app
