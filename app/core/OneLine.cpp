#include "app/core/OneLine.h"
#include "app/core/Json.h"
#include <cmath>
#include <limits>

namespace app {
namespace {

using namespace twin::network;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

double minutes(double seconds) { return std::isfinite(seconds) ? seconds / 60 : none; }

} // namespace

void writeOneLine(const twin::OneLine& line, const std::vector<std::string>& hallNames, Json& json)
{
    const auto& s = line.state;
    const auto known = [&](double x) { return s.solved && x > 0 ? x : none; };
    const auto names = [&](const char* key, const std::vector<int>& halls) {
        json.key(key).beginArray();
        for (const int h : halls)
            json.value(static_cast<std::size_t>(h) < hallNames.size() ? hallNames[static_cast<std::size_t>(h)] : "hall " + std::to_string(h + 1));
        json.endArray();
    };
    json.beginObject().field("solved", s.solved);
    json.key("problem");
    if (s.solved)
        json.null();
    else
        json.value(s.problem.english());
    json.key("open").beginArray();
    for (const auto& name : line.open)
        json.value(name);
    json.endArray();
    json.field("utility_voltage_pu", known(s.highPu)).field("mv_voltage_min_pu", known(s.mediumMinPu)).field("mv_voltage_max_pu", known(s.mediumMaxPu))
        .field("pad_voltage_min_pu", known(s.padMinPu)).field("pad_voltage_max_pu", known(s.padMaxPu)).field("rack_voltage_min_pu", known(s.endMinPu))
        .field("rack_voltage_max_pu", known(s.endMaxPu)).field("import_mw", s.solved ? s.importW * 1e-6 : none)
        .field("import_mvar", s.solved ? s.importVar * 1e-6 : none).field("load_mw", s.solved ? s.loadW * 1e-6 : none)
        .field("network_loss_mw", s.solved ? s.lossW * 1e-6 : none).field("dark_it_mw", s.solved ? s.darkItW * 1e-6 : none)
        .field("dark_mw", s.solved ? s.darkW * 1e-6 : none).field("shed_mw", s.solved ? s.shedW * 1e-6 : none)
        .field("islands", s.islands).field("dark_buses", s.darkBuses);
    names("dark_halls", s.darkHalls);
    json.key("hall_supply").beginArray();
    for (const float share : s.hallSupply)
        json.value(static_cast<double>(share));
    json.endArray();
    json.key("kinds").beginArray();
    for (const auto& k : s.kinds)
        json.beginObject().field("kind", siteElementKindId(k.kind)).field("count", k.count).field("open", k.open).field("overloaded", k.overloaded)
            .field("largest_loading_percent", 100 * k.largestLoading).field("busiest", k.busiest).field("mean_loading_percent", 100 * k.meanLoading)
            .field("loss_mw", k.lossW * 1e-6).field("voltage_min_pu", k.minPu).field("voltage_max_pu", k.maxPu).endObject();
    json.endArray();
    json.key("overloads").beginArray();
    for (const auto& o : s.overloads)
        json.beginObject().field("element", o.name).field("unit", line.unitNames[o.element]).field("loading_percent", 100 * o.loading)
            .field("allowed_minutes", minutes(o.allowedS)).endObject();
    json.endArray();
    const auto& l = line.levels;
    const auto ka = [&](double x) { return x > 0 ? x : none; };
    json.key("short_circuit").beginObject().field("hv_ka", ka(l.highKa)).field("mv_max_ka", ka(l.mediumMaxKa)).field("mv_max_at", l.mediumMaxAt)
        .field("mv_min_ka", ka(l.mediumMinKa)).field("mv_peak_ka", ka(l.mediumPeakKa)).field("lv_max_ka", ka(l.padMaxKa)).field("lv_min_ka", ka(l.endMinKa))
        .field("switchgear_breaking_ka", ka(l.breakingKa)).field("within_breaking", l.withinBreaking).endObject();
    json.endObject();
}

} // namespace app
