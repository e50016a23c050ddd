// Channels of a recording as a table of text, row by row, so that its size does not matter.
#include "app/cli/Commands.h"
#include "app/cli/Inputs.h"
#include "app/core/Json.h"
#include "data/store/RecordingFormat.h"
#include "data/store/RecordingReader.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>

namespace app::cli {
namespace {

namespace fs = std::filesystem;
constexpr double mostRows = 1e8;

/// `*` stands for any text, `?` for one byte.
bool matches(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0, t = 0, star = std::string_view::npos, retry = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            retry = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++retry;
        } else {
            return false;
        }
    }
    return std::all_of(pattern.begin() + static_cast<std::ptrdiff_t>(p), pattern.end(), [](char c) { return c == '*'; });
}

std::string csvText(const std::string& text)
{
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text)
        out.append(c == '"' ? 2 : 1, c);
    return out + '"';
}

/// As many decimals as the sensor has; the shortest that gives the number back where it declares none.
std::string valueText(double value, const data::Channel& channel)
{
    if (channel.resolution > 0) {
        const int decimals = static_cast<int>(std::clamp(std::ceil(-std::log10(channel.resolution) - 1e-9), 0.0, 12.0));
        if (std::fabs(std::remainder(channel.resolution * std::pow(10, decimals), 1.0)) < 1e-6)
            return twin::numberText(value, decimals);
    }
    if (static_cast<double>(static_cast<float>(value)) != value)
        return twin::numberText(value);
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, static_cast<float>(value)).ptr;
    return {buffer, end};
}

/// The file to be: written beside it and put in place when it is whole.
class Target
{
public:
    explicit Target(const std::string& name) : m_name(name), m_part(name + ".part")
    {
        if (name == "-") {
            m_file = stdout;
            return;
        }
        std::error_code ec;
        m_isDirect = fs::exists(name, ec) && !fs::is_regular_file(name, ec); // a device or a pipe is written to, never replaced
        m_file = std::fopen(m_isDirect ? name.c_str() : m_part.c_str(), "wb");
        if (!m_file)
            throw twin::Error(TWIN_TEXT("%1 cannot be written. Check that its folder exists and that you have the right to write there."), {m_name});
    }
    ~Target()
    {
        if (m_file && m_file != stdout) {
            std::fclose(m_file);
            removePart();
        }
    }
    Target(const Target&) = delete;
    Target& operator=(const Target&) = delete;

    void write(const std::string& text) { m_isGood = m_isGood && std::fwrite(text.data(), 1, text.size(), m_file) == text.size() && checked(); }
    bool isStandardOutput() const { return m_file == stdout; }
    void finish()
    {
        if (m_file == stdout) {
            m_isGood = std::fflush(stdout) == 0 && m_isGood;
            checked();
            return;
        }
        m_isGood = std::fclose(m_file) == 0 && m_isGood;
        m_file = nullptr;
        std::error_code ec;
        if (!checked() || m_isDirect)
            return;
        fs::rename(m_part, m_name, ec);
        if (ec)
            throw twin::Error(TWIN_TEXT("%1 cannot be written (%2). Choose another place."), {m_name, ec.message()});
    }

private:
    bool checked()
    {
        if (m_isGood && (!m_file || !std::ferror(m_file)))
            return true;
        removePart();
        throw twin::Error(TWIN_TEXT("The table could not be written to %1; check the disk or the pipe."), {m_name});
    }
    void removePart()
    {
        std::error_code ec;
        if (!m_isDirect && m_name != "-")
            fs::remove(m_part, ec);
    }
    std::string m_name, m_part;
    std::FILE* m_file = nullptr;
    bool m_isGood = true, m_isDirect = false;
};

struct Cell
{
    double value = std::nan("");
    const char* doubt = nullptr; ///< "uncertain", "stale", "bad"; nullptr for a good value and for none at all
};

/// The chosen channels of one block, asked at rising instants.
class BlockCursor
{
public:
    BlockCursor(data::RecordingReader& reader, int block, double step) : m_reader(reader), m_block(block)
    {
        const double typical = reader.typicalStep(block);
        m_maxAge = typical > 0 ? data::gapAfterSeconds(typical) : step;
        m_ahead = std::max(step * 512, m_maxAge);
        m_thinned = reader.thinned(block);
        m_isSingle = reader.blockChannels(block).size() == 1;
        for (const data::RecordingGap& gap : reader.gapsOf(block))
            if (m_isSingle && gap.kind == data::RecordingGap::Kind::Given)
                m_given.push_back(gap.span);
    }
    int firstChannel() const { return m_reader.blockChannels(m_block).front(); }
    double typicalStep() const { return m_reader.typicalStep(m_block); }

