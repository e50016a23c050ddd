#include "data/store/ReaderIndex.h"
#include "data/store/BundleCodec.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>
#include <set>

namespace data {
namespace {

constexpr std::int64_t timeLimit = std::int64_t{1} << 62;
constexpr std::size_t damageLimit = 40;

const std::string& pick(const std::vector<std::string>& list, std::uint32_t column) { return list.size() == 1 ? list.front() : list[column]; }

class Loader
{
public:
    Loader(Database& db, const std::filesystem::path& file, ReaderIndex& index) : m_db(db), m_file(file), m_index(index) {}

    void run()
    {
        m_index.version = static_cast<int>(m_db.integer("PRAGMA user_version"));
        m_index.info.version = m_index.version;
        checkSchema();
        loadMeta();
        loadLists();
        loadBlocks();
        loadWindows();
        loadMembers();
        loadJournal();
        sortWindows();
        loadEvents();
        loadGaps();
        loadMarks();
        sumUp();
    }

private:
    /// Damage inside a table costs its rest, not the recording.
    template<class F> bool tolerant(const char* what, F work)
    {
        try {
            work();
            return true;
        } catch (const DatabaseError& e) {
            if (!e.isDamage())
                throw;
            m_index.addDamage(std::string("The table of ") + what + " is damaged (" + e.what() + "); what it still holds is shown.");
            return false;
        }
    }

    bool has(const char* table) const { return m_sound.count(table) > 0; }

    void checkSchema()
    {
        // Only tables exactly as this program makes them are read: nothing else in the schema can run.
        std::map<std::string, std::string> found;
        tolerant("contents", [&] {
            Statement s = m_db.prepare("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index')");
            while (s.step())
                found[s.text(0)] = s.text(1);
        });
        for (const SchemaEntry& entry : recordingSchema(m_index.version))
            if (found[entry.name] == entry.sql)
                m_sound.insert(entry.name);
            else
                m_index.addDamage(std::string("The part \"") + entry.name + "\" of the file is missing or damaged.");
        for (const char* needed : {"lists", "blocks", "chunks"})
            if (!has(needed))
                throw twin::Error(TWIN_TEXT("The recording %1 is damaged beyond use: its table of %2 is lost. Restore it from a copy."), {m_file.string(), needed});
    }

    void loadMeta()
    {
        if (!has("meta"))
            return;
        tolerant("descriptions", [&] {
            Statement s = m_db.prepare("SELECT key, value FROM meta");
            while (s.step()) {
                const std::string key = s.text(0);
                if (key == "title")
                    m_index.info.header.title = s.text(1);
                else if (key == "source")
                    m_index.info.header.source = s.text(1);
                else if (key == "preset")
                    m_index.info.header.preset = s.text(1);
                else if (key == "site_plan")
                    m_index.info.header.sitePlan = s.text(1);
                else if (key == "complete")
                    m_index.info.complete = s.integer(1) == 1;
                else if (key == "samples")
                    m_told = s.integer(1);
                else if (key == "epoch")
                    m_index.epoch = s.integer(1);
                else if (key.starts_with("note:"))
                    m_index.notes[key.substr(5)] = s.text(1);
            }
        });
    }

    void loadLists()
    {
        tolerant("names", [&] {
            std::int64_t last = 0, texts = 0;
            Statement s = m_db.prepare("SELECT id, n, value FROM lists ORDER BY id");
            while (s.step()) {
                const std::int64_t id = s.integer(0);
                if (id <= last)
                    break; // a damaged tree that would lead in circles
                last = id;
                if (m_index.lists.count(id) > 0)
                    continue;
                try {
                    auto list = std::make_shared<const std::vector<std::string>>(decodeList(s.blob(2)));
                    if (static_cast<std::int64_t>(list->size()) != s.integer(1))
                        continue;
                    // A small file that unpacks to endless lists is no recording.
                    texts += static_cast<std::int64_t>(list->size());
                    if (texts > maxListLength + 4 * m_index.info.fileBytes)
                        break;
                    m_index.lists.emplace(id, std::move(list));
                } catch (const Unsound&) {
                    // Said once where a block misses it.
                }
            }
        });
    }

