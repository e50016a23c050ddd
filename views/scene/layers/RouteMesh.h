// Routes as solid bars for files: what the scene draws as bands that face the eye has a thickness of its own elsewhere. Pure values.
#pragma once
#include "views/scene/GltfFile.h"
#include "views/scene/layers/Route.h"

namespace views {

/// A square bar along each route in the colour of its style, light as on everything else; heads of arrows where something flows, pieces with
/// gaps where a style is dashed. Routes without a style are left out.
GltfMesh routeMesh(const QString& name, const std::vector<Route>& routes, const std::vector<RouteStyle>& styles, const QColor& arrow);

} // namespace views
