#include "data/live/LiveRecorder.h"
#include "data/live/SourceBook.h"
#include "twin/base/TextFile.h"
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <new>
#include <thread>
#include <time.h>

namespace data::live {
namespace {
using Clock = std::chrono::steady_clock;
constexpr auto lookEvery = std::chrono::milliseconds(40);
constexpr auto commitEvery = std::chrono::milliseconds(700); // with the commit itself well inside a second

double threadSeconds()
{
    timespec t{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}
} // namespace

struct LiveRecorder::Shared
{
    std::mutex mutex, notifyMutex;
    std::condition_variable wake, ended;
    struct Source
    {
        std::string id;
        std::shared_ptr<BatchQueue> queue;
        SourceBook book;
        std::atomic<bool> isLeaving = false;
    };
    std::vector<std::shared_ptr<Source>> sources;
    BlockIndex blocks;                       ///< the thread's alone
    std::vector<RecordingEvent> events;
    RecorderStatus status;
    bool isFinishing = false, hasEnded = false;
    Notify notify;
    std::unique_ptr<RecordingWriter> writer; ///< the thread's alone
    RecordingHeader header;
    RecordingLimits limits;
    bool isDirty = false;                    ///< the thread's alone
    Clock::time_point committed = Clock::now();

    void tell()
    {
        RecorderStatus copy;
        {
            const std::lock_guard lock(mutex);
            status.cpuSeconds = threadSeconds();
            copy = status;
        }
        const std::lock_guard lock(notifyMutex);
        if (notify)
            notify(copy);
    }

    /// Recording ends; the file stays as it was committed last.
    void stopWith(const twin::Message& reason)
    {
        {
            const std::lock_guard lock(mutex);
            status.state = RecorderStatus::State::Failed;
            status.reason = reason;
        }
        writer.reset();
        tell();
    }

    /// Runs a piece of work with the writer, while there is one.
    template<class F> void guarded(F work)
    {
        if (!writer)
            return;
        try {
            work();
        } catch (const twin::Error& e) {
            stopWith(e.message());
        } catch (const std::bad_alloc&) {
            stopWith({TWIN_TEXT("Recording stopped: there is not enough memory for so many channels. Connect fewer, or close other programs."), {}});
        } catch (const std::exception& e) {
            stopWith({TWIN_TEXT("Recording stopped (%1)."), {e.what()}});
        }
    }

    void take(Source& source)
    {
        for (const LiveBatch& batch : source.queue->take(0)) {
            RecordCounts counts;
            if (writer)
                guarded([&] { source.book.record(batch, *writer, blocks, counts); });
            else
                counts.unrecorded = batch.valueCount();
            isDirty = true;
            {
                const std::lock_guard lock(mutex);
                status.values += counts.values;
                status.late += counts.late;
                status.refused += counts.refused;
                status.events += counts.events;
                status.gaps += counts.gaps;
                status.unrecorded += counts.unrecorded;
                if (counts.newest)
                    status.newest = status.newest ? std::max(*status.newest, *counts.newest) : *counts.newest;
            }
            commitIfDue(); // a flood must not keep what it brings from being committed
        }
    }

    void commitIfDue()
    {
        if (!isDirty || Clock::now() - committed < commitEvery)
            return;
        guarded([&] { writer->flush(); });
        committed = Clock::now();
        isDirty = false;
        tell();
    }

    /// From now on about once a minute, and at once.
    void retain()
    {
        constexpr double hour = 3600;
        if (limits != RecordingLimits{})
            writer->setRetention({limits.keepHours * hour, limits.thinAfterHours * hour, limits.keepBytes});
    }

    void create()
    {
        try {
            writer = std::make_unique<RecordingWriter>(status.file, header, false);
            retain();
            writer->flush(); // a reader finds a recording from the first moment
            tell();
        } catch (const twin::Error& e) {
            stopWith(e.message());
        } catch (const std::exception& e) {
            stopWith({TWIN_TEXT("Recording stopped (%1)."), {e.what()}});
        }
    }

