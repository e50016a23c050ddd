#include "data/import/CsvTime.h"
#include "data/import/CsvColumns.h"
#include "data/import/CsvReader.h"
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>
#include <iterator>
#include <sys/stat.h>

namespace data::csv {
namespace {

constexpr std::int64_t dayNs = 86'400'000'000'000;

constexpr const char* unitTexts[] = {"ns", "us", "ms", "s", "min", "h", "iso"};

std::optional<TimeReader::Unit> unitFromText(std::string_view text)
{
    for (std::size_t i = 0; i < std::size(unitTexts); ++i)
        if (text == unitTexts[i])
            return static_cast<TimeReader::Unit>(i);
    return {};
}

std::optional<double> t0OfJsonBeside(const std::filesystem::path& csv)
{
    auto json = csv;
    json.replace_extension(".json");
    QFile file(QString::fromStdString(json.string()));
    constexpr qint64 tooLarge = 16 << 20;
    if (!file.open(QIODevice::ReadOnly) || file.size() > tooLarge)
        return {};
    const auto value = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("t0_unix_ms"));
    if (!value.isDouble() || std::abs(value.toDouble()) > 7e12)
        return {};
    return value.toDouble();
}

std::optional<twin::Timestamp> dateInName(const std::string& name)
{
    for (std::size_t i = 0; i + 10 <= name.size(); ++i)
        if (const auto t = twin::Timestamp::fromIso(std::string_view(name).substr(i, 10)))
            return t;
    return {};
}

} // namespace

TimeReader::TimeReader(const std::string& unit, std::string_view columnName, const std::vector<std::string>& values, bool decimalComma,
                       const std::filesystem::path& file, const std::string& zone)
    : m_decimalComma(decimalComma), m_zone(zone)
{
    std::string wanted = unit;
    if (!wanted.empty() && !unitFromText(wanted) && !isDatePattern(wanted))
        throw twin::Error(TWIN_TEXT("“%1” is no time unit; use ns, us, ms, s, min, h, iso, or a pattern such as dd.MM.yyyy HH:mm:ss."), {wanted}, twin::Error::Kind::Usage);
    bool isIso = false, isNumber = false;
    std::string_view firstNumber;
    for (const auto& v : values) {
        const auto text = trimmed(v);
        isIso = isIso || twin::Timestamp::fromIso(text);
        if (!isNumber && readCell(text, decimalComma).kind == Cell::Kind::Number) {
            isNumber = true;
            firstNumber = text;
        }
    }
    const auto refuse = [&](const char* sentence) {
        throw twin::Error(sentence, {file.string(), std::string(columnName), values.empty() ? std::string{} : values.front().substr(0, 40), wanted});
    };
    if (wanted.empty() && isIso)
        wanted = "iso";
    if (wanted.empty() && !isNumber) {
        wanted = datePatternOf(values, m_ambiguous);
        if (wanted.empty())
            refuse(TWIN_TEXT("The column “%2” of %1 holds no times in its first rows (it begins with “%3”); name another time column."));
    }
    if (wanted == "iso") {
        m_unit = Unit::Iso;
        m_relative = false;
        if (!isIso)
            refuse(TWIN_TEXT("The column “%2” of %1 holds no time such as 2025-07-15T14:32:10Z in its first rows (it begins with “%3”); "
                             "name another time column or unit."));
        return;
    }
    if (isDatePattern(wanted)) {
        m_unit = Unit::Pattern;
        m_relative = false;
        m_pattern = wanted;
        if (std::none_of(values.begin(), values.end(), [&](const std::string& v) { return readDate(trimmed(v), m_pattern); }))
            refuse(TWIN_TEXT("The column “%2” of %1 holds no time of the form %4 in its first rows (it begins with “%3”); "
                             "name another time column or form."));
        return;
    }
    if (!isNumber)
        refuse(TWIN_TEXT("The column “%2” of %1 holds no times in its first rows (it begins with “%3”); name another time column."));
    if (wanted.empty())
        wanted = timeUnitOfName(columnName);
    const double magnitude = std::abs(readCell(firstNumber, decimalComma).value);
    if (const auto known = unitFromText(wanted); known && *known != Unit::Iso) {
        m_unit = *known;
    } else {
        // Instants after 1973 tell their unit by their size; small numbers are taken as seconds.
        m_guessedUnit = true;
        m_unit = magnitude >= 1e17 ? Unit::Nanoseconds : magnitude >= 1e14 ? Unit::Microseconds : magnitude >= 1e11 ? Unit::Milliseconds : Unit::Seconds;
    }
    m_relative = magnitude * multiple() * std::pow(10.0, exponent() - 9) < 1e8;
}

