#include "app/cli/ReferenceSite.h"
#include "app/core/Json.h"
#include "twin/base/NumberText.h"
#include "twin/physics/CduLoop.h"
#include "twin/physics/Frontier.h"
#include <algorithm>
#include <iomanip>
#include <ostream>
#include <vector>

namespace app::cli {
namespace {

constexpr double designWetBulbC = 25; // Oak Ridge, 0.4 % of the year: estimate
constexpr double usualWetBulbC = 18;  // Oak Ridge in summer: estimate

struct Row
{
    const char* id;
    double value;
    int decimals;
    const char* unit;
};

std::vector<Row> rows(double utilisation, double wetBulbC)
{
    const twin::frontier::Chain chain;
    const auto p = twin::frontier::power(utilisation, utilisation, chain);
    const auto peak = twin::frontier::power(1, 1, chain);
    // The loop is built for the racks at their peak, three a unit, and settles under this load.
    const auto plant = twin::sizedCduLoop(static_cast<std::size_t>(chain.cdus), peak.liquidHeatW / chain.racks * chain.racksPerCdu, designWetBulbC);
    const std::vector<double> heat(static_cast<std::size_t>(chain.cdus), p.liquidHeatW / chain.cdus);
    auto loop = twin::settledCduLoop(plant, heat, wetBulbC);
    const auto step = twin::stepCduLoop(plant, heat, wetBulbC, 3600, loop);
    const auto [coldest, hottest] = std::minmax_element(loop.bladeSupplyC.begin(), loop.bladeSupplyC.end());
    return {
        {"gpus", static_cast<double>(chain.nodes() * chain.gpus), 0, ""},
        {"racks", static_cast<double>(chain.racks), 0, ""},
        {"nodes", static_cast<double>(chain.nodes()), 0, ""},
        {"utilisation", utilisation, 3, ""},
        {"node_w", p.nodeDcW, 2, "W"},
        {"node_input_w", p.nodeW, 2, "W"},
        {"rack_kw", p.rackW / 1e3, 3, "kW"},
        {"it_mw", p.racksW / 1e6, 4, "MW"},
        {"cdu_mw", p.cdusW / 1e6, 4, "MW"},
        {"facility_mw", p.systemW / 1e6, 4, "MW"},
        {"conversion_loss_mw", p.lossW / 1e6, 4, "MW"},
        {"chain_efficiency", p.efficiency(), 4, ""},
        {"heat_to_liquid_mw", p.liquidHeatW / 1e6, 4, "MW"},
        {"wet_bulb_c", wetBulbC, 1, "°C"},
        {"technology_supply_c_min", *coldest, 2, "°C"},
        {"technology_supply_c_max", *hottest, 2, "°C"},
        {"technology_setpoint_c", plant.valve.setC, 2, "°C"},
        {"facility_supply_c", loop.headerSupplyC, 2, "°C"},
        {"facility_setpoint_c", twin::headerSetC(plant, wetBulbC), 2, "°C"},
        {"tower_mw", loop.fanW / 1e6, 4, "MW"},
        {"loop_balance_error", step.heatInJ > 0 ? step.balanceJ() / step.heatInJ : 0, 15, ""},
    };
}

} // namespace

const char* referenceSiteTitle() { return "Frontier at Oak Ridge, in closed form: checks the model, cannot be edited or simulated"; }
const char* referenceSiteSummary()
{
    return "9,472 nodes in 74 racks on 25 CDUs, constants as published with the ExaDigiT twin (github.com/ExaDigiT/RAPS). For kpi only: power from node "
           "to system, and the CDU and tower loop settled under its heat.";
}

void printReferenceSite(double utilisation, std::optional<double> wetBulbC, bool json, std::ostream& out)
{
    const auto figures = rows(utilisation, wetBulbC.value_or(usualWetBulbC));
    const char* note = "facility_mw is what the racks and their CDUs draw, as in the published totals (7.3065 MW idle, 28.2279 MW at peak); the towers' "
                       "fans come on top and are given as tower_mw.";
    if (json) {
        Json text;
        text.beginObject().field("preset", referenceSiteId).field("kind", "reference").field("title", referenceSiteTitle());
        for (const auto& row : figures)
            text.field(row.id, row.value);
        text.field("note", note).endObject();
        out << text.text() << '\n';
        return;
    }
    out << referenceSiteTitle() << "\n\n";
    for (const auto& row : figures)
        out << std::left << std::setw(30) << row.id << std::right << std::setw(20) << twin::numberText(row.value, row.decimals) << "  " << row.unit << '\n';
    out << '\n' << note << '\n';
}

} // namespace app::cli
