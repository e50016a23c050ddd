// Bands of the headline figures: wall time by preset and number of samples.
#include "twin/model/BandStudy.h"
#include "twin/model/Preset.h"
#include <benchmark/benchmark.h>

namespace {

void bands(benchmark::State& state, const char* preset)
{
    const auto p = twin::loadPreset(preset);
    twin::BandSettings settings;
    settings.samples = static_cast<int>(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(twin::studyBands(p.site, p.scenario, twin::Catalogue::builtIn(), {}, settings, {}));
}

} // namespace

BENCHMARK_CAPTURE(bands, 2025_07, "2025-07")->Arg(10)->Arg(200)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(bands, 1m, "1m")->Arg(10)->Arg(200)->Unit(benchmark::kMillisecond)->UseRealTime();

BENCHMARK_MAIN();
