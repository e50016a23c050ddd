// Hourly power, temperature and utilisation of air-cooled GPUs: means, energy and fits as printed beside them, and the thermal model
// (inlet and resistance from the first half of the hours) judged on the second half.
#include "data/validate/SuiteFolders.h"
#include "data/validate/Validation.h"
#include "data/validate/powerflow/JsonFields.h"
#include "twin/base/NumberText.h"
#include "twin/physics/GpuThermalFit.h"
#include <cmath>
#include <numeric>
#include <span>

namespace data {
namespace {

constexpr const char* printed = "figures printed beside the series";
constexpr double printedTolerance = 1e-4; // four decimals are printed
constexpr Criterion rowCount{"number of hours", "", 0, printed};
constexpr Criterion means{"means", "relative", printedTolerance, printed};
constexpr Criterion energyError{"energy", "relative", printedTolerance, printed};
constexpr Criterion fits{"least-squares fits", "relative", printedTolerance, printed};
constexpr Criterion thermal{"GPU temperature from power", "K", 2.5, "measured means of hours that the fit has not seen", true};
constexpr double leastInletC = 22, mostInletC = 31; // air inlet of a machine room, as the data's own description gives it

struct Hours
{
    std::vector<double> power, temperature, utilisation;
    std::size_t gaps = 0;
};

Hours readHours(const ReferenceTable& t, const ReferenceFile& file)
{
    Hours hours;
    const bool hasUtilisation = t.has("util_ave");
    for (std::size_t r = 0; r < t.rows(); ++r) {
        if (t.text(r, "power_ave_W").empty() || t.text(r, "temp_ave_C").empty()) {
            ++hours.gaps;
            continue;
        }
        hours.power.push_back(t.number(r, "power_ave_W"));
        hours.temperature.push_back(t.number(r, "temp_ave_C"));
        hours.utilisation.push_back(hasUtilisation ? t.number(r, "util_ave") : 0);
        if (!std::isfinite(hours.power.back() + hours.temperature.back() + hours.utilisation.back()))
            throw twin::Error(TWIN_TEXT("%1 holds something that is no number; the file is damaged."), {rowName(file, r)});
    }
    return hours;
}

double mean(const std::vector<double>& v) { return std::accumulate(v.begin(), v.end(), 0.0) / static_cast<double>(v.size()); }

void readExpected(SuiteFolders& folders, const ReferenceFile& file, const Hours& hours, const ReferenceFile& json)
{
    const auto object = powerflow::readObject(json);
    const auto number = [&](const QJsonObject& o, const char* key) { return powerflow::number(o, key, json.relative); };
    const auto compare = [&](const Criterion& c, double got, const QJsonObject& o, const char* key) {
        folders.errors(file, c).add(got / number(o, key) - 1, [&] { return file.path.filename().string() + ", " + key; });
    };
    folders.errors(file, rowCount).add(static_cast<double>(hours.power.size()) - number(object, "rows"), [&] { return file.path.filename().string(); });
    compare(means, mean(hours.power), object, "mean_power_W");
    compare(means, mean(hours.temperature), object, "mean_temp_C");
    if (object.contains("mean_util"))
        compare(means, mean(hours.utilisation), object, "mean_util");
    compare(energyError, std::accumulate(hours.power.begin(), hours.power.end(), 0.0) / 1000, object, "energy_kWh"); // one hour a row
    if (const auto o = object.value("temp_vs_power").toObject(); !o.isEmpty()) {
        const auto fit = twin::fitLine(hours.power, hours.temperature);
        compare(fits, fit.intercept, o, "intercept_C");
        compare(fits, fit.slope, o, "slope_K_per_W");
        compare(fits, fit.rms, o, "rms_C");
    }
    if (const auto o = object.value("power_vs_util").toObject(); !o.isEmpty()) {
        const auto fit = twin::fitLine(hours.utilisation, hours.power);
        compare(fits, fit.intercept, o, "intercept_W");
        compare(fits, fit.slope, o, "slope_W_per_pct");
    }
}

void judgeThermalModel(SuiteFolders& folders, const ReferenceFile& file, const Hours& hours)
{
    const std::size_t half = hours.power.size() / 2;
    const std::span<const double> power(hours.power), temperature(hours.temperature);
    const auto gpu = twin::fitAirCooledGpu(power.first(half), temperature.first(half), leastInletC, mostInletC);
    const auto modelled = twin::airCooledTemperaturesC(gpu, power.subspan(half));
    for (std::size_t i = 0; i < modelled.size(); ++i)
        folders.errors(file, thermal).add(modelled[i] - temperature[half + i], [&] { return file.path.filename().string() + ", hour " + std::to_string(half + i + 1); });
    folders.note(file, file.path.filename().string() + ": air inlet " + twin::numberText(gpu.inletC, 1) + " °C" +
                           (gpu.inletHeld ? " (held at the bound)" : "") + ", " + twin::numberText(gpu.resistanceKPerW, 4) +
                           " K/W from the first " + std::to_string(half) + " hours.");
}

} // namespace

std::vector<SuiteResult> gpuHourlySuite(const ReferenceFiles& files)
{
    SuiteFolders folders;
    const auto expected = files.jsonWith({"rows", "mean_power_W", "mean_temp_C", "energy_kWh"});
    for (const auto* file : files.csvWith({"hour", "power_ave_W", "temp_ave_C"}))
        folders.read(*file, [&] {
            const ReferenceTable t(file->path);
            const auto hours = readHours(t, *file);
            if (hours.power.size() < 4)
                throw twin::Error(TWIN_TEXT("%1 holds fewer than four hours; restore the file."), {file->relative});
            if (hours.gaps > 0)
                folders.note(*file, file->path.filename().string() + ": " + std::to_string(hours.gaps) + " hours without power or temperature are left out.");
            const auto* found = nearestBeside(*file, expected, [&](const ReferenceFile& json) {
                const auto object = powerflow::readObject(json);
                return std::abs(object.value("mean_power_W").toDouble() / mean(hours.power) - 1) +
                       std::abs(object.value("rows").toDouble() / static_cast<double>(hours.power.size()) - 1);
            });
            if (found)
                folders.read(*found, [&] { readExpected(folders, *file, hours, *found); });
            else
                folders.unsupported(*file, file->path.filename().string() + ", statistics", "no expected figures lie beside it");
            judgeThermalModel(folders, *file, hours);
        });
    for (const auto* json : expected)
        if (!folders.claimed(*json))
            folders.problem(*json, json->relative + " holds figures of hourly telemetry whose series is missing; put the table beside it.");
    return folders.take();
}

} // namespace data
