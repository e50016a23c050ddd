#include "views/scene/layers/Alarms.h"
#include "views/panels/oneline/OneLineTexts.h"
#include "views/scene/ColourScale.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QCoreApplication>
#include <cmath>

namespace views {
namespace {

using twin::AssetKind, twin::Metric, twin::Origin, twin::ValueClass, twin::ValueQuality;
std::size_t at(int i) { return static_cast<std::size_t>(i); }
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Alarms)
};

/// The units that a limit is about; empty: it is about racks, or about the site as a whole.
std::vector<AssetKind> kindsOf(const std::string& limit)
{
    if (limit == "grid_import" || limit == "total_supply" || limit == "total_supply_n1")
        return {AssetKind::UtilityFeed};
    if (limit == "onsite_generation")
        return {AssetKind::Turbine, AssetKind::Genset};
    if (limit == "substation_transformers")
        return {AssetKind::Transformer};
    if (limit == "pad_transformers")
        return {AssetKind::PadTransformer};
    if (limit == "chillers")
        return {AssetKind::Chiller};
    if (limit == "cooling_tower")
        return {AssetKind::CoolingTower};
    if (limit == "facility_pumps")
        return {AssetKind::Pump};
    if (limit == "battery_power")
        return {AssetKind::Megapack};
    return {};
}

Vec3 over(const Box3& b) { return {b.centre().x, b.centre().y, b.high.z}; }

/// The rack that a limit of racks is about: the busiest by its own rating, or the hottest.
int rackOf(const std::string& limit, const twin::Site& site, const twin::Catalogue& catalogue, const twin::TwinState& state)
{
    const auto metric = limit == "cdu" ? Metric::HeatToLiquid : limit == "rear_door" ? Metric::HeatToAir : Metric::ThermalHeadroom;
    const auto values = state.rackValues(Origin::Modelled, metric);
    int best = -1;
    double most = -HUGE_VAL;
    for (std::size_t i = 0; i < values.size() && i < site.racks.size(); ++i) {
        const auto& type = catalogue.rackTypes[site.racks[i].type];
        const double rating = limit == "cdu" ? type.cduRatingW : limit == "rear_door" ? type.rearDoorRatingW : -1;
        const double used = rating == 0 ? std::nan("") : static_cast<double>(values[i]) / rating;
        if (std::isfinite(used) && used > most) {
            most = used;
            best = static_cast<int>(i);
        }
    }
    return best;
}

void addLimits(const twin::Site& site, const twin::Catalogue& catalogue, const SceneGeometry& geometry, const twin::TwinState& state, std::vector<Alarm>& out)
{
    const auto& limits = state.figures().limits;
    for (std::size_t l = 0; l < limits.size(); ++l) {
        if (text::limitState(limits[l]) != text::LimitState::Over)
            continue;
        Alarm alarm;
        alarm.limit = static_cast<int>(l);
        if (const auto& id = limits[l].id; id == "cdu" || id == "rear_door" || id == "gpu_temperature") {
            if (const int rack = rackOf(id, site, catalogue, state); rack >= 0) {
                alarm.asset = {site.racks[at(rack)].id};
                alarm.at = over(geometry.rack(rack));
                out.push_back(alarm);
            }
            continue;
        }
        for (const auto kind : kindsOf(limits[l].id)) {
            std::vector<int> units;
            std::vector<twin::Rect> areas;
            for (int u = 0; u < geometry.unitCount(); ++u)
                if (site.units[at(u)].kind == kind) {
                    units.push_back(u);
                    areas.push_back(planOf(geometry.unit(u)));
                }
            for (const auto& cluster : clusters(areas, 14)) {
                const int first = units[at(cluster.members.front())];
                double top = 0;
                for (const int m : cluster.members)
                    top = std::max(top, geometry.unit(units[at(m)]).high.z);
                alarm.asset = {site.units[at(first)].id};
                alarm.at = {(cluster.area.x0 + cluster.area.x1) / 2, (cluster.area.y0 + cluster.area.y1) / 2, top};
                out.push_back(alarm);
            }
        }
    }
}

