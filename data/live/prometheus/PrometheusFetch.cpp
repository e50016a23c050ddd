#include "data/live/prometheus/PrometheusFetch.h"
#include <algorithm>

namespace data::live {
namespace {
constexpr double firstSliceSteps = 60, wantedBytes = 8e6, mostGrowth = 4, shortestSlice = 1;
constexpr double futureSeconds = 60; ///< clocks of servers differ by seconds, not by minutes
} // namespace

PrometheusFetch::PrometheusFetch(const PrometheusSettings& settings, PrometheusClient& client, SeriesBook& book, QObject* parent)
    : QObject(parent), m_settings(settings), m_client(client), m_book(book), m_fetchedTo(settings.queries.size()), m_sliceSeconds(settings.stepSeconds * firstSliceSteps)
{
}

void PrometheusFetch::run(std::vector<twin::Timestamp> from, twin::Timestamp to, OnBatch onBatch, OnProgress onProgress, PrometheusClient::Done done)
{
    stop();
    m_from = std::move(from);
    m_start = m_from.empty() ? to : *std::min_element(m_from.begin(), m_from.end());
    m_to = to;
    m_onBatch = std::move(onBatch);
    m_onProgress = std::move(onProgress);
    m_done = std::move(done);
    m_sliceBegin = m_start;
    m_sliceEnd = std::min(m_to, m_sliceBegin.plusSeconds(m_sliceSeconds));
    m_query = 0;
    m_largest = 0;
    next();
}

void PrometheusFetch::stop()
{
    ++m_run;
    m_done = nullptr;
    m_onBatch = nullptr;
    m_onProgress = nullptr;
}

void PrometheusFetch::next()
{
    // Queries that begin later than this slice have nothing in it.
    while (m_query < m_from.size() && m_from[m_query] > m_sliceEnd)
        ++m_query;
    if (m_query >= m_from.size()) {
        if (m_sliceEnd >= m_to) {
            finish({});
            return;
        }
        if (m_largest > 0) {
            const double growth = std::clamp(wantedBytes / static_cast<double>(m_largest), 1 / mostGrowth, mostGrowth);
            m_sliceSeconds = std::clamp(m_sliceSeconds * growth, shortestSlice, static_cast<double>(PrometheusClient::mostPoints - 1) * m_settings.stepSeconds);
        } else {
            m_sliceSeconds = std::min(m_sliceSeconds * mostGrowth, static_cast<double>(PrometheusClient::mostPoints - 1) * m_settings.stepSeconds);
        }
        m_sliceBegin = m_sliceEnd;
        m_sliceEnd = std::min(m_to, m_sliceBegin.plusSeconds(m_sliceSeconds));
        m_query = 0;
        m_largest = 0;
        next();
        return;
    }
    m_book.begin(m_query);
    const int run = m_run;
    m_client.ask(
        m_settings.queries[m_query], std::max(m_from[m_query], m_sliceBegin), m_sliceEnd,
        [this, run](std::string_view metricObject, std::span<const PrometheusPoint> points) {
            if (run == m_run)
                m_book.add(metricObject, points);
        },
        [this, run](PrometheusResult result) {
            if (run == m_run)
                answered(result);
        });
}

void PrometheusFetch::answered(const PrometheusResult& result)
{
    if (result.problem) {
        m_book.discard();
        const double seconds = m_sliceEnd.secondsSince(m_sliceBegin);
        if (result.isTooMuch && seconds > shortestSlice) {
            // Less at once; the queries of this slice that were answered already give nothing new the second time.
            m_sliceSeconds = std::max(shortestSlice, seconds / mostGrowth);
            m_sliceEnd = m_sliceBegin.plusSeconds(m_sliceSeconds);
            next();
            return;
        }
        finish(result);
        return;
    }
    m_largest = std::max(m_largest, result.bytes);
    m_badPoints += result.badPoints;
    auto batch = m_book.end(m_to.plusSeconds(futureSeconds));
    auto& fetched = m_fetchedTo[m_query];
    fetched = fetched ? std::max(*fetched, m_sliceEnd) : m_sliceEnd;
    ++m_query;
    const int run = m_run;
    if (!batch.isEmpty())
        m_onBatch(std::move(batch));
    if (run != m_run)
        return;
    if (m_onProgress) {
        const double whole = m_to.secondsSince(m_start), before = m_sliceBegin.secondsSince(m_start), slice = m_sliceEnd.secondsSince(m_sliceBegin);
        m_onProgress(whole > 0 ? (before + slice * static_cast<double>(m_query) / static_cast<double>(m_from.size())) / whole : 1);
    }
    if (run == m_run)
        next();
}

void PrometheusFetch::finish(PrometheusResult result)
{
    const auto done = std::exchange(m_done, nullptr);
    stop();
    if (done)
        done(std::move(result));
}

} // namespace data::live