    std::shared_ptr<const std::vector<std::string>> list(std::int64_t id, std::uint32_t columns, const char* what)
    {
        const auto it = m_index.lists.find(id);
        if (it != m_index.lists.end() && (it->second->size() == 1 || it->second->size() == columns))
            return it->second;
        m_index.addDamage(std::string("A list of ") + what + " is lost.");
        return nullptr;
    }

    void loadBlocks()
    {
        tolerant("channels", [&] {
            Statement s = m_db.prepare(m_index.version == 1
                                           ? "SELECT id, layout, origin, count, assets, metrics, units, resolutions, step, levels, NULL, NULL FROM blocks ORDER BY id"
                                           : "SELECT id, layout, origin, count, assets, metrics, units, resolutions, step, levels, thin0, thin1 FROM blocks ORDER BY id");
            std::int64_t next = 0, channels = 0;
            while (s.step()) {
                const std::int64_t count = s.integer(3);
                if (s.integer(0) != next || s.integer(1) < 0 || s.integer(1) > 1 || s.integer(2) < 0 || s.integer(2) > 2 || count < 1
                    || count > maxListLength || (s.integer(1) == 1 && count != 1) || channels + count > (std::int64_t{1} << 30)) {
                    m_index.addDamage("The table of channels is damaged; channels after the first " + std::to_string(channels) + " are lost.");
                    break;
                }
                ReaderBlock b;
                b.layout = static_cast<ChunkLayout>(s.integer(1));
                b.origin = static_cast<twin::Origin>(s.integer(2));
                b.columns = static_cast<std::uint32_t>(count);
                b.firstChannel = static_cast<int>(channels);
                const double step = s.number(8);
                b.step = step > 0 && step < 1e12 ? step : 0;
                b.levels = static_cast<std::uint64_t>(s.integer(9));
                if (!s.isNull(10) && s.integer(10) < s.integer(11) && s.integer(10) >= -timeLimit && s.integer(11) <= timeLimit) {
                    b.thin0 = s.integer(10);
                    b.thin1 = s.integer(11);
                    if (b.levels == 0 || b.finestLevel() < firstRollupLevel || b.finestLevel() > lastRollupLevel) {
                        b.thin1 = INT64_MIN;
                        m_index.addDamage("Thinned values are lost: the list of their rollups is damaged.");
                    }
                }
                static const auto unknown = std::make_shared<const std::vector<std::string>>(1, "unknown");
                static const auto none = std::make_shared<const std::vector<std::string>>(1);
                b.assets = list(s.integer(4), b.columns, "asset names");
                b.metrics = list(s.integer(5), b.columns, "metrics");
                b.units = list(s.integer(6), b.columns, "units");
                b.assets = b.assets ? b.assets : unknown;
                b.metrics = b.metrics ? b.metrics : unknown;
                b.units = b.units ? b.units : none;
                readResolutions(b, list(s.integer(7), b.columns, "resolutions"));
                channels += count;
                ++next;
                m_index.blocks.push_back(std::move(b));
            }
            m_index.channels = static_cast<int>(channels);
        });
        if (m_index.blocks.empty() && !m_index.info.damage.empty())
            throw twin::Error(TWIN_TEXT("The recording %1 is damaged beyond use: none of its channels can be read. Restore it from a copy."), {m_file.string()});
    }

    void readResolutions(ReaderBlock& b, const std::shared_ptr<const std::vector<std::string>>& texts)
    {
        if (!texts) {
            m_undecodable.insert(m_index.blocks.size());
            return;
        }
        try {
            for (const std::string& text : *texts)
                b.resolutions.push_back(twin::toNumber(text).value_or(-1));
            b.quantisers = Quantisers(b.resolutions);
        } catch (const twin::Error&) {
            m_undecodable.insert(m_index.blocks.size());
            b.resolutions.clear();
            m_index.addDamage("The resolution of a block of channels is lost; its values cannot be read.");
        }
    }

