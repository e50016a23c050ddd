#include "views/panels/headline/HeadlineContent.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QCoreApplication>
#include <cmath>

namespace views {
namespace {

using namespace text;
using K = twin::KeyFigures;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(HeadlineStrip)
};

QString megawatt(double value) { return withUnit(significant(value), unit("MW")); }

/// "IT load  258.0742 MW" a line, for tooltips.
QString tooltipLine(const K& figures, const char* id)
{
    const auto* info = twin::keyFigureById(id);
    if (!info)
        return {};
    return QStringLiteral("<tr><td>%1</td><td align='right'>&nbsp;&nbsp;%2</td></tr>")
        .arg(keyFigureLabel(*info).toHtmlEscaped(), withUnit(full(figures.*(info->member)), unit(info->unit)));
}

QString tooltip(const QString& title, const K& figures, std::initializer_list<const char*> ids, const QString& note = {})
{
    QString html = QStringLiteral("<b>%1</b><br/>%2<table>").arg(title.toHtmlEscaped(), Texts::tr("Modelled").toHtmlEscaped());
    for (const char* id : ids)
        html += tooltipLine(figures, id);
    html += QStringLiteral("</table>");
    if (!note.isEmpty())
        html += QStringLiteral("<p>%1</p>").arg(note.toHtmlEscaped());
    return html;
}

HeadlineItem gpus(const K& f)
{
    HeadlineItem item{"gpus", Texts::tr("GPUs"), number(f.gpus, 0), {}};
    item.isModelled = false;
    const QString racks = number(f.racks + f.service_racks, 0);
    item.details << Texts::tr("%1 racks").arg(racks);
    if (f.gpus_throttled > 0) {
        item.details = {Texts::tr("%1 throttled").arg(number(f.gpus_throttled, 0))};
        item.detailRole = Role::Warning;
    }
    item.tooltip = tooltip(item.label, f, {"gpus", "racks", "service_racks", "gpus_throttled", "gpu_temperature_mean_c", "gpu_temperature_max_c"},
                           Texts::tr("Counted from the racks of the site."));
    return item;
}

HeadlineItem itLoad(const K& f)
{
    HeadlineItem item{"it_mw", Texts::tr("IT load"), significant(f.it_mw), unit("MW")};
    item.spark = "it_mw";
    item.tooltip = tooltip(item.label, f, {"it_mw", "gpu_server_mw", "network_mw", "storage_mw", "cpu_misc_mw"},
                           Texts::tr("Power at the racks' inlets: GPU servers, network, storage, CPU and management."));
    return item;
}

HeadlineItem facility(const K& f)
{
    HeadlineItem item{"facility_mw", Texts::tr("Facility"), significant(f.facility_mw), unit("MW")};
    item.spark = "facility_mw";
    item.tooltip = tooltip(item.label, f, {"facility_mw", "it_mw", "cooling_mw", "electrical_loss_mw", "house_mw", "cost_usd_per_h", "co2_kg_per_h"},
                           Texts::tr("Everything the site draws, at the meter."));
    return item;
}

HeadlineItem pue(const K& f)
{
    HeadlineItem item{"pue", QStringLiteral("PUE"), significant(f.pue), {}};
    item.spark = "pue";
    item.tooltip = tooltip(item.label, f, {"pue", "wue_l_per_kwh", "cue_kg_per_kwh", "dry_bulb_c", "wet_bulb_c"},
                           Texts::tr("Facility power divided by IT power."));
    return item;
}

HeadlineItem supply(const K& f)
{
    const double discharge = std::max(0.0, f.battery_mw);
    const double onSite = f.turbine_mw + f.genset_mw + discharge;
    HeadlineItem item{"grid_mw", Texts::tr("Grid / on-site"), significant(f.grid_mw) + QStringLiteral(" / ") + significant(onSite), unit("MW")};
    item.details = whatCarriesTheRest(f);
    if (f.unserved_mw > 0.05) {
        item.detailRole = Role::Critical;
        item.shape = Glyph::Critical;
        item.valueRole = Role::Critical;
    } else if (item.details.isEmpty()) {
        item.details << Texts::tr("The grid carries all");
    }
    const double total = f.grid_mw + onSite + std::max(0.0, f.unserved_mw);
    if (total > 0) {
        item.bar = {{f.grid_mw / total, Role::Accent, false}, {onSite / total, Role::Accent, true}};
        if (f.unserved_mw > 0.05)
            item.bar.push_back({f.unserved_mw / total, Role::Critical, false});
    }
    item.tooltip = tooltip(item.label, f, {"grid_mw", "turbine_mw", "genset_mw", "battery_mw", "unserved_mw"},
                           Texts::tr("Solid: from the grid. Striped: made on the site. Battery above zero discharges."));
    return item;
}

HeadlineItem battery(const K& f)
{
    HeadlineItem item{"battery_mwh", Texts::tr("Battery"), significant(f.battery_mwh), unit("MWh")};
    const QString soc = withUnit(number(100 * f.battery_soc, 0), QStringLiteral("%"));
    if (f.battery_mwh > 0 || f.battery_soc > 0) {
        item.details << Texts::tr("%1 · %2 charged").arg(duration(f.autonomy_minutes), soc)
                     << QStringLiteral("%1 · %2").arg(duration(f.autonomy_minutes), soc);
        item.bar = {{f.battery_soc, f.battery_soc < 0.2 ? Role::Warning : Role::Ok, false}};
    } else {
        item.details << Texts::tr("none on the site") << Texts::tr("none");
    }
    item.tooltip = tooltip(item.label, f, {"battery_mwh", "battery_soc", "autonomy_minutes", "battery_mw"},
                           Texts::tr("Energy stored in the Megapacks now. Autonomy: how long they alone would carry the present facility load."));
    return item;
}

HeadlineItem water(const K& f)
{
    HeadlineItem item{"water_m3_per_h", Texts::tr("Water"), significant(f.water_m3_per_h), unit("m³/h")};
    item.spark = "water_m3_per_h";
    item.tooltip = tooltip(item.label, f, {"water_m3_per_h", "evaporation_m3_per_h", "drift_m3_per_h", "blowdown_m3_per_h", "wue_l_per_kwh"},
                           Texts::tr("Make-up of the evaporative cooling."));
    return item;
}

HeadlineItem storage(const K& f)
{
    HeadlineItem item{"storage_eb", Texts::tr("Storage"), significant(f.storage_eb), unit("EB")};
    item.isModelled = false;
    const QString write = withUnit(significant(f.storage_write_tb_per_s), unit("TB/s"));
    item.details << Texts::tr("write %1").arg(write) << write;
    item.tooltip = tooltip(item.label, f, {"storage_eb", "storage_write_tb_per_s", "storage_read_tb_per_s"}, Texts::tr("Sum of the storage racks."));
    return item;
}

HeadlineItem memory(const K& f)
{
    // The operator's label is no total of anything that can be computed; it stands beside the sums and is not mixed with them.
    HeadlineItem item{"hbm_pb_per_s", Texts::tr("HBM bandwidth"), significant(f.hbm_pb_per_s), unit("PB/s")};
    item.isModelled = false;
    const QString nvlink = significant(f.nvlink_pb_per_s), published = significant(f.published_memory_pb_per_s);
    item.details << Texts::tr("NVLink %1 · published %2").arg(nvlink, published) << Texts::tr("NVLink %1, publ. %2").arg(nvlink, published);
    item.tooltip = tooltip(Texts::tr("Memory bandwidth"), f, {"hbm_pb_per_s", "nvlink_pb_per_s", "network_pb_per_s", "published_memory_pb_per_s"},
                           Texts::tr("Published: the operator's label, 194 PB/s. It is not the HBM total of these GPUs; it is close to their "
                              "NVLink total. HBM and NVLink are computed from the GPUs' data sheets."));
    return item;
}

HeadlineItem binding(const K& f)
{
    HeadlineItem item{"limit", Texts::tr("Binding limit"), dash(), {}};
    item.isWord = true;
    if (f.binding_limit < 0 || f.binding_limit >= static_cast<int>(f.limits.size())) {
        item.details << Texts::tr("no limit known") << dash();
        item.tooltip = Texts::tr("The model has given no limits for this state.");
        return item;
    }
    const auto& limit = f.limits[static_cast<std::size_t>(f.binding_limit)];
    const auto state = limitState(limit);
    const QString limitUnit = unit(limit.unit);
    item.value = limitLabel(limit);
    item.shape = stateGlyph(state);
    item.valueRole = item.detailRole = stateRole(state);
    const QString word = limitStateLabel(state);
    // The word of the state is part of the line: colour and shape never stand alone.
    item.details << Texts::tr("%1: %2 of %3").arg(headroomText(limit), significant(limit.used), withUnit(significant(limit.capacity), limitUnit))
                 << headroomText(limit);
    if (limit.capacity > 0) {
        const double used = limit.used / limit.capacity;
        if (used > 1)
            item.bar = {{1 / used, Role::Accent, false}, {1 - 1 / used, Role::Critical, true}};
        else
            item.bar = {{used, state == LimitState::Tight ? Role::Warning : Role::Accent, false}};
    }
    QString rows;
    std::vector<const twin::Limit*> order;
    for (const auto& l : f.limits)
        order.push_back(&l);
    std::stable_sort(order.begin(), order.end(), [](auto* a, auto* b) { return a->headroomPercent() < b->headroomPercent(); });
    for (const auto* l : order)
        rows += QStringLiteral("<tr><td>%1</td><td align='right'>&nbsp;&nbsp;%2 / %3</td><td align='right'>&nbsp;&nbsp;%4</td></tr>")
                    .arg(limitLabel(*l).toHtmlEscaped(), significant(l->used, 4), withUnit(significant(l->capacity, 4), unit(l->unit)),
                         limitStateLabel(limitState(*l)).toHtmlEscaped());
    item.tooltip = QStringLiteral("<b>%1: %2</b><br/>%3<table>%4</table>")
                       .arg(item.value.toHtmlEscaped(), word.toHtmlEscaped(), Texts::tr("Modelled: used / capacity").toHtmlEscaped(), rows);
    return item;
}

} // namespace

