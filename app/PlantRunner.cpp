#include "app/PlantRunner.h"
#include "data/session/PreparedRecording.h"
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include "twin/model/OutageBook.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include <QFile>
#include <algorithm>
#include <utility>

namespace app {
namespace {
/// A simulated day, ready to be shown.
struct SimulatedDay
{
    data::SimulationSummary summary;
    data::PreparedRecording recording;
};

void openIn(twin::SimulationInput& input, const std::vector<std::string>& names, twin::Timestamp from)
{
    input.events.clear(); // there are no others here
    if (names.empty())
        return;
    try {
        for (const auto& name : names)
            if (input.outages && input.outages->names().find(name)) // an edit may have taken it away
                input.events.push_back({from, twin::PlantEvent::Kind::OpenElement, 0, name});
    } catch (const twin::Error&) {
        input.events.clear(); // no one-line at all: the panel says why
    }
}
// Weather and load of the model move slowly against live values.
constexpr int settleLiveMs = 5000;
// Frames of a million GPUs are kept less often than those of a hall.
constexpr std::size_t manyGpus = 400'000;
// How far an evaluation pause lowers the work, as seen on training clusters (estimate: 8-10 % of the cluster's power).
constexpr float pauseIntensity = 0.88f;
} // namespace

PlantRunner::PlantRunner(twin::SiteModel& site, twin::TwinState& state, data::Session& session, data::TimeController& time, QObject* parent)
    : QObject(parent), m_site(site), m_state(state), m_session(session), m_time(time), m_settler([this](SettledPlant& settled) { take(settled); })
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(simulationDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &PlantRunner::startSimulation);
    connect(&m_site, &twin::SiteModel::changed, this, &PlantRunner::onChanged);
    connect(&m_session, &data::Session::recordingsChanged, this, &PlantRunner::onMeasuredChanged);
    connect(&m_session, &data::Session::aboutToShow, this, &PlantRunner::onShowing);
    connect(&m_session, &data::Session::failed, this, &PlantRunner::failed);
    connect(&m_job, &Job::progressed, this, &PlantRunner::simulationProgressed);
    connect(&m_job, &Job::failed, this, &PlantRunner::failed);
    connect(&m_job, &Job::finished, this, &PlantRunner::simulationFinished);
}

PlantRunner::~PlantRunner()
{
    m_job.cancel();
    m_session.setModelled(nullptr); // before its file goes with the folder
}

void PlantRunner::setBackgroundSimulation(bool on)
{
    m_background = on;
    if (on)
        m_delay.start();
    else
        m_delay.stop();
    m_simulateWhenSettled = false;
}

void PlantRunner::setSimulationDelay(int milliseconds)
{
    m_delay.setInterval(milliseconds); // starts over if it is active
}

void PlantRunner::setLive(bool live)
{
    if (std::exchange(m_live, live) == live)
        return;
    m_job.drop();
    m_simulateWhenSettled = false;
    m_sinceSettled.invalidate();
    if (live)
        m_session.setModelled(nullptr);
    else if (m_background)
        m_delay.start();
}

data::TimeSpan PlantRunner::window() const
{
    if (m_session.measured())
        return m_session.range();
    const auto& scenario = m_site.scenario();
    return {scenario.begin, scenario.begin.plusSeconds(scenario.hours * 3600)};
}

void PlantRunner::forgetPlant()
{
    m_job.drop();
    m_settler.forget();
    m_simulateWhenSettled = false;
    ++m_revision;
    m_input.reset();
    m_gpus.reset();
    m_scratch = {};
}

void PlantRunner::onChanged(const twin::ChangeSet& change)
{
    if (change.kind == twin::ChangeSet::Kind::Reset || change.kind == twin::ChangeSet::Kind::Scenario)
        m_weather.reset();
    if (change.kind != twin::ChangeSet::Kind::Scenario)
        m_session.rebind(); // the assets are others
    restart();
}

