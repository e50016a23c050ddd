// How fast the model is on this machine, against an object a GPU in the same run; and the recording store, against plain rows.
#include "app/cli/Arguments.h"
#include "app/cli/BenchFigure.h"
#include "app/cli/Commands.h"
#include "app/core/Json.h"
#include "twin/base/Error.h"
#include "twin/model/Catalogue.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include "twin/model/Simulator.h"
#include "twin/physics/Parallel.h"
#include "twin/physics/Weather.h"
#include "twin/physics/Workload.h"
#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <memory>
#include <ostream>

namespace app::cli {
namespace {

using Clock = std::chrono::steady_clock;
using Figure = BenchFigure;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// The first `gpuRacks` GPU racks of a preset, with everything else it has.
std::shared_ptr<const twin::PlantModel> plant(const char* preset, std::size_t gpuRacks = SIZE_MAX)
{
    auto p = twin::loadPreset(preset);
    const auto& types = twin::Catalogue::builtIn().rackTypes;
    std::size_t seen = 0;
    std::erase_if(p.site.racks, [&](const twin::Rack& r) { return types[r.type].gpus > 0 && ++seen > gpuRacks; });
    return std::make_shared<twin::PlantModel>(twin::compilePlant(p.site, p.scenario, twin::Catalogue::builtIn()));
}

/// The way one would write it first: an object a GPU, double precision, one thread, GPUs alone.
class GpuObject
{
public:
    explicit GpuObject(double factor) : m_factor(factor) {}
    virtual ~GpuObject() = default;
    virtual double step(double requestW, double coolantC, double dt)
    {
        const double g1 = m_factor / 0.018, g2 = m_factor / 0.012, a = 120 / dt, b = 1000 / dt;
        const double q = b + g1 + g2, k = a + g1 * (1 - g1 / q);
        const double n = a * m_dieC + g1 * (b * m_plateC + g2 * coolantC) / q, p = requestW * m_factor;
        double die = (n + p - p * 0.003 * 45) / (k - p * 0.003);
        if (die > 87)
            die = (n + p + 120 * 87) / (k + 120);
        m_plateC = (b * m_plateC + g2 * coolantC + g1 * die) / q;
        m_dieC = die;
        return std::min(700.0, p * (1 + 0.003 * (die - 45)));
    }

private:
    double m_factor, m_dieC = 45, m_plateC = 34;
};

/// Seconds a GPU-step of that takes.
double baselineSeconds()
{
    std::vector<std::unique_ptr<GpuObject>> gpus;
    for (int i = 0; i < 200'000; ++i)
        gpus.push_back(std::make_unique<GpuObject>(0.98 + 0.04 * (i % 100) / 100));
    double total = 0;
    const auto start = Clock::now();
    constexpr int steps = 10;
    for (int s = 0; s < steps; ++s)
        for (const auto& gpu : gpus)
            total += gpu->step(s % 7 ? 600 : 310, 27, 1);
    const double seconds = secondsSince(start);
    if (!(total > 0))
        throw twin::Error(TWIN_TEXT("The baseline gave no power."));
    return seconds / (static_cast<double>(gpus.size()) * steps);
}

Figure day(const std::string& name, const std::string& what, std::shared_ptr<const twin::PlantModel> model, double hours, double step,
           double reach, double baseline)
{
    twin::SimulationInput input;
    input.model = std::move(model);
    input.weather = twin::typicalMonthWeather(7);
    input.workloads = {twin::trainingWorkload(1)};
    input.from = twin::Timestamp::fromIso("2025-07-15T05:00:00Z").value();
    input.hours = hours;
    input.stepSeconds = step;
    double error = 0, turned = 0;
    const auto start = Clock::now();
    twin::simulateFigures(input, {}, [&](twin::Timestamp, const twin::KeyFigures& k) {
        error += k.heat_balance_error_mw;
        turned += k.heat_rejected_mw;
    });
    Figure f{name, what, secondsSince(start), "s", reach, static_cast<double>(input.model->spec().gpuCount()) * hours * 3600 / step};
    f.baselineRatio = f.gpuSteps * baseline / f.value;
    f.heatErrorPercent = 100 * std::abs(error) / turned;
    return f;
}

Figure edit(const char* preset, double reach)
{
    auto p = twin::loadPreset(preset);
    auto model = std::make_unique<twin::PlantModel>(twin::compilePlant(p.site, p.scenario, twin::Catalogue::builtIn()));
    twin::PlantInputs inputs;
    inputs.weather.dryBulbC = 28.3;
    inputs.weather.wetBulbC = 22.8;
    twin::PlantState state;
    model->solveSteady(inputs, state);
    std::vector<double> times;
    for (int i = 0; i < 9; ++i) {
        p.site.racks.erase(p.site.racks.begin() + 100 * (i + 1));
        const auto start = Clock::now();
        model = std::make_unique<twin::PlantModel>(twin::compilePlant(p.site, p.scenario, twin::Catalogue::builtIn()), *model);
        model->solveSteady(inputs, state);
        times.push_back(secondsSince(start) * 1e3);
    }
    std::sort(times.begin(), times.end());
    return {"edit-1m", "steady state of 1m after one edit, all headline figures (median of 9)", times[times.size() / 2], "ms", reach};
}

Figure year(const char* preset, double reach)
{
    const auto model = plant(preset);
    const auto weather = twin::generatedWeather(1);
    const auto from = twin::Timestamp::fromIso("2025-01-01T06:00:00Z").value();
    twin::PlantState state;
    twin::PlantInputs inputs;
    double energy = 0;
    const auto start = Clock::now();
    for (int h = 0; h < 8760; ++h) {
        inputs.weather = weather->at(from.plusSeconds(3600.0 * h));
        model->solveSteady(inputs, state);
        energy += state.figures.facility_mw;
    }
    Figure f{"year-2025-07", "a year of hourly steady states of 2025-07", secondsSince(start), "s", reach};
    f.gpuSteps = 8760.0 * static_cast<double>(model->spec().gpuCount());
    return f;
}

struct Bench
{
    const char* name;
    std::function<std::vector<Figure>(double baseline)> run;
};

std::vector<Bench> benches()
{
    const auto one = [](Figure f) { return std::vector<Figure>{std::move(f)}; };
    std::vector<Bench> all{
        {"day-37888", [=](double b) { return one(day("day-37888", "24 h of 37,888 GPUs at 1 s: power, cooling, feeders", plant("2024-09", 592), 24, 1, 1.0, b)); }},
        {"day-1m", [=](double b) { return one(day("day-1m", "24 h of 1,000,000 GPUs at 1 s", plant("1m"), 24, 1, 20, b)); }},
        {"day-1m-15s", [=](double b) { return one(day("day-1m-15s", "24 h of 1,000,000 GPUs at 15 s", plant("1m"), 24, 15, 2, b)); }},
        {"edit-1m", [=](double) { return one(edit("1m", 16)); }},
        {"year-2025-07", [=](double) { return one(year("2025-07", 2)); }},
        {"scaling",
         [](double b) {
             const Figure small = day("scaling-100k", "1 h of 100,000 GPUs at 1 s", plant("2024-09"), 1, 1, std::nan(""), b);
             const Figure large = day("scaling-1m", "1 h of 1,000,000 GPUs at 1 s", plant("1m"), 1, 1, std::nan(""), b);
             const Figure ratio{"scaling", "cost of a GPU-step at 1,000,000 GPUs by that at 100,000 (1: linear)",
                                (large.value / large.gpuSteps) / (small.value / small.gpuSteps), "", 1.0};
             return std::vector<Figure>{small, large, ratio};
         }},
    };
    for (const StoreBench& bench : storeBenches())
        all.push_back({bench.name, [run = bench.run](double) { return run(); }});
    return all;
}

void print(const Figure& f, std::ostream& out)
{
    char line[400];
    std::snprintf(line, sizeof line, "%-14s %9.3f %-3s", f.name.c_str(), f.value, f.unit.c_str());
    out << line;
    if (std::isfinite(f.reach)) {
        std::snprintf(line, sizeof line, " (reach %g)", f.reach);
        out << line;
    }
    out << "  " << f.what;
    if (f.gpuSteps > 0) {
        std::snprintf(line, sizeof line, "; %.2f thousand million GPU-steps a second", f.gpuSteps / f.value * 1e-9);
        out << line;
    }
    if (std::isfinite(f.baselineRatio)) {
        std::snprintf(line, sizeof line, "; %.0f times as fast as an object a GPU", f.baselineRatio);
        out << line;
    }
    if (std::isfinite(f.heatErrorPercent)) {
        std::snprintf(line, sizeof line, "; heat balance error %.1e %%", f.heatErrorPercent);
        out << line;
    }
    if (!f.note.empty())
        out << "; " << f.note;
    out << std::endl;
}

int runBenches(const std::vector<Bench>& all, const std::vector<std::string>& wanted, int threads, bool json, std::ostream& out)
{
    const bool anyModel = wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [](const std::string& w) { return !w.starts_with("store-"); });
    const double baseline = anyModel ? baselineSeconds() : std::nan("");
    std::vector<Figure> figures;
    for (const auto& bench : all) {
        if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), bench.name) == wanted.end())
            continue;
        for (auto& figure : bench.run(baseline)) {
            if (!json)
                print(figure, out);
            figures.push_back(std::move(figure));
        }
    }
    if (!json)
        return 0;
    Json j;
    j.beginObject().field("threads", threads).field("baseline_gpu_steps_per_s", 1 / baseline); // null where only the store was asked for
    j.key("benches").beginArray();
    for (const auto& f : figures) {
        j.beginObject().field("name", f.name).field("what", f.what).field("value", f.value).field("unit", f.unit).field("reach", f.reach);
        if (f.gpuSteps > 0)
            j.field("gpu_steps_per_s", f.gpuSteps / f.value);
        if (std::isfinite(f.baselineRatio))
            j.field("baseline_ratio", f.baselineRatio);
        if (std::isfinite(f.heatErrorPercent))
            j.field("heat_balance_error_percent", f.heatErrorPercent);
        if (std::isfinite(f.plainRowsRatio))
            j.field("plain_rows_ratio", f.plainRowsRatio);
        if (!f.note.empty())
            j.field("note", f.note);
        j.endObject();
    }
    j.endArray().endObject();
    out << j.text() << '\n';
    return 0;
}

} // namespace

int benchCommand(const Words& words, std::ostream& out)
{
    const Arguments arguments(words, {"threads"}, {"json"}, 0, 20);
    const auto all = benches();
    const auto& wanted = arguments.positionals();
    for (const auto& name : wanted)
        if (std::none_of(all.begin(), all.end(), [&](const Bench& b) { return name == b.name; })) {
            std::string known;
            for (const auto& b : all)
                known += std::string(known.empty() ? "" : ", ") + b.name;
            usageError("There is no bench “" + name + "”; known are " + known + ".");
        }
    const int threads = static_cast<int>(arguments.number("threads", 0, 1024).value_or(0));
    int status = 0;
    twin::withThreads(threads, [&] { status = runBenches(all, wanted, threads, arguments.flag("json"), out); });
    return status;
}

} // namespace app::cli
