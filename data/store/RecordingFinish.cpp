#include "data/store/RecordingFinish.h"
#include "data/store/Rollup.h"
#include <cmath>
#include <memory>

namespace data {
namespace {

enum GapKind : std::int64_t { givenGap, missingValues, silence };

struct Window
{
    std::int64_t id;
    ChunkKey key;
};

class BlockFinisher
{
public:
    BlockFinisher(Database& db, ChunkTables& tables)
        : m_db(db), m_tables(tables)
        , m_windows(db.prepare("SELECT id, t0, t1, n FROM chunks INDEXED BY chunk_windows WHERE sub = 0 AND block = ? ORDER BY t0, id"))
        , m_blob(db.prepare("SELECT blob FROM chunks WHERE id = ?")), m_remove(db.prepare("DELETE FROM chunks WHERE id = ?"))
        , m_gap(db.prepare("INSERT INTO gaps(block, col, t0, t1, kind) VALUES(?, ?, ?, ?, ?)"))
        , m_update(db.prepare("UPDATE blocks SET step = ?, levels = ? WHERE id = ?"))
    {
    }
    bool reordered() const { return m_reordered; }
    std::int64_t samples() const { return m_samples; }

    void run(std::uint32_t index, const WriterBlock& block)
    {
        std::vector<Window> windows = read(index);
        if (windows.empty())
            return;
        if (block.layout == ChunkLayout::Single && overlaps(windows)) {
            putInOrder(index, block, windows);
            windows = read(index);
        }
        const double step = medianStep(block, windows);
        std::int64_t rows = 0;
        for (const Window& w : windows)
            rows += w.key.rows;
        const double span = static_cast<double>(windows.back().key.t1 - windows.front().key.t0) * 1e-9;
        const std::vector<int> levels = rollupLevels(step, rows, span);
        for (std::uint32_t first = 0, sub = 0; first < block.columns; first += subColumns, ++sub)
            pass(index, block, windows, sub, first, std::min(subColumns, block.columns - first), levels, step);
        std::int64_t bits = 0;
        for (const int level : levels)
            bits |= std::int64_t{1} << level;
        m_update.bind(1, step).bind(2, bits).bind(3, std::int64_t{index}).run();
    }

private:
    std::vector<Window> read(std::uint32_t index)
    {
        std::vector<Window> windows;
        m_windows.bind(1, std::int64_t{index});
        while (m_windows.step())
            windows.push_back({m_windows.integer(0), {index, 0, m_windows.integer(1), m_windows.integer(2), static_cast<std::uint32_t>(m_windows.integer(3)), 0}});
        m_windows.reset();
        return windows;
    }

    static bool overlaps(const std::vector<Window>& windows)
    {
        for (std::size_t i = 1; i < windows.size(); ++i)
            if (windows[i].key.t0 <= windows[i - 1].key.t1)
                return true;
        return false;
    }

    DecodedChunk decode(const Window& window, const WriterBlock& block, std::uint32_t sub, std::uint32_t columns, const Quantisers& q)
    {
        ChunkKey key = window.key;
        key.sub = sub;
        m_blob.reset();
        if (!m_blob.bind(1, window.id + sub).step())
            throw Unsound("a chunk is missing");
        DecodedChunk chunk = decodeChunk(m_blob.blob(0), key, block.layout, columns, q);
        m_blob.reset();
        return chunk;
    }

    void putInOrder(std::uint32_t index, const WriterBlock& block, std::vector<Window>& windows)
    {
        // In the order they were written, so that of samples at one instant the last one stays.
        std::sort(windows.begin(), windows.end(), [](const Window& a, const Window& b) { return a.id < b.id; });
        std::vector<Sample> samples;
        for (const Window& w : windows) {
            const DecodedChunk c = decode(w, block, 0, 1, block.quantisers);
            for (std::size_t i = 0; i < c.times.size(); ++i)
                samples.push_back({c.times[i], c.values[i], c.quality(i)});
            m_remove.bind(1, w.id).run();
        }
        sortSamples(samples);
        m_tables.writeSingle(index, block, samples);
        m_reordered = true;
    }

    double medianStep(const WriterBlock& block, const std::vector<Window>& windows)
    {
        constexpr std::size_t looked = 32;
        std::vector<std::int64_t> steps;
        const std::size_t stride = (windows.size() + looked - 1) / looked;
        const std::uint32_t columns = std::min(subColumns, block.columns);
        for (std::size_t i = 0; i < windows.size(); i += stride) {
            const DecodedChunk c = decode(windows[i], block, 0, columns, block.quantisers.part(0, columns));
            for (std::size_t k = 1; k < c.times.size(); ++k)
                steps.push_back(c.times[k] - c.times[k - 1]);
            if (c.times.size() == 1 && i + 1 < windows.size())
                steps.push_back(windows[i + 1].key.t0 - windows[i].key.t0);
        }
        if (steps.empty())
            return 0;
        std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2), steps.end());
        return static_cast<double>(steps[steps.size() / 2]) * 1e-9;
    }

