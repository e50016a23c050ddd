#include "views/scene/SceneImpl.h"
#include <QCursor>
#include <QKeySequence>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <set>

namespace views {
namespace {

constexpr double leastGpu = 5;    ///< pixels a GPU is wide and high from when on it can be pointed at
constexpr double clickSlack = 4; ///< pixels a hand may tremble in a click
/// Pixels beside an asset that still mean it: from afar racks are thinner than a hand is steady.
constexpr std::array<double, 2> pickRings{3, 6};

} // namespace

twin::AssetRef SceneView::Impl::pick(const QPointF& position) const
{
    const Projection projection(camera.state(), view.size());
    Hit hit = geometry.pick(projection.ray(position));
    QPointF hitAt = position;
    for (const double radius : pickRings) {
        if (hit.kind != Hit::Kind::Nothing)
            break;
        hit.distance = std::numeric_limits<double>::max();
        for (int i = 0; i < 8; ++i) {
            const double angle = i * std::numbers::pi / 4;
            const QPointF beside = position + radius * QPointF(std::cos(angle), std::sin(angle));
            if (const Hit near = geometry.pick(projection.ray(beside)); near.kind != Hit::Kind::Nothing && near.distance < hit.distance) {
                hit = near;
                hitAt = beside;
            }
        }
    }
    switch (hit.kind) {
    case Hit::Kind::Rack: {
        if (!stack.isOn(LayerId::Racks))
            return {};
        twin::AssetRef ref{site().racks[static_cast<std::size_t>(hit.index)].id};
        // Servers and GPUs are meant where they are large enough to be aimed at.
        const RackFace& face = geometry.face(hit.index);
        const Vec3 size = geometry.rack(hit.index).size();
        const double scale = projection.pixelsPerMetre(hit.distance);
        if (face.trays > 0 && std::min(size.x / face.columns, size.z / face.shelves) * scale >= leastGpu)
            if (const auto gpu = geometry.gpuAt(hit.index, projection.ray(hitAt).at(hit.distance))) {
                ref.server = static_cast<std::int16_t>(*gpu / face.columns);
                ref.gpu = static_cast<std::int16_t>(*gpu);
            }
        return ref;
    }
    case Hit::Kind::Unit:
        return {site().units[static_cast<std::size_t>(hit.index)].id};
    case Hit::Kind::Nothing:
        break;
    }
    return {};
}

std::optional<Vec3> SceneView::Impl::floorAt(const QPointF& position) const
{
    return Projection(camera.state(), view.size()).onPlane(position, floorHeight);
}

EditTool* SceneView::Impl::editTool()
{
    switch (tool) {
    case Tool::PlaceRacks:
        return &placeTool;
    case Tool::MoveRacks:
        return &moveTool;
    case Tool::Navigate:
    case Tool::SelectBand:
    case Tool::Measure:
    case Tool::Walk:
        break;
    }
    return nullptr;
}

void SceneView::Impl::pressed(const PointerEvent& e)
{
    if (drag == Drag::None && offer([&](SceneGuest& guest) { return guest.pressed(e); }))
        return;
    if (drag != Drag::None)
        return; // a second button during a drag
    camera.finish();
    pressedAt = lastAt = cursorAt = e.position;
    dragButton = e.button;
    drag = Drag::Pending;
    if (e.button == Qt::LeftButton && pressLegend(e))
        return;
    if (e.button == Qt::LeftButton)
        if (auto* edit = editTool(); edit && edit->pressed(floorAt(e.position), pick(e.position)))
            drag = Drag::Tool;
    marksStale = true;
    requestRender();
}

void SceneView::Impl::moved(const PointerEvent& e)
{
    cursorAt = e.position;
    cursorInside = true;
    if (drag == Drag::None && offer([&](SceneGuest& guest) { return guest.moved(e); }))
        return;
    if (drag == Drag::Pending && legendPart == SceneOverlay::LegendPart::None && (e.position - pressedAt).manhattanLength() > clickSlack) {
        if (dragButton == Qt::LeftButton)
            drag = tool == Tool::SelectBand || (tool == Tool::Navigate && e.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) ? Drag::Band : Drag::Orbit;
        else
            drag = Drag::Pan;
        if (drag == Drag::Band)
            bandSelect.emplace(site(), geometry, Projection(camera.state(), view.size()));
        marksStale = true;
    }
    switch (drag) {
    case Drag::Legend:
        dragLegend(e.position);
        break;
    case Drag::Orbit:
        camera.orbit(e.position - lastAt);
        break;
    case Drag::Pan:
        camera.pan(lastAt, e.position, view.size());
        break;
    case Drag::Band:
        dragBand(e.position);
        break;
    case Drag::Tool:
        editTool()->moved(floorAt(e.position));
        marksStale = true;
        requestRender();
        break;
    case Drag::None:
        if (auto* edit = editTool(); edit && tool == Tool::PlaceRacks) {
            edit->moved(floorAt(e.position));
            marksStale = true;
            requestRender();
        } else {
            offer([&](SceneGuest& guest) { return guest.pointed(e.position); });
            showCursor(e.position);
            context.selection->setHovered(legendPart == SceneOverlay::LegendPart::None ? pick(e.position) : twin::AssetRef{});
            const bool onAlarm = overlay.alarmAt(e.position) != nullptr;
            if (std::exchange(cursorOnAlarm, onAlarm) || onAlarm || context.selection->hovered().isValid())
                widget->updateOverlay(); // the tip follows
        }
        break;
    case Drag::Pending:
        break;
    }
    lastAt = e.position;
}

void SceneView::Impl::released(const PointerEvent& e)
{
    if (drag == Drag::None && offer([&](SceneGuest& guest) { return guest.released(e); }))
        return;
    if (e.button != dragButton)
        return;
    const Drag was = drag;
    drag = Drag::None;
    dragButton = Qt::NoButton;
    marksStale = true;
    if (std::exchange(legendPart, SceneOverlay::LegendPart::None) != SceneOverlay::LegendPart::None) {
        // nothing more: the range followed the handle
    } else if (was == Drag::Pending)
        click(e);
    else if (was == Drag::Band)
        selectBand(e.modifiers & Qt::ShiftModifier);
    else if (was == Drag::Tool)
        editTool()->released();
    band = {};
    requestRender();
}

void SceneView::Impl::click(const PointerEvent& e)
{
    if (offer([&](SceneGuest& guest) { return guest.clicked(e); }))
        return;
    if (const AlarmMark* mark = e.button == Qt::LeftButton && tool == Tool::Navigate ? overlay.alarmAt(e.position) : nullptr) {
        const twin::AssetRef worst = stack.alarms()[static_cast<std::size_t>(mark->alarms.front())].asset;
        context.selection->set({worst});
        if (mark->edge != AlarmMark::Edge::Inside)
            frame({worst});
        return;
    }
    const auto part = pick(e.position);
    const twin::AssetRef asset{part.asset};
    if (e.button == Qt::RightButton) {
        Q_EMIT view.contextMenuRequested(e.globalPosition, asset);
        return;
    }
    if (e.button != Qt::LeftButton)
        return;
    if (tool == Tool::PlaceRacks) {
        placeTool.clicked(floorAt(e.position));
        return;
    }
    if (e.modifiers & Qt::ControlModifier) {
        if (asset.isValid())
            context.selection->toggle(asset);
    } else if (asset.isValid()) {
        // The rack first; a second click goes on to the GPU.
        const bool again = context.selection->items().size() == 1 && context.selection->current().asset == asset.asset;
        context.selection->set({again ? part : asset});
    } else {
        context.selection->clear();
    }
}

bool SceneView::Impl::pressLegend(const PointerEvent& e)
{
    legendPart = overlay.legendPart(e.position);
    if (legendPart == SceneOverlay::LegendPart::Low || legendPart == SceneOverlay::LegendPart::High)
        drag = Drag::Legend;
    return legendPart != SceneOverlay::LegendPart::None;
}

void SceneView::Impl::dragLegend(const QPointF& position)
{
    const ColourRange& shown = legend.hasGpus ? legend.gpus : legend.hasRacks || !legend.separate ? legend.racks : legend.units;
    ColourBy next = colourBy;
    next.automaticRange = false;
    next.low = shown.low;
    next.high = shown.high;
    const double value = overlay.legendValue(position), least = 1e-3 * (legend.most - legend.least);
    if (legendPart == SceneOverlay::LegendPart::Low)
        next.low = std::min(value, next.high - least);
    else
        next.high = std::max(value, next.low + least);
    view.setColourBy(next);
}

void SceneView::Impl::showCursor(const QPointF& position)
{
    const auto part = overlay.legendPart(position);
    if (std::exchange(legendPart, part) == part)
        return;
    const bool handle = part == SceneOverlay::LegendPart::Low || part == SceneOverlay::LegendPart::High;
    widget->setCursor(handle ? Qt::SizeHorCursor : Qt::ArrowCursor);
}

void SceneView::Impl::dragBand(const QPointF& position)
{
    band = QRectF(pressedAt, position).normalized().toRect();
    bandFound = bandSelect->inside(band);
    widget->updateOverlay();
}

void SceneView::Impl::selectBand(bool add)
{
    auto items = std::exchange(bandFound, {});
    bandSelect.reset();
    if (add) {
        const auto& before = context.selection->items();
        std::set<twin::AssetRef> known(before.begin(), before.end());
        std::erase_if(items, [&](const auto& ref) { return known.contains(ref); });
        items.insert(items.begin(), before.begin(), before.end());
    }
    context.selection->set(std::move(items));
}

void SceneView::Impl::doubleClicked(const PointerEvent& e)
{
    if (offer([&](SceneGuest& guest) { return guest.doubleClicked(e); }))
        return;
    drag = Drag::None;
    if (e.button == Qt::LeftButton && overlay.legendPart(e.position) != SceneOverlay::LegendPart::None) {
        ColourBy next = colourBy;
        next.automaticRange = true;
        next.percentiles = false;
        view.setColourBy(next);
        return;
    }
    if (e.button != Qt::LeftButton || tool != Tool::Navigate)
        return;
    if (const auto asset = pick(e.position); asset.isValid()) {
        frame({twin::AssetRef{asset.asset}});
    } else if (const auto floor = floorAt(e.position)) {
        const int hall = SceneGeometry::hallAt(site(), floor->x, floor->y);
        if (hall >= 0)
            view.setCamera(QStringLiteral("hall%1").arg(site().halls[static_cast<std::size_t>(hall)].number));
    }
}

void SceneView::Impl::zoomed(const QPointF& position, double steps)
{
    if (offer([&](SceneGuest& guest) { return guest.zoomed(steps); }))
        return;
    camera.finish();
    const Projection projection(camera.state(), view.size());
    const Ray ray = projection.ray(position);
    const Hit hit = geometry.pick(ray);
    Vec3 point = camera.state().focus;
    const double far = 6 * camera.state().distance;
    if (hit.kind != Hit::Kind::Nothing && hit.distance < far)
        point = ray.at(hit.distance);
    else if (const auto floor = projection.onPlane(position); floor && length(*floor - ray.origin) < far)
        point = *floor;
    else
        point = ray.at(camera.state().distance);
    camera.zoom(point, steps);
}

namespace {

/// The keys of the scene: handled by this table, and told by it.
enum class Command { Left, Right, Forward, Back, Nearer, Farther, Site, Hall, Selection };
struct Binding
{
    Qt::Key key;
    Command command;
};
constexpr Binding bindings[] = {
    {Qt::Key_Left, Command::Left},     {Qt::Key_Right, Command::Right}, {Qt::Key_Up, Command::Forward},  {Qt::Key_Down, Command::Back},
    {Qt::Key_Plus, Command::Nearer},   {Qt::Key_Equal, Command::Nearer}, {Qt::Key_Minus, Command::Farther}, {Qt::Key_0, Command::Site},
    {Qt::Key_1, Command::Hall},        {Qt::Key_2, Command::Hall},      {Qt::Key_3, Command::Hall},      {Qt::Key_4, Command::Hall},
    {Qt::Key_5, Command::Hall},        {Qt::Key_6, Command::Hall},      {Qt::Key_7, Command::Hall},      {Qt::Key_8, Command::Hall},
    {Qt::Key_9, Command::Hall},        {Qt::Key_F, Command::Selection},
};

} // namespace

KeyHelpList SceneView::keyHelp()
{
    const auto keys = [](std::initializer_list<Command> commands, Qt::KeyboardModifier modifier = Qt::NoModifier) {
        QStringList names;
        for (const auto& binding : bindings)
            if (std::find(commands.begin(), commands.end(), binding.command) != commands.end() && binding.key != Qt::Key_Equal)
                names << QKeySequence(QKeyCombination(modifier, binding.key)).toString(QKeySequence::NativeText);
        if (names.size() > 5)
            names = {names.front() + QStringLiteral(" … ") + names.back()};
        return names.join(QStringLiteral(", "));
    };
    const auto arrows = {Command::Left, Command::Right, Command::Forward, Command::Back};
    return {
        {keys(arrows), tr("move over the facility")},
        {keys(arrows, Qt::ShiftModifier), tr("turn the facility")},
        {keys({Command::Nearer, Command::Farther}), tr("nearer, farther")},
        {keys({Command::Site}), tr("whole site")},
        {keys({Command::Hall}), tr("hall of that number")},
        {keys({Command::Selection}), tr("fly to the selection")},
        {tr("Left drag"), tr("turn the facility")},
        {tr("Right or middle drag"), tr("move over the facility")},
        {tr("Wheel"), tr("nearer, farther")},
        {tr("Click"), tr("select; again: the GPU under the cursor")},
        {tr("Ctrl+click"), tr("select more, or less")},
        {tr("Double click"), tr("fly to an asset or hall")},
        {tr("Ctrl+drag"), tr("select in a rectangle: racks, near by GPUs")},
        {tr("Shift+drag"), tr("select more in a rectangle")},
    };
}

bool SceneView::Impl::keyPressed(int key, Qt::KeyboardModifiers modifiers)
{
    if (offer([&](SceneGuest& guest) { return guest.keyPressed(key, modifiers); }))
        return true;
    if (modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    const bool turn = modifiers & Qt::ShiftModifier;
    const QPointF middle(view.width() / 2.0, view.height() / 2.0);
    const auto go = [&](double x, double y) {
        if (turn)
            camera.orbit({10 * x, 10 * y});
        else
            camera.pan(middle, middle + QPointF(40 * x, 40 * y), view.size());
        return true;
    };
    if (key == Qt::Key_Escape) {
        if (drag == Drag::Band) {
            drag = Drag::None;
            band = {};
            bandFound.clear();
            bandSelect.reset();
            widget->updateOverlay();
            return true;
        }
        if (drag == Drag::Tool && moveTool.cancel()) {
            drag = Drag::None;
            marksStale = true;
            requestRender();
            return true;
        }
        if (tool != Tool::Navigate) {
            view.setTool(Tool::Navigate);
            return true;
        }
        return false;
    }
    const auto* binding = std::find_if(std::begin(bindings), std::end(bindings), [key](const Binding& b) { return b.key == key; });
    if (binding == std::end(bindings))
        return false;
    switch (binding->command) {
    case Command::Left:
        return go(1, 0);
    case Command::Right:
        return go(-1, 0);
    case Command::Forward:
        return go(0, 1);
    case Command::Back:
        return go(0, -1);
    case Command::Nearer:
    case Command::Farther:
        camera.zoom(camera.state().focus, binding->command == Command::Nearer ? 1 : -1);
        return true;
    case Command::Site:
        return view.setCamera(QStringLiteral("site"));
    case Command::Hall:
        return view.setCamera(QStringLiteral("hall%1").arg(key - Qt::Key_0));
    case Command::Selection:
        view.frameSelection();
        return true;
    }
    return false;
}

bool SceneView::Impl::keyReleased(int key)
{
    return offer([&](SceneGuest& guest) { return guest.keyReleased(key); });
}

bool SceneView::Impl::claimsKey(int key, Qt::KeyboardModifiers modifiers)
{
    if (key == Qt::Key_Escape && (drag == Drag::Band || drag == Drag::Tool))
        return true; // it ends the drag, not the tool
    return offer([&](SceneGuest& guest) { return guest.claimsKey(key, modifiers); });
}

void SceneView::Impl::lostFocus()
{
    for (auto* guest : guests)
        guest->lostFocus();
}

void SceneView::Impl::left()
{
    cursorInside = false;
    if (drag == Drag::None) {
        context.selection->setHovered({});
        if (tool == Tool::PlaceRacks)
            placeTool.moved({});
        marksStale = true;
        requestRender();
    }
}

} // namespace views