void PlantRunner::restart()
{
    forgetPlant();
    m_session.setModelled(nullptr);
    m_state.resize(twin::layoutOf(m_site));
    m_time.setRange(window());
    show(m_time.time());
    if (m_background)
        m_delay.start();
}

void PlantRunner::setOpenElements(std::vector<std::string> names)
{
    if (names == m_open)
        return;
    m_open = std::move(names);
    const auto input = m_input;
    forgetPlant();
    m_session.setModelled(nullptr);
    if (input) { // the plant itself is the same
        auto changed = std::make_shared<twin::SimulationInput>(*input);
        openIn(*changed, m_open, window().begin);
        m_input = std::move(changed);
    }
    show(m_time.time());
    if (m_background)
        m_delay.start();
}

// Only a new measured recording concerns us: our own results come back through the same signal.
void PlantRunner::onMeasuredChanged()
{
    if (m_measured == m_session.measuredRevision())
        return;
    m_measured = m_session.measuredRevision();
    const bool had = std::exchange(m_hasMeasured, m_session.measured() != nullptr);
    const auto before = m_time.range();
    restart();
    // Another recording beside the first one, or another order of them, is no reason to leave the instant.
    const auto now = m_time.range();
    if (!had || !m_hasMeasured || now.end < before.begin || before.end < now.begin)
        m_time.jumpToBegin();
}

void PlantRunner::show(twin::Timestamp t)
{
    if (m_session.show(t, m_state))
        return;
    // A site whose values are on their way is shown without them; the instant before stays until the next one is there.
    if (settle(t) || m_state.figures().limits.empty())
        m_state.commit(t);
}

// What is settled must be of the instant whose frame is shown, which while somebody drags is not the one asked for.
void PlantRunner::onShowing(twin::Timestamp t)
{
    if (!m_session.modelled()) {
        const bool isFresh = m_live && m_input && m_sinceSettled.isValid() && m_sinceSettled.elapsed() < settleLiveMs;
        if (!isFresh)
            settle(t);
        return;
    }
    // A simulated day keeps racks and units; its GPUs are settled for the shown instant. Until a worker has, those of the instant before stay.
    if (m_state.column(twin::ValueClass::Gpu, twin::Origin::Modelled, twin::Metric::Power))
        return;
    if (m_gpus)
        m_gpus->putGpusInto(m_state);
    if (!m_gpus || m_gpus->at != t)
        m_settler.ask(question(t));
}

PlantQuestion PlantRunner::question(twin::Timestamp t) const
{
    return {m_revision, t, m_input, m_input ? std::function<twin::SimulationInput()>() : compiler()};
}

bool PlantRunner::settle(twin::Timestamp t)
{
    m_sinceSettled.start();
    if (m_state.gpuCount() > settleHereGpus) {
        m_settler.ask(question(t));
        return false;
    }
    m_settledHere = std::max(m_settledHere, m_state.gpuCount());
    take(settlePlant(question(t), m_scratch));
    return true;
}

void PlantRunner::take(const SettledPlant& settled)
{
    if (settled.revision != m_revision)
        return;
    const bool late = m_state.gpuCount() > settleHereGpus || m_session.modelled();
    if (settled.failure) {
        m_input.reset();
        m_gpus.reset();
        m_simulateWhenSettled = false;
        if (!m_session.modelled())
            m_state.clear(twin::Origin::Modelled);
        if (late)
            m_state.commit(settled.at);
        Q_EMIT failed(*settled.failure);
        return;
    }
    m_input = settled.input;
    m_before = m_input->model;
    m_weather = m_input->weather;
    m_seed = m_site.scenario().seed;
    m_gpus = settled;
    if (m_session.modelled())
        settled.putGpusInto(m_state);
    else
        settled.putInto(m_state);
    // While frames come quicker than answers, the next frame takes these along: each commit paints the window anew.
    if (late && !m_settler.isBusy() && !m_session.isLoading())
        m_state.commit(m_session.modelled() || m_session.measured() ? m_state.time() : settled.at);
    if (std::exchange(m_simulateWhenSettled, false))
        startSimulation();
}

