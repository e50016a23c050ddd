#include "views/tools/WalkTool.h"
#include "twin/model/SiteModel.h"
#include "views/ViewContext.h"
#include "views/scene/CameraController.h"
#include "views/scene/SceneView.h"
#include <QCursor>
#include <QKeySequence>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace views {
namespace {

constexpr double degreesPerPixel = 0.15;
constexpr double degreesPerKey = 6;
constexpr double longestFrame = 0.1; ///< s: after a hitch one does not jump

enum class Way { Ahead, Back, Left, Right, TurnLeft, TurnRight, LookUp, LookDown };
struct Binding
{
    Qt::Key key;
    Way way;
};
constexpr Binding bindings[] = {
    {Qt::Key_W, Way::Ahead},          {Qt::Key_A, Way::Left},         {Qt::Key_S, Way::Back},      {Qt::Key_D, Way::Right},
    {Qt::Key_Left, Way::TurnLeft},    {Qt::Key_Right, Way::TurnRight}, {Qt::Key_Up, Way::LookUp},  {Qt::Key_Down, Way::LookDown},
};

const Binding* bound(int key)
{
    const auto* found = std::find_if(std::begin(bindings), std::end(bindings), [key](const Binding& b) { return b.key == key; });
    return found == std::end(bindings) ? nullptr : found;
}

bool isStep(const Binding& b) { return b.way <= Way::Right; }

} // namespace

WalkTool::WalkTool(const ViewContext& context, SceneView& scene) : QObject(&scene), m_site(context.site->site()), m_scene(scene)
{
    m_timer.setInterval(15);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { advance(std::min(longestFrame, 1e-9 * static_cast<double>(m_clock.nsecsElapsed()))); });
    connect(&scene, &SceneView::toolChanged, this, [this] { m_scene.tool() == SceneView::Tool::Walk ? begin() : end(); });
    connect(context.site, &twin::SiteModel::changed, this, [this](const twin::ChangeSet& change) {
        if (change.kind == twin::ChangeSet::Kind::Reset && isWalking())
            m_scene.setTool(SceneView::Tool::Navigate); // another site: one stands nowhere
    });
    scene.addGuest(this);
}

KeyHelpList WalkTool::keyHelp()
{
    QStringList steps, turns;
    for (const auto& b : bindings)
        (isStep(b) ? steps : turns) << QKeySequence(b.key).toString(QKeySequence::NativeText);
    return {
        {steps.join(QStringLiteral(", ")), tr("ahead, left, back, right")},
        {tr("Shift"), tr("faster")},
        {turns.join(QStringLiteral(", ")), tr("look around")},
        {tr("Mouse"), tr("look around")},
        {QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText), tr("leave")},
    };
}

void WalkTool::begin()
{
    if (isWalking())
        return;
    auto& camera = m_scene.camera();
    camera.finish();
    const CameraState now = camera.state();
    m_walker = std::make_unique<Walker>(m_site, m_scene.geometry());
    // In a hall one looks along the rows, which run from west to east, and not at the nearest rack.
    const bool inHall = SceneGeometry::hallAt(m_site, now.focus.x, now.focus.y) >= 0;
    m_walker->place(now.focus.x, now.focus.y, !inHall ? now.heading : std::sin(now.heading * std::numbers::pi / 180) >= 0 ? 90 : -90);
    m_last.reset();
    m_scene.setFocus();
    m_scene.flyTo(m_walker->camera(), 600);
}

void WalkTool::end()
{
    if (!isWalking())
        return;
    m_timer.stop();
    m_down.clear();
    m_fast = false;
    // Up again, above the place one has walked to.
    CameraState c;
    c.focus = {m_walker->x(), m_walker->y(), floorHeight};
    c.heading = m_walker->heading();
    c.elevation = 32;
    c.distance = 60;
    m_walker.reset();
    m_scene.flyTo(c, 600);
}

void WalkTool::moveTo(double x, double y)
{
    if (!isWalking())
        return;
    const double heading = m_walker->heading();
    m_walker->place(x, y, heading);
    direct();
    m_scene.flyTo(m_walker->camera(), 600);
}

void WalkTool::show()
{
    m_scene.camera().set(m_walker->camera());
}

void WalkTool::direct()
{
    double ahead = 0, right = 0;
    for (const int key : m_down) {
        switch (bound(key)->way) {
        case Way::Ahead: ahead += 1; break;
        case Way::Back: ahead -= 1; break;
        case Way::Right: right += 1; break;
        case Way::Left: right -= 1; break;
        default: break;
        }
    }
    m_walker->setDirection(ahead, right, m_fast);
    if (m_walker->isMoving() && !m_timer.isActive()) {
        m_clock.start();
        m_timer.start();
    }
}

void WalkTool::advance(double seconds)
{
    m_clock.start();
    if (!isWalking())
        return;
    m_walker->advance(seconds);
    if (!m_walker->isMoving())
        m_timer.stop();
    show();
}

bool WalkTool::pressed(const PointerEvent& e)
{
    if (isWalking())
        m_last = e.position;
    return isWalking();
}

bool WalkTool::released(const PointerEvent&) { return isWalking(); }
bool WalkTool::doubleClicked(const PointerEvent&) { return isWalking(); }
bool WalkTool::zoomed(double) { return isWalking(); }

bool WalkTool::moved(const PointerEvent& e)
{
    if (!isWalking())
        return false;
    if (m_last) {
        const QPointF by = e.position - *m_last;
        if (!by.isNull()) {
            m_walker->turn(by.x() * degreesPerPixel, -by.y() * degreesPerPixel);
            show();
        }
    }
    m_last = e.position;
    // Before the cursor meets the rim it goes back to the middle, so that one can turn for ever. Where it may not be moved (Wayland),
    // turning ends at the rim; the arrow keys turn on.
    const QRectF inner = QRectF(m_scene.rect()).adjusted(0.2 * m_scene.width(), 0.2 * m_scene.height(), -0.2 * m_scene.width(), -0.2 * m_scene.height());
    if (!inner.contains(e.position)) {
        QCursor::setPos(m_scene.mapToGlobal(m_scene.rect().center()));
        m_last.reset();
    }
    return true;
}

bool WalkTool::claimsKey(int key, Qt::KeyboardModifiers modifiers)
{
    return isWalking() && !(modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) && (bound(key) || key == Qt::Key_Shift);
}

bool WalkTool::keyPressed(int key, Qt::KeyboardModifiers modifiers)
{
    if (!claimsKey(key, modifiers))
        return false;
    if (key == Qt::Key_Shift) {
        m_fast = true;
        direct();
        return true;
    }
    const Binding& b = *bound(key);
    if (isStep(b)) {
        m_fast = modifiers & Qt::ShiftModifier;
        m_down.insert(key);
        direct();
        return true;
    }
    const double turn = b.way == Way::TurnLeft ? -degreesPerKey : b.way == Way::TurnRight ? degreesPerKey : 0;
    const double look = b.way == Way::LookUp ? degreesPerKey : b.way == Way::LookDown ? -degreesPerKey : 0;
    m_walker->turn(turn, look);
    direct();
    show();
    return true;
}

bool WalkTool::keyReleased(int key)
{
    if (!isWalking())
        return false;
    if (key == Qt::Key_Shift)
        m_fast = false;
    else if (m_down.erase(key) == 0)
        return false;
    direct();
    return true;
}

void WalkTool::lostFocus()
{
    // Keys let go elsewhere are not told here.
    if (!isWalking())
        return;
    m_down.clear();
    m_fast = false;
    direct();
}

} // namespace views
