#include "app/cli/Inputs.h"
#include "twin/base/Error.h"
#include "twin/model/Preset.h"
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
