#include "views/tools/Walker.h"
#include <numbers>

namespace views {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr double inertia = 0.09;     ///< s: a body neither starts nor stops at once
constexpr double longestStep = 0.2;  ///< m: less than anything one could step over
constexpr double standstill = 0.01;  ///< m/s

bool meets(const Box3& box, double x, double y)
{
    // A person is as high as their eyes: what hangs above them is no obstacle.
    return box.low.z < Walker::eyeHeight && x > box.low.x - Walker::radius && x < box.high.x + Walker::radius
        && y > box.low.y - Walker::radius && y < box.high.y + Walker::radius;
}

bool holds(const twin::Rect& r, double x, double y, double margin)
{
    return x >= r.x0 + margin && x <= r.x1 - margin && y >= r.y0 + margin && y <= r.y1 - margin;
}

} // namespace

Walker::Walker(const twin::Site& site, const SceneGeometry& geometry) : m_site(site), m_geometry(geometry) {}

bool Walker::isFree(double x, double y) const
{
    if (!holds(m_bounds, x, y, radius))
        return false;
    if (m_building < 0)
        for (const auto& building : m_site.buildings)
            if (holds(building.area, x, y, -radius))
                return false;
    bool free = true;
    m_geometry.forRacksNear({x, y, 1}, 2 * radius, [&](int i) { free = free && !meets(m_geometry.rack(i), x, y); });
    for (int i = 0; free && i < m_geometry.unitCount(); ++i)
        free = !meets(m_geometry.unit(i), x, y);
    return free;
}

void Walker::place(double x, double y, double heading)
{
    m_building = -1;
    const Box3 all = m_geometry.bounds().grown(10);
    m_bounds = planOf(all);
    x = std::clamp(x, m_bounds.x0 + radius, m_bounds.x1 - radius);
    y = std::clamp(y, m_bounds.y0 + radius, m_bounds.y1 - radius);
    for (std::size_t i = 0; i < m_site.buildings.size(); ++i)
        if (holds(m_site.buildings[i].area, x, y, 0)) {
            m_building = static_cast<int>(i);
            m_bounds = m_site.buildings[i].area;
        }
    m_heading = heading;
    m_pitch = 0;
    m_vx = m_vy = m_ahead = m_right = 0;
    // Rings around the place until one is free; a rack row is a metre deep, so few are needed.
    for (double ring = 0; ring < 200; ring += 0.4) {
        const int points = ring == 0 ? 1 : std::max(8, static_cast<int>(2 * std::numbers::pi * ring / 0.5));
        for (int i = 0; i < points; ++i) {
            const double angle = 2 * std::numbers::pi * i / points, px = x + ring * std::cos(angle), py = y + ring * std::sin(angle);
            if (isFree(px, py)) {
                m_x = px;
                m_y = py;
                return;
            }
        }
    }
    m_x = x;
    m_y = y;
}

void Walker::setDirection(double ahead, double right, bool fast)
{
    const double norm = std::hypot(ahead, right), speed = walkSpeed * (fast ? fastFactor : 1);
    m_ahead = norm > 0 ? ahead / std::max(1.0, norm) * speed : 0;
    m_right = norm > 0 ? right / std::max(1.0, norm) * speed : 0;
}

void Walker::turn(double degreesRight, double degreesUp)
{
    m_heading = std::remainder(m_heading + degreesRight, 360.0);
    m_pitch = std::clamp(m_pitch + degreesUp, lowestPitch, highestPitch);
}

bool Walker::isMoving() const { return m_ahead != 0 || m_right != 0 || std::hypot(m_vx, m_vy) > standstill; }

void Walker::advance(double seconds)
{
    if (seconds <= 0 || !isMoving())
        return;
    const double s = std::sin(m_heading * degree), c = std::cos(m_heading * degree);
    const double wx = s * m_ahead + c * m_right, wy = c * m_ahead - s * m_right;
    // The velocity nears the wanted one exponentially; its integral is exact whatever the step.
    const double fade = std::exp(-seconds / inertia), lag = inertia * (1 - fade);
    const double dx = wx * seconds + (m_vx - wx) * lag, dy = wy * seconds + (m_vy - wy) * lag;
    m_vx = wx + (m_vx - wx) * fade;
    m_vy = wy + (m_vy - wy) * fade;
    const int steps = std::max(1, static_cast<int>(std::ceil(std::hypot(dx, dy) / longestStep)));
    for (int i = 0; i < steps; ++i)
        step(dx / steps, dy / steps);
    if (m_ahead == 0 && m_right == 0 && std::hypot(m_vx, m_vy) <= standstill)
        m_vx = m_vy = 0;
}

void Walker::step(double dx, double dy)
{
    if (!isFree(m_x, m_y)) { // something was built where one stands: the way out is open
        m_x += dx;
        m_y += dy;
        return;
    }
    // Along a wall one slides.
    if (isFree(m_x + dx, m_y))
        m_x += dx;
    else
        m_vx = 0;
    if (isFree(m_x, m_y + dy))
        m_y += dy;
    else
        m_vy = 0;
}

CameraState Walker::camera() const
{
    CameraState c;
    c.heading = m_heading;
    c.elevation = -m_pitch;
    c.distance = 2; // near enough that nothing before one's feet is cut
    c.focus = Vec3{m_x, m_y, floorHeight + eyeHeight} + c.forward() * c.distance;
    c.angle = CameraState::personAngle;
    return c;
}

} // namespace views
