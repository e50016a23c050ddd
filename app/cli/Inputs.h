// What several commands read the same way.
#pragma once
#include "app/cli/Arguments.h"
#include "app/core/Evaluation.h"
#include "data/project/ProjectFile.h"
#include "twin/base/Progress.h"

namespace app::cli {

/// The project named by `--project F` or `--preset ID` (default preset if neither), with `--scenario S` chosen.
data::Project projectFromArguments(const Arguments& arguments);
/// Throws twin::Error (usage) with the known names.
void chooseScenario(data::Project& project, const std::string& name);
twin::Scenario& currentScenario(data::Project& project);

/// Weather, load and instant of a steady state, as `--dry-bulb`, `--wet-bulb`, `--weather`, `--at` and `--utilisation` say. A weather
/// file becomes the scenario's.
Conditions conditionsFromArguments(const Arguments& arguments, twin::Scenario& scenario);

/// `F.epw`, or `design:cooling`, `design:wetbulb`, `design:heating`, with `@F.epw` after it by that file's own design conditions.
/// A design day without a file keeps the scenario's EPW file for them, if it has one. Throws twin::Error (usage).
void chooseWeather(const std::string& text, twin::Scenario& scenario);

/// A bar on stderr, only if that is a terminal.
twin::Progress terminalProgress(const std::string& what);

} // namespace app::cli
