#include "app/cli/Commands.h"
#include "app/cli/Inputs.h"
#include "app/core/Evaluation.h"
#include "app/core/Json.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/model/PlantCompiler.h"
#include "twin/physics/FastDynamics.h"
#include <algorithm>
#include <fstream>
#include <ostream>

namespace app::cli {
namespace {

void writeCsv(const std::string& path, const twin::SwingSeries& s)
{
    std::ofstream file(path, std::ios::binary);
    file << twin::swingTable(s);
    file.flush();
    if (!file)
        throw twin::Error(TWIN_TEXT("The table %1 could not be written; check the folder and the space left."), {path});
}

void printJson(const data::Project& project, const twin::SwingPlant& plant, const twin::SwingParameters& p, const twin::SwingInputs& in,
               const twin::SwingVerdicts& v, std::ostream& out)
{
    const auto& scenario = project.scenarios.at(project.currentScenario);
    Json json;
    json.beginObject();
    json.field("preset", scenario.presetId).field("scenario", scenario.name).field("event", swingEventId(in.event));
    if (in.event != twin::SwingEvent::None)
        json.field("event_s", in.eventS);
    json.field("seconds", in.seconds).field("step_ms", in.stepS * 1e3).field("battery", in.battery);
    json.field("gpus", plant.gpus).field("job_gpus", jobGpus(plant, p, in)).field("frequency_hz", p.frequencyHz)
        .field("depth_w_per_gpu", p.depthWPerGpu).field("capacitor_j_per_gpu", p.capacitorJPerGpu);
    json.field("facility_mw", plant.facilityW * 1e-6).field("gpu_server_mw", plant.gpuW * 1e-6).field("turbines_online", plant.machines[0].online)
        .field("gensets_online", plant.machines[1].online).field("battery_power_limit_mw", plant.battery.powerLimitW * 1e-6);
    json.field("gpu_peak_to_peak_mw", v.gpuPeakToPeakMw).field("facility_peak_to_peak_mw", v.facilityPeakToPeakMw)
        .field("grid_peak_to_peak_mw", v.gridPeakToPeakMw);
    json.field("allowed_ramp_mw_per_5_s", v.allowedRampMw).field("ramp_mw_per_5_s", v.rampMw).field("ramp_unaveraged_mw_per_5_s", v.rampUnaveragedMw)
        .field("ramp_without_battery_mw_per_5_s", v.rampWithoutBatteryMw).field("ramp_passes", v.rampPasses)
        .field("ramp_passes_without_battery", v.rampPassesWithoutBattery);
    json.field("facility_amplitude_mw", v.facilityAmplitudeMw).field("grid_amplitude_mw", v.gridAmplitudeMw)
        .field("strongest_hz", v.strongestHz).field("strongest_mw", v.strongestMw);
    json.field("max_import_mw", v.maxImportMw).field("import_limit_mw", v.importLimitMw);
    json.field("min_frequency_hz", v.minFrequencyHz).field("max_frequency_hz", v.maxFrequencyHz);
    json.field("battery_peak_mw", v.batteryPeakMw).field("battery_in_mwh", v.batteryInMwh).field("battery_out_mwh", v.batteryOutMwh)
        .field("equivalent_cycles_per_h", v.cyclesPerHour);
    json.field("unserved_mwh", v.unservedMwh);
    const auto instant = [&](const char* key, double seconds) {
        json.key(key);
        if (seconds < 0)
            json.null();
        else
            json.value(seconds);
    };
    instant("machines_tripped_s", v.machinesTrippedS);
    instant("dark_s", v.darkS);
    json.field("balance_error_mw", v.balanceErrorMw);
    json.key("spectrum").beginArray();
    for (const auto& bin : v.spectrum)
        json.beginObject().field("hz", bin.hz).field("facility_mw", bin.facilityMw).field("grid_mw", bin.gridMw).endObject();
    json.endArray();
    json.field("wall_s", v.wallSeconds).endObject();
    out << json.text() << '\n';
}

void printText(const twin::SwingPlant& plant, const twin::SwingInputs& in, const twin::SwingVerdicts& v, std::ostream& out)
{
    const auto mw = [](double value) { return twin::numberText(value, 1) + " MW"; };
    const auto verdict = [](bool passes) { return passes ? "passes" : "fails"; };
    out << "GPUs swing by        " << mw(v.gpuPeakToPeakMw) << " peak to peak, the facility by " << mw(v.facilityPeakToPeakMw) << " of "
        << mw(plant.facilityW * 1e-6) << '\n';
    out << "import swings by     " << mw(v.gridPeakToPeakMw) << ", at most " << mw(v.maxImportMw) << " of " << mw(v.importLimitMw) << '\n';
    out << "worst ramp in 5 s    " << mw(v.rampMw) << (in.battery ? " with battery, " : " (battery off), ") << mw(v.rampWithoutBatteryMw)
        << " without; allowed " << mw(v.allowedRampMw) << ": " << verdict(v.rampPasses) << ", without battery "
        << verdict(v.rampPassesWithoutBattery) << '\n';
    out << "sine at iterations   " << twin::numberText(v.facilityAmplitudeMw, 2) << " MW in the facility, " << twin::numberText(v.gridAmplitudeMw, 2)
        << " MW in the import\n";
    out << "frequency            " << twin::numberText(v.minFrequencyHz, 3) << " to " << twin::numberText(v.maxFrequencyHz, 3) << " Hz\n";
    out << "battery              at most " << mw(v.batteryPeakMw) << ", " << twin::numberText(v.batteryOutMwh, 3) << " MWh out, "
        << twin::numberText(v.batteryInMwh, 3) << " MWh in, " << twin::numberText(v.cyclesPerHour, 4) << " full cycles an hour\n";
    if (v.machinesTrippedS >= 0)
        out << "machines trip        at " << twin::numberText(v.machinesTrippedS, 2) << " s\n";
    if (v.darkS >= 0)
        out << "dark                 from " << twin::numberText(v.darkS, 2) << " s on, " << twin::numberText(v.unservedMwh, 3) << " MWh not served\n";
}

} // namespace

int swingsCommand(const Words& words, std::ostream& out)
{
    const Arguments arguments(words,
                              {"preset", "project", "scenario", "frequency", "depth", "event", "event-at", "seconds", "step", "gpus", "shelf", "csv"},
                              {"json", "no-battery"}, 0, 0);
    auto project = projectFromArguments(arguments);
    const auto& scenario = currentScenario(project);
    twin::SwingInputs in;
    in.event = twin::swingEventById(arguments.text("event").value_or("none"));
    in.seconds = arguments.number("seconds", 1, 7200).value_or(in.seconds);
    in.stepS = 1e-3 * arguments.number("step", 1, 20).value_or(10);
    in.eventS = arguments.number("event-at", 0, 7200).value_or(std::min(in.eventS, in.seconds / 4));
    if (in.event != twin::SwingEvent::None && in.eventS >= in.seconds)
        usageError("The event comes after the end; give an earlier --event-at or more --seconds.");
    in.battery = !arguments.flag("no-battery");
    const auto evaluation = evaluate(project.site, scenario);
    const auto spec = twin::compilePlant(project.site, scenario, twin::Catalogue::builtIn());
    const auto plant = twin::swingPlant(spec, evaluation.inputs, evaluation.state);
    if (const auto gpus = arguments.number("gpus", 0, 1e8)) {
        if (*gpus > plant.gpus)
            usageError("The site has " + twin::numberText(plant.gpus) + " GPUs; give --gpus no more than that.");
        in.gpus = *gpus;
    }
    auto parameters = twin::readSwingParameters(scenario.parameters);
    parameters.frequencyHz = arguments.number("frequency", 0.01, 10).value_or(parameters.frequencyHz);
    parameters.depthWPerGpu = arguments.number("depth", 0, 5000).value_or(parameters.depthWPerGpu);
    parameters.capacitorJPerGpu = arguments.number("shelf", 0, 1000).value_or(parameters.capacitorJPerGpu);

    const auto result = twin::simulateSwings(plant, parameters, in, terminalProgress("swinging"));
    if (const auto csv = arguments.text("csv"))
        writeCsv(*csv, result.series);
    if (arguments.flag("json"))
        printJson(project, plant, parameters, in, result.verdicts, out);
    else
        printText(plant, in, result.verdicts, out);
    return 0;
}

} // namespace app::cli
