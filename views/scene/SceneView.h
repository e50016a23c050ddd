// The 3D facility. GUI thread.
#pragma once
#include "twin/base/Ids.h"
#include "twin/base/Metric.h"
#include "twin/edit/PlacementPlanner.h"
#include "views/ViewContext.h"
#include <QImage>
#include <QWidget>
#include <memory>
#include <optional>

namespace views {

/// What the colours show.
struct ColourBy
{
    twin::Metric metric = twin::Metric::Power;
    twin::Origin origin = twin::Origin::Modelled;
    bool automaticRange = true;
    double low = 0, high = 1;   ///< in the metric's stored unit, used if not automatic
    bool percentiles = false;   ///< automatic: from 2 to 98 % of the values instead of all of them
    bool worst = false;         ///< from afar the worst GPU of a rack instead of their mean
    bool age = false;           ///< how old the values are, instead of the values
    bool operator==(const ColourBy&) const = default;
};

/// Hosts the VTK picture and its overlays (legend, colour-by, north arrow, scale). If OpenGL is not to be had it shows the reason instead.
class SceneView : public QWidget
{
    Q_OBJECT
public:
    explicit SceneView(const ViewContext& context, QWidget* parent = nullptr);
    ~SceneView() override;

    ColourBy colourBy() const;
    void setColourBy(const ColourBy& colourBy);

    /// Named cameras: "site", "building", "hall1".., "top", "rack" (current selection). Unknown names are refused with false.
    static QStringList cameraNames(const twin::SiteModel& site);
    bool setCamera(const QString& name, bool animated = true);
    void frameSelection();
    void setAnimationsEnabled(bool on);

    /// Smooth edges in the window even on software rendering, where that takes several times the frame: for screenshots.
    void setFineEdges(bool on);

    /// The picture as shown (with legend), at any size; renders now. Empty without OpenGL.
    QImage picture(const QSize& size);
    bool isUsable() const;      ///< false without OpenGL
    double lastFrameMs() const; ///< time of the last render
    /// Renders `frames` frames while orbiting and returns the mean time of one, for benches and --screenshot runs.
    double measureFrameMs(int frames);

    enum class Tool { Navigate, PlaceRacks, MoveRacks };
    void setTool(Tool tool);
    Tool tool() const;
    void setPlacement(const twin::AddRequest& request); ///< type and count for PlaceRacks

    /// The picker: what lies under a point of this widget, by a ray through the model's boxes.
    twin::AssetRef pick(const QPointF& position) const;
    /// Where something is in this widget; (-1, -1) if it has no place or lies behind the eye.
    QPointF project(twin::AssetRef asset) const;    ///< the middle of its box
    QPointF projectTop(twin::AssetRef asset) const; ///< the middle of its upper face
    QPointF projectPoint(double x, double y, double z) const; ///< metres, as in twin::Site

Q_SIGNALS:
    void colourByChanged();
    void toolChanged();
    /// A tool asks for an edit; the application plans it, refuses it or pushes the command.
    void addRequested(const twin::AddRequest& request);
    void moveRequested(double dx, double dy);
    void contextMenuRequested(const QPoint& globalPosition, twin::AssetRef asset);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace views