    bool accept(ReaderWindow w, std::int64_t block, std::int64_t rows, std::int64_t samples)
    {
        if (block < 0 || block >= static_cast<std::int64_t>(m_index.blocks.size())) {
            m_index.addDamage("Values of channels that are lost cannot be shown.");
            return false;
        }
        ReaderBlock& b = m_index.blocks[static_cast<std::size_t>(block)];
        if (w.id < 1 || w.id >= timeLimit || w.t0 > w.t1 || w.t0 < -timeLimit || w.t1 > timeLimit || rows < 1 || rows > maxChunkRows
            || rows * std::min(b.columns, subColumns) > maxChunkValues || samples < 0 || samples > rows * std::int64_t{b.columns}) {
            m_index.addDamage("The index of chunks is damaged; some values are left out.");
            return false;
        }
        if (m_undecodable.count(static_cast<std::size_t>(block)) > 0)
            return false;
        w.rows = static_cast<std::uint32_t>(rows);
        w.samples = static_cast<std::uint32_t>(samples);
        b.windows.push_back(w);
        return true;
    }

    void loadWindows()
    {
        if (has("chunk_windows")
            && tolerant("chunks", [&] {
                   Statement s = m_db.prepare("SELECT id, block, t0, t1, n, samples FROM chunks INDEXED BY chunk_windows WHERE sub = 0");
                   while (s.step())
                       accept({s.integer(2), s.integer(3), s.integer(0)}, s.integer(1), s.integer(4), s.integer(5));
               }))
            return;
        // The index is unsound: walk the rows themselves from both ends, as far as each way leads.
        for (ReaderBlock& b : m_index.blocks)
            b.windows.clear();
        std::int64_t reached = 0;
        for (const bool forward : {true, false})
            tolerant("chunks", [&] {
                Statement s = m_db.prepare(forward ? "SELECT id, block, t0, t1, n, samples, sub FROM chunks NOT INDEXED ORDER BY id"
                                                   : "SELECT id, block, t0, t1, n, samples, sub FROM chunks NOT INDEXED ORDER BY id DESC");
                std::int64_t last = forward ? 0 : INT64_MAX;
                while (s.step()) {
                    const std::int64_t id = s.integer(0);
                    if (forward ? id <= last : id >= last || id <= reached)
                        break;
                    last = id;
                    if (forward)
                        reached = id;
                    if (s.integer(6) == 0)
                        accept({s.integer(2), s.integer(3), id}, s.integer(1), s.integer(4), s.integer(5));
                }
            });
    }

    /// Windows of single channels in bundles.
    void loadMembers()
    {
        if (m_index.version == 1)
            return;
        const auto take = [&](std::int64_t id, const ChunkKey& key) {
            ReaderWindow w{key.t0, key.t1, id};
            w.inBundle = true;
            if (key.block < m_index.blocks.size() && m_index.blocks[key.block].layout == ChunkLayout::Single)
                accept(w, key.block, key.rows, key.samples);
        };
        if (has("members")
            && tolerant("windows", [&] {
                   Statement s = m_db.prepare("SELECT id, block, t0, t1, n, samples FROM members");
                   while (s.step())
                       if (s.integer(1) >= 0 && s.integer(1) <= UINT32_MAX && s.integer(4) > 0 && s.integer(4) <= maxChunkRows && s.integer(5) >= 0 && s.integer(5) <= s.integer(4))
                           take(s.integer(0), {static_cast<std::uint32_t>(s.integer(1)), 0, s.integer(2), s.integer(3), static_cast<std::uint32_t>(s.integer(4)),
                                               static_cast<std::uint32_t>(s.integer(5))});
                       else
                           m_index.addDamage("The index of chunks is damaged; some values are left out.");
               }))
            return;
        // The bundles themselves say what is in them.
        for (ReaderBlock& b : m_index.blocks)
            std::erase_if(b.windows, [](const ReaderWindow& w) { return w.inBundle; });
        tolerant("chunks", [&] {
            Statement s = m_db.prepare("SELECT id, blob FROM chunks NOT INDEXED WHERE layout = 2 ORDER BY id");
            std::int64_t last = 0;
            while (s.step()) {
                const std::int64_t id = s.integer(0);
                if (id <= last)
                    break;
                last = id;
                try {
                    for (const ChunkKey& key : bundleKeys(s.blob(1)))
                        take(id, key);
                } catch (const Unsound& e) {
                    m_index.addDamage(std::string("Values of some channels are damaged (") + e.what() + ") and left out.");
                }
            }
        });
    }

