#include "data/store/RollupKeeper.h"
#include <algorithm>
#include <cmath>
#include <deque>

namespace data {
namespace {

constexpr std::int64_t fewestBuckets = 64;   ///< of a rollup made under way; of a level made at the end
constexpr std::int64_t fewestWindows = 8;    ///< fewer are read quickly enough as they are
constexpr std::int64_t passRows = 4096;      ///< of one pass through the samples
constexpr std::size_t mostLevels = 8;
constexpr std::uint32_t lookedAt = 4096;     ///< blocks a step
constexpr std::uint32_t width = rollupColumns(recordingVersion);

std::int64_t floorTo(std::int64_t t, int level) { return bucketBegin(bucketOf(t, level), level); }

} // namespace

RollupKeeper::RollupKeeper(Database& db, ChunkTables& tables, std::vector<WriterBlock>& blocks, WriterRows& rows)
    : m_tables(tables), m_blocks(blocks), m_rows(rows)
    , m_list(db.prepare("SELECT t0, t1, blob FROM rollups INDEXED BY rollup_spans WHERE block = ? AND part = ? AND level = ? AND t0 < ? AND t1 > ? ORDER BY t0"))
    , m_untrue(db.prepare("SELECT min(t0) FROM rollups INDEXED BY rollup_spans WHERE block = ? AND level = ? AND t1 > ?"))
    , m_drop(db.prepare("DELETE FROM rollups WHERE block = ? AND level = ? AND t1 > ?"))
    , m_update(db.prepare("UPDATE blocks SET step = ?, levels = ? WHERE id = ?")), m_hints(64)
{
}

void RollupKeeper::dropUntrue(std::uint32_t index, WriterBlock& block)
{
    const std::int64_t late = std::max(block.lateFrom, block.thinRolled); // what was thinned cannot be made anew
    block.lateFrom = INT64_MAX;
    for (std::size_t i = 0; i < block.levels.size(); ++i) {
        const int level = block.levels[i];
        if (block.rolled[i] == INT64_MIN || block.rolled[i] <= late)
            continue;
        m_untrue.reset();
        m_untrue.bind(1, std::int64_t{index}).bind(2, std::int64_t{level}).bind(3, late);
        const bool any = m_untrue.step() && !m_untrue.isNull(0);
        block.rolled[i] = any ? m_untrue.integer(0) : floorTo(late, level);
        m_untrue.reset();
        m_drop.bind(1, std::int64_t{index}).bind(2, std::int64_t{level}).bind(3, late).run();
    }
}

bool RollupKeeper::begin(std::uint32_t index, bool always, std::int64_t fewest, bool toTheEnd)
{
    WriterBlock& block = m_blocks[index];
    if (block.windowEnd == INT64_MIN || (!always && block.rowsWritten < std::max<std::int64_t>(1024, fewestWindows * block.window)))
        return false;
    if (block.levels.empty()) {
        const double step = block.stepSeconds();
        if (!(step > 0))
            return false;
        for (int level = finestRollupLevel(step); level <= lastRollupLevel && block.levels.size() < mostLevels; level += rollupLevelStep)
            block.levels.push_back(level);
        block.rolled.assign(block.levels.size(), INT64_MIN);
        block.lateFrom = INT64_MAX;
    }
    if (block.lateFrom != INT64_MAX && (toTheEnd || block.lateFrom < reached(block)))
        dropUntrue(index, block);
    for (std::size_t i = 0; i < block.levels.size(); ++i) {
        const int level = block.levels[i];
        const std::int64_t bucket = std::int64_t{1} << level;
        if (i > 0 && block.rolled[i - 1] == INT64_MIN)
            break;
        const bool isNew = block.rolled[i] == INT64_MIN;
        // At the end the last bucket counts as full: nothing comes after it.
        const std::int64_t source = i == 0 ? block.windowEnd + (toTheEnd ? bucket : 0) : block.rolled[i - 1] + (toTheEnd ? bucket - 1 : 0);
        const std::int64_t end = floorTo(source, level);
        std::int64_t from = isNew ? floorTo(block.firstTime, level) : block.rolled[i];
        if (toTheEnd && i > 0 && isNew && ((end - from) >> level) < fewestBuckets)
            break;
        // Few and full rollups read quicker than many small ones; but a pass must not last long.
        const double rowsABucket = block.medians.empty() ? 1 : static_cast<double>(bucket) * 1e-9 / std::max(block.stepSeconds(), 1e-9);
        const auto enough = std::clamp(static_cast<std::int64_t>(passRows / rowsABucket), fewest, std::max<std::int64_t>(fewest, rollupBuckets));
        if (end <= from || ((end - from) >> level) < (fewest > 1 ? enough : 1))
            continue;
        m_pass = {true, index, 0, i, from, end, {}};
        if (i > 0)
            return true;
        m_pass.windows = m_rows.windows(index, from, end);
        if (m_pass.windows.empty()) {
            m_pass.isOpen = false;
            block.rolled[i] = end;
            continue;
        }
        if (m_pass.windows.front().t0 > from) // silence
            m_pass.from = floorTo(m_pass.windows.front().t0, level);
        std::int64_t rows = 0;
        for (std::size_t w = 0; w < m_pass.windows.size() && !block.isDisordered; ++w) {
            if ((rows += m_pass.windows[w].rows) < passRows)
                continue;
            if (const std::int64_t stop = floorTo(m_pass.windows[w].t1, level); stop > m_pass.from && stop < end) {
                m_pass.to = stop;
                m_pass.windows.resize(w + 1);
                break;
            }
        }
        return true;
    }
    return false;
}

RollupBuilder RollupKeeper::builder(const WriterBlock& block, std::uint32_t part, std::uint32_t columns)
{
    const RollupQuantisers q = RollupQuantisers(block.resolutions).part(std::size_t{part} * width, columns);
    return {m_pass.block, part, columns, block.levels[m_pass.level], m_pass.from, [this, q](const Rollup& r) {
                encodeRollup(r, q, m_buffer, m_hints[static_cast<std::size_t>(r.level)]);
                m_tables.addRollup(r.block, r.part, r.level, r.t0, r.t1, r.buckets.size(), m_buffer.bytes());
            }};
}

void RollupKeeper::sliceOfSamples(const WriterBlock& block)
{
    const std::uint32_t first = m_pass.sub * subColumns, columns = std::min(subColumns, block.columns - first);
    std::vector<RollupBuilder> builders;
    for (std::uint32_t c = 0; c < columns; c += width)
        builders.push_back(builder(block, (first + c) / width, std::min(width, columns - c)));
    if (block.layout == ChunkLayout::Single) {
        const bool isDone = m_rows.readSingle(m_pass.block, m_pass.windows, m_pass.from, m_pass.to, [&](const auto& times, const auto& values, const auto& isBad) {
            builders.front().addColumn(times, values, isBad);
        });
        if (isDone)
            return builders.front().finish(m_pass.to);
    }
    const float bad = std::nanf("");
    m_rows.read(m_pass.block, m_pass.sub, m_pass.windows, m_pass.from, m_pass.to, [&](std::int64_t t, const float* row, bool isBad) {
        for (std::size_t b = 0; b < builders.size(); ++b)
            builders[b].add(t, isBad ? &bad : row + b * width);
    });
    for (RollupBuilder& b : builders)
        b.finish(m_pass.to);
}

void RollupKeeper::sliceOfRollups(const WriterBlock& block)
{
    const std::uint32_t first = m_pass.sub * subColumns, columns = std::min(subColumns, block.columns - first);
    const RollupQuantisers q(block.resolutions);
    const int finer = block.levels[m_pass.level - 1];
    for (std::uint32_t c = 0; c < columns; c += width) {
        const std::uint32_t part = (first + c) / width, n = std::min(width, columns - c);
        const RollupQuantisers partQ = q.part(first + c, n);
        std::vector<Rollup> source;
        m_list.reset();
        m_list.bind(1, std::int64_t{m_pass.block}).bind(2, std::int64_t{part}).bind(3, std::int64_t{finer}).bind(4, m_pass.to).bind(5, m_pass.from);
        while (m_list.step())
            source.push_back(decodeRollup(m_list.blob(2), m_pass.block, part, finer, m_list.integer(0), m_list.integer(1), n, partQ));
        m_list.reset();
        RollupBuilder up = builder(block, part, n);
        for (const Rollup& r : source)
            up.addRollup(r, m_pass.from, m_pass.to);
        up.finish(m_pass.to);
    }
}

void RollupKeeper::slice()
{
    WriterBlock& block = m_blocks[m_pass.block];
    if (m_pass.level == 0)
        sliceOfSamples(block);
    else
        sliceOfRollups(block);
    if (++m_pass.sub < block.subs())
        return;
    m_pass.isOpen = false;
    block.rolled[m_pass.level] = m_pass.to;
    std::int64_t bits = 0;
    for (std::size_t i = 0; i < block.levels.size(); ++i)
        if (block.rolled[i] != INT64_MIN)
            bits |= std::int64_t{1} << block.levels[i];
    m_update.bind(1, block.stepSeconds()).bind(2, bits).bind(3, std::int64_t{m_pass.block}).run();
}

bool RollupKeeper::step()
{
    if (m_pass.isOpen) {
        slice();
        return true;
    }
    const auto all = static_cast<std::uint32_t>(m_blocks.size());
    for (std::uint32_t i = 0; i < std::min(all, lookedAt); ++i) {
        m_next = m_next + 1 < all ? m_next + 1 : 0;
        if (begin(m_next, false, fewestBuckets, false)) {
            slice();
            return true;
        }
    }
    return false;
}

void RollupKeeper::follow(std::uint32_t index)
{
    while (m_pass.isOpen)
        slice();
    while (begin(index, true, 1, false))
        while (m_pass.isOpen)
            slice();
}

bool RollupKeeper::completeSome(std::uint32_t index, const std::function<void()>& breathe)
{
    while (m_pass.isOpen) // one that was begun on the way
        slice();
    if (!begin(index, false, 1, true))
        return false;
    while (m_pass.isOpen) {
        slice();
        breathe();
    }
    return true;
}

} // namespace data
