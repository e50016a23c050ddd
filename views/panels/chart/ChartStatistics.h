// Figures of a curve's visible stretch. Pure functions, any thread.
#pragma once
#include "data/store/RecordingTypes.h"
#include <optional>

namespace views {

/// In the stored unit. Every point counts as long as it stands for: half way to its neighbours, and no further than a gap.
struct ChartStatistics
{
    int points = 0;
    bool isReduced = false;    ///< points are buckets of several samples: spread and percentiles are those of their means
    double min = 0, max = 0;   ///< of all samples, also within buckets
    double mean = 0, deviation = 0;
    double p5 = 0, p50 = 0, p95 = 0;
    double secondsCovered = 0;
    double covered = 0;        ///< share of the span, 0 .. 1
    double integral = 0;       ///< value x seconds over what is covered: joules where the values are watts
};

/// Empty where the span holds no point.
std::optional<ChartStatistics> statisticsOf(const data::Series& series, const data::TimeSpan& span);

/// Seconds that each point of a series stands for within a span.
std::vector<double> weightsOf(const data::Series& series, const data::TimeSpan& span);

} // namespace views
