#include "twin/physics/PlantTrips.h"
#include <algorithm>

namespace twin {
namespace {

// A GPU that shut itself down comes back with the restart of its job, once its rack is this much below the clock cut (estimate).
constexpr double tripRestartS = 600, tripRestartBelowK = 20;

} // namespace

void watchTrips(const CompiledPlant& plant, const RackFlows& flows, double seconds, bool somethingTrips, PlantState& state)
{
    if (somethingTrips) {
        if (state.gpuTripped.empty())
            state.gpuTripped.assign(plant.spec.gpuCount(), 0);
        const auto& dieMax = state.rack[static_cast<std::size_t>(Metric::GpuTemperatureMax)];
        for (std::uint32_t r = 0; r < plant.spec.rackCount(); ++r) {
            const double tripC = plant.laws[plant.spec.rackType[r]].tripC;
            if (!(tripC > 0) || !(static_cast<double>(dieMax[r]) >= tripC))
                continue;
            bool tripped = false;
            for (auto g = plant.spec.rackFirstGpu[r]; g < plant.spec.rackFirstGpu[r + 1]; ++g)
                if (!state.gpuTripped[g] && static_cast<double>(state.gpuDieC[g]) >= tripC)
                    state.gpuTripped[g] = tripped = true;
            if (!tripped)
                continue;
            const auto known = std::find_if(state.trippedRacks.begin(), state.trippedRacks.end(), [&](const auto& t) { return t.rack == r; });
            if (known == state.trippedRacks.end())
                state.trippedRacks.push_back({r, 0});
            else
                known->seconds = 0;
        }
    }
    if (state.trippedRacks.empty())
        return;
    const auto& dieMax = state.rack[static_cast<std::size_t>(Metric::GpuTemperatureMax)];
    std::erase_if(state.trippedRacks, [&](PlantState::TrippedRack& t) {
        t.seconds += seconds;
        const double coolC = plant.laws[plant.spec.rackType[t.rack]].throttleC - tripRestartBelowK;
        const RackFlow* flow = flows.of(t.rack);
        if (t.seconds < tripRestartS || static_cast<double>(dieMax[t.rack]) > coolC || (flow && !flow->holds))
            return false;
        std::fill(state.gpuTripped.begin() + plant.spec.rackFirstGpu[t.rack], state.gpuTripped.begin() + plant.spec.rackFirstGpu[t.rack + 1],
                  std::uint8_t{0});
        return true;
    });
    if (state.trippedRacks.empty())
        state.gpuTripped.clear();
}

double settleTrips(const CompiledPlant& plant, const RackFlows& flows, PlantState& state)
{
    double off = 0;
    for (std::uint32_t r = 0; r < plant.spec.rackCount(); ++r) {
        const auto first = plant.spec.rackFirstGpu[r], next = plant.spec.rackFirstGpu[r + 1];
        const RackFlow* flow = flows.of(r);
        if (flow->holds || first == next || !plant.laws[plant.spec.rackType[r]].liquid())
            continue;
        if (state.gpuTripped.empty())
            state.gpuTripped.assign(plant.spec.gpuCount(), 0);
        std::fill(state.gpuTripped.begin() + first, state.gpuTripped.begin() + next, std::uint8_t{1});
        state.trippedRacks.push_back({r, tripRestartS});
        off += next - first;
    }
    return off;
}

} // namespace twin
