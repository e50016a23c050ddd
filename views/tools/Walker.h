// A person in the facility: where they stand, where they look, what they cannot walk through. Pure; knows no clock.
#pragma once
#include "views/scene/Camera.h"
#include "views/scene/SceneGeometry.h"

namespace views {

class Walker
{
public:
    static constexpr double eyeHeight = 1.7;      ///< m above the floor
    static constexpr double radius = 0.3;         ///< m, of the body
    static constexpr double walkSpeed = 2.5;      ///< m/s: brisk, for halls are long
    static constexpr double fastFactor = 3;
    static constexpr double lowestPitch = -75, highestPitch = 75; ///< degrees, > 0 up

    /// Both must live as long as this.
    Walker(const twin::Site& site, const SceneGeometry& geometry);

    /// Stands at the nearest free place, looking along `heading` (degrees, 0 north, 90 east). Who starts in a building stays in it,
    /// who starts outside stays on the site.
    void place(double x, double y, double heading);
    /// Keys that are down: shares of full speed, ahead and to the right, each -1 .. 1.
    void setDirection(double ahead, double right, bool fast);
    void turn(double degreesRight, double degreesUp);
    /// Moves by the time that has passed. The way does not depend on how the time is cut into steps.
    void advance(double seconds);
    /// True while a key is down or the last step still fades.
    bool isMoving() const;

    double x() const { return m_x; }
    double y() const { return m_y; }
    double heading() const { return m_heading; }
    double pitch() const { return m_pitch; }
    bool isFree(double x, double y) const; ///< nothing solid within the radius, and within the bounds
    CameraState camera() const;

private:
    void step(double dx, double dy);
    const twin::Site& m_site;
    const SceneGeometry& m_geometry;
    twin::Rect m_bounds;
    int m_building = -1;              ///< that one is in; -1: outside
    double m_x = 0, m_y = 0, m_heading = 0, m_pitch = 0;
    double m_ahead = 0, m_right = 0;  ///< wanted, m/s
    double m_vx = 0, m_vy = 0;        ///< m/s
};

} // namespace views
