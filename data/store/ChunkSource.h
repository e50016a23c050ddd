// Decoded chunks and rollups of a recording on demand, the latest used ones kept. One thread.
#pragma once
#include "data/store/BundleCodec.h"
#include "data/store/LruCache.h"
#include "data/store/ReaderIndex.h"
#include "data/store/Rollup.h"
#include "twin/base/Progress.h"
#include <functional>
#include <unordered_set>

namespace data {

/// A writer has moved values meanwhile: read the index anew and try again.
struct StaleIndex
{
};

class ChunkSource
{
public:
    explicit ChunkSource(const std::filesystem::path& file);
    ~ChunkSource();
    const ReaderIndex& index() const { return m_index; }
    const std::filesystem::path& file() const { return m_file; }
    const ReaderBlock& block(int b) const { return m_index.blocks[static_cast<std::size_t>(b)]; }
    bool refresh();
    bool verify(const twin::Progress& progress);
    void setCacheBytes(std::size_t bytes);
    double typicalStep(int block);

    /// nullptr where it is damaged; said in info().damage. May throw StaleIndex, see `retrying`.
    std::shared_ptr<const DecodedChunk> chunk(int block, const ReaderWindow& window, std::uint32_t part);
    /// Reads all parts of a wide block's window that are not known yet, side by side.
    void prepare(int block, const ReaderWindow& window);
    std::uint32_t rollupWidth() const { return rollupColumns(m_index.version); }
    /// Samples of a channel in [from, to] in the order of time, one an instant, gap marks (NaN) included.
    void samples(int block, std::uint32_t column, std::int64_t from, std::int64_t to,
                 const std::function<void(std::int64_t t, double value, Quality quality)>& take);
    bool isDamaged(const ReaderWindow& window, std::uint32_t part) const; ///< found so when it was needed
    /// Sound rollups of a column that touch [from, to), by time.
    std::vector<std::shared_ptr<const PackedRollup>> rollups(int block, std::uint32_t column, int level, std::int64_t from, std::int64_t to);

    /// Runs `work`; once more with a new index if a writer has moved values meanwhile.
    template<class F> auto retrying(F work)
    {
        m_mayBeStale = !m_index.info.complete;
        try {
            return work();
        } catch (const StaleIndex&) {
            reload();
            m_mayBeStale = false;
            return work();
        }
    }

private:
    void open();
    void reload();
    std::shared_ptr<const DecodedChunk> member(int block, const ReaderWindow& window);
    void damaged(int block, const ReaderWindow& window, const char* why);
    std::filesystem::path m_file;
    ReaderIndex m_index;
    Database m_db;
    Statement m_chunk, m_journal, m_rollupList, m_rollup;
    bool m_hasRollups = false, m_mayBeStale = false;
    std::int64_t m_dataVersion = 0;
    LruCache<DecodedChunk> m_chunks{std::size_t{192} << 20};
    LruCache<DecodedBundle> m_bundles{std::size_t{64} << 20};
    LruCache<PackedRollup> m_rollups{std::size_t{64} << 20};
    std::unordered_set<std::int64_t> m_damaged; ///< cache keys not worth another try
    std::vector<double> m_steps;
};

} // namespace data
