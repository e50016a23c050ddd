// EnergyPlus weather files. Field order and missing-value marks: EnergyPlus Auxiliary Programs, "EnergyPlus Weather File (EPW) Data
// Dictionary".
#include "twin/base/NumberText.h"
#include "twin/base/TextFile.h"
#include "twin/physics/Psychrometrics.h"
#include "twin/physics/WeatherYear.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace twin {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t fieldsLeast = 32, fieldsMost = 35; // files before 2008 end after "days since last snow"
constexpr std::size_t longestGapHours = 6;
constexpr std::array<std::string_view, 8> headerKeys{"LOCATION",   "DESIGN CONDITIONS", "TYPICAL/EXTREME PERIODS",
                                                     "GROUND TEMPERATURES", "HOLIDAYS/DAYLIGHT SAVING", "COMMENTS 1",
                                                     "COMMENTS 2", "DATA PERIODS"};

/// A value column: where it stands, what counts as missing, what is possible.
struct Column
{
    std::size_t index;
    const char* name;
    double missingFrom, low, high;
};
constexpr Column dryBulb{6, "dry bulb", 99.9, -70, 70};
constexpr Column dewPoint{7, "dew point", 99.9, -70, 70};
constexpr Column humidity{8, "relative humidity", 999, 0, 110};
constexpr Column pressure{9, "pressure", 999'999, 31'000, 120'000};
constexpr Column sunshine{13, "global horizontal radiation", 9999, 0, 2000};
constexpr Column windSpeed{21, "wind speed", 999, 0, 60};

class EpwParser
{
public:
    explicit EpwParser(const std::filesystem::path& file) : m_reader(file) {}
    EpwData parse();

private:
    using Member = double& (*)(EpwHour&);

    void readHeader();
    void readLocation();
    void readDesignConditions();
    void readDataPeriods();
    void readRows();
    void readRow();
    void checkSequence() const;
    void fillGaps(const Column& column, Member member);
    void finish();

    std::string at() const { return std::to_string(m_reader.line()); }
    int wholeNumber(std::size_t index, const char* name, int low, int high) const;
    double value(const Column& column) const;
    std::string place(std::size_t hour) const;
    std::string lineOf(std::size_t hour) const { return std::to_string(m_lines[hour]); }

    LineReader m_reader;
    std::string m_line, m_storage;
    std::vector<std::string_view> m_fields;
    EpwData m_data;
    std::vector<std::size_t> m_lines; ///< in the file, by hour
};

bool startsWithKey(std::string_view line, std::string_view key)
{
    return line.size() >= key.size() && std::equal(key.begin(), key.end(), line.begin(), [](char k, char c) {
               return k == (c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
           });
}

std::string_view trimmed(std::string_view s)
{
    while (!s.empty() && (s.front() == ' ' || s.front() == '\t'))
        s.remove_prefix(1);
    while (!s.empty() && (s.back() == ' ' || s.back() == '\t'))
        s.remove_suffix(1);
    return s;
}

EpwData EpwParser::parse()
{
    readHeader();
    readRows();
    checkSequence();
    finish();
    return std::move(m_data);
}

void EpwParser::readHeader()
{
    for (std::size_t i = 0; i < headerKeys.size(); ++i) {
        if (!m_reader.next(m_line))
            throw Error(TWIN_TEXT("“%1” ends after %2 of the 8 header lines of an EPW weather file; copy or download the whole file again."),
                        {m_reader.name(), std::to_string(i)});
        if (!startsWithKey(m_line, headerKeys[i]))
            throw Error(TWIN_TEXT("“%1” is not an EPW weather file: line %2 should begin with “%3” but reads “%4”; choose an .epw file."),
                        {m_reader.name(), at(), std::string(headerKeys[i]), excerpt(m_line)});
        splitFields(m_line, ',', m_fields, m_storage);
        if (i == 0)
            readLocation();
        else if (i == 1)
            readDesignConditions();
        else if (i == 7)
            readDataPeriods();
    }
}

void EpwParser::readLocation()
{
    if (m_fields.size() < 10)
        throw Error(TWIN_TEXT("“%1”, line %2: LOCATION has %3 fields where an EPW has 10; download the file again."),
                    {m_reader.name(), at(), std::to_string(m_fields.size())});
    const auto text = [this](std::size_t i) { return std::string(trimmed(m_fields[i])); };
    const auto number = [this](std::size_t i, const char* name, double low, double high) {
        const auto x = toNumber(m_fields[i]);
        if (!x || !(*x >= low && *x <= high))
            throw Error(TWIN_TEXT("“%1”, line %2: the %3 of the location is “%4”; it must be a number from %5 to %6."),
                        {m_reader.name(), at(), name, excerpt(m_fields[i]), numberText(low), numberText(high)});
        return *x;
    };
    auto& h = m_data.header;
    h.city = text(1);
    h.state = text(2);
    h.country = text(3);
    h.source = text(4);
    h.wmo = text(5);
    h.latitude = number(6, "latitude", -90, 90);
    h.longitude = number(7, "longitude", -180, 180);
    h.utcOffsetHours = number(8, "time zone", -12, 14);
    h.elevationM = number(9, "elevation", -1000, 10'000);
}

void EpwParser::readDesignConditions()
{
    // "Heating", coldest month, dry bulb 99.6 %, ...; "Cooling", hottest month, daily range, dry bulb and coincident wet bulb at 0.4, 1
    // and 2 %, wet bulb 0.4 %, ... Left empty in many files.
    const auto after = [this](std::string_view key, std::size_t offset) {
        const auto it = std::find_if(m_fields.begin(), m_fields.end(), [key](std::string_view f) { return trimmed(f) == key; });
        const auto left = static_cast<std::size_t>(m_fields.end() - it);
        const auto x = left > offset ? toNumber(*(it + static_cast<std::ptrdiff_t>(offset))) : std::nullopt;
        return x && std::isfinite(*x) ? *x : missing;
    };
    auto& h = m_data.header;
    h.heatingDryBulb996C = after("Heating", 2);
    h.coolingDryBulb004C = after("Cooling", 3);
    h.coolingWetBulbCoincident004C = after("Cooling", 4);
    h.evaporationWetBulb004C = after("Cooling", 9);
    h.coolingDailyRangeK = after("Cooling", 2);
    h.evaporationDryBulbCoincident004C = after("Cooling", 10);
}

void EpwParser::readDataPeriods()
{
    const auto perHour = m_fields.size() > 2 ? toInteger(m_fields[2]) : std::nullopt;
    if (perHour != 1)
        throw Error(TWIN_TEXT("“%1”, line %2: the file has “%3” records an hour; only hourly EPW files can be used."),
                    {m_reader.name(), at(), m_fields.size() > 2 ? excerpt(m_fields[2]) : std::string()});
}

void EpwParser::readRows()
{
    m_data.hours.reserve(8784);
    while (m_reader.next(m_line)) {
        if (trimmed(m_line).empty()) { // blank lines may only end the file
            const auto blank = at();
            while (m_reader.next(m_line))
                if (!trimmed(m_line).empty())
                    throw Error(TWIN_TEXT("“%1”, line %2 is blank in the middle of the hourly rows; get the file again or remove the line."),
                                {m_reader.name(), blank});
            break;
        }
        readRow();
    }
    const auto rows = m_data.hours.size();
    if (rows == 8760 || rows == 8784)
        return;
    // Say where the first hour is missing or doubled, if that can be told.
    for (std::size_t i = 0; i + 1 < rows; ++i) {
        const auto &a = m_data.hours[i], &b = m_data.hours[i + 1];
        const bool sameDay = b.month == a.month && b.day == a.day && b.hour == a.hour + 1;
        const bool newDay = a.hour == 24 && b.hour == 1
                            && ((b.month == a.month && b.day == a.day + 1) || (b.day == 1 && b.month == a.month % 12 + 1 && a.day >= 28));
        if (!sameDay && !newDay)
            throw Error(TWIN_TEXT("“%1” has %2 hourly rows where an EPW has 8760, or 8784 in a leap year (line %3 does not follow on the line "
                                  "before); get the complete file."),
                        {m_reader.name(), std::to_string(rows), std::to_string(i + 10)});
    }
    throw Error(TWIN_TEXT("“%1” has %2 hourly rows where an EPW has 8760, or 8784 in a leap year; get the complete file."),
                {m_reader.name(), std::to_string(rows)});
}

void EpwParser::readRow()
{
    splitFields(m_line, ',', m_fields, m_storage);
    if (m_fields.size() < fieldsLeast || m_fields.size() > fieldsMost) {
        const auto line = at(), count = std::to_string(m_fields.size());
        std::string rest;
        if (m_fields.size() < fieldsLeast && !m_reader.next(rest))
            throw Error(TWIN_TEXT("“%1” breaks off in line %2, after %3 of 8760 hourly rows; copy or download the whole file again."),
                        {m_reader.name(), line, std::to_string(m_data.hours.size())});
        throw Error(TWIN_TEXT("“%1”, line %2 has %3 columns where an EPW row has 35; get the file again (decimal commas also add columns)."),
                    {m_reader.name(), line, count});
    }
    EpwHour h;
    h.year = wholeNumber(0, "year", 1800, 2261);
    h.month = wholeNumber(1, "month", 1, 12);
    h.day = wholeNumber(2, "day", 1, 31);
    h.hour = wholeNumber(3, "hour", 1, 24);
    h.point.dryBulbC = value(dryBulb);
    h.point.dewPointC = value(dewPoint);
    h.relativeHumidity = value(humidity);
    h.point.pressurePa = value(pressure);
    h.globalHorizontalWhM2 = value(sunshine);
    h.point.windMs = value(windSpeed);
    m_data.hours.push_back(h);
    m_lines.push_back(static_cast<std::size_t>(m_reader.line()));
}

int EpwParser::wholeNumber(std::size_t index, const char* name, int low, int high) const
{
    const auto x = toInteger(m_fields[index]);
    if (!x || *x < low || *x > high)
        throw Error(TWIN_TEXT("“%1”, line %2, column %3: the %4 is “%5”; it must be a whole number from %6 to %7. Correct the line or get the "
                              "file again."),
                    {m_reader.name(), at(), std::to_string(index + 1), name, excerpt(m_fields[index]), std::to_string(low), std::to_string(high)});
    return static_cast<int>(*x);
}

double EpwParser::value(const Column& column) const
{
    const auto field = m_fields[column.index];
    const auto x = toNumber(field);
    if (!x || !std::isfinite(*x))
        throw Error(TWIN_TEXT("“%1”, line %2, column %3: the %4 is “%5”, which is not a number; correct the line or get the file again."),
                    {m_reader.name(), at(), std::to_string(column.index + 1), column.name, excerpt(field)});
    if (*x >= column.missingFrom)
        return missing;
    if (*x < column.low || *x > column.high)
        throw Error(TWIN_TEXT("“%1”, line %2, column %3: the %4 is %5, outside %6 to %7; correct the line or get the file again."),
                    {m_reader.name(), at(), std::to_string(column.index + 1), column.name, excerpt(field), numberText(column.low),
                     numberText(column.high)});
    return *x;
}

void EpwParser::checkSequence() const
{
    const bool leap = m_data.hours.size() == 8784;
    static constexpr int daysOfMonth[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    std::size_t i = 0;
    for (int month = 1; month <= 12; ++month)
        for (int day = 1; day <= daysOfMonth[month - 1] + (leap && month == 2 ? 1 : 0); ++day)
            for (int hour = 1; hour <= 24; ++hour, ++i) {
                const auto& h = m_data.hours[i];
                if (h.month != month || h.day != day || h.hour != hour)
                    throw Error(TWIN_TEXT("“%1”, line %2 is for %3 where %4 should follow; the rows must run from 1 January hour 1 to 31 "
                                          "December hour 24 (month/day hour)."),
                                {m_reader.name(), lineOf(i), place(i),
                                 std::to_string(month) + "/" + std::to_string(day) + " h " + std::to_string(hour)});
            }
}

std::string EpwParser::place(std::size_t hour) const
{
    const auto& h = m_data.hours[hour];
    return std::to_string(h.month) + "/" + std::to_string(h.day) + " h " + std::to_string(h.hour);
}

// Straight lines over gaps of at most six hours; the year is a circle, so a gap at its end has neighbours too.
void EpwParser::fillGaps(const Column& column, Member member)
{
    auto& hours = m_data.hours;
    const auto n = hours.size();
    const auto good = [&](std::size_t i) { return !std::isnan(member(hours[i % n])); };
    std::size_t first = 0;
    while (first < n && !good(first))
        ++first;
    if (first == n)
        throw Error(TWIN_TEXT("“%1” holds no value of %2 at all; choose another file."), {m_reader.name(), column.name});
    for (std::size_t i = first + 1; i < first + n;) {
        if (good(i)) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (!good(end))
            ++end;
        const auto length = end - i;
        if (length > longestGapHours)
            throw Error(TWIN_TEXT("“%1”, line %2: %3 is missing for %4 hours from %5; at most 6 can be filled. Choose a complete file."),
                        {m_reader.name(), lineOf(i % n), column.name, std::to_string(length), place(i % n)});
        const double a = member(hours[(i - 1) % n]), b = member(hours[end % n]);
        for (std::size_t k = i; k < end; ++k)
            member(hours[k % n]) = a + (b - a) * static_cast<double>(k - i + 1) / static_cast<double>(length + 1);
        m_data.issues.push_back({Issue::Severity::Warning,
                                 {TWIN_TEXT("“%1”: %2 was missing for %3 h from %4 and was filled from its neighbours."),
                                  {m_reader.name(), column.name, std::to_string(length), place(i % n)}},
                                 {}});
        i = end;
    }
}

void EpwParser::finish()
{
    fillGaps(dryBulb, [](EpwHour& h) -> double& { return h.point.dryBulbC; });
    fillGaps(dewPoint, [](EpwHour& h) -> double& { return h.point.dewPointC; });
    fillGaps(pressure, [](EpwHour& h) -> double& { return h.point.pressurePa; });
    fillGaps(windSpeed, [](EpwHour& h) -> double& { return h.point.windMs; });
    std::size_t clipped = 0, noSun = 0;
    for (auto& h : m_data.hours) {
        auto& p = h.point;
        if (p.dewPointC > p.dryBulbC) {
            clipped += p.dewPointC > p.dryBulbC + 0.5 ? 1 : 0; // less is rounding
            p.dewPointC = p.dryBulbC;
        }
        p.wetBulbC = psychro::wetBulbFromDewPointC(p.dryBulbC, p.dewPointC, p.pressurePa);
        if (std::isnan(h.relativeHumidity))
            h.relativeHumidity = 100 * psychro::saturationPressurePa(p.dewPointC) / psychro::saturationPressurePa(p.dryBulbC);
        noSun += std::isnan(h.globalHorizontalWhM2) ? 1 : 0;
    }
    if (clipped > 0)
        m_data.issues.push_back({Issue::Severity::Warning,
                                 {TWIN_TEXT("“%1”: the dew point was above the dry bulb in %2 hours and was lowered to it."),
                                  {m_reader.name(), std::to_string(clipped)}},
                                 {}});
    if (noSun > 0)
        m_data.issues.push_back({Issue::Severity::Information,
                                 {TWIN_TEXT("“%1” has no global radiation in %2 hours; the model does not use it."),
                                  {m_reader.name(), std::to_string(noSun)}},
                                 {}});
}

} // namespace

EpwData readEpwData(const std::filesystem::path& file)
{
    return EpwParser(file).parse();
}

std::shared_ptr<const Weather> readEpw(const std::filesystem::path& file)
{
    auto data = readEpwData(file);
    std::vector<WeatherPoint> hours;
    hours.reserve(data.hours.size());
    for (const auto& h : data.hours)
        hours.push_back(h.point);
    const auto& head = data.header;
    std::string text = head.city;
    for (const auto& part : {head.state, head.country, head.source})
        if (!part.empty() && part != "-")
            text += ", " + part;
    if (!head.wmo.empty())
        text += " " + head.wmo;
    text += " (file " + fileNameText(file) + ")";
    return std::make_shared<WeatherYear>(std::move(hours), head.utcOffsetHours, std::move(text), false, std::move(data.issues));
}

} // namespace twin
