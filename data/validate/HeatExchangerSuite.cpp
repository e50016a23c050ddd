// Effectiveness and NTU against tables of another program, and the energy balance of exchangers driven through time.
#include "data/validate/SuiteFolders.h"
#include "data/validate/Validation.h"
#include "twin/physics/HeatExchanger.h"
#include <optional>

namespace data {
namespace {

using twin::FlowArrangement;
constexpr double waterHeatCapacity = 4184; // J/kg/K, that of the program behind the trajectories
constexpr double kelvin = 273.15;

constexpr const char* tables = "effectiveness and NTU of an independent program";
constexpr Criterion forward{"effectiveness of NTU", "", 1e-6, tables};
constexpr Criterion forwardSmoothed{"effectiveness of NTU, where smoothed", "", 1e-3,
                                    "as above, where that program smooths the law: counterflow near Cmin = Cmax, Cmin unmixed near Cmin = 0"};
constexpr Criterion roundTrip{"effectiveness to NTU and back", "", 1e-6, "the law itself: both directions must agree"};
constexpr Criterion backward{"NTU of effectiveness, as effectiveness", "", 1e-6, tables};
constexpr Criterion backwardSmoothed{"NTU of effectiveness, where smoothed", "", 1e-3, "as above, as effectiveness"};
constexpr Criterion balance1{"energy balance of stream 1", "of m cp T", 1e-6, "Q1 = m1 cp (T out - T in), as a share of m1 cp T"};
constexpr Criterion balance2{"energy balance of stream 2", "of m cp T", 1e-6, "Q2 = -Q1, as a share of m2 cp T"};
constexpr Criterion solved{"outlets of the exchanger with the same UA", "of m cp T", 1e-6, "UA from Q1, then both outlets from the inlets, as a share of m cp T"};

std::optional<FlowArrangement> arrangementOf(const std::string& name)
{
    if (name == "parallel")
        return FlowArrangement::Parallel;
    if (name == "counterflow")
        return FlowArrangement::Counterflow;
    if (name == "crossflow_both_unmixed")
        return FlowArrangement::CrossflowUnmixed;
    if (name == "crossflow_Cmin_mixed" || name == "crossflow_Cmax_unmixed")
        return FlowArrangement::CrossflowMinMixed;
    if (name == "crossflow_Cmax_mixed" || name == "crossflow_Cmin_unmixed")
        return FlowArrangement::CrossflowMinUnmixed;
    if (name == "constant_temperature_phase_change")
        return FlowArrangement::PhaseChange;
    return {};
}

void readTable(SuiteFolders& folders, const ReferenceFile& file)
{
    const ReferenceTable t(file.path);
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const auto& name = t.text(r, "configuration");
        const auto arrangement = arrangementOf(name);
        const auto where = [&] { return rowName(file, r) + " (" + name + ")"; };
        if (!arrangement) {
            folders.unsupported(file, where(), "the model has no flow arrangement of that name");
            continue;
        }
        const double z = t.number(r, "Z_Cmin_over_Cmax"), e = t.number(r, "effectiveness"), ntu = t.number(r, "NTU");
        // The Modelica Buildings library bends two laws where their closed forms become 0 / 0.
        const bool smoothed = (*arrangement == FlowArrangement::Counterflow && z > 0.97) || (*arrangement == FlowArrangement::CrossflowMinUnmixed && z < 0.03);
        folders.errors(file, smoothed ? forwardSmoothed : forward).add(twin::effectiveness(ntu, z, *arrangement) - e, where);
        const double found = twin::ntuFromEffectiveness(e, z, *arrangement);
        folders.errors(file, roundTrip).add(twin::effectiveness(found, z, *arrangement) - e, where);
        // An NTU is judged by the effectiveness it stands for: where the law is flat, NTU itself is badly determined.
        folders.errors(file, smoothed ? backwardSmoothed : backward)
            .add(twin::effectiveness(found, z, *arrangement) - twin::effectiveness(ntu, z, *arrangement), where);
    }
}

void readTrajectory(SuiteFolders& folders, const ReferenceFile& file)
{
    const ReferenceTable t(file.path);
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const auto n = [&](const char* column) { return t.number(r, column); };
        const auto where = [&] { return rowName(file, r); };
        const double c1 = n("m1_kg_s") * waterHeatCapacity, c2 = n("m2_kg_s") * waterHeatCapacity;
        if (c1 <= 0 || c2 <= 0) {
            folders.unsupported(file, where(), "one stream stands still or runs backwards");
            continue;
        }
        const double in1 = n("T1_in_K"), in2 = n("T2_in_K"), out1 = n("T1_out_K"), out2 = n("T2_out_K"), into1 = n("Q1_W");
        folders.errors(file, balance1).add((in1 + into1 / c1 - out1) / out1, where);
        folders.errors(file, balance2).add((in2 - into1 / c2 - out2) / out2, where);
        if (in1 == in2)
            continue; // nothing to exchange, and no UA to find
        const twin::HeatStream s1{c1, in1 - kelvin}, s2{c2, in2 - kelvin};
        const auto x = twin::exchangeHeat(s1, s2, twin::uaForHeat(s1, s2, -into1));
        folders.errors(file, solved).add((x.outlet1C + kelvin - out1) / out1, [&] { return where() + ", stream 1"; });
        folders.errors(file, solved).add((x.outlet2C + kelvin - out2) / out2, [&] { return where() + ", stream 2"; });
    }
}

} // namespace

std::vector<SuiteResult> heatExchangerSuite(const ReferenceFiles& files)
{
    SuiteFolders folders;
    for (const auto* file : files.csvWith({"configuration", "Z_Cmin_over_Cmax", "effectiveness", "NTU"}))
        folders.read(*file, [&] { readTable(folders, *file); });
    for (const auto* file : files.csvWith({"m1_kg_s", "m2_kg_s", "T1_in_K", "T1_out_K", "T2_in_K", "T2_out_K", "Q1_W"}))
        folders.read(*file, [&] { readTrajectory(folders, *file); });
    return folders.take();
}

} // namespace data
