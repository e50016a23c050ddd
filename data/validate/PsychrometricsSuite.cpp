// Moist air against the points ASHRAE prints (each with its own tolerance) and against grids of states of another program.
#include "data/validate/SuiteFolders.h"
#include "data/validate/Validation.h"
#include "twin/base/NumberText.h"
#include "twin/physics/Psychrometrics.h"
#include <optional>

namespace data {
namespace {

namespace air = twin::psychro;

constexpr Criterion published{"published points", "of tolerance", 1, "points printed in ASHRAE Fundamentals, each within its own tolerance"};
constexpr const char* grid = "grid of states of an independent program (2e-4 relative, 0.002 K)";

// Tables with one asked value a row. Nothing for a quantity the model has no function for.
std::optional<double> asked(const std::string& quantity, const ReferenceTable& t, std::size_t row)
{
    const auto n = [&](const char* column) { return t.has(column) ? t.number(row, column) : NAN; };
    const double dry = n("T_C"), wet = n("Twb_C"), w = n("W"), phi = n("phi"), vapour = n("pw_Pa"), p = n("p_Pa"), z = n("z_m");
    if (quantity == "sat_vapour_pressure_Pa")
        return air::saturationPressurePa(dry);
    if (quantity == "sat_humidity_ratio")
        return air::saturationHumidityRatio(dry, p);
    if (quantity == "sat_air_enthalpy_J_kg")
        return air::enthalpyJPerKg(dry, air::saturationHumidityRatio(dry, p));
    if (quantity == "humidity_ratio_from_vapour_pressure")
        return air::humidityRatioFromVapourPressure(vapour, p);
    if (quantity == "humidity_ratio_from_wetbulb")
        return air::humidityRatioFromWetBulb(dry, wet, p);
    if (quantity == "humidity_ratio_from_relative_humidity")
        return air::humidityRatioFromRelativeHumidity(dry, phi, p);
    if (quantity == "vapour_pressure_from_humidity_ratio")
        return air::vapourPressurePa(w, p);
    if (quantity == "dry_air_volume_m3_kg")
        return air::specificVolumeM3PerKg(dry, 0, p);
    if (quantity == "moist_air_volume_m3_kg")
        return air::specificVolumeM3PerKg(dry, w, p);
    if (quantity == "moist_air_density_kg_m3")
        return air::densityKgPerM3(dry, w, p);
    if (quantity == "moist_air_enthalpy_J_kg")
        return air::enthalpyJPerKg(dry, w);
    if (quantity == "moist_air_enthalpy_from_wetbulb_J_kg")
        return air::enthalpyJPerKg(dry, air::humidityRatioFromWetBulb(dry, wet, p));
    if (quantity == "dry_air_enthalpy_J_kg")
        return air::enthalpyJPerKg(dry, 0);
    if (quantity == "standard_atm_pressure_Pa")
        return air::standardPressurePa(z);
    if (quantity == "standard_atm_temperature_C")
        return air::standardTemperatureC(z);
    return {};
}

void readPublished(SuiteFolders& folders, const ReferenceFile& file)
{
    const ReferenceTable t(file.path);
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const auto& quantity = t.text(r, "quantity");
        const auto& kind = t.text(r, "tol_kind");
        const auto value = asked(quantity, t, r);
        if (!value || (kind != "abs" && kind != "rel")) {
            folders.unsupported(file, rowName(file, r), !value ? "the model has no function for “" + quantity + "”" : "“" + kind + "” is no kind of tolerance");
            continue;
        }
        const double expected = t.number(r, "expected"), tolerance = t.number(r, "tol");
        const double error = *value - expected, scale = kind == "rel" ? tolerance * std::abs(expected) : tolerance;
        folders.errors(file, published).add(error == 0 ? 0 : error / scale, [&] { return rowName(file, r) + " (" + quantity + ")"; });
    }
}

void readGrid(SuiteFolders& folders, const ReferenceFile& file)
{
    const ReferenceTable t(file.path);
    struct Column
    {
        const char* column;
        Criterion criterion;
        double (*value)(double dry, double w, double p);
    };
    const Column columns[] = {
        {"W", {"humidity ratio", "relative", 2e-4, grid}, [](double, double w, double) { return w; }},
        {"pw_Pa", {"vapour pressure", "relative", 2e-4, grid}, [](double, double w, double p) { return air::vapourPressurePa(w, p); }},
        {"h_J_kg_da", {"enthalpy", "relative", 2e-4, grid}, [](double dry, double w, double) { return air::enthalpyJPerKg(dry, w); }},
        {"v_m3_kg_da", {"specific volume", "relative", 2e-4, grid}, air::specificVolumeM3PerKg},
        {"rho_kg_m3", {"density", "relative", 2e-4, grid}, air::densityKgPerM3},
        {"Twb_C", {"wet bulb", "K", 0.002, grid}, air::wetBulbC},
        {"Tdp_C", {"dew point", "K", 0.002, grid}, [](double, double w, double p) { return air::dewPointC(w, p); }},
    };
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const double dry = t.number(r, "T_C"), p = t.number(r, "p_Pa");
        const double w = air::humidityRatioFromRelativeHumidity(dry, t.number(r, "phi"), p);
        for (const auto& c : columns) {
            if (!t.has(c.column))
                continue;
            const double expected = t.number(r, c.column), error = c.value(dry, w, p) - expected;
            const bool relative = std::string_view(c.criterion.unit) == "relative";
            folders.errors(file, c.criterion).add(relative && error != 0 ? error / expected : error, [&] { return rowName(file, r); });
        }
    }
}

} // namespace

std::vector<SuiteResult> psychrometricsSuite(const ReferenceFiles& files)
{
    SuiteFolders folders;
    for (const auto* file : files.csvWith({"quantity", "expected", "tol_kind", "tol", "T_C", "p_Pa"}))
        folders.read(*file, [&] { readPublished(folders, *file); });
    for (const auto* file : files.csvWith({"T_C", "phi", "p_Pa", "W"}))
        if (!file->hasAll({"expected"}))
            folders.read(*file, [&] { readGrid(folders, *file); });
    return folders.take();
}

} // namespace data
