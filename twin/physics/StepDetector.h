// Finds pauses in a power that is otherwise steady, from the power alone. Pure functions, any thread.
#pragma once
#include <span>
#include <vector>

namespace twin {

struct PauseSearch
{
    double windowS = 120;    ///< of the running median that says what is usual; pauses must fill less than half of it
    double leastDrop = 0.05; ///< of the usual power
    double leastS = 6;       ///< shorter dips (a step of the optimiser, a checkpoint's edge) are none
    double mergeS = 2;       ///< two dips this close are one
};
struct PowerPause
{
    double beginS = 0, endS = 0; ///< where the power crosses the bound, between samples
    double usualW = 0, meanW = 0;
    double drop() const { return usualW > 0 ? 1 - meanW / usualW : 0; }
};
/// Change points of `watts`, one sample each `stepS` from `beginS` on: every stretch that lies below (1 - leastDrop) of the running
/// median for long enough. The median does not follow the pause itself, so slow drift and single outliers do not matter.
/// Estimate: the defaults suit training clusters, whose optimiser steps dip for up to 5 s. Throws Error for a search or samples that
/// cannot be.
std::vector<PowerPause> findPauses(std::span<const double> watts, double beginS, double stepS, const PauseSearch& search = {});

} // namespace twin
