// Which channels of a recording belong to which places of the site: index arrays made once, so that a frame is a few copies.
#pragma once
#include "data/session/SiteLayout.h"
#include "data/session/StateFrame.h"
#include "data/store/RecordingReader.h"
#include "twin/model/SiteModel.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace data {

class NameCache;

/// Immutable once made: several threads may use one, each with its own reader of the same file.
/// Names: "<rack>", "<rack>/S<server>", "<rack>/S<server>/G<gpu>", "<unit>".
class Binding
{
public:
    Binding() = default;
    Binding(RecordingReader& reader, std::shared_ptr<const SiteLayout> layout);
    Binding(RecordingReader& reader, const twin::SiteModel& site) : Binding(reader, std::make_shared<const SiteLayout>(site)) {}
    std::int64_t boundChannels() const { return m_bound; }
    const std::vector<std::string>& unboundAssets() const { return m_unbound; }

    /// Adds the values at `t`, in the recording's own time, to what the frame does not know yet.
    void read(RecordingReader& reader, twin::Timestamp t, OriginFrame& frame) const;
    /// Puts them, with what follows for racks (addRackSums), into the arrays of `origin` of a state.
    void apply(RecordingReader& reader, twin::Timestamp t, twin::Origin origin, twin::TwinState& state) const;

    /// Racks of which something is bound, ascending, and the metric to look at first.
    const std::vector<int>& racks() const { return m_racks; }
    std::optional<twin::Metric> firstMetric() const { return m_firstMetric; }
    /// The shortest spacing of frames in the bound blocks, in seconds; 0 where unknown.
    double frameSeconds() const { return m_frameSeconds; }

private:
    /// columns[i] of a block goes to places[i] of a column of the state; where both are empty, `count` in a run from firstColumn to firstPlace.
    struct Group
    {
        twin::ValueClass what;
        twin::Metric metric;
        std::vector<std::uint32_t> columns, places;
        std::uint32_t count = 0, firstColumn = 0, firstPlace = 0;
    };
    struct Block
    {
        int index;
        double maxAge;
        std::vector<Group> groups;
    };
    void bindBlock(RecordingReader& reader, int block, SiteLayout::Finder& finder, NameCache& names);

    std::shared_ptr<const SiteLayout> m_layout;
    std::vector<Block> m_blocks;
    std::vector<int> m_racks;
    std::optional<twin::Metric> m_firstMetric;
    double m_frameSeconds = 0;
    std::int64_t m_bound = 0;
    std::vector<std::string> m_unbound;
};

} // namespace data
