// Measured heat loads of cooling distribution units with the wet bulb outside: totals as printed beside them, the loop of units and tower
// driven by them step by step, and, where the machine is Frontier (25 units), its power chain against the published figures.
#include "data/validate/SuiteFolders.h"
#include "data/validate/Validation.h"
#include "data/validate/powerflow/JsonFields.h"
#include "twin/base/NumberText.h"
#include "twin/physics/CduLoop.h"
#include "twin/physics/Frontier.h"
#include <algorithm>
#include <cmath>
#include <numeric>

namespace data {
namespace {

constexpr const char* printed = "figures printed beside the loads";
constexpr const char* loop = "conservation and control of the loop model under the measured loads";
constexpr const char* published = "published constants and totals of Frontier (ORNL), ExaDigiT";
constexpr Criterion counts{"steps and busiest unit", "", 0, printed};
constexpr Criterion totals{"total heat", "relative", 1e-6, printed};
constexpr Criterion energyError{"energy", "relative", 1e-6, printed};
constexpr Criterion largestStep{"largest step", "relative", 1e-6, printed};
constexpr Criterion wetBulbs{"wet bulb", "K", 1e-4, printed};
constexpr Criterion balance{"heat balance of each step", "relative to the heat in", 1e-9, loop};
constexpr Criterion supplyBand{"supply temperature off its set point", "K", 1.5, loop};
constexpr Criterion headerBand{"tower water off its set point", "K", 2, loop};
constexpr Criterion approach{"negative approach of tower or exchanger", "K", 0, loop};
constexpr Criterion system{"power of the system, idle and peak", "%", 0.01, published};
constexpr Criterion parts{"power of node and rack, idle and peak", "%", 0.01, published};
constexpr Criterion chainEfficiency{"efficiency of the power chain", "percentage points", 0.05, published};
constexpr std::size_t frontierUnits = 25;
constexpr double designWetBulbC = 25; // Oak Ridge, 0.4 % of the year: estimate

std::vector<std::string> unitColumns(const ReferenceFile& file)
{
    std::vector<std::string> out;
    for (const auto& name : file.names)
        if (name.size() > 5 && name.starts_with("cdu") && name.ends_with("_W") &&
            name.find_first_not_of("0123456789", 3) == name.size() - 2)
            out.push_back(name);
    return out;
}

struct Loads
{
    std::vector<double> time, wetBulb, total;
    std::vector<std::vector<double>> units; ///< by unit
    std::vector<std::string> names;
};

Loads readLoads(const ReferenceFile& file)
{
    const ReferenceTable t(file.path);
    Loads loads;
    loads.names = unitColumns(file);
    loads.time = t.numbers("time_s");
    loads.wetBulb = t.numbers("T_wetbulb_C");
    loads.total.assign(t.rows(), 0);
    for (const auto& column : loads.names) {
        loads.units.push_back(t.numbers(column));
        for (std::size_t r = 0; r < t.rows(); ++r)
            loads.total[r] += loads.units.back()[r];
    }
    if (t.rows() < 2)
        throw twin::Error(TWIN_TEXT("%1 holds fewer than two steps; restore the file."), {file.relative});
    for (std::size_t r = 0; r < t.rows(); ++r) {
        bool good = std::isfinite(loads.time[r] + loads.wetBulb[r]) && (r == 0 || loads.time[r] > loads.time[r - 1]);
        for (const auto& unit : loads.units)
            good = good && unit[r] >= 0 && std::isfinite(unit[r]);
        if (!good)
            throw twin::Error(TWIN_TEXT("%1 holds a load or wet bulb that is no number, a negative load, or a time that does not rise; the file is damaged."),
                              {rowName(file, r)});
    }
    return loads;
}

double mean(const std::vector<double>& v) { return std::accumulate(v.begin(), v.end(), 0.0) / static_cast<double>(v.size()); }

void readExpected(SuiteFolders& folders, const ReferenceFile& file, const Loads& loads, const ReferenceFile& json)
{
    const auto object = powerflow::readObject(json);
    const auto number = [&](const QJsonObject& o, const char* key) { return powerflow::number(o, key, json.relative); };
    const auto where = [&](const char* what) { return [&file, what] { return file.path.filename().string() + ", " + what; }; };
    folders.errors(file, counts).add(static_cast<double>(loads.time.size()) - number(object, "rows"), where("rows"));
    folders.errors(file, counts).add(loads.time[1] - loads.time[0] - number(object, "step_s"), where("length of a step"));
    const auto total = object.value("total_MW").toObject();
    const auto [least, most] = std::minmax_element(loads.total.begin(), loads.total.end());
    folders.errors(file, totals).add(mean(loads.total) / 1e6 / number(total, "mean") - 1, where("mean"));
    folders.errors(file, totals).add(*least / 1e6 / number(total, "min") - 1, where("least"));
    folders.errors(file, totals).add(*most / 1e6 / number(total, "max") - 1, where("largest"));
    double joule = 0, step = 0;
    for (std::size_t r = 1; r < loads.time.size(); ++r) {
        joule += 0.5 * (loads.total[r] + loads.total[r - 1]) * (loads.time[r] - loads.time[r - 1]);
        step = std::max(step, std::abs(loads.total[r] - loads.total[r - 1]));
    }
    folders.errors(file, energyError).add(joule / 3.6e9 / number(object, "energy_trapezoid_MWh") - 1, where("energy"));
    for (const auto& key : object.keys())
        if (key.startsWith("largest_") && key.endsWith("_step_MW"))
            folders.errors(file, largestStep).add(step / 1e6 / number(object, key.toLatin1().constData()) - 1, where("largest step"));
    if (const auto o = object.value("T_wetbulb_C").toObject(); !o.isEmpty()) {
        const auto [cold, warm] = std::minmax_element(loads.wetBulb.begin(), loads.wetBulb.end());
        folders.errors(file, wetBulbs).add(*cold - number(o, "min"), where("least wet bulb"));
        folders.errors(file, wetBulbs).add(*warm - number(o, "max"), where("largest wet bulb"));
        folders.errors(file, wetBulbs).add(mean(loads.wetBulb) - number(o, "mean"), where("mean wet bulb"));
    }
    if (object.contains("busiest_cdu")) {
        std::size_t busiest = 0;
        for (std::size_t i = 1; i < loads.units.size(); ++i)
            if (mean(loads.units[i]) > mean(loads.units[busiest]))
                busiest = i;
        const auto& name = loads.names[busiest];
        folders.errors(file, counts).add(twin::toNumber(name.substr(3, name.size() - 5)).value_or(NAN) - number(object, "busiest_cdu"), where("busiest unit"));
    }
}

void driveLoop(SuiteFolders& folders, const ReferenceFile& file, const Loads& loads)
{
    // Built for what the machine's racks can give off: Frontier's three racks a unit; another machine for its largest load and a tenth.
    double largest = 0;
    for (const auto& unit : loads.units)
        largest = std::max(largest, *std::max_element(unit.begin(), unit.end()));
    const twin::frontier::Chain chain;
    const double frontierW = twin::frontier::power(1, 1).liquidHeatW / chain.racks * chain.racksPerCdu;
    const bool frontier = loads.units.size() == frontierUnits && largest <= 1.1 * frontierW;
    if (!frontier && !(largest > 0)) {
        folders.unsupported(file, file.path.filename().string() + ", loop", "no unit carries any load");
        return;
    }
    const auto plant = twin::sizedCduLoop(loads.units.size(), frontier ? frontierW : 1.1 * largest, designWetBulbC);
    std::vector<double> now(loads.units.size());
    const auto take = [&](std::size_t r) {
        for (std::size_t i = 0; i < now.size(); ++i)
            now[i] = loads.units[i][r];
    };
    take(0);
    auto state = twin::settledCduLoop(plant, now, loads.wetBulb[0]);
    double fanJ = 0, hottest = -HUGE_VAL, coldest = HUGE_VAL;
    for (std::size_t r = 0; r + 1 < loads.time.size(); ++r) {
        const auto where = [&] { return rowName(file, r); };
        take(r);
        const double seconds = loads.time[r + 1] - loads.time[r];
        const auto step = twin::stepCduLoop(plant, now, loads.wetBulb[r], seconds, state);
        folders.errors(file, balance).add(step.balanceJ() / std::max(step.heatInJ, 1.0), where);
        folders.errors(file, approach).add(std::max({0.0, -step.leastApproachK, -step.leastExchangerK}), where);
        const double headerOff = state.headerSupplyC - twin::headerSetC(plant, loads.wetBulb[r]);
        const bool withinDesign = loads.wetBulb[r] <= designWetBulbC;
        if (withinDesign)
            folders.errors(file, headerBand).add(headerOff, where);
        for (std::size_t i = 0; i < now.size(); ++i) {
            if (withinDesign)
                folders.errors(file, supplyBand).add(state.bladeSupplyC[i] - plant.valve.setC, [&] { return rowName(file, r) + ", " + loads.names[i]; });
            hottest = std::max(hottest, state.bladeSupplyC[i]);
            coldest = std::min(coldest, state.bladeSupplyC[i]);
        }
        if (!withinDesign)
            folders.unsupported(file, file.path.filename().string() + ", control bands",
                                "the wet bulb rises above the " + twin::numberText(designWetBulbC) + " °C that the loop is built for");
        fanJ += state.fanW * seconds;
    }
    folders.note(file, file.path.filename().string() + ": supply to the racks between " + twin::numberText(coldest, 2) + " and " +
                           twin::numberText(hottest, 2) + " °C at a set point of " + twin::numberText(plant.valve.setC) + " °C, fans " +
                           twin::numberText(fanJ / 3.6e9, 2) + " MWh.");
}

void compareFrontier(SuiteFolders& folders, const ReferenceFile& file, const Loads& loads)
{
    const auto idle = twin::frontier::power(0, 0), peak = twin::frontier::power(1, 1);
    const auto compare = [&](const Criterion& c, double got, double expected, const char* what) {
        folders.errors(file, c).add((got / expected - 1) * 100, [&] { return std::string(what); });
    };
    compare(system, idle.systemW, 7.3065e6, "idle");
    compare(system, peak.systemW, 28.2279e6, "peak");
    compare(parts, idle.nodeDcW, 626.26, "node, idle");
    compare(parts, peak.nodeDcW, 2704.26, "node, peak");
    compare(parts, idle.nodeW, 652.31, "node with its converter, idle");
    compare(parts, peak.nodeW, 2772.71, "node with its converter, peak");
    compare(parts, idle.rackW, 95.87e3, "rack, idle");
    compare(parts, peak.rackW, 378.6e3, "rack, peak");
    folders.errors(file, chainEfficiency).add(100 * idle.efficiency() - 92.2, [] { return std::string("idle"); });
    folders.errors(file, chainEfficiency).add(100 * peak.efficiency() - 93.6, [] { return std::string("peak"); });
    const double most = *std::max_element(loads.total.begin(), loads.total.end());
    folders.note(file, file.path.filename().string() + ": the largest measured heat is " + twin::numberText(most / 1e6, 2) + " MW, " +
                           twin::numberText(100 * most / peak.liquidHeatW, 0) + " % of what the chain gives off to liquid at its peak.");
}

} // namespace

std::vector<SuiteResult> cduLoadsSuite(const ReferenceFiles& files)
{
    SuiteFolders folders;
    const auto expected = files.jsonWith({"rows", "step_s", "total_MW", "energy_trapezoid_MWh"});
    for (const auto* file : files.csvWith({"time_s", "T_wetbulb_C"})) {
        if (unitColumns(*file).empty())
            continue;
        folders.read(*file, [&] {
            const auto loads = readLoads(*file);
            const auto* found = nearestBeside(*file, expected, [&](const ReferenceFile& json) {
                const auto object = powerflow::readObject(json);
                return std::abs(object.value("total_MW").toObject().value("mean").toDouble() / mean(loads.total) * 1e6 - 1) +
                       std::abs(object.value("rows").toDouble() / static_cast<double>(loads.time.size()) - 1);
            });
            if (found)
                folders.read(*found, [&] { readExpected(folders, *file, loads, *found); });
            else
                folders.unsupported(*file, file->path.filename().string() + ", totals", "no expected figures lie beside it");
            driveLoop(folders, *file, loads);
            if (loads.units.size() == frontierUnits)
                compareFrontier(folders, *file, loads);
        });
    }
    for (const auto* json : expected)
        if (!folders.claimed(*json))
            folders.problem(*json, json->relative + " holds figures of cooling loads whose table is missing; put it beside it.");
    return folders.take();
}

} // namespace data
