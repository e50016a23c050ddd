#include "data/live/prometheus/PrometheusSource.h"
#include <algorithm>
#include <cmath>

namespace data::live {
namespace {
constexpr double overlapSeconds = 1;        ///< a scrape's samples carry the instant at which it began
constexpr double noticedOffsetSeconds = 2;  ///< the Date header knows whole seconds
constexpr double shortestStale = 10, staleSteps = 3;
} // namespace

PrometheusSource::PrometheusSource(SourceConfig config, std::shared_ptr<BatchQueue> queue, Clock clock)
    : LiveSource(std::move(config), std::move(queue), std::move(clock)), m_settings(PrometheusSettings::fromJson(this->config().settings)), m_next(this),
      m_fetchedTo(m_settings.queries.size())
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &PrometheusSource::poll);
}

PrometheusSource::~PrometheusSource() { PrometheusSource::disconnectSource(); }

void PrometheusSource::connectSource()
{
    m_client = std::make_unique<PrometheusClient>(m_settings);
    m_client->prepare();
    if (m_settings.http.auth == HttpSettings::Auth::None) {
        haveSecret();
        return;
    }
    // Asked for each time: it may have been renewed.
    withSecret(m_settings.http.secret, m_hasWorked, [this](const QString& secret) {
        m_client->setSecret(secret);
        haveSecret();
    });
}

void PrometheusSource::haveSecret()
{
    const twin::Timestamp askedAt = now();
    m_client->askTime([this, askedAt](twin::Timestamp serverTime, const PrometheusResult& result) { greeted(serverTime, askedAt, result); });
}

void PrometheusSource::greeted(twin::Timestamp serverTime, twin::Timestamp askedAt, const PrometheusResult& result)
{
    if (result.problem) {
        failed(result);
        return;
    }
    // The server read its clock about half way between.
    const twin::Timestamp at = now();
    m_offsetSeconds = serverTime.secondsSince(askedAt.plusSeconds(at.secondsSince(askedAt) / 2));
    setClockOffset(m_offsetSeconds);
    if (!m_book) {
        SeriesBook::Options options;
        options.queries = m_settings.queries;
        options.mapping = m_settings.mapping;
        options.stepSeconds = m_settings.stepSeconds;
        options.recordedUpTo = resumeFrom();
        m_book = std::make_unique<SeriesBook>(std::move(options));
    }
    m_fetch = std::make_unique<PrometheusFetch>(m_settings, *m_client, *m_book);
    poll();
}

void PrometheusSource::poll()
{
    const twin::Timestamp to = serverNow(), furthest = to.plusSeconds(-PrometheusSettings::longestHistorySeconds);
    std::vector<twin::Timestamp> from;
    for (std::size_t i = 0; i < m_settings.queries.size(); ++i) {
        twin::Timestamp begin = to.plusSeconds(-m_settings.historySeconds);
        if (m_fetchedTo[i]) {
            begin = m_fetchedTo[i]->plusSeconds(-overlapSeconds);
            // A slow scrape may still bring what is older than the last question.
            if (const auto oldest = m_book->oldest(i))
                begin = std::min(begin, *oldest);
        } else if (const auto recorded = resumeFrom()) {
            begin = *recorded;
        }
        from.push_back(std::clamp(begin, furthest, to));
    }
    m_fetch->run(
        std::move(from), to, [this](LiveBatch&& batch) { deliver(std::move(batch)); }, {}, [this, to](const PrometheusResult& result) { polled(result, to); });
}

void PrometheusSource::polled(const PrometheusResult& result, twin::Timestamp to)
{
    for (std::size_t i = 0; i < m_fetchedTo.size(); ++i)
        if (const auto& fetched = m_fetch->fetchedTo()[i])
            m_fetchedTo[i] = m_fetchedTo[i] ? std::max(*m_fetchedTo[i], *fetched) : *fetched;
    tellRejections();
    if (result.problem) {
        failed(result);
        return;
    }
    m_hasWorked = true;
    if (m_isFirstPass) {
        m_isFirstPass = false;
        m_book->endOfFirstPass();
    }
    for (std::size_t i = 0; i < m_settings.queries.size(); ++i)
        if (auto silent = m_book->markSilent(i, to); !silent.isEmpty())
            deliver(std::move(silent));
    setStaleAfter(std::max({shortestStale, staleSteps * m_settings.stepSeconds, staleSteps * m_book->slowestInterval()}));
    // A clock that is set while we watch shows in the Date header, to the second.
    if (const auto date = m_client->serverDate()) {
        const double offset = date->secondsSince(now()) + 0.5;
        if (std::abs(offset - m_offsetSeconds) > noticedOffsetSeconds) {
            m_offsetSeconds = offset;
            setClockOffset(offset);
        }
    }
    const double late = serverNow().secondsSince(to);
    m_next.start(static_cast<int>(std::max(0.0, m_settings.stepSeconds - late) * 1000));
}

void PrometheusSource::failed(const PrometheusResult& result)
{
    result.isHopeless && !m_hasWorked ? giveUp(*result.problem) : fail(*result.problem);
}

void PrometheusSource::tellRejections()
{
    for (auto& rejection : m_book->takeRejections())
        reject(rejection.reason, rejection.count);
    if (const std::int64_t bad = std::exchange(m_badPoints, m_fetch->badPoints()); m_badPoints > bad)
        reject({TWIN_TEXT("%1 samples had no number or no instant."), {std::to_string(m_badPoints - bad)}}, m_badPoints - bad);
}

void PrometheusSource::disconnectSource()
{
    m_next.stop();
    m_badPoints = 0;
    if (m_fetch)
        m_fetch->stop();
    if (m_client)
        m_client->abort();
    // May be called from their own callbacks.
    if (m_fetch) {
        auto* const fetch = m_fetch.release();
        fetch->setParent(this);
        fetch->deleteLater();
    }
    if (m_client) {
        auto* const client = m_client.release();
        client->setParent(this);
        client->deleteLater();
    }
}

std::unique_ptr<LiveSource> makePrometheusSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue)
{
    return std::make_unique<PrometheusSource>(config, std::move(queue));
}

} // namespace data::live
