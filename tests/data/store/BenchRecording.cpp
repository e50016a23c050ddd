// How fast and how small recordings are, beside plain SQLite rows in the same run; how quick an instant and a curve are.
#include "data/store/RecordingReader.h"
#include "data/store/RecordingWriter.h"
#include <benchmark/benchmark.h>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <random>
#include <sqlite3.h>
#include <unistd.h>

using namespace data;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t second = 1'000'000'000;

fs::path scratch(const char* name) { return fs::temp_directory_path() / (std::string("bench-recording-") + std::to_string(getpid()) + name); }

std::vector<std::string> names(int n)
{
    std::vector<std::string> all;
    for (int i = 0; i < n; ++i)
        all.push_back("H1-R" + std::to_string(i / 64) + "-" + std::to_string(i % 64));
    return all;
}

/// Temperatures in tenths: a common swing, an own level, noise of a few tenths. Enough different frames, used round and round, that no
/// repetition falls into one chunk.
std::vector<std::vector<float>> frames(int assets)
{
    const std::size_t count = assets <= 64 ? 4096 : assets <= 4000 ? 512 : 32;
    std::mt19937_64 random(1);
    std::normal_distribution<float> noise(0, 0.3f);
    std::vector<std::vector<float>> all(count, std::vector<float>(static_cast<std::size_t>(assets)));
    for (std::size_t f = 0; f < all.size(); ++f)
        for (std::size_t a = 0; a < all[f].size(); ++a)
            all[f][a] = std::round((60 + float(a % 97) / 10 + 4 * std::sin(float(f) * 0.2f) + noise(random)) * 10) / 10;
    return all;
}

