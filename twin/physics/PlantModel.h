// The facility's physics from GPU to grid: steady state and one step in time.
#pragma once
#include "twin/base/Metric.h"
#include "twin/physics/CoolingState.h"
#include "twin/physics/KeyFigures.h"
#include "twin/physics/PlantSpec.h"
#include "twin/physics/SupplyState.h"
#include "twin/physics/Weather.h"
#include "twin/physics/Workload.h"
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace twin {

/// What acts on the plant from outside at one instant.
struct PlantInputs
{
    WeatherPoint weather;
    std::vector<LoadLevel> loads = std::vector<LoadLevel>(1, LoadLevel{1.0f, LoadLevel::Basis::TrainingIntensity}); ///< by rackWorkload
    double gridLimitW = -1;          ///< < 0: the parameter grid_capacity
    int turbinesOut = 0, chillersOut = 0, gensetsOut = 0, megapacksOut = 0, transformersOut = 0, towersOut = 0, pumpsOut = 0; ///< taken from service, highest index first
    double batteryRequestW = 0;      ///< + discharge for resale or test, - charge; ride-through goes first
    std::vector<float> hallSupply;   ///< by hall: share of its IT that has power, 0 .. 1; empty: all
    std::vector<float> hallFlow;     ///< by hall: share of its technology flow that the CDU pumps still move, 0 .. 1; empty: all
    double doorsOut = 0;             ///< share of the rear doors that take no heat, 0 .. 1
    double timeOfDayHours = 12;      ///< site time, for the tariff
};

struct SettledRacks; ///< internal to the model

/// Values of one instant. Arrays are empty for metrics an asset class does not carry. Owned by one thread at a time.
struct PlantState
{
    // GPUs, float32, index as PlantSpec::rackFirstGpu
    std::vector<float> gpuPowerW, gpuDieC, gpuPlateC;
    std::vector<std::uint8_t> gpuTripped; ///< 1: shut down by its own protection; empty while none is
    struct TrippedRack
    {
        std::uint32_t rack = 0;
        double seconds = 0; ///< since its latest trip
    };
    std::vector<TrippedRack> trippedRacks;
    struct Windows
    {
        std::uint32_t steps = 0;        ///< of the next window; 0: the shortest
        double facilityKPerS = 0;       ///< how fast the facility water went in the last one
    };
    Windows windows;
    std::shared_ptr<const SettledRacks> settled; ///< what the racks were settled under; null after a step
    std::vector<float> rackValveWPerK; ///< conductance that each rack's CDU valve allows at present
    // racks and units by metric, index as in the spec
    std::array<std::vector<float>, metricCount> rack, unit;
    double facilityWaterC = 23;    ///< lumped temperature of the facility loop (supply side)
    double roomAirC = 24;
    double batteryWh = 0;          ///< stored energy of all Megapacks
    std::vector<double> turbineW;  ///< by turbine and genset in unit order: present output, for ramps and starts
    std::vector<double> turbineStartS; ///< seconds left until synchronised; < 0 stopped
    std::vector<double> turbineIdleS;  ///< how long each has been running without being needed
    CoolingState cooling;
    SupplyState supply;
    double storedHeatJ = 0;        ///< heat stored since the start, for the energy balance
    KeyFigures figures;
    bool isReady() const { return !rack[0].empty() || !figures.limits.empty(); }
};

/// What a step leaves for those who record it: racks, units and figures as in PlantState.
struct PlantFrame
{
    std::array<std::vector<float>, metricCount> rack, unit;
    KeyFigures figures;
};
struct PlantFrames
{
    bool arrays = true; ///< false: the figures alone, with limits only in the last of a window
    std::vector<PlantFrame> steps;
};

/// Stateless after construction: all state is in PlantState, so one model serves several threads.
/// Results do not depend on the number of threads.
class PlantModel
{
public:
    /// Throws Error for impossible numbers (negative power, efficiency above 1, …), naming the parameter.
    explicit PlantModel(PlantSpec spec, std::uint64_t seed = 1);
    /// The same result, sooner where the plant is an edit of `previous`: the chips of racks that both have are copied. Same seed.
    PlantModel(PlantSpec spec, const PlantModel& previous);
    ~PlantModel();
    const PlantSpec& spec() const;

    /// Every GPU and loop settled under these inputs; the battery neither charges nor discharges unless the other
    /// sources cannot carry the load. `state` keeps its stored energy if it is ready, else it starts at the default SOC.
    void solveSteady(const PlantInputs& inputs, PlantState& state) const;
    /// `dt` seconds on from `state` (which must be ready). dt may be 0.1 .. 900 s.
    void step(const PlantInputs& inputs, double dtSeconds, PlantState& state) const;
    /// As many steps as there are inputs, best stepsAtOnce() of them a call. Racks are taken through windows of several steps while they
    /// are in the cache, under facility water foreseen from the window before; the plant follows step by step. Windows are
    /// `windowSeconds` long, and up to sixty steps or 900 s where the water keeps to what was foreseen; outages and jumps of load end them.
    /// Figures do not depend on how the inputs are cut into calls of stepsAtOnce(), but for the rounding of float32.
    /// `frames`, if given, gets one entry a step.
    void advance(std::span<const PlantInputs> inputs, double dtSeconds, PlantState& state, PlantFrames* frames = nullptr) const;
    static constexpr double windowSeconds = 15;
    static std::size_t stepsAtOnce(double dtSeconds);

private:
    struct Compiled;
    std::unique_ptr<const Compiled> m;
};

/// Power of a whole rack's servers (GPUs and hosts, W) at a utilisation, and its inverse: which utilisation explains a measured
/// server power. Clamped to idle .. rated.
double serverRackPowerW(const PlantSpec& spec, int rackType, double utilisation);
double utilisationFromServerPower(const PlantSpec& spec, int rackType, double watts);

} // namespace twin
