#include "views/scene/SceneView.h"
#include "views/scene/SceneBar.h"
#include "views/scene/SceneImpl.h"
#include "views/scene/SceneNotice.h"
#include "views/vtk/OpenGl.h"
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkRenderer.h>

namespace views {

SceneView::Impl::Impl(SceneView& v, const ViewContext& c) : view(v), context(c), placeTool(c), moveTool(c)
{
    palette = ScenePalette(context.theme->kind());
    auto* layout = new QVBoxLayout(&view);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    bar = new SceneBar(context, &view);
    bar->show(colourBy);
    QObject::connect(bar, &SceneBar::chosen, &view, [this](twin::Metric metric, twin::Origin origin) {
        ColourBy next = colourBy;
        next.metric = metric;
        next.origin = origin;
        next.automaticRange = true;
        next.age = false;
        view.setLayerVisible(LayerId::Coverage, false); // whoever chooses a quantity wants to see it
        view.setColourBy(next);
    });
    QObject::connect(bar, &SceneBar::optionsChosen, &view, [this](const ColourBy& next) { view.setColourBy(next); });
    placeTool.onAdd = [this](const twin::AddRequest& request) { Q_EMIT view.addRequested(request); };
    moveTool.onMove = [this](double dx, double dy) { Q_EMIT view.moveRequested(dx, dy); };
    makeLayers();
    connectModel();
    siteChanged(true);
    if (const QString problem = openGlProblem(); problem.isEmpty())
        makeUsable();
    else
        makeUnusable(problem, false); // it is looked for only once
    new SceneNotice(c, view);
}

SceneView::Impl::~Impl()
{
    // The widget goes first: while it dies it still calls the overlay and the layers' graphics.
    delete widget;
}

void SceneView::Impl::makeUsable()
{
    widget = new VtkWidget(&view);
    view.layout()->addWidget(widget);
    view.setFocusProxy(widget);
    bar->raise();
    widget->setPrepare([this](QSize device, double ratio) { prepare(device, ratio); });
    widget->setOverlay([this](QPainter& painter, QSize size) {
        overlay.paint(painter, overlayFrame(size, view.devicePixelRatioF(), true));
        const Projection projection(camera.state(), size);
        for (auto* guest : guests)
            guest->paint(painter, projection, size, view.devicePixelRatioF());
    });
    widget->setInputHandler(this);
    QObject::connect(widget, &VtkWidget::failed, &view, [this](const QString& reason) { makeUnusable(reason, true); }, Qt::QueuedConnection);
    freshWidget = true;
    widget->show();
}

void SceneView::Impl::makeUnusable(const QString& reason, bool mayTryAgain)
{
    delete widget;
    delete message;
    bar->hide();
    message = new QWidget(&view);
    auto* layout = new QVBoxLayout(message);
    auto* text = new QLabel(message);
    text->setObjectName(QStringLiteral("sceneMessage"));
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    text->setMargin(24);
    text->setText(SceneView::tr("No 3D view here") + QStringLiteral("\n\n") + reason + QStringLiteral("\n\n")
                  + SceneView::tr("Everything else in the program works without it."));
    layout->addStretch();
    layout->addWidget(text);
    if (mayTryAgain) {
        auto* again = new QPushButton(SceneView::tr("Try again"), message);
        again->setObjectName(QStringLiteral("sceneRetry"));
        layout->addWidget(again, 0, Qt::AlignHCenter);
        // Queued: the button goes with the message.
        QObject::connect(again, &QPushButton::clicked, &view, [this] {
            delete std::exchange(message, nullptr);
            bar->show();
            makeUsable();
        }, Qt::QueuedConnection);
    }
    layout->addStretch();
    view.layout()->addWidget(message);
}

void SceneView::Impl::connectModel()
{
    QObject::connect(context.site, &twin::SiteModel::changed, &view, [this](const twin::ChangeSet& change) {
        if (change.kind == twin::ChangeSet::Kind::Scenario)
            return;
        if (change.kind == twin::ChangeSet::Kind::Reset) {
            cameraName = QStringLiteral("site");
            rangeKnown = false;
        }
        siteChanged(change.kind == twin::ChangeSet::Kind::Reset);
    });
    QObject::connect(context.state, &twin::TwinState::changed, &view, [this] { valuesChanged(); });
    QObject::connect(context.theme, &Theme::changed, &view, [this] { themeChanged(); });
    QObject::connect(context.selection, &Selection::changed, &view, [this] { selectionChanged(); });
    QObject::connect(context.selection, &Selection::hoveredChanged, &view, [this] { hoverChanged(); });
    QObject::connect(&camera, &CameraController::changed, &view, [this] { cameraChanged(); });
    QObject::connect(&camera, &CameraController::movedByHand, &view, [this] { cameraName.clear(); });
}

void SceneView::Impl::layoutOverlays()
{
    bar->adjustSize();
    bar->move(12, 12);
    if (!cameraName.isEmpty())
        if (const auto state = namedCamera(cameraName, aspect()))
            camera.set(*state);
}

// --- what changed ----------------------------------------------------------------------------------------------------

void SceneView::Impl::siteChanged(bool all)
{
    geometry.rebuild(site(), context.site->catalogue());
    stack.siteChanged();
    camera.setLimits(geometry.bounds());
    placeTool.siteChanged();
    moveTool.siteChanged();
    coloursStale = valuesStale = marksStale = labelsStale = true;
    if (!cameraName.isEmpty())
        if (const auto state = namedCamera(cameraName, aspect()))
            camera.set(*state);
    for (auto* layer : layers)
        if (all || layer != &units) // racks come and go, the yard stays as it is
            layer->invalidate(SceneLayer::Geometry);
    requestRender();
}

void SceneView::Impl::valuesChanged()
{
    coloursStale = valuesStale = true;
    stack.valuesChanged();
    bar->refresh();
    requestRender();
}

void SceneView::Impl::themeChanged()
{
    palette = ScenePalette(context.theme->kind());
    overlay.forget();
    stack.themeChanged();
    coloursStale = valuesStale = true;
    invalidate(SceneLayer::Geometry | SceneLayer::Marks);
}

void SceneView::Impl::selectionChanged()
{
    marksStale = true;
    stack.selectionChanged();
    layerActions->update();
    requestRender();
}

void SceneView::Impl::hoverChanged()
{
    marksStale = true;
    requestRender();
}

void SceneView::Impl::cameraChanged()
{
    for (auto* layer : layers)
        layer->invalidate(SceneLayer::Camera);
    requestRender();
}

void SceneView::Impl::invalidate(unsigned changes)
{
    for (auto* layer : layers)
        layer->invalidate(changes);
    requestRender();
}

void SceneView::Impl::requestRender()
{
    if (widget)
        widget->requestRender();
}

// --- camera ----------------------------------------------------------------------------------------------------------

double SceneView::Impl::aspect() const
{
    const QSize s = view.size(); // the picture fills it, though a hidden widget may not have been laid out yet
    return s.height() > 0 ? static_cast<double>(s.width()) / s.height() : 1.6;
}

std::optional<CameraState> SceneView::Impl::namedCamera(const QString& name, double aspectRatio) const
{
    constexpr double heading = 24, elevation = 36; // from the south-west, where the key light comes from
    if (name == QLatin1String("site"))
        return framing(geometry.contents(), heading, elevation, aspectRatio, 0.07);
    if (name == QLatin1String("top"))
        return framing(geometry.contents(), 0, CameraState::highest, aspectRatio);
    if (name == QLatin1String("yard")) {
        std::vector<Box3> boxes;
        for (int i = 0; i < geometry.unitCount(); ++i)
            boxes.push_back(geometry.unit(i));
        if (boxes.empty())
            return {};
        return framing(boxes, heading, 48, aspectRatio, 0.06);
    }
    if (name == QLatin1String("building") && !site().buildings.empty())
        return framing(geometry.building(site(), 0), heading, elevation, aspectRatio);
    if (name.startsWith(QLatin1String("hall"))) {
        bool ok = false;
        const int number = name.mid(4).toInt(&ok);
        for (std::size_t i = 0; ok && i < site().halls.size(); ++i)
            if (site().halls[i].number == number) {
                const Box3 box = geometry.hall(site(), static_cast<int>(i));
                return framing(std::span(&box, 1), heading, 42, aspectRatio, 0.06);
            }
        return {};
    }
    if (name == QLatin1String("rack")) {
        const twin::AssetRef ref{context.selection->current().asset};
        const auto box = boxOf(ref);
        if (!box)
            return {};
        // Racks are looked at from their front.
        double look = camera.state().heading;
        if (const int i = context.site->rackIndex(ref.asset); i >= 0)
            look = site().rows[site().racks[static_cast<std::size_t>(i)].row].facesNorth ? 180 + 22 : 22;
        return framing(box->grown(std::max(1.0, 0.35 * length(box->size()))), look, 28, aspectRatio);
    }
    return {};
}

std::optional<Box3> SceneView::Impl::boxOf(twin::AssetRef ref) const
{
    if (!ref.isValid())
        return {};
    if (const int i = context.site->rackIndex(ref.asset); i >= 0) {
        const RackFace& face = geometry.face(i);
        if (ref.gpu >= 0 && ref.gpu < face.places())
            return geometry.gpu(i, ref.gpu);
        if (ref.server >= 0 && ref.server < face.trays)
            return geometry.server(i, ref.server);
        return geometry.rack(i);
    }
    if (const int i = context.site->unitIndex(ref.asset); i >= 0)
        return geometry.unit(i);
    if (const int i = context.site->hallIndex(ref.asset); i >= 0)
        return geometry.hall(site(), i);
    if (const int i = context.site->rowIndex(ref.asset); i >= 0) {
        Box3 box;
        for (int k = 0; k < geometry.rackCount(); ++k)
            if (site().racks[static_cast<std::size_t>(k)].row == i)
                box.include(geometry.rack(k));
        if (box.isValid())
            return box;
    }
    for (std::size_t i = 0; i < site().buildings.size(); ++i)
        if (site().buildings[i].id == ref.asset)
            return geometry.building(site(), static_cast<int>(i));
    return {};
}

void SceneView::Impl::frame(const std::vector<twin::AssetRef>& assets)
{
    Box3 all;
    for (const auto& ref : assets)
        if (const auto box = boxOf(ref))
            all.include(*box);
    if (!all.isValid())
        return;
    const CameraState now = camera.target();
    const double around = std::max(1.5, 0.25 * length(all.size()));
    cameraName.clear();
    camera.flyTo(framing(all.grown(around), now.heading, std::clamp(now.elevation, 24.0, 60.0), aspect()), true);
}

// --- SceneView -------------------------------------------------------------------------------------------------------

SceneView::SceneView(const ViewContext& context, QWidget* parent) : QWidget(parent)
{
    setMinimumSize(240, 160);
    m = std::make_unique<Impl>(*this, context);
    m->layerActions->update();
}

SceneView::~SceneView()
{
    for (auto* guest : m->guests)
        guest->m_host = nullptr;
}

ColourBy SceneView::colourBy() const { return m->colourBy; }

void SceneView::setColourBy(const ColourBy& colourBy)
{
    if (colourBy == m->colourBy)
        return;
    // Only another range or map: the numbers in the picture stay as they are.
    const ColourBy& old = m->colourBy;
    const bool values = colourBy.metric != old.metric || colourBy.origin != old.origin || colourBy.age != old.age || colourBy.worst != old.worst;
    m->colourBy = colourBy;
    m->rangeKnown = false;
    m->coloursStale = true;
    m->valuesStale |= values;
    m->bar->show(colourBy);
    m->requestRender();
    Q_EMIT colourByChanged();
}

QStringList SceneView::cameraNames(const twin::SiteModel& site)
{
    QStringList names{QStringLiteral("site"), QStringLiteral("building")};
    for (const auto& hall : site.site().halls)
        names << QStringLiteral("hall%1").arg(hall.number);
    if (!site.site().units.empty())
        names << QStringLiteral("yard");
    names << QStringLiteral("top") << QStringLiteral("rack");
    return names;
}

bool SceneView::setCamera(const QString& name, bool animated)
{
    const auto state = m->namedCamera(name, m->aspect());
    if (!state)
        return false;
    m->cameraName = name;
    m->camera.flyTo(*state, animated);
    return true;
}

void SceneView::frameSelection() { m->frame(m->context.selection->items()); }

void SceneView::setAnimationsEnabled(bool on)
{
    m->camera.setAnimationsEnabled(on);
    m->stack.setAnimated(on);
}

void SceneView::setFineEdges(bool on)
{
    m->fine = on;
    m->requestRender();
}

std::optional<CameraState> SceneView::namedCamera(const QString& name) const { return m->namedCamera(name, m->aspect()); }

void SceneView::flyTo(const CameraState& state, int milliseconds)
{
    m->cameraName.clear();
    m->camera.flyTo(state, true, milliseconds);
}

CameraController& SceneView::camera() { return m->camera; }

const SceneGeometry& SceneView::geometry() const { return m->geometry; }

bool SceneView::isUsable() const { return !m->widget.isNull(); }

double SceneView::lastFrameMs() const { return m->widget ? m->widget->lastRenderMs() : 0; }

QImage SceneView::picture(const QSize& size, bool withOverlay)
{
    if (!m->widget || size.isEmpty())
        return {};
    m->camera.finish();
    // A named camera is framed for the shape of the picture.
    const CameraState now = m->camera.state();
    const QString name = m->cameraName;
    if (!name.isEmpty())
        if (const auto state = m->namedCamera(name, static_cast<double>(size.width()) / size.height()))
            m->camera.set(*state);
    m->inPicture = true;
    QImage image = m->widget->renderImage(size);
    m->inPicture = false;
    if (!image.isNull() && withOverlay) {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const double grown = std::max(1.0, std::min(image.width() / 1920.0, image.height() / 1080.0));
        painter.scale(grown, grown);
        m->overlay.paint(painter, m->overlayFrame((QSizeF(image.size()) / grown).toSize(), grown, false));
    }
    m->camera.set(now);
    m->cameraName = name;
    return image;
}

double SceneView::measureFrameMs(int frames)
{
    if (!m->widget || frames < 1)
        return -1;
    m->camera.finish();
    const CameraState start = m->camera.state();
    CameraState state = start;
    double sum = 0;
    for (int i = 0; i < frames; ++i) {
        state.heading += 360.0 / frames;
        m->camera.set(state);
        const double ms = m->widget->renderNow();
        if (ms < 0)
            return -1;
        sum += ms;
    }
    m->camera.set(start);
    return sum / frames;
}

void SceneView::setTool(Tool tool)
{
    if (tool == m->tool)
        return;
    m->moveTool.cancel();
    m->placeTool.moved({});
    m->tool = tool;
    m->marksStale = true;
    if (m->widget) {
        const bool aims = tool == Tool::PlaceRacks || tool == Tool::SelectBand || tool == Tool::Measure;
        m->widget->setCursor(aims ? Qt::CrossCursor : tool == Tool::MoveRacks ? Qt::SizeAllCursor : tool == Tool::Walk ? Qt::BlankCursor : Qt::ArrowCursor);
    }
    m->requestRender();
    Q_EMIT toolChanged();
}

SceneView::Tool SceneView::tool() const { return m->tool; }

void SceneView::setPlacement(const twin::AddRequest& request)
{
    m->placeTool.setRequest(request);
    m->marksStale = true;
    m->requestRender();
}

void SceneView::addGuest(SceneGuest* guest)
{
    guest->m_host = this;
    m->guests.push_back(guest);
}

void SceneView::removeGuest(SceneGuest* guest)
{
    guest->m_host = nullptr;
    std::erase(m->guests, guest);
}

QRectF SceneView::legendArea() const { return m->overlay.legendArea(); }

void SceneView::updateOverlay()
{
    if (m->widget)
        m->widget->updateOverlay();
}

std::optional<SceneView::SurfacePoint> SceneView::surfaceAt(const QPointF& position) const
{
    const Projection projection(m->camera.state(), size());
    const Ray ray = projection.ray(position);
    const Hit hit = m->geometry.pick(ray);
    SurfacePoint found;
    Vec3 at;
    if (hit.kind == Hit::Kind::Nothing) {
        const auto floor = m->floorAt(position);
        if (!floor)
            return {};
        at = *floor;
        // Beside the halls the ground lies a little lower than their floors.
        if (SceneGeometry::hallAt(m->site(), at.x, at.y) < 0)
            at = projection.onPlane(position).value_or(at);
    } else {
        at = ray.at(hit.distance);
        const auto& site = m->site();
        found.asset = {hit.kind == Hit::Kind::Rack ? site.racks[static_cast<std::size_t>(hit.index)].id : site.units[static_cast<std::size_t>(hit.index)].id};
    }
    found.x = at.x;
    found.y = at.y;
    found.z = at.z;
    return found;
}

twin::AssetRef SceneView::pick(const QPointF& position) const { return m->pick(position); }

QPointF SceneView::projectPoint(double x, double y, double z) const
{
    return Projection(m->camera.state(), size()).project({x, y, z}).value_or(QPointF(-1, -1));
}

QPointF SceneView::project(twin::AssetRef asset) const
{
    const auto box = m->boxOf(asset);
    return box ? projectPoint(box->centre().x, box->centre().y, box->centre().z) : QPointF(-1, -1);
}

QPointF SceneView::projectTop(twin::AssetRef asset) const
{
    const auto box = m->boxOf(asset);
    return box ? projectPoint(box->centre().x, box->centre().y, box->high.z) : QPointF(-1, -1);
}

void SceneView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m->layoutOverlays();
}

} // namespace views
