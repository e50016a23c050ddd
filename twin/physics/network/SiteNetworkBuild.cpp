// How the one-line is put together from the plant's units.
#include "twin/physics/network/SiteNetwork.h"
#include "twin/base/Error.h"
#include "twin/physics/CompiledPlant.h"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace twin::network {
namespace {

using Kind = SiteElement::Kind;
std::size_t at(int i) { return static_cast<std::size_t>(i); }

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

/// As spread(), but with as much rating at each place, for units of unequal size.
std::vector<int> spreadByRating(const PlantSpec& spec, const std::vector<int>& units, std::size_t places)
{
    double total = 0, before = 0;
    for (const int u : units)
        total += spec.units[at(u)].rating;
    std::vector<int> out;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const double rating = spec.units[at(units[i])].rating;
        const int place = total > 0 ? static_cast<int>((before + rating / 2) / total * static_cast<double>(places)) : spread(i, units.size(), places);
        out.push_back(std::min(place, static_cast<int>(places) - 1));
        before += rating;
    }
    return out;
}

std::string numbered(const char* what, std::size_t i) { return std::string(what) + " " + std::to_string(i + 1); }

/// The racks' rated power by hall.
std::vector<double> ratedByHall(const PlantSpec& spec)
{
    std::vector<double> w(at(spec.hallCount), 0.0);
    for (std::size_t r = 0; r < spec.rackCount(); ++r) {
        const auto& type = spec.rackTypes[spec.rackType[r]];
        const double gpus = type.gpu >= 0 ? spec.rackFirstGpu[r + 1] - spec.rackFirstGpu[r] : 0;
        const double fill = type.gpus > 0 ? gpus / type.gpus : 1;
        w.at(spec.rackHall[r]) += gpus * (type.gpu >= 0 ? spec.gpus[at(type.gpu)].tdpW : 0) + fill * type.hostRatedW + type.networkW;
    }
    return w;
}

double ratingSum(const PlantSpec& spec, AssetKind kind)
{
    double sum = 0;
    for (const int u : unitsOf(spec, kind))
        sum += spec.units[at(u)].rating;
    return sum;
}

/// How many of `places` each share gets: at least one where there is a share, the rest by largest remainders.
std::vector<std::size_t> apportion(const std::vector<double>& share, std::size_t places)
{
    double sum = 0;
    for (const double w : share)
        sum += w;
    std::vector<std::size_t> count(share.size(), 0);
    std::vector<std::pair<double, std::size_t>> rest;
    std::size_t given = 0;
    for (std::size_t h = 0; h < share.size(); ++h) {
        const double exact = share[h] / sum * static_cast<double>(places);
        count[h] = share[h] > 0 ? std::max<std::size_t>(1, static_cast<std::size_t>(exact)) : 0;
        given += count[h];
        rest.emplace_back(static_cast<double>(count[h]) - exact, h);
    }
    std::sort(rest.begin(), rest.end());
    for (std::size_t i = 0; given < places; i = (i + 1) % rest.size())
        if (count[rest[i].second] > 0) {
            ++count[rest[i].second];
            ++given;
        }
    for (std::size_t i = rest.size(); given > places && i-- > 0;)
        if (count[rest[i].second] > 1) {
            --count[rest[i].second];
            --given;
        }
    return count;
}

/// The order in which pads go to halls: each time the hall that is furthest behind its share, so that every line-up carries a part of
/// each. The last place stands for the mechanical plant and comes out as -1.
std::vector<int> interleave(const std::vector<std::size_t>& count, std::size_t places)
{
    std::size_t total = 0;
    for (const auto n : count)
        total += n;
    std::vector<std::size_t> given(count.size(), 0);
    std::vector<int> order;
    while (order.size() < std::min(total, places)) {
        std::size_t best = 0;
        double most = -HUGE_VAL;
        for (std::size_t h = 0; h < count.size(); ++h) {
            if (given[h] >= count[h])
                continue;
            const double behind = static_cast<double>(count[h]) * static_cast<double>(order.size() + 1) / static_cast<double>(total) - static_cast<double>(given[h]);
            if (behind > most + 1e-9) {
                most = behind;
                best = h;
            }
        }
        ++given[best];
        order.push_back(best + 1 == count.size() ? -1 : static_cast<int>(best));
    }
    return order;
}

} // namespace

