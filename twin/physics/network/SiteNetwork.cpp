#include "twin/physics/network/SiteNetwork.h"
#include "twin/base/Error.h"
#include "twin/physics/CompiledPlant.h"
#include "twin/physics/Electrical.h"
#include <algorithm>
#include <cmath>
#include <map>

namespace twin::network {
namespace {

using Kind = SiteElement::Kind;
std::size_t at(int i) { return static_cast<std::size_t>(i); }
constexpr int islandRounds = 6; ///< each leaves a few per cent of the losses' change, so two or three are enough

std::vector<int> unitsOf(const PlantSpec& spec, AssetKind kind)
{
    std::vector<int> out;
    for (std::size_t u = 0; u < spec.units.size(); ++u)
        if (spec.units[u].kind == kind)
            out.push_back(static_cast<int>(u));
    return out;
}

/// Which of `places` the i-th of `count` goes to, evenly spread and in order.
int spread(std::size_t i, std::size_t count, std::size_t places) { return static_cast<int>((2 * i + 1) * places / (2 * count)); }

std::string numbered(const char* what, std::size_t i) { return std::string(what) + " " + std::to_string(i + 1); }

/// Shares of the racks' rated power by hall.
std::vector<double> ratedByHall(const PlantSpec& spec)
{
    std::vector<double> w(at(spec.hallCount), 0.0);
    for (std::size_t r = 0; r < spec.rackCount(); ++r) {
        const auto& type = spec.rackTypes[spec.rackType[r]];
        const double gpus = type.gpu >= 0 ? spec.rackFirstGpu[r + 1] - spec.rackFirstGpu[r] : 0;
        const double fill = type.gpus > 0 ? gpus / type.gpus : 1;
        w[spec.rackHall[r]] += gpus * (type.gpu >= 0 ? spec.gpus[at(type.gpu)].tdpW : 0) + fill * type.hostRatedW + type.networkW;
    }
    return w;
}

double unitSum(const PlantSpec& spec, const PlantState& state, AssetKind kind)
{
    double sum = 0;
    const auto& power = state.unit[static_cast<std::size_t>(Metric::Power)];
    for (const int u : unitsOf(spec, kind))
        if (at(u) < power.size())
            sum += static_cast<double>(power[at(u)]);
    return sum;
}

double ratingSum(const PlantSpec& spec, AssetKind kind)
{
    double sum = 0;
    for (const int u : unitsOf(spec, kind))
        sum += spec.units[at(u)].rating;
    return sum;
}

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

double allowedOverloadS(double loading)
{
    return !(loading > 1) ? HUGE_VAL : loading <= 1.25 ? 7200 : loading <= 1.5 ? 1800 : 0;
}

PlantChainLoss plantChainLoss(const PlantSpec& spec, const PlantState& state)
{
    const auto& k = state.figures;
    const auto compiled = compileConstants(spec, 1);
    const auto& p = compiled.p;
    PlantChainLoss loss;
    const double itW = k.it_mw * 1e6;
    loss.buswayW = resistiveLossW(itW, compiled.ratedItW, p.buswayLoss);
    // The pads' input is what the plant model writes to its pad transformers.
    const TransformerBank pads{compiled.group(AssetKind::PadTransformer).rating(0), p.mvNoLoad, p.mvLoad};
    const double padInputW = unitSum(spec, state, AssetKind::PadTransformer);
    loss.padW = transformerLossW(pads, padInputW / p.powerFactor);
    loss.upsW = std::max(0.0, padInputW - loss.padW - itW - (k.cooling_mw + k.house_mw) * 1e6 - loss.buswayW);
    const TransformerBank substation{compiled.group(AssetKind::Transformer).rating(0), p.hvNoLoad, p.hvLoad};
    loss.substationW = k.grid_mw > 0 ? transformerLossW(substation, k.grid_mw * 1e6 / p.powerFactor) : 0;
    loss.standbyW = std::max(0.0, k.electrical_loss_mw * 1e6 - loss.buswayW - loss.padW - loss.upsW - loss.substationW);
    return loss;
}

SiteLoad siteLoad(const PlantSpec& spec, const PlantState& state)
{
    const auto& k = state.figures;
    const auto loss = plantChainLoss(spec, state);
    SiteLoad load;
    load.powerFactor = spec.parameters.value("power_factor");
    load.hallW.assign(at(spec.hallCount), 0.0);
    const auto& power = state.rack[static_cast<std::size_t>(Metric::Power)];
    double racksW = 0;
    for (std::size_t r = 0; r < spec.rackCount() && r < power.size(); ++r) {
        load.hallW[spec.rackHall[r]] += static_cast<double>(power[r]);
        racksW += static_cast<double>(power[r]);
    }
    const double indoorW = k.it_mw * 1e6 + loss.upsW;
    for (auto& w : load.hallW)
        w = racksW > 0 ? w * indoorW / racksW : 0;
    load.mechanicalW = (k.cooling_mw + k.house_mw) * 1e6;
    load.mediumW = loss.standbyW;
    load.turbineW = k.turbine_mw * 1e6;
    load.gensetW = k.genset_mw * 1e6;
    load.batteryW = k.battery_mw * 1e6;
    return load;
}

SiteNetwork::SiteNetwork(const PlantSpec& spec, const SiteAssumptions& assumptions) : m_assumptions(assumptions)
{
    if (unitsOf(spec, AssetKind::PadTransformer).empty())
        throw Error(TWIN_TEXT("The plant has no pad transformers, so its halls cannot be connected; add some to see its network."));
    buildSupply(spec);
    buildMachines(spec);
    buildPads(spec);
    m_network.check();
}

void SiteNetwork::buildSupply(const PlantSpec& spec)
{
    const auto& a = m_assumptions;
    const auto feeds = unitsOf(spec, AssetKind::UtilityFeed), transformers = unitsOf(spec, AssetKind::Transformer);
    auto switchgear = unitsOf(spec, AssetKind::Switchgear);
    const std::size_t lineUps = std::max<std::size_t>(1, switchgear.size());
    for (std::size_t i = 0; i < lineUps; ++i) {
        m_lineUps.push_back(m_network.addBus(numbered("line-up", i), a.mediumV));
        m_lineUpVa.push_back(switchgear.empty() ? ratingSum(spec, AssetKind::PadTransformer) : spec.units[at(switchgear[i])].rating);
        m_elements.push_back({Kind::LineUp, numbered("line-up", i), static_cast<int>(i), switchgear.empty() ? std::vector<int>{} : std::vector{switchgear[i]}});
    }
    // Neighbours are tied through reactors; from three line-ups on the last is tied to the first.
    const std::size_t ties = lineUps > 2 ? lineUps : lineUps - 1;
    for (std::size_t i = 0; i < ties; ++i) {
        const std::size_t next = (i + 1) % lineUps;
        const double va = std::min(m_lineUpVa[i], m_lineUpVa[next]);
        Line tie;
        tie.name = "tie " + std::to_string(i + 1) + "-" + std::to_string(next + 1);
        tie.from = m_lineUps[i];
        tie.to = m_lineUps[next];
        const double x = a.reactorShare * a.mediumV * a.mediumV / va;
        tie.z1 = tie.z0 = Complex(x / a.reactorXOverR, x);
        tie.ratedA = va / std::numbers::sqrt3 / a.mediumV;
        m_elements.push_back({Kind::RingTie, tie.name, static_cast<int>(m_network.lines.size()), {}});
        m_network.lines.push_back(tie);
    }
    for (std::size_t i = 0; i < feeds.size(); ++i) {
        m_highBuses.push_back(m_network.addBus(numbered("161 kV bus", i), a.highV));
        Source s;
        s.name = numbered("utility feed", i);
        s.bus = m_highBuses.back();
        s.uPu = a.utilityPu;
        s.shortCircuitVa = a.utilityShortCircuitVa;
        m_elements.push_back({Kind::UtilityFeed, s.name, static_cast<int>(i), {feeds[i]}});
        m_network.sources.push_back(s);
    }
    if (m_highBuses.empty())
        return;
    for (std::size_t i = 0; i < transformers.size(); ++i) {
        Transformer t;
        t.name = numbered("substation transformer", i);
        t.from = m_highBuses[i % m_highBuses.size()];
        t.to = m_lineUps[at(spread(i, transformers.size(), lineUps))];
        t.u1V = a.highV;
        t.u2V = a.mediumV;
        t.ratedVa = spec.units[at(transformers[i])].rating;
        t.uk.nominal = a.substationUk;
        t.pkW.nominal = spec.parameters.value("hv_transformer_load_loss") * 1e-2 * t.ratedVa;
        t.p0W = spec.parameters.value("hv_transformer_no_load_loss") * 1e-2 * t.ratedVa;
        t.i0 = std::max(a.substationI0, t.p0W / t.ratedVa);
        t.windingFrom = Winding::Delta;
        t.windingTo = Winding::WyeGrounded;
        t.clock = 1; // the higher voltage leads by 30° (IEEE C57.12.00)
        const int steps = static_cast<int>(a.substationTapSteps);
        t.tap = {0, 0, -steps, steps, 0, a.substationTapStep * a.highV};
        TapRegulator r;
        r.name = "the tap changer of " + t.name;
        r.transformer = static_cast<int>(m_network.transformers.size());
        r.side = 1;
        r.setV = a.mediumSetPu * a.mediumV;
        r.bandV = 2 * a.mediumBand * a.mediumV;
        m_network.regulators.push_back(r);
        m_elements.push_back({Kind::SubstationTransformer, t.name, r.transformer, {transformers[i]}});
        m_network.transformers.push_back(t);
    }
    // A site without substation transformers is fed at medium voltage.
    if (transformers.empty())
        for (auto& s : m_network.sources) {
            m_network.buses[at(s.bus)].ratedV = a.mediumV;
            Link l;
            l.name = "incomer of " + s.name;
            l.from = s.bus;
            l.to = m_lineUps.front();
            m_network.links.push_back(l);
        }
}

void SiteNetwork::buildMachines(const PlantSpec& spec)
{
    const auto& a = m_assumptions;
    const auto add = [&](AssetKind kind, const char* name, double subtransient) {
        const auto units = unitsOf(spec, kind);
        for (std::size_t i = 0; i < units.size(); ++i) {
            Generator g;
            g.name = numbered(name, i);
            g.bus = m_lineUps[at(spread(i, units.size(), m_lineUps.size()))];
            g.ratedVa = spec.units[at(units[i])].rating / a.machinePowerFactor;
            g.holdsPu = a.machineHoldsPu;
            g.formsGrid = true;
            g.subtransientPu = subtransient;
            const double q = g.ratedVa * std::sqrt(1 - a.machinePowerFactor * a.machinePowerFactor);
            g.qMaxVar = q;
            g.qMinVar = -0.5 * q; // under-excited a machine gives way earlier (estimate)
            g.closed = false;     // until it has something to do
            m_elements.push_back({Kind::Machine, g.name, static_cast<int>(m_network.generators.size()), {units[i]}});
            m_network.generators.push_back(g);
        }
        return static_cast<int>(units.size());
    };
    m_turbines = add(AssetKind::Turbine, "turbine", a.turbineSubtransient);
    m_gensets = add(AssetKind::Genset, "genset", a.gensetSubtransient);
    // Megapacks of a line-up act as one inverter: constant power while there is a grid, grid-forming without one. An inverter gives
    // little more than its rated current into a short circuit, which IEC 60909-0 lets one leave out.
    const auto packs = unitsOf(spec, AssetKind::Megapack);
    std::vector<Generator> groups(m_lineUps.size());
    std::vector<std::vector<int>> members(m_lineUps.size());
    for (std::size_t i = 0; i < packs.size(); ++i) {
        const auto l = at(spread(i, packs.size(), m_lineUps.size()));
        groups[l].ratedVa += spec.units[at(packs[i])].rating;
        members[l].push_back(packs[i]);
    }
    for (std::size_t l = 0; l < groups.size(); ++l) {
        if (members[l].empty())
            continue;
        groups[l].name = "Megapacks at line-up " + std::to_string(l + 1);
        groups[l].bus = m_lineUps[l];
        groups[l].formsGrid = true;
        m_elements.push_back({Kind::Battery, groups[l].name, static_cast<int>(m_network.generators.size()), members[l]});
        m_network.generators.push_back(groups[l]);
    }
}

void SiteNetwork::buildPads(const PlantSpec& spec)
{
    const auto& a = m_assumptions;
    const auto pads = unitsOf(spec, AssetKind::PadTransformer);
    // Pads to halls by rated power, and to the mechanical plant by what cooling and house take of it: largest remainders.
    auto share = ratedByHall(spec);
    const auto compiled = compileConstants(spec, 1);
    double racksW = 0;
    for (const double w : share)
        racksW += w;
    for (auto& w : share)
        w *= racksW > 0 ? compiled.ratedItW / racksW : 0; // with what does not stand in racks
    const double chillersW = ratingSum(spec, AssetKind::Chiller) / 4; // electrical at a coefficient of performance of 4
    const double mechanicalW = chillersW + ratingSum(spec, AssetKind::Pump) + spec.parameters.value("house_load") * 1e-2 * compiled.designItW;
    share.push_back(std::max(mechanicalW, 0.0));
    double sum = 0;
    for (const double w : share)
        sum += w;
    if (!(sum > 0))
        throw Error(TWIN_TEXT("The plant has nothing to feed; add racks or cooling to see its network."));
    std::vector<std::size_t> count(share.size(), 0);
    std::vector<std::pair<double, std::size_t>> rest;
    std::size_t given = 0;
    for (std::size_t h = 0; h < share.size(); ++h) {
        const double exact = share[h] / sum * static_cast<double>(pads.size());
        count[h] = share[h] > 0 ? std::max<std::size_t>(1, static_cast<std::size_t>(exact)) : 0;
        given += count[h];
        rest.emplace_back(static_cast<double>(count[h]) - exact, h);
    }
    std::sort(rest.begin(), rest.end());
    for (std::size_t i = 0; given < pads.size(); i = (i + 1) % rest.size())
        if (count[rest[i].second] > 0) {
            ++count[rest[i].second];
            ++given;
        }
    for (std::size_t i = rest.size(); given > pads.size() && i-- > 0;)
        if (count[rest[i].second] > 1) {
            --count[rest[i].second];
            --given;
        }
    m_hallPads.assign(share.size(), 0.0);
    // Round the halls, so that every line-up carries a part of each and its pads fit its rating.
    std::vector<std::size_t> left = count;
    std::vector<int> hallOfPad;
    while (hallOfPad.size() < pads.size()) {
        const auto before = hallOfPad.size();
        for (std::size_t h = 0; h < left.size() && hallOfPad.size() < pads.size(); ++h)
            if (left[h] > 0) {
                --left[h];
                hallOfPad.push_back(h + 1 == left.size() ? -1 : static_cast<int>(h));
            }
        if (hallOfPad.size() == before)
            break; // fewer places than pads: those left over stand idle
    }
    for (std::size_t i = 0; i < hallOfPad.size(); ++i) {
        const int hall = hallOfPad[i];
        const auto place = hall < 0 ? share.size() - 1 : at(hall);
        const auto lineUp = at(spread(i, hallOfPad.size(), m_lineUps.size()));
        const auto& unit = spec.units[at(pads[i])];
        const auto name = numbered("pad", i);
        const int pad = m_network.addBus(name + " 415 V", a.lowV);
        Transformer t;
        t.name = name;
        t.from = m_lineUps[lineUp];
        t.to = pad;
        t.u1V = a.mediumV;
        t.u2V = a.lowV;
        t.ratedVa = unit.rating;
        t.uk.nominal = a.padUk;
        t.pkW.nominal = spec.parameters.value("mv_transformer_load_loss") * 1e-2 * t.ratedVa;
        t.p0W = spec.parameters.value("mv_transformer_no_load_loss") * 1e-2 * t.ratedVa;
        t.i0 = std::max(a.padI0, t.p0W / t.ratedVa);
        t.windingFrom = Winding::Delta;
        t.windingTo = Winding::WyeGrounded;
        t.clock = 1;
        m_elements.push_back({Kind::PadTransformer, name, static_cast<int>(m_network.transformers.size()), {pads[i]}, hall});
        m_network.transformers.push_back(t);
        m_padBuses.push_back(pad);
        // The busway's resistance gives the catalogue's loss share at the section's rated power.
        const double sectionW = share[place] / static_cast<double>(count[place]);
        const int end = m_network.addBus(name + (hall < 0 ? ", mechanical plant" : ", hall " + std::to_string(hall + 1)), a.lowV);
        Line busway;
        busway.name = "busway of " + name;
        busway.from = pad;
        busway.to = end;
        const double r = spec.parameters.value("busway_loss") * 1e-2 * a.lowV * a.lowV / std::max(sectionW, 1.0);
        busway.z1 = busway.z0 = Complex(r, a.buswayXOverR * r);
        busway.ratedA = unit.rating / std::numbers::sqrt3 / a.lowV;
        m_elements.push_back({Kind::Busway, busway.name, static_cast<int>(m_network.lines.size()), {}, hall});
        m_network.lines.push_back(busway);
        m_endBuses.push_back(end);
        m_endHall.push_back(hall);
        m_hallPads[place] += 1;
        Load l;
        l.name = "load at " + m_network.buses[at(end)].name;
        l.bus = end;
        m_network.loads.push_back(l);
    }
    for (const int bus : m_lineUps) {
        Load l;
        l.name = "stand-by at " + m_network.buses[at(bus)].name;
        l.bus = bus;
        m_network.loads.push_back(l);
    }
}

void SiteNetwork::setLoad(const SiteLoad& load)
{
    if (load.hallW.size() + 1 != m_hallPads.size())
        throw Error(TWIN_TEXT("The load names %1 halls where the network has %2."), {std::to_string(load.hallW.size()), std::to_string(m_hallPads.size() - 1)});
    if (!(load.powerFactor > 0 && load.powerFactor <= 1))
        throw Error(TWIN_TEXT("The power factor of the site's load must lie between 0 and 1."));
    const double tangent = std::sqrt(1 / (load.powerFactor * load.powerFactor) - 1);
    for (std::size_t i = 0; i < m_endBuses.size(); ++i) {
        const auto place = m_endHall[i] < 0 ? m_hallPads.size() - 1 : at(m_endHall[i]);
        const double w = (m_endHall[i] < 0 ? load.mechanicalW : load.hallW[place]) / m_hallPads[place];
        m_network.loads[i].powerVa = Complex(w, w * tangent);
    }
    for (std::size_t i = 0; i < m_lineUps.size(); ++i)
        m_network.loads[m_endBuses.size() + i].powerVa = load.mediumW / static_cast<double>(m_lineUps.size());
    const auto share = [&](int begin, int end, double totalW, bool machine) {
        double rated = 0;
        for (int g = begin; g < end; ++g)
            rated += m_network.generators[at(g)].ratedVa;
        for (int g = begin; g < end; ++g) {
            auto& generator = m_network.generators[at(g)];
            generator.powerVa = rated > 0 ? totalW * generator.ratedVa / rated : 0;
            if (machine)
                generator.closed = totalW > 0;
        }
    };
    share(0, m_turbines, load.turbineW, true);
    share(m_turbines, m_turbines + m_gensets, load.gensetW, true);
    share(m_turbines + m_gensets, static_cast<int>(m_network.generators.size()), load.batteryW, false);
}

void SiteNetwork::setClosed(std::size_t element, bool closed)
{
    const auto& e = m_elements.at(element);
    const auto branch = [&](BranchEnds& b) { b.fromClosed = b.toClosed = closed; };
    switch (e.kind) {
    case Kind::UtilityFeed: m_network.sources[at(e.index)].closed = closed; break;
    case Kind::SubstationTransformer:
    case Kind::PadTransformer: branch(m_network.transformers[at(e.index)]); break;
    case Kind::RingTie:
    case Kind::Busway: branch(m_network.lines[at(e.index)]); break;
    case Kind::Machine:
    case Kind::Battery: m_network.generators[at(e.index)].closed = closed; break;
    case Kind::LineUp: {
        // A bus bar lost takes every switch on it along.
        const int bus = m_lineUps[at(e.index)];
        for (auto& l : m_network.lines) {
            if (l.from == bus)
                l.fromClosed = closed;
            if (l.to == bus)
                l.toClosed = closed;
        }
        for (auto& t : m_network.transformers) {
            if (t.from == bus)
                t.fromClosed = closed;
            if (t.to == bus)
                t.toClosed = closed;
        }
        for (auto& l : m_network.links)
            if (l.to == bus)
                l.toClosed = closed;
        for (auto& g : m_network.generators)
            if (g.bus == bus)
                g.closed = closed;
        break;
    }
    }
}

void SiteNetwork::closeAll()
{
    for (std::size_t e = 0; e < m_elements.size(); ++e)
        if (m_elements[e].kind != Kind::Machine && m_elements[e].kind != Kind::LineUp)
            setClosed(e, true);
}

SiteState SiteNetwork::solve()
{
    PowerFlowOptions options;
    options.taps = TapStrategy::AnyValid;
    options.reactiveLimits = true;
    options.toleranceVa = 1;
    const auto scheduled = m_network.generators;
    SiteState state;
    try {
        auto flow = m_solver.solve(m_network, options);
        for (int round = 0; round < islandRounds && shareIslands(flow); ++round)
            flow = m_solver.solve(m_network, options);
        state = summarise(std::move(flow));
    } catch (const Error& e) {
        state.problem = e.what();
    }
    m_network.generators = scheduled;
    return state;
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
        const auto machine = [&](std::size_t g) { return static_cast<int>(g) < m_turbines + m_gensets; };
        double neededW = 0, machinesW = 0, batteriesW = 0;
        for (std::size_t g = 0; g < m_network.generators.size(); ++g)
            if (inIsland(g)) {
                neededW += flow.generators[g].at.activeW();
                (machine(g) ? machinesW : batteriesW) += m_network.generators[g].ratedVa * (machine(g) ? m_assumptions.machinePowerFactor : 1);
            }
        // Machines by their droop, alike in proportion to their rating; batteries what is beyond; all alike beyond that.
        double machineShare = machinesW > 0 ? std::clamp(neededW / machinesW, 0.0, 1.0) : 0;
        double batteryShare = batteriesW > 0 ? (neededW - machineShare * machinesW) / batteriesW : 0;
        if (batteryShare > 1 || (batteriesW <= 0 && neededW > machinesW))
            machineShare = batteryShare = neededW / (machinesW + batteriesW);
        for (std::size_t g = 0; g < m_network.generators.size(); ++g)
            if (inIsland(g)) {
                auto& generator = m_network.generators[g];
                const double w = generator.ratedVa * (machine(g) ? m_assumptions.machinePowerFactor * machineShare : batteryShare);
                changed |= std::abs(flow.generators[g].at.activeW() - w) > 1e-3 * generator.ratedVa;
                generator.powerVa = Complex(w, generator.powerVa.imag());
            }
    }
    return changed;
}

SiteState SiteNetwork::outage(std::size_t element)
{
    const auto before = m_network;
    setClosed(element, false);
    auto state = solve();
    m_network = before;
    return state;
}

double SiteNetwork::loadingOf(const SiteElement& e, const PowerFlowResult& flow) const
{
    switch (e.kind) {
    case Kind::SubstationTransformer:
    case Kind::PadTransformer: return flow.transformers[at(e.index)].loading;
    case Kind::RingTie:
    case Kind::Busway: return flow.lines[at(e.index)].loading;
    case Kind::Machine:
    case Kind::Battery: {
        const auto& g = m_network.generators[at(e.index)];
        return g.ratedVa > 0 ? flow.generators[at(e.index)].at.totalVa() / g.ratedVa : 0;
    }
    case Kind::LineUp: {
        // What passes through the bus bar: everything that comes in.
        const int bus = m_lineUps[at(e.index)];
        double in = 0;
        const auto take = [&](const Terminal& t) { in += std::max(0.0, -t.activeW()); };
        for (std::size_t l = 0; l < m_network.lines.size(); ++l) {
            if (m_network.lines[l].from == bus)
                take(flow.lines[l].from);
            if (m_network.lines[l].to == bus)
                take(flow.lines[l].to);
        }
        for (std::size_t t = 0; t < m_network.transformers.size(); ++t)
            if (m_network.transformers[t].to == bus)
                take(flow.transformers[t].to);
        for (std::size_t g = 0; g < m_network.generators.size(); ++g)
            if (m_network.generators[g].bus == bus)
                in += std::max(0.0, flow.generators[g].at.activeW());
        return in / m_lineUpVa[at(e.index)];
    }
    case Kind::UtilityFeed: return 0; // its limit is an agreement, see the key figures
    }
    return 0;
}

double SiteNetwork::lossOf(const SiteElement& e, const PowerFlowResult& flow) const
{
    switch (e.kind) {
    case Kind::SubstationTransformer:
    case Kind::PadTransformer: return flow.transformers[at(e.index)].lossW();
    case Kind::RingTie:
    case Kind::Busway: return flow.lines[at(e.index)].lossW();
    default: return 0;
    }
}

SiteState SiteNetwork::summarise(PowerFlowResult flow) const
{
    SiteState s;
    s.solved = true;
    std::map<Kind, SiteKindFigures> kinds;
    for (const auto& e : m_elements) {
        auto& k = kinds[e.kind];
        k.kind = e.kind;
        ++k.count;
        const double loading = loadingOf(e, flow);
        k.lossW += lossOf(e, flow);
        k.meanLoading += loading;
        if (loading > k.largestLoading || k.busiest.empty()) {
            k.largestLoading = loading;
            k.busiest = e.name;
        }
        if (loading > 1) {
            ++k.overloaded;
            s.overloads.push_back({e.name, loading, allowedOverloadS(loading)});
        }
        if (e.kind == Kind::Machine || e.kind == Kind::Battery)
            s.largestGenerationLoading = std::max(s.largestGenerationLoading, loading);
    }
    std::stable_sort(s.overloads.begin(), s.overloads.end(), [](const auto& a, const auto& b) { return a.loading > b.loading; });
    for (auto& [kind, k] : kinds) {
        k.meanLoading /= k.count;
        s.kinds.push_back(k);
    }
    const auto range = [&](const std::vector<int>& buses, double& low, double& high) {
        low = HUGE_VAL;
        high = 0;
        for (const int b : buses)
            if (flow.energised[at(b)]) {
                low = std::min(low, std::abs(flow.u[at(b)][0]));
                high = std::max(high, std::abs(flow.u[at(b)][0]));
            }
        if (high == 0)
            low = 0;
    };
    double highest = 0;
    range(m_highBuses, s.highPu, highest);
    range(m_lineUps, s.mediumMinPu, s.mediumMaxPu);
    range(m_padBuses, s.padMinPu, s.padMaxPu);
    range(m_endBuses, s.endMinPu, s.endMaxPu);
    s.lossW = flow.lossW();
    for (std::size_t l = 0; l < m_network.loads.size(); ++l) {
        s.loadW += flow.loads[l].at.activeW();
        if (!flow.energised[at(m_network.loads[l].bus)]) {
            s.darkW += m_network.loads[l].powerVa.real();
            if (l < m_endHall.size() && m_endHall[l] >= 0)
                s.darkHalls.push_back(m_endHall[l]);
        }
    }
    std::sort(s.darkHalls.begin(), s.darkHalls.end());
    s.darkHalls.erase(std::unique(s.darkHalls.begin(), s.darkHalls.end()), s.darkHalls.end());
    for (const auto& source : flow.sources) {
        s.importW += source.at.va[0].real();
        s.importVar += source.at.va[0].imag();
    }
    s.darkBuses = static_cast<int>(flow.darkBuses().size());
    for (const char live : flow.islands.energised)
        s.islands += live ? 1 : 0;
    s.flow = std::move(flow);
    return s;
}

SiteShortCircuit SiteNetwork::shortCircuitLevels() const
{
    SiteShortCircuit out;
    out.buses = network::shortCircuitLevels(m_network);
    for (const int b : m_highBuses)
        out.highKa = std::max(out.highKa, out.buses[at(b)].ka);
    out.mediumMinKa = HUGE_VAL;
    for (const int b : m_lineUps) {
        const auto& level = out.buses[at(b)];
        out.mediumMinKa = std::min(out.mediumMinKa, level.ka);
        if (level.ka > out.mediumMaxKa) {
            out.mediumMaxKa = level.ka;
            out.mediumPeakKa = level.peakKa;
            out.mediumMaxAt = m_network.buses[at(b)].name;
        }
    }
    for (const int b : m_padBuses)
        out.padMaxKa = std::max(out.padMaxKa, out.buses[at(b)].ka);
    out.endMinKa = HUGE_VAL;
    for (const int b : m_endBuses)
        out.endMinKa = std::min(out.endMinKa, out.buses[at(b)].ka);
    out.withinBreaking = out.mediumMaxKa <= m_assumptions.switchgearBreakingKa;
    return out;
}

} // namespace twin::network
