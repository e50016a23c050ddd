#include "data/validate/ClusterRun.h"
#include "data/validate/SuiteFolders.h"
#include "twin/base/Error.h"
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace data {

std::size_t ClusterRun::readings() const
{
    std::size_t n = 0;
    for (const auto& node : nodes)
        n += node.power.size();
    return n;
}

double ClusterRun::energyKWh() const
{
    double joule = 0;
    for (const auto& node : nodes)
        joule += node.power.energyJ();
    return joule / 3.6e6;
}

double ClusterRun::lastS() const
{
    double last = -HUGE_VAL;
    for (const auto& node : nodes)
        last = std::max(last, node.power.endS());
    return last;
}

namespace {
std::vector<double> intervals(const ClusterRun& run)
{
    std::vector<double> out;
    for (const auto& node : run.nodes)
        for (std::size_t i = 1; i < node.power.size(); ++i)
            out.push_back(node.power.seconds()[i] - node.power.seconds()[i - 1]);
    if (out.empty())
        out.push_back(0);
    return out;
}
} // namespace

double ClusterRun::medianIntervalS() const
{
    auto all = intervals(*this);
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end());
    return *middle;
}

double ClusterRun::longestIntervalS() const
{
    const auto all = intervals(*this);
    return *std::max_element(all.begin(), all.end());
}

ClusterRun readClusterRun(const ReferenceFile& file)
{
    const ReferenceTable t(file.path);
    const auto time = t.numbers("t_ms"), power = t.numbers("power_W");
    std::vector<std::string> order;
    std::map<std::string, std::pair<std::vector<double>, std::vector<double>>> series;
    for (std::size_t r = 0; r < t.rows(); ++r) {
        if (!std::isfinite(time[r]) || !(power[r] >= 0) || !std::isfinite(power[r]))
            throw twin::Error(TWIN_TEXT("%1 holds a time or power that is no number, or a negative power; the file is damaged."), {rowName(file, r)});
        const auto& name = t.text(r, "node");
        auto& [seconds, watts] = series[name];
        if (seconds.empty())
            order.push_back(name);
        seconds.push_back(time[r] / 1000);
        watts.push_back(power[r]);
    }
    if (order.empty())
        throw twin::Error(TWIN_TEXT("%1 holds no reading; restore the file."), {file.relative});
    ClusterRun run;
    for (auto& [name, readings] : series) {
        auto& [seconds, watts] = readings;
        if (std::is_sorted(seconds.begin(), seconds.end()))
            continue;
        std::vector<std::size_t> byTime(seconds.size()); // rows may stand in any order; what is equal keeps its own
        std::iota(byTime.begin(), byTime.end(), std::size_t{0});
        std::stable_sort(byTime.begin(), byTime.end(), [&s = seconds](std::size_t a, std::size_t b) { return s[a] < s[b]; });
        std::pair<std::vector<double>, std::vector<double>> sorted;
        for (const auto i : byTime) {
            sorted.first.push_back(seconds[i]);
            sorted.second.push_back(watts[i]);
        }
        readings = std::move(sorted);
    }
    for (const auto& name : order)
        run.nodes.push_back({name, twin::PowerSeries(std::move(series[name].first), std::move(series[name].second), file.relative + ", node " + name)});
    return run;
}

ClusterGrid clusterGrid(const ClusterRun& run, double endMarginS)
{
    ClusterGrid grid;
    double end = HUGE_VAL;
    for (const auto& node : run.nodes)
        end = std::min(end, node.power.endS());
    const double points = std::floor((end - endMarginS - grid.beginS) / grid.stepS) + 1;
    if (points > 1e7)
        throw twin::Error(TWIN_TEXT("The run lasts more than 115 days; its times are damaged, or not in milliseconds."));
    if (!(points >= 1))
        return grid;
    grid.totalW.assign(static_cast<std::size_t>(points), 0);
    for (const auto& node : run.nodes) {
        double sum = 0;
        for (std::size_t i = 0; i < grid.totalW.size(); ++i) {
            const double watts = node.power.at(grid.beginS + grid.stepS * static_cast<double>(i));
            grid.totalW[i] += watts;
            sum += watts;
        }
        grid.nodeMeanW.push_back(sum / points);
    }
    return grid;
}

double ClusterGrid::meanW(double begin, double end) const
{
    double sum = 0, n = 0;
    const double first = std::max(0.0, std::ceil((begin - beginS) / stepS));
    for (double i = first; i < static_cast<double>(totalW.size()) && beginS + stepS * i < end; ++i, ++n)
        sum += totalW[static_cast<std::size_t>(i)];
    return sum / n;
}

double ClusterGrid::percentileW(double share) const
{
    if (totalW.empty())
        return NAN;
    auto sorted = totalW;
    std::sort(sorted.begin(), sorted.end());
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - static_cast<double>(below));
}

ClusterEvents readClusterEvents(const ReferenceFile& file)
{
    const ReferenceTable t(file.path);
    ClusterEvents events;
    double blockBegin = NAN, pauseBegin = NAN;
    const auto times = t.numbers("t_ms");
    std::vector<std::size_t> byTime(t.rows());
    std::iota(byTime.begin(), byTime.end(), std::size_t{0});
    for (std::size_t r = 0; r < t.rows(); ++r)
        if (!std::isfinite(times[r]))
            throw twin::Error(TWIN_TEXT("%1 holds a time that is no number; the file is damaged."), {rowName(file, r)});
    if (!std::is_sorted(times.begin(), times.end())) {
        // Rows out of order: by time, and what ends at an instant before what begins there.
        const auto begins = [&](std::size_t r) { return t.text(r, "key").ends_with("_start"); };
        std::stable_sort(byTime.begin(), byTime.end(),
                         [&](std::size_t a, std::size_t b) { return times[a] != times[b] ? times[a] < times[b] : !begins(a) && begins(b); });
    }
    for (const std::size_t r : byTime) {
        const double second = times[r] / 1000;
        const auto& key = t.text(r, "key");
        const auto close = [&](std::vector<ClusterEvents::Span>& spans, double& begin) {
            if (!(second >= begin))
                throw twin::Error(TWIN_TEXT("%1 ends what did not begin; the file is cut off or damaged."), {rowName(file, r)});
            spans.emplace_back(begin, second);
            begin = NAN;
        };
        if (key == "block_start")
            blockBegin = second;
        else if (key == "eval_start")
            pauseBegin = second;
        else if (key == "block_stop")
            close(events.blocks, blockBegin);
        else if (key == "eval_stop")
            close(events.pauses, pauseBegin);
        events.stopS = r == byTime.front() ? second : std::max(events.stopS, second);
    }
    if (std::isfinite(pauseBegin))
        throw twin::Error(TWIN_TEXT("%1 begins a pause that it does not end; the file is cut off."), {file.relative});
    return events;
}

} // namespace data
