#include "twin/physics/Generators.h"
#include "twin/physics/Interpolation.h"
#include <algorithm>

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

double settleGenerators(const std::vector<double>& capacityW, const std::vector<bool>& available,
                        const std::vector<int>& meritOrder, double needW, double reserve, std::vector<GeneratorState>& states)
{
    double committed = 0;
    for (const int i : meritOrder) {
        states[i] = {};
        if (available[i] && committed < needW * (1 + reserve) && capacityW[i] > 0) {
            committed += capacityW[i];
            states[i].startS = 0;
        }
    }
    if (!(committed > 0))
        return 0;
    const double load = std::min(1.0, needW / committed);
    for (const int i : meritOrder)
        if (states[i].online())
            states[i].outputW = load * capacityW[i];
    return load * committed;
}

double advanceGenerators(const GeneratorLaw& law, const std::vector<double>& capacityW, const std::vector<bool>& available,
                         const std::vector<int>& meritOrder, double needW, double reserve, double dt, std::vector<GeneratorState>& states)
{
    const double wanted = needW * (1 + reserve);
    double committed = 0;
    for (const int i : meritOrder) {
        if (!available[i] || !(capacityW[i] > 0))
            states[i] = {};
        else if (states[i].committed())
            committed += capacityW[i];
    }
    for (const int i : meritOrder) {
        if (committed >= wanted)
            break;
        if (available[i] && capacityW[i] > 0 && !states[i].committed()) {
            states[i] = {0, law.startSeconds, 0};
            committed += capacityW[i];
        }
    }
    // Units that could be spared wait for a while, the least efficient first.
    double spare = committed - wanted;
    for (auto it = meritOrder.rbegin(); it != meritOrder.rend(); ++it) {
        auto& s = states[*it];
        if (!s.committed())
            continue;
        if (capacityW[*it] > spare) {
            s.idleS = 0;
            continue;
        }
        spare -= capacityW[*it];
        s.idleS += dt;
        if (s.idleS >= stopAfterS)
            s = {};
    }

    double online = 0;
    for (const int i : meritOrder)
        if (states[i].committed() && states[i].startS < dt)
            online += capacityW[i];
    const double load = online > 0 ? std::clamp(needW / online, 0.0, 1.0) : 0;
    double output = 0;
    for (const int i : meritOrder) {
        auto& s = states[i];
        if (!s.committed())
            continue;
        if (s.startS >= dt) {
            s.startS -= dt;
            if (s.startS == 0)
                s.startS = 1e-9; // online from the next step on
            continue;
        }
        const double reach = law.rampWPerS * (dt - s.startS);
        s.startS = 0;
        const double target = load * capacityW[i];
        s.outputW = std::min(capacityW[i], s.outputW + std::clamp(target - s.outputW, -reach, reach));
        output += s.outputW;
    }
    return output;
}

} // namespace twin
