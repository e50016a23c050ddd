// How long one step of the whole plant takes, against the way one would write it first: an object a GPU, doubles, one thread.
#include "twin/model/Catalogue.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include "twin/physics/PlantModel.h"
#include <algorithm>
#include <benchmark/benchmark.h>
#include <map>
#include <memory>

using namespace twin;

namespace {

const PlantModel& model(const char* preset)
{
    static std::map<std::string, std::unique_ptr<PlantModel>> models;
    auto& m = models[preset];
    if (!m) {
        const auto s = loadPreset(preset);
        m = std::make_unique<PlantModel>(compilePlant(s.site, s.scenario, Catalogue::builtIn()));
    }
    return *m;
}

PlantInputs inputs(int step)
{
    PlantInputs in;
    in.weather.dryBulbC = 28.3;
    in.weather.wetBulbC = 22.8;
    in.loads = {LoadLevel{step % 20 < 18 ? 1.0f : 0.45f, LoadLevel::Basis::TrainingIntensity}};
    return in;
}

void step(benchmark::State& state, const char* preset)
{
    const PlantModel& m = model(preset);
    PlantState plant;
    m.solveSteady(inputs(0), plant);
    int i = 0;
    for (auto _ : state) {
        m.step(inputs(++i), 1.0, plant);
        benchmark::DoNotOptimize(plant.figures.facility_mw);
    }
    state.counters["GPUs"] = static_cast<double>(m.spec().gpuCount());
    state.SetItemsProcessed(state.iterations() * static_cast<long long>(m.spec().gpuCount()));
}

void steady(benchmark::State& state, const char* preset)
{
    const PlantModel& m = model(preset);
    PlantState plant;
    for (auto _ : state) {
        m.solveSteady(inputs(0), plant);
        benchmark::DoNotOptimize(plant.figures.facility_mw);
    }
}

void compile(benchmark::State& state, const char* preset)
{
    const auto s = loadPreset(preset);
    for (auto _ : state) {
        const PlantModel m(compilePlant(s.site, s.scenario, Catalogue::builtIn()));
        benchmark::DoNotOptimize(m.spec().gpuCount());
    }
}

/// The baseline: same law and the same implicit step for the GPUs alone, without loops, cooling or supply.
class GpuObject
{
public:
    explicit GpuObject(double factor) : m_factor(factor) {}
    virtual ~GpuObject() = default;
    virtual void step(double requestW, double coolantC, double dt)
    {
        const double g1 = m_factor / 0.018, g2 = m_factor / 0.012;
        const double a = 120 / dt, b = 1000 / dt;
        const double q = b + g1 + g2;
        const double k = a + g1 * (1 - g1 / q);
        const double n = a * m_dieC + g1 * (b * m_plateC + g2 * coolantC) / q;
        const double p = requestW * m_factor;
        double die = (n + p - p * 0.003 * 45) / (k - p * 0.003);
        if (die > 87)
            die = (n + p + 120 * 87) / (k + 120);
        m_plateC = (b * m_plateC + g2 * coolantC + g1 * die) / q;
        m_dieC = die;
        m_powerW = std::min(700.0, p * (1 + 0.003 * (die - 45)));
    }
    double powerW() const { return m_powerW; }

private:
    double m_factor, m_powerW = 0, m_dieC = 45, m_plateC = 34;
};

void naive(benchmark::State& state, const char* preset)
{
    const std::size_t count = model(preset).spec().gpuCount();
    std::vector<std::unique_ptr<GpuObject>> gpus;
    for (std::size_t i = 0; i < count; ++i)
        gpus.push_back(std::make_unique<GpuObject>(0.98 + 0.04 * static_cast<double>(i % 100) / 100));
    int i = 0;
    for (auto _ : state) {
        const double request = ++i % 20 < 18 ? 600 : 310;
        double total = 0;
        for (const auto& gpu : gpus) {
            gpu->step(request, 27, 1);
            total += gpu->powerW();
        }
        benchmark::DoNotOptimize(total);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<long long>(count));
}

} // namespace

BENCHMARK_CAPTURE(step, plant_2025_07, "2025-07")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(naive, gpus_only_2025_07, "2025-07")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(step, plant_1m, "1m")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(naive, gpus_only_1m, "1m")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(steady, plant_2025_07, "2025-07")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(steady, plant_1m, "1m")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(compile, plant_2025_07, "2025-07")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(compile, plant_1m, "1m")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_MAIN();
