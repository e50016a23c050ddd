// What a solved one-line says: loadings, losses, voltages, who is dark, short-circuit levels.
#include "twin/physics/network/SiteNetwork.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace twin::network {
namespace {

using Kind = SiteElement::Kind;
std::size_t at(int i) { return static_cast<std::size_t>(i); }

void widen(double pu, double& low, double& high)
{
    if (std::isnan(pu))
        return;
    low = std::isnan(low) ? pu : std::min(low, pu);
    high = std::isnan(high) ? pu : std::max(high, pu);
}

} // namespace

double SiteNetwork::lineUpLoading(int lineUp, const PowerFlowResult& flow) const
{
    // What passes through the bus bar: everything that comes in, as one current.
    const int bus = m_lineUps[at(lineUp)];
    Complex in = 0;
    const auto take = [&](const Terminal& t) { in -= t.activeW() < 0 ? t.va[0] : Complex{}; };
    for (std::size_t l = 0; l < m_network.lines.size(); ++l) {
        if (m_network.lines[l].from == bus)
            take(flow.lines[l].from);
        if (m_network.lines[l].to == bus)
            take(flow.lines[l].to);
    }
    for (std::size_t l = 0; l < m_network.links.size(); ++l)
        if (m_network.links[l].to == bus)
            take(flow.links[l].to);
    for (std::size_t t = 0; t < m_network.transformers.size(); ++t)
        if (m_network.transformers[t].to == bus)
            take(flow.transformers[t].to);
    for (std::size_t g = 0; g < m_network.generators.size(); ++g)
        if (m_network.generators[g].bus == bus && flow.generators[g].at.activeW() > 0)
            in += flow.generators[g].at.va[0];
    return std::abs(in) / m_lineUpVa[at(lineUp)];
}

SiteElementState SiteNetwork::elementState(std::size_t element, const PowerFlowResult& flow) const
{
    const auto& e = m_elements[element];
    SiteElementState s;
    s.open = m_open[element] != 0;
    const auto voltage = [&](int bus) {
        if (!flow.energised[at(bus)])
            return;
        s.live = !s.open;
        s.pu = std::abs(flow.u[at(bus)][0]);
    };
    switch (e.kind) {
    case Kind::SubstationTransformer:
    case Kind::PadTransformer:
        s.loading = flow.transformers[at(e.index)].loading;
        s.lossW = flow.transformers[at(e.index)].lossW();
        voltage(m_network.transformers[at(e.index)].to);
        break;
    case Kind::RingTie:
    case Kind::Busway:
        s.loading = flow.lines[at(e.index)].loading;
        s.lossW = flow.lines[at(e.index)].lossW();
        voltage(m_network.lines[at(e.index)].to);
        break;
    case Kind::Machine:
    case Kind::Battery: {
        const auto& g = m_network.generators[at(e.index)];
        s.loading = g.ratedVa > 0 ? flow.generators[at(e.index)].at.totalVa() / g.ratedVa : 0;
        voltage(g.bus);
        s.live = s.live && g.closed;
        break;
    }
    case Kind::LineUp:
        s.loading = lineUpLoading(e.index, flow);
        voltage(m_lineUps[at(e.index)]);
        break;
    case Kind::UtilityFeed:
        s.loading = m_feedW[at(e.index)] > 0 ? std::abs(flow.sources[at(e.index)].at.activeW()) / m_feedW[at(e.index)] : notGiven;
        voltage(m_highBuses[at(e.index)]);
        break;
    }
    return s;
}

void SiteNetwork::summariseDark(const std::vector<double>& supplied, SiteState& s) const
{
    s.hallSupply.assign(m_hallPads.size() - 1, 0.0f);
    double mechanical = 0, hallsDarkW = 0;
    std::vector<double> halls(m_hallPads.size() - 1, 0.0);
    for (std::size_t l = 0; l < m_network.loads.size(); ++l) {
        const double w = m_network.loads[l].powerVa.real(), lost = w * (1 - supplied[l]);
        s.darkW += lost;
        s.shedW += supplied[l] > 0 ? lost : 0;
        if (m_loadHall[l] >= 0) {
            hallsDarkW += lost;
            halls[at(m_loadHall[l])] += supplied[l] / m_hallPads[at(m_loadHall[l])];
        } else if (m_loadHall[l] == -1) {
            mechanical += supplied[l] / m_hallPads.back();
        }
    }
    s.darkItW = hallsDarkW * m_load.itShare;
    s.mechanicalSupply = m_hallPads.back() > 0 ? static_cast<float>(std::min(1.0, mechanical)) : 1.0f;
    for (std::size_t h = 0; h < halls.size(); ++h) {
        // Sums of thirds and sevenths are meant to be 1.
        s.hallSupply[h] = m_hallPads[h] <= 0 || halls[h] > 1 - 1e-9 ? 1.0f : static_cast<float>(halls[h]);
        if (s.hallSupply[h] < 1)
            s.darkHalls.push_back(static_cast<int>(h));
    }
    if (s.mechanicalSupply > 1 - 1e-6f)
        s.mechanicalSupply = 1;
}

