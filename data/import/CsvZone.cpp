#include "data/import/CsvZone.h"
#include "twin/base/Error.h"
#include <QDateTime>
#include <QTimeZone>
#include <algorithm>

namespace data::csv {
namespace {

constexpr std::int64_t second = 1'000'000'000;

// "+02:00", "-0530", "+2"
std::optional<std::int64_t> fixedOffset(const std::string& text)
{
    if (text.size() < 2 || text.size() > 6 || (text[0] != '+' && text[0] != '-'))
        return {};
    std::string digits = text.substr(1);
    if (const auto colon = digits.find(':'); colon != digits.npos) {
        if (digits.size() - colon != 3)
            return {};
        digits.erase(colon, 1);
    }
    if (digits.empty() || digits.size() > 4 || digits.find_first_not_of("0123456789") != digits.npos)
        return {};
    const int number = std::stoi(digits);
    const int hours = digits.size() > 2 ? number / 100 : number, minutes = digits.size() > 2 ? number % 100 : 0;
    if (hours > 14 || minutes > 59)
        return {};
    return (text[0] == '-' ? -1 : 1) * std::int64_t{hours * 3600 + minutes * 60} * second;
}

} // namespace

Zone::Zone(const std::string& name) : m_name(name)
{
    if (name.empty() || name == "UTC" || name == "Z" || name == "GMT") {
        m_name = "UTC";
        return;
    }
    if (const auto offset = fixedOffset(name)) {
        m_offset = *offset;
        return;
    }
    const QTimeZone zone(QByteArray::fromStdString(name));
    if (name.size() > 100 || !zone.isValid())
        throw twin::Error(TWIN_TEXT("“%1” is no time zone; use UTC, an offset such as -06:00, or a name such as America/Chicago."), {name.substr(0, 100)},
                          twin::Error::Kind::Usage);
    const QDateTime begin(QDate(1900, 1, 1), QTime(0, 0), Qt::UTC), end(QDate(2200, 1, 1), QTime(0, 0), Qt::UTC);
    std::int64_t offset = std::int64_t{zone.offsetFromUtc(begin)} * second;
    for (const auto& change : zone.transitions(begin, end)) {
        const std::int64_t next = std::int64_t{change.offsetFromUtc} * second;
        if (next == offset)
            continue;
        m_parts.push_back({change.atUtc.toMSecsSinceEpoch() * 1'000'000 + offset, offset});
        offset = next;
    }
    m_offset = offset;
}

std::int64_t Zone::toUtc(std::int64_t wall) const
{
    const auto part = std::upper_bound(m_parts.begin(), m_parts.end(), wall, [](std::int64_t t, const Part& p) { return t < p.wallEnd; });
    return wall - (part == m_parts.end() ? m_offset : part->offset);
}

std::optional<twin::Timestamp> Zone::repeatedHour(const TimeSpan& span) const
{
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const std::int64_t next = i + 1 < m_parts.size() ? m_parts[i + 1].offset : m_offset;
        const std::int64_t change = m_parts[i].wallEnd - m_parts[i].offset;
        if (next < m_parts[i].offset && change > span.begin.ns && change - (m_parts[i].offset - next) < span.end.ns)
            return twin::Timestamp{change};
    }
    return {};
}

} // namespace data::csv
