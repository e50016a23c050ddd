#include "data/live/modbus/ModbusWorker.h"
#include "data/live/LiveSource.h"
#include "data/live/modbus/ModbusLink.h"
#include "data/live/mqtt/StragglerThreads.h"
#include <QMetaObject>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace data::live {
namespace {
using Steady = std::chrono::steady_clock;
constexpr auto closeWithin = std::chrono::milliseconds(400);
constexpr std::size_t mostWaiting = 2'000; // reports; more means that nobody takes them
constexpr int failuresUntilDown = 3;

twin::Timestamp systemNow()
{
    using namespace std::chrono;
    return {duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count()};
}

Steady::duration seconds(double s) { return std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(s)); }

/// A unit and how it has been doing; of the network thread alone.
struct Asked
{
    ModbusDevice device;
    int unit, number;
    Steady::time_point next = Steady::now();
    BackOff backOff;
    int failures = 0;
    bool isHopeless = false, hasAnswered = false;
};
} // namespace

struct ModbusWorker::Shared
{
    std::vector<Unit> units;
    double interval, timeout;

    std::mutex mutex;
    std::condition_variable changed;
    bool shouldStop = false, isEnded = false, isWoken = false;
    ModbusWorker* owner = nullptr;
    std::vector<DeviceReport> reports;
    Health health = Health::Unknown, toldHealth = Health::Unknown;
    twin::Message reason;
    std::thread thread;

    void wake(const std::shared_ptr<Shared>& self) // under the mutex
    {
        if (isWoken || !owner)
            return;
        isWoken = true;
        QMetaObject::invokeMethod(
            owner->m_context,
            [self] {
                ModbusWorker* worker = nullptr;
                {
                    const std::lock_guard lock(self->mutex);
                    worker = self->owner;
                }
                if (worker)
                    worker->take();
            },
            Qt::QueuedConnection);
    }
    void put(const std::shared_ptr<Shared>& self, DeviceReport&& report)
    {
        const std::lock_guard lock(mutex);
        if (reports.size() >= mostWaiting) // keep what declares channels, and the newest word
            reports.back().rejected += static_cast<std::int64_t>(report.values.size());
        if (reports.size() < mostWaiting || !report.channels.empty())
            reports.push_back(std::move(report));
        wake(self);
    }
    void setHealth(const std::shared_ptr<Shared>& self, Health h, const twin::Message& why)
    {
        const std::lock_guard lock(mutex);
        if (h == health)
            return;
        health = h;
        reason = why;
        wake(self);
    }
    bool stopped()
    {
        const std::lock_guard lock(mutex);
        return shouldStop;
    }
};

ModbusWorker::ModbusWorker(QObject* context, std::vector<Unit> units, double intervalSeconds, double timeoutSeconds, Handlers handlers)
    : m_context(context), m_handlers(std::move(handlers)), m_shared(std::make_shared<Shared>())
{
    StragglerThreads::instance();
    m_shared->units = std::move(units);
    m_shared->interval = intervalSeconds;
    m_shared->timeout = timeoutSeconds;
    m_shared->owner = this;
    m_shared->thread = std::thread([shared = m_shared] { run(shared); });
}

ModbusWorker::~ModbusWorker()
{
    bool isEnded = false;
    {
        std::unique_lock lock(m_shared->mutex);
        m_shared->owner = nullptr;
        m_shared->shouldStop = true;
        m_shared->changed.notify_all();
        isEnded = m_shared->changed.wait_for(lock, closeWithin, [&] { return m_shared->isEnded; });
    }
    if (isEnded)
        m_shared->thread.join();
    else
        StragglerThreads::instance().add(std::move(m_shared->thread));
}

void ModbusWorker::take()
{
    std::vector<DeviceReport> reports;
    Health health;
    twin::Message reason;
    bool isNews = false;
    const auto shared = m_shared; // a handler may destroy this
    {
        const std::lock_guard lock(shared->mutex);
        shared->isWoken = false;
        reports.swap(shared->reports);
        health = shared->health;
        reason = shared->reason;
        isNews = health != shared->toldHealth;
        shared->toldHealth = health;
    }
    const Handlers handlers = m_handlers;
    if (!reports.empty())
        handlers.reports(std::move(reports));
    if (isNews && shared->owner)
        handlers.health(health, reason);
}