void addOneLine(const twin::Site& site, const SceneGeometry& geometry, const twin::OneLine& line, std::vector<Alarm>& out)
{
    using Kind = twin::network::SiteElement::Kind;
    if (!line.state.solved)
        return;
    const auto place = [&](int element, Alarm& alarm) {
        const auto& e = line.elements[at(element)];
        if (!e.units.empty() && at(e.units.front()) < site.units.size()) {
            alarm.asset = {site.units[at(e.units.front())].id};
            alarm.at = over(geometry.unit(e.units.front()));
            return true;
        }
        if (e.hall >= 0 && at(e.hall) < site.halls.size()) {
            alarm.asset = {site.halls[at(e.hall)].id};
            const auto& a = site.halls[at(e.hall)].area;
            alarm.at = {(a.x0 + a.x1) / 2, a.y0, floorHeight + 3};
            return true;
        }
        return false;
    };
    for (const auto& o : line.state.overloads) {
        Alarm alarm;
        alarm.kind = Alarm::Kind::Overload;
        alarm.severity = o.loading > 1.25 ? Alarm::Severity::Critical : Alarm::Severity::Warning;
        alarm.element = static_cast<int>(o.element);
        alarm.value = o.loading;
        if (place(alarm.element, alarm))
            out.push_back(alarm);
    }
    for (std::size_t e = 0; e < line.elements.size() && e < line.state.elements.size(); ++e) {
        const auto kind = line.elements[e].kind;
        const auto& s = line.state.elements[e];
        Alarm alarm;
        alarm.element = static_cast<int>(e);
        if (s.open) {
            alarm.kind = Alarm::Kind::Open;
            alarm.severity = Alarm::Severity::Warning;
        } else if (!s.live && (kind == Kind::LineUp || kind == Kind::PadTransformer || kind == Kind::SubstationTransformer)) {
            alarm.kind = Alarm::Kind::Dark;
        } else {
            continue;
        }
        if (place(alarm.element, alarm))
            out.push_back(alarm);
    }
    for (const int hall : line.state.darkHalls) {
        if (at(hall) >= site.halls.size())
            continue;
        Alarm alarm;
        alarm.kind = Alarm::Kind::Dark;
        alarm.asset = {site.halls[at(hall)].id};
        const auto& a = site.halls[at(hall)].area;
        alarm.at = {(a.x0 + a.x1) / 2, (a.y0 + a.y1) / 2, floorHeight + 4};
        out.push_back(alarm);
    }
}

void addHot(const twin::Site& site, const SceneGeometry& geometry, const twin::TwinState& state, std::vector<Alarm>& out)
{
    for (const auto origin : {Origin::Measured, Origin::Modelled}) {
        const auto headroom = state.rackValues(origin, Metric::ThermalHeadroom);
        for (std::size_t i = 0; i < headroom.size() && i < site.racks.size(); ++i)
            if (headroom[i] < 0) {
                Alarm alarm;
                alarm.kind = Alarm::Kind::Hot;
                alarm.asset = {site.racks[i].id};
                alarm.at = over(geometry.rack(static_cast<int>(i)));
                alarm.value = static_cast<double>(-headroom[i]);
                alarm.origin = origin;
                out.push_back(alarm);
            }
    }
    // GPUs that protected themselves draw nothing; no other state of the model does that.
    if (!(state.figures().gpus_tripped > 0))
        return;
    const auto power = state.gpuValues(Origin::Modelled, Metric::Power);
    const auto first = state.rackFirstGpu();
    if (first.size() != site.racks.size() + 1 || power.size() != state.gpuCount())
        return;
    for (std::size_t r = 0; r < site.racks.size(); ++r) {
        int tripped = 0;
        for (std::uint32_t g = first[r]; g < first[r + 1]; ++g)
            tripped += power[g] == 0.0f;
        if (tripped > 0) {
            Alarm alarm;
            alarm.kind = Alarm::Kind::Tripped;
            alarm.asset = {site.racks[r].id};
            alarm.at = over(geometry.rack(static_cast<int>(r)));
            alarm.value = tripped;
            out.push_back(alarm);
        }
    }
}

