#include "data/session/SimulationRecorder.h"
#include "data/project/ProjectFile.h"
#include "data/session/FrameQueue.h"
#include "data/session/SimulationTotals.h"
#include "data/session/SiteChannels.h"
#include "data/store/RecordingCreate.h"
#include "data/store/RecordingWriter.h"
#include "twin/base/NumberText.h"
#include "twin/model/PlantCompiler.h"
#include <chrono>
#include <exception>
#include <optional>
#include <thread>

namespace data {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t queuedSteps = 32;

const char* kindId(twin::PlantEvent::Kind kind)
{
    using Kind = twin::PlantEvent::Kind;
    switch (kind) {
    case Kind::GridLimit: return "grid_limit";
    case Kind::TurbinesOut: return "turbines_out";
    case Kind::GensetsOut: return "gensets_out";
    case Kind::ChillersOut: return "chillers_out";
    case Kind::TowersOut: return "towers_out";
    case Kind::MegapacksOut: return "megapacks_out";
    case Kind::TransformersOut: return "transformers_out";
    case Kind::LoadScale: return "load_scale";
    case Kind::BatteryRequest: return "battery_request";
    case Kind::OpenElement: return "open_element";
    case Kind::CloseElement: return "close_element";
    case Kind::FlowLoss: return "flow_loss";
    case Kind::PumpsOut: return "pumps_out";
    case Kind::DoorsOut: return "doors_out";
    }
    return "event";
}

/// What was done to the plant, as the time bar shows it.
RecordingEvent recorded(const twin::PlantEvent& event)
{
    using Kind = twin::PlantEvent::Kind;
    RecordingEvent e{event.at, kindId(event.kind), event.text, RecordingEvent::Severity::Information, siteAsset};
    const bool isSwitch = event.kind == Kind::OpenElement || event.kind == Kind::CloseElement;
    if (isSwitch)
        e.text = (event.kind == Kind::OpenElement ? "Opened: " : "Closed: ") + event.text;
    const bool isLoss = isSwitch ? event.kind == Kind::OpenElement
        : event.kind == Kind::GridLimit ? event.value >= 0
        : event.kind != Kind::LoadScale && event.kind != Kind::BatteryRequest && event.value > 0;
    if (isLoss)
        e.severity = RecordingEvent::Severity::Warning;
    if (e.text.empty())
        e.text = e.kind + " " + twin::numberText(event.value);
    return e;
}

/// Watches a figure that should be 0 and notes when it leaves and when it comes back.
class Watch
{
public:
    Watch(const char* kind, double twin::KeyFigures::*member, double threshold, const char* begins, const char* ends, RecordingEvent::Severity severity)
        : m_kind(kind), m_member(member), m_threshold(threshold), m_begins(begins), m_ends(ends), m_severity(severity)
    {
    }
    void look(twin::Timestamp t, const twin::KeyFigures& k, RecordingWriter& writer)
    {
        const bool now = k.*m_member > m_threshold;
        if (now == m_on)
            return;
        m_on = now;
        writer.addEvent({t, std::string(m_kind) + (now ? "_start" : "_stop"), now ? m_begins : m_ends,
                         now ? m_severity : RecordingEvent::Severity::Information, siteAsset});
    }

private:
    const char* m_kind;
    double twin::KeyFigures::*m_member;
    double m_threshold;
    const char *m_begins, *m_ends;
    RecordingEvent::Severity m_severity;
    bool m_on = false;
};

/// The writer's side: its own thread, fed through the queue.
class Recorder
{
public:
    Recorder(const SimulationJob& job, const fs::path& out)
        : m_job(job), m_writer(out, job.header, true, RecordingWriter::Pace::Content), m_site(m_writer, twin::Origin::Modelled), m_open(job.input),
          m_meter(job.networkEverySeconds > 0 ? m_open.book() : nullptr, job.networkEverySeconds), m_queue(job.recordGpus ? queuedSteps / 4 : queuedSteps), m_thread([this] { run(); })
    {
    }
    ~Recorder()
    {
        if (m_thread.joinable())
            abandon();
    }

    /// What the one-line must carry at this step, if it is due. The simulation's thread.
    std::optional<NetworkSample> sample(twin::Timestamp t, const twin::PlantState& state)
    {
        const auto& open = m_open.at(t);
        return m_meter.sample(t, state, open, m_open.effect());
    }