    void addGap(std::uint32_t index, std::int64_t column, std::int64_t t0, std::int64_t t1, GapKind kind)
    {
        if (t1 > t0)
            m_gap.bind(1, std::int64_t{index}).bind(2, column).bind(3, t0).bind(4, t1).bind(5, static_cast<std::int64_t>(kind)).run();
    }

    /// One part of the columns through all of time: rollups and gaps.
    void pass(std::uint32_t index, const WriterBlock& block, const std::vector<Window>& windows, std::uint32_t sub, std::uint32_t first,
              std::uint32_t columns, const std::vector<int>& levels, double step)
    {
        const Quantisers q = block.quantisers.part(first, columns);
        const RollupQuantisers rollupQ = RollupQuantisers(block.resolutions);
        std::vector<std::unique_ptr<RollupBuilder>> builders;
        for (std::uint32_t c = 0; c < columns && !levels.empty(); c += rollupColumns) {
            const std::uint32_t width = std::min(rollupColumns, columns - c);
            const std::uint32_t part = (first + c) / rollupColumns;
            const RollupQuantisers partQ = rollupQ.part(first + c, width);
            builders.push_back(std::make_unique<RollupBuilder>(index, part, width, levels, [this, partQ](const Rollup& r) {
                encodeRollup(r, partQ, m_buffer);
                m_tables.addRollup(r.block, r.part, r.level, r.t0, r.t1, r.buckets.size(), m_buffer.bytes());
            }));
        }
        constexpr std::int64_t none = INT64_MIN;
        std::vector<std::int64_t> missingSince(columns, none);
        std::vector<std::uint8_t> everSeen(columns, 0);
        std::vector<float> row(columns);
        std::int64_t last = none;
        const auto longest = static_cast<std::int64_t>(gapAfterSeconds(step) * 1e9);
        for (std::size_t w = 0; w < windows.size(); ++w) {
            const DecodedChunk chunk = decode(windows[w], block, sub, columns, q);
            std::size_t n = chunk.times.size();
            if (w + 1 < windows.size() && windows[w + 1].key.t0 == chunk.times.back())
                --n; // said again in the next window
            for (std::size_t r = 0; r < n; ++r) {
                const std::int64_t t = chunk.times[r];
                if (sub == 0 && step > 0 && last != none && t - last > longest)
                    addGap(index, -1, last, t, silence);
                last = t;
                if (block.layout == ChunkLayout::Matrix)
                    std::copy_n(chunk.frames.begin() + static_cast<std::ptrdiff_t>(r * columns), columns, row.begin());
                else
                    row[0] = chunk.quality(r) == Quality::Bad ? std::nanf("") : static_cast<float>(chunk.values[r]);
                for (std::uint32_t c = 0; c < columns; ++c) {
                    const bool missing = block.layout == ChunkLayout::Matrix ? std::isnan(row[c]) : std::isnan(chunk.values[r]);
                    if (missing) {
                        if (missingSince[c] == none)
                            missingSince[c] = t;
                        continue;
                    }
                    everSeen[c] = 1;
                    ++m_samples;
                    if (missingSince[c] != none) {
                        addGap(index, c + first, missingSince[c], t, missingValues);
                        missingSince[c] = none;
                    }
                }
                for (std::size_t b = 0; b < builders.size(); ++b)
                    builders[b]->add(t, row.data() + b * rollupColumns);
            }
        }
        for (auto& builder : builders)
            builder->finish();
        // A channel that never had a value is not interrupted, it is absent.
        for (std::uint32_t c = 0; c < columns; ++c)
            if (missingSince[c] != none && everSeen[c])
                addGap(index, c + first, missingSince[c], last, missingValues);
    }

    Database& m_db;
    ChunkTables& m_tables;
    Statement m_windows, m_blob, m_remove, m_gap, m_update;
    ByteWriter m_buffer;
    bool m_reordered = false;
    std::int64_t m_samples = 0;
};

} // namespace

std::int64_t finishBlocks(Database& db, ChunkTables& tables, const std::vector<WriterBlock>& blocks, const std::function<void()>& breathe)
{
    BlockFinisher finisher(db, tables);
    for (std::uint32_t i = 0; i < blocks.size(); ++i) {
        finisher.run(i, blocks[i]);
        breathe();
    }
    if (finisher.reordered())
        db.execute("INSERT OR REPLACE INTO meta(key, value) VALUES('epoch', 1)");
    return finisher.samples();
}

} // namespace data
