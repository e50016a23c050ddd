// The one-line beside a simulation: sampled on the simulation's thread, solved on the writer's, at most once a minute of simulated time
// and whenever a switch changes. In between the last figures hold.
#pragma once
#include "twin/base/Timestamp.h"
#include "twin/model/OutageBook.h"
#include <functional>
#include <optional>

namespace data {

struct NetworkSample
{
    twin::network::SiteLoad load;
    std::vector<std::string> open;
};

class NetworkMeter
{
public:
    /// Severity of what is reported: 0 information, 1 warning, 2 critical.
    using Report = std::function<void(twin::Timestamp, const std::string& kind, const std::string& text, int severity)>;
    explicit NetworkMeter(std::shared_ptr<const twin::OutageBook> book, double everySeconds = 60) : m_book(std::move(book)), m_everySeconds(everySeconds) {}

    /// Simulation's thread; `effect` of what is open, if anything. Nothing where it is not due, or the plant has no network.
    std::optional<NetworkSample> sample(twin::Timestamp t, const twin::PlantState& state, const std::vector<std::string>& open, const twin::network::OutageEffect* effect);
    /// Writer's thread: puts the figures in, after solving a sample if there is one. Overloads and what must trip are reported.
    void write(twin::Timestamp t, const std::optional<NetworkSample>& sample, twin::KeyFigures& figures, const Report& report);

private:
    void solve(twin::Timestamp t, const NetworkSample& sample, const Report& report);

    std::shared_ptr<const twin::OutageBook> m_book;
    double m_everySeconds;
    // simulation's thread
    bool m_possible = true;
    std::optional<twin::Timestamp> m_sampledAt;
    std::vector<std::string> m_sampledOpen;
    // writer's thread
    std::optional<twin::network::SiteNetwork> m_network;
    std::vector<std::string> m_open;
    std::optional<twin::Timestamp> m_solvedAt;
    twin::network::SiteState m_state;
    twin::network::SiteShortCircuit m_levels;
    bool m_turbinesRun = false, m_gensetsRun = false;
    twin::network::OverloadClock m_clock;
    std::vector<char> m_tripped;
    int m_tripsReported = 0;
    bool m_overloaded = false, m_failed = false;
};

} // namespace data
