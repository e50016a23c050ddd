#include "data/live/LiveHub.h"
#include <QEventLoop>
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace data::live {
namespace {
constexpr int reapMs = 50;
} // namespace

/// Where other threads leave messages for the hub, as long as there is one.
struct LiveHub::Mailbox
{
    std::mutex mutex;
    LiveHub* hub = nullptr;
    template<class F> void post(F work)
    {
        const std::lock_guard lock(mutex);
        if (hub)
            QMetaObject::invokeMethod(hub, std::move(work), Qt::QueuedConnection);
    }
};

/// A source and its thread. The thread owns it, too: where a source hangs, the hub lets go and nothing is torn away under its feet.
struct LiveHub::Runner
{
    int run = 0;
    double hang = 0; ///< s
    SourceConfig config;
    std::optional<twin::Timestamp> resumeFrom, newest; ///< `newest`: of what was handed over, once it has ended
    std::shared_ptr<Runner> before;                    ///< the same source, still letting go: brokers know one session of a name
    std::shared_ptr<BatchQueue> queue = std::make_shared<BatchQueue>();
    std::function<void(const SourceStatus&)> tell; ///< from the thread; safe after the hub has gone
    std::mutex mutex;
    std::condition_variable ended;
    QObject* context = nullptr; ///< on the thread, while its loop runs
    bool isStopped = false, hasEnded = false;
    std::chrono::steady_clock::time_point stopAt;
    std::function<void()> leave; ///< on the thread
    std::thread thread;

    static void begin(const std::shared_ptr<Runner>& self, const Make& make)
    {
        self->thread = std::thread([self, make] {
            self->live(make);
            const std::lock_guard lock(self->mutex);
            self->hasEnded = true;
            self->ended.notify_all();
        });
    }

    /// Lets go of the thread: it has ended, or it hangs and goes on by itself.
    void release()
    {
        if (waitEnded(0))
            thread.join();
        else
            thread.detach();
    }

    void live(const Make& make)
    {
        if (before) {
            before->waitEnded(hang);
            const std::lock_guard lock(before->mutex);
            if (before->newest)
                resumeFrom = before->newest;
        }
        before.reset();
        QEventLoop loop;
        QObject here;
        std::unique_ptr<LiveSource> source;
        try {
            source = make(config, queue);
        } catch (const twin::Error& e) {
            lose(e.message());
        } catch (const std::exception& e) {
            lose({TWIN_TEXT("The connection “%1” failed (%2)."), {config.name.toStdString(), e.what()}});
        }
        if (!source)
            return;
        QObject::connect(source.get(), &LiveSource::statusChanged, &here, [this](const SourceStatus& status) { tell(status); });
        {
            const std::lock_guard lock(mutex);
            if (isStopped)
                return;
            context = &here;
        }
        QMetaObject::invokeMethod(&here, [&] { source->start(resumeFrom); }, Qt::QueuedConnection);
        leave = [&loop] { loop.quit(); };
        loop.exec();
        {
            const std::lock_guard lock(mutex);
            context = nullptr;
        }
        source->stop();
        {
            const std::lock_guard lock(mutex);
            newest = source->status().newest;
        }
        source.reset();
    }

    void lose(const twin::Message& reason)
    {
        SourceStatus status;
        status.state = SourceState::Lost;
        status.reason = reason;
        tell(status);
    }

    void stop()
    {
        const std::lock_guard lock(mutex);
        isStopped = true;
        stopAt = std::chrono::steady_clock::now();
        if (context)
            QMetaObject::invokeMethod(context, [this] { leave(); }, Qt::QueuedConnection);
    }

    bool waitEnded(double seconds)
    {
        std::unique_lock lock(mutex);
        return ended.wait_for(lock, std::chrono::duration<double>(seconds), [this] { return hasEnded; });
    }
};

LiveHub::LiveHub(QObject* parent, Make make, Patience patience)
    : QObject(parent), m_make(std::move(make)), m_patience(patience), m_mailbox(std::make_shared<Mailbox>())
{
    m_mailbox->hub = this;
    m_reap.setInterval(reapMs);
    connect(&m_reap, &QTimer::timeout, this, &LiveHub::reap);
}

LiveHub::~LiveHub()
{
    for (Entry& entry : m_entries)
        stopEntry(entry);
    const auto until = std::chrono::steady_clock::now() + std::chrono::duration<double>(m_patience.leave);
    const auto left = [&] { return std::max(0.0, std::chrono::duration<double>(until - std::chrono::steady_clock::now()).count()); };
    for (const auto& runner : m_leaving) {
        runner->waitEnded(left());
        runner->queue->close();
        runner->release();
    }
    m_recorder.reset(); // finishes what it can
    const std::lock_guard lock(m_mailbox->mutex);
    m_mailbox->hub = nullptr;
}

int LiveHub::count() const { return static_cast<int>(m_entries.size()); }
const SourceConfig& LiveHub::config(int source) const { return m_entries.at(static_cast<std::size_t>(source)).config; }
const SourceStatus& LiveHub::status(int source) const { return m_entries.at(static_cast<std::size_t>(source)).status; }

std::vector<SourceConfig> LiveHub::configs() const
{
    std::vector<SourceConfig> all;
    for (const Entry& entry : m_entries)
        all.push_back(entry.config);
    return all;
}

int LiveHub::find(const QString& id) const
{
    for (int i = 0; i < count(); ++i)
        if (config(i).id == id)
            return i;
    return -1;
}

std::int64_t LiveHub::queuedValues() const
{
    std::int64_t values = 0;
    for (const Entry& entry : m_entries)
        values += entry.runner ? entry.runner->queue->waitingValues() : 0;
    return values;
}

void LiveHub::setConfigs(const std::vector<SourceConfig>& configs)
{
    std::vector<Entry> next;
    for (const SourceConfig& config : configs) {
        const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& e) { return e.config == config; });
        if (it != m_entries.end()) {
            next.push_back(std::move(*it));
            m_entries.erase(it);
        } else {
            const auto same = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& e) { return e.config.id == config.id && e.config.kind == config.kind; });
            next.push_back({config, {}, nullptr, same == m_entries.end() ? std::nullopt : same->status.newest ? same->status.newest : same->newest});
        }
    }
    for (Entry& gone : m_entries)
        stopEntry(gone);
    m_entries = std::move(next);
    if (isRunning())
        for (Entry& entry : m_entries)
            if (entry.config.isEnabled && !entry.runner)
                startEntry(entry);
    Q_EMIT sourcesChanged();
}

