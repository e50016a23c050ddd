#include "data/import/CsvScan.h"
#include <algorithm>
#include <cmath>

namespace data::csv {
namespace {

constexpr std::size_t maxChannels = 200'000, listedRows = 20;

// First place for what went wrong in a row.
twin::Issue rowIssue(const std::filesystem::path& csv, std::int64_t line, std::string reason)
{
    return {twin::Issue::Severity::Warning, {TWIN_TEXT("Line %1 of %2 was left out: %3."), {std::to_string(line), csv.filename().string(), std::move(reason)}}, {}};
}

} // namespace

RowReader::RowReader(const std::filesystem::path& csv, const Plan& plan, std::int64_t limit) : m_plan(plan), m_lines(csv, limit)
{
    m_cells.resize(plan.values.size());
    std::string_view line;
    while (m_lines.lineNumber() < plan.file.headerLine && m_lines.next(line)) {
    }
}

RowReader::Result RowReader::next()
{
    std::string_view line;
    do {
        if (!m_lines.next(line))
            return Result::End;
    } while (line.empty() || trimmed(line).empty());
    m_unreadable = -1;
    const auto rejected = [this](const char* reason) {
        m_reason = reason;
        return Result::Rejected;
    };
    if (m_lines.wasCut())
        return rejected("it is too long");
    if (!splitLine(line, m_plan.file.delimiter, m_fields, m_scratch))
        return rejected("a quote is not closed");
    const auto columns = m_plan.file.header.size();
    if (m_fields.size() == columns + 1 && trimmed(m_fields.back()).empty())
        m_fields.pop_back();
    if (m_fields.size() != columns)
        return rejected(m_fields.size() < columns ? "it has too few columns" : "it has too many columns");
    if (!m_plan.time->read(m_fields[static_cast<std::size_t>(m_plan.timeIndex)], m_time))
        return rejected("its time cannot be read");
    if (m_plan.assetIndex >= 0) {
        m_asset = trimmed(m_fields[static_cast<std::size_t>(m_plan.assetIndex)]);
        if (m_asset.empty())
            return rejected("it names no asset");
    }
    bool any = false;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        m_cells[i] = readCell(m_fields[static_cast<std::size_t>(m_plan.values[i].index)], m_plan.file.decimalComma);
        if (m_cells[i].kind == Cell::Kind::Unreadable)
            m_unreadable = static_cast<int>(i);
        else
            any = true;
    }
    return any ? Result::Row : rejected("its value cannot be read as a number");
}

int AssetTable::find(std::string_view text) const
{
    if (m_last >= 0 && m_texts[static_cast<std::size_t>(m_last)] == text)
        return m_last;
    const auto it = m_index.find(text);
    if (it == m_index.end())
        return -1;
    return m_last = it->second;
}

int AssetTable::add(std::string_view text)
{
    const auto index = static_cast<int>(m_texts.size());
    m_texts.emplace_back(text);
    m_index.emplace(std::string(text), index);
    return m_last = index;
}

