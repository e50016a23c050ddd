#include "data/live/LiveSource.h"
#include "data/live/BatchQueue.h"
#include "data/live/Secrets.h"
#include "twin/base/NumberText.h"
#include "twin/base/Random.h"
#include <algorithm>
#include <chrono>
#include <cmath>
#include <exception>

namespace data::live {
namespace {
constexpr int watchMs = 250;
constexpr double publishEverySeconds = 0.25, rateEverySeconds = 1;
constexpr double mostAheadSeconds = 86'400;
// What is shown while live goes from a day ago to now. A minute: sensors that nobody sets are off by seconds.
constexpr double shownAheadSeconds = 60, shownBehindSeconds = 86'400;
constexpr twin::Timestamp earliest{946'684'800'000'000'000}; // 2000-01-01: what is older comes from a clock that was never set

twin::Timestamp systemNow()
{
    using namespace std::chrono;
    return {duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count()};
}

std::string name(const SourceConfig& config) { return config.name.isEmpty() ? config.id.toStdString() : config.name.toStdString(); }
} // namespace

double BackOff::next()
{
    constexpr int mostDoublings = 6; // 64 s, cut at a minute
    constexpr double longest = 60, jitter = 0.2;
    const double wait = std::min(longest, std::ldexp(1.0, std::min(m_attempt, mostDoublings)));
    ++m_attempt;
    m_random = twin::splitMix64(m_random);
    const double share = static_cast<double>(m_random >> 11) * 0x1p-53; // 0 .. 1
    return wait * (1 + jitter * (2 * share - 1));
}

LiveSource::LiveSource(SourceConfig config, std::shared_ptr<BatchQueue> queue, Clock clock)
    : m_config(std::move(config)), m_queue(std::move(queue)), m_clock(clock ? std::move(clock) : Clock(systemNow)),
      m_backOff(std::hash<std::string>{}(m_config.id.toStdString()) ^ static_cast<std::uint64_t>(systemNow().ns)), m_retry(this), m_watch(this)
{
    m_retry.setSingleShot(true);
    m_watch.setInterval(watchMs);
    connect(&m_retry, &QTimer::timeout, this, &LiveSource::attempt);
    connect(&m_watch, &QTimer::timeout, this, &LiveSource::watch);
}

LiveSource::~LiveSource() = default;

void LiveSource::start(std::optional<twin::Timestamp> resumeFrom)
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    if (resumeFrom)
        m_resumeFrom = resumeFrom;
    m_startedFrom = hasHistory() ? std::nullopt : m_resumeFrom;
    m_clockWatch = ClockWatch(hasHistory());
    m_backOff.reset();
    m_status.attempt = 0;
    m_rateAt = m_publishedAt = m_deliveredAt = now();
    m_rateReceived = m_status.received;
    m_watch.start();
    attempt();
}

void LiveSource::stop()
{
    if (!m_isRunning)
        return;
    m_isRunning = false;
    m_retry.stop();
    m_watch.stop();
    endConnection();
    m_status.retryInSeconds = 0;
    m_status.valuesPerSecond = 0;
    setState(SourceState::Stopped, {});
}

void LiveSource::endConnection()
{
    letGo();
    if (m_status.newest)
        markCut(*m_status.newest);
    if (const auto mark = m_clockWatch.end(now())) {
        LiveBatch batch;
        batch.marks.push_back(*mark);
        m_queue->push(std::move(batch));
    }
}

void LiveSource::attempt()
{
    if (!m_isRunning)
        return;
    ++m_attempt;
    ++m_status.attempt;
    m_status.retryInSeconds = 0;
    m_deliveredAt = now();
    setState(SourceState::Connecting, {});
    try {
        connectSource();
    } catch (const twin::Error& e) {
        e.kind() == twin::Error::Kind::Usage ? giveUp(e.message()) : fail(e.message());
    } catch (const std::exception& e) {
        fail({TWIN_TEXT("The connection “%1” failed (%2)."), {name(m_config), e.what()}});
    }
}

void LiveSource::letGo()
{
    ++m_attempt;
    try {
        disconnectSource();
    } catch (const std::exception&) {
        // Nothing is left to be done with a connection that cannot even be closed.
    }
}

void LiveSource::fail(const twin::Message& reason)
{
    // Closing a connection may say once more that it failed; the first reason is the true one.
    if (!m_isRunning || m_status.state == SourceState::Retrying || m_status.state == SourceState::Lost)
        return;
    m_status.retryInSeconds = m_backOff.next();
    m_retry.start(static_cast<int>(m_status.retryInSeconds * 1000));
    m_status.valuesPerSecond = 0;
    setState(SourceState::Retrying, reason);
    endConnection();
}

void LiveSource::giveUp(const twin::Message& reason)
{
    if (!m_isRunning || m_status.state == SourceState::Lost)
        return;
    m_retry.stop();
    m_status.retryInSeconds = 0;
    m_status.valuesPerSecond = 0;
    setState(SourceState::Lost, reason);
    endConnection();
}

void LiveSource::reject(const twin::Message& reason, std::int64_t count)
{
    m_status.rejected += count;
    m_status.lastRejected = reason;
    publish(false);
}

void LiveSource::setClockOffset(double seconds)
{
    if (!std::isfinite(seconds))
        return;
    m_clockWatch.setKnown(seconds);
    takeClock();
    publish(false);
}

void LiveSource::takeClock()
{
    m_status.clockOffsetSeconds = m_clockWatch.offsetSeconds();
    m_status.isClockKnown = m_clockWatch.isKnown();
}

void LiveSource::withSecret(const SecretRef& secret, bool hasWorked, std::function<void(const QString& secret)> use)
{
    SecretStore::resolve(secret, this, [this, attempt = m_attempt, hasWorked, use = std::move(use)](const SecretAnswer& answer) {
        if (attempt != m_attempt)
            return;
        if (answer.problem) {
            hasWorked ? fail(*answer.problem) : giveUp(*answer.problem);
            return;
        }
        try {
            use(answer.secret);
        } catch (const twin::Error& error) {
            giveUp(error.message());
        }
    });
}

/// Takes out what cannot be, and counts it: a payload must not be able to name a channel that nobody declared.
void LiveSource::checkBatch(LiveBatch& batch)
{
    const twin::Timestamp latest = now().plusSeconds(mostAheadSeconds);
    std::int64_t unknown = 0, impossible = 0;
    std::optional<twin::Timestamp> which;
    const auto timeFits = [&](twin::Timestamp t, std::int64_t values) {
        if (m_ownTime || (t >= earliest && t <= latest))
            return true;
        impossible += values;
        which = t;
        return false;
    };
    std::erase_if(batch.samples, [&](const LiveSample& s) {
        if (s.channel < m_channelCut.size())
            return !timeFits(s.t, 1);
        ++unknown;
        return true;
    });
    std::erase_if(batch.frames, [&](const LiveFrame& f) {
        const auto values = static_cast<std::int64_t>(f.values.size());
        if (f.block >= m_blockSize.size() || f.values.size() != m_blockSize[f.block]) {
            unknown += values;
            return true;
        }
        return !timeFits(f.t, values);
    });
    std::erase_if(batch.gaps, [&](const LiveGap& g) { return g.span.isEmpty() || g.channel >= (g.isBlock ? m_blockSize.size() : m_channelCut.size()); });
    std::erase_if(batch.events, [&](const RecordingEvent& e) { return !timeFits(e.at, 1); });
    if (unknown > 0)
        reject({TWIN_TEXT("%1 values came for channels that were not announced."), {std::to_string(unknown)}}, unknown);
    if (impossible > 0)
        reject({TWIN_TEXT("The time %1 cannot be: it lies more than a day ahead of this machine's clock, or before 2000. Check the sensor's clock."), {which->iso()}}, impossible);
}

void LiveSource::markCut(twin::Timestamp at)
{
    if (hasHistory())
        return;
    for (auto* cuts : {&m_channelCut, &m_blockCut})
        for (std::int64_t& cut : *cuts)
            if (cut == notCut) {
                cut = at.ns;
                ++m_cuts;
            }
}

void LiveSource::endCuts(LiveBatch& batch)
{
    const auto end = [&](std::int64_t& cut, std::uint32_t channel, bool isBlock, twin::Timestamp t) {
        if (cut == notCut || t.ns <= cut) // a late sample from before the cut ends nothing
            return;
        batch.gaps.push_back({channel, isBlock, {{cut}, t}});
        cut = notCut;
        --m_cuts;
    };
    for (const LiveSample& s : batch.samples)
        end(m_channelCut[s.channel], s.channel, false, s.t);
    for (const LiveFrame& f : batch.frames)
        end(m_blockCut[f.block], f.block, true, f.t);
}

void LiveSource::deliver(LiveBatch&& batch)
{
    // What comes out of a connection that was given up belongs to the gap.
    if (!m_isRunning || m_status.state == SourceState::Retrying || m_status.state == SourceState::Lost)
        return;
    const auto cutOfNew = m_startedFrom ? m_startedFrom->ns : notCut;
    m_channelCut.resize(m_channelCut.size() + batch.channels.size(), cutOfNew);
    for (const LiveBlock& block : batch.blocks) {
        m_blockCut.push_back(cutOfNew);
        m_blockSize.push_back(block.channels.size());
        m_status.channels += static_cast<int>(block.channels.size());
    }
    m_status.channels += static_cast<int>(batch.channels.size());
    if (cutOfNew != notCut)
        m_cuts += batch.channels.size() + batch.blocks.size();
    checkBatch(batch);

    const twin::Timestamp at = now();
    std::optional<twin::Timestamp> newest;
    LiveMark::Place place;
    const auto latest = at.plusSeconds(shownAheadSeconds), oldest = at.plusSeconds(-shownBehindSeconds);
    const auto look = [&](twin::Timestamp t, std::uint32_t channel, bool isBlock, std::int64_t values) {
        if (!newest || t > *newest) {
            newest = t;
            place = {channel, isBlock};
        }
        if (!m_ownTime && (t > latest || (t < oldest && !hasHistory())))
            m_status.misdated += values;
    };
    for (const LiveSample& s : batch.samples)
        look(s.t, s.channel, false, 1);
    for (const LiveFrame& f : batch.frames)
        look(f.t, f.block, true, static_cast<std::int64_t>(f.values.size()));
    if (m_cuts > 0)
        endCuts(batch);
    if (newest && !m_ownTime) {
        m_clockWatch.note(place, *newest, at);
        if (const auto mark = m_clockWatch.takeMark(at))
            batch.marks.push_back(*mark);
        takeClock();
    }
    const std::int64_t values = batch.valueCount();
    if (batch.isEmpty())
        return;
    m_status.received += values;
    const std::int64_t dropped = m_queue->push(std::move(batch));
    m_status.dropped += dropped;
    if (!newest) {
        publish(false);
        return;
    }
    m_status.newest = m_status.newest ? std::max(*m_status.newest, *newest) : *newest;
    m_resumeFrom = m_ownTime ? *m_status.newest : std::min(*m_status.newest, at);
    m_deliveredAt = at;
    if (m_status.state != SourceState::Live) {
        m_backOff.reset();
        m_status.attempt = 0;
        setState(SourceState::Live, {});
    } else {
        publish(false);
    }
}

void LiveSource::watch()
{
    const twin::Timestamp at = now();
    if (at < m_deliveredAt || at < m_rateAt) { // this machine's clock was set back
        m_deliveredAt = std::min(m_deliveredAt, at);
        m_rateAt = at;
        m_rateReceived = m_status.received;
    }
    if (const double seconds = at.secondsSince(m_rateAt); seconds >= rateEverySeconds) {
        const double rate = static_cast<double>(m_status.received - m_rateReceived) / seconds;
        const double share = std::min(1.0, seconds / 3); // a mean over about three seconds
        m_status.valuesPerSecond += (rate - m_status.valuesPerSecond) * (m_status.valuesPerSecond == 0 ? 1 : share);
        if (m_status.valuesPerSecond < 0.001)
            m_status.valuesPerSecond = 0;
        m_rateAt = at;
        m_rateReceived = m_status.received;
        m_isDirty = true;
    }
    if (m_status.state == SourceState::Retrying) {
        m_status.retryInSeconds = std::max(0, m_retry.remainingTime()) * 1e-3;
        m_isDirty = true;
    }
    const double silent = at.secondsSince(m_deliveredAt);
    if (m_staleAfterSeconds > 0 && silent > m_staleAfterSeconds) {
        const std::string limit = twin::numberText(m_staleAfterSeconds);
        if (m_status.state == SourceState::Live)
            setState(SourceState::Stale, {TWIN_TEXT("“%1” has sent nothing for more than %2 s, although it is connected. Check what it is fed by."), {name(m_config), limit}});
        else if (m_status.state == SourceState::Connecting && m_status.reason.text.empty())
            setState(SourceState::Connecting, {TWIN_TEXT("“%1” has sent no sample for %2 s. Check its address, and which names its mapping takes."), {name(m_config), limit}});
    }
    if (m_isDirty)
        publish(false);
}

void LiveSource::setState(SourceState state, const twin::Message& reason)
{
    m_status.state = state;
    m_status.reason = reason;
    publish(true);
}

void LiveSource::publish(bool atOnce)
{
    const twin::Timestamp at = now();
    m_isDirty = true;
    if (!atOnce && at >= m_publishedAt && at.secondsSince(m_publishedAt) < publishEverySeconds)
        return; // the watch tells it soon
    m_publishedAt = at;
    m_isDirty = false;
    Q_EMIT statusChanged(m_status);
}

} // namespace data::live