    void moveTo(twin::Timestamp t)
    {
        m_isFrame = !m_isSingle || (t >= m_thinned.begin && t < m_thinned.end);
        if (m_isFrame)
            m_reader.frame(m_block, t, m_maxAge, m_values, m_quality, m_ages);
        else
            m_cell = sampleAt(t);
    }

    Cell cell(int channel) const
    {
        if (!m_isFrame)
            return m_cell;
        const auto i = static_cast<std::size_t>(channel - firstChannel());
        return {static_cast<double>(m_values[i]), m_quality[i] == twin::ValueQuality::Uncertain ? "uncertain" : nullptr};
    }

private:
    /// Single channels are read as samples: double precision, and what their source said of each.
    Cell sampleAt(twin::Timestamp t)
    {
        if (!m_readTo || t > *m_readTo) {
            m_readTo = t.plusSeconds(m_ahead);
            m_reader.samples(firstChannel(), t.plusSeconds(-m_maxAge), *m_readTo, m_times, m_samples, m_sampleQuality);
        }
        const auto i = std::upper_bound(m_times.begin(), m_times.end(), t) - m_times.begin() - 1;
        if (i < 0 || t.secondsSince(m_times[static_cast<std::size_t>(i)]) > m_maxAge)
            return {};
        for (const data::TimeSpan& gap : m_given)
            if (t >= gap.begin && t < gap.end)
                return {};
        // A sample without a value is a gap from its instant on, and samples() leaves it out.
        for (const data::TimeSpan& gap : missing())
            if (t >= gap.begin && t < gap.end && m_times[static_cast<std::size_t>(i)] < gap.begin)
                return {};
        switch (m_sampleQuality[static_cast<std::size_t>(i)]) {
        case data::Quality::Good: return {m_samples[static_cast<std::size_t>(i)], nullptr};
        case data::Quality::Uncertain: return {m_samples[static_cast<std::size_t>(i)], "uncertain"};
        case data::Quality::Stale: return {std::nan(""), "stale"};
        default: return {std::nan(""), "bad"};
        }
    }
    const std::vector<data::TimeSpan>& missing()
    {
        if (!m_missing) {
            m_missing.emplace();
            for (const data::RecordingGap& gap : m_reader.gapsOf(m_block))
                if (gap.kind == data::RecordingGap::Kind::MissingValues)
                    m_missing->push_back(gap.span);
        }
        return *m_missing;
    }

    data::RecordingReader& m_reader;
    int m_block;
    bool m_isSingle = false, m_isFrame = true;
    double m_maxAge = 0, m_ahead = 0;
    data::TimeSpan m_thinned;
    std::vector<data::TimeSpan> m_given;
    std::optional<std::vector<data::TimeSpan>> m_missing;
    std::vector<float> m_values, m_ages;
    std::vector<twin::ValueQuality> m_quality;
    Cell m_cell;
    std::optional<twin::Timestamp> m_readTo;
    std::vector<twin::Timestamp> m_times;
    std::vector<double> m_samples;
    std::vector<data::Quality> m_sampleQuality;
};

struct Chosen
{
    int channel;
    BlockCursor* cursor;
    data::Channel what;
};

struct Counts
{
    long long rows = 0, values = 0, empty = 0, doubtful = 0;
};

Counts writeTable(const std::vector<Chosen>& chosen, std::vector<std::unique_ptr<BlockCursor>>& cursors, twin::Timestamp from, double step, long long rows,
                  Target& target, const twin::Progress& progress)
{
    Counts counts;
    std::string line = "time";
    for (const Chosen& c : chosen)
        line += ',' + csvText(c.what.asset + '/' + c.what.metric + (c.what.unit.empty() ? "" : " [" + c.what.unit + "]"));
    line += ",not_good\n";
    target.write(line);
    for (long long row = 0; row < rows; ++row) {
        const twin::Timestamp t = from.plusSeconds(step * static_cast<double>(row));
        for (const auto& cursor : cursors)
            cursor->moveTo(t);
        line = t.iso();
        std::string doubts;
        for (const Chosen& c : chosen) {
            const Cell cell = c.cursor->cell(c.channel);
            line += ',';
            const bool isValue = std::isfinite(cell.value);
            if (isValue)
                line += valueText(cell.value, c.what);
            ++(isValue ? counts.values : counts.empty);
            if (cell.doubt) {
                doubts += (doubts.empty() ? "" : ";") + c.what.asset + '/' + c.what.metric + '=' + cell.doubt;
                ++counts.doubtful;
            }
        }
        line += ',' + csvText(doubts) + '\n';
        target.write(line);
        ++counts.rows;
        progress.step(static_cast<double>(row + 1) / static_cast<double>(rows));
    }
    return counts;
}

} // namespace

