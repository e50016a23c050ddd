#include "data/store/Retain.h"
#include <algorithm>

namespace data {
namespace {
constexpr std::int64_t farPast = -(std::int64_t{1} << 62);
}

Retainer::Retainer(Database& db, std::vector<WriterBlock>& blocks, WriterRows& rows, RollupKeeper& rollups)
    : m_db(db), m_blocks(blocks), m_rows(rows), m_rollups(rollups)
    , m_chunks(db.prepare("DELETE FROM chunks WHERE id BETWEEN ? AND ? AND block = ?"))
    , m_member(db.prepare("DELETE FROM members WHERE block = ? AND t0 = ? AND id = ?"))
    , m_covered(db.prepare("SELECT max(t1) FROM rollups INDEXED BY rollup_spans WHERE block = ? AND part = 0 AND level = ? AND t1 <= ?"))
    , m_thin(db.prepare("UPDATE blocks SET thin0 = ?, thin1 = ? WHERE id = ?"))
{
}

/// Windows that end before the cutoff.
bool Retainer::removeWindows(std::uint32_t index, std::int64_t cutoff)
{
    WriterBlock& block = m_blocks[index];
    if (block.windowEnd == INT64_MIN || block.firstTime >= cutoff)
        return false;
    bool any = false;
    std::int64_t first = INT64_MAX;
    for (const WriterWindow& w : m_rows.windows(index, farPast, cutoff)) {
        if (w.t1 >= cutoff) {
            first = std::min(first, w.t0);
            continue;
        }
        any = true;
        if (block.layout == ChunkLayout::Matrix) {
            m_chunks.bind(1, w.id).bind(2, w.id + block.subs() - 1).bind(3, std::int64_t{index}).run();
        } else {
            m_member.bind(1, std::int64_t{index}).bind(2, w.t0).bind(3, w.id).run();
            m_touched.insert(w.id);
        }
    }
    if (any)
        block.firstTime = std::min(first, std::max(block.firstTime, cutoff));
    return any;
}

bool Retainer::removeBefore(std::int64_t cutoff)
{
    bool any = false;
    for (std::uint32_t i = 0; i < m_blocks.size(); ++i) {
        any = removeWindows(i, cutoff) || any;
        WriterBlock& block = m_blocks[i];
        if (block.thin1 == INT64_MIN || block.thin0 >= cutoff)
            continue;
        any = true;
        block.thin0 = std::min(cutoff, block.thin1);
        if (block.thin0 == block.thin1) {
            block.thin0 = INT64_MAX;
            block.thin1 = INT64_MIN;
            m_thin.bindNull(1).bindNull(2).bind(3, std::int64_t{i}).run();
        } else {
            m_thin.bind(1, block.thin0).bind(2, block.thin1).bind(3, std::int64_t{i}).run();
        }
    }
    if (!any)
        return false;
    m_rows.dropEmptyBundles(m_touched);
    m_touched.clear();
    const std::string before = std::to_string(cutoff);
    m_db.execute("DELETE FROM rollups WHERE t1 <= " + before + "; DELETE FROM gaps WHERE t1 <= " + before + "; DELETE FROM marks WHERE t1 < " + before
                 + "; DELETE FROM events WHERE t < " + before);
    return true;
}

bool Retainer::thinBefore(std::int64_t cutoff)
{
    bool any = false;
    for (std::uint32_t i = 0; i < m_blocks.size(); ++i) {
        WriterBlock& block = m_blocks[i];
        if (block.windowEnd == INT64_MIN || block.firstTime >= cutoff)
            continue;
        const auto windows = m_rows.windows(i, farPast, cutoff);
        if (std::none_of(windows.begin(), windows.end(), [&](const WriterWindow& w) { return w.t1 < cutoff; }))
            continue;
        m_rollups.follow(i);
        if (block.levels.empty())
            continue; // one lone sample
        // Only what rollups cover to their end goes, so that none of them reaches over the seam.
        m_covered.reset();
        m_covered.bind(1, std::int64_t{i}).bind(2, std::int64_t{block.levels.front()}).bind(3, cutoff);
        const bool covered = m_covered.step() && !m_covered.isNull(0);
        const std::int64_t until = covered ? m_covered.integer(0) : 0;
        m_covered.reset();
        const std::int64_t begin = block.firstTime;
        if (!covered || until <= begin)
            continue;
        // A window that reaches over the seam stays, and the samples in it are told twice, which readers know.
        if (!removeWindows(i, until))
            continue;
        any = true;
        block.thinRolled = until;
        block.thin0 = std::min(block.thin0, begin);
        block.thin1 = std::max(block.thin1, std::min(until, block.firstTime));
        m_thin.bind(1, block.thin0).bind(2, block.thin1).bind(3, std::int64_t{i}).run();
    }
    m_rows.dropEmptyBundles(m_touched);
    m_touched.clear();
    return any;
}

std::int64_t Retainer::usedBytes()
{
    return (m_db.integer("PRAGMA page_count") - m_db.integer("PRAGMA freelist_count")) * m_db.integer("PRAGMA page_size");
}

bool Retainer::apply(const Retention& rules)
{
    std::int64_t newest = INT64_MIN, oldest = INT64_MAX;
    for (const WriterBlock& b : m_blocks) {
        newest = std::max(newest, b.lastTime);
        oldest = std::min({oldest, b.firstTime, b.thin0});
    }
    if (newest == INT64_MIN || oldest == INT64_MAX)
        return false;
    bool any = false;
    const auto before = [&](double seconds) { return twin::Timestamp{newest}.plusSeconds(-seconds).ns; };
    if (rules.keepSeconds > 0 && before(rules.keepSeconds) > oldest)
        any = removeBefore(before(rules.keepSeconds));
    if (rules.thinAfterSeconds > 0)
        any = thinBefore(before(rules.thinAfterSeconds)) || any;
    if (rules.keepBytes > 0) {
        // A little at a time, oldest first; the newest eighth always stays.
        const std::int64_t span = newest - oldest, slice = std::max<std::int64_t>(span / 64, 1);
        for (std::int64_t cutoff = oldest + slice; cutoff < newest - span / 8 && usedBytes() > rules.keepBytes; cutoff += slice)
            any = removeBefore(cutoff) || any;
    }
    if (any)
        m_db.execute("INSERT OR REPLACE INTO meta(key, value) VALUES('epoch', coalesce((SELECT value FROM meta WHERE key = 'epoch'), 0) + 1)");
    return any;
}

} // namespace data
