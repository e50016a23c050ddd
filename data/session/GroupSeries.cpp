#include "data/session/GroupSeries.h"
#include "data/session/SiteLayout.h"
#include "data/session/SeriesSum.h"
#include <algorithm>
#include <map>

namespace data {
namespace {

/// The channels that add up to a rack's metric; empty where it is not recorded, or not as a whole.
std::vector<int> channelsOf(const RecordingReader& reader, const GroupRequest& request, std::size_t rack)
{
    const auto& name = request.racks[rack];
    if (const int channel = reader.findChannel(name, twin::metricInfo(request.metric).id); channel >= 0)
        return {channel};
    std::vector<int> out;
    if (request.metric != twin::Metric::ServerPower || rack >= request.servers.size())
        return out;
    for (int s = 1; s <= request.servers[rack]; ++s) {
        const auto server = name + "/S" + std::to_string(s);
        int channel = reader.findChannel(server, twin::metricInfo(twin::Metric::ServerPower).id);
        if (channel < 0)
            channel = reader.findChannel(server, twin::metricInfo(twin::Metric::Power).id);
        if (channel < 0)
            return {};
        out.push_back(channel);
    }
    return out;
}

/// Largest or smallest of the channels in each bucket of time.
Series extremes(RecordingReader& reader, const std::vector<int>& channels, const GroupRequest& request, const twin::Progress& progress)
{
    const bool largest = request.how == GroupRequest::How::Max;
    const int level = RecordingReader::levelFor(request.span.begin, request.span.end, std::max(1, request.maxPoints));
    struct Bucket
    {
        double seconds = 0;
        float mean = 0, min = 0, max = 0;
    };
    std::map<std::int64_t, Bucket> buckets;
    Series out;
    for (std::size_t c = 0; c < channels.size(); ++c) {
        progress.step(static_cast<double>(c) / static_cast<double>(channels.size()));
        const Series s = reader.seriesAtLevel(channels[c], request.span.begin, request.span.end, level);
        out.unit = s.unit;
        for (std::size_t i = 0; i < s.seconds.size(); ++i) {
            const auto [it, isNew] = buckets.try_emplace(static_cast<std::int64_t>(s.seconds[i] * 1e9) >> level, Bucket{s.seconds[i], s.mean[i], s.min[i], s.max[i]});
            if (isNew)
                continue;
            auto& b = it->second;
            const auto better = [&](float a, float v) { return largest ? std::max(a, v) : std::min(a, v); };
            b = {std::min(b.seconds, s.seconds[i]), better(b.mean, s.mean[i]), better(b.min, s.min[i]), better(b.max, s.max[i])};
        }
    }
    for (const auto& [time, b] : buckets) {
        out.seconds.push_back(b.seconds);
        out.mean.push_back(b.mean);
        out.min.push_back(b.min);
        out.max.push_back(b.max);
    }
    return out;
}

} // namespace

int serversOfRack(const twin::SiteModel& site, int rack) { return SiteLayout::serversOf(site, rack); }

GroupSeries groupSeries(RecordingReader& reader, const GroupRequest& request, const twin::Progress& progress)
{
    progress.step(0);
    GroupSeries out;
    std::vector<int> channels;
    for (std::size_t rack = 0; rack < request.racks.size(); ++rack) {
        const auto own = channelsOf(reader, request, rack);
        out.found += !own.empty();
        channels.insert(channels.end(), own.begin(), own.end());
    }
    if (channels.empty())
        return out;
    progress.step(0.1);
    if (request.how == GroupRequest::How::Max || request.how == GroupRequest::How::Min) {
        out.series = extremes(reader, channels, request, progress);
        return out;
    }
    out.series = sumSeries(reader, channels, request.span, request.maxPoints, progress);
    if (request.how == GroupRequest::How::Mean)
        for (auto* values : {&out.series.mean, &out.series.min, &out.series.max})
            for (auto& v : *values)
                v /= static_cast<float>(channels.size());
    progress.step(1);
    return out;
}

GroupSeries groupSeries(const GroupRequest& request, const twin::Progress& progress)
{
    progress.step(0);
    RecordingReader reader(request.file);
    if (request.offsetSeconds == 0)
        return groupSeries(reader, request, progress);
    GroupRequest own = request;
    own.span = {request.span.begin.plusSeconds(-request.offsetSeconds), request.span.end.plusSeconds(-request.offsetSeconds)};
    GroupSeries out = groupSeries(reader, own, progress);
    for (double& s : out.series.seconds)
        s += request.offsetSeconds;
    for (TimeSpan& g : out.series.gaps)
        g = {g.begin.plusSeconds(request.offsetSeconds), g.end.plusSeconds(request.offsetSeconds)};
    return out;
}

} // namespace data
