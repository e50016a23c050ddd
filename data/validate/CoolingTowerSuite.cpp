// Cooling towers against another program: a Merkel tower through a day, and the YorkCalc correlation with its coefficients.
#include "data/validate/SuiteFolders.h"
#include "data/validate/Validation.h"
#include "twin/base/NumberText.h"
#include "twin/physics/CoolingTower.h"
#include "twin/physics/MerkelTower.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <array>
#include <optional>

namespace data {
namespace {

constexpr const char* merkelDay = "a tower of an independent program, step by step: fan speed, water in and weather as given";
constexpr Criterion merkelHeat{"Merkel tower: heat", "%", 3, merkelDay};
constexpr Criterion merkelOutlet{"Merkel tower: water out", "K", 0.2, merkelDay};
constexpr Criterion merkelFan{"Merkel tower: fan power", "% of nominal", 1, merkelDay};
constexpr Criterion referenceBalance{"Merkel tower: Q = m cp (T in - T out) in the reference", "%", 0.7, "the reference's own energy balance, as it prints it", true};
constexpr Criterion york{"York approach", "K", 1e-4, "the correlation evaluated by an independent program"};
constexpr Criterion yorkCoefficient{"York coefficients", "relative", 1e-6, "the coefficients as published, read back from the function the plant uses"};

const std::vector<std::string> nominalKeys{"V_water_nominal_m3_s", "V_air_nominal_m3_s", "T_wetbulb_nominal_C", "range_nominal_K", "approach_nominal_K",
                                           "P_fan_nominal_W"};
const std::vector<std::string> dayColumns{"T_drybulb_C", "T_wetbulb_C", "T_water_in_C", "T_water_out_C", "m_water_kg_s", "Q_W", "P_fan_W",
                                          "fan_speed_ratio"};

twin::MerkelTower readTower(const ReferenceFile& file)
{
    QFile in(QString::fromStdString(file.path.string()));
    if (!in.open(QIODevice::ReadOnly))
        throw twin::Error(TWIN_TEXT("The tower's nominal data in %1 cannot be opened."), {file.relative});
    const auto object = QJsonDocument::fromJson(in.readAll()).object();
    const auto number = [&](const char* key, std::optional<double> otherwise = {}) {
        const auto value = object.value(QLatin1String(key));
        if (value.isUndefined() && otherwise)
            return *otherwise;
        if (!value.isDouble())
            throw twin::Error(TWIN_TEXT("“%1” in %2 is no number."), {key, file.relative});
        return value.toDouble();
    };
    const auto numbers = [&](const char* key) {
        std::vector<double> out;
        const auto list = object.value(QLatin1String(key)).toArray();
        for (const auto& value : list)
            out.push_back(value.toDouble(NAN));
        return out;
    };
    twin::MerkelDesign design;
    design.waterM3PerS = number("V_water_nominal_m3_s");
    design.airM3PerS = number("V_air_nominal_m3_s");
    design.wetBulbC = number("T_wetbulb_nominal_C");
    design.dryBulbC = number("T_drybulb_nominal_C", design.dryBulbC);
    design.rangeK = number("range_nominal_K");
    design.approachK = number("approach_nominal_K");
    design.fanW = number("P_fan_nominal_W");
    design.freeConvection = number("free_convection_fraction", design.freeConvection);
    if (object.contains(QLatin1String("fan_speed_ratio")))
        design.fan = twin::FanPowerCurve(numbers("fan_speed_ratio"), numbers("fan_power_ratio"));
    return designMerkelTower(design);
}

struct Day
{
    std::vector<twin::MerkelInlet> inlets;
    std::vector<double> speed, heatW, outC, fanW;
    std::vector<std::size_t> row;
    std::optional<double> setPointC; ///< where the reference holds one
};

// Rows with water. The set point is the outlet that the reference holds more often than any other.
Day readDay(const ReferenceFile& file)
{
    const ReferenceTable t(file.path);
    Day day;
    std::map<std::string, std::size_t> outlets;
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const double water = t.number(r, "m_water_kg_s");
        if (!(water >= 0))
            throw twin::Error(TWIN_TEXT("Row %1 of %2 has no water flow of zero or more; the table is damaged."), {std::to_string(r + 1), file.relative});
        if (water == 0)
            continue;
        day.row.push_back(r);
        day.inlets.push_back({t.number(r, "T_water_in_C"), water, t.number(r, "T_wetbulb_C"), t.number(r, "T_drybulb_C")});
        day.speed.push_back(t.number(r, "fan_speed_ratio"));
        day.heatW.push_back(t.number(r, "Q_W"));
        day.outC.push_back(t.number(r, "T_water_out_C"));
        day.fanW.push_back(t.number(r, "P_fan_W"));
        ++outlets[t.text(r, "T_water_out_C")];
    }
    if (day.row.empty())
        throw twin::Error(TWIN_TEXT("%1 has no row with water over the tower; nothing can be compared."), {file.relative});
    const auto held = std::max_element(outlets.begin(), outlets.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (10 * held->second >= day.row.size())
        day.setPointC = twin::toNumber(held->first);
    return day;
}

twin::MerkelOperation predict(const twin::MerkelTower& tower, const Day& day, std::size_t i)
{
    auto run = runMerkelAtSpeed(tower, day.inlets[i], day.speed[i]);
    // Without fans the reference lets no more water over the tower than its set point needs.
    return day.speed[i] == 0 && day.setPointC ? withBypass(run, day.inlets[i], *day.setPointC) : run;
}

double heatError(const twin::MerkelTower& tower, const Day& day, std::size_t i, double heatW)
{
    // A heat under 1 % of nominal is judged as a share of that: the reference prints it too coarsely.
    return 100 * (heatW - day.heatW[i]) / std::max(std::abs(day.heatW[i]), 0.01 * tower.heatW);
}

void compareDay(SuiteFolders& folders, const ReferenceFile& file, const Day& day, const twin::MerkelTower& tower)
{
    std::size_t outside = 0;
    for (std::size_t i = 0; i < day.row.size(); ++i) {
        const auto where = [&] { return rowName(file, day.row[i]); };
        const auto& in = day.inlets[i];
        const double balance = in.waterKgPerS * 4180 * (in.waterC - day.outC[i]); // J/kg/K of water at 30 °C
        folders.errors(file, referenceBalance).add(100 * (day.heatW[i] - balance) / std::max(std::abs(day.heatW[i]), 0.01 * tower.heatW), where);
        twin::MerkelOperation run;
        try {
            run = predict(tower, day, i);
        } catch (const twin::Error& e) {
            folders.problem(file, where() + ": " + e.what());
            continue;
        }
        outside += run.range != twin::merkelInRange;
        folders.errors(file, merkelHeat).add(heatError(tower, day, i, run.heatW), where);
        folders.errors(file, merkelOutlet).add(run.waterOutC - day.outC[i], where);
        folders.errors(file, merkelFan).add(100 * (run.fanW - day.fanW[i]) / tower.design.fanW, where);
    }
    if (outside > 0)
        folders.note(file, file.path.filename().string() + ": " + std::to_string(outside) + " rows lie outside the ranges of the UA curves; their ends are used");
}

void readDays(SuiteFolders& folders, const ReferenceFiles& files)
{
    struct Candidate
    {
        const ReferenceFile* file;
        twin::MerkelTower tower;
    };
    std::vector<Candidate> towers;
    for (const auto* file : files.jsonWith(nominalKeys))
        folders.read(*file, [&] { towers.push_back({file, readTower(*file)}); });
    for (const auto* file : files.csvWith(dayColumns))
        folders.read(*file, [&] {
            const auto day = readDay(*file);
            // The tower is the one beside the day; of several, the one that gives its heats best.
            const Candidate* best = nullptr;
            double least = HUGE_VAL;
            for (const auto& c : towers) {
                if (c.file->folder() != file->folder())
                    continue;
                double sum = 0;
                for (std::size_t i = 0; i < day.row.size(); ++i) {
                    try {
                        const double e = heatError(c.tower, day, i, predict(c.tower, day, i).heatW);
                        sum += std::isfinite(e) ? std::min(std::abs(e), 100.0) : 100;
                    } catch (const twin::Error&) {
                        sum += 100;
                    }
                }
                if (!best || sum < least) {
                    best = &c;
                    least = sum;
                }
            }
            if (!best)
                throw twin::Error(TWIN_TEXT("No usable nominal data of a tower lie beside %1; put them into the same folder."), {file->relative});
            compareDay(folders, *file, day, best->tower);
        });
}

void readYork(SuiteFolders& folders, const ReferenceFile& file)
{
    const ReferenceTable t(file.path);
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const double ratio = t.number(r, "fr_water") / t.number(r, "fr_air");
        folders.errors(file, york).add(twin::yorkApproachK(t.number(r, "T_wetbulb_C"), t.number(r, "T_range_K"), ratio) - t.number(r, "T_approach_K"),
                                       [&] { return rowName(file, r); });
    }
}

// Coefficients of ratio^a range^b wetBulb^c for a, b, c up to 2, from the values on a grid of three points an axis.
double yorkCoefficientOf(int a, int b, int c)
{
    constexpr double points[] = {-1, 0, 1};
    // Row k: what the values at -1, 0 and 1 contribute to the coefficient of x^k.
    constexpr double weight[3][3] = {{0, 1, 0}, {-0.5, 0, 0.5}, {0.5, -1, 0.5}};
    double sum = 0;
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j)
            for (int k = 0; k < 3; ++k)
                sum += weight[a][i] * weight[b][j] * weight[c][k] * twin::yorkApproachK(points[k], points[j], points[i]);
    return sum;
}

