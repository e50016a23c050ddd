// Keeps the modelled side true: after every change it settles the plant, at once or for a large site as soon as a worker has, and then
// simulates the time range anew in the background. GUI thread.
#pragma once
#include "app/PlantSettler.h"
#include "app/core/Job.h"
#include "data/session/SimulationRecorder.h"
#include "twin/physics/PlantModel.h"
#include <QElapsedTimer>
#include <QObject>
#include <QTemporaryDir>
#include <QTimer>
#include <memory>
#include <optional>

namespace data { class Session; class TimeController; }
namespace twin { class SiteModel; class TwinState; struct ChangeSet; }

namespace app {

class PlantRunner : public QObject
{
    Q_OBJECT
public:
    PlantRunner(twin::SiteModel& site, twin::TwinState& state, data::Session& session, data::TimeController& time, QObject* parent = nullptr);
    ~PlantRunner() override;

    /// Off: figures follow edits, but no day is simulated (screenshots of an instant, tests).
    void setBackgroundSimulation(bool on);
    /// Live: no day is simulated; the plant is settled beside the newest values instead, every few seconds.
    void setLive(bool live);
    bool isSimulating() const { return m_job.isRunning() || m_delay.isActive() || m_simulateWhenSettled; }
    /// How long after the last change the simulation begins; counts anew if it is waiting. At a start the first picture comes first.
    void setSimulationDelay(int milliseconds);
    int simulationDelay() const { return m_delay.interval(); }
    bool isSettling() const { return m_settler.isBusy(); } ///< values of the shown instant are on their way
    /// The most GPUs that were settled on the GUI thread in one go: more than `settleHereGpus` never are. For tests.
    std::size_t settledHere() const { return m_settledHere; }
    static constexpr std::size_t settleHereGpus = 250'000;
    static constexpr int simulationDelayMs = 350; ///< a burst of edits is simulated once, when it is over
    /// Has the values of `t` shown: from the recordings where there are any, as soon as they are read, else settled at that instant.
    void show(twin::Timestamp t);
    /// Elements of the one-line that are open all the time, by name. The plant is settled and simulated anew.
    void setOpenElements(std::vector<std::string> names);
    const std::vector<std::string>& openElements() const { return m_open; }
    /// The plant's one-line; nullptr before the first settled state. Made when it is first asked something.
    std::shared_ptr<const twin::OutageBook> book() const { return m_input ? m_input->outages : nullptr; }

Q_SIGNALS:
    void simulationStarted();
    void simulationProgressed(double share);
    void simulationFinished();
    void failed(const twin::Message& message);

private:
    void onChanged(const twin::ChangeSet& change);
    void restart();                            ///< everything of the model anew
    void onMeasuredChanged();
    void onShowing(twin::Timestamp t);
    bool settle(twin::Timestamp t);            ///< true: done; false: the answer comes to take()
    void take(const SettledPlant& settled);
    void forgetPlant();
    PlantQuestion question(twin::Timestamp t) const;
    std::function<twin::SimulationInput()> compiler() const;
    void startSimulation();
    data::TimeSpan window() const;
    std::vector<twin::WorkloadPhase> measuredPhases() const;

    twin::SiteModel& m_site;
    twin::TwinState& m_state;
    data::Session& m_session;
    data::TimeController& m_time;
    Job m_job;
    QTimer m_delay;
    QTemporaryDir m_folder;
    int m_fileNumber = 0;
    QString m_currentFile;
    bool m_background = true, m_live = false;
    QElapsedTimer m_sinceSettled;
    std::shared_ptr<const twin::SimulationInput> m_input; ///< the compiled plant; null: to be compiled, or it cannot be
    std::shared_ptr<const twin::PlantModel> m_before;     ///< the last compiled plant: the next one keeps its chips
    std::shared_ptr<const twin::Weather> m_weather;       ///< of the scenario: a year of hours takes a while; null: to be made
    std::uint64_t m_seed = 0;                             ///< of m_before
    twin::PlantState m_scratch;                           ///< of what is settled here
    int m_revision = 0;                                   ///< of the plant
    std::optional<SettledPlant> m_gpus;                   ///< the day's recording has no GPUs: theirs are settled beside it
    std::size_t m_settledHere = 0;
    bool m_simulateWhenSettled = false;
    std::vector<std::string> m_open;
    bool m_hasMeasured = false;
    int m_measured = 0; ///< revision of the list of measured recordings
    PlantSettler m_settler;
};

} // namespace app
