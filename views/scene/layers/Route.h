// Lines through the scene that carry something: pipes, cables, a path that is followed. Pure values.
#pragma once
#include "views/scene/Vec3.h"
#include <QColor>
#include <vector>

namespace views {

struct Route
{
    std::vector<Vec3> points;      ///< in the direction of what flows
    int slot = 0;                  ///< which of the styles it has
    double half = 0.3;             ///< half its width, m
    float leastHalf = 1.0f;        ///< but never thinner than this many logical pixels
    int level = 0;                 ///< 0 is always shown, the others where the scene is near enough
};
/// Pixels a metre from when on a level is shown.
inline constexpr double routeLevelScale[] = {0, 3.5, 8};

struct RouteStyle
{
    enum class Pattern { Solid, Forward, Backward, Dashes }; ///< arrows along the points or against them; dashes: no flow because it is off
    QColor color;
    Pattern pattern = Pattern::Solid;
    bool operator==(const RouteStyle&) const = default;
};

double routeLength(const std::vector<Vec3>& points);

} // namespace views
