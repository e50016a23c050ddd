#include "data/import/CsvFacts.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>

namespace data::csv {
namespace {

constexpr std::size_t listedTexts = 10;

double resolutionOf(const Kind& kind, double factor)
{
    if (kind.target.resolution >= 0)
        return kind.target.resolution;
    // Very many decimals, exponents and shifted units are no sensor's step: float32 holds them better.
    constexpr int mostDecimals = 6;
    constexpr double mostSteps = 1e9;
    if (kind.exponent || kind.decimals > mostDecimals || kind.target.offset != 0)
        return 0;
    const double step = std::pow(10.0, -kind.decimals);
    return kind.largest / step > mostSteps ? 0 : step * std::abs(factor);
}

} // namespace

Facts::Facts(const Plan& plan) : m_plan(plan), m_targets(plan), m_columns(plan.values.size()), m_columnsOnly(!plan.isLong())
{
    if (m_columnsOnly)
        defineKey({});
}

int Facts::kindOf(ChannelTarget target, std::size_t column)
{
    target.asset.clear();
    target.text.clear();
    std::string key = target.metric + "\n" + target.unit + "\n" + std::to_string(column);
    for (const double v : {target.factor, target.offset, target.blankFrom, target.resolution})
        key += "\n" + twin::numberText(v);
    const auto [it, isNew] = m_kindIndex.try_emplace(std::move(key), static_cast<int>(m_kinds.size()));
    if (isNew) {
        Kind kind;
        kind.target = std::move(target);
        kind.column = column;
        m_kinds.push_back(std::move(kind));
        m_isChanged = true;
    }
    return it->second;
}

int Facts::defineKey(std::string text)
{
    if (m_columnsOnly && !m_keys.empty())
        return 0;
    const auto [it, isNew] = m_keyIndex.try_emplace(text, static_cast<int>(m_keys.size()));
    if (!isNew)
        return it->second;
    const int key = it->second;
    if (m_channels.size() + m_columns > BlockParser::maxChannels)
        throw twin::Error(TWIN_TEXT("The column “%2” of %1 names more than %3 assets; choose the column that names the assets."),
                          {m_plan.csv.string(), m_plan.used.assetColumn.empty() ? m_plan.used.metricColumn : m_plan.used.assetColumn, std::to_string(m_keys.size())});
    FileKey made;
    made.text = std::move(text);
    if (m_plan.namer.isArray() && m_plan.assetIndex >= 0 && m_targets.arrayNumber(made.text) == 0)
        m_countsFromZero = true;
    m_keys.push_back(std::move(made));
    for (std::size_t c = 0; c < m_columns; ++c) {
        FileChannel channel;
        const auto target = m_targets.make(m_keys.back().text, c, false);
        if (m_plan.namer.isArray() && !m_plan.isLong() && AssetNamer::trailingNumber(target.text) == 0 && target.asset != "site")
            m_countsFromZero = true;
        // Whether the array has the server shows when it is known where it counts from.
        if (target.isTaken || target.noServer) {
            auto of = target;
            if (of.noServer) {
                auto other = m_targets.make(m_keys.back().text, c, true);
                if (other.isTaken)
                    of = std::move(other);
            }
            if (of.isTaken)
                channel.kind = kindOf(of, c);
            else
                noServers.insert(of.text);
        } else {
            ++untakenCount;
            if (untaken.size() < listedTexts)
                untaken.push_back(target.text);
        }
        m_channels.push_back(std::move(channel));
    }
    return key;
}

void Facts::define(const ParsedBlock& block, std::vector<int>& keys)
{
    const auto parser = static_cast<std::size_t>(block.parser);
    if (m_keysOfParser.size() <= parser)
        m_keysOfParser.resize(parser + 1);
    // In the order of the rows: numbers of keys do not depend on which parser met them first.
    auto& known = m_keysOfParser[parser];
    const auto before = known.size();
    known.resize(before + block.newKeys.size(), -1);
    keys.clear();
    for (const Run& run : block.runs) {
        auto& key = known[static_cast<std::size_t>(run.key)];
        if (key < 0) {
            const auto i = static_cast<std::size_t>(run.key);
            key = i >= before ? defineKey(block.newKeys[i - before]) : -1;
        }
        keys.push_back(key);
    }
    // Refused keys have no rows; their texts are not needed.
}

void Facts::name(FileChannel& channel, int key, std::size_t column)
{
    channel.isNamed = true;
    auto target = m_targets.make(m_keys[static_cast<std::size_t>(key)].text, column, m_countsFromZero);
    if (!target.isTaken) {
        if (target.noServer)
            noServers.insert(target.text);
        channel.kind = -1;
        return;
    }
    const auto [it, added] = m_taken.try_emplace(target.asset + "\n" + target.metric, target.text);
    if (!added)
        throw twin::Error(TWIN_TEXT("“%1” and “%2” of %3 would both become %4; give each its own name."), {it->second, target.text, m_plan.csv.string(), target.asset},
                          twin::Error::Kind::Usage);
    channel.asset = std::move(target.asset);
}

void Facts::absorb(const ParsedBlock& block, const std::vector<int>& keys)
{
    for (const auto& problem : block.listed)
        if (issues.size() < BlockParser::listedRows)
            issues.push_back(issueOf(problem));
    lines += block.lines;
    rows += block.rows;
    rejected += block.rejected;
    missing += block.missing;
    problems += block.problems;
    m_seenRows += static_cast<std::int64_t>(block.count);
    m_seenInstants += block.instants;
    m_seenKeys = static_cast<std::int64_t>(m_keys.size());
    if (!block.timesIncrease)
        timesIncrease = false;
    for (std::size_t r = 0; r < block.runs.size(); ++r) {
        const Run& run = block.runs[r];
        auto& key = m_keys[static_cast<std::size_t>(keys[r])];
        const std::int64_t first = block.times[run.begin], last = block.times[run.end - 1];
        const auto [low, high] = run.outOfOrder == 0 ? std::pair(first, last)
                                                     : [&] {
                                                           const auto [a, b] = std::minmax_element(block.times.begin() + static_cast<std::ptrdiff_t>(run.begin),
                                                                                                   block.times.begin() + static_cast<std::ptrdiff_t>(run.end));
                                                           return std::pair(*a, *b);
                                                       }();
        span.begin.ns = any ? std::min(span.begin.ns, low) : low;
        span.end.ns = any ? std::max(span.end.ns, high) : high;
        any = true;
        const bool back = key.hasLast && first < key.lastTime;
        key.outOfOrder += run.outOfOrder + (back ? 1 : 0);
        if (m_columnsOnly && key.hasLast && first <= key.lastTime)
            timesIncrease = false;
        for (std::size_t c = 0; c < m_columns; ++c) {
            const RunFacts& f = block.facts[r * m_columns + c];
            FileChannel& channel = m_channels[static_cast<std::size_t>(keys[r]) * m_columns + c];
            if (f.samples > 0 && !channel.isNamed && channel.kind >= 0)
                name(channel, keys[r], c);
            const double firstValue = block.values[run.begin * m_columns + c];
            const double lastValue = block.values[(run.end - 1) * m_columns + c];
            if (channel.lastIsNumber && !back && !std::isnan(firstValue))
                channel.integral += 0.5 * (firstValue + channel.lastValue) * (static_cast<double>(first - key.lastTime) * 1e-9);
            channel.integral += f.integral;
            channel.samples += f.samples;
            channel.lastValue = lastValue;
            channel.lastIsNumber = !std::isnan(lastValue);
            samples += f.samples;
            if (channel.kind < 0 || f.samples == 0)
                continue;
            Kind& kind = m_kinds[static_cast<std::size_t>(channel.kind)];
            if (kind.samples == 0 || f.decimals > kind.decimals || (f.exponent && !kind.exponent) || f.largest > kind.largest)
                m_isChanged = true;
            kind.samples += f.samples;
            kind.decimals = std::max(kind.decimals, f.decimals);
            kind.exponent = kind.exponent || f.exponent;
            kind.largest = std::max(kind.largest, f.largest);
        }
        key.lastTime = last;
        key.hasLast = true;
    }
}

void Facts::foresee(const Facts& other)
{
    for (const Kind& seen : other.m_kinds) {
        Kind& kind = m_kinds[static_cast<std::size_t>(kindOf(seen.target, seen.column))];
        kind.samples += seen.samples;
        kind.decimals = std::max(kind.decimals, seen.decimals);
        kind.exponent = kind.exponent || seen.exponent;
        kind.largest = std::max(kind.largest, seen.largest);
    }
    m_countsFromZero = m_countsFromZero || other.m_countsFromZero;
    m_seenRows += other.m_seenRows;
    m_seenInstants += other.m_seenInstants;
    m_seenKeys = std::max(m_seenKeys, other.m_seenKeys);
    m_notByInstants = m_notByInstants || other.m_notByInstants;
    timesIncrease = timesIncrease && other.timesIncrease;
    m_isChanged = true;
}

const std::vector<KindChoice>& Facts::choices()
{
    if (!m_isChanged)
        return m_choices;
    m_isChanged = false;
    m_choices.clear();
    for (const Kind& kind : m_kinds) {
        KindChoice choice;
        choice.isUsed = kind.samples > 0;
        choice.isPercent = kind.target.percentIfAboveOne && kind.largest > 1.5;
        choice.factor = kind.target.factor * (choice.isPercent ? 0.01 : 1);
        choice.resolution = resolutionOf(kind, choice.factor);
        // A frame is float32: its 24 bits must hold the steps.
        constexpr double exactSteps = 8'388'608;
        choice.fitsFrames = choice.resolution == 0 || (kind.largest * std::abs(choice.factor)) / choice.resolution < exactSteps;
        m_choices.push_back(choice);
    }
    return m_choices;
}

bool Facts::isPower(const FileChannel& channel) const
{
    if (channel.kind < 0)
        return false;
    const auto& target = m_kinds[static_cast<std::size_t>(channel.kind)].target;
    return target.metric == "power" && target.unit == "W";
}

twin::Issue Facts::issueOf(const RowProblem& problem) const
{
    const auto reason = [&]() -> std::string {
        switch (problem.fault) {
        case RowFault::TooLong: return "it is too long";
        case RowFault::OpenQuote: return "a quote is not closed";
        case RowFault::TooFewColumns: return "it has too few columns";
        case RowFault::TooManyColumns: return "it has too many columns";
        case RowFault::BadTime: return "its time cannot be read";
        case RowFault::NoAsset: return "it names no asset";
        case RowFault::NoServer: return "its asset “" + problem.detail + "” ends in no number that could be a server of the array";
        case RowFault::BadValue: return "its value cannot be read as a number";
        case RowFault::BadCell: return "the value of “" + problem.detail + "” cannot be read as a number; the others are kept";
        case RowFault::NoValue: break;
        }
        return "it has no value (the recording has a gap there)";
    }();
    const auto line = m_plan.file.headerLine + lines + problem.line;
    return {twin::Issue::Severity::Warning, {TWIN_TEXT("Line %1 of %2 was left out: %3."), {std::to_string(line), m_plan.csv.filename().string(), reason}}, {}};
}

} // namespace data::csv
