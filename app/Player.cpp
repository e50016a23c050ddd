#include "app/Player.h"
#include "app/PlantRunner.h"
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include <cmath>

namespace app {
namespace {
constexpr int tickMs = 40;
// A settled state stands for its instant; between two of them nothing new is to be seen.
constexpr double settledEverySeconds = 60;
} // namespace

Player::Player(data::TimeController& time, data::Session& session, PlantRunner& runner, QObject* parent)
    : QObject(parent), m_time(time), m_session(session), m_runner(runner)
{
    m_timer.setInterval(tickMs);
    connect(&m_timer, &QTimer::timeout, this, &Player::tick);
    connect(&m_time, &data::TimeController::stateChanged, this, [this] {
        const bool run = m_time.state() != data::TimeController::State::Paused;
        if (run && !m_timer.isActive()) {
            m_clock.start();
            m_timer.start();
        } else if (!run) {
            m_timer.stop();
        }
    });
    connect(&m_time, &data::TimeController::timeChanged, this, [this](twin::Timestamp t) { onTime(t, false); });
    connect(&m_time, &data::TimeController::timeJumped, this, [this](twin::Timestamp t) { onTime(t, true); });
    connect(&m_session, &data::Session::recordingsChanged, this, [this] {
        m_frameSeconds = m_session.frameSeconds();
        m_lastFrame = -1;
    });
}

void Player::tick()
{
    m_time.advance(static_cast<double>(m_clock.restart()) * 1e-3);
}

void Player::onTime(twin::Timestamp t, bool jumped)
{
    const double step = m_frameSeconds > 0 ? m_frameSeconds : settledEverySeconds;
    const auto frame = static_cast<std::int64_t>(std::floor(t.seconds() / step));
    if (!jumped && frame == m_lastFrame)
        return;
    m_lastFrame = frame;
    m_runner.show(t);
}

} // namespace app
