// What is painted over the 3D picture: labels, legend, north arrow, scale bar, tip, messages of tools. The same for the window and for
// pictures. GUI thread.
#pragma once
#include "views/scene/ColourScale.h"
#include "views/scene/SceneLabels.h"
#include "views/scene/layers/AlarmMarks.h"
#include "views/scene/layers/LayerLegend.h"
#include <optional>

namespace views {

struct LegendData
{
    twin::Metric metric = twin::Metric::Power;
    twin::Origin origin = twin::Origin::Modelled;
    bool hasGpus = false, hasRacks = false, hasUnits = false; ///< any values at all
    bool separate = false;                   ///< units have a range of their own
    twin::Metric unitMetric = twin::Metric::Power; ///< what colours the units: their loading where racks show power
    ColourRange gpus, racks, units;
    double least = 0, most = 1;              ///< of the values of the first axis: where its handles may go
    bool percentiles = false, byHand = false, worst = false, age = false; ///< as in ColourBy
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
    bool interactive = false;      ///< in the window: the legend answers the mouse
    bool labels = true, mainLegend = true;
    const std::vector<Alarm>* alarms = nullptr;
    std::vector<LegendEntry> layerLegend = {};
    std::vector<QRectF> alsoReserved = {}; ///< of further panels over the picture
};

class SceneOverlay
{
    Q_DECLARE_TR_FUNCTIONS(SceneOverlay)
public:
    void rebuild(const twin::Site& site, const SceneGeometry& geometry) { m_labels.rebuild(site, geometry); }
    void forget(); ///< after a change of theme or font
    void paint(QPainter& painter, const OverlayFrame& frame);

    /// The mark of alarms under a point of the window; nullptr if there is none.
    const AlarmMark* alarmAt(const QPointF& position) const { return m_alarms[1].markAt(position); }
    const std::vector<AlarmMark>& alarmMarks() const { return m_alarms[1].marks(); }
    const SceneLabels& labels() const { return m_labels; }

    enum class LegendPart { None, Panel, Low, High };
    QRectF legendArea() const { return m_legendArea; } ///< in the window; empty before the first picture
    /// What of the legend in the window lies under a point.
    LegendPart legendPart(const QPointF& position) const;
    /// The value under a point of the legend's bar, kept within it.
    double legendValue(const QPointF& position) const;

private:
    QPixmap legend(const OverlayFrame& frame);
    QPixmap compass(const OverlayFrame& frame);
    QPixmap scaleBar(const OverlayFrame& frame);
    QPixmap tip(const OverlayFrame& frame);

    SceneLabels m_labels;
    AlarmMarks m_alarms[2]; ///< of pictures, of the window
    LayerLegend m_layerLegend[2];
    TextPixmaps m_texts;
    struct Kept
    {
        QString key;
        QPixmap pixmap;
    };
    Kept m_compass, m_scaleBar, m_tip;
    LegendData m_legendData;
    double m_legendRatio = 0;
    bool m_legendInteractive = false;
    QPixmap m_legend;
    struct Bar
    {
        QRectF area;               ///< of the colours, in the legend
        double least = 0, most = 1, low = 0, high = 1;
        double x(double value) const { return area.left() + (value - least) / (most - least) * area.width(); }
    };
    std::optional<Bar> m_bar;      ///< empty: nothing to set
    QRectF m_legendArea;           ///< in the window
    std::optional<Bar> m_windowBar;
};

} // namespace views
