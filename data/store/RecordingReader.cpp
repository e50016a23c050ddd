#include "data/store/RecordingReader.h"
#include "data/store/ChunkSource.h"
#include "data/store/SeriesBuilder.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace data {
namespace {
constexpr float nan = std::numeric_limits<float>::quiet_NaN();
}

struct RecordingReader::Impl
{
    explicit Impl(const std::filesystem::path& file) : source(file) {}
    ChunkSource source;
    std::vector<int> numbers;                             ///< 0, 1, 2, ... for blockChannels
    std::vector<std::unique_ptr<std::vector<Channel>>> made; ///< by block, made when first asked for
    bool namesReady = false;
    std::unordered_map<std::string, int> names;           ///< "asset\nmetric" of narrow blocks
    struct WideBlock
    {
        int block;
        std::string metric;
        const std::vector<std::string>* assets;
    };
    std::vector<WideBlock> wide;                          ///< one metric of many assets: looked up through the shared list of names
    std::unordered_map<const void*, std::unordered_map<std::string_view, std::uint32_t>> columns;

    const ReaderIndex& index() const { return source.index(); }

    int blockOf(int channel) const
    {
        const auto& blocks = index().blocks;
        if (channel < 0 || channel >= index().channels)
            throw twin::Error(TWIN_TEXT("The recording %1 has no channel %2."), {source.file().string(), std::to_string(channel)});
        const auto it = std::upper_bound(blocks.begin(), blocks.end(), channel, [](int c, const ReaderBlock& b) { return c < b.firstChannel; });
        return static_cast<int>(it - blocks.begin()) - 1;
    }

    const ReaderBlock& block(int b) const
    {
        if (b < 0 || static_cast<std::size_t>(b) >= index().blocks.size())
            throw twin::Error(TWIN_TEXT("The recording %1 has no block %2."), {source.file().string(), std::to_string(b)});
        return source.block(b);
    }

    std::uint32_t columnOf(int channel, int b) const { return static_cast<std::uint32_t>(channel - source.block(b).firstChannel); }

    void indexNames()
    {
        if (namesReady)
            return;
        namesReady = true;
        names.clear();
        wide.clear();
        columns.clear();
        const auto& blocks = index().blocks;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const ReaderBlock& b = blocks[i];
            if (b.assets->size() > 1 && b.metrics->size() == 1) {
                wide.push_back({static_cast<int>(i), b.metrics->front(), b.assets.get()});
                auto& byName = columns[b.assets.get()];
                if (byName.empty())
                    for (std::uint32_t c = 0; c < b.columns; ++c)
                        byName.emplace((*b.assets)[c], c);
                continue;
            }
            for (std::uint32_t c = 0; c < b.columns; ++c) {
                const Channel channel = b.channel(c);
                names.emplace(channel.asset + '\n' + channel.metric, b.firstChannel + static_cast<int>(c));
            }
        }
    }

    /// The newest row not after t of a part of a block, or nothing where there is none or it cannot be known.
    std::pair<std::shared_ptr<const DecodedChunk>, int> newest(int b, std::uint32_t part, std::int64_t t)
    {
        const ReaderBlock& block = source.block(b);
        auto i = std::upper_bound(block.windows.begin(), block.windows.end(), t, [](std::int64_t at, const ReaderWindow& w) { return at < w.t0; })
            - block.windows.begin();
        std::shared_ptr<const DecodedChunk> best;
        int bestRow = -1;
        std::int64_t bestTime = INT64_MIN, bestOrder = 0;
        for (--i; i >= 0; --i) {
            const auto w = static_cast<std::size_t>(i);
            if (best && block.latest[w] < bestTime)
                break;
            const ReaderWindow& window = block.windows[w];
            if (best && window.t1 < bestTime)
                continue;
            const auto c = source.chunk(b, window, part);
            if (!c)
                return {nullptr, -1}; // the newest value may have been in here: older ones would be a lie
            const int row = c->rowAtOrBefore(t);
            if (row < 0)
                continue;
            const std::int64_t at = c->times[static_cast<std::size_t>(row)];
            if (!best || at > bestTime || (at == bestTime && window.order() > bestOrder)) {
                best = c;
                bestRow = row;
                bestTime = at;
                bestOrder = window.order();
            }
            if (block.isOrdered)
                break;
        }
        return {best, bestRow};
    }

    void frame(int b, std::int64_t t, double maxAgeSeconds, std::vector<float>& values)
    {
        const ReaderBlock& block = source.block(b);
        values.assign(block.columns, nan);
        for (std::uint32_t part = 0, first = 0; first < block.columns; ++part, first += subColumns) {
            const auto [c, row] = newest(b, part, t);
            if (!c)
                continue;
            const auto r = static_cast<std::size_t>(row);
            if (static_cast<double>(t) - static_cast<double>(c->times[r]) > maxAgeSeconds * 1e9)
                continue;
            if (block.layout == ChunkLayout::Matrix)
                std::copy_n(c->frames.begin() + static_cast<std::ptrdiff_t>(r * c->columns), c->columns, values.begin() + first);
            else if (c->quality(r) != Quality::Bad)
                values[first] = static_cast<float>(c->values[r]);
        }
        for (const ReaderGap& g : block.gaps) {
            if (g.t0 > t)
                break;
            if (g.kind != GapKind::Given || g.t1 <= t)
                continue;
            if (g.column < 0)
                std::fill(values.begin(), values.end(), nan);
            else
                values[static_cast<std::size_t>(g.column)] = nan;
        }
    }

    template<class F> Series series(int channel, twin::Timestamp from, twin::Timestamp to, F build)
    {
        const int b = blockOf(channel);
        return source.retrying([&] {
            const ReaderBlock& block = source.block(b);
            Series none;
            none.unit = block.channel(columnOf(channel, b)).unit;
            if (block.windows.empty())
                return none;
            const std::int64_t begin = std::max(from.ns, block.windows.front().t0), end = std::min(to.ns, block.latest.back());
            if (begin > end)
                return none;
            SeriesBuilder builder(source, b, columnOf(channel, b), begin, end);
            return build(builder);
        });
    }
};