    /// Throws what stopped the writer.
    void push(RecordedStep&& step)
    {
        if (!m_queue.push(std::move(step)))
            joinAndThrow();
    }
    void addEvent(const RecordingEvent& event) { m_writer.addEvent(event); } ///< the writer takes one call at a time by itself
    std::int64_t finish()
    {
        m_queue.close(false);
        joinAndThrow();
        m_writer.finish();
        return m_writer.samples();
    }
    void abandon()
    {
        m_queue.close(true);
        m_thread.join();
        m_writer.discard();
    }

private:
    void joinAndThrow()
    {
        if (m_thread.joinable())
            m_thread.join();
        if (m_failure) {
            m_writer.discard();
            std::rethrow_exception(m_failure);
        }
    }

    void run()
    {
        try {
            while (auto step = m_queue.pop())
                write(*step);
        } catch (...) {
            m_failure = std::current_exception();
            m_queue.close(true);
        }
    }

    void write(RecordedStep& step)
    {
        m_meter.write(step.t, step.network, step.figures, [this](twin::Timestamp t, const std::string& kind, const std::string& text, int severity) {
            m_writer.addEvent({t, kind, text, severity > 1 ? RecordingEvent::Severity::Critical : severity > 0 ? RecordingEvent::Severity::Warning
                                                                                                  : RecordingEvent::Severity::Information, siteAsset});
        });
        m_site.append(step.t, step.figures);
        for (Watch& watch : m_watches)
            watch.look(step.t, step.figures, m_writer);
        append(m_gpuPower, twin::Metric::Power, m_job.gpuNames, step.t, step.gpuPowerW);
        append(m_gpuTemperature, twin::Metric::GpuTemperature, m_job.gpuNames, step.t, step.gpuDieC);
        if (!step.hasFrame)
            return;
        for (std::size_t m = 0; m < twin::metricCount; ++m) {
            append(m_rackBlocks[m], static_cast<twin::Metric>(m), m_job.rackNames, step.t, step.rack[m]);
            append(m_unitBlocks[m], static_cast<twin::Metric>(m), m_job.unitNames, step.t, step.unit[m]);
        }
    }

    void append(std::optional<int>& block, twin::Metric metric, const std::vector<std::string>& names, twin::Timestamp t, const std::vector<float>& values)
    {
        if (values.empty() || names.empty())
            return;
        if (!block) {
            const twin::MetricInfo& info = twin::metricInfo(metric);
            block = m_writer.addBlock(std::string(info.id), std::string(info.unit), twin::Origin::Modelled, info.resolution, names);
        }
        m_writer.appendFrame(*block, t, values);
    }

    const SimulationJob& m_job;
    RecordingWriter m_writer;
    SiteChannelsWriter m_site;
    twin::OpenElements m_open;   ///< the simulation's thread only
    NetworkMeter m_meter;
    std::array<std::optional<int>, twin::metricCount> m_rackBlocks, m_unitBlocks;
    std::optional<int> m_gpuPower, m_gpuTemperature;
    std::array<Watch, 2> m_watches{
        Watch("unserved", &twin::KeyFigures::unserved_mw, 1e-3, "Load that no source can carry", "All load is served again", RecordingEvent::Severity::Critical),
        Watch("throttling", &twin::KeyFigures::gpus_throttled, 0.5, "GPUs are throttled", "No GPU is throttled any more", RecordingEvent::Severity::Warning)};
    FrameQueue m_queue;
    std::exception_ptr m_failure;
    std::thread m_thread; ///< last: everything it uses is there before it starts
};

std::string sourceText(const SimulationJob& job, const twin::Scenario& scenario)
{
    std::string text = "Simulated";
    if (!scenario.presetId.empty())
        text += ", preset " + scenario.presetId;
    text += ", scenario \"" + scenario.name + "\"";
    if (job.input.weather)
        text += "; weather: " + job.input.weather->description() + (job.input.weather->isSynthetic() ? " (synthetic)" : "");
    for (const auto& workload : job.input.workloads)
        if (workload)
            text += "; workload: " + workload->description() + (workload->isSynthetic() ? " (synthetic)" : "");
    return text + "; seed " + std::to_string(scenario.seed);
}

} // namespace

std::vector<std::string> gpuNamesOf(const twin::Site& site, const twin::Catalogue& catalogue)
{
    std::vector<std::string> names;
    for (const twin::Rack& rack : site.racks) {
        const twin::RackSpec& type = catalogue.rackTypes[rack.type];
        const int fitted = std::max(0, type.gpus), gpus = rack.gpus ? std::min<int>(rack.gpus, fitted) : fitted;
        const int perServer = type.servers > 0 ? std::max(1, type.gpus / type.servers) : 1;
        for (int g = 0; g < gpus; ++g)
            names.push_back(rack.name + "/S" + std::to_string(g / perServer + 1) + "/G" + std::to_string(g % perServer + 1));
    }
    return names;
}

