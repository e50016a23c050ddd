#include "app/ShowRecordingBehavior.h"
#include "app/Document.h"
#include "data/session/Session.h"
#include "twin/model/SiteModel.h"
#include "views/Selection.h"
#include "views/scene/SceneView.h"
#include <algorithm>
#include <optional>

namespace app {

ShowRecordingBehavior::ShowRecordingBehavior(const Parts& parts, views::SceneView& scene, QObject* parent)
    : QObject(parent), m_parts(parts), m_scene(scene)
{
    connect(parts.document, &Document::recordingChanged, this, &ShowRecordingBehavior::show);
}

void ShowRecordingBehavior::show()
{
    // Another order, another offset or one recording less is no news.
    std::vector<int> ids;
    for (const auto& entry : m_parts.session->measuredRecordings())
        ids.push_back(entry.id);
    std::sort(ids.begin(), ids.end());
    const bool isNew = !std::includes(m_shown.begin(), m_shown.end(), ids.begin(), ids.end());
    m_shown = ids;
    auto colour = m_scene.colourBy();
    if (ids.empty()) {
        colour.origin = twin::Origin::Modelled; // nothing is measured any more
        m_scene.setColourBy(colour);
        return;
    }
    if (!isNew)
        return;
    // By the channels and not by the values of this instant: sensors rarely begin all at once.
    const auto metric = m_parts.session->firstMeasuredMetric();
    std::vector<twin::AssetRef> racks;
    for (const int rack : m_parts.session->measuredRacks())
        racks.push_back({m_parts.site->site().racks[static_cast<std::size_t>(rack)].id});
    if (!metric)
        return;
    colour.metric = *metric;
    colour.origin = twin::Origin::Measured;
    m_scene.setColourBy(colour);
    // Where nearly everything is measured, selecting it would only hide the values.
    if (racks.size() * 2 > m_parts.site->site().racks.size())
        return;
    m_parts.selection->set(std::move(racks));
    m_scene.frameSelection();
}

} // namespace app
