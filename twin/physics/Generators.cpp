#include "twin/physics/Generators.h"
#include "twin/physics/Interpolation.h"
#include <algorithm>
#include <cmath>

namespace twin {

double generatorCapacityFactor(const GeneratorLaw& law, double airC)
{
    return std::clamp(1 - law.derateAbove15PerK * (airC - 15), 0.5, 1.0);
}

double generatorFuelShare(const GeneratorLaw& law, double loadShare)
{
    const double fuel25 = 0.25 / law.efficiency25, fuel50 = 0.5 / law.efficiency50, fuel75 = 0.75 / law.efficiency75;
    const double at[] = {0, 0.25, 0.5, 0.75, 1.0};
    const double fuel[] = {std::max(0.0, 2 * fuel25 - fuel50), fuel25, fuel50, fuel75, 1.0};
    return interpolate(at, fuel, loadShare);
}

GeneratorFuel generatorFuel(const GeneratorLaw& law, const Generator& unit, double outputW, double airC, double hhvToLhv)
{
    const double fullLoadW = unit.ratingW * generatorCapacityFactor(law, airC);
    if (!(fullLoadW > 0))
        return {};
    const double warmth = 1 + law.heatRateAbove15PerK * std::max(0.0, airC - 15);
    const double fullLoadEquivalentW = fullLoadW * warmth * generatorFuelShare(law, outputW / fullLoadW);
    GeneratorFuel fuel;
    fuel.gasMmbtuHhvPerH = fullLoadEquivalentW * 1e-3 * unit.heatRate * hhvToLhv * 1e-6;
    fuel.co2KgPerH = fullLoadEquivalentW * 1e-6 * unit.co2KgPerMwh;
    return fuel;
}

GeneratorGroup::GeneratorGroup(const GeneratorLaw& groupLaw, std::span<const Generator> allUnits, std::span<const int> order, int unitsInService,
                               double factor)
    : law(groupLaw), units(allUnits), merit(order), inService(unitsInService), capacityFactor(factor)
{
    for (const int i : merit)
        if (available(i)) {
            m_capacityW += capacityW(i);
            m_largestW = std::max(m_largestW, capacityW(i));
        }
}

double GeneratorGroup::onlineW(std::span<const GeneratorState> states) const
{
    double sum = 0;
    for (const int i : merit)
        sum += available(i) && states[static_cast<std::size_t>(i)].online() ? capacityW(i) : 0;
    return sum;
}

int GeneratorGroup::online(std::span<const GeneratorState> states) const
{
    int count = 0;
    for (const int i : merit)
        count += states[static_cast<std::size_t>(i)].online() ? 1 : 0;
    return count;
}

double GeneratorGroup::wantedW(double needW, double reserve) const
{
    if (!(needW > 0))
        return 0;
    return std::max(needW * (1 + reserve), law.coverLargest ? needW + largestW() : 0.0);
}

double settleGenerators(const GeneratorGroup& group, double needW, double reserve, std::span<GeneratorState> states, GeneratorClock& clock)
{
    clock = {};
    const double wanted = group.wantedW(needW, reserve);
    double committed = 0;
    for (const int i : group.merit) {
        auto& s = states[static_cast<std::size_t>(i)];
        s = {};
        if (group.available(i) && committed < wanted) {
            committed += group.capacityW(i);
            s.startS = 0;
            ++clock.online;
        }
    }
    clock.onlineW = committed;
    if (!(committed > 0))
        return 0;
    const double load = std::min(1.0, needW / committed);
    for (const int i : group.merit) {
        auto& s = states[static_cast<std::size_t>(i)];
        if (!s.online())
            continue;
        const auto& unit = group.units[static_cast<std::size_t>(i)];
        s.outputW = load * group.capacityW(i);
        s.allowanceW = unit.stepLoad * unit.ratingW;
    }
    return load * committed;
}

namespace {

/// Starts what is missing and stops what has not been needed for long.
void commitUnits(const GeneratorGroup& group, double wantedW, double dt, std::span<GeneratorState> states, GeneratorClock& clock)
{
    double committed = 0, smallest = 0;
    bool idle = false;
    for (const int i : group.merit) {
        auto& s = states[static_cast<std::size_t>(i)];
        if (!group.available(i)) {
            s = {};
        } else if (s.committed()) {
            const double capacity = group.capacityW(i);
            committed += capacity;
            smallest = smallest > 0 ? std::min(smallest, capacity) : capacity;
            idle = idle || s.idleS > 0;
        }
    }
    if (committed < wantedW) {
        for (const int i : group.merit) {
            if (committed >= wantedW || clock.nextStartS >= dt)
                break;
            auto& s = states[static_cast<std::size_t>(i)];
            if (!group.available(i) || s.committed())
                continue;
            s = {0, group.law.startSeconds + clock.nextStartS, 0, 0};
            clock.nextStartS += group.law.startIntervalS;
            ++clock.starts;
            committed += group.capacityW(i);
        }
    }
    clock.nextStartS = std::max(0.0, clock.nextStartS - dt);
    // Units that could be spared wait for a while, the least efficient first.
    double spare = committed - wantedW;
    if (spare < smallest && !idle)
        return;
    for (auto it = group.merit.rbegin(); it != group.merit.rend(); ++it) {
        auto& s = states[static_cast<std::size_t>(*it)];
        if (!s.committed())
            continue;
        const double capacity = group.capacityW(*it);
        if (capacity > spare) {
            s.idleS = 0;
            continue;
        }
        spare -= capacity;
        s.idleS += dt;
        if (s.idleS >= stopAfterS) {
            s = {};
            ++clock.stops;
        }
    }
}

} // namespace

double advanceGenerators(const GeneratorGroup& group, double needW, double reserve, double dt, std::span<GeneratorState> states,
                         GeneratorClock& clock)
{
    commitUnits(group, group.wantedW(needW, reserve), dt, states, clock);
    double online = 0;
    clock.online = 0;
    for (const int i : group.merit) {
        const auto& s = states[static_cast<std::size_t>(i)];
        if (s.committed() && s.startS < dt) {
            online += group.capacityW(i);
            ++clock.online;
        }
    }
    clock.onlineW = online;
    const double load = online > 0 ? std::clamp(needW / online, 0.0, 1.0) : 0;
    double output = 0;
    for (const int i : group.merit) {
        auto& s = states[static_cast<std::size_t>(i)];
        if (!s.committed())
            continue;
        if (s.startS >= dt) {
            s.startS -= dt;
            if (s.startS == 0)
                s.startS = 1e-9; // online from the next step on
            continue;
        }
        const auto& unit = group.units[static_cast<std::size_t>(i)];
        const double stepW = unit.stepLoad * unit.ratingW;
        if (s.startS > 0)
            s.allowanceW = stepW;
        const double reach = s.allowanceW + group.law.rampWPerS * (dt - s.startS);
        s.startS = 0;
        const double capacity = group.capacityW(i);
        const double before = s.outputW;
        s.outputW = std::min(capacity, before + std::clamp(load * capacity - before, -reach, reach));
        s.allowanceW = std::clamp(reach - std::abs(s.outputW - before), 0.0, stepW);
        output += s.outputW;
    }
    return output;
}

} // namespace twin
