// The base of live sources: one object a connection, living on a thread of its own. It counts, watches and reports; the kinds below it
// speak the protocols.
#pragma once
#include "data/live/ClockWatch.h"
#include "data/live/LiveTypes.h"
#include "data/live/SourceConfig.h"
#include <QObject>
#include <QTimer>
#include <cstdint>
#include <functional>
#include <memory>

namespace data::live {

class BatchQueue;

/// Waiting times between attempts: 1, 2, 4 ... 60 s, each moved by up to a fifth so that many clients do not knock together.
class BackOff
{
public:
    explicit BackOff(std::uint64_t seed = 1) : m_random(seed) {}
    double next();  ///< s
    void reset() { m_attempt = 0; }
    int attempt() const { return m_attempt; }

private:
    int m_attempt = 0;
    std::uint64_t m_random;
};

/// All functions but the constructor are called on the source's thread; signals arrive queued elsewhere. A source never blocks that
/// thread for longer than a second, never throws out of its slots, and takes nothing from the network at its word: sizes are bounded,
/// names checked. The base rejects times before 2000 and more than a day ahead of now. Subclasses let go of what they hold in their
/// destructors, too: the base's cannot call them.
class LiveSource : public QObject
{
    Q_OBJECT
public:
    /// The clock is for tests; without one it is the system's.
    using Clock = std::function<twin::Timestamp()>;
    LiveSource(SourceConfig config, std::shared_ptr<BatchQueue> queue, Clock clock = {});
    ~LiveSource() override;
    const SourceConfig& config() const { return m_config; }
    const SourceStatus& status() const { return m_status; }

    /// Begins; `resumeFrom` is the newest instant already recorded of this source: one with history fills the hole from there.
    void start(std::optional<twin::Timestamp> resumeFrom = {});
    void stop();

Q_SIGNALS:
    /// At most a few times a second, and at once when the state changes.
    void statusChanged(const data::live::SourceStatus& status);

protected:
    /// Begins to connect; what fails is said by `fail` or `giveUp`. Also called again after a back-off.
    virtual void connectSource() = 0;
    /// Lets go of sockets and timers. May be called when nothing is open.
    virtual void disconnectSource() = 0;
    /// A source whose other side keeps history says true and fills the hole itself; else the base marks it as a gap of every channel.
    virtual bool hasHistory() const { return false; }

    /// Hands over. The first samples after an attempt make the source Live.
    void deliver(LiveBatch&& batch);
    /// The connection broke or an attempt failed: the base waits and calls connectSource() again.
    void fail(const twin::Message& reason);
    /// It cannot work as it is configured: no further attempt.
    void giveUp(const twin::Message& reason);
    void reject(const twin::Message& reason, std::int64_t count = 1);
    /// Looks a secret up and hands it to `use`, unless this attempt is over by then. Where there is none this fails if the connection has
    /// worked before (`hasWorked`: a keychain may be locked for a while), else it gives up; so it does for what `use` throws.
    void withSecret(const SecretRef& secret, bool hasWorked, std::function<void(const QString& secret)> use);
    /// No sample for so long is Stale; 0: never. 10 s unless told.
    void setStaleAfter(double seconds) { m_staleAfterSeconds = seconds; }
    /// The times of this source follow a clock of their own (a simulation): they are neither checked against this machine's nor compared.
    void setOwnTime(bool own) { m_ownTime = own; }
    /// Where the source can tell it (a Date header, a time topic): sensor's clock minus this machine's. Without this the base knows only
    /// when samples come.
    void setClockOffset(double seconds);
    twin::Timestamp now() const { return m_clock(); }
    /// Newest instant handed over or recorded before, never later than now. A source with history reads it in connectSource().
    std::optional<twin::Timestamp> resumeFrom() const { return m_resumeFrom; }

private:
    void watch();
    void setState(SourceState state, const twin::Message& reason);
    void publish(bool atOnce);
    void takeClock();
    void attempt();
    void letGo();                     ///< disconnectSource() that cannot throw
    void checkBatch(LiveBatch& batch); ///< takes out what cannot be, and counts it
    void markCut(twin::Timestamp at);
    void endConnection(); ///< with or without another attempt: marks from when on nothing is known
    void endCuts(LiveBatch& batch);

    SourceConfig m_config;
    std::shared_ptr<BatchQueue> m_queue;
    Clock m_clock;
    SourceStatus m_status;
    BackOff m_backOff;
    QTimer m_retry, m_watch;
    double m_staleAfterSeconds = 10;
    std::optional<twin::Timestamp> m_resumeFrom;
    std::optional<twin::Timestamp> m_startedFrom; ///< what was recorded before this start, for channels that are not known yet
    static constexpr std::int64_t notCut = INT64_MIN;
    /// Since when nothing is known of a channel or block (ns), or `notCut`. Each ends with its own next sample.
    std::vector<std::int64_t> m_channelCut, m_blockCut;
    std::vector<std::size_t> m_blockSize;
    std::size_t m_cuts = 0;                       ///< how many are not `notCut`
    twin::Timestamp m_deliveredAt, m_publishedAt, m_rateAt;
    std::int64_t m_rateReceived = 0;
    ClockWatch m_clockWatch;
    int m_attempt = 0; ///< counts beginnings and ends of attempts
    bool m_isRunning = false, m_ownTime = false, m_isDirty = false;
};

/// A source of the config's kind; throws twin::Error for an unknown kind or settings that cannot be.
std::unique_ptr<LiveSource> makeSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue);
/// The kinds there are, in the order in which the window offers them.
std::vector<QString> sourceKinds();

} // namespace data::live