// "L^1 R^0 T^2"
std::optional<std::array<int, 3>> powers(const std::string& text)
{
    std::array<int, 3> out{-1, -1, -1};
    constexpr std::string_view letters = "LRT";
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const auto at = text.find(std::string(1, letters[i]) + "^");
        if (at == std::string::npos || at + 2 >= text.size() || text[at + 2] < '0' || text[at + 2] > '2')
            return {};
        out[i] = text[at + 2] - '0';
    }
    return out;
}

void readCoefficients(SuiteFolders& folders, const ReferenceFile& file, const std::string& monomial)
{
    const ReferenceTable t(file.path);
    std::array<bool, 27> seen{};
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const auto p = powers(t.text(r, monomial));
        if (!p)
            throw twin::Error(TWIN_TEXT("Row %1 of %2 names no powers of L, R and T up to 2."), {std::to_string(r + 1), file.relative});
        const double published = t.number(r, "coefficient");
        seen[static_cast<std::size_t>(9 * (*p)[0] + 3 * (*p)[1] + (*p)[2])] = true;
        folders.errors(file, yorkCoefficient).add((yorkCoefficientOf((*p)[0], (*p)[1], (*p)[2]) - published) / published, [&] { return rowName(file, r); });
    }
    if (const auto count = std::count(seen.begin(), seen.end(), true); count != 27)
        throw twin::Error(TWIN_TEXT("%1 holds %2 of the 27 coefficients; the table is cut off or damaged."), {file.relative, std::to_string(count)});
}

} // namespace

std::vector<SuiteResult> coolingTowerSuite(const ReferenceFiles& files)
{
    SuiteFolders folders;
    readDays(folders, files);
    for (const auto* file : files.csvWith({"fr_water", "fr_air", "T_range_K", "T_wetbulb_C", "T_approach_K"}))
        folders.read(*file, [&] { readYork(folders, *file); });
    for (const auto* file : files.csvWith({"coefficient"}))
        for (const auto& name : file->names)
            if (name.starts_with("monomial"))
                folders.read(*file, [&] { readCoefficients(folders, *file, name); });
    return folders.take();
}

} // namespace data
