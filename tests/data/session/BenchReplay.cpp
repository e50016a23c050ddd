// A million GPUs on the clock: how long a frame takes to read and to put into the state, and whether anything but the worker waits for it.
#include "data/session/Binding.h"
#include "data/session/FrameReader.h"
#include "data/session/Session.h"
#include "data/session/SimulationRecorder.h"
#include "data/store/RecordingWriter.h"
#include "twin/model/Preset.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cmath>
#include <random>
#include <thread>

using namespace data;

namespace {

constexpr int framesRecorded = 120;
const twin::Timestamp start = twin::Timestamp::fromUtc(2025, 7, 15);

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// The preset 1m with two hours of power and temperature of each GPU, a frame a minute.
struct World
{
    QTemporaryDir dir;
    twin::SiteModel site;
    std::filesystem::path file = dir.filePath("gpus.mtrec").toStdString();
    World()
    {
        auto preset = twin::loadPreset("1m");
        site.reset(std::move(preset.site), std::move(preset.scenario));
        const auto names = gpuNamesOf(site.site(), site.catalogue());
        std::mt19937 random(1);
        std::vector<std::vector<float>> power(8, std::vector<float>(names.size())), heat = power;
        for (std::size_t k = 0; k < power.size(); ++k)
            for (std::size_t g = 0; g < names.size(); ++g) {
                power[k][g] = std::round(550 + float(g % 89) + float(random() % 60));
                heat[k][g] = std::round(580 + float(g % 70) + float(random() % 8)) / 10;
            }
        RecordingWriter w(file, {"A million GPUs", "bench", "1m", ""});
        const int p = w.addBlock("power", "W", twin::Origin::Measured, 1, names), t = w.addBlock("gpu_temperature", "°C", twin::Origin::Measured, 0.1, names);
        for (int i = 0; i < framesRecorded; ++i) {
            w.appendFrame(p, start.plusSeconds(60.0 * i), power[static_cast<std::size_t>(i) % power.size()]);
            w.appendFrame(t, start.plusSeconds(60.0 * i), heat[static_cast<std::size_t>(i) % heat.size()]);
        }
        w.finish();
    }
};

World& world()
{
    static World w;
    return w;
}

void bindMillionGpus(benchmark::State& state)
{
    RecordingReader reader(world().file);
    const auto layout = std::make_shared<const SiteLayout>(world().site);
    for (auto _ : state)
        benchmark::DoNotOptimize(Binding(reader, layout).boundChannels());
}

/// The reader's part and ours: frames of the store alone, and with binding, rack sums and qualities.
void readFrame(benchmark::State& state)
{
    const bool whole = state.range(0) == 1, beside = state.range(1) == 1;
    RecordingReader reader(world().file);
    const auto layout = std::make_shared<const SiteLayout>(world().site);
    FramePart part{1, world().file, twin::Origin::Measured, 0, std::make_shared<const Binding>(reader, layout), nullptr};
    std::mt19937 random(2);
    std::vector<float> values, ages;
    std::vector<twin::ValueQuality> quality;
    int i = 0;
    for (auto _ : state) {
        const auto t = start.plusSeconds(beside ? 60.0 * (++i % 20) : 60.0 * double(random() % framesRecorded));
        if (whole) {
            StateFrame frame;
            addPart(part, reader, t, frame);
            finishFrame(*layout, frame);
            benchmark::DoNotOptimize(frame.bytes());
        } else {
            for (int b = 0; b < 2; ++b)
                reader.frame(b, t, 180, values, quality, ages);
            benchmark::DoNotOptimize(values.data());
        }
    }
}

void putIntoState(benchmark::State& state)
{
    RecordingReader reader(world().file);
    const auto layout = std::make_shared<const SiteLayout>(world().site);
    FramePart part{1, world().file, twin::Origin::Measured, 0, std::make_shared<const Binding>(reader, layout), nullptr};
    StateFrame frame;
    addPart(part, reader, start, frame);
    finishFrame(*layout, frame);
    twin::TwinState shown;
    shown.resize(layout->arrays());
    for (auto _ : state) {
        frame.putInto(shown);
        shown.commit(start);
    }
}

/// Somebody drags at 60 Hz over two hours: the longest time the GUI thread was away, and how many frames were seen.
void scrub(benchmark::State& state)
{
    Session session(world().site);
    session.setMeasured(std::make_unique<RecordingReader>(world().file));
    twin::TwinState shown;
    shown.resize(twin::layoutOf(world().site));
    double longest = 0, frames = 0, turns = 0;
    QObject::connect(&shown, &twin::TwinState::changed, &shown, [&] { ++frames; });
    std::mt19937 random(3);
    for (auto _ : state) {
        const double until = now() + 3;
        while (now() < until) {
            const double before = now();
            session.show(start.plusSeconds(60.0 * double(random() % framesRecorded)), shown);
            QCoreApplication::processEvents();
            longest = std::max(longest, now() - before);
            ++turns;
            std::this_thread::sleep_for(std::chrono::milliseconds(16));
        }
        while (session.isLoading())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    }
    state.counters["longest_stall_ms"] = longest * 1e3;
    state.counters["frames_a_second"] = frames / 3 / double(state.iterations());
    state.counters["turns"] = turns;
}

} // namespace

BENCHMARK(bindMillionGpus)->Unit(benchmark::kMillisecond);
BENCHMARK(readFrame)->ArgNames({"whole", "beside"})->Args({0, 0})->Args({1, 0})->Args({0, 1})->Args({1, 1})->Unit(benchmark::kMillisecond);
BENCHMARK(putIntoState)->Unit(benchmark::kMicrosecond);
BENCHMARK(scrub)->Iterations(1)->Unit(benchmark::kMillisecond);

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
