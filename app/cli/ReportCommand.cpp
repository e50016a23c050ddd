#include "app/cli/Commands.h"
#include "app/cli/Inputs.h"
#include "app/report/ReportBuilder.h"
#include <ostream>

namespace app::cli {

int reportCommand(const Words& words, std::ostream& out)
{
    const Arguments arguments(words, {"out", "language", "scenario", "preset", "validation"}, {}, 0, 1);
    const auto file = arguments.required("out");
    const auto language = arguments.text("language").value_or("");
    if (!language.empty() && language != "en" && language != "fr")
        usageError("--language must be en or fr, not “" + language + "”.");
    if (arguments.positionals().empty() && !arguments.text("preset"))
        usageError("Name the project (*.mtwin) or give --preset ID.");
    if (!arguments.positionals().empty() && arguments.text("preset"))
        usageError("Give a project or --preset, not both.");
    data::Project project;
    if (arguments.positionals().empty()) {
        project = projectFromArguments(arguments);
    } else {
        project = data::loadProject(arguments.positionals().front());
        if (const auto name = arguments.text("scenario"))
            chooseScenario(project, *name);
    }
    writePdfReport(buildReport(project, QString::fromStdString(language), {}, terminalProgress("report"), arguments.text("validation").value_or("")), file);
    out << "wrote " << file << '\n';
    return 0;
}

} // namespace app::cli
