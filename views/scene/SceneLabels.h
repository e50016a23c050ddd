// Names in screen space: halls, yard groups, rows and, when near, units and racks. They never overlap, fade with distance, carry a halo, and
// do not flicker: see layers/LabelPlacer.h.
#pragma once
#include "twin/base/Ids.h"
#include "views/scene/Camera.h"
#include "views/scene/SceneGeometry.h"
#include "views/scene/TextPixmaps.h"
#include "views/scene/layers/LabelPlacer.h"
#include "views/theme/Theme.h"
#include <QRectF>

namespace views {

class SceneLabels
{
public:
    void rebuild(const twin::Site& site, const SceneGeometry& geometry);
    /// `taken` are rectangles where no label may stand; those placed are added to it. `selected` is a rack always named, or -1. Only the
    /// window's own frames (`remember`) decide what counts as shown before.
    void paint(QPainter& painter, const twin::Site& site, const SceneGeometry& geometry, const Projection& projection, Theme::Kind kind,
               double ratio, int selectedRack, TextPixmaps& texts, std::vector<QRectF>& taken, bool remember);
    const std::vector<QRectF>& placed() const { return m_placed; } ///< by the last paint()

private:
    struct Label
    {
        enum class Level { Hall, Yard, Row } level;
        Vec3 anchor;
        double extent; ///< metres on the site; decides from when on it is worth its place
        QString text;
    };
    std::vector<Label> m_labels;
    std::unordered_set<std::uint64_t> m_shown;
    std::vector<QRectF> m_placed;
};

} // namespace views
