// Keeps the modelled side true: after every change it settles the plant at once and then simulates the time range anew in the
// background. GUI thread.
#pragma once
#include "app/core/Job.h"
#include "data/session/SimulationRecorder.h"
#include "twin/physics/PlantModel.h"
#include <QElapsedTimer>
#include <QObject>
#include <QTemporaryDir>
#include <QTimer>
#include <memory>

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
    bool isSimulating() const { return m_job.isRunning() || m_delay.isActive(); }
    /// Has the values of `t` shown: from the recordings where there are any, as soon as they are read, else settled at that instant.
    void show(twin::Timestamp t);
    /// GPU values of the last settled state, for panels that look into a rack (W, °C); empty before the first.
    const twin::PlantState& settled() const { return m_steady; }
    /// Elements of the one-line that are open all the time, by name. The plant is settled and simulated anew.
    void setOpenElements(std::vector<std::string> names);
    const std::vector<std::string>& openElements() const { return m_open; }
    /// The plant's one-line; nullptr before the first settled state. Made when it is first asked something.
    std::shared_ptr<const twin::OutageBook> book() const { return m_compiled ? m_input.outages : nullptr; }

Q_SIGNALS:
    void simulationStarted();
    void simulationProgressed(double share);
    void simulationFinished();
    void failed(const twin::Message& message);

private:
    void onChanged();
    void onMeasuredChanged();
    void openIn(twin::SimulationInput& input) const;
    void settle(twin::Timestamp t);
    void startSimulation();
    data::TimeSpan window() const;
    void applyMeasuredWorkload(twin::PlantSpec& spec, std::vector<std::shared_ptr<const twin::Workload>>& workloads) const;

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
    bool m_compiled = false;
    twin::SimulationInput m_input;
    std::uint64_t m_seed = 0; ///< of its model
    twin::PlantState m_steady;
    std::vector<std::string> m_open;
    bool m_hasMeasured = false;
    int m_measured = 0; ///< revision of the list of measured recordings
};

} // namespace app
