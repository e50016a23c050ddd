// How a long job reports and is stopped.
#pragma once
#include <functional>
#include <stop_token>
#include <string>

namespace twin {

/// Passed into every long job. `report` gets the share done (0..1) and is called from the job's own thread; it may be
/// empty. The job looks at `stop` often and throws `Cancelled` when asked.
struct Progress
{
    std::function<void(double share)> report;
    std::stop_token stop;
    void step(double share) const;
};

struct Cancelled
{
};

inline void Progress::step(double share) const
{
    if (stop.stop_requested())
        throw Cancelled{};
    if (report)
        report(share);
}

} // namespace twin
