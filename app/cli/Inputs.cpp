#include "app/cli/Inputs.h"
#include "twin/base/Error.h"
#include "twin/model/Preset.h"
#include "twin/physics/DesignDay.h"
#include <cstdio>
#include <memory>
#include <unistd.h>

namespace app::cli {

data::Project projectFromArguments(const Arguments& arguments)
{
    const auto file = arguments.text("project");
    const auto preset = arguments.text("preset");
    if (file && preset)
        usageError("Give --preset or --project, not both.");
    data::Project project;
    if (file) {
        project = data::loadProject(*file);
    } else {
        auto loaded = twin::loadPreset(preset.value_or(twin::defaultPresetId()));
        project.site = std::move(loaded.site);
        project.scenarios.push_back(std::move(loaded.scenario));
    }
    if (const auto name = arguments.text("scenario"))
        chooseScenario(project, *name);
    return project;
}

void chooseScenario(data::Project& project, const std::string& name)
{
    std::string names;
    for (std::size_t i = 0; i < project.scenarios.size(); ++i) {
        if (project.scenarios[i].name == name) {
            project.currentScenario = i;
            return;
        }
        names += (i ? ", " : "") + project.scenarios[i].name;
    }
    usageError("There is no scenario “" + name + "”; there is: " + names + ".");
}

twin::Scenario& currentScenario(data::Project& project) { return project.scenarios.at(project.currentScenario); }

Conditions conditionsFromArguments(const Arguments& arguments, twin::Scenario& scenario)
{
    Conditions conditions;
    conditions.dryBulbC = arguments.number("dry-bulb", -60, 60);
    conditions.wetBulbC = arguments.number("wet-bulb", -60, 60);
    conditions.utilisation = arguments.number("utilisation", 0, 1);
    conditions.at = arguments.time("at");
    if (conditions.dryBulbC.has_value() != conditions.wetBulbC.has_value())
        usageError("--dry-bulb and --wet-bulb belong together; give both.");
    if (conditions.dryBulbC && *conditions.wetBulbC > *conditions.dryBulbC)
        usageError("The wet bulb cannot be above the dry bulb.");
    if (const auto weather = arguments.text("weather")) {
        if (conditions.dryBulbC)
            usageError("Give --weather or the two bulbs, not both.");
        chooseWeather(*weather, scenario);
        if (!conditions.at && !twin::isDesignDay(scenario.weather))
            usageError("--weather needs --at, the hour to look at; only a design day has an hour of its own.");
    }
    return conditions;
}

void chooseWeather(const std::string& text, twin::Scenario& scenario)
{
    constexpr std::string_view design = "design:";
    if (!text.starts_with(design)) {
        scenario.weather = twin::WeatherKind::EpwFile;
        scenario.weatherFile = text;
        return;
    }
    std::string day = text.substr(design.size());
    if (const auto at = day.find('@'); at != std::string::npos) {
        scenario.weatherFile = day.substr(at + 1);
        if (scenario.weatherFile.empty())
            usageError("After the @ of a design day stands the EPW file that states it.");
        day.resize(at);
    }
    switch (twin::designDayById(day)) {
    case twin::DesignDay::Cooling: scenario.weather = twin::WeatherKind::DesignCooling; break;
    case twin::DesignDay::WetBulb: scenario.weather = twin::WeatherKind::DesignWetBulb; break;
    case twin::DesignDay::Heating: scenario.weather = twin::WeatherKind::DesignHeating; break;
    }
}

twin::Progress terminalProgress(const std::string& what)
{
    twin::Progress progress;
    if (!isatty(STDERR_FILENO))
        return progress;
    auto last = std::make_shared<int>(-1);
    progress.report = [what, last](double share) {
        const int percent = static_cast<int>(share * 100);
        if (percent == *last)
            return;
        *last = percent;
        std::fprintf(stderr, "\r%s %3d %%%s", what.c_str(), percent, percent >= 100 ? "\n" : "");
        std::fflush(stderr);
    };
    return progress;
}

} // namespace app::cli
