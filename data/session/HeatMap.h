// Values of many racks over time as a table of cells, from rollups: what a picture of racks by time is made of. Runs on a worker.
#pragma once
#include "data/session/CurveReader.h"
#include <functional>

namespace data {

/// A line of the map: a rack, or the racks of a row together.
struct HeatLine
{
    std::vector<SeriesAsset> assets;
};

struct HeatMapRequest
{
    std::vector<CurveSource> measured;
    std::optional<CurveSource> modelled;
    twin::Origin origin = twin::Origin::Modelled;
    twin::Metric metric = twin::Metric::Power;
    GroupRequest::How how = GroupRequest::How::Mean; ///< of the racks of a line that say something at that time: Mean, Max or Min
    std::vector<HeatLine> lines;
    TimeSpan span;                       ///< in the shown time
    int columns = 600;                   ///< at most
};

struct HeatMap
{
    TimeSpan span;                       ///< from the begin of the first column to the end of the last: a little more than was asked for
    int columns = 0, lines = 0;
    std::vector<float> cells;            ///< line by line, NaN: nothing is known
    int linesDone = 0, linesRecorded = 0;
    double columnSeconds() const { return columns > 0 ? span.seconds() / columns : 0; }
    float cell(int line, int column) const { return cells[static_cast<std::size_t>(line) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column)]; }
};

/// Columns are buckets of 2^k ns aligned to 1970, the mean of the samples in each. Where samples are rarer than columns a value holds until the
/// next one, or as long as its channel's values count as present; never across a gap. A residual is measured minus modelled in each cell.
/// `partial` is called now and then with what there is so far. Throws twin::Error and twin::Cancelled.
HeatMap readHeatMap(CurveReader& reader, const HeatMapRequest& request, const twin::Progress& progress = {},
                    const std::function<void(const HeatMap&)>& partial = {});

} // namespace data
