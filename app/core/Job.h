// A piece of work on its own thread: started, reports, can be cancelled, and may finish late without harm.
#pragma once
#include "app/core/BehindTheWindow.h"
#include "twin/base/Error.h"
#include "twin/base/Progress.h"
#include <QObject>
#include <QPointer>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace app {

/// At most one work counts. Starting another drops the first, without waiting for it; a late result of a dropped work is not delivered.
/// Lives on one thread (the GUI's); `work` runs elsewhere and gets values only.
class Job : public QObject
{
    Q_OBJECT
public:
    explicit Job(QObject* parent = nullptr) : QObject(parent) {}
    ~Job() override { cancel(); }

    bool isRunning() const { return m_running; }

    template<class Result>
    void start(std::function<Result(const twin::Progress&)> work, std::function<void(Result&)> done)
    {
        drop();
        m_running = true;
        const int run = ++m_run;
        m_thread = std::jthread([this, run, work = std::move(work), done = std::move(done)](std::stop_token stop) {
            const BehindTheWindow behind;
            twin::Progress progress;
            progress.stop = stop;
            // Each report paints a bar, and with it on software OpenGL the whole window.
            progress.report = [this, run, last = -1.0, at = std::chrono::steady_clock::time_point()](double share) mutable {
                const auto now = std::chrono::steady_clock::now();
                if (share < 1 && (share - last < 0.01 || now - at < std::chrono::milliseconds(200)))
                    return;
                last = share;
                at = now;
                QMetaObject::invokeMethod(this, [this, run, share] {
                    if (run == m_run)
                        Q_EMIT progressed(share);
                }, Qt::QueuedConnection);
            };
            std::shared_ptr<Result> result;
            std::optional<twin::Message> failure;
            try {
                result = std::make_shared<Result>(work(progress));
            } catch (const twin::Cancelled&) {
            } catch (const twin::Error& error) {
                failure = error.message();
            } catch (const std::exception& error) {
                failure = twin::Message{"%1", {error.what()}};
            }
            QMetaObject::invokeMethod(this, [this, run, result, failure, done] {
                std::erase_if(m_ending, [run](const auto& ending) { return ending.first == run; });
                if (run != m_run)
                    return;
                m_running = false;
                if (result)
                    done(*result);
                else if (failure)
                    Q_EMIT failed(*failure);
                if (run == m_run) // else another work began meanwhile
                    Q_EMIT finished();
            }, Qt::QueuedConnection);
        });
    }

    /// Asks the work to stop without waiting for it: finished() comes when it has, without a result unless it was done already.
    void requestStop() { m_thread.request_stop(); }

    /// Asks the work to stop; nothing of it is delivered any more, finished() neither. Does not wait: it may take a moment until it has stopped.
    void drop()
    {
        const int run = m_run++;
        if (std::exchange(m_running, false) && m_thread.joinable()) {
            m_thread.request_stop();
            m_ending.emplace_back(run, std::move(m_thread));
        }
    }

    /// The same, and waits for it: nothing of this object runs any more.
    void cancel()
    {
        drop();
        if (m_thread.joinable())
            m_thread.join();
        m_ending.clear();
    }

Q_SIGNALS:
    void progressed(double share);
    void failed(const twin::Message& message);
    void finished();

private:
    std::jthread m_thread;
    std::vector<std::pair<int, std::jthread>> m_ending; ///< dropped ones that may still run, by their number
    int m_run = 0;
    bool m_running = false;
};

} // namespace app
