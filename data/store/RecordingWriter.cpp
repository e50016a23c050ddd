#include "data/store/RecordingWriter.h"
#include "data/store/RecordingCreate.h"
#include "data/store/RecordingFinish.h"
#include "data/store/Retain.h"
#include "twin/base/NumberText.h"
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace data {
namespace {
using Clock = std::chrono::steady_clock;
constexpr std::int64_t commitAfterSamples = 2'000'000;       // Pace::Content; a simulation makes them in some tenths of a second
constexpr std::int64_t commitWholeAfterSamples = 250'000;   // Pace::Whole; rollups then find their samples still unpacked
constexpr auto commitAfter = std::chrono::milliseconds(800); // leaves room for the commit itself within the second
constexpr auto upkeepFor = std::chrono::milliseconds(150);    // a second, in slices of a few milliseconds
constexpr auto retainAfter = std::chrono::seconds(60);
constexpr std::uint32_t singlesTogether = bundleMembers;      // neighbours that become chunks together
constexpr std::int64_t waitingSingles = std::int64_t{1} << 24; // samples of all single channels that may wait for their chunks
constexpr std::size_t windowsOnTheirWay = 8;                  // Pace::Whole; neighbouring channels fill up at about the same time
constexpr std::size_t worthTheTime = 200'000;                 // samples of single channels packed as tightly as can be at the end: a moment
constexpr std::int64_t timeLimit = std::int64_t{1} << 62;    // +-146 years from 1970: differences never overflow

std::vector<std::string> collapsed(std::vector<std::string> texts)
{
    if (std::all_of(texts.begin(), texts.end(), [&](const std::string& t) { return t == texts.front(); }))
        texts.resize(1);
    return texts;
}
} // namespace

struct RecordingWriter::Impl
{
    std::filesystem::path file;
    std::mutex mutex;
    std::condition_variable_any wake;
    Database db;
    std::vector<WriterBlock> blocks;
    std::optional<WriterRows> rows;
    std::optional<ChunkTables> tables;
    std::optional<RollupKeeper> rollups;
    std::optional<Retainer> retainer;
    Statement insertBlock, insertEvent, putNote;
    Retention retention;
    Clock::time_point retainedAt;
    std::unordered_map<std::string, int> singles; ///< channel of its own -> index
    std::vector<std::uint32_t> singleBlocks;      ///< by ordinal
    std::vector<std::uint32_t> changed;
    int channels = 0;
    std::int64_t samples = 0, committedSamples = 0;
    Pace pace = Pace::Wall;
    bool inTransaction = false, dirty = false, closed = false;
    Clock::time_point dirtySince;
    std::uint32_t sinceLook = 0;
    std::optional<twin::Error> failure;
    std::jthread committer; ///< last member: joins before the others go

    template<class F> auto guarded(F work)
    {
        const std::lock_guard lock(mutex);
        if (failure)
            throw *failure;
        if (closed)
            throw twin::Error(TWIN_TEXT("The recording %1 is finished; nothing can be added to it."), {file.string()});
        try {
            return work();
        } catch (const DatabaseError& e) {
            failure = fileError(e, file);
            throw *failure;
        } catch (const Unsound& e) {
            failure = readsBackDifferently(e);
            throw *failure;
        }
    }

    void begin()
    {
        if (!inTransaction)
            db.execute("BEGIN IMMEDIATE");
        inTransaction = true;
    }

    void touch()
    {
        if (dirty)
            return;
        dirty = true;
        dirtySince = Clock::now();
        wake.notify_one();
    }

    void commit()
    {
        if (!dirty)
            return;
        begin();
        if (pace != Pace::Whole)
            tables->writeJournal(blocks, changed);
        for (const std::uint32_t b : changed)
            blocks[b].isListed = false;
        changed.clear();
        db.execute("COMMIT");
        inTransaction = false;
        dirty = false;
    }

    void commitIfDue()
    {
        if (pace == Pace::Wall ? dirty && Clock::now() - dirtySince > commitAfter : samples - committedSamples >= (pace == Pace::Whole ? commitWholeAfterSamples : commitAfterSamples)) {
            if (pace != Pace::Wall) {
                begin();
                while (rollups->step()) {
                }
            }
            commit();
            committedSamples = samples;
        }
    }

    void note(std::uint32_t index)
    {
        WriterBlock& b = blocks[index];
        if (!b.isListed) {
            b.isListed = true;
            changed.push_back(index);
        }
        touch();
    }

    /// What is not urgent, a slice at a time, so that nobody who appends waits for long. The mutex is held.
    void upkeep(std::unique_lock<std::mutex>& lock, const std::stop_token& stop)
    {
        const auto until = Clock::now() + upkeepFor;
        bool more = true;
        while (more && !stop.stop_requested() && !closed && !failure && Clock::now() < until) {
            begin();
            more = rollups->step();
            if (more)
                touch();
            lock.unlock();
            std::this_thread::yield();
            lock.lock();
        }
        if (stop.stop_requested() || closed || failure || retention == Retention{} || Clock::now() - retainedAt < retainAfter)
            return;
        retain();
    }

    void retain()
    {
        retainedAt = Clock::now();
        begin();
        tables->settle();
        retainer->apply(retention);
        touch();
    }

    void commitLoop(const std::stop_token& stop)
    {
        std::unique_lock lock(mutex);
        while (!stop.stop_requested()) {
            if (!wake.wait(lock, stop, [this] { return dirty && !failure; }))
                return;
            wake.wait_for(lock, stop, commitAfter, [] { return false; });
            if (stop.stop_requested() || closed || failure)
                continue;
            try {
                commitIfDue();
                upkeep(lock, stop);
            } catch (const DatabaseError& e) {
                failure = fileError(e, file); // thrown at the next call
            } catch (const Unsound& e) {
                failure = readsBackDifferently(e);
            }
        }
    }

    twin::Error readsBackDifferently(const Unsound& e) const
    {
        return twin::Error(TWIN_TEXT("%1 could not be finished: what was just written reads back differently (%2). Check the disk."), {file.string(), e.what()});
    }

    /// Neighbours fill up at the same pace; groups of them at different moments, so that not all are packed in the same second.
    std::size_t singleWindow(const WriterBlock& b) const
    {
        const auto share = static_cast<std::size_t>(waitingSingles / static_cast<std::int64_t>(std::max<std::size_t>(singleBlocks.size(), 1)));
        const std::size_t most = std::clamp<std::size_t>(share, 64, singleRows), group = b.ordinal / singlesTogether;
        return most - most / 4 * (group * 29 % 64) / 64;
    }

    void writeSingleGroup(const WriterBlock& b)
    {
        std::vector<std::uint32_t> group;
        const std::size_t half = singleWindow(b) / 2, first = b.ordinal / singlesTogether * singlesTogether;
        for (std::size_t i = first; i < std::min(first + singlesTogether, singleBlocks.size()); ++i)
            if (blocks[singleBlocks[i]].pending.size() >= half)
                group.push_back(singleBlocks[i]);
        begin();
        tables->writeSingles(blocks, group);
    }

    std::uint32_t blockOf(int channel) const
    {
        if (channel < 0 || channel >= channels)
            throw twin::Error(TWIN_TEXT("The recording %1 has no channel %2."), {file.string(), std::to_string(channel)});
        const auto it = std::upper_bound(blocks.begin(), blocks.end(), channel, [](int c, const WriterBlock& b) { return c < b.firstChannel; });
        return static_cast<std::uint32_t>(it - blocks.begin()) - 1;
    }

    std::uint32_t singleOf(int channel) const
    {
        const std::uint32_t index = blockOf(channel);
        if (blocks[index].layout != ChunkLayout::Single)
            throw twin::Error(TWIN_TEXT("Channel %1 of %2 belongs to a block that is recorded in frames."), {std::to_string(channel), file.string()});
        return index;
    }

    void keep(std::uint32_t index, std::int64_t at, double value, Quality quality)
    {
        WriterBlock& b = blocks[index];
        const bool isValue = std::isfinite(value);
        if (at < b.lastTime) {
            ++b.late;
            b.lateBegin = std::min(b.lateBegin, at);
            b.lateEnd = std::max(b.lateEnd, at);
        }
        b.lastTime = std::max(b.lastTime, at);
        b.pending.push_back({at, isValue ? value : std::nan(""), quality});
        samples += isValue ? 1 : 0;
    }

    /// Samples that make a window of this channel full.
    std::size_t fullWindow(const WriterBlock& b) const { return std::max<std::size_t>(48, singleWindow(b)); }

    void writeIfFull(std::uint32_t index)
    {
        const WriterBlock& b = blocks[index];
        if (b.pending.size() >= 48 && b.pending.size() >= fullWindow(b)) // no window is smaller
            writeSingleGroup(b);
    }

    /// Good samples of one channel, as many as a window has room for.
    void keepMany(std::uint32_t index, std::span<const std::int64_t> times, std::span<const double> values)
    {
        WriterBlock& b = blocks[index];
        std::int64_t last = b.lastTime;
        bool isPlain = true;
        for (std::size_t i = 0; i < times.size(); ++i) {
            isPlain = isPlain && times[i] >= last && std::isfinite(values[i]);
            last = times[i];
        }
        if (isPlain && checkedTime({times.front()}) <= checkedTime({last})) { // the rule
            for (std::size_t i = 0; i < times.size(); ++i)
                b.pending.push_back({times[i], values[i], Quality::Good});
            b.lastTime = last;
            samples += static_cast<std::int64_t>(times.size());
            return;
        }
        last = b.lastTime;
        std::size_t finite = 0;
        const std::size_t before = b.pending.size();
        b.pending.resize(before + times.size());
        Sample* out = b.pending.data() + before;
        for (std::size_t i = 0; i < times.size(); ++i) {
            const std::int64_t at = checkedTime({times[i]});
            const bool isValue = std::isfinite(values[i]);
            if (at < last) {
                ++b.late;
                b.lateBegin = std::min(b.lateBegin, at);
                b.lateEnd = std::max(b.lateEnd, at);
            } else {
                last = at;
            }
            finite += isValue ? 1 : 0;
            out[i] = {at, isValue ? values[i] : std::nan(""), Quality::Good};
        }
        b.lastTime = last;
        samples += static_cast<std::int64_t>(finite);
    }

    int addBlock(ChunkLayout layout, twin::Origin origin, std::size_t count, const std::vector<std::string>& assets,
                 const std::vector<std::string>& metrics, const std::vector<std::string>& units, std::vector<double> resolutions)
    {
        if (count == 0 || count > maxListLength)
            throw twin::Error(TWIN_TEXT("A block of %1 channels cannot be recorded; 1 to 4 million can."), {std::to_string(count)});
        if (std::all_of(resolutions.begin(), resolutions.end(), [&](double r) { return r == resolutions.front(); }))
            resolutions.resize(1);
        WriterBlock b;
        b.layout = layout;
        b.columns = static_cast<std::uint32_t>(count);
        b.firstChannel = channels;
        b.window = layout == ChunkLayout::Matrix ? windowRows(b.columns) : singleRows;
        b.quantisers = Quantisers(resolutions);
        std::vector<std::string> resolutionTexts;
        for (const double r : resolutions)
            resolutionTexts.push_back(twin::numberText(r));
        b.resolutions = std::move(resolutions);
        begin();
        insertBlock.bind(1, static_cast<std::int64_t>(blocks.size())).bind(2, static_cast<std::int64_t>(layout));
        insertBlock.bind(3, static_cast<std::int64_t>(origin)).bind(4, static_cast<std::int64_t>(count)).bind(5, tables->list(assets));
        insertBlock.bind(6, tables->list(metrics)).bind(7, tables->list(units)).bind(8, tables->list(resolutionTexts)).run();
        if (layout == ChunkLayout::Single) {
            b.ordinal = static_cast<std::uint32_t>(singleBlocks.size());
            singleBlocks.push_back(static_cast<std::uint32_t>(blocks.size()));
        }
        channels += static_cast<int>(count);
        blocks.push_back(std::move(b));
        touch();
        return static_cast<int>(blocks.size()) - 1;
    }

    std::int64_t checkedTime(twin::Timestamp t) const
    {
        if (t.ns > timeLimit || t.ns < -timeLimit)
            throw twin::Error(TWIN_TEXT("The time %1 ns cannot be recorded in %2: it lies more than 146 years from 1970. Check the unit of the times."),
                              {std::to_string(t.ns), file.string()});
        return t.ns;
    }

    void closeTables()
    {
        for (Statement* statement : {&insertBlock, &insertEvent, &putNote})
            *statement = {};
        retainer.reset();
        rollups.reset();
        tables.reset();
        rows.reset();
        db.close();
        closed = true;
    }
};

RecordingWriter::RecordingWriter(const std::filesystem::path& file, const RecordingHeader& header, bool overwrite, Pace pace, int threads) : m(std::make_unique<Impl>())
{
    m->file = file;
    m->pace = pace;
    m->db = createRecording(file, header, overwrite, pace == Pace::Whole ? Keeping::WhenClosed : Keeping::Always);
    try {
        m->rows.emplace(m->db, m->blocks, std::size_t{pace == Pace::Whole ? 88u : 48u} << 20);
        m->tables.emplace(m->db, *m->rows, threads - 1, pace == Pace::Whole ? windowsOnTheirWay : 0);
        m->rollups.emplace(m->db, *m->tables, m->blocks, *m->rows);
        m->retainer.emplace(m->db, m->blocks, *m->rows, *m->rollups);
        m->insertBlock = m->db.prepare("INSERT INTO blocks(id, layout, origin, count, assets, metrics, units, resolutions) VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
        m->insertEvent = m->db.prepare("INSERT INTO events(t, severity, kind, text, asset) VALUES(?, ?, ?, ?, ?)");
        m->putNote = m->db.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES('note:' || ?, ?)");
    } catch (const DatabaseError& e) {
        throw fileError(e, file);
    }
    if (pace == Pace::Wall)
        m->committer = std::jthread([impl = m.get()](const std::stop_token& stop) { impl->commitLoop(stop); });
}

RecordingWriter::~RecordingWriter()
{
    try {
        if (!m->closed)
            finish();
    } catch (const std::exception&) {
        // The file stays as it was committed last; finish() says so to those who ask.
    }
    m->committer = {};
}

int RecordingWriter::addChannel(const Channel& channel)
{
    return m->guarded([&] {
        std::string key;
        for (const std::string& part : {channel.asset, channel.metric, channel.unit, twin::numberText(channel.resolution)})
            key.append(std::to_string(part.size())).append(":").append(part);
        key += static_cast<char>('0' + static_cast<int>(channel.origin));
        if (const auto it = m->singles.find(key); it != m->singles.end())
            return it->second;
        const int index = m->channels;
        m->addBlock(ChunkLayout::Single, channel.origin, 1, {channel.asset}, {channel.metric}, {channel.unit}, {channel.resolution});
        m->singles.emplace(std::move(key), index);
        return index;
    });
}

int RecordingWriter::addBlock(const std::string& metric, const std::string& unit, twin::Origin origin, double resolution,
                              const std::vector<std::string>& assets)
{
    return m->guarded([&] { return m->addBlock(ChunkLayout::Matrix, origin, assets.size(), assets, {metric}, {unit}, {resolution}); });
}

int RecordingWriter::addBlock(const std::vector<Channel>& all)
{
    return m->guarded([&] {
        std::vector<std::string> assets, metrics, units;
        std::vector<double> resolutions;
        for (const Channel& c : all) {
            if (c.origin != all.front().origin)
                throw twin::Error(TWIN_TEXT("Measured and modelled channels cannot share a block (%1 of %2)."), {c.metric, c.asset});
            assets.push_back(c.asset);
            metrics.push_back(c.metric);
            units.push_back(c.unit);
            resolutions.push_back(c.resolution);
        }
        if (all.empty())
            return m->addBlock(ChunkLayout::Matrix, twin::Origin::Measured, 0, {}, {}, {}, {});
        return m->addBlock(ChunkLayout::Matrix, all.front().origin, all.size(), collapsed(assets), collapsed(metrics), collapsed(units), resolutions);
    });
}

int RecordingWriter::firstChannel(int block) const
{
    const std::lock_guard lock(m->mutex);
    return m->blocks.at(static_cast<std::size_t>(block)).firstChannel;
}

void RecordingWriter::append(int channel, twin::Timestamp t, double value, Quality quality)
{
    m->guarded([&] {
        const std::uint32_t index = m->singleOf(channel);
        m->keep(index, m->checkedTime(t), value, quality);
        m->note(index);
        m->writeIfFull(index);
        if ((++m->sinceLook & 63) == 0)
            m->commitIfDue();
    });
}

void RecordingWriter::append(int channel, std::span<const std::int64_t> times, std::span<const double> values)
{
    if (times.size() != values.size())
        throw twin::Error(TWIN_TEXT("%1 times do not fit %2 values in %3."), {std::to_string(times.size()), std::to_string(values.size()), m->file.string()});
    m->guarded([&] {
        const std::uint32_t index = m->singleOf(channel);
        for (std::size_t at = 0, some = 0; at < times.size(); at += some) {
            const std::size_t full = m->fullWindow(m->blocks[index]), waiting = m->blocks[index].pending.size();
            some = std::min(times.size() - at, waiting < full ? full - waiting : 1);
            m->keepMany(index, times.subspan(at, some), values.subspan(at, some));
            m->note(index);
            m->writeIfFull(index);
        }
        m->sinceLook += static_cast<std::uint32_t>(times.size());
        m->commitIfDue();
    });
}

void RecordingWriter::appendFrame(int block, twin::Timestamp t, std::span<const float> values)
{
    m->guarded([&] {
        if (block < 0 || static_cast<std::size_t>(block) >= m->blocks.size() || m->blocks[static_cast<std::size_t>(block)].layout != ChunkLayout::Matrix)
            throw twin::Error(TWIN_TEXT("The recording %1 has no block %2 for frames."), {m->file.string(), std::to_string(block)});
        const auto index = static_cast<std::uint32_t>(block);
        WriterBlock& b = m->blocks[index];
        const std::int64_t at = m->checkedTime(t);
        if (values.size() != b.columns)
            throw twin::Error(TWIN_TEXT("A frame of %1 values does not fit a block of %2 channels in %3."),
                              {std::to_string(values.size()), std::to_string(b.columns), m->file.string()});
        const std::uint32_t present = finiteValues(values.data(), values.size());
        if (at < b.lastTime) {
            m->begin();
            if (!b.times.empty() && at < b.times.back())
                m->tables->writeWindow(m->blocks, index);
            m->tables->addMark(index, -1, at, at, RecordingMark::Kind::Late, static_cast<double>(values.size()));
        }
        if (!b.times.empty() && at == b.times.back()) { // said again: the last one holds
            std::copy(values.begin(), values.end(), b.rows.end() - static_cast<std::ptrdiff_t>(b.columns));
            m->samples += std::int64_t{present} - std::int64_t{b.rowSamples.back()};
            b.rowSamples.back() = present;
            b.journalled = std::min(b.journalled, b.times.size() - 1);
        } else {
            if (b.times.empty() && at == b.lastTime) { // the end of the window before
                b.saidAgain += b.lastRowSamples;
                m->samples -= b.lastRowSamples;
            }
            if (b.rows.empty())
                b.rows.reserve(std::size_t{b.window} * b.columns);
            b.times.push_back(at);
            b.rows.insert(b.rows.end(), values.begin(), values.end());
            b.rowSamples.push_back(present);
            m->samples += present;
        }
        b.lastTime = std::max(b.lastTime, at);
        m->note(index);
        if (b.times.size() >= b.window) {
            m->begin();
            m->tables->writeWindow(m->blocks, index);
        }
        m->commitIfDue();
    });
}

void RecordingWriter::addEvent(const RecordingEvent& event)
{
    m->guarded([&] {
        m->begin();
        m->insertEvent.bind(1, m->checkedTime(event.at)).bind(2, static_cast<std::int64_t>(event.severity)).bind(3, event.kind);
        m->insertEvent.bind(4, event.text).bind(5, event.asset).run();
        m->touch();
    });
}

void RecordingWriter::addGap(int channel, const TimeSpan& gap)
{
    m->guarded([&] {
        const std::uint32_t index = m->blockOf(channel);
        m->begin();
        m->tables->addGap(index, channel - m->blocks[index].firstChannel, m->checkedTime(gap.begin), m->checkedTime(gap.end), GapKind::Given);
        m->touch();
    });
}

void RecordingWriter::addBlockGap(int block, const TimeSpan& gap)
{
    m->guarded([&] {
        if (block < 0 || static_cast<std::size_t>(block) >= m->blocks.size())
            throw twin::Error(TWIN_TEXT("The recording %1 has no block %2 for frames."), {m->file.string(), std::to_string(block)});
        m->begin();
        m->tables->addGap(static_cast<std::uint32_t>(block), -1, m->checkedTime(gap.begin), m->checkedTime(gap.end), GapKind::Given);
        m->touch();
    });
}

void RecordingWriter::addMark(const RecordingMark& mark)
{
    m->guarded([&] {
        std::int64_t block = -1, column = -1;
        if (mark.channel >= 0) {
            block = m->blockOf(mark.channel);
            column = mark.channel - m->blocks[static_cast<std::size_t>(block)].firstChannel;
        }
        m->begin();
        m->tables->addMark(block, column, m->checkedTime(mark.span.begin), m->checkedTime(mark.span.end), mark.kind, mark.value);
        m->touch();
    });
}

void RecordingWriter::setRetention(const Retention& rules)
{
    m->guarded([&] {
        m->retention = rules;
        m->retain();
        m->commit();
    });
}

void RecordingWriter::setNote(const std::string& key, const std::string& value)
{
    m->guarded([&] {
        m->begin();
        m->putNote.bind(1, key).bind(2, value).run();
        m->touch();
    });
}

void RecordingWriter::flush()
{
    m->guarded([&] {
        m->begin();
        m->tables->settle();
        m->commit();
    });
}

void RecordingWriter::finish()
{
    m->committer = {}; // stops and joins
    m->guarded([&] {
        const auto breathe = [&] {
            if (m->dirty)
                m->commitIfDue();
            m->begin();
            m->touch();
        };
        breathe();
        for (std::uint32_t i = 0; i < m->blocks.size(); ++i)
            if (m->blocks[i].layout == ChunkLayout::Matrix)
                m->tables->writeWindow(m->blocks, i);
        std::size_t waiting = 0;
        for (const std::uint32_t index : m->singleBlocks)
            waiting += m->blocks[index].pending.size();
        m->tables->writeSingles(m->blocks, m->singleBlocks, waiting < worthTheTime ? Effort::Tightest : Effort::Tight);
        m->tables->settle();
        m->tables->clearJournal();
        m->samples = finishBlocks(m->db, *m->tables, m->blocks, *m->rows, *m->rollups, breathe);
        m->db.execute("INSERT OR REPLACE INTO meta(key, value) VALUES('samples', " + std::to_string(m->samples) + "), ('complete', 1)");
        m->touch();
        m->commit();
        m->closeTables();
    });
    if (m->pace == Pace::Whole)
        syncRecording(m->file);
    settleRecording(m->file);
}

void RecordingWriter::discard()
{
    m->committer = {};
    {
        const std::lock_guard lock(m->mutex);
        m->closeTables();
    }
    removeRecording(m->file);
}

std::int64_t RecordingWriter::samples() const
{
    const std::lock_guard lock(m->mutex);
    return m->samples;
}

} // namespace data
