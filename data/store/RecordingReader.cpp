#include "data/store/RecordingReader.h"
#include "data/store/ChunkSource.h"
#include "data/store/SeriesBuilder.h"
#include "twin/physics/Parallel.h"
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

    /// Wide blocks: all parts of the window that holds an instant, read at once.
    void prepare(int b, std::int64_t t)
    {
        const ReaderBlock& block = source.block(b);
        const auto after = std::upper_bound(block.windows.begin(), block.windows.end(), t, [](std::int64_t at, const ReaderWindow& w) { return at < w.t0; });
        if (block.parts() > 1 && after != block.windows.begin())
            source.prepare(b, *std::prev(after));
    }

    struct Found
    {
        std::shared_ptr<const DecodedChunk> chunk; ///< null: nothing is known
        std::size_t row = 0;
    };
    /// The newest rows of all parts of a block.
    std::vector<Found> newestRows(int b, std::int64_t t)
    {
        std::vector<Found> found(source.block(b).parts());
        for (std::uint32_t part = 0; part < found.size(); ++part) {
            auto [c, row] = newest(b, part, t);
            if (c)
                found[part] = {std::move(c), static_cast<std::size_t>(row)};
        }
        return found;
    }
    /// Work on each part that was found, side by side where they are many; `first` is its first column.
    template<class F> static void forEachFound(const std::vector<Found>& found, F work)
    {
        constexpr std::size_t together = 32;
        const auto piece = [&](std::size_t i) {
            for (std::size_t part = i * together; part < std::min(found.size(), (i + 1) * together); ++part)
                if (found[part].chunk)
                    work(*found[part].chunk, found[part].row, part * subColumns);
        };
        if (found.size() <= together)
            piece(0);
        else
            twin::forEachIndex(0, (found.size() + together - 1) / together, piece);
    }

    /// The means of the buckets that hold an instant whose samples were thinned; false where it has samples.
    bool thinnedFrame(int b, std::int64_t t, std::vector<float>& values)
    {
        const ReaderBlock& block = source.block(b);
        if (t < block.thin0 || t >= block.thin1)
            return false;
        const int level = block.finestLevel();
        const std::int64_t begin = bucketBegin(bucketOf(t, level), level);
        for (std::uint32_t first = 0; first < block.columns; first += source.rollupWidth())
            for (const auto& r : source.rollups(b, first, level, begin, begin + (std::int64_t{1} << level))) {
                const auto at = std::lower_bound(r->buckets.begin(), r->buckets.end(), bucketOf(t, level));
                if (at != r->buckets.end() && *at == bucketOf(t, level))
                    r->mean.row(static_cast<std::size_t>(at - r->buckets.begin()), values.data() + first);
            }
        return true;
    }

    void frame(int b, std::int64_t t, double maxAgeSeconds, std::vector<float>& values)
    {
        const ReaderBlock& block = source.block(b);
        values.assign(block.columns, nan);
        if (thinnedFrame(b, t, values))
            return;
        prepare(b, t);
        forEachFound(newestRows(b, t), [&](const DecodedChunk& c, std::size_t r, std::size_t first) {
            if (static_cast<double>(t) - static_cast<double>(c.times[r]) > maxAgeSeconds * 1e9)
                return;
            if (block.layout == ChunkLayout::Matrix)
                c.frames.row(r, values.data() + first);
            else if (c.quality(r) != Quality::Bad)
                values[first] = static_cast<float>(c.values[r]);
        });
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

    void frame(int b, std::int64_t t, double maxAgeSeconds, std::vector<float>& values, std::vector<twin::ValueQuality>& quality,
               std::vector<float>& ages)
    {
        using twin::ValueQuality;
        const ReaderBlock& block = source.block(b);
        values.assign(block.columns, nan);
        quality.assign(block.columns, ValueQuality::None);
        ages.assign(block.columns, nan);
        if (thinnedFrame(b, t, values)) {
            // A mean over some samples is not what was measured at this instant.
            for (std::size_t i = 0; i < values.size(); ++i)
                if (!std::isnan(values[i])) {
                    quality[i] = ValueQuality::Uncertain;
                    ages[i] = 0;
                }
            return;
        }
        prepare(b, t);
        forEachFound(newestRows(b, t), [&](const DecodedChunk& c, std::size_t r, std::size_t first) {
            const double age = (static_cast<double>(t) - static_cast<double>(c.times[r])) * 1e-9;
            const bool isOld = age > maxAgeSeconds;
            const std::size_t width = block.layout == ChunkLayout::Matrix ? c.columns : 1;
            std::fill_n(ages.begin() + static_cast<std::ptrdiff_t>(first), width, static_cast<float>(age));
            if (block.layout == ChunkLayout::Matrix) {
                float* to = values.data() + first;
                c.frames.row(r, to);
                for (std::size_t i = 0; i < width; ++i)
                    quality[first + i] = std::isnan(to[i]) ? ValueQuality::None : isOld ? ValueQuality::Stale : ValueQuality::Good;
                if (isOld)
                    std::fill_n(to, width, nan);
                return;
            }
            if (std::isnan(c.values[r])) {
                ages[first] = nan;
                return;
            }
            quality[first] = std::max(static_cast<ValueQuality>(c.quality(r)), isOld ? ValueQuality::Stale : ValueQuality::Good);
            if (twin::isValue(quality[first]))
                values[first] = static_cast<float>(c.values[r]);
        });
        const auto forget = [&](std::size_t from, std::size_t count) {
            std::fill_n(values.begin() + static_cast<std::ptrdiff_t>(from), count, nan);
            std::fill_n(quality.begin() + static_cast<std::ptrdiff_t>(from), count, ValueQuality::None);
        };
        for (const ReaderGap& g : block.gaps) {
            if (g.t0 > t)
                break;
            if (g.kind != GapKind::Given || g.t1 <= t)
                continue;
            g.column < 0 ? forget(0, block.columns) : forget(static_cast<std::size_t>(g.column), 1);
        }
    }

    template<class F> Series series(int channel, twin::Timestamp from, twin::Timestamp to, F build)
    {
        const int b = blockOf(channel);
        return source.retrying([&] {
            const ReaderBlock& block = source.block(b);
            Series none;
            none.unit = block.channel(columnOf(channel, b)).unit;
            if (block.isEmpty())
                return none;
            const std::int64_t begin = std::max(from.ns, block.firstTime()), end = std::min(to.ns, block.lastTime());
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
std::vector<RecordingMark> RecordingReader::marks() const { return m->index().marks; }
int RecordingReader::blockCount() const { return static_cast<int>(m->index().blocks.size()); }
bool RecordingReader::holds(twin::Origin origin) const
{
    const auto& blocks = m->index().blocks;
    return std::any_of(blocks.begin(), blocks.end(), [origin](const ReaderBlock& b) { return b.columns > 0 && b.origin == origin; });
}

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
    return b.isEmpty() ? TimeSpan{} : TimeSpan{{b.firstTime()}, {b.lastTime()}};
}

TimeSpan RecordingReader::thinned(int block) const
{
    const ReaderBlock& b = m->block(block);
    return b.isThinned() ? TimeSpan{{b.thin0}, {b.thin1}} : TimeSpan{};
}

std::vector<TimeSpan> RecordingReader::gaps(int channel) const
{
    const int b = m->blockOf(channel);
    return knownGaps(m->block(b), m->columnOf(channel, b), std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max());
}

std::vector<RecordingGap> RecordingReader::gapsOf(int block) const
{
    const ReaderBlock& b = m->block(block);
    std::vector<RecordingGap> all;
    for (const ReaderGap& g : b.gaps)
        all.push_back({g.column < 0 ? -1 : b.firstChannel + g.column, {{g.t0}, {g.t1}}, static_cast<RecordingGap::Kind>(g.kind)});
    return all;
}

void RecordingReader::frame(int block, twin::Timestamp t, double maxAgeSeconds, std::vector<float>& values)
{
    m->block(block);
    m->source.retrying([&] { m->frame(block, t.ns, maxAgeSeconds, values); });
}

void RecordingReader::frame(int block, twin::Timestamp t, double maxAgeSeconds, std::vector<float>& values, std::vector<twin::ValueQuality>& quality,
                            std::vector<float>& ageSeconds)
{
    m->block(block);
    m->source.retrying([&] { m->frame(block, t.ns, maxAgeSeconds, values, quality, ageSeconds); });
}

std::span<const std::string> RecordingReader::blockAssets(int block) const { return *m->block(block).assets; }
std::span<const std::string> RecordingReader::blockMetrics(int block) const { return *m->block(block).metrics; }

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
