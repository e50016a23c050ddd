#include "app/cli/BandText.h"
#include "app/cli/Commands.h"
#include "app/cli/Inputs.h"
#include "app/cli/ReferenceSite.h"
#include "app/core/Evaluation.h"
#include "app/core/Json.h"
#include "app/core/OneLine.h"
#include "app/report/Finding.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <cmath>
#include <iomanip>
#include <optional>
#include <ostream>

namespace app::cli {
namespace {

void printJson(const data::Project& project, const Evaluation& e, const std::optional<twin::BandStudy>& bands, std::ostream& out)
{
    const auto& scenario = project.scenarios.at(project.currentScenario);
    const auto& f = e.figures();
    Json json;
    json.beginObject();
    json.field("preset", scenario.presetId).field("scenario", scenario.name).field("weather", e.weather).field("workload", e.workload);
    for (const auto& info : twin::keyFigureTable()) {
        const std::string id = info.id;
        if (id == "gpu_temperature_mean_c") {
            json.key("gpu_temperature_c").beginObject().field("mean", f.gpu_temperature_mean_c).field("max", f.gpu_temperature_max_c).endObject();
            continue;
        }
        if (id != "gpu_temperature_max_c")
            json.field(id, f.*info.member);
    }
    json.key("limits").beginArray();
    for (const auto& limit : f.limits)
        json.beginObject()
            .field("name", limit.id)
            .field("used", limit.used)
            .field("capacity", limit.capacity)
            .field("unit", limit.unit)
            .field("headroom_percent", limit.headroomPercent())
            .endObject();
    json.endArray();
    json.key("binding_limit");
    if (f.binding_limit >= 0)
        json.value(f.limits[static_cast<std::size_t>(f.binding_limit)].id);
    else
        json.null();
    std::vector<std::string> halls;
    for (const auto& hall : project.site.halls)
        halls.push_back(hall.name);
    json.key("network");
    writeOneLine(e.network, halls, json);
    if (bands)
        writeBands(*bands, json);
    json.key("notes").beginArray();
    for (const auto& issue : e.issues)
        json.value(issue.message.english());
    json.endArray();
    json.key("findings").beginArray();
    for (const auto& sentence : findings(f, scenario.workload, Texts("en")))
        json.value(sentence.toStdString());
    json.endArray().endObject();
    out << json.text() << '\n';
}

void printTable(const data::Project& project, const Evaluation& e, const std::optional<twin::BandStudy>& bands, std::ostream& out)
{
    const auto& scenario = project.scenarios.at(project.currentScenario);
    const auto& f = e.figures();
    out << project.site.name << ", " << scenario.presetId << ", " << scenario.name << "\nweather   " << e.weather << "\nworkload  "
        << e.workload << "\n\n";
    for (const auto& info : twin::keyFigureTable())
        out << std::left << std::setw(31) << info.id << std::right << std::setw(14) << twin::numberText(f.*info.member, info.decimals) << "  "
            << (bands ? bandText(*bands, info) : std::string()) << info.unit << '\n';
    if (bands)
        printBands(*bands, out);
    out << "\nlimits (used of capacity, headroom)\n";
    for (std::size_t i = 0; i < f.limits.size(); ++i) {
        const auto& l = f.limits[i];
        out << (static_cast<int>(i) == f.binding_limit ? "> " : "  ") << std::left << std::setw(28) << l.id << std::right << std::setw(12)
            << twin::numberText(l.used, 1) << " of " << std::setw(12) << twin::numberText(l.capacity, 1) << ' ' << std::left << std::setw(8)
            << l.unit << std::right << std::setw(8) << twin::numberText(l.headroomPercent(), 1) << " %\n";
    }
    if (!e.network.state.solved)
        out << "\nThe network is not solved: " << e.network.state.problem.english() << '\n';
    out << '\n';
    for (const auto& issue : e.issues)
        out << "note: " << issue.message.english() << '\n';
    for (const auto& sentence : findings(f, scenario.workload, Texts("en")))
        out << sentence.toStdString() << '\n';
}

} // namespace

int kpiCommand(const Words& words, std::ostream& out)
{
    const Arguments arguments(words, {"preset", "project", "scenario", "dry-bulb", "wet-bulb", "weather", "at", "utilisation", "bands", "seed"},
                              {"json"}, 0, 0);
    if (arguments.text("preset") == referenceSiteId) {
        for (const char* option : {"project", "scenario", "dry-bulb", "weather", "at"})
            if (arguments.text(option))
                usageError(std::string("--") + option + " does not go with --preset frontier, which is a closed form: only --utilisation and --wet-bulb do.");
        printReferenceSite(arguments.number("utilisation", 0, 1).value_or(1), arguments.number("wet-bulb", -30, 25), arguments.flag("json"), out);
        return 0;
    }
    auto project = projectFromArguments(arguments);
    auto& scenario = currentScenario(project);
    const auto conditions = conditionsFromArguments(arguments, scenario);
    const auto samples = arguments.number("bands", 10, 10'000);
    const auto seed = arguments.number("seed", 0, 9e15);
    if (samples && *samples != std::floor(*samples))
        usageError("--bands must be a whole number of samples, not “" + *arguments.text("bands") + "”.");
    if (seed && !samples)
        usageError("--seed belongs to --bands, the number of samples.");
    const auto e = evaluate(project.site, scenario, conditions);
    std::optional<twin::BandStudy> bands;
    if (samples) {
        twin::BandSettings settings;
        settings.samples = static_cast<int>(*samples);
        settings.seed = static_cast<std::uint64_t>(seed.value_or(1));
        bands = twin::studyBands(project.site, scenario, twin::Catalogue::builtIn(), e.inputs, settings, terminalProgress("bands"));
    }
    if (arguments.flag("json"))
        printJson(project, e, bands, out);
    else
        printTable(project, e, bands, out);
    return 0;
}

} // namespace app::cli