    void loadMarks()
    {
        if (m_index.version == 1 || !has("marks"))
            return;
        tolerant("marks", [&] {
            Statement s = m_db.prepare("SELECT block, col, t0, t1, kind, value FROM marks ORDER BY t0, id");
            while (s.step()) {
                const std::int64_t block = s.integer(0), column = s.integer(1), kind = s.integer(4);
                if (block >= static_cast<std::int64_t>(m_index.blocks.size()) || kind < 0 || kind > static_cast<std::int64_t>(RecordingMark::Kind::Late)
                    || s.integer(2) > s.integer(3) || s.integer(2) < -timeLimit || s.integer(3) > timeLimit)
                    continue;
                RecordingMark mark;
                if (block >= 0) {
                    const ReaderBlock& b = m_index.blocks[static_cast<std::size_t>(block)];
                    mark.block = static_cast<int>(block);
                    mark.channel = column >= 0 && column < std::int64_t{b.columns} ? b.firstChannel + static_cast<int>(column) : -1;
                }
                mark.span = {{s.integer(2)}, {s.integer(3)}};
                mark.kind = static_cast<RecordingMark::Kind>(kind);
                mark.value = s.number(5);
                m_index.marks.push_back(mark);
            }
        });
        m_index.info.marks = static_cast<std::int64_t>(m_index.marks.size());
    }

    void loadJournal()
    {
        if (m_index.info.complete || !has("journal"))
            return;
        std::vector<std::int64_t> newest(m_index.blocks.size(), 0);
        for (std::size_t i = 0; i < newest.size(); ++i)
            for (const ReaderWindow& w : m_index.blocks[i].windows)
                newest[i] = std::max(newest[i], w.id);
        std::unordered_map<std::uint32_t, std::vector<Sample>> tails;
        tolerant("newest values", [&] {
            Statement s = m_db.prepare("SELECT id, next_chunk, block, sub, t0, t1, n, samples, blob FROM journal ORDER BY id");
            std::int64_t last = 0, logged = 0;
            while (s.step()) {
                const std::int64_t id = s.integer(0), nextChunk = s.integer(1), block = s.integer(2);
                if (id <= last)
                    break;
                last = id;
                if (block >= 0) {
                    if (s.integer(3) == 0 && block < static_cast<std::int64_t>(newest.size()) && newest[static_cast<std::size_t>(block)] < nextChunk)
                        accept({s.integer(4), s.integer(5), id, 0, 0, true, false}, block, s.integer(6), s.integer(7));
                    continue;
                }
                try {
                    const auto log = decodeLog(s.blob(8));
                    logged += static_cast<std::int64_t>(log.size());
                    if (logged > 2 * std::int64_t{maxLogLength} + m_index.info.fileBytes)
                        throw Unsound("more than the file can hold");
                    for (const LoggedSample& l : log)
                        if (l.block < newest.size() && m_index.blocks[l.block].layout == ChunkLayout::Single && newest[l.block] < nextChunk
                            && l.sample.t <= timeLimit && l.sample.t >= -timeLimit && m_undecodable.count(l.block) == 0)
                            tails[l.block].push_back(l.sample);
                } catch (const Unsound& e) {
                    m_index.addDamage(std::string("Some of the newest values are damaged (") + e.what() + ") and left out.");
                }
            }
        });
        for (auto& [block, samples] : tails) {
            sortSamples(samples);
            auto tail = std::make_shared<DecodedChunk>();
            tail->columns = 1;
            ReaderWindow w{samples.front().t, samples.back().t, 0, static_cast<std::uint32_t>(samples.size()), 0, true, false};
            const Quantisers& q = m_index.blocks[block].quantisers;
            for (const Sample& s : samples) {
                tail->times.push_back(s.t);
                // As it will read once it is in a chunk.
                const double integer = s.value * q.at(0).scale;
                tail->values.push_back(q.at(0).isRaw() ? (std::abs(s.value) <= 3.4028234e38 ? static_cast<double>(static_cast<float>(s.value)) : s.value)
                                       : std::abs(integer) < 4.5e15 ? q.at(0).value(std::nearbyint(integer)) : s.value);
                tail->qualities.push_back(s.quality);
                w.samples += std::isfinite(s.value) ? 1u : 0u;
            }
            m_index.blocks[block].tail = std::move(tail);
            m_index.blocks[block].windows.push_back(w);
        }
    }