void LiveHub::add(const SourceConfig& config)
{
    auto all = configs();
    all.push_back(config);
    setConfigs(all);
}

void LiveHub::edit(int source, const SourceConfig& config)
{
    auto all = configs();
    all.at(static_cast<std::size_t>(source)) = config;
    setConfigs(all);
}

void LiveHub::remove(int source)
{
    auto all = configs();
    all.erase(all.begin() + source);
    setConfigs(all);
}

void LiveHub::setEnabled(int source, bool enabled)
{
    Entry& entry = m_entries.at(static_cast<std::size_t>(source));
    entry.config.isEnabled = enabled;
    if (!enabled)
        stopEntry(entry);
    else if (isRunning() && !entry.runner)
        startEntry(entry);
    Q_EMIT sourcesChanged();
    Q_EMIT statusChanged(source);
}

void LiveHub::start(const std::filesystem::path& file, const RecordingHeader& header, RecordingLimits limits)
{
    if (m_recorder)
        throw twin::Error(TWIN_TEXT("The last live recording is still being finished; try again in a moment."));
    const int session = ++m_session;
    m_recorder = std::make_unique<LiveRecorder>(file, header, limits, [box = m_mailbox, hub = this, session](const RecorderStatus& status) {
        box->post([hub, session, status] { hub->onRecorder(session, status); });
    });
    m_recorderStatus = m_recorder->status();
    for (Entry& entry : m_entries) {
        entry.newest.reset();
        if (entry.config.isEnabled)
            startEntry(entry);
    }
    Q_EMIT runningChanged();
}

