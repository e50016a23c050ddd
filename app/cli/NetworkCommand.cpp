#include "app/cli/Commands.h"
#include "app/cli/Inputs.h"
#include "app/core/Json.h"
#include "app/core/OneLine.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <cmath>
#include <iomanip>
#include <limits>
#include <ostream>

namespace app::cli {
namespace {

using namespace twin::network;
using twin::numberText;

struct Study
{
    const data::Project& project;
    const Evaluation& e;
    std::vector<std::string> halls;
    bool elements = false, faults = false, sweep = false;
    std::vector<OutageResult> outages;
    SiteNetwork network;
};

std::string hallName(const Study& s, int hall)
{
    return static_cast<std::size_t>(hall) < s.halls.size() ? s.halls[static_cast<std::size_t>(hall)] : "hall " + std::to_string(hall + 1);
}

std::string allowedText(double seconds)
{
    return std::isinf(seconds) ? "no limit" : seconds <= 0 ? "not allowed" : numberText(seconds / 60, 0) + " min";
}

void printElements(const Study& s, Json& json)
{
    const double none = std::numeric_limits<double>::quiet_NaN();
    json.key("elements").beginArray();
    const auto& line = s.e.network;
    for (std::size_t i = 0; i < line.elements.size(); ++i) {
        const auto& element = line.elements[i];
        json.beginObject().field("name", element.name).field("unit", line.unitNames[i]).field("kind", siteElementKindId(element.kind));
        if (element.hall >= 0)
            json.field("hall", hallName(s, element.hall));
        const bool known = line.state.solved;
        const auto state = known ? line.state.elements[i] : SiteElementState{};
        json.field("open", s.network.isOpen(i)).field("live", state.live).field("loading_percent", known ? 100 * state.loading : none)
            .field("loss_mw", known ? state.lossW * 1e-6 : none).field("voltage_pu", known ? state.pu : none).endObject();
    }
    json.endArray();
}

void printFaults(const Study& s, Json& json)
{
    json.key("fault_levels").beginArray();
    const auto& buses = s.network.network().buses;
    for (std::size_t b = 0; b < s.e.network.levels.buses.size(); ++b) {
        const auto& level = s.e.network.levels.buses[b];
        json.beginObject().field("bus", buses[b].name).field("rated_kv", buses[b].ratedV * 1e-3).field("ik_ka", level.ka).field("sk_mva", level.mva)
            .field("x_over_r", level.xOverR).field("peak_ka", level.peakKa).endObject();
    }
    json.endArray();
}

void printSweep(const Study& s, Json& json)
{
    const double none = std::numeric_limits<double>::quiet_NaN();
    const auto& elements = s.e.network.elements;
    json.key("n_1").beginArray();
    for (const auto& o : s.outages) {
        json.beginObject().field("element", elements[o.element].name).field("unit", s.e.network.unitNames[o.element]).field("solved", o.solved);
        if (!o.solved)
            json.field("problem", o.problem.english());
        json.field("dark_it_mw", o.solved ? o.darkItW * 1e-6 : none).field("dark_mw", o.solved ? o.darkW * 1e-6 : none)
            .field("shed_mw", o.solved ? o.shedW * 1e-6 : none);
        json.key("dark_halls").beginArray();
        for (const int h : o.darkHalls)
            json.value(hallName(s, h));
        json.endArray();
        json.field("overloads", o.overloads).field("new_overloads", o.newOverloads).field("worst_element", elements[o.worstElement].name)
            .field("worst_loading_percent", 100 * o.worstLoading).field("allowed_minutes", std::isfinite(o.allowedS) ? o.allowedS / 60 : none)
            .field("mv_voltage_min_pu", o.mediumMinPu).field("islands", o.islands).endObject();
    }
    json.endArray();
}

void printJson(const Study& s, std::ostream& out)
{
    const auto& scenario = s.project.scenarios.at(s.project.currentScenario);
    Json json;
    json.beginObject().field("preset", scenario.presetId).field("scenario", scenario.name).field("weather", s.e.weather).field("workload", s.e.workload)
        .field("it_mw", s.e.figures().it_mw).field("facility_mw", s.e.figures().facility_mw);
    json.key("network");
    writeOneLine(s.e.network, s.halls, json);
    if (s.elements)
        printElements(s, json);
    if (s.faults)
        printFaults(s, json);
    if (s.sweep)
        printSweep(s, json);
    json.endObject();
    out << json.text() << '\n';
}

void printSummary(const Study& s, std::ostream& out)
{
    const auto& scenario = s.project.scenarios.at(s.project.currentScenario);
    const auto& state = s.e.network.state;
    out << s.project.site.name << ", " << scenario.presetId << ", " << scenario.name << "\nweather   " << s.e.weather << "\nworkload  " << s.e.workload << '\n';
    for (const auto& name : s.e.network.open)
        out << "open      " << name << '\n';
    if (!state.solved) {
        out << "\nnot solved: " << state.problem.english() << '\n';
        return;
    }
    out << "\nimport " << numberText(state.importW * 1e-6, 2) << " MW, " << numberText(state.importVar * 1e-6, 2) << " Mvar; load " << numberText(state.loadW * 1e-6, 2)
        << " MW; losses " << numberText(state.lossW * 1e-6, 3) << " MW; dark " << numberText(state.darkItW * 1e-6, 2) << " MW of IT, "
        << numberText(state.darkW * 1e-6, 2) << " MW in all; islands " << state.islands << '\n';
    for (const int h : state.darkHalls)
        out << "dark: " << numberText(100 * (1 - static_cast<double>(state.hallSupply[static_cast<std::size_t>(h)])), 1) << " % of " << hallName(s, h) << '\n';
    out << '\n' << std::left << std::setw(26) << "kind" << std::right << std::setw(7) << "count" << std::setw(12) << "loading %" << std::setw(11) << "loss MW"
        << std::setw(20) << "voltage pu" << "  busiest\n";
    for (const auto& k : state.kinds)
        out << std::left << std::setw(26) << siteElementKindName(k.kind) << std::right << std::setw(7) << k.count << std::setw(12)
            << numberText(100 * k.largestLoading, 1) << std::setw(11) << numberText(k.lossW * 1e-6, 3) << std::setw(20)
            << (std::isnan(k.minPu) ? "" : numberText(k.minPu, 4) + " .. " + numberText(k.maxPu, 4)) << "  " << k.busiest << '\n';
    if (!state.overloads.empty())
        out << "\noverloads\n";
    for (const auto& o : state.overloads)
        out << "  " << std::left << std::setw(30) << o.name << std::right << std::setw(8) << numberText(100 * o.loading, 1) << " %  " << allowedText(o.allowedS) << '\n';
    const auto& l = s.e.network.levels;
    out << "\nshort circuit: 161 kV " << numberText(l.highKa, 1) << " kA; 13.8 kV " << numberText(l.mediumMinKa, 1) << " .. " << numberText(l.mediumMaxKa, 1)
        << " kA (" << l.mediumMaxAt << ", peak " << numberText(l.mediumPeakKa, 1) << "), switchgear breaks " << numberText(l.breakingKa, 0)
        << (l.withinBreaking ? " kA\n" : " kA: too little\n");
}

void printText(const Study& s, std::ostream& out)
{
    printSummary(s, out);
    const auto& line = s.e.network;
    if (s.elements && line.state.solved) {
        out << "\nelements\n";
        for (std::size_t i = 0; i < line.elements.size(); ++i) {
            const auto& e = line.state.elements[i];
            out << "  " << std::left << std::setw(28) << line.elements[i].name << std::setw(18) << line.unitNames[i] << std::right << std::setw(8)
                << (std::isnan(e.loading) ? "" : numberText(100 * e.loading, 1)) << " % " << std::setw(8) << (std::isnan(e.pu) ? "dark" : numberText(e.pu, 4))
                << (e.open ? "  open" : "") << '\n';
        }
    }
    if (s.faults) {
        out << "\nfault levels (initial, peak, X/R)\n";
        for (std::size_t b = 0; b < line.levels.buses.size(); ++b) {
            const auto& level = line.levels.buses[b];
            out << "  " << std::left << std::setw(32) << s.network.network().buses[b].name << std::right << std::setw(9) << numberText(level.ka, 2) << " kA"
                << std::setw(9) << numberText(level.peakKa, 2) << " kA" << std::setw(8) << numberText(level.xOverR, 1) << '\n';
        }
    }
    if (s.sweep) {
        out << "\nsingle outages, worst first (IT dark, worst loading)\n";
        for (const auto& o : s.outages) {
            out << "  " << std::left << std::setw(28) << line.elements[o.element].name << std::right;
            if (!o.solved) {
                out << "not solved: " << o.problem.english() << '\n';
                continue;
            }
            out << std::setw(9) << numberText(o.darkItW * 1e-6, 2) << " MW" << std::setw(8) << numberText(100 * o.worstLoading, 1) << " %  "
                << line.elements[o.worstElement].name << (o.overloads > 0 ? ", " + allowedText(o.allowedS) : "") << '\n';
        }
    }
}

} // namespace

int networkCommand(const Words& words, std::ostream& out)
{
    const Arguments arguments(words, {"preset", "project", "scenario", "dry-bulb", "wet-bulb", "weather", "at", "utilisation"},
                              {"json", "n-1", "short-circuit", "elements"}, 0, 0, {"open"});
    auto project = projectFromArguments(arguments);
    auto& scenario = currentScenario(project);
    auto conditions = conditionsFromArguments(arguments, scenario);
    conditions.open = arguments.texts("open");
    const auto e = evaluate(project.site, scenario, conditions);
    // A plant without any one-line is a failure here, where it is the whole question.
    Study s{project, e, {}, arguments.flag("elements"), arguments.flag("short-circuit"), arguments.flag("n-1"), {}, e.network.book->networkWith(conditions.open)};
    for (const auto& hall : project.site.halls)
        s.halls.push_back(hall.name);
    if (s.sweep) {
        if (conditions.open.empty()) {
            s.network.setLoad(e.network.book->loads().load(e.state));
        } else {
            const auto& effect = e.network.book->effect(conditions.open);
            s.network.setLoad(e.network.book->loads().load(e.state, effect.hallSupply, static_cast<double>(effect.mechanicalSupply)));
        }
        s.outages = sweepOutages(s.network, terminalProgress("outages"));
    }
    if (arguments.flag("json"))
        printJson(s, out);
    else
        printText(s, out);
    if (!e.network.state.solved)
        throw twin::Error(e.network.state.problem.text, e.network.state.problem.args);
    return 0;
}

} // namespace app::cli
