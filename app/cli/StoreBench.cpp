// The recording store: ingest, live load, size, frames, curves. Times of writing are processor time of all threads together, so that what
// else the machine does matters little; times of reading are what one waits.
#include "app/cli/BenchFigure.h"
#include "data/store/Database.h"
#include "data/store/RecordingReader.h"
#include "data/store/RecordingWriter.h"
#include "twin/base/NumberText.h"
#include "twin/model/Catalogue.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include "twin/model/Simulator.h"
#include "twin/physics/Weather.h"
#include "twin/physics/Workload.h"
#include <algorithm>
#include <chrono>
#include <fcntl.h>
#include <filesystem>
#include <random>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace app::cli {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
constexpr std::int64_t second = 1'000'000'000;
const std::int64_t start = twin::Timestamp::fromUtc(2025, 7, 15).ns;

double wallSeconds() { return std::chrono::duration<double>(Clock::now().time_since_epoch()).count(); }

/// Of all threads of this process.
double cpuSeconds()
{
    rusage u{};
    getrusage(RUSAGE_SELF, &u);
    return static_cast<double>(u.ru_utime.tv_sec + u.ru_stime.tv_sec) + 1e-6 * static_cast<double>(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

class Scratch
{
public:
    explicit Scratch(const char* name) : m_file(fs::temp_directory_path() / ("memphis-twin-bench-" + std::to_string(getpid()) + "-" + name)) {}
    ~Scratch()
    {
        std::error_code ec;
        for (const char* suffix : {"", "-wal", "-shm", "-journal"})
            fs::remove(m_file.string() + suffix, ec);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    const fs::path& file() const { return m_file; }

private:
    fs::path m_file;
};

std::vector<std::string> gpuNames(std::size_t n)
{
    std::vector<std::string> all;
    for (std::size_t i = 0; i < n; ++i)
        all.push_back("H1-R" + std::to_string(i / 64) + "/G" + std::to_string(i % 64));
    return all;
}

/// Temperatures in tenths: a level of each GPU, a common swing, noise of a few tenths. Used round and round; a chunk never holds the same
/// row twice.
std::vector<std::vector<float>> temperatures(std::size_t gpus, std::size_t frames)
{
    std::mt19937_64 random(1);
    std::normal_distribution<float> noise(0, 0.3f);
    std::vector<float> pool(1 << 20);
    for (float& v : pool)
        v = noise(random);
    std::vector<std::vector<float>> all(frames, std::vector<float>(gpus));
    for (std::size_t f = 0; f < frames; ++f) {
        const std::size_t shift = random() % pool.size();
        for (std::size_t g = 0; g < gpus; ++g)
            all[f][g] = std::round((60 + float(g % 97) / 10 + 4 * std::sin(float(f) * 0.2f) + pool[(g + shift) % pool.size()]) * 10) / 10;
    }
    return all;
}

std::string oneDecimal(double v) { return twin::numberText(v, 1); }

/// Rows a second of processor time that a table of plain rows takes, with the index that finds a channel's time.
double plainRowsPerSecond(const std::vector<std::vector<float>>& frames)
{
    const Scratch scratch("plain.db");
    data::Database db(scratch.file(), data::Database::Open::Create);
    db.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
               "CREATE TABLE s(channel INTEGER, t INTEGER, value REAL, PRIMARY KEY(channel, t)) WITHOUT ROWID");
    auto insert = db.prepare("INSERT INTO s VALUES(?, ?, ?)");
    constexpr std::int64_t channels = 3542, rows = 60;
    const double begin = cpuSeconds();
    for (std::int64_t r = 0; r < rows; ++r) {
        data::Transaction transaction(db);
        const auto& frame = frames[static_cast<std::size_t>(r) % frames.size()];
        for (std::int64_t c = 0; c < channels; ++c)
            insert.bind(1, c).bind(2, start + r * second).bind(3, static_cast<double>(frame[static_cast<std::size_t>(c)])).run();
        transaction.commit();
    }
    const double seconds = cpuSeconds() - begin;
    insert = {};
    return static_cast<double>(channels * rows) / seconds;
}

std::vector<BenchFigure> ingest()
{
    std::vector<BenchFigure> figures;
    for (const std::size_t gpus : {std::size_t{1'000'000}, std::size_t{37'888}, std::size_t{512}}) {
        const auto frames = temperatures(gpus, gpus >= 1'000'000 ? 32 : 512);
        const std::size_t rows = gpus >= 1'000'000 ? 96 : 80'000'000 / gpus;
        const Scratch scratch("ingest.mtrec");
        const double begin = cpuSeconds();
        data::RecordingWriter writer(scratch.file(), {});
        const int block = writer.addBlock("gpu_temperature", "°C", twin::Origin::Measured, 0.1, gpuNames(gpus));
        for (std::size_t r = 0; r < rows; ++r)
            writer.appendFrame(block, {start + static_cast<std::int64_t>(r) * second}, frames[r % frames.size()]);
        writer.finish();
        const double seconds = cpuSeconds() - begin, samples = static_cast<double>(gpus * rows);
        BenchFigure f{"store-ingest", "frames of " + std::to_string(gpus) + " GPUs to disk, finished, one core", samples / seconds * 1e-6, "M samples/s", 50};
        f.plainRowsRatio = samples / seconds / plainRowsPerSecond(frames);
        f.note = oneDecimal(f.plainRowsRatio) + " times plain SQLite rows, " + twin::numberText(static_cast<double>(fs::file_size(scratch.file())) / samples, 2) + " byte a sample";
        figures.push_back(std::move(f));
    }
    return figures;
}

std::vector<BenchFigure> live()
{
    constexpr std::size_t gpus = 1'000'000;
    constexpr int metrics = 4, seconds = 32;
    const auto frames = temperatures(gpus, 17);
    const Scratch scratch("live.mtrec");
    data::RecordingWriter writer(scratch.file(), {});
    const auto names = gpuNames(gpus);
    for (const char* metric : {"gpu_power", "gpu_temperature", "gpu_memory_temperature", "gpu_utilisation"})
        writer.addBlock(metric, "", twin::Origin::Measured, 0.1, names);
    const double cpu = cpuSeconds(), wall = wallSeconds();
    double longest = 0;
    for (int s = 0; s < seconds; ++s) {
        const double begin = wallSeconds();
        for (int block = 0; block < metrics; ++block)
            writer.appendFrame(block, {start + s * second}, frames[static_cast<std::size_t>(s * metrics + block) % frames.size()]);
        longest = std::max(longest, wallSeconds() - begin);
        std::this_thread::sleep_until(Clock::time_point(std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(wall + s + 1))));
    }
    const double passed = wallSeconds() - wall;
    BenchFigure f{"store-live", "1,000,000 GPUs x 4 channels at 1 Hz recorded as they come", (cpuSeconds() - cpu) / passed, "cores", 0.5};
    f.note = oneDecimal(static_cast<double>(gpus) * metrics * seconds / passed * 1e-6) + " M samples/s, longest second took " + oneDecimal(longest * 1e3) + " ms";
    writer.discard();
    return {f};
}

/// 1,024 simulated GPUs through a day.
std::vector<BenchFigure> size()
{
    auto preset = twin::loadPreset("2024-09");
    const auto& types = twin::Catalogue::builtIn().rackTypes;
    std::size_t seen = 0;
    std::erase_if(preset.site.racks, [&](const twin::Rack& r) { return types[r.type].gpus > 0 && ++seen > 16; });
    twin::SimulationInput input;
    input.model = std::make_shared<twin::PlantModel>(twin::compilePlant(preset.site, preset.scenario, twin::Catalogue::builtIn()));
    input.weather = twin::typicalMonthWeather(7);
    input.workloads = {twin::trainingWorkload(1)};
    input.from = {start + 5 * 3600 * second};
    input.stepSeconds = 10;
    input.gpusEverySeconds = 10;
    const std::size_t gpus = static_cast<std::size_t>(input.model->spec().gpuCount());
    const Scratch scratch("size.mtrec");
    std::int64_t samples = 0;
    {
        data::RecordingWriter writer(scratch.file(), {});
        const int power = writer.addBlock("gpu_power", "W", twin::Origin::Modelled, 1, gpuNames(gpus));
        const int temperature = writer.addBlock("gpu_temperature", "°C", twin::Origin::Modelled, 0.1, gpuNames(gpus));
        twin::simulate(input, {}, [&](twin::Timestamp t, const twin::PlantState& state) {
            if (state.gpuPowerW.size() != gpus || state.gpuDieC.size() != gpus)
                return;
            writer.appendFrame(power, t, state.gpuPowerW);
            writer.appendFrame(temperature, t, state.gpuDieC);
        });
        writer.finish();
        samples = writer.samples();
    }
    BenchFigure f{"store-size", "a simulated day of " + std::to_string(gpus) + " GPUs every 10 s: power at 1 W, temperature at 0.1 K, whole file",
                  static_cast<double>(fs::file_size(scratch.file())) / static_cast<double>(samples), "byte a sample", 0.6};
    f.note = std::to_string(samples) + " samples";
    return {f};
}

/// Makes the system forget the file, so that reading begins at the disk.
void forgetPages(const fs::path& file)
{
    const int fd = open(file.c_str(), O_RDONLY);
    if (fd < 0)
        return;
    fdatasync(fd);
    posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    close(fd);
}

std::vector<BenchFigure> frame()
{
    constexpr std::size_t gpus = 1'000'000;
    constexpr int rows = 1440;
    const Scratch scratch("frame.mtrec");
    {
        const auto frames = temperatures(gpus, 32);
        data::RecordingWriter writer(scratch.file(), {});
        const int block = writer.addBlock("gpu_temperature", "°C", twin::Origin::Measured, 0.1, gpuNames(gpus));
        for (int r = 0; r < rows; ++r)
            writer.appendFrame(block, {start + r * 60 * second}, frames[static_cast<std::size_t>(r) % frames.size()]);
        writer.finish();
    }
    std::mt19937_64 random(2);
    std::vector<double> cold, beside;
    std::vector<float> values;
    const double opening = wallSeconds();
    data::RecordingReader reader(scratch.file());
    const double opened = wallSeconds() - opening;
    for (int i = 0; i < 21; ++i) {
        forgetPages(scratch.file());
        reader.setCacheBytes(0);
        reader.setCacheBytes(std::size_t{256} << 20);
        const std::int64_t row = static_cast<std::int64_t>(random() % (rows - 40));
        double begin = wallSeconds();
        reader.frame(0, {start + row * 60 * second}, 120, values);
        cold.push_back((wallSeconds() - begin) * 1e3);
        for (int k = 1; k <= 32 && i < 5; ++k) {
            begin = wallSeconds();
            reader.frame(0, {start + (row + k) * 60 * second}, 120, values);
            beside.push_back((wallSeconds() - begin) * 1e3);
        }
    }
    std::sort(cold.begin(), cold.end());
    double sum = 0;
    for (const double ms : beside)
        sum += ms;
    std::sort(beside.begin(), beside.end());
    BenchFigure first{"store-frame", "frame of 1,000,000 GPUs at a random instant of 24 h at 60 s, nothing cached (median of 21)", cold[cold.size() / 2], "ms", 50};
    first.note = oneDecimal(cold.front()) + " to " + oneDecimal(cold.back()) + " ms; opening took " + oneDecimal(opened * 1e3) + " ms";
    BenchFigure next{"store-frame-beside", "the frames that follow one by one (mean of 160)", sum / static_cast<double>(beside.size()), "ms", 10};
    next.note = "median " + oneDecimal(beside[beside.size() / 2]) + ", longest " + oneDecimal(beside.back()) + " ms";
    return {first, next};
}

std::vector<BenchFigure> curve()
{
    constexpr std::size_t channels = 64;
    constexpr std::int64_t rows = 365 * 8640, step = 10 * second;
    const Scratch scratch("curve.mtrec");
    {
        const auto frames = temperatures(channels, 4096);
        data::RecordingWriter writer(scratch.file(), {});
        const int block = writer.addBlock("power", "W", twin::Origin::Measured, 0.1, gpuNames(channels));
        for (std::int64_t r = 0; r < rows; ++r)
            writer.appendFrame(block, {start + r * step}, frames[static_cast<std::size_t>(r) % frames.size()]);
        writer.finish();
    }
    std::vector<double> times;
    std::size_t points = 0;
    data::RecordingReader reader(scratch.file());
    for (int i = 0; i < 21; ++i) {
        forgetPages(scratch.file());
        reader.setCacheBytes(0);
        const double begin = wallSeconds();
        points = reader.series(i * 3, {start}, {start + rows * step}, 2000).mean.size();
        times.push_back((wallSeconds() - begin) * 1e3);
        reader.setCacheBytes(std::size_t{256} << 20);
    }
    std::sort(times.begin(), times.end());
    BenchFigure f{"store-curve", "one channel of 64 over a year at 10 s, to 2,000 pixels, nothing cached (median of 21)", times[times.size() / 2], "ms", 16};
    f.note = std::to_string(points) + " points, " + oneDecimal(times.front()) + " to " + oneDecimal(times.back()) + " ms";
    return {f};
}

} // namespace

std::vector<StoreBench> storeBenches()
{
    return {{"store-ingest", ingest}, {"store-live", live}, {"store-size", size}, {"store-frame", frame}, {"store-curve", curve}};
}

} // namespace app::cli
