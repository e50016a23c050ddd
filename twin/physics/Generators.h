// Gas turbines and gensets: capacity against the weather, fuel, starts one after the other, step loads and ramps. Pure functions, any thread.
#pragma once
#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace twin {

/// What turbines, or gensets, have in common.
struct GeneratorLaw
{
    double derateAbove15PerK = 0;     ///< output lost a kelvin above 15 °C
    double heatRateAbove15PerK = 0;   ///< heat rate gained a kelvin above 15 °C
    double efficiency75 = 1, efficiency50 = 1, efficiency25 = 1; ///< relative to full load
    double startSeconds = 0, rampWPerS = 0;
    double startIntervalS = 0;        ///< units are started one at a time, this far apart
    bool coverLargest = false;        ///< the running units can lose the largest of them and still carry the need (N-1 spinning reserve)
};

struct Generator
{
    int unit = 0;          ///< index into PlantSpec::units
    bool genset = false;
    double ratingW = 0;    ///< ISO
    double heatRate = 0;   ///< Btu (LHV) a kWh at full load, ISO
    double co2KgPerMwh = 0;
    double stepLoad = 0;   ///< share of the rating that a unit may take or lose at once, ahead of its ramp
    int rank = 0;          ///< place among its kind: the highest go out of service first
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
    double allowanceW = 0; ///< what it may still take or lose at once; refills at the ramp up to the step load
    bool online() const { return startS == 0; }
    bool committed() const { return startS >= 0; }
};

/// Of a whole group.
struct GeneratorClock
{
    double nextStartS = 0; ///< until the next unit may be started
    long long starts = 0, stops = 0;
    double onlineW = 0;    ///< capacity of the synchronised units at the end of the step
    int online = 0;        ///< their number
};

/// Turbines, or gensets, with what they can do now. Views only: the vectors stay with their owner.
class GeneratorGroup
{
public:
    GeneratorGroup(const GeneratorLaw& groupLaw, std::span<const Generator> allUnits, std::span<const int> order, int unitsInService, double factor);
    const GeneratorLaw& law;
    std::span<const Generator> units; ///< all generators of the site; `merit` says which are meant
    std::span<const int> merit;       ///< indices, the best first
    int inService = 0;                ///< of the group, by rank
    double capacityFactor = 1;        ///< see generatorCapacityFactor

    bool available(int i) const { return units[static_cast<std::size_t>(i)].rank < inService && units[static_cast<std::size_t>(i)].ratingW > 0; }
    double capacityW(int i) const { return units[static_cast<std::size_t>(i)].ratingW * capacityFactor; } ///< whether or not it is available
    double capacityW() const { return m_capacityW; } ///< of all available
    double largestW() const { return m_largestW; }   ///< of all available
    double onlineW(std::span<const GeneratorState> states) const; ///< capacity of the synchronised units
    int online(std::span<const GeneratorState> states) const;
    /// Capacity to keep committed for `needW` with `reserve` (a share).
    double wantedW(double needW, double reserve) const;

private:
    double m_capacityW = 0, m_largestW = 0;
};

/// The group settled at `needW`: the fewest units in order of merit that carry it with their reserve, equally loaded. Units that
/// are not available are off. Returns the output.
double settleGenerators(const GeneratorGroup& group, double needW, double reserve, std::span<GeneratorState> states, GeneratorClock& clock);
/// The group `dt` seconds on: starts units while the committed ones fall short of `needW` and the reserve, one at a time; moves those online
/// towards an equal load within step load and ramp; stops units that were not needed for `stopAfterS`. Returns the output at the end of the step.
/// Over any time T an online unit's output changes by no more than stepLoad x rating + ramp x T.
double advanceGenerators(const GeneratorGroup& group, double needW, double reserve, double dt, std::span<GeneratorState> states,
                         GeneratorClock& clock);
/// How long a unit runs unneeded before it stops: a checkpoint dip must not cost a start (estimate).
inline constexpr double stopAfterS = 900;

} // namespace twin
