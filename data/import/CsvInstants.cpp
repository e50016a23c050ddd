#include "data/import/CsvInstants.h"
#include <algorithm>
#include <cmath>
#include <map>

namespace data::csv {
namespace {
constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t fewest = 64;          ///< channels that are worth frames
constexpr std::int64_t judgedRows = 16;     ///< frames after which it is known whether they are mostly holes
constexpr double fullEnough = 0.7;
} // namespace

InstantFrames::InstantFrames(RecordingWriter& writer, Facts& facts, const std::vector<KindChoice>& choices, Single single)
    : m_writer(writer), m_facts(facts), m_choices(choices), m_single(std::move(single))
{
}

InstantFrames::Instant& InstantFrames::at(std::int64_t t)
{
    if (m_last < m_open.size() && m_open[m_last].t == t)
        return m_open[m_last];
    const auto it = std::lower_bound(m_open.begin(), m_open.end(), t, [](const Instant& i, std::int64_t at) { return i.t < at; });
    m_last = static_cast<std::size_t>(it - m_open.begin());
    if (it != m_open.end() && it->t == t)
        return *it;
    Instant fresh;
    fresh.t = t;
    return *m_open.insert(it, std::move(fresh));
}

bool InstantFrames::write(const ParsedBlock& block, const std::vector<int>& keys)
{
    const std::size_t columns = m_facts.columns();
    m_slots.resize(std::max(m_slots.size(), m_facts.channels().size()));
    std::int64_t latest = m_done;
    for (std::size_t r = 0; r < block.runs.size(); ++r) {
        const Run& run = block.runs[r];
        const int key = keys[r];
        const Slot* const slots = m_slots.data() + static_cast<std::size_t>(key) * columns;
        for (std::size_t row = run.begin; row < run.end; ++row) {
            const std::int64_t t = block.times[row];
            if (t <= m_done)
                return false;
            latest = std::max(latest, t);
            Instant& instant = at(t);
            for (std::size_t c = 0; c < columns; ++c) {
                const double value = block.values[row * columns + c];
                const Slot slot = slots[c];
                if (slot.frames >= 0) {
                    const Frames& f = m_frames[static_cast<std::size_t>(slot.frames)];
                    instant.values.resize(m_frames.size());
                    auto& values = instant.values[static_cast<std::size_t>(slot.frames)];
                    if (values.empty()) {
                        if (!m_spare.empty()) {
                            values = std::move(m_spare.back());
                            m_spare.pop_back();
                        }
                        values.assign(f.columns, nan);
                    }
                    values[slot.column] = static_cast<float>(value * f.factor + f.offset);
                } else if (slot.frames == alone) {
                    m_single(key, c, t, value);
                } else {
                    instant.loose.push_back({key, c, value});
                }
            }
        }
    }
    return complete(latest);
}

bool InstantFrames::finish()
{
    return complete(std::numeric_limits<std::int64_t>::max());
}

// All instants before one; the rows of that one may go on in the next block.
bool InstantFrames::complete(std::int64_t before)
{
    std::size_t done = 0;
    for (; done < m_open.size() && m_open[done].t < before; ++done) {
        complete(m_open[done]);
        m_done = m_open[done].t;
    }
    m_open.erase(m_open.begin(), m_open.begin() + static_cast<std::ptrdiff_t>(done));
    m_last = 0;
    return std::none_of(m_frames.begin(), m_frames.end(), [](const Frames& f) {
        return f.rows >= judgedRows && static_cast<double>(f.values) < fullEnough * static_cast<double>(f.rows) * static_cast<double>(f.columns);
    });
}

void InstantFrames::complete(Instant& instant)
{
    define(instant);
    for (std::size_t i = 0; i < instant.values.size(); ++i) {
        auto& values = instant.values[i];
        if (values.empty())
            continue;
        Frames& f = m_frames[i];
        ++f.rows;
        f.values += std::count_if(values.begin(), values.end(), [](float v) { return !std::isnan(v); });
        m_writer.appendFrame(f.block, {instant.t}, values);
        m_spare.push_back(std::move(values));
    }
}

// Channels met for the first time: frames where they are many of a kind, else each by itself.
void InstantFrames::define(Instant& instant)
{
    if (instant.loose.empty())
        return;
    const std::size_t columns = m_facts.columns();
    const auto slotOf = [&](const Loose& l) -> Slot& { return m_slots[static_cast<std::size_t>(l.key) * columns + l.column]; };
    std::map<int, std::vector<const Loose*>> ofKind;
    for (const Loose& l : instant.loose) {
        const FileChannel& channel = m_facts.channel(l.key, l.column);
        // The last one of an instant holds; a channel that never had a number is not recorded.
        if (slotOf(l).frames == undecided && channel.kind >= 0 && !channel.asset.empty() && !std::isnan(l.value))
            ofKind[channel.kind].push_back(&l);
    }
    for (auto& [kind, members] : ofKind) {
        std::vector<const Loose*> first;
        for (const Loose* l : members)
            if (slotOf(*l).frames == undecided) {
                slotOf(*l).frames = alone;
                first.push_back(l);
            }
        const auto& choice = m_choices[static_cast<std::size_t>(kind)];
        if (first.size() < fewest || !choice.fitsFrames)
            continue;
        const auto& target = m_facts.kinds()[static_cast<std::size_t>(kind)].target;
        Frames f;
        f.columns = first.size();
        f.factor = choice.factor;
        f.offset = target.offset;
        std::vector<std::string> assets;
        for (const Loose* l : first) {
            slotOf(*l) = {static_cast<std::int32_t>(m_frames.size()), static_cast<std::uint32_t>(assets.size())};
            assets.push_back(m_facts.channel(l->key, l->column).asset);
        }
        f.block = m_writer.addBlock(target.metric, target.unit, twin::Origin::Measured, choice.resolution, assets);
        m_channels += static_cast<int>(assets.size());
        m_frames.push_back(f);
    }
    instant.values.resize(m_frames.size());
    for (const Loose& l : instant.loose) {
        const Slot slot = slotOf(l);
        if (slot.frames >= 0) {
            const Frames& f = m_frames[static_cast<std::size_t>(slot.frames)];
            auto& values = instant.values[static_cast<std::size_t>(slot.frames)];
            if (values.empty())
                values.assign(f.columns, nan);
            values[slot.column] = static_cast<float>(l.value * f.factor + f.offset);
        } else if (slot.frames == alone) {
            m_single(l.key, l.column, instant.t, l.value);
        }
    }
    instant.loose.clear();
}

} // namespace data::csv
