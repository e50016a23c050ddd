// The scene's scale of colours for charts that use the same colours. GUI thread.
#pragma once
#include "twin/model/TwinState.h"
#include "views/scene/ColourScale.h"
#include "views/scene/SceneView.h"

namespace views {

/// As in the scene: amounts have a range for each class of assets, everything else one for all. A range that the user has chosen is that of the first
/// class that has values, and of all where they share it. `also` are values of other instants that have to fit in; least > most: none.
/// `previous` is kept as long as it fits.
ColourRange sceneRange(const twin::TwinState& state, const ColourBy& colourBy, twin::ValueClass what, Extent also, const ColourRange* previous);

} // namespace views
