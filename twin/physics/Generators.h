// Gas turbines and gensets: capacity against the weather, fuel, starts and ramps. Pure functions, any thread.
#pragma once
#include <vector>

namespace twin {

/// What turbines, or gensets, have in common.
struct GeneratorLaw
{
    double derateAbove15PerK = 0;     ///< output lost a kelvin above 15 °C
    double heatRateAbove15PerK = 0;   ///< heat rate gained a kelvin above 15 °C
    double efficiency75 = 1, efficiency50 = 1, efficiency25 = 1; ///< relative to full load
    double startSeconds = 0, rampWPerS = 0;
};

struct Generator
{
    int unit = 0;          ///< index into PlantSpec::units
    bool genset = false;
    double ratingW = 0;    ///< ISO
    double heatRate = 0;   ///< Btu (LHV) a kWh at full load, ISO
    double co2KgPerMwh = 0;
};

/// Capacity relative to the ISO rating; never above it (permits and generators are rated there).
double generatorCapacityFactor(const GeneratorLaw& law, double airC);
/// Fuel at a share of full load relative to fuel at full load; falls to a no-load share at 0 (Willans line).
double generatorFuelShare(const GeneratorLaw& law, double loadShare);

struct GeneratorFuel
{
    double gasMmbtuHhvPerH = 0;
    double co2KgPerH = 0;
};
/// Fuel and CO2 of one running unit.
GeneratorFuel generatorFuel(const GeneratorLaw& law, const Generator& unit, double outputW, double airC, double hhvToLhv);

/// Changing part of one unit. `startS` counts down to synchronised, 0 is online, below 0 stopped.
struct GeneratorState
{
    double outputW = 0, startS = -1, idleS = 0;
    bool online() const { return startS == 0; }
    bool committed() const { return startS >= 0; }
};

/// A group (turbines, or gensets) settled at `needW`: the fewest units in order of merit that carry it with the spinning
/// `reserve` (a share), equally loaded. Units that are not available are off. Returns the output.
double settleGenerators(const std::vector<double>& capacityW, const std::vector<bool>& available,
                        const std::vector<int>& meritOrder, double needW, double reserve, std::vector<GeneratorState>& states);
/// The group `dt` seconds on: starts units while the committed ones fall short of `needW` and the reserve, ramps those online towards an equal
/// load, stops units that were not needed for `stopAfterS`. Returns the output at the end of the step.
double advanceGenerators(const GeneratorLaw& law, const std::vector<double>& capacityW, const std::vector<bool>& available,
                         const std::vector<int>& meritOrder, double needW, double reserve, double dt, std::vector<GeneratorState>& states);
/// How long a unit runs unneeded before it stops: a checkpoint dip must not cost a start (estimate).
inline constexpr double stopAfterS = 900;

} // namespace twin
