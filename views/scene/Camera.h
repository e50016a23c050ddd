// Where the eye is, and what that means for points of the scene. Pure values.
#pragma once
#include "views/scene/Vec3.h"
#include <QPointF>
#include <QSizeF>
#include <optional>
#include <span>

class vtkCamera;

namespace views {

/// A camera that never rolls: it looks at `focus` from `distance` metres, towards `heading` (degrees, 0 north, 90 east), from
/// `elevation` degrees above the horizon.
struct CameraState
{
    Vec3 focus;
    double heading = 0, elevation = 40, distance = 500;
    static constexpr double viewAngle = 30;  ///< degrees, vertical: of whoever looks at a model from outside
    static constexpr double personAngle = 62; ///< and of a person who stands in it
    double angle = viewAngle;
    static constexpr double lowest = 4, highest = 89.9;
    bool operator==(const CameraState&) const = default;

    Vec3 forward() const;
    Vec3 right() const;
    Vec3 up() const;
    Vec3 eye() const { return focus - forward() * distance; }
    /// The camera at `eye` that looks at `focus`; at least a tenth of a metre lies between them.
    static CameraState looking(const Vec3& eye, const Vec3& focus);
};

/// Way from one camera to another; `t` 0 .. 1. Turns the short way round, zooms evenly in logarithm.
CameraState between(const CameraState& a, const CameraState& b, double t);
/// The nearest camera in this direction that shows all boxes, with them in the middle of the picture; `below` is the share of its
/// height kept free at the lower edge.
CameraState framing(std::span<const Box3> boxes, double heading, double elevation, double aspect, double below = 0);
inline CameraState framing(const Box3& box, double heading, double elevation, double aspect)
{
    return framing(std::span(&box, 1), heading, elevation, aspect);
}

/// Between scene and screen for one picture size; pixels are logical, y down.
class Projection
{
public:
    Projection() = default;
    Projection(const CameraState& camera, const QSizeF& size);
    std::optional<QPointF> project(const Vec3& point) const; ///< empty behind the eye
    double depth(const Vec3& point) const;
    Ray ray(const QPointF& pixel) const;
    double pixelsPerMetre(double depth) const { return m_focal / std::max(depth, 1e-6); }
    /// Where the ray meets the plane z; empty if it looks away from it.
    std::optional<Vec3> onPlane(const QPointF& pixel, double z = 0) const;
    /// False if the whole box lies beside the picture or behind the eye.
    bool mayShow(const Box3& box) const;
    const QSizeF& size() const { return m_size; }
    const Vec3& eye() const { return m_eye; }

private:
    Vec3 m_eye, m_forward, m_right, m_up;
    QSizeF m_size;
    double m_focal = 1; ///< pixels at one metre
};

/// Sets VTK's camera, with near and far planes that hold the box and keep the depth buffer sharp at every scale.
void apply(const CameraState& state, const Box3& scene, vtkCamera* camera);

} // namespace views
