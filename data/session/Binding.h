// Which channels of a recording belong to which places of the site. Made anew when either changes. GUI thread.
#pragma once
#include "data/store/RecordingReader.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include <string>
#include <vector>

namespace data {

class Binding
{
public:
    Binding() = default;
    Binding(RecordingReader& reader, const twin::SiteModel& site);
    int boundChannels() const { return m_bound; }
    const std::vector<std::string>& unboundAssets() const { return m_unbound; }

    /// Puts the values at `t` into the arrays of `origin`, which are taken to be empty.
    void apply(RecordingReader& reader, twin::Timestamp t, twin::Origin origin, twin::TwinState& state) const;

    /// Servers that a rack holds; their sum is the rack's ServerPower.
    static int serversOf(const twin::SiteModel& site, int rack);

private:
    struct Place
    {
        int column;
        int rack = -1, server = -1, unit = -1; ///< a rack, a server of it, or a unit
    };
    struct Block
    {
        int index;
        double maxAge;
        twin::Metric metric;
        std::vector<Place> places;
    };
    std::vector<Block> m_blocks;
    std::vector<std::pair<int, int>> m_serverRacks; ///< rack, number of servers: racks with server channels and no power channel of their own
    std::size_t m_racks = 0, m_units = 0;
    int m_bound = 0;
    std::vector<std::string> m_unbound;
};

} // namespace data
