// What the cooling plant costs a step, settled, and to size.
#include "twin/model/Catalogue.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include "twin/physics/CompiledPlant.h"
#include <benchmark/benchmark.h>
#include <map>
#include <memory>

using namespace twin;

namespace {

struct Case
{
    const char* preset;
    std::vector<std::pair<const char*, double>> changes;
};

CompiledPlant plantOf(const Case& c)
{
    auto s = loadPreset(c.preset);
    for (const auto& [id, value] : c.changes)
        s.scenario.parameters.setByUser(id, value);
    return compileConstants(compilePlant(s.site, s.scenario, Catalogue::builtIn()), 1);
}

PlantInputs airAt(int i)
{
    PlantInputs in;
    in.weather.dryBulbC = 24 + 0.001 * (i % 4000);
    in.weather.wetBulbC = 19 + 0.001 * (i % 4000);
    return in;
}

void step(benchmark::State& bench, const Case& c)
{
    const auto plant = plantOf(c);
    auto in = airAt(0);
    CoolingState state;
    const double heat = plant.designFacilityHeatW;
    rejectHeat(plant, in, 23, heat, heat, 0, state);
    int i = 0;
    double sum = 0;
    for (auto _ : bench) {
        in.weather.dryBulbC = 24 + 0.001 * (++i % 4000);
        in.weather.wetBulbC = in.weather.dryBulbC - 5;
        sum += rejectHeat(plant, in, 23, heat * (i % 20 < 18 ? 1.0 : 0.97), heat, 1, state).chillerW;
    }
    benchmark::DoNotOptimize(sum);
}

void roomAndLoop(benchmark::State& bench)
{
    const auto plant = plantOf({"2025-07", {}});
    PlantState state;
    PlantBalance b;
    b.racks.airW = 0.8 * plant.designAirW;
    b.racks.cduToFacilityW = plant.designLiquidW;
    b.lump.miscW = 0.1 * plant.designAirW;
    double sum = 0;
    for (auto _ : bench) {
        b.storedW = 0;
        b.doorHeatW = advanceRoom(plant, 1, b, state);
        sum += loopHeat(plant, b);
    }
    benchmark::DoNotOptimize(sum);
}

void size(benchmark::State& bench, const char* preset)
{
    const auto plant = plantOf({preset, {}});
    for (auto _ : bench)
        benchmark::DoNotOptimize(makeCoolingPlant(plant).towerWPerK);
}

} // namespace

BENCHMARK_CAPTURE(step, york_carnot, Case{"2025-07", {}});
BENCHMARK_CAPTURE(step, merkel, Case{"2025-07", {{"tower_model", 1}}});
BENCHMARK_CAPTURE(step, dry_coolers, Case{"2025-07", {{"dry_cooler_share", 0.5}}});
BENCHMARK_CAPTURE(step, screw_curves, Case{"2025-07", {{"chiller_model", 1}}});
BENCHMARK_CAPTURE(step, centrifugal_curves, Case{"2025-07", {{"chiller_model", 2}}});
BENCHMARK(roomAndLoop);
BENCHMARK_CAPTURE(size, july, "2025-07")->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK_CAPTURE(size, million, "1m")->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK_MAIN();
