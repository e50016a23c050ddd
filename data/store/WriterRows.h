// Reads back what the writer has put into chunks, in the order of time: for rollups, gaps and putting in order. Used by one thread at a time.
#pragma once
#include "data/store/LruCache.h"
#include "data/store/WriterBlocks.h"
#include <functional>
#include <set>

namespace data {

struct WriterWindow
{
    std::int64_t id = 0, t0 = 0, t1 = 0;
    std::uint32_t rows = 0, samples = 0;
};

class WriterRows
{
public:
    WriterRows(Database& db, const std::vector<WriterBlock>& blocks, std::size_t cacheBytes = std::size_t{48} << 20);
    /// Windows with samples in [from, to), by their begin.
    std::vector<WriterWindow> windows(std::uint32_t index, std::int64_t from, std::int64_t to);
    /// One row of a part of a block; `isBad` for a bad sample of a single channel. Missing values are NaN.
    using Take = std::function<void(std::int64_t t, const float* row, bool isBad)>;
    /// Rows in [from, to), by time, the last written one of each instant. Throws Unsound and DatabaseError.
    void read(std::uint32_t index, std::uint32_t sub, const std::vector<WriterWindow>& windows, std::int64_t from, std::int64_t to, const Take& take);
    /// The same of a single channel, many rows at once; `isBad` may be empty. False, and nothing taken, where its windows overlap.
    using TakeRun = std::function<void(std::span<const std::int64_t> times, std::span<const double> values, const std::function<bool(std::size_t)>& isBad)>;
    bool readSingle(std::uint32_t index, const std::vector<WriterWindow>& windows, std::int64_t from, std::int64_t to, const TakeRun& take);
    /// Every sample of a single channel, by time.
    std::vector<Sample> samples(std::uint32_t index, const std::vector<WriterWindow>& windows);
    /// What a bundle holds, so that it need not be unpacked soon.
    void remember(std::int64_t id, std::shared_ptr<const DecodedBundle> bundle) { m_bundles.insert(id, std::move(bundle)); }
    /// Removes those of these bundles that no window names any more.
    void dropEmptyBundles(const std::set<std::int64_t>& ids);

private:
    DecodedChunk matrix(std::uint32_t index, const WriterWindow& window, std::uint32_t sub);
    std::shared_ptr<const DecodedBundle> bundle(std::int64_t id);
    const DecodedChunk& member(const DecodedBundle& bundle, std::uint32_t index, const WriterWindow& window) const;
    const std::vector<WriterBlock>& m_blocks;
    Statement m_matrixWindows, m_memberWindows, m_blob, m_dropBundle;
    LruCache<DecodedBundle> m_bundles;
};

} // namespace data
