// Coolant properties against the verification values that IAPWS prints and against tables of other programs.
#include "data/validate/SuiteFolders.h"
#include "data/validate/Validation.h"
#include "twin/base/NumberText.h"
#include "twin/physics/FluidProperties.h"
#include <map>
#include <optional>

namespace data {
namespace {

namespace fluids = twin::fluids;
constexpr double kelvin = 273.15;

constexpr Criterion printed{"IAPWS verification values", "of tolerance", 1,
                            "values printed in the IAPWS releases, each within its own tolerance and the rounding of its eighth digit"};
constexpr const char* waterTable = "IAPWS-95 with R12-08 and R15-11, independent program";
constexpr const char* glycolTable = "Melinder 2010, independent program";

// "T_K=300;p_MPa=3" as numbers by name.
std::map<std::string, double> stateOf(const std::string& text)
{
    std::map<std::string, double> state;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const auto end = std::min(text.find(';', begin), text.size());
        const auto equals = text.find('=', begin);
        if (equals < end)
            state[text.substr(begin, equals - begin)] = twin::toNumber(text.substr(equals + 1, end - equals - 1)).value_or(NAN);
        begin = end + 1;
    }
    return state;
}

/// The value, or the reason why the model has none.
struct Asked
{
    std::optional<double> value;
    std::string reason;
};

Asked region1Value(const std::map<std::string, double>& state, const std::string& quantity)
{
    if (!state.contains("T_K") || !state.contains("p_MPa"))
        return {{}, "a state of IF97 region 1 needs T_K and p_MPa"};
    const auto w = fluids::water(state.at("T_K") - kelvin, 1e6 * state.at("p_MPa"));
    if (w.range != fluids::inRange)
        return {{}, "the state is not in IF97 region 1 (liquid, 0 to 350 °C, up to 100 MPa)"};
    if (quantity == "v_m3_kg")
        return {1 / w.densityKgPerM3, {}};
    if (quantity == "rho_kg_m3")
        return {w.densityKgPerM3, {}};
    if (quantity == "h_kJ_kg")
        return {w.enthalpyJPerKg / 1000, {}};
    if (quantity == "u_kJ_kg")
        return {w.internalEnergyJPerKg / 1000, {}};
    if (quantity == "s_kJ_kgK")
        return {w.entropyJPerKgK / 1000, {}};
    if (quantity == "cp_kJ_kgK")
        return {w.heatCapacityJPerKgK / 1000, {}};
    if (quantity == "cv_kJ_kgK")
        return {w.heatCapacityVJPerKgK / 1000, {}};
    if (quantity == "w_m_s" || quantity == "sound_m_s")
        return {w.soundSpeedMPerS, {}};
    return {{}, "the model has no function for “" + quantity + "”"};
}

Asked printedValue(const std::string& release, const std::map<std::string, double>& state, const std::string& quantity)
{
    const bool viscosity = quantity == "mu_uPa_s", conductivity = quantity == "k_mW_mK";
    if (viscosity || conductivity) {
        if (!state.contains("T_K") || !state.contains("rho"))
            return {{}, "a transport property needs T_K and rho"};
        const double t = state.at("T_K"), rho = state.at("rho");
        if (std::abs(t - 647.096) < 20)
            return {{}, "near the critical point the enhancement needs IAPWS-95, which a liquid-cooling model does not"};
        return {viscosity ? 1e6 * fluids::waterViscosityPaS(t, rho) : 1e3 * fluids::waterConductivityBackgroundWPerMK(t, rho), {}};
    }
    if (release.find("IF97") != std::string::npos && release.find("region1") != std::string::npos)
        return region1Value(state, quantity);
    return {{}, "the model has no “" + release + "”"};
}

void readPrinted(SuiteFolders& folders, const ReferenceFile& file)
{
    const ReferenceTable t(file.path);
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const auto name = rowName(file, r) + " (" + t.text(r, "quantity") + " at " + t.text(r, "state") + ")";
        const auto got = printedValue(t.text(r, "release"), stateOf(t.text(r, "state")), t.text(r, "quantity"));
        if (!got.value) {
            folders.unsupported(file, name, got.reason);
            continue;
        }
        // The releases print eight digits and more; a table's text may have lost trailing zeros.
        const double expected = t.number(r, "value"), halfEighth = 0.5 * std::pow(10, std::floor(std::log10(std::abs(expected))) - 7);
        folders.errors(file, printed).add((*got.value - expected) / (t.number(r, "rel_tol") * std::abs(expected) + halfEighth), [&] { return name; });
    }
}

