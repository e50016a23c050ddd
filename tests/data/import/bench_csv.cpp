// How fast tables are read and become recordings, against getline and strtod over the first megabytes of the same file in the same run
// (counter `ratio`). Small tables mislead: an import ends with work of its own, and its threads need some megabytes to get going.
// MEMPHIS_TWIN_BENCH_MB: megabytes of each table; 256 unless told.
#include "data/import/CsvImport.h"
#include "data/import/CsvPipeline.h"
#include <QTemporaryDir>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <random>
#include <sys/resource.h>

namespace {

std::size_t wantedBytes()
{
    const char* text = std::getenv("MEMPHIS_TWIN_BENCH_MB");
    return static_cast<std::size_t>(text != nullptr ? std::max(1, std::atoi(text)) : 256) * 1'000'000;
}

const QTemporaryDir& folder()
{
    static const QTemporaryDir dir;
    return dir;
}

// 512 nodes that report in turn every 2 s, as in the H100 trace; rows of 64 columns; 4,096 GPUs at the same instants, three quantities each.
enum Table { longTable, wideTable, gpuTable };
const std::filesystem::path& table(Table kind)
{
    static std::filesystem::path files[3];
    auto& file = files[kind];
    if (!file.empty())
        return file;
    const bool isWide = kind == wideTable;
    file = std::filesystem::path(folder().path().toStdString()) / (std::to_string(kind) + ".csv");
    std::ofstream out(file, std::ios::binary);
    std::mt19937 random(1);
    std::string text = isWide ? "time_s" : kind == gpuTable ? "time_s,gpu,power_W,gpu_temperature_C,sm_clock_MHz" : "node,t_ms,power_W";
    for (int c = 1; isWide && c <= 64; ++c)
        text += ",rack" + std::to_string(c) + "_W";
    text += '\n';
    std::size_t written = 0;
    for (std::int64_t row = 0; written < wantedBytes(); ++row) {
        if (isWide) {
            text += std::to_string(row * 15);
            for (int c = 0; c < 64; ++c)
                text += ',' + std::to_string(40'000 + random() % 4000) + '.' + std::to_string(random() % 10);
        } else if (kind == gpuTable) {
            text += std::to_string(row / 4096 * 10) + ",H1-R" + std::to_string(row % 4096 / 64) + "/G" + std::to_string(row % 64) + ',' + std::to_string(300 + random() % 400)
                + ',' + std::to_string(50 + random() % 30) + '.' + std::to_string(random() % 10) + ',' + std::to_string(1200 + random() % 20 * 15);
        } else {
            text += std::to_string(1 + row % 512) + ',' + std::to_string(row / 512 * 2000 + row % 512) + ',' + std::to_string(5000 + random() % 2000);
        }
        text += '\n';
        if (text.size() > 1'000'000) {
            written += text.size();
            out << text;
            text.clear();
        }
    }
    out << text;
    return file;
}

data::CsvMapping mapping()
{
    data::CsvMapping m;
    m.start = twin::Timestamp::fromUtc(2025, 7, 15);
    return m;
}

/// Bytes a second of the plain way: every line, every field as a number.
double plainSpeed(const std::filesystem::path& file)
{
    const auto begin = std::chrono::steady_clock::now();
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    double sum = 0;
    constexpr std::size_t enough = 16'000'000;
    std::size_t bytes = line.size() + 1;
    while (bytes < enough && std::getline(in, line)) {
        bytes += line.size() + 1;
        for (const char* p = line.c_str(); *p != 0;) {
            char* end = nullptr;
            sum += std::strtod(p, &end);
            const char* comma = std::strchr(end, ',');
            p = comma != nullptr ? comma + 1 : end + std::strlen(end);
        }
    }
    benchmark::DoNotOptimize(sum);
    return static_cast<double>(bytes) / std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Of all threads.
double cpuSeconds()
{
    rusage u{};
    getrusage(RUSAGE_SELF, &u);
    return static_cast<double>(u.ru_utime.tv_sec + u.ru_stime.tv_sec) + 1e-6 * static_cast<double>(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

template<class F> void measure(benchmark::State& state, Table kind, F work)
{
    const auto& file = table(kind);
    const auto bytes = static_cast<double>(std::filesystem::file_size(file));
    double seconds = 0, plain = 0, cpu = 0;
    for ([[maybe_unused]] auto _ : state) {
        const auto begin = std::chrono::steady_clock::now();
        const double before = cpuSeconds();
        work(file);
        cpu += cpuSeconds() - before;
        const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        state.SetIterationTime(took);
        seconds += took;
        plain += bytes / plainSpeed(file);
    }
    state.counters["MB/s"] = bytes * static_cast<double>(state.iterations()) / seconds / 1e6;
    state.counters["MB/s of CPU"] = bytes * static_cast<double>(state.iterations()) / cpu / 1e6;
    state.counters["plain MB/s"] = bytes * static_cast<double>(state.iterations()) / plain / 1e6;
    state.counters["ratio"] = plain / seconds;
}

void read(benchmark::State& state, Table kind)
{
    measure(state, kind, [](const std::filesystem::path& file) {
        const auto plan = data::csv::makePlan(file, mapping());
        data::csv::BlockPipeline blocks(plan, plan.file.dataBegin);
        std::size_t rows = 0;
        while (const auto* block = blocks.next())
            rows += block->count;
        benchmark::DoNotOptimize(rows);
    });
}

void import(benchmark::State& state, Table kind)
{
    const auto out = std::filesystem::path(folder().path().toStdString()) / "out.mtrec";
    std::int64_t samples = 0;
    measure(state, kind, [&](const std::filesystem::path& file) { samples += data::importCsv(file, mapping(), out, {}).samples; });
    state.counters["samples"] = static_cast<double>(samples) / static_cast<double>(state.iterations());
}

} // namespace

BENCHMARK_CAPTURE(read, long, longTable)->Unit(benchmark::kMillisecond)->UseManualTime();
BENCHMARK_CAPTURE(read, wide, wideTable)->Unit(benchmark::kMillisecond)->UseManualTime();
BENCHMARK_CAPTURE(read, gpus, gpuTable)->Unit(benchmark::kMillisecond)->UseManualTime();
BENCHMARK_CAPTURE(import, long, longTable)->Unit(benchmark::kMillisecond)->UseManualTime();
BENCHMARK_CAPTURE(import, wide, wideTable)->Unit(benchmark::kMillisecond)->UseManualTime();
BENCHMARK_CAPTURE(import, gpus, gpuTable)->Unit(benchmark::kMillisecond)->UseManualTime();

BENCHMARK_MAIN();
