// Loads, switches and solution of the site's one-line.
#include "twin/physics/network/SiteNetwork.h"
#include "twin/base/Error.h"
#include <algorithm>
#include <cmath>

namespace twin::network {
namespace {

using Kind = SiteElement::Kind;
std::size_t at(int i) { return static_cast<std::size_t>(i); }
constexpr int islandRounds = 6;       ///< each leaves a few per cent of the losses' change, so two or three are enough
constexpr double islandLosses = 1.02; ///< of the load: what an island's machines must bring beside it

} // namespace

const char* siteElementKindName(SiteElement::Kind kind)
{
    switch (kind) {
    case Kind::UtilityFeed: return "Utility feeds";
    case Kind::SubstationTransformer: return "Substation transformers";
    case Kind::RingTie: return "Ring ties";
    case Kind::LineUp: return "Switchgear line-ups";
    case Kind::PadTransformer: return "Pad transformers";
    case Kind::Busway: return "Busways";
    case Kind::Machine: return "Turbines and gensets";
    case Kind::Battery: return "Megapack groups";
    }
    return "";
}

const char* siteElementKindId(SiteElement::Kind kind)
{
    switch (kind) {
    case Kind::UtilityFeed: return "utility_feed";
    case Kind::SubstationTransformer: return "substation_transformer";
    case Kind::RingTie: return "ring_tie";
    case Kind::LineUp: return "line_up";
    case Kind::PadTransformer: return "pad_transformer";
    case Kind::Busway: return "busway";
    case Kind::Machine: return "machine";
    case Kind::Battery: return "megapack_group";
    }
    return "";
}

double allowedOverloadS(double loading, const SiteAssumptions& a)
{
    // A millionth beyond a rating is rounding, not an overload.
    return !(loading > 1 + 1e-6) ? HUGE_VAL : loading <= a.twoHoursLoading ? 7200 : loading <= a.halfHourLoading ? 1800 : 0;
}

void SiteNetwork::setLoad(const SiteLoad& load)
{
    if (load.hallW.size() + 1 != m_hallPads.size())
        throw Error(TWIN_TEXT("The load names %1 halls where the network has %2."), {std::to_string(load.hallW.size()), std::to_string(m_hallPads.size() - 1)});
    if (!(load.powerFactor > 0 && load.powerFactor <= 1))
        throw Error(TWIN_TEXT("The power factor of the site's load must lie between 0 and 1."));
    m_load = load;
    const double tangent = std::sqrt(1 / (load.powerFactor * load.powerFactor) - 1);
    for (std::size_t i = 0; i < m_loadHall.size(); ++i) {
        auto& power = m_network.loads[i].powerVa;
        if (m_loadHall[i] == -2) {
            power = load.mediumW / static_cast<double>(m_lineUps.size());
            continue;
        }
        const auto place = m_loadHall[i] < 0 ? m_hallPads.size() - 1 : at(m_loadHall[i]);
        const double w = (m_loadHall[i] < 0 ? load.mechanicalW : load.hallW[place]) / m_hallPads[place];
        power = Complex(w, w * tangent);
    }
    applySwitches();
}

double SiteNetwork::capabilityW(std::size_t generator) const
{
    const auto& g = m_network.generators[generator];
    if (!isMachine(generator))
        return g.ratedVa * m_load.powerFactor; // an inverter alone brings the reactive power too
    return g.ratedVa * m_assumptions.machinePowerFactor * (static_cast<int>(generator) < m_turbines ? m_load.turbineFactor : 1);
}

void SiteNetwork::shareGeneration()
{
    const auto share = [&](int begin, int end, double totalW) {
        double rated = 0;
        for (int g = begin; g < end; ++g)
            rated += m_network.generators[at(g)].closed ? m_network.generators[at(g)].ratedVa : 0;
        for (int g = begin; g < end; ++g) {
            auto& generator = m_network.generators[at(g)];
            const double w = generator.closed && rated > 0 ? totalW * generator.ratedVa / rated : 0;
            const double most = generator.ratedVa * (isMachine(at(g)) ? m_assumptions.machinePowerFactor : 1);
            generator.powerVa = std::clamp(w, -most, most); // what the others of a lost one cannot take, the utility brings
        }
    };
    share(0, m_turbines, m_load.turbineW);
    share(m_turbines, m_turbines + m_gensets, m_load.gensetW);
    share(m_turbines + m_gensets, static_cast<int>(m_network.generators.size()), m_load.batteryW);
}

void SiteNetwork::applySwitches()
{
    const auto branch = [](BranchEnds& b, bool closed) { b.fromClosed = b.toClosed = closed; };
    for (auto& s : m_network.sources)
        s.closed = true;
    for (auto& l : m_network.lines)
        branch(l, true);
    for (auto& t : m_network.transformers)
        branch(t, true);
    for (auto& l : m_network.links)
        branch(l, true);
    for (std::size_t g = 0; g < m_network.generators.size(); ++g) {
        auto& generator = m_network.generators[g];
        generator.closed = !isMachine(g) || (static_cast<int>(g) < m_turbines ? m_load.turbineW : m_load.gensetW) > 0;
        if (m_groupUnits[g].empty())
            continue;
        generator.ratedVa = 0;
        for (const auto& [unit, rating] : m_groupUnits[g])
            generator.ratedVa += isUnitOut(unit) ? 0 : rating;
        generator.closed = generator.ratedVa > 0;
    }
    for (std::size_t i = 0; i < m_elements.size(); ++i) {
        const auto& e = m_elements[i];
        if (!m_open[i])
            continue;
        switch (e.kind) {
        case Kind::UtilityFeed: m_network.sources[at(e.index)].closed = false; break;
        case Kind::SubstationTransformer:
        case Kind::PadTransformer: branch(m_network.transformers[at(e.index)], false); break;
        case Kind::RingTie:
        case Kind::Busway: branch(m_network.lines[at(e.index)], false); break;
        case Kind::Machine:
        case Kind::Battery: m_network.generators[at(e.index)].closed = false; break;
        case Kind::LineUp: {
            // A bus bar lost takes every switch on it along.
            const int bus = m_lineUps[at(e.index)];
            const auto ends = [bus](auto& branches) {
                for (auto& b : branches) {
                    b.fromClosed = b.fromClosed && b.from != bus;
                    b.toClosed = b.toClosed && b.to != bus;
                }
            };
            ends(m_network.lines);
            ends(m_network.transformers);
            ends(m_network.links);
            for (auto& g : m_network.generators)
                g.closed = g.closed && g.bus != bus;
            break;
        }
        }
    }
    shareGeneration();
}

void SiteNetwork::setClosed(std::size_t element, bool closed)
{
    m_open.at(element) = !closed;
    applySwitches();
}

bool SiteNetwork::isUnitOut(int unit) const { return std::find(m_unitsOut.begin(), m_unitsOut.end(), unit) != m_unitsOut.end(); }

void SiteNetwork::setUnitInService(int unit, bool inService)
{
    std::erase(m_unitsOut, unit);
    if (!inService)
        m_unitsOut.push_back(unit);
    applySwitches();
}

void SiteNetwork::closeAll()
{
    std::fill(m_open.begin(), m_open.end(), char{0});
    m_unitsOut.clear();
    applySwitches();
}

std::vector<double> SiteNetwork::supplied() const
{
    const auto islands = findIslands(m_network);
    std::vector<double> neededW(at(islands.count), 0.0), capableW(at(islands.count), 0.0), share(m_network.loads.size(), 0.0);
    const auto island = [&](int bus) { return at(islands.ofNode[at(bus)]); };
    for (const auto& l : m_network.loads)
        neededW[island(l.bus)] += l.powerVa.real() * islandLosses;
    for (const auto& s : m_network.sources)
        if (s.closed)
            capableW[island(s.bus)] = HUGE_VAL;
    for (std::size_t g = 0; g < m_network.generators.size(); ++g)
        if (m_network.generators[g].closed)
            capableW[island(m_network.generators[g].bus)] += capabilityW(g);
    for (std::size_t l = 0; l < share.size(); ++l) {
        const auto i = island(m_network.loads[l].bus);
        if (islands.energised[i])
            share[l] = neededW[i] <= capableW[i] ? 1 : capableW[i] / neededW[i];
    }
    return share;
}

SiteState SiteNetwork::solve()
{
    PowerFlowOptions options;
    options.taps = TapStrategy::AnyValid;
    options.reactiveLimits = true;
    options.toleranceVa = 1;
    options.startU = m_startU;
    const auto scheduled = m_network.generators;
    const auto wanted = m_network.loads;
    SiteState state;
    try {
        const auto share = supplied();
        for (std::size_t l = 0; l < share.size(); ++l)
            if (share[l] > 0)
                m_network.loads[l].powerVa *= share[l];
        auto flow = m_solver.flow.solve(m_network, options);
        for (int round = 0; round < islandRounds && shareIslands(flow); ++round)
            flow = m_solver.flow.solve(m_network, options);
        m_network.loads = wanted;
        state = summarise(std::move(flow), share);
    } catch (const Error& e) {
        m_network.loads = wanted;
        state = {};
        state.problem = e.message();
    }
    m_network.generators = scheduled;
    return state;
}

void SiteNetwork::startFrom(const SiteState& state)
{
    if (!state.solved)
        return;
    m_startU.resize(state.flow.u.size());
    for (std::size_t b = 0; b < m_startU.size(); ++b)
        m_startU[b] = state.flow.u[b][0];
    for (std::size_t t = 0; t < state.flow.tapPositions.size() && t < m_network.transformers.size(); ++t)
        m_network.transformers[t].tap.position = state.flow.tapPositions[t];
}

bool SiteNetwork::shareIslands(const PowerFlowResult& flow)
{
    bool changed = false;
    for (std::size_t island = 0; island < flow.islands.leader.size(); ++island) {
        if (flow.islands.leader[island] < 0)
            continue;
        const auto inIsland = [&](std::size_t g) {
            const auto& generator = m_network.generators[g];
            return generator.closed && flow.islands.ofNode[at(generator.bus)] == static_cast<int>(island);
        };
        double neededW = 0, machinesW = 0, batteriesW = 0;
        for (std::size_t g = 0; g < m_network.generators.size(); ++g)
            if (inIsland(g)) {
                neededW += flow.generators[g].at.activeW();
                (isMachine(g) ? machinesW : batteriesW) += capabilityW(g);
            }
        // Machines by their droop, alike in proportion to what they can give; batteries what is beyond; all alike beyond that.
        double machineShare = machinesW > 0 ? std::clamp(neededW / machinesW, 0.0, 1.0) : 0;
        double batteryShare = batteriesW > 0 ? (neededW - machineShare * machinesW) / batteriesW : 0;
        if (batteryShare > 1 || (batteriesW <= 0 && neededW > machinesW))
            machineShare = batteryShare = neededW / (machinesW + batteriesW);
        for (std::size_t g = 0; g < m_network.generators.size(); ++g)
            if (inIsland(g)) {
                auto& generator = m_network.generators[g];
                const double w = capabilityW(g) * (isMachine(g) ? machineShare : batteryShare);
                changed |= std::abs(flow.generators[g].at.activeW() - w) > 1e-3 * generator.ratedVa;
                generator.powerVa = Complex(w, generator.powerVa.imag());
            }
    }
    return changed;
}

SiteState SiteNetwork::outage(std::size_t element)
{
    const char before = m_open.at(element);
    setClosed(element, false);
    auto state = solve();
    setClosed(element, before == 0);
    return state;
}

} // namespace twin::network