/// Assets of which something is measured, and nothing of it is current.
void addStale(const twin::Site& site, const SceneGeometry& geometry, const twin::TwinState& state, std::vector<Alarm>& out)
{
    for (const auto what : {ValueClass::Rack, ValueClass::Unit}) {
        const std::size_t count = what == ValueClass::Rack ? site.racks.size() : site.units.size();
        std::vector<char> stale(count, 0), current(count, 0);
        std::vector<float> age(count, std::nanf(""));
        bool any = false;
        for (std::size_t m = 0; m < twin::metricCount; ++m) {
            const auto column = state.column(what, Origin::Measured, static_cast<Metric>(m));
            if (!column || column->values.size() != count)
                continue;
            for (std::size_t i = 0; i < count; ++i) {
                const auto quality = column->qualityAt(i);
                if (quality == ValueQuality::Stale) {
                    stale[i] = 1;
                    any = true;
                    if (i < column->ageSeconds.size() && !(age[i] <= column->ageSeconds[i]))
                        age[i] = column->ageSeconds[i];
                } else if (twin::isValue(quality)) {
                    current[i] = 1;
                }
            }
        }
        for (std::size_t i = 0; any && i < count; ++i)
            if (stale[i] && !current[i]) {
                Alarm alarm;
                alarm.kind = Alarm::Kind::Stale;
                alarm.severity = Alarm::Severity::Note;
                alarm.asset = {what == ValueClass::Rack ? site.racks[i].id : site.units[i].id};
                alarm.at = over(what == ValueClass::Rack ? geometry.rack(static_cast<int>(i)) : geometry.unit(static_cast<int>(i)));
                alarm.value = static_cast<double>(age[i]);
                alarm.origin = Origin::Measured;
                out.push_back(alarm);
            }
    }
}

} // namespace

std::vector<Alarm> findAlarms(const twin::Site& site, const twin::Catalogue& catalogue, const SceneGeometry& geometry, const twin::TwinState& state,
                              const twin::OneLine* oneLine)
{
    std::vector<Alarm> out;
    if (geometry.unitCount() != static_cast<int>(site.units.size()) || geometry.rackCount() != static_cast<int>(site.racks.size()))
        return out;
    addLimits(site, catalogue, geometry, state, out);
    if (oneLine)
        addOneLine(site, geometry, *oneLine, out);
    addHot(site, geometry, state, out);
    addStale(site, geometry, state, out);
    std::stable_sort(out.begin(), out.end(), [](const Alarm& a, const Alarm& b) { return a.severity < b.severity; });
    return out;
}

QString alarmWord(Alarm::Kind kind)
{
    switch (kind) {
    case Alarm::Kind::OverLimit: return Texts::tr("Over the limit");
    case Alarm::Kind::Tripped: return Texts::tr("Tripped");
    case Alarm::Kind::Hot: return Texts::tr("Too hot");
    case Alarm::Kind::Dark: return Texts::tr("Dark");
    case Alarm::Kind::Overload: return Texts::tr("Overloaded");
    case Alarm::Kind::Open: return Texts::tr("Open");
    case Alarm::Kind::Stale: return Texts::tr("Stale");
    }
    return {};
}

QString alarmText(const Alarm& a, const twin::Site& site, const twin::TwinState& state, const twin::OneLine* oneLine)
{
    const auto& limits = state.figures().limits;
    const QString word = alarmWord(a.kind) + QStringLiteral(": ");
    const auto name = [&] {
        for (const auto& h : site.halls)
            if (h.id == a.asset.asset)
                return text::hallName(h.name);
        for (const auto& r : site.racks)
            if (r.id == a.asset.asset)
                return QString::fromStdString(r.name);
        for (const auto& u : site.units)
            if (u.id == a.asset.asset)
                return QString::fromStdString(u.name);
        return QString();
    };
    const auto element = [&] {
        return oneLine && a.element >= 0 && at(a.element) < oneLine->elements.size() ? oneline::elementLabel(oneLine->elements[at(a.element)]) : name();
    };
    switch (a.kind) {
    case Alarm::Kind::OverLimit:
        if (a.limit >= 0 && at(a.limit) < limits.size())
            return word + text::limitLabel(limits[at(a.limit)]) + QStringLiteral(", ") + text::headroomText(limits[at(a.limit)]);
        return word + name();
    case Alarm::Kind::Tripped:
        return word + name() + QStringLiteral(", ") + Texts::tr("GPUs: %1").arg(text::number(a.value, 0));
    case Alarm::Kind::Hot:
        return word + name() + QStringLiteral(", ") + Texts::tr("%1 above slowdown, %2").arg(text::withUnit(text::number(a.value, 1), QStringLiteral("K")), text::originLabel(a.origin).toLower());
    case Alarm::Kind::Overload:
        return word + element() + QStringLiteral(", ") + text::withUnit(text::number(100 * a.value, 0), QStringLiteral("%"));
    case Alarm::Kind::Dark:
    case Alarm::Kind::Open:
        return word + element();
    case Alarm::Kind::Stale:
        return word + name() + (std::isfinite(a.value) ? QStringLiteral(", ") + ageText(a.value) : QString());
    }
    return word;
}

} // namespace views
