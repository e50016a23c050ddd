#include "data/import/CsvTime.h"
#include "data/import/CsvColumns.h"
#include "data/import/CsvReader.h"
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>
#include <sys/stat.h>

namespace data::csv {
namespace {

constexpr std::int64_t dayNs = 86'400'000'000'000;

int exponentOf(TimeReader::Unit unit)
{
    switch (unit) {
    case TimeReader::Unit::Nanoseconds: return 0;
    case TimeReader::Unit::Microseconds: return 3;
    case TimeReader::Unit::Milliseconds: return 6;
    case TimeReader::Unit::Seconds:
    case TimeReader::Unit::Iso: break;
    }
    return 9;
}

std::optional<TimeReader::Unit> unitFromText(std::string_view text)
{
    using Unit = TimeReader::Unit;
    if (text == "ns")
        return Unit::Nanoseconds;
    if (text == "us")
        return Unit::Microseconds;
    if (text == "ms")
        return Unit::Milliseconds;
    if (text == "s")
        return Unit::Seconds;
    if (text == "iso")
        return Unit::Iso;
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
                       const std::filesystem::path& file)
    : m_decimalComma(decimalComma)
{
    std::string wanted = unit;
    if (!wanted.empty() && !unitFromText(wanted))
        throw twin::Error(TWIN_TEXT("“%1” is no time unit; use ns, us, ms, s or iso."), {wanted}, twin::Error::Kind::Usage);
    const std::string_view* sample = nullptr;
    std::string_view firstIso, firstNumber;
    for (const auto& v : values) {
        const auto text = trimmed(v);
        if (firstIso.empty() && twin::Timestamp::fromIso(text))
            firstIso = text;
        if (firstNumber.empty() && readCell(text, decimalComma).kind == Cell::Kind::Number)
            firstNumber = text;
    }
    if (wanted.empty() && !firstIso.empty())
        wanted = "iso";
    if (wanted == "iso") {
        m_unit = Unit::Iso;
        m_relative = false;
        sample = firstIso.empty() ? nullptr : &firstIso;
    } else {
        sample = firstNumber.empty() ? nullptr : &firstNumber;
    }
    if (sample == nullptr)
        throw twin::Error(wanted == "iso"
                              ? TWIN_TEXT("The column “%2” of %1 holds no time such as 2025-07-15T14:32:10Z in its first rows (it begins with “%3”); "
                                          "name another time column or unit.")
                              : TWIN_TEXT("The column “%2” of %1 holds no times in its first rows (it begins with “%3”); name another time column."),
                          {file.string(), std::string(columnName), values.empty() ? std::string{} : values.front().substr(0, 40)});
    if (m_unit == Unit::Iso)
        return;

    if (wanted.empty())
        wanted = timeUnitOfName(columnName);
    const double magnitude = std::abs(readCell(*sample, decimalComma).value);
    if (const auto known = unitFromText(wanted); known && *known != Unit::Iso) {
        m_unit = *known;
    } else {
        // Instants after 1973 tell their unit by their size; small numbers are taken as seconds.
        m_guessedUnit = true;
        m_unit = magnitude >= 1e17 ? Unit::Nanoseconds : magnitude >= 1e14 ? Unit::Microseconds : magnitude >= 1e11 ? Unit::Milliseconds : Unit::Seconds;
    }
    m_relative = magnitude * std::pow(10.0, exponentOf(m_unit) - 9) < 1e8;
}

std::string TimeReader::unitText() const
{
    static constexpr const char* texts[] = {"ns", "us", "ms", "s", "iso"};
    return texts[static_cast<int>(m_unit)];
}

bool TimeReader::readRaw(std::string_view text, std::int64_t& ns) const
{
    if (m_unit == Unit::Iso) {
        const auto t = twin::Timestamp::fromIso(trimmed(text));
        if (t)
            ns = t->ns;
        return t.has_value();
    }
    return readScaledInteger(text, exponentOf(m_unit), m_decimalComma, ns);
}

bool TimeReader::read(std::string_view text, twin::Timestamp& t) const
{
    static const std::int64_t earliest = twin::Timestamp::fromUtc(1900, 1, 1).ns, latest = twin::Timestamp::fromUtc(2200, 1, 1).ns;
    std::int64_t ns = 0;
    if (!readRaw(text, ns) || (m_relative && __builtin_add_overflow(ns, m_start.ns, &ns)) || ns < earliest || ns > latest)
        return false;
    t = {ns};
    return true;
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
