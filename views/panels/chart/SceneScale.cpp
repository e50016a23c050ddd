#include "views/panels/chart/SceneScale.h"
#include <algorithm>
#include <array>

namespace views {

ColourRange sceneRange(const twin::TwinState& state, const ColourBy& colourBy, twin::ValueClass what, Extent also, const ColourRange* previous)
{
    constexpr std::array<twin::ValueClass, 3> order{twin::ValueClass::Gpu, twin::ValueClass::Rack, twin::ValueClass::Unit};
    const bool isSeparate = isAmount(colourBy.metric);
    const auto values = [&](twin::ValueClass c) { return state.values(c, colourBy.origin, colourBy.metric); };
    std::array<Extent, 3> extents;
    for (std::size_t i = 0; i < order.size(); ++i)
        extents[i] = finiteExtent(values(order[i]));
    const auto first = std::find_if(extents.begin(), extents.end(), [](const Extent& e) { return e.isValid(); }) - extents.begin();
    const auto own = std::find(order.begin(), order.end(), what) - order.begin();
    if (!colourBy.automaticRange && (!isSeparate || first == own))
        return {colourBy.low, colourBy.high};
    std::vector<float> ends;
    const auto add = [&](const Extent& e) {
        if (e.isValid())
            ends.insert(ends.end(), {e.least, e.most});
    };
    if (colourBy.percentiles && colourBy.automaticRange) {
        const auto of = isSeparate || first >= 3 ? own : first;
        if (of < 3 && extents[static_cast<std::size_t>(of)].isValid())
            return percentileRange(values(order[static_cast<std::size_t>(of)]), extents[static_cast<std::size_t>(of)], 0.02, 0.98);
    }
    for (std::ptrdiff_t i = 0; i < 3; ++i)
        if (!isSeparate || i == own)
            add(extents[static_cast<std::size_t>(i)]);
    add(also);
    return automaticRange(colourBy.metric, colourBy.origin, ends, previous);
}

} // namespace views
