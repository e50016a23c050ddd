#include "app/ShowRecordingBehavior.h"
#include "app/Document.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/Selection.h"
#include "views/scene/SceneView.h"
#include <cmath>

namespace app {

ShowRecordingBehavior::ShowRecordingBehavior(const Parts& parts, views::SceneView& scene, QObject* parent)
    : QObject(parent), m_parts(parts), m_scene(scene)
{
    connect(parts.document, &Document::recordingChanged, this, &ShowRecordingBehavior::show);
}

void ShowRecordingBehavior::show()
{
    auto colour = m_scene.colourBy();
    if (m_parts.document->measuredFile().isEmpty()) {
        colour.origin = twin::Origin::Modelled; // nothing is measured any more
        m_scene.setColourBy(colour);
        return;
    }
    for (const auto& info : twin::metrics()) {
        const auto values = m_parts.state->rackValues(twin::Origin::Measured, info.metric);
        std::vector<twin::AssetRef> racks;
        for (std::size_t r = 0; r < values.size(); ++r)
            if (std::isfinite(values[r]))
                racks.push_back({m_parts.site->site().racks[r].id});
        if (racks.empty())
            continue;
        colour.metric = info.metric;
        colour.origin = twin::Origin::Measured;
        m_scene.setColourBy(colour);
        m_parts.selection->set(std::move(racks));
        m_scene.frameSelection();
        return;
    }
}

} // namespace app