SiteNetwork::SiteNetwork(const PlantSpec& spec, const SiteAssumptions& assumptions) : m_assumptions(assumptions)
{
    if (unitsOf(spec, AssetKind::PadTransformer).empty())
        throw Error(TWIN_TEXT("The plant has no pad transformers, so its halls cannot be connected; add some to see its network."));
    buildSupply(spec);
    buildMachines(spec);
    buildPads(spec);
    m_network.check();
    m_open.assign(m_elements.size(), 0);
    m_load.hallW.assign(m_hallPads.size() - 1, 0.0);
    applySwitches();
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
        m_elements.push_back({Kind::LineUp, numbered("line-up", i), static_cast<int>(i), switchgear.empty() ? std::vector<int>{} : std::vector{switchgear[i]}, -1,
                              static_cast<int>(i)});
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
        m_elements.push_back({Kind::RingTie, tie.name, static_cast<int>(m_network.lines.size()), {}, -1, static_cast<int>(i)});
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
        m_feedW.push_back(spec.units[at(feeds[i])].rating);
    }
    if (m_highBuses.empty())
        return;
    for (std::size_t i = 0; i < transformers.size(); ++i) {
        Transformer t;
        t.name = numbered("substation transformer", i);
        t.from = m_highBuses[i % m_highBuses.size()];
        const int lineUp = spread(i, transformers.size(), lineUps);
        t.to = m_lineUps[at(lineUp)];
        t.u1V = a.highV;
        t.u2V = a.mediumV;
        t.ratedVa = spec.units[at(transformers[i])].rating;
        m_lineUpVa[at(lineUp)] = std::max(m_lineUpVa[at(lineUp)], t.ratedVa); // bus bars fit their incomer
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
        m_elements.push_back({Kind::SubstationTransformer, t.name, r.transformer, {transformers[i]}, -1, lineUp});
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
        const auto places = spreadByRating(spec, units, m_lineUps.size());
        for (std::size_t i = 0; i < units.size(); ++i) {
            Generator g;
            g.name = numbered(name, i);
            const int lineUp = places[i];
            g.bus = m_lineUps[at(lineUp)];
            g.ratedVa = spec.units[at(units[i])].rating / a.machinePowerFactor;
            g.holdsPu = a.machineHoldsPu;
            g.formsGrid = true;
            g.subtransientPu = subtransient;
            const double q = g.ratedVa * std::sqrt(1 - a.machinePowerFactor * a.machinePowerFactor);
            g.qMaxVar = q;
            g.qMinVar = -0.5 * q; // under-excited a machine gives way earlier (estimate)
            g.closed = false;     // until it has something to do
            m_elements.push_back({Kind::Machine, g.name, static_cast<int>(m_network.generators.size()), {units[i]}, -1, lineUp});
            m_network.generators.push_back(g);
            m_groupUnits.emplace_back();
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
        m_elements.push_back({Kind::Battery, groups[l].name, static_cast<int>(m_network.generators.size()), members[l], -1,
                              static_cast<int>(l)});
        m_network.generators.push_back(groups[l]);
        m_groupUnits.emplace_back();
        for (const int u : members[l])
            m_groupUnits.back().emplace_back(u, spec.units[at(u)].rating);
    }
}

void SiteNetwork::buildPads(const PlantSpec& spec)
{
    const auto& a = m_assumptions;
    const auto pads = unitsOf(spec, AssetKind::PadTransformer);
    // Pads to halls by rated power, and to the mechanical plant by what cooling and house take of it.
    auto share = ratedByHall(spec);
    const auto compiled = compileSizes(spec);
    double racksW = 0;
    for (const double w : share)
        racksW += w;
    for (auto& w : share)
        w *= racksW > 0 ? compiled.ratedItW / racksW : 0; // with what does not stand in racks
    const double chillersW = ratingSum(spec, AssetKind::Chiller) / 4; // electrical at a coefficient of performance of 4
    const double mechanicalW = chillersW + ratingSum(spec, AssetKind::Pump) + compiled.p.houseShare * compiled.designItW;
    share.push_back(std::max(mechanicalW, 0.0));
    if (!(*std::max_element(share.begin(), share.end()) > 0))
        throw Error(TWIN_TEXT("The plant has nothing to feed; add racks or cooling to see its network."));
    const auto count = apportion(share, pads.size());
    m_hallPads.assign(share.size(), 0.0);
    const auto hallOfPad = interleave(count, pads.size()); // pads beyond it, with nothing to feed, stand idle
    for (std::size_t i = 0; i < hallOfPad.size(); ++i) {
        const int hall = hallOfPad[i];
        const auto place = hall < 0 ? share.size() - 1 : at(hall);
        const int lineUp = spread(i, hallOfPad.size(), m_lineUps.size());
        const auto& unit = spec.units[at(pads[i])];
        const auto name = numbered("pad", i);
        const int pad = m_network.addBus(name + " 415 V", a.lowV);
        Transformer t;
        t.name = name;
        t.from = m_lineUps[at(lineUp)];
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
        m_elements.push_back({Kind::PadTransformer, name, static_cast<int>(m_network.transformers.size()), {pads[i]}, hall, lineUp});
        m_network.transformers.push_back(t);
        m_padBuses.push_back(pad);
        int end = pad; // the mechanical plant stands beside its pads
        if (hall >= 0) {
            // The busway's resistance gives the catalogue's loss share at the section's rated power and the site's power factor.
            const double sectionW = share[place] / static_cast<double>(count[place]);
            end = m_network.addBus(name + ", hall " + std::to_string(hall + 1), a.lowV);
            Line busway;
            busway.name = "busway of " + name;
            busway.from = pad;
            busway.to = end;
            const double r = std::max(compiled.p.buswayLoss, 1e-6) * a.lowV * a.lowV / std::max(sectionW, 1.0) * compiled.p.powerFactor * compiled.p.powerFactor;
            busway.z1 = busway.z0 = Complex(r, a.buswayXOverR * r);
            busway.ratedA = unit.rating / std::numbers::sqrt3 / a.lowV;
            m_elements.push_back({Kind::Busway, busway.name, static_cast<int>(m_network.lines.size()), {}, hall, lineUp});
            m_network.lines.push_back(busway);
        }
        m_endBuses.push_back(end);
        m_loadHall.push_back(hall);
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
        m_loadHall.push_back(-2);
        m_network.loads.push_back(l);
    }
}

} // namespace twin::network
