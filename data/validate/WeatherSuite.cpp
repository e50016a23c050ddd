// EPW files against what other programs say about those very files: monthly tables, wet-bulb rows, annual statistics, design conditions.
#include "data/validate/SuiteFolders.h"
#include "data/validate/Validation.h"
#include "data/validate/WeatherStatistics.h"
#include "twin/base/TextFile.h"
#include "twin/physics/Psychrometrics.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace data {
namespace {

constexpr const char* monthNames[12] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr Criterion monthNumbers{"monthly statistics", "beyond rounding", 0, "monthly table of EnergyPlus's weather converter, at its rounding"};
constexpr Criterion monthStamps{"hours of the monthly extremes", "differ", 0, "day and hour in the same table"};
constexpr Criterion rowDry{"rows found in the file", "K", 1e-9, "dry bulb of the wet-bulb rows is that of the file's hour"};
constexpr const char* rows = "wet-bulb rows of two independent implementations";
constexpr Criterion rowRatio{"humidity ratio", "relative", 1e-4, rows};
constexpr Criterion rowWet{"wet bulb", "K", 0.01, rows};
constexpr Criterion rowEnthalpy{"enthalpy", "of max(|h|, 10 kJ/kg)", 1e-4, rows};
constexpr Criterion yearNumbers{"annual statistics", "of max(|x|, 1)", 1e-4, "annual statistics of two independent implementations, to four digits"};
constexpr Criterion yearHours{"free-cooling hours", "h", 1, "hours with a wet bulb below a limit, in the same statistics"};
constexpr Criterion design{"design conditions", "K", 0.05, "ASHRAE climatic design conditions (Handbook Fundamentals 2009)"};

// Design conditions that ASHRAE publishes for a station; the file's header must carry them.
struct DesignConditions
{
    const char *wmo, *edition;
    double heatingDryBulb996C, coolingDryBulb004C, coolingWetBulbCoincident004C, evaporationWetBulb004C;
};
constexpr DesignConditions publishedDesign[] = {{"723340", "Climate Design Data 2009 ASHRAE Handbook", -8.3, 35.6, 25.2, 26.8}}; // Memphis

struct Year
{
    const ReferenceFile* file;
    twin::EpwData data;
};

double decimals(const std::string& text)
{
    const auto point = text.find('.');
    return point == std::string::npos ? 0 : static_cast<double>(text.size() - point - 1);
}

/// The weather files of one folder, and the tests of what lies beside them.
class WeatherFolder
{
public:
    explicit WeatherFolder(SuiteFolders& folders) : m_folders(folders) {}
    void addYear(const ReferenceFile& file)
    {
        try {
            m_years.push_back({&file, twin::readEpwData(file.path)});
        } catch (const std::exception& e) {
            m_folders.problem(file, e.what());
        }
    }
    void monthlyTable(const ReferenceFile& file);
    void wetBulbRows(const ReferenceFile& file);
    void annualStatistics(const ReferenceFile& file);
    void designConditions();

private:
    /// The weather file that `misfit` finds closest; the references do not name theirs. Throws twin::Error where there is none.
    const Year& closest(const ReferenceFile& file, const std::function<double(const Year&)>& misfit) const;
    const Year* named(const QJsonObject& entry) const;

    SuiteFolders& m_folders;
    std::vector<Year> m_years;
};

const Year& WeatherFolder::closest(const ReferenceFile& file, const std::function<double(const Year&)>& misfit) const
{
    const Year* best = nullptr;
    double least = HUGE_VAL;
    for (const auto& year : m_years)
        if (const double m = misfit(year); !best || m < least) {
            best = &year;
            least = m;
        }
    if (!best)
        throw twin::Error(TWIN_TEXT("No readable weather file (EPW) lies beside %1; put the file it describes into the same folder."),
                          {file.path.filename().string()});
    m_folders.claim(*best->file);
    return *best;
}

void WeatherFolder::monthlyTable(const ReferenceFile& file)
{
    const ReferenceTable t(file.path);
    const auto misfit = [&](const Year& year) {
        const auto months = monthStatistics(year.data);
        double sum = 0;
        for (std::size_t r = 0; r < t.rows(); ++r)
            for (std::size_t m = 0; m < 12; ++m)
                if (const auto it = months[m].numbers.find(t.text(r, "quantity")); it != months[m].numbers.end())
                    if (const double x = t.number(r, monthNames[m]); std::isfinite(x))
                        sum += std::abs(it->second - x);
        return sum;
    };
    const auto& year = closest(file, misfit);
    const auto months = monthStatistics(year.data);
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const auto& quantity = t.text(r, "quantity");
        if (!months[0].numbers.contains(quantity) && !months[0].stamps.contains(quantity)) {
            m_folders.unsupported(file, rowName(file, r) + " (" + quantity + ")", "the model does not compute this monthly figure");
            continue;
        }
        for (std::size_t m = 0; m < 12; ++m) {
            const auto& text = t.text(r, monthNames[m]);
            const auto where = [&] { return rowName(file, r) + " (" + quantity + ", " + monthNames[m] + ") of " + year.file->path.filename().string(); };
            if (const auto stamp = months[m].stamps.find(quantity); stamp != months[m].stamps.end()) {
                m_folders.errors(file, monthStamps).add(stamp->second == text ? 0 : 1, where);
                continue;
            }
            // A figure agrees if it rounds to the printed one; a half may go either way.
            const double half = 0.5 * std::pow(10, -decimals(text));
            const double off = std::abs(months[m].numbers.at(quantity) - t.number(r, monthNames[m]));
            m_folders.errors(file, monthNumbers).add(off <= half + 1e-9 ? 0 : off, where);
        }
    }
}

