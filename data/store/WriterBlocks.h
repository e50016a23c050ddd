// What the writer holds of a block between its first sample and its chunk, and the tables that chunks go into. Used by one thread at a time.
#pragma once
#include "data/store/BundleCodec.h"
#include "data/store/Database.h"
#include "data/store/OrderedWork.h"
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace data {

class WriterRows;

struct WriterBlock
{
    ChunkLayout layout = ChunkLayout::Matrix;
    std::uint32_t columns = 1;
    int firstChannel = 0;
    std::uint32_t ordinal = 0;                ///< of a single channel among the single channels
    std::uint32_t window = 1;                 ///< rows of a full chunk of a matrix
    std::vector<double> resolutions;          ///< one, or one a column
    Quantisers quantisers;
    std::int64_t lastTime = INT64_MIN;
    // matrix: rows not in a chunk yet
    std::vector<std::int64_t> times;
    std::vector<float> rows;
    std::vector<std::uint32_t> rowSamples;
    // single channel: samples not in a chunk yet, in the order they came
    std::vector<Sample> pending;
    std::size_t journalled = 0;               ///< how many of these the journal holds
    bool isListed = false;                    ///< among the blocks that the next commit looks at
    CodingHint hint;
    std::size_t waiting() const { return layout == ChunkLayout::Matrix ? times.size() : pending.size(); }
    std::uint32_t subs() const { return (columns + subColumns - 1) / subColumns; }

    // what is in chunks
    std::int64_t firstTime = INT64_MAX, windowEnd = INT64_MIN; ///< of all samples in chunks
    std::int64_t longestWindow = 0;           ///< ns
    std::int64_t rowsWritten = 0;
    std::uint32_t lastRowSamples = 0;         ///< of the last row in a chunk
    std::int64_t saidAgain = 0;               ///< samples in chunks that a later frame of the same instant replaced
    bool isDisordered = false;                ///< some window begins before another ends
    std::int64_t lateFrom = INT64_MAX;        ///< rollups from here on are not true any more
    std::vector<std::int64_t> medians;        ///< of the steps of windows: some of them
    std::uint32_t windowsSeen = 0;
    double stepSeconds() const;               ///< median, 0 where it is not known
    // late samples of the pending ones
    std::int64_t late = 0, lateBegin = INT64_MAX, lateEnd = INT64_MIN;
    // gaps
    std::int64_t lastRow = INT64_MIN;
    std::size_t missing = 0;                  ///< columns without a value now
    std::vector<std::int64_t> missingSince;   ///< empty until something is missing
    std::vector<std::uint8_t> everSeen;       ///< of the same size
    bool wasWhole = false;                    ///< a row without missing values was seen
    // rollups: finest first
    std::vector<int> levels;
    std::vector<std::int64_t> rolled;         ///< by level: done up to here, INT64_MIN where nothing is
    // thinning: only rollups between these; and up to where rollups hold samples that are gone
    std::int64_t thin0 = INT64_MAX, thin1 = INT64_MIN, thinRolled = INT64_MIN;
};

/// Puts chunks, journal rows, gaps and lists into the tables. The caller has begun a transaction.
/// Windows may be packed by other threads and come into the tables some windows later, at a moment that depends on what was written alone;
/// what a block says of its chunks tells of those that are there.
class ChunkTables
{
public:
    /// Up to `waitingWindows` may be on their way into the tables; with 0 they are there at once.
    ChunkTables(Database& db, WriterRows& written, int helpers = 0, std::size_t waitingWindows = 0);
    /// Everything that waits in a matrix block becomes one window.
    void writeWindow(std::vector<WriterBlock>& blocks, std::uint32_t index);
    /// Everything that waits in these single channels (ascending) becomes windows in bundles.
    void writeSingles(std::vector<WriterBlock>& blocks, std::span<const std::uint32_t> indices, Effort effort = Effort::Tight);
    /// Sorted samples of a single channel as windows of their own, whatever else is on its way.
    void writeSorted(std::uint32_t index, const WriterBlock& block, std::span<const Sample> sorted);
    void settle() { m_work.handOverAll(); } ///< everything that was written is in the tables then
    /// What waits and is not in the journal; rewrites the journal when most of it is obsolete.
    void writeJournal(std::vector<WriterBlock>& blocks, std::span<const std::uint32_t> changed);
    void clearJournal();
    std::int64_t list(std::span<const std::string> texts); ///< id of a list with these texts
    void addRollup(std::uint32_t block, std::uint32_t part, int level, std::int64_t t0, std::int64_t t1, std::size_t buckets,
                   std::span<const std::byte> blob);
    void addGap(std::uint32_t block, std::int64_t column, std::int64_t t0, std::int64_t t1, GapKind kind);
    void addMark(std::int64_t block, std::int64_t column, std::int64_t t0, std::int64_t t1, RecordingMark::Kind kind, double value);
    /// Looks at a row in the order of time for gaps. `isMissing(c)` says which columns have no value, `missing` how many.
    template<class F> void watchGaps(std::uint32_t index, WriterBlock& block, std::int64_t t, std::size_t missing, std::int64_t longest, F isMissing,
                                       std::uint32_t firstColumn = 0);
    /// The block ends: what is missing stays missing up to its last row.
    void endGaps(std::uint32_t index, WriterBlock& block, std::uint32_t firstColumn = 0);

private:
    void journalMatrix(std::uint32_t index, const WriterBlock& block, std::size_t from);
    void journalLog(std::vector<LoggedSample>& log);
    void insertJournal(std::int64_t id, std::int64_t block, std::uint32_t sub, const ChunkKey& key, std::span<const std::byte> blob);
    struct Bundle; ///< windows on their way into the tables
    struct Window;
    void insertPart(std::int64_t id, const ChunkKey& key, std::span<const std::byte> blob);
    void insertBundle(std::int64_t id, std::span<const ChunkKey> keys, std::span<const std::byte> blob);
    /// A window of n rows; `median()` tells the median of their steps.
    template<class Median> void noteWindow(WriterBlock& block, std::size_t n, std::int64_t first, std::int64_t last, Median median);
    void noteRows(std::uint32_t index, WriterBlock& block, std::span<const std::int64_t> times, std::span<const float> rows,
                  std::span<const std::uint32_t> rowSamples);
    struct Look ///< at the samples of a window, for gaps
    {
        std::int64_t longestStep = 0, medianStep = 0;
        bool anyMissing = false;
    };
    static Look lookAt(std::span<const Sample> sorted);
    void watchSingle(std::uint32_t index, WriterBlock& block, std::span<const Sample> sorted, const Look& look);
    Database& m_db;
    WriterRows& m_written;
    Statement m_chunk, m_member, m_journal, m_list, m_rollup, m_gap, m_mark;
    std::int64_t m_nextChunk = 1, m_nextJournal = 1, m_nextList = 1;
    std::size_t m_journalBytes = 0, m_freshBytes = 0; ///< in the journal now; of that, after its last rewriting
    std::unordered_map<std::string, std::int64_t> m_lists;
    ByteWriter m_buffer;
    std::vector<std::vector<Sample>> m_spareSamples; ///< fresh memory costs as much as the work
    std::vector<std::vector<float>> m_spareRows;
    const bool m_isLater;                            ///< windows come into the tables later
    OrderedWork m_work;                              ///< last member: its jobs use the others
};

template<class F>
void ChunkTables::watchGaps(std::uint32_t index, WriterBlock& block, std::int64_t t, std::size_t missing, std::int64_t longest, F isMissing,
                            std::uint32_t firstColumn)
{
    if (block.lastRow != INT64_MIN && longest > 0 && t - block.lastRow > longest)
        addGap(index, -1, block.lastRow, t, GapKind::Silence);
    block.lastRow = t;
    block.wasWhole = block.wasWhole || missing == 0;
    if (missing == 0 && block.missing == 0)
        return;
    if (block.missingSince.empty()) {
        block.missingSince.assign(block.columns, INT64_MIN);
        block.everSeen.assign(block.columns, block.wasWhole ? 1 : 0);
    }
    for (std::uint32_t c = 0; c < block.columns; ++c) {
        std::int64_t& since = block.missingSince[c];
        if (isMissing(c)) {
            if (since == INT64_MIN)
                since = t;
            continue;
        }
        block.everSeen[c] = 1;
        if (since != INT64_MIN)
            addGap(index, std::int64_t{firstColumn} + c, since, t, GapKind::MissingValues);
        since = INT64_MIN;
    }
    block.missing = missing;
}

} // namespace data
