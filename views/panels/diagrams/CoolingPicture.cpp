#include "views/panels/diagrams/CoolingPicture.h"
#include "twin/physics/Water.h"
#include "views/panels/headline/HeadlineContent.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>

namespace views {
namespace {

using K = twin::KeyFigures;
using Box = CoolingPicture::Box;
using State = CoolingPicture::State;
using Line = CoolingPicture::Pipe::Line;
using Kind = twin::AssetKind;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(CoolingLoop)
};

QString celsius(double c) { return text::withUnit(std::isnan(c) ? text::dash() : text::number(c, 1), QStringLiteral("°C")); }
QString megawatt(double mw) { return text::withUnit(text::significant(mw), text::unit("MW")); }
QString flow(double m3) { return text::withUnit(text::number(m3, 0), text::unit("m³/h")); }
QString percent(double share) { return text::withUnit(text::number(100 * share, 0), QStringLiteral("%")); }

class Maker
{
public:
    Maker(const twin::SiteModel& site, const twin::TwinState& state) : m_site(site), m_state(state), f(state.figures())
    {
        p.parts.resize(static_cast<std::size_t>(Box::Count));
        for (std::size_t i = 0; i < p.parts.size(); ++i)
            p.parts[i].box = static_cast<Box>(i);
        p.pipes.resize(static_cast<std::size_t>(Line::ToAir) + 1);
        for (std::size_t i = 0; i < p.pipes.size(); ++i)
            p.pipes[i].line = static_cast<Line>(i);
    }
    CoolingPicture make()
    {
        racks();
        exchangers();
        machines();
        pumps();
        outdoors();
        pipes();
        p.summary = Texts::tr("%1 rejected · %2 without compressors · outdoors %3, wet bulb %4")
                        .arg(megawatt(f.heat_rejected_mw), percent(f.free_cooling_share), celsius(f.dry_bulb_c), celsius(f.wet_bulb_c));
        if (f.facility_supply_c > setPoint("facility_supply") + 0.5)
            p.summary += QStringLiteral(" · ") + Texts::tr("facility water %1 above its set point").arg(text::withUnit(text::number(f.facility_supply_c - setPoint("facility_supply"), 1), QStringLiteral("K")));
        return std::move(p);
    }

private:
    CoolingPicture::Part& part(Box box) { return p.parts[static_cast<std::size_t>(box)]; }
    double setPoint(const char* id) const
    {
        const auto& parameters = m_site.scenario().parameters;
        return parameters.contains(id) ? parameters.value(id) : std::numeric_limits<double>::quiet_NaN();
    }

    void racks()
    {
        auto& g = part(Box::Gpus);
        g.title = Texts::tr("GPUs on cold plates");
        g.lines = {Texts::tr("mean %1, hottest %2").arg(celsius(f.gpu_temperature_mean_c), celsius(f.gpu_temperature_max_c)), Texts::tr("%1 to liquid").arg(megawatt(f.heat_to_liquid_mw))};
        g.stateRole = f.gpus_tripped > 0 ? Role::Critical : f.gpus_throttled > 0 ? Role::Warning : Role::Ok;
        g.stateWord = f.gpus_tripped > 0 ? Texts::tr("%1 tripped").arg(text::number(f.gpus_tripped, 0))
                    : f.gpus_throttled > 0 ? Texts::tr("%1 throttled").arg(text::number(f.gpus_throttled, 0)) : Texts::tr("no clock cut");
        g.tip = Texts::tr("GPUs and hosts on cold plates, all halls. Click selects their racks.");
        auto& a = part(Box::Air);
        a.title = Texts::tr("Air of the halls");
        a.lines = {Texts::tr("%1 to air").arg(megawatt(f.heat_to_air_mw))};
        a.tip = Texts::tr("What is not on cold plates: network, storage, hosts, busways.");
        const auto& racks = m_site.site().racks;
        std::vector<double> liquid(m_site.site().halls.size());
        const auto heat = m_state.rackValues(twin::Origin::Modelled, twin::Metric::HeatToLiquid);
        const auto inlet = m_state.rackValues(twin::Origin::Modelled, twin::Metric::AirInlet);
        for (std::size_t r = 0; r < racks.size(); ++r) {
            if (m_site.catalogue().rackTypes[racks[r].type].use == twin::RackUse::Gpu)
                g.assets.push_back({racks[r].id});
            if (r < heat.size() && std::isfinite(heat[r]))
                liquid[racks[r].hall] += static_cast<double>(heat[r]);
        }
        if (!inlet.empty() && std::isfinite(inlet.front()))
            a.lines << Texts::tr("inlets at %1").arg(celsius(static_cast<double>(inlet.front())));
        for (std::size_t h = 0; h < liquid.size(); ++h)
            g.tip += QLatin1Char('\n') + text::hallName(m_site.site().halls[h].name) + QStringLiteral(": ") + megawatt(liquid[h] * 1e-6);
    }