    void sortWindows()
    {
        for (ReaderBlock& b : m_index.blocks) {
            std::sort(b.windows.begin(), b.windows.end(), [](const ReaderWindow& x, const ReaderWindow& y) {
                return x.t0 != y.t0 ? x.t0 < y.t0 : x.t1 != y.t1 ? x.t1 < y.t1 : x.order() < y.order();
            });
            b.latest.clear();
            b.isOrdered = true;
            for (std::size_t i = 0; i < b.windows.size(); ++i) {
                const ReaderWindow& w = b.windows[i];
                b.isOrdered = b.isOrdered && (i == 0 || (w.t0 >= b.latest.back() && w.order() > b.windows[i - 1].order()));
                b.latest.push_back(i == 0 ? w.t1 : std::max(b.latest.back(), w.t1));
            }
        }
    }

    void loadEvents()
    {
        if (!has("events"))
            return;
        tolerant("events", [&] {
            Statement s = m_db.prepare("SELECT t, severity, kind, text, asset FROM events ORDER BY t, id");
            const auto limit = static_cast<std::size_t>(m_index.info.fileBytes);
            while (s.step() && m_index.events.size() < limit) {
                RecordingEvent e;
                e.at = {s.integer(0)};
                e.severity = static_cast<RecordingEvent::Severity>(std::clamp<std::int64_t>(s.integer(1), 0, 2));
                e.kind = s.text(2);
                e.text = s.text(3);
                e.asset = s.text(4);
                m_index.events.push_back(std::move(e));
            }
        });
    }

    void loadGaps()
    {
        if (!has("gaps"))
            return;
        tolerant("gaps", [&] {
            Statement s = m_db.prepare("SELECT block, col, t0, t1, kind FROM gaps ORDER BY id");
            while (s.step()) {
                const std::int64_t block = s.integer(0), column = s.integer(1), kind = s.integer(4);
                if (block < 0 || block >= static_cast<std::int64_t>(m_index.blocks.size()) || kind < 0 || kind > 2 || s.integer(3) <= s.integer(2)
                    || s.integer(2) < -timeLimit || s.integer(3) > timeLimit)
                    continue;
                ReaderBlock& b = m_index.blocks[static_cast<std::size_t>(block)];
                if (column < -1 || column >= std::int64_t{b.columns})
                    continue;
                b.gaps.push_back({static_cast<std::int32_t>(column), s.integer(2), s.integer(3), static_cast<GapKind>(kind)});
                ++m_index.info.gaps;
            }
        });
        for (ReaderBlock& b : m_index.blocks)
            std::stable_sort(b.gaps.begin(), b.gaps.end(), [](const ReaderGap& x, const ReaderGap& y) { return x.t0 < y.t0; });
    }

