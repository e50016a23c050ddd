#include "data/session/HeatMap.h"
#include "data/session/FrameReader.h"
#include "data/session/SiteChannels.h"
#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace data {
namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

/// The columns of a map: bucket `first` + c of 2^level ns.
struct Columns
{
    int level = 0;
    std::int64_t first = 0;
    int count = 0;
    std::int64_t begin(std::int64_t c) const { return (first + c) << level; }
};

/// The column of an instant in seconds. A double of today's seconds is true to a quarter of a microsecond: what stands on the edge
/// of a bucket belongs to the one that begins there.
std::int64_t columnOf(const Columns& columns, double seconds)
{
    const std::int64_t slack = columns.level > 12 ? 1000 : 0;
    return ((static_cast<std::int64_t>(seconds * 1e9) + slack) >> columns.level) - columns.first;
}

/// Cells of one asset: the values of its channels added up, and unknown where one of them is.
bool addAsset(RecordingReader& reader, const CurveSource& source, const SeriesAsset& asset, twin::Metric metric, const Columns& columns, std::vector<float>& cells)
{
    const auto channels = channelsOf(reader, asset, metric);
    if (channels.empty())
        return false;
    std::vector<float> sum(static_cast<std::size_t>(columns.count), 0.0f), own(sum.size());
    for (const int channel : channels) {
        std::fill(own.begin(), own.end(), unknown);
        const double held = staleAfterSeconds(reader.typicalStep(reader.blockOf(channel)));
        const auto heldNs = static_cast<std::int64_t>(held * 1e9);
        const twin::Timestamp from = shifted({columns.begin(0) - heldNs}, -source.offsetNs), to = shifted({columns.begin(columns.count) - 1}, -source.offsetNs);
        // Buckets lie on the recording's own clock: with an offset that is no multiple of their width its samples are asked for one level finer.
        const bool isAligned = (source.offsetNs & ((std::int64_t{1} << columns.level) - 1)) == 0;
        const Series s = inShownTime(reader.seriesAtLevel(channel, from, to, isAligned ? columns.level : std::max(0, columns.level - 3)), source.offsetNs);
        std::size_t gap = 0;
        std::vector<int> count(isAligned ? 0 : own.size(), 0);
        for (std::size_t i = 0; i < s.seconds.size(); ++i) {
            const std::int64_t c = columnOf(columns, s.seconds[i]);
            if (c >= columns.count)
                break;
            // Holding: up to the next point, the limit of age, or a gap that begins after this point.
            std::int64_t end = static_cast<std::int64_t>(s.seconds[i] * 1e9) + heldNs;
            while (gap < s.gaps.size() && s.gaps[gap].end.seconds() <= s.seconds[i])
                ++gap;
            if (gap < s.gaps.size())
                end = std::min(end, std::max(s.gaps[gap].begin.ns, static_cast<std::int64_t>(s.seconds[i] * 1e9)));
            std::int64_t last = c + 1;
            const std::int64_t next = i + 1 < s.seconds.size() ? columnOf(columns, s.seconds[i + 1]) : columns.count;
            while (last < std::min<std::int64_t>(next, columns.count) && columns.begin(last) < end)
                ++last;
            for (std::int64_t k = std::max<std::int64_t>(c, 0); k < last; ++k) {
                auto& cell = own[static_cast<std::size_t>(k)];
                if (isAligned || k != c) {
                    cell = s.mean[i];
                } else {
                    auto& n = count[static_cast<std::size_t>(k)];
                    cell = n == 0 ? s.mean[i] : cell + (s.mean[i] - cell) / static_cast<float>(n + 1);
                    ++n;
                }
            }
        }
        for (std::size_t k = 0; k < sum.size(); ++k)
            sum[k] += own[k];
    }
    for (std::size_t k = 0; k < cells.size(); ++k)
        if (std::isnan(cells[k]))
            cells[k] = sum[k];
    return true;
}

/// Cells of one asset from all recordings of an origin; the first that has a value wins.
bool cellsOf(CurveReader& readers, const HeatMapRequest& request, twin::Origin origin, const SeriesAsset& asset, const Columns& columns, std::vector<float>& cells)
{
    cells.assign(static_cast<std::size_t>(columns.count), unknown);
    bool isRecorded = false;
    if (origin == twin::Origin::Modelled) {
        if (request.modelled)
            isRecorded = addAsset(readers.open(request.modelled->file), *request.modelled, asset, request.metric, columns, cells);
        return isRecorded;
    }
    for (const auto& source : request.measured)
        isRecorded = addAsset(readers.open(source.file), source, asset, request.metric, columns, cells) || isRecorded;
    return isRecorded;
}

} // namespace

HeatMap readHeatMap(CurveReader& readers, const HeatMapRequest& request, const twin::Progress& progress, const std::function<void(const HeatMap&)>& partial)
{
    HeatMap map;
    map.lines = static_cast<int>(request.lines.size());
    if (map.lines == 0 || request.span.isEmpty() || request.columns < 1)
        return map;
    Columns columns;
    columns.level = RecordingReader::levelFor(request.span.begin, request.span.end, request.columns);
    columns.first = request.span.begin.ns >> columns.level;
    columns.count = static_cast<int>((request.span.end.ns >> columns.level) - columns.first) + 1;
    map.columns = columns.count;
    map.span = {{columns.begin(0)}, {columns.begin(columns.count)}};
    const auto width = static_cast<std::size_t>(columns.count);
    map.cells.assign(static_cast<std::size_t>(map.lines) * width, unknown);

    std::vector<float> own, model;
    std::vector<int> count(width);
    auto said = std::chrono::steady_clock::now(); // only when to show what there is so far
    for (int l = 0; l < map.lines; ++l) {
        const auto& line = request.lines[static_cast<std::size_t>(l)];
        float* out = map.cells.data() + static_cast<std::size_t>(l) * width;
        std::fill(count.begin(), count.end(), 0);
        bool isRecorded = false;
        for (const auto& asset : line.assets) {
            progress.step(static_cast<double>(l) / map.lines);
            if (request.origin != twin::Origin::Residual) {
                if (!cellsOf(readers, request, request.origin, asset, columns, own))
                    continue;
            } else {
                if (!cellsOf(readers, request, twin::Origin::Measured, asset, columns, own) || !cellsOf(readers, request, twin::Origin::Modelled, asset, columns, model))
                    continue;
                for (std::size_t k = 0; k < width; ++k)
                    own[k] -= model[k];
            }
            isRecorded = true;
            for (std::size_t k = 0; k < width; ++k) {
                if (std::isnan(own[k]))
                    continue;
                const int n = count[k]++;
                if (n == 0)
                    out[k] = own[k];
                else if (request.how == GroupRequest::How::Max)
                    out[k] = std::max(out[k], own[k]);
                else if (request.how == GroupRequest::How::Min)
                    out[k] = std::min(out[k], own[k]);
                else
                    out[k] += (own[k] - out[k]) / static_cast<float>(n + 1);
            }
        }
        map.linesRecorded += isRecorded;
        map.linesDone = l + 1;
        if (const auto now = std::chrono::steady_clock::now(); partial && map.linesDone < map.lines && now - said > std::chrono::milliseconds(200)) {
            partial(map);
            said = now;
        }
    }
    progress.step(1);
    return map;
}

} // namespace data