Scan scanCsv(const std::filesystem::path& csv, const Plan& plan, const twin::Progress& progress, double shareOfWork)
{
    Scan scan;
    const auto columns = plan.values.size();
    const bool isLong = plan.assetIndex >= 0;
    if (!isLong) {
        scan.assets.add({});
        scan.channels.resize(columns);
    }
    RowReader rows(csv, plan, -1);
    std::int64_t listed = 0, problems = 0, numbers = 0;
    const auto list = [&](std::string reason) {
        ++problems;
        if (listed < static_cast<std::int64_t>(listedRows)) {
            ++listed;
            scan.issues.push_back(rowIssue(csv, rows.lineNumber(), std::move(reason)));
        }
    };
    bool any = false;
    twin::Timestamp previous;
    while (true) {
        const auto result = rows.next();
        if (result == RowReader::Result::End)
            break;
        if ((++scan.rows & 0x3fff) == 0)
            progress.step(shareOfWork * std::min(1.0, static_cast<double>(rows.bytesRead()) / static_cast<double>(std::max<std::int64_t>(1, rows.fileBytes()))));
        if (result == RowReader::Result::Rejected) {
            ++scan.rejected;
            list(rows.reason());
            continue;
        }
        std::size_t asset = 0;
        if (isLong) {
            auto found = scan.assets.find(rows.asset());
            if (found < 0) {
                if (plan.namer.isArray() && !AssetNamer::trailingNumber(rows.asset())) {
                    ++scan.rejected;
                    list("its asset “" + std::string(rows.asset().substr(0, 60)) + "” ends in no number that could be a server of the array");
                    continue;
                }
                if (scan.channels.size() >= maxChannels)
                    throw twin::Error(TWIN_TEXT("The column “%2” of %1 names more than %3 assets; choose the column that names the assets."),
                                      {csv.string(), plan.used.assetColumn, std::to_string(scan.assets.texts().size())});
                found = scan.assets.add(rows.asset());
                scan.channels.resize(scan.channels.size() + columns);
            }
            asset = static_cast<std::size_t>(found);
        }
        const auto t = rows.time();
        if (any && t <= previous)
            scan.timesIncrease = false;
        previous = t;
        scan.span.begin = any ? std::min(scan.span.begin, t) : t;
        scan.span.end = any ? std::max(scan.span.end, t) : t;
        any = true;

        bool wentBack = false, rowMissing = false;
        for (std::size_t c = 0; c < columns; ++c) {
            auto& channel = scan.channels[asset * columns + c];
            const auto& cell = rows.cells()[c];
            const bool isNumber = cell.kind == Cell::Kind::Number;
            const bool back = channel.hasLast && t < channel.lastTime;
            if (isNumber) {
                ++channel.samples;
                ++numbers;
                if (cell.decimals < 0)
                    channel.exponent = true;
                else if (cell.decimals > channel.decimals)
                    channel.decimals = cell.decimals;
                channel.largest = std::max(channel.largest, std::abs(cell.value));
                if (channel.lastIsNumber && !back)
                    channel.integral += 0.5 * (cell.value + channel.lastValue) * t.secondsSince(channel.lastTime);
            } else {
                ++channel.missing;
                ++scan.missing;
                rowMissing = rowMissing || cell.kind == Cell::Kind::Missing;
            }
            if (back) {
                ++channel.outOfOrder;
                wentBack = true;
            }
            channel.lastTime = t;
            channel.hasLast = true;
            channel.lastIsNumber = isNumber;
            channel.lastValue = cell.value;
        }
        scan.outOfOrder += wentBack;
        if (rows.unreadableCell() >= 0)
            list("the value of “" + plan.values[static_cast<std::size_t>(rows.unreadableCell())].name + "” cannot be read as a number; the others are kept");
        else if (rowMissing && columns == 1)
            list("it has no value (the recording has a gap there)");
    }
    scan.bytes = rows.bytesRead();
    scan.samples = numbers;
    if (numbers == 0) {
        const std::string first = scan.issues.empty() ? std::string{} : " " + scan.issues.front().message.english();
        throw twin::Error(TWIN_TEXT("No row of %1 can be used.%2 Check the columns that were chosen."), {csv.string(), first});
    }
    if (problems > listed)
        scan.issues.push_back({twin::Issue::Severity::Warning, {TWIN_TEXT("%1 more rows of %2 have problems like these."), {std::to_string(problems - listed), csv.filename().string()}}, {}});
    if (scan.outOfOrder > 0)
        scan.issues.push_back({twin::Issue::Severity::Information,
                               {TWIN_TEXT("In %1 rows of %2 the time goes back for the same asset; they are put where they belong."),
                                {std::to_string(scan.outOfOrder), csv.filename().string()}}, {}});
    return scan;
}

} // namespace data::csv