RecordingReader::RecordingReader(const std::filesystem::path& file) : m(std::make_unique<Impl>(file)) {}
RecordingReader::~RecordingReader() = default;

const RecordingInfo& RecordingReader::info() const { return m->index().info; }
std::filesystem::path RecordingReader::file() const { return m->source.file(); }
int RecordingReader::channelCount() const { return m->index().channels; }
std::vector<RecordingEvent> RecordingReader::events() const { return m->index().events; }
int RecordingReader::blockCount() const { return static_cast<int>(m->index().blocks.size()); }
int RecordingReader::blockOf(int channel) const { return m->blockOf(channel); }
bool RecordingReader::verify(const twin::Progress& progress) { return m->source.verify(progress); }
void RecordingReader::setCacheBytes(std::size_t bytes) { m->source.setCacheBytes(bytes); }

std::string RecordingReader::note(const std::string& key) const
{
    const auto it = m->index().notes.find(key);
    return it == m->index().notes.end() ? std::string() : it->second;
}

bool RecordingReader::refresh()
{
    if (!m->source.refresh())
        return false;
    m->namesReady = false;
    return true;
}

const Channel& RecordingReader::channel(int index) const
{
    const int b = m->blockOf(index);
    m->made.resize(std::max(m->made.size(), m->index().blocks.size()));
    auto& made = m->made[static_cast<std::size_t>(b)];
    const ReaderBlock& block = m->block(b);
    if (!made) {
        made = std::make_unique<std::vector<Channel>>();
        made->reserve(block.columns);
        for (std::uint32_t c = 0; c < block.columns; ++c)
            made->push_back(block.channel(c));
    }
    return (*made)[m->columnOf(index, b)];
}

int RecordingReader::findChannel(std::string_view asset, std::string_view metric) const
{
    m->indexNames();
    int found = -1;
    if (const auto it = m->names.find(std::string(asset) + '\n' + std::string(metric)); it != m->names.end())
        found = it->second;
    for (const Impl::WideBlock& w : m->wide) {
        if (w.metric != metric)
            continue;
        const auto& byName = m->columns[w.assets];
        if (const auto it = byName.find(asset); it != byName.end()) {
            const int channel = m->block(w.block).firstChannel + static_cast<int>(it->second);
            return found < 0 ? channel : std::min(found, channel);
        }
    }
    return found;
}

std::span<const int> RecordingReader::blockChannels(int block) const
{
    const ReaderBlock& b = m->block(block);
    const auto all = static_cast<std::size_t>(m->index().channels);
    if (m->numbers.size() < all) {
        m->numbers.resize(all);
        std::iota(m->numbers.begin(), m->numbers.end(), 0);
    }
    return std::span<const int>(m->numbers).subspan(static_cast<std::size_t>(b.firstChannel), b.columns);
}

TimeSpan RecordingReader::blockSpan(int block) const
{
    const ReaderBlock& b = m->block(block);
    return b.windows.empty() ? TimeSpan{} : TimeSpan{{b.windows.front().t0}, {b.latest.back()}};
}

std::vector<TimeSpan> RecordingReader::gaps(int channel) const
{
    const int b = m->blockOf(channel);
    return knownGaps(m->block(b), m->columnOf(channel, b), std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max());
}

void RecordingReader::frame(int block, twin::Timestamp t, double maxAgeSeconds, std::vector<float>& values)
{
    m->block(block);
    m->source.retrying([&] { m->frame(block, t.ns, maxAgeSeconds, values); });
}

Series RecordingReader::series(int channel, twin::Timestamp from, twin::Timestamp to, int maxPoints)
{
    return m->series(channel, from, to, [&](SeriesBuilder& builder) { return builder.build(std::max(1, maxPoints)); });
}

Series RecordingReader::seriesAtLevel(int channel, twin::Timestamp from, twin::Timestamp to, int level)
{
    return m->series(channel, from, to, [&](SeriesBuilder& builder) { return builder.buildAtLevel(std::clamp(level, 0, 62)); });
}

int RecordingReader::levelFor(twin::Timestamp from, twin::Timestamp to, int maxPoints)
{
    return SeriesBuilder::levelFor(std::min(from, to).ns, std::max(from, to).ns, std::max(1, maxPoints));
}

void RecordingReader::samples(int channel, twin::Timestamp from, twin::Timestamp to, std::vector<twin::Timestamp>& times,
                              std::vector<double>& values, std::vector<Quality>& qualities)
{
    const int b = m->blockOf(channel);
    m->source.retrying([&] {
        times.clear();
        values.clear();
        qualities.clear();
        m->source.samples(b, m->columnOf(channel, b), from.ns, to.ns, [&](std::int64_t t, double v, Quality q) {
            if (std::isnan(v))
                return;
            times.push_back({t});
            values.push_back(v);
            qualities.push_back(q);
        });
    });
}

double RecordingReader::typicalStep(int block)
{
    m->block(block);
    return m->source.retrying([&] { return m->source.typicalStep(block); });
}

} // namespace data
