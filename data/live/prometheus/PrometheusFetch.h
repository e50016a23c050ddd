// Fetches a span of all queries in slices that fit what servers allow.
#pragma once
#include "data/live/LiveTypes.h"
#include "data/live/prometheus/PrometheusClient.h"
#include "data/live/prometheus/SeriesBook.h"

namespace data::live {

/// One run at a time. Slices go forward in time through all queries together, so that a run that breaks off leaves no holes behind.
/// Lives on one thread, which runs an event loop.
class PrometheusFetch : public QObject
{
    Q_OBJECT
public:
    using OnBatch = std::function<void(LiveBatch&& batch)>;
    using OnProgress = std::function<void(double share)>;
    PrometheusFetch(const PrometheusSettings& settings, PrometheusClient& client, SeriesBook& book, QObject* parent = nullptr);

    /// Everything from `from` (of each query) to `to`. `done` is called once, unless `stop` is called before.
    void run(std::vector<twin::Timestamp> from, twin::Timestamp to, OnBatch onBatch, OnProgress onProgress, PrometheusClient::Done done);
    void stop();
    bool isRunning() const { return m_done != nullptr; }
    /// Up to where each query has been fetched without a failure.
    const std::vector<std::optional<twin::Timestamp>>& fetchedTo() const { return m_fetchedTo; }
    std::int64_t badPoints() const { return m_badPoints; }
    double sliceSeconds() const { return m_sliceSeconds; }

private:
    void next();
    void answered(const PrometheusResult& result);
    void finish(PrometheusResult result);

    PrometheusSettings m_settings;
    PrometheusClient& m_client;
    SeriesBook& m_book;
    std::vector<twin::Timestamp> m_from;
    std::vector<std::optional<twin::Timestamp>> m_fetchedTo;
    twin::Timestamp m_start, m_to, m_sliceBegin, m_sliceEnd;
    std::size_t m_query = 0;
    std::int64_t m_largest = 0; ///< bytes of the slice's largest answer
    double m_sliceSeconds;
    int m_run = 0;
    std::int64_t m_badPoints = 0;
    OnBatch m_onBatch;
    OnProgress m_onProgress;
    PrometheusClient::Done m_done;
};

} // namespace data::live
