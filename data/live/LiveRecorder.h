// Records what live sources hand over. Its own thread takes batches from the sources' queues, numbers channels anew and commits at least
// each second, so that a reader beside it shows the newest values. Functions may be called from any one thread (the hub's).
#pragma once
#include "data/live/BatchQueue.h"
#include "data/store/RecordingWriter.h"
#include <QString>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace data::live {

/// What is kept of a recording that grows for long.
struct RecordingLimits
{
    double keepHours = 0;         ///< older samples go; 0: all stay
    double thinAfterHours = 0;    ///< of older samples only rollups stay; 0: all stay as they are
    std::int64_t keepBytes = 0;   ///< the oldest samples go when the file is larger; 0: no bound
    bool operator==(const RecordingLimits&) const = default;
};

struct RecorderStatus
{
    enum class State { Recording, Finishing, Finished, Failed };
    State state = State::Recording;
    std::filesystem::path file;
    std::int64_t values = 0;      ///< recorded
    std::int64_t late = 0;        ///< of them: older than what was recorded of their channel before
    std::int64_t refused = 0;     ///< could not be recorded: frames of another size, impossible instants
    std::int64_t events = 0, gaps = 0;
    std::int64_t unrecorded = 0;  ///< taken from the queues after recording had failed
    std::optional<twin::Timestamp> newest;
    twin::Message reason;         ///< why it failed
    double cpuSeconds = 0;        ///< of the recorder's own thread
};

class LiveRecorder
{
public:
    /// Called from the recorder's thread: after each commit, and when the state changes.
    using Notify = std::function<void(const RecorderStatus& status)>;

    /// The file must not exist; its thread creates it. Where it cannot be written the state becomes Failed.
    LiveRecorder(const std::filesystem::path& file, const RecordingHeader& header, RecordingLimits limits, Notify notify);
    ~LiveRecorder(); ///< finish(), then waits at most `patienceSeconds`; a disk that hangs for longer is left behind
    LiveRecorder(const LiveRecorder&) = delete;
    LiveRecorder& operator=(const LiveRecorder&) = delete;
    static constexpr double patienceSeconds = 5;

    /// A source begins; its channels are numbered from 0. The queue is emptied whether or not recording works.
    void addSource(const std::string& id, std::shared_ptr<BatchQueue> queue);
    /// What still waits is recorded first, then the queue is let go.
    void removeSource(const std::string& id);
    /// A note on what people did ("connected"); thread-safe.
    void addEvent(const RecordingEvent& event);
    /// Takes what waits, finishes the file and ends the thread. Returns at once; the state becomes Finished or Failed.
    void finish();
    /// True once the thread has ended; waits at most so long.
    bool waitFinished(double seconds);
    RecorderStatus status() const;

private:
    struct Shared; ///< outlives us where the disk hangs: the thread owns it, too
    std::shared_ptr<Shared> m;
    std::thread m_thread;
};

/// A name for a new recording in a folder: "live 2025-07-15 14.32.10.mtrec", numbered where it is taken.
std::filesystem::path newLiveFile(const std::filesystem::path& folder, twin::Timestamp t);

} // namespace data::live
