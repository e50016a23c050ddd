#include "data/session/Binding.h"
#include "data/session/RackSums.h"
#include "data/session/SiteChannels.h"
#include <algorithm>
#include <map>
#include <unordered_set>

namespace data {

namespace {

using twin::Metric;
using twin::ValueClass;
using Kind = SiteLayout::Place::Kind;

ValueClass classOf(Kind kind)
{
    return kind == Kind::Rack ? ValueClass::Rack : kind == Kind::Unit ? ValueClass::Unit : kind == Kind::Server ? ValueClass::Server : ValueClass::Gpu;
}

/// A value takes the place of what is not one, and a better reason that of a worse one.
bool replaces(twin::ValueQuality news, twin::ValueQuality known) { return news < known && !twin::isValue(known); }

struct Scratch
{
    std::vector<float> values, ages;
    std::vector<twin::ValueQuality> quality;
};

} // namespace

/// Places of lists of names that blocks share: a million GPUs are looked up once, not metric by metric.
class NameCache
{
public:
    const std::vector<SiteLayout::Place>& of(std::span<const std::string> names, SiteLayout::Finder& finder, std::vector<std::string>& unbound)
    {
        const auto [it, isNew] = m_lists.try_emplace(names.data());
        if (!isNew)
            return it->second;
        it->second.reserve(names.size());
        for (const std::string& name : names) {
            it->second.push_back(name == siteAsset ? SiteLayout::Place{Kind::Elsewhere} : finder.find(name));
            if (it->second.back().kind == Kind::Unknown && m_unknown.insert(name).second)
                unbound.push_back(name);
        }
        return it->second;
    }

private:
    std::unordered_map<const std::string*, std::vector<SiteLayout::Place>> m_lists;
    std::unordered_set<std::string> m_unknown;
};

Binding::Binding(RecordingReader& reader, std::shared_ptr<const SiteLayout> layout) : m_layout(std::move(layout))
{
    SiteLayout::Finder finder(*m_layout);
    NameCache names;
    for (int b = 0; b < reader.blockCount(); ++b)
        bindBlock(reader, b, finder, names);
    std::sort(m_racks.begin(), m_racks.end());
    m_racks.erase(std::unique(m_racks.begin(), m_racks.end()), m_racks.end());
}

void Binding::bindBlock(RecordingReader& reader, int b, SiteLayout::Finder& finder, NameCache& names)
{
    const auto assets = reader.blockAssets(b), metrics = reader.blockMetrics(b);
    const auto& places = names.of(assets, finder, m_unbound);
    const std::size_t columns = reader.blockChannels(b).size();
    std::vector<std::optional<Metric>> metricOf(metrics.size());
    for (std::size_t i = 0; i < metrics.size(); ++i)
        metricOf[i] = twin::metricById(metrics[i]);
    std::map<std::pair<ValueClass, Metric>, Group> groups;
    Group* last = nullptr;
    for (std::size_t c = 0; c < columns; ++c) {
        const SiteLayout::Place& place = places[assets.size() == 1 ? 0 : c];
        if (place.kind == Kind::Unknown)
            continue;
        ++m_bound;
        auto metric = metricOf[metrics.size() == 1 ? 0 : c];
        if (!metric || place.kind == Kind::Elsewhere)
            continue; // found, and drawn as a curve, but not part of the state at an instant
        if (place.kind == Kind::Gpu && *metric == Metric::GpuPower)
            metric = Metric::Power; // of a GPU that is the same
        const ValueClass what = classOf(place.kind);
        if (!last || last->what != what || last->metric != *metric)
            last = &groups.try_emplace({what, *metric}, Group{what, *metric, {}, {}, 0, 0, 0}).first->second;
        last->columns.push_back(static_cast<std::uint32_t>(c));
        last->places.push_back(place.index);
        if (what != ValueClass::Unit && (m_racks.empty() || m_racks.back() != static_cast<int>(place.rack)))
            m_racks.push_back(static_cast<int>(place.rack));
        if (!m_firstMetric && what != ValueClass::Unit)
            m_firstMetric = what == ValueClass::Server && *metric == Metric::Power ? Metric::ServerPower
                          : what == ValueClass::Gpu && *metric == Metric::Power    ? Metric::GpuPower
                                                                                   : *metric;
    }
    if (groups.empty())
        return;
    const double step = reader.typicalStep(b);
    if (step > 0 && (m_frameSeconds == 0 || step < m_frameSeconds))
        m_frameSeconds = step;
    Block block{b, staleAfterSeconds(step), {}};
    for (auto& [key, group] : groups) {
        group.count = static_cast<std::uint32_t>(group.columns.size());
        group.firstColumn = group.columns.front();
        group.firstPlace = group.places.front();
        bool runs = true;
        for (std::uint32_t i = 0; i < group.count && runs; ++i)
            runs = group.columns[i] == group.firstColumn + i && group.places[i] == group.firstPlace + i;
        if (runs) { // the whole group is one copy
            std::vector<std::uint32_t>().swap(group.columns);
            std::vector<std::uint32_t>().swap(group.places);
        }
        block.groups.push_back(std::move(group));
    }
    m_blocks.push_back(std::move(block));
}

void Binding::read(RecordingReader& reader, twin::Timestamp t, OriginFrame& frame) const
{
    thread_local Scratch in;
    for (const Block& block : m_blocks) {
        if (block.index >= reader.blockCount())
            continue; // bound with a newer look at a growing file
        reader.frame(block.index, t, block.maxAge, in.values, in.quality, in.ages);
        for (const Group& g : block.groups) {
            const bool isFresh = !frame.column(g.what, g.metric);
            // A block of all GPUs in their order is the column.
            if (isFresh && g.what == ValueClass::Gpu && g.columns.empty() && g.firstColumn == 0 && g.firstPlace == 0 && block.groups.size() == 1
                && g.count == in.values.size() && g.count == m_layout->countOf(g.what)) {
                frame.put(g.what, g.metric, std::move(in.values), std::move(in.quality));
                in.values = {};
                in.quality = {};
                continue;
            }
            twin::ValueColumn& out = frame.need(g.what, g.metric, m_layout->countOf(g.what));
            const bool withAges = !out.ageSeconds.empty();
            if (g.columns.empty() && isFresh) {
                std::copy_n(in.values.begin() + g.firstColumn, g.count, out.values.begin() + g.firstPlace);
                std::copy_n(in.quality.begin() + g.firstColumn, g.count, out.quality.begin() + g.firstPlace);
                if (withAges)
                    std::copy_n(in.ages.begin() + g.firstColumn, g.count, out.ageSeconds.begin() + g.firstPlace);
                continue;
            }
            for (std::uint32_t i = 0; i < g.count; ++i) {
                const std::size_t c = g.columns.empty() ? g.firstColumn + i : g.columns[i];
                const std::size_t p = g.columns.empty() ? g.firstPlace + i : g.places[i];
                if (!replaces(in.quality[c], out.quality[p]))
                    continue;
                out.values[p] = in.values[c];
                out.quality[p] = in.quality[c];
                if (withAges)
                    out.ageSeconds[p] = in.ages[c];
            }
        }
    }
}

void Binding::apply(RecordingReader& reader, twin::Timestamp t, twin::Origin origin, twin::TwinState& state) const
{
    OriginFrame frame;
    if (m_layout)
        read(reader, t, frame);
    if (m_layout)
        addRackSums(frame, *m_layout);
    frame.finish();
    frame.putInto(state, origin);
}

} // namespace data