// What the machine was doing is taken from the recording's events, never from its power: the residual must mean something.
std::vector<twin::WorkloadPhase> PlantRunner::measuredPhases() const
{
    std::vector<twin::WorkloadPhase> phases;
    if (!m_session.measured())
        return phases;
    for (const auto& event : m_session.measuredEvents()) {
        const bool block = event.kind == "block_start", pause = event.kind == "eval_start";
        if (!block && !pause)
            continue;
        if (!phases.empty())
            phases.back().end = event.at;
        phases.push_back({event.at, m_session.range().end, block ? 1.0f : pauseIntensity});
    }
    return phases;
}

std::function<twin::SimulationInput()> PlantRunner::compiler() const
{
    auto phases = measuredPhases();
    auto racks = phases.empty() ? std::vector<int>() : m_session.measuredRacks();
    const auto seed = m_site.scenario().seed;
    return [site = m_site.site(), scenario = m_site.scenario(), before = m_seed == seed ? m_before : nullptr, weather = m_weather, open = m_open, from = window().begin,
            phases = std::move(phases), racks = std::move(racks)] {
        auto spec = twin::compilePlant(site, scenario, twin::Catalogue::builtIn());
        twin::SimulationInput input;
        input.weather = weather ? weather : twin::makeWeather(scenario);
        input.workloads = twin::makeWorkloads(scenario);
        if (!phases.empty()) {
            const auto index = static_cast<std::uint8_t>(input.workloads.size());
            input.workloads.push_back(twin::phaseWorkload(phases, "training phases from the recording's events"));
            for (const int rack : racks)
                spec.rackWorkload[static_cast<std::size_t>(rack)] = index;
        }
        input.model = before ? std::make_shared<const twin::PlantModel>(std::move(spec), *before)
                             : std::make_shared<const twin::PlantModel>(std::move(spec), scenario.seed);
        std::vector<std::string> unitNames;
        for (const auto& unit : site.units)
            unitNames.push_back(unit.name);
        input.outages = std::make_shared<const twin::OutageBook>(input.model, std::move(unitNames));
        openIn(input, open, from);
        return input;
    };
}

void PlantRunner::startSimulation()
{
    if (m_live || !m_folder.isValid())
        return;
    if (!m_input && !m_settler.isBusy())
        settle(m_time.time());
    if (!m_input) {
        m_simulateWhenSettled = m_settler.isBusy();
        return;
    }
    const auto span = window();
    auto input = *m_input;
    input.from = span.begin;
    input.hours = span.seconds() / 3600;
    const bool many = input.model->spec().gpuCount() > manyGpus;
    input.stepSeconds = std::clamp(span.seconds() / (many ? 288 : 1440), 1.0, 900.0);
    const double frameSeconds = std::max(input.stepSeconds, span.seconds() / (many ? 288 : 720));
    const auto file = m_folder.filePath(QString("modelled-%1.mtrec").arg(++m_fileNumber)).toStdString();
    Q_EMIT simulationStarted();
    m_job.start<SimulatedDay>(
        [site = m_site.site(), scenario = m_site.scenario(), layout = m_session.layout(), input = std::move(input), frameSeconds, file](const twin::Progress& progress) {
            auto job = data::makeSimulationJob(site, scenario, input);
            job.frameEverySeconds = frameSeconds;
            job.out = file;
            SimulatedDay day;
            day.summary = data::runSimulation(job, progress);
            day.recording = data::prepareRecording(file, layout);
            return day;
        },
        [this, file](SimulatedDay& day) {
            m_session.setModelled(std::move(day.recording));
            if (!m_currentFile.isEmpty())
                QFile::remove(m_currentFile);
            m_currentFile = QString::fromStdString(file);
            show(m_time.time());
        });
}

} // namespace app
