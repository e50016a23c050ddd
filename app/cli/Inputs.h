// What several commands read the same way.
#pragma once
#include "app/cli/Arguments.h"
#include "data/project/ProjectFile.h"
#include "twin/base/Progress.h"

namespace app::cli {

/// The project named by `--project F` or `--preset ID` (default preset if neither), with `--scenario S` chosen.
data::Project projectFromArguments(const Arguments& arguments);
/// Throws twin::Error (usage) with the known names.
void chooseScenario(data::Project& project, const std::string& name);
twin::Scenario& currentScenario(data::Project& project);

/// A bar on stderr, only if that is a terminal.
twin::Progress terminalProgress(const std::string& what);

} // namespace app::cli
