#include "data/store/ChunkSource.h"
#include "data/store/RecordingCreate.h"
#include "twin/physics/Parallel.h"
#include <algorithm>
#include <cmath>
#include <fstream>
#include <optional>

namespace data {
namespace {

constexpr std::int64_t journalKeys = std::int64_t{1} << 62;

std::int64_t keyOf(const ReaderWindow& w, std::uint32_t part) { return (w.inJournal ? journalKeys : 0) + w.id + part; }

/// Write-ahead mode is byte 18 of the file: 2.
bool isWriteAhead(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    in.seekg(18);
    return in.get() == 2;
}

} // namespace

ChunkSource::ChunkSource(const std::filesystem::path& file) : m_file(file) { open(); }

ChunkSource::~ChunkSource()
{
    for (Statement* s : {&m_chunk, &m_journal, &m_rollupList, &m_rollup})
        *s = {};
    m_db.close();
    // A writer that finished while we read had to leave its side files; the last reader makes one plain file of it.
    if (m_index.info.complete && m_index.info.damage.empty() && isWriteAhead(m_file))
        settleRecording(m_file);
}

void ChunkSource::open()
{
    m_db = openRecording(m_file, m_index);
    loadIndex(m_db, m_file, m_index);
    try {
        m_dataVersion = m_db.integer("PRAGMA data_version");
        m_chunk = m_db.prepare("SELECT blob FROM chunks WHERE id = ?");
        m_hasRollups = false;
        try {
            m_journal = m_db.prepare("SELECT blob FROM journal WHERE id = ?");
            m_rollupList = m_db.prepare("SELECT id, t0, t1 FROM rollups INDEXED BY rollup_spans WHERE block = ? AND part = ? AND level = ?"
                                        " AND t0 < ? AND t1 > ? ORDER BY t0");
            m_rollup = m_db.prepare("SELECT blob FROM rollups WHERE id = ?");
            m_hasRollups = true;
        } catch (const DatabaseError&) {
            // Lost tables were listed as damage; curves then come from the samples themselves.
        }
    } catch (const DatabaseError& e) {
        throw fileError(e, m_file);
    }
}

void ChunkSource::reload()
{
    ReaderIndex fresh;
    fresh.lists = m_index.lists;
    fresh.info.damage = m_index.info.damage;
    loadIndex(m_db, m_file, fresh);
    if (fresh.epoch != m_index.epoch) {
        m_chunks.clear();
        m_bundles.clear();
        m_rollups.clear();
        m_damaged.clear();
    }
    m_index = std::move(fresh);
    m_steps.clear();
}

bool ChunkSource::refresh()
{
    if (m_index.info.complete)
        return false;
    try {
        const std::int64_t version = m_db.integer("PRAGMA data_version");
        if (version == m_dataVersion)
            return false;
        m_dataVersion = version;
    } catch (const DatabaseError& e) {
        throw fileError(e, m_file);
    }
    reload();
    return true;
}

void ChunkSource::setCacheBytes(std::size_t bytes)
{
    m_chunks.setLimit(bytes / 2);
    m_bundles.setLimit(bytes / 4);
    m_rollups.setLimit(bytes / 4);
}

void ChunkSource::damaged(int block, const ReaderWindow& w, const char* why)
{
    const Channel c = this->block(block).channel(0);
    m_index.addDamage("Values of \"" + c.metric + "\" from " + twin::Timestamp{w.t0}.iso() + " to " + twin::Timestamp{w.t1}.iso() + " are damaged ("
                      + why + ") and left out.");
}

std::shared_ptr<const DecodedChunk> ChunkSource::member(int b, const ReaderWindow& w)
{
    auto bundle = m_bundles.find(w.id);
    if (!bundle) {
        m_chunk.reset();
        if (!m_chunk.bind(1, w.id).step()) {
            m_chunk.reset();
            return nullptr;
        }
        bundle = std::make_shared<const DecodedBundle>(decodeBundle(m_chunk.blob(0), [&](std::uint32_t named) -> const Quantiser* {
            return named < m_index.blocks.size() && m_index.blocks[named].layout == ChunkLayout::Single ? &m_index.blocks[named].quantisers.at(0) : nullptr;
        }));
        m_chunk.reset();
        m_bundles.insert(w.id, bundle);
    }
    const int at = bundle->find(static_cast<std::uint32_t>(b));
    if (at < 0)
        throw Unsound("not the chunk that the index names");
    const ChunkKey& key = bundle->keys[static_cast<std::size_t>(at)];
    if (key.t0 != w.t0 || key.t1 != w.t1 || key.rows != w.rows)
        throw Unsound("not the chunk that the index names");
    return {bundle, &bundle->members[static_cast<std::size_t>(at)]};
}

void ChunkSource::prepare(int b, const ReaderWindow& w)
{
    const ReaderBlock& block = this->block(b);
    if (w.id == 0 || w.inBundle)
        return;
    struct Job
    {
        std::uint32_t part;
        std::size_t at, size; ///< of its blob in `blobs`
        std::shared_ptr<const DecodedChunk> chunk;
    };
    std::vector<Job> jobs;
    std::vector<std::byte> blobs;
    jobs.reserve(block.parts());
    Statement& fetch = w.inJournal ? m_journal : m_chunk;
    try {
        const Transaction together(m_db, "BEGIN"); // else the file is locked and looked at anew for each part
        for (std::uint32_t part = 0; part < block.parts(); ++part) {
            const std::int64_t key = keyOf(w, part);
            if (m_chunks.find(key) || m_damaged.count(key) > 0)
                continue;
            fetch.reset();
            if (!fetch.bind(1, w.id + part).step())
                break;
            const auto blob = fetch.blob(0);
            if (blobs.empty())
                blobs.reserve(blob.size() * block.parts());
            jobs.push_back({part, blobs.size(), blob.size(), nullptr});
            blobs.insert(blobs.end(), blob.begin(), blob.end());
        }
        fetch.reset();
    } catch (const DatabaseError&) {
        // Met again, and told, where the part is asked for by itself.
    }
    fetch.reset();
    constexpr std::size_t pieceParts = 32;
    const auto pieces = (jobs.size() + pieceParts - 1) / pieceParts;
    const auto decode = [&](std::size_t piece) {
        for (std::size_t i = piece * pieceParts; i < std::min(jobs.size(), (piece + 1) * pieceParts); ++i) {
            const std::uint32_t part = jobs[i].part, first = part * subColumns, columns = std::min(subColumns, block.columns - first);
            const ChunkKey said{static_cast<std::uint32_t>(b), part, w.t0, w.t1, w.rows, 0};
            try {
                jobs[i].chunk = std::make_shared<const DecodedChunk>(
                    decodeChunk(std::span(blobs).subspan(jobs[i].at, jobs[i].size), said, block.layout, columns, block.quantisers.part(first, columns)));
            } catch (const Unsound&) {
                // Likewise.
            }
        }
    };
    twin::forEachIndex(0, pieces, decode);
    for (Job& job : jobs)
        if (job.chunk)
            m_chunks.insert(keyOf(w, job.part), std::move(job.chunk));
}

std::shared_ptr<const DecodedChunk> ChunkSource::chunk(int b, const ReaderWindow& w, std::uint32_t part)
{
    const ReaderBlock& block = this->block(b);
    if (w.id == 0)
        return block.tail;
    const std::int64_t key = keyOf(w, part);
    if (auto known = m_chunks.find(key))
        return known;
    if (m_damaged.count(key) > 0)
        return nullptr;
    Statement& fetch = w.inJournal ? m_journal : m_chunk;
    const char* why = "missing";
    std::string text;
    try {
        if (w.inBundle) {
            if (auto found = member(b, w))
                return found;
            if (m_mayBeStale)
                throw StaleIndex{};
            throw Unsound("missing");
        }
        fetch.reset();
        if (fetch.bind(1, w.id + part).step()) {
            const std::uint32_t first = part * subColumns, columns = std::min(subColumns, block.columns - first);
            const ChunkKey said{static_cast<std::uint32_t>(b), part, w.t0, w.t1, w.rows, 0};
            auto decoded = std::make_shared<const DecodedChunk>(
                decodeChunk(fetch.blob(0), said, block.layout, columns, block.quantisers.part(first, columns)));
            fetch.reset();
            m_chunks.insert(key, decoded);
            return decoded;
        }
        fetch.reset();
        if (m_mayBeStale)
            throw StaleIndex{};
    } catch (const Unsound& e) {
        text = e.what();
        why = text.c_str();
    } catch (const DatabaseError& e) {
        if (!e.isDamage())
            throw fileError(e, m_file);
        text = e.what();
        why = text.c_str();
    }
    fetch.reset();
    m_damaged.insert(key);
    damaged(b, w, why);
    return nullptr;
}

bool ChunkSource::isDamaged(const ReaderWindow& w, std::uint32_t part) const { return m_damaged.count(keyOf(w, part)) > 0; }

void ChunkSource::samples(int b, std::uint32_t column, std::int64_t from, std::int64_t to,
                          const std::function<void(std::int64_t, double, Quality)>& take)
{
    const ReaderBlock& block = this->block(b);
    const auto [firstWindow, endWindow] = block.windowsIn(from, to);
    const std::uint32_t part = column / subColumns, at = column % subColumns;
    const Quantiser& q = block.quantisers.at(column);
    std::vector<float> columnValues;
    const auto valueAt = [&](const DecodedChunk& c, std::size_t row) {
        if (block.layout == ChunkLayout::Single)
            return c.values[row];
        const auto v = static_cast<double>(columnValues[row]);
        // Frames are float32; the decimal that was meant is the nearest multiple of the resolution.
        if (q.isRaw() || !(std::fabs(v * q.scale) < 1e7))
            return v;
        return q.value(std::nearbyint(v * q.scale));
    };
    const auto walk = [&](const ReaderWindow& w, auto&& each) {
        const auto c = chunk(b, w, part);
        if (!c)
            return;
        if (block.layout == ChunkLayout::Matrix) {
            columnValues.resize(c->times.size());
            c->frames.column(at, columnValues.data());
        }
        auto row = static_cast<std::size_t>(std::lower_bound(c->times.begin(), c->times.end(), from) - c->times.begin());
        for (; row < c->times.size() && c->times[row] <= to; ++row)
            each(c->times[row], valueAt(*c, row), c->quality(row));
    };
    if (!block.isOrdered) {
        std::vector<ReaderWindow> windows(block.windows.begin() + static_cast<std::ptrdiff_t>(firstWindow),
                                          block.windows.begin() + static_cast<std::ptrdiff_t>(endWindow));
        std::sort(windows.begin(), windows.end(), [](const ReaderWindow& x, const ReaderWindow& y) { return x.order() < y.order(); });
        std::vector<Sample> all;
        for (const ReaderWindow& w : windows)
            walk(w, [&](std::int64_t t, double v, Quality quality) { all.push_back({t, v, quality}); });
        sortSamples(all);
        for (const Sample& s : all)
            take(s.t, s.value, s.quality);
        return;
    }
    // Neighbouring windows may share an instant; the later one holds.
    std::optional<Sample> held;
    for (std::size_t i = firstWindow; i < endWindow; ++i)
        walk(block.windows[i], [&](std::int64_t t, double v, Quality quality) {
            if (held && held->t != t)
                take(held->t, held->value, held->quality);
            held = Sample{t, v, quality};
        });
    if (held)
        take(held->t, held->value, held->quality);
}

std::vector<std::shared_ptr<const PackedRollup>> ChunkSource::rollups(int b, std::uint32_t column, int level, std::int64_t from, std::int64_t to)
{
    std::vector<std::shared_ptr<const PackedRollup>> found;
    const ReaderBlock& block = this->block(b);
    if (!m_hasRollups)
        return found;
    const std::uint32_t part = column / rollupWidth(), first = part * rollupWidth();
    const std::uint32_t columns = std::min(rollupWidth(), block.columns - first);
    struct Row
    {
        std::int64_t id, t0, t1;
    };
    std::vector<Row> rows;
    try {
        m_rollupList.reset();
        m_rollupList.bind(1, std::int64_t{b}).bind(2, std::int64_t{part}).bind(3, std::int64_t{level}).bind(4, to).bind(5, from);
        while (m_rollupList.step())
            rows.push_back({m_rollupList.integer(0), m_rollupList.integer(1), m_rollupList.integer(2)});
    } catch (const DatabaseError& e) {
        m_index.addDamage(std::string("The index of rollups is damaged (") + e.what() + "); curves are drawn from the samples.");
    }
    m_rollupList.reset();
    for (const Row& row : rows) {
        const std::int64_t key = row.id;
        auto rollup = m_rollups.find(key);
        if (!rollup) {
            try {
                m_rollup.reset();
                if (m_rollup.bind(1, row.id).step()) {
                    rollup = std::make_shared<const PackedRollup>(openRollup(m_rollup.blob(0), static_cast<std::uint32_t>(b), part, level, row.t0, row.t1, columns,
                                                                         RollupQuantisers(block.resolutions).part(first, columns)));
                    m_rollups.insert(key, rollup);
                }
            } catch (const std::exception& e) {
                m_index.addDamage(std::string("Some rollups are damaged (") + e.what() + "); these stretches are drawn from the samples.");
            }
            m_rollup.reset();
        }
        // A rollup belongs where the caller looks for it, and lies on the grid of its level.
        if (rollup && bucketBegin(bucketOf(row.t0, level), level) == row.t0 && bucketBegin(bucketOf(row.t1, level), level) == row.t1)
            found.push_back(std::move(rollup));
    }
    return found;
}

double ChunkSource::typicalStep(int b)
{
    const ReaderBlock& block = this->block(b);
    if (block.step > 0)
        return block.step;
    if (m_steps.size() != m_index.blocks.size())
        m_steps.assign(m_index.blocks.size(), -1);
    double& known = m_steps[static_cast<std::size_t>(b)];
    if (known >= 0)
        return known;
    constexpr std::size_t looked = 16;
    std::vector<std::int64_t> steps;
    const std::size_t stride = std::max<std::size_t>(1, block.windows.size() / looked);
    for (std::size_t i = 0; i < block.windows.size(); i += stride) {
        const auto c = chunk(b, block.windows[i], 0);
        if (!c)
            continue;
        for (std::size_t k = 1; k < c->times.size(); ++k)
            steps.push_back(c->times[k] - c->times[k - 1]);
        if (c->times.size() == 1 && i + 1 < block.windows.size() && block.windows[i + 1].t0 > block.windows[i].t0)
            steps.push_back(block.windows[i + 1].t0 - block.windows[i].t0);
    }
    if (steps.empty())
        return known = 0;
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return known = static_cast<double>(*middle) * 1e-9;
}

bool ChunkSource::verify(const twin::Progress& progress)
{
    std::size_t all = 0, done = 0;
    for (const ReaderBlock& block : m_index.blocks)
        all += block.windows.size() * block.parts();
    retrying([&] {
        for (int b = 0; b < static_cast<int>(m_index.blocks.size()); ++b)
            for (const ReaderWindow& w : block(b).windows)
                for (std::uint32_t part = 0; part < block(b).parts(); ++part) {
                    chunk(b, w, part);
                    progress.step(static_cast<double>(std::min(++done, all)) / static_cast<double>(std::max<std::size_t>(all, 1)));
                }
        for (int b = 0; b < static_cast<int>(m_index.blocks.size()); ++b) {
            const ReaderBlock& block = this->block(b);
            if (block.isEmpty())
                continue;
            for (int level = firstRollupLevel; level <= lastRollupLevel; level += rollupLevelStep)
                if ((block.levels >> level) & 1)
                    for (std::uint32_t column = 0; column < block.columns; column += rollupWidth()) {
                        progress.step(1);
                        rollups(b, column, level, block.firstTime(), block.lastTime());
                    }
        }
    });
    return m_index.info.damage.empty();
}

} // namespace data
