#include "data/import/CsvImport.h"
#include "data/import/CsvEvents.h"
#include "data/import/CsvScan.h"
#include "data/store/RecordingWriter.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace data {
namespace {

using namespace csv;
constexpr double scanShare = 0.4; // of the work; the rest is the second pass and its compression

// Where a channel's samples go.
struct Target
{
    bool used = false;
    int channel = -1;                       // of the writer, or
    std::size_t block = 0, place = 0;       // of a frame
    double factor = 1, offset = 0;
    bool isPower = false;
    bool sortForEnergy = false;             // its times go back: the trapezoid needs them sorted
    std::vector<std::pair<twin::Timestamp, double>> samples;
    double joules = 0;
};

struct Block
{
    int index = -1;
    std::string metric, unit;
    double resolution = 0;
    std::vector<std::string> assets;
    std::vector<float> values;
};

double resolutionOf(const CsvMapping& mapping, const ChannelFacts& facts, const Target& target)
{
    if (mapping.resolution >= 0)
        return mapping.resolution;
    // Very many decimals, exponents and shifted units are no sensor's step: float32 holds them better.
    constexpr int mostDecimals = 6;
    constexpr double mostSteps = 1e9;
    if (facts.exponent || facts.decimals > mostDecimals || target.offset != 0)
        return 0;
    const double step = std::pow(10.0, -facts.decimals);
    return facts.largest / step > mostSteps ? 0 : step * std::abs(target.factor);
}

class Importer
{
public:
    Importer(const std::filesystem::path& csv, const CsvMapping& mapping, const twin::Progress& progress)
        : m_csv(csv), m_mapping(mapping), m_progress(progress), m_plan(makePlan(csv, mapping)), m_scan(scanCsv(csv, m_plan, progress, scanShare))
    {
    }

    CsvImportResult run(const std::filesystem::path& out);

private:
    void nameTargets(std::vector<std::string>& names);
    void defineChannels(RecordingWriter& writer, const std::vector<std::string>& names);
    void writeRows(RecordingWriter& writer);
    void readEventsFile(RecordingWriter& writer);
    double energyKwh();
    std::string source() const;

    const std::filesystem::path m_csv;
    const CsvMapping& m_mapping;
    const twin::Progress& m_progress;
    Plan m_plan;
    Scan m_scan;
    CsvImportResult m_result;
    std::vector<Target> m_targets;
    std::vector<std::string> m_names;
    std::vector<Block> m_blocks;
};

std::string Importer::source() const
{
    std::string text = m_csv.filename().string();
    if (m_plan.used.start)
        text += ", time 0 at " + m_plan.used.start->iso();
    if (!m_mapping.assets.empty())
        text += ", assets by " + m_mapping.assets;
    return text;
}

// The asset's name in the site of every target. Two texts of the file must not become one name.
void Importer::nameTargets(std::vector<std::string>& names)
{
    const auto columns = m_plan.values.size();
    const auto& texts = m_scan.assets.texts();
    const bool isLong = m_plan.assetIndex >= 0;
    const auto textOf = [&](std::size_t asset, const ValueColumn& column) {
        return isLong ? texts[asset] : column.meaning.asset.empty() ? m_csv.stem().string() : column.meaning.asset;
    };
    if (m_plan.namer.isArray()) {
        bool zero = false;
        for (std::size_t a = 0; a < texts.size(); ++a)
            for (const auto& column : m_plan.values)
                if (column.meaning.asset != "site" || isLong)
                    zero = zero || AssetNamer::trailingNumber(textOf(a, column)) == 0;
        m_plan.namer.setCountsFromZero(zero);
        if (zero)
            m_result.issues.push_back({twin::Issue::Severity::Information, {TWIN_TEXT("The servers are counted from 0."), {}}, {}});
    }
    names.assign(m_targets.size(), {});
    std::map<std::pair<std::string, std::string>, std::string> taken; // name and metric -> text of the file
    std::set<std::string> refused;
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        const auto& column = m_plan.values[i % columns];
        const auto text = textOf(i / columns, column);
        std::optional<std::string> name = column.meaning.asset == "site" && !isLong ? text : m_plan.namer.name(text);
        if (!name) {
            m_targets[i].used = false;
            if (refused.insert(text).second)
                m_result.issues.push_back({twin::Issue::Severity::Warning,
                                           {TWIN_TEXT("“%1” is no server of an array of %2; its samples are left out."),
                                            {text, std::to_string(arrayRacks * arrayServersPerRack)}}, {}});
            continue;
        }
        if (!column.meaning.part.empty())
            *name += "/" + column.meaning.part;
        const auto [it, added] = taken.try_emplace({*name, column.meaning.metric}, text + "\n" + column.name);
        if (!added && m_targets[i].used) {
            const auto other = it->second.substr(0, it->second.find('\n'));
            throw twin::Error(TWIN_TEXT("“%1” and “%2” of %3 would both become %4; give each its own name."), {other, text, m_csv.string(), *name},
                              twin::Error::Kind::Usage);
        }
        names[i] = std::move(*name);
    }
}

