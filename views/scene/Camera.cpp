#include "views/scene/Camera.h"
#include <numbers>
#include <vtkCamera.h>

namespace views {
namespace {

constexpr double degree = std::numbers::pi / 180;
double tangentOf(double angle) { return std::tan(angle / 2 * degree); }

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

CameraState CameraState::looking(const Vec3& eye, const Vec3& focus)
{
    const Vec3 way = focus - eye;
    CameraState c;
    c.focus = focus;
    c.distance = length(way);
    if (c.distance < 0.1) {
        c.distance = 0.1;
        c.elevation = lowest;
        return c;
    }
    c.elevation = std::asin(std::clamp(-way.z / c.distance, -1.0, 1.0)) / degree;
    // Straight down has no heading of its own: north is up, as on a map.
    c.heading = std::hypot(way.x, way.y) > 1e-9 * c.distance ? std::atan2(way.x, way.y) / degree : 0;
    return c;
}

CameraState between(const CameraState& a, const CameraState& b, double t)
{
    const double turn = std::remainder(b.heading - a.heading, 360.0);
    CameraState c;
    c.focus = a.focus + (b.focus - a.focus) * t;
    c.heading = a.heading + turn * t;
    c.elevation = a.elevation + (b.elevation - a.elevation) * t;
    c.distance = a.distance * std::pow(b.distance / a.distance, t);
    c.angle = a.angle + (b.angle - a.angle) * t;
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
    const Vec3 f = c.forward(), r = c.right(), u = c.up();
    // Each side of the view pyramid must lie outside all corners. In the coordinates of the camera's axes that gives one bound a side,
    // and the farthest-forward eye that keeps all four is found directly.
    const double tangent = tangentOf(c.angle);
    const double margin = 1.05, side = tangent * aspect / margin, top = tangent / margin, bottom = top * (1 - 2 * below);
    constexpr double least = std::numeric_limits<double>::lowest();
    double right = least, left = least, above = least, under = least;
    for (const auto& box : boxes) {
        for (int i = 0; i < 8; ++i) {
            const Vec3 p = box.corner(i);
            const double x = dot(p, r), y = dot(p, u), z = dot(p, f);
            right = std::max(right, x - side * z);
            left = std::max(left, -x - side * z);
            above = std::max(above, y - top * z);
            under = std::max(under, -y - bottom * z);
        }
    }
    const double forward = std::min({-(right + left) / (2 * side), -(above + under) / (top + bottom), dot(all.centre(), f) - 3});
    const Vec3 eye = r * ((right - left) / 2) + u * ((above - under + (top - bottom) * forward) / 2) + f * forward;
    // The focus is where the camera looks at the boxes' middle height: what one turns around later.
    c.distance = (eye.z - all.centre().z) / std::sin(elevation * degree);
    c.focus = eye + f * c.distance;
    return c;
}

Projection::Projection(const CameraState& camera, const QSizeF& size)
    : m_eye(camera.eye()), m_forward(camera.forward()), m_right(camera.right()), m_up(camera.up()), m_size(size),
      m_focal(size.height() / 2 / tangentOf(camera.angle))
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

bool Projection::mayShow(const Box3& box) const
{
    const double side = m_size.width() / 2 / m_focal, top = m_size.height() / 2 / m_focal;
    unsigned outside = 31;
    for (int i = 0; i < 8; ++i) {
        const Vec3 v = box.corner(i) - m_eye;
        const double x = dot(v, m_right), y = dot(v, m_up), z = dot(v, m_forward);
        outside &= (z < 0 ? 1u : 0u) | (x > side * z ? 2u : 0u) | (-x > side * z ? 4u : 0u) | (y > top * z ? 8u : 0u) | (-y > top * z ? 16u : 0u);
    }
    return outside == 0;
}

void apply(const CameraState& state, const Box3& scene, vtkCamera* camera)
{
    const Vec3 eye = state.eye(), f = state.forward(), u = state.up();
    camera->SetParallelProjection(0);
    camera->SetViewAngle(state.angle);
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
