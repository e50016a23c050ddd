#include "data/import/CsvImport.h"
#include "data/import/CsvEvents.h"
#include "data/import/CsvFacts.h"
#include "data/import/CsvInstants.h"
#include "data/import/CsvPipeline.h"
#include "data/import/CsvProbe.h"
#include "data/store/RecordingReader.h"
#include "data/store/RecordingWriter.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <span>

namespace data {
namespace {

using namespace csv;
using Severity = twin::Issue::Severity;

/// The recording that grows while the blocks come.
class Output
{
public:
    Output(const std::filesystem::path& file, const RecordingHeader& header, const Plan& plan, Facts& facts, int threads)
        : m_plan(plan), m_facts(facts), m_writer(file, header, true, RecordingWriter::Pace::Whole, threads), m_choices(facts.choices()), m_asFrames(facts.asFrames()), m_countsFromZero(facts.countsFromZero())
    {
        if (m_asFrames)
            defineFrames();
        if (facts.byInstants())
            m_instants.emplace(m_writer, m_facts, m_choices, [this](int key, std::size_t c, std::int64_t t, double value) { writeOne(key, c, t, value); });
    }

    /// False where the rows so far say that it should have been done in another way.
    bool write(const ParsedBlock& block, const std::vector<int>& keys)
    {
        if (!stillHolds())
            return false;
        if (m_asFrames)
            writeFrames(block);
        if (m_instants)
            return m_instants->write(block, keys) || notByInstants();
        for (std::size_t r = 0; r < block.runs.size(); ++r)
            for (std::size_t c = 0; c < m_facts.columns(); ++c)
                writeRun(block, block.runs[r], keys[r], c);
        return true;
    }
    /// There are no more rows; false as above.
    bool finish() { return !m_instants || m_instants->finish() || notByInstants(); }
    RecordingWriter& writer() { return m_writer; }
    int channels() const { return m_channels + (m_instants ? m_instants->channels() : 0); }
    const std::vector<KindChoice>& choices() const { return m_choices; }

private:
    struct Frames
    {
        int index = -1;
        std::string metric, unit;
        double resolution = 0;
        std::vector<std::string> assets;
        std::vector<std::size_t> columns;
        std::vector<float> values;
    };

    bool stillHolds()
    {
        if (m_asFrames != m_facts.asFrames() || m_countsFromZero != m_facts.countsFromZero())
            return false;
        if (!m_facts.isChanged())
            return true;
        const auto& now = m_facts.choices();
        for (std::size_t i = 0; i < now.size(); ++i) {
            if (i == m_choices.size())
                m_choices.push_back(now[i]);
            else if (!m_choices[i].isUsed && !m_asFrames)
                m_choices[i] = now[i]; // nothing of it was written
            else if (!(m_choices[i] == now[i]))
                return false;
        }
        return true;
    }

    bool notByInstants()
    {
        m_facts.denyInstants();
        return false;
    }

    // Rows of a wide table are frames of channels that share metric, unit and step; they are smaller and quicker as blocks.
    void defineFrames()
    {
        for (std::size_t c = 0; c < m_facts.columns(); ++c) {
            auto& channel = m_facts.channel(0, c);
            if (channel.kind < 0 || !choiceOf(channel).isUsed || !choiceOf(channel).fitsFrames)
                continue;
            const auto target = TargetMaker(m_plan).make({}, c, m_countsFromZero);
            if (!target.isTaken)
                continue;
            const double resolution = choiceOf(channel).resolution;
            auto b = std::find_if(m_frames.begin(), m_frames.end(), [&](const Frames& f) {
                return f.metric == target.metric && f.unit == target.unit && f.resolution == resolution;
            });
            if (b == m_frames.end())
                b = m_frames.insert(m_frames.end(), {-1, target.metric, target.unit, resolution, {}, {}, {}});
            b->assets.push_back(target.asset);
            b->columns.push_back(c);
            ++m_channels;
        }
        m_inFrames.assign(m_facts.columns(), false);
        for (auto& f : m_frames) {
            f.index = m_writer.addBlock(f.metric, f.unit, twin::Origin::Measured, f.resolution, f.assets);
            f.values.resize(f.assets.size());
            for (const auto c : f.columns)
                m_inFrames[c] = true;
        }
    }

