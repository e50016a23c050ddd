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
    auto colour = m_scene.colourBy();
    if (m_parts.document->measuredFile().isEmpty()) {
        colour.origin = twin::Origin::Modelled; // nothing is measured any more
        m_scene.setColourBy(colour);
        return;
    }
    // By the channels and not by the values of this instant: sensors rarely begin all at once.
    const auto* reader = m_parts.session->measured();
    std::vector<twin::AssetRef> racks;
    std::optional<twin::Metric> metric;
    for (int c = 0; reader && c < reader->channelCount(); ++c) {
        const auto ref = m_parts.site->find(reader->channel(c).asset);
        const auto measured = twin::metricById(reader->channel(c).metric);
        if (!ref || !measured || m_parts.site->rackIndex(ref->asset) < 0)
            continue;
        if (!metric) // the power of its servers is what a rack shows of them
            metric = ref->server >= 0 && *measured == twin::Metric::Power ? twin::Metric::ServerPower : *measured;
        if (racks.empty() || racks.back().asset != ref->asset)
            racks.push_back({ref->asset});
    }
    if (!metric)
        return;
    colour.metric = *metric;
    colour.origin = twin::Origin::Measured;
    m_scene.setColourBy(colour);
    std::sort(racks.begin(), racks.end());
    racks.erase(std::unique(racks.begin(), racks.end()), racks.end());
    m_parts.selection->set(std::move(racks));
    m_scene.frameSelection();
}

} // namespace app
