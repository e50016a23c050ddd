#include "data/session/TimeMark.h"
#include "data/session/SiteChannels.h"
#include "data/store/SeriesBuilder.h"
#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace data {
namespace {

constexpr int mostChannels = 4096;          // looked at for gaps
constexpr double mostSamples = 20e6;        // looked at for quality: some seconds of a worker

struct Edge
{
    std::int64_t t;
    int change;
};

/// Spans of single channels become spans with the greatest number of channels at one time.
void addMerged(std::vector<TimeMark>& marks, TimeMark::Kind kind, std::vector<TimeSpan> spans)
{
    std::vector<Edge> edges;
    edges.reserve(2 * spans.size());
    for (const TimeSpan& s : spans) {
        edges.push_back({s.begin.ns, 1});
        edges.push_back({s.end.ns, -1});
    }
    // A span that begins where another ends continues it.
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.t != b.t ? a.t < b.t : a.change > b.change; });
    int open = 0;
    TimeMark mark{kind, {}, 0};
    for (const Edge& e : edges) {
        if (open == 0)
            mark = {kind, {{e.t}, {e.t}}, 0};
        open += e.change;
        mark.channels = std::max(mark.channels, open);
        if (open == 0) {
            mark.span.end = {e.t};
            marks.push_back(mark);
        }
    }
}

void addPartialGaps(const RecordingReader& reader, const twin::Progress& progress, std::vector<TimeMark>& marks)
{
    std::vector<TimeSpan> all;
    const int stride = std::max(1, reader.channelCount() / mostChannels);
    for (int c = 0; c < reader.channelCount(); c += stride) {
        progress.step(0.3 * c / reader.channelCount());
        const auto own = reader.gaps(c);
        all.insert(all.end(), own.begin(), own.end());
    }
    addMerged(marks, TimeMark::Kind::Partial, std::move(all));
}

/// A sample's quality holds until the next one, at most as long as a value is current.
void addQualities(RecordingReader& reader, const twin::Progress& progress, std::vector<TimeMark>& marks)
{
    constexpr TimeMark::Kind kinds[] = {TimeMark::Kind::Uncertain, TimeMark::Kind::Stale, TimeMark::Kind::Bad};
    std::vector<TimeSpan> spans[3];
    std::vector<int> single; // only these carry a quality
    double samples = 0;
    for (int b = 0; b < reader.blockCount(); ++b)
        if (const auto channels = reader.blockChannels(b); channels.size() == 1) {
            single.push_back(channels.front());
            const double step = reader.typicalStep(b);
            samples += step > 0 ? reader.blockSpan(b).seconds() / step : 1;
        }
    const auto stride = static_cast<std::size_t>(std::max(1.0, std::ceil(samples / mostSamples)));
    std::vector<twin::Timestamp> times;
    std::vector<double> values;
    std::vector<Quality> qualities;
    for (std::size_t i = 0; i < single.size(); i += stride) {
        progress.step(0.3 + 0.7 * static_cast<double>(i) / static_cast<double>(single.size()));
        const int block = reader.blockOf(single[i]);
        const TimeSpan span = reader.blockSpan(block);
        reader.samples(single[i], span.begin, span.end, times, values, qualities);
        const double age = staleAfterSeconds(reader.typicalStep(block));
        for (std::size_t k = 0; k < times.size(); ++k) {
            if (qualities[k] == Quality::Good)
                continue;
            auto& list = spans[static_cast<std::size_t>(qualities[k]) - 1];
            twin::Timestamp end = times[k].plusSeconds(age);
            if (k + 1 < times.size())
                end = std::min(end, times[k + 1]);
            if (!list.empty() && list.back().end == times[k])
                list.back().end = end;
            else
                list.push_back({times[k], end});
        }
    }
    for (std::size_t k = 0; k < 3; ++k)
        addMerged(marks, kinds[k], std::move(spans[k]));
}

/// What the recording itself tells. Marks of several channels that overlap are one.
void addRecorded(const RecordingReader& reader, std::vector<TimeMark>& marks)
{
    using Kind = RecordingMark::Kind;
    constexpr std::pair<Kind, TimeMark::Kind> kinds[] = {
        {Kind::Late, TimeMark::Kind::Late}, {Kind::ClockSkew, TimeMark::Kind::ClockSkew}, {Kind::CounterReset, TimeMark::Kind::CounterReset}};
    for (const auto& [from, to] : kinds) {
        TimeMark* last = nullptr;
        std::set<std::pair<int, int>> places; // one that goes on in several marks counts once
        for (const RecordingMark& m : reader.marks()) { // by time
            if (m.kind != from)
                continue;
            if (last && m.span.begin <= last->span.end) {
                last->span.end = std::max(last->span.end, m.span.end);
                places.emplace(m.block, m.channel);
                last->channels = static_cast<int>(places.size());
                if (to == TimeMark::Kind::Late)
                    last->value += m.value;
                else if (std::fabs(m.value) > std::fabs(last->value))
                    last->value = m.value;
                continue;
            }
            marks.push_back({to, m.span, 1, m.value});
            last = &marks.back();
            places = {{m.block, m.channel}};
        }
    }
    if (const TimeSpan thinned = reader.info().thinned; !thinned.isEmpty())
        marks.push_back({TimeMark::Kind::Thinned, thinned, 0});
}

} // namespace

std::vector<TimeSpan> intersection(const std::vector<TimeSpan>& a, const std::vector<TimeSpan>& b)
{
    std::vector<TimeSpan> out;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const TimeSpan both{std::max(a[i].begin, b[j].begin), std::min(a[i].end, b[j].end)};
        if (!both.isEmpty())
            out.push_back(both);
        a[i].end < b[j].end ? ++i : ++j;
    }
    return out;
}

std::vector<TimeSpan> silentSpans(const RecordingReader& reader, const TimeSpan& whole, const twin::Progress& progress)
{
    std::vector<TimeSpan> common{whole};
    for (int c = 0; c < reader.channelCount() && !common.empty(); ++c) {
        progress.step(0);
        std::vector<TimeSpan> own = reader.gaps(c);
        const TimeSpan recorded = reader.blockSpan(reader.blockOf(c));
        if (recorded == TimeSpan{})
            continue; // never recorded: it interrupts nothing
        own.push_back({whole.begin, recorded.begin});
        own.push_back({recorded.end, whole.end});
        common = intersection(common, merged(std::move(own)));
    }
    return common;
}

std::vector<TimeMark> findMarks(RecordingReader& reader, const twin::Progress& progress)
{
    std::vector<TimeMark> marks;
    addPartialGaps(reader, progress, marks);
    addQualities(reader, progress, marks);
    addRecorded(reader, marks);
    std::stable_sort(marks.begin(), marks.end(),
                     [](const TimeMark& a, const TimeMark& b) { return a.kind != b.kind ? a.kind < b.kind : a.span.begin < b.span.begin; });
    return marks;
}

std::vector<TimeMark> thinned(std::vector<TimeMark> marks, double apart)
{
    std::vector<TimeMark> out;
    for (const TimeMark& m : marks) {
        if (!out.empty() && out.back().kind == m.kind && m.span.begin.secondsSince(out.back().span.end) <= apart) {
            out.back().span.end = std::max(out.back().span.end, m.span.end);
            out.back().channels = std::max(out.back().channels, m.channels);
            out.back().value = std::fabs(m.value) > std::fabs(out.back().value) ? m.value : out.back().value;
        } else {
            out.push_back(m);
        }
    }
    return out;
}

} // namespace data
