#include "data/live/simulated/SimulatedSource.h"
#include "data/live/simulated/SimulatedPlant.h"
#include "twin/base/NumberText.h"
#include "twin/model/Preset.h"
#include <cmath>

namespace data::live {
namespace {
constexpr std::int64_t mostStepsBehind = 60; // further behind, the plant is settled anew
constexpr double staleSeconds = 30;          // a million GPUs take some seconds to be compiled

SimulatedProject projectOf(const SimulatedSettings& settings)
{
    if (!settings.preset.empty()) {
        auto loaded = twin::loadPreset(settings.preset);
        return {std::move(loaded.site), std::move(loaded.scenario)};
    }
    if (const auto open = simulatedProject())
        return *open;
    throw twin::Error(TWIN_TEXT("There is no open project to simulate; choose a preset in the settings of the connection."), {}, twin::Error::Kind::Usage);
}
} // namespace

SimulatedSource::SimulatedSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue, Clock clock)
    : LiveSource(config, std::move(queue), std::move(clock)), m_settings(SimulatedSettings::fromJson(config.settings)), m_tick(this)
{
    setOwnTime(true);
    setStaleAfter(staleSeconds);
    m_tick.setTimerType(Qt::PreciseTimer);
    m_tick.setInterval(static_cast<int>(std::lround(1000 * m_settings.stepSeconds() / m_settings.speed)));
    connect(&m_tick, &QTimer::timeout, this, &SimulatedSource::tick);
}

SimulatedSource::~SimulatedSource()
{
    stop();
    m_worker = {}; // stops and joins: nothing is posted to us any more
}

twin::Timestamp SimulatedSource::simulatedNow() const { return m_origin->plusSeconds(m_settings.speed * now().secondsSince(m_startedAt)); }

void SimulatedSource::connectSource()
{
    const double step = m_settings.stepSeconds();
    if (!m_origin) {
        // Whole seconds read better; what was recorded before must not be run over.
        m_startedAt = now();
        twin::Timestamp from = twin::Timestamp::fromSeconds(std::floor(m_startedAt.seconds()));
        if (resumeFrom() && *resumeFrom() >= from)
            from = resumeFrom()->plusSeconds(step);
        m_origin = from;
        m_hearAfter = from.plusSeconds(-step);
    } else {
        m_hearAfter = simulatedNow();
    }
    m_connectedAt = now();
    if (!m_worker.joinable())
        m_worker = std::jthread([this](const std::stop_token& stopping) { work(stopping); });
    m_tick.start();
    tick();
}

void SimulatedSource::disconnectSource() { m_tick.stop(); }

void SimulatedSource::tick()
{
    if (m_settings.breakAfterSeconds > 0 && now().secondsSince(m_connectedAt) > m_settings.breakAfterSeconds) {
        fail({TWIN_TEXT("The simulated connection broke after %1 s, as its settings ask for."), {twin::numberText(m_settings.breakAfterSeconds)}});
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_request = {simulatedNow(), m_hearAfter};
    }
    m_wake.notify_all();
}

void SimulatedSource::work(const std::stop_token& stopping)
{
    std::unique_ptr<SimulatedPlant> plant;
    while (!stopping.stop_requested()) {
        Request request;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stopping, [this] { return m_request.has_value(); }))
                return;
            request = *std::exchange(m_request, std::nullopt);
        }
        try {
            serve(request, plant, stopping);
        } catch (const std::exception& e) {
            const auto* error = dynamic_cast<const twin::Error*>(&e);
            const twin::Message reason = error ? error->message() : twin::Message{TWIN_TEXT("The plant cannot be simulated (%1)."), {e.what()}};
            QMetaObject::invokeMethod(this, [this, reason] { giveUp(reason); }, Qt::QueuedConnection);
            return;
        }
    }
}

void SimulatedSource::serve(const Request& request, std::unique_ptr<SimulatedPlant>& plant, const std::stop_token& stopping)
{
    const double step = m_settings.stepSeconds();
    if (!plant)
        plant = std::make_unique<SimulatedPlant>(projectOf(m_settings), m_settings);
    const auto hand = [&] {
        if (plant->time() <= request.after)
            return;
        auto batch = std::make_shared<LiveBatch>(plant->sample());
        QMetaObject::invokeMethod(this, [this, batch] { deliver(std::move(*batch)); }, Qt::QueuedConnection);
    };
    const auto behind = plant->isSettled() ? static_cast<std::int64_t>(std::floor(request.to.secondsSince(plant->time()) / step + 1e-6)) : 0;
    if (!plant->isSettled() || behind > mostStepsBehind) {
        // On the grid of steps, so that the same start gives the same instants.
        const double steps = std::floor(request.to.secondsSince(*m_origin) / step + 1e-6);
        plant->settle(m_origin->plusSeconds(std::max(0.0, steps) * step));
        hand();
        return;
    }
    for (std::int64_t i = 0; i < behind && !stopping.stop_requested(); ++i) {
        plant->step(step);
        hand();
    }
}

std::unique_ptr<LiveSource> makeSimulatedSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue)
{
    return std::make_unique<SimulatedSource>(config, std::move(queue));
}

} // namespace data::live