void LiveHub::stop()
{
    if (!m_recorder || m_isStopping)
        return;
    m_isStopping = true;
    for (Entry& entry : m_entries)
        stopEntry(entry);
    m_reap.start();
    Q_EMIT runningChanged();
}

void LiveHub::startEntry(Entry& entry)
{
    entry.status = {};
    entry.status.state = SourceState::Connecting;
    auto runner = std::make_shared<Runner>();
    runner->run = ++m_run;
    runner->hang = m_patience.hang;
    runner->config = entry.config;
    runner->resumeFrom = entry.newest;
    for (const auto& leaving : m_leaving)
        if (leaving->config.id == entry.config.id && leaving->config.kind == entry.config.kind)
            runner->before = leaving;
    runner->tell = [box = m_mailbox, hub = this, run = m_run](const SourceStatus& status) {
        box->post([hub, run, status] { hub->onStatus(run, status); });
    };
    m_recorder->addSource(std::to_string(m_run), runner->queue);
    entry.runner = runner;
    Runner::begin(runner, m_make);
}

void LiveHub::stopEntry(Entry& entry)
{
    if (!entry.runner)
        return;
    entry.runner->stop();
    if (entry.status.newest)
        entry.newest = entry.status.newest;
    m_leaving.push_back(std::move(entry.runner));
    entry.runner = nullptr;
    entry.status.state = SourceState::Stopped;
    entry.status.reason = {};
    entry.status.valuesPerSecond = 0;
    entry.status.retryInSeconds = 0;
    m_reap.start();
}

void LiveHub::reap()
{
    std::erase_if(m_leaving, [this](const std::shared_ptr<Runner>& runner) {
        if (!runner->waitEnded(0) && std::chrono::steady_clock::now() - runner->stopAt < std::chrono::duration<double>(m_patience.hang))
            return false;
        runner->queue->close();
        runner->release();
        {
            const std::lock_guard lock(runner->mutex);
            for (Entry& entry : m_entries)
                if (entry.config.id == runner->config.id && entry.config.kind == runner->config.kind && runner->newest)
                    entry.newest = std::max(entry.newest.value_or(*runner->newest), *runner->newest);
        }
        if (m_recorder)
            m_recorder->removeSource(std::to_string(runner->run));
        return true;
    });
    if (!m_leaving.empty())
        return;
    if (!m_isStopping) {
        m_reap.stop();
        return;
    }
    m_recorder->finish();
    if (!m_recorder->waitFinished(0))
        return;
    m_reap.stop();
    m_recorderStatus = m_recorder->status();
    m_recorder.reset();
    m_isStopping = false;
    Q_EMIT recorderChanged();
    Q_EMIT runningChanged();
    Q_EMIT stopped();
}

void LiveHub::onStatus(int run, const SourceStatus& status)
{
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        Entry& entry = m_entries[i];
        if (!entry.runner || entry.runner->run != run)
            continue;
        entry.status = status;
        Q_EMIT statusChanged(static_cast<int>(i));
        return;
    }
}

void LiveHub::onRecorder(int session, const RecorderStatus& status)
{
    if (session != m_session || !m_recorder)
        return;
    const bool hadFailed = m_recorderStatus.state == RecorderStatus::State::Failed;
    m_recorderStatus = status;
    const bool isFailed = status.state == RecorderStatus::State::Failed;
    if (isFailed && !hadFailed)
        Q_EMIT failed(status.reason);
    if (!isFailed)
        Q_EMIT committed();
    Q_EMIT recorderChanged();
}

void LiveHub::addEvent(const RecordingEvent& event)
{
    if (m_recorder)
        m_recorder->addEvent(event);
}

} // namespace data::live