bool areFiguresKnown(const K& figures) { return !figures.limits.empty() || figures.gpus > 0 || figures.facility_mw > 0; }

QStringList whatCarriesTheRest(const K& f)
{
    struct Source
    {
        const char* sentence;
        double mw;
    };
    // The rest is what the grid does not carry; sources below a tenth of a megawatt are not worth a word.
    std::vector<Source> sources;
    if (f.turbine_mw > 0.1)
        sources.push_back({QT_TRANSLATE_NOOP("HeadlineStrip", "Turbines carry %1"), f.turbine_mw});
    if (f.genset_mw > 0.1)
        sources.push_back({QT_TRANSLATE_NOOP("HeadlineStrip", "Gensets carry %1"), f.genset_mw});
    if (f.battery_mw > 0.1)
        sources.push_back({QT_TRANSLATE_NOOP("HeadlineStrip", "Batteries carry %1"), f.battery_mw});
    std::stable_sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.mw > b.mw; });
    QStringList parts;
    for (const auto& source : sources)
        parts << Texts::tr(source.sentence).arg(megawatt(source.mw));
    QStringList forms;
    if (f.unserved_mw > 0.05) {
        const QString missing = Texts::tr("%1 not served").arg(megawatt(f.unserved_mw));
        if (!parts.isEmpty())
            forms << missing + QStringLiteral(" · ") + parts.join(QStringLiteral(" · "));
        forms << missing;
        return forms;
    }
    if (parts.size() > 1)
        forms << parts.join(QStringLiteral(" · "));
    if (!parts.isEmpty())
        forms << parts.front() + (parts.size() > 1 ? QStringLiteral(" …") : QString());
    return forms;
}

std::vector<HeadlineItem> headlineItems(const K& figures, const twin::Scenario& scenario)
{
    std::vector<HeadlineItem> items{gpus(figures), itLoad(figures), facility(figures), pue(figures), supply(figures),
                                    battery(figures), water(figures), storage(figures), memory(figures), binding(figures)};
    if (!areFiguresKnown(figures)) {
        for (auto& item : items) {
            item.value = dash();
            item.details.clear();
            item.bar.clear();
            item.shape.reset();
            item.isModelled = false;
            item.valueRole = Role::Muted;
            item.tooltip = Texts::tr("Not calculated yet: the model has not run for this site.");
        }
        return items;
    }
    if (!scenario.name.empty())
        for (auto& item : items)
            item.tooltip += QStringLiteral("<p>%1</p>").arg(Texts::tr("Scenario: %1").arg(fromUtf8(scenario.name)).toHtmlEscaped());
    return items;
}

} // namespace views
