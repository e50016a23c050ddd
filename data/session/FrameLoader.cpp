#include "data/session/FrameLoader.h"
#include <QMetaObject>
#include <utility>

namespace data {

FrameLoader::FrameLoader(Take take, QObject* parent) : QObject(parent), m_take(std::move(take)) {}

FrameLoader::~FrameLoader()
{
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
}

void FrameLoader::setParts(std::vector<FramePart> parts, std::shared_ptr<const SiteLayout> layout)
{
    const std::lock_guard lock(m_mutex);
    m_newParts.emplace(std::move(parts), std::move(layout));
    m_wanted.reset();
    ++m_generation;
    m_pending = 0;
    m_wake.notify_one(); // files that are not needed any more are let go at once
}

void FrameLoader::request(twin::Timestamp t)
{
    {
        const std::lock_guard lock(m_mutex);
        m_wanted = t;
        m_pending = ++m_request;
    }
    m_wake.notify_one();
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void FrameLoader::run(const std::stop_token& stop)
{
    FrameReader reader;
    while (true) {
        std::optional<std::pair<std::vector<FramePart>, std::shared_ptr<const SiteLayout>>> parts;
        std::optional<twin::Timestamp> wanted;
        int generation = 0, request = 0;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return m_wanted || m_newParts; }))
                return;
            parts = std::exchange(m_newParts, {});
            wanted = std::exchange(m_wanted, {});
            generation = m_generation;
            request = m_request;
        }
        if (parts)
            reader.setParts(std::move(parts->first), std::move(parts->second));
        if (!wanted)
            continue;
        auto frame = reader.read(*wanted);
        QMetaObject::invokeMethod(this, [this, generation, request, frame = std::move(frame)] {
            if (generation != m_generation) // only this thread changes it
                return;
            if (m_pending == request)
                m_pending = 0;
            m_take(frame);
        }, Qt::QueuedConnection);
    }
}

} // namespace data
