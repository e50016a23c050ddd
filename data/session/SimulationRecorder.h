// Runs a simulation into a recording, so that a simulated day replays exactly as a measured one does. Any thread.
#pragma once
#include "data/store/RecordingTypes.h"
#include "twin/base/Progress.h"
#include "twin/model/Catalogue.h"
#include "twin/model/Scenario.h"
#include "twin/model/Simulator.h"
#include "twin/model/Site.h"
#include <filesystem>

namespace data {

struct SimulationJob
{
    twin::SimulationInput input;
    std::vector<std::string> rackNames, unitNames; ///< in the order of the spec
    RecordingHeader header;
    std::filesystem::path out;
    double frameEverySeconds = 60; ///< rack and unit frames; facility totals are kept at every step
    bool recordGpus = false;       ///< power and temperature of every GPU too, each as "<rack>/S<server>/G<gpu>"
    double gpusEverySeconds = 60;  ///< frames of GPUs; at a step of the simulation, so no oftener than those
    std::vector<std::string> gpuNames; ///< in the order of the spec, for recordGpus; see gpuNamesOf()
    double networkEverySeconds = 60; ///< the one-line is solved no more often than this, its figures hold in between; 0: never
};

/// Totals over the run, for the command line and for checks.
struct SimulationSummary
{
    std::int64_t steps = 0, samples = 0;
    double itMwh = 0, facilityMwh = 0, gridMwh = 0, turbineMwh = 0, gensetMwh = 0, batteryOutMwh = 0, batteryInMwh = 0, unservedMwh = 0;
    double meanPue = 0, peakFacilityMw = 0, waterM3 = 0, co2Kg = 0, costUsd = 0;
    double peakGpuTemperatureC = 0;
    double energyBalanceErrorPercent = 0; ///< |sources - sinks - change of stored energy| / sources
    double wallSeconds = 0;
};

/// Names of all GPUs of a site, in the order of PlantSpec::rackFirstGpu.
std::vector<std::string> gpuNamesOf(const twin::Site& site, const twin::Catalogue& catalogue);
/// A job's names (but those of GPUs) and header filled from a site and scenario; `out` and the times are the caller's.
SimulationJob makeSimulationJob(const twin::Site& site, const twin::Scenario& scenario);
/// The same with a plant that is compiled already, its weather, workloads and times.
SimulationJob makeSimulationJob(const twin::Site& site, const twin::Scenario& scenario, twin::SimulationInput input);
/// Throws twin::Error or twin::Cancelled; a cancelled recording is removed.
SimulationSummary runSimulation(const SimulationJob& job, const twin::Progress& progress);

} // namespace data
