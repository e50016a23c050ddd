// The live load: so many GPUs with four channels each, once a second, through queue and recorder into a file. Says what the recording
// side costs in processor time (the making of the values not counted), what was dropped, and what a sample takes on the disk.
//   bench_live [seconds] [gpus] [file]
#include "data/live/LiveRecorder.h"
#include "twin/base/Random.h"
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <thread>

using namespace data;
using namespace data::live;

namespace {
double seconds(clockid_t clock)
{
    timespec t{};
    clock_gettime(clock, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}
} // namespace

int main(int argc, char* argv[])
{
    const int runSeconds = argc > 1 ? std::atoi(argv[1]) : 10;
    const auto gpus = static_cast<std::size_t>(argc > 2 ? std::atoi(argv[2]) : 1'000'000);
    const std::filesystem::path file = argc > 3 ? argv[3] : (std::filesystem::temp_directory_path() / "bench_live.mtrec").string();
    constexpr int metrics = 4;
    const char* names[metrics] = {"power", "gpu_temperature", "cold_plate_temperature", "utilisation"};
    const double resolutions[metrics] = {1, 0.1, 0.1, 0.001}, middles[metrics] = {650, 62, 38, 0.9}, scatters[metrics] = {15, 1.5, 0.8, 0.02};
    std::filesystem::remove(file);
    auto queue = std::make_shared<BatchQueue>();
    LiveRecorder recorder(file, {"bench", "synthetic", "", ""}, {}, {});
    recorder.addSource("bench", queue);
    for (int m = 0; m < metrics; ++m) {
        LiveBatch batch;
        LiveBlock block;
        block.channels.reserve(gpus);
        for (std::size_t g = 0; g < gpus; ++g)
            block.channels.push_back({"G" + std::to_string(g), names[m], "", twin::Origin::Modelled, resolutions[m]});
        batch.blocks.push_back(std::move(block));
        queue->push(std::move(batch));
    }
    // Values that wander: a table of steps is walked from another place each time.
    std::vector<float> steps(gpus * 2);
    for (std::size_t i = 0; i < steps.size(); ++i)
        steps[i] = static_cast<float>(twin::randomNormal(1, 0, static_cast<std::int64_t>(i)));
    std::vector<std::vector<float>> values(metrics);
    for (int m = 0; m < metrics; ++m)
        for (std::size_t g = 0; g < gpus; ++g)
            values[static_cast<std::size_t>(m)].push_back(static_cast<float>(middles[m] + scatters[m] * steps[(g * 7 + static_cast<std::size_t>(m)) % steps.size()]));
    LiveBatch last; // declarations are written before the clock starts
    last.events.push_back({twin::Timestamp::fromSeconds(1'750'000'000.0), "bench", "begins", RecordingEvent::Severity::Information, ""});
    queue->push(std::move(last));
    while (recorder.status().state == RecorderStatus::State::Recording && recorder.status().events == 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));

    const auto begin = std::chrono::steady_clock::now();
    const double processBefore = seconds(CLOCK_PROCESS_CPUTIME_ID), mineBefore = seconds(CLOCK_THREAD_CPUTIME_ID);
    std::int64_t dropped = 0, sent = 0;
    for (int s = 0; s < runSeconds; ++s) {
        LiveBatch batch;
        for (int m = 0; m < metrics; ++m) {
            auto& v = values[static_cast<std::size_t>(m)];
            const std::size_t from = twin::randomBits(2, static_cast<std::uint64_t>(m), s) % gpus;
            const auto scale = static_cast<float>(0.2 * scatters[m]), middle = static_cast<float>(middles[m]);
            for (std::size_t g = 0; g < gpus; ++g)
                v[g] += scale * steps[from + g] - 0.02f * (v[g] - middle);
            batch.frames.push_back({static_cast<std::uint32_t>(m), twin::Timestamp::fromSeconds(1'750'000'000.0 + s), v});
        }
        sent += batch.valueCount();
        dropped += queue->push(std::move(batch));
        std::this_thread::sleep_until(begin + std::chrono::seconds(s + 1));
    }
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const double cpu = (seconds(CLOCK_PROCESS_CPUTIME_ID) - processBefore) - (seconds(CLOCK_THREAD_CPUTIME_ID) - mineBefore);
    const std::int64_t waiting = queue->waitingValues();
    recorder.finish();
    const auto finishing = std::chrono::steady_clock::now();
    recorder.waitFinished(120);
    const RecorderStatus status = recorder.status();
    const double bytes = static_cast<double>(std::filesystem::file_size(file));
    std::printf("{\"gpus\": %zu, \"seconds\": %.1f, \"values_per_second\": %.0f, \"recorder_cores\": %.3f, \"dropped\": %lld, \"waiting_at_end\": %lld, "
                "\"recorded\": %lld, \"finish_seconds\": %.2f, \"bytes_per_value\": %.3f, \"state\": \"%s\"}\n",
                gpus, wall, static_cast<double>(sent) / wall, cpu / wall, static_cast<long long>(dropped), static_cast<long long>(waiting),
                static_cast<long long>(status.values), std::chrono::duration<double>(std::chrono::steady_clock::now() - finishing).count(),
                bytes / static_cast<double>(status.values), status.state == RecorderStatus::State::Finished ? "finished" : status.reason.english().c_str());
    std::filesystem::remove(file);
    return dropped == 0 && status.state == RecorderStatus::State::Finished && status.values == sent ? 0 : 1;
}
