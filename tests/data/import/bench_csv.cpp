// How fast tables are read and become recordings, against getline and strtod over the same file in the same run (counter `ratio`).
// MEMPHIS_TWIN_BENCH_MB: megabytes of each table; 8 unless told.
#include "data/import/CsvImport.h"
#include "data/import/CsvPipeline.h"
#include <QTemporaryDir>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <random>

namespace {

std::size_t wantedBytes()
{
    const char* text = std::getenv("MEMPHIS_TWIN_BENCH_MB");
    return static_cast<std::size_t>(text != nullptr ? std::max(1, std::atoi(text)) : 8) * 1'000'000;
}

const QTemporaryDir& folder()
{
    static const QTemporaryDir dir;
    return dir;
}

// 512 nodes that report in turn every 2 s, as in the H100 trace; or rows of 64 columns.
const std::filesystem::path& table(bool isWide)
{
    static std::filesystem::path files[2];
    auto& file = files[isWide];
    if (!file.empty())
        return file;
    file = std::filesystem::path(folder().path().toStdString()) / (isWide ? "wide.csv" : "long.csv");
    std::ofstream out(file, std::ios::binary);
    std::mt19937 random(1);
    std::string text = isWide ? "time_s" : "node,t_ms,power_W";
    for (int c = 1; isWide && c <= 64; ++c)
        text += ",rack" + std::to_string(c) + "_W";
    text += '\n';
    std::size_t written = 0;
    for (std::int64_t row = 0; written < wantedBytes(); ++row) {
        if (isWide) {
            text += std::to_string(row * 15);
            for (int c = 0; c < 64; ++c)
                text += ',' + std::to_string(40'000 + random() % 4000) + '.' + std::to_string(random() % 10);
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

/// Seconds that the plain way takes for the file: every line, every field as a number.
double plainSeconds(const std::filesystem::path& file)
{
    const auto begin = std::chrono::steady_clock::now();
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    double sum = 0;
    while (std::getline(in, line))
        for (const char* p = line.c_str(); *p != 0;) {
            char* end = nullptr;
            sum += std::strtod(p, &end);
            p = *end == ',' ? end + 1 : end;
        }
    benchmark::DoNotOptimize(sum);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

template<class F> void measure(benchmark::State& state, bool isWide, F work)
{
    const auto& file = table(isWide);
    const auto bytes = static_cast<double>(std::filesystem::file_size(file));
    double seconds = 0, plain = 0;
    for ([[maybe_unused]] auto _ : state) {
        const auto begin = std::chrono::steady_clock::now();
        work(file);
        const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        state.SetIterationTime(took);
        seconds += took;
        plain += plainSeconds(file);
    }
    state.counters["MB/s"] = bytes * static_cast<double>(state.iterations()) / seconds / 1e6;
    state.counters["plain MB/s"] = bytes * static_cast<double>(state.iterations()) / plain / 1e6;
    state.counters["ratio"] = plain / seconds;
}

void read(benchmark::State& state, bool isWide)
{
    measure(state, isWide, [](const std::filesystem::path& file) {
        const auto plan = data::csv::makePlan(file, mapping());
        data::csv::BlockPipeline blocks(plan, plan.file.dataBegin);
        std::size_t rows = 0;
        while (const auto* block = blocks.next())
            rows += block->count;
        benchmark::DoNotOptimize(rows);
    });
}

void import(benchmark::State& state, bool isWide)
{
    const auto out = std::filesystem::path(folder().path().toStdString()) / "out.mtrec";
    std::int64_t samples = 0;
    measure(state, isWide, [&](const std::filesystem::path& file) { samples += data::importCsv(file, mapping(), out, {}).samples; });
    state.counters["samples"] = static_cast<double>(samples) / static_cast<double>(state.iterations());
}

} // namespace

BENCHMARK_CAPTURE(read, long, false)->Unit(benchmark::kMillisecond)->UseManualTime();
BENCHMARK_CAPTURE(read, wide, true)->Unit(benchmark::kMillisecond)->UseManualTime();
BENCHMARK_CAPTURE(import, long, false)->Unit(benchmark::kMillisecond)->UseManualTime();
BENCHMARK_CAPTURE(import, wide, true)->Unit(benchmark::kMillisecond)->UseManualTime();

BENCHMARK_MAIN();
