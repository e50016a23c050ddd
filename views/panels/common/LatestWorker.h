// A thread that answers the newest request: what is asked for meanwhile replaces what waits, and what runs is told to stop. GUI thread.
#pragma once
#include "twin/base/Error.h"
#include "twin/base/Progress.h"
#include <QCoreApplication>
#include <QEvent>
#include <QMetaObject>
#include <QObject>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace views {

/// `Work` runs on the worker and owns what it needs there (open files); it may report parts of its answer and throws twin::Cancelled when told
/// to stop. `Take` gets answers in order on the thread of this object, of the newest request only; `isLast` marks the whole one.
/// Nobody ever waits for the worker but the destructor and waitIdle().
template<class Request, class Result>
class LatestWorker
{
public:
    using Report = std::function<void(Result)>;
    using Work = std::function<Result(const Request&, const twin::Progress&, const Report&)>;
    using Take = std::function<void(Result, bool isLast)>;
    using Fail = std::function<void(const twin::Message&)>;

    LatestWorker(Work work, Take take, Fail fail) : m_work(std::move(work)), m_take(std::move(take)), m_fail(std::move(fail)) {}
    ~LatestWorker()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stop.request_stop();
            m_wanted.reset();
        }
        if (m_thread.joinable()) {
            m_thread.request_stop();
            m_thread.join();
        }
    }
    LatestWorker(const LatestWorker&) = delete;
    LatestWorker& operator=(const LatestWorker&) = delete;

    void ask(Request request)
    {
        ++m_newest;
        m_isBusy = true;
        {
            const std::lock_guard lock(m_mutex);
            m_stop.request_stop();
            m_wanted.emplace(m_newest, std::move(request));
        }
        if (!m_thread.joinable())
            m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
        m_wake.notify_one();
    }
    /// What was asked for is not wanted any more.
    void cancel()
    {
        ++m_newest;
        m_isBusy = false;
        const std::lock_guard lock(m_mutex);
        m_stop.request_stop();
        m_wanted.reset();
    }
    bool isBusy() const { return m_isBusy; }
    /// Waits until the newest request is answered and taken: for exports and tests.
    void waitIdle()
    {
        {
            std::unique_lock lock(m_mutex);
            m_idle.wait(lock, [this] { return !m_wanted && !m_isRunning; });
        }
        QCoreApplication::sendPostedEvents(&m_receiver, QEvent::MetaCall);
    }

private:
    void post(int number, std::function<void()> what)
    {
        QMetaObject::invokeMethod(&m_receiver, [this, number, what = std::move(what)] {
            if (number == m_newest)
                what();
        }, Qt::QueuedConnection);
    }
    void run(const std::stop_token& stop)
    {
        for (;;) {
            std::optional<std::pair<int, Request>> job;
            twin::Progress progress;
            {
                std::unique_lock lock(m_mutex);
                m_wake.wait(lock, stop, [this] { return m_wanted.has_value(); });
                if (stop.stop_requested())
                    return;
                job = std::move(m_wanted);
                m_wanted.reset();
                m_stop = std::stop_source();
                progress.stop = m_stop.get_token();
                m_isRunning = true;
            }
            const int number = job->first;
            try {
                Result result = m_work(job->second, progress, [&](Result part) {
                    post(number, [this, part = std::make_shared<Result>(std::move(part))] { m_take(std::move(*part), false); });
                });
                post(number, [this, whole = std::make_shared<Result>(std::move(result))] {
                    m_isBusy = false;
                    m_take(std::move(*whole), true);
                });
            } catch (const twin::Cancelled&) {
            } catch (const twin::Error& e) {
                post(number, [this, message = e.message()] {
                    m_isBusy = false;
                    m_fail(message);
                });
            } catch (const std::exception& e) {
                post(number, [this, message = twin::Message{"%1", {e.what()}}] {
                    m_isBusy = false;
                    m_fail(message);
                });
            }
            const std::lock_guard lock(m_mutex);
            m_isRunning = false;
            m_idle.notify_all();
        }
    }

    Work m_work;
    Take m_take;
    Fail m_fail;
    QObject m_receiver; ///< what is posted to it dies with it
    int m_newest = 0;
    bool m_isBusy = false;
    std::mutex m_mutex;
    std::condition_variable_any m_wake, m_idle;
    // under the mutex
    std::optional<std::pair<int, Request>> m_wanted;
    std::stop_source m_stop;
    bool m_isRunning = false;
    std::jthread m_thread; ///< started by the first request
};

} // namespace views