void WeatherFolder::wetBulbRows(const ReferenceFile& file)
{
    const ReferenceTable t(file.path);
    const auto hour = [&](const Year& year, std::size_t r) -> const twin::EpwHour* {
        const double h = t.number(r, "hour_of_year");
        const auto& hours = year.data.hours;
        return h >= 1 && h <= static_cast<double>(hours.size()) ? &hours[static_cast<std::size_t>(h) - 1] : nullptr;
    };
    const auto& year = closest(file, [&](const Year& y) {
        double sum = 0;
        for (std::size_t r = 0; r < t.rows(); ++r)
            if (const auto* h = hour(y, r))
                sum += std::abs(h->point.dryBulbC - t.number(r, "T_C"));
        return sum;
    });
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const auto where = [&] { return rowName(file, r) + " of " + year.file->path.filename().string(); };
        const auto* h = hour(year, r);
        m_folders.errors(file, rowDry).add(h ? h->point.dryBulbC - t.number(r, "T_C") : NAN, where);
        if (!h)
            continue;
        const auto& p = h->point;
        const double w = twin::psychro::humidityRatioFromDewPoint(p.dewPointC, p.pressurePa);
        m_folders.errors(file, rowRatio).add(w / t.number(r, "W") - 1, where);
        m_folders.errors(file, rowWet).add(p.wetBulbC - t.number(r, "Twb_C"), where);
        if (t.has("h_J_kg_da")) {
            const double expected = t.number(r, "h_J_kg_da");
            m_folders.errors(file, rowEnthalpy)
                .add((twin::psychro::enthalpyJPerKg(p.dryBulbC, w) - expected) / std::max(std::abs(expected), 10'000.0), where);
        }
    }
}

// By the name it gives; renamed files are known by their place.
const Year* WeatherFolder::named(const QJsonObject& entry) const
{
    const auto name = entry["file"].toString().toStdString();
    const Year* byPlace = nullptr;
    double least = HUGE_VAL;
    for (const auto& year : m_years) {
        if (!name.empty() && year.file->path.filename() == name)
            return &year;
        const auto& h = year.data.header;
        if (std::abs(h.latitude - entry["lat"].toDouble(1e9)) >= 0.02 || std::abs(h.longitude - entry["lon"].toDouble(1e9)) >= 0.02)
            continue;
        const double off = std::abs(yearStatistics(year.data).at("T_mean_C") - entry["T_mean_C"].toDouble(0)); // several years of one place
        if (!byPlace || off < least) {
            byPlace = &year;
            least = off;
        }
    }
    return byPlace;
}

void WeatherFolder::annualStatistics(const ReferenceFile& file)
{
    QFile in(QString::fromStdString(file.path.string()));
    if (!in.open(QIODevice::ReadOnly))
        throw twin::Error(TWIN_TEXT("%1 cannot be read; check its permissions."), {file.path.filename().string()});
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(in.readAll(), &error);
    if (document.isNull())
        throw twin::Error(TWIN_TEXT("%1 is no sound JSON (%2, byte %3); get the file again."),
                          {file.path.filename().string(), error.errorString().toStdString(), std::to_string(error.offset)});
    const auto entries = document.isArray() ? document.array() : QJsonArray{document.object()};
    for (const auto& value : entries) {
        const auto entry = value.toObject();
        const auto title = file.path.filename().string() + ", " + entry["file"].toString("entry without a file").toStdString();
        const auto* year = named(entry);
        if (!year) {
            m_folders.problem(file, title + ": no readable weather file of that name or place lies beside it; put it into the same folder.");
            continue;
        }
        m_folders.claim(*year->file);
        const auto statistics = yearStatistics(year->data);
        const auto months = monthlyMeanDryBulbC(year->data);
        for (auto it = entry.begin(); it != entry.end(); ++it) {
            const auto key = it.key().toStdString();
            const auto where = [&] { return title + ", " + key; };
            const auto judge = [&](double got, double expected) {
                const bool hours = key.starts_with("hours_Twb_");
                m_folders.errors(file, hours ? yearHours : yearNumbers)
                    .add(hours ? got - expected : (got - expected) / std::max(1.0, std::abs(expected)), where);
            };
            if (it->isNull()) {
                m_folders.unsupported(file, title + ", " + key, "the reference has no value");
            } else if (const auto known = statistics.find(key); known != statistics.end()) {
                judge(known->second, it->toDouble(NAN));
            } else if (key == "T_month_mean_C") {
                const auto expected = it->toArray();
                for (std::size_t m = 0; m < 12; ++m)
                    judge(months[m], expected.at(static_cast<int>(m)).toDouble(NAN));
            } else if (it->isDouble() || it->isArray()) {
                m_folders.unsupported(file, title + ", " + key, "the model neither reads nor computes this figure");
            }
        }
    }
}

void WeatherFolder::designConditions()
{
    for (const auto& year : m_years) {
        const auto& header = year.data.header;
        std::string line;
        twin::LineReader reader(year.file->path);
        reader.next(line);
        reader.next(line); // DESIGN CONDITIONS, number, edition, …
        for (const auto& d : publishedDesign) {
            if (header.wmo != d.wmo || line.find(d.edition) == std::string::npos)
                continue;
            const std::pair<const char*, double> differences[] = {
                {"heating 99.6 % dry bulb", header.heatingDryBulb996C - d.heatingDryBulb996C},
                {"cooling 0.4 % dry bulb", header.coolingDryBulb004C - d.coolingDryBulb004C},
                {"wet bulb with it", header.coolingWetBulbCoincident004C - d.coolingWetBulbCoincident004C},
                {"evaporation 0.4 % wet bulb", header.evaporationWetBulb004C - d.evaporationWetBulb004C}};
            m_folders.claim(*year.file);
            for (const auto& [name, difference] : differences)
                m_folders.errors(*year.file, design).add(difference, [&, what = name] { return year.file->path.filename().string() + ", " + what; });
        }
    }
}

bool isMonthlyTable(const ReferenceFile& file)
{
    std::vector<std::string> columns{"quantity"};
    columns.insert(columns.end(), std::begin(monthNames), std::end(monthNames));
    return file.kind == ReferenceFile::Kind::Csv && file.hasAll(columns);
}

bool isWetBulbRows(const ReferenceFile& file)
{
    return file.kind == ReferenceFile::Kind::Csv && file.hasAll({"hour_of_year", "T_C", "W", "Twb_C"});
}

// Statistics are an object or a list of objects; a JSON beside weather files that cannot be read at all counts too, as damaged.
bool isAnnualStatistics(const ReferenceFile& file, bool besideWeather)
{
    if (file.kind != ReferenceFile::Kind::Json)
        return false;
    if (file.hasAll({"T_mean_C", "Twb_mean_C"}))
        return true;
    if (!file.names.empty())
        return false;
    QFile in(QString::fromStdString(file.path.string()));
    if (!in.open(QIODevice::ReadOnly))
        return besideWeather;
    const auto document = QJsonDocument::fromJson(in.readAll());
    if (document.isNull())
        return besideWeather;
    const auto first = document.array().at(0).toObject();
    return first.contains("T_mean_C") && first.contains("Twb_mean_C");
}

} // namespace

std::vector<SuiteResult> weatherSuite(const ReferenceFiles& files)
{
    SuiteFolders folders;
    std::map<std::filesystem::path, std::vector<const ReferenceFile*>> years, tables;
    for (const auto* file : files.epw())
        years[file->folder()].push_back(file);
    for (const auto& file : files.all())
        if (isMonthlyTable(file) || isWetBulbRows(file) || isAnnualStatistics(file, years.contains(file.folder())))
            tables[file.folder()].push_back(&file);
    for (const auto& [path, unused] : tables)
        years.try_emplace(path);
    for (const auto& [path, list] : years) {
        const auto& references = tables[path];
        WeatherFolder folder(folders);
        for (const auto* file : list)
            folder.addYear(*file);
        for (const auto* file : references)
            folders.read(*file, [&] {
                if (isMonthlyTable(*file))
                    folder.monthlyTable(*file);
                else if (isWetBulbRows(*file))
                    folder.wetBulbRows(*file);
                else
                    folder.annualStatistics(*file);
            });
        folder.designConditions();
    }
    return folders.take();
}

} // namespace data
