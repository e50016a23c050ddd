// Names in screen space: halls, yard groups, rows and, when near, racks. They never overlap, fade with distance, and carry a halo.
#pragma once
#include "twin/base/Ids.h"
#include "views/scene/Camera.h"
#include "views/scene/SceneGeometry.h"
#include "views/scene/TextPixmaps.h"
#include "views/theme/Theme.h"
#include <QRectF>

namespace views {

class SceneLabels
{
public:
    void rebuild(const twin::Site& site, const SceneGeometry& geometry);
    /// `taken` are rectangles where no label may stand; those placed are added to it. `selected` is a rack always named, or -1.
    void paint(QPainter& painter, const twin::Site& site, const SceneGeometry& geometry, const Projection& projection, Theme::Kind kind,
               double ratio, int selectedRack, TextPixmaps& texts, std::vector<QRectF>& taken) const;

private:
    struct Label
    {
        enum class Level { Hall, Yard, Row } level;
        Vec3 anchor;
        double extent; ///< metres on the site; decides from when on it is worth its place
        QString text;
    };
    std::vector<Label> m_labels; ///< most important first
};

} // namespace views