void appendFrames(benchmark::State& state)
{
    const int assets = static_cast<int>(state.range(0));
    const auto data = frames(assets);
    const fs::path file = scratch("frames.mtrec");
    std::int64_t samples = 0;
    {
        RecordingWriter w(file, {});
        const int b = w.addBlock("gpu_temperature", "C", twin::Origin::Measured, 0.1, names(assets));
        std::int64_t i = 0;
        for (auto _ : state) {
            w.appendFrame(b, {i * second}, data[static_cast<std::size_t>(i) % data.size()]);
            ++i;
        }
        samples = i * assets;
        const auto begin = std::chrono::steady_clock::now();
        w.finish();
        state.counters["finish_ns_a_sample"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() * 1e9 / double(samples);
    }
    state.SetItemsProcessed(samples);
    state.counters["bytes_a_sample"] = double(fs::file_size(file)) / double(samples);
    fs::remove(file);
}
BENCHMARK(appendFrames)->Arg(512)->Arg(3'542)->Arg(100'000)->Arg(1'000'000)->UseRealTime()->Unit(benchmark::kMicrosecond);

void appendSingles(benchmark::State& state)
{
    const fs::path file = scratch("singles.mtrec");
    const auto data = frames(64);
    std::int64_t i = 0;
    {
        RecordingWriter w(file, {});
        for (const auto& name : names(64))
            w.addChannel({name, "power", "W", twin::Origin::Measured, 0.1});
        for (auto _ : state) {
            const std::int64_t row = i / 64;
            w.append(static_cast<int>(i % 64), {row * second + i % 64}, double(data[static_cast<std::size_t>(row) % data.size()][static_cast<std::size_t>(i % 64)]));
            ++i;
        }
        w.finish();
    }
    state.SetItemsProcessed(i);
    state.counters["bytes_a_sample"] = double(fs::file_size(file)) / double(i);
    fs::remove(file);
}
BENCHMARK(appendSingles)->UseRealTime();

/// What one would do without all this: a table of rows with an index that finds a channel's time, one transaction a frame.
void plainSqliteRows(benchmark::State& state)
{
    const int assets = static_cast<int>(state.range(0));
    const auto data = frames(assets);
    const fs::path file = scratch("plain.db");
    fs::remove(file);
    sqlite3* db = nullptr;
    sqlite3_open(file.c_str(), &db);
    sqlite3_exec(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE s(channel INTEGER, t INTEGER, value REAL, PRIMARY KEY(channel, t)) WITHOUT ROWID",
                 nullptr, nullptr, nullptr);
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(db, "INSERT INTO s VALUES(?, ?, ?)", -1, &insert, nullptr);
    std::int64_t i = 0;
    for (auto _ : state) {
        sqlite3_exec(db, "BEGIN", nullptr, nullptr, nullptr);
        const auto& frame = data[static_cast<std::size_t>(i) % data.size()];
        for (int a = 0; a < assets; ++a) {
            sqlite3_bind_int(insert, 1, a);
            sqlite3_bind_int64(insert, 2, i * second);
            sqlite3_bind_double(insert, 3, double(frame[static_cast<std::size_t>(a)]));
            sqlite3_step(insert);
            sqlite3_reset(insert);
        }
        sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr);
        ++i;
    }
    sqlite3_finalize(insert);
    sqlite3_exec(db, "PRAGMA wal_checkpoint(TRUNCATE)", nullptr, nullptr, nullptr);
    sqlite3_close(db);
    state.SetItemsProcessed(i * assets);
    state.counters["bytes_a_sample"] = double(fs::file_size(file)) / double(i * assets);
    for (const char* suffix : {"", "-wal", "-shm"})
        fs::remove(file.string() + suffix);
}
BENCHMARK(plainSqliteRows)->Arg(512)->Arg(3'542)->UseRealTime()->Unit(benchmark::kMicrosecond);

/// A recording to read from, made once an asset count.
fs::path recorded(int assets, int rows)
{
    const fs::path file = scratch((std::to_string(assets) + ".mtrec").c_str());
    if (fs::exists(file))
        return file;
    const auto data = frames(assets);
    RecordingWriter w(file, {});
    const int b = w.addBlock("gpu_temperature", "C", twin::Origin::Measured, 0.1, names(assets));
    for (int i = 0; i < rows; ++i)
        w.appendFrame(b, {i * second}, data[static_cast<std::size_t>(i) % data.size()]);
    w.finish();
    return file;
}

void frameAtARandomInstant(benchmark::State& state)
{
    const int assets = static_cast<int>(state.range(0)), rows = static_cast<int>(state.range(1));
    RecordingReader r(recorded(assets, rows));
    r.setCacheBytes(std::size_t{64} << 20);
    std::mt19937_64 random(2);
    std::vector<float> values;
    for (auto _ : state) {
        r.frame(0, {static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(rows)) * second}, 5, values);
        benchmark::DoNotOptimize(values.data());
    }
    state.SetItemsProcessed(state.iterations() * assets);
}
BENCHMARK(frameAtARandomInstant)->Args({3'542, 20'000})->Args({100'000, 1'000})->Args({1'000'000, 96})->Unit(benchmark::kMillisecond);

void frameBesideTheLast(benchmark::State& state)
{
    const int assets = static_cast<int>(state.range(0)), rows = static_cast<int>(state.range(1));
    RecordingReader r(recorded(assets, rows));
    std::vector<float> values;
    std::int64_t i = 0;
    for (auto _ : state)
        r.frame(0, {i++ % rows * second}, 5, values);
    state.SetItemsProcessed(state.iterations() * assets);
}
BENCHMARK(frameBesideTheLast)->Args({3'542, 20'000})->Args({100'000, 1'000})->Unit(benchmark::kMicrosecond);

void curveOfAWholeRecording(benchmark::State& state)
{
    RecordingReader r(recorded(3'542, 20'000));
    r.setCacheBytes(1); // from the disk every time
    int channel = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(r.series(channel = (channel + 997) % 3'542, {0}, {20'000 * second}, static_cast<int>(state.range(0))).mean.data());
}
BENCHMARK(curveOfAWholeRecording)->Arg(200)->Arg(2'000)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    for (const int assets : {3'542, 100'000, 1'000'000})
        fs::remove(scratch((std::to_string(assets) + ".mtrec").c_str()));
    return 0;
}
