// The plant model as a live source: for demonstrations, training and load tests. Its values are marked as modelled in the recording.
#pragma once
#include "data/live/LiveSource.h"
#include "data/live/simulated/SimulatedSettings.h"
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace data::live {

class SimulatedPlant;

/// Simulated time starts at this machine's clock, and runs `speed` times as fast. The plant is computed on a thread of its own, so that
/// the source's thread stays free.
class SimulatedSource : public LiveSource
{
    Q_OBJECT
public:
    /// Throws twin::Error for settings that cannot be.
    SimulatedSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue, Clock clock = {});
    ~SimulatedSource() override;

protected:
    void connectSource() override;
    void disconnectSource() override;

private:
    struct Request
    {
        twin::Timestamp to;        ///< simulate up to here
        twin::Timestamp after;     ///< what lies before was while the connection was cut: nobody hears of it
    };
    void tick();
    void work(const std::stop_token& stop);
    void serve(const Request& request, std::unique_ptr<SimulatedPlant>& plant, const std::stop_token& stop);
    twin::Timestamp simulatedNow() const;

    SimulatedSettings m_settings;
    QTimer m_tick;
    std::optional<twin::Timestamp> m_origin; ///< simulated instant at `m_startedAt`
    twin::Timestamp m_startedAt, m_connectedAt, m_hearAfter;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<Request> m_request;
    std::jthread m_worker;
};

std::unique_ptr<LiveSource> makeSimulatedSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue);

} // namespace data::live