void Importer::defineChannels(RecordingWriter& writer, const std::vector<std::string>& names)
{
    const auto columns = m_plan.values.size();
    // Rows of a wide table are frames of channels that share metric, unit and step; they are smaller and quicker as blocks.
    const bool asBlocks = m_plan.assetIndex < 0 && m_scan.timesIncrease;
    std::vector<std::size_t> single;
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        auto& target = m_targets[i];
        if (!target.used)
            continue;
        const auto& column = m_plan.values[i % columns];
        const auto& facts = m_scan.channels[i];
        const double resolution = resolutionOf(m_mapping, facts, target);
        // A frame is float32: its 24 bits must hold the steps.
        constexpr double exactSteps = 8'388'608;
        const bool fits = resolution == 0 || (facts.largest * std::abs(target.factor)) / resolution < exactSteps;
        if (asBlocks && fits) {
            auto b = std::find_if(m_blocks.begin(), m_blocks.end(), [&](const Block& block) {
                return block.metric == column.meaning.metric && block.unit == column.storedUnit && block.resolution == resolution;
            });
            if (b == m_blocks.end()) {
                m_blocks.push_back({-1, column.meaning.metric, column.storedUnit, resolution, {}, {}});
                b = m_blocks.end() - 1;
            }
            target.block = static_cast<std::size_t>(b - m_blocks.begin());
            target.place = b->assets.size();
            b->assets.push_back(names[i]);
        } else {
            target.channel = writer.addChannel({names[i], column.meaning.metric, column.storedUnit, twin::Origin::Measured, resolution});
        }
        ++m_result.channels;
    }
    for (auto& block : m_blocks) {
        block.index = writer.addBlock(block.metric, block.unit, twin::Origin::Measured, block.resolution, block.assets);
        block.values.resize(block.assets.size());
    }
}

void Importer::writeRows(RecordingWriter& writer)
{
    const auto columns = m_plan.values.size();
    RowReader rows(m_csv, m_plan, m_scan.bytes);
    const double bytes = static_cast<double>(std::max<std::int64_t>(1, m_scan.bytes));
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    std::int64_t n = 0;
    while (true) {
        const auto result = rows.next();
        if (result == RowReader::Result::End)
            break;
        if ((++n & 0xfff) == 0)
            m_progress.step(scanShare + (1 - scanShare) * std::min(1.0, static_cast<double>(rows.bytesRead()) / bytes));
        if (result == RowReader::Result::Rejected)
            continue;
        const int asset = m_plan.assetIndex >= 0 ? m_scan.assets.find(rows.asset()) : 0;
        if (asset < 0)
            continue;
        for (auto& block : m_blocks)
            std::fill(block.values.begin(), block.values.end(), std::numeric_limits<float>::quiet_NaN());
        for (std::size_t c = 0; c < columns; ++c) {
            auto& target = m_targets[static_cast<std::size_t>(asset) * columns + c];
            if (!target.used)
                continue;
            const auto& cell = rows.cells()[c];
            const bool isNumber = cell.kind == Cell::Kind::Number;
            const double value = isNumber ? cell.value * target.factor + target.offset : nan;
            if (target.channel >= 0)
                writer.append(target.channel, rows.time(), value);
            else
                m_blocks[target.block].values[target.place] = static_cast<float>(value);
            m_result.samples += isNumber;
            if (target.sortForEnergy)
                target.samples.emplace_back(rows.time(), value);
        }
        for (const auto& block : m_blocks)
            writer.appendFrame(block.index, rows.time(), block.values);
    }
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
        m_result.issues.push_back({twin::Issue::Severity::Warning, error.message(), {}});
        m_plan.used.eventsFile.clear();
    }
}