    void exchangers()
    {
        auto& c = part(Box::Cdus);
        c.title = Texts::tr("CDUs");
        c.lines = {megawatt(f.cdu_heat_mw), Texts::tr("pumps %1").arg(megawatt(f.cdu_pump_mw)), Texts::tr("set point %1").arg(celsius(setPoint("technology_supply")))};
        const double off = f.technology_supply_c - setPoint("technology_supply");
        c.stateRole = off > 1 ? Role::Warning : Role::Ok;
        c.stateWord = off > 1 ? Texts::tr("%1 above its set point").arg(text::withUnit(text::number(off, 1), QStringLiteral("K"))) : Texts::tr("at the set point");
        if (!(f.technology_flow_m3_per_h > 0)) {
            c.stateRole = Role::Critical;
            c.stateWord = Texts::tr("no flow");
        }
        c.assets = part(Box::Gpus).assets;
        c.tip = Texts::tr("Plate exchangers in or beside the racks: technology loops on the left, facility water on the right.");
        auto& d = part(Box::Doors);
        d.title = Texts::tr("Rear doors");
        d.lines = {megawatt(f.door_heat_mw), Texts::tr("fans %1").arg(megawatt(f.fan_mw))};
        const double gap = f.heat_to_air_mw - f.door_heat_mw - f.room_heat_stored_mw;
        const bool short_ = f.room_heat_stored_mw > 0.02 * f.heat_to_air_mw || gap > 0.02 * f.heat_to_air_mw;
        d.stateRole = short_ ? Role::Warning : Role::Ok;
        d.stateWord = short_ ? Texts::tr("the halls are warming") : Texts::tr("take all the heat to air");
        d.tip = Texts::tr("Coils in the racks' doors, from room air to facility water.");
    }

    void units(CoolingPicture::Part& part, Kind kind, int inService, int running)
    {
        const auto& units = m_site.site().units;
        int index = 0;
        for (std::size_t u = 0; u < units.size(); ++u) {
            if (units[u].kind != kind)
                continue;
            CoolingPicture::Cell cell;
            cell.asset = units[u].id;
            cell.loading = m_state.unitValue(twin::Origin::Modelled, twin::Metric::Loading, static_cast<int>(u));
            // Units are taken out of service and started in their order, as the model does.
            cell.state = index >= inService ? State::OutOfService : index < running ? State::Running : State::Standby;
            cell.tip = text::fromUtf8(units[u].name) + QStringLiteral(": ")
                     + (cell.state == State::OutOfService ? Texts::tr("out of service") : cell.state == State::Running ? Texts::tr("running, %1 loaded").arg(percent(static_cast<double>(cell.loading))) : Texts::tr("ready"));
            part.cells.push_back(cell);
            part.assets.push_back({cell.asset});
            ++index;
        }
        part.exists = index > 0;
        const int out = index - std::min(index, inService);
        if (!part.exists) {
            part.stateWord = Texts::tr("none on the site");
            part.stateRole = Role::Muted;
            return;
        }
        part.stateWord = Texts::tr("%1 of %2 running").arg(running).arg(index);
        if (out > 0)
            part.stateWord += QStringLiteral(", ") + Texts::tr("%1 out of service").arg(out);
        part.stateRole = out > 0 ? Role::Warning : running > 0 ? Role::Ok : Role::Muted;
        if (inService == 0)
            part.stateRole = Role::Critical;
    }
    static int whole(double count) { return std::isfinite(count) ? static_cast<int>(std::lround(count)) : 0; }

