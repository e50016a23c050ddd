// Outdoor air over time: from an EPW file, from the built-in generator, or constant.
#pragma once
#include "twin/base/Error.h"
#include "twin/base/Timestamp.h"
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace twin {

struct WeatherPoint
{
    double dryBulbC = 15, wetBulbC = 11, dewPointC = 8;
    double pressurePa = 100'680;
    double windMs = 3.5;
};

/// Weather at any instant. Immutable after construction, usable from any thread.
class Weather
{
public:
    virtual ~Weather() = default;
    virtual WeatherPoint at(Timestamp t) const = 0;
    virtual std::string description() const = 0; ///< one line with the source: "Memphis International Ap, TMY3 (file …)"
    virtual bool isSynthetic() const = 0;        ///< true for everything that was not measured
    const std::vector<Issue>& issues() const { return m_issues; } ///< what had to be mended while reading

protected:
    std::vector<Issue> m_issues;
};

std::shared_ptr<const Weather> constantWeather(double dryBulbC, double wetBulbC);
/// Mean hour of a month from the facts dossier (4.5): a repeatable "typical day", used for the default figures.
std::shared_ptr<const Weather> typicalMonthWeather(int month);
/// Generator of facts 4.5 (harmonics + AR(1) residual); the same seed gives the same year on every machine.
std::shared_ptr<const Weather> generatedWeather(std::uint64_t seed);
/// Reads an EPW file (8 header lines, 8,760 or 8,784 hourly rows; values hold for the hour that ends at the stamp and are
/// interpolated between the mid-hours). Throws Error with file, line and remedy. Missing values (99.9 and the like) are filled
/// from the neighbours up to 6 h and listed in issues(); longer gaps throw, and so does an hour without a row: a file that lacks rows
/// was cut or damaged. Any year asked for is mapped onto the file's hours of the year in the file's own standard time.
std::shared_ptr<const Weather> readEpw(const std::filesystem::path& file);

/// A file's header facts, for information panes and tests.
struct EpwHeader
{
    std::string city, state, country, source, wmo;
    double latitude = 0, longitude = 0, utcOffsetHours = 0, elevationM = 0;
    double heatingDryBulb996C = 0, coolingDryBulb004C = 0, coolingWetBulbCoincident004C = 0, evaporationWetBulb004C = 0; ///< NaN if absent
    double coolingDailyRangeK = 0, evaporationDryBulbCoincident004C = 0; ///< of the hottest month; with the wet bulb; NaN if absent
};
struct EpwHour
{
    int year = 0, month = 0, day = 0, hour = 0; ///< hour 1..24
    WeatherPoint point;
    double relativeHumidity = 0;                ///< %, as the file says
    double globalHorizontalWhM2 = 0;
};
struct EpwData
{
    EpwHeader header;
    std::vector<EpwHour> hours;
    std::vector<Issue> issues;
};
EpwData readEpwData(const std::filesystem::path& file);

} // namespace twin