void ModbusWorker::run(const std::shared_ptr<Shared>& shared)
{
    const auto finish = [&] {
        const std::lock_guard lock(shared->mutex);
        shared->isEnded = true;
        shared->changed.notify_all();
    };
    const auto& first = shared->units.front().settings;
    ModbusLink link(first.host, first.port, shared->timeout);
    std::vector<Asked> all;
    twin::Message reason;
    for (const Unit& u : shared->units)
        try {
            all.push_back({ModbusDevice(u.settings, u.unit), u.unit, u.device, Steady::now(), BackOff(static_cast<std::uint64_t>(u.device) + 1)});
        } catch (const twin::Error& e) {
            reason = e.message();
            DeviceReport report;
            report.device = u.device;
            report.rejected = 1;
            report.why = reason;
            shared->put(shared, std::move(report));
        }
    if (all.empty())
        shared->setHealth(shared, Health::Hopeless, reason);

    bool isOver = all.empty();
    while (!isOver && !shared->stopped()) {
        auto next = Steady::time_point::max();
        for (Asked& a : all) {
            if (shared->stopped())
                break;
            if (a.isHopeless)
                continue;
            const auto now = Steady::now();
            if (now < a.next) {
                next = std::min(next, a.next);
                continue;
            }
            const auto read = [&](RegisterEntry::Table table, int address, std::span<std::uint16_t> out) { link.read(a.unit, table, address, out); };
            DeviceReport report;
            try {
                if (!link.isOpen())
                    link.open();
                if (!a.device.isDiscovered())
                    a.device.discover(read);
                report = a.device.poll(read, systemNow);
                a.failures = 0;
                a.hasAnswered = true;
                a.backOff.reset();
                a.next = std::max(now, a.next + seconds(shared->interval));
            } catch (const ModbusError& e) {
                if (e.kindOfFailure() == ModbusError::What::Broken)
                    link.close(); // a late answer must not be taken for the next one's
                report = a.device.silence(systemNow());
                report.rejected = 1;
                report.why = reason = e.message();
                a.device.forget();
                a.failures = a.hasAnswered ? a.failures + 1 : failuresUntilDown;
                a.next = Steady::now() + seconds(a.failures < failuresUntilDown ? shared->interval : a.backOff.next());
            } catch (const twin::Error& e) { // it cannot be read as it is set up
                report = a.device.silence(systemNow());
                report.rejected = 1;
                report.why = reason = e.message();
                a.device.forget();
                a.isHopeless = e.kind() == twin::Error::Kind::Usage;
                a.failures = failuresUntilDown;
                a.next = Steady::now() + seconds(a.backOff.next());
            }
            next = std::min(next, a.next);
            report.device = a.number;
            shared->put(shared, std::move(report));
        }
        const auto count = [&](auto&& is) { return std::count_if(all.begin(), all.end(), is); };
        const auto hopeless = count([](const Asked& a) { return a.isHopeless; });
        const auto down = count([](const Asked& a) { return !a.isHopeless && a.failures >= failuresUntilDown; });
        const auto size = static_cast<std::ptrdiff_t>(all.size());
        if (hopeless == size)
            shared->setHealth(shared, Health::Hopeless, reason);
        else if (hopeless + down == size)
            shared->setHealth(shared, Health::Down, reason);
        else if (count([](const Asked& a) { return a.hasAnswered && a.failures == 0; }) > 0)
            shared->setHealth(shared, Health::Up, {});
        isOver = hopeless == size;
        std::unique_lock lock(shared->mutex);
        if (!isOver)
            shared->changed.wait_until(lock, next, [&] { return shared->shouldStop; });
    }
    link.close();
    finish();
}

} // namespace data::live
