#include "data/store/RecordingFinish.h"
#include <algorithm>
#include <cmath>

namespace data {
namespace {

class BlockFinisher
{
public:
    BlockFinisher(Database& db, ChunkTables& tables, std::vector<WriterBlock>& blocks, WriterRows& rows)
        : m_tables(tables), m_blocks(blocks), m_rows(rows)
        , m_removeMember(db.prepare("DELETE FROM members WHERE block = ? AND id = ? AND t0 = ?"))
        , m_removeGaps(db.prepare("DELETE FROM gaps WHERE block = ? AND kind <> 0 AND t1 > ?"))
        , m_matrixSamples(db.prepare("SELECT sum(samples) FROM chunks INDEXED BY chunk_windows WHERE sub = 0 AND block = ?"))
        , m_memberSamples(db.prepare("SELECT sum(samples) FROM members WHERE block = ?"))
        , m_step(db.prepare("UPDATE blocks SET step = ? WHERE id = ?"))
    {
    }
    bool reordered() const { return m_reordered; }
    std::int64_t samples() const { return m_samples; }

    void run(std::uint32_t index)
    {
        WriterBlock& block = m_blocks[index];
        if (block.windowEnd == INT64_MIN)
            return;
        m_step.bind(1, block.stepSeconds()).bind(2, std::int64_t{index}).run();
        if (!block.isDisordered) {
            m_tables.endGaps(index, block);
            Statement& count = block.layout == ChunkLayout::Matrix ? m_matrixSamples : m_memberSamples;
            count.reset();
            count.bind(1, std::int64_t{index});
            m_samples += count.step() ? count.integer(0) : 0;
            count.reset();
            m_samples -= block.saidAgain;
            return;
        }
        if (block.layout == ChunkLayout::Single)
            putInOrder(index, block);
        lookAgain(index, block);
    }

private:
    std::vector<WriterWindow> all(std::uint32_t index) { return m_rows.windows(index, INT64_MIN, INT64_MAX); }

    void putInOrder(std::uint32_t index, const WriterBlock& block)
    {
        const auto windows = all(index);
        const std::vector<Sample> samples = m_rows.samples(index, windows);
        for (const WriterWindow& w : windows)
            m_removeMember.bind(1, std::int64_t{index}).bind(2, w.id).bind(3, w.t0).run();
        m_tables.writeSorted(index, block, samples);
        std::set<std::int64_t> touched;
        for (const WriterWindow& w : windows)
            touched.insert(w.id);
        m_rows.dropEmptyBundles(touched);
        m_reordered = true;
    }

    /// Gaps and samples of a block whose windows did not come in the order of time.
    void lookAgain(std::uint32_t index, WriterBlock& block)
    {
        m_removeGaps.bind(1, std::int64_t{index}).bind(2, block.thin1).run();
        const auto windows = all(index);
        const double step = block.stepSeconds();
        const auto longest = step > 0 ? static_cast<std::int64_t>(gapAfterSeconds(step) * 1e9) : 0;
        for (std::uint32_t sub = 0; sub < block.subs(); ++sub) {
            WriterBlock part; // watches the columns of this part alone
            part.columns = std::min(subColumns, block.columns - sub * subColumns);
            const std::uint32_t first = sub * subColumns;
            m_rows.read(index, sub, windows, INT64_MIN, INT64_MAX, [&](std::int64_t t, const float* row, bool) {
                const std::uint32_t present = finiteValues(row, part.columns);
                m_samples += present;
                m_tables.watchGaps(index, part, t, part.columns - present, sub == 0 ? longest : 0, [&](std::uint32_t c) { return std::isnan(row[c]); }, first);
            });
            m_tables.endGaps(index, part, first);
        }
    }

    ChunkTables& m_tables;
    std::vector<WriterBlock>& m_blocks;
    WriterRows& m_rows;
    Statement m_removeMember, m_removeGaps, m_matrixSamples, m_memberSamples, m_step;
    bool m_reordered = false;
    std::int64_t m_samples = 0;
};

} // namespace

std::int64_t finishBlocks(Database& db, ChunkTables& tables, std::vector<WriterBlock>& blocks, WriterRows& rows, RollupKeeper& rollups,
                          const std::function<void()>& breathe)
{
    BlockFinisher finisher(db, tables, blocks, rows);
    for (std::uint32_t i = 0; i < blocks.size(); ++i) {
        finisher.run(i);
        if (i % 64 == 63)
            breathe();
    }
    if (finisher.reordered())
        db.execute("INSERT OR REPLACE INTO meta(key, value) VALUES('epoch', coalesce((SELECT value FROM meta WHERE key = 'epoch'), 0) + 1)");
    // Single channels share bundles: those beside each other go on together, so that each bundle is unpacked about once.
    constexpr std::uint32_t together = 64;
    for (std::uint32_t first = 0; first < blocks.size(); first += together) {
        const auto last = std::min(first + together, static_cast<std::uint32_t>(blocks.size()));
        for (bool more = true; more;) {
            more = false;
            for (std::uint32_t i = first; i < last; ++i)
                more = rollups.completeSome(i, breathe) || more;
            breathe();
        }
    }
    return finisher.samples();
}

} // namespace data