    void run()
    {
        create();
        for (;;) {
            std::vector<std::shared_ptr<Source>> all;
            std::vector<RecordingEvent> notes;
            bool last = false;
            {
                std::unique_lock lock(mutex);
                wake.wait_for(lock, lookEvery, [this] { return isFinishing; });
                last = isFinishing;
                all = sources;
                notes.swap(events);
            }
            for (const RecordingEvent& e : notes)
                guarded([&] {
                    writer->addEvent(e);
                    isDirty = true;
                });
            for (const auto& source : all) {
                const bool isLeaving = source->isLeaving;
                take(*source);
                if (isLeaving) {
                    const std::lock_guard lock(mutex);
                    std::erase(sources, source);
                }
            }
            commitIfDue();
            if (last)
                break;
        }
        {
            const std::lock_guard lock(mutex);
            if (status.state == RecorderStatus::State::Recording)
                status.state = RecorderStatus::State::Finishing;
        }
        guarded([&] {
            tell();
            retain();
            writer->finish();
            writer.reset();
            const std::lock_guard lock(mutex);
            status.state = RecorderStatus::State::Finished;
        });
        tell();
        {
            const std::lock_guard lock(mutex);
            hasEnded = true;
        }
        ended.notify_all();
    }
};

LiveRecorder::LiveRecorder(const std::filesystem::path& file, const RecordingHeader& header, RecordingLimits limits, Notify notify)
    : m(std::make_shared<Shared>())
{
    m->status.file = file;
    m->notify = std::move(notify);
    m->limits = limits;
    m->header = header;
    m_thread = std::thread([shared = m] { shared->run(); });
}

LiveRecorder::~LiveRecorder()
{
    finish();
    if (waitFinished(patienceSeconds)) {
        m_thread.join();
        return;
    }
    const std::lock_guard lock(m->notifyMutex);
    m->notify = nullptr; // nobody listens any more, should the disk come back
    m_thread.detach();   // it owns what it uses
}

void LiveRecorder::addSource(const std::string& id, std::shared_ptr<BatchQueue> queue)
{
    auto source = std::make_shared<Shared::Source>();
    source->id = id;
    source->queue = std::move(queue);
    const std::lock_guard lock(m->mutex);
    m->sources.push_back(std::move(source));
}

void LiveRecorder::removeSource(const std::string& id)
{
    const std::lock_guard lock(m->mutex);
    for (const auto& source : m->sources)
        if (source->id == id)
            source->isLeaving = true;
}

void LiveRecorder::addEvent(const RecordingEvent& event)
{
    const std::lock_guard lock(m->mutex);
    m->events.push_back(event);
}

void LiveRecorder::finish()
{
    {
        const std::lock_guard lock(m->mutex);
        m->isFinishing = true;
    }
    m->wake.notify_all();
}

bool LiveRecorder::waitFinished(double seconds)
{
    std::unique_lock lock(m->mutex);
    return m->ended.wait_for(lock, std::chrono::duration<double>(seconds), [this] { return m->hasEnded; });
}

RecorderStatus LiveRecorder::status() const
{
    const std::lock_guard lock(m->mutex);
    return m->status;
}

std::filesystem::path newLiveFile(const std::filesystem::path& folder, twin::Timestamp t)
{
    const twin::CivilTime c = twin::civil(t);
    std::array<char, 64> name{};
    std::snprintf(name.data(), name.size(), "live %04d-%02d-%02d %02d.%02d.%02d UTC", c.year, c.month, c.day, c.hour, c.minute, static_cast<int>(c.second));
    std::error_code ec;
    for (int i = 1;; ++i) {
        auto file = folder / (std::string(name.data()) + (i > 1 ? " (" + std::to_string(i) + ")" : "") + ".mtrec");
        if (!std::filesystem::exists(file, ec))
            return file;
    }
}

} // namespace data::live
