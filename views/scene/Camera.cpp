#include "views/scene/Camera.h"
#include <numbers>
#include <vtkCamera.h>

namespace views {
namespace {

constexpr double degree = std::numbers::pi / 180;
const double tangent = std::tan(CameraState::viewAngle / 2 * degree);

} // namespace

Vec3 CameraState::forward() const
{
    const double h = heading * degree, e = elevation * degree;
    return {std::cos(e) * std::sin(h), std::cos(e) * std::cos(h), -std::sin(e)};
}

Vec3 CameraState::right() const { return {std::cos(heading * degree), -std::sin(heading * degree), 0}; }

Vec3 CameraState::up() const
{
    const double h = heading * degree, e = elevation * degree;
    return {std::sin(e) * std::sin(h), std::sin(e) * std::cos(h), std::cos(e)};
}

CameraState between(const CameraState& a, const CameraState& b, double t)
{
    const double turn = std::remainder(b.heading - a.heading, 360.0);
    CameraState c;
    c.focus = a.focus + (b.focus - a.focus) * t;
    c.heading = a.heading + turn * t;
    c.elevation = a.elevation + (b.elevation - a.elevation) * t;
    c.distance = a.distance * std::pow(b.distance / a.distance, t);
    return c;
}

CameraState framing(std::span<const Box3> boxes, double heading, double elevation, double aspect, double below)
{
    Box3 all;
    for (const auto& box : boxes)
        all.include(box);
    CameraState c;
    c.heading = heading;
    c.elevation = elevation;
    c.focus = all.centre();
    c.distance = std::max(3.0, 1.5 * length(all.size()));
    const Vec3 f = c.forward(), r = c.right(), u = c.up();
    const Vec3 ahead = normalized(Vec3{u.x, u.y, 0});
    // Perspective makes near things larger, so the middle of the boxes is not the middle of the picture: look, correct, look again.
    for (int round = 0; round < 8; ++round) {
        const Vec3 eye = c.eye();
        double left = 1e9, right = -1e9, low = 1e9, high = -1e9;
        for (const auto& box : boxes) {
            for (int i = 0; i < 8; ++i) {
                const Vec3 v = box.corner(i) - eye;
                const double d = std::max(dot(v, f), 0.05 * c.distance);
                left = std::min(left, dot(v, r) / d);
                right = std::max(right, dot(v, r) / d);
                low = std::min(low, dot(v, u) / d);
                high = std::max(high, dot(v, u) / d);
            }
        }
        low -= (high - low) * below / (1 - below);
        // The focus stays at its height: up in the picture means farther away on the ground.
        c.focus = c.focus + r * ((left + right) / 2 * c.distance)
            + ahead * ((low + high) / 2 * c.distance / std::max(0.25, std::sin(elevation * degree)));
        c.distance = std::max(3.0, c.distance * std::max((right - left) / 2 / (tangent * aspect), (high - low) / 2 / tangent) * 1.05);
    }
    return c;
}

Projection::Projection(const CameraState& camera, const QSizeF& size)
    : m_eye(camera.eye()), m_forward(camera.forward()), m_right(camera.right()), m_up(camera.up()), m_size(size),
      m_focal(size.height() / 2 / tangent)
{
}

double Projection::depth(const Vec3& point) const { return dot(point - m_eye, m_forward); }

std::optional<QPointF> Projection::project(const Vec3& point) const
{
    const Vec3 v = point - m_eye;
    const double d = dot(v, m_forward);
    if (d < 0.05)
        return {};
    return QPointF(m_size.width() / 2 + m_focal * dot(v, m_right) / d, m_size.height() / 2 - m_focal * dot(v, m_up) / d);
}

Ray Projection::ray(const QPointF& pixel) const
{
    const double x = (pixel.x() - m_size.width() / 2) / m_focal, y = (m_size.height() / 2 - pixel.y()) / m_focal;
    return {m_eye, normalized(m_forward + m_right * x + m_up * y)};
}

std::optional<Vec3> Projection::onPlane(const QPointF& pixel, double z) const
{
    const Ray r = ray(pixel);
    if (std::abs(r.direction.z) < 1e-6)
        return {};
    const double t = (z - r.origin.z) / r.direction.z;
    if (t <= 0)
        return {};
    return r.at(t);
}

void apply(const CameraState& state, const Box3& scene, vtkCamera* camera)
{
    const Vec3 eye = state.eye(), f = state.forward(), u = state.up();
    camera->SetParallelProjection(0);
    camera->SetViewAngle(CameraState::viewAngle);
    camera->SetPosition(eye.x, eye.y, eye.z);
    camera->SetFocalPoint(state.focus.x, state.focus.y, state.focus.z);
    camera->SetViewUp(u.x, u.y, u.z);
    double nearest = std::numeric_limits<double>::max(), farthest = 0;
    for (int i = 0; i < 8; ++i) {
        const double d = dot(scene.corner(i) - eye, f);
        nearest = std::min(nearest, d);
        farthest = std::max(farthest, d);
    }
    // Inside the scene a twentieth of the distance is near enough not to cut what one looks at, and far enough for 24 bits of depth.
    const double front = std::max({nearest * 0.9, state.distance * 0.05, 0.1});
    camera->SetClippingRange(front, std::max(farthest * 1.05, front * 10));
}

} // namespace views