SimulationJob makeSimulationJob(const twin::Site& site, const twin::Scenario& scenario)
{
    twin::SimulationInput input;
    input.model = std::make_shared<const twin::PlantModel>(twin::compilePlant(site, scenario, twin::Catalogue::builtIn()), scenario.seed);
    input.weather = twin::makeWeather(scenario);
    input.workloads = twin::makeWorkloads(scenario);
    input.from = scenario.begin;
    input.hours = scenario.hours;
    return makeSimulationJob(site, scenario, std::move(input));
}

SimulationJob makeSimulationJob(const twin::Site& site, const twin::Scenario& scenario, twin::SimulationInput input)
{
    SimulationJob job;
    job.input = std::move(input);
    job.rackNames.reserve(site.racks.size());
    for (const twin::Rack& rack : site.racks)
        job.rackNames.push_back(rack.name);
    job.unitNames.reserve(site.units.size());
    for (const twin::Unit& unit : site.units)
        job.unitNames.push_back(unit.name);
    if (!job.input.outages)
        job.input.outages = std::make_shared<const twin::OutageBook>(job.input.model, job.unitNames);
    job.header.title = site.name + ", " + scenario.name + ", simulated";
    job.header.source = sourceText(job, scenario);
    job.header.preset = scenario.presetId;
    Project project;
    project.site = site;
    project.scenarios = {scenario};
    job.header.sitePlan = projectSummaryJson(project);
    return job;
}

SimulationSummary runSimulation(const SimulationJob& job, const twin::Progress& progress)
{
    const auto begin = std::chrono::steady_clock::now();
    if (!(job.frameEverySeconds > 0))
        throw twin::Error(TWIN_TEXT("Frames every %1 s cannot be recorded; choose a number of seconds above 0."), {twin::numberText(job.frameEverySeconds)});
    twin::SimulationInput input = job.input;
    if (job.recordGpus) {
        if (!(job.gpusEverySeconds > 0))
            throw twin::Error(TWIN_TEXT("Frames every %1 s cannot be recorded; choose a number of seconds above 0."), {twin::numberText(job.gpusEverySeconds)});
        input.gpusEverySeconds = job.gpusEverySeconds;
    }
    const long long gpuSteps = twin::gpuFrameSteps(input);
    long long number = 0;
    // A recording that is there stays until the new one is whole.
    std::error_code ec;
    fs::path target = job.out;
    if (fs::exists(job.out, ec))
        target += ".part";
    std::optional<Recorder> recorder;
    SimulationTotals totals;
    const twin::Timestamp end = job.input.from.plusSeconds(job.input.hours * 3600);
    std::optional<twin::Timestamp> lastFrame;
    try {
        twin::simulate(input, progress, [&](twin::Timestamp t, const twin::PlantState& state) {
            if (!recorder) { // only now are the job's numbers known to be good
                if (target != job.out)
                    checkReplaceable(job.out);
                recorder.emplace(job, target);
            }
            totals.add(t, state.figures);
            RecordedStep step;
            step.t = t;
            step.figures = state.figures;
            // Half a microsecond: times are made from steps by rounding.
            step.hasFrame = !lastFrame || t.secondsSince(*lastFrame) >= job.frameEverySeconds - 5e-7 || t >= end;
            if (step.hasFrame) {
                lastFrame = t;
                step.rack = state.rack;
                step.unit = state.unit;
            }
            // Only there the arrays a GPU are of this very step.
            if (const bool isOwn = gpuSteps > 0 && (number % gpuSteps == 0 || t >= end); isOwn) {
                step.gpuPowerW = state.gpuPowerW;
                step.gpuDieC = state.gpuDieC;
            }
            ++number;
            step.network = recorder->sample(t, state);
            recorder->push(std::move(step));
        });
        if (!recorder)
            throw twin::Error(TWIN_TEXT("The simulation of %1 gave no state."), {job.out.string()});
    } catch (...) {
        recorder.reset(); // removes the file
        throw;
    }
    for (const twin::PlantEvent& event : job.input.events)
        if (event.at >= job.input.from && event.at <= end)
            recorder->addEvent(recorded(event));
    SimulationSummary summary = totals.summary();
    summary.samples = recorder->finish();
    recorder.reset();
    if (target != job.out)
        replaceRecording(target, job.out);
    summary.wallSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return summary;
}

} // namespace data
