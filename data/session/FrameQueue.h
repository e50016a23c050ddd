// Hands recorded steps from a simulation to the thread that compresses and writes them. Bounded, so that memory is.
#pragma once
#include "data/session/NetworkMeter.h"
#include "twin/base/Timestamp.h"
#include "twin/physics/PlantModel.h"
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace data {

/// What is kept of a step.
struct RecordedStep
{
    twin::Timestamp t;
    twin::KeyFigures figures;
    bool hasFrame = false;
    std::optional<NetworkSample> network; ///< where the one-line is due
    std::array<std::vector<float>, twin::metricCount> rack, unit;
    std::vector<float> gpuPowerW, gpuDieC; ///< where a frame of GPUs is due
};

class FrameQueue
{
public:
    explicit FrameQueue(std::size_t most) : m_most(most) {}
    /// Waits for room; false if the other side has given up.
    bool push(RecordedStep&& step)
    {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [this] { return m_steps.size() < m_most || m_closed; });
        if (m_closed)
            return false;
        m_steps.push_back(std::move(step));
        m_filled.notify_one();
        return true;
    }
    /// Waits for a step; empty when the queue is closed and used up.
    std::optional<RecordedStep> pop()
    {
        std::unique_lock lock(m_mutex);
        m_filled.wait(lock, [this] { return !m_steps.empty() || m_closed; });
        if (m_steps.empty())
            return {};
        RecordedStep step = std::move(m_steps.front());
        m_steps.pop_front();
        m_room.notify_one();
        return step;
    }
    /// No more steps come; with `forget`, none that wait are wanted either.
    void close(bool forget)
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        if (forget)
            m_steps.clear();
        m_room.notify_all();
        m_filled.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_room, m_filled;
    std::deque<RecordedStep> m_steps;
    std::size_t m_most;
    bool m_closed = false;
};

} // namespace data
