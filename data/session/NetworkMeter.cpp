#include "data/session/NetworkMeter.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>
#include <utility>

namespace data {
namespace {

using twin::numberText;
constexpr int mostTripsReported = 12; // a site that is overloaded everywhere needs no thousand lines

std::string allowedText(double seconds)
{
    if (seconds <= 0)
        return "not allowed at all";
    return numberText(seconds / 60, 0) + " min allowed";
}

} // namespace

std::optional<NetworkSample> NetworkMeter::sample(twin::Timestamp t, const twin::PlantState& state, const std::vector<std::string>& open,
                                                  const twin::network::OutageEffect* effect)
{
    if (!m_book || !m_possible)
        return {};
    // Half a microsecond: times are made from steps by rounding.
    if (m_sampledAt && open == m_sampledOpen && t.secondsSince(*m_sampledAt) < m_everySeconds - 5e-7)
        return {};
    try {
        NetworkSample sample{effect ? m_book->loads().load(state, effect->hallSupply, static_cast<double>(effect->mechanicalSupply)) : m_book->loads().load(state), open};
        m_sampledAt = t;
        m_sampledOpen = open;
        return sample;
    } catch (const twin::Error&) {
        m_possible = false; // a plant without pad transformers has no one-line; its figures stay unknown
        return {};
    }
}

void NetworkMeter::solve(twin::Timestamp t, const NetworkSample& sample, const Report& report)
{
    const bool turbines = sample.load.turbineW > 0, gensets = sample.load.gensetW > 0;
    bool switched = false;
    if (!m_network || sample.open != m_open) {
        m_network = m_book->networkWith(sample.open);
        m_open = sample.open;
        m_clock = m_solvedAt ? m_clock : twin::network::OverloadClock(m_network->assumptions());
        switched = true;
    }
    m_network->setLoad(sample.load);
    m_network->startFrom(m_state);
    m_state = m_network->solve();
    // Short-circuit levels follow switches and running machines only.
    if (switched || turbines != m_turbinesRun || gensets != m_gensetsRun)
        m_levels = m_book->levels(m_open, *m_network);
    m_turbinesRun = turbines;
    m_gensetsRun = gensets;
    const double dt = m_solvedAt ? t.secondsSince(*m_solvedAt) : 0;
    m_solvedAt = t;
    if (!m_state.solved) {
        if (!std::exchange(m_failed, true))
            report(t, "network_unsolved", m_state.problem.english(), 1);
        return;
    }
    m_failed = false;
    m_clock.advance(dt, m_state);
    const auto& overloads = m_state.overloads;
    if (overloads.empty() == m_overloaded) {
        m_overloaded = !overloads.empty();
        if (m_overloaded)
            report(t, "overload_start",
                   "Overloaded in the network: " + std::to_string(overloads.size()) + ", worst " + overloads.front().name + " at " +
                       numberText(overloads.front().loading, 2) + " of its rating, " + allowedText(overloads.front().allowedS), 1);
        else
            report(t, "overload_stop", "No element of the network is overloaded any more", 0);
    }
    m_tripped.resize(m_state.elements.size(), 0);
    for (const auto& reading : m_clock.readings()) {
        if (!reading.mustTrip())
            break;
        if (m_tripped[reading.element] || m_tripsReported >= mostTripsReported)
            continue;
        m_tripped[reading.element] = 1;
        ++m_tripsReported;
        report(t, "overload_limit", m_network->elements()[reading.element].name + " has used up the time its overload is allowed and must trip", 2);
    }
}

void NetworkMeter::write(twin::Timestamp t, const std::optional<NetworkSample>& sample, twin::KeyFigures& figures, const Report& report)
{
    if (sample) {
        try {
            solve(t, *sample, report);
        } catch (const twin::Error& e) {
            m_state = {};
            m_state.problem = e.message();
            m_levels = {};
            if (!std::exchange(m_failed, true))
                report(t, "network_unsolved", e.what(), 1);
        }
    }
    if (m_solvedAt)
        twin::network::writeNetworkFigures(m_state, m_levels, figures);
}

} // namespace data
