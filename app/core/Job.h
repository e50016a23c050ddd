// A piece of work on its own thread: started, reports, can be cancelled, and may finish late without harm.
#pragma once
#include "twin/base/Error.h"
#include "twin/base/Progress.h"
#include <QObject>
#include <QPointer>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

namespace app {

/// Owns at most one running work. Starting another cancels the first; a late result of a cancelled work is dropped.
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
        cancel();
        m_running = true;
        const int run = ++m_run;
        m_thread = std::jthread([this, run, work = std::move(work), done = std::move(done)](std::stop_token stop) {
            twin::Progress progress;
            progress.stop = stop;
            progress.report = [this, run, last = -1.0](double share) mutable {
                if (share - last < 0.01 && share < 1)
                    return;
                last = share;
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
                if (run != m_run)
                    return;
                m_running = false;
                if (result)
                    done(*result);
                else if (failure)
                    Q_EMIT failed(*failure);
                Q_EMIT finished();
            }, Qt::QueuedConnection);
        });
    }

    /// Asks the work to stop without waiting for it: finished() comes when it has, without a result unless it was done already.
    void requestStop() { m_thread.request_stop(); }

    /// Asks the work to stop and waits for it; nothing of it is delivered any more.
    void cancel()
    {
        ++m_run;
        m_running = false;
        if (m_thread.joinable()) {
            m_thread.request_stop();
            m_thread.join();
        }
    }

Q_SIGNALS:
    void progressed(double share);
    void failed(const twin::Message& message);
    void finished();

private:
    std::jthread m_thread;
    int m_run = 0;
    bool m_running = false;
};

} // namespace app
