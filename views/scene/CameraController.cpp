#include "views/scene/CameraController.h"

namespace views {

CameraController::CameraController(QObject* parent) : QObject(parent)
{
    m_animation.setDuration(300);
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    m_animation.setEasingCurve(QEasingCurve::InOutCubic);
    connect(&m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant& t) {
        m_state = between(m_from, m_to, t.toDouble());
        Q_EMIT changed();
    });
    connect(&m_animation, &QVariantAnimation::finished, this, [this] {
        m_state = m_to;
        Q_EMIT changed();
    });
}

void CameraController::set(const CameraState& state)
{
    m_animation.stop();
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT changed();
}

void CameraController::flyTo(const CameraState& state, bool animated, int milliseconds)
{
    if (!animated || !m_animated) {
        set(state);
        return;
    }
    m_animation.stop();
    m_animation.setDuration(milliseconds);
    m_from = m_state;
    m_to = state;
    m_animation.start();
}

void CameraController::finish()
{
    if (!isFlying())
        return;
    m_animation.stop();
    m_state = m_to;
    Q_EMIT changed();
}

void CameraController::setLimits(const Box3& scene) { m_limits = scene; }

void CameraController::move(CameraState s)
{
    const double size = length(m_limits.size());
    s.elevation = std::clamp(s.elevation, CameraState::lowest, CameraState::highest);
    s.heading = std::remainder(s.heading, 360.0);
    s.distance = std::clamp(s.distance, 1.5, 4 * size);
    // The focus stays over the site: no one gets lost.
    const Box3 range = m_limits.grown(0.25 * size);
    s.focus = {std::clamp(s.focus.x, range.low.x, range.high.x), std::clamp(s.focus.y, range.low.y, range.high.y), std::clamp(s.focus.z, 0.0, 40.0)};
    Q_EMIT movedByHand();
    set(s);
}

void CameraController::orbit(const QPointF& pixels)
{
    CameraState s = m_state;
    s.heading += 0.3 * pixels.x();
    s.elevation += 0.3 * pixels.y();
    move(s);
}

void CameraController::pan(const QPointF& from, const QPointF& to, const QSizeF& view)
{
    CameraState s = m_state;
    const Projection p(s, view);
    const auto a = p.onPlane(from, s.focus.z), b = p.onPlane(to, s.focus.z);
    const double reach = 4 * s.distance;
    if (s.elevation > 12 && a && b && p.depth(*a) < reach && p.depth(*b) < reach) {
        s.focus = s.focus + (*a - *b);
    } else {
        // Near the horizon the plane runs away from the cursor; move as the picture does at the focus.
        const double metres = 1 / p.pixelsPerMetre(s.distance);
        const Vec3 ahead = normalized({s.forward().x, s.forward().y, 0});
        s.focus = s.focus - s.right() * ((to.x() - from.x()) * metres) + ahead * ((to.y() - from.y()) * metres * 2);
    }
    move(s);
}

void CameraController::zoom(const Vec3& point, double steps)
{
    CameraState s = m_state;
    const double factor = std::pow(0.86, steps);
    const double distance = std::clamp(s.distance * factor, 1.5, 4 * length(m_limits.size()));
    const double applied = distance / s.distance;
    s.focus = point + (s.focus - point) * applied;
    s.distance = distance;
    move(s);
}

} // namespace views