    void machines()
    {
        auto& d = part(Box::Dry);
        d.title = Texts::tr("Dry coolers");
        d.exists = setPoint("dry_cooler_share") > 0 || f.dry_cooler_heat_mw > 0;
        d.stateWord = !d.exists ? Texts::tr("none on the site") : f.dry_cooler_heat_mw > 0 ? Texts::tr("running") : Texts::tr("ready");
        d.stateRole = f.dry_cooler_heat_mw > 0 ? Role::Ok : Role::Muted;
        if (d.exists)
            d.lines = {megawatt(f.dry_cooler_heat_mw), Texts::tr("fans %1").arg(megawatt(f.dry_cooler_mw))};
        d.tip = Texts::tr("Free cooling by outdoor air, first on the return. The parameter dry_cooler_share adds them.");
        auto& t = part(Box::Towers);
        t.title = Texts::tr("Cooling towers");
        units(t, Kind::CoolingTower, whole(f.towers_in_service), f.tower_heat_mw > 0 ? whole(f.towers_in_service) : 0);
        if (t.exists)
            t.lines = {Texts::tr("%1 · fans %2").arg(megawatt(f.tower_heat_mw), percent(f.tower_fan_speed)), Texts::tr("basin %1").arg(celsius(f.tower_basin_c)),
                       Texts::tr("make-up %1").arg(flow(f.water_m3_per_h))};
        t.tip = Texts::tr("Evaporative free cooling behind a plate exchanger, second on the return; %1 over the cells.").arg(flow(f.tower_flow_m3_per_h));
        auto& c = part(Box::Chillers);
        c.title = Texts::tr("Chillers");
        units(c, Kind::Chiller, whole(f.chillers_in_service), whole(f.chillers_running));
        if (c.exists) {
            c.lines = {megawatt(f.chiller_heat_mw), Texts::tr("compressors %1").arg(megawatt(f.chiller_mw))};
            if (f.chiller_mw > 0)
                c.lines << Texts::tr("COP %1").arg(text::number(f.chiller_heat_mw / f.chiller_mw, 1));
        }
        c.tip = Texts::tr("They take what free cooling leaves. Bright squares are loaded, hollow ones stand by, crossed ones are out of service.");
    }

    void pumps()
    {
        auto& u = part(Box::Pumps);
        u.title = Texts::tr("Facility pumps");
        units(u, Kind::Pump, whole(f.pumps_in_service), std::min(whole(f.facility_pumps_running), whole(f.pumps_in_service)));
        u.lines = {Texts::tr("%1 · %2").arg(flow(f.facility_flow_m3_per_h), megawatt(f.facility_pump_mw)), Texts::tr("set point %1").arg(celsius(setPoint("facility_supply")))};
        u.tip = Texts::tr("Their speed follows the heat; the set point is that of the water they send to CDUs and doors.");
    }

    void outdoors()
    {
        auto& o = part(Box::Outdoors);
        o.title = Texts::tr("Outdoor air");
        o.lines = {Texts::tr("%1, wet bulb %2").arg(celsius(f.dry_bulb_c), celsius(f.wet_bulb_c)),
                   Texts::tr("takes %1").arg(megawatt(f.heat_rejected_mw + f.chiller_mw + f.tower_mw + f.pump_mw - f.cdu_pump_mw - f.facility_pump_mw))};
        o.tip = Texts::tr("Heat rejected with the power of the machines that move it.");
    }

