#include "app/cli/Commands.h"
#include "app/cli/Inputs.h"
#include "app/core/Json.h"
#include "data/project/ProjectFile.h"
#include "data/store/RecordingReader.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <map>
#include <ostream>

namespace app::cli {
namespace {

void recordingInfo(const std::string& file, bool asJson, std::ostream& out)
{
    const data::RecordingReader reader(file);
    const auto& info = reader.info();
    std::map<std::string, long long> byMetric;
    for (int i = 0; i < reader.channelCount(); ++i)
        ++byMetric[reader.channel(i).metric];
    const double perSample = info.samples > 0 ? static_cast<double>(info.fileBytes) / static_cast<double>(info.samples) : 0;
    if (asJson) {
        Json json;
        json.beginObject()
            .field("kind", "recording").field("file", file).field("title", info.header.title).field("source", info.header.source)
            .field("preset", info.header.preset).field("begin", info.span.begin.iso()).field("end", info.span.end.iso())
            .field("seconds", info.span.seconds()).field("channels", static_cast<long long>(info.channels))
            .field("samples", static_cast<long long>(info.samples)).field("events", static_cast<long long>(info.events))
            .field("gaps", static_cast<long long>(info.gaps)).field("file_bytes", static_cast<long long>(info.fileBytes))
            .field("bytes_per_sample", perSample).field("complete", info.complete);
        json.key("channels_by_metric").beginObject();
        for (const auto& [metric, n] : byMetric)
            json.field(metric, n);
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
    for (const auto& d : info.damage)
        out << "damage     " << d << '\n';
    for (const auto& [metric, n] : byMetric)
        out << "  " << metric << ": " << n << " channels\n";
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