// Sum over the power channels. A part ("a/1") is not counted beside its whole ("a").
double Importer::energyKwh()
{
    std::set<std::string> wholes;
    for (std::size_t i = 0; i < m_targets.size(); ++i)
        if (m_targets[i].used && m_targets[i].isPower)
            wholes.insert(m_names[i]);
    double joules = 0;
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        auto& target = m_targets[i];
        if (!target.used || !target.isPower)
            continue;
        bool counted = false;
        for (auto p = m_names[i].rfind('/'); p != std::string::npos && p > 0 && !counted; p = m_names[i].rfind('/', p - 1))
            counted = wholes.contains(m_names[i].substr(0, p));
        if (counted)
            continue;
        if (target.sortForEnergy) {
            auto& s = target.samples;
            std::stable_sort(s.begin(), s.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
            for (std::size_t k = 1; k < s.size(); ++k)
                if (!std::isnan(s[k].second) && !std::isnan(s[k - 1].second))
                    target.joules += 0.5 * (s[k].second + s[k - 1].second) * s[k].first.secondsSince(s[k - 1].first);
        } else {
            target.joules = m_scan.channels[i].integral * target.factor;
        }
        joules += target.joules;
    }
    return joules / 3.6e6;
}

CsvImportResult Importer::run(const std::filesystem::path& out)
{
    const auto columns = m_plan.values.size();
    m_result.issues = m_plan.issues;
    // A share without a unit is in percent if its values say so.
    for (std::size_t c = 0; c < columns; ++c) {
        auto& column = m_plan.values[c];
        if (!column.percentIfAboveOne)
            continue;
        double largest = 0;
        for (std::size_t i = c; i < m_scan.channels.size(); i += columns)
            largest = std::max(largest, m_scan.channels[i].largest);
        if (largest > 1.5) {
            column.meaning.unit = "%";
            column.conversion.factor *= 0.01;
            m_result.issues.push_back({twin::Issue::Severity::Information, {TWIN_TEXT("“%1” goes up to %2 and is read as percent."), {column.name, std::to_string(std::lround(largest))}}, {}});
        }
    }
    m_targets.resize(m_scan.channels.size());
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        auto& target = m_targets[i];
        const auto& column = m_plan.values[i % columns];
        target.factor = column.conversion.factor;
        target.offset = column.conversion.offset;
        target.isPower = column.meaning.metric == "power" && column.storedUnit == "W";
        target.sortForEnergy = target.isPower && m_scan.channels[i].outOfOrder > 0;
        target.used = m_scan.channels[i].samples > 0;
        if (!target.used && m_plan.assetIndex < 0)
            m_result.issues.push_back({twin::Issue::Severity::Information, {TWIN_TEXT("The column “%1” holds no number and is left out."), {column.name}}, {}});
    }
    nameTargets(m_names);
    if (std::none_of(m_targets.begin(), m_targets.end(), [](const Target& t) { return t.used; }))
        throw twin::Error(TWIN_TEXT("None of the assets of %1 fits “%2”; check the pattern for the assets."), {m_csv.string(), m_mapping.assets});

    m_result.rows = m_scan.rows;
    m_result.rejected = m_scan.rejected;
    m_result.outOfOrder = m_scan.outOfOrder;
    m_result.missing = m_scan.missing;
    m_result.span = m_scan.span;
    m_result.issues.insert(m_result.issues.end(), m_scan.issues.begin(), m_scan.issues.end());
    {
        RecordingHeader header;
        header.title = m_csv.stem().string();
        header.source = source();
        RecordingWriter writer(out, header);
        defineChannels(writer, m_names);
        writeRows(writer);
        readEventsFile(writer);
        m_progress.step(0.99);
        writer.finish();
    }
    m_result.energyKwh = energyKwh();
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
                          const twin::Progress& progress)
{
    std::error_code ec;
    if (std::filesystem::equivalent(csv, out, ec))
        throw twin::Error(TWIN_TEXT("The recording would overwrite the file it is made from, %1; choose another name."), {csv.string()}, twin::Error::Kind::Usage);
    if (std::filesystem::is_directory(out, ec))
        throw twin::Error(TWIN_TEXT("%1 is a folder; give the recording a file name in it."), {out.string()}, twin::Error::Kind::Usage);
    Importer importer(csv, mapping, progress);
    PartFile part(out);
    auto result = importer.run(part.path());
    part.putInPlace();
    if (progress.report)
        progress.report(1.0);
    return result;
}

} // namespace data