    void pipes()
    {
        const auto t = rejectionTemperatures(f);
        const double most = std::max({f.facility_flow_m3_per_h, f.technology_flow_m3_per_h, 1.0});
        const auto set = [&](Line line, double c, double m3, bool withFlow) {
            auto& pipe = p.pipes[static_cast<std::size_t>(line)];
            pipe.celsius = c;
            pipe.share = std::isfinite(m3) ? std::clamp(m3 / most, 0.0, 1.0) : 0;
            pipe.label = celsius(c);
            if (withFlow)
                pipe.label += QStringLiteral(" · ") + flow(m3);
        };
        set(Line::TechnologyReturn, f.technology_return_c, f.technology_flow_m3_per_h, true);
        set(Line::TechnologySupply, f.technology_supply_c, f.technology_flow_m3_per_h, false);
        set(Line::FacilityReturn, f.facility_return_c, f.facility_flow_m3_per_h, true);
        set(Line::AfterDry, t.afterDry, f.facility_flow_m3_per_h, false);
        set(Line::AfterTowers, t.afterTowers, f.facility_flow_m3_per_h, false);
        set(Line::FacilitySupply, f.facility_supply_c, f.facility_flow_m3_per_h, false);
        const double both = std::max(1e-9, f.cdu_heat_mw + f.door_heat_mw), doorFlow = f.facility_flow_m3_per_h * f.door_heat_mw / both;
        set(Line::DoorReturn, f.facility_return_c, doorFlow, false);
        set(Line::DoorSupply, f.facility_supply_c, doorFlow, false);
        for (const Line line : {Line::DoorReturn, Line::DoorSupply, Line::AirReturn, Line::AirSupply, Line::ToAir})
            p.pipes[static_cast<std::size_t>(line)].label.clear();
        for (const Line line : {Line::AirReturn, Line::AirSupply, Line::ToAir}) {
            p.pipes[static_cast<std::size_t>(line)].celsius = line == Line::ToAir ? f.dry_bulb_c : std::numeric_limits<double>::quiet_NaN();
            p.pipes[static_cast<std::size_t>(line)].share = 0.3;
        }
    }

    const twin::SiteModel& m_site;
    const twin::TwinState& m_state;
    const K& f;
    CoolingPicture p;
};

} // namespace

RejectionTemperatures rejectionTemperatures(const K& f)
{
    // MW over m³/h of water, in K.
    const double kPerMw = f.facility_flow_m3_per_h > 0 ? 1e6 * 3600 / (f.facility_flow_m3_per_h * twin::water::density * twin::water::heatCapacity)
                                                       : std::numeric_limits<double>::quiet_NaN();
    RejectionTemperatures t{};
    t.afterDry = f.facility_return_c - f.dry_cooler_heat_mw * kPerMw;
    t.afterTowers = t.afterDry - f.tower_heat_mw * kPerMw;
    t.afterChillers = t.afterTowers - f.chiller_heat_mw * kPerMw;
    return t;
}

CoolingPicture coolingPicture(const twin::SiteModel& site, const twin::TwinState& state)
{
    CoolingPicture none;
    const auto& f = state.figures();
    if (!areFiguresKnown(f) || !std::isfinite(f.heat_rejected_mw)) {
        none.problem = Texts::tr("Nothing calculated yet");
        none.next = Texts::tr("The cooling loop shows as soon as the model has run for this site, or at a time that was simulated.");
        return none;
    }
    if (!std::isfinite(f.facility_flow_m3_per_h) || !std::isfinite(f.cdu_heat_mw)) {
        none.problem = Texts::tr("This recording does not hold the flows of the loops");
        none.next = Texts::tr("It was made by an older version; simulate the day again to see them.");
        return none;
    }
    return Maker(site, state).make();
}

} // namespace views