int exportCommand(const Words& words, std::ostream& out)
{
    const Arguments arguments(words, {"channels", "from", "to", "step", "csv"}, {"json"}, 1, 1);
    const auto& file = arguments.positionals().front();
    const std::string csv = arguments.required("csv"), pattern = arguments.text("channels").value_or("*");
    std::error_code ec;
    if (csv != "-" && fs::equivalent(file, csv, ec))
        usageError("--csv names the recording itself; choose another file.");
    const auto wantedStep = arguments.number("step", 1e-3, 1e9);
    const auto wantedFrom = arguments.time("from"), wantedTo = arguments.time("to");
    data::RecordingReader reader(file);

    std::vector<Chosen> chosen;
    std::vector<std::unique_ptr<BlockCursor>> cursors;
    double shortest = 0;
    data::TimeSpan span{{INT64_MAX}, {INT64_MIN}};
    for (int b = 0; b < reader.blockCount(); ++b) {
        BlockCursor* cursor = nullptr;
        for (const int channel : reader.blockChannels(b)) {
            const auto& c = reader.channel(channel);
            if (!matches(pattern, c.asset + '/' + c.metric))
                continue;
            if (!cursor) {
                cursor = cursors.emplace_back(std::make_unique<BlockCursor>(reader, b, wantedStep.value_or(1))).get();
                const double typical = cursor->typicalStep();
                shortest = typical > 0 && (shortest == 0 || typical < shortest) ? typical : shortest;
                const auto s = reader.blockSpan(b);
                if (s != data::TimeSpan{}) {
                    span.begin = std::min(span.begin, s.begin);
                    span.end = std::max(span.end, s.end);
                }
            }
            chosen.push_back({channel, cursor, c});
        }
    }
    if (chosen.empty()) {
        const auto example = reader.channelCount() > 0 ? reader.channel(0).asset + '/' + reader.channel(0).metric : std::string("none");
        throw twin::Error(TWIN_TEXT("No channel of %1 matches “%2”. Channels are named asset/metric, the first one here is %3."), {file, pattern, example});
    }
    if (span.begin > span.end && (!wantedFrom || !wantedTo))
        throw twin::Error(TWIN_TEXT("The chosen channels of %1 hold no samples."), {file});
    const twin::Timestamp from = wantedFrom.value_or(span.begin), to = wantedTo.value_or(span.end);
    if (to < from)
        usageError("--to (" + to.iso() + ") lies before --from (" + from.iso() + ").");
    const double step = wantedStep.value_or(shortest > 0 ? shortest : 1);
    const double rows = std::floor((static_cast<double>(to.ns) - static_cast<double>(from.ns)) * 1e-9 / step + 1e-9) + 1;
    if (rows > mostRows)
        usageError("This would be " + twin::numberText(rows, 0) + " rows; choose a longer --step or a shorter time.");

    Target target(csv);
    const Counts counts = writeTable(chosen, cursors, from, step, static_cast<long long>(rows), target, terminalProgress("exporting"));
    target.finish();
    for (const auto& d : reader.info().damage)
        std::cerr << "memphis-twin-cli export: " << d << '\n';
    if (arguments.flag("json") && !target.isStandardOutput()) {
        Json json;
        json.beginObject()
            .field("csv", csv).field("channels", static_cast<long long>(chosen.size())).field("rows", counts.rows).field("values", counts.values)
            .field("empty", counts.empty).field("not_good", counts.doubtful).field("begin", from.iso()).field("end", to.iso()).field("step_s", step);
        json.key("damage").beginArray();
        for (const auto& d : reader.info().damage)
            json.value(d);
        json.endArray().endObject();
        out << json.text() << '\n';
    } else if (csv != "-") {
        out << "exported " << counts.rows << " rows of " << chosen.size() << " channels, " << from.iso() << " to " << to.iso() << ": " << counts.values
            << " values, " << counts.empty << " empty cells, " << counts.doubtful << " values marked not good\n";
    }
    return 0;
}

} // namespace app::cli
