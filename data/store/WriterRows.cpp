#include "data/store/WriterRows.h"
#include <algorithm>
#include <cmath>

namespace data {

WriterRows::WriterRows(Database& db, const std::vector<WriterBlock>& blocks, std::size_t cacheBytes)
    : m_blocks(blocks)
    , m_matrixWindows(db.prepare("SELECT id, t0, t1, n, samples FROM chunks INDEXED BY chunk_windows WHERE sub = 0 AND block = ? AND t0 < ? AND t0 >= ? ORDER BY t0, id"))
    , m_memberWindows(db.prepare("SELECT id, t0, t1, n, samples FROM members WHERE block = ? AND t0 < ? AND t0 >= ? ORDER BY t0, id"))
    , m_blob(db.prepare("SELECT blob FROM chunks WHERE id = ?"))
    , m_dropBundle(db.prepare("DELETE FROM chunks WHERE id = ?1 AND layout = 2 AND NOT EXISTS (SELECT 1 FROM members INDEXED BY member_chunks WHERE id = ?1)"))
    , m_bundles(cacheBytes)
{
}

void WriterRows::dropEmptyBundles(const std::set<std::int64_t>& ids)
{
    for (const std::int64_t id : ids)
        m_dropBundle.bind(1, id).run();
    m_bundles.clear();
}

std::vector<WriterWindow> WriterRows::windows(std::uint32_t index, std::int64_t from, std::int64_t to)
{
    const WriterBlock& block = m_blocks[index];
    Statement& s = block.layout == ChunkLayout::Matrix ? m_matrixWindows : m_memberWindows;
    std::vector<WriterWindow> found;
    s.reset();
    // Times lie within 2^62, so this does not overflow.
    s.bind(1, std::int64_t{index}).bind(2, to).bind(3, from < -(std::int64_t{1} << 62) ? INT64_MIN : from - block.longestWindow);
    while (s.step())
        if (s.integer(2) >= from)
            found.push_back({s.integer(0), s.integer(1), s.integer(2), static_cast<std::uint32_t>(s.integer(3)), static_cast<std::uint32_t>(s.integer(4))});
    s.reset();
    return found;
}

DecodedChunk WriterRows::matrix(std::uint32_t index, const WriterWindow& w, std::uint32_t sub)
{
    const WriterBlock& block = m_blocks[index];
    const std::uint32_t first = sub * subColumns, columns = std::min(subColumns, block.columns - first);
    m_blob.reset();
    if (!m_blob.bind(1, w.id + sub).step())
        throw Unsound("a chunk is missing");
    DecodedChunk chunk = decodeChunk(m_blob.blob(0), {index, sub, w.t0, w.t1, w.rows, 0}, ChunkLayout::Matrix, columns, block.quantisers.part(first, columns));
    m_blob.reset();
    return chunk;
}

std::shared_ptr<const DecodedBundle> WriterRows::bundle(std::int64_t id)
{
    if (auto known = m_bundles.find(id))
        return known;
    m_blob.reset();
    if (!m_blob.bind(1, id).step())
        throw Unsound("a chunk is missing");
    auto decoded = std::make_shared<const DecodedBundle>(decodeBundle(m_blob.blob(0), [&](std::uint32_t b) -> const Quantiser* {
        return b < m_blocks.size() && m_blocks[b].layout == ChunkLayout::Single ? &m_blocks[b].quantisers.at(0) : nullptr;
    }));
    m_blob.reset();
    m_bundles.insert(id, decoded);
    return decoded;
}

const DecodedChunk& WriterRows::member(const DecodedBundle& all, std::uint32_t index, const WriterWindow& w) const
{
    const int at = all.find(index);
    if (at < 0 || all.keys[static_cast<std::size_t>(at)].t0 != w.t0 || all.keys[static_cast<std::size_t>(at)].t1 != w.t1)
        throw Unsound("not the chunk that the index names");
    return all.members[static_cast<std::size_t>(at)];
}

void WriterRows::read(std::uint32_t index, std::uint32_t sub, const std::vector<WriterWindow>& windows, std::int64_t from, std::int64_t to, const Take& take)
{
    const WriterBlock& block = m_blocks[index];
    bool overlap = false;
    for (std::size_t i = 1; i < windows.size(); ++i)
        overlap = overlap || windows[i].t0 <= windows[i - 1].t1;
    struct Row
    {
        std::int64_t t;
        const float* values;
        bool isBad;
    };
    std::vector<std::vector<float>> kept; // where windows overlap, all of them are needed at once
    std::vector<Row> rows;
    std::vector<WriterWindow> ordered = windows;
    if (overlap) // as they were written, so that of rows at one instant the last one stays
        std::sort(ordered.begin(), ordered.end(), [](const WriterWindow& a, const WriterWindow& b) { return a.id < b.id; });
    for (const WriterWindow& w : ordered) {
        std::vector<float> values;
        std::vector<std::int64_t> times;
        std::vector<Quality> qualities;
        std::size_t columns = 1;
        if (block.layout == ChunkLayout::Matrix) {
            DecodedChunk chunk = matrix(index, w, sub);
            columns = chunk.columns;
            values = chunk.frames.all();
            times = std::move(chunk.times);
        } else {
            const auto all = bundle(w.id);
            const DecodedChunk& chunk = member(*all, index, w);
            times = chunk.times;
            qualities = chunk.qualities;
            for (const double v : chunk.values)
                values.push_back(static_cast<float>(v));
        }
        for (std::size_t r = 0; r < times.size(); ++r) {
            if (times[r] < from || times[r] >= to)
                continue;
            const Row row{times[r], values.data() + r * columns, !qualities.empty() && qualities[r] == Quality::Bad};
            if (overlap)
                rows.push_back(row);
            else
                take(row.t, row.values, row.isBad);
        }
        if (overlap)
            kept.push_back(std::move(values)); // the pointers stay good
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.t < b.t; });
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (i + 1 == rows.size() || rows[i + 1].t != rows[i].t)
            take(rows[i].t, rows[i].values, rows[i].isBad);
}

