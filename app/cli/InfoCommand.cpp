#include "app/cli/Commands.h"
#include "app/cli/Inputs.h"
#include "app/core/Json.h"
#include "data/project/ProjectFile.h"
#include "data/store/RecordingReader.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>
#include <map>
#include <ostream>
#include <set>
#include <tuple>

namespace app::cli {
namespace {

/// Channels of one metric, unit and origin.
struct MetricSummary
{
    long long channels = 0, gaps = 0;
    data::TimeSpan span;
    double stepSeconds = 0;       ///< shortest of its blocks, 0 where it is not known
    double longestGapSeconds = 0;
};

using MetricKey = std::tuple<std::string, std::string, twin::Origin>; // metric, unit, origin

std::map<MetricKey, MetricSummary> summaries(data::RecordingReader& reader)
{
    std::map<MetricKey, MetricSummary> all;
    for (int b = 0; b < reader.blockCount(); ++b) {
        const auto channels = reader.blockChannels(b);
        const data::TimeSpan span = reader.blockSpan(b);
        const double step = span.isEmpty() ? 0 : std::round(reader.typicalStep(b) * 1e6) / 1e6;
        const auto at = [&](int channel) -> MetricSummary& {
            const auto& c = reader.channel(channel);
            return all[{c.metric, c.unit, c.origin}];
        };
        std::set<MetricSummary*> touched;
        for (const int channel : channels) {
            MetricSummary& m = at(channel);
            ++m.channels;
            touched.insert(&m);
        }
        for (MetricSummary* m : touched) {
            if (step > 0)
                m->stepSeconds = m->stepSeconds > 0 ? std::min(m->stepSeconds, step) : step;
            if (span.begin != span.end || span.begin.ns != 0)
                m->span = m->span == data::TimeSpan{} ? span : data::TimeSpan{std::min(m->span.begin, span.begin), std::max(m->span.end, span.end)};
        }
        for (const data::RecordingGap& gap : reader.gapsOf(b)) {
            const auto note = [&](MetricSummary& m) {
                ++m.gaps;
                m.longestGapSeconds = std::max(m.longestGapSeconds, gap.span.seconds());
            };
            if (gap.channel >= 0)
                note(at(gap.channel));
            else
                for (MetricSummary* m : touched)
                    note(*m);
        }
    }
    return all;
}

const char* markId(data::RecordingMark::Kind kind)
{
    using Kind = data::RecordingMark::Kind;
    return kind == Kind::ClockSkew ? "clock_skew" : kind == Kind::CounterReset ? "counter_reset" : "late_samples";
}

void recordingInfo(const std::string& file, bool asJson, std::ostream& out)
{
    data::RecordingReader reader(file);
    const auto metrics = summaries(reader); // may meet damage, which is told below
    const auto& info = reader.info();
    std::map<std::string, long long> byMetric, byMark;
    for (const auto& [key, m] : metrics)
        byMetric[std::get<0>(key)] += m.channels;
    for (const auto& mark : reader.marks())
        ++byMark[markId(mark.kind)];
    const double perSample = info.samples > 0 ? static_cast<double>(info.fileBytes) / static_cast<double>(info.samples) : 0;
    if (asJson) {
        Json json;
        json.beginObject()
            .field("kind", "recording").field("file", file).field("format", info.version).field("title", info.header.title)
            .field("source", info.header.source).field("preset", info.header.preset).field("begin", info.span.begin.iso())
            .field("end", info.span.end.iso()).field("seconds", info.span.seconds()).field("channels", static_cast<long long>(info.channels))
            .field("samples", static_cast<long long>(info.samples)).field("events", static_cast<long long>(info.events))
            .field("gaps", static_cast<long long>(info.gaps)).field("file_bytes", static_cast<long long>(info.fileBytes))
            .field("bytes_per_sample", perSample).field("complete", info.complete);
        json.key("thinned");
        if (info.thinned.isEmpty())
            json.null();
        else
            json.beginObject().field("begin", info.thinned.begin.iso()).field("end", info.thinned.end.iso()).endObject();
        json.key("channels_by_metric").beginObject();
        for (const auto& [metric, n] : byMetric)
            json.field(metric, n);
        json.endObject();
        json.key("metrics").beginArray();
        for (const auto& [key, m] : metrics)
            json.beginObject()
                .field("metric", std::get<0>(key)).field("unit", std::get<1>(key)).field("origin", originId(std::get<2>(key)))
                .field("channels", m.channels).field("begin", m.span.begin.iso()).field("end", m.span.end.iso())
                .field("step_s", m.stepSeconds > 0 ? m.stepSeconds : std::nan("")).field("gaps", m.gaps)
                .field("longest_gap_s", m.longestGapSeconds).endObject();
        json.endArray();
        json.key("marks").beginObject();
        for (const auto& [kind, n] : byMark)
            json.field(kind, n);
        json.endObject();
        json.key("damage").beginArray();
        for (const auto& d : info.damage)
            json.value(d);
        json.endArray().endObject();
        out << json.text() << '\n';
        return;
    }
    out << "recording  " << info.header.title << "\nsource     " << info.header.source << "\nspan       " << info.span.begin.iso() << " to "
        << info.span.end.iso() << " (" << twin::numberText(info.span.seconds(), 0) << " s)\nchannels   " << info.channels << "\nsamples    "
        << info.samples << "\nevents     " << info.events << "\ngaps       " << info.gaps << "\nbytes      " << info.fileBytes << " ("
        << twin::numberText(perSample, 2) << " a sample)\ncomplete   " << (info.complete ? "yes" : "no, the writer did not finish") << '\n';
    if (!info.thinned.isEmpty())
        out << "thinned    " << info.thinned.begin.iso() << " to " << info.thinned.end.iso() << ": only rollups are left\n";
    for (const auto& [kind, n] : byMark)
        out << "marks      " << kind << ": " << n << '\n';
    for (const auto& d : info.damage)
        out << "damage     " << d << '\n';
    for (const auto& [key, m] : metrics) {
        out << "  " << std::get<0>(key) << (std::get<1>(key).empty() ? "" : " [" + std::get<1>(key) + "]") << ", " << originId(std::get<2>(key)) << ": "
            << m.channels << " channels";
        if (m.span.begin.ns != 0 || m.span.end.ns != 0)
            out << ", " << m.span.begin.iso() << " to " << m.span.end.iso();
        if (m.stepSeconds > 0)
            out << ", every " << twin::numberText(m.stepSeconds) << " s";
        if (m.gaps > 0)
            out << ", " << m.gaps << " gaps, longest " << twin::numberText(m.longestGapSeconds, 1) << " s";
        out << '\n';
    }
}

void projectInfo(const std::string& file, bool asJson, std::ostream& out)
{
    const auto project = data::loadProject(file);
    if (asJson) {
        Json json;
        json.beginObject()
            .field("kind", "project").field("file", file).field("site", project.site.name)
            .field("halls", static_cast<long long>(project.site.halls.size())).field("racks", static_cast<long long>(project.site.racks.size()))
            .field("units", static_cast<long long>(project.site.units.size())).field("recording", project.recording);
        json.key("scenarios").beginArray();
        for (const auto& s : project.scenarios)
            json.beginObject().field("name", s.name).field("preset", s.presetId).field("workload", twin::workloadId(s.workload))
                .field("weather", twin::weatherId(s.weather)).field("begin", s.begin.iso()).field("hours", s.hours).endObject();
        json.endArray().endObject();
        out << json.text() << '\n';
        return;
    }
    out << "project    " << project.site.name << "\nhalls      " << project.site.halls.size() << "\nracks      " << project.site.racks.size()
        << "\nunits      " << project.site.units.size() << '\n';
    for (const auto& s : project.scenarios)
        out << "scenario   " << s.name << " (" << s.presetId << ", " << twin::workloadId(s.workload) << ", weather " << twin::weatherId(s.weather)
            << ", from " << s.begin.iso() << ")\n";
}

} // namespace

int infoCommand(const Words& words, std::ostream& out)
{
    const Arguments arguments(words, {}, {"json"}, 1, 1);
    const auto& file = arguments.positionals().front();
    switch (data::fileKind(file)) {
    case data::FileKind::Recording: recordingInfo(file, arguments.flag("json"), out); return 0;
    case data::FileKind::Project: projectInfo(file, arguments.flag("json"), out); return 0;
    case data::FileKind::Missing: throw twin::Error(TWIN_TEXT("The file %1 does not exist; check the path."), {file});
    case data::FileKind::Empty: throw twin::Error(TWIN_TEXT("The file %1 is empty."), {file});
    default:
        throw twin::Error(TWIN_TEXT("%1 is neither a project (*.mtwin) nor a recording (*.mtrec) of this program."), {file});
    }
}

} // namespace app::cli
