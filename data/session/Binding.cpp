#include "data/session/Binding.h"
#include "data/session/SiteChannels.h"
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace data {
namespace {
constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t at(twin::Metric metric) { return static_cast<std::size_t>(metric); }
}

int Binding::serversOf(const twin::SiteModel& site, int rack)
{
    const twin::Rack& r = site.site().racks[static_cast<std::size_t>(rack)];
    const twin::RackSpec& type = site.catalogue().rackTypes[r.type];
    if (r.gpus == 0 || type.gpus <= 0 || type.servers <= 0)
        return type.servers;
    const int perServer = std::max(1, type.gpus / type.servers);
    return std::min(type.servers, (r.gpus + perServer - 1) / perServer);
}

Binding::Binding(RecordingReader& reader, const twin::SiteModel& site) : m_racks(site.site().racks.size()), m_units(site.site().units.size())
{
    std::unordered_map<std::string, std::optional<twin::AssetRef>> known; // blocks repeat the same names metric by metric
    std::unordered_set<std::string> unbound;
    std::set<int> withServers, withPower;
    for (int b = 0; b < reader.blockCount(); ++b) {
        std::map<twin::Metric, std::vector<Place>> byMetric;
        const auto channels = reader.blockChannels(b);
        for (std::size_t c = 0; c < channels.size(); ++c) {
            const Channel& channel = reader.channel(channels[c]);
            if (channel.asset == siteAsset) {
                ++m_bound;
                continue;
            }
            auto it = known.find(channel.asset);
            if (it == known.end())
                it = known.emplace(channel.asset, site.find(channel.asset)).first;
            if (!it->second) {
                if (unbound.insert(channel.asset).second)
                    m_unbound.push_back(channel.asset);
                continue;
            }
            ++m_bound;
            const auto metric = twin::metricById(channel.metric);
            const twin::AssetRef ref = *it->second;
            if (!metric || ref.gpu >= 0)
                continue; // found, and drawn as a curve, but not part of the state at an instant
            Place place{static_cast<int>(c)};
            if (const int rack = site.rackIndex(ref.asset); rack >= 0) {
                place.rack = rack;
                place.server = ref.server;
                if (ref.server >= 0 && (*metric == twin::Metric::Power || *metric == twin::Metric::ServerPower))
                    withServers.insert(rack);
                if (ref.server < 0 && *metric == twin::Metric::ServerPower)
                    withPower.insert(rack);
            } else if (const int unit = site.unitIndex(ref.asset); unit >= 0) {
                place.unit = unit;
            } else {
                continue;
            }
            byMetric[*metric].push_back(place);
        }
        for (auto& [metric, places] : byMetric)
            m_blocks.push_back({b, staleAfterSeconds(reader.typicalStep(b)), metric, std::move(places)});
    }
    for (const int rack : withServers)
        if (withPower.count(rack) == 0)
            m_serverRacks.emplace_back(rack, serversOf(site, rack));
}

void Binding::apply(RecordingReader& reader, twin::Timestamp t, twin::Origin origin, twin::TwinState& state) const
{
    std::array<std::vector<float>, twin::metricCount> rack, unit;
    std::array<std::vector<std::vector<float>>, twin::metricCount> server;
    std::vector<float> values;
    int read = -1;
    for (const Block& block : m_blocks) {
        if (block.index != read)
            reader.frame(block.index, t, block.maxAge, values);
        read = block.index;
        auto& racks = rack[at(block.metric)];
        auto& units = unit[at(block.metric)];
        auto& servers = server[at(block.metric)];
        for (const Place& p : block.places) {
            const float value = values[static_cast<std::size_t>(p.column)];
            if (p.unit >= 0) {
                if (units.empty())
                    units.assign(m_units, nan);
                units[static_cast<std::size_t>(p.unit)] = value;
            } else if (p.server < 0) {
                if (racks.empty())
                    racks.assign(m_racks, nan);
                racks[static_cast<std::size_t>(p.rack)] = value;
            } else {
                if (servers.empty())
                    servers.resize(m_racks);
                auto& ofRack = servers[static_cast<std::size_t>(p.rack)];
                if (ofRack.size() <= static_cast<std::size_t>(p.server))
                    ofRack.resize(static_cast<std::size_t>(p.server) + 1, nan);
                ofRack[static_cast<std::size_t>(p.server)] = value;
            }
        }
    }
    // The servers of a rack add up only where each of them is known.
    auto& sums = rack[at(twin::Metric::ServerPower)];
    if (!m_serverRacks.empty() && sums.empty())
        sums.assign(m_racks, nan);
    for (const auto& [r, count] : m_serverRacks) {
        const auto valueOf = [&](int s) {
            for (const twin::Metric metric : {twin::Metric::ServerPower, twin::Metric::Power}) {
                const auto& byRack = server[at(metric)];
                if (byRack.empty())
                    continue;
                const auto& ofRack = byRack[static_cast<std::size_t>(r)];
                if (static_cast<std::size_t>(s) < ofRack.size() && !std::isnan(ofRack[static_cast<std::size_t>(s)]))
                    return static_cast<double>(ofRack[static_cast<std::size_t>(s)]);
            }
            return static_cast<double>(nan);
        };
        double sum = 0;
        for (int s = 0; s < count; ++s)
            sum += valueOf(s);
        sums[static_cast<std::size_t>(r)] = static_cast<float>(sum);
    }
    for (std::size_t m = 0; m < twin::metricCount; ++m) {
        const auto metric = static_cast<twin::Metric>(m);
        if (!rack[m].empty())
            state.setRackValues(origin, metric, std::move(rack[m]));
        if (!unit[m].empty())
            state.setUnitValues(origin, metric, std::move(unit[m]));
        if (!server[m].empty())
            state.setServerValues(origin, metric, std::move(server[m]));
    }
}

} // namespace data
