#include "views/panels/properties/PropertySubject.h"
#include "views/text/Format.h"
#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <set>

namespace views {
namespace {

using namespace text;
using twin::AssetKind;
using twin::Metric;
using twin::Origin;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(PropertiesPanel)
};

/// What is added up: racks and units by index.
struct Members
{
    std::vector<int> racks, units;
    std::size_t size() const { return racks.size() + units.size(); }
};

struct Total
{
    double value = std::numeric_limits<double>::quiet_NaN();
    std::size_t count = 0;
};

class Adder
{
public:
    explicit Adder(Aggregate how) : m_how(how) {}
    void add(double v)
    {
        if (!std::isfinite(v))
            return;
        const bool isFirst = m_count++ == 0;
        switch (m_how) {
        case Aggregate::Sum:
        case Aggregate::Mean: m_value += v; break;
        case Aggregate::Max: m_value = isFirst ? v : std::max(m_value, v); break;
        case Aggregate::Min: m_value = isFirst ? v : std::min(m_value, v); break;
        }
    }
    Total total() const
    {
        if (m_count == 0)
            return {};
        return {m_how == Aggregate::Mean ? m_value / static_cast<double>(m_count) : m_value, m_count};
    }

private:
    Aggregate m_how;
    double m_value = 0;
    std::size_t m_count = 0;
};

template<typename Reader> void addMembers(Adder& adder, const Members& members, Reader read)
{
    for (const int i : members.racks)
        adder.add(read(true, i));
    for (const int i : members.units)
        adder.add(read(false, i));
}

std::vector<ValueRow> valuesOf(const Members& members, const twin::TwinState& state, QString& note)
{
    std::vector<ValueRow> rows;
    std::size_t fewest = members.size();
    bool anyMeasured = false;
    for (const auto& info : twin::metrics()) {
        const Metric metric = info.metric;
        const auto how = aggregateOf(metric);
        const auto value = [&](Origin origin, bool isRack, int i) {
            return static_cast<double>(isRack ? state.rackValue(origin, metric, i) : state.unitValue(origin, metric, i));
        };
        Adder measured(how), modelled(how), residual(how == Aggregate::Sum ? Aggregate::Sum : Aggregate::Mean);
        addMembers(measured, members, [&](bool r, int i) { return value(Origin::Measured, r, i); });
        addMembers(modelled, members, [&](bool r, int i) { return value(Origin::Modelled, r, i); });
        addMembers(residual, members, [&](bool r, int i) { return value(Origin::Measured, r, i) - value(Origin::Modelled, r, i); });
        const Total me = measured.total(), mo = modelled.total(), re = residual.total();
        const auto isOfLate = [&] { // measured, and not current: that is worth a line
            const auto isStale = [&](twin::ValueClass c, int i) { return state.quality(c, Origin::Measured, metric, i) == twin::ValueQuality::Stale; };
            return members.size() == 1
                && (members.racks.empty() ? isStale(twin::ValueClass::Unit, members.units.front()) : isStale(twin::ValueClass::Rack, members.racks.front()));
        };
        if (me.count == 0 && mo.count == 0 && !isOfLate())
            continue;
        ValueRow row;
        row.isKnown = true;
        row.metric = metric;
        row.label = metricLabel(metric);
        if (members.size() > 1)
            row.label += QStringLiteral(", ") + aggregateLabel(how);
        double scale = info.displayScale;
        int decimals = info.displayDecimals;
        row.unit = metricUnit(metric);
        // Sums of many racks are read in megawatts.
        if (info.displayUnit == "kW" && std::max(std::fabs(std::isfinite(me.value) ? me.value : 0), std::fabs(std::isfinite(mo.value) ? mo.value : 0)) >= 1e7) {
            scale = 1e-6;
            decimals = 2;
            row.unit = unit("MW");
        }
        row.measured = number(me.value * scale, decimals);
        row.modelled = number(mo.value * scale, decimals);
        row.residual = signedNumber(re.value * scale, decimals);
        QStringList tip{metricLabel(metric)};
        // What of the measured side is doubted, too old or wrong; a single asset says why it has no value.
        int doubted = 0, stale = 0, bad = 0;
        const auto countQuality = [&](twin::ValueClass what, const std::vector<int>& indices) {
            const auto column = state.column(what, Origin::Measured, metric);
            if (!column || column->quality.empty())
                return;
            for (const int i : indices) {
                const auto q = column->qualityAt(static_cast<std::size_t>(i));
                doubted += q == twin::ValueQuality::Uncertain;
                stale += q == twin::ValueQuality::Stale;
                bad += q == twin::ValueQuality::Bad;
            }
        };
        countQuality(twin::ValueClass::Rack, members.racks);
        countQuality(twin::ValueClass::Unit, members.units);
        QString noMeasured = Texts::tr("no open recording measures this here");
        const auto what = members.racks.empty() ? twin::ValueClass::Unit : twin::ValueClass::Rack;
        const int only = members.size() == 1 ? (members.racks.empty() ? members.units.front() : members.racks.front()) : -1;
        if (only >= 0 && stale + bad > 0)
            noMeasured = qualityReason(state.quality(what, Origin::Measured, metric, only), state.ageSeconds(what, Origin::Measured, metric, only));
        const auto line = [&](Origin origin, const Total& total, const QString& why) {
            if (total.count == 0)
                tip << QStringLiteral("%1: %2").arg(originLabel(origin), why);
            else
                tip << QStringLiteral("%1: %2").arg(originLabel(origin), withUnit(full(total.value * scale), row.unit))
                           + (members.size() > 1 ? QStringLiteral(" (%1)").arg(Texts::tr("%1 of %2").arg(total.count).arg(members.size())) : QString());
        };
        line(Origin::Measured, me, noMeasured);
        if (doubted > 0)
            tip << (members.size() == 1 ? qualityReason(twin::ValueQuality::Uncertain, 0) : Texts::tr("Uncertain: %1").arg(doubted));
        if (members.size() > 1 && stale > 0)
            tip << Texts::tr("Stale: %1").arg(stale);
        if (members.size() > 1 && bad > 0)
            tip << Texts::tr("Bad: %1").arg(bad);
        row.quality = doubted > 0 ? twin::ValueQuality::Uncertain : stale > 0 ? twin::ValueQuality::Stale : bad > 0 ? twin::ValueQuality::Bad : twin::ValueQuality::Good;
        line(Origin::Modelled, mo, Texts::tr("the model gives no such value here"));
        line(Origin::Residual, re, Texts::tr("needs both"));
        row.tooltip = tip.join(QLatin1Char('\n'));
        if (me.count > 0) {
            anyMeasured = true;
            fewest = std::min(fewest, me.count);
        }
        rows.push_back(std::move(row));
    }
    if (anyMeasured && members.size() > 1 && fewest < members.size())
        note = Texts::tr("Measured values and residuals cover %1 of %2.").arg(number(static_cast<double>(fewest), 0), number(static_cast<double>(members.size()), 0));
    return rows;
}

/// A server or a GPU of a rack.
std::vector<ValueRow> partValues(const twin::TwinState& state, twin::ValueClass what, int index)
{
    std::vector<ValueRow> rows;
    for (const auto& info : twin::metrics()) {
        const auto value = [&](Origin origin) {
            const auto all = state.values(what, origin, info.metric);
            return index >= 0 && static_cast<std::size_t>(index) < all.size() ? static_cast<double>(all[static_cast<std::size_t>(index)])
                                                                              : std::numeric_limits<double>::quiet_NaN();
        };
        const double measured = value(Origin::Measured), modelled = value(Origin::Modelled);
        const auto quality = state.quality(what, Origin::Measured, info.metric, index);
        if (!std::isfinite(measured) && !std::isfinite(modelled) && quality == twin::ValueQuality::None)
            continue;
        ValueRow row{metricLabel(info.metric), metricNumber(info.metric, measured), metricNumber(info.metric, modelled),
                     metricResidual(info.metric, measured - modelled), metricUnit(info.metric), {}, true, quality};
        row.metric = info.metric;
        row.tooltip = Texts::tr("A dash: not measured or not modelled for single servers and GPUs.");
        if (quality != twin::ValueQuality::None && quality != twin::ValueQuality::Good)
            row.tooltip = QStringLiteral("%1: %2").arg(originLabel(Origin::Measured), qualityReason(quality, state.ageSeconds(what, Origin::Measured, info.metric, index)));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<ValueRow> siteValues(const twin::KeyFigures& figures)
{
    constexpr const char* ids[] = {"it_mw", "facility_mw", "pue", "grid_mw", "turbine_mw", "genset_mw", "battery_mw", "unserved_mw", "cooling_mw",
                                   "electrical_loss_mw", "gpu_temperature_max_c", "technology_supply_c", "facility_supply_c", "water_m3_per_h", "dry_bulb_c",
                                   "wet_bulb_c", "cost_usd_per_h", "co2_kg_per_h"};
    std::vector<ValueRow> rows;
    if (figures.limits.empty() && !(figures.facility_mw > 0))
        return rows;
    for (const char* id : ids) {
        const auto* info = twin::keyFigureById(id);
        const double v = figures.*(info->member);
        rows.push_back({keyFigureLabel(*info), dash(), number(v, info->decimals), dash(), unit(info->unit),
                        QStringLiteral("%1: %2\n%3").arg(originLabel(Origin::Modelled), withUnit(full(v), unit(info->unit)),
                                                         Texts::tr("Totals of the facility are modelled; a recording of them shows as a curve.")),
                        true});
        rows.back().figure = id;
    }
    return rows;
}

QString metres(double value) { return withUnit(number(value, 2), QStringLiteral("m")); }

Members membersOf(const twin::SiteModel& model, const Asset& asset)
{
    const auto& site = model.site();
    Members members;
    const auto addRacks = [&](auto belongs) {
        for (std::size_t i = 0; i < site.racks.size(); ++i)
            if (belongs(site.racks[i]))
                members.racks.push_back(static_cast<int>(i));
    };
    switch (asset.kind) {
    case AssetKind::Site: break;
    case AssetKind::Building:
        addRacks([&](const twin::Rack& r) { return site.halls[r.hall].building == asset.index; });
        break;
    case AssetKind::Hall: addRacks([&](const twin::Rack& r) { return r.hall == asset.index; }); break;
    case AssetKind::Row: addRacks([&](const twin::Rack& r) { return r.row == asset.index; }); break;
    case AssetKind::Rack:
    case AssetKind::Server:
    case AssetKind::Gpu: members.racks.push_back(asset.index); break;
    default: members.units.push_back(asset.index); break;
    }
    return members;
}

void addTypeGroups(const twin::SiteModel& model, const Members& members, std::vector<std::string>& groups)
{
    const auto& site = model.site();
    const auto& catalogue = model.catalogue();
    const auto add = [&](const std::string& name) {
        if (std::find(groups.begin(), groups.end(), name) == groups.end())
            groups.push_back(name);
    };
    std::set<std::uint16_t> rackTypes, unitTypes;
    for (const int i : members.racks)
        rackTypes.insert(site.racks[static_cast<std::size_t>(i)].type);
    for (const int i : members.units)
        unitTypes.insert(site.units[static_cast<std::size_t>(i)].type);
    for (const auto type : rackTypes)
        add(catalogue.rackTypes[type].name);
    for (const auto type : rackTypes)
        if (const int gpu = catalogue.rackTypes[type].gpu; gpu >= 0)
            add(catalogue.gpus[static_cast<std::size_t>(gpu)].name);
    for (const auto type : unitTypes)
        add(catalogue.unitTypes[type].name);
}

void addFacts(const twin::SiteModel& model, const Asset& asset, const Members& members, PropertySubject& subject)
{
    const auto& site = model.site();
    const auto& catalogue = model.catalogue();
    const auto i = static_cast<std::size_t>(std::max(0, asset.index));
    const auto add = [&](const QString& label, const QString& value) { subject.facts.push_back({label, value}); };
    double gpus = 0;
    for (const int r : members.racks)
        gpus += gpusOf(site.racks[static_cast<std::size_t>(r)], catalogue);
    switch (asset.kind) {
    case AssetKind::Site:
        for (const auto& r : site.racks)
            gpus += gpusOf(r, catalogue);
        add(Texts::tr("GPUs"), number(gpus, 0));
        add(Texts::tr("Racks"), number(static_cast<double>(site.racks.size()), 0));
        add(Texts::tr("Plant units"), number(static_cast<double>(site.units.size()), 0));
        add(Texts::tr("Scenario"), fromUtf8(model.scenario().name));
        add(Texts::tr("Workload"), workloadLabel(model.scenario().workload));
        add(Texts::tr("Weather"), weatherLabel(model.scenario().weather));
        return;
    case AssetKind::Building:
    case AssetKind::Hall: {
        const auto& area = asset.kind == AssetKind::Hall ? site.halls[i].area : site.buildings[i].area;
        add(Texts::tr("Size"), metres(area.width()) + QStringLiteral(" × ") + metres(area.depth()));
        break;
    }
    case AssetKind::Row: add(Texts::tr("Faces"), site.rows[i].facesNorth ? Texts::tr("north") : Texts::tr("south")); break;
    case AssetKind::Rack:
    case AssetKind::Server:
    case AssetKind::Gpu: {
        const auto& rack = site.racks[i];
        const auto& type = catalogue.rackTypes[rack.type];
        if (asset.kind == AssetKind::Rack) {
            add(Texts::tr("Servers"), number(type.servers, 0));
            if (type.gpus > 0)
                add(Texts::tr("GPUs"), number(gpusOf(rack, catalogue), 0));
            add(Texts::tr("Size"), QStringLiteral("%1 × %2 × %3").arg(metres(type.widthM), metres(type.depthM), metres(type.heightM)));
        } else {
            add(Texts::tr("Rack"), fromUtf8(rack.name) + QStringLiteral(" · ") + typeName(type.name));
        }
        add(Texts::tr("Position"), QStringLiteral("x %1, y %2").arg(metres(rack.x), metres(rack.y)));
        return;
    }
    default: {
        const auto& plant = site.units[i];
        add(Texts::tr("Size"), QStringLiteral("%1 × %2 × %3").arg(metres(plant.widthM), metres(plant.depthM), metres(plant.heightM)));
        return;
    }
    }
    add(Texts::tr("Racks"), number(static_cast<double>(members.racks.size()), 0));
    add(Texts::tr("GPUs"), number(gpus, 0));
}

} // namespace

PropertySubject describe(const twin::SiteModel& site, const twin::TwinState& state, const std::vector<twin::AssetRef>& selection)
{
    std::vector<Asset> assets;
    for (const auto& ref : selection)
        if (const auto asset = resolve(site, ref))
            assets.push_back(*asset);
    PropertySubject subject;
    if (assets.empty())
        assets.push_back(Asset{});
    if (assets.size() == 1 && assets.front().kind == AssetKind::Site && site.site().buildings.empty() && site.site().racks.empty()) {
        subject.note = Texts::tr("No site is open. Open a preset or a project from the menu.");
        subject.hasParameters = false;
        return subject;
    }
    if (assets.size() == 1) {
        const Asset& asset = assets.front();
        subject.kind = asset.kind;
        subject.name = assetName(site, asset);
        subject.type = assetType(site, asset);
        if (asset.kind == AssetKind::Site && !site.scenario().presetId.empty())
            subject.type = Texts::tr("Site, preset %1").arg(fromUtf8(site.scenario().presetId));
        subject.place = assetPlace(site, asset);
        const Members members = membersOf(site, asset);
        if (asset.kind == AssetKind::Site)
            subject.values = siteValues(state.figures());
        else if (asset.kind == AssetKind::Server)
            subject.values = partValues(state, twin::ValueClass::Server, state.indexOf(twin::ValueClass::Server, asset.index, asset.ref.server));
        else if (asset.kind == AssetKind::Gpu)
            subject.values = partValues(state, twin::ValueClass::Gpu, state.indexOf(twin::ValueClass::Gpu, asset.index, asset.ref.gpu));
        else
            subject.values = valuesOf(members, state, subject.note);
        if (asset.kind == AssetKind::Server && subject.values.empty()) {
            subject.values = valuesOf(members, state, subject.note);
            subject.note = Texts::tr("Nothing is known of this server alone: these are the values of its rack.");
        }
        if (asset.kind == AssetKind::Gpu && subject.values.empty()) {
            subject.values = valuesOf(members, state, subject.note);
            subject.note = Texts::tr("Nothing is known of this GPU alone at this time: these are the values of its rack.");
        }
        addFacts(site, asset, members, subject);
        if (asset.kind != AssetKind::Site)
            addTypeGroups(site, members, subject.groups);
        subject.hasParameters = asset.kind == AssetKind::Site || !subject.groups.empty();
        return subject;
    }

    // Several: every rack and unit counts once, also when its row or hall is selected besides.
    std::set<int> racks, units;
    std::set<AssetKind> kinds;
    for (const auto& asset : assets) {
        kinds.insert(asset.kind);
        const Members members = membersOf(site, asset);
        racks.insert(members.racks.begin(), members.racks.end());
        units.insert(members.units.begin(), members.units.end());
    }
    const Members members{{racks.begin(), racks.end()}, {units.begin(), units.end()}};
    subject.kind = *kinds.begin();
    subject.name = kinds.size() == 1 ? QStringLiteral("%1 %2").arg(number(static_cast<double>(assets.size()), 0), kindLabelPlural(*kinds.begin()).toLower())
                                     : Texts::tr("%1 assets").arg(number(static_cast<double>(assets.size()), 0));
    double gpus = 0;
    std::set<QString> types;
    for (const int i : members.racks) {
        gpus += gpusOf(site.site().racks[static_cast<std::size_t>(i)], site.catalogue());
        types.insert(typeName(site.catalogue().rackTypes[site.site().racks[static_cast<std::size_t>(i)].type].name));
    }
    for (const int i : members.units)
        types.insert(typeName(site.catalogue().unitTypes[site.site().units[static_cast<std::size_t>(i)].type].name));
    QStringList typeList(types.begin(), types.end());
    subject.type = typeList.size() > 3 ? Texts::tr("%n types", nullptr, static_cast<int>(typeList.size())) : typeList.join(QStringLiteral("; "));
    subject.place = text::assetName(site, assets.front()) + QStringLiteral(" … ") + text::assetName(site, assets.back());
    subject.values = valuesOf(members, state, subject.note);
    if (!members.racks.empty()) {
        subject.facts.push_back({Texts::tr("Racks"), number(static_cast<double>(members.racks.size()), 0)});
        subject.facts.push_back({Texts::tr("GPUs"), number(gpus, 0)});
    }
    if (!members.units.empty())
        subject.facts.push_back({Texts::tr("Plant units"), number(static_cast<double>(members.units.size()), 0)});
    addTypeGroups(site, members, subject.groups);
    subject.hasParameters = !subject.groups.empty();
    return subject;
}

} // namespace views