SiteState SiteNetwork::summarise(PowerFlowResult flow, const std::vector<double>& supplied) const
{
    SiteState s;
    s.solved = true;
    std::array<SiteKindFigures, siteElementKindCount> kinds;
    for (std::size_t i = 0; i < m_elements.size(); ++i) {
        const auto& e = m_elements[i];
        const auto state = elementState(i, flow);
        s.elements.push_back(state);
        auto& k = kinds[static_cast<std::size_t>(e.kind)];
        k.kind = e.kind;
        ++k.count;
        k.open += state.open ? 1 : 0;
        const double loading = std::isnan(state.loading) ? 0 : state.loading;
        k.lossW += state.lossW;
        k.meanLoading += loading;
        if (state.live)
            widen(state.pu, k.minPu, k.maxPu);
        if (loading > k.largestLoading || k.busiest.empty()) {
            k.largestLoading = loading;
            k.busiest = e.name;
        }
        // What a feed may carry is an agreement, see the key figures; nothing of it gets too hot.
        const double allowedS = e.kind == Kind::UtilityFeed ? HUGE_VAL : allowedOverloadS(loading, m_assumptions);
        if (allowedS < HUGE_VAL) {
            ++k.overloaded;
            s.overloads.push_back({e.name, loading, allowedS, i});
        }
        if (e.kind == Kind::Machine || e.kind == Kind::Battery)
            s.largestGenerationLoading = std::max(s.largestGenerationLoading, loading);
    }
    std::stable_sort(s.overloads.begin(), s.overloads.end(), [](const auto& a, const auto& b) { return a.loading > b.loading; });
    for (auto& k : kinds)
        if (k.count > 0) {
            k.meanLoading /= k.count;
            s.kinds.push_back(k);
        }
    const auto range = [&](const std::vector<int>& buses, double& low, double& high) {
        double least = notGiven, most = notGiven;
        for (const int b : buses)
            if (flow.energised[at(b)])
                widen(std::abs(flow.u[at(b)][0]), least, most);
        low = std::isnan(least) ? 0 : least;
        high = std::isnan(most) ? 0 : most;
    };
    double highest = 0;
    range(m_highBuses, s.highPu, highest);
    range(m_lineUps, s.mediumMinPu, s.mediumMaxPu);
    range(m_padBuses, s.padMinPu, s.padMaxPu);
    range(m_endBuses, s.endMinPu, s.endMaxPu);
    s.lossW = flow.lossW();
    for (const auto& l : flow.loads)
        s.loadW += l.at.activeW();
    summariseDark(supplied, s);
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
    const auto level = [&](int bus) -> const ShortCircuitLevel& { return out.buses[at(bus)]; };
    const auto most = [&](const std::vector<int>& buses) {
        int best = buses.empty() ? -1 : buses.front();
        for (const int b : buses)
            best = level(b).ka > level(best).ka ? b : best;
        return best;
    };
    const auto least = [&](const std::vector<int>& buses) {
        double ka = HUGE_VAL;
        for (const int b : buses)
            ka = level(b).ka > 0 ? std::min(ka, level(b).ka) : ka;
        return std::isinf(ka) ? 0 : ka;
    };
    if (const int b = most(m_highBuses); b >= 0)
        out.highKa = level(b).ka;
    if (const int b = most(m_lineUps); b >= 0 && level(b).ka > 0) {
        out.mediumMaxKa = level(b).ka;
        out.mediumPeakKa = level(b).peakKa;
        out.mediumMaxAt = m_network.buses[at(b)].name;
    }
    if (const int b = most(m_padBuses); b >= 0)
        out.padMaxKa = level(b).ka;
    out.mediumMinKa = least(m_lineUps);
    out.endMinKa = least(m_endBuses);
    out.breakingKa = m_assumptions.switchgearBreakingKa;
    out.withinBreaking = out.mediumMaxKa <= out.breakingKa;
    return out;
}

} // namespace twin::network
