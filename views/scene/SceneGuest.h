// Who works over the picture of the scene without being part of it: measuring, walking. GUI thread.
#pragma once
#include "views/vtk/EventBridge.h"
#include <QSize>

class QPainter;

namespace views {

class Projection;
class SceneView;

/// The scene asks its guests before it acts itself; true means "used, go no further". Positions are logical pixels of the scene.
/// Scene and guest may die in any order.
class SceneGuest
{
public:
    SceneGuest() = default;
    SceneGuest(const SceneGuest&) = delete;
    SceneGuest& operator=(const SceneGuest&) = delete;
    virtual ~SceneGuest();
    /// Over the picture and its labels, in the window only (never in exported pictures).
    virtual void paint(QPainter& /*painter*/, const Projection& /*projection*/, const QSize& /*size*/, double /*ratio*/) {}
    virtual bool pressed(const PointerEvent&) { return false; }
    virtual bool moved(const PointerEvent&) { return false; }
    virtual bool released(const PointerEvent&) { return false; }
    virtual bool clicked(const PointerEvent&) { return false; }  ///< pressed and let go without a drag
    virtual bool pointed(const QPointF&) { return false; }       ///< moved without a button
    virtual bool doubleClicked(const PointerEvent&) { return false; }
    virtual bool zoomed(double /*steps*/) { return false; }
    virtual bool keyPressed(int /*key*/, Qt::KeyboardModifiers) { return false; }
    virtual bool keyReleased(int /*key*/) { return false; }
    virtual bool claimsKey(int /*key*/, Qt::KeyboardModifiers) { return false; }
    virtual void lostFocus() {}

private:
    friend class SceneView;
    SceneView* m_host = nullptr;
};

} // namespace views
