#include "data/session/CurveReader.h"
#include "data/session/FrameReader.h"
#include "data/session/SeriesSum.h"
#include "data/session/SiteChannels.h"
#include <algorithm>

namespace data {
namespace {

/// Runs of samples of one quality, each up to the sample after it.
std::vector<QualitySpan> doubtfulSpans(RecordingReader& reader, int channel, const TimeSpan& span)
{
    std::vector<twin::Timestamp> times;
    std::vector<double> values;
    std::vector<Quality> qualities;
    reader.samples(channel, span.begin, span.end, times, values, qualities);
    const double step = reader.typicalStep(reader.blockOf(channel));
    std::vector<QualitySpan> out;
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (qualities[i] == Quality::Good)
            continue;
        const auto held = times[i].plusSeconds(step > 0 ? step : 1);
        const auto end = i + 1 < times.size() ? std::min(times[i + 1], held) : held;
        if (!out.empty() && out.back().quality == qualities[i] && out.back().span.end >= times[i])
            out.back().span.end = end;
        else
            out.push_back({{times[i], end}, qualities[i]});
    }
    return out;
}

} // namespace

RecordingReader& CurveReader::open(const std::filesystem::path& file)
{
    auto& reader = m_readers[file];
    if (!reader)
        reader = std::make_unique<RecordingReader>(file);
    else if (!reader->info().complete)
        reader->refresh();
    return *reader;
}

void CurveReader::keepOnly(const std::vector<CurveSource>& sources)
{
    std::erase_if(m_readers, [&](const auto& r) { return std::none_of(sources.begin(), sources.end(), [&](const auto& s) { return s.file == r.first; }); });
}

CurveResult CurveReader::ofSource(const CurveRequest& request, const CurveSource& source, bool isMeasured, const twin::Progress& progress)
{
    CurveResult out;
    RecordingReader& reader = open(source.file);
    const TimeSpan own{shifted(request.span.begin, -source.offsetNs), shifted(request.span.end, -source.offsetNs)};
    progress.step(0);
    if (!request.figure.empty()) {
        if (const int channel = reader.findChannel(siteAsset, request.figure); channel >= 0) {
            out.recorded = 1;
            out.series = reader.series(channel, own.begin, own.end, request.maxPoints);
        }
    } else if (request.isGroup) {
        GroupRequest group;
        for (const auto& asset : request.assets) {
            group.racks.push_back(asset.name);
            group.servers.push_back(asset.servers);
        }
        group.metric = request.metric;
        group.how = request.how;
        group.span = own;
        group.maxPoints = request.maxPoints;
        auto found = groupSeries(reader, group, progress);
        out.recorded = found.found;
        out.series = std::move(found.series);
    } else if (!request.assets.empty()) {
        const auto channels = channelsOf(reader, request.assets.front(), request.metric);
        out.recorded = !channels.empty();
        if (!channels.empty())
            out.series = assetSeries(reader, request.assets.front(), request.metric, own, request.maxPoints, progress);
        for (const int channel : channels) {
            const int block = reader.blockOf(channel);
            const double step = reader.typicalStep(block);
            // Channels sampled together carry no quality of each sample: what is there is good.
            if (!isMeasured || reader.blockChannels(block).size() > 1)
                continue;
            if (step > 0 && own.seconds() / step * static_cast<double>(channels.size()) > mostQualitySamples) {
                out.isQualityKnown = false;
                continue;
            }
            for (QualitySpan s : doubtfulSpans(reader, channel, own)) {
                s.span = {shifted(s.span.begin, source.offsetNs), shifted(s.span.end, source.offsetNs)};
                out.doubtful.push_back(s);
            }
        }
        std::stable_sort(out.doubtful.begin(), out.doubtful.end(), [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
    }
    out.series = inShownTime(std::move(out.series), source.offsetNs);
    return out;
}

CurveResult CurveReader::ofOrigin(const CurveRequest& request, twin::Origin origin, const twin::Progress& progress)
{
    if (origin == twin::Origin::Modelled)
        return request.modelled ? ofSource(request, *request.modelled, false, progress) : CurveResult{};
    CurveResult all;
    for (const auto& source : request.measured) {
        auto own = ofSource(request, source, true, progress);
        all.series = joined(std::move(all.series), own.series);
        all.recorded = std::max(all.recorded, own.recorded);
        all.isQualityKnown = all.isQualityKnown && own.isQualityKnown;
        all.doubtful.insert(all.doubtful.end(), own.doubtful.begin(), own.doubtful.end());
    }
    return all;
}

CurveResult CurveReader::read(const CurveRequest& request, const twin::Progress& progress)
{
    if (!request.figure.empty()) {
        // Figures of the model; where there is none, those that a recording of measurements carries.
        if (request.modelled)
            if (auto own = ofSource(request, *request.modelled, false, progress); own.recorded > 0)
                return own;
        for (const auto& source : request.measured)
            if (auto own = ofSource(request, source, true, progress); own.recorded > 0)
                return own;
        return {};
    }
    if (request.origin != twin::Origin::Residual)
        return ofOrigin(request, request.origin, progress);
    auto measured = ofOrigin(request, twin::Origin::Measured, progress);
    const auto modelled = ofOrigin(request, twin::Origin::Modelled, progress);
    CurveResult out;
    out.recorded = std::min(measured.recorded, modelled.recorded);
    out.doubtful = std::move(measured.doubtful);
    out.isQualityKnown = measured.isQualityKnown;
    if (!measured.series.seconds.empty() && !modelled.series.seconds.empty())
        out.series = differenceSeries(std::move(measured.series), modelled.series);
    return out;
}

} // namespace data
