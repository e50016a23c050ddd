// Runs a compiled plant through time under weather, workloads and events. One thread at a time.
#pragma once
#include "twin/base/Progress.h"
#include "twin/physics/PlantModel.h"
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace twin {

/// Something that happens to the plant at an instant (facts 6).
struct PlantEvent
{
    enum class Kind { GridLimit, TurbinesOut, GensetsOut, ChillersOut, TowersOut, MegapacksOut, TransformersOut, LoadScale, BatteryRequest };
    Timestamp at;
    Kind kind = Kind::GridLimit;
    double value = 0;  ///< GridLimit, BatteryRequest: MW (GridLimit < 0 restores the default); ...Out: units out of service; LoadScale: factor
    std::string text;  ///< for the time bar; made up from kind and value where empty
};
/// Reads `[{"at": ISO, "kind": "grid_limit", "value": 0, "text": "…"}, …]` or `{"events": […]}`. Throws Error with the entry's number.
std::vector<PlantEvent> readPlantEvents(const std::string& path);

struct SimulationInput
{
    std::shared_ptr<const PlantModel> model;
    std::shared_ptr<const Weather> weather;
    std::vector<std::shared_ptr<const Workload>> workloads; ///< by rackWorkload
    std::vector<PlantEvent> events;
    Timestamp from;
    double hours = 24, stepSeconds = 60;
};

/// What acts on the plant at an instant.
PlantInputs inputsAt(const SimulationInput& input, Timestamp t);

/// Starts settled at `from`, then steps to the end; `onStep` gets the state at `from` and after every step.
/// Throws Error for a step outside 0.1 .. 900 s or hours outside 0 .. 9000, and Cancelled.
void simulate(const SimulationInput& input, const Progress& progress,
              const std::function<void(Timestamp, const PlantState&)>& onStep);

} // namespace twin