int TimeReader::exponent() const
{
    switch (m_unit) {
    case Unit::Nanoseconds: return 0;
    case Unit::Microseconds: return 3;
    case Unit::Milliseconds: return 6;
    default: return 9;
    }
}

int TimeReader::multiple() const { return m_unit == Unit::Minutes ? 60 : m_unit == Unit::Hours ? 3600 : 1; }

std::string TimeReader::unitText() const { return m_unit == Unit::Pattern ? m_pattern : unitTexts[static_cast<int>(m_unit)]; }

bool TimeReader::readRaw(std::string_view text, std::int64_t& ns, DateCache& cache) const
{
    text = trimmed(text);
    if (m_unit == Unit::Iso) {
        bool hasOffset = false;
        const auto t = readIso(text, cache, hasOffset);
        if (t)
            ns = hasOffset ? *t : m_zone.toUtc(*t);
        return t.has_value();
    }
    if (m_unit == Unit::Pattern) {
        const auto t = readDate(text, m_pattern);
        if (t)
            ns = m_zone.toUtc(*t);
        return t.has_value();
    }
    return readScaledInteger(text, exponent(), m_decimalComma, ns) && !__builtin_mul_overflow(ns, std::int64_t{multiple()}, &ns);
}

TimeReader::Range TimeReader::range() const
{
    static const std::int64_t earliest = twin::Timestamp::fromUtc(1900, 1, 1).ns, latest = twin::Timestamp::fromUtc(2200, 1, 1).ns;
    const std::int64_t add = m_relative ? m_start.ns : 0;
    Range range{earliest, latest, add};
    if (__builtin_sub_overflow(earliest, add, &range.low))
        range.low = add > 0 ? INT64_MIN : INT64_MAX;
    if (__builtin_sub_overflow(latest, add, &range.high))
        range.high = add > 0 ? INT64_MIN : INT64_MAX;
    return range;
}

bool TimeReader::read(std::string_view text, std::int64_t& ns, DateCache& cache) const
{
    std::int64_t raw = 0;
    const auto r = range();
    if (!readRaw(text, raw, cache) || raw < r.low || raw > r.high)
        return false;
    ns = raw + r.add;
    return true;
}

bool TimeReader::read(std::string_view text, twin::Timestamp& t) const
{
    DateCache cache;
    return read(text, t.ns, cache);
}

bool looksLikeDate(std::string_view text)
{
    text = trimmed(text);
    if (twin::Timestamp::fromIso(text))
        return true;
    const auto& patterns = commonDatePatterns();
    return text.size() >= 6 && std::any_of(patterns.begin(), patterns.end(), [&](const std::string& p) { return readDate(text, p); });
}

FoundStart findStart(const std::filesystem::path& csv)
{
    using Severity = twin::Issue::Severity;
    const auto name = csv.filename().string();
    if (const auto ms = t0OfJsonBeside(csv)) {
        const auto start = twin::Timestamp::fromMilliseconds(std::llround(*ms));
        return {start, {Severity::Information, {TWIN_TEXT("Time 0 is %1, from t0_unix_ms of the JSON file beside %2."), {start.iso(), name}}, {}}};
    }
    if (const auto date = dateInName(name))
        return {*date, {Severity::Information, {TWIN_TEXT("Time 0 is taken as %1 UTC from the name of %2; give a start if that is wrong."), {date->iso(), name}}, {}}};
    struct stat info{};
    twin::Timestamp day;
    if (::stat(csv.c_str(), &info) == 0)
        day.ns = static_cast<std::int64_t>(info.st_mtime) * 1'000'000'000 / dayNs * dayNs;
    return {day, {Severity::Warning, {TWIN_TEXT("%2 does not say when its time 0 was; the day the file was last changed, %1, is used: give a start."), {day.iso(), name}}, {}}};
}

} // namespace data::csv
