// A cluster's measured run: power by node, totals on a grid of seconds, and the blocks and pauses of its training. Any thread.
#pragma once
#include "data/validate/ReferenceFiles.h"
#include "twin/physics/PowerSeries.h"
#include <string>
#include <utility>
#include <vector>

namespace data {

struct ClusterRun
{
    struct Node
    {
        std::string name;
        twin::PowerSeries power;
    };
    std::vector<Node> nodes; ///< in the order of the file
    std::size_t readings() const;
    double energyKWh() const;
    double lastS() const;
    double medianIntervalS() const;
    double longestIntervalS() const;
};
/// A table with the columns node, t_ms, power_W. Throws twin::Error for a damaged one.
ClusterRun readClusterRun(const ReferenceFile& file);

/// Each node's straight lines on a grid of seconds, and their sum. The polls of a node are 2 s apart: the grid starts 2 s after the
/// clock does, when all nodes report, and ends 2 s before the first node falls silent.
struct ClusterGrid
{
    static constexpr double marginS = 2;
    double beginS = marginS, stepS = 1;
    std::vector<double> totalW;
    std::vector<double> nodeMeanW; ///< as ClusterRun::nodes
    /// Mean of the total over [begin, end); NaN where no point of the grid lies in it.
    double meanW(double begin, double end) const;
    double percentileW(double share) const; ///< linear between order statistics
    double endS() const { return beginS + stepS * static_cast<double>(totalW.size()); }
};
ClusterGrid clusterGrid(const ClusterRun& run, double endMarginS = ClusterGrid::marginS);

struct ClusterEvents
{
    using Span = std::pair<double, double>; ///< s
    std::vector<Span> blocks, pauses;
    double stopS = 0; ///< of the last event
};
/// A table with the columns t_ms, key, value. Throws twin::Error for a damaged one.
ClusterEvents readClusterEvents(const ReferenceFile& file);

} // namespace data