    const KindChoice& choiceOf(const FileChannel& channel) const { return m_choices[static_cast<std::size_t>(channel.kind)]; }

    void writeFrames(const ParsedBlock& block)
    {
        const auto columns = m_facts.columns();
        for (auto& f : m_frames) {
            m_conversions.clear();
            for (const auto c : f.columns) {
                const auto& channel = m_facts.channel(0, c);
                m_conversions.push_back({choiceOf(channel).factor, m_facts.kinds()[static_cast<std::size_t>(channel.kind)].target.offset});
            }
            for (std::size_t row = 0; row < block.count; ++row) {
                const double* values = block.values.data() + row * columns;
                for (std::size_t i = 0; i < f.columns.size(); ++i)
                    f.values[i] = static_cast<float>(values[f.columns[i]] * m_conversions[i].factor + m_conversions[i].offset);
                m_writer.appendFrame(f.index, {block.times[row]}, f.values);
            }
        }
    }

    /// The channel's number in the recording, -1 where there is nothing to record yet.
    int single(int key, std::size_t c, bool hasNumber)
    {
        const auto& channel = m_facts.channel(key, c);
        if (channel.kind < 0 || channel.asset.empty())
            return -1;
        const auto place = static_cast<std::size_t>(key) * m_facts.columns() + c;
        if (place >= m_ofChannel.size())
            m_ofChannel.resize(std::max(place + 1, m_facts.channels().size()), -1);
        // Before a channel's first number there is nothing for a gap to interrupt.
        if (m_ofChannel[place] < 0 && hasNumber) {
            const auto& target = m_facts.kinds()[static_cast<std::size_t>(channel.kind)].target;
            m_ofChannel[place] = m_writer.addChannel({channel.asset, target.metric, target.unit, twin::Origin::Measured, choiceOf(channel).resolution});
            ++m_channels;
        }
        return m_ofChannel[place];
    }

    void writeOne(int key, std::size_t c, std::int64_t t, double value)
    {
        const int to = single(key, c, !std::isnan(value));
        if (to < 0)
            return;
        const auto& channel = m_facts.channel(key, c);
        m_writer.append(to, {t}, value * choiceOf(channel).factor + m_facts.kinds()[static_cast<std::size_t>(channel.kind)].target.offset);
    }

    void writeRun(const ParsedBlock& block, const Run& run, int key, std::size_t c)
    {
        if (m_asFrames && m_inFrames[c])
            return;
        const auto columns = m_facts.columns();
        std::size_t row = run.begin;
        int to = single(key, c, false);
        if (to < 0) {
            while (row < run.end && std::isnan(block.values[row * columns + c]))
                ++row;
            if (row == run.end || (to = single(key, c, true)) < 0)
                return;
        }
        const auto& channel = m_facts.channel(key, c);
        const double factor = choiceOf(channel).factor, offset = m_facts.kinds()[static_cast<std::size_t>(channel.kind)].target.offset;
        m_values.clear();
        for (std::size_t i = row; i < run.end; ++i)
            m_values.push_back(block.values[i * columns + c] * factor + offset);
        m_writer.append(to, std::span(block.times).subspan(row, run.end - row), m_values);
    }

