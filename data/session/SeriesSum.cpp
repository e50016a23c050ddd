#include "data/session/SeriesSum.h"
#include "data/session/SiteChannels.h"
#include "data/store/SeriesBuilder.h"
#include <algorithm>
#include <cmath>
#include <map>

namespace data {
namespace {

constexpr double mostSamples = 400'000; // up to here each sample is looked at; a second of a GUI thread's patience is far away

struct Event
{
    std::int64_t t;
    std::size_t part;
    double value;
};

/// Each part holds its last value until it is stale or a gap begins.
Series exactSum(RecordingReader& reader, const std::vector<int>& channels, const TimeSpan& span, int maxPoints, const twin::Progress& progress)
{
    const std::size_t parts = channels.size();
    std::vector<std::int64_t> maxAge(parts);
    std::vector<std::vector<TimeSpan>> gaps(parts);
    std::vector<Event> events;
    std::vector<twin::Timestamp> times;
    std::vector<double> values;
    std::vector<Quality> qualities;
    std::vector<TimeSpan> allGaps;
    for (std::size_t p = 0; p < parts; ++p) {
        progress.step(static_cast<double>(p) / static_cast<double>(parts));
        const double age = staleAfterSeconds(reader.typicalStep(reader.blockOf(channels[p])));
        maxAge[p] = static_cast<std::int64_t>(age * 1e9);
        gaps[p] = reader.gaps(channels[p]);
        for (const TimeSpan& g : gaps[p])
            if (g.begin < span.end && g.end > span.begin)
                allGaps.push_back({std::max(g.begin, span.begin), std::min(g.end, span.end)});
        reader.samples(channels[p], span.begin.plusSeconds(-age), span.end, times, values, qualities);
        for (std::size_t i = 0; i < times.size(); ++i)
            events.push_back({times[i].ns, p, qualities[i] == Quality::Bad ? std::nan("") : values[i]});
    }
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.t < b.t; });

    std::vector<std::pair<std::int64_t, double>> sums;
    std::vector<std::int64_t> at(parts, INT64_MIN);
    std::vector<double> last(parts, std::nan(""));
    std::vector<std::size_t> gap(parts, 0);
    for (std::size_t i = 0; i < events.size();) {
        const std::int64_t t = events[i].t;
        for (; i < events.size() && events[i].t == t; ++i) {
            at[events[i].part] = t;
            last[events[i].part] = events[i].value;
        }
        if (t < span.begin.ns)
            continue;
        double sum = 0;
        for (std::size_t p = 0; p < parts && !std::isnan(sum); ++p) {
            while (gap[p] < gaps[p].size() && gaps[p][gap[p]].end.ns <= t)
                ++gap[p];
            // A gap begins after its first instant: a sample may stand there.
            const bool inGap = gap[p] < gaps[p].size() && gaps[p][gap[p]].begin.ns < t && at[p] < t;
            const bool isKnown = at[p] != INT64_MIN && t - at[p] <= maxAge[p] && !inGap;
            sum += isKnown ? last[p] : std::nan("");
        }
        if (!std::isnan(sum))
            sums.emplace_back(t, sum);
    }

    Series out;
    out.gaps = merged(std::move(allGaps));
    if (sums.empty())
        return out;
    const bool reduce = sums.size() > static_cast<std::size_t>(maxPoints);
    const int level = reduce ? RecordingReader::levelFor({sums.front().first}, {sums.back().first}, maxPoints) : 0;
    for (std::size_t i = 0; i < sums.size();) {
        const std::size_t first = i;
        double total = 0, low = sums[i].second, high = low;
        do {
            total += sums[i].second;
            low = std::min(low, sums[i].second);
            high = std::max(high, sums[i].second);
            ++i;
        } while (i < sums.size() && sums[i].first >> level == sums[first].first >> level);
        out.seconds.push_back(static_cast<double>(sums[first].first + (sums[i - 1].first - sums[first].first) / 2) * 1e-9);
        out.mean.push_back(static_cast<float>(total / static_cast<double>(i - first)));
        out.min.push_back(static_cast<float>(low));
        out.max.push_back(static_cast<float>(high));
    }
    return out;
}

