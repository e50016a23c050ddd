// How long a network of ten thousand pipes takes: flows, and temperatures after them; and the operating point of a site's loops.
#include "twin/model/Catalogue.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include "twin/physics/hydraulics/HeatTransport.h"
#include "twin/physics/hydraulics/SiteLoops.h"
#include <benchmark/benchmark.h>
#include <cmath>
#include <map>

using namespace twin::hydraulics;

namespace {

/// A square mesh with a supply in one corner and a draw at every junction.
HydraulicNetwork mesh(int side)
{
    HydraulicNetwork n;
    for (int i = 0; i < side * side; ++i)
        n.addJunction(std::to_string(i));
    const auto add = [&](int a, int b) {
        Pipe p;
        p.name = std::to_string(n.pipes.size());
        p.from = a;
        p.to = b;
        p.geometry = {100, 0.1 + 0.02 * ((a * 7 + b) % 11), 1e-4, 0};
        p.heatTransferWPerM2K = 10;
        n.pipes.push_back(p);
    };
    for (int r = 0; r < side; ++r)
        for (int c = 0; c < side; ++c) {
            if (c + 1 < side)
                add(r * side + c, r * side + c + 1);
            if (r + 1 < side)
                add(r * side + c, (r + 1) * side + c);
        }
    n.grids.push_back({"supply", 0, 20e5, 60});
    for (int i = 1; i < side * side; ++i)
        n.exchanges.push_back({"draw", i, -0.02 * (1 + i % 3)});
    return n;
}

/// One trunk with two thousand five hundred racks on it, each with a pipe to and a pipe from it.
HydraulicNetwork trunk(int racks)
{
    HydraulicNetwork n;
    int supply = n.addJunction("discharge"), back = n.addJunction("suction");
    const double perRack = 1;
    n.pumps.push_back({"P", back, supply, n.addCurve(PumpCurve::centrifugal("C", racks * perRack / 998, 3e5, 1.25, 0.75)), 1});
    n.grids.push_back({"vessel", back, 2e5, 20});
    for (int i = 0; i < racks; ++i) {
        const int s = n.addJunction("s"), r = n.addJunction("r"), in = n.addJunction("i"), out = n.addJunction("o");
        const double d = 0.05 + std::sqrt(4 * perRack * (racks - i) / (3.14159 * 998 * 2));
        const auto add = [&](int a, int b, double length, double diameter) {
            Pipe p;
            p.name = std::to_string(n.pipes.size());
            p.from = a;
            p.to = b;
            p.geometry = {length, diameter, 5e-5, 0};
            n.pipes.push_back(p);
        };
        add(supply, s, 0.8, d);
        add(r, back, 0.8, d);
        add(s, in, 3, 0.04);
        add(out, r, 3, 0.04);
        n.components.push_back({"rack", in, out, perRack, 1e5, 2, 1, 5e4});
        supply = s;
        back = r;
    }
    return n;
}

void flows(benchmark::State& state, const HydraulicNetwork& n)
{
    FlowSolution s;
    for (auto _ : state) {
        s = solveFlow(n);
        benchmark::DoNotOptimize(s.pressurePa.data());
    }
    if (!s.converged)
        state.SkipWithError("not solved");
    state.counters["pipes"] = static_cast<double>(n.pipes.size());
    state.counters["steps"] = s.iterations;
}

void temperatures(benchmark::State& state, const HydraulicNetwork& n)
{
    const auto flow = solveFlow(n);
    for (auto _ : state) {
        const auto heat = solveHeat(n, flow);
        benchmark::DoNotOptimize(heat.junctionC.data());
    }
    state.counters["pipes"] = static_cast<double>(n.pipes.size());
}

const SiteLoops& site(const char* preset)
{
    const auto s = twin::loadPreset(preset);
    static std::map<std::string, SiteLoops> loops;
    return loops.try_emplace(preset, twin::compilePlant(s.site, s.scenario, twin::Catalogue::builtIn())).first->second;
}

void facilityPoint(benchmark::State& state, const char* preset, int pumpsOut)
{
    const auto& loop = site(preset).facility();
    for (auto _ : state) {
        const auto point = loop.operate({{}, pumpsOut, {}});
        benchmark::DoNotOptimize(point.kgPerS);
    }
    state.counters["halls"] = static_cast<double>(loop.design().hallKgPerS.size());
}

void meshFlows(benchmark::State& state) { flows(state, mesh(static_cast<int>(state.range(0)))); }
void trunkFlows(benchmark::State& state) { flows(state, trunk(static_cast<int>(state.range(0)))); }
void meshTemperatures(benchmark::State& state) { temperatures(state, mesh(static_cast<int>(state.range(0)))); }

BENCHMARK(meshFlows)->Arg(23)->Arg(71)->Unit(benchmark::kMillisecond); // 71: 9,940 pipes
BENCHMARK(trunkFlows)->Arg(2500)->Unit(benchmark::kMillisecond);
BENCHMARK(meshTemperatures)->Arg(71)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(facilityPoint, default_design, "2025-07", 0)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(facilityPoint, default_pumps_lost, "2025-07", 8)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(facilityPoint, million_design, "1m", 0)->Unit(benchmark::kMicrosecond);

} // namespace

BENCHMARK_MAIN();
