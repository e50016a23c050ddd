// What is painted over the 3D picture: labels, legend, north arrow, scale bar, tip, messages of tools. The same for the window and for
// pictures. GUI thread.
#pragma once
#include "views/scene/ColourScale.h"
#include "views/scene/SceneLabels.h"
#include <optional>

namespace views {

struct LegendData
{
    twin::Metric metric = twin::Metric::Power;
    twin::Origin origin = twin::Origin::Modelled;
    bool hasRacks = false, hasUnits = false; ///< any values at all
    bool separate = false;                   ///< units have a range of their own
    twin::Metric unitMetric = twin::Metric::Power; ///< what colours the units: their loading where racks show power
    ColourRange racks, units;
    bool compact = false;                    ///< a smaller one for small pictures
    bool operator==(const LegendData&) const = default;
};

struct TipLine
{
    QString text;
    Role role = Role::Text;
    bool bold = false;
    bool operator==(const TipLine&) const = default;
};

struct OverlayFrame
{
    const twin::Site& site;
    const SceneGeometry& geometry;
    const CameraState& camera;
    Theme::Kind kind;
    QSize size;
    double ratio = 1;
    LegendData legend;
    int selectedRack = -1;
    QRect reserved;                ///< of controls that lie over the picture
    std::vector<TipLine> tip;      ///< empty: none
    QPointF tipAt;
    QRect band;                    ///< rubber band
};

class SceneOverlay
{
    Q_DECLARE_TR_FUNCTIONS(SceneOverlay)
public:
    void rebuild(const twin::Site& site, const SceneGeometry& geometry) { m_labels.rebuild(site, geometry); }
    void forget(); ///< after a change of theme or font
    void paint(QPainter& painter, const OverlayFrame& frame);

private:
    QPixmap legend(const OverlayFrame& frame);
    QPixmap compass(const OverlayFrame& frame);
    QPixmap scaleBar(const OverlayFrame& frame);
    QPixmap tip(const OverlayFrame& frame);

    SceneLabels m_labels;
    TextPixmaps m_texts;
    struct Kept
    {
        QString key;
        QPixmap pixmap;
    };
    Kept m_compass, m_scaleBar, m_tip;
    LegendData m_legendData;
    double m_legendRatio = 0;
    QPixmap m_legend;
};

} // namespace views