Series bucketSum(RecordingReader& reader, const std::vector<int>& channels, const TimeSpan& span, int maxPoints, const twin::Progress& progress)
{
    const int level = RecordingReader::levelFor(span.begin, span.end, maxPoints);
    struct Sum
    {
        double mean = 0, min = 0, max = 0, seconds = 0;
        std::size_t parts = 0;
    };
    std::map<std::int64_t, Sum> sums;
    std::vector<TimeSpan> allGaps;
    double done = 0;
    for (const int channel : channels) {
        progress.step(done++ / static_cast<double>(channels.size()));
        const Series s = reader.seriesAtLevel(channel, span.begin, span.end, level);
        for (std::size_t i = 0; i < s.seconds.size(); ++i) {
            Sum& sum = sums[static_cast<std::int64_t>(s.seconds[i] * 1e9) >> level];
            sum.mean += static_cast<double>(s.mean[i]);
            sum.min += static_cast<double>(s.min[i]);
            sum.max += static_cast<double>(s.max[i]);
            sum.seconds += s.seconds[i];
            ++sum.parts;
        }
        allGaps.insert(allGaps.end(), s.gaps.begin(), s.gaps.end());
    }
    Series out;
    out.gaps = merged(std::move(allGaps));
    for (const auto& [bucket, sum] : sums) {
        if (sum.parts != channels.size())
            continue;
        out.seconds.push_back(sum.seconds / static_cast<double>(sum.parts));
        out.mean.push_back(static_cast<float>(sum.mean));
        out.min.push_back(static_cast<float>(sum.min));
        out.max.push_back(static_cast<float>(sum.max));
    }
    return out;
}

} // namespace

Series sumSeries(RecordingReader& reader, const std::vector<int>& channels, const TimeSpan& asked, int maxPoints, const twin::Progress& progress)
{
    Series out;
    if (channels.empty())
        return out;
    TimeSpan span = asked;
    double expected = 0;
    const TimeSpan recorded = reader.info().span;
    span.begin = std::max(span.begin, recorded.begin);
    span.end = std::min(span.end, recorded.end);
    if (span.end < span.begin)
        return out;
    for (const int channel : channels)
        if (const double step = reader.typicalStep(reader.blockOf(channel)); step > 0)
            expected += span.seconds() / step;
    maxPoints = std::max(1, maxPoints);
    out = expected <= mostSamples ? exactSum(reader, channels, span, maxPoints, progress) : bucketSum(reader, channels, span, maxPoints, progress);
    out.unit = reader.channel(channels.front()).unit;
    return out;
}

Series differenceSeries(Series measured, const Series& modelled)
{
    Series out;
    out.unit = measured.unit;
    out.gaps = std::move(measured.gaps);
    std::size_t j = 0;
    for (std::size_t i = 0; i < measured.seconds.size(); ++i) {
        const double s = measured.seconds[i];
        while (j + 1 < modelled.seconds.size() && modelled.seconds[j + 1] <= s)
            ++j;
        if (j >= modelled.seconds.size() || modelled.seconds[j] > s)
            continue;
        double model = static_cast<double>(modelled.mean[j]);
        if (modelled.seconds[j] < s) {
            if (j + 1 >= modelled.seconds.size())
                continue; // after the model's last point
            const double share = (s - modelled.seconds[j]) / (modelled.seconds[j + 1] - modelled.seconds[j]);
            model += share * (static_cast<double>(modelled.mean[j + 1]) - model);
        }
        out.seconds.push_back(s);
        out.mean.push_back(static_cast<float>(static_cast<double>(measured.mean[i]) - model));
        out.min.push_back(static_cast<float>(static_cast<double>(measured.min[i]) - model));
        out.max.push_back(static_cast<float>(static_cast<double>(measured.max[i]) - model));
    }
    return out;
}

} // namespace data
