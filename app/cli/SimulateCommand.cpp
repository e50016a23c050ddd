#include "app/cli/Commands.h"
#include "app/cli/Inputs.h"
#include "app/core/Json.h"
#include "data/session/SimulationRecorder.h"
#include "twin/base/NumberText.h"
#include "twin/model/PlantCompiler.h"
#include <algorithm>
#include <cmath>
#include <ostream>

namespace app::cli {

int simulateCommand(const Words& words, std::ostream& out)
{
    const Arguments arguments(words,
                              {"preset", "project", "scenario", "weather", "workload", "workload-hall", "events", "from", "hours", "step",
                               "frame-every", "gpus-every", "seed", "out"},
                              {"json", "gpus"}, 0, 0);
    auto project = projectFromArguments(arguments);
    auto& scenario = currentScenario(project);
    const auto file = arguments.required("out");
    if (const auto weather = arguments.text("weather"))
        chooseWeather(*weather, scenario);
    if (const auto workload = arguments.text("workload")) {
        scenario.workload = twin::WorkloadKind::Trace;
        scenario.workloadFile = *workload;
    }
    if (const auto hall = arguments.number("workload-hall", 1, 1000)) {
        if (scenario.workload != twin::WorkloadKind::Trace)
            usageError("--workload-hall needs --workload, the trace that drives the hall.");
        scenario.workloadHall = static_cast<int>(*hall) - 1;
        if (scenario.workloadHall >= static_cast<int>(project.site.halls.size()))
            usageError("There is no hall " + twin::numberText(*hall) + "; the site has " + std::to_string(project.site.halls.size()) + ".");
    }
    if (const auto seed = arguments.number("seed", 0, 9e15))
        scenario.seed = static_cast<std::uint64_t>(*seed);
    scenario.begin = arguments.time("from").value_or(scenario.begin);
    scenario.hours = arguments.number("hours", 1e-3, 9000).value_or(scenario.hours);

    auto job = data::makeSimulationJob(project.site, scenario);
    job.input.stepSeconds = arguments.number("step", 0.1, 900).value_or(60);
    job.frameEverySeconds = arguments.number("frame-every", 0.1, 86400).value_or(std::max(60.0, job.input.stepSeconds));
    const auto gpusEvery = arguments.number("gpus-every", 0.1, 86400);
    job.recordGpus = arguments.flag("gpus") || gpusEvery;
    if (job.recordGpus) {
        job.gpusEverySeconds = gpusEvery.value_or(std::max(60.0, job.input.stepSeconds));
        job.gpuNames = data::gpuNamesOf(project.site, twin::Catalogue::builtIn());
    }
    if (const auto events = arguments.text("events"))
        job.input.events = twin::readPlantEvents(*events);
    job.out = file;
    const auto s = data::runSimulation(job, terminalProgress("simulating"));

    const auto issues = job.input.weather ? job.input.weather->issues() : std::vector<twin::Issue>{};
    const std::pair<const char*, double> rows[] = {
        {"steps", static_cast<double>(s.steps)}, {"samples", static_cast<double>(s.samples)},
        {"it_mwh", s.itMwh}, {"facility_mwh", s.facilityMwh}, {"grid_mwh", s.gridMwh}, {"turbine_mwh", s.turbineMwh},
        {"genset_mwh", s.gensetMwh}, {"battery_out_mwh", s.batteryOutMwh}, {"battery_in_mwh", s.batteryInMwh},
        {"unserved_mwh", s.unservedMwh}, {"mean_pue", s.meanPue}, {"peak_facility_mw", s.peakFacilityMw}, {"water_m3", s.waterM3},
        {"co2_kg", s.co2Kg}, {"cost_usd", s.costUsd}, {"peak_gpu_temperature_c", s.peakGpuTemperatureC},
        {"energy_balance_error_percent", s.energyBalanceErrorPercent}, {"wall_s", s.wallSeconds},
    };
    if (arguments.flag("json")) {
        Json json;
        json.beginObject().field("recording", file);
        for (const auto& [name, value] : rows)
            json.field(name, value);
        json.key("notes").beginArray();
        for (const auto& issue : issues)
            json.value(issue.message.english());
        json.endArray();
        json.endObject();
        out << json.text() << '\n';
    } else {
        out << "recorded " << file << '\n';
        for (const auto& [name, value] : rows)
            out << name << ' ' << twin::numberText(value) << '\n';
        for (const auto& issue : issues)
            out << "note: " << issue.message.english() << '\n';
    }
    return 0;
}

} // namespace app::cli
