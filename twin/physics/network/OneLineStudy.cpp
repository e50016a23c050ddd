#include "twin/physics/network/OneLineStudy.h"
#include "twin/base/Error.h"
#include <algorithm>
#include <cmath>
#include <numeric>
#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

namespace twin::network {
namespace {

using Kind = SiteElement::Kind;
std::size_t at(int i) { return static_cast<std::size_t>(i); }
constexpr std::size_t outagesBetweenReports = 64;

/// The island that the dispatch looks after, and what the others keep of their generation.
class Islanding
{
public:
    explicit Islanding(const ElectricalNetwork& n) : m_islands(findIslands(n)), m_source(at(m_islands.count), 0), m_load(at(m_islands.count), 0.0), m_capable(m_load)
    {
        for (const auto& s : n.sources)
            if (s.closed)
                m_source[of(s.bus)] = 1;
        for (const auto& l : n.loads)
            m_load[of(l.bus)] += l.powerVa.real();
        for (const auto& g : n.generators)
            if (g.closed)
                m_capable[of(g.bus)] += g.ratedVa;
        for (std::size_t i = 0; i < m_load.size(); ++i)
            if (m_islands.energised[i] && (m_main < 0 || better(i, at(m_main))))
                m_main = static_cast<int>(i);
    }
    std::size_t of(int bus) const { return at(m_islands.ofNode[at(bus)]); }
    bool isMain(int bus) const { return m_main >= 0 && of(bus) == at(m_main); }
    bool hasSource(int bus) const { return m_source[of(bus)] != 0; }
    bool live(int bus) const { return m_islands.energised[of(bus)] != 0; }
    double loadW(int bus) const { return m_load[of(bus)]; }

private:
    bool better(std::size_t a, std::size_t b) const
    {
        // A feed that is cut off from all load is no supply.
        const bool fedA = m_source[a] && m_load[a] > 0, fedB = m_source[b] && m_load[b] > 0;
        if (fedA != fedB)
            return fedA;
        return fedA ? m_load[a] > m_load[b] : m_capable[a] > m_capable[b];
    }
    Islands m_islands;
    std::vector<char> m_source;
    std::vector<double> m_load, m_capable;
    int m_main = -1;
};

OutageResult result(std::size_t element, const SiteState& s, const SiteState& base)
{
    OutageResult r;
    r.element = element;
    r.solved = s.solved;
    r.problem = s.problem;
    if (!s.solved)
        return r;
    r.darkItW = std::max(0.0, s.darkItW - base.darkItW);
    r.darkW = std::max(0.0, s.darkW - base.darkW);
    r.shedW = std::max(0.0, s.shedW - base.shedW);
    for (std::size_t h = 0; h < s.hallSupply.size(); ++h)
        if (s.hallSupply[h] < base.hallSupply[h])
            r.darkHalls.push_back(static_cast<int>(h));
    for (const auto& o : s.overloads) {
        const double before = base.elements[o.element].loading;
        const bool isNew = !(before > 1);
        ++r.overloads;
        r.newOverloads += isNew ? 1 : 0;
        if (isNew || o.loading > before + 0.05)
            r.worstNewLoading = std::max(r.worstNewLoading, o.loading);
    }
    if (!s.overloads.empty()) {
        r.worstElement = s.overloads.front().element;
        r.worstLoading = s.overloads.front().loading;
        r.allowedS = s.overloads.front().allowedS;
    } else {
        for (std::size_t e = 0; e < s.elements.size(); ++e)
            if (s.elements[e].loading > r.worstLoading && s.elements[e].loading <= 1) {
                r.worstElement = e;
                r.worstLoading = s.elements[e].loading;
            }
    }
    r.mediumMinPu = s.mediumMinPu;
    r.endMinPu = s.endMinPu;
    r.islands = s.islands;
    return r;
}

} // namespace

void setOpen(SiteNetwork& network, const OpenItem& item, bool open)
{
    if (item.unit >= 0)
        network.setUnitInService(item.unit, !open);
    else
        network.setClosed(item.element, !open);
}

void OutageEffect::applyTo(PlantInputs& inputs) const
{
    inputs.turbinesOut += turbinesOut;
    inputs.gensetsOut += gensetsOut;
    inputs.megapacksOut += megapacksOut;
    inputs.transformersOut += transformersOut;
    inputs.chillersOut += chillersOut;
    inputs.towersOut += towersOut;
    if (std::isfinite(gridLimitW) && (inputs.gridLimitW < 0 || inputs.gridLimitW > gridLimitW))
        inputs.gridLimitW = gridLimitW;
    if (hallSupply.empty())
        return;
    if (inputs.hallSupply.size() < hallSupply.size())
        inputs.hallSupply.resize(hallSupply.size(), 1.0f);
    for (std::size_t h = 0; h < hallSupply.size(); ++h)
        inputs.hallSupply[h] = std::min(inputs.hallSupply[h], hallSupply[h]);
}

OutageEffect outageEffect(const SiteNetwork& original, const PlantSpec& spec, const SiteLoad& wanted)
{
    SiteNetwork network = original;
    auto load = wanted;
    load.turbineW = load.gensetW = 1; // every machine can be started
    network.setLoad(load);
    const auto& n = network.network();
    const Islanding islands(n);
    const auto supplied = network.supplied();

    OutageEffect effect;
    std::vector<double> halls(at(network.hallCount()), 0.0);
    double mechanical = 0;
    bool allHalls = true;
    for (std::size_t l = 0; l < n.loads.size(); ++l) {
        const double share = islands.isMain(n.loads[l].bus) ? 1.0 : supplied[l];
        const int hall = network.loadHalls()[l];
        allHalls = allHalls && (hall < 0 || share >= 1);
        if (hall >= 0)
            halls[at(hall)] += share / network.padsOf(hall);
        else if (hall == -1)
            mechanical += share / network.padsOf(-1);
    }
    if (!allHalls)
        for (std::size_t h = 0; h < halls.size(); ++h)
            effect.hallSupply.push_back(network.padsOf(static_cast<int>(h)) == 0 || halls[h] > 1 - 1e-9 ? 1.0f : static_cast<float>(halls[h]));
    if (network.padsOf(-1) > 0 && mechanical < 1 - 1e-9) {
        effect.mechanicalSupply = static_cast<float>(mechanical);
        const auto lost = [&](AssetKind kind) {
            const auto count = std::count_if(spec.units.begin(), spec.units.end(), [&](const UnitSpec& u) { return u.kind == kind; });
            return static_cast<int>(std::lround((1 - mechanical) * static_cast<double>(count)));
        };
        effect.chillersOut = lost(AssetKind::Chiller);
        effect.towersOut = lost(AssetKind::CoolingTower);
    }
    // Feeds and transformers that bring anything; machines of other islands beyond what those need.
    bool feedLost = false;
    double feedsW = 0;
    std::vector<double> neededW(n.buses.size(), -1.0); // by first bus of an island met
    const auto islandNeed = [&](int bus) -> double& {
        auto& need = neededW[islands.of(bus)];
        if (need < 0)
            need = islands.loadW(bus);
        return need;
    };
    for (std::size_t e = 0; e < network.elements().size(); ++e) {
        const auto& element = network.elements()[e];
        if (element.kind == Kind::UtilityFeed) {
            const auto& source = n.sources[at(element.index)];
            // A feed whose transformers are all open brings nothing.
            const bool joined = islands.isMain(source.bus) && islands.hasSource(source.bus);
            if (source.closed && joined)
                feedsW += spec.units[at(element.units.front())].rating;
            else
                feedLost = true;
        } else if (element.kind == Kind::SubstationTransformer) {
            const auto& t = n.transformers[at(element.index)];
            // One whose feed is lost is alive from below, but brings nothing.
            const bool fed = std::any_of(n.sources.begin(), n.sources.end(), [&](const Source& s) { return s.closed && s.bus == t.from; });
            effect.transformersOut += t.closed() && fed && islands.isMain(t.from) ? 0 : 1;
        } else if (element.kind == Kind::Machine || element.kind == Kind::Battery) {
            const auto& g = n.generators[at(element.index)];
            const bool battery = element.kind == Kind::Battery;
            const double pf = battery ? load.powerFactor : network.assumptions().machinePowerFactor;
            for (const int u : element.units) {
                const double unitW = spec.units[at(u)].rating;
                bool out = !g.closed || (battery && network.isUnitOut(u)) || !islands.live(g.bus);
                if (!out && !islands.isMain(g.bus)) {
                    auto& need = islandNeed(g.bus);
                    out = need <= 0;
                    need -= battery ? unitW * pf : unitW;
                }
                if (!out)
                    continue;
                switch (spec.units[at(u)].kind) {
                case AssetKind::Turbine: ++effect.turbinesOut; break;
                case AssetKind::Genset: ++effect.gensetsOut; break;
                default: ++effect.megapacksOut; break;
                }
            }
        }
    }
    if (feedLost)
        effect.gridLimitW = feedsW;
    return effect;
}

std::vector<float> hallSupplyUnder(const PlantSpec& spec, const SiteNetwork& network, const std::vector<OpenItem>& open, const PlantState& state)
{
    SiteNetwork n = network;
    for (const auto& item : open)
        setOpen(n, item, true);
    auto supply = outageEffect(n, spec, siteLoad(spec, state)).hallSupply;
    if (supply.empty())
        supply.assign(at(network.hallCount()), 1.0f);
    return supply;
}

std::vector<OutageResult> sweepOutages(const SiteNetwork& original, const Progress& progress)
{
    progress.step(0);
    SiteNetwork network = original;
    const auto base = network.solve();
    if (!base.solved)
        throw Error(base.problem.text, base.problem.args);
    network.startFrom(base);
    std::vector<std::size_t> elements;
    for (std::size_t e = 0; e < network.elements().size(); ++e)
        if (!network.isOpen(e))
            elements.push_back(e);
    std::vector<OutageResult> results(elements.size());
    // Every outage starts from the same state, so that it does not matter which thread takes it, and after which others.
    tbb::enumerable_thread_specific<SiteNetwork> own([&] { return network; });
    for (std::size_t first = 0; first < elements.size(); first += outagesBetweenReports) {
        const std::size_t last = std::min(first + outagesBetweenReports, elements.size());
        tbb::parallel_for(tbb::blocked_range<std::size_t>(first, last), [&](const auto& range) {
            auto& mine = own.local();
            for (std::size_t i = range.begin(); i < range.end(); ++i)
                results[i] = result(elements[i], mine.outage(elements[i]), base);
        });
        progress.step(static_cast<double>(last) / static_cast<double>(elements.size()));
    }
    // Watts are rounded off, so that outages alike keep the order of the elements.
    const auto mw = [](double w) { return std::round(w * 1e-4); };
    const auto loading = [](double x) { return std::round(x * 1e4); };
    std::stable_sort(results.begin(), results.end(), [&](const OutageResult& a, const OutageResult& b) {
        if (a.solved != b.solved)
            return !a.solved;
        if (mw(a.darkItW) != mw(b.darkItW))
            return a.darkItW > b.darkItW;
        if (loading(a.worstNewLoading) != loading(b.worstNewLoading))
            return a.worstNewLoading > b.worstNewLoading;
        if (mw(a.darkW) != mw(b.darkW))
            return a.darkW > b.darkW;
        return loading(a.worstLoading) > loading(b.worstLoading);
    });
    return results;
}

void OverloadClock::advance(double dt, std::span<const double> loading)
{
    if (!(dt >= 0))
        throw Error(TWIN_TEXT("An overload cannot be timed over %1 s; give a time from 0 on."), {std::to_string(dt)});
    m_all.resize(std::max(m_all.size(), loading.size()));
    for (std::size_t e = 0; e < m_all.size(); ++e) {
        auto& r = m_all[e];
        r.element = e;
        r.loading = e < loading.size() && std::isfinite(loading[e]) ? loading[e] : 0;
        const double allowed = allowedOverloadS(r.loading, m_assumptions);
        if (std::isinf(allowed)) {
            r.overS = 0;
            r.used *= std::exp(-dt / m_assumptions.overloadRecoveryS);
            if (r.used < 1e-6)
                r.used = 0;
            r.leftS = HUGE_VAL;
            continue;
        }
        r.overS += dt;
        r.used = allowed > 0 ? std::min(1.0, r.used + dt / allowed) : 1.0;
        r.leftS = (1 - r.used) * allowed;
    }
}

void OverloadClock::advance(double dt, const SiteState& state)
{
    m_loading.clear();
    for (const auto& e : state.elements)
        m_loading.push_back(e.loading);
    // Feeds never enter the overloads; everything that does is above 1.
    std::vector<char> overloaded(m_loading.size(), 0);
    for (const auto& o : state.overloads)
        overloaded[o.element] = 1;
    for (std::size_t e = 0; e < m_loading.size(); ++e)
        if (!overloaded[e] && m_loading[e] > 1)
            m_loading[e] = 1;
    advance(dt, m_loading);
}

std::vector<OverloadClock::Reading> OverloadClock::readings() const
{
    std::vector<Reading> out;
    for (const auto& r : m_all)
        if (r.used > 0)
            out.push_back(r);
    std::stable_sort(out.begin(), out.end(), [](const Reading& a, const Reading& b) { return a.used > b.used; });
    return out;
}

void writeNetworkFigures(const SiteState& state, const SiteShortCircuit& levels, KeyFigures& k)
{
    const double none = KeyFigures::notSolved;
    const bool ok = state.solved;
    k.mv_voltage_min_pu = ok && state.mediumMinPu > 0 ? state.mediumMinPu : none;
    k.mv_voltage_max_pu = ok && state.mediumMaxPu > 0 ? state.mediumMaxPu : none;
    k.rack_voltage_min_pu = ok && state.endMinPu > 0 ? state.endMinPu : none;
    k.network_loss_mw = ok ? state.lossW * 1e-6 : none;
    k.short_circuit_mv_ka = levels.buses.empty() ? none : levels.mediumMaxKa;
    k.overloaded_elements = ok ? static_cast<double>(state.overloads.size()) : none;
    k.dark_it_mw = ok ? state.darkItW * 1e-6 : none;
}

} // namespace twin::network
