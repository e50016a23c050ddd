#include "app/PlantRunner.h"
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
// A burst of edits is simulated once, when it is over.
constexpr int simulationDelayMs = 350;
// Weather and load of the model move slowly against live values.
constexpr int settleLiveMs = 5000;
// Frames of a million GPUs are kept less often than those of a hall.
constexpr std::size_t manyGpus = 400'000;
// How far an evaluation pause lowers the work, as seen on training clusters (estimate: 8-10 % of the cluster's power).
constexpr float pauseIntensity = 0.88f;
} // namespace

PlantRunner::PlantRunner(twin::SiteModel& site, twin::TwinState& state, data::Session& session, data::TimeController& time, QObject* parent)
    : QObject(parent), m_site(site), m_state(state), m_session(session), m_time(time)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(simulationDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &PlantRunner::startSimulation);
    connect(&m_site, &twin::SiteModel::changed, this, &PlantRunner::onChanged);
    connect(&m_session, &data::Session::recordingsChanged, this, &PlantRunner::onMeasuredChanged);
    // What is settled must be of the instant whose frame is shown, which while somebody drags is not the one asked for.
    connect(&m_session, &data::Session::aboutToShow, this, [this](twin::Timestamp t) {
        const bool isFresh = m_live && m_compiled && m_sinceSettled.isValid() && m_sinceSettled.elapsed() < settleLiveMs;
        if (!m_session.modelled() && !isFresh)
            settle(t);
    });
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
}

void PlantRunner::setLive(bool live)
{
    if (std::exchange(m_live, live) == live)
        return;
    m_job.cancel();
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

void PlantRunner::onChanged()
{
    m_job.cancel();
    m_compiled = false;
    m_session.setModelled(nullptr);
    m_session.rebind();
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
    m_job.cancel();
    m_session.setModelled(nullptr);
    openIn(m_input);
    show(m_time.time());
    if (m_background)
        m_delay.start();
}

void PlantRunner::openIn(twin::SimulationInput& input) const
{
    input.events.clear(); // there are no others here
    try {
        for (const auto& name : m_open)
            if (input.outages && input.outages->names().find(name)) // an edit may have taken it away
                input.events.push_back({window().begin, twin::PlantEvent::Kind::OpenElement, 0, name});
    } catch (const twin::Error&) {
        input.events.clear(); // no one-line at all: the panel says why
    }
}

// Only a new measured recording concerns us: our own results come back through the same signal.
void PlantRunner::onMeasuredChanged()
{
    if (m_measured == m_session.measuredRevision())
        return;
    m_measured = m_session.measuredRevision();
    const bool had = std::exchange(m_hasMeasured, m_session.measured() != nullptr);
    const auto before = m_time.range();
    onChanged();
    // Another recording beside the first one, or another order of them, is no reason to leave the instant.
    const auto now = m_time.range();
    if (!had || !m_hasMeasured || now.end < before.begin || before.end < now.begin)
        m_time.jumpToBegin();
}

void PlantRunner::show(twin::Timestamp t)
{
    if (m_session.show(t, m_state))
        return;
    settle(t);
    m_state.commit(t);
}

void PlantRunner::settle(twin::Timestamp t)
{
    try {
        if (!m_compiled) {
            auto spec = twin::compilePlant(m_site.site(), m_site.scenario(), m_site.catalogue());
            const auto before = std::exchange(m_input, {}).model;
            m_input.weather = twin::makeWeather(m_site.scenario());
            m_input.workloads = twin::makeWorkloads(m_site.scenario());
            applyMeasuredWorkload(spec, m_input.workloads);
            const auto seed = m_site.scenario().seed;
            const bool sameSeed = std::exchange(m_seed, seed) == seed;
            m_input.model = before && sameSeed ? std::make_shared<twin::PlantModel>(std::move(spec), *before)
                                               : std::make_shared<twin::PlantModel>(std::move(spec), seed);
            std::vector<std::string> unitNames;
            for (const auto& unit : m_site.site().units)
                unitNames.push_back(unit.name);
            m_input.outages = std::make_shared<const twin::OutageBook>(m_input.model, std::move(unitNames));
            openIn(m_input);
            m_steady = {};
            m_compiled = true;
        }
        m_sinceSettled.start();
        m_input.model->solveSteady(twin::inputsAt(m_input, t), m_steady);
        m_state.setModelled(m_steady);
    } catch (const twin::Error& error) {
        m_compiled = false;
        m_state.clear(twin::Origin::Modelled);
        Q_EMIT failed(error.message());
    }
}

// What the machine was doing is taken from the recording's events, never from its power: the residual must mean something.
void PlantRunner::applyMeasuredWorkload(twin::PlantSpec& spec, std::vector<std::shared_ptr<const twin::Workload>>& workloads) const
{
    if (!m_session.measured())
        return;
    std::vector<twin::WorkloadPhase> phases;
    for (const auto& event : m_session.measuredEvents()) {
        const bool block = event.kind == "block_start", pause = event.kind == "eval_start";
        if (!block && !pause)
            continue;
        if (!phases.empty())
            phases.back().end = event.at;
        phases.push_back({event.at, m_session.range().end, block ? 1.0f : pauseIntensity});
    }
    if (phases.empty())
        return;
    const auto index = static_cast<std::uint8_t>(workloads.size());
    workloads.push_back(twin::phaseWorkload(std::move(phases), "training phases from the recording's events"));
    for (const int rack : m_session.measuredRacks())
        spec.rackWorkload[static_cast<std::size_t>(rack)] = index;
}

void PlantRunner::startSimulation()
{
    if (m_live)
        return;
    if (!m_compiled)
        settle(m_time.time());
    if (!m_compiled || !m_folder.isValid())
        return;
    const auto span = window();
    auto job = data::makeSimulationJob(m_site.site(), m_site.scenario());
    job.input = m_input;
    job.input.from = span.begin;
    job.input.hours = span.seconds() / 3600;
    const bool many = m_input.model->spec().gpuCount() > manyGpus;
    job.input.stepSeconds = std::clamp(span.seconds() / (many ? 288 : 1440), 1.0, 900.0);
    job.frameEverySeconds = std::max(job.input.stepSeconds, span.seconds() / (many ? 288 : 720));
    const QString file = m_folder.filePath(QString("modelled-%1.mtrec").arg(++m_fileNumber));
    job.out = file.toStdString();
    Q_EMIT simulationStarted();
    m_job.start<data::SimulationSummary>([job](const twin::Progress& progress) { return data::runSimulation(job, progress); },
                                         [this, file](data::SimulationSummary&) {
        try {
            m_session.setModelled(std::make_unique<data::RecordingReader>(file.toStdString()));
        } catch (const twin::Error& error) {
            Q_EMIT failed(error.message());
            return;
        }
        if (!m_currentFile.isEmpty())
            QFile::remove(m_currentFile);
        m_currentFile = file;
        show(m_time.time());
    });
}

} // namespace app
