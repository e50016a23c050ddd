// Inside of SceneView: what it holds and how input becomes camera, selection and edits. GUI thread.
#pragma once
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/Selection.h"
#include "views/scene/BandSelect.h"
#include "views/scene/CameraController.h"
#include "views/scene/ColourScale.h"
#include "views/scene/GroundLayer.h"
#include "views/scene/MarkLayer.h"
#include "views/scene/RackLayer.h"
#include "views/scene/SceneGuest.h"
#include "views/scene/SceneOverlay.h"
#include "views/scene/SceneView.h"
#include "views/scene/UnitLayer.h"
#include "views/scene/layers/LayerActions.h"
#include "views/scene/layers/LayerStack.h"
#include "views/tools/EditTool.h"
#include "views/vtk/VtkWidget.h"
#include <QPointer>
#include <array>

class QLabel;

namespace views {

class SceneBar;

struct SceneView::Impl : public InputHandler
{
    Impl(SceneView& view, const ViewContext& context);
    ~Impl() override;

    // --- set-up and life (SceneView.cpp)
    void makeUsable();
    void makeUnusable(const QString& reason, bool mayTryAgain);
    void makeLayers();
    void connectModel();
    void layoutOverlays();

    // --- what changed (SceneView.cpp)
    void siteChanged(bool all); ///< false: only its racks
    void valuesChanged();
    void themeChanged();
    void layerSwitched(LayerId layer);
    void selectionChanged();
    void hoverChanged();
    void cameraChanged();
    void invalidate(unsigned changes);
    void requestRender();

    // --- before each frame (ScenePrepare.cpp)
    void prepare(const QSize& device, double ratio);
    void updateColours();
    void updatePaint();
    void paintCoverage();
    void updateMarks();
    OverlayFrame overlayFrame(const QSize& size, double ratio, bool interactive);
    std::vector<TipLine> tipLines() const;
    QString bandText() const;
    bool addGpuLines(int rack, int gpu, std::vector<TipLine>& lines) const;

    // --- camera (SceneView.cpp)
    std::optional<CameraState> namedCamera(const QString& name, double aspect) const;
    double aspect() const;
    void frame(const std::vector<twin::AssetRef>& assets);
    std::optional<Box3> boxOf(twin::AssetRef ref) const;

    // --- input (SceneInput.cpp)
    void pressed(const PointerEvent& event) override;
    void moved(const PointerEvent& event) override;
    void released(const PointerEvent& event) override;
    void doubleClicked(const PointerEvent& event) override;
    void zoomed(const QPointF& position, double steps) override;
    bool keyPressed(int key, Qt::KeyboardModifiers modifiers) override;
    bool keyReleased(int key) override;
    bool claimsKey(int key, Qt::KeyboardModifiers modifiers) override;
    void left() override;
    void lostFocus() override;
    template<class F> bool offer(F&& ask) { return std::any_of(guests.begin(), guests.end(), [&](SceneGuest* guest) { return ask(*guest); }); }
    void click(const PointerEvent& event);
    void dragBand(const QPointF& position);
    void selectBand(bool add);
    bool pressLegend(const PointerEvent& event);
    void dragLegend(const QPointF& position);
    void showCursor(const QPointF& position);
    twin::AssetRef pick(const QPointF& position) const;
    std::optional<Vec3> floorAt(const QPointF& position) const;
    EditTool* editTool();
    const twin::Site& site() const { return context.site->site(); }

    SceneView& view;
    ViewContext context;
    ColourBy colourBy;
    QPointer<VtkWidget> widget;  ///< null without OpenGL
    SceneBar* bar = nullptr;
    QWidget* message = nullptr;  ///< instead of the picture
    bool freshWidget = true;     ///< its renderer has none of the layers' actors yet

    SceneGeometry geometry;
    ScenePalette palette{Theme::Kind::Dark};
    GroundLayer ground;
    BuildingLayer buildings;
    RackLayer racks;
    UnitLayer units;
    MarkLayer marks;
    LayerStack stack{context, geometry, nullptr};
    std::array<SceneLayer*, 9> layers{&marks, stack.sceneLayers()[0], stack.sceneLayers()[1], stack.sceneLayers()[2], &racks, &units,
                                      stack.sceneLayers()[3], &buildings, &ground}; ///< in order of drawing
    LayerActions* layerActions = nullptr;
    twin::Origin originBeforeResiduals = twin::Origin::Modelled;
    SceneOverlay overlay;

    ScenePaint paint;            ///< its spans are valid in prepare() only
    std::vector<twin::ValueQuality> rackQualities, gpuQualities;
    std::vector<QRgb> unitColours;
    std::vector<float> coverCodes; ///< while coverage is shown
    twin::SharedColumn ageColumn; ///< keeps alive what the colours show
    LegendData legend;
    bool valuesStale = true;     ///< the numbers themselves are others
    bool coloursStale = true, marksStale = true, labelsStale = true;
    bool rangeKnown = false;     ///< `legend` ranges may be kept

    CameraController camera;
    QString cameraName = QStringLiteral("site"); ///< framed anew on resize until the user moves
    bool fine = false;           ///< smooth edges even where that is slow
    bool inPicture = false;
    QSize lastSize;              ///< of the last frame, device pixels

    Tool tool = Tool::Navigate;
    PlaceRacksTool placeTool;
    MoveRacksTool moveTool;
    enum class Drag { None, Pending, Orbit, Pan, Band, Tool, Legend } drag = Drag::None;
    SceneOverlay::LegendPart legendPart = SceneOverlay::LegendPart::None; ///< that is dragged, or lies under the cursor
    Qt::MouseButton dragButton = Qt::NoButton;
    QPointF pressedAt, lastAt, cursorAt;
    bool cursorInside = false, cursorOnAlarm = false;
    QRect band;
    std::optional<BandSelect> bandSelect;      ///< during a drag of the rubber band
    std::vector<twin::AssetRef> bandFound;
    std::vector<SceneGuest*> guests;
};

} // namespace views
