#include "views/scene/CameraTour.h"
#include "views/scene/CameraController.h"
#include "views/scene/SceneView.h"
#include <algorithm>

namespace views {
namespace {

constexpr int flightMs = 2400; ///< slow enough to follow where one goes

} // namespace

CameraState cameraOf(const data::ViewBookmark& b)
{
    return CameraState::looking({b.position[0], b.position[1], b.position[2]}, {b.focus[0], b.focus[1], b.focus[2]});
}

data::ViewBookmark bookmarkOf(const CameraState& camera, const QString& name)
{
    data::ViewBookmark b;
    b.name = name.toStdString();
    const Vec3 eye = camera.eye(), up = camera.up();
    std::copy_n(std::initializer_list<double>{eye.x, eye.y, eye.z}.begin(), 3, b.position);
    std::copy_n(std::initializer_list<double>{camera.focus.x, camera.focus.y, camera.focus.z}.begin(), 3, b.focus);
    std::copy_n(std::initializer_list<double>{up.x, up.y, up.z}.begin(), 3, b.up);
    return b;
}

std::vector<TourStop> tourOf(const std::vector<data::ViewBookmark>& bookmarks)
{
    std::vector<TourStop> stops;
    for (const auto& b : bookmarks)
        stops.push_back({QString::fromStdString(b.name), {}, cameraOf(b)});
    return stops;
}

CameraTour::CameraTour(SceneView& scene) : QObject(&scene), m_scene(scene)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        next();
    });
    connect(&scene.camera(), &CameraController::movedByHand, this, [this] { setPaused(true); });
}

void CameraTour::start(std::vector<TourStop> stops)
{
    if (stops.empty())
        return;
    if (!isRunning()) {
        m_scene.setTool(SceneView::Tool::Navigate);
        m_before = m_scene.camera().target();
    }
    m_stops = std::move(stops);
    m_paused = false;
    go(0);
}

void CameraTour::stop()
{
    if (!isRunning())
        return;
    m_timer.stop();
    m_at = -1;
    m_paused = false;
    Q_EMIT changed();
    Q_EMIT finished();
}

void CameraTour::complete()
{
    stop();
    m_scene.flyTo(m_before, flightMs);
    Q_EMIT completed();
}

void CameraTour::setPaused(bool on)
{
    if (!isRunning() || on == m_paused)
        return;
    m_paused = on;
    if (on)
        m_timer.stop();
    else
        go(m_at); // back to the stop, if somebody has moved away from it
    Q_EMIT changed();
}

void CameraTour::next()
{
    if (!isRunning())
        return;
    if (m_at + 1 < static_cast<int>(m_stops.size()))
        go(m_at + 1);
    else if (m_loop)
        go(0);
    else
        complete();
}

void CameraTour::previous()
{
    if (isRunning())
        go((m_at + static_cast<int>(m_stops.size()) - 1) % static_cast<int>(m_stops.size()));
}

void CameraTour::setInterval(double seconds)
{
    m_seconds = std::clamp(seconds, 1.0, 600.0);
    if (m_timer.isActive())
        rest();
}

void CameraTour::go(int index)
{
    m_at = index;
    const CameraState to = m_stops[static_cast<std::size_t>(index)].camera;
    m_scene.flyTo(to, m_scene.camera().state() == to ? 1 : flightMs);
    if (!m_paused)
        rest();
    Q_EMIT changed();
}

void CameraTour::rest() { m_timer.start(static_cast<int>(1000 * m_seconds) + (m_scene.camera().isFlying() ? flightMs : 0)); }

} // namespace views
