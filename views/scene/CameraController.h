// Moves the camera: by hand, by name, and eased from one place to another. GUI thread.
#pragma once
#include "views/scene/Camera.h"
#include <QObject>
#include <QVariantAnimation>

namespace views {

class CameraController : public QObject
{
    Q_OBJECT
public:
    explicit CameraController(QObject* parent = nullptr);

    const CameraState& state() const { return m_state; }
    void setAnimationsEnabled(bool on) { m_animated = on; }
    void set(const CameraState& state);                   ///< at once
    void flyTo(const CameraState& state, bool animated, int milliseconds = 300); ///< slow at both ends
    void finish();                                        ///< jumps to the end of a flight
    CameraState target() const { return isFlying() ? m_to : m_state; }
    bool isFlying() const { return m_animation.state() == QAbstractAnimation::Running; }

    void orbit(const QPointF& pixels);
    /// Keeps the point of the plane under the cursor under it.
    void pan(const QPointF& from, const QPointF& to, const QSizeF& view);
    /// Towards `point`; > 0 steps go nearer.
    void zoom(const Vec3& point, double steps);
    void setLimits(const Box3& scene);

Q_SIGNALS:
    void changed();
    void movedByHand();

private:
    void move(CameraState state);
    CameraState m_state, m_from, m_to;
    QVariantAnimation m_animation;
    Box3 m_limits{{-1000, -1000, 0}, {1000, 1000, 50}};
    bool m_animated = true;
};

} // namespace views
