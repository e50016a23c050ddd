// Fetches frames on a thread of its own: the newest request wins, and nobody waits for the store. Lives on the GUI thread.
#pragma once
#include "data/session/FrameReader.h"
#include <QObject>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace data {

/// A frame that was begun is finished, then the newest request is taken up: while somebody drags without a pause, something is shown all the time.
class FrameLoader : public QObject
{
    Q_OBJECT
public:
    using Take = std::function<void(std::shared_ptr<const StateFrame>)>;
    /// `take` is called on the thread of this object, through its event loop. Frames of parts that were replaced meanwhile are dropped.
    explicit FrameLoader(Take take, QObject* parent = nullptr);
    ~FrameLoader() override; ///< waits for the frame at hand

    void setParts(std::vector<FramePart> parts, std::shared_ptr<const SiteLayout> layout);
    void request(twin::Timestamp t);
    bool isBusy() const { return m_pending > 0; } ///< a request has not been answered yet

private:
    void run(const std::stop_token& stop);
    Take m_take;
    int m_pending = 0; ///< GUI thread: number of the request that waits, 0 if none

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    // under the mutex
    std::optional<twin::Timestamp> m_wanted;
    std::optional<std::pair<std::vector<FramePart>, std::shared_ptr<const SiteLayout>>> m_newParts;
    int m_generation = 0, m_request = 0;

    std::jthread m_thread; ///< started by the first request; last: everything it uses is there
};

} // namespace data
