// How long power flows and short-circuit levels take.
#include "NetworkCases.h"
#include "twin/model/Catalogue.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include "twin/physics/network/ShortCircuit.h"
#include "twin/physics/network/OneLineStudy.h"
#include <benchmark/benchmark.h>

using namespace networkcases;

namespace {

void radialFlow(benchmark::State& state, bool threePhase)
{
    const auto n = radial(static_cast<int>(state.range(0)), 4e7 / static_cast<double>(state.range(0)));
    PowerFlow solver;
    PowerFlowOptions o;
    o.threePhase = threePhase;
    int iterations = 0;
    for (auto _ : state)
        iterations = solver.solve(n, o).iterations;
    state.counters["iterations"] = iterations;
}

/// A meshed network of the size of the IEEE 57-bus system: a ring of 57 with 23 chords.
void meshed57(benchmark::State& state)
{
    auto n = radial(57, 2e5);
    for (int i = 0; i < 23; ++i)
        n.lines.push_back(line(i, 56 - i, {0.05, 0.1}));
    n.lines.push_back(line(56, 1, {0.05, 0.1}));
    PowerFlow solver;
    for (auto _ : state)
        benchmark::DoNotOptimize(solver.solve(n).iterations);
}

void levels(benchmark::State& state)
{
    const auto n = radial(static_cast<int>(state.range(0)), 4e3);
    for (auto _ : state)
        benchmark::DoNotOptimize(shortCircuitLevels(n).back().ka);
}


SiteNetwork site(const char* id)
{
    const auto preset = twin::loadPreset(id);
    const auto spec = twin::compilePlant(preset.site, preset.scenario, twin::Catalogue::builtIn());
    twin::PlantState plant;
    twin::PlantInputs in;
    in.weather.dryBulbC = 28.3;
    in.weather.wetBulbC = 22.8;
    twin::PlantModel(spec).solveSteady(in, plant);
    SiteNetwork n(spec);
    n.setLoad(siteLoad(spec, plant));
    return n;
}

void siteFlow(benchmark::State& state, const char* id)
{
    auto n = site(id);
    for (auto _ : state)
        benchmark::DoNotOptimize(n.solve().lossW);
    state.counters["buses"] = static_cast<double>(n.network().buses.size());
}

/// As a simulation does: from the last minute's voltages and taps, under a load that moves a little.
void siteFlowWarm(benchmark::State& state, const char* id)
{
    auto n = site(id);
    n.startFrom(n.solve());
    auto load = n.load();
    const double w = load.hallW[0];
    int i = 0;
    for (auto _ : state) {
        load.hallW[0] = w * (1 + 0.05 * (++i % 2));
        n.setLoad(load);
        const auto solved = n.solve();
        n.startFrom(solved);
        benchmark::DoNotOptimize(solved.lossW);
    }
}

void siteSweep(benchmark::State& state, const char* id)
{
    const auto n = site(id);
    std::size_t outages = 0;
    for (auto _ : state)
        outages = sweepOutages(n).size();
    state.counters["outages"] = static_cast<double>(outages);
}

void siteLevels(benchmark::State& state, const char* id)
{
    const auto n = site(id);
    for (auto _ : state)
        benchmark::DoNotOptimize(n.shortCircuitLevels().mediumMaxKa);
}

BENCHMARK_CAPTURE(radialFlow, symmetric, false)->Arg(1000)->Arg(3000)->Arg(5000)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(radialFlow, byPhases, true)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK(meshed57)->Unit(benchmark::kMillisecond);
BENCHMARK(levels)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(siteFlow, from_2024_09, "2024-09")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(siteFlow, from_2025_02, "2025-02")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(siteFlow, default_2025_07, "2025-07")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(siteFlow, from_2026_05, "2026-05")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(siteFlow, a_million, "1m")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(siteFlowWarm, default_2025_07, "2025-07")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(siteFlowWarm, a_million, "1m")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(siteSweep, default_2025_07, "2025-07")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(siteSweep, a_million, "1m")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(siteLevels, a_million, "1m")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(siteLevels, default_2025_07, "2025-07")->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
