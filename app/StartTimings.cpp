#include "app/StartTimings.h"
#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>
#ifdef __linux__
#include <cstring>
#include <unistd.h>
#endif

namespace app {
namespace {

struct Mark
{
    const char* phase;
    double wallMs, cpuMs; ///< since the process began
};
std::vector<Mark> marks;

/// Since the process began, to 10 ms (the kernel counts no finer); 0 where it cannot be told.
double processAgeMs()
{
#ifdef __linux__
    char text[1024] = {};
    if (std::FILE* file = std::fopen("/proc/self/stat", "r")) {
        const std::size_t n = std::fread(text, 1, sizeof text - 1, file);
        std::fclose(file);
        text[n] = 0;
        // Field 22, counted behind the name, which may hold anything (proc(5)).
        const char* p = std::strrchr(text, ')');
        unsigned long long ticks = 0;
        if (p && std::sscanf(p + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d %llu", &ticks) == 1) {
            timespec now{};
            clock_gettime(CLOCK_BOOTTIME, &now);
            return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6
                - static_cast<double>(ticks) * 1e3 / static_cast<double>(sysconf(_SC_CLK_TCK));
        }
    }
#endif
    return 0;
}

} // namespace

void markStart(const char* phase)
{
    using Clock = std::chrono::steady_clock;
    static const double ageMs = processAgeMs();
    static const Clock::time_point first = Clock::now();
    marks.push_back({phase, ageMs + std::chrono::duration<double, std::milli>(Clock::now() - first).count(),
                     static_cast<double>(std::clock()) * 1e3 / CLOCKS_PER_SEC});
}

void printStartTimings()
{
    std::fprintf(stderr, "%-28s %9s %9s %9s\n", "phase", "ms", "cpu ms", "since start");
    Mark before{"", 0, 0};
    for (const Mark& m : marks) {
        std::fprintf(stderr, "%-28s %9.1f %9.1f %9.1f\n", m.phase, m.wallMs - before.wallMs, m.cpuMs - before.cpuMs, m.wallMs);
        before = m;
    }
}

} // namespace app
