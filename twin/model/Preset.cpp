#include "twin/model/Preset.h"
#include "twin/base/Error.h"
#include "twin/model/JsonReader.h"
#include "twin/model/LayoutGenerator.h"
#include <algorithm>
#include <QDir>

namespace twin {

namespace {

struct PresetFile
{
    PresetInfo info;
    Timestamp begin;
    JsonReader json;
};

/// The local midnight that begins a day at the site.
Timestamp localMidnight(const JsonReader& json)
{
    const auto day = Timestamp::fromIso(json.text("date"));
    if (!day)
        json.fail("date", "must be a date as 2025-07-15");
    // The offset is taken at 6:00 UTC, which is that day's midnight in winter and 1:00 in summer: no switch lies between.
    return day->plusSeconds(-3600.0 * centralUtcOffsetHours(day->plusSeconds(6 * 3600.0)));
}

std::vector<PresetFile> readAll()
{
    ensureTwinResources();
    std::vector<PresetFile> out;
    for (const QString& name : QDir(QStringLiteral(":/presets")).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        if (name == QLatin1String("layout.json"))
            continue;
        JsonReader json = JsonReader::open(":/presets/" + name.toStdString());
        PresetInfo info{json.text("id"), json.text("title"), json.text("summary"),
                        json.has("default") && json.integer("default", 0, 1) == 1};
        const Timestamp begin = localMidnight(json);
        out.push_back({std::move(info), begin, std::move(json)});
    }
    std::sort(out.begin(), out.end(), [](const PresetFile& a, const PresetFile& b) { return a.begin < b.begin; });
    return out;
}

const std::vector<PresetFile>& files()
{
    static const std::vector<PresetFile> all = readAll();
    return all;
}

const PresetFile& file(const std::string& id)
{
    std::string known;
    for (const PresetFile& f : files()) {
        if (f.info.id == id)
            return f;
        known += (known.empty() ? "" : ", ") + f.info.id;
    }
    throw Error(TWIN_TEXT("There is no preset “%1”; choose one of %2."), {id, known}, Error::Kind::Usage);
}

SiteRequest readRequest(const JsonReader& json)
{
    SiteRequest request;
    request.campuses = json.texts("campuses");
    for (const JsonReader& entry : json.objects("racks")) {
        RackRequest racks;
        racks.type = entry.text("type");
        for (const double n : entry.numbers("per_hall"))
            racks.perHall.push_back(static_cast<int>(n));
        if (entry.has("gpus"))
            racks.gpus = entry.integer("gpus", 0, 10'000'000);
        entry.mark();
        entry.source();
        request.racks.push_back(std::move(racks));
    }
    for (const JsonReader& entry : json.objects("units")) {
        request.units.push_back({entry.text("type"), entry.text("campus"), entry.integer("count", 0, 60000)});
        entry.mark();
        entry.source();
    }
    return request;
}

void readParameters(const JsonReader& json, ParameterSet& parameters)
{
    for (const JsonReader& entry : json.objects("parameters")) {
        Parameter p = parameters.at(entry.text("id"));
        p.value = entry.number("value");
        p.low = entry.number("low");
        p.high = entry.number("high");
        if (p.low > p.value || p.high < p.value)
            entry.fail("value", "must lie between low and high");
        p.mark = entry.mark();
        p.source = entry.source();
        parameters.insert(std::move(p));
    }
}

WorkloadKind readWorkload(const JsonReader& json)
{
    const std::string id = json.text("workload");
    for (const WorkloadKind kind : {WorkloadKind::Training, WorkloadKind::Inference, WorkloadKind::Rated, WorkloadKind::Idle})
        if (workloadId(kind) == id)
            return kind;
    json.fail("workload", "must be training, inference, rated or idle");
}

} // namespace

std::vector<PresetInfo> presets()
{
    std::vector<PresetInfo> out;
    for (const PresetFile& file : files())
        out.push_back(file.info);
    return out;
}

std::string defaultPresetId()
{
    for (const PresetFile& file : files())
        if (file.info.isDefault)
            return file.info.id;
    return files().empty() ? std::string() : files().front().info.id;
}

std::vector<PresetCount> presetCounts(const std::string& id)
{
    const JsonReader& json = file(id).json;
    std::vector<PresetCount> out;
    for (const JsonReader& entry : json.objects("racks")) {
        PresetCount racks{entry.text("type"), {}, 0, entry.mark(), entry.source()};
        for (const double n : entry.numbers("per_hall"))
            racks.count += static_cast<int>(n);
        out.push_back(std::move(racks));
    }
    for (const JsonReader& entry : json.objects("units"))
        out.push_back({entry.text("type"), entry.text("campus"), entry.integer("count", 0, 60000), entry.mark(), entry.source()});
    return out;
}

SiteAndScenario loadPreset(const std::string& id)
{
    const PresetFile& preset = file(id);
    const Catalogue& catalogue = Catalogue::builtIn();
    SiteAndScenario out;
    out.site = generateSite(readRequest(preset.json), catalogue);
    out.scenario.presetId = id;
    out.scenario.parameters = catalogue.parameters;
    readParameters(preset.json, out.scenario.parameters);
    out.scenario.workload = readWorkload(preset.json);
    out.scenario.begin = preset.begin;
    return out;
}

} // namespace twin