struct Column
{
    const char* column;
    Criterion criterion;
    double (*value)(const fluids::Water&);
};

void compare(SuiteFolders& folders, const ReferenceFile& file, const ReferenceTable& t, std::size_t row, const Column& c, const fluids::Water& w)
{
    if (!t.has(c.column))
        return;
    const double expected = t.number(row, c.column);
    folders.errors(file, c.criterion).add(100 * (c.value(w) - expected) / std::abs(expected), [&] { return rowName(file, row); });
}

// A state that the model would have to clamp is no comparison.
bool inside(SuiteFolders& folders, const ReferenceFile& file, std::size_t row, const fluids::Liquid& l)
{
    if ((l.range & ~static_cast<unsigned>(fluids::beyondFit)) == 0)
        return true;
    std::string reason;
    for (const auto& message : fluids::rangeMessages(l))
        reason += (reason.empty() ? "" : " ") + message.english();
    folders.unsupported(file, rowName(file, row), reason);
    return false;
}

void readWater(SuiteFolders& folders, const ReferenceFile& file)
{
    static const Column columns[] = {
        {"rho_kg_m3", {"water density", "%", 0.05, waterTable}, [](const auto& w) { return w.densityKgPerM3; }},
        {"cp_J_kgK", {"water heat capacity", "%", 0.2, waterTable}, [](const auto& w) { return w.heatCapacityJPerKgK; }},
        {"h_J_kg", {"water enthalpy", "%", 0.2, waterTable}, [](const auto& w) { return w.enthalpyJPerKg; }},
        {"mu_Pa_s", {"water viscosity", "%", 1, waterTable}, [](const auto& w) { return w.viscosityPaS; }},
        {"k_W_mK", {"water conductivity", "%", 0.2, waterTable}, [](const auto& w) { return w.conductivityWPerMK; }},
        {"sound_m_s", {"water sound speed", "%", 0.2, waterTable}, [](const auto& w) { return w.soundSpeedMPerS; }},
    };
    const ReferenceTable t(file.path);
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const auto w = fluids::water(t.number(r, "T_C"), t.number(r, "p_Pa"));
        if (!inside(folders, file, r, w))
            continue;
        for (const auto& c : columns)
            compare(folders, file, t, r, c, w);
    }
}

void readGlycol(SuiteFolders& folders, const ReferenceFile& file)
{
    static const Column columns[] = {
        {"rho_kg_m3", {"glycol density", "%", 0.05, glycolTable}, [](const auto& w) { return w.densityKgPerM3; }},
        {"cp_J_kgK", {"glycol heat capacity", "%", 0.2, glycolTable}, [](const auto& w) { return w.heatCapacityJPerKgK; }},
        {"k_W_mK", {"glycol conductivity", "%", 0.2, glycolTable}, [](const auto& w) { return w.conductivityWPerMK; }},
        {"mu_Pa_s", {"glycol viscosity", "%", 1, glycolTable}, [](const auto& w) { return w.viscosityPaS; }},
    };
    const ReferenceTable t(file.path);
    for (std::size_t r = 0; r < t.rows(); ++r) {
        fluids::Water w;
        static_cast<fluids::Liquid&>(w) = fluids::propyleneGlycol(t.number(r, "X_mass_fraction"), t.number(r, "T_K") - kelvin);
        if (!inside(folders, file, r, w))
            continue;
        for (const auto& c : columns)
            compare(folders, file, t, r, c, w);
    }
}

} // namespace

std::vector<SuiteResult> fluidPropertiesSuite(const ReferenceFiles& files)
{
    SuiteFolders folders;
    for (const auto* file : files.csvWith({"release", "state", "quantity", "value", "rel_tol"}))
        folders.read(*file, [&] { readPrinted(folders, *file); });
    for (const auto* file : files.csvWith({"T_C", "p_Pa", "rho_kg_m3", "cp_J_kgK"}))
        folders.read(*file, [&] { readWater(folders, *file); });
    for (const auto* file : files.csvWith({"X_mass_fraction", "T_K", "rho_kg_m3", "cp_J_kgK"}))
        folders.read(*file, [&] { readGlycol(folders, *file); });
    return folders.take();
}

} // namespace data
