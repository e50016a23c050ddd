// All live sources and the recorder, for the window: starts, stops, adds, removes and edits sources while they run, and tells how they
// do. GUI thread; nothing here blocks it.
#pragma once
#include "data/live/LiveRecorder.h"
#include "data/live/LiveSource.h"
#include <QObject>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace data::live {

/// Each source lives on a thread of its own and hands its values to the recorder through a bounded queue. Values come back through the
/// recording: after committed() a reader of it can be refreshed.
class LiveHub : public QObject
{
    Q_OBJECT
public:
    using Make = std::function<std::unique_ptr<LiveSource>(const SourceConfig& config, std::shared_ptr<BatchQueue> queue)>;
    /// How long sources may take to end, in s.
    struct Patience
    {
        double hang = 5; ///< one that has not ended by then is left behind
        double leave = 3; ///< the same when the hub itself goes
    };
    explicit LiveHub(QObject* parent = nullptr, Make make = makeSource) : LiveHub(parent, std::move(make), Patience()) {}
    LiveHub(QObject* parent, Make make, Patience patience);
    /// Stops everything and waits for it, but never longer than its patience and the recorder's own: a source that hangs is left behind.
    ~LiveHub() override;

    int count() const;
    const SourceConfig& config(int source) const;
    std::vector<SourceConfig> configs() const;
    const SourceStatus& status(int source) const;
    int find(const QString& id) const; ///< -1: none
    /// Sources that stay as they are go on; others are stopped, started anew or added.
    void setConfigs(const std::vector<SourceConfig>& configs);
    void add(const SourceConfig& config);
    void edit(int source, const SourceConfig& config);
    void remove(int source);
    /// One source alone; its config's isEnabled follows.
    void setEnabled(int source, bool enabled);

    /// Begins a recording and starts all sources that are enabled. Where the file cannot be written failed() says so, and the sources run
    /// unrecorded. Throws twin::Error while an earlier recording is still being finished.
    void start(const std::filesystem::path& file, const RecordingHeader& header, RecordingLimits limits = {});
    /// Sources and recorder end in the background: stopped() follows, finished recording or not.
    void stop();
    bool isRunning() const { return m_recorder && !m_isStopping; }
    bool isStopping() const { return m_isStopping; }
    const RecorderStatus& recorder() const { return m_recorderStatus; }
    void addEvent(const RecordingEvent& event); ///< into the running recording

    std::int64_t queuedValues() const; ///< waiting for the recorder, all sources together

Q_SIGNALS:
    void sourcesChanged();               ///< their number, order or configs
    void statusChanged(int source);
    void runningChanged();
    void committed();                    ///< a reader finds something new
    void recorderChanged();              ///< its counts, at most about once a second
    void failed(const twin::Message& message); ///< recording stopped; the sources go on
    void stopped();

private:
    struct Runner;
    struct Mailbox;
    struct Entry
    {
        SourceConfig config;
        SourceStatus status;
        std::shared_ptr<Runner> runner;        ///< while it runs
        std::optional<twin::Timestamp> newest; ///< recorded of it in this session, before it was stopped or edited
    };
    void startEntry(Entry& entry);
    void stopEntry(Entry& entry);
    void onStatus(int run, const SourceStatus& status);
    void onRecorder(int session, const RecorderStatus& status);
    void reap();

    Make m_make;
    Patience m_patience;
    std::shared_ptr<Mailbox> m_mailbox;
    std::vector<Entry> m_entries;
    std::vector<std::shared_ptr<Runner>> m_leaving; ///< told to stop, not ended yet
    std::unique_ptr<LiveRecorder> m_recorder;
    RecorderStatus m_recorderStatus;
    QTimer m_reap;
    int m_run = 0, m_session = 0;
    bool m_isStopping = false;
};

} // namespace data::live
