// Follows a server that speaks Prometheus' HTTP API: first what was missed, then what is new.
#pragma once
#include "data/live/LiveSource.h"
#include "data/live/prometheus/PrometheusFetch.h"

namespace data::live {

/// History comes from the same place as the present: after a cut the hole is filled, and where the server has nothing either, it is a gap.
class PrometheusSource : public LiveSource
{
    Q_OBJECT
public:
    /// Throws twin::Error (usage) for settings that cannot work.
    PrometheusSource(SourceConfig config, std::shared_ptr<BatchQueue> queue, Clock clock = {});
    ~PrometheusSource() override;

protected:
    void connectSource() override;
    void disconnectSource() override;
    bool hasHistory() const override { return true; }

private:
    void haveSecret();
    void greeted(twin::Timestamp serverTime, twin::Timestamp askedAt, const PrometheusResult& result);
    void poll();
    void polled(const PrometheusResult& result, twin::Timestamp to);
    void failed(const PrometheusResult& result);
    void tellRejections();
    twin::Timestamp serverNow() const { return now().plusSeconds(m_offsetSeconds); }

    PrometheusSettings m_settings;
    std::unique_ptr<PrometheusClient> m_client;
    std::unique_ptr<SeriesBook> m_book; ///< outlives connections: what was handed over is never handed over again
    std::unique_ptr<PrometheusFetch> m_fetch;
    QTimer m_next;
    double m_offsetSeconds = 0;
    bool m_hasSecret = false, m_hasWorked = false, m_isFirstPass = true;
    std::int64_t m_badPoints = 0;
    std::vector<std::optional<twin::Timestamp>> m_fetchedTo; ///< each query, over all connections
};

/// Throws twin::Error (usage).
std::unique_ptr<LiveSource> makePrometheusSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue);

} // namespace data::live
