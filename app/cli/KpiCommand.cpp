#include "app/cli/Commands.h"
#include "app/cli/Inputs.h"
#include "app/core/Evaluation.h"
#include "app/core/Json.h"
#include "app/report/Finding.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <iomanip>
#include <ostream>

namespace app::cli {
namespace {

void printJson(const data::Project& project, const Evaluation& e, std::ostream& out)
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
    json.key("findings").beginArray();
    for (const auto& sentence : findings(f, scenario.workload, Texts("en")))
        json.value(sentence.toStdString());
    json.endArray().endObject();
    out << json.text() << '\n';
}

void printTable(const data::Project& project, const Evaluation& e, std::ostream& out)
{
    const auto& scenario = project.scenarios.at(project.currentScenario);
    const auto& f = e.figures();
    out << project.site.name << ", " << scenario.presetId << ", " << scenario.name << "\nweather   " << e.weather << "\nworkload  "
        << e.workload << "\n\n";
    for (const auto& info : twin::keyFigureTable())
        out << std::left << std::setw(30) << info.id << std::right << std::setw(14) << twin::numberText(f.*info.member, info.decimals) << "  "
            << info.unit << '\n';
    out << "\nlimits (used of capacity, headroom)\n";
    for (std::size_t i = 0; i < f.limits.size(); ++i) {
        const auto& l = f.limits[i];
        out << (static_cast<int>(i) == f.binding_limit ? "> " : "  ") << std::left << std::setw(28) << l.id << std::right << std::setw(12)
            << twin::numberText(l.used, 1) << " of " << std::setw(12) << twin::numberText(l.capacity, 1) << ' ' << std::left << std::setw(8)
            << l.unit << std::right << std::setw(8) << twin::numberText(l.headroomPercent(), 1) << " %\n";
    }
    out << '\n';
    for (const auto& sentence : findings(f, scenario.workload, Texts("en")))
        out << sentence.toStdString() << '\n';
}

} // namespace

int kpiCommand(const Words& words, std::ostream& out)
{
    const Arguments arguments(words, {"preset", "project", "scenario", "dry-bulb", "wet-bulb", "weather", "at", "utilisation"}, {"json"}, 0, 0);
    auto project = projectFromArguments(arguments);
    auto& scenario = currentScenario(project);
    Conditions conditions;
    conditions.dryBulbC = arguments.number("dry-bulb", -60, 60);
    conditions.wetBulbC = arguments.number("wet-bulb", -60, 60);
    conditions.utilisation = arguments.number("utilisation", 0, 1);
    conditions.at = arguments.time("at");
    if (conditions.dryBulbC.has_value() != conditions.wetBulbC.has_value())
        usageError("--dry-bulb and --wet-bulb belong together; give both.");
    if (conditions.dryBulbC && *conditions.wetBulbC > *conditions.dryBulbC)
        usageError("The wet bulb cannot be above the dry bulb.");
    if (const auto file = arguments.text("weather")) {
        if (conditions.dryBulbC)
            usageError("Give --weather or the two bulbs, not both.");
        if (!conditions.at)
            usageError("--weather needs --at, the hour to look at.");
        scenario.weather = twin::WeatherKind::EpwFile;
        scenario.weatherFile = *file;
    }
    const auto e = evaluate(project.site, scenario, conditions);
    if (arguments.flag("json"))
        printJson(project, e, out);
    else
        printTable(project, e, out);
    return 0;
}

} // namespace app::cli
