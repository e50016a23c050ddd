#include "views/scene/layers/LayerStack.h"
#include "data/time/TimeController.h"
#include "twin/model/SiteModel.h"
#include "views/Selection.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <cmath>

namespace views {
namespace {

using twin::Metric, twin::Origin;
constexpr int arrowMs = 50;              ///< between two moves of the arrows
constexpr double arrowsPerSecond = 0.45; ///< distances between arrows
constexpr double coldest = 15, hottest = 45; ///< facility water, °C: what the colours reach over

QColor waterColor(double celsius) { return mapColor(twin::MetricInfo::Map::Inferno, 0.2 + 0.75 * (celsius - coldest) / (hottest - coldest)); }

QString celsiusText(double celsius) { return text::withUnit(text::number(celsius, 1), QStringLiteral("°C")); }

} // namespace

void PathLayer::setRoutes(std::vector<Route> routes)
{
    m_path = std::move(routes);
    invalidate(Geometry);
}

LoadBand loadBand(const twin::OneLine& line, int element)
{
    const auto e = static_cast<std::size_t>(element);
    if (!line.state.solved || e >= line.state.elements.size())
        return LoadBand::Unknown;
    const auto& s = line.state.elements[e];
    const auto kind = line.elements[e].kind;
    using Kind = twin::network::SiteElement::Kind;
    if (s.open)
        return LoadBand::Open;
    if (!s.live)
        return kind == Kind::Machine || kind == Kind::Battery ? LoadBand::Stopped : LoadBand::Dark;
    if (std::isnan(s.loading))
        return LoadBand::Unknown;
    // What binds a feed is an agreement, which is exceeded all the same.
    return s.loading > 1 + 1e-6 ? LoadBand::Over : s.loading > 0.8 ? LoadBand::Tight : LoadBand::Free;
}

LayerStack::LayerStack(const ViewContext& context, const SceneGeometry& geometry, QObject* parent) : QObject(parent), m_context(context), m_geometry(geometry)
{
    m_pipes.planned = [this]() -> const PipePlan& { return pipePlan(); };
    m_power.planned = [this]() -> const PowerPlan& { return powerPlan(); };
    m_pipes.setVisible(isOn(LayerId::Pipes));
    m_power.setVisible(isOn(LayerId::PowerPath));
    m_air.setVisible(isOn(LayerId::Air));
    m_arrows.setInterval(arrowMs);
    connect(&m_arrows, &QTimer::timeout, this, [this] {
        m_phase = std::fmod(m_phase + arrowsPerSecond * arrowMs * 1e-3, 1.0);
        for (RouteLayer* layer : {static_cast<RouteLayer*>(&m_pipes), static_cast<RouteLayer*>(&m_power), static_cast<RouteLayer*>(&m_path)})
            layer->setPhase(m_phase);
        Q_EMIT renderNeeded();
    });
    if (m_context.time)
        connect(m_context.time, &data::TimeController::stateChanged, this, [this] { runArrows(); });
}

bool LayerStack::setOn(LayerId layer, bool on)
{
    if (m_on[at(layer)] == on)
        return false;
    m_on[at(layer)] = on;
    m_pipes.setVisible(isOn(LayerId::Pipes));
    m_power.setVisible(isOn(LayerId::PowerPath));
    m_air.setVisible(isOn(LayerId::Air));
    m_path.setVisible(isOn(LayerId::Selection));
    m_valuesStale = true;
    runArrows();
    return true;
}

QString LayerStack::problem(LayerId layer) const
{
    const auto& site = m_context.site->site();
    switch (layer) {
    case LayerId::Racks:
    case LayerId::Gpus:
        return site.racks.empty() ? tr("There are no racks; add some with Edit > Add racks.") : QString();
    case LayerId::Pipes:
        for (const auto& u : site.units)
            if (u.kind == twin::AssetKind::Chiller || u.kind == twin::AssetKind::CoolingTower || u.kind == twin::AssetKind::Pump)
                return {};
        return tr("This site has no chillers, towers or pumps that pipes could come from.");
    case LayerId::PowerPath:
        if (m_line && !m_line->elements.empty())
            return {};
        return m_line && !m_line->state.problem.text.empty() ? text::message(m_line->state.problem) : tr("The one-line is still being solved.");
    case LayerId::Air:
        for (const auto origin : {Origin::Modelled, Origin::Measured})
            if (!m_context.state->rackValues(origin, Metric::AirInlet).empty())
                return {};
        return tr("No air temperature is known yet, neither measured nor modelled.");
    case LayerId::Residuals:
        return m_context.state->hasMeasured() ? QString() : tr("Nothing is measured: open a recording or connect a live source to see residuals.");
    default:
        return {};
    }
}

void LayerStack::setOneLine(std::shared_ptr<const twin::OneLine> line)
{
    // Other numbers leave the plan as it is; another network does not.
    const auto same = [](const twin::OneLine& a, const twin::OneLine& b) {
        return std::equal(a.elements.begin(), a.elements.end(), b.elements.begin(), b.elements.end(), [](const auto& p, const auto& q) {
            return p.kind == q.kind && p.units == q.units && p.hall == q.hall && p.lineUp == q.lineUp;
        });
    };
    if (!m_line || !line || !same(*m_line, *line)) {
        m_powerPlanStale = true;
        m_power.invalidate(SceneLayer::Geometry);
    }
    m_line = std::move(line);
    m_valuesStale = m_pathStale = true;
    Q_EMIT problemsChanged();
    Q_EMIT renderNeeded();
}

const PipePlan& LayerStack::pipePlan() const
{
    if (std::exchange(m_pipePlanStale, false))
        m_pipePlan = planPipes(m_context.site->site(), m_geometry);
    return m_pipePlan;
}

const PowerPlan& LayerStack::powerPlan() const
{
    if (std::exchange(m_powerPlanStale, false)) {
        bool fits = m_line != nullptr; // a result of the site before an edit or reset may still be here
        const auto& site = m_context.site->site();
        for (std::size_t e = 0; fits && e < m_line->elements.size(); ++e) {
            const auto& element = m_line->elements[e];
            fits = element.hall < static_cast<int>(site.halls.size())
                && std::all_of(element.units.begin(), element.units.end(), [&](int u) { return static_cast<std::size_t>(u) < site.units.size(); });
        }
        m_powerPlan = fits ? PowerPlan(site, m_geometry, m_line->elements) : PowerPlan();
    }
    return m_powerPlan;
}

void LayerStack::siteChanged()
{
    m_pipePlanStale = m_powerPlanStale = m_valuesStale = m_pathStale = true;
    m_coverage.forget();
    for (auto* layer : m_layers)
        layer->invalidate(SceneLayer::Geometry);
}

void LayerStack::valuesChanged()
{
    m_valuesStale = true;
    bool other = false;
    for (const auto layer : allLayers) {
        const bool known = problem(layer).isEmpty();
        other |= std::exchange(m_problemsKnown[at(layer)], known) != known;
    }
    if (other)
        Q_EMIT problemsChanged();
}

void LayerStack::themeChanged()
{
    m_valuesStale = true;
    for (auto* layer : m_layers)
        layer->invalidate(SceneLayer::Geometry | SceneLayer::Colours);
}

void LayerStack::selectionChanged()
{
    if (m_followed == FollowedKind::None)
        return;
    m_pathStale = true;
    Q_EMIT renderNeeded();
}

void LayerStack::setAnimated(bool on)
{
    m_animated = on;
    runArrows();
}

void LayerStack::runArrows()
{
    const bool playing = m_context.time && m_context.time->state() == data::TimeController::State::Playing;
    const bool shown = (isOn(LayerId::Pipes) && m_pipes.hasArrows()) || (isOn(LayerId::PowerPath) && m_power.hasArrows())
        || (isOn(LayerId::Selection) && !m_path.isEmpty());
    const bool run = playing && shown && m_animated;
    if (run != m_arrows.isActive())
        run ? m_arrows.start() : m_arrows.stop();
}

// --- values ------------------------------------------------------------------------------------------------------------------------

void LayerStack::prepare(Theme::Kind kind)
{
    if (std::exchange(m_pathStale, false))
        findPath();
    if (!std::exchange(m_valuesStale, false))
        return;
    if (isOn(LayerId::Pipes))
        stylePipes(kind);
    if (isOn(LayerId::PowerPath))
        stylePower(kind);
    m_path.setStyles({{Theme::color(Role::Accent, kind), RouteStyle::Pattern::Forward}, {Theme::color(Role::Accent, kind), RouteStyle::Pattern::Forward}});
    if (isOn(LayerId::Air))
        readAir();
    if (isOn(LayerId::Coverage))
        m_coverage.update(*m_context.state, m_context.session);
    m_alarms.clear();
    if (isOn(LayerId::Alarms))
        m_alarms = findAlarms(m_context.site->site(), m_context.site->catalogue(), m_geometry, *m_context.state, m_line.get());
    runArrows();
}

std::vector<LayerStack::ShownRoutes> LayerStack::shownRoutes() const
{
    std::vector<ShownRoutes> out;
    const auto add = [&](const QString& name, const std::vector<Route>& routes, const RouteLayer& layer) {
        if (!routes.empty())
            out.push_back({name, routes, layer.styles()});
    };
    if (isOn(LayerId::Selection))
        add(m_followed == FollowedKind::Power ? QStringLiteral("Power path of the selection") : QStringLiteral("Coolant path of the selection"), m_path.planned(), m_path);
    if (isOn(LayerId::Pipes))
        add(QStringLiteral("Cooling pipes"), pipePlan().routes, m_pipes);
    if (isOn(LayerId::PowerPath))
        add(QStringLiteral("Power path"), powerPlan().routes(), m_power);
    return out;
}

void LayerStack::stylePipes(Theme::Kind kind)
{
    const auto& k = m_context.state->figures();
    const QColor none = Theme::color(Role::NoData, kind);
    const bool known = !k.limits.empty() && std::isfinite(k.facility_supply_c) && std::isfinite(k.facility_return_c);
    const bool flows = known && k.facility_pumps_running > 0;
    const auto pattern = flows ? RouteStyle::Pattern::Forward : RouteStyle::Pattern::Solid;
    m_pipes.setStyles({{known ? waterColor(k.facility_supply_c) : none, pattern}, {known ? waterColor(k.facility_return_c) : none, pattern}});
}

void LayerStack::stylePower(Theme::Kind kind)
{
    const PowerPlan& plan = powerPlan();
    std::vector<RouteStyle> styles;
    const double battery = m_context.state->figures().battery_mw;
    using Kind = twin::network::SiteElement::Kind;
    for (int slot = 0; slot < plan.slotCount(); ++slot) {
        const auto elements = plan.elementsOf(slot);
        // The worst of those that are alive; only where none is, the others.
        LoadBand band = LoadBand::Unknown;
        bool any = false;
        for (const int e : elements) {
            const LoadBand b = m_line ? loadBand(*m_line, e) : LoadBand::Unknown;
            if (b <= LoadBand::Over && (!any || band > LoadBand::Over || b > band)) {
                band = b;
                any = true;
            } else if (!any) {
                band = b;
            }
        }
        const auto kindOf = plan.elements()[static_cast<std::size_t>(elements.front())].kind;
        auto pattern = RouteStyle::Pattern::Forward;
        if (kindOf == Kind::RingTie || (kindOf == Kind::Battery && !(std::abs(battery) > 0.01)))
            pattern = RouteStyle::Pattern::Solid;
        else if (kindOf == Kind::Battery && battery < 0)
            pattern = RouteStyle::Pattern::Backward;
        Role role = Role::NoData;
        switch (band) {
        case LoadBand::Free: role = Role::Ok; break;
        case LoadBand::Tight: role = Role::Warning; break;
        case LoadBand::Over: role = Role::Critical; break;
        default: break;
        }
        if (band == LoadBand::Open || band == LoadBand::Dark)
            pattern = RouteStyle::Pattern::Dashes;
        else if (band > LoadBand::Over)
            pattern = RouteStyle::Pattern::Solid;
        styles.push_back({Theme::color(role, kind), pattern});
    }
    m_power.setStyles(std::move(styles));
}

void LayerStack::readAir()
{
    // Measured where there is any, never a mixture.
    m_airOrigin = m_context.state->rackValues(Origin::Measured, Metric::AirInlet).empty() ? Origin::Modelled : Origin::Measured;
    const auto values = m_context.state->rackValues(m_airOrigin, Metric::AirInlet);
    const Extent extent = finiteExtent(values);
    m_airLow = extent.isValid() ? static_cast<double>(extent.least) : std::nan("");
    m_airHigh = extent.isValid() ? static_cast<double>(extent.most) : std::nan("");
    m_air.setInlet({values.begin(), values.end()});
}

std::vector<LegendEntry> LayerStack::legend(Theme::Kind kind) const
{
    std::vector<LegendEntry> out;
    const QString schematic = tr("%1, schematic").arg(text::originLabel(Origin::Modelled).toLower());
    if (isOn(LayerId::Pipes)) {
        const auto& k = m_context.state->figures();
        LegendEntry e{tr("Facility water"), schematic, {}, {}, {}, {}, tr("Places of pipes are not published")};
        const auto& styles = m_pipes.styles();
        if (styles.size() >= pipeSlots && !k.limits.empty()) {
            e.items.push_back({styles[SupplyPipe].color, false, tr("Supply %1").arg(celsiusText(k.facility_supply_c))});
            e.items.push_back({styles[ReturnPipe].color, false, tr("Return %1").arg(celsiusText(k.facility_return_c))});
        } else {
            e.items.push_back({Theme::color(Role::NoData, kind), false, tr("Not modelled yet")});
        }
        out.push_back(std::move(e));
    }
    if (isOn(LayerId::PowerPath)) {
        LegendEntry e{tr("Power path"), schematic, {}, {}, {}, {}, tr("Places of cables are not published")};
        std::array<int, 7> counts{};
        if (m_line)
            for (std::size_t i = 0; i < m_line->elements.size(); ++i)
                ++counts[static_cast<std::size_t>(loadBand(*m_line, static_cast<int>(i)))];
        const auto count = [&](LoadBand band) { return text::number(counts[static_cast<std::size_t>(band)], 0); };
        const bool solved = m_line && m_line->state.solved;
        if (solved) {
            e.items.push_back({Theme::color(Role::Ok, kind), false, tr("Up to 80 % · %1").arg(count(LoadBand::Free))});
            e.items.push_back({Theme::color(Role::Warning, kind), false, tr("80 to 100 % · %1").arg(count(LoadBand::Tight))});
            e.items.push_back({Theme::color(Role::Critical, kind), false, tr("Above its rating · %1").arg(count(LoadBand::Over))});
            if (counts[static_cast<std::size_t>(LoadBand::Stopped)] > 0)
                e.items.push_back({Theme::color(Role::NoData, kind), false, tr("Stopped · %1").arg(count(LoadBand::Stopped))});
            if (const int off = counts[static_cast<std::size_t>(LoadBand::Open)] + counts[static_cast<std::size_t>(LoadBand::Dark)]; off > 0)
                e.items.push_back({Theme::color(Role::NoData, kind), true, tr("Open or dark · %1").arg(text::number(off, 0))});
        } else {
            e.items.push_back({Theme::color(Role::NoData, kind), false, problem(LayerId::PowerPath).isEmpty() ? tr("Loading not known") : tr("Not solved yet")});
        }
        out.push_back(std::move(e));
    }
    if (isOn(LayerId::Air)) {
        LegendEntry e{tr("Air at the racks"), text::originLabel(m_airOrigin).toLower(), {}, {}, {}, {}, {}};
        if (std::isfinite(m_airLow)) {
            for (int i = 0; i < 32; ++i)
                e.bar.push_back(AirLayer::colorOf(AirLayer::coldest + (AirLayer::hottest - AirLayer::coldest) * i / 31));
            e.low = text::number(AirLayer::coldest, 0);
            e.high = text::withUnit(text::number(AirLayer::hottest, 0), QStringLiteral("°C"));
            e.note = m_airOrigin == Origin::Modelled ? tr("Now %1: one mixed air for all halls").arg(celsiusText(m_airLow))
                                                     : tr("Now %1 to %2; mean of 8 racks each").arg(celsiusText(m_airLow), celsiusText(m_airHigh));
        } else {
            e.items.push_back({Theme::color(Role::NoData, kind), false, tr("Not known yet")});
        }
        out.push_back(std::move(e));
    }
    if (isOn(LayerId::Coverage)) {
        LegendEntry e{tr("Measured coverage"), {}, {}, {}, {}, {}, {}};
        for (const auto cover : {Cover::Measured, Cover::Modelled, Cover::None}) {
            const auto i = static_cast<std::size_t>(cover);
            e.items.push_back({coverColor(cover, kind), false,
                               tr("%1 · racks %2, plant %3").arg(coverLabel(cover), text::number(m_coverage.counts().racks[i], 0), text::number(m_coverage.counts().units[i], 0))});
        }
        if (!m_context.state->hasMeasured())
            e.note = tr("Open a recording or connect a live source to see what is measured.");
        out.push_back(std::move(e));
    }
    if (m_followed != FollowedKind::None) {
        LegendEntry e{m_followed == FollowedKind::Power ? tr("Power path to utility") : tr("Coolant path to tower"), {}, {}, {}, {}, {}, {}};
        const QString why = followProblem(m_followed);
        if (!why.isEmpty()) {
            e.items.push_back({Theme::color(Role::NoData, kind), false, why});
        } else if (m_followed == FollowedKind::Power) {
            e.items.push_back({Theme::color(Role::Accent, kind), !m_pathArrives, m_pathArrives ? tr("Elements on the way: %1").arg(m_pathElements.size())
                                                                                             : tr("No closed way to the utility")});
        } else {
            e.items.push_back({Theme::color(Role::Accent, kind), false, m_pathArrives ? tr("To the tower and back") : tr("No tower here: to the chillers and back")});
        }
        out.push_back(std::move(e));
    }
    return out;
}

QString LayerStack::alarmLine(const Alarm& alarm) const { return alarmText(alarm, m_context.site->site(), *m_context.state, m_line.get()); }

// --- the path that is followed -------------------------------------------------------------------------------------------------------

std::vector<char> LayerStack::closed() const
{
    std::vector<char> out;
    if (m_line)
        for (std::size_t e = 0; e < m_line->elements.size(); ++e)
            out.push_back(e >= m_line->state.elements.size() || !m_line->state.elements[e].open);
    return out;
}

void LayerStack::setFollowed(FollowedKind kind)
{
    if (kind == m_followed)
        return;
    m_followed = kind;
    findPath();
    m_valuesStale = true;
    Q_EMIT renderNeeded();
}

QString LayerStack::followProblem(FollowedKind kind) const
{
    if (kind == FollowedKind::None)
        return {};
    if (m_context.selection->items().empty())
        return tr("Select a rack, row, hall or unit first.");
    if (kind == FollowedKind::Power)
        return problem(LayerId::PowerPath);
    return problem(LayerId::Pipes);
}

void LayerStack::findPath()
{
    m_pathStale = false;
    const auto& site = m_context.site->site();
    std::vector<int> racks, units;
    // Rows and halls stand for their racks.
    for (const auto& item : m_context.selection->items()) {
        if (m_followed == FollowedKind::None)
            break;
        if (const int r = m_context.site->rackIndex(item.asset); r >= 0)
            racks.push_back(r);
        else if (const int u = m_context.site->unitIndex(item.asset); u >= 0)
            units.push_back(u);
        else {
            const int row = m_context.site->rowIndex(item.asset), hall = m_context.site->hallIndex(item.asset);
            for (std::size_t i = 0; i < site.racks.size() && (row >= 0 || hall >= 0); ++i)
                if ((row >= 0 && site.racks[i].row == row) || (hall >= 0 && site.racks[i].hall == hall))
                    racks.push_back(static_cast<int>(i));
        }
    }
    std::vector<Route> routes;
    const auto elementsBefore = std::exchange(m_pathElements, {}), unitsBefore = std::exchange(m_pathUnits, {});
    m_pathArrives = false;
    if (m_followed == FollowedKind::Coolant) {
        auto path = coolantPath(pipePlan(), site, m_geometry, racks, units);
        routes = std::move(path.routes);
        m_pathUnits = std::move(path.units);
        m_pathArrives = path.endsAtTower;
    } else if (m_followed == FollowedKind::Power && !powerPlan().isEmpty()) {
        const auto isClosed = closed();
        std::vector<char> known(powerPlan().elements().size(), 0);
        const auto take = [&](const PowerPlan::Way& way) {
            bool fresh = false;
            for (const int e : way.elements)
                if (!std::exchange(known[static_cast<std::size_t>(e)], 1)) {
                    fresh = true;
                    m_pathElements.push_back(e);
                    for (const int u : powerPlan().elements()[static_cast<std::size_t>(e)].units)
                        m_pathUnits.push_back(u);
                }
            m_pathArrives |= way.reachesUtility;
            if (fresh && way.points.size() > 1) {
                auto points = way.points;
                std::reverse(points.begin(), points.end()); // power comes from the utility
                routes.push_back({std::move(points), 0, 0.2, 2.2f, 0});
            }
        };
        for (const int r : racks) // those of one busway share its way
            if (const int busway = powerPlan().buswayOf(r); busway >= 0 && !known[static_cast<std::size_t>(busway)])
                take(powerPlan().fromRack(r, isClosed));
        for (const int u : units)
            take(powerPlan().fromUnit(u, isClosed));
    }
    m_path.setRoutes(std::move(routes));
    if (m_pathElements != elementsBefore || m_pathUnits != unitsBefore)
        Q_EMIT followedChanged();
}

} // namespace views
