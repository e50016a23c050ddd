#include "app/cli/Commands.h"
#include "app/cli/Inputs.h"
#include "app/core/Evaluation.h"
#include "app/core/Json.h"
#include "twin/base/NumberText.h"
#include "twin/model/FlowAccount.h"
#include <algorithm>
#include <iomanip>
#include <ostream>
#include <sstream>

namespace app::cli {
namespace {

using twin::FlowAccount;
using twin::numberText;

/// "power_mw", "water_m3_per_h".
std::string keyOf(const FlowAccount& a) { return std::string(flowSubjectId(a.subject)) + (a.subject == FlowAccount::Subject::Water ? "_m3_per_h" : "_mw"); }

const twin::FlowNodeInfo& end(const FlowAccount& a, int node) { return *a.nodes[static_cast<std::size_t>(node)].info; }

void printJson(const std::string& preset, const Evaluation& e, const std::vector<FlowAccount>& accounts, std::ostream& out)
{
    Json json;
    json.beginObject().field("preset", preset).field("weather", e.weather).field("workload", e.workload);
    for (const auto& a : accounts) {
        json.key(keyOf(a)).beginObject();
        json.key("problem");
        if (a.isKnown())
            json.null();
        else
            json.value(a.problem.english());
        json.field("total", a.total).field("residual", a.residual);
        json.key("nodes").beginArray();
        for (const auto& n : a.nodes)
            json.beginObject().field("id", n.info->id).field("label", n.info->label).field("in", n.in).field("out", n.out).endObject();
        json.endArray().key("flows").beginArray();
        for (const auto& f : a.flows)
            json.beginObject().field("from", end(a, f.from).id).field("to", end(a, f.to).id).field("value", f.value).field("residual", f.isResidual).endObject();
        json.endArray().endObject();
    }
    json.endObject();
    out << json.text() << '\n';
}

void printText(const Evaluation& e, const std::vector<FlowAccount>& accounts, std::ostream& out)
{
    out << "weather   " << e.weather << "\nworkload  " << e.workload << '\n';
    for (const auto& a : accounts) {
        out << '\n' << flowSubjectId(a.subject) << ", " << a.unit << '\n';
        if (!a.isKnown()) {
            out << "  " << a.problem.english() << '\n';
            continue;
        }
        for (const auto& f : a.flows)
            out << "  " << std::left << std::setw(24) << end(a, f.from).id << "-> " << std::setw(24) << end(a, f.to).id << std::right << std::setw(12)
                << numberText(f.value, 3) << std::setw(8) << numberText(100 * f.value / a.total, 1) << " %\n";
        out << "  total " << numberText(a.total, 3) << ", residual " << numberText(a.residual, 6) << '\n';
    }
}

} // namespace

int flowsCommand(const Words& words, std::ostream& out)
{
    const Arguments arguments(words, {"preset", "project", "scenario", "dry-bulb", "wet-bulb", "weather", "at", "utilisation"}, {"json"}, 0, 0);
    auto project = projectFromArguments(arguments);
    auto& scenario = currentScenario(project);
    const auto conditions = conditionsFromArguments(arguments, scenario);
    const auto e = evaluate(project.site, scenario, conditions);
    std::vector<FlowAccount> accounts;
    for (const auto subject : twin::flowSubjects)
        accounts.push_back(flowAccount(subject, e.figures()));
    if (arguments.flag("json"))
        printJson(scenario.presetId, e, accounts, out);
    else
        printText(e, accounts, out);
    return 0;
}

} // namespace app::cli