bool WriterRows::readSingle(std::uint32_t index, const std::vector<WriterWindow>& windows, std::int64_t from, std::int64_t to, const TakeRun& take)
{
    for (std::size_t i = 1; i < windows.size(); ++i)
        if (windows[i].t0 <= windows[i - 1].t1)
            return false;
    for (const WriterWindow& w : windows) {
        const auto all = bundle(w.id);
        const DecodedChunk& chunk = member(*all, index, w);
        const auto first = std::lower_bound(chunk.times.begin(), chunk.times.end(), from), end = std::lower_bound(first, chunk.times.end(), to);
        const auto at = static_cast<std::size_t>(first - chunk.times.begin()), n = static_cast<std::size_t>(end - first);
        std::function<bool(std::size_t)> isBad;
        if (!chunk.qualities.empty())
            isBad = [&chunk, at](std::size_t i) { return chunk.qualities[at + i] == Quality::Bad; };
        take(std::span(chunk.times).subspan(at, n), std::span(chunk.values).subspan(at, n), isBad);
    }
    return true;
}

std::vector<Sample> WriterRows::samples(std::uint32_t index, const std::vector<WriterWindow>& windows)
{
    std::vector<WriterWindow> ordered = windows;
    std::sort(ordered.begin(), ordered.end(), [](const WriterWindow& a, const WriterWindow& b) { return a.id < b.id; });
    std::vector<Sample> samples;
    for (const WriterWindow& w : ordered) {
        const auto all = bundle(w.id);
        const DecodedChunk& chunk = member(*all, index, w);
        for (std::size_t i = 0; i < chunk.times.size(); ++i)
            samples.push_back({chunk.times[i], chunk.values[i], chunk.quality(i)});
    }
    sortSamples(samples);
    return samples;
}

} // namespace data