    void sumUp()
    {
        RecordingInfo& info = m_index.info;
        info.channels = m_index.channels;
        info.events = static_cast<std::int64_t>(m_index.events.size());
        bool first = true;
        const auto cover = [&](std::int64_t t0, std::int64_t t1) {
            info.span.begin.ns = first ? t0 : std::min(info.span.begin.ns, t0);
            info.span.end.ns = first ? t1 : std::max(info.span.end.ns, t1);
            first = false;
        };
        for (const ReaderBlock& b : m_index.blocks) {
            if (!b.isEmpty())
                cover(b.firstTime(), b.lastTime());
            if (b.isThinned()) {
                info.thinned.begin.ns = info.thinned.isEmpty() ? b.thin0 : std::min(info.thinned.begin.ns, b.thin0);
                info.thinned.end.ns = std::max(info.thinned.end.ns, b.thin1);
            }
            for (const ReaderWindow& w : b.windows)
                info.samples += w.samples;
        }
        // Samples that were said again are counted once by the finished file only.
        if (info.complete && m_told >= 0 && m_told < info.samples)
            info.samples = m_told;
        if (first && !m_index.events.empty())
            cover(m_index.events.front().at.ns, m_index.events.back().at.ns);
    }

    Database& m_db;
    const std::filesystem::path& m_file;
    ReaderIndex& m_index;
    std::set<std::string> m_sound;
    std::int64_t m_told = -1;
    std::set<std::size_t> m_undecodable;
};

} // namespace

Channel ReaderBlock::channel(std::uint32_t column) const
{
    return {pick(*assets, column), pick(*metrics, column), pick(*units, column), origin,
            resolutions.empty() ? 0 : resolutions.size() == 1 ? resolutions.front() : resolutions[column]};
}

std::int64_t ReaderBlock::thinSeam() const
{
    if (!isThinned())
        return INT64_MIN;
    const std::int64_t width = std::int64_t{1} << finestLevel();
    return (thin1 + width - 1) & -width;
}

std::pair<std::size_t, std::size_t> ReaderBlock::windowsIn(std::int64_t from, std::int64_t to) const
{
    const auto first = std::lower_bound(latest.begin(), latest.end(), from) - latest.begin();
    const auto end = std::upper_bound(windows.begin(), windows.end(), to, [](std::int64_t t, const ReaderWindow& w) { return t < w.t0; }) - windows.begin();
    return {static_cast<std::size_t>(first), static_cast<std::size_t>(std::max(first, end))};
}

void ReaderIndex::addDamage(const std::string& sentence)
{
    auto& all = info.damage;
    if (std::find(all.begin(), all.end(), sentence) != all.end())
        return;
    if (all.size() < damageLimit)
        all.push_back(sentence);
    else if (all.size() == damageLimit)
        all.push_back("There is more damage of this kind.");
}

void loadIndex(Database& db, const std::filesystem::path& file, ReaderIndex& index)
{
    std::error_code ec;
    index.info.fileBytes = static_cast<std::int64_t>(std::filesystem::file_size(file, ec));
    std::filesystem::path wal = file;
    wal += "-wal";
    if (const auto more = std::filesystem::file_size(wal, ec); !ec)
        index.info.fileBytes += static_cast<std::int64_t>(more);
    try {
        // Only read, so rolled back: a commit would fail where a damaged page was met.
        const Transaction transaction(db, "BEGIN");
        Loader(db, file, index).run();
    } catch (const DatabaseError& e) {
        if (e.isDamage())
            throw twin::Error(TWIN_TEXT("The recording %1 is damaged beyond use (%2). Restore it from a copy."), {file.string(), e.what()});
        throw fileError(e, file);
    }
}

} // namespace data