    const Plan& m_plan;
    Facts& m_facts;
    RecordingWriter m_writer;
    std::vector<KindChoice> m_choices;
    bool m_asFrames, m_countsFromZero;
    std::optional<InstantFrames> m_instants;
    std::vector<Frames> m_frames;
    std::vector<bool> m_inFrames;
    std::vector<Conversion> m_conversions;
    std::vector<int> m_ofChannel;
    std::vector<double> m_values;
    int m_channels = 0;
};

class Importer
{
public:
    Importer(const std::filesystem::path& csv, const CsvMapping& mapping, const twin::Progress& progress, int threads)
        : m_csv(csv), m_mapping(mapping), m_progress(progress), m_threads(threads), m_plan(makePlan(csv, mapping))
    {
    }
    CsvImportResult run(const std::filesystem::path& out);

private:
    bool pass(Facts& facts, const std::filesystem::path& out);
    void readEventsFile(RecordingWriter& writer);
    double energyKwh(Facts& facts, const std::filesystem::path& recording);
    void report(Facts& facts);
    std::string source() const;

    const std::filesystem::path m_csv;
    const CsvMapping& m_mapping;
    const twin::Progress& m_progress;
    const int m_threads;
    Plan m_plan;
    CsvImportResult m_result;
    double m_share = 0;
    std::int64_t m_end = -1;
};

std::string Importer::source() const
{
    std::string text = m_csv.filename().string();
    if (m_plan.used.start)
        text += ", time 0 at " + m_plan.used.start->iso();
    if (!m_mapping.assets.empty())
        text += ", assets by " + m_mapping.assets;
    if (!m_mapping.rules.isEmpty())
        text += ", by " + std::to_string(m_mapping.rules.rules().size()) + " rules";
    return text;
}

void Importer::readEventsFile(RecordingWriter& writer)
{
    if (m_plan.used.eventsFile.empty())
        return;
    try {
        const auto file = readEvents(m_plan.used.eventsFile, m_plan.time->start());
        for (const auto& event : file.events)
            writer.addEvent(event);
        m_result.events = static_cast<int>(file.events.size());
        m_result.issues.insert(m_result.issues.end(), file.issues.begin(), file.issues.end());
    } catch (const twin::Error& error) {
        if (!m_mapping.eventsFile.empty())
            throw; // asked for by name
        m_result.issues.push_back({Severity::Warning, error.message(), {}});
        m_plan.used.eventsFile.clear();
    }
}

// Sum over the power channels. A part ("a/1") is not counted beside its whole ("a").
double Importer::energyKwh(Facts& facts, const std::filesystem::path& recording)
{
    std::set<std::string> wholes;
    for (const auto& channel : facts.channels())
        if (facts.isPower(channel) && !channel.asset.empty())
            wholes.insert(channel.asset);
    std::optional<RecordingReader> reader;
    double joules = 0;
    for (std::size_t i = 0; i < facts.channels().size(); ++i) {
        const auto& channel = facts.channels()[i];
        if (!facts.isPower(channel) || channel.asset.empty())
            continue;
        bool counted = false;
        for (auto p = channel.asset.rfind('/'); p != std::string::npos && p > 0 && !counted; p = channel.asset.rfind('/', p - 1))
            counted = wholes.contains(channel.asset.substr(0, p));
        if (counted)
            continue;
        if (facts.keys()[i / facts.columns()].outOfOrder == 0) {
            joules += channel.integral * facts.choices()[static_cast<std::size_t>(channel.kind)].factor;
            continue;
        }
        // Its times go back: the recording has it in their order.
        if (!reader)
            reader.emplace(recording);
        std::vector<twin::Timestamp> times;
        std::vector<double> values;
        std::vector<Quality> qualities;
        const int c = reader->findChannel(channel.asset, "power");
        if (c >= 0)
            reader->samples(c, m_result.span.begin, m_result.span.end, times, values, qualities);
        for (std::size_t k = 1; k < times.size(); ++k)
            if (!std::isnan(values[k]) && !std::isnan(values[k - 1]))
                joules += 0.5 * (values[k] + values[k - 1]) * times[k].secondsSince(times[k - 1]);
    }
    return joules / 3.6e6;
}

// Reads the file once. False if it turned out that it should be written in another way; `facts` know it all then.
bool Importer::pass(Facts& facts, const std::filesystem::path& out)
{
    RecordingHeader header;
    header.title = m_csv.stem().string();
    header.source = source();
    auto output = std::make_unique<Output>(out, header, m_plan, facts, threadsFor(m_threads));
    BlockPipeline blocks(m_plan, m_plan.file.dataBegin, m_end, m_threads);
    m_end = blocks.fileBytes();
    const double from = m_share, bytes = static_cast<double>(std::max<std::int64_t>(1, m_end));
    double share = from, turn = 0; // where it was seen that this pass writes nothing
    std::vector<int> keys;
    while (auto* block = blocks.next()) {
        facts.define(*block, keys);
        facts.absorb(*block, keys);
        const double read = static_cast<double>(block->fileEnd) / bytes;
        if (output && !output->write(*block, keys)) {
            output->writer().discard();
            output.reset();
            turn = read;
            m_share = share;
        }
        // Reading alone takes about a third of what reading and writing do.
        share = output ? from + (0.98 - from) * read : m_share + (0.98 - m_share) * 0.3 * (read - turn);
        m_progress.step(std::min(0.98, share));
    }
    m_share = share;
    if (facts.samples == 0) {
        const std::string first = facts.issues.empty() ? std::string{} : " " + facts.issues.front().message.english();
        throw twin::Error(TWIN_TEXT("No row of %1 can be used.%2 Check the columns that were chosen."), {m_csv.string(), first});
    }
    if (output && !output->finish()) {
        output->writer().discard();
        output.reset();
    }
    if (!output)
        return false;
    if (output->channels() == 0) {
        if (!m_mapping.rules.isEmpty())
            throw twin::Error(TWIN_TEXT("No rule of the mapping takes anything of %1, such as “%2”; check the names and labels of the rules."),
                              {m_csv.string(), facts.untaken.empty() ? std::string{} : facts.untaken.front()});
        throw twin::Error(TWIN_TEXT("None of the assets of %1 fits “%2”; check the pattern for the assets."), {m_csv.string(), m_mapping.assets});
    }
    m_result.channels = output->channels();
    report(facts);
    readEventsFile(output->writer());
    m_progress.step(0.985);
    output->writer().finish();
    return true;
}

void Importer::report(Facts& facts)
{
    const auto tell = [&](Severity severity, const char* sentence, std::vector<std::string> args) { m_result.issues.push_back({severity, {sentence, std::move(args)}, {}}); };
    m_result.issues = m_plan.issues;
    const auto& choices = facts.choices();
    if (!m_plan.isLong())
        for (std::size_t c = 0; c < facts.columns(); ++c)
            if (const auto& channel = facts.channel(0, c); channel.kind >= 0 && channel.samples == 0)
                tell(Severity::Information, TWIN_TEXT("The column “%1” holds no number and is left out."), {m_plan.values[c].name});
    for (std::size_t k = 0; k < choices.size(); ++k)
        if (choices[k].isPercent)
            tell(Severity::Information, TWIN_TEXT("“%1” goes up to %2 and is read as percent."),
                 {m_plan.values[facts.kinds()[k].column].name, std::to_string(std::lround(facts.kinds()[k].largest))});
    if (facts.countsFromZero())
        tell(Severity::Information, TWIN_TEXT("The servers are counted from 0."), {});
    std::size_t told = 0;
    for (const auto& text : facts.noServers)
        if (++told <= 20)
            tell(Severity::Warning, TWIN_TEXT("“%1” is no server of an array of %2; its samples are left out."), {text, std::to_string(arrayRacks * arrayServersPerRack)});
    if (facts.untakenCount > 0) {
        std::string list;
        for (const auto& text : facts.untaken)
            list += (list.empty() ? "“" : ", “") + text + "”";
        tell(Severity::Warning, TWIN_TEXT("No rule takes %1 channels of the file; they are left out: %2."),
             {std::to_string(facts.untakenCount), list + (facts.untakenCount > static_cast<std::int64_t>(facts.untaken.size()) ? ", …" : "")});
    }
    m_result.issues.insert(m_result.issues.end(), facts.issues.begin(), facts.issues.end());
    const auto name = m_csv.filename().string();
    const auto listed = static_cast<std::int64_t>(facts.issues.size());
    if (facts.problems > listed)
        tell(Severity::Warning, TWIN_TEXT("%1 more rows of %2 have problems like these."), {std::to_string(facts.problems - listed), name});
    for (const auto& key : facts.keys())
        m_result.outOfOrder += key.outOfOrder;
    if (m_result.outOfOrder > 0)
        tell(Severity::Information, TWIN_TEXT("In %1 rows of %2 the time goes back for the same asset; they are put where they belong."),
             {std::to_string(m_result.outOfOrder), name});
    if (m_plan.time->isDate())
        if (const auto hour = m_plan.time->zone().repeatedHour(facts.span))
            tell(Severity::Warning, TWIN_TEXT("The clock of %1 was put back at %2; rows of the hour that came twice are all taken as the first one."),
                 {m_plan.time->zone().name(), hour->iso()});
    m_result.rows = facts.rows;
    m_result.rejected = facts.rejected;
    m_result.missing = facts.missing;
    m_result.span = facts.span;
    for (const auto& channel : facts.channels())
        if (!channel.asset.empty())
            m_result.samples += channel.samples;
}

CsvImportResult Importer::run(const std::filesystem::path& out)
{
    Facts facts(m_plan);
    {
        Facts first(m_plan);
        probe(m_plan, first);
        facts.foresee(first);
    }
    m_share = 0.01;
    m_progress.step(m_share);
    if (!pass(facts, out)) {
        Facts again(m_plan);
        again.foresee(facts);
        if (!pass(again, out))
            throw twin::Error(TWIN_TEXT("The file %1 changed while it was read; import it when nothing writes to it."), {m_csv.string()});
        m_result.energyKwh = energyKwh(again, out);
    } else {
        m_result.energyKwh = energyKwh(facts, out);
    }
    m_result.used = m_plan.used;
    return std::move(m_result);
}

// SQLite keeps what is not yet in a file beside it.
void removeSideFiles(const std::filesystem::path& file)
{
    std::error_code ec;
    for (const char* suffix : {"-wal", "-shm", "-journal"})
        std::filesystem::remove(file.string() + suffix, ec);
}

/// A half-written recording that is gone again unless it was put in its place.
class PartFile
{
public:
    explicit PartFile(const std::filesystem::path& target) : m_target(target), m_part(target.string() + ".part") { clear(); }
    ~PartFile() { clear(); }
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    const std::filesystem::path& path() const { return m_part; }
    void putInPlace()
    {
        std::error_code ec;
        std::filesystem::rename(m_part, m_target, ec);
        if (ec)
            throw twin::Error(TWIN_TEXT("The recording cannot be put at %1 (%2); check the folder and try again."), {m_target.string(), ec.message()});
        removeSideFiles(m_target); // what a killed writer of the file that was there before left behind
    }

private:
    void clear()
    {
        std::error_code ec;
        std::filesystem::remove(m_part, ec);
        removeSideFiles(m_part);
    }
    std::filesystem::path m_target, m_part;
};

} // namespace

CsvImportResult importCsv(const std::filesystem::path& csv, const CsvMapping& mapping, const std::filesystem::path& out,
                          const twin::Progress& progress, int threads)
{
    std::error_code ec;
    if (std::filesystem::equivalent(csv, out, ec))
        throw twin::Error(TWIN_TEXT("The recording would overwrite the file it is made from, %1; choose another name."), {csv.string()}, twin::Error::Kind::Usage);
    if (std::filesystem::is_directory(out, ec))
        throw twin::Error(TWIN_TEXT("%1 is a folder; give the recording a file name in it."), {out.string()}, twin::Error::Kind::Usage);
    Importer importer(csv, mapping, progress, threads);
    PartFile part(out);
    auto result = importer.run(part.path());
    part.putInPlace();
    if (progress.report)
        progress.report(1.0);
    return result;
}

} // namespace data
