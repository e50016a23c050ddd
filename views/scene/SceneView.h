// The 3D facility. GUI thread.
#pragma once
#include "twin/base/Ids.h"
#include "twin/base/Metric.h"
#include "twin/edit/PlacementPlanner.h"
#include "views/KeyHelp.h"
#include "views/ViewContext.h"
#include "views/scene/layers/LayerId.h"
#include <QImage>
#include <QWidget>
#include <memory>
#include <optional>

class QAction;
namespace twin { struct OneLine; }

namespace views {

class CameraController;
class SceneGeometry;
class SceneGuest;
struct CameraState;
struct GltfScene;

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
    /// The camera of a name as it would be in this widget; empty for unknown names.
    std::optional<CameraState> namedCamera(const QString& name) const;
    void flyTo(const CameraState& state, int milliseconds = 300); ///< and stays there on resize
    CameraController& camera();            ///< where the eye is
    const SceneGeometry& geometry() const; ///< boxes of everything that has a place; rebuilt when the site changes

    /// Smooth edges in the window even on software rendering, where that takes several times the frame: for screenshots.
    void setFineEdges(bool on);

    /// The picture as shown at any size up to `largestPicture`, with legend and labels unless told otherwise; what is painted over it grows
    /// with pictures above 1920 x 1080. Renders now, large ones in tiles. Empty without OpenGL, or memory.
    QImage picture(const QSize& size, bool withOverlay = true);
    static constexpr int largestPicture = 16384; ///< pixels a side
    /// What is shown as meshes with their colours; needs no OpenGL. See GltfFile.h.
    GltfScene gltfScene();
    bool isUsable() const;      ///< false without OpenGL
    double lastFrameMs() const; ///< time of the last render
    /// Renders `frames` frames while orbiting and returns the mean time of one, for benches and --screenshot runs.
    double measureFrameMs(int frames);

    enum class Tool { Navigate, PlaceRacks, MoveRacks, SelectBand, Measure, Walk };
    void setTool(Tool tool);
    Tool tool() const;
    void setPlacement(const twin::AddRequest& request); ///< type and count for PlaceRacks
    /// Guests paint over the picture of the window and get input first. They are not owned and leave before they die.
    void addGuest(SceneGuest* guest);
    void removeGuest(SceneGuest* guest);
    QRectF legendArea() const;             ///< where the legend of the colours was last painted; empty before
    void updateOverlay();                  ///< paints what lies over the picture anew, without rendering
    /// Where the cursor meets something solid: a rack, a unit, or the floor. Metres, as in twin::Site; empty in the sky.
    struct SurfacePoint
    {
        double x = 0, y = 0, z = 0;
        twin::AssetRef asset;              ///< none: the floor
    };
    std::optional<SurfacePoint> surfaceAt(const QPointF& position) const;
    static KeyHelpList keyHelp();          ///< keys and gestures that work in the scene

    /// Layers that are off cost nothing. Residuals are the colours' origin; the others are independent of it.
    bool layerVisible(LayerId layer) const;
    void setLayerVisible(LayerId layer, bool on);
    QString layerProblem(LayerId layer) const;     ///< why it has nothing to show; empty if it has
    QList<QAction*> layerActions() const;          ///< checkable, with keys; owned by the scene
    /// The solved one-line that the power path shows; nullptr while there is none.
    void setOneLine(std::shared_ptr<const twin::OneLine> line);
    /// The path of the selection that is highlighted; it follows the selection.
    FollowedKind followed() const;
    void setFollowed(FollowedKind kind);
    QString followProblem(FollowedKind kind) const; ///< why there is no such path now; empty if there is
    QList<QAction*> followActions() const;
    std::vector<int> followedElements() const;     ///< of the one-line, from the selection to the utility
    std::vector<int> followedUnits() const;        ///< of the site; the last one is the path's end

    /// The picker: what lies under a point of this widget, by a ray through the model's boxes.
    twin::AssetRef pick(const QPointF& position) const;
    /// Where something is in this widget; (-1, -1) if it has no place or lies behind the eye.
    QPointF project(twin::AssetRef asset) const;    ///< the middle of its box
    QPointF projectTop(twin::AssetRef asset) const; ///< the middle of its upper face
    QPointF projectPoint(double x, double y, double z) const; ///< metres, as in twin::Site

Q_SIGNALS:
    void colourByChanged();
    void toolChanged();
    void layerVisibilityChanged(views::LayerId layer, bool on);
    void followedChanged();                        ///< the path, or the kind of it
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
