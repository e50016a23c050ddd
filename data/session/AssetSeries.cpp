#include "data/session/AssetSeries.h"
#include "data/session/FrameReader.h"
#include "data/session/SeriesSum.h"

namespace data {
namespace {

int ownChannel(const RecordingReader& reader, const std::string& name, twin::Metric metric, bool isServer, bool isGpu)
{
    const int channel = reader.findChannel(name, twin::metricInfo(metric).id);
    if (channel >= 0 || (!isServer && !isGpu))
        return channel;
    if (isServer && metric == twin::Metric::ServerPower)
        return reader.findChannel(name, twin::metricInfo(twin::Metric::Power).id);
    if (metric == twin::Metric::Power)
        return reader.findChannel(name, twin::metricInfo(isGpu ? twin::Metric::GpuPower : twin::Metric::ServerPower).id);
    return -1;
}

/// All GPUs of a rack by their names; none where one is missing: each server must have as many as the first.
std::vector<int> gpusOf(const RecordingReader& reader, const SeriesAsset& asset)
{
    std::vector<int> gpus;
    std::size_t each = 0;
    for (int s = 1; s <= asset.servers; ++s) {
        const std::size_t before = gpus.size();
        for (int g = 1;; ++g) {
            const int channel = ownChannel(reader, asset.name + "/S" + std::to_string(s) + "/G" + std::to_string(g), twin::Metric::Power, false, true);
            if (channel < 0)
                break;
            gpus.push_back(channel);
        }
        each = s == 1 ? gpus.size() : each;
        if (each == 0 || gpus.size() - before != each)
            return {};
    }
    return gpus;
}

} // namespace

std::vector<int> channelsOf(const RecordingReader& reader, const SeriesAsset& asset, twin::Metric metric)
{
    if (const int channel = ownChannel(reader, asset.name, metric, asset.isServer, asset.isGpu); channel >= 0)
        return {channel};
    if (asset.isServer || asset.isGpu)
        return {};
    if (metric == twin::Metric::GpuPower)
        return gpusOf(reader, asset);
    if (metric != twin::Metric::ServerPower)
        return {};
    std::vector<int> servers;
    for (int s = 1; s <= asset.servers; ++s) {
        servers.push_back(ownChannel(reader, asset.name + "/S" + std::to_string(s), metric, true, false));
        if (servers.back() < 0)
            return {};
    }
    return servers;
}

Series assetSeries(RecordingReader& reader, const SeriesAsset& asset, twin::Metric metric, const TimeSpan& span, int maxPoints,
                   const twin::Progress& progress)
{
    const auto channels = channelsOf(reader, asset, metric);
    if (channels.empty())
        return {};
    return channels.size() == 1 ? reader.series(channels.front(), span.begin, span.end, maxPoints)
                                : sumSeries(reader, channels, span, maxPoints, progress);
}

Series inShownTime(Series series, std::int64_t offsetNs)
{
    if (offsetNs == 0)
        return series;
    for (double& s : series.seconds)
        s += static_cast<double>(offsetNs) * 1e-9;
    for (TimeSpan& g : series.gaps)
        g = {shifted(g.begin, offsetNs), shifted(g.end, offsetNs)};
    return series;
}

Series joined(Series first, const Series& later)
{
    if (first.seconds.empty())
        return later;
    const auto take = [&](Series& to, std::size_t i) {
        to.seconds.push_back(later.seconds[i]);
        to.mean.push_back(later.mean[i]);
        to.min.push_back(later.min[i]);
        to.max.push_back(later.max[i]);
    };
    const double begin = first.seconds.front(), end = first.seconds.back();
    Series out;
    out.unit = first.unit;
    for (std::size_t i = 0; i < later.seconds.size() && later.seconds[i] < begin; ++i)
        take(out, i);
    const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
    append(out.seconds, first.seconds);
    append(out.mean, first.mean);
    append(out.min, first.min);
    append(out.max, first.max);
    for (std::size_t i = 0; i < later.seconds.size(); ++i)
        if (later.seconds[i] > end)
            take(out, i);
    out.gaps = std::move(first.gaps);
    return out;
}

} // namespace data
